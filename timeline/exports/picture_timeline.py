"""Scene → shapes: the timeline of the app, drawn for paper and slides.

Form says how a date is known, as in the app: circle a day, diamond a month or year, square the
publication day, bar a span, a pointed end an open one; hollow is planned or not confirmed.
"""

from __future__ import annotations

from dataclasses import dataclass

from timeline import messages
from timeline.charts.scene import Mark, Scene
from timeline.charts.ticks import Tick
from timeline.exports import fonts
from timeline.exports.drawing import Circle, Line, Polygon, Rect, Shape, Text, mixed, moved
from timeline.exports.look import ALERT, BAND, HAIRLINE, INK, MUTED, PAPER, kind_colour
from timeline.messages import Translate

NAMES = 186.0  # pixels for the names of the lanes
ROW = 28.0  # pixels of a row
TALL = 34.0  # where there is room
PAD = 8.0  # pixels between two lanes
AXIS = 30.0  # pixels below the lanes
SCALE = 1.18  # pixels of the page for one of the scene: its 12 px labels become 14
DOT = 6.5  # radius
SIZE = 13.2  # pixels of a title
EDGE = DOT + 2  # pixels to the right of the last day, so that its mark is whole


@dataclass(frozen=True, slots=True)
class Box:
    """A place on the page."""

    x: float
    y: float
    width: float
    height: float


def scene_width(width: float) -> float:
    """How wide a scene must be laid out so that it fills a picture of this width."""
    return (width - NAMES - EDGE) / SCALE


def needed(scene: Scene, row: float = ROW) -> float:
    """Give the height in pixels that a scene takes with rows of a height."""
    return scene.rows * row + len(scene.lanes) * PAD + AXIS


def shapes(scene: Scene, box: Box, language: str) -> list[Shape]:
    """Draw a scene into a box; rows shrink where the box is low, and never grow past ``TALL``."""
    room = box.height - AXIS - len(scene.lanes) * PAD
    row = min(TALL, room / max(scene.rows, 1))
    left, width = box.x + NAMES, box.width - NAMES - EDGE
    tops: dict[str, float] = {}
    y = box.y
    bands: list[Shape] = []
    names: list[Shape] = []
    for index, lane in enumerate(scene.lanes):
        height = lane.rows * row + PAD
        if index % 2 == 0:
            bands.append(Rect(box.x, y, box.width, height, fill=BAND))
        tops[lane.id] = y + PAD / 2 - lane.top * row
        names += _name(lane.name, box.x + 10, y + min(height, row + PAD) / 2)
        y += height
    out = [*bands, *_axis(scene, left, width, box.y, y, language), *names]
    places = {m.id: tops[m.lane] + (m.row + 0.5) * row for m in scene.marks}
    for mark in scene.marks:
        if mark.end >= scene.start and mark.start < scene.end:
            out += _mark(scene, mark, left, width, places[mark.id])
    out += _labels(scene, left, width, places)
    return out


def _name(text: str, x: float, middle: float) -> list[Shape]:
    """Write the name of a lane, a long one smaller and on two lines."""
    room = NAMES - 20
    size = 13.5
    lines = [text]
    if fonts.width(text, size, bold=True) > room:
        size = 12.0
        lines = fonts.wrap(text, size, room, bold=True, most=2)
    first = middle + size * 0.35 - (len(lines) - 1) * size * 0.58
    return [
        Text(x, first + i * size * 1.16, line, size, INK, bold=True) for i, line in enumerate(lines)
    ]


def _labels(scene: Scene, left: float, width: float, places: dict[str, float]) -> list[Shape]:
    """Write the titles; one that the scene has cut goes on as far as its row is free here."""
    marks = {mark.id: mark for mark in scene.marks}
    taken: dict[int, list[tuple[float, float]]] = {}
    for mark in scene.marks:
        a, b = scene.span(mark)
        edges = (left + a * width - DOT - 2, left + b * width + DOT + 2)
        taken.setdefault(mark.row, []).append(edges)
    for label in scene.labels:
        edges = (left + label.left * width, left + label.right * width)
        taken[marks[label.mark].row].append(edges)
    out: list[Shape] = []
    for label in scene.labels:
        mark = marks[label.mark]
        start = label.side == "right"
        if start:
            x = left + label.left * width + 2
            edge = min([a for a, _ in taken[mark.row] if a > x] + [left + width + 4])
            room = edge - x - 8
        else:
            x = left + label.right * width - 2
            edge = max([b for _, b in taken[mark.row] if b < x] + [left])
            room = x - edge - 8
        text = fonts.cut(mark.title, SIZE, max(room, 24))
        wide = fonts.width(text, SIZE)  # two that grow towards each other share what lies between
        taken[mark.row].append((x - 2, x + wide) if start else (x - wide, x + 2))
        anchor = "start" if start else "end"
        out.append(Text(x, places[label.mark] + 4.6, text, SIZE, INK, anchor=anchor))
    return out


