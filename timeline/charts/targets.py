"""Targets over the years: what was reached, what was aimed at, and the paths that lead there."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import plotly.graph_objects as go

from timeline.charts.lines import Line, layout, line
from timeline.charts.style import Palette
from timeline.charts.text import label

SYMBOLS = {
    "met": "star",
    "missed": "x-thin-open",
    "open": "diamond-open",
    "moved": "diamond-tall-open",
    "unknown": "circle-open-dot",
}


@dataclass(frozen=True, slots=True)
class Mark:
    """One target: ``x`` the year of its deadline.

    ``path`` leads from the last known year to an open target; ``to_x`` is the deadline that a moved
    one was put off to; ``needs`` is written beside the path.
    """

    id: str
    x: float
    y: float
    status: str
    text: str
    path: tuple[tuple[float, float], ...] = ()
    needs: str = ""
    to_x: float | None = None


def add_paths(
    drawing: go.Figure, marks: Iterable[Mark], look: Palette, *, log: bool = False
) -> None:
    """Draw onto another chart of years the paths to open targets and the arrows of moved ones.

    On a logarithmic axis Plotly places notes and arrows by the exponent.
    """
    notes = []
    for mark in marks:
        if mark.path:
            drawing.add_trace(_path(mark, look))
            notes.append(_needs(mark, look, log))
        if mark.to_x is not None:
            notes.append(_put_off(mark, look))
    for note in notes:
        if log:
            note |= {name: math.log10(note[name]) for name in ("y", "ay") if name in note}
        drawing.add_annotation(note)


def figure(
    known: Iterable[Line],
    marks: Iterable[Mark],
    look: Palette,
    *,
    names: Mapping[str, str],
    hover: Callable[[str], str],
    axis_title: str,
) -> go.Figure:
    """Draw what is known as lines and each target at its deadline; its form tells its status."""
    known, marks = [one for one in known if one.dots], list(marks)
    traces = [line(one, look, hover) for one in known]
    for status in SYMBOLS:
        mine = [mark for mark in marks if mark.status == status]
        if mine:
            traces.append(_marks(mine, status, names[status], look, hover))
    xs = [dot.x for one in known for dot in one.dots] + [mark.x for mark in marks]
    shape = layout(xs, look, axis_title)
    drawing = go.Figure(traces, shape)
    add_paths(drawing, marks, look)
    return drawing


def _marks(
    mine: list[Mark], status: str, name: str, look: Palette, hover: Callable[[str], str]
) -> dict[str, Any]:
    colour = look.alert if status == "missed" else look.families["bond"]
    return {
        "type": "scatter",
        "mode": "markers+text",
        "name": label(name, 80),
        "x": [mark.x for mark in mine],
        "y": [mark.y for mark in mine],
        "text": [label(mark.text) for mark in mine],
        "textposition": "top center",
        "textfont": {"size": 12, "color": look.text},
        "cliponaxis": False,
        "customdata": [mark.id for mark in mine],
        "hovertext": [hover(mark.id) for mark in mine],
        "hoverinfo": "text",
        "marker": {
            "symbol": SYMBOLS[status],
            "size": 13,
            "color": colour,
            "line": {"width": 2.2, "color": colour},
        },
    }


def _path(mark: Mark, look: Palette) -> dict[str, Any]:
    return {
        "type": "scatter",
        "mode": "lines",
        "name": "path",
        "showlegend": False,
        "hoverinfo": "skip",
        "x": [x for x, _ in mark.path],
        "y": [y for _, y in mark.path],
        "line": {"color": look.families["bond"], "width": 1.6, "dash": "dot"},
    }


def _needs(mark: Mark, look: Palette, log: bool) -> dict[str, Any]:
    """What the path needs, beside its middle."""
    (x, y), (end_x, end_y) = mark.path[0], mark.path[-1]
    return {
        "x": (x + end_x) / 2,
        "y": math.sqrt(y * end_y) if log else (y + end_y) / 2,
        "text": label(mark.needs, 60),
        "showarrow": False,
        "xanchor": "right",  # over the path, which climbs to the edge of the chart
        "xshift": -10,
        "yshift": 8,
        "font": {"size": 12, "color": look.families["bond"]},
    }


def _put_off(mark: Mark, look: Palette) -> dict[str, Any]:
    """An arrow from the old deadline to the new one."""
    return {
        "x": mark.to_x,
        "y": mark.y,
        "ax": mark.x,
        "ay": mark.y,
        "xref": "x",
        "yref": "y",
        "axref": "x",
        "ayref": "y",
        "text": "",
        "showarrow": True,
        "arrowhead": 2,
        "arrowsize": 1,
        "arrowwidth": 1.4,
        "standoff": 10,
        "startstandoff": 10,
        "arrowcolor": look.muted,
    }
