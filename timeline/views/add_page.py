"""The page where documents are added: drop files, see what was found, keep them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date

import pandas as pd
import streamlit as st

from timeline import messages
from timeline.charts.text import plain
from timeline.documents.find import SUFFIXES
from timeline.language import relations
from timeline.views import adding, grid, parts, remarks, state, words
from timeline.views.day_input import day_input

Say = Callable[[str], str]


def _uploads(say: Say, language: str) -> list[adding.Upload]:
    """The files that were dropped, with the pair and the day that the reader names."""
    files = st.file_uploader(
        say("Documents"),
        type=[suffix[1:] for suffix in SUFFIXES],
        accept_multiple_files=True,
        key="added-files",
        label_visibility="collapsed",
    )
    pairs = [pair.id for pair in relations.load().pairs]
    made = state.tables()
    shown = state.pair(made) if made else ""
    left, right = st.columns(2)
    with left:
        pair = st.selectbox(
            say("Pair of countries"),
            pairs,
            index=pairs.index(shown) if shown in pairs else 0,
            format_func=lambda code: words.pair_name(code, language),
            key="added-pair",
        )
    with right:
        published = day_input(
            say("Day of publication"),
            None,
            "added-day",
            earliest=date(1980, 1, 1),
            help=say("Without it a date that leaves its year out keeps an unknown year."),
            width="stretch",
        )
    return [adding.Upload(file.name, file.getvalue(), pair, published) for file in files]


def _found(seen: adding.Seen, say: Say, language: str) -> None:
    """What was read in the files, before anything is kept."""
    told = (
        messages.counted(language, len(seen.documents), "{n} document", "{n} documents"),
        messages.counted(language, len(seen.events), "{n} event", "{n} events"),
        messages.counted(language, len(seen.figures), "{n} figure", "{n} figures"),
    )
    st.header(" · ".join(told), anchor=False)
    _table(
        {
            say("Date"): [e.when.edtf for e in seen.events],
            say("Kind"): [words.kind(e.kind, say) for e in seen.events],
            say("Event"): [plain(e.title) for e in seen.events],
            say("Source"): [plain(e.sources[0].quote) for e in seen.events],
        },
        "found-events",
        language,
    )
    _table(
        {
            say("Period"): [f.when.edtf for f in seen.figures],
            say("Indicator"): [words.indicator(f.indicator, say) for f in seen.figures],
            say("Value"): [plain(f.as_written) for f in seen.figures],
            say("Source"): [plain(f.sources[0].quote) for f in seen.figures],
        },
        "found-figures",
        language,
    )
    for problem in seen.problems:
        st.text(remarks.said(problem, language))


def _table(columns: Mapping[str, Sequence[str]], key: str, language: str) -> None:
    """Show records by columns, of which the first is their time; nothing where there are none."""
    when, times = next(iter(columns.items()))
    if times:
        grid.show(pd.DataFrame(dict(columns)), key, {when: grid.periods(language)})


def _keep(uploads: Sequence[adding.Upload], dropped: int, say: Say) -> None:
    tables = state.tables()
    folders = tables.report.get("folders") if tables else None
    if not adding.allowed():
        st.caption(say("Keeping documents is switched off here."))
        return
    if not folders:
        st.caption(say("This build does not say where its documents lie; build it again."))
        return
    if len(uploads) < dropped:
        st.caption(say("Files of which nothing was read are not kept."))
    if st.button(say("Keep and build"), type="primary", key="keep"):
        with st.status(say("Reading all documents"), expanded=False):
            adding.keep(uploads, dict(folders), state.build_folder())
        state.go("timeline")


def page() -> None:
    """Show the page."""
    say, language = state.translate(), state.language()
    st.title(say("Add documents"), anchor=False)
    st.caption(say("Drop files here; you see what was found before anything is kept."))
    uploads = _uploads(say, language)
    if uploads:
        with st.spinner(say("Reading")):
            seen = adding.look(uploads)
        _found(seen, say, language)
        if seen.documents:
            _keep(adding.read_of(uploads, seen), len(uploads), say)
    parts.tag(
        [(".st-key-added-files input[type=file]", "add-files"), (".st-key-keep button", "keep")]
    )
