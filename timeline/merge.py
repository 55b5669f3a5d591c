"""The same event or figure told by several documents becomes one, with all its sources.

Two records are linked only where exactly one candidate remains; otherwise both stay. What the
sources do not agree on is kept in ``conflicts``; nothing is averaged.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence, Set
from dataclasses import replace
from datetime import date, timedelta
from itertools import groupby

from timeline.edtf import parse
from timeline.extract.tellings import likeness
from timeline.records import Event, Provenance, Span, When

PAPERS = ("treaty", "declaration", "agreement", "plan", "ratification", "entry_into_force", "other")
BODIES = ("summit", "council", "commission", "forum")
_PRECISION = ("day", "range", "month", "quarter", "half", "year", "open", "decade", "unknown")
NEAR = timedelta(days=1)
LONG = timedelta(days=31)  # a longer span is a term, not the days of an act


def merge_events(events: Iterable[Event]) -> list[Event]:
    """Merge the tellings of each happening; the most precise telling gives date and title."""
    return merge_ordered(sorted(events, key=order))


def order(event: Event) -> tuple[str, str, int, str, str]:
    """Say when a telling's turn to be merged comes: by pair and kind, the exact dates first."""
    when = event.when
    return event.pair, event.kind, _PRECISION.index(when.precision), when.edtf, event.id


def merge_ordered(events: Iterable[Event]) -> list[Event]:
    """Merge tellings that come in their ``order``: not all of them need be at hand."""
    merged: list[Event] = []
    for _, group in groupby(events, key=lambda event: (event.pair, event.kind)):
        merged += _merge_kind(group)
    return sorted(merged, key=lambda event: (event.when.edtf, event.kind, event.id))


def _merge_kind(ordered: Iterable[Event]) -> list[Event]:
    out: list[Event] = []
    tellings: dict[int, _Tellings] = {}  # of what several tell
    near: dict[Hashable, set[int]] = defaultdict(set)  # where events of a key are held
    for event in ordered:
        close = {at for key in _keys(event.when) for at in near.get(key, ())}
        fits = [at for at in sorted(close) if _fits(out[at], event)]
        if len(fits) > 1 and event.kind in PAPERS:
            fits = _best(out, fits, event)
        if len(fits) > 1 and is_vague(event.when):
            fits = []  # a year merges into a day only where exactly one candidate fits
        at = fits[0] if fits else len(out)
        if fits:
            told = tellings.get(at) or tellings.setdefault(at, _Tellings(out[at].sources))
            out[at] = _settled(_joined(out[at], event), told.add(event.sources))
        else:
            out.append(event)
            if len(event.sources) > 1:
                tellings[at] = _Tellings(event.sources)
        for key in _keys(out[at].when):
            near[key].add(at)
    for at, told in tellings.items():
        out[at] = replace(out[at], sources=tuple(told.sources))
    return out


def _keys(when: When) -> Sequence[Hashable]:
    """Give what the dates of two tellings of one happening share one of; nothing for no year."""
    if not when.known:
        return []
    if when.start is None or when.end is None:
        return [when.edtf.strip("~?")]
    first, last = (day.year * 12 + day.month for day in _around(when.start, when.end))
    return list(range(first, last + 1))


def _around(first: date, last: date) -> tuple[date, date]:
    """Give a span with the days next to it, as far as the calendar goes."""
    return max(first, date.min + NEAR) - NEAR, min(last, date.max - NEAR) + NEAR


def is_vague(when: When) -> bool:
    if when.precision not in ("day", "range") or when.start is None or when.end is None:
        return True
    return when.end - when.start > LONG


def _fits(held: Event, event: Event) -> bool:
    """Say whether two events of one kind can be one happening."""
    if held.date_role != event.date_role or not held.when.known or not event.when.known:
        return held.when == event.when and held.when.known and same_matter(held, event)
    if held.scope != event.scope and "other" in (held.scope, event.scope):
        return False
    if not _dates_fit(held.when, event.when):
        return False
    return same_matter(held, event)


def _dates_fit(left: When, right: When) -> bool:
    if left.edtf.strip("~?") == right.edtf.strip("~?"):
        return True
    if left.start is None or right.start is None or left.end is None or right.end is None:
        return False
    if is_vague(right) or is_vague(left):
        return (left.start >= right.start and left.end <= right.end) or (
            right.start >= left.start and right.end <= left.end
        )
    return left.start <= right.end + NEAR and right.start <= left.end + NEAR


