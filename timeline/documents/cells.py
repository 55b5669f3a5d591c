"""Rows of a table on a PDF page, told by where their cells are drawn: their cells parted by bars.

As running text `Exports 1 200,1 1 400,7` could be two numbers, or three, or four.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise

from timeline.documents.columns import Piece, Row, rows_of

_NUMBER = re.compile(r"[-–+(]?[\d\s.,/%*)–-]*\d[\d\s.,/%*)–-]*(?:[^\W\d_]{1,4}\.?)?\Z")
_FEWEST = 2  # rows of a table; of two cells a row, one more
_LONGEST = 80  # characters of a cell
_MOST = 20  # cells of a row


def with_bars(text: str, pieces: Iterable[Piece]) -> str:
    """Put bars between the cells of the rows of tables, where these rows stand in the text."""
    rows = rows_of(pieces)
    for cells in _tables(rows):
        told = [word for cell in cells for word in cell.split()]
        line = " | ".join(" ".join(cell.split()) for cell in cells)
        place = re.search(r"(?<!\S)" + r"\s+".join(map(re.escape, told)) + r"(?!\S)", text)
        if place:
            text = text[: place.start()] + line + text[place.end() :]
    return text


def _tables(rows: Sequence[Row]) -> list[list[str]]:
    """Give the cells of each row of a table: rows of one number of cells, nearly all figures."""
    counts = Counter(len(row) for row in rows if _is_of_numbers(row))
    wide = {count for count, rows_ in counts.items() if rows_ >= _FEWEST + (count == 2)}
    taken: dict[int, list[str]] = {}
    for at, row in enumerate(rows):
        if len(row) in wide and _is_of_numbers(row):
            taken[at] = [piece.text.strip() for piece in row]
    for at, below in pairwise(range(len(rows))):  # the head of a table, and a row with gaps
        full = rows[below] if below in taken else rows[at] if at in taken else None
        other = at if below in taken else below
        if full is None or other in taken or not 1 < len(rows[other]) <= len(full):
            continue
        if other == at and len(rows[other]) == len(full) and _is_short(rows[other]):
            taken[other] = [piece.text.strip() for piece in rows[other]]
        elif len(full) > 2 and _is_of_numbers(rows[other]):
            taken[other] = _in_places(rows[other], full)
    return [taken[at] for at in sorted(taken)]


def _in_places(row: Row, full: Row) -> list[str]:
    """Give the cells of a row with gaps, each below the nearest of a full row."""
    cells = [""] * len(full)
    for piece in row:
        nearest = min(range(len(full)), key=lambda at: abs(full[at].x - piece.x))
        cells[nearest] = f"{cells[nearest]} {piece.text.strip()}".strip()
    return cells


def _is_short(row: Row) -> bool:
    return all(len(piece.text.strip()) <= _LONGEST for piece in row)


def _is_of_numbers(row: Row) -> bool:
    """Say whether all cells of a row but its first are numbers, drawn from left to right."""
    if not 1 < len(row) <= _MOST or not _is_short(row):
        return False
    ordered = all(one.x < other.x for one, other in pairwise(row))
    return ordered and all(_NUMBER.match(piece.text.strip()) for piece in row[1:])
