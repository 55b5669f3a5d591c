"""The filters of the timeline. Each is kept in the address by code, so a link means the same
in every language; several values of one filter widen it, several filters narrow it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
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
    "kind": "kinds",
    "status": "statuses",
    "scope": "scopes",
    "place": "places",
    "party": "parties",
    "language": "languages",
    "document": "documents",
}
MORE = tuple(name for name in FIELDS if name != "kind")


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


def _kinds(offered: Offered, say: Say) -> set[str]:
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
    return set(chosen)


def _period(offered: Offered, say: Say) -> tuple[int, int] | None:
    """Show the slider; gives the first and last year that are wanted, None where all are."""
    if not offered.years:
        return None
    whole = (offered.years[0], offered.years[-1])
    chosen = st.select_slider(
        say("Period"),
        options=offered.years,
        value=whole,
        key="period",
        bind="query-params",
    )
    return None if chosen == whole else (int(chosen[0]), int(chosen[1]))


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the reader asked for, by the names of the filters; what is not asked for is empty."""

    period: tuple[int, int] | None
    query: str
    codes: dict[str, set[str]]
    tables: Tables

    def passing(self, events: pd.DataFrame, without: str = "") -> pd.DataFrame:
        """The events that pass, as if the filter ``without`` were not set."""
        if self.period and without != "period":
            first = events["start"].fillna(events["end"]).dt.year
            last = events["end"].fillna(pd.Timestamp(9999, 1, 1)).dt.year
            keep: pd.Series = (first <= self.period[1]) & (last >= self.period[0])
            events = events.loc[keep]
        by: dict[str, Any] = {
            FIELDS[name]: tuple(sorted(codes))
            for name, codes in self.codes.items()
            if name != without
        }
        found = narrow.events(events, self.tables, Filters(**by))
        if without == "q":
            return found
        return search.matching(found, lambda: _corpus(self.tables, state.stamp()), self.query)

    def names(self) -> list[str]:
        """The filters that are set."""
        set_ones = {"q": self.query.strip(), "period": self.period} | self.codes
        return [name for name, value in set_ones.items() if value]


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


@st.cache_resource(max_entries=2, show_spinner=False)
def _corpus(_tables: Tables, stamp: str) -> dict[str, str]:
    return search.corpus(_tables)


def show(events: pd.DataFrame, tables: Tables, say: Say, language: str) -> pd.DataFrame:
    """Show the filters and give the events that pass them; where none does, what would help."""
    offered = offers.of(events, tables)
    if state.narrow():
        query = _query(say)
        with st.expander(say("Filters"), key="filters"):
            period = _period(offered, say)
            kinds = _kinds(offered, say)
            chosen = _chosen_more(offered, say, language)
    else:
        left, middle, right = st.columns([9, 8, 3], vertical_alignment="bottom", gap="medium")
        with left:
            query = _query(say)
        with right, st.popover(_more_label(say), width="stretch", key="more"):
            chosen = _chosen_more(offered, say, language)
        with middle:
            period = _period(offered, say)
        kinds = _kinds(offered, say)
    wanted = Wanted(period, query, {"kind": kinds} | chosen, tables)
    shown = wanted.passing(events)
    if shown.empty:
        _nothing_left(events, wanted, (*offered.years[:1], *offered.years[-1:]), say, language)
    return shown


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


def _nothing_left(
    events: pd.DataFrame, wanted: Wanted, years: tuple[int, ...], say: Say, language: str
) -> None:
    """Say which filters keep everything out, each with what would pass without it, to take it off.

    Where no one of them alone does, all are named.
    """
    names: dict[str, str] = {
        "q": say("Search"),
        "period": say("Period"),
        "kind": say("Kinds of event"),
        "status": say("Status"),
        "scope": say("Scope"),
        "place": say("Place"),
        "party": say("Party"),
        "language": say("Language of the source"),
        "document": say("Document"),
    }
    left = {name: len(wanted.passing(events, name)) for name in wanted.names()}
    if not any(left.values()):
        loosen = ", ".join(names[name] for name in left)
        st.info(say("No event passes these filters. Loosen some of them: {}.").format(loosen))
        return
    st.info(say("No event passes these filters. Take one of these off:"))
    with st.container(horizontal=True, key="loosen"):
        for name in (name for name, number in left.items() if number):
            many = messages.counted(language, left[name], "{n} event", "{n} events")
            empty = {"q": "", "period": years}.get(name, [])
            st.button(
                f"{names[name]} · {many}",
                key=f"loosen-{name}",
                on_click=_take_off,
                args=(name, empty),
            )


def _take_off(name: str, empty: Any) -> None:
    """Empty a filter, in its field and in the address."""
    st.session_state[name] = empty
    if name not in state.BOUND:  # of those Streamlit writes the address
        st.query_params.pop(name, None)
