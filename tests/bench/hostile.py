"""Texts that are one thing over and over: what takes them long, takes a hostile file's time."""

from __future__ import annotations

HOSTILE = {
    "digits": "1234567890",
    "apostrophes": "ʻ'’`ʼ",
    "one word": "o",
    "full stops": ".",
    "spaces": " ",
    "hyphens": "a-",
    "dates": "2024-yil 5-aprel, ",
    "open brackets": "((((",
    "nested quotes": '“«"',
    "closing quotes": '"»”',
    "mixed alphabets": "aprelь ",
    "line breaks": "\n",
    "lines of a word": "a\n",
    "table walls": "|",
    "cells": "a | b | 1\n",
    "tags": "<b>a</b> ",
    "stars": "**a** ",
    "bare scales": "1 mlrd ",
    "sums": "5,5 mln dollar ",
    "sums of trade": "savdo 5 mln dollar. ",
    "numbers": "1 234 567 ",
    "years": "2021, ",
    "years in brackets": "(2021; 2022) ",
    "names": "Qozogʻiston Toshkent ",
    "verbs": "imzolandi, ",
    "signed and dated": "2021-yil 5-mayda shartnoma imzolandi, ",
    "dates on lines": "2021-yil 5-may\n",
}
HEAD = "Yil | Savdo aylanmasi, mln dollar | Eksport | Import\n"


def hostile(length: int) -> dict[str, str]:
    """Give the texts by what they are, each of about this length."""
    long = {name: (unit * (length // len(unit) + 1))[:length] for name, unit in HOSTILE.items()}
    rows = (f"{1992 + row % 33} | {row} | {row + 1} | {row + 2}\n" for row in range(length // 24))
    return long | {"rows of a trade table": HEAD + "".join(rows)}