def same_matter(left: Event, right: Event) -> bool:
    """Say whether titles or topics of two events speak of one matter."""
    if left.kind not in PAPERS:
        if left.place and right.place and left.place != right.place:
            return left.when == right.when and not is_vague(left.when)
        if is_vague(left.when) != is_vague(right.when):
            # In a year there are many meetings; only its place or its words tell which one.
            month = "month" in (left.when.precision, right.when.precision)
            there = bool(left.place) and left.place == right.place
            # A body meets in a town once a year: what it is and where tell which session.
            body = left.kind in BODIES and bool(set(left.topics) & set(right.topics))
            return (there and (month or body)) or likeness(left.title, right.title) >= 0.4
        exact = left.when == right.when
        return (
            exact
            or bool(set(left.topics) & set(right.topics))
            or likeness(left.title, right.title) >= 0.3
        )
    if left.kind == "other" and is_vague(left.when) != is_vague(right.when):
        return False  # what has no name of its own is not found again in a year
    if left.topics and right.topics:
        shared = set(left.topics) & set(right.topics)
        return bool(shared) and (
            len(shared) * 2 >= min(len(left.topics), len(right.topics))
            or likeness(left.title, right.title) >= 0.4
        )
    if left.title_language != right.title_language:
        return left.when == right.when and left.kind in ("treaty", "declaration", "ratification")
    return likeness(left.title, right.title) >= 0.4


def _best(out: Sequence[Event], fits: list[int], event: Event) -> list[int]:
    def score(at: int) -> tuple[int, float]:
        return len(set(out[at].topics) & set(event.topics)), likeness(out[at].title, event.title)

    ranked = sorted(fits, key=score, reverse=True)
    return ranked[:1] if score(ranked[0]) > score(ranked[1]) else ranked


def _joined(held: Event, event: Event) -> Event:
    """Add a telling to an event; its sources are kept apart, in `_Tellings`."""
    status = "happened" if "happened" in (held.status, event.status) else held.status
    better = event if event.title_quality > held.title_quality else held
    return replace(
        held,
        title=better.title,
        title_language=better.title_language,
        title_quality=better.title_quality,
        status=status,
        place=held.place or event.place,
        parties=held.parties if len(held.parties) >= len(event.parties) else event.parties,
        topics=tuple(sorted({*held.topics, *event.topics})),
    )


class _Tellings:
    """The sources of an event and the documents that tell each exact date, as they are added."""

    def __init__(self, sources: Iterable[Provenance]) -> None:
        self.sources: list[Provenance] = []
        self._known: set[tuple[str, Span, Span | None]] = set()
        self._tellers: dict[str, set[str]] = defaultdict(set)
        self.add(sources)

    def add(self, sources: Iterable[Provenance]) -> Mapping[str, Set[str]]:
        """Add what was not told before; give the documents by the exact date that they tell."""
        added = [s for s in sources if (s.document, s.span, s.date_span) not in self._known]
        self._known |= {(s.document, s.span, s.date_span) for s in added}
        self.sources += added
        for source in added:
            if source.edtf and not is_vague(parse(source.edtf)):
                self._tellers[source.edtf].add(source.document)
        return self._tellers


def _settled(event: Event, tellers: Mapping[str, Set[str]]) -> Event:
    """Date an event as most of its documents do; the other exact dates are its conflicts.

    A day inside a told span does not contradict it; two spans that differ do.
    """
    if len(tellers) < 2:
        return event
    spans = [parse(text) for text in tellers if parse(text).precision == "range"]
    if event.kind in PAPERS:
        # A paper is signed on a day: the span of the visit that it was signed on is no other date.
        holding = {s.edtf for s in spans if any(_is_inside(parse(t), s) for t in tellers)}
        free = [text for text in tellers if text not in holding]
    else:
        free = [t for t in tellers if not any(_is_inside(parse(t), span) for span in spans)]
    best = max(sorted(free), key=lambda text: len(tellers[text]))
    conflicts = tuple(sorted(set(free) - {best}))
    return replace(event, when=parse(best), conflicts=conflicts)


def _is_inside(day: When, span: When) -> bool:
    if day.precision != "day" or not (day.start and span.start and span.end):
        return False
    return span.start <= day.start <= span.end
