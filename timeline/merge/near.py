"""Which of the events that are held a telling may be one with, found without asking all of them.

Events lie under the months of their dates; those of a longer time, under its years. Where many lie
under one, they are found by their words, topics, place or date: by what two that are one must have
in common.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterator, Sequence
from datetime import date

from timeline.extract.alike import Alike, words
from timeline.merge.matter import (
    EVENT_WORDS,
    IN_BOTH_LANGUAGES,
    NEAR,
    PAPER_TOPICS,
    PAPER_WORDS,
    PAPERS,
    is_vague,
)
from timeline.records import Event, When

CROWD = 16  # events of a month that are all asked
SHORT = 3  # months; longer times lie under their years


class Near:
    """Places of a list of events of one kind, by what a telling of them would say."""

    def __init__(self, held: Sequence[Event]) -> None:
        self._held = held
        self._crowds: dict[Hashable, _Crowd] = defaultdict(lambda: _Crowd(held))

    def put(self, at: int) -> None:
        """Let the event of a place be found by what it says now."""
        if self._held[at].when.known:
            for time in kept_under(self._held[at].when):
                self._crowds[time].put(at)

    def asked(self, event: Event) -> Iterator[int]:
        """Give the places of all events that may be one with another, and of few that are not."""
        for time in looked_up(event.when) if event.when.known else ():
            crowd = self._crowds.get(time)
            if crowd is not None:
                yield from crowd.asked(event)


def kept_under(when: When) -> Sequence[Hashable]:
    """Give the months of a date, or the years of a longer one; an open one is a time of its own."""
    months, years = _months(when), _years(when)
    return months if 0 < len(months) <= SHORT else years


def looked_up(when: When) -> Sequence[Hashable]:
    """Give what all dates are kept under that share a day with this one, or lie beside it."""
    return [*_years(when), *_months(when)]


def _years(when: When) -> Sequence[Hashable]:
    if when.start is None or when.end is None:
        return (when.edtf.strip("~?"),)
    first, last = _around(when.start, when.end)
    return [("year", year) for year in range(first.year, last.year + 1)]


def _months(when: When) -> Sequence[int]:
    if when.start is None or when.end is None:
        return ()
    first, last = _around(when.start, when.end)
    return range(first.year * 12 + first.month, last.year * 12 + last.month + 1)


def _around(first: date, last: date) -> tuple[date, date]:
    """Give a span with the days next to it, as far as the calendar goes."""
    return max(first, date.min + NEAR) - NEAR, min(last, date.max - NEAR) + NEAR


class _Crowd:
    """The events of one time: a few in a row, many by what they say."""

    def __init__(self, held: Sequence[Event]) -> None:
        self._held = held
        self._few: set[int] = set()
        self._many: _Index | None = None

    def put(self, at: int) -> None:
        if self._many is not None:
            self._many.put(at, self._held[at])
            return
        self._few.add(at)
        if len(self._few) > CROWD:
            self._many = _Index(self._held[at].kind in PAPERS)
            for each in self._few:
                self._many.put(each, self._held[each])

    def asked(self, event: Event) -> Iterator[int]:
        return iter(self._few) if self._many is None else self._many.asked(event)


# What decides beside the date whether two events of the very same date can be one.
_Beside = tuple[str, str, str, bool]


class _Index:
    """Events by their words, topics, date and place.

    It mirrors ``matter``: what ``fits`` allows must be found here. Papers are known by their words
    or topics, in two languages by their date; what happened, by its date, place, topic or words.
    """

    def __init__(self, papers: bool) -> None:
        self._papers = papers
        self._titles = Alike(PAPER_WORDS if papers else EVENT_WORDS)
        self._topics = Alike(PAPER_TOPICS if papers else 0.0)
        self._dates: dict[str, dict[_Beside, list[int]]] = defaultdict(lambda: defaultdict(list))
        self._places: dict[tuple[str, bool], list[int]] = defaultdict(list)
        self._known: set[tuple[Hashable, ...]] = set()

    def put(self, at: int, event: Event) -> None:
        """Let an event be found by what it says, beside what it said before."""
        beside = _beside(event)
        known = at, event.title, event.topics, event.when.edtf, beside
        if known in self._known:
            return
        self._known.add(known)
        self._titles.add(at, words(event.title))
        self._topics.add(at, set(event.topics))
        self._dates[event.when.edtf][beside].append(at)
        if not self._papers:
            self._places[event.place, event.when.precision == "month"].append(at)

    def asked(self, event: Event) -> Iterator[int]:
        for beside, places in self._dates.get(event.when.edtf, {}).items():
            if self._may_share_a_date(beside, event):
                yield from places
        yield from self._titles.near(words(event.title))
        yield from self._topics.near(set(event.topics))
        if event.place:  # a month and a day of it are one by their place alone
            yield from self._places.get((event.place, True), ())
            if event.when.precision == "month":
                yield from self._places.get((event.place, False), ())

    def _may_share_a_date(self, beside: _Beside, event: Event) -> bool:
        language, role, place, is_other = beside
        if self._papers:
            return event.kind in IN_BOTH_LANGUAGES and language != event.title_language
        if is_vague(event.when) and place and event.place and place != event.place:
            return False
        return role != event.date_role or is_other == (event.scope == "other")


def _beside(event: Event) -> _Beside:
    return event.title_language, event.date_role, event.place, event.scope == "other"
