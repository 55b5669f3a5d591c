"""What a briefing looks like, and its files: preview, export, template, save."""

from __future__ import annotations

import tempfile
from datetime import date
from pathlib import Path
from typing import Any

import streamlit as st

from timeline.briefing import dumps, said
from timeline.charts.text import plain
from timeline.errors import ExportError
from timeline.exports.compose import compose
from timeline.exports.deck import Deck
from timeline.exports.formats import FORMATS, Options, export_briefing
from timeline.exports.plan import plan
from timeline.exports.svg import to_png
from timeline.views import state
from timeline.views.collected import Page

FORMAT_NAMES = {
    "pptx": "Slides (PowerPoint)",
    "pdf": "Briefing note (PDF, A4)",
    "pdf-slides": "Slides (PDF, 16:9)",
    "docx": "Briefing note (Word)",
    "html": "Interactive page (one HTML file)",
    "png": "Pictures (PNG)",
    "svg": "Pictures (SVG)",
    "xlsx": "Data (Excel)",
    "csv": "Data (CSV)",
    "json": "Data (JSON)",
    "parquet": "Data (Parquet)",
    "ics": "Calendar (planned days, anniversaries)",
    "timelinejs": "TimelineJS (JSON)",
    "timelinejs-csv": "TimelineJS (spreadsheet)",
    "bibtex": "Sources (BibTeX)",
    "ris": "Sources (RIS)",
    "csl": "Sources (CSL JSON)",
}
PREVIEWS = 12  # pages shown small; the rest is in the export


def planned(made: Page) -> Deck:
    """Plan the briefing at hand; raise ExportError with what is missing."""
    return _deck(made, *_state(made))


def _state(made: Page) -> tuple[str, str, str, str]:
    """What a deck depends on: the build, the briefing, the language and the day."""
    return state.stamp(), dumps(made.briefing), made.language, state.as_of().isoformat()


@st.cache_resource(max_entries=16, show_spinner=False)
def _deck(_made: Page, stamp: str, text: str, language: str, as_of: str) -> Deck:
    return plan(
        _made.tables,
        _made.briefing,
        as_of=date.fromisoformat(as_of),
        language=language,
        name=_made.say("Briefing"),
    )


def result(made: Page) -> None:
    """What it looks like, and the files."""
    say = made.say
    if not made.briefing.steps:
        st.info(say("Choose a ready briefing above, or add the first step."))
        return
    if not said(made.briefing.title, made.language).strip():
        st.info(say("Give the briefing a title."))
        return
    try:
        deck = planned(made)
    except ExportError as error:
        st.error(_shown(error))
        return
    _files(made)
    with st.container(key="briefing-preview"):
        for first in range(0, min(len(deck.pages), PREVIEWS), 2):  # in order on a phone too
            for at, column in enumerate(st.columns(2), start=first):
                if at < min(len(deck.pages), PREVIEWS):
                    picture = _drawn(made, at + 1, *_state(made))
                    column.image(picture, width="stretch", alt=plain(deck.pages[at].title))
    if len(deck.pages) > PREVIEWS:
        st.caption(say("{n} further pages").format(n=len(deck.pages) - PREVIEWS))


@st.cache_data(max_entries=200, show_spinner=False)
def _drawn(_made: Page, number: int, stamp: str, text: str, language: str, as_of: str) -> bytes:
    """One page small; kept by the build, the briefing, the language and the day."""
    deck = planned(_made)
    return to_png(compose(deck, deck.pages[number - 1], number), scale=0.6)


def _files(made: Page) -> None:
    """Make a file of a format, and give it; the template of one's own for slides."""
    say = made.say
    with st.container(horizontal=True, vertical_alignment="bottom"):
        with st.container(key="briefing-format"):
            form = st.selectbox(
                say("Format"),
                list(FORMATS),
                format_func=lambda name: say(FORMAT_NAMES[name]),
                key="briefing-form",
            )
        with st.container(key="briefing-make"):
            pressed = st.button(say("Make the file"), type="primary", key="briefing-go")
        st.download_button(
            say("Save the briefing"),
            dumps(made.briefing),
            file_name="briefing.toml",
            mime="application/toml",
            key="briefing-save",
            on_click="ignore",
        )
    template = None
    if form == "pptx":
        with st.expander(say("Own slide template"), key="briefing-template-box"):
            template = st.file_uploader(
                say("Template (.pptx)"), type=["pptx"], key="briefing-template"
            )
    if pressed:
        _make(made, form, template)
    _give(made, form)


def _make(made: Page, form: str, template: Any) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = None
        if template is not None:
            path = Path(folder) / "template.pptx"
            path.write_bytes(template.getvalue())
        options = Options(
            as_of=state.as_of(),
            language=made.language,
            template=path,
            name=made.say("Briefing"),
        )
        try:
            with st.spinner(made.say("Making the file …")):
                exported = export_briefing(made.tables, made.briefing, form, options)
        except ExportError as error:
            text = str(error).replace(f"{folder}/", "")
            st.error(_shown(ExportError(text)))
            return
    st.session_state["briefing-made"] = (form, dumps(made.briefing), made.language, exported)


def _give(made: Page, form: str) -> None:
    held = st.session_state.get("briefing-made")
    if not held or held[:3] != (form, dumps(made.briefing), made.language):
        return
    made_file = held[3]
    with st.container(key="briefing-file"):
        st.download_button(
            made.say("Download"),
            made_file.data,
            file_name=f"briefing{made_file.suffix}",
            mime=made_file.media,
            key="briefing-download",
            on_click="ignore",
        )
    for problem in made_file.problems:
        st.text(str(problem))


def _shown(error: ExportError) -> str:
    """A message for st.error, which reads markdown: no links, no pictures out of data."""
    text = plain(str(error), 600)
    for letter in "\\`*_{}[]<>#!|$~:":
        text = text.replace(letter, "\\" + letter)
    return text
