"""The texts over the marks of a timeline: short ones with the chart, sentences when wanted.

A text of two hundred letters weighs more than all else that is known of a mark. So a crowded chart
takes along what tells an event (title, date, kind), and the browser asks for the rest of the few
that the reader points at.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterable, Mapping
from typing import Any

import streamlit as st

from timeline import messages
from timeline.charts.scene import Mark, Scene
from timeline.charts.text import hover
from timeline.frame import Tables, records
from timeline.views import details, parts, state

FEW = 80  # events on the screen whose sentences travel with the chart
MOST = 40  # texts that one question of the browser may ask for

_MARKS = "marks"
_WANTED = "wanted"

Rows = Mapping[str, dict[str, Any]]


def complete(picture: Scene) -> bool:
    """Say whether the sentences of all events in a picture travel with it."""
    return sum(not mark.reach for mark in picture.marks) <= FEW


def along(picture: Scene, rows: Rows, tables: Tables, language: str) -> Callable[[Mark], str]:
    """The texts that travel with a picture; ``rows`` are its events by id."""
    sources = details.sources_of_all(tables, rows) if complete(picture) else {}

    def text(mark: Mark) -> str:
        if mark.reach:
            return messages.counted(language, mark.count, "{n} event", "{n} events")
        return details.hover_text(rows[mark.id], sources.get(mark.id), language)

    return text


def _cluster(mark: Mark, language: str) -> str:
    """The text over a cluster: how many events it holds, since when, and the weightiest."""
    assert mark.reach  # noqa: S101 - it is a cluster
    many = messages.counted(language, mark.count, "{n} event", "{n} events")
    span = messages.period("/".join(day.isoformat() for day in mark.reach), language)
    return hover(many, [span, mark.title], "", "")


def keep(chart: str, picture: Scene) -> None:
    """Note what a chart shows, so that the browser may ask about it."""
    st.session_state.setdefault(_MARKS, {})[chart] = {mark.id: mark for mark in picture.marks}


def stamp(language: str) -> int:
    """A number that changes with build, language and search: when to forget texts that came."""
    return zlib.crc32(f"{state.stamp()} {language} {state.query()}".encode())


def _ask() -> None:
    told = parts.state("texts").get("want")
    st.session_state[_WANTED] = [str(id) for id in told][:MOST] if isinstance(told, list) else []


def _texts(tables: Tables, ids: Iterable[str], language: str) -> dict[str, str]:
    known: dict[str, Mark] = {}
    for marks in st.session_state.get(_MARKS, {}).values():
        known |= marks
    marks = [known[id] for id in ids if id in known]
    events = [mark.id for mark in marks if not mark.reach]
    rows = records(tables.events[tables.events["id"].isin(events)]) if events else []
    sources = details.sources_of_all(tables, events)
    made = {row["id"]: details.hover_text(row, sources[row["id"]], language) for row in rows}
    return made | {mark.id: _cluster(mark, language) for mark in marks if mark.reach}


@st.fragment
def answer(tables: Tables) -> None:
    """Answer what the browser asks: the texts over some marks. Runs alone, without the charts."""
    language = state.language()
    texts = _texts(tables, st.session_state.pop(_WANTED, []), language)
    parts.texts_part(key="texts", data={"texts": texts}, on_want_change=_ask, height=1)
