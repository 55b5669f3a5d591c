"""Trade under the timeline: the values of ``charts.trade`` moved onto the timeline's own axis."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pandas as pd

from timeline.charts import trade
from timeline.charts.style import Palette
from timeline.charts.trade_values import whole_years

_DAY_MS = 86_400_000
_YEAR = 365.25


def instant(x: float) -> str:
    """A place in years (the whole number is the middle of that year) as a day."""
    return (date(int(x // 1), 7, 2) + timedelta(days=(x % 1) * _YEAR)).isoformat()


def strip(
    figures: pd.DataFrame,
    look: Palette,
    *,
    hover: Callable[[tuple[str, ...]], str],
    number: Callable[[float], str],
) -> list[dict[str, Any]]:
    """Traces for the axes x and y2; ``figures`` as ``trade_values.select`` gives them.

    Part-years stand there only where no whole year is told: the strip is narrow.
    Each point carries ``year:2022`` in customdata, by which the page lights up that year.
    """
    made = trade.figure(
        whole_years(figures), look, hover=hover, name=str, number=number, axis_title=""
    ).to_plotly_json()
    traces = []
    for trace in made["data"]:
        if trace.get("name") == "numbers":
            continue
        trace = dict(trace)
        xs = trace["x"]
        trace["customdata"] = ["" if x is None else f"year:{round(float(x))}" for x in xs]
        trace["x"] = [None if x is None else instant(float(x)) for x in xs]
        trace["y"] = [None if y is None or y != y else y for y in trace["y"]]  # JSON knows no NaN
        trace["yaxis"] = "y2"
        trace.pop("text", None)
        if trace["type"] == "bar":
            trace["width"] = [float(width) * _YEAR * _DAY_MS for width in trace["width"]]
        elif trace.get("mode") == "markers+text":
            trace["mode"] = "markers"
        traces.append(trace)
    return traces
