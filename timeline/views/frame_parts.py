"""What stands around the charts: heading, the page without data, the settings of plotly.js."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import streamlit as st

from timeline import messages
from timeline.frame import Tables
from timeline.views import state, words


def plotly_config(language: str) -> dict[str, Any]:
    """Settings of plotly.js: no cloud, no logo, wheel zoom, names of months in the language."""
    return {
        "displayModeBar": False,
        "displaylogo": False,
        "scrollZoom": True,
        "doubleClick": False,
        "responsive": False,
        "showSendToCloud": False,
        "locale": "reader",
        "locales": {
            "reader": {
                "dictionary": {},
                "format": {
                    "months": messages.months(language, "wide"),
                    "shortMonths": messages.months(language),
                    "days": messages.weekdays(language, "wide"),
                    "shortDays": messages.weekdays(language),
                    "date": "%d.%m.%Y",
                },
            }
        },
    }


def header(pair: str, count: int, tables: Tables, say: Callable[[str], str], language: str) -> None:
    """The two countries, and in one glance what this page is."""
    st.title(words.pair_name(pair, language), anchor=False)
    documents = len(tables.documents[tables.documents["pair"] == pair])
    told = " · ".join(
        [
            messages.counted(language, count, "{n} event", "{n} events"),
            messages.counted(language, documents, "{n} document", "{n} documents"),
            say("every one with the sentence that it was read from"),
        ]
    )
    st.caption(told)


def nothing_yet(tables: Tables | None, say: Callable[[str], str]) -> None:
    """The page without events: how to add documents, and what went wrong with those there are."""
    st.title(say("No events yet"), anchor=False)
    st.write(
        say(
            "Put text files (.txt, .md) of press documents into a folder and start the app with it:"
        )
    )
    st.code("make run DOCS=path/to/folder", language=None)
    st.write(
        say(
            "A file manifest.csv beside them may name for each file its language, its day of "
            "publication, its publisher and its address."
        )
    )
    st.caption(say("The build is looked for in {}.").format(state.build_folder()))
    if tables is not None:
        problems(tables, say)


def problems(tables: Tables, say: Callable[[str], str]) -> None:
    """The problems of the report, each with its place and its remedy."""
    if not tables.problems:
        return
    with st.expander(f"{say('Report of the build')} ({len(tables.problems)})", key="report"):
        for problem in tables.problems:
            st.text(str(problem))


def footer() -> None:
    """Choice of language and contrast, kept in the address."""
    say, current = state.translate(), state.language()
    codes = list(messages.LANGUAGES)
    with st.container(key="footer", horizontal=True, vertical_alignment="center"):
        chosen = st.segmented_control(
            say("Language"),
            codes,
            default=current,
            format_func=messages.LANGUAGES.__getitem__,
            key="interface",
            label_visibility="collapsed",
        )
    if chosen and chosen != current:
        st.query_params["lang"] = chosen
        st.session_state["lang"] = chosen
        st.rerun()
