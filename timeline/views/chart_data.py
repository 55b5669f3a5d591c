"""Everything that one timeline component is given: the figure, the overview, words, buttons."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd
import streamlit as st

from timeline import messages
from timeline.charts import trade_values
from timeline.charts.key import key
from timeline.charts.overview import overview
from timeline.charts.scene import scene
from timeline.charts.timeline import figure
from timeline.charts.wire import pack
from timeline.frame import Tables, records
from timeline.search import marker
from timeline.views import frame_parts, hovers, parts, state, words

LANES = ("kind", "party", "place")
BESIDE = 3  # pairs that are offered to compare with
NAMES = 170  # px that the names of lanes take where they stand beside them

Say = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Shown:
    """One timeline: the events of a pair, the window in view and the whole axis."""

    tables: Tables
    pair: str
    events: pd.DataFrame
    window: tuple[date, date]
    whole: tuple[date, date]
    width: int


def lanes() -> str:
    """Lanes by kind, party or place, as the address says."""
    by = st.query_params.get("lanes", "kind")
    return by if by in LANES else "kind"


def compared(made: Tables) -> str:
    """The pair that is shown below, as the address says; empty where there is none."""
    wanted = st.query_params.get("compare", "")
    return wanted if wanted in state.pairs(made) and wanted != state.pair(made) else ""


def _lane_name(by: str, say: Say, language: str) -> Callable[[str], str]:
    if by == "kind":
        return lambda code: words.kind(code, say)
    if by == "place":
        return lambda place: words.place(place, language) or say("no place told")
    return lambda codes: (
        say("several parties")
        if codes == "+"
        else " — ".join(words.country(code, language) for code in codes.split())
    )


def _turnover(tables: Tables, pair: str) -> pd.DataFrame:
    return trade_values.select(tables.figures[tables.figures["pair"] == pair], "trade_turnover")


def _trade(shown: Shown, say: Say, language: str) -> dict[str, Any]:
    """Traces and name of the trade under the timeline; empty where there is none or it is off."""
    mine = _turnover(shown.tables, shown.pair)
    if mine.empty or st.query_params.get("trade") != "1":
        return {}
    # Both bring modules that the first chart of a fresh server would wait a second for.
    from timeline.charts import trade_strip
    from timeline.views.figure_text import figures_hover

    rows = {row["id"]: row for row in records(mine)}
    traces = trade_strip.strip(
        mine,
        state.palette(),
        hover=lambda ids: figures_hover(rows, shown.tables, ids, language),
        number=lambda value: messages.decimal(value, language, 2),
    )
    name = f"{say('Trade turnover')}, {say('billion {}').format('USD')}"
    return {"trade": traces, "trade_name": name}


def _choices(shown: Shown, say: Say, language: str) -> list[dict[str, Any]]:
    """The buttons above the timeline: what the lanes are, trade below, a pair to compare with."""
    names = {"kind": say("By kind"), "party": say("By party"), "place": say("By place")}
    made = [
        {"name": "lanes", "value": by, "text": text, "on": by == lanes()}
        for by, text in names.items()
    ]
    if len(_turnover(shown.tables, shown.pair)):
        on = st.query_params.get("trade") == "1"
        made.append({"name": "trade", "value": "0" if on else "1", "text": say("Trade"), "on": on})
    for pair in [pair for pair in state.pairs(shown.tables) if pair != shown.pair][:BESIDE]:
        on = compared(shown.tables) == pair
        text = words.pair_name(pair, language)
        made.append({"name": "compare", "value": "0" if on else pair, "text": text, "on": on})
    return made


def _words(say: Say) -> dict[str, str]:
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


def chart_data(shown: Shown, *, first: bool, goto: str) -> dict[str, Any]:
    """What the component of a timeline is given; only the ``first`` carries the buttons and key.

    ``goto`` changes where the reader is to be taken to the window; else the reader's zoom stays.
    """
    say, language = state.translate(), state.language()
    by = lanes()
    plot = shown.width - (8 if shown.width < state.PHONE else NAMES)
    picture = scene(
        shown.events,
        width=plot,
        window=shown.window,
        whole=shown.whole,
        by=by,
        name=_lane_name(by, say, language),
        clusters=True,
    )
    hovers.keep(shown.pair, picture)
    drawn = {mark.id for mark in picture.marks if not mark.reach}
    rows = {row["id"]: row for row in records(shown.events[shown.events["id"].isin(drawn)])}
    drawing = figure(
        picture,
        state.palette(),
        hover=hovers.along(picture, rows, shown.tables, language),
        as_of=state.as_of(),
        whole=shown.whole,
        hits=marker(state.query()),
        **_trade(shown, say, language),
    )
    alt = say("Timeline of {} events; the table below lists them").format(len(shown.events))
    return {
        "plotly": parts.plotly_address(),
        "figure": pack(drawing),
        "complete": hovers.complete(picture),
        "stamp": hovers.stamp(language),
        "overview": overview(shown.events, shown.whole, plot),
        "key": key(say) if first else [],
        "choices": _choices(shown, say, language) if first else [],
        "width": shown.width,
        "phone": state.PHONE,
        "goto": goto,
        "whole": [day.isoformat() for day in shown.whole],
        "alt": f"{words.pair_name(shown.pair, language)}: {alt}",
        "config": frame_parts.plotly_config(language),
        "search": ".st-key-q input",
        "words": _words(say),
    }
