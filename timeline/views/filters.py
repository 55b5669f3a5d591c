"""The filters of the timeline. Each is kept in the address by code, so a link means the same
in every language; several values of one filter widen it, several filters narrow it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import pandas as pd
import streamlit as st

from timeline import messages, search
from timeline.exports import narrow
from timeline.exports.narrow import Filters
from timeline.frame import Tables
from timeline.records import EVENT_STATUSES, SCOPES
from timeline.views import offers, state, words
from timeline.views.offers import Offered

Say = Callable[[str], str]
TAGS = [
    (".st-key-q input", "search"),
    (".st-key-kind", "filter-kind"),
    (".st-key-period", "filter-period"),
]
FIELDS = {  # of the address: as a step of a briefing names them
    "status": "statuses",
    "scope": "scopes",
    "place": "places",
    "party": "parties",
    "language": "languages",
    "document": "documents",
}
MORE = tuple(FIELDS)


def _from_address(name: str, options: Iterable[str]) -> list[str]:
    allowed = set(options)
    return [code for code in st.query_params.get(name, "").split(",") if code in allowed]


def _to_address(name: str) -> None:
    chosen = st.session_state.get(name) or []
    if chosen:
        st.query_params[name] = ",".join(chosen)
    else:
        st.query_params.pop(name, None)


def _codes(name: str, options: list[str]) -> None:
    """Take the choice out of the address at the first look and whenever the options changed."""
    if name not in st.session_state:
        st.session_state[name] = _from_address(name, options)
    st.session_state[name] = [code for code in st.session_state[name] or [] if code in options]


def _kinds(events: pd.DataFrame, offered: Offered, say: Say) -> pd.DataFrame:
    _codes("kind", list(offered.kinds))
    chosen = st.pills(
        say("Kinds of event"),
        list(offered.kinds),
        selection_mode="multi",
        format_func=lambda kind: f"{words.kind(kind, say)} {offered.kinds.get(kind, 0)}",
        key="kind",
        on_change=_to_address,
        args=("kind",),
        label_visibility="collapsed",
    )
    return events[events["kind"].isin(chosen)] if chosen else events


def _period(events: pd.DataFrame, offered: Offered, say: Say) -> pd.DataFrame:
    if not offered.years:
        return events
    whole = (offered.years[0], offered.years[-1])
    chosen = st.select_slider(
        say("Period"),
        options=offered.years,
        value=whole,
        key="period",
        bind="query-params",
    )
    if chosen == whole:
        return events
    first = events["start"].fillna(events["end"]).dt.year
    last = events["end"].fillna(pd.Timestamp(whole[1], 12, 31)).dt.year
    keep: pd.Series = (first <= chosen[1]) & (last >= chosen[0])
    return events.loc[keep]


def _more(name: str, label: str, options: list[str], shown: Callable[[str], str]) -> list[str]:
    _codes(name, options)
    return st.multiselect(
        label,
        options,
        format_func=shown,
        key=name,
        on_change=_to_address,
        args=(name,),
        placeholder="—",
    )


def _chosen_more(offered: Offered, say: Say, language: str) -> dict[str, set[str]]:
    """Show the filters that are folded away; give for each the codes that were chosen."""
    tongue = {code: messages.language_name(code, language) for code in offered.languages}
    places = sorted(offered.places, key=lambda id: words.place(id, language))
    entries: list[tuple[str, str, list[str], Callable[[str], str]]] = [
        ("status", say("Status"), list(EVENT_STATUSES), lambda code: words.status(code, say)),
        ("scope", say("Scope"), list(SCOPES), lambda code: say(words.SCOPE_NAMES[code])),
        ("place", say("Place"), places, lambda id: words.place(id, language)),
        ("party", say("Party"), offered.parties, lambda code: words.country(code, language)),
        ("language", say("Language of the source"), offered.languages, tongue.__getitem__),
        ("document", say("Document"), list(offered.documents), offered.documents.__getitem__),
    ]
    return {name: set(_more(name, label, codes, shown)) for name, label, codes, shown in entries}


def _narrow(events: pd.DataFrame, tables: Tables, chosen: dict[str, set[str]]) -> pd.DataFrame:
    by: dict[str, Any] = {FIELDS[name]: tuple(sorted(codes)) for name, codes in chosen.items()}
    return narrow.events(events, tables, Filters(**by))


@st.cache_resource(max_entries=2, show_spinner=False)
def _corpus(_tables: Tables, stamp: str) -> dict[str, str]:
    return search.corpus(_tables)


def show(events: pd.DataFrame, tables: Tables, say: Say, language: str) -> pd.DataFrame:
    """Show the filters and give the events that pass them."""
    offered = offers.of(events, tables)
    if state.narrow():
        query = _query(say)
        with st.expander(say("Filters"), key="filters"):
            passing = _period(events, offered, say)
            found = _kinds(passing, offered, say)
            chosen = _chosen_more(offered, say, language)
    else:
        left, middle, right = st.columns([9, 8, 3], vertical_alignment="bottom", gap="medium")
        with left:
            query = _query(say)
        with right, st.popover(_more_label(say), width="stretch", key="more"):
            chosen = _chosen_more(offered, say, language)
        with middle:
            passing = _period(events, offered, say)
        found = _kinds(passing, offered, say)
    found = search.matching(found, lambda: _corpus(tables, state.stamp()), query)
    return _narrow(found, tables, chosen)


def _query(say: Say) -> str:
    return (
        st.text_input(
            say("Search"),
            key="q",
            placeholder=say("Words in titles and sentences"),
            bind="query-params",
        )
        or ""
    )


def _more_label(say: Say) -> str:
    used = sum(bool(st.session_state.get(name)) for name in MORE)
    return say("More filters") + (f" ({used})" if used else "")


def active(say: Say) -> list[str]:
    """Names of the filters that are in use, to say which could be loosened."""
    names: dict[str, Any] = {
        "q": say("Search"),
        "kind": say("Kinds of event"),
        "status": say("Status"),
        "scope": say("Scope"),
        "place": say("Place"),
        "party": say("Party"),
        "language": say("Language of the source"),
        "document": say("Document"),
    }
    found = [name for key, name in names.items() if st.session_state.get(key)]
    return [*found, say("Period")] if st.query_params.get("period") else found


def nothing_left(shown: pd.DataFrame, say: Say) -> None:
    """Where nothing passes, say which filters could be loosened."""
    if shown.empty:
        loosen = ", ".join(active(say))
        st.info(say("No event passes these filters. Loosen one of them: {}.").format(loosen))
