"""figures frame → the trade chart: one bar a told value, one line an official series.

Nothing is averaged and nothing fills a gap: two sources that disagree stand side by side, a year
without a value stays empty, and what is expected, aimed at or derived is never drawn like what was.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
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
BARS = ("actual", "estimate", "expected", "derived")
_SLOT = 0.84  # share of a year's width that its bars may fill
_CROWDED = 18  # years beyond which numbers are written smaller


@dataclass(frozen=True, slots=True)
class Value:
    """One figure as it is drawn.

    ``x`` is in years, the whole number being the middle of that year; ``start`` is where the
    period begins on the same scale, ``y`` is in billions, ``series`` names the line of an official
    value (reporter and basis).
    """

    id: str
    look: str
    x: float
    y: float
    width: float
    text: str
    start: float = 0.0
    series: tuple[str, str] = ("", "")
    hollow: bool = False


def look_of(row: Mapping[str, Any]) -> str:
    """Name how a figure is drawn: target, part, actual, estimate, expected, derived or official."""
    if row["status"] == "target":
        return "target"
    if row["origin"] == "official":
        return "official-part" if is_part(row) else "official"
    return "part" if is_part(row) else str(row["status"])


def is_part(row: Mapping[str, Any]) -> bool:
    """Say whether a period is shorter than a calendar year."""
    start, end = row["start"], row["end"]
    return bool(pd.notna(start) and pd.notna(end) and (end - start).days < 360)


def year_of(row: Mapping[str, Any]) -> int | None:
    """The year that a figure stands at: the one in which its period ends; None where unknown."""
    day = row["end"] if pd.notna(row["end"]) else row["start"]
    return None if pd.isna(day) else int(day.year)


def place(day: pd.Timestamp) -> float:
    """A day on the scale of years, the middle of a year being its whole number."""
    return float(day.year) - 0.5 + (day.day_of_year - 1) / 365.25


def select(figures: pd.DataFrame, indicator: str, unit: str = "USD") -> pd.DataFrame:
    """The figures of one indicator and unit that have a value and a year."""
    mine = figures[(figures["indicator"] == indicator) & (figures["unit"] == unit)]
    mine = mine[mine["value"].notna()]
    return mine[mine["end"].notna() | mine["start"].notna()]


def values(figures: pd.DataFrame, number: Callable[[float], str]) -> tuple[Value, ...]:
    """Place each figure; the bars of one year stand side by side, a part-year on its months."""
    found: list[Value] = []
    years: dict[int, list[dict[str, Any]]] = {}
    for row in records(figures):
        look, year = look_of(row), year_of(row)
        if year is None:
            continue
        if look in BARS:
            years.setdefault(year, []).append(row)
            continue
        part = look in ("part", "official-part")
        found.append(
            Value(
                id=row["id"],
                look=look,
                x=place(row["end"]) if part else float(year),
                y=row["value"] / BILLION,
                width=0.0,
                text=_written(row, number),
                start=place(row["start"]) if part else float(year),
                series=(str(row["reporter"]), str(row["basis"])),
                hollow=row["status"] != "actual",
            )
        )
    for year, rows in years.items():
        found += _side_by_side(year, rows, number)
    return tuple(sorted(found, key=lambda value: (value.x, value.look, value.id)))


def _written(row: Mapping[str, Any], number: Callable[[float], str]) -> str:
    return BOUND_SIGNS.get(row["bound"], "") + number(row["value"] / BILLION)


def _side_by_side(
    year: int, rows: list[dict[str, Any]], number: Callable[[float], str]
) -> list[Value]:
    rows = sorted(rows, key=lambda row: (BARS.index(look_of(row)), row["value"], row["id"]))
    width = _SLOT / len(rows)
    return [
        Value(
            id=row["id"],
            look=look_of(row),
            x=year + (index - (len(rows) - 1) / 2) * width,
            y=row["value"] / BILLION,
            width=min(width * 0.88, 0.56),
            text=_written(row, number),
        )
        for index, row in enumerate(rows)
    ]


def _written_out(placed: Sequence[Value]) -> set[str]:
    """The bars whose number is written: all, or on a crowded chart the highest of each year."""
    bars = [value for value in placed if value.look in BARS]
    if len({round(value.x) for value in placed}) <= _CROWDED:
        return {value.id for value in bars}
    highest: dict[int, Value] = {}
    for value in bars:
        year = round(value.x)
        if year not in highest or value.y > highest[year].y:
            highest[year] = value
    return {value.id for value in highest.values()}


def _bars(
    mine: list[Value], look: Palette, kind: str, name: str, size: int, written: set[str]
) -> dict[str, Any]:
    colour = look.families["contact"]
    return {
        "type": "bar",
        "name": name,
        "x": [value.x for value in mine],
        "y": [value.y for value in mine],
        "width": [value.width for value in mine],
        "text": [label(value.text) if value.id in written else "" for value in mine],
        "textposition": "outside",
        "textangle": 0,
        "textfont": {"color": look.text, "size": size},
        "constraintext": "none",
        "cliponaxis": False,
        "marker": {
            "color": colour if kind == "actual" else "rgba(0,0,0,0)",
            "line": {"color": colour, "width": 0 if kind == "actual" else 1.6},
            "pattern": {
                "shape": {"derived": ".", "estimate": "x"}.get(kind, ""),
                "fgcolor": colour,
                "size": 6,
                "solidity": 0.2,
            },
            "cornerradius": 3,
        },
    }


def _steps(mine: list[Value], look: Palette, name: str) -> dict[str, Any]:
    """Part-years: a line over the months they count, with an end, at the height of the value."""
    colour = look.families["contact"]
    return {
        "type": "scatter",
        "mode": "lines+markers",
        "name": name,
        "x": [x for value in mine for x in (value.start, value.x, None)],
        "y": [y for value in mine for y in (value.y, value.y, None)],
        "line": {"color": translucent(colour, 0.75), "width": 2.5},
        "marker": {
            "color": colour,
            "symbol": ["circle", "line-ns-open", "circle"] * len(mine),
            "size": [0, 9, 0] * len(mine),
            "line": {"width": 2.5, "color": colour},
        },
    }


def _line(mine: list[Value], look: Palette, index: int, name: str) -> dict[str, Any]:
    """An official series; single values of an unknown basis are points without a line."""
    colour = look.official[index % 2]
    symbol = ("circle", "square")[index % 2]
    steady = mine[0].series[1] != "unknown"
    return {
        "type": "scatter",
        "mode": "lines+markers" if steady else "markers",
        "name": name,
        "x": [value.x for value in mine],
        "y": [value.y for value in mine],
        "connectgaps": False,
        "line": {"color": colour, "width": 2, "dash": "solid" if index % 2 == 0 else "dash"},
        "marker": {
            "size": 7 if steady else 9,
            "color": colour,
            "symbol": [
                (symbol if steady else "cross") + ("-open" if value.hollow else "")
                for value in mine
            ],
            "line": {"width": 1, "color": look.ground},
        },
    }


def _marks(mine: list[Value], look: Palette, kind: str, name: str, size: int) -> dict[str, Any]:
    """Targets and official part-years: single markers."""
    colour = look.families["bond"] if kind == "target" else look.official[0]
    return {
        "type": "scatter",
        "mode": "markers+text" if kind == "target" else "markers",
        "name": name,
        "x": [value.x for value in mine],
        "y": [value.y for value in mine],
        "text": [label(value.text) for value in mine],
        "textposition": "top center",
        "textfont": {"color": look.text, "size": size},
        "cliponaxis": False,
        "marker": {
            "symbol": "diamond-open" if kind == "target" else "triangle-up-open",
            "size": 13 if kind == "target" else 9,
            "color": colour,
            "line": {"width": 2, "color": colour},
        },
    }


def with_gaps(mine: list[Value]) -> list[Value]:
    """Break an official line where a year is missing, so that nothing is drawn through it."""
    out: list[Value] = []
    for value in mine:
        if out and value.x - out[-1].x > 1:
            out.append(Value("", value.look, out[-1].x + 1, float("nan"), 0, "", 0, value.series))
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
    look for the legend (`official:UZB:goods` for official series), ``number`` writes billions.
    """
    placed = values(figures, number)
    size = 12 if len({round(value.x) for value in placed}) <= _CROWDED else 10
    traces: list[dict[str, Any]] = []
    for kind in BARS:
        mine = [value for value in placed if value.look == kind]
        if mine:
            traces.append(_bars(mine, look, kind, name(kind), size, _written_out(placed)))
            _hover(traces[-1], mine, hover)
    mine = [value for value in placed if value.look == "part"]
    if mine:
        traces.append(_steps(mine, look, name("part")))
        _hover(traces[-1], [one for value in mine for one in (value, value, None)], hover)
    official = [value for value in placed if value.look == "official"]
    reporters = sorted({value.series[0] for value in official})
    for series in sorted({value.series for value in official}):
        mine = with_gaps([value for value in official if value.series == series])
        title = name(f"official:{series[0]}:{series[1]}")
        traces.append(_line(mine, look, reporters.index(series[0]), title))
        _hover(traces[-1], mine, hover)
    for kind in ("official-part", "target"):
        mine = [value for value in placed if value.look == kind]
        if mine:
            traces.append(_marks(mine, look, kind, name(kind), size))
            _hover(traces[-1], mine, hover)
    return go.Figure(traces, _layout(placed, look, axis_title))


def _hover(
    trace: dict[str, Any], mine: Sequence[Value | None], hover: Callable[[str], str]
) -> None:
    trace["hovertext"] = [hover(value.id) if value and value.id else "" for value in mine]
    trace["hoverinfo"] = "text"
    trace["customdata"] = [value.id if value else "" for value in mine]


def _layout(placed: tuple[Value, ...], look: Palette, axis_title: str) -> dict[str, Any]:
    years = sorted({round(value.x) for value in placed})
    step = 1 if len(years) <= _CROWDED else 2
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
            "tickvals": years[::step],
            "ticktext": [str(year) for year in years[::step]],
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
