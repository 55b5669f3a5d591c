"""figures frame → the trade chart: one bar a told value, one line an official series.

Nothing is averaged and nothing fills a gap: two sources that disagree stand side by side, a year
without a value stays empty, and what is expected, aimed at or derived is never drawn like what was.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from timeline.charts.style import FONT, Palette, translucent
from timeline.charts.text import label
from timeline.frame import records

BILLION = 1e9
FLOWS = ("trade_turnover", "export", "import", "balance")
BOUND_SIGNS = {"exact": "", "over": "> ", "under": "< ", "about": "≈ ", "up_to": "≤ "}
PRESS_KINDS = ("actual", "part", "estimate", "expected", "derived")
_SLOT = 0.8  # share of a year's width that its bars may fill


@dataclass(frozen=True, slots=True)
class Value:
    """One figure as it is drawn: ``x`` in years (the bar's middle), ``y`` in billions."""

    id: str
    look: str
    x: float
    y: float
    width: float
    text: str
    reporter: str = ""


def look_of(row: Mapping[str, Any]) -> str:
    """Name how a figure is drawn: official, target, part, actual, estimate, expected, derived."""
    if row["status"] == "target":
        return "target"
    if row["origin"] == "official":
        return "official" if row["status"] == "actual" and not is_part(row) else "official-part"
    if row["status"] == "actual":
        return "part" if is_part(row) else "actual"
    return str(row["status"])


def is_part(row: Mapping[str, Any]) -> bool:
    """Say whether a period is shorter than a calendar year."""
    start, end = row["start"], row["end"]
    return bool(pd.notna(start) and pd.notna(end) and (end - start).days < 360)


def year_of(row: Mapping[str, Any]) -> int | None:
    """The year that a figure stands at: the one in which its period ends; None where unknown."""
    day = row["end"] if pd.notna(row["end"]) else row["start"]
    return None if pd.isna(day) else int(day.year)


def select(figures: pd.DataFrame, indicator: str, unit: str = "USD") -> pd.DataFrame:
    """The figures of one indicator and unit that have a value and a year."""
    mine = figures[(figures["indicator"] == indicator) & (figures["unit"] == unit)]
    mine = mine[mine["value"].notna()]
    return mine[mine["end"].notna() | mine["start"].notna()]


def values(figures: pd.DataFrame, number: Callable[[float], str]) -> tuple[Value, ...]:
    """Place each figure; the bars of one year stand side by side, whole years before parts."""
    found: list[Value] = []
    years: dict[int, list[tuple[int, dict[str, Any], str, str]]] = {}
    for row in records(figures):
        look, year = look_of(row), year_of(row)
        if year is None:
            continue
        text = BOUND_SIGNS.get(row["bound"], "") + number(row["value"] / BILLION)
        if look in PRESS_KINDS:
            years.setdefault(year, []).append((PRESS_KINDS.index(look), row, look, text))
        else:
            found.append(
                Value(row["id"], look, year, row["value"] / BILLION, 0.0, text, row["reporter"])
            )
    for year, rows in years.items():
        rows.sort(key=lambda item: (item[0], item[1]["end"], item[1]["value"]))
        width = _SLOT / max(len(rows), 2)
        for index, (_, row, look, text) in enumerate(rows):
            x = year + (index - (len(rows) - 1) / 2) * width
            found.append(
                Value(
                    row["id"], look, x, row["value"] / BILLION, width * 0.86, text, row["reporter"]
                )
            )
    return tuple(sorted(found, key=lambda value: (value.x, value.look)))


def _bars(mine: list[Value], look: Palette, kind: str, name: str) -> dict[str, Any]:
    colour = look.families["contact"]
    fill = {"actual": colour, "part": translucent(colour, 0.35)}
    return {
        "type": "bar",
        "name": name,
        "x": [value.x for value in mine],
        "y": [value.y for value in mine],
        "width": [value.width for value in mine],
        "text": [label(value.text) for value in mine],
        "textposition": "outside",
        "textfont": {"color": look.text, "size": 12},
        "cliponaxis": False,
        "marker": {
            "color": fill.get(kind, "rgba(0,0,0,0)"),
            "line": {"color": colour, "width": 0 if kind == "actual" else 1.6},
            "pattern": {
                "shape": {"part": "/", "derived": ".", "estimate": "x"}.get(kind, ""),
                "fgcolor": colour,
                "size": 6,
                "solidity": 0.25,
            },
            "cornerradius": 3,
        },
    }


def _line(mine: list[Value], look: Palette, index: int, name: str) -> dict[str, Any]:
    colour = look.official[index % 2]
    return {
        "type": "scatter",
        "mode": "lines+markers",
        "name": name,
        "x": [value.x for value in mine],
        "y": [value.y for value in mine],
        "connectgaps": False,
        "line": {"color": colour, "width": 2, "dash": "solid" if index == 0 else "dash"},
        "marker": {"size": 8, "color": colour, "symbol": "circle" if index == 0 else "square"},
    }


def _targets(mine: list[Value], look: Palette, name: str) -> dict[str, Any]:
    return {
        "type": "scatter",
        "mode": "markers+text",
        "name": name,
        "x": [value.x for value in mine],
        "y": [value.y for value in mine],
        "text": [label(value.text) for value in mine],
        "textposition": "top center",
        "textfont": {"color": look.text, "size": 12},
        "cliponaxis": False,
        "marker": {
            "symbol": "diamond-open",
            "size": 13,
            "color": look.families["bond"],
            "line": {"width": 2.2, "color": look.families["bond"]},
        },
    }


def with_gaps(mine: list[Value]) -> list[Value]:
    """Break an official line where a year is missing, so that nothing is drawn through it."""
    out: list[Value] = []
    for value in mine:
        if out and value.x - out[-1].x > 1:
            out.append(Value("", value.look, out[-1].x + 1, float("nan"), 0, ""))
        out.append(value)
    return out


def figure(
    figures: pd.DataFrame,
    look: Palette,
    *,
    hover: Callable[[str], str],
    name: Callable[[str], str],
    number: Callable[[float], str],
    axis_title: str,
) -> go.Figure:
    """Draw the figures of one indicator and unit (see ``select``).

    ``hover`` gives the text over a value by its id (through charts.text), ``name`` the name of a
    look for the legend (`official:UZB` for official series), ``number`` writes billions.
    """
    placed = values(figures, number)
    traces: list[dict[str, Any]] = []
    for kind in PRESS_KINDS:
        mine = [value for value in placed if value.look == kind]
        if mine:
            traces.append(_bars(mine, look, kind, name(kind)))
            _hover(traces[-1], mine, hover)
    reporters = sorted({value.reporter for value in placed if value.look == "official"})
    for index, reporter in enumerate(reporters):
        mine = [v for v in placed if v.look == "official" and v.reporter == reporter]
        mine = with_gaps(mine)
        traces.append(_line(mine, look, index, name(f"official:{reporter}")))
        _hover(traces[-1], mine, hover)
    for kind in ("official-part", "target"):
        mine = [value for value in placed if value.look == kind]
        if mine:
            traces.append(_targets(mine, look, name(kind)))
            _hover(traces[-1], mine, hover)
            if kind == "official-part":
                traces[-1]["marker"]["symbol"] = "triangle-up-open"
                traces[-1]["marker"]["color"] = look.official[0]
                traces[-1]["marker"]["line"]["color"] = look.official[0]
    return go.Figure(traces, _layout(placed, look, axis_title))


def _hover(trace: dict[str, Any], mine: list[Value], hover: Callable[[str], str]) -> None:
    trace["hovertext"] = [hover(value.id) if value.id else "" for value in mine]
    trace["hoverinfo"] = "text"
    trace["ids"] = [value.id or f"gap-{index}" for index, value in enumerate(mine)]


def _layout(placed: tuple[Value, ...], look: Palette, axis_title: str) -> dict[str, Any]:
    years = sorted({round(value.x) for value in placed})
    return {
        "template": None,
        "height": 460,
        "margin": {"l": 8, "r": 8, "t": 8, "b": 8},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "font": {"family": FONT, "size": 13, "color": look.text},
        "barmode": "overlay",
        "hovermode": "closest",
        "hoverlabel": {
            "align": "left",
            "bgcolor": look.raised,
            "bordercolor": look.muted,
            "font": {"family": FONT, "size": 13, "color": look.text},
        },
        "legend": {"orientation": "h", "y": -0.12, "x": 0, "yanchor": "top"},
        "xaxis": {
            "tickmode": "array",
            "tickvals": years,
            "ticktext": [str(year) for year in years],
            "range": [years[0] - 0.6, years[-1] + 0.6] if years else None,
            "showgrid": False,
            "zeroline": False,
            "tickfont": {"color": look.muted},
            "automargin": True,
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
