"""Cells, their rows, and the grid of a table with the lines about it."""

from __future__ import annotations

from dataclasses import dataclass

from timeline.records import Span

ABOVE = 2  # lines above a grid that may say what it is of
SAID = 240  # code points of each: the end of a paragraph above, the whole of a heading


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: its text without its edges, and where it stands in the source."""

    text: str
    span: Span


Row = list[Cell]


@dataclass(frozen=True, slots=True)
class Grid:
    """Rows of cells, and the lines about them, the nearest first: those above, one below."""

    rows: list[Row]
    around: tuple[Cell, ...]
    listed: bool = False  # each row names its own number
    headed: bool = False  # the nearest line heads a section: `Imports:`, `2020`


def cell_of(piece: str, at: int) -> Cell:
    """Give the cell of a piece of the source that begins at an offset."""
    text = piece.strip()
    left = at + len(piece) - len(piece.lstrip())
    return Cell(text, Span(left, left + len(text)))
