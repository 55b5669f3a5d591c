"""Briefing + tables → Deck: each step becomes one page or several, with its sources numbered."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pandas as pd

from timeline import briefing as saved
from timeline import messages
from timeline.briefing import Briefing
from timeline.charts.scene import extent
from timeline.exports import steps, words
from timeline.exports.about import About, data_version, describe
from timeline.exports.deck import Cover, Deck, Listed, Page, Source
from timeline.exports.planner import Planner
from timeline.exports.safe import one_line
from timeline.exports.selection import Selection, narrowed, select
from timeline.frame import Tables

SOURCES_A_PAGE = 24


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
    ``paper`` is slide or note: how wide pictures are, and whether tables are cut into pages; or
    screen: slides with the chart that stands beside events.
    """
    language = (language or briefing.language).replace("-", "_")
    words.language(language)
    as_of = briefing.as_of or as_of
    selection = Selection(pair=briefing.pair, restricted=(*briefing.restricted, *restricted))
    open_ = select(tables, selection)
    planner = Planner(open_, language, name, paper)
    pages: list[Page] = []
    for number, step in enumerate(briefing.steps, start=1):
        pages += steps.pages_of(planner, step, f"{name} step {number}:")
    shown_beside = steps.beside(planner, pages) if paper == "screen" else None
    title = one_line(saved.said(briefing.title, language))
    summary = one_line(saved.said(briefing.notes, language))
    shown = _shown(open_, planner)
    about = describe(
        shown,
        selection,
        as_of=as_of,
        language=language,
        version=data_version(tables),
        title=title,
        steps=_filters(planner, briefing),
    )
    cover = Page(title, _cover(about, planner, shown.events), notes=summary)
    sources = planner.sources()
    last = _pages_of_sources(sources, planner.say("Sources"), about, whole=paper == "note")
    marked = [replace(page, marking=about.marking) for page in (cover, *pages, *last)]
    return Deck(
        title,
        about,
        tuple(marked),
        sources,
        tuple(planner.used),
        summary,
        planner.numbers,
        shown_beside,
    )


def _shown(tables: Tables, planner: Planner) -> Tables:
    """Give the tables of what the pages show."""
    ids = set(planner.used)
    events = tables.events[tables.events["id"].isin(ids)]
    figures = tables.figures[tables.figures["id"].isin(ids)]
    return narrowed(tables, events, figures)


def _pages_of_sources(
    sources: tuple[Source, ...], title: str, about: About, *, whole: bool
) -> list[Page]:
    """List the sources on as many pages as they need; a note lists them ``whole``."""
    size = max(len(sources), 1) if whole else SOURCES_A_PAGE
    kicker = words.pair(about.pair, about.language)
    return [
        Page(title, Listed(sources[at : at + size]), kicker=kicker)
        for at in range(0, len(sources), size)
    ]


def _filters(planner: Planner, briefing: Briefing) -> tuple[tuple[str, str], ...]:
    """Say the filters of each step that has any, in the words that its page shows over it."""
    said = [
        (planner.say("step {n}").format(n=number), steps.filters_said(planner, step))
        for number, step in enumerate(briefing.steps, start=1)
    ]
    return tuple((name, filters) for name, filters in said if filters)


def _cover(about: About, planner: Planner, events: pd.DataFrame) -> Cover:
    say, language = planner.say, planner.language
    counts = (
        (about.events, "{n} event", "{n} events"),
        (about.figures, "{n} figure", "{n} figures"),
        (len(planner.numbers), "{n} document", "{n} documents"),
    )
    counted = " · ".join(messages.counted(language, *count) for count in counts)
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
