"""What heads the columns of a text's tables: the first line of each, cell by cell.

Walls and lines are counted once, so that a table may be one endless line, or have a head as long
as a book.
"""

from __future__ import annotations

from bisect import bisect_left
from itertools import accumulate

from timeline.extract.reading import Reading
from timeline.extract.sentence import Sentence
from timeline.language import lexicon

WALL = "|"


class Columns:
    """The heads of all columns of a text."""

    def __init__(self, reading: Reading) -> None:
        self._language = reading.language
        text = reading.plain
        self._walls = [at for at, sign in enumerate(text) if sign == WALL]
        self._lines = [0, *accumulate(len(line) + 1 for line in text.split("\n"))]
        self._heads = _heads(text)
        self._folded: dict[str, str] = {}
        self._kinds: dict[str, str] = {}
        self._relations: dict[str, bool] = {}

    def kind(self, cell: Sentence) -> str:
        """Give the kind that the head of a cell's column names; empty where it names not one."""
        head = self._head(cell)
        if head not in self._kinds:
            hits = self._language.phrases.scan(head)
            kinds = {hit.label for hit in hits if hit.group == "kind" and hit.label != "nothing"}
            self._kinds[head] = kinds.pop() if len(kinds) == 1 else ""
        return self._kinds[head]

    def tells_relations(self, cell: Sentence) -> bool:
        """Say whether a column is headed as that of relations: `Relations since`."""
        head = self._head(cell)
        if head not in self._relations:
            told = lexicon.search(self._language, "relations_head", head)
            self._relations[head] = told is not None
        return self._relations[head]

    def _head(self, cell: Sentence) -> str:
        """Give the folded head of the column that a cell stands in; empty where there is none."""
        start = cell.span.start
        line = self._lines[bisect_left(self._lines, start + 1) - 1]
        column = bisect_left(self._walls, start) - bisect_left(self._walls, line)
        cells = self._heads.get(line, ())
        head = cells[column].strip() if column < len(cells) else ""
        if head not in self._folded:
            self._folded[head] = self._language.fold(head)
        return self._folded[head]


def _heads(text: str) -> dict[int, list[str]]:
    """Give for each line of a table, by its start, the cells of that table's first line."""
    heads: dict[int, list[str]] = {}
    at = 0
    head: list[str] = []
    for line in text.splitlines(keepends=True):
        if WALL not in line:
            head = []
        elif not head:
            head = line.split(WALL)
        else:
            heads[at] = head
        at += len(line)
    return heads
