"""The page of the timeline: filters, the chart, the panel of the open event, the table."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from timeline import messages
from timeline.charts.prepared import SPAN, of_cluster
from timeline.charts.scene import extent
from timeline.charts.text import plain
from timeline.frame import Tables, records
from timeline.views import (
    collected,
    details,
    filters,
    frame_parts,
    grid,
    hovers,
    listing,
    parts,
    state,
    words,
)
from timeline.views.chart_data import LANES, Shown, chart_data, compared, lanes

DEFAULT_WIDTH = 1120  # px, until the browser has told
CHARTS = ("timeline", "timeline-below")
USUAL = {"lanes": "kind", "trade": "0", "compare": "0"}


def _days(text: str) -> tuple[date, date] | None:
    """The window out of the address, `2016-01-01..2026-01-01`; None where it is none."""
    left, _, right = text.partition("..")
    try:
        window = date.fromisoformat(left), date.fromisoformat(right)
    except ValueError:
        return None
    return window if window[0] < window[1] else None


def _opened() -> None:
    """Keep the opened event in the address."""
    for name in (*CHARTS, "panel"):
        told = parts.state(name)
        if told.get("open"):
            st.query_params["event"] = str(told["open"])
            listing.note(str(told["open"]))
        if told.get("close"):
            st.query_params.pop("event", None)
    state.remember_address()


def _moved(chart: str) -> None:
    """Keep the view in the address, and take the other timeline along."""
    view = parts.state(chart).get("view")
    if view and len(view) == 2:
        st.query_params["view"] = f"{view[0]}..{view[1]}"
        for other in CHARTS:
            if other != chart:
                st.session_state[f"goto-{other}"] = st.query_params["view"]
    state.remember_address()


def _arranged() -> None:
    """Keep in the address what the lanes are, whether trade stands below, and another pair."""
    told = parts.state(CHARTS[0])
    if told.get("lanes") in LANES:
        st.query_params["lanes"] = str(told["lanes"])
    for name in ("trade", "compare"):
        if told.get(name):
            st.query_params[name] = str(told[name])
    for name, usual in USUAL.items():
        if st.query_params.get(name) == usual:
            st.query_params.pop(name)
    state.remember_address()


def _phone(width: int) -> None:
    """Fold or unfold the filters above where the page became narrow or wide."""
    narrow = width < state.PHONE
    changed = st.session_state.get("phone", narrow) != narrow
    st.session_state["phone"] = narrow
    if changed:
        st.rerun()


def _whole(events: pd.DataFrame) -> tuple[date, date]:
    return extent(events) or (date(1991, 1, 1), date(2026, 1, 1))


@st.fragment
def _charts(shown: pd.DataFrame, tables: Tables, pair: str) -> None:
    """The timeline of the pair, below it that of the pair to compare with, and the panel."""
    below = compared(tables)
    if below != st.session_state.setdefault("compared", below):
        st.session_state["compared"] = below
        st.rerun()  # the filters above count the events of both
    width = int(parts.state(CHARTS[0]).get("width") or DEFAULT_WIDTH)
    _phone(width)
    pairs = [pair, below] if below else [pair]
    everything = tables.events[tables.events["pair"].isin(pairs)]
    whole = _whole(everything)
    window = _days(st.query_params.get("view", "")) or whole
    for chart, one in zip(CHARTS, pairs, strict=False):
        if below:
            st.header(words.pair_name(one, state.language()), anchor=False)
        mine = shown[shown["pair"] == one]
        goto = f"{st.session_state.get('goto', 0)} {st.session_state.get(f'goto-{chart}', '')}"
        parts.timeline_part(
            key=chart,
            data=chart_data(
                Shown(tables, one, mine, window, whole, width), first=one == pair, goto=goto
            ),
            default={"view": None, "width": None},
            on_view_change=partial(_moved, chart),
            on_width_change=parts.nothing,
            on_open_change=_opened,
            on_lanes_change=_arranged,
            on_trade_change=_arranged,
            on_compare_change=_arranged,
        )
    _panel(shown, everything, tables, whole)
    opened = records(everything[everything["id"] == st.query_params.get("event", "")])
    collected.offer_view(window, opened[0] if opened else None, pair)


def _panel(
    shown: pd.DataFrame, everything: pd.DataFrame, tables: Tables, whole: tuple[date, date]
) -> None:
    """What is open: an event, or the list of what a cluster holds."""
    open_id = st.query_params.get("event", "")
    if open_id.startswith(SPAN):
        data = listing.panel(of_cluster(shown, lanes(), whole, open_id), open_id)
    else:
        data = _event(shown, everything, tables, open_id)
        within = listing.noted()
        if data and within and open_id in set(of_cluster(shown, lanes(), whole, within)["id"]):
            data["list"] = within
    if not data:
        return
    told = parts.panel_part(
        key="panel",
        data=data,
        on_open_change=_opened,
        on_close_change=_opened,
        on_read_change=parts.nothing,
        height=1,
    )
    if told.read:
        state.go("documents", doc=str(told.read))


def _event(
    shown: pd.DataFrame, everything: pd.DataFrame, tables: Tables, open_id: str
) -> dict[str, Any]:
    """What the panel shows of an event, the one before and the one after it; empty if none."""
    mine = everything[everything["id"] == open_id]
    if mine.empty:
        return {}
    language = state.language()
    order = shown["id"].reset_index(drop=True)
    found = order.index[order == open_id]
    at = int(found[0]) if len(found) else None
    data = details.panel(
        tables,
        records(mine)[0],
        details.sources_of(tables, open_id),
        language,
        lambda n: messages.counted(language, n, "{n} source", "{n} sources"),
    )
    data["previous"] = order[at - 1] if at else None
    data["next"] = order[at + 1] if at is not None and at + 1 < len(order) else None
    return data


@st.fragment
def _table(events: pd.DataFrame) -> None:
    """The same events as a table, what a search found marked in it; a row opens its event."""
    say, language = state.translate(), state.language()
    ids = events["id"].tolist()
    opened = st.query_params.get("event", "")
    chosen = grid.show(
        pd.DataFrame(
            {
                say("Date"): events["edtf"].to_numpy(),
                say("Kind"): events["kind"].to_numpy(),
                say("Event"): events["title"].to_numpy(),
                say("Place"): events["place"].to_numpy(),
                say("Status"): events["status"].to_numpy(),
                say("Documents"): events["documents"].to_numpy(),
            }
        ),
        "table",
        {say("Date"): grid.periods(language)},
        said={
            say("Kind"): lambda code: words.kind(code, say),
            say("Event"): plain,
            say("Place"): lambda id: plain(words.place(id, language)),
            say("Status"): lambda code: words.status(code, say),
        },
        name=say("The same events as a table"),
        lead=say("Event"),
        chosen=ids.index(opened) if opened in ids else None,
        query=state.query(),
    )
    if chosen is not None:
        st.query_params["event"] = ids[chosen]
        st.rerun()


def page() -> None:
    """Show the page."""
    say, language = state.translate(), state.language()
    tables = state.tables()
    if tables is None or tables.events.empty:
        frame_parts.nothing_yet(tables, say)
        return
    pair, below = state.pair(tables), compared(tables)
    of_pair = tables.events["pair"] == pair
    frame_parts.header(pair, int(of_pair.sum()), tables, say, language)
    everything = tables.events[of_pair | (tables.events["pair"] == below)]
    shown = filters.show(everything, tables, say, language)
    _charts(shown, tables, pair)
    hovers.answer(tables)
    undated = shown[shown["start"].isna() & shown["end"].isna()]
    if len(undated):
        st.caption(
            messages.counted(
                language,
                len(undated),
                "{n} event has no known year and stands only in the table.",
                "{n} events have no known year and stand only in the table.",
            )
        )
    if not shown.empty:
        st.header(say("The same events as a table"), anchor=False)
        _table(shown)
    parts.tag([*filters.TAGS, (".st-key-table", "event-table")])
