"""Two columns of a PDF page that are written line by line across, told from tables.

Most programs write one column after the other, and nothing is to be done. Scanners' programs write
each line of the page from edge to edge, so that two reports, or two languages of a treaty, mix.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

_SAME_LINE = 2.0  # points up or down
_SAME_EDGE = 3.0  # points left or right
_ROWS = 4  # of two pieces, at least
_SHARE = 0.6  # of the rows have a piece that begins at the edge of the right column
_PROSE = 20  # letters and spaces of a line of prose on average; cells of tables are shorter


class Piece(NamedTuple):
    """A stretch of text as it is drawn: its left end and its line in points, upwards."""

    x: float
    y: float
    text: str


Row = list[Piece]


def apart(pieces: Iterable[Piece]) -> str:
    """Give the text of a page column by column; empty where its lines do not hold two columns."""
    rows = _rows(pieces)
    edge = _edge(rows)
    if edge is None:
        return ""
    halves = [_halves(row, edge) for row in rows]
    both = [at for at, (left, right) in enumerate(halves) if left and right]
    if not _is_prose(halves[at] for at in both):
        return ""
    first, last = both[0], both[-1] + 1
    head, body, tail = halves[:first], halves[first:last], halves[last:]
    lines = [left or right for left, right in head]
    lines += [left for left, _ in body if left] + [right for _, right in body if right]
    lines += [left or right for left, right in tail]
    return "\n".join(lines)


def _rows(pieces: Iterable[Piece]) -> list[Row]:
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
    """Give the left edge of the right column: where most lines have a piece that begins."""
    wide = [row for row in rows if len(row) > 1]
    if len(wide) < _ROWS:
        return None
    left = min(piece.x for row in wide for piece in row)
    begins = Counter(
        round(piece.x / _SAME_EDGE)
        for row in wide
        for piece in row
        if piece.x > left + 10 * _SAME_EDGE
    )
    if not begins:
        return None
    place, count = begins.most_common(1)[0]
    return (place - 1) * _SAME_EDGE if count >= _SHARE * len(rows) else None


def _halves(row: Row, edge: float) -> tuple[str, str]:
    left = " ".join(piece.text.strip() for piece in row if piece.x < edge)
    right = " ".join(piece.text.strip() for piece in row if piece.x >= edge)
    return left, right


def _is_prose(halves: Iterable[tuple[str, str]]) -> bool:
    """Say whether both columns hold lines of prose, and not labels, cells or figures."""
    columns = list(zip(*halves, strict=True))
    if len(columns) < 2 or len(columns[0]) < _ROWS:
        return False
    means = (
        sum(sum(sign.isalpha() or sign == " " for sign in line) for line in column) / len(column)
        for column in columns
    )
    return all(mean >= _PROSE for mean in means)
