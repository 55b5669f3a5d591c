"""The page of promises: every target and plan, what became of it, and what the open ones need."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

import pandas as pd
import streamlit as st

from timeline import messages
from timeline.charts import targets
from timeline.charts.lines import Dot, Line
from timeline.charts.text import hover, plain
from timeline.frame import Tables
from timeline.statistics.ledger import Coverage, Deed, coverage, deeds
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
from timeline.views.evidence import Evidence, web_address

BILLION = 1e9
COUNTED_NAMES = {
    "visits_of_heads_of_state": "visits of heads of state",
    "visits": "visits",
    "commission": "intergovernmental commission",
    "supreme-council": "supreme interstate council",
    "foreign-ministers-council": "council of foreign ministers",
    "parliamentary-council": "interparliamentary council",
    "regions-council": "council of heads of regions",
    "regions-forum": "interregional forum",
    "consultative-meeting": "consultative meeting of heads of state",
    "demarcation": "demarcation commission",
}


@dataclass(frozen=True, slots=True)
class Page:
    """What every part of the page needs."""

    tables: Tables
    evidence: Evidence
    pair: str
    as_of: date
    say: Callable[[str], str]
    language: str

    def day(self, value: date | None) -> str:
        """A day in words; nothing where it is not known."""
        return messages.day(value, self.language) if value else ""


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
    frame_parts.head(say("Promises"), purpose.format(day=made.day(made.as_of)), made.pair)
    found = values(made.tables, made.pair)
    ledger = promises(found, made.as_of)
    if ledger:
        _targets(made, ledger, found)
    else:
        st.info(say("The documents of this pair tell no target."))
    told = deeds(tables, made.pair, made.as_of) + pledges(tables, made.pair, made.as_of)
    _deeds(made, sorted(told, key=lambda deed: deed.said or date.max))
    _coverage(made, coverage(tables, made.pair))
    parts.tag(
        [
            (".st-key-promises-box", "promises-chart"),
            (".st-key-promises-list", "promises-list"),
            (".st-key-deeds-box", "deeds-table"),
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
                percent=f"{said.tenths(need.percent, made.language)} %",
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


def _deeds(made: Page, found: list[Deed]) -> None:
    """Programmes, planned meetings and things to be built, as a table."""
    if not found:
        return
    say = made.say
    st.header(say("Plans and what became of them"), anchor=False)
    with st.container(key="deeds-box"):
        st.dataframe(
            pd.DataFrame(
                {
                    say("Status"): [said.status(deed.status, say) for deed in found],
                    say("What"): [plain(deed.title) for deed in found],
                    say("Kind"): [words.kind(deed.kind, say) for deed in found],
                    say("When"): [
                        messages.period(deed.edtf, made.language) if deed.edtf else ""
                        for deed in found
                    ],
                    say("Said on"): [made.day(deed.said) for deed in found],
                    say("Who"): [
                        ", ".join(words.country(code, made.language) for code in deed.parties)
                        for deed in found
                    ],
                    say("Why"): [
                        said.sentence(deed.reason, made.language, "", say) for deed in found
                    ],
                    say("Source"): [_address(made, deed) for deed in found],
                }
            ),
            hide_index=True,
            width="stretch",
            key="deeds",
            column_config={
                say("Source"): st.column_config.LinkColumn(display_text=say("Open"), width="small")
            },
        )


def _address(made: Page, deed: Deed) -> str:
    if deed.document:
        return web_address(made.evidence.document(deed.document).get("url"))
    return made.evidence.address([deed.id])


def _coverage(made: Page, found: list[Coverage]) -> None:
    """How many of what a source counts the documents here tell."""
    if not found:
        return
    st.header(made.say("How much of it is here"), anchor=False)
    say = made.say
    st.caption(
        say("Where sources count or number events, how many of them the documents here tell.")
    )
    with st.container(key="coverage"):
        st.dataframe(
            pd.DataFrame(
                {
                    say("What"): [_what(made, row) for row in found],
                    say("Counted by sources"): [_of(made, row) for row in found],
                    say("Told here"): [row.held for row in found],
                }
            ),
            hide_index=True,
            width="content",
            key="coverage-table",
        )


def _what(made: Page, row: Coverage) -> str:
    name = row.what.removeprefix("series:")
    what = made.say(COUNTED_NAMES.get(name, name.replace("_", " ").replace("-", " ")))
    if row.within:
        return f"{what}, {messages.period(row.within, made.language)}"
    return (
        made.say("{what} since {year}").format(what=what, year=row.since.year)
        if row.since
        else what
    )


def _of(made: Page, row: Coverage) -> str:
    number = messages.decimal(row.of, made.language)
    return made.say("at least {n}").format(n=number) if row.bound == "over" else number
