"""Rows of the figures frame as typed values, and which of several holds for one period."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

import pandas as pd

from timeline.frame import Tables
from timeline.statistics.countries import WORLD

COUNTED = ("actual", "estimate")
FLOWS = ("trade_turnover", "export", "import", "balance")


class Said(NamedTuple):
    """A sentence for a reader: an English message id with {names}, and what stands for them.

    Views translate the message and write the values: ``who`` and ``other`` are country codes,
    ``value`` and ``official`` amounts, ``percent`` and ``points`` numbers, the rest plain text.
    """

    text: str
    values: Mapping[str, Any] = {}

    def __str__(self) -> str:
        return self.text.format(**self.values)


@dataclass(frozen=True, slots=True)
class Value:
    """One number of the figures frame; ``value`` in whole units, NaN columns as None.

    ``source`` names publisher and title, so that series of one source can be kept together;
    ``said`` is the earliest day on which a document told it; ``places`` are its
    sentences as (document, start, end).
    """

    id: str
    indicator: str
    period: str
    start: date | None
    end: date | None
    reporter: str
    partner: str
    value: float | None
    unit: str
    bound: str
    status: str
    basis: str
    origin: str
    growth_pct: float | None = None
    growth_times: float | None = None
    vintage: date | None = None
    set_on: date | None = None
    written: str = ""
    note: str = ""
    derived_from: tuple[str, ...] = ()
    source: str = ""
    places: tuple[tuple[str, int, int], ...] = ()
    said: date | None = None

    @property
    def months(self) -> int:
        """Count the calendar months that the period covers; 0 where it is open or unknown."""
        if self.start is None or self.end is None:
            return 0
        return (self.end.year - self.start.year) * 12 + self.end.month - self.start.month + 1

    @property
    def full_year(self) -> bool:
        """Say whether the period is one calendar year."""
        return len(self.period) == 4 and self.period.isdigit()

    @property
    def span(self) -> tuple[date | None, date | None]:
        """Give first and last day: two values are of one period when these are equal."""
        return self.start, self.end


def _day(value: Any) -> date | None:
    return None if pd.isna(value) else pd.Timestamp(value).date()


def _number(value: Any) -> float | None:
    return None if pd.isna(value) else float(value)


def values(tables: Tables, pair: str, indicators: Iterable[str] = FLOWS) -> list[Value]:
    """Give the figures of some indicators between the two countries, in the order of the frame.

    Trade of one country with the world is left out, see ``world``.
    """
    return [value for value in _values(tables, pair, indicators) if value.partner != WORLD]


def world(tables: Tables, pair: str) -> list[Value]:
    """Give each country's trade with the whole world, where an official file tells it."""
    return [value for value in _values(tables, pair, FLOWS) if value.partner == WORLD]


def _values(tables: Tables, pair: str, indicators: Iterable[str]) -> list[Value]:
    figures = tables.figures
    chosen = figures[figures["indicator"].isin(list(indicators)) & (figures["pair"] == pair)]
    names = ["id", "publisher", "title", "published"]
    about = {row["id"]: row for row in tables.documents[names].to_dict("records")}
    places: dict[str, list[tuple[str, int, int]]] = {}
    columns = ("record_id", "document_id", "start", "end")
    for record, *place in zip(*(tables.sources[column] for column in columns), strict=True):
        places.setdefault(record, []).append((str(place[0]), int(place[1]), int(place[2])))
    return [
        _value(row, tuple(dict.fromkeys(places.get(row["id"], []))), about)
        for row in chosen.to_dict("records")
    ]


def _value(
    row: Mapping[Hashable, Any],
    places: tuple[tuple[str, int, int], ...],
    about: Mapping[str, Mapping[Hashable, Any]],
) -> Value:
    known = [about[document] for document, _, _ in places if document in about]
    days = [one["published"] for one in known if not pd.isna(one["published"])]
    told = [str(known[0][part]) for part in ("publisher", "title")] if known else []
    return Value(
        id=row["id"],
        indicator=row["indicator"],
        period=row["edtf"],
        start=_day(row["start"]),
        end=_day(row["end"]),
        reporter=row["reporter"],
        partner=row["partner"],
        value=_number(row["value"]),
        unit=row["unit"],
        bound=row["bound"],
        status=row["status"],
        basis=row["basis"],
        origin=row["origin"],
        growth_pct=_number(row["growth_pct"]),
        growth_times=_number(row["growth_times"]),
        vintage=_day(row["vintage"]),
        set_on=_day(row["set_on"]),
        written=row["as_written"],
        note=row["note"],
        derived_from=tuple(row["derived_from"]),
        source=" · ".join(dict.fromkeys(filter(None, told))),
        places=places,
        said=_day(min(days)) if days else None,
    )


def official(found: Iterable[Value], known_on: date | None = None) -> list[Value]:
    """Give the official numbers that were counted; ``known_on`` keeps what was released by then.

    A number without a release day is kept, since nothing says that it came later.
    """
    return [
        value
        for value in found
        if value.origin == "official"
        and value.status in COUNTED
        and value.value is not None
        and (known_on is None or value.vintage is None or value.vintage <= known_on)
    ]


def latest(found: Iterable[Value]) -> Value | None:
    """Give the one that holds among several of one reporter, period and flow: the last release.

    A number with a stated basis (a table of trade statistics) goes before one without (a rounded
    number quoted by the press); then the later release, an actual before an estimate, and the
    source's own number before a sum.
    """
    return max(
        found,
        key=lambda value: (
            value.basis != "unknown",
            value.vintage or date.min,
            value.status == "actual",
            not value.derived_from,
            value.id,
        ),
        default=None,
    )


def by_period(found: Iterable[Value]) -> dict[str, list[Value]]:
    """Group values by their period, periods in the order of their first and last day."""
    groups: dict[str, list[Value]] = {}
    for value in sorted(found, key=lambda value: (value.start or date.max, value.end or date.max)):
        groups.setdefault(value.period, []).append(value)
    return groups
