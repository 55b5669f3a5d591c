"""Main events as thin marks across a chart over years: what was signed while trade did this."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from timeline.charts.style import Palette
from timeline.charts.trade_values import place
from timeline.frame import records

KINDS = ("diplomatic_relations", "treaty", "declaration")


def landmarks(events: pd.DataFrame) -> list[dict[str, Any]]:
    """Choose the events that mark an epoch: acts of state between the two, known to the day."""
    chosen = events[
        events["kind"].isin(KINDS)
        & (events["scope"] == "bilateral")
        & (events["status"] == "happened")
        & (events["precision"] == "day")
    ]
    return records(chosen.sort_values("start"))


def add_landmarks(
    drawing: go.Figure,
    events: pd.DataFrame,
    look: Palette,
    hover: Callable[[Mapping[str, Any]], str],
    name: str,
    *,
    narrow: bool = False,
) -> None:
    """Draw the landmarks on a scale of their own, so that a logarithmic one moves none of them.

    ``hover`` gives the text over a mark, through charts.text, ``name`` what the legend calls them.
    Marks before or after the chart's years are left out: they would stretch it. On a ``narrow``
    page only their heads are drawn, since a dozen lines would fence the chart in.
    """
    years = drawing.layout.xaxis.range
    rows = [
        row for row in landmarks(events) if years and years[0] <= place(row["start"]) <= years[1]
    ]
    if not rows:
        return
    across = [at for row in rows for at in (place(row["start"]), place(row["start"]), None)]
    if not narrow:
        drawing.add_scatter(
            x=across,
            y=[0, 1, None] * len(rows),
            yaxis="y2",
            mode="lines",
            line={"color": look.muted, "width": 1, "dash": "dot"},
            opacity=0.45,
            hoverinfo="text",
            hovertext=[text for row in rows for text in (hover(row), hover(row), "")],
            showlegend=False,
        )
    drawing.add_scatter(
        x=[place(row["start"]) for row in rows],
        y=[1] * len(rows),
        yaxis="y2",
        mode="markers",
        name=name,
        marker={"symbol": "triangle-down", "size": 8, "color": look.muted},
        hoverinfo="text",
        hovertext=[hover(row) for row in rows],
        customdata=[f"event:{row['id']}" for row in rows],
        cliponaxis=False,
    )
    drawing.update_layout(
        yaxis2={"overlaying": "y", "range": [0, 1.01], "visible": False, "fixedrange": True}
    )
