"""One country's exports and imports with the other, and the balance between them."""

from __future__ import annotations

from collections.abc import Callable

import plotly.graph_objects as go

from timeline.charts.lines import Dot, Line, bars, layout, line
from timeline.charts.style import Palette


def figure(
    exports: Line,
    imports: Line,
    look: Palette,
    *,
    balance_name: str,
    hover: Callable[[str], str],
    number: Callable[[float], str],
    axis_title: str,
) -> go.Figure:
    """Draw exports above and imports below the axis, and the balance as a line of its own.

    The balance is drawn only for years with both flows; its points are hollow, since it is our
    subtraction and nobody's published number.
    """
    below = Line(
        imports.name,
        tuple(Dot(dot.x, -dot.y, dot.id, dot.hollow) for dot in imports.dots),
        imports.role,
    )
    out = {dot.x: dot.y for dot in exports.dots}
    rest = Line(
        balance_name,
        tuple(Dot(dot.x, out[dot.x] - dot.y, "", True) for dot in imports.dots if dot.x in out),
        2,
    )
    years = [dot.x for dot in (*exports.dots, *imports.dots)]
    few = len(set(years)) <= 16

    def amount(value: float) -> str:
        return number(abs(value)) if few else ""

    def nothing(_: str) -> str:
        return ""

    traces = [bars(one, look, hover, amount) for one in (exports, below) if one.dots]
    if below.dots:  # both flows in the country's colour: imports are hatched
        traces[-1]["marker"]["pattern"] = {
            "shape": "/",
            "fgcolor": look.ground,
            "size": 7,
            "solidity": 0.35,
        }
    if rest.dots:
        drawn = line(rest, look, nothing)
        # Over the bars: in the colour of the text, on points filled with the ground.
        drawn["line"]["color"] = look.text
        drawn["marker"] |= {"symbol": "diamond", "size": 9, "color": look.ground}
        drawn["marker"]["line"] = {"width": 1.8, "color": look.text}
        drawn["hovertext"] = [f"{balance_name}: {number(y)}" for y in drawn["y"]]
        traces.append(drawn)
    shape = layout(years, look, axis_title)
    shape["barmode"] = "relative"
    shape["yaxis"]["rangemode"] = "normal"
    return go.Figure(traces, shape)
