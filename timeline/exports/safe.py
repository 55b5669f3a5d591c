"""Text of documents made harmless for the place where it goes."""

from __future__ import annotations

import re
from collections.abc import Iterable

# Control letters that XML 1.0 forbids, and halves of surrogate pairs: no office file takes them.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
# Marks that turn the direction of what follows: they could make a line read as another.
_TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")
# What a spreadsheet takes for a formula: it skips blanks, and knows the wide signs too.
_FORMULA = re.compile(r"\s*[=+\-@\t\r\n＝＋－＠]")
CELL_LIMIT = 32_767


def clean(text: str) -> str:
    """Take out letters that office files forbid and marks that turn the reading direction."""
    return _TURNING.sub("", _FORBIDDEN.sub("", text))


def one_line(text: str) -> str:
    """Clean a text and make one line of it."""
    return " ".join(clean(text).split())


def cell(text: str) -> str:
    """Make a text harmless as a cell: an apostrophe before what a spreadsheet would compute."""
    text = clean(text)
    if _FORMULA.match(text):
        text = "'" + text
    return text if len(text) <= CELL_LIMIT else text[: CELL_LIMIT - 1] + "…"


def shorten(text: str, limit: int) -> str:
    """Cut a text at a word, with an ellipsis, so that it has at most ``limit`` letters."""
    text = one_line(text)
    if len(text) <= limit:
        return text
    head = text[: limit - 1]
    word = head.rsplit(" ", 1)[0]
    return (word if len(word) > limit * 0.6 else head).rstrip(" ,;:–-(") + "…"


def runs(numbers: Iterable[int]) -> str:
    """Write numbers with their runs shortened: 1–3, 7."""
    found: list[list[int]] = []
    for number in sorted(numbers):
        if found and number == found[-1][-1] + 1:
            found[-1].append(number)
        else:
            found.append([number])
    return ", ".join(
        str(run[0]) if len(run) == 1 else f"{run[0]}{'–' if len(run) > 2 else ', '}{run[-1]}"
        for run in found
    )
