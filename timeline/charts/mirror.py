"""The mirror chart: one trade told by two countries, two lines, the gap a band, its ratio below."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

import plotly.graph_objects as go

from timeline.charts.lines import Dot, Line, colours, layout, line
from timeline.charts.style import Palette, translucent
from timeline.charts.text import label

BAND = "band"
_UPPER = (0.36, 1.0)  # shares of the height: the lines above, the gap in per cent below
_LOWER = (0.0, 0.27)


def runs(a: Sequence[Dot], b: Sequence[Dot]) -> Iterator[list[tuple[float, float, float]]]:
    """Give (x, a, b) of consecutive years that both know, one list for each unbroken stretch."""
    other = {dot.x: dot.y for dot in b}
    both = [(dot.x, dot.y, other[dot.x]) for dot in sorted(a, key=lambda d: d.x) if dot.x in other]
    stretch: list[tuple[float, float, float]] = []
    for row in both:
        if stretch and row[0] - stretch[-1][0] > 1:
            yield stretch
            stretch = []
        stretch.append(row)
    if stretch:
        yield stretch


def figure(
    a: Line,
    b: Line,
    gaps: Sequence[tuple[float, float]],
    look: Palette,
    *,
    hover: Callable[[str], str],
    percent: Callable[[float], str],
    axis_title: str,
    gap_title: str,
    log: bool = False,
    quoted: Sequence[Line] = (),
    numbers: bool = True,
) -> go.Figure:
    """Draw two lines with the gap between them as a band, and below it (year, gap in per cent).

    ``quoted`` are numbers outside the two series: points that no line joins. ``numbers`` writes
    each gap at its bar; on a narrow page they stand in the hover alone.
    """
    traces = [_band(stretch, look) for stretch in runs(a.dots, b.dots) if len(stretch) > 1]
    shown = [one for one in (a, b, *quoted) if one.dots]
    traces += [line(one, look, hover) for one in shown]
    years = [dot.x for one in shown for dot in one.dots]
    shape = layout(years, look, axis_title, log=log)
    shape["height"] = 580
    shape["yaxis"]["domain"] = _UPPER
    low = min([0.0, *(gap for _, gap in gaps)])
    high = max([0.0, *(gap for _, gap in gaps)])
    # Room for the numbers at the ends of the bars.
    room = (high - low) * (0.45 if numbers else 0.08) or 1.0
    shape["yaxis2"] = {
        "range": [low - (room if low < 0 else 0), high + room],
        "domain": _LOWER,
        "title": {"text": label(gap_title), "font": {"color": look.muted, "size": 12}},
        "gridcolor": look.hairline,
        "zerolinecolor": look.muted,
        "tickfont": {"color": look.muted},
        "ticksuffix": percent(0.0).lstrip("+0.,"),
        "nticks": 4,
        "automargin": True,
        "fixedrange": True,
    }
    shape["xaxis"]["anchor"] = "y2"
    traces.append(_gaps(gaps, look, (a.role, b.role), percent, gap_title, numbers))
    return go.Figure(traces, shape)


def _band(stretch: list[tuple[float, float, float]], look: Palette) -> dict[str, Any]:
    xs = [x for x, _, _ in stretch]
    return {
        "type": "scatter",
        "name": BAND,
        "x": [*xs, *reversed(xs)],
        "y": [*(up for _, up, _ in stretch), *(down for _, _, down in reversed(stretch))],
        "fill": "toself",
        "fillcolor": translucent(look.muted, 0.16),
        "mode": "lines",
        "line": {"width": 0},
        "hoverinfo": "skip",
        "showlegend": False,
    }


def _gaps(
    gaps: Sequence[tuple[float, float]],
    look: Palette,
    roles: tuple[int, int],
    percent: Callable[[float], str],
    name: str,
    numbers: bool,
) -> dict[str, Any]:
    first, second = (colours(look)[role % 4] for role in roles)
    texts = [label(percent(gap)) for _, gap in gaps]
    return {
        "type": "bar",
        "yaxis": "y2",
        "name": label(name, 80),
        "showlegend": False,
        "x": [year for year, _ in gaps],
        "y": [gap for _, gap in gaps],
        "text": texts if numbers else None,
        "textposition": "outside",
        "textangle": 0 if len(gaps) <= 14 else -90,
        "constraintext": "none",
        "cliponaxis": False,
        "textfont": {"size": 10, "color": look.text},
        "hovertext": texts,
        "hoverinfo": "text+x",
        # The colour of the country that counts more.
        "marker": {"color": [first if gap >= 0 else second for _, gap in gaps]},
    }
