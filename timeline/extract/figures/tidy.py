"""Figures of one text without their echoes, each with its name."""

from __future__ import annotations

from dataclasses import fields, replace
from decimal import Decimal
from operator import attrgetter

from timeline.extract.figure_names import figure_id
from timeline.extract.figures.terms import FLOWS
from timeline.records import Figure, Provenance

PASSED = Decimal("1.2")  # of a mark, to which what passed it comes
NEAR = Decimal("0.01")  # of a sum, by which a headline rounds it
# In which two tellings of a sum may differ.
_OPEN = ("bound", "growth_abs", "growth_pct", "growth_times", "growth_base", "unit_inferred")
_level = attrgetter("indicator", "when", "value", "unit", "status")
_PLACE = attrgetter("indicator", "when", "unit", "status")
_SAID = attrgetter(*(one.name for one in fields(Figure) if one.compare and one.name not in _OPEN))


def without_echoes(figures: list[Figure]) -> list[Figure]:
    """Drop an undated figure whose value the same text dates elsewhere, and name the others.

    Such a one is a headline's echo. What a text says twice is one figure with both sentences.
    """
    figures = _without_marks(_without_foretold(figures))
    figures = with_growth_apart(_without_rounded(_without_whole_years(_with_owners(figures))))
    figures = _without_told_growth(figures)
    dated = {(f.indicator, f.value, f.status) for f in figures if f.when.known}
    kept: dict[object, Figure] = {}
    sources: dict[object, list[Provenance]] = {}
    for f in figures:
        if f.when.known or (f.indicator, f.value, f.status) not in dated:
            key: object = _SAID(f)
            key = key if key not in kept or _is_same(kept[key], f) else f
            held = kept.get(key)
            if held and _grew_apart(held, f):  # twice in five years, a third in one
                growth = replace(f, value=None, bound="exact")
                kept.setdefault(growth, growth)
                sources.setdefault(growth, list(f.sources))
                f = replace(f, growth_pct=None, growth_times=None, growth_base="")
            kept[key] = _joined(held, f) if held else f
            sources.setdefault(key, []).extend(f.sources)
    return [
        replace(one, id=figure_id(one), sources=tuple(sources[key])) for key, one in kept.items()
    ]


def _without_told_growth(figures: list[Figure]) -> list[Figure]:
    """Drop growth that stands alone where the text tells a level of that year.

    `Sales fell by 18 %. … They came to 984 million, 18 % less; on the month they fell by 3 %.`
    The growth of a year whose level is not told is all that is known of it.
    """
    alone = [f for f in figures if f.value is None and f.when.start]
    if not alone:
        return figures
    levels = [f for f in figures if f.value is not None and f.status == "actual" and f.when.start]
    years = {(f.indicator, _year(f)) for f in levels}
    grown = {(f.indicator, _year(f), _base(f)) for f in levels if f.growth_pct is not None}
    echoes = {
        id(f)
        for f in alone
        if (f.indicator, _year(f), _base(f)) in grown
        or (not f.growth_base and (f.indicator, _year(f)) in years)
    }
    return [f for f in figures if id(f) not in echoes]


def _year(f: Figure) -> int:
    return f.when.start.year if f.when.start else 0


def _base(f: Figure) -> str:
    """Give the year that growth is counted from: the one before where the text names none."""
    return f.growth_base or f"{_year(f) - 1:04d}"


def _with_owners(figures: list[Figure]) -> list[Figure]:
    """Give a flow told with no owner that of the same sum of the same time told with one.

    `The Polish exports were 51.7 bn in 2023. … In 2022 exports were 45.6 bn, in 2023 51.7.`
    """
    if all(f.reporter or f.indicator not in FLOWS for f in figures):
        return figures
    owned: dict[object, set[tuple[str, str]]] = {}
    for f in figures:
        if f.reporter and f.value is not None:
            owned.setdefault(_level(f), set()).add((f.reporter, f.partner))
    out = []
    for f in figures:
        owners = owned.get(_level(f), set()) if not f.reporter else set()
        if len(owners) == 1:
            reporter, partner = next(iter(owners))
            f = replace(f, reporter=reporter, partner=partner)
        out.append(f)
    return out


def _without_rounded(figures: list[Figure]) -> list[Figure]:
    """Drop what a headline tells without its time, and the text below to the last digit.

    `Imports were 240 million. … In January they came to 240.6 million.`
    """
    head = min((f.sources[0].span.start for f in figures), default=0)
    round_ = [f for f in figures if f.sources[0].span.start == head and not f.when.known]
    exact = [f for f in figures if f.when.known and f.value] if round_ else []

    def is_told_below(f: Figure) -> bool:
        return any(
            (f.indicator, f.unit, f.status) == (one.indicator, one.unit, one.status)
            and f.value is not None
            and one.value is not None
            and abs(f.value - one.value) <= one.value * NEAR
            for one in exact
        )

    echoes = {id(f) for f in round_ if is_told_below(f)}
    return [f for f in figures if id(f) not in echoes]


