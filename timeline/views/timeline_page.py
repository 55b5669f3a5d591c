"""The page of the timeline: filters, the chart, the panel of the open event, the table."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pandas as pd
import streamlit as st

from timeline import messages
from timeline.charts import trade, trade_strip
from timeline.charts.key import key
from timeline.charts.overview import overview
from timeline.charts.scene import Mark, extent, scene
from timeline.charts.text import hover, plain
from timeline.charts.timeline import figure
from timeline.frame import Tables, records
from timeline.views import collected, details, filters, frame_parts, parts, state, trade_page, words

ROWS = 500  # of the table on one page
LANES = ("kind", "party", "place")

DEFAULT_WIDTH = 1120  # px, until the browser has told


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
    for name in ("timeline", "panel"):
        told = parts.state(name)
        if told.get("open"):
            st.query_params["event"] = str(told["open"])
        if told.get("close"):
            st.query_params.pop("event", None)
    state.remember_address()


def _moved() -> None:
    """Keep the view in the address."""
    view = parts.state("timeline").get("view")
    if view and len(view) == 2:
        st.query_params["view"] = f"{view[0]}..{view[1]}"
    state.remember_address()


def _lanes() -> str:
    """Lanes by kind, party or place, as the address says."""
    by = st.query_params.get("lanes", "kind")
    return by if by in LANES else "kind"


def _lane_name(by: str, say: Callable[[str], str], language: str) -> Callable[[str], str]:
    if by == "kind":
        return lambda code: words.kind(code, say)
    if by == "place":
        return lambda place: place or say("no place told")
    return lambda codes: (
        say("several parties")
        if codes == "+"
        else " — ".join(words.country(code, language) for code in codes.split())
    )


def _hover(rows: dict[str, dict[str, Any]], tables: Tables, language: str) -> Callable[[Mark], str]:
    """The text over a mark; a cluster says how many events it holds, and the weightiest."""

    def text(mark: Mark) -> str:
        if mark.reach:
            many = messages.counted(language, mark.count, "{n} event", "{n} events")
            span = messages.period("/".join(day.isoformat() for day in mark.reach), language)
            return hover(many, [span, mark.title], "", "")
        return details.hover_text(rows[mark.id], details.sources_of(tables, mark.id), language)

    return text


def _turnover(tables: Tables, pair: str) -> pd.DataFrame:
    return trade.select(tables.figures[tables.figures["pair"] == pair], "trade_turnover")


def _trade(tables: Tables, pair: str, language: str) -> dict[str, Any]:
    """Traces and name of the trade under the timeline; empty where there is none or it is off."""
    mine = _turnover(tables, pair)
    if mine.empty or st.query_params.get("trade") != "1":
        return {}
    say = state.translate()
    rows = {row["id"]: row for row in records(mine)}
    return {
        "trade": trade_strip.strip(
            mine,
            state.palette(),
            hover=lambda id: trade_page.figure_hover(
                rows[id], details.sources_of(tables, id), language
            ),
            number=lambda value: messages.decimal(value, language, 2),
        ),
        "trade_name": f"{say('Trade turnover')}, {say('billion {}').format('USD')}",
    }


def _arranged() -> None:
    """Keep in the address what the lanes are and whether trade stands below."""
    told = parts.state("timeline")
    if told.get("lanes") in LANES:
        st.query_params["lanes"] = str(told["lanes"])
    if told.get("trade"):
        st.query_params["trade"] = str(told["trade"])
    for name, usual in (("lanes", "kind"), ("trade", "0")):
        if st.query_params.get(name) == usual:
            st.query_params.pop(name)


def _choices(say: Callable[[str], str], trades: bool) -> list[dict[str, Any]]:
    """The buttons above the timeline: what the lanes are, and trade below."""
    names = {"kind": say("By kind"), "party": say("By party"), "place": say("By place")}
    made = [
        {"name": "lanes", "value": by, "text": text, "on": by == _lanes()}
        for by, text in names.items()
    ]
    if trades:
        on = st.query_params.get("trade") == "1"
        made.append({"name": "trade", "value": "0" if on else "1", "text": say("Trade"), "on": on})
    return made


@st.fragment
def _chart(events: pd.DataFrame, everything: pd.DataFrame, tables: Tables, pair: str) -> None:
    language, say = state.language(), state.translate()
    width = int(parts.state("timeline").get("width") or DEFAULT_WIDTH)
    if (width < state.PHONE) != st.session_state.get("phone", width < state.PHONE):
        st.session_state["phone"] = width < state.PHONE
        st.rerun()  # the filters above fold or unfold
    st.session_state["phone"] = width < state.PHONE
    whole = extent(everything) or (date(1991, 1, 1), date(2026, 1, 1))
    window = _days(st.query_params.get("view", "")) or whole
    plot = width - (8 if width < state.PHONE else 170)
    by = _lanes()
    picture = scene(
        events,
        width=plot,
        window=window,
        whole=whole,
        by=by,
        name=_lane_name(by, say, language),
        clusters=True,
    )
    drawn = {mark.id for mark in picture.marks}
    rows = {row["id"]: row for row in records(events[events["id"].isin(drawn)])}
    drawing = figure(
        picture,
        state.palette(),
        hover=_hover(rows, tables, language),
        as_of=state.as_of(),
        whole=whole,
        **_trade(tables, pair, language),
    )
    parts.timeline_part(
        key="timeline",
        data={
            "plotly": parts.plotly_address(),
            "figure": drawing,
            "overview": overview(events, whole, plot),
            "key": key(say),
            "choices": _choices(say, bool(len(_turnover(tables, pair)))),
            "width": width,
            "goto": st.session_state.get("goto", 0),
            "whole": [day.isoformat() for day in whole],
            "alt": say("Timeline of {} events; the table below lists them").format(len(events)),
            "config": frame_parts.plotly_config(language),
            "search": ".st-key-q input",
            "words": _words(say),
        },
        default={"view": None, "width": None},
        on_view_change=_moved,
        on_width_change=parts.nothing,
        on_open_change=_opened,
        on_lanes_change=_arranged,
        on_trade_change=_arranged,
    )
    _panel(events, everything, tables, language)
    opened = records(everything[everything["id"] == st.query_params.get("event", "")])
    collected.offer_view(window, opened[0] if opened else None, pair)


def _words(say: Callable[[str], str]) -> dict[str, str]:
    return {
        "earlier": say("Earlier"),
        "later": say("Later"),
        "in": say("Zoom in"),
        "out": say("Zoom out"),
        "all": say("All"),
        "whole": say("Show the whole history"),
        "keys": say(
            "Arrow keys step from event to event, plus and minus zoom, Home and End go to the "
            "first and last years, Enter opens, slash searches"
        ),
    }


def _panel(
    shown: pd.DataFrame,
    everything: pd.DataFrame,
    tables: Tables,
    language: str,
) -> None:
    open_id = st.query_params.get("event", "")
    mine = everything[everything["id"] == open_id]
    if mine.empty:
        return
    order = list(shown["id"])
    at = order.index(open_id) if open_id in order else None
    data = details.panel(
        tables,
        records(mine)[0],
        details.sources_of(tables, open_id),
        language,
        lambda n: messages.counted(language, n, "{n} source", "{n} sources"),
    )
    data["previous"] = order[at - 1] if at else None
    data["next"] = order[at + 1] if at is not None and at + 1 < len(order) else None
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


def _table(events: pd.DataFrame, say: Callable[[str], str], language: str) -> None:
    pages = -(-len(events) // ROWS)
    if pages > 1:
        number = st.pagination(pages, key="table_page")
        events = events.iloc[(number - 1) * ROWS : number * ROWS]
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
    shown = filters.show(everything, tables, say, language)
    filters.nothing_left(shown, say)
    _chart(shown, everything, tables, pair)
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
    parts.tag([*filters.TAGS, (".st-key-table", "event-table")])
