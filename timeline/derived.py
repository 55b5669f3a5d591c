"""What growth implies of another time: `2.5 times 2016` gives 2016, `+15.5 %` the year before.

A derived figure has the status ``derived``, names the figure that it came from, keeps its source
sentences, and is rounded to three digits, as the numbers of the press are. Nothing is derived from
a target or an expectation, nor from a figure that is itself derived.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from decimal import Decimal

from timeline import edtf
from timeline.records import TRADE, Document, Figure, When

DIGITS = 3
FIRST_YEAR = 1991
COUNTED = ("actual", "estimate")


def with_partners(figures: Iterable[Figure]) -> list[Figure]:
    """Name the other country of the pair as partner where only the reporter is known."""
    out = []
    for figure in figures:
        others = [side for side in figure.pair.split("-") if side != figure.reporter]
        if figure.reporter and not figure.partner and len(others) == 1:
            figure = replace(figure, partner=others[0])
        out.append(figure)
    return out


def so_far(figures: Iterable[Figure], documents: Iterable[Document]) -> list[Figure]:
    """Give what was told of a year before its end the part of the year that had passed.

    `This year trade has reached 3.4 bn`, written on 14 November, is no sum of a whole year.
    """
    published = {one.id: one.published for one in documents}
    out = []
    for figure in figures:
        days = {published.get(source.document) for source in figure.sources}
        day = days.pop() if len(days) == 1 else None
        if day and figure.indicator in TRADE and _is_unfinished(figure, day):
            until = edtf.point(day.year, day.month, day.day)
            figure = replace(figure, when=edtf.parse(f"{day.year:04d}-01-01/{until}"))
        out.append(figure)
    return out


def _is_unfinished(figure: Figure, day: date) -> bool:
    when = figure.when
    if figure.status not in COUNTED or when.precision != "year" or when.end is None:
        return False
    return when.end.year == day.year and day < when.end


def derive(figures: Iterable[Figure]) -> list[Figure]:
    """Give the figures that the growth of others implies; the given ones are not repeated."""
    out: dict[str, Figure] = {}
    for figure in figures:
        if figure.status not in COUNTED or figure.value is None or figure.derived_from:
            continue
        base = _base(figure)
        if base is None or not base.start or base.start.year < FIRST_YEAR:
            continue
        for value, bound, said in _implied(figure, figure.value):
            one = _derived(figure, base, value, bound, said)
            out.setdefault(one.id, one)
    return list(out.values())


def _implied(figure: Figure, value: Decimal) -> list[tuple[Decimal, str, str]]:
    """Give (value, bound, growth in words) for each growth that the figure carries."""
    found = []
    rough = "exact" if figure.bound == "exact" else "about"
    if figure.growth_pct is not None and figure.growth_pct > -100:
        factor = 1 + figure.growth_pct / 100
        found.append((value / factor, rough, f"{_plain(figure.growth_pct, '+')} %"))
    if figure.growth_times is not None and figure.growth_times > 0:
        # `2.5 times` is a round number, whatever the figure itself is.
        found.append((value / figure.growth_times, "about", f"{_plain(figure.growth_times)} times"))
    if figure.growth_abs is not None and value > figure.growth_abs:
        found.append((value - figure.growth_abs, rough, _plain(figure.growth_abs, "+")))
    return found


def _base(figure: Figure) -> When | None:
    """Give the time that a figure is compared with: as said, else the same a year before."""
    start, end = figure.when.start, figure.when.end
    if start is None or end is None or figure.when.precision == "open":
        return None
    if figure.growth_base:
        said = edtf.parse(figure.growth_base)
        if said.start is None or said.precision != "year" or said.start.year == start.year:
            return None if said.start and said.start.year == start.year else said
        return _shifted(figure.when, start, end, said.start.year - start.year)
    return _shifted(figure.when, start, end, -1)


def _shifted(when: When, start: date, end: date, years: int) -> When | None:
    """Move a period by whole years: January to September stays January to September."""
    if when.precision == "day" or start.year != end.year:
        return None
    return edtf.parse(when.edtf.replace(str(start.year), str(start.year + years)))


def _derived(figure: Figure, base: When, value: Decimal, bound: str, said: str) -> Figure:
    name = hashlib.sha256(f"{figure.id}|{base.edtf}|{said}".encode()).hexdigest()[:12]
    return replace(
        figure,
        id=f"d{name}",
        when=base,
        value=_rounded(value),
        bound=bound,
        status="derived",
        growth_pct=None,
        growth_times=None,
        growth_abs=None,
        growth_base="",
        as_written="",
        derived_from=(figure.id,),
        conflicts=(),
        review="unreviewed",
        correction="",
        note=f"derived from {_plain(figure.value)} of {figure.when.edtf}, {said}",
    )


def _plain(value: Decimal | None, sign: str = "") -> str:
    return "" if value is None else f"{value.normalize():{sign}f}"


def _rounded(value: Decimal) -> Decimal:
    place = Decimal(1).scaleb(value.adjusted() - DIGITS + 1)
    return value.quantize(place).quantize(Decimal(1)) if place >= 1 else value.quantize(place)
