"""The page of documents: what was read, and the report of what was not."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from timeline.charts.text import plain
from timeline.views import frame_parts, parts, state, words


def page() -> None:
    """Show the page."""
    say = state.translate()
    tables = state.tables()
    if tables is None or tables.documents.empty:
        frame_parts.nothing_yet(tables, say)
        return
    st.title(say("Documents"), anchor=False)
    documents = tables.documents
    st.dataframe(
        pd.DataFrame(
            {
                say("Title"): [
                    plain(title or name)
                    for title, name in zip(documents["title"], documents["name"], strict=True)
                ],
                say("Publisher"): [plain(name) for name in documents["publisher"]],
                say("Day of publication"): documents["published"].dt.date,
                say("How it is known"): [
                    say(words.BASIS_NAMES.get(basis, basis))
                    for basis in documents["published_basis"]
                ],
                say("Language"): documents["language"].to_numpy(),
                say("Events"): documents["events"].to_numpy(),
                say("Figures"): documents["figures"].to_numpy(),
                say("File"): [plain(name) for name in documents["name"]],
            }
        ),
        hide_index=True,
        width="stretch",
        key="document-table",
    )
    frame_parts.problems(tables, say)
    parts.tag([(".st-key-document-table", "document-table"), (".st-key-report", "report")])
