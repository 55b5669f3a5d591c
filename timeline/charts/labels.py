"""Labels where there is room: the weightiest mark first, right of it, else left, else none."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from timeline.charts.measure import shorten, text_width
from timeline.charts.packing import Box, Line

SIZE = 12.0  # px
LONGEST = 250.0  # px that one label may take
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
    if not mark.title or mark.weight < 0 or box.right < 0 or box.left > width:
        return None
    x = max(box.right, 0) + SPACE
    room = min(line.room_right(x - SPACE, width) - 2 * SPACE, LONGEST)
    text = shorten(mark.title, room, SIZE) if room >= SHORTEST else ""
    if text and text_width(text, SIZE) >= min(SHORTEST, text_width(mark.title, SIZE)):
        return Label(mark.id, text, "right", x / width, (x + text_width(text, SIZE)) / width)
    x = min(box.left, width) - SPACE
    room = min(line.room_left(x + SPACE, 0.0) - 2 * SPACE, LONGEST)
    text = shorten(mark.title, room, SIZE) if room >= SHORTEST else ""
    if text and text_width(text, SIZE) >= min(SHORTEST, text_width(mark.title, SIZE)):
        return Label(mark.id, text, "left", (x - text_width(text, SIZE)) / width, x / width)
    return None
