"""What of the tables goes into an export: a period, kinds, records; restricted by name only."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date

import pandas as pd

from timeline.errors import ExportError
from timeline.frame import Tables


@dataclass(frozen=True, slots=True)
class Selection:
    """Filters as a person sets them; an empty one lets everything through.

    ``since`` and ``until`` are inclusive days. ``records`` names ids where somebody picked them
    by hand or by a filter of the app. ``restricted`` names the markings that may go out.
    """

    pair: str = ""
    since: date | None = None
    until: date | None = None
    kinds: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    scopes: tuple[str, ...] = ()
    indicators: tuple[str, ...] = ()
    records: tuple[str, ...] | None = None
    restricted: tuple[str, ...] = ()

    def filters(self) -> tuple[tuple[str, str], ...]:
        """Give the filters that are set as (name, value) pairs, for the label of an export."""
        named = [
            ("since", self.since.isoformat() if self.since else ""),
            ("until", self.until.isoformat() if self.until else ""),
            ("kinds", ", ".join(self.kinds)),
            ("statuses", ", ".join(self.statuses)),
            ("scopes", ", ".join(self.scopes)),
            ("indicators", ", ".join(self.indicators)),
            ("records", "" if self.records is None else str(len(self.records))),
        ]
        return tuple((name, value) for name, value in named if value)


def within(frame: pd.DataFrame, since: date | None, until: date | None) -> pd.Series[bool]:
    """Say which rows touch the period; an open end reaches on, a deadline stands at its day.

    The frame has columns ``start`` and ``end`` (inclusive days, empty where open or unknown).
    """
    keep = pd.Series(True, index=frame.index)
    if since is None and until is None:
        return keep
    keep &= frame["start"].notna() | frame["end"].notna()
    if since is not None:
        keep &= frame["end"].isna() | (frame["end"] >= pd.Timestamp(since))
    if until is not None:
        keep &= frame["start"].fillna(frame["end"]) <= pd.Timestamp(until)
    return keep


def select(tables: Tables, selection: Selection) -> Tables:
    """Give the tables with only what the selection lets through, sources and documents too."""
    tables = without_restricted(tables, selection.restricted)
    events = tables.events[within(tables.events, selection.since, selection.until)]
    figures = tables.figures[within(tables.figures, selection.since, selection.until)]
    if selection.pair:
        events = events[events["pair"] == selection.pair]
        figures = figures[figures["pair"] == selection.pair]
    for column, wanted in (
        ("kind", selection.kinds),
        ("status", selection.statuses),
        ("scope", selection.scopes),
    ):
        if wanted:
            events = events[events[column].isin(wanted)]
    if selection.indicators:
        figures = figures[figures["indicator"].isin(selection.indicators)]
    if selection.records is not None:
        events = events[events["id"].isin(selection.records)]
        figures = figures[figures["id"].isin(selection.records)]
    return narrowed(tables, events, figures)


def narrowed(tables: Tables, events: pd.DataFrame, figures: pd.DataFrame) -> Tables:
    """Give tables of these events and figures, with their sources and documents alone."""
    ids = set(events["id"]) | set(figures["id"])
    sources = tables.sources[tables.sources["record_id"].isin(ids)]
    documents = tables.documents[tables.documents["id"].isin(sources["document_id"])]
    return replace(
        tables,
        events=events.reset_index(drop=True),
        figures=figures.reset_index(drop=True),
        sources=sources.reset_index(drop=True),
        documents=documents.reset_index(drop=True),
    )


def without_restricted(tables: Tables, named: Collection[str] = ()) -> Tables:
    """Take out what is restricted, but for the markings named; raise ExportError on a stray name.

    A record that a free document tells too stays, without the sentences, the wording and the
    disagreements of the restricted one.
    """
    marks = set(tables.documents["restricted"]) | set(tables.events["restricted"])
    marks = (marks | set(tables.figures["restricted"])) - {""}
    if stray := sorted(set(named) - marks):
        known = ", ".join(sorted(marks)) or "none"
        raise ExportError(f"no record is marked {stray[0]!r}; markings in the data: {known}")
    hidden = marks - set(named)
    if not hidden:
        return tables
    events = tables.events[~tables.events["restricted"].isin(hidden)].copy()
    figures = tables.figures[~tables.figures["restricted"].isin(hidden)].copy()
    secret = set(tables.documents.loc[tables.documents["restricted"].isin(hidden), "id"])
    told = tables.sources["document_id"].isin(secret)
    mixed = set(tables.sources.loc[told, "record_id"])
    sources = tables.sources[~told]
    free_titles = sources[sources["title"] != ""].groupby("record_id")["title"].agg(list)
    for index in events.index[events["id"].isin(mixed)]:
        titles = free_titles.get(events.at[index, "id"], [])
        if titles and events.at[index, "title"] not in titles:
            events.at[index, "title"] = titles[0]
    for frame in (events, figures):
        touched = frame["id"].isin(mixed)
        frame.loc[touched, "conflicts"] = pd.Series(
            [[] for _ in range(int(touched.sum()))], index=frame.index[touched], dtype="object"
        )
        counts = sources.groupby("record_id")["document_id"].nunique()
        frame.loc[touched, "documents"] = (
            frame.loc[touched, "id"].map(counts).fillna(0).astype("int64")
        )
    return narrowed(replace(tables, sources=sources), events, figures)
