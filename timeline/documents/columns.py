"""Columns of a PDF page that are written line by line across, told from tables.

Most programs write one column after the other, and nothing is to be done. Scanners' programs write
each line of the page from edge to edge, so that two reports, or two languages of a treaty, mix.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

_SAME_LINE = 2.0  # points up or down
_SAME_EDGE = 3.0  # points left or right
_ROWS = 4  # of two pieces, at least
_SHARE = 0.6  # of the rows have a piece that begins at the edge of the right column
_PROSE = 20  # letters and spaces of a line of prose on average; cells of tables are shorter
_NARROWEST = 3.0  # points a letter: a line of more letters runs on beyond the edge


class Piece(NamedTuple):
    """A stretch of text as it is drawn: its left end and its line in points, upwards."""

    x: float
    y: float
    text: str


Row = list[Piece]


def apart(pieces: Iterable[Piece]) -> str:
    """Give the text of a page column by column; empty where its lines do not hold columns."""
    return "\n".join(_apart(rows_of(pieces)) or [])


def _apart(rows: Sequence[Row]) -> list[str] | None:
    """Give the lines of two columns, each of which may hold columns itself; None where none do."""
    edge = _edge(rows)
    if edge is None:
        return None
    halves = [_halves(row, edge) for row in rows]
    first, last = _body(halves)
    body = halves[first:last]
    left = [left for left, _ in body if left]
    right = [right for _, right in body if right]
    if not (_is_prose(left, edge) and _is_prose(right)):
        return None
    head, tail = rows[:first], rows[last:]
    return [
        *map(_line, head),
        *(_apart(left) or map(_line, left)),
        *(_apart(right) or map(_line, right)),
        *map(_line, tail),
    ]


def rows_of(pieces: Iterable[Piece]) -> list[Row]:
    """Join pieces that follow each other on one line."""
    rows: list[Row] = []
    for piece in pieces:
        if not piece.text.strip():
            continue
        if rows and abs(rows[-1][0].y - piece.y) <= _SAME_LINE:
            rows[-1].append(piece)
        else:
            rows.append([piece])
    return rows


def _edge(rows: Sequence[Row]) -> float | None:
    """Give the left edge of the right column: where lines have a piece that begins, row by row.

    Where the lines of the two columns stand at different heights, each is a row of its own, and
    the columns take turns.
    """
    if len(rows) < _ROWS:
        return None
    left = min(piece.x for row in rows for piece in row)
    begins = Counter(
        round(piece.x / _SAME_EDGE)
        for row in rows
        for piece in row
        if piece.x > left + 10 * _SAME_EDGE
    )
    if not begins:
        return None
    place, count = begins.most_common(1)[0]
    edge = (place - 1) * _SAME_EDGE
    sides = [(row[0].x < edge, row[-1].x >= edge) for row in rows]
    if sum(left and right for left, right in sides) >= _ROWS:
        return edge if count >= _SHARE * len(rows) else None
    turns = sum(one != two for one, two in pairwise(sides))
    return edge if turns >= max(2 * _ROWS, _SHARE * len(rows)) else None


def _halves(row: Row, edge: float) -> tuple[Row, Row]:
    return [piece for piece in row if piece.x < edge], [piece for piece in row if piece.x >= edge]


def _body(halves: Sequence[tuple[Row, Row]]) -> tuple[int, int]:
    """Give the rows of the columns: from the first with both sides on, or in which they take turns.

    A left column that is longer than the right one goes on below it, line by line.
    """
    mixed = [
        at
        for at, (left, right) in enumerate(halves)
        if right and (left or (at and halves[at - 1][0]))
    ]
    if not mixed:
        return 0, 0
    first = mixed[0] if halves[mixed[0]][0] else mixed[0] - 1
    last = mixed[-1] + 1
    column = [left for left, _ in halves[first:last] if left]
    widest = max(map(len, map(_line, column)), default=0)
    pitch = max((above[0].y - below[0].y for above, below in pairwise(column)), default=0.0)
    below = 0
    for left, right in halves[last:]:
        near = bool(left) and 0 < column[-1][0].y - left[0].y <= pitch + _SAME_LINE
        if right or not near or len(_line(left)) > widest:
            break
        below += 1
        column.append(left)
    # One line below a full stop is a line of the page.
    ended = below == 1 and _line(column[-2]).endswith((".", "!", "?"))
    return first, last + (0 if ended else below)


def _line(row: Row) -> str:
    return " ".join(piece.text.strip() for piece in row)


def _is_prose(column: Sequence[Row], edge: float = math.inf) -> bool:
    """Say whether a column holds lines of prose that end before its edge, not labels or figures."""
    if len(column) < _ROWS:
        return False
    lines = [_line(row) for row in column]
    mean = sum(sum(sign.isalpha() or sign == " " for sign in line) for line in lines) / len(lines)
    width = edge - min(piece.x for row in column for piece in row)
    return mean >= _PROSE and mean * _NARROWEST <= width
