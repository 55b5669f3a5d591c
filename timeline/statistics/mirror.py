"""Mirror data: the same trade as either country counts it, as two lines with the gap between them.

Nothing is averaged. The gap follows the usual form, (a - b) / b in per cent: for a pair UZB-KAZ the
turnover as Uzbekistan counts it against Kazakhstan's count; for one flow the buyer's imports (CIF)
against the seller's exports (FOB).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from timeline.statistics.guard import why_not
from timeline.statistics.values import Value, by_period, latest


@dataclass(frozen=True, slots=True)
class Mirror:
    """One period: the value of either side, None where a side has none, and the gap.

    ``others`` holds further official values of the period, of earlier releases or other sources.
    """

    period: str
    a: Value | None
    b: Value | None
    others: tuple[Value, ...] = ()

    @property
    def gap(self) -> float | None:
        """Give a - b in whole units; None unless both are known and comparable."""
        if self.a is None or self.b is None or why_not(self.a, self.b, mirror=True):
            return None
        if self.a.value is None or self.b.value is None:
            return None
        return self.a.value - self.b.value

    @property
    def gap_percent(self) -> float | None:
        """Give (a - b) / b in per cent."""
        gap = self.gap
        if gap is None or self.b is None or not self.b.value:
            return None
        return gap / self.b.value * 100

    @property
    def ratio(self) -> float | None:
        """Give a / b."""
        percent = self.gap_percent
        return None if percent is None else 1 + percent / 100


def mirror(
    found: Iterable[Value],
    a: tuple[str, str],
    b: tuple[str, str],
    source: str = "",
) -> list[Mirror]:
    """Lay (reporter, indicator) a beside b, period by period; ``source`` keeps one source's values.

    ``mirror(v, ("UZB", "trade_turnover"), ("KAZ", "trade_turnover"))`` is the turnover told twice;
    ``mirror(v, ("UZB", "import"), ("KAZ", "export"))`` is what goes from Kazakhstan to Uzbekistan.
    """
    rows = []
    for period, group in by_period(found).items():
        mine = [value for value in group if not source or value.source == source]
        sides = [
            [value for value in mine if (value.reporter, value.indicator) == side]
            for side in (a, b)
        ]
        left, right = _together(*sides)
        if left is None and right is None:
            continue
        rest = tuple(value for side in sides for value in side if value not in (left, right))
        rows.append(Mirror(period, left, right, rest))
    return rows


def _together(a: list[Value], b: list[Value]) -> tuple[Value | None, Value | None]:
    """Choose one value of either side: of a source that tells both, if there is one."""
    shared = {value.source for value in a} & {value.source for value in b}
    if shared:
        pairs = [
            (latest(v for v in a if v.source == name), latest(v for v in b if v.source == name))
            for name in sorted(shared)
        ]
        return max(pairs, key=_released)
    return latest(a), latest(b)


def _released(pair: tuple[Value | None, Value | None]) -> tuple[str, ...]:
    return tuple(sorted(str(value.vintage or "") for value in pair if value))
