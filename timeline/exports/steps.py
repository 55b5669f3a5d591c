"""One step of a briefing → its pages."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date
from typing import Any

import pandas as pd

from timeline import briefing as saved
from timeline import messages
from timeline.briefing import Step
from timeline.errors import ExportError
from timeline.exports import grids, narrow, split, trade, words
from timeline.exports.deck import Context, Page, Quote, Quoted, Span, Told
from timeline.exports.find import find
from timeline.exports.look import LEFT, NOTE_HEIGHT, NOTE_WIDTH, RIGHT, kind_colour
from timeline.exports.planner import Planner
from timeline.exports.safe import one_line
from timeline.exports.selection import within
from timeline.exports.series import Chart

QUOTES = 3  # sentences on the page of an event


def pages_of(planner: Planner, step: Step, place: str) -> list[Page]:
    """Give the pages of a step; raise ExportError, with its place, where it has none."""
    title = one_line(saved.said(step.title, planner.language))
    notes = saved.said(step.notes, planner.language)
    if step.show == "period":
        return _period(planner, step, title, notes, place)
    if step.show == "chart":
        return [_chart(planner, step, title, notes, place)]
    if step.show == "table":
        return _table(planner, step, title, notes, place)
    row = find(planner.tables, step, place)
    if step.show == "quote":
        return [_quote(planner, row, title, notes, place)]
    return [_event(planner, row, title, notes)]


def _frame(planner: Planner, step: Step) -> pd.DataFrame:
    events = planner.tables.events
    events = events[within(events, step.since, step.until)]
    return narrow.events(events, planner.tables, narrow.filters(step))


def _asked(step: Step) -> str:
    parts = [
        step.since and f"since {step.since}",
        step.until and f"until {step.until}",
        *(
            f"{name} {value if isinstance(value, str) else ', '.join(value)}"
            for name, value in asdict(narrow.filters(step)).items()
            if value
        ),
    ]
    return ", ".join(str(part) for part in parts if part) or "no filter"


def filters_said(planner: Planner, step: Step) -> str:
    """Say the period and the filters of a step, in one line; empty where it has none."""
    ends = (("since", step.since), ("until", step.until))
    period = [
        f"{planner.say(name)}: {messages.day(day, planner.language)}" for name, day in ends if day
    ]
    chosen = narrow.said(narrow.filters(step), planner.tables, planner.language, planner.say)
    return ", ".join([*period, *(one_line(text) for text in chosen)])


def _kicker(planner: Planner, step: Step, *parts: str) -> str:
    """The line over the title: what this is, and the filters that were set."""
    chosen = narrow.said(narrow.filters(step), planner.tables, planner.language, planner.say)
    return " · ".join([*(part for part in parts if part), *(one_line(text) for text in chosen)])


def _period(planner: Planner, step: Step, title: str, notes: str, place: str) -> list[Page]:
    events = _frame(planner, step)
    dated = events[events["start"].notna() | events["end"].notna()]
    if dated.empty:
        raise ExportError(f"{place} no dated event ({_asked(step)}); widen it or leave it out")
    say = planner.say
    sheet = (NOTE_WIDTH, NOTE_HEIGHT) if planner.paper == "note" else (RIGHT - LEFT, split.ROOM)
    parts = split.parts(dated, step.since, step.until, lambda k: words.kind(k, say), *sheet)
    pages = []
    for number, (drawn, laid) in enumerate(parts, start=1):
        years = f"{laid.start.year}–{laid.end.year}"
        part = f"{number}/{len(parts)}" if len(parts) > 1 else ""
        pages.append(
            Page(
                title or say("Timeline") + f" {years}",
                Span(laid),
                kicker=_kicker(planner, step, say("Timeline"), years, part),
                notes=notes if number == 1 else "",
                sources=planner.cite(drawn["id"]),
                caution=planner.caution(drawn),
            )
        )
    return pages


def _chart(planner: Planner, step: Step, title: str, notes: str, place: str) -> Page:
    figures = narrow.told_by(planner.tables.figures, planner.tables, narrow.filters(step))
    try:
        chart = trade.build(
            step.chart,
            figures,
            planner.language,
            since=step.since,
            until=step.until,
            reporter=step.reporter,
            indicator=step.indicator,
            log=step.scale == "log",
        )
    except ExportError as error:
        raise ExportError(f"{place} {error}") from None
    shown = figures[figures["id"].isin(chart.records)]
    name = words.indicator(step.indicator, planner.say) if step.indicator else ""
    return Page(
        title or name or planner.say(trade.NAMES[step.chart]),
        chart,
        kicker=_kicker(planner, step, planner.countries()),
        notes=notes,
        sources=planner.cite(chart.records),
        caution=planner.caution(shown),
    )


def beside(planner: Planner, pages: list[Page]) -> Page | None:
    """Give the chart of turnover that the presenter builds up beside events, where there are any.

    The briefing's own where it has one, else that of the years from its first event on.
    """
    spans = [page.body.scene.start for page in pages if isinstance(page.body, Span)]
    contexts = [page.body.context for page in pages if isinstance(page.body, Told)]
    years = [day.year for day in spans]
    years += [int(c.first + (c.last - c.first) * c.here) for c in contexts if c]
    if not years:
        return None
    for page in pages:
        if isinstance(page.body, Chart) and page.body.name == "turnover":
            return page
    try:
        step = Step(show="chart", chart="turnover", since=date(min(years), 1, 1))
        return _chart(planner, step, "", "", "")
    except ExportError:
        return None


def _table(planner: Planner, step: Step, title: str, notes: str, place: str) -> list[Page]:
    if step.table == "events":
        frame = _frame(planner, step)
    else:
        frame = narrow.told_by(planner.tables.figures, planner.tables, narrow.filters(step))
        frame = frame[within(frame, step.since, step.until)]
        if step.indicator:
            frame = frame[frame["indicator"] == step.indicator]
        if step.reporter:
            frame = frame[frame["reporter"] == step.reporter]
    if frame.empty:
        raise ExportError(f"{place} no row for the table ({_asked(step)}); widen it")
    numbers = {id: planner.cite([id]) for id in frame["id"]}
    make = grids.events if step.table == "events" else grids.figures
    pages: list[Page] = []
    for ids, grid in make(frame, numbers, planner.language, planner.paper != "note"):
        pages.append(
            Page(
                title or planner.say(step.table.capitalize()),
                grid,
                kicker=_kicker(planner, step, planner.countries()),
                notes="" if pages else notes,
                sources=planner.cite(ids),
                caution=planner.caution(frame),
            )
        )
    return pages


def _quoted(planner: Planner, row: dict[str, Any]) -> tuple[Quoted, ...]:
    return tuple(
        Quoted(one_line(source["quote"]), planner.numbers[source["document_id"]])
        for source in planner.told.get(row["id"], [])
    )


def _event(planner: Planner, row: dict[str, Any], title: str, notes: str) -> Page:
    say, language = planner.say, planner.language
    sources = planner.cite([row["id"]])
    quotes = _quoted(planner, row)
    status = say(row["status"].replace("_", " ")) if row["status"] != "happened" else ""
    parties = ", ".join(words.country(code, language) for code in row["parties"])
    stands = say("dated by its publication day") if row["publication_day"] else ""
    facts = [words.place(row["place"], language), parties, status, stands]
    told = Told(
        when=messages.period(row["edtf"], language),
        kind=words.kind(row["kind"], say),
        colour=kind_colour(row["kind"]),
        facts=tuple(one_line(fact) for fact in facts if fact),
        quotes=quotes[:QUOTES],
        conflicts=tuple(_disagree(text, language) for text in row["conflicts"]),
        context=_context(planner.tables.events, row),
        event=row["id"],
    )
    frame = planner.tables.events
    return Page(
        title or one_line(row["title"]),
        told,
        kicker=told.kind,
        notes="\n\n".join([*([notes] if notes else []), *(quote.text for quote in quotes)]),
        sources=sources,
        caution=planner.caution(frame[frame["id"] == row["id"]]),
    )


def _context(events: pd.DataFrame, row: dict[str, Any]) -> Context | None:
    """Place an event among all events of the data, between the new years around them."""
    days = events["start"].fillna(events["end"]).dropna()
    own = row["start"] or row["end"]
    if own is None:
        return None
    first, last = int(days.min().year), int(days.max().year) + 1
    whole = (date(last, 1, 1) - date(first, 1, 1)).days

    def place(day: date) -> float:
        return round((day - date(first, 1, 1)).days / whole, 4)

    others = tuple(sorted(place(day.date()) for day in days))
    return Context(first, last, place(date.fromisoformat(own)), others)


def _disagree(text: str, language: str) -> str:
    return one_line(messages.period(text, language))


def _quote(planner: Planner, row: dict[str, Any], title: str, notes: str, place: str) -> Page:
    sources = planner.cite([row["id"]])
    quotes = _quoted(planner, row)
    if not quotes:
        raise ExportError(f"{place} the event {row['id']} has no sentence to quote")
    when = messages.period(row["edtf"], planner.language)
    frame = planner.tables.events
    return Page(
        title or one_line(row["title"]),
        Quote(quotes[0], when),
        kicker=words.kind(row["kind"], planner.say),
        notes=notes,
        sources=sources[:1] if len(sources) == 1 else (quotes[0].source,),
        caution=planner.caution(frame[frame["id"] == row["id"]]),
    )
