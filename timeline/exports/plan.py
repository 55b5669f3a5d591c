"""Briefing + tables → Deck: each step becomes one page or several, with its sources numbered."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

import pandas as pd

from timeline import briefing as saved
from timeline import messages
from timeline.briefing import Briefing, Step
from timeline.charts.scene import extent
from timeline.errors import ExportError
from timeline.exports import grids, split, trade, words
from timeline.exports.about import About, data_version, describe
from timeline.exports.deck import (
    Context,
    Cover,
    Deck,
    Listed,
    Page,
    Quote,
    Quoted,
    Source,
    Span,
    Told,
)
from timeline.exports.look import LEFT, NOTE_HEIGHT, NOTE_WIDTH, RIGHT, kind_colour
from timeline.exports.safe import one_line, shorten
from timeline.exports.selection import Selection, narrowed, select, within
from timeline.exports.tables import columns, rows
from timeline.frame import Tables

SOURCES_A_PAGE = 24
QUOTES = 3  # sentences on the page of an event


@dataclass(slots=True)
class Planner:
    """What planning needs at hand, and the documents numbered so far."""

    tables: Tables
    language: str
    name: str
    paper: str = "slide"
    numbers: dict[str, int] = field(default_factory=dict)
    used: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.say = messages.translator(self.language)
        self.documents = {
            row["id"]: row for row in rows(self.tables.documents, list(columns("documents")))
        }
        self.told: dict[str, list[dict[str, Any]]] = {}
        for row in rows(self.tables.sources, list(columns("sources"))):
            self.told.setdefault(row["record_id"], []).append(row)

    say: messages.Translate = field(init=False)
    documents: dict[str, dict[str, Any]] = field(init=False)
    told: dict[str, list[dict[str, Any]]] = field(init=False)

    def cite(self, records: Iterable[str]) -> tuple[int, ...]:
        """Number the documents of records, in the order in which they first come up."""
        found: list[int] = []
        for id in records:
            if id not in self.used:
                self.used.append(id)
            for row in self.told.get(id, []):
                document = row["document_id"]
                number = self.numbers.setdefault(document, len(self.numbers) + 1)
                if number not in found:
                    found.append(number)
        return tuple(sorted(found))

    def sources(self) -> tuple[Source, ...]:
        """Give the numbered documents."""
        return tuple(
            Source(number, self._cited(self.documents.get(id, {"name": id})), self._address(id))
            for id, number in self.numbers.items()
        )

    def _address(self, id: str) -> str:
        url = "".join((self.documents.get(id, {}).get("url") or "").split())
        return url if url.startswith(("https://", "http://")) else ""

    def _cited(self, row: dict[str, Any]) -> str:
        day = row.get("published")
        when = messages.day(date.fromisoformat(day), self.language) if day else ""
        if day and row.get("published_basis") not in ("stated", None):
            when += f" ({self.say(row['published_basis'])})"
        title = row.get("title") or row.get("name") or ""
        parts = [row.get("publisher"), title, when]
        return one_line(", ".join(part for part in parts if part))

    def caution(self, frame: pd.DataFrame) -> str:
        """Say how many of these records no person has confirmed."""
        open_ = int((frame["review"] == "unreviewed").sum())
        if not open_:
            return ""
        if len(frame) == 1:
            return self.say("unreviewed")
        return self.say("{n} of {all} records unreviewed").format(n=open_, all=len(frame))


def plan(
    tables: Tables,
    briefing: Briefing,
    *,
    as_of: date,
    language: str = "",
    restricted: tuple[str, ...] = (),
    name: str = "briefing",
    paper: str = "slide",
) -> Deck:
    """Plan a briefing; raise ExportError naming the step whose event or figures are not there.

    ``as_of`` holds where the briefing names no day of its own, ``language`` overrides its
    language, ``restricted`` adds to the markings that it lets out, ``name`` is for messages;
    ``paper`` is slide or note: how wide pictures are, and whether tables are cut into pages.
    """
    language = (language or briefing.language).replace("-", "_")
    words.language(language)
    as_of = briefing.as_of or as_of
    selection = Selection(pair=briefing.pair, restricted=(*briefing.restricted, *restricted))
    open_ = select(tables, selection)
    planner = Planner(open_, language, name, paper)
    pages: list[Page] = []
    for number, step in enumerate(briefing.steps, start=1):
        pages += _step(planner, step, f"{name} step {number}:", as_of)
    title = one_line(saved.said(briefing.title, language))
    ids = set(planner.used)
    events = open_.events[open_.events["id"].isin(ids)]
    figures = open_.figures[open_.figures["id"].isin(ids)]
    about = describe(
        narrowed(open_, events, figures),
        selection,
        as_of=as_of,
        language=language,
        version=data_version(tables),
        title=title,
    )
    summary = one_line(saved.said(briefing.notes, language))
    cover = Page(title, _cover(about, planner, events), notes=summary)
    sources = planner.sources()
    last = [
        Page(
            planner.say("Sources"),
            Listed(sources[i : i + size]),
            kicker=words.pair(about.pair, language),
        )
        for size in [SOURCES_A_PAGE if paper == "slide" else max(len(sources), 1)]
        for i in range(0, len(sources), size)
    ]
    marked = [replace(page, marking=about.marking) for page in (cover, *pages, *last)]
    return Deck(title, about, tuple(marked), sources, tuple(planner.used), summary, planner.numbers)


def _cover(about: About, planner: Planner, events: pd.DataFrame) -> Cover:
    say, language = planner.say, planner.language
    counted = say("{events} events and {figures} figures from {documents} documents").format(
        events=about.events, figures=about.figures, documents=len(planner.numbers)
    )
    lines = [
        words.pair(about.pair, language),
        say("as of {day}").format(day=messages.day(about.as_of, language)),
        counted,
        say("data version {version}").format(version=about.version),
    ]
    if about.unreviewed:
        lines.append(say("{n} records that no person has confirmed").format(n=about.unreviewed))
    bounds = extent(events)
    days: tuple[float, ...] = ()
    if bounds:
        whole = max((bounds[1] - bounds[0]).days, 1)
        starts = events["start"].fillna(events["end"]).dropna()
        days = tuple(round((day.date() - bounds[0]).days / whole, 4) for day in starts)
    return Cover(tuple(lines), days, bounds)


def _step(planner: Planner, step: Step, place: str, as_of: date) -> list[Page]:
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


def find(tables: Tables, step: Step, place: str) -> dict[str, Any]:
    """Find the one event that a step names; raise ExportError with what lies near."""
    events = tables.events
    if step.event:
        found = events[events["id"] == step.event]
        if found.empty and step.date:  # another build named it otherwise: its date still finds it
            found = _dated(tables, step)
        named = step.event
    else:
        found = _dated(tables, step)
        named = " ".join(part for part in (step.date, step.kind, step.words) if part)
    if len(found) == 1:
        return rows(found, list(columns("events")))[0]
    if len(found) > 1:
        titles = "; ".join(f"{r.id} “{shorten(str(r.title), 50)}”" for r in found.itertuples())
        raise ExportError(
            f"{place} {named} are {len(found)} events: {titles}; "
            "add `words` of its title, or name it by `event`"
        )
    year = step.date[:4] or "?"
    near = events[events["edtf"].str.startswith(year)]
    listed = "; ".join(f"{r.edtf} {r.kind}" for r in near.head(5).itertuples())
    hint = f"the data has in that year: {listed}" if listed else "name it by `date` and `kind`"
    raise ExportError(f"{place} no event {named} in the data; {hint}")


def _dated(tables: Tables, step: Step) -> pd.DataFrame:
    """Events of the date and kind that a step names; of several, those that have its words."""
    found = tables.events[tables.events["edtf"] == step.date]
    if step.kind:
        found = found[found["kind"] == step.kind]
    if not step.words or len(found) < 2:
        return found
    said = {id: [title] for id, title in zip(found["id"], found["title"], strict=True)}
    for row in tables.sources[tables.sources["record_id"].isin(said)].to_dict("records"):
        said[row["record_id"]].append(row["quote"])
    wanted = folded(step.words).split()
    for much in (1, None):  # the title decides, else the sentences
        texts = {id: folded(" ".join(parts[:much])) for id, parts in said.items()}
        keep = [id for id, text in texts.items() if all(word in text for word in wanted)]
        if keep:
            return found[found["id"].isin(keep)]
    return found[:0]


def folded(text: str) -> str:
    """Fold a text for comparing: small letters, no apostrophes of any kind."""
    return re.sub("[ʻʼ‘’'`´]", "", text).casefold()


def _frame(planner: Planner, step: Step) -> pd.DataFrame:
    events = planner.tables.events
    events = events[within(events, step.since, step.until)]
    if step.kinds:
        events = events[events["kind"].isin(step.kinds)]
    if step.scopes:
        events = events[events["scope"].isin(step.scopes)]
    return events


def _asked(step: Step) -> str:
    parts = [
        step.since and f"since {step.since}",
        step.until and f"until {step.until}",
        step.kinds and f"kinds {', '.join(step.kinds)}",
        step.scopes and f"scopes {', '.join(step.scopes)}",
    ]
    return ", ".join(str(part) for part in parts if part) or "no filter"


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
        kicker = say("Timeline") + f" · {years}"
        if len(parts) > 1:
            kicker += f" · {number}/{len(parts)}"
        pages.append(
            Page(
                title or say("Timeline") + f" {years}",
                Span(laid),
                kicker=kicker,
                notes=notes if number == 1 else "",
                sources=planner.cite(drawn["id"]),
                caution=planner.caution(drawn),
            )
        )
    return pages


def _chart(planner: Planner, step: Step, title: str, notes: str, place: str) -> Page:
    try:
        chart = trade.build(
            step.chart,
            planner.tables.figures,
            planner.language,
            since=step.since,
            until=step.until,
            reporter=step.reporter,
            indicator=step.indicator,
        )
    except ExportError as error:
        raise ExportError(f"{place} {error}") from None
    figures = planner.tables.figures
    shown = figures[figures["id"].isin(chart.records)]
    name = words.indicator(step.indicator, planner.say) if step.indicator else ""
    return Page(
        title or name or planner.say(trade.NAMES[step.chart]),
        chart,
        kicker=words.pair(step_pair(planner), planner.language),
        notes=notes,
        sources=planner.cite(chart.records),
        caution=planner.caution(shown),
    )


def step_pair(planner: Planner) -> str:
    """Name the pair of the figures, for the line over a chart."""
    pairs = sorted(set(planner.tables.figures["pair"]) | set(planner.tables.events["pair"]))
    return pairs[0] if len(pairs) == 1 else ""


def _table(planner: Planner, step: Step, title: str, notes: str, place: str) -> list[Page]:
    if step.table == "events":
        frame = _frame(planner, step)
    else:
        frame = planner.tables.figures
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
    for ids, grid in make(frame, numbers, planner.language, planner.paper == "slide"):
        shown = frame[frame["id"].isin(ids)]
        pages.append(
            Page(
                title or planner.say(step.table.capitalize()),
                grid,
                kicker=words.pair(step_pair(planner), planner.language),
                notes="" if pages else notes,
                sources=planner.cite(ids),
                caution=planner.caution(shown),
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
    facts = [row["place"], parties, status, stands]
    told = Told(
        when=messages.period(row["edtf"], language),
        kind=words.kind(row["kind"], say),
        colour=kind_colour(row["kind"]),
        facts=tuple(one_line(fact) for fact in facts if fact),
        quotes=quotes[:QUOTES],
        conflicts=tuple(_disagree(text, language) for text in row["conflicts"]),
        context=_context(planner.tables.events, row),
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
