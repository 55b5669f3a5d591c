"""The same figure told by several documents becomes one; figures that differ stay, each named.

Nothing is averaged: what sources do not agree on is kept in ``conflicts``.
"""

from __future__ import annotations

from bisect import insort
from collections import defaultdict
from collections.abc import Hashable, Iterable
from dataclasses import replace
from decimal import Decimal
from itertools import combinations, islice

from timeline.records import Figure

GROWTHS = ("growth_pct", "growth_times", "growth_abs")


def merge_figures(figures: Iterable[Figure]) -> list[Figure]:
    """Merge equal figures; different values under one heading stay, each naming the others.

    A figure whose growth is told otherwise is another telling: `2 bn, up 31.2 %` and `2 bn, up
    8.6 %` both stay.
    """
    groups: dict[tuple[object, ...], _Group] = defaultdict(_Group)
    bare = []
    for figure in figures:
        if figure.value is None:
            bare.append(figure)
            continue
        key = (
            figure.pair,
            figure.indicator,
            _due(figure),
            figure.value,
            figure.unit,
            figure.status,
            figure.reporter,
            figure.bound,
            figure.origin,
            figure.basis,
        )
        groups[key].add(figure)
    levels = [figure for group in groups.values() for figure in group.held]
    return _with_conflicts(_with_bare(levels, bare))


def _due(figure: Figure) -> str:
    """Give the time of a figure: an aim for a year and one by that year are the same aim."""
    told = figure.when.edtf
    return told.removeprefix("../") if figure.status == "target" else told


class _Group:
    """Figures of one heading, time and value, apart where their growth is told otherwise.

    What is not told agrees with all. So each is found by those of its growths that are told, and
    by any part of them: who asks for a figure asks by what both tell.
    """

    def __init__(self) -> None:
        self.held: list[Figure] = []
        self._found: dict[tuple[_Told, _Told], dict[_Grown, list[int]]] = {}

    def add(self, figure: Figure) -> None:
        """Join a figure with the first that grows alike; one of an unknown year stays alone."""
        at = self._first_alike(figure) if figure.when.known else None
        if at is None:
            self.held.append(figure)
            at = len(self.held) - 1
        else:
            before = _told(self.held[at])
            self.held[at] = _told_again(self.held[at], figure)
            if _told(self.held[at]) == before:
                return
        told = _told(self.held[at])
        for count in range(len(told) + 1):
            for part in combinations(told, count):
                places = self._found.setdefault((told, part), {})
                insort(places.setdefault(_grown(self.held[at], part), []), at)

    def _first_alike(self, figure: Figure) -> int | None:
        mine = _told(figure)
        first = []
        for (told, part), places in self._found.items():
            if part != tuple(name for name in told if name in mine):
                continue
            ats = places.get(_grown(figure, part), [])
            while ats and _told(self.held[ats[0]]) != told:
                ats.pop(0)  # it tells more by now
            first += ats[:1]
        return min(first, default=None)


_Told = tuple[str, ...]
_Grown = tuple[Decimal, ...]


def _told(figure: Figure) -> _Told:
    return tuple(name for name in GROWTHS if getattr(figure, name) is not None)


def _grown(figure: Figure, names: _Told) -> _Grown:
    return tuple(getattr(figure, name) for name in names)


def _with_bare(levels: list[Figure], bare: Iterable[Figure]) -> list[Figure]:
    """Join growth told without its level with the figure that tells the same growth.

    `Trade doubled in 2017`, told alone, is a figure of its own where nothing else says so.
    """
    out = list(levels)
    alike: dict[Hashable, list[int]] = defaultdict(list)  # where figures of a growth are held
    for at, held in enumerate(out):
        alike[_growth_of(held)].append(at)
    for figure in bare:
        held_at = alike[_growth_of(figure)]
        fits = list(islice((at for at in held_at if _same_growth(out[at], figure)), 2))
        if len(fits) == 1:
            out[fits[0]] = _told_again(out[fits[0]], figure)
        else:
            held_at.append(len(out))
            out.append(figure)
    return out


def _growth_of(one: Figure) -> tuple[object, ...]:
    """Give what two tellings of one growth share: its heading, time and size."""
    about = one.pair, one.indicator, one.when.edtf, one.status, one.origin, one.growth_base
    return *about, *(getattr(one, name) for name in GROWTHS)


def _same_growth(held: Figure, figure: Figure) -> bool:
    """Say whether two figures of one growth can be one telling, by bound and reporter."""
    if held.value is None and held.bound != figure.bound:
        return False
    return not (held.reporter and figure.reporter and held.reporter != figure.reporter)


def _told_again(held: Figure, figure: Figure) -> Figure:
    return replace(
        held,
        sources=held.sources + figure.sources,
        growth_pct=_first_told(held.growth_pct, figure.growth_pct),
        growth_times=_first_told(held.growth_times, figure.growth_times),
        growth_abs=_first_told(held.growth_abs, figure.growth_abs),
        growth_base=held.growth_base or figure.growth_base,
        set_on=min(filter(None, (held.set_on, figure.set_on)), default=None),
    )


def _first_told(told: Decimal | None, other: Decimal | None) -> Decimal | None:
    """Give a growth as the first told it that did; 0, none at all, is told, too."""
    return other if told is None else told


def _with_conflicts(figures: list[Figure]) -> list[Figure]:
    headings: dict[tuple[str, ...], list[Figure]] = defaultdict(list)
    for figure in figures:
        if _may_conflict(figure):
            headings[_heading(figure)].append(figure)
    out = []
    for figure in figures:
        group = headings[_heading(figure)] if _may_conflict(figure) else []
        rivals = [other for other in group if other is not figure]
        others = {said for other in rivals for said in _disagreement(figure, other)}
        out.append(replace(figure, conflicts=tuple(sorted(others))) if others else figure)
    return out


def _may_conflict(figure: Figure) -> bool:
    return figure.status == "actual" and figure.origin == "press" and figure.when.known


def _heading(figure: Figure) -> tuple[str, ...]:
    """Say what a figure is of: firms of one country in the other are not all joint ventures."""
    sides = (figure.reporter, figure.partner) if figure.unit == "COUNT" else ()
    return figure.pair, figure.indicator, figure.when.edtf, figure.unit, *sides


def _disagreement(figure: Figure, other: Figure) -> list[str]:
    """Give what another figure under the same heading says instead; nothing where both can be."""
    if other.reporter and figure.reporter and other.reporter != figure.reporter:
        return []
    if figure.value is not None and other.value is not None and not agree(figure, other):
        return [f"{other.value.normalize():f}"]
    if _growth_base(figure) != _growth_base(other):
        return []
    mine, theirs = _percent(figure), _percent(other)
    if mine is None or theirs is None or mine == theirs:
        return []
    told = other.growth_pct
    return [f"× {other.growth_times}" if told is None else f"{told.normalize():+f} %"]


def _growth_base(figure: Figure) -> str:
    """Give the time that growth is counted from: what is said, else the year before."""
    start = figure.when.start
    return figure.growth_base or (f"{start.year - 1:04d}" if start else "")


def _percent(figure: Figure) -> Decimal | None:
    if figure.growth_pct is not None:
        return figure.growth_pct
    return None if figure.growth_times is None else (figure.growth_times - 1) * 100


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
