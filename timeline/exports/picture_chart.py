"""Chart → shapes: columns or lines, drawn for paper and slides.

Statistics are lines or full columns, claims dots or pale columns, expected and derived values
hollow, targets diamonds or dashed outlines: no two share a style. Numbers stand where they have
room: on columns, and at the end of lines.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from itertools import pairwise

from timeline import messages
from timeline.exports import fonts
from timeline.exports.drawing import Circle, Line, Polygon, Rect, Shape, Text, mixed
from timeline.exports.look import HAIRLINE, INK, MUTED, PAPER
from timeline.exports.picture_timeline import Box
from timeline.exports.series import Chart, Series

LEGEND = 38.0
AXIS = 30.0
TOLD = 0.4  # of the colour in a column that is a claim beside statistics
SIDE = 44.0  # for the numbers of the axis


def shapes(chart: Chart, box: Box, language: str) -> list[Shape]:
    """Draw a chart with legend, unit and axes into a box."""
    frame, values = layers(chart, box, language)
    return frame + values


def layers(chart: Chart, box: Box, language: str) -> tuple[list[Shape], list[Shape]]:
    """Draw legend, unit and axes, and apart from them the values."""
    inner = plot(chart, box)
    values = marks(chart)
    bent: Callable[[float], float] = math.log10 if chart.log else float
    low, high = bent(values[0]), bent(values[-1])

    def at(value: float) -> float:
        return inner.y + inner.height * (1 - (bent(value) - low) / (high - low))

    out = [*_legend(chart, box), Text(box.x, inner.y - 13, chart.unit, 12.5, MUTED)]
    ground = values[0] if chart.log else 0.0
    for value in values:
        y = at(value)
        colour = MUTED if value == ground else HAIRLINE
        out.append(Line(inner.x, y, inner.x + inner.width, y, colour, 1))
        text = messages.decimal(value, language, 2)
        out.append(Text(inner.x - 8, y + 4.5, text, 12.5, MUTED, anchor="end"))
    slot = inner.width / max(len(chart.categories), 1)
    out += _categories(chart, inner, slot)
    draw = _columns if chart.shape == "column" else _lines
    return out, draw(chart, inner, slot, at, language)


def plot(chart: Chart, box: Box) -> Box:
    """Give the place inside the axes: each category has an equal part of its width."""
    legend = [shape.y for shape in _legend(chart, box) if isinstance(shape, Text)]
    top = max(legend, default=box.y) + LEGEND
    return Box(box.x + SIDE, top, box.width - SIDE - 24, box.y + box.height - AXIS - top)


def marks(chart: Chart) -> list[float]:
    """Give the marked values of the axis, rising: round numbers, zero included.

    On a logarithmic scale they are 1, 2 and 5 of each power of ten around the values.
    """
    told = [v for item in chart.series for v in item.values if v is not None]
    if chart.log:
        return _powers(min(told), max(told))
    low, high = min(0.0, *told, 0.0), max(0.0, *told, 0.0)
    raw = ((high - low) or 1.0) / 5
    power = 10.0 ** math.floor(math.log10(raw))
    step = next(power * n for n in (1, 2, 2.5, 5, 10) if power * n >= raw * 0.999)
    first, last = math.floor(low / step), math.ceil(high / step * 1.04)
    return [round(n * step, 6) for n in range(first, last + 1)]


def _powers(low: float, high: float) -> list[float]:
    """Give 1, 2 and 5 of each power of ten, from the last not above low to the first above high."""
    first, last = math.floor(math.log10(low)), math.floor(math.log10(high)) + 1
    steps = [float(f"{n}e{power}") for power in range(first, last + 1) for n in (1, 2, 5)]
    start = max(i for i, value in enumerate(steps) if value <= low * (1 + 1e-9))
    end = min(i for i, value in enumerate(steps) if value > high)
    return steps[start : end + 1]


def _legend(chart: Chart, box: Box) -> list[Shape]:
    listed = [item for item in chart.series if item.listed]
    if len(listed) < 2:
        return []
    out: list[Shape] = []
    x, y = box.x, box.y + 10
    for item in listed:
        wide = 22 + fonts.width(item.name, 13.5) + 26
        if x + wide > box.x + box.width and x > box.x:
            x, y = box.x, y + 22
        if chart.shape == "column":
            out.append(_bar(item, x, y - 10, 14, 12))
        else:
            if item.form == "official":
                out.append(Line(x, y - 4.5, x + 16, y - 4.5, item.colour, 2.5))
            out.append(_dot(item, x + 8, y - 4.5))
        out.append(Text(x + 22, y, item.name, 13.5, INK))
        x += wide
    return out


def _categories(chart: Chart, plot: Box, slot: float) -> list[Shape]:
    widest = max((fonts.width(name, 12.5) for name in chart.categories), default=0) + 10
    every = max(1, math.ceil(widest / slot))
    y = plot.y + plot.height + 20
    count = len(chart.categories)
    return [
        Text(plot.x + (i + 0.5) * slot, y, name, 12.5, MUTED, anchor="middle")
        for i, name in enumerate(chart.categories)
        if (count - 1 - i) % every == 0
    ]


def _bar(item: Series, x: float, y: float, width: float, height: float) -> Rect:
    if item.form == "official":
        return Rect(x, y, width, height, fill=item.colour, name=item.name)
    fill = mixed(item.colour, TOLD) if item.form == "told" else PAPER
    dash = (4.0, 3.0) if item.form == "target" else ()
    inner = (x + 1, y + 1, max(width - 2, 0.5), max(height - 1, 0.1))
    return Rect(*inner, fill, item.colour, 2, 0, dash, item.name)


def _dot(item: Series, x: float, y: float) -> Shape:
    if item.form == "target":
        points = ((x, y - 7), (x + 7, y), (x, y + 7), (x - 7, y))
        return Polygon(points, PAPER, item.colour, 2.2, name=item.name)
    fill = item.colour if item.form in ("official", "told") else PAPER
    return Circle(x, y, 4.5, fill, item.colour, 2, name=item.name)


def _columns(
    chart: Chart, plot: Box, slot: float, at: Callable[[float], float], language: str
) -> list[Shape]:
    out: list[Shape] = []
    ground = at(0.0)
    for i in range(len(chart.categories)):
        present = [item for item in chart.series if item.values[i] is not None]
        if not present:
            continue
        wide = min(56.0, slot * 0.72 / len(present))
        x = plot.x + (i + 0.5) * slot - wide * len(present) / 2
        for item in present:
            value = item.values[i] or 0.0
            y = at(value)
            out.append(_bar(item, x + 1, min(y, ground), wide - 2, abs(ground - y)))
            text = messages.decimal(value, language, chart.digits)
            if fonts.width(text, 12, bold=True) <= wide + (14 if len(present) == 1 else 2):
                place = y - 6 if value >= 0 else y + 15
                out.append(Text(x + wide / 2, place, text, 12, INK, bold=True, anchor="middle"))
            x += wide
    return out


def _lines(
    chart: Chart, plot: Box, slot: float, at: Callable[[float], float], language: str
) -> list[Shape]:
    out: list[Shape] = []
    taken: list[tuple[float, float, float, float]] = []
    dots: list[Shape] = []
    for item in chart.series:
        points = [
            (i, plot.x + (i + 0.5) * slot, at(value))
            for i, value in enumerate(item.values)
            if value is not None
        ]
        if item.form == "official":
            for (i, x, y), (j, to_x, to_y) in pairwise(points):
                if j == i + 1:  # a missing year is left open
                    out.append(Line(x, y, to_x, to_y, item.colour, 2.5))
        dots += [_dot(item, x, y) for _, x, y in points]
        taken += [(x - 6, y - 6, x + 6, y + 6) for _, x, y in points]
    for item in chart.series:
        known = [i for i, value in enumerate(item.values) if value is not None]
        for i in known if item.form == "target" else known[-1:] if item.listed else []:
            value = item.values[i] or 0.0
            x, y = plot.x + (i + 0.5) * slot, at(value)
            text = messages.decimal(value, language, chart.digits)
            wide = fonts.width(text, 13, bold=True)
            for dx, dy in ((0, -11), (0, 22), (wide / 2 + 11, 5), (-wide / 2 - 11, 5)):
                box = (x + dx - wide / 2, y + dy - 11, x + dx + wide / 2, y + dy + 2)
                if box[2] <= plot.x + plot.width + 24 and not any(_touch(box, t) for t in taken):
                    taken.append(box)
                    dots.append(
                        Text(x + dx, y + dy, text, 13, item.colour, bold=True, anchor="middle")
                    )
                    break
    return out + dots


def _touch(a: tuple[float, float, float, float], b: tuple[float, float, float, float]) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]
