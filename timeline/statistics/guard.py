"""Which numbers may be joined by a line, a sum or a difference, and why others may not."""

from __future__ import annotations

import calendar
from collections.abc import Iterable
from datetime import date
from itertools import pairwise

from timeline.statistics.values import Said, Value

_MIRROR = {("export", "import"), ("import", "export")}


def why_not(a: Value, b: Value, *, over_time: bool = False, mirror: bool = False) -> Said | None:
    """Say why two numbers cannot be compared; None where they can.

    ``over_time`` allows two years, if both cover the same months. ``mirror`` allows one country's
    exports beside the other's imports, and with them FOB beside CIF.
    """
    if a.unit != b.unit:
        return Said("{unit} and {other_unit} without a conversion", _units(a, b))
    if a.indicator != b.indicator and not (mirror and (a.indicator, b.indicator) in _MIRROR):
        return Said("one is {flow}, the other {other_flow}", _flows(a, b))
    if period := _period(a, b, over_time):
        return period
    if "goods_services" in (a.basis, b.basis) and a.basis != b.basis:
        return Said("goods and services beside goods alone")
    if not mirror and {a.basis, b.basis} == {"FOB", "CIF"}:
        return Said("FOB beside CIF")
    return None


def _units(a: Value, b: Value) -> dict[str, str]:
    return {"unit": a.unit, "other_unit": b.unit}


def _flows(a: Value, b: Value) -> dict[str, str]:
    return {"flow": a.indicator, "other_flow": b.indicator}


def _broken(value: Value) -> bool:
    """Say whether a period begins or ends within a month."""
    if value.start is None or value.end is None:
        return False
    last = calendar.monthrange(value.end.year, value.end.month)[1]
    return value.start.day != 1 or value.end.day != last


def _period(a: Value, b: Value, over_time: bool) -> Said | None:
    if a.start is None or a.end is None or b.start is None or b.end is None:
        return Said("a period without a known first and last day")
    if _broken(a) or _broken(b):
        same = a.span == b.span
        return None if same else Said("a period that ends within a month")
    if a.months != b.months:
        short, long = sorted((a.months, b.months))
        if long == 12:
            return Said("{months} of 12 months beside a full year", {"months": short})
        return Said("{months} against {other} months", {"months": short, "other": long})
    if over_time:
        if (a.start.month, a.start.day, a.end.month) != (b.start.month, b.start.day, b.end.month):
            return Said("different months of the year")
    elif a.span != b.span:
        return Said("different periods")
    return None


def refusal(found: Iterable[Value]) -> tuple[Value, Value, Said] | None:
    """Give the first two values, in order of time, that no line may join, and why; else None."""
    ordered = sorted(found, key=lambda value: (value.start or date.max, value.end or date.max))
    for before, after in pairwise(ordered):
        reason = why_not(before, after, over_time=True)
        if reason:
            return before, after, reason
    return None
