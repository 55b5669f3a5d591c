"""What stands around the charts: heading, the page without data, the settings of plotly.js."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import streamlit as st

from timeline import messages
from timeline.frame import Tables
from timeline.views import remarks, state, words


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
                    "decimal": messages.decimal(0.5, language, 1)[1],
                    "thousands": messages.decimal(1000, language)[1],
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


def head(title: str, purpose: str, pair: str) -> None:
    """The heading of a page, and in one line what it is for; on a phone also of which pair.

    On a wide page the choice of the pair stands beside the heading and names it already.
    """
    st.title(title, anchor=False)
    named = f"{words.pair_name(pair, state.language())} · " if state.narrow() and pair else ""
    st.caption(named + purpose)


def opened(table: str, title: str, purpose: str) -> tuple[Tables, str] | None:
    """Show the heading of a page; gives the tables and the pair in view.

    Where ``table`` is empty, the page without data is shown instead and None given.
    """
    tables = state.tables()
    if tables is None or getattr(tables, table).empty:
        nothing_yet(tables, state.translate())
        return None
    pair = state.pair(tables)
    head(title, purpose, pair)
    return tables, pair


def nothing_yet(tables: Tables | None, say: Callable[[str], str]) -> None:
    """The page without events: how to add documents, and what went wrong with those there are."""
    st.title(say("No events yet"), anchor=False)
    st.write(
        say(
            "Press documents become events here: texts (.txt, .md), web pages (.html), PDF files "
            "(.pdf) and Word files (.docx); in a folder also a .zip of them."
        )
    )
    if st.button(say("Add documents"), type="primary", key="to-add"):
        state.go("add")
    st.write(say("Or put them into a folder and start the app with it:"))
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
            st.text(remarks.said(problem, state.language()))


def preferences() -> None:
    """Pair, language and appearance, at the top of every page and kept in the address."""
    say, current = state.translate(), state.language()
    tables = state.tables()
    with st.container(key="prefs", horizontal=True, vertical_alignment="center", gap="small"):
        if tables and not state.narrow():
            _pair(tables, say)
        codes = list(messages.LANGUAGES)
        st.selectbox(
            say("Language"),
            codes,
            index=codes.index(current),
            format_func=messages.LANGUAGES.__getitem__,
            key="language_choice",
            on_change=_chosen,
            args=("lang", "language_choice"),
            label_visibility="collapsed",
            width=140,
        )
        _appearance(tables, say)


def _chosen(name: str, key: str) -> None:
    st.query_params[name] = str(st.session_state[key])
    if name == "pair":  # what was open and in view belongs to the other pair
        for other in ("view", "event", "period"):
            st.query_params.pop(other, None)
        st.session_state["goto"] = st.session_state.get("goto", 0) + 1


def _pair(tables: Tables, say: Callable[[str], str]) -> None:
    """The pair of countries, where the build has several."""
    pairs = state.pairs(tables)
    if len(pairs) > 1:
        st.selectbox(
            say("Pair of countries"),
            pairs,
            index=pairs.index(state.pair(tables)),
            format_func=lambda pair: words.pair_name(pair, state.language()),
            key="pair_choice",
            on_change=_chosen,
            args=("pair", "pair_choice"),
            label_visibility="collapsed",
            width=250,
        )


def _appearance(tables: Tables | None, say: Callable[[str], str]) -> None:
    """Light or dark, as the device has it or by hand, and high contrast in either.

    On a phone the pair is chosen here too: the bar has no room for it.
    """
    shades = {"": say("As on this device"), "light": say("Light"), "dark": say("Dark")}
    with st.popover(say("Appearance"), icon=":material/contrast:", key="appearance"):
        if tables and state.narrow():
            _pair(tables, say)
        st.radio(
            say("Appearance"),
            list(shades),
            index=list(shades).index(state.theme()),
            format_func=shades.__getitem__,
            key="theme_choice",
            on_change=_set,
            args=("theme", "theme_choice"),
            label_visibility="collapsed",
        )
        st.toggle(
            say("High contrast"),
            value=state.contrast(),
            key="contrast_choice",
            on_change=_set,
            args=("contrast", "contrast_choice"),
        )


def _set(name: str, key: str) -> None:
    """Write a choice into the address; what is not chosen stands in none."""
    chosen = st.session_state[key]
    if chosen:
        st.query_params[name] = "1" if chosen is True else str(chosen)
    else:
        st.query_params.pop(name, None)
