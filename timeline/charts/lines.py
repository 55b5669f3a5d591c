"""Lines and bars over the years: what the comparisons of the trade page have in common.

A line breaks where a year is missing; an estimate is drawn hollow; nothing is averaged. All texts
pass charts.text. Values are given in the unit of the axis.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import plotly.graph_objects as go

from timeline.charts.style import FONT, Palette, translucent
from timeline.charts.text import label

HEIGHT = 440
DASHES = ("solid", "dash", "dot", "dashdot")
# Plotly writes only the digits 2 and 5 between its powers of ten: 0.5 would read as 5.
LOG_AXIS: dict[str, Any] = {
    "type": "log",
    "rangemode": "normal",
    "tickmode": "array",
    "tickvals": [digit * 10.0**power for power in range(-4, 6) for digit in (1, 2, 5)],
    "tickformat": "~g",
}
SYMBOLS = ("circle", "square", "diamond", "triangle-up")


@dataclass(frozen=True, slots=True)
class Dot:
    """One value: ``x`` in years, ``id`` that of its figure; ``hollow`` for what is no count."""

    x: float
    y: float
    id: str = ""
    hollow: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A series with its name; ``role`` chooses colour and form, 0 for the first country.

    ``loose`` points are not joined: they come from several places and make no series.
    """

    name: str
    dots: tuple[Dot, ...]
    role: int = 0
    loose: bool = False


def colours(look: Palette) -> tuple[str, ...]:
    """Give the colours of the roles: both countries, then what is neither's."""
    return (*look.official, look.families["bond"], look.families["contact"])


def broken(dots: Iterable[Dot]) -> list[Dot]:
    """Put a gap where a year is missing, so that no line is drawn through it."""
    out: list[Dot] = []
    for dot in sorted(dots, key=lambda dot: dot.x):
        if out and dot.x - out[-1].x > 1:
            out.append(Dot(out[-1].x + 1, float("nan")))
        out.append(dot)
    return out


def line(
    series: Line, look: Palette, hover: Callable[[str], str], **changes: Any
) -> dict[str, Any]:
    """Draw one series; each point carries its figure's id for the click."""
    dots = broken(series.dots)
    colour = colours(look)[series.role % 4]
    symbol = SYMBOLS[series.role % 4]
    return {
        "type": "scatter",
        "mode": "markers" if series.loose else "lines+markers",
        "name": label(series.name, 80),
        "x": [dot.x for dot in dots],
        "y": [dot.y for dot in dots],
        "customdata": [dot.id for dot in dots],
        "hovertext": [hover(dot.id) if dot.id else "" for dot in dots],
        "hoverinfo": "text",
        "connectgaps": False,
        "line": {"color": colour, "width": 2.2, "dash": DASHES[series.role % 4]},
        "marker": {
            "size": 8,
            "symbol": [f"{symbol}-open" if dot.hollow else symbol for dot in dots],
            "color": colour,
            "line": {"width": 1.6, "color": colour},
        },
    } | changes


def bars(
    series: Line,
    look: Palette,
    hover: Callable[[str], str],
    number: Callable[[float], str],
    **changes: Any,
) -> dict[str, Any]:
    """Draw one series as bars with their numbers; hollow ones have a border only."""
    colour = colours(look)[series.role % 4]
    return {
        "type": "bar",
        "name": label(series.name, 80),
        "x": [dot.x for dot in series.dots],
        "y": [dot.y for dot in series.dots],
        "text": [label(number(dot.y)) for dot in series.dots],
        "textposition": "outside",
        "textangle": 0,
        "constraintext": "none",
        "cliponaxis": False,
        "textfont": {"size": 11, "color": look.text},
        "customdata": [dot.id for dot in series.dots],
        "hovertext": [hover(dot.id) if dot.id else "" for dot in series.dots],
        "hoverinfo": "text",
        "marker": {
            "color": [translucent(colour, 0.12) if dot.hollow else colour for dot in series.dots],
            "line": {"color": colour, "width": 1.4},
            "cornerradius": 2,
        },
    } | changes


def base(look: Palette, axis_title: str) -> dict[str, Any]:
    """Give the layout that all charts over years share, with an axis from zero."""
    return {
        "template": None,
        "height": HEIGHT,
        "margin": {"l": 8, "r": 12, "t": 12, "b": 8},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "font": {"family": FONT, "size": 13, "color": look.text},
        "hovermode": "closest",
        "clickmode": "event+select",
        "hoverlabel": {
            "align": "left",
            "bgcolor": look.raised,
            "bordercolor": look.muted,
            "font": {"family": FONT, "size": 13, "color": look.text},
        },
        # Below the numbers of the axis at any height and width, since the page measures it.
        "legend": {
            "orientation": "h",
            "yref": "container",
            "y": 0,
            "yanchor": "bottom",
            "x": 0,
        },
        "xaxis": {
            "showgrid": False,
            "zeroline": False,
            "tickangle": 0,
            "tickfont": {"color": look.muted},
            "automargin": True,
            "fixedrange": True,
        },
        "yaxis": {
            "title": {"text": label(axis_title), "font": {"color": look.muted, "size": 12}},
            "gridcolor": look.hairline,
            "zerolinecolor": look.muted,
            "rangemode": "tozero",
            "tickfont": {"color": look.muted},
            "automargin": True,
            "fixedrange": True,
        },
    }


def layout(
    years: Sequence[float], look: Palette, axis_title: str, *, log: bool = False
) -> dict[str, Any]:
    """Give the layout of lines over years; ``log`` makes the axis of values logarithmic."""
    shape = base(look, axis_title)
    if log:
        shape["yaxis"] |= LOG_AXIS
    shape["xaxis"] |= {
        "range": [min(years) - 0.6, max(years) + 0.6] if years else None,
        "dtick": 1 if years and max(years) - min(years) <= 7 else None,
        "tickformat": "d",
    }
    return shape


def figure(
    series: Iterable[Line],
    look: Palette,
    *,
    hover: Callable[[str], str],
    axis_title: str,
    log: bool = False,
) -> go.Figure:
    """Draw series as lines over the years, e.g. growth or shares."""
    series = [one for one in series if one.dots]
    years = [dot.x for one in series for dot in one.dots]
    traces = [line(one, look, hover) for one in series]
    return go.Figure(traces, layout(years, look, axis_title, log=log))


def set_log(drawing: go.Figure) -> None:
    """Make the axis of values logarithmic, from below the least value to above the greatest."""
    known = [y for trace in drawing.data for y in (trace.y if trace.y is not None else ())]
    known = [float(y) for y in known if y is not None and y == y and y > 0]
    ends = [math.log10(min(known) / 1.5), math.log10(max(known) * 1.5)] if known else None
    drawing.update_layout(yaxis=LOG_AXIS | {"range": ends})
