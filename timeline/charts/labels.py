"""Labels where there is room: the weightiest mark first, on the side that shows more of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from timeline.charts.measure import shorten, text_width
from timeline.charts.packing import Box, Line

SIZE = 12.0  # px
LONGEST = 300.0  # px that one label may take
SHORTEST = 44.0  # px below which a cut title says nothing
SPACE = 5.0  # px between a mark and its label


class Labelled(Protocol):
    """What a label needs to know of a mark."""

    @property
    def id(self) -> str: ...
    @property
    def row(self) -> int: ...
    @property
    def title(self) -> str: ...
    @property
    def weight(self) -> float: ...


@dataclass(frozen=True, slots=True)
class Label:
    """A text beside a mark; ``side`` is right or left, ``left`` and ``right`` fractions."""

    mark: str
    text: str
    side: str
    left: float
    right: float


def place_labels(
    marks: Sequence[Labelled], boxes: Mapping[str, Box], width: float
) -> tuple[Label, ...]:
    """Place labels in a window of ``width`` pixels so that none touches a mark or another label."""
    lines: dict[int, Line] = {}
    for mark in marks:
        box = boxes[mark.id]
        lines.setdefault(mark.row, Line()).take(box.left, box.right)
    labels = []
    for mark in sorted(marks, key=lambda mark: (-mark.weight, mark.id)):
        label = _beside(mark, boxes[mark.id], lines[mark.row], width)
        if label:
            lines[mark.row].take(label.left * width - SPACE, label.right * width + SPACE)
            labels.append(label)
    return tuple(labels)


def _beside(mark: Labelled, box: Box, line: Line, width: float) -> Label | None:
    """Give the label on the side that has room for the whole title; else where more of it fits."""
    if not mark.title or mark.weight < 0 or box.right < 0 or box.left > width:
        return None
    x = max(box.right, 0) + SPACE
    right = _cut(mark.title, line.room_right(x - SPACE, width))
    if right != mark.title:
        end = min(box.left, width) - SPACE
        left = _cut(mark.title, line.room_left(end + SPACE, 0.0))
        if len(left) > len(right):
            return Label(mark.id, left, "left", (end - text_width(left, SIZE)) / width, end / width)
    if not right:
        return None
    return Label(mark.id, right, "right", x / width, (x + text_width(right, SIZE)) / width)


def _cut(title: str, room: float) -> str:
    """Give what of a title fits into the room; empty where that would say nothing."""
    room = min(room - 2 * SPACE, LONGEST)
    text = shorten(title, room, SIZE) if room >= SHORTEST else ""
    return text if text_width(text, SIZE) >= min(SHORTEST, text_width(title, SIZE)) else ""
