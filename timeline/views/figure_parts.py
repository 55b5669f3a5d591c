"""What the pages of figures share: a chart that leads to sentences, and the table under it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pandas as pd
import streamlit as st

from timeline.charts.text import plain
from timeline.charts.trade_values import BILLION, BOUND_SIGNS
from timeline.frame import records
from timeline.views import frame_parts, grid, state, words
from timeline.views.evidence import Evidence


def chart(drawing: Any, key: str, alt: str, language: str, *, folded: bool = True) -> Any:
    """Show a chart of figures; gives what the reader chose in it.

    On a narrow page the legend is ``folded``: it stands below, one entry a line.
    """
    if folded and state.narrow():
        entries = sum(trace.showlegend is not False for trace in drawing.data)
        drawing.update_layout(
            height=400 + 20 * entries, legend={"entrywidth": 1, "entrywidthmode": "fraction"}
        )
    # A chosen mark is not to pale the others: they are read beside it.
    for trace in drawing.data:
        if trace.type in ("bar", "scatter"):
            trace.unselected = {"marker": {"opacity": 0 if trace.name == "numbers" else 1}}
    with st.container(key=f"{key}-box"):
        return st.plotly_chart(
            drawing,
            key=key,
            alt=alt,
            theme=None,
            width="stretch",
            on_select="rerun",
            selection_mode="points",
            config=frame_parts.plotly_config(language) | {"scrollZoom": False},
        )


def chosen(event: Any, evidence: Evidence, say: Callable[[str], str], language: str) -> None:
    """Show the sentences of what was chosen; before that, say that marks lead to them."""
    told = [str(point.get("customdata") or "") for point in event.selection.points]
    ids = [id for text in told for id in text.split() if not id.startswith("event:")]
    events = [text.removeprefix("event:") for text in told if text.startswith("event:")]
    if events:
        state.go("timeline", event=events[0])
    if ids:
        evidence.card(ids, say, language)
    else:
        st.caption(say("Click a mark to read the sentence that it was read from."))


def table(figures: pd.DataFrame, say: Callable[[str], str], language: str, key: str) -> None:
    """The figures as a table; columns in which nothing stands are left out."""
    rows = records(figures)
    money = bool(rows) and all(row["unit"] not in ("COUNT", "PERCENT", "TIMES") for row in rows)
    size, digits = (BILLION, 4) if money else (1.0, 2)
    made = pd.DataFrame(
        {
            say("Period"): [row["edtf"] for row in rows],
            say("Bound"): [BOUND_SIGNS.get(row["bound"], "").strip() for row in rows],
            (say("Value, billion") if money else say("Value")): [
                round(row["value"] / size, digits) if pd.notna(row["value"]) else None
                for row in rows
            ],
            say("Unit"): ["" if row["unit"] == "COUNT" else row["unit"] for row in rows],
            say("Growth, %"): [row["growth_pct"] for row in rows],
            say("Status"): [words.status(row["status"], say) for row in rows],
            say("Told by"): [_teller(row, say, language) for row in rows],
            say("As written"): [plain(row["as_written"]) for row in rows],
        }
    )
    filled = [name for name in made if made[name].notna().any() and (made[name] != "").any()]
    grid.show(made[filled], key, {say("Period"): grid.periods(language)})


def _teller(row: dict[str, Any], say: Callable[[str], str], language: str) -> str:
    """Statistics of a country, or the press; of a flow of the press, whose it is."""
    whose = words.country(row["reporter"], language) if row["reporter"] else ""
    if row["origin"] == "official" and whose:
        return whose
    return f"{say('Press')}, {whose}" if whose else say("Press")
