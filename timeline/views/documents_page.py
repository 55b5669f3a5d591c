"""The page of documents: what was read, one of them with its readings marked, and the report."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd
import streamlit as st

from timeline import messages
from timeline.charts.text import plain
from timeline.frame import Tables, records
from timeline.views import frame_parts, grid, parts, reading, state, words

LOW, HIGH = 340, 620  # pixels of the list: above the document that is read, and alone


def _list(documents: pd.DataFrame, say: Callable[[str], str], language: str) -> None:
    """The table of documents; a row that is chosen opens below."""
    ids = documents["id"].tolist()
    doc = st.query_params.get("doc", "")
    grid.show(
        pd.DataFrame(
            {
                say("Title"): [
                    plain(title or name)
                    for title, name in zip(documents["title"], documents["name"], strict=True)
                ],
                say("Publisher"): [plain(name) for name in documents["publisher"]],
                say("Day of publication"): [
                    "" if pd.isna(day) else day.date().isoformat() for day in documents["published"]
                ],
                say("How it is known"): [
                    say(words.BASIS_NAMES.get(basis, basis))
                    for basis in documents["published_basis"]
                ],
                say("Language"): [
                    messages.language_name(code, language) for code in documents["language"]
                ],
                say("Events"): documents["events"].to_numpy(),
                say("Figures"): documents["figures"].to_numpy(),
            }
        ),
        "document-table",
        {say("Day of publication"): grid.periods(language)},
        name=say("Documents"),
        lead=say("Title"),
        chosen=ids.index(doc) if doc in ids else None,
        choose=lambda row: st.query_params.update(doc=ids[row]),
        height=LOW if doc else HIGH,
    )


def _reader(tables: Tables, say: Callable[[str], str], language: str) -> None:
    """The chosen document."""
    wanted = st.query_params.get("doc", "")
    mine = tables.documents[tables.documents["id"] == wanted]
    if mine.empty:
        st.caption(say("Choose a document in the table to read it with its readings marked."))
        return
    document = records(mine)[0]
    st.header(plain(document["title"] or document["name"]).replace("[", "\\["), anchor=False)
    published = document["published"]
    about = [
        plain(document["publisher"]),
        "" if pd.isna(published) else messages.day(published.date(), language),
        say(words.BASIS_NAMES.get(document["published_basis"], "")),
        plain(document["url"], 300),
    ]
    st.text(" · ".join(part for part in about if part))
    st.caption(
        say("Underlined: a sentence that an event was read from; dotted: a figure; shaded: a date.")
    )
    told = parts.reader_part(
        key="reader",
        data={
            "parts": reading.parts(tables, wanted, language),
            "language": document["language"],
            "focus": st.query_params.get("figure") or st.query_params.get("event", ""),
        },
        on_open_change=parts.nothing,
    )
    if told.open:
        state.go("timeline", event=str(told.open))


def page() -> None:
    """Show the page."""
    say, language = state.translate(), state.language()
    opened = frame_parts.opened(
        "documents",
        say("Documents"),
        say("What was read: choose one, and its readings are marked in it."),
    )
    if opened is None:
        return
    tables, pair = opened
    documents = tables.documents[tables.documents["pair"].isin([pair, ""])]
    _list(documents, say, language)
    _reader(tables, say, language)
    frame_parts.problems(tables, say)
    parts.tag([(".st-key-document-table", "document-table"), (".st-key-report", "report")])