def with_growth_apart(figures: list[Figure]) -> list[Figure]:
    """Give a level the growth that the text tells of it in another sentence.

    `From January to June trade grew by 18 %. … In the half year it came to 9.7 bn.` Only where
    one level and one growth of a time are told, with no other base.
    """
    levels: dict[object, list[int]] = {}
    grown: dict[object, list[int]] = {}
    for at, f in enumerate(figures):
        if f.status == "actual" and f.when.known and not f.growth_base:
            key = f.indicator, f.when, f.reporter, f.partner
            (grown if f.value is None else levels).setdefault(key, []).append(at)
    out: list[Figure | None] = list(figures)
    for time, apart in grown.items():
        told = levels.get(time, [])
        level = figures[told[0]] if len(told) == len(apart) == 1 else None
        growth = figures[apart[0]]
        if level and level.growth_pct is level.growth_times is None and growth.growth_abs is None:
            out[told[0]] = replace(
                level,
                growth_pct=growth.growth_pct,
                growth_times=growth.growth_times,
                sources=(*level.sources, *growth.sources),
            )
            out[apart[0]] = None
    return [f for f in out if f is not None]


def _without_foretold(figures: list[Figure]) -> list[Figure]:
    """Drop what a headline foretells with no time of its own where the text tells it as an aim.

    `Trade will reach $60bn. The two mean to raise it to $60bn within ten years.`
    """
    head = min((f.sources[0].span.start for f in figures), default=0)
    aims = {(f.indicator, f.value) for f in figures if f.status == "target"}
    return [
        f
        for f in figures
        if f.status != "expected"
        or f.sources[0].span.start != head
        or f.sources[0].date_span is not None
        or (f.indicator, f.value) not in aims
    ]


def _without_marks(figures: list[Figure]) -> list[Figure]:
    """Drop a mark that the same sentence tells to be passed, and what it came to: `107 bn`."""
    marks = [f for f in figures if f.bound == "over" and f.value is not None and f.when.known]
    passed = {
        id(mark)
        for mark in marks
        for f in figures
        if f.bound == "exact"
        and f.value is not None
        and f.sources[0].span == mark.sources[0].span
        and _PLACE(f) == _PLACE(mark)
        and mark.value is not None
        and mark.value < f.value <= mark.value * PASSED
    }
    return [f for f in figures if id(f) not in passed]


def _without_whole_years(figures: list[Figure]) -> list[Figure]:
    """Drop a year's sum that the text tells of a part of that year too: `since January`, 9 months.

    What a whole year came to cannot have come in nine months of it.
    """
    parts = {
        (f.indicator, f.value, f.status, f.when.start.year)
        for f in figures
        if f.value is not None and f.when.start and f.when.precision not in ("year", "open")
    }
    return [
        f
        for f in figures
        if f.when.precision != "year"
        or f.when.start is None
        or (f.indicator, f.value, f.status, f.when.start.year) not in parts
    ]


def _is_same(left: Figure, right: Figure) -> bool:
    """Say whether nothing parts two tellings of a sum: `3 billion`, `almost 3 billion, up 33%`."""
    bounds = {left.bound, right.bound} - {"exact"}
    percents = {left.growth_pct, right.growth_pct} - {None}
    times = {left.growth_times, right.growth_times} - {None}
    if left.value is None and (len(percents) == len(times) == 1 or not _is_one_base(left, right)):
        return False
    sums = {left.growth_abs, right.growth_abs} - {None}
    return all(len(told) < 2 for told in (bounds, percents, times, sums))


def _is_one_base(left: Figure, right: Figure) -> bool:
    return left.growth_base == right.growth_base


def _grew_apart(held: Figure, f: Figure) -> bool:
    """Say whether one telling has a percentage and the other a multiple, of other base years."""
    kinds = {(x.growth_pct is not None, x.growth_times is not None) for x in (held, f)}
    return kinds == {(True, False), (False, True)} and not _is_one_base(held, f)


def _joined(held: Figure, f: Figure) -> Figure:
    grown = held if f.growth_pct is None and f.growth_times is None else f
    grown = grown if held.growth_pct is None and held.growth_times is None else held
    change = f.growth_abs if held.growth_abs is None else held.growth_abs
    same = held.bound == f.bound and held.unit_inferred <= f.unit_inferred
    if same and grown is held and change == held.growth_abs:
        return held
    return replace(
        held,
        bound=held.bound if held.bound != "exact" else f.bound,
        growth_pct=grown.growth_pct,
        growth_times=grown.growth_times,
        growth_base=grown.growth_base,
        growth_abs=change,
        unit_inferred=held.unit_inferred and f.unit_inferred,
    )
