"""What the filters offer: worked out once for a build, since every rerun shows them."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd
import streamlit as st

from timeline.frame import Tables
from timeline.records import KINDS
from timeline.views import state


@dataclass(frozen=True, slots=True)
class Offered:
    """Codes that some events have: kinds with their number, every year between first and last
    (none where there is but one), places, parties, and the documents (id → title) of the build
    with their languages.
    """

    kinds: dict[str, int]
    years: list[int]
    places: list[str]
    parties: list[str]
    languages: list[str]
    documents: dict[str, str]


def of(events: pd.DataFrame, tables: Tables) -> Offered:
    """What the filters of these events offer; ``events`` are those of one pair or of two."""
    pairs = (str(events["pair"].iloc[0]), str(events["pair"].iloc[-1])) if len(events) else ("", "")
    return _of(events, tables, f"{state.stamp()} {len(events)}", *pairs)


@st.cache_resource(max_entries=8, show_spinner=False)
def _of(_events: pd.DataFrame, _tables: Tables, stamp: str, *pairs: str) -> Offered:
    counts = _events["kind"].value_counts()
    days = pd.concat([_events["start"], _events["end"]]).dropna()
    years = list(range(days.min().year, days.max().year + 1)) if len(days) else []
    documents = _tables.documents[_tables.documents["events"] > 0]
    titles = documents["title"].where(documents["title"] != "", documents["name"])
    return Offered(
        kinds={kind: int(counts[kind]) for kind in KINDS if kind in counts.index},
        years=years if len(years) > 1 else [],
        places=sorted(set(_events["place"].unique()) - {""}),
        parties=sorted({code for codes in _events["parties"] for code in codes}),
        languages=sorted(set(documents["language"].unique()) - {""}),
        documents=dict(zip(documents["id"], titles, strict=True)),
    )
