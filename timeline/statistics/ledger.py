"""Promises that are events: programmes with a term, planned meetings, things to be built.

And honest coverage: where a source counts ("25 visits since 2016", "the 20th meeting"), how many of
them the documents here tell.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd

from timeline.frame import Tables
from timeline.statistics.values import Said

# What a planned event of a kind may come true as: an announced visit is told later as a meeting.
_FULFIL = {"visit": {"visit", "meeting", "summit", "council"}, "council": {"council", "meeting"}}
_NO_PROMISES = {"anniversary", "diplomatic_relations", "recognition"}
# Cues of a promise to do something again each year, in the five ways of writing.
_YEARLY = re.compile(
    r"har yili|yiliga|ҳар йили|йилига|ежегодн|раз в год|жыл сайын|жылына|annual|every year"
    r"|each year|once a year|yearly",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Deed:
    """An event that was promised; ``status`` as in promises, ``decided_by`` the events behind it.

    ``yearly`` lists (year, held) where it was to happen each year. A promise that is no event, see
    ``pledges``, names its ``document`` and ``quote``.
    """

    id: str
    title: str
    language: str
    kind: str
    parties: tuple[str, ...]
    said: date | None
    start: date | None
    deadline: date | None
    edtf: str
    status: str
    reason: Said
    decided_by: tuple[str, ...] = ()
    yearly: tuple[tuple[int, bool], ...] = ()
    document: str = ""
    quote: str = ""


@dataclass(frozen=True, slots=True)
class Coverage:
    """What a source counts, and how many of them are held: ``of`` may be a lower bound.

    ``within`` is the EDTF of a time that is over; else what is counted runs on ``since`` a day.
    """

    what: str
    record: str
    since: date | None
    of: int
    held: int
    bound: str = "exact"
    within: str = ""


def _day(value: Any) -> date | None:
    return None if pd.isna(value) else pd.Timestamp(value).date()


def _told(tables: Tables) -> dict[str, tuple[date | None, str]]:
    """Give (earliest day told, all sentences) for each event."""
    published = dict(zip(tables.documents["id"], tables.documents["published"], strict=True))
    result: dict[str, tuple[date | None, str]] = {}
    events = tables.sources[tables.sources["record"] == "event"]
    for record, document, quote in zip(
        events["record_id"], events["document_id"], events["quote"], strict=True
    ):
        day, text = result.get(record, (None, ""))
        new = _day(published.get(document))
        result[record] = (min(filter(None, (day, new)), default=None), f"{text} {quote}")
    return result


def deeds(tables: Tables, pair: str, as_of: date) -> list[Deed]:
    """Give the promised events of a pair: planned ones, terms and deadlines; by the day told."""
    told = _told(tables)
    events = tables.events[tables.events["pair"] == pair]
    happened = events[events["status"] == "happened"]
    result = []
    for row in events.to_dict("records"):
        said, sentences = told.get(row["id"], (None, ""))
        start, end = _day(row["start"]), _day(row["end"])
        if not _promised(row):
            continue
        yearly = _years(row, happened, said or start, as_of) if _YEARLY.search(sentences) else ()
        status, reason, ids = _status(row, happened, said, end, as_of, yearly)
        result.append(
            Deed(
                id=row["id"],
                title=row["title"],
                language=row["title_language"],
                kind=row["kind"],
                parties=tuple(row["parties"]),
                said=said,
                start=start,
                deadline=end,
                edtf=row["edtf"],
                status=status,
                reason=reason,
                decided_by=ids,
                yearly=yearly,
            )
        )
    return sorted(result, key=lambda deed: (deed.said or date.max, deed.deadline or date.max))


def _promised(row: Mapping[Any, Any]) -> bool:
    if row["scope"] == "other" or row["kind"] in _NO_PROMISES:
        return False
    return row["status"] in ("planned", "not_confirmed") or row["date_role"] in ("term", "deadline")


def _status(
    row: Mapping[Any, Any],
    happened: pd.DataFrame,
    said: date | None,
    end: date | None,
    as_of: date,
    yearly: tuple[tuple[int, bool], ...],
) -> tuple[str, Said, tuple[str, ...]]:
    if yearly:
        held = sum(done for _, done in yearly)
        values = {"held": held, "years": len(yearly)}
        over = end is not None and end < as_of
        status = "open" if not over else "met" if held == len(yearly) else "missed"
        return status, Said("told for {held} of {years} years", values), ()
    if row["date_role"] == "term":
        if end is None or end >= as_of:
            return "open", Said("runs until {day}", {"day": end or ""}), ()
        return "unknown", Said("its term is over; no document tells the outcome"), ()
    ids = _fulfilled(row, happened)
    if ids:
        return "met", Said("told as done"), ids
    if end is None or end >= as_of:
        return "open", Said("still to come"), ()
    return "unknown", Said("its day is past; no document tells that it happened"), ()


def _fulfilled(row: Mapping[Any, Any], happened: pd.DataFrame) -> tuple[str, ...]:
    """Find what a planned event came true as: of its kind, in its days, by the same parties.

    A place that both name must be the same; a promise of a year alone or less is not matched by
    any meeting of that year unless kind and place are.
    """
    if pd.isna(row["start"]) or pd.isna(row["end"]):
        return ()
    kinds = _FULFIL.get(row["kind"], {row["kind"]})
    near = happened[
        happened["kind"].isin(kinds)
        & (happened["start"] <= row["end"])
        & (happened["end"] >= row["start"])
    ]
    exact = row["precision"] in ("day", "range")
    found = []
    for event in near.to_dict("records"):
        if event["place"] and row["place"] and event["place"] != row["place"]:
            continue
        if set(row["parties"]) and not set(row["parties"]) & set(event["parties"]):
            continue
        named = bool(row["place"]) and event["place"] == row["place"]
        if exact or (event["kind"] == row["kind"] and named):
            found.append(event["id"])
    return tuple(found)


def _years(
    row: Mapping[Any, Any], happened: pd.DataFrame, since: date | None, as_of: date
) -> tuple[tuple[int, bool], ...]:
    """Give for each full year after the promise whether an event of its kind is told."""
    if since is None:
        return ()
    last = _day(row["end"])
    until = min(as_of.year - 1, last.year if last else as_of.year - 1)
    mine = happened[happened["kind"] == row["kind"]]
    held = {day.year for day in mine["start"] if not pd.isna(day)}
    return tuple((year, year in held) for year in range(since.year + 1, until + 1))


def coverage(tables: Tables, pair: str, counted: Iterable[tuple[str, str]] = ()) -> list[Coverage]:
    """Compare what sources count with what is held.

    ``counted`` pairs indicators with the kind of event that they count; visits of heads of state
    are known. Numbered series (`commission:20`) are counted by their highest number.
    """
    kinds = {"visits_of_heads_of_state": "visit", "visits": "visit"} | dict(counted)
    events = tables.events[tables.events["pair"] == pair]
    events = events[events["status"] == "happened"]
    figures = tables.figures[
        (tables.figures["pair"] == pair) & tables.figures["indicator"].isin(list(kinds))
    ]
    result = []
    for row in figures.to_dict("records"):
        if pd.isna(row["value"]):
            continue
        mine = events[(events["kind"] == kinds[row["indicator"]]) & (events["scope"] != "other")]
        mine = mine[mine["start"].notna()]
        if not pd.isna(row["start"]):
            mine = mine[mine["start"] >= row["start"]]
        if not pd.isna(row["end"]):
            mine = mine[mine["start"] <= row["end"]]
        what, since = row["indicator"], _day(row["start"])
        within = "" if pd.isna(row["end"]) else row["edtf"]
        of, held = int(row["value"]), len(mine)
        found = Coverage(what, row["id"], since, of, held, row["bound"], within)
        result.append(found)
    return result + _series(events)


def _series(events: pd.DataFrame) -> list[Coverage]:
    numbers: dict[str, dict[int, str]] = {}
    for record, series in zip(events["id"], events["series"], strict=True):
        name, _, number = str(series).partition(":")
        if name and number.isdigit():
            numbers.setdefault(name, {})[int(number)] = record
    return [
        Coverage(f"series:{name}", held[max(held)], None, max(held), len(held), "over")
        for name, held in sorted(numbers.items())
    ]
