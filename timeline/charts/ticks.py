"""Ticks of the time axis: years, months or days, never nearer than their texts are wide."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

_ROOM = 64.0  # px between two ticks
_YEARS = (1, 2, 5, 10, 20, 50, 100)
_MONTHS = (1, 3, 6)
_DAYS = (1, 2, 7, 14)


@dataclass(frozen=True, slots=True)
class Tick:
    """A day of the axis and how finely it is to be named: year, month or day."""

    day: date
    unit: str


def _step(days: int, width: float) -> tuple[str, int]:
    least = days * _ROOM / max(width, 1.0)  # days between two ticks
    for step in _DAYS:
        if step >= least:
            return "day", step
    for step in _MONTHS:
        if step * 30.4 >= least:
            return "month", step
    return "year", next((step for step in _YEARS if step * 365.2 >= least), _YEARS[-1])


def ticks(start: date, end: date, width: float) -> tuple[Tick, ...]:
    """Ticks of a window that is ``width`` pixels wide, first to last."""
    unit, step = _step((end - start).days, width)
    if unit == "day":
        first = date.fromordinal(-(-start.toordinal() // step) * step)
        count = (end - first).days // step + 1
        return tuple(Tick(first + timedelta(days=step * i), unit) for i in range(max(count, 0)))
    months = step * (12 if unit == "year" else 1)
    index = -(-(start.year * 12 + start.month - 1 + (start.day > 1)) // months) * months
    found = []
    while (day := date(index // 12, index % 12 + 1, 1)) <= end:
        found.append(Tick(day, unit))
        index += months
    return tuple(found)
