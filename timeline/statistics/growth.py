"""Growth over the same months of another year, within one reporter's series of one source."""

from __future__ import annotations

import calendar
import math
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from timeline.statistics.guard import why_not
from timeline.statistics.values import Value, latest

Days = tuple[date, date]


@dataclass(frozen=True, slots=True)
class Growth:
    """How much a value is above the base, in per cent; both are kept, so each can be shown."""

    value: Value
    base: Value
    percent: float


def growths(found: Iterable[Value], reporter: str, indicator: str) -> list[Growth]:
    """Give the growth over the year before for each period that has one, in order of time."""
    mine = [v for v in found if (v.reporter, v.indicator) == (reporter, indicator)]
    spans = sorted({(v.start, v.end) for v in mine if v.start and v.end})
    steps = [growth(mine, span, year_before(span)) for span in spans]
    return [step for step in steps if step]


def growth(found: Iterable[Value], span: Days, base: Days) -> Growth | None:
    """Give the growth of one reporter's flow from one span of days to another.

    Both values come from one source; among several the last release holds.
    """
    found = [value for value in found if value.value is not None]
    steps = []
    for source in {value.source for value in found}:
        mine = [value for value in found if value.source == source]
        now = latest(value for value in mine if value.span == span)
        before = latest(value for value in mine if value.span == base)
        if not (now and before and now.value and before.value):
            continue
        if why_not(now, before, over_time=True) is None:
            steps.append(Growth(now, before, (now.value / before.value - 1) * 100))
    return max(steps, key=lambda g: (g.value.vintage or date.min, g.value.source), default=None)


def year_before(span: Days) -> Days:
    """Give the same months of the year before; the last of February stays the last."""
    first, last = span
    ends_month = last.day == calendar.monthrange(last.year, last.month)[1]
    year = last.year - 1
    most = calendar.monthrange(year, last.month)[1]
    return (
        first.replace(year=first.year - 1, day=min(first.day, 28)),
        date(year, last.month, most if ends_month else min(last.day, most)),
    )


def yearly_growth_needed(base: float, target: float, years: int) -> float | None:
    """Give the growth per year, in per cent, that leads from a base to a target; None if none can.

    ``((target / base) ** (1 / years) - 1) * 100``
    """
    if years <= 0 or base <= 0 or target <= 0:
        return None
    return (math.pow(target / base, 1 / years) - 1) * 100
