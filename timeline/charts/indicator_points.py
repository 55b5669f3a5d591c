"""The points of one small chart: where each stands, what joins them, which numbers are written."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import pandas as pd

from timeline.charts import forms
from timeline.charts.measure import text_width
from timeline.charts.style import Palette, translucent
from timeline.charts.text import label
from timeline.charts.trade_values import is_part, place, year_of


@dataclass(frozen=True, slots=True)
class Point:
    """A figure as it is drawn: ``x`` and ``start`` in years, ``y`` in the unit of its panel."""

    x: float
    start: float
    y: float
    form: str
    side: str
    id: str
    text: str
    set_on: float | None
    since: bool


def point_of(row: Mapping[str, Any], scale: float, number: Callable[[float], str]) -> Point:
    """A whole year stands in its middle; a day, and the end of a span, where it is."""
    year = float(year_of(row) or 0)
    part = is_part(row) and row["status"] != "target"
    since = pd.isna(row["end"])
    value = float(row["value"]) / scale
    return Point(
        x=place(row["end"]) if part else year,
        start=place(row["start"]) if part else year,
        y=value,
        form=forms.form_of(row),
        side=str(row["reporter"]),
        id=str(row["id"]),
        text=number(value),
        set_on=place(row["set_on"]) if pd.notna(row["set_on"]) else None,
        since=since,
    )


def drawn(
    mine: list[Point],
    colour: str,
    look: Palette,
    hover: Callable[[str], str],
    name: str,
    last: float,
) -> list[dict[str, Any]]:
    """The points of one side, the thread through its whole years, and the paths to its targets."""
    if not mine:
        return []
    mine = sorted(mine, key=lambda point: (point.x, point.y, point.id))
    quiet = {"type": "scatter", "mode": "lines", "hoverinfo": "skip", "showlegend": False}
    thread = quiet | _thread(mine) | {"line": {"color": translucent(colour, 0.5), "width": 1.6}}
    # What counts from a year on goes on to the edge; a part of a year lies over its months.
    long = [(p.x, last, p.y) if p.since else (p.start, p.x, p.y) for p in mine]
    long = [span for span in long if span[1] - span[0] > 0.02]
    spans = quiet | {
        "x": [x for start, end, _ in long for x in (start, end, None)],
        "y": [y for *_, height in long for y in (height, height, None)],
        "line": {"color": translucent(colour, 0.6), "width": 3},
        "name": "span",
    }
    paths = quiet | _paths(mine) | {"line": {"color": colour, "width": 1.6, "dash": "dot"}}
    points = {
        "type": "scatter",
        "mode": "markers",
        "name": label(name, 80),
        "x": [point.x for point in mine],
        "y": [point.y for point in mine],
        "customdata": [point.id for point in mine],
        "hovertext": [hover(point.id) for point in mine],
        "hoverinfo": "text",
        "showlegend": False,
        "cliponaxis": False,
        "marker": forms.marker([point.form for point in mine], colour, look.ground),
    }
    return [trace for trace in (thread, spans, paths) if trace["x"]] + [points]


def _thread(mine: Sequence[Point]) -> dict[str, Any]:
    """Join whole years that follow one another where each is told once; else leave points."""
    whole = [p for p in mine if p.start == p.x and not p.since]
    whole = [p for p in whole if p.form not in ("target", "hollow")]
    xs: list[float | None] = []
    ys: list[float | None] = []
    for left, right in pairwise(whole):
        once = all(sum(other.x == p.x for other in whole) == 1 for p in (left, right))
        if once and right.x - left.x == 1:
            xs += [left.x, right.x, None]
            ys += [left.y, right.y, None]
    return {"x": xs, "y": ys, "name": "thread"}


def _paths(mine: Sequence[Point]) -> dict[str, Any]:
    """From what was told last when a target was set, to the target."""
    xs: list[float | None] = []
    ys: list[float | None] = []
    for target in mine:
        if target.form != "target" or target.set_on is None:
            continue
        before = [
            p for p in mine if p.form not in ("target", "hollow") and p.x <= target.set_on + 1
        ]
        if before and before[-1].x < target.x:
            xs += [before[-1].x, target.x, None]
            ys += [before[-1].y, target.y, None]
    return {"x": xs, "y": ys, "name": "path"}


def numbers(points: Sequence[Point], look: Palette, pixels: float) -> dict[str, Any]:
    """Numbers over their points, the latest first, where none touches another."""
    written: list[Point] = []
    for point in sorted(points, key=lambda point: (-point.x, -point.y)):
        half = text_width(point.text, 11) / 2
        touching = [
            other
            for other in written
            if abs(other.x - point.x) * pixels < half + text_width(other.text, 11) / 2 + 4
        ]
        if not touching:
            written.append(point)
    return {
        "type": "scatter",
        "mode": "markers+text",
        "name": "numbers",
        "x": [point.x for point in written],
        "y": [point.y for point in written],
        "text": [label(point.text) for point in written],
        "textposition": "top center",
        "textfont": {"size": 11, "color": look.text},
        "marker": {"size": 8, "opacity": 0},
        "cliponaxis": False,
        "hoverinfo": "skip",
        "showlegend": False,
    }
