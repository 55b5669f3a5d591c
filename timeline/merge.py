"""The same event or figure told by several documents becomes one, with all its sources.

Two records are linked only where exactly one candidate remains; otherwise both stay. What the
sources do not agree on is kept in ``conflicts``; nothing is averaged.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

from timeline.edtf import parse
from timeline.records import Event, Figure, When

PAPERS = ("treaty", "declaration", "agreement", "plan", "ratification", "entry_into_force", "other")
_PRECISION = ("day", "range", "month", "quarter", "half", "year", "open", "decade", "unknown")
NEAR = timedelta(days=1)
LONG = timedelta(days=31)  # a longer span is a term, not the days of an act


def merge_events(events: Iterable[Event]) -> list[Event]:
    """Merge the tellings of each happening; the most precise telling gives date and title."""
    groups: dict[tuple[str, str], list[Event]] = defaultdict(list)
    for event in events:
        groups[event.pair, event.kind].append(event)
    merged: list[Event] = []
    for group in groups.values():
        merged += _merge_kind(group)
    return sorted(merged, key=lambda event: (event.when.edtf, event.kind, event.id))


def _merge_kind(events: list[Event]) -> list[Event]:
    ordered = sorted(events, key=lambda e: (_PRECISION.index(e.when.precision), e.when.edtf, e.id))
    out: list[Event] = []
    for event in ordered:
        fits = [at for at, held in enumerate(out) if _fits(held, event)]
        if len(fits) > 1 and event.kind in PAPERS:
            fits = _best(out, fits, event)
        if len(fits) > 1 and is_vague(event.when):
            fits = []  # a year merges into a day only where exactly one candidate fits
        if fits:
            out[fits[0]] = _joined(out[fits[0]], event)
        else:
            out.append(event)
    return out


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
            same_place = month and bool(left.place) and left.place == right.place
            return same_place or likeness(left, right) >= 0.4
        exact = left.when == right.when
        return exact or bool(set(left.topics) & set(right.topics)) or likeness(left, right) >= 0.3
    if left.kind == "other" and is_vague(left.when) != is_vague(right.when):
        return False  # what has no name of its own is not found again in a year
    if left.topics and right.topics:
        shared = set(left.topics) & set(right.topics)
        return bool(shared) and (
            len(shared) * 2 >= min(len(left.topics), len(right.topics))
            or likeness(left, right) >= 0.4
        )
    if left.title_language != right.title_language:
        return left.when == right.when and left.kind in ("treaty", "declaration", "ratification")
    return likeness(left, right) >= 0.4


def likeness(left: Event, right: Event) -> float:
    """Give the share of words, by first five letters, that the shorter title has in common."""
    words = [{w[:5] for w in re.findall(r"[^\W\d_]{4,}", e.title.lower())} for e in (left, right)]
    least = min(len(words[0]), len(words[1]))
    return len(words[0] & words[1]) / least if least else 0.0


def _best(out: Sequence[Event], fits: list[int], event: Event) -> list[int]:
    def score(at: int) -> tuple[int, float]:
        return len(set(out[at].topics) & set(event.topics)), likeness(out[at], event)

    ranked = sorted(fits, key=score, reverse=True)
    return ranked[:1] if score(ranked[0]) > score(ranked[1]) else ranked


def _joined(held: Event, event: Event) -> Event:
    """Add a telling to an event; what its sources do not agree on becomes a conflict."""
    known = {(source.document, source.span, source.date_span) for source in held.sources}
    added = tuple(s for s in event.sources if (s.document, s.span, s.date_span) not in known)
    status = "happened" if "happened" in (held.status, event.status) else held.status
    better = event if event.title_quality > held.title_quality else held
    joined = replace(
        held,
        title=better.title,
        title_language=better.title_language,
        title_quality=better.title_quality,
        status=status,
        place=held.place or event.place,
        parties=held.parties if len(held.parties) >= len(event.parties) else event.parties,
        topics=tuple(sorted({*held.topics, *event.topics})),
        sources=held.sources + added,
    )
    return _settled(joined)


def _settled(event: Event) -> Event:
    """Date an event as most of its documents do; the other exact dates are its conflicts.

    A day inside a told span does not contradict it; two spans that differ do.
    """
    tellers: dict[str, set[str]] = defaultdict(set)
    for source in event.sources:
        if source.edtf and not is_vague(parse(source.edtf)):
            tellers[source.edtf].add(source.document)
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


# --- figures -------------------------------------------------------------------------------------


GROWTHS = ("growth_pct", "growth_times", "growth_abs")


def merge_figures(figures: Iterable[Figure]) -> list[Figure]:
    """Merge equal figures; different values under one heading stay, each naming the others.

    A figure whose growth is told otherwise is another telling: `2 bn, up 31.2 %` and `2 bn, up
    8.6 %` both stay.
    """
    groups: dict[tuple[object, ...], list[Figure]] = defaultdict(list)
    for figure in figures:
        key = (
            figure.pair,
            figure.indicator,
            figure.when.edtf,
            figure.value,
            figure.unit,
            figure.status,
            figure.reporter,
            figure.bound,
            figure.origin,
            figure.basis,
        )
        group = groups[key]
        fits = [at for at, held in enumerate(group) if _grow_alike(held, figure)]
        if fits and figure.when.known:
            group[fits[0]] = _told_again(group[fits[0]], figure)
        else:
            group.append(figure)
    return _with_conflicts([figure for group in groups.values() for figure in group])


def _grow_alike(left: Figure, right: Figure) -> bool:
    pairs = [(getattr(left, name), getattr(right, name)) for name in GROWTHS]
    return all(one is None or other is None or one == other for one, other in pairs)


def _told_again(held: Figure, figure: Figure) -> Figure:
    return replace(
        held,
        sources=held.sources + figure.sources,
        growth_pct=held.growth_pct if held.growth_pct is not None else figure.growth_pct,
        growth_times=held.growth_times or figure.growth_times,
        growth_abs=held.growth_abs or figure.growth_abs,
        growth_base=held.growth_base or figure.growth_base,
        set_on=min(filter(None, (held.set_on, figure.set_on)), default=None),
    )


def _with_conflicts(figures: list[Figure]) -> list[Figure]:
    headings: dict[tuple[str, ...], list[Figure]] = defaultdict(list)
    for figure in figures:
        if figure.status == "actual" and figure.origin == "press" and figure.when.known:
            headings[_heading(figure)].append(figure)
    out = []
    for figure in figures:
        group = headings.get(_heading(figure), [])
        rivals = [other for other in group if other is not figure] if figure in group else []
        others = {said for other in rivals for said in _disagreement(figure, other)}
        out.append(replace(figure, conflicts=tuple(sorted(others))) if others else figure)
    return out


def _heading(figure: Figure) -> tuple[str, ...]:
    return figure.pair, figure.indicator, figure.when.edtf, figure.unit


def _disagreement(figure: Figure, other: Figure) -> list[str]:
    """Give what another figure under the same heading says instead; nothing where both can be."""
    if other.reporter and figure.reporter and other.reporter != figure.reporter:
        return []
    if other.value is not None and not agree(figure, other):
        return [f"{other.value.normalize():f}"]
    if other.growth_pct is not None and not _grow_alike(figure, other):
        return [f"{other.growth_pct.normalize():+f} %"]
    return []


def agree(left: Figure, right: Figure) -> bool:
    """Say whether two figures can both be true: by their bounds, or by rounding to 2 digits."""
    if left.value is None or right.value is None:
        return False
    if left.value == right.value:
        return True
    low, high = sorted((left, right), key=lambda figure: figure.value or Decimal(0))
    if low.bound == "over" or high.bound in ("under", "up_to"):
        return True
    if "about" in (left.bound, right.bound):
        return abs(left.value - right.value) <= Decimal("0.05") * max(left.value, right.value)
    return _rounded(left.value) == _rounded(right.value)


def _rounded(value: Decimal) -> Decimal:
    return value.normalize().__round__(-(value.adjusted() - 1)) if value else value
