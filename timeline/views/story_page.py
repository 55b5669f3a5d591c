"""The page of the story: the chosen events as cards to read, with years as chapters."""

from __future__ import annotations

from datetime import date
from typing import Any

import pandas as pd
import streamlit as st

from timeline import messages
from timeline.charts.overview import overview
from timeline.charts.scene import extent
from timeline.charts.text import plain
from timeline.frame import Tables, records
from timeline.search import pieces
from timeline.views import details, filters, frame_parts, parts, state, words

MOST = 150  # cards of one page


def _chapters(
    events: pd.DataFrame, whole: tuple[date, date] | None, tables: Tables, language: str
) -> list[dict[str, Any]]:
    """Cards by the year in which an event starts; with its first source sentence."""
    say = messages.translator(language)
    chapters: dict[str, list[dict[str, Any]]] = {}
    for row in records(events):
        day = row["start"] if pd.notna(row["start"]) else row["end"]
        title = say("no known year") if pd.isna(day) else str(day.year)
        sources = details.sources_of(tables, row["id"])
        at = ""
        if whole and pd.notna(day):
            at = f"{(day.date() - whole[0]).days / (whole[1] - whole[0]).days:.4f}"
        chapters.setdefault(title, []).append(
            {
                "id": row["id"],
                "at": at,
                "when": messages.period(row["edtf"], language),
                "title": pieces(plain(row["title"]), state.query()),
                "text": pieces(plain(sources[0]["quote"], 420), state.query()) if sources else [],
                "note": " · ".join(
                    [
                        words.kind(row["kind"], say),
                        *([details.origin(sources[0], language)] if sources else []),
                    ]
                ),
            }
        )
    return [{"title": title, "cards": cards} for title, cards in chapters.items()]


def page() -> None:
    """Show the page."""
    say, language = state.translate(), state.language()
    opened = frame_parts.opened(
        "events",
        say("Story"),
        say("The same events to read one after another, each in its source's words."),
    )
    if opened is None:
        return
    tables, pair = opened
    everything = tables.events[tables.events["pair"] == pair]
    shown = filters.show(everything, tables, say, language)
    if shown.empty:
        return
    pages = -(-len(shown) // MOST)
    number = 1
    if pages > 1:
        number = st.pagination(pages, key="story_page")
    part = shown.iloc[(number - 1) * MOST : number * MOST]
    whole = extent(shown)
    told = parts.cards_part(
        key="story",
        data={
            "chapters": _chapters(part, extent(shown), tables, language),
            "overview": overview(shown, whole, 800) if whole else None,
        },
        on_open_change=parts.nothing,
    )
    if told.open:
        state.go("timeline", event=str(told.open))
    parts.tag(filters.TAGS)
