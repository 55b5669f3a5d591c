"""figures frame → counted things as small charts side by side, each point a told number.

One panel an indicator, all over the same years: visits, joint ventures, visitors each way, flights,
documents, universities, investment. The form of a point says how its number is known
(``charts.forms``). What two sources tell of one year are two points; a line joins only what one
side tells of whole years running, and nothing is averaged.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from timeline.charts import forms
from timeline.charts.indicator_points import Point, drawn, numbers, point_of
from timeline.charts.lines import base
from timeline.charts.style import Palette
from timeline.charts.text import label
from timeline.charts.trade import step_of
from timeline.charts.trade_values import year_of
from timeline.frame import records

INDICATORS = (
    "visits_of_heads_of_state",
    "documents_signed",
    "joint_ventures",
    "investment_projects_usd",
    "visitors",
    "flights_per_week",
    "university_agreements",
)
ROW = 250  # px of one row of panels
LEGEND = 44  # px below the last row
_GAP = 0.06  # share of the width between two panels
_HEAD = 44  # px above a panel, for its title and its highest number
_SIZES = ((1e9, 1e9), (1e6, 1e7), (1e3, 1e4))  # a size, and from which value on it is used
_FOOT = 26  # px below a panel, for its years


@dataclass(frozen=True, slots=True)
class Panel:
    """One small chart: its title and the figures of one indicator and unit, ``scale`` their size.

    Values are drawn divided by ``scale``, whose name stands in the title.
    """

    title: str
    figures: pd.DataFrame
    scale: float = 1.0


def present(figures: pd.DataFrame) -> list[str]:
    """The counted indicators that these figures tell with a value and a year."""
    known = figures["value"].notna() & (figures["end"].notna() | figures["start"].notna())
    told = set(figures.loc[known, "indicator"])
    return [code for code in INDICATORS if code in told]


def scale_of(figures: pd.DataFrame) -> float:
    """The power of a thousand in which the values are short: 956 thousand, 6 000, 2 billion."""
    top = float(figures["value"].max())
    return next((size for size, least in _SIZES if top >= least), 1.0)


def figure(
    panels: Sequence[Panel],
    look: Palette,
    *,
    hover: Callable[[str], str],
    number: Callable[[float], str],
    form_name: Callable[[str], str],
    side_name: Callable[[str], str],
    columns: int,
    width: float,
) -> go.Figure:
    """Draw the panels in rows of so many columns on a page of ``width`` pixels.

    ``hover`` gives the text over a figure by its id (through charts.text); ``side_name`` names a
    reporter, of visitors the country that they come from.
    """
    told = [[point_of(row, panel.scale, number) for row in _known(panel)] for panel in panels]
    xs = [x for points in told for point in points for x in (point.x, point.start)]
    sides = sorted({point.side for points in told for point in points} - {""})
    years = (math.floor(min(xs)) - 0.6, math.ceil(max(xs)) + 0.6) if xs else (0.0, 1.0)
    rows = -(-len(panels) // columns)
    height = rows * ROW + LEGEND
    drawing = go.Figure(layout=_layout(look, height))
    room = width * (1 - _GAP * (columns - 1)) / columns
    for at, (panel, points) in enumerate(zip(panels, told, strict=True)):
        box = _box(at, columns, height)
        _axes(drawing, at, box, years, points, look, room)
        _title(drawing, panel, box, look)
        for side in ("", *sides):
            mine = [point for point in points if point.side == side]
            colour = _colour(look, side, sides)
            for trace in drawn(mine, colour, look, hover, side_name(side), years[1]):
                drawing.add_trace(_on(trace, at))
        drawing.add_trace(_on(numbers(points, look, room / (years[1] - years[0])), at))
    _legend(drawing, told, sides, look, form_name, side_name)
    return drawing


def _known(panel: Panel) -> list[dict[str, Any]]:
    return [row for row in records(panel.figures) if year_of(row) and row["value"] == row["value"]]


def _colour(look: Palette, side: str, sides: Sequence[str]) -> str:
    return look.official[sides.index(side) % 2] if side else look.families["contact"]


def _box(at: int, columns: int, height: float) -> tuple[float, float, float, float]:
    """Left, right, bottom and top of a panel as shares of the page; the first stands top left."""
    row, column = divmod(at, columns)
    wide = (1 - _GAP * (columns - 1)) / columns
    left = column * (wide + _GAP)
    top = 1 - (row * ROW + _HEAD) / height
    return left, left + wide, 1 - ((row + 1) * ROW - _FOOT) / height, top


def _suffix(at: int) -> str:
    return str(at + 1) if at else ""


def _on(trace: dict[str, Any], at: int) -> dict[str, Any]:
    return trace | {"xaxis": f"x{_suffix(at)}", "yaxis": f"y{_suffix(at)}"}


def _axes(
    drawing: go.Figure,
    at: int,
    box: tuple[float, float, float, float],
    years: tuple[float, float],
    points: Sequence[Point],
    look: Palette,
    width: float,
) -> None:
    left, right, bottom, top = box
    step = step_of(years[1] - years[0], width)
    shape = base(look, "")
    named = [year for year in range(math.ceil(years[0]), int(years[1]) + 1) if year % step == 0]
    highest = max((point.y for point in points), default=1.0)
    x = shape["xaxis"] | {
        "domain": [left, right],
        "anchor": f"y{_suffix(at)}",
        "range": list(years),
        "tickmode": "array",
        "tickvals": named,
        "ticktext": [str(year) for year in named],
        "automargin": False,
    }
    y = shape["yaxis"] | {
        "domain": [bottom, top],
        "anchor": f"x{_suffix(at)}",
        "range": [0, highest * 1.18 or 1.0],
        "nticks": 4,
        "tickformat": ",.6~g",
        "ticklabelposition": "inside top",
        "tickfont": {"color": look.muted, "size": 11},
        "automargin": False,
    }
    drawing.update_layout({f"xaxis{_suffix(at)}": x, f"yaxis{_suffix(at)}": y})


def _title(
    drawing: go.Figure, panel: Panel, box: tuple[float, float, float, float], look: Palette
) -> None:
    drawing.add_annotation(
        x=box[0],
        y=box[3],
        xref="paper",
        yref="paper",
        xanchor="left",
        yanchor="bottom",
        yshift=16,
        showarrow=False,
        text=f"<b>{label(panel.title, 60)}</b>",
        font={"size": 13, "color": look.text},
    )


def _legend(
    drawing: go.Figure,
    told: Sequence[Sequence[Point]],
    sides: Sequence[str],
    look: Palette,
    form_name: Callable[[str], str],
    side_name: Callable[[str], str],
) -> None:
    """Explain the forms that occur, and the colours of the sides, that of none named too."""
    used = {point.form for points in told for point in points}
    drawing.add_traces(forms.key(used, look.text, look.ground, form_name))
    unnamed = [""] if sides and any(not point.side for points in told for point in points) else []
    for side in (*sides, *unnamed):
        colour = _colour(look, side, sides)
        drawing.add_scatter(
            x=[None],
            y=[None],
            mode="markers",
            name=label(side_name(side), 80),
            marker={"symbol": "square", "size": 11, "color": colour},
            hoverinfo="skip",
        )


def _layout(look: Palette, height: float) -> dict[str, Any]:
    shape = base(look, "")
    shape["height"] = height
    shape["margin"] = {"l": 4, "r": 8, "t": 0, "b": 0}
    shape["legend"] |= {"itemclick": False, "itemdoubleclick": False}
    del shape["xaxis"], shape["yaxis"]
    return shape
