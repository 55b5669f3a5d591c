"""The page that presents: the briefing at hand, full screen at 16:9, by keys or clicker."""

from __future__ import annotations

import streamlit as st

from timeline.briefing import said
from timeline.charts.text import plain
from timeline.errors import ExportError
from timeline.exports.html import to_presenter
from timeline.exports.plan import plan
from timeline.views import collected, frame_parts, parts, state

HEIGHT, LOW = 680, 300  # pixels of the frame before it is made full screen; on a phone


def page() -> None:
    """Show the presenter of the collected briefing; without one, of a ready one to choose."""
    say, language = state.translate(), state.language()
    opened = frame_parts.opened(
        "events", say("Present"), say("A briefing on the whole screen, with notes for the speaker.")
    )
    if opened is None:
        return
    tables, pair = opened
    own = collected.current(pair, language)
    ready = collected.ready(pair)
    choices = {"": own, **ready} if own.steps else ready
    if not choices:
        st.info(say("Collect a briefing first."))
        return
    chosen = st.selectbox(
        say("Briefing"),
        list(choices),
        format_func=lambda name: (
            plain(said(choices[name].title, language), 120) or say("Briefing without a title")
        ),
        key="present-which",
    )
    st.caption(say("Arrows or space: step · number: go to · B: blank · F: full screen · Esc: end"))
    try:
        deck = plan(
            tables,
            choices[chosen],
            as_of=state.as_of(),
            language=language,
            name=say("Briefing"),
            paper="screen",
        )
    except ExportError as error:
        st.error(say("This briefing does not fit the data."))
        st.text(str(error))
        return
    with st.container(key="presenter-frame"):
        # The page is ours: texts of documents in it are escaped, and its policy lets no other
        # script run and nothing be fetched.
        st.iframe(
            to_presenter(deck), height=LOW if state.narrow() else HEIGHT, alt=plain(deck.title)
        )
    parts.tag([(".st-key-presenter-frame iframe", "presenter")])
