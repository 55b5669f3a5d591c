"""Texts that are one thing over and over: what takes them long, takes a hostile file's time.

Those of ``EMPTY`` tell nothing and shall take no longer than prose of their length. Those of
``FULL`` hold a date or a sum every few letters, where prose has one in a hundred words: they may
take more, but a letter of a long one no more than a letter of a short one.
"""

from __future__ import annotations

EMPTY = {
    "digits": "1234567890",
    "apostrophes": "ʻ'’`ʼ",
    "one word": "o",
    "full stops": ".",
    "spaces": " ",
    "hyphens": "a-",
    "open brackets": "((((",
    "nested quotes": '“«"',
    "closing quotes": '"»”',
    "mixed alphabets": "aprelь ",
    "line breaks": "\n",
    "lines of a word": "a\n",
    "table walls": "|",
    "tags": "<b>a</b> ",
    "stars": "**a** ",
    "names": "Qozogʻiston Toshkent ",
    "verbs": "imzolandi, ",
}
FULL = {
    "uz": {
        "dates": "2024-yil 5-aprel, ",
        "cells": "a | b | 1\n",
        "bare scales": "1 mlrd ",
        "sums": "5,5 mln dollar ",
        "sums of trade": "savdo 5 mln dollar. ",
        "numbers": "1 234 567 ",
        "years": "2021, ",
        "years in brackets": "(2021; 2022) ",
        "signed and dated": "2021-yil 5-mayda shartnoma imzolandi, ",
        "dates on lines": "2021-yil 5-may\n",
        "days of talks": "2021-yil {}-mayda Oʻzbekiston va Qozogʻiston uchrashuv oʻtkazdi. ",
    },
    "ru": {
        "bare scales": "1 млрд ",
        "sums of trade": "товарооборот 5 млн долларов. ",
        "years in brackets": "(2021; 2022) ",
        "signed and dated": "5 мая 2021 года подписан договор, ",
        "dates on lines": "5 мая 2021 года\n",
        "visits of years": "В 20{} году Президент Казахстана посетил Узбекистан. ",
    },
    "en": {
        "bare scales": "1 bn ",
        "sums of trade": "trade was $5 million. ",
        "years in brackets": "(2021; 2022) ",
        "signed and dated": "the treaty was signed on May 5, 2021, ",
        "dates on lines": "May 5, 2021\n",
        "bare papers": "On {} May 2021 Kazakhstan and Uzbekistan signed the treaty. ",
        "sessions": "The second meeting of Kazakhstan and Uzbekistan was held on {} May 2021. ",
    },
    "kk": {
        "bare scales": "1 млрд ",
        "sums of trade": "тауар айналымы 5 млн доллар. ",
        "years in brackets": "(2021; 2022) ",
        "signed and dated": "2021 жылғы 5 мамырда шартқа қол қойылды, ",
        "dates on lines": "2021 жылғы 5 мамыр\n",
        "plans": "20{} жылы Қазақстан мен Өзбекстан Астанада саммит өткізеді. ",
    },
}
HEAD = "Yil | Savdo aylanmasi, mln dollar | Eksport | Import\n"


def empty(length: int) -> dict[str, tuple[str, str]]:
    """Give the texts that tell nothing by what they are: language and text of this length."""
    return {name: ("uz", _of(unit, length)) for name, unit in EMPTY.items()}


def full(length: int) -> dict[str, tuple[str, str]]:
    """Give the texts that are full of facts by what they are: language and text."""
    texts = {
        f"{name}, {code}": (code, _of(unit, length))
        for code, units in FULL.items()
        for name, unit in units.items()
    }
    rows = (f"{1992 + row % 33} | {row} | {row + 1} | {row + 2}\n" for row in range(length // 24))
    return texts | {"rows of a trade table": ("uz", HEAD + "".join(rows))}


def _of(unit: str, length: int) -> str:
    """Give a unit over and over; a number of two digits stands in for ``{}``, 10 to 27 in turn."""
    if "{}" not in unit:
        return (unit * (length // len(unit) + 1))[:length]
    told = (unit.format(10 + at % 18) for at in range(length // len(unit) + 1))
    return "".join(told)[:length]
