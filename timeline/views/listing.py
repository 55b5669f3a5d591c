"""The list of the events of a cluster, for stretches that no zoom can open."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

from timeline import messages
from timeline.charts.text import plain
from timeline.frame import records
from timeline.records import KINDS
from timeline.search import pieces
from timeline.views import state, words

MOST = 500  # events of one list

_NOTED = "cluster"


def note(opened: str) -> None:
    """Remember the cluster that was opened last, to lead back from its events."""
    if ":" in opened:
        st.session_state[_NOTED] = opened


def noted() -> str:
    """The cluster that was opened last."""
    return str(st.session_state.get(_NOTED, ""))


def panel(events: pd.DataFrame, id: str) -> dict[str, Any]:
    """What the panel shows of a cluster; empty where it holds nothing any more."""
    if events.empty:
        return {}
    say, language = state.translate(), state.language()
    first, last = events["start"].fillna(events["end"]).min(), events["end"].max()
    days = sorted({day.date().isoformat() for day in (first, last) if pd.notna(day)})
    rank = events["kind"].map({kind: place for place, kind in enumerate(KINDS)})
    ordered = events.assign(rank=rank).sort_values(["start", "rank", "id"], kind="stable")
    return {
        "id": id,
        "title": [(messages.counted(language, len(events), "{n} event", "{n} events"), False)],
        "when": messages.period("/".join(days), language) if days else "",
        "events": [
            {
                "id": row["id"],
                "when": messages.period(row["edtf"], language),
                "title": pieces(plain(row["title"]), state.query()),
                "kind": words.kind(row["kind"], say),
            }
            for row in records(ordered.head(MOST)[["id", "edtf", "title", "kind"]])
        ],
        "more": say("The first {} are listed; filters narrow them down.").format(MOST)
        if len(events) > MOST
        else "",
        "words": {
            "close": say("Close"),
            "link": say("Copy link"),
            "copied": say("Copied"),
        },
    }
