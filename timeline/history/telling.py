"""Which of its tellings dates and names an event that several documents tell.

The date is the one that most documents give; where two are given equally often, that of the
document published soonest after it: a report of the day knows better than a look back. What the
others say stays in ``conflicts``. The title is the one that stands alone best.
"""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from importlib.resources import files

from timeline import edtf
from timeline.history.words import fold
from timeline.records import Document, Event, Provenance

LATE = 100_000  # days; a document without a publication day comes last
FEW = 4  # words; a shorter title seldom says who and what


@lru_cache(maxsize=1)
def _leaning() -> frozenset[str]:
    data = tomllib.loads(files("timeline.history").joinpath("titles.toml").read_text("utf-8"))
    return frozenset(data["leaning"])


@dataclass(frozen=True, slots=True)
class _Origin:
    published: date | None
    language: str


def with_best_telling(events: Iterable[Event], documents: Iterable[Document]) -> list[Event]:
    """Give each event the date and the title of its best telling."""
    origins = {one.id: _Origin(one.published, one.language) for one in documents}
    return [
        _titled(_dated(event, origins), origins) if len(event.sources) > 1 else event
        for event in events
    ]


def _days_after(source: Provenance, origins: Mapping[str, _Origin]) -> int:
    origin = origins.get(source.document)
    when = edtf.parse(source.edtf) if source.edtf else None
    if origin is None or origin.published is None or when is None or when.end is None:
        return LATE
    return abs((origin.published - when.end).days)


def _dated(event: Event, origins: Mapping[str, _Origin]) -> Event:
    told: dict[str, set[str]] = defaultdict(set)
    soonest: dict[str, int] = {}
    for source in event.sources:
        when = edtf.parse(source.edtf) if source.edtf else None
        if when is not None and when.precision in ("day", "range") and when.known:
            told[source.edtf].add(source.document)
            days = _days_after(source, origins)
            soonest[source.edtf] = min(days, soonest.get(source.edtf, LATE))
    if len(told) < 2 or event.when.edtf not in told:
        return event
    best = min(told, key=lambda day: (-len(told[day]), soonest[day], day))
    if best == event.when.edtf:
        return event
    conflicts = {*event.conflicts, event.when.edtf} - {best}
    return replace(event, when=edtf.parse(best), conflicts=tuple(sorted(conflicts)))


def _titled(event: Event, origins: Mapping[str, _Origin]) -> Event:
    def rank(source: Provenance) -> tuple[bool, bool, bool, bool, int]:
        words = fold(source.title).replace(",", " ").split()
        return (
            # A telling of another date, or a vaguer one, is about more than this event.
            bool(source.edtf) and source.edtf != event.when.edtf,
            not words or words[0] in _leaning(),
            len(words) < FEW,
            source.title.endswith("…"),
            _days_after(source, origins),
        )

    best = min((source for source in event.sources if source.title), key=rank, default=None)
    if best is None or best.title == event.title:
        return event
    current = next((source for source in event.sources if source.title == event.title), None)
    if current is not None and rank(current) <= rank(best):
        return event
    origin = origins.get(best.document)
    language = origin.language if origin and origin.language else event.title_language
    return replace(event, title=best.title, title_language=language)
