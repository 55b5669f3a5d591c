"""The page of trade: one chart with its basis, and the same figures as a table."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import pandas as pd
import streamlit as st

from timeline import messages
from timeline.briefing import Step
from timeline.charts import forms, landmarks, lines, targets, trade, trade_values, year_so_far
from timeline.charts.text import hover as hover_text
from timeline.frame import Tables, records
from timeline.views import (
    choice,
    collected,
    compare,
    figure_parts,
    frame_parts,
    parts,
    promise_marks,
    state,
    words,
)
from timeline.views.evidence import Evidence
from timeline.views.figure_text import BASES, figures_hover

LOOKS = {
    "actual": "Press: whole year",
    "part": "Press: part of a year",
    "estimate": "Press: estimate",
    "expected": "Press: expected",
    "derived": "Derived from other figures",
    "target": "Target",
    "official-part": "Official: part of a year",
}
PERIODS = {"years": "Whole years", "parts": "The year so far"}


def look_name(look: str, say: Callable[[str], str], language: str) -> str:
    """The name in the legend of a look, `official:UZB:goods`, or `actual:UZB` of a flow."""
    kind, _, who = look.partition(":")
    if kind == "official":
        reporter, _, basis = who.partition(":")
        country = words.country(reporter, language)
        if basis == "unknown":
            return say("Official, as quoted: {}").format(country)
        return say("Official: {}").format(country)
    return f"{say(LOOKS[kind])}, {words.country(who, language)}" if who else say(LOOKS[kind])


@dataclass(frozen=True, slots=True)
class Shown:
    """What the chart shows: the figures of one flow and unit of a pair, on one scale."""

    tables: Tables
    pair: str
    flow: str
    unit: str
    figures: pd.DataFrame
    log: bool
    say: Callable[[str], str]
    language: str

    def hover(self, ids: tuple[str, ...]) -> str:
        """The text over a value that these figures tell."""
        rows = records(self.figures[self.figures["id"].isin(ids)])
        return figures_hover({row["id"]: row for row in rows}, self.tables, ids, self.language)


def basis_line(figures: pd.DataFrame, say: Callable[[str], str]) -> str:
    """One line under the chart: on what basis each of its series counts."""
    told = []
    for origin, name in (("official", say("Statistics")), ("press", say("Press"))):
        found = set(figures.loc[figures["origin"] == origin, "basis"])
        named = [say(BASES.get(basis, basis)) for basis in sorted(found - {"unknown"})]
        if "unknown" in found:
            named.append(say("in part not said") if named else say(BASES["unknown"]))
        if named:
            told.append(f"{name} – {', '.join(named)}")
    return say("Basis: {}. Values that disagree stand side by side; nothing is averaged.").format(
        "; ".join(told)
    )


def _step(shown: Shown, periods: str) -> Step:
    """The chart in view as a step of a briefing, on its scale."""
    return replace(_chart_step(shown.flow, shown.pair, periods), scale="log" if shown.log else "")


def _chart_step(flow: str, pair: str, periods: str) -> Step:
    if periods == "parts":
        named = "" if flow == "trade_turnover" else flow
        return Step(show="chart", chart="part_years", indicator=named)
    if flow in ("export", "import"):
        return Step(show="chart", chart="exports_imports", reporter=pair.split("-")[0])
    if flow == "trade_turnover":
        return Step(show="chart", chart="turnover")
    return Step(show="chart", chart="indicator", indicator=flow)


def _years(shown: Shown) -> Any:
    """Whole years, with the paths to targets and the main events across them."""
    say, language, narrow = shown.say, shown.language, state.narrow()
    flow = shown.flow in ("export", "import")
    drawing = trade.figure(
        trade_values.whole_years(shown.figures),
        state.palette(),
        hover=shown.hover,
        name=lambda look: look_name(look, say, language),
        number=lambda value: messages.decimal(value, language, 2),
        axis_title=say("billion {}").format(shown.unit),
        sides=shown.pair.split("-") if flow else (),
        width=state.PHONE / 2 if narrow else trade.WIDE,
    )
    if shown.flow == "trade_turnover" and shown.unit == "USD":
        paths = promise_marks.turnover_marks(shown.tables, shown.pair, state.as_of(), say, language)
        targets.add_paths(drawing, paths, state.palette(), log=shown.log)
    if shown.log:
        lines.set_log(drawing)
    events = shown.tables.events
    landmarks.add_landmarks(
        drawing,
        events[events["pair"] == shown.pair],
        state.palette(),
        lambda row: hover_text(row["title"], [messages.period(row["edtf"], language)], "", ""),
        say("Main events"),
        narrow=narrow,
    )
    return drawing


def _so_far(shown: Shown) -> Any:
    """Part-years, each year a line over the months."""
    say, language = shown.say, shown.language
    drawing = year_so_far.figure(
        trade_values.parts(shown.figures),
        state.palette(),
        hover=shown.hover,
        form_name=lambda form: say(forms.NAMES[form]),
        side_name=lambda side: words.country(side, language) if side else say("side not stated"),
        months=messages.months(language),
        axis_title=say("billion {}").format(shown.unit),
        sides=shown.flow in ("export", "import"),
        narrow=state.narrow(),
    )
    if shown.log:
        lines.set_log(drawing)
    return drawing


def _settings(present: list[str], figures: pd.DataFrame, say: Callable[[str], str]) -> Any:
    """What the chart shows: flow, whole years or the year so far, and the scale."""
    flow, periods = present[0], "years"
    with st.container(
        horizontal=True, vertical_alignment="center", gap="medium", key="trade-settings"
    ):
        if len(present) > 1:
            flow = choice.one_of(
                say("Indicator"), present, lambda code: words.indicator(code, say), "flow"
            )
        units = figures.loc[figures["indicator"] == flow, "unit"].value_counts()
        mine = trade_values.select(figures, flow, str(units.index[0]))
        if len(trade_values.parts(mine)):
            periods = choice.one_of(
                say("Period"), list(PERIODS), lambda code: say(PERIODS[code]), "periods"
            )
        log = st.toggle(say("Logarithmic"), key="trade-log", bind="query-params")
    return flow, str(units.index[0]), mine, periods, log


def _chart(shown: Shown, periods: str) -> None:
    """The chart, its basis, the sentences of the chosen mark, and a step for the briefing."""
    say = shown.say
    drawing = _years(shown) if periods == "years" else _so_far(shown)
    basis = basis_line(shown.figures, say)
    if periods == "parts":
        basis = f"{say('Each value stands at the month up to which it counts.')} {basis}"
    event = figure_parts.chart(drawing, "trade", basis, shown.language)
    st.caption(basis)
    figure_parts.chosen(event, Evidence(shown.tables), say, shown.language)
    collected.offer(_step(shown, periods), "Add to the briefing", shown.pair, "collect-trade")


def page() -> None:
    """Show the page."""
    say, language = state.translate(), state.language()
    opened = frame_parts.opened(
        "figures", say("Trade"), say("What the press and the statistics say of trade.")
    )
    if opened is None:
        return
    tables, pair = opened
    figures = tables.figures[tables.figures["pair"] == pair]
    present = [flow for flow in trade_values.FLOWS if flow in set(figures["indicator"])]
    if not present:
        st.info(say("The documents of this pair tell no trade figure."))
        return
    flow, unit, mine, periods, log = _settings(present, figures, say)
    _chart(Shown(tables, pair, flow, unit, mine, log, say, language), periods)
    st.header(say("The same figures as a table"), anchor=False)
    shown = trade_values.parts(mine) if periods == "parts" else mine
    figure_parts.table(shown, say, language, "figure-table")
    compare.section(tables, pair)
    parts.tag(
        [
            (".st-key-trade-box", "trade-chart"),
            (".st-key-figure-table", "figure-table"),
            *compare.TAGS,
        ]
    )
