"""events frame → the columns that laying out needs, worked out on whole columns."""

from __future__ import annotations

from datetime import date, timedelta

import pandas as pd

from timeline.records import KINDS

SPAN = "span:"  # how the id of a cluster begins; the days of its reach follow, its bin and lane


def prepared(events: pd.DataFrame, by: str, whole: tuple[date, date]) -> pd.DataFrame:
    """The dated events with the days that are drawn, their lane and their weight.

    ``first`` and ``last`` are the days that are drawn; an open end runs to the end of ``whole``.
    ``weight`` orders the labels: what binds states before what happens often.
    """
    table = events[events["start"].notna() | events["end"].notna()]
    ranks = {kind: 1.0 - index / len(KINDS) for index, kind in enumerate(KINDS)}
    return table.assign(
        lane=lanes_of(table, by),
        first=table["start"].fillna(table["end"]),
        last=table["end"].fillna(pd.Timestamp(whole[1] - timedelta(days=1))),
        weight=table["kind"].map(ranks).astype("float64").fillna(0.0)
        + 0.5 * (table["scope"] == "bilateral").astype("float64")
        + 0.1 * table["documents"].clip(upper=5),
    )


def lanes_of(table: pd.DataFrame, by: str) -> pd.Series:
    """The lane of each event: its kind, its parties (more than two share one) or its place."""
    if by == "place":
        return table["place"]
    if by == "party":
        names = [" ".join(sorted(who)) if len(who) <= 2 else "+" for who in table["parties"]]
        return pd.Series(names, index=table.index, dtype="object")
    return table["kind"]


def of_cluster(events: pd.DataFrame, by: str, whole: tuple[date, date], id: str) -> pd.DataFrame:
    """The events that a cluster of this id stands for; none where the id is of no cluster.

    ``by`` and ``whole`` as the scene was laid out with.
    """
    try:
        reach, _, lane = id.removeprefix(SPAN).split(":", 2)
        first, last = (pd.Timestamp(date.fromisoformat(day)) for day in reach.split(".."))
    except ValueError:
        return events[:0]
    table = prepared(events, by, whole)
    inside = (table["first"] >= first) & (table["last"] <= last) & (table["lane"] == lane)
    return events.loc[table.index[inside]]
