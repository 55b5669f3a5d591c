"""figures frame → the trade chart: one bar a told value, one line an official series.

Nothing fills a gap: a year without a value stays empty, and what is expected, aimed at or derived
is never drawn like what was.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from timeline.charts.lines import base
from timeline.charts.measure import text_width
from timeline.charts.style import Palette, translucent
from timeline.charts.text import label
from timeline.charts.trade_values import BARS, Value, values

HEIGHT = 480
WIDE = 1000  # px of the plot where nobody has measured it: between a tablet and a desktop
STEPS = (1, 2, 5, 10, 20)  # years between two numbers of the axis
_LEAST = 820  # px for which the years of a wide page are spaced
_TALL = 1.3  # a number stands at most so many times above its bar; else it would be another's
_SIZE = 11.0  # px of the numbers at the marks


def _bars(mine: list[Value], look: Palette, colour: str, kind: str, name: str) -> dict[str, Any]:
    return {
        "type": "bar",
        "name": name,
        "x": [value.x for value in mine],
        "y": [value.y for value in mine],
        "width": [value.width for value in mine],
        "marker": {
            "color": colour if kind == "actual" else translucent(colour, 0.04),
            "line": {"color": colour, "width": 0 if kind == "actual" else 1.4},
            "pattern": {
                "shape": {"derived": ".", "estimate": "x"}.get(kind, ""),
                "fgcolor": colour,
                "size": 6,
                "solidity": 0.2,
            },
            "cornerradius": 2,
        },
    }


def _steps(mine: list[Value], colour: str, name: str) -> dict[str, Any]:
    """Part-years: a line over the months they count, with an end, at the height of the value."""
    return {
        "type": "scatter",
        "mode": "lines+markers",
        "name": name,
        "x": [x for value in mine for x in (value.start, value.x, None)],
        "y": [y for value in mine for y in (value.y, value.y, None)],
        "line": {"color": translucent(colour, 0.75), "width": 2},
        "marker": {
            "color": colour,
            "symbol": ["circle", "line-ns-open", "circle"] * len(mine),
            "size": [0, 8, 0] * len(mine),
            "line": {"width": 2, "color": colour},
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
        "line": {"color": colour, "width": 1.8, "dash": "solid" if index % 2 == 0 else "dash"},
        "marker": {
            "size": 6 if steady else 8,
            "color": colour,
            "symbol": [
                (symbol if steady else ("cross", "x")[index % 2])
                + ("-open" if value.hollow else "")
                for value in mine
            ],
            "line": {"width": 1, "color": look.ground},
        },
    }


def _targets(mine: list[Value], look: Palette, name: str) -> dict[str, Any]:
    colour = look.families["bond"]
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
            "size": 12,
            "color": colour,
            "line": {"width": 2, "color": colour},
        },
    }


def with_gaps(mine: list[Value]) -> list[Value]:
    """Break an official line where a year is missing, so that nothing is drawn through it."""
    out: list[Value] = []
    for value in mine:
        if out and value.x - out[-1].x > 1:
            out.append(Value((), value.look, out[-1].x + 1, float("nan"), 0, "", 0, value.series))
        out.append(value)
    return out


def figure(
    figures: pd.DataFrame,
    look: Palette,
    *,
    hover: Callable[[tuple[str, ...]], str],
    name: Callable[[str], str],
    number: Callable[[float], str],
    axis_title: str,
    sides: Sequence[str] = (),
    width: float = WIDE,
) -> go.Figure:
    """Draw the figures of one indicator and unit (see ``trade_values.select``).

    ``hover`` gives the text over a value by the ids of its figures (through charts.text), ``name``
    the name of a look for the legend (`official:UZB:goods` for official series, `actual:UZB` where
    the press is told apart by its ``sides``), ``number`` writes billions. ``width`` is that of the
    plot in pixels: numbers are written where they fit.
    """
    placed = values(figures, number, by_side=bool(sides))
    traces: list[dict[str, Any]] = []

    def draw(trace: dict[str, Any], mine: Sequence[Value | None]) -> None:
        trace["hovertext"] = [hover(value.ids) if value and value.ids else "" for value in mine]
        trace["hoverinfo"] = "text"
        trace["customdata"] = [" ".join(value.ids) if value else "" for value in mine]
        traces.append(trace)

    def found(kind: str) -> list[Value]:
        return [value for value in placed if value.look == kind]

    for kind in BARS:
        for side in sorted({value.series[0] for value in found(kind)}):
            mine = [value for value in found(kind) if value.series[0] == side]
            colour = _colour(look, side, sides)
            title = name(f"{kind}:{side}" if side else kind)
            draw(_bars(mine, look, colour, kind, title), mine)
    reporters = sorted({v.series[0] for v in placed if v.look.startswith("official")})
    for kind in ("part", "official-part"):
        split = bool(sides) or kind == "official-part"
        for side in sorted({value.series[0] if split else "" for value in found(kind)}):
            mine = [value for value in found(kind) if not split or value.series[0] == side]
            colour = _colour(look, side, sides or reporters)
            trace = _steps(mine, colour, name(f"{kind}:{side}" if side else kind))
            draw(trace, [one for value in mine for one in (value, value, None)])
    for series in sorted({value.series for value in found("official")}):
        mine = with_gaps([value for value in found("official") if value.series == series])
        title = name(f"official:{series[0]}:{series[1]}")
        draw(_line(mine, look, reporters.index(series[0]), title), mine)
    if found("target"):
        draw(_targets(found("target"), look, name("target")), found("target"))
    drawing = go.Figure(traces, _layout(placed, look, axis_title, width))
    _write_numbers(drawing, placed, look, width)
    return drawing


def _colour(look: Palette, side: str, sides: Sequence[str]) -> str:
    """The press has its own colour; where flows have a side, that of the country."""
    if side in sides:
        return look.official[sorted(sides).index(side) % 2]
    return look.families["contact"]


def _range(placed: Sequence[Value]) -> tuple[float, float]:
    years = [round(value.x) for value in placed]
    return (min(years) - 0.6, max(years) + 0.6) if years else (0.0, 1.0)


def _write_numbers(
    drawing: go.Figure, placed: Sequence[Value], look: Palette, width: float
) -> None:
    """Write the highest told number of a year over all its marks, the latest first, where it fits.

    The texts hang on points of no size above the highest mark near them, so that no mark lies on a
    number.
    """
    first, last = _range(placed)
    pixels = width / (last - first)
    highest: dict[int, Value] = {}
    for value in sorted(placed, key=lambda value: (value.look == "actual", value.y)):
        if value.look in BARS:  # what was reached comes before what was expected or derived
            highest[round(value.x)] = value
    written: list[tuple[float, float, str]] = []
    free = float("inf")
    for year in sorted(highest, reverse=True):
        half = text_width(highest[year].text, _SIZE) / 2 / pixels
        marks = [value for value in placed if abs(value.x - year) <= half + 0.1]
        near = [value.y for value in marks if value.look != "target"]
        aims = [value.y for value in marks if value.look == "target"]
        lost = max(near) > _TALL * highest[year].y > 0
        if lost or year + half > free or any(0.9 < aim / max(near) < 1.3 for aim in aims):
            continue
        free = year - half
        written.append((year, max(near), highest[year].text))
    if not written:
        return
    drawing.add_scatter(
        x=[x for x, _, _ in written],
        y=[y for _, y, _ in written],
        text=[label(text) for _, _, text in written],
        mode="markers+text",
        marker={"size": 7, "opacity": 0},
        textposition="top center",
        textfont={"color": look.text, "size": _SIZE},
        cliponaxis=False,
        hoverinfo="skip",
        showlegend=False,
        name="numbers",
    )


def step_of(years: float, width: float) -> int:
    """How many years lie between two numbers of an axis of so many years and pixels."""
    return next((step for step in STEPS if width / max(years, 1) * step >= 44), STEPS[-1])


def _layout(
    placed: Sequence[Value], look: Palette, axis_title: str, width: float
) -> dict[str, Any]:
    first, last = _range(placed)
    step = step_of(last - first, min(width, _LEAST))
    years = [year for year in range(round(first + 0.6), round(last)) if year % step == 0]
    shape = base(look, axis_title)
    shape["height"] = HEIGHT
    shape["barmode"] = "overlay"
    shape["xaxis"] |= {
        "tickmode": "array",
        "tickvals": years,
        "ticktext": [str(year) for year in years],
        "range": [first, last],
    }
    top = max((value.y for value in placed), default=1.0)
    low = min((value.y for value in placed), default=0.0)
    shape["yaxis"]["range"] = [min(low * 1.15, 0.0), top * 1.16]
    return shape
