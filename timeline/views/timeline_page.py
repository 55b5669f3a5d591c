"""The page of the timeline: filters, the chart, the panel of the open event, the table."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pandas as pd
import streamlit as st

from timeline import messages
from timeline.charts.scene import extent, scene
from timeline.charts.text import plain
from timeline.charts.timeline import figure
from timeline.frame import Tables, records
from timeline.records import KINDS
from timeline.views import details, frame_parts, parts, state, words

DEFAULT_WIDTH = 1120  # px, until the browser has told


def _days(text: str) -> tuple[date, date] | None:
    """The window out of the address, `2016-01-01..2026-01-01`; None where it is none."""
    left, _, right = text.partition("..")
    try:
        window = date.fromisoformat(left), date.fromisoformat(right)
    except ValueError:
        return None
    return window if window[0] < window[1] else None


def _search(events: pd.DataFrame, tables: Tables, words_: str) -> pd.DataFrame:
    """Events whose title, place or sentence holds every word of the search."""
    if not words_.strip():
        return events
    quotes = tables.sources.groupby("record_id")["quote"].agg(" ".join)
    texts = (
        events["title"] + " " + events["place"] + " " + events["id"].map(quotes).fillna("")
    ).str.casefold()
    keep = pd.Series(True, index=events.index)
    for word in words_.casefold().split():
        keep &= texts.str.contains(word, regex=False)
    return events[keep]


def _filters(events: pd.DataFrame, tables: Tables, say: Callable[[str], str]) -> pd.DataFrame:
    """Show the filters and give the events that pass them."""
    present = [kind for kind in KINDS if kind in set(events["kind"])]
    counts = events["kind"].value_counts()
    years = sorted({*events["start"].dropna().dt.year, *events["end"].dropna().dt.year})
    left, right = st.columns([5, 4], vertical_alignment="bottom", gap="large")
    with left:
        wanted = st.text_input(
            say("Search"),
            key="q",
            placeholder=say("Words in titles and sentences"),
            bind="query-params",
        )
    with right:
        period = (years[0], years[-1]) if years else (1991, 1991)
        if len(years) > 1:
            period = st.select_slider(
                say("Period"), options=years, value=period, key="period", bind="query-params"
            )
    kinds = st.pills(
        say("Kinds of event"),
        present,
        selection_mode="multi",
        default=[kind for kind in st.query_params.get("kind", "").split(",") if kind in present],
        format_func=lambda kind: f"{words.kind(kind, say)} {counts[kind]}",
        key="kind",
        on_change=_kinds_chosen,
    )
    found = _search(events, tables, wanted or "")
    if kinds:
        found = found[found["kind"].isin(kinds)]
    if len(years) > 1 and period != (years[0], years[-1]):
        first = found["start"].fillna(found["end"]).dt.year
        last = found["end"].fillna(pd.Timestamp(period[1], 12, 31)).dt.year
        found = found[(first <= period[1]) & (last >= period[0])]
    return found


def _kinds_chosen() -> None:
    """Keep the chosen kinds in the address, by code: the same in every language."""
    chosen = st.session_state.get("kind") or []
    if chosen:
        st.query_params["kind"] = ",".join(chosen)
    else:
        st.query_params.pop("kind", None)


def _opened() -> None:
    """Keep the opened event in the address."""
    for key in ("timeline", "panel"):
        told = parts.state(key)
        if told.get("open"):
            st.query_params["event"] = str(told["open"])
        if told.get("close"):
            st.query_params.pop("event", None)


def _moved() -> None:
    """Keep the view in the address."""
    view = parts.state("timeline").get("view")
    if view and len(view) == 2:
        st.query_params["view"] = f"{view[0]}..{view[1]}"


@st.fragment
def _chart(events: pd.DataFrame, everything: pd.DataFrame, tables: Tables) -> None:
    language, say = state.language(), state.translate()
    sources = details.cached_sources(tables)
    width = int(parts.state("timeline").get("width") or DEFAULT_WIDTH)
    whole = extent(everything)
    window = _days(st.query_params.get("view", "")) or whole
    plot = width - (0 if width < 640 else 170)
    picture = scene(
        events,
        width=plot,
        window=window,
        whole=whole,
        name=lambda kind: words.kind(kind, say),
    )
    rows = {row["id"]: row for row in records(events)}
    drawing = figure(
        picture,
        state.palette(),
        hover=lambda id: details.hover_text(rows[id], sources.get(id, []), language),
        as_of=state.as_of(),
    )
    parts.timeline_part(
        key="timeline",
        data={
            "plotly": parts.plotly_address(),
            "figure": drawing,
            "width": width,
            "goto": 0,
            "whole": [day.isoformat() for day in whole] if whole else [],
            "alt": say("Timeline of {} events; the table below lists them").format(len(events)),
            "config": frame_parts.plotly_config(language),
        },
        default={"view": None, "width": None},
        on_view_change=_moved,
        on_width_change=parts.nothing,
        on_open_change=_opened,
    )
    _panel(events, everything, sources, language)


def _panel(
    shown: pd.DataFrame,
    everything: pd.DataFrame,
    sources: dict[str, list[dict[str, Any]]],
    language: str,
) -> None:
    open_id = st.query_params.get("event", "")
    mine = everything[everything["id"] == open_id]
    if mine.empty:
        return
    order = list(shown["id"])
    at = order.index(open_id) if open_id in order else None
    data = details.panel(
        records(mine)[0],
        sources.get(open_id, []),
        language,
        lambda n: messages.counted(language, n, "{n} source", "{n} sources"),
    )
    data["previous"] = order[at - 1] if at else None
    data["next"] = order[at + 1] if at is not None and at + 1 < len(order) else None
    parts.panel_part(
        key="panel", data=data, on_open_change=_opened, on_close_change=_opened, height=1
    )


def _table(events: pd.DataFrame, say: Callable[[str], str], language: str) -> None:
    st.dataframe(
        pd.DataFrame(
            {
                say("Date"): [messages.period(text, language) for text in events["edtf"]],
                say("Kind"): [words.kind(kind, say) for kind in events["kind"]],
                say("Event"): [plain(title) for title in events["title"]],
                say("Place"): [plain(place) for place in events["place"]],
                say("Status"): [words.status(status, say) for status in events["status"]],
                say("Documents"): events["documents"].to_numpy(),
            }
        ),
        hide_index=True,
        width="stretch",
        key="table",
    )


def page() -> None:
    """Show the page."""
    say, language = state.translate(), state.language()
    tables = state.tables()
    if tables is None or tables.events.empty:
        frame_parts.nothing_yet(tables, say)
        return
    pair = state.pair(tables)
    everything = tables.events[tables.events["pair"] == pair]
    frame_parts.header(pair, len(everything), tables, say, language)
    shown = _filters(everything, tables, say)
    if shown.empty:
        st.info(say("No event passes these filters. Loosen the search, the kinds or the period."))
    _chart(shown, everything, tables)
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
    st.subheader(say("The same events as a table"))
    _table(shown, say, language)
    parts.tag(
        [
            (".st-key-q input", "search"),
            (".st-key-kind", "filter-kind"),
            (".st-key-period", "filter-period"),
            (".st-key-table", "event-table"),
        ]
    )
