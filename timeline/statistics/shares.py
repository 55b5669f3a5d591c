"""How much of a country's whole trade the other country's is, where the same source tells both."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from timeline.statistics.guard import why_not
from timeline.statistics.values import Value, latest


@dataclass(frozen=True, slots=True)
class Share:
    """One period: the trade with the partner as a percentage of the trade with the world."""

    value: Value
    whole: Value
    percent: float


def shares(
    found: Iterable[Value], whole: Iterable[Value], reporter: str, indicator: str
) -> list[Share]:
    """Give one country's shares, in order of time; both numbers from one source and release."""
    result: dict[str, Share] = {}
    whole = [v for v in whole if (v.reporter, v.indicator) == (reporter, indicator)]
    for value in found:
        if (value.reporter, value.indicator) != (reporter, indicator) or value.value is None:
            continue
        holds = latest(
            other
            for other in whole
            if other.source == value.source
            and other.vintage == value.vintage
            and other.value
            and why_not(value, other) is None
        )
        if holds and holds.value:
            share = Share(value, holds, value.value / holds.value * 100)
            kept = result.get(value.period)
            if kept is None or latest((kept.value, value)) is value:
                result[value.period] = share
    return [result[period] for period in sorted(result)]
