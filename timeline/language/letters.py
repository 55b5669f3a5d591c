"""A text in other letters of its language: a table such as ``[title.letters.Cyrl]`` of uz.toml."""

from __future__ import annotations

import re
from collections.abc import Mapping


def rewrite(text: str, table: Mapping[str, str]) -> str:
    """Write a text by a table of letters; capitals stay capitals.

    Longer keys come first; ``^`` marks the beginning of a word. Letters without a key stay.
    """
    keys = sorted(table, key=len, reverse=True)
    parts = [rf"\b{re.escape(key[1:])}" if key[0] == "^" else re.escape(key) for key in keys]
    pattern = re.compile("|".join(f"({part})" for part in parts), re.IGNORECASE)

    def write(match: re.Match[str]) -> str:
        letters = str(table[keys[(match.lastindex or 1) - 1]])
        return letters.capitalize() if match[0][:1].isupper() else letters

    return pattern.sub(write, text)
