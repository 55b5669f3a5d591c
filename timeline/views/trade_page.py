"""The page of trade: one chart with its basis, and the same figures as a table."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd
import streamlit as st

from timeline import messages
from timeline.briefing import Step
from timeline.charts import landmarks, lines, targets, trade
from timeline.charts.text import hover as hover_text
from timeline.charts.text import plain
from timeline.frame import records
from timeline.views import (
    choice,
    collected,
    compare,
    details,
    frame_parts,
    parts,
    promise_marks,
    state,
    words,
)
from timeline.views.figure_text import BASES, figure_hover

LOOKS = {
    "actual": "Press: whole year",
    "part": "Press: part of a year",
    "estimate": "Press: estimate",
    "expected": "Press: expected",
    "derived": "Derived from other figures",
    "target": "Target",
    "official-part": "Official: part of a year",
}


def look_name(look: str, say: Callable[[str], str], language: str) -> str:
    """The name in the legend of a look, `official:UZB:goods` for an official series."""
    if look.startswith("official:"):
        reporter, _, basis = look[9:].partition(":")
        who = words.country(reporter, language)
        if basis == "unknown":
            return say("Official, as quoted: {}").format(who)
        return say("Official: {}").format(who)
    return say(LOOKS[look])


def basis_line(figures: pd.DataFrame, say: Callable[[str], str], language: str) -> str:
    """One line under the chart: on what basis each of its series counts."""
    parts_ = []
    for (origin, reporter), mine in figures.groupby(["origin", "reporter"], sort=True):
        bases = ", ".join(say(BASES.get(basis, basis)) for basis in sorted(set(mine["basis"])))
        if origin == "official":
            who = look_name(f"official:{reporter}", say, language)
        else:
            who = say("Press")
        parts_.append(f"{who}: {bases}")
    line = "; ".join(dict.fromkeys(parts_))
    return say("Basis: {}. Values that disagree stand side by side; nothing is averaged.").format(
        line
    )


def _table(figures: pd.DataFrame, say: Callable[[str], str], language: str) -> None:
    rows = records(figures)
    st.dataframe(
        pd.DataFrame(
            {
                say("Period"): [messages.period(row["edtf"], language) for row in rows],
                say("Value, billion"): [row["value"] / trade.BILLION for row in rows],
                say("Unit"): [row["unit"] for row in rows],
                say("Bound"): [trade.BOUND_SIGNS.get(row["bound"], "").strip() for row in rows],
                say("Status"): [words.status(row["status"], say) for row in rows],
                say("Told by"): [
                    words.country(row["reporter"], language)
                    if row["origin"] == "official" and row["reporter"]
                    else say("Press")
                    for row in rows
                ],
                say("Growth, %"): [row["growth_pct"] for row in rows],
                say("As written"): [plain(row["as_written"]) for row in rows],
            }
        ),
        hide_index=True,
        width="stretch",
        key="figure-table",
    )


def _step(flow: str, pair: str) -> Step:
    """The chart in view as a step of a briefing."""
    if flow in ("export", "import"):
        return Step(show="chart", chart="exports_imports", reporter=pair.split("-")[0])
    if flow == "trade_turnover":
        return Step(show="chart", chart="turnover")
    return Step(show="chart", chart="indicator", indicator=flow)


def page() -> None:
    """Show the page."""
    say, language = state.translate(), state.language()
    tables = state.tables()
    if tables is None or tables.figures.empty:
        frame_parts.nothing_yet(tables, say)
        return
    pair = state.pair(tables)
    figures = tables.figures[tables.figures["pair"] == pair]
    st.title(say("Trade"), anchor=False)
    st.caption(words.pair_name(pair, language))
    present = [flow for flow in trade.FLOWS if flow in set(figures["indicator"])]
    if not present:
        st.info(say("The documents of this pair tell no trade figure."))
        return
    flow = present[0]
    if len(present) > 1:
        flow = choice.one_of(
            say("Indicator"), present, lambda code: words.indicator(code, say), "flow"
        )
    log = st.toggle(say("Logarithmic"), key="trade-log")
    units = figures.loc[figures["indicator"] == flow, "unit"].value_counts()
    mine = trade.select(figures, flow, str(units.index[0]))
    rows = {row["id"]: row for row in records(mine)}
    drawing = trade.figure(
        mine,
        state.palette(),
        hover=lambda id: figure_hover(rows[id], details.sources_of(tables, id), language),
        name=lambda look: look_name(look, say, language),
        number=lambda value: messages.decimal(value, language, 2),
        axis_title=say("billion {}").format(units.index[0]),
    )
    if flow == "trade_turnover" and units.index[0] == "USD":
        paths = promise_marks.turnover_marks(tables, pair, state.as_of(), say, language)
        targets.add_paths(drawing, paths, state.palette(), log=log)
    if log:
        drawing.update_yaxes(lines.LOG_AXIS)
    landmarks.add_landmarks(
        drawing,
        tables.events[tables.events["pair"] == pair],
        state.palette(),
        lambda row: hover_text(row["title"], [messages.period(row["edtf"], language)], "", ""),
    )
    basis = basis_line(mine, say, language)
    if state.narrow():  # the legend stands below, one entry a line
        drawing.update_layout(height=420 + 20 * len(drawing.data), legend={"y": -0.3})
    with st.container(key="trade-box"):
        st.plotly_chart(
            drawing,
            key="trade",
            alt=basis,
            theme=None,
            width="stretch",
            config=frame_parts.plotly_config(language) | {"scrollZoom": False},
        )
    collected.offer(_step(flow, pair), "Add to the briefing", pair, "collect-trade")
    st.caption(basis)
    st.subheader(say("The same figures as a table"), anchor=False)
    _table(figures[figures["indicator"] == flow], say, language)
    compare.section(tables, pair)
    parts.tag(
        [
            (".st-key-trade-box", "trade-chart"),
            (".st-key-figure-table", "figure-table"),
            *compare.TAGS,
        ]
    )
