"""Part-years over the twelve months: each year a line that climbs, so that like stands by like.

A value stands at the month up to which it counts; above one another stand the same months of
several years. What does not count from January is a line over its months.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from timeline.charts import forms
from timeline.charts.lines import base
from timeline.charts.style import Palette, translucent
from timeline.charts.text import label
from timeline.charts.trade_values import BILLION, year_of
from timeline.frame import records

HEIGHT = 480
_DASHES = ("solid", "dash", "dot")  # by whose number it is


def month_of(day: pd.Timestamp) -> float:
    """A day on the scale of months: the end of January is 1, the end of December 12."""
    return float(day.month) - 1 + day.day / day.days_in_month


def _from_january(row: Mapping[str, Any]) -> bool:
    start: pd.Timestamp = row["start"]
    return bool((start.month, start.day) == (1, 1) and start.year == row["end"].year)


def _colours(years: Sequence[int], look: Palette) -> dict[int, str]:
    """The five last years in colours of their own, those before in grey."""
    last = sorted(years)[::-1]
    hues = [look.families[name] for name in ("contact", "law", "bodies", "bond", "life")]
    return {year: hues[at] if at < len(hues) else look.muted for at, year in enumerate(last)}


def figure(
    figures: pd.DataFrame,
    look: Palette,
    *,
    hover: Callable[[tuple[str, ...]], str],
    form_name: Callable[[str], str],
    side_name: Callable[[str], str],
    months: Sequence[str],
    axis_title: str,
    sides: bool = False,
    narrow: bool = False,
) -> go.Figure:
    """Draw part-years (see ``trade_values.parts``); ``months`` are the twelve names for the axis.

    ``sides`` gives each reporter lines of its own, for flows that have a direction; ``side_name``
    names a reporter, also the one that nobody names ("").
    """
    rows = [row for row in records(figures) if pd.notna(row["start"]) and pd.notna(row["end"])]
    colours = _colours(sorted({year_of(row) or 0 for row in rows}), look)
    whose = sorted({str(row["reporter"]) for row in rows}) if sides else [""]
    traces: list[dict[str, Any]] = []
    ends: list[tuple[float, float, str, str]] = []
    for year in sorted(colours):
        for at, side in enumerate(whose):
            mine = [r for r in rows if year_of(r) == year and (not sides or r["reporter"] == side)]
            if not mine:
                continue
            traces += _year(mine, colours[year], look, hover, _DASHES[at % 3])
            last = max(mine, key=lambda row: (month_of(row["end"]), row["value"]))
            ends.append((month_of(last["end"]), last["value"] / BILLION, str(year), colours[year]))
    used = {forms.form_of(row) for row in rows}
    traces += forms.key(used, look.text, look.ground, form_name)
    if len(whose) > 1:
        traces += [_side(side_name(side), look, _DASHES[at % 3]) for at, side in enumerate(whose)]
    drawing = go.Figure(traces, _layout(rows, look, months, axis_title, narrow))
    _name_years(drawing, ends, max((row["value"] for row in rows), default=1.0) / BILLION)
    return drawing


def _year(
    mine: list[dict[str, Any]],
    colour: str,
    look: Palette,
    hover: Callable[[tuple[str, ...]], str],
    dash: str,
) -> list[dict[str, Any]]:
    """The points of a year, joined in the order of months; derived ones stand beside the line."""
    mine = sorted(mine, key=lambda row: (month_of(row["end"]), row["value"], row["id"]))
    told = [row for row in mine if row["status"] == "actual" and _from_january(row)]
    across = [row for row in mine if not _from_january(row)]
    thread = {
        "type": "scatter",
        "mode": "lines",
        "x": [month_of(row["end"]) for row in told],
        "y": [row["value"] / BILLION for row in told],
        "line": {"color": translucent(colour, 0.55), "width": 1.6, "dash": dash},
        "hoverinfo": "skip",
        "showlegend": False,
        "name": "thread",
    }
    spans = {
        "type": "scatter",
        "mode": "lines",
        "x": [x for row in across for x in (_begin(row), month_of(row["end"]), None)],
        "y": [y for row in across for y in [row["value"] / BILLION] * 2 + [None]],
        "line": {"color": translucent(colour, 0.55), "width": 3},
        "hoverinfo": "skip",
        "showlegend": False,
        "name": "span",
    }
    points = {
        "type": "scatter",
        "mode": "markers",
        "name": str(year_of(mine[0])),
        "x": [month_of(row["end"]) for row in mine],
        "y": [row["value"] / BILLION for row in mine],
        "customdata": [row["id"] for row in mine],
        "hovertext": [hover((row["id"],)) for row in mine],
        "hoverinfo": "text",
        "showlegend": False,
        "cliponaxis": False,
        "marker": forms.marker([forms.form_of(row) for row in mine], colour, look.ground),
    }
    return [trace for trace in (thread, spans) if trace["x"]] + [points]


def _begin(row: Mapping[str, Any]) -> float:
    """Where a span begins on the twelve months; one that began a year before begins at the left."""
    start: pd.Timestamp = row["start"]
    return month_of(start) - 1 / 30 if start.year == row["end"].year else 0.0


def _side(name: str, look: Palette, dash: str) -> dict[str, Any]:
    return {
        "type": "scatter",
        "mode": "lines",
        "x": [None],
        "y": [None],
        "name": label(name, 80),
        "line": {"color": look.muted, "width": 1.6, "dash": dash},
    }


def _name_years(
    drawing: go.Figure, ends: Sequence[tuple[float, float, str, str]], top: float
) -> None:
    """Write each year right of its last point; names that would touch are pushed apart.

    As texts of a trace, not as notes: a logarithmic axis moves them along.
    """
    room = top * 1.12 / (HEIGHT - 110) * 15  # the height of a line of text, in the axis's unit
    placed: list[tuple[float, float]] = []
    texts: list[tuple[float, float, str, str]] = []
    for x, y, year, colour in sorted(ends, key=lambda end: (end[1], end[2])):
        at = y
        while any(abs(x - other) < 0.9 and abs(at - high) < room for other, high in placed):
            at += room / 3
        placed.append((x, at))
        texts.append((x, at, f"\u2002<b>{year}</b>", colour))
    drawing.add_scatter(
        x=[x for x, *_ in texts],
        y=[y for _, y, *_ in texts],
        text=[text for *_, text, _ in texts],
        mode="text",
        textposition="middle right",
        textfont={"color": [colour for *_, colour in texts], "size": 12},
        hoverinfo="skip",
        showlegend=False,
        cliponaxis=False,
        name="years",
    )


def _layout(
    rows: Sequence[Mapping[str, Any]],
    look: Palette,
    months: Sequence[str],
    axis_title: str,
    narrow: bool,
) -> dict[str, Any]:
    shape = base(look, axis_title)
    shape["height"] = HEIGHT
    shape["legend"] |= {"itemclick": False, "itemdoubleclick": False}  # it explains forms
    step = 3 if narrow else 1
    shape["xaxis"] |= {
        "tickmode": "array",
        "tickvals": list(range(step, 13, step)),
        "ticktext": [label(months[at - 1]) for at in range(step, 13, step)],
        "range": [0, 13.4 if narrow else 12.6],
        "showgrid": True,
        "gridcolor": look.hairline,
    }
    top = max((row["value"] for row in rows), default=BILLION) / BILLION
    shape["yaxis"]["range"] = [0, top * 1.12]
    return shape
