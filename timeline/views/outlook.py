"""What is coming, what is silent, what is new: pure functions of the tables and a day.

``as_of`` is passed in and shown; nothing here asks the clock.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

import pandas as pd

from timeline.frame import Tables, records

MARKED = ("treaty", "declaration", "agreement", "diplomatic_relations", "recognition")
LEVELS: dict[str, tuple[str, ...]] = {
    "leaders": ("visit", "meeting", "summit", "call"),
    "governments": ("commission", "council"),
    "business": ("forum",),
}
YEAR = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class Coming:
    """A day ahead: an anniversary of ``years`` years, or a planned event where years is 0."""

    day: date
    id: str
    years: int = 0

    @property
    def round(self) -> int:
        """How round the number of years is: 2 for tens, 1 for fives."""
        return 0 if not self.years else 2 if self.years % 10 == 0 else int(self.years % 5 == 0)


@dataclass(frozen=True, slots=True)
class Silence:
    """The last contact of a level, days since then, and the years without one."""

    level: str
    id: str
    day: date | None
    days: int
    years: tuple[int, ...]


def _in_year(day: date, year: int) -> date:
    """The same day in another year; 29 February is kept on the 28th."""
    try:
        return day.replace(year=year)
    except ValueError:
        return day.replace(year=year, day=28)


def coming(events: pd.DataFrame, as_of: date) -> list[Coming]:
    """Anniversaries and planned events of the next twelve months: round ones first, then by day.

    Only days that are told to the day have an anniversary, and only of what binds two states.
    """
    found = []
    for row in records(events[events["start"].notna()]):
        day = row["start"].date()
        if row["status"] == "planned":
            # `In 2026` is ahead until its last day; it stands at the day from which it can be.
            last = day if row["end"] is None or pd.isna(row["end"]) else row["end"].date()
            if last >= as_of and day <= as_of + YEAR:
                found.append(Coming(max(day, as_of), row["id"]))
        elif row["kind"] in MARKED and row["precision"] == "day" and row["status"] == "happened":
            next_day = _in_year(day, as_of.year)
            if next_day < as_of:
                next_day = _in_year(day, as_of.year + 1)
            years = next_day.year - day.year
            if years > 0:
                found.append(Coming(next_day, row["id"], years))
    return sorted(found, key=lambda one: (-one.round, one.day, one.id))


def silences(events: pd.DataFrame, as_of: date) -> list[Silence]:
    """For each level its last contact before ``as_of`` and the years since the first without one.

    Events that run over years say nothing of a contact; those of a month count by its last day.
    """
    known = events[(events["status"] == "happened") & events["start"].notna()]
    known = known[known["end"].notna() & (known["end"] <= pd.Timestamp(as_of))]
    known = known[(known["end"] - known["start"]).dt.days < 32]
    found = []
    for level, kinds in LEVELS.items():
        mine = known[known["kind"].isin(kinds)]
        if mine.empty:
            found.append(Silence(level, "", None, 0, ()))
            continue
        last = records(mine.sort_values("end").tail(1))[0]
        seen = set(mine["end"].dt.year)
        years = tuple(year for year in range(min(seen), as_of.year) if year not in seen)
        day = last["end"].date()
        found.append(Silence(level, last["id"], day, (as_of - day).days, years))
    return found


def new_since(tables: Tables, pair: str, day: date) -> tuple[list[str], list[str], list[str]]:
    """Ids of what documents published since a day added, told again, and what people changed.

    Added: told by no earlier document. Told again: an earlier document told it too.
    """
    published = tables.documents.set_index("id")["published"]
    sources = tables.sources[tables.sources["record"] == "event"]
    days = sources["document_id"].map(published)
    late = days >= pd.Timestamp(day)
    touched = sources["record_id"][late]
    earlier = set(sources["record_id"][~late])
    mine = tables.events[tables.events["pair"] == pair]
    ids = [id for id in mine["id"] if id in set(touched)]
    changed = mine["id"][(mine["correction"] != "") | (mine["review"] == "changed")]
    return (
        [id for id in ids if id not in earlier],
        [id for id in ids if id in earlier],
        [str(id) for id in changed],
    )