def _axis(
    scene: Scene, left: float, width: float, top: float, bottom: float, language: str
) -> list[Shape]:
    out: list[Shape] = []
    last = -100.0
    for tick in scene.ticks:
        x = left + scene.at(tick.day) * width
        if not left - 1 <= x <= left + width + 1:
            continue
        out.append(Line(x, top, x, bottom + 5, HAIRLINE, 1))
        name = _tick(tick, language)
        half = fonts.width(name, 12.5) / 2
        at = min(x, left + width - half)
        if at - half > last + 8:
            out.append(Text(at, bottom + 21, name, 12.5, MUTED, anchor="middle"))
            last = at + half
    return out


def _tick(tick: Tick, language: str) -> str:
    if tick.unit == "year" or (tick.day.month, tick.day.day) == (1, 1):
        return str(tick.day.year)
    month = messages.months(language)[tick.day.month - 1]
    return month if tick.unit == "month" else f"{tick.day.day} {month}"


def _mark(scene: Scene, mark: Mark, left: float, width: float, y: float) -> list[Shape]:
    colour = kind_colour(mark.kind)
    start, end = scene.span(mark)
    a, b = left + max(start, 0) * width, left + min(end, 1) * width
    fill = PAPER if mark.planned else mixed(colour, 0.55) if mark.vague else colour
    out: list[Shape]
    if mark.form == "open-right":
        out = [
            Line(a, y - DOT, a, y + DOT, colour, 2.5),
            Rect(a, y - 2.5, max(b - a - 9, 1), 5, fill=mixed(colour, 0.45), name=mark.title),
            Polygon(((b - 9, y - 6), (b, y), (b - 9, y + 6)), fill=colour),
        ]
    elif mark.form == "open-left":
        out = [
            Line(b, y - DOT, b, y + DOT, colour, 2.5),
            Rect(a + 9, y - 2.5, max(b - a - 9, 1), 5, fill=mixed(colour, 0.45), name=mark.title),
            Polygon(((a + 9, y - 6), (a, y), (a + 9, y + 6)), fill=colour),
        ]
    elif b - a > 2 * DOT:
        out = [Rect(a, y - 5.5, b - a, 11, fill, colour, 1.6, 4, name=mark.title)]
    else:
        out = [_dot(mark, (a + b) / 2, y, fill, colour)]
    if mark.conflict:
        out.append(Text((a + b) / 2 + DOT - 1, y - DOT + 4, "!", 13, ALERT, bold=True))
    return out


def _dot(mark: Mark, x: float, y: float, fill: str, colour: str) -> Shape:
    if mark.publication_day:
        side = 2 * DOT - 2
        return Rect(x - side / 2, y - side / 2, side, side, fill, colour, 2, name=mark.title)
    if mark.vague:
        far = DOT + 1
        points = ((x, y - far), (x + far, y), (x, y + far), (x - far, y))
        return Polygon(points, fill, colour, 2, name=mark.title)
    return Circle(x, y, DOT - 1, fill, colour, 2, name=mark.title)


def legend(scene: Scene, x: float, y: float, say: Translate) -> list[Shape]:
    """Draw what the forms mean, only those that the scene shows, in one line from ``x``."""
    grey = MUTED
    marks = scene.marks
    entries: list[tuple[bool, str, Shape]] = [
        (True, say("day"), Circle(0, 0, DOT - 1.5, grey)),
        (
            any(mark.vague for mark in marks),
            say("month or year"),
            Polygon(((0, -6), (6, 0), (0, 6), (-6, 0)), mixed(grey, 0.55), grey, 1.5),
        ),
        (
            any(mark.publication_day for mark in marks),
            say("publication day"),
            Rect(-5, -5, 10, 10, grey),
        ),
        (
            any(mark.planned for mark in marks),
            say("planned or not confirmed"),
            Circle(0, 0, DOT - 1.5, PAPER, grey, 2),
        ),
        (
            any(m.conflict for m in marks),
            say("sources disagree"),
            Text(-2, 5, "!", 14, ALERT, True),
        ),
    ]
    out: list[Shape] = []
    for shown, name, shape in entries:
        if shown:
            out += moved([shape], x + 7, y - 4.5)
            out.append(Text(x + 20, y, name, 12.5, MUTED))
            x += 20 + fonts.width(name, 12.5) + 26
    return out
