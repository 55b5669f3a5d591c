"""The page of briefings: collect, put in order, look at, export, save."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import streamlit as st

from timeline import messages
from timeline.briefing import TITLE_LIMIT, Briefing, Step, said
from timeline.charts.text import plain
from timeline.errors import ExportError
from timeline.exports import narrow
from timeline.exports import trade as charts
from timeline.views import (
    briefing_add,
    briefing_files,
    collected,
    frame_parts,
    parts,
    state,
    words,
)
from timeline.views.collected import SHOW_NAMES, Page
from timeline.views.day_input import day_input


def page() -> None:
    """Show the page."""
    say, language = state.translate(), state.language()
    opened = frame_parts.opened(
        "events",
        say("Briefing"),
        say(
            "Collect events, periods, charts and tables, and take them with you as slides, "
            "a note, a page or data."
        ),
    )
    if opened is None:
        return
    tables, pair = opened
    _open(pair, say, language)
    made = Page(tables, pair, language, say, collected.current(pair, language))
    left, right = st.columns([2, 3], gap="large")
    with left:
        _about(made)
        _steps(made)
        briefing_add.add(made)
    made = replace(made, briefing=collected.current(pair, language))
    with right:
        briefing_files.result(made)
    parts.tag(
        [
            (".st-key-briefing-title input", "briefing-title"),
            (".st-key-briefing-steps", "briefing-steps"),
            (".st-key-briefing-format", "briefing-format"),
            (".st-key-briefing-make button", "briefing-make"),
            (".st-key-briefing-file .stDownloadButton button", "briefing-file"),
            (".st-key-briefing-preview", "briefing-preview"),
        ]
    )


def _open(pair: str, say: Callable[[str], str], language: str) -> None:
    """Start from a briefing that ships, from a saved file, or anew."""
    ready = collected.ready(pair)
    with st.container(horizontal=True, vertical_alignment="bottom", key="briefing-open"):
        for name, briefing in ready.items():
            # A button's label is markdown; ours come out of data/, but may be anybody's.
            label = plain(said(briefing.title, language), 80).replace("[", "(").replace("]", ")")
            if st.button(label, key=f"ready-{name}"):
                collected.keep(replace(briefing, language=language))
                st.rerun()
        if st.button(say("New"), key="briefing-new"):
            collected.keep(Briefing(title={}, pair=pair, language=language))
            st.rerun()
    with st.expander(say("Open a saved briefing"), key="briefing-saved"):
        upload = st.file_uploader(
            say("Saved briefing (.toml)"), type=["toml"], key="briefing-upload"
        )
        if upload and st.session_state.get("briefing-read") != upload.file_id:
            st.session_state["briefing-read"] = upload.file_id
            try:
                collected.keep(collected.read_upload(upload.getvalue(), upload.name))
                st.rerun()
            except ExportError as error:
                st.session_state["briefing-error"] = str(error)
        if told := st.session_state.pop("briefing-error", ""):
            st.error(told.replace("[", "(").replace("]", ")"))


def _about(made: Page) -> None:
    say, briefing, language, turn = made.say, made.briefing, made.language, collected.turn()
    with st.container(key="briefing-title"):
        title = st.text_input(
            say("Title"),
            said(briefing.title, language),
            max_chars=TITLE_LIMIT,
            key=f"b-title-{turn}-{language}",
        )
    notes = st.text_area(
        say("Summary"), said(briefing.notes, language), key=f"b-notes-{turn}-{language}", height=80
    )
    as_of = day_input(
        say("As of"), briefing.as_of or state.as_of(), f"b-as-of-{turn}", width="stretch"
    )
    marks = sorted(set(made.tables.documents["restricted"]) - {""})
    restricted = briefing.restricted
    if marks:
        restricted = tuple(
            st.multiselect(
                say("Let out what is restricted"),
                marks,
                [mark for mark in restricted if mark in marks],
                key=f"b-restricted-{turn}",
            )
        )
    changed = replace(
        briefing,
        title=_texts(briefing.title, language, title),
        notes=_texts(briefing.notes, language, notes),
        as_of=as_of if as_of != state.as_of() or briefing.as_of else None,
        restricted=restricted,
    )
    if changed != briefing:
        collected.update(changed)


def _texts(old: Any, language: str, text: str) -> Any:
    return old if text == said(old, language) else collected.said_in(old, language, text)


def _steps(made: Page) -> None:
    """The steps in their order, each with title and notes, to move and to take out."""
    say, turn = made.say, collected.turn()
    with st.container(key="briefing-steps"):
        for place in range(len(made.briefing.steps)):
            briefing = collected.current(made.pair, made.language)
            step = briefing.steps[place]
            with st.container(border=True):
                st.text(f"{place + 1}. {say(SHOW_NAMES[step.show])} · {_what(made, step)}")
                title = st.text_input(
                    say("Title"),
                    said(step.title, made.language),
                    max_chars=TITLE_LIMIT,
                    key=f"s-title-{turn}-{place}-{made.language}",
                    label_visibility="collapsed",
                    placeholder=say("Title"),
                )
                notes = st.text_area(
                    say("Speaker notes"),
                    said(step.notes, made.language),
                    key=f"s-notes-{turn}-{place}-{made.language}",
                    height=68,
                    label_visibility="collapsed",
                    placeholder=say("Speaker notes"),
                )
                changed = replace(
                    step,
                    title=_texts(step.title, made.language, title),
                    notes=_texts(step.notes, made.language, notes),
                )
                if changed != step:
                    steps = (*briefing.steps[:place], changed, *briefing.steps[place + 1 :])
                    collected.update(replace(briefing, steps=steps))
                _moves(made, place)


def _moves(made: Page, place: int) -> None:
    say, turn = made.say, collected.turn()
    briefing = collected.current(made.pair, made.language)
    with st.container(horizontal=True):
        if st.button("↑", key=f"up-{turn}-{place}", help=say("Earlier"), disabled=place == 0):
            collected.keep(collected.moved(briefing, place, -1))
            st.rerun()
        last = place == len(briefing.steps) - 1
        if st.button("↓", key=f"down-{turn}-{place}", help=say("Later"), disabled=last):
            collected.keep(collected.moved(briefing, place, 1))
            st.rerun()
        if st.button(say("Remove"), key=f"out-{turn}-{place}", type="tertiary"):
            collected.keep(collected.without(briefing, place))
            st.rerun()


def _what(made: Page, step: Step) -> str:
    """A step in a few words."""
    if step.show in ("event", "quote"):
        events = made.tables.events
        mine = events[events["id"] == step.event]
        title = str(mine["title"].iloc[0]) if len(mine) else ""
        when = messages.period(step.date, made.language) if step.date else ""
        return plain(" · ".join(part for part in (when, title) if part), 110)
    if step.show == "chart":
        names = [made.say(charts.NAMES[step.chart])]
        if step.indicator:
            names.append(words.indicator(step.indicator, made.say))
        return ": ".join(names)
    span = "–".join(str(day.year) if day else "" for day in (step.since, step.until))
    chosen = narrow.said(narrow.filters(step), made.tables, made.language, made.say)
    table = made.say(step.table.capitalize()) if step.table else ""
    return plain(" · ".join(part for part in (table, span.strip("–"), *chosen) if part), 110)
