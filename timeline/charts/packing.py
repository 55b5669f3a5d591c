"""Rows for boxes: first fit by left edge, so that no two boxes of one row touch.

Widths are pixels here and nowhere else: the scene turns days into pixels, packs, and forgets them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Box:
    """What one mark takes up on the line, in pixels."""

    id: str
    left: float
    right: float


def pack(boxes: Iterable[Box], gap: float = 3.0) -> dict[str, int]:
    """Give each box the first row in which nothing is nearer than ``gap`` pixels."""
    ends: list[float] = []
    rows: dict[str, int] = {}
    for box in sorted(boxes, key=lambda box: (box.left, -box.right, box.id)):
        row = next((i for i, end in enumerate(ends) if end + gap <= box.left), len(ends))
        if row == len(ends):
            ends.append(box.right)
        else:
            ends[row] = box.right
        rows[box.id] = row
    return rows


class Line:
    """The taken stretches of one row, in pixels; asks for room left or right of a mark."""

    def __init__(self, taken: Sequence[tuple[float, float]] = ()) -> None:
        self._taken = list(taken)

    def room_right(self, x: float, limit: float) -> float:
        """Pixels free from ``x`` to the next taken stretch or to ``limit``."""
        return min([left for left, _ in self._taken if left >= x] + [limit]) - x

    def room_left(self, x: float, limit: float) -> float:
        """Pixels free from ``x`` leftwards to the last taken stretch or to ``limit``."""
        return x - max([right for _, right in self._taken if right <= x] + [limit])

    def free(self, left: float, right: float) -> bool:
        """Say whether nothing lies between two places."""
        return all(right <= a or b <= left for a, b in self._taken)

    def take(self, left: float, right: float) -> None:
        """Mark a stretch as taken."""
        self._taken.append((left, right))
