"""Prices taken out by a series that the user supplies: indicator ``deflator``, an index a year."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from timeline.statistics.values import Value

INDICATOR = "deflator"


def deflators(found: Iterable[Value]) -> dict[str, dict[int, float]]:
    """Give {source: {year: index}} of the full years that a supplied series covers."""
    series: dict[str, dict[int, float]] = {}
    for value in found:
        if value.indicator == INDICATOR and value.full_year and value.value:
            series.setdefault(value.source, {})[int(value.period)] = value.value
    return series


def deflate(found: Iterable[Value], index: dict[int, float], base: int) -> list[Value]:
    """Give the values in money of the base year: value * index[base] / index[year].

    A value whose year the series lacks, or that spans several years, is left out, not kept nominal.
    """
    real = []
    for value in found:
        year = value.end.year if value.end else None
        if year is None or value.start is None or value.start.year != year:
            continue
        if value.value is None or year not in index or base not in index:
            continue
        real.append(replace(value, value=value.value * index[base] / index[year]))
    return real
