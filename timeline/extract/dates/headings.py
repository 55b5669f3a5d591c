"""Years that head a chronicle: `1992` on a line of its own, and below it `• 18 November – …`."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import Protocol

LEAD = 6  # code points of a bullet before a day
LINES = 8  # sentences that may lie between a day and the one before it, or its heading
LONGEST = 24  # code points of a heading
_HEADING = re.compile(r"\W{0,4}((?:18|19|20)\d\d)\W{0,3}[^\W\d_]{0,6}\W{0,4}")


class Line(Protocol):
    """What a sentence must tell to be asked for the year that heads it."""

    @property
    def start(self) -> int: ...
    @property
    def text(self) -> str: ...


class Headings:
    """The years above the lines of a text, asked for from its beginning on."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self._lines = lines
        self._known: dict[int, int | None] = {}  # the year above a line that begins with a date

    def year_at(self, at: int) -> int | None:
        """Give the year that heads the line which begins with the date at an offset."""
        number = bisect_right(self._lines, at, key=lambda line: line.start) - 1
        if not self._begins(number, at):
            return None
        self._known[number] = self._above(number)
        return self._known[number]

    def is_head(self, at: int) -> bool:
        """Say whether the date at an offset begins its line, which a year heads or none."""
        number = bisect_right(self._lines, at, key=lambda line: line.start) - 1
        return self._begins(number, at)

    def _begins(self, number: int, at: int) -> bool:
        line = self._lines[number] if number >= 0 else None
        if line is None or at - line.start > LEAD:
            return False
        return not any(map(str.isalnum, line.text[: at - line.start]))

    def _above(self, number: int) -> int | None:
        for above in range(number - 1, max(-1, number - 1 - LINES), -1):
            if above in self._known:
                return self._known[above]
            text = self._lines[above].text
            heading = _HEADING.fullmatch(text) if len(text) <= LONGEST else None
            if heading:
                return int(heading[1])
        return None
