"""The tellings of one happening → one event, with all its sources.

Two records are linked only where exactly one candidate remains; otherwise both stay. What the
sources do not agree on is kept in ``conflicts``; nothing is averaged.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import replace
from itertools import groupby

from timeline.edtf import parse
from timeline.extract.alike import likeness
from timeline.merge.matter import PAPERS, fits, is_vague
from timeline.merge.near import Near
from timeline.records import Event, Provenance, Span, When

_PRECISION = ("day", "range", "month", "quarter", "half", "year", "open", "decade", "unknown")


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
    near = Near(out)
    for event in ordered:
        fitting = _fitting(out, near, event)
        if len(fitting) > 1 and event.kind in PAPERS:
            fitting = _best(out, fitting, event)
        if len(fitting) > 1 and is_vague(event.when):
            fitting = []  # a year merges into a day only where exactly one candidate fits
        at = fitting[0] if fitting else len(out)
        if fitting:
            told = tellings.get(at) or tellings.setdefault(at, _Tellings(out[at].sources))
            out[at] = _settled(_joined(out[at], event), told.add(event.sources))
        else:
            out.append(event)
        near.put(at)
    for at, told in tellings.items():
        out[at] = replace(out[at], sources=tuple(told.sources))
    return out


def _fitting(out: Sequence[Event], near: Near, event: Event) -> list[int]:
    """Give the places of the events that a telling fits, or two of them where none is chosen."""
    enough = 2 if event.kind not in PAPERS and is_vague(event.when) else len(out)
    asked: set[int] = set()
    found: list[int] = []
    for at in near.asked(event):
        if at not in asked and fits(out[at], event):
            found.append(at)
            if len(found) == enough:
                break
        asked.add(at)
    return sorted(found)


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
    """The sources of an event and the documents that tell each exact date, as they are added.

    Where a document tells it twice, the places of all sentences are held, to count none twice.
    """

    def __init__(self, sources: Iterable[Provenance]) -> None:
        self.sources: list[Provenance] = []
        self._documents: set[str] = set()
        self._known: set[tuple[str, Span, Span | None]] | None = None
        self._tellers: dict[str, set[str]] = defaultdict(set)
        self.add(sources)

    def add(self, sources: Iterable[Provenance]) -> Mapping[str, Set[str]]:
        """Add what was not told before; give the documents by the exact date that they tell."""
        added = [source for source in sources if not self._is_known(source)]
        self._documents |= {source.document for source in added}
        if self._known is not None:
            self._known |= {_place(source) for source in added}
        self.sources += added
        for source in added:
            if source.edtf and not is_vague(parse(source.edtf)):
                self._tellers[source.edtf].add(source.document)
        return self._tellers

    def _is_known(self, source: Provenance) -> bool:
        if source.document not in self._documents:
            return False
        if self._known is None:
            self._known = {_place(known) for known in self.sources}
        return _place(source) in self._known


def _place(source: Provenance) -> tuple[str, Span, Span | None]:
    return source.document, source.span, source.date_span


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
