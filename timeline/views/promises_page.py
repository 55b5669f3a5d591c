"""The page of promises: every target and plan, what became of it, and what the open ones need."""

from __future__ import annotations

from datetime import date

import streamlit as st

from timeline import messages
from timeline.charts import targets
from timeline.charts.lines import Dot, Line
from timeline.charts.text import hover, plain
from timeline.statistics.ledger import coverage, deeds
from timeline.statistics.pledges import pledges
from timeline.statistics.promises import Promise, promises
from timeline.statistics.values import COUNTED, Value, latest, values
from timeline.views import (
    details,
    dropped,
    frame_parts,
    parts,
    promise_marks,
    said,
    state,
    words,
)
from timeline.views.evidence import Evidence
from timeline.views.promise_tables import Page, show_coverage, show_deeds

BILLION = 1e9


def page() -> None:
    """Show the page."""
    say, language = state.translate(), state.language()
    tables = state.tables()
    if tables is None or (tables.figures.empty and tables.events.empty):
        frame_parts.nothing_yet(tables, say)
        return
    tables = dropped.tables(tables)
    made = Page(tables, Evidence(tables), state.pair(tables), state.as_of(), say, language)
    purpose = say("Targets and plans as the documents tell them, judged as of {day}.")
    purpose = purpose.format(day=made.day(made.as_of)).replace("..", ".")  # `22 ноября 2026 г.`
    frame_parts.head(say("Promises"), purpose, made.pair)
    found = values(made.tables, made.pair)
    ledger = promises(found, made.as_of)
    if ledger:
        _targets(made, ledger, found)
    else:
        st.info(say("The documents of this pair tell no target."))
    told = deeds(tables, made.pair, made.as_of) + pledges(tables, made.pair, made.as_of)
    show_deeds(made, sorted(told, key=lambda deed: deed.said or date.max))
    show_coverage(made, coverage(tables, made.pair))
    parts.tag(
        [
            (".st-key-promises-box", "promises-chart"),
            (".st-key-promises-list", "promises-list"),
            (".st-key-deeds", "deeds-table"),
            (".st-key-coverage", "coverage"),
        ]
    )


def _known(made: Page, found: list[Value]) -> list[Line]:
    """What each country counts, and where none does, what the press told as actual."""
    lines = []
    sides = sorted(made.pair.split("-"))  # the order of colours in every chart
    turnover = [
        v
        for v in found
        if v.indicator == "trade_turnover" and v.unit == "USD" and v.status in COUNTED
    ]
    for role, reporter in enumerate(sides):
        years: dict[int, list[Value]] = {}
        for value in turnover:
            if value.reporter == reporter and value.full_year and value.origin == "official":
                years.setdefault(int(value.period), []).append(value)
        best = [latest(group) for group in years.values()]
        dots = tuple(
            Dot(int(v.period), (v.value or 0.0) / BILLION, v.id, v.status == "estimate")
            for v in best
            if v
        )
        lines.append(Line(words.country(reporter, made.language), dots, role))
    return lines


def _targets(made: Page, ledger: list[Promise], found: list[Value]) -> None:
    turnover = [p for p in ledger if p.figure.indicator == "trade_turnover"]
    by_id = {promise.id: promise for promise in ledger}
    numbers = {value.id: value for value in found}

    def over(record: str) -> str:
        source = made.evidence.first([record])
        value = numbers[record]
        facts = [messages.period(value.period, made.language)]
        if record in by_id:
            facts.append(said.status(by_id[record].status, made.say))
            facts += _facts(made, by_id[record])
        title = said.amount(value.value or 0.0, value.unit, made.language)
        where = details.origin(source, made.language) if source else ""
        return hover(title, facts, str(source.get("quote", "")), where)

    marks = promise_marks.marks(turnover, made.say, made.language)
    drawing = targets.figure(
        _known(made, found),
        marks,
        state.palette(),
        names={code: made.say(name) for code, name in said.STATUSES.items()},
        hover=over,
        axis_title=made.say("trade turnover, billion {}").format("USD"),
    )
    caption = made.say(
        "Solid: what each country counts, nominal dollars. Dotted: the path that an open target "
        "needs. An arrow leads from a deadline to the one that replaced it."
    )
    with st.container(key="promises-box"):
        st.plotly_chart(
            drawing,
            key="promises",
            alt=caption,
            theme=None,
            width="stretch",
            config=frame_parts.plotly_config(made.language) | {"scrollZoom": False},
        )
    st.caption(caption)
    with st.container(key="promises-list"):
        for promise, repeats in promise_marks.tellings(ledger):
            _entry(made, promise, repeats, by_id)


def _facts(made: Page, promise: Promise) -> list[str]:
    """What the ledger knows of one target, a line each."""
    say, unit = made.say, promise.figure.unit
    facts = [said.sentence(promise.reason, made.language, unit, say)]
    if promise.said:
        facts.append(say("said on {day}").format(day=made.day(promise.said)))
    if promise.relation == "stage" or (promise.plan and promise.stage):
        facts.append(say("stage {n} of one plan").format(n=promise.stage))
    if promise.relation == "restated":
        facts.append(say("restates an earlier target with a later deadline"))
    if promise.relation == "repeated":
        facts.append(say("repeats an earlier target"))
    for need in promise.needs:
        who = (
            words.country(need.base.reporter, made.language) if need.base.reporter else say("press")
        )
        facts.append(
            say("needs {percent} a year from {base} in {year} ({who})").format(
                percent=said.percent(need.percent, made.language, signs=""),
                base=said.amount(need.base.value or 0.0, need.base.unit, made.language),
                year=need.base.period,
                who=who,
            )
        )
    return facts


def _entry(made: Page, promise: Promise, repeats: list[Promise], by_id: dict[str, Promise]) -> None:
    """One target: what, until when, its status, and on request its sentences and the figures."""
    figure = promise.figure
    what = said.amount(figure.value or 0.0, figure.unit, made.language)
    flow = words.indicator(figure.indicator, made.say)
    until = messages.period(figure.period, made.language) if promise.deadline else ""
    title = " · ".join(part for part in (flow, what, until or made.say("no deadline")) if part)
    status = said.status(promise.status, made.say)
    with st.container(border=True):
        st.text(f"{status} — {plain(title, 120)}")
        facts = _facts(made, promise)
        moved = by_id.get(promise.moved_to)
        if moved and moved.deadline:
            facts.append(made.say("Replaced by: {}").format(_short(made, moved)))
        facts += _other_days(made, promise, repeats)
        st.caption(plain(" · ".join(facts)))
        if st.toggle(made.say("Sources"), key=f"sources-{promise.id}"):
            ids = [promise.id, *(other.id for other in repeats), *promise.decided_by]
            made.evidence.card(ids, made.say, made.language)


def _other_days(made: Page, promise: Promise, repeats: list[Promise]) -> list[str]:
    """Say when a target was named before it had a deadline, and when it was said again."""
    days: dict[bool, list[str]] = {True: [], False: []}
    for other in repeats:
        if other.said:
            days[bool(promise.said and other.said < promise.said)].append(made.day(other.said))
    before, again = made.say("named without a deadline on {days}"), made.say("said again on {days}")
    facts = [(before, days[True]), (again, days[False])]
    return [text.format(days=", ".join(told)) for text, told in facts if told]


def _short(made: Page, promise: Promise) -> str:
    value = said.amount(promise.figure.value or 0.0, promise.figure.unit, made.language)
    return f"{value}, {messages.period(promise.figure.period, made.language)}"
