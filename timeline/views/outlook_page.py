"""The page of what is coming, what is silent and what is new, as of a day that can be set."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pandas as pd
import streamlit as st

from timeline import builds, messages
from timeline.builds import News
from timeline.charts.text import plain
from timeline.frame import Tables, records
from timeline.views import frame_parts, outlook, parts, state, words
from timeline.views.day_input import day_input

Say = Callable[[str], str]
LEVELS = {
    "leaders": "Leaders and ministers",
    "governments": "Commissions and councils",
    "business": "Business forums",
}
FEW = 25  # entries of one list


def _card(row: dict[str, Any], when: str, note: str) -> dict[str, Any]:
    return {"id": row["id"], "when": when, "title": plain(row["title"]), "note": note}


def _coming(events: pd.DataFrame, as_of: date, say: Say, language: str) -> list[dict[str, Any]]:
    rows = {row["id"]: row for row in records(events)}
    ahead = outlook.coming(events, as_of)
    planned = [one for one in ahead if not one.years]
    round_ones = [one for one in ahead if one.round]
    others = [one for one in ahead if one.years and not one.round]

    def in_order(found: list[outlook.Coming]) -> list[dict[str, Any]]:
        return [entry(one) for one in sorted(found, key=lambda one: one.day)[:FEW]]

    def entry(one: outlook.Coming) -> dict[str, Any]:
        row = rows[one.id]
        note = messages.period(row["edtf"], language)
        if not one.years:
            return _card(row, note, "")
        note = messages.counted(language, one.years, "{n} year", "{n} years") + " · " + note
        return _card(row, messages.day(one.day, language), note)

    return [
        {
            "title": say("Planned in the next twelve months"),
            "cards": in_order(planned),
            "none": say("The documents announce nothing."),
        },
        {
            "title": say("Round anniversaries in the next twelve months"),
            "cards": in_order(round_ones),
            "none": say("None."),
        },
        {
            "title": say("Other anniversaries in the next twelve months"),
            "cards": in_order(others),
            "none": say("None."),
        },
    ]


def _silent(events: pd.DataFrame, as_of: date, say: Say, language: str) -> dict[str, Any]:
    rows = {row["id"]: row for row in records(events)}
    cards = []
    for one in outlook.silences(events, as_of):
        if one.day is None:
            continue
        days = messages.counted(language, one.days, "{n} day", "{n} days")
        note = say("last contact: {}").format(messages.day(one.day, language))
        if one.years:
            years = ", ".join(str(year) for year in one.years)
            note += " · " + say("years without one in these documents: {}").format(years)
        entry = _card(rows[one.id], days, note)
        cards.append(entry | {"title": say(LEVELS[one.level]), "text": entry["title"]})
    return {"title": say("Days since the last contact"), "cards": cards, "none": say("None.")}


def _new(rows: dict[str, dict[str, Any]], news: News, say: Say, language: str) -> list[Any]:
    """What is new as chapters of cards."""

    def cards(ids: list[str]) -> list[dict[str, Any]]:
        return [
            _card(
                rows[id],
                messages.period(rows[id]["edtf"], language),
                words.kind(rows[id]["kind"], say),
            )
            for id in ids[:FEW]
        ]

    told = [
        (say("Added"), news.added, say("Nothing was added.")),
        (say("Told again"), news.told_again, say("Nothing was told again.")),
        (say("Restated"), news.restated, say("Nothing was restated.")),
        (say("Corrected"), news.corrected, say("Nothing was corrected.")),
    ]
    return [
        {"title": title, "cards": cards(ids), "none": none}
        for title, ids, none in told
        if ids is not None
    ]


@st.cache_resource(max_entries=2, show_spinner=False)
def _journal(folder: str, stamp: str) -> builds.Journal:
    return builds.read(Path(folder))


def _news(tables: Tables, pair: str, as_of: date, say: Say, language: str) -> News:
    """Ask since when, a day or a build, and give what is new since then."""
    journal = _journal(str(state.build_folder()), state.stamp())
    made = {journal.forgotten + place: time for place, time in enumerate(journal.times[:-1])}

    def name(number: int) -> str:
        if number < 0:
            return say("a day of publication")
        time = datetime.fromisoformat(made[number])
        return say("the build of {}").format(f"{messages.day(time, language)}, {time:%H:%M}")

    with st.container(horizontal=True, key="new-settings"):
        number = -1
        if made:
            choices = [-1, *sorted(made, reverse=True)]
            number = st.selectbox(
                say("New since"), choices, format_func=name, key="since-build", width=360
            )
        if number in made:
            return builds.since(tables, pair, journal, number)
        last = tables.documents["published"].max()
        usual = (as_of if pd.isna(last) else last.date()) - timedelta(days=90)
        day = day_input(say("Published since"), st.session_state.get("since", usual), "since-day")
    st.session_state["since"] = day or usual
    added, again, changed = outlook.new_since(tables, pair, day or usual)
    return News(added, again, None, changed)


def page() -> None:
    """Show the page."""
    say, language = state.translate(), state.language()
    opened = frame_parts.opened(
        "events", say("Outlook"), say("What is announced, what has fallen silent, and what is new.")
    )
    if opened is None:
        return
    tables, pair = opened
    events = tables.events[tables.events["pair"] == pair]
    as_of = day_input(say("As of"), state.as_of(), "as_of_choice") or state.as_of()
    if as_of != state.as_of():
        st.query_params["as_of"] = as_of.isoformat()
        state.remember_address()
    ahead, new = st.tabs([say("Coming and silent"), say("New")])
    with ahead:
        chapters = _coming(events, as_of, say, language)
        chapters.insert(1, _silent(events, as_of, say, language))
        told = parts.cards_part(
            key="ahead", data={"chapters": chapters}, on_open_change=parts.nothing
        )
    with new:
        news = _news(tables, pair, as_of, say, language)
        rows = {row["id"]: row for row in records(events)}
        told_new = parts.cards_part(
            key="new",
            data={"chapters": _new(rows, news, say, language)},
            on_open_change=parts.nothing,
        )
    for one in (told, told_new):
        if one.open:
            state.go("timeline", event=str(one.open))
    parts.tag([])
