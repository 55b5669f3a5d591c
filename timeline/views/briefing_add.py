"""Adding a step to a briefing: what it shows, and which one."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import streamlit as st

from timeline import messages
from timeline.briefing import CHARTS, Step
from timeline.charts.text import plain
from timeline.exports import trade as charts
from timeline.frame import records
from timeline.records import KINDS
from timeline.views import collected, words
from timeline.views.collected import SHOW_NAMES, Page


def add(made: Page) -> None:
    """Add a step: what it shows, and which one."""
    say, language = made.say, made.language
    events = made.tables.events[made.tables.events["pair"] == made.pair]
    with st.container(border=True, key="briefing-add"):
        show = st.selectbox(
            say("Add"), list(SHOW_NAMES), format_func=lambda s: say(SHOW_NAMES[s]), key="add-show"
        )
        step: Step | None = None
        if show in ("event", "quote"):
            rows = {row["id"]: row for row in records(events)}
            chosen = st.selectbox(
                say("Event"),
                list(rows),
                index=None,
                format_func=lambda id: plain(
                    f"{messages.period(rows[id]['edtf'], language)} · {rows[id]['title']}", 120
                ),
                key="add-event",
            )
            step = replace(collected.event_step(rows[chosen]), show=show) if chosen else None
        elif show == "chart":
            step = _added_chart(made)
        else:
            step = _added_period(made, events, show)
        if st.button(say("Add to the briefing"), key="add-step", disabled=step is None) and step:
            collected.add(collected.current(made.pair, language), step)
            st.rerun()


def _added_chart(made: Page) -> Step:
    say = made.say
    name = st.selectbox(
        say("Chart"), CHARTS, format_func=lambda c: say(charts.NAMES[c]), key="add-chart"
    )
    indicator = reporter = ""
    if name == "indicator":
        figures = made.tables.figures[made.tables.figures["pair"] == made.pair]
        known = sorted(set(figures["indicator"]))
        indicator = st.selectbox(
            say("Indicator"),
            known,
            format_func=lambda code: words.indicator(code, say),
            key="add-indicator",
        )
    if name == "exports_imports":
        reporter = st.selectbox(
            say("Side"),
            made.pair.split("-"),
            format_func=lambda code: words.country(code, made.language),
            key="add-side",
        )
    return Step(show="chart", chart=name, indicator=indicator or "", reporter=reporter or "")


def _added_period(made: Page, events: Any, show: str) -> Step:
    say = made.say
    known = sorted({*events["start"].dropna().dt.year, *events["end"].dropna().dt.year})
    first, last = (int(known[0]), int(known[-1])) if known else (1991, 2026)
    chosen = st.select_slider(
        say("Years"), list(range(first, last + 1)), (first, last), key="add-years"
    )
    present = [kind for kind in KINDS if kind in set(events["kind"])]
    kinds = st.multiselect(
        say("Kinds of event"),
        present,
        format_func=lambda kind: words.kind(kind, say),
        key="add-kinds",
    )
    step = collected.years(chosen[0], chosen[1], tuple(kinds))
    if show == "period":
        return step
    table = st.selectbox(
        say("Table"),
        ["events", "figures"],
        format_func=lambda t: say(t.capitalize()),
        key="add-table",
    )
    return replace(step, show="table", table=table, kinds=step.kinds if table == "events" else ())
