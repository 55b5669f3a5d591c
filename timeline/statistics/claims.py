"""What the press said, held against official numbers: flow by flow, period by period, side by side.

A claim agrees when the official number, rounded or cut as the claim is, gives the claim. Verdicts:

    agrees          every side whose number is known agrees
    one_side        one country's number agrees, the other's does not
    differs         none agrees; ``difference`` is that of the nearest, in per cent
    not_comparable  there are numbers, but of another period, unit or basis
    no_data         no official number of that flow and period
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from operator import itemgetter

from timeline.statistics.growth import growth, year_before
from timeline.statistics.guard import why_not
from timeline.statistics.rounding import growth_agrees, rounds_to
from timeline.statistics.values import COUNTED, Said, Value, latest, official

VERDICTS = ("agrees", "one_side", "differs", "not_comparable", "no_data")
_LEVELS = ("actual", "estimate", "expected", "derived")
Side = tuple[str, str]  # (reporter, indicator)


@dataclass(frozen=True, slots=True)
class Check:
    """One official number beside a claim; ``difference``: official against claim.

    It is in per cent for a level, in percentage points for growth.
    """

    reporter: str
    official: float
    difference: float
    agrees: bool
    ids: tuple[str, ...]
    status: str = "actual"


@dataclass(frozen=True, slots=True)
class Claim:
    """A number said in the press with its verdict; ``kind`` is level, growth, forecast or derived.

    ``value`` is in whole units for a level and in per cent for growth.
    """

    figure: Value
    kind: str
    value: float
    verdict: str
    reason: Said
    checks: tuple[Check, ...] = ()

    @property
    def difference(self) -> float | None:
        """Give the difference of the nearest official number."""
        return min((check.difference for check in self.checks), key=abs, default=None)


def claims(found: Iterable[Value], pair: tuple[str, str]) -> list[Claim]:
    """Give a verdict on each number and each growth that the press tells; targets are promises."""
    found = list(found)
    known: dict[Side, list[Value]] = {}
    for value in official(found):
        known.setdefault((value.reporter, value.indicator), []).append(value)
    # What was derived from a figure's growth names the period that the growth is counted from.
    bases = {
        name: value
        for value in found
        for name in value.derived_from
        if value.status == "derived" and value.start
    }
    result = []
    for figure in found:
        if figure.origin != "press" or figure.status not in _LEVELS or _own_sum(figure):
            continue
        if figure.value is not None:
            result.append(_level(figure, known, pair))
        percent = _growth_said(figure)
        if percent is not None and figure.status != "derived":
            result.append(_growth(figure, percent, known, pair, bases.get(figure.id)))
    return result


def _own_sum(figure: Value) -> bool:
    """Say whether a figure is our addition of exports and imports: nobody claimed it."""
    return bool(figure.derived_from) and figure.status != "derived"


def _sides(figure: Value, pair: tuple[str, str]) -> list[Side]:
    """Give the (reporter, indicator) that count the same trade as a claim."""
    if figure.indicator == "balance":
        return [(figure.reporter, "balance")] if figure.reporter in pair else []
    if figure.indicator not in ("export", "import"):
        return [(who, figure.indicator) for who in pair]
    if figure.reporter not in pair:
        return []
    other = pair[0] if figure.reporter == pair[1] else pair[1]
    mirrored = "import" if figure.indicator == "export" else "export"
    return [(figure.reporter, figure.indicator), (other, mirrored)]


def _level(figure: Value, known: Mapping[Side, list[Value]], pair: tuple[str, str]) -> Claim:
    value = figure.value or 0.0
    kind = {"expected": "forecast", "derived": "derived"}.get(figure.status, "level")
    claim = Claim(figure, kind, value, "no_data", Said("no official number of that period"))
    sides = _sides(figure, pair)
    if not sides:
        return replace(claim, verdict="not_comparable", reason=Said("whose trade is not said"))
    if figure.start is None or figure.end is None:
        return replace(claim, verdict="not_comparable", reason=Said("the period is not known"))
    reasons: list[tuple[int, Said]] = []
    checks = []
    for side in sides:
        mine = known.get(side, [])
        fit = [v for v in mine if why_not(figure, v, mirror=True) is None]
        if fit:
            checks.append(_check(figure, value, _holds(figure, value, fit)))
        else:
            reasons += [found for v in mine if (found := _near(figure, v))]
    if checks:
        return _judge(replace(claim, checks=tuple(checks)), len(sides))
    if reasons:
        return replace(claim, verdict="not_comparable", reason=max(reasons, key=itemgetter(0))[1])
    return claim


def _near(figure: Value, other: Value) -> tuple[int, Said] | None:
    """Say why a number of overlapping days cannot be compared; None for quite another period.

    The reason comes with its weight: days in common, and most for a part above its whole.
    """
    if not (figure.start and figure.end and other.start and other.end):
        return None
    common = (min(figure.end, other.end) - max(figure.start, other.start)).days + 1
    reason = why_not(figure, other, mirror=True)
    if common <= 0 or reason is None:
        return None
    inside = common == (figure.end - figure.start).days + 1
    above = (figure.value or 0.0) > (other.value or 0.0) and figure.unit == other.unit
    if not (inside and above and other.full_year):
        return common, reason
    facts = {"months": figure.months, "year": other.period, "who": other.reporter}
    return 10_000, Said(
        "{months} of 12 months, yet more than all of {year} as {who} counts it: {official}",
        facts | {"official": other.value},
    )


def _holds(figure: Value, value: float, fit: list[Value]) -> Value:
    """Choose the number of one side that a claim is held against.

    Tables of trade statistics (a basis is stated) decide where there are any. Where a side is only
    quoted, and quoted with several numbers, one that agrees is enough; else the last release holds.
    """
    tables = [other for other in fit if other.basis != "unknown"] or fit
    agreeing = [other for other in tables if rounds_to(other.value or 0.0, value, figure)]
    return latest(agreeing or tables) or fit[0]


def _check(figure: Value, value: float, holds: Value) -> Check:
    actual = holds.value or 0.0
    return Check(
        reporter=holds.reporter,
        official=actual,
        difference=(actual / value - 1) * 100 if value else 0.0,
        agrees=rounds_to(actual, value, figure),
        ids=(holds.id,),
        status=holds.status,
    )


def _judge(claim: Claim, sides: int) -> Claim:
    """Turn checks into a verdict and its reason."""
    agreeing = [check for check in claim.checks if check.agrees]
    others = [check for check in claim.checks if not check.agrees]
    if agreeing and others:
        said = Said(
            "agrees with {who} ({official}), not with {other} ({other_official})",
            {
                "who": agreeing[0].reporter,
                "official": agreeing[0].official,
                "other": others[0].reporter,
                "other_official": others[0].official,
            },
        )
        return replace(claim, verdict="one_side", reason=said)
    if agreeing:
        if len(claim.checks) < sides:
            alone = {"who": agreeing[0].reporter, "official": agreeing[0].official}
            said = Said("agrees with {who} ({official}); the other side's number is missing", alone)
        elif claim.figure.bound == "over":
            said = Said("a lower bound; both counts lie above it")
        else:
            said = Said("agrees with both counts")
        return replace(claim, verdict="agrees", reason=said)
    nearest, *rest = sorted(others, key=lambda check: abs(check.difference))
    values = {"who": nearest.reporter, "official": nearest.official}
    if claim.kind == "growth":
        points = {"points": nearest.difference}
        if rest:
            other = {"other": rest[0].reporter, "other_official": rest[0].official}
            text = "agrees with neither: {who} has {official}, {other} {other_official}"
            said = Said(text, values | other)
        else:
            said = Said("{who} has {official}, {points} points apart", values | points)
    else:
        percent = {"percent": nearest.difference}
        said = Said("{who} has {official}, {percent} per cent apart", values | percent)
    return replace(claim, verdict="differs", reason=said)


def _growth_said(figure: Value) -> float | None:
    """Give the growth that a figure tells, in per cent: doubled is 100."""
    if figure.growth_pct is not None:
        return figure.growth_pct
    return None if figure.growth_times is None else (figure.growth_times - 1) * 100


def _growth(
    figure: Value,
    percent: float,
    known: Mapping[Side, list[Value]],
    pair: tuple[str, str],
    base: Value | None,
) -> Claim:
    claim = Claim(figure, "growth", percent, "no_data", Said("no official numbers of both periods"))
    sides = _sides(figure, pair)
    if figure.start is None or figure.end is None or not sides:
        return replace(claim, verdict="not_comparable", reason=Said("the period is not known"))
    span = (figure.start, figure.end)
    before = (base.start, base.end) if base and base.start and base.end else year_before(span)
    checks = []
    for side in sides:
        step_found = growth(known.get(side, []), span, before)
        if step_found is None:
            continue
        points = step_found.percent - percent
        checks.append(
            Check(
                reporter=side[0],
                official=step_found.percent,
                difference=points,
                agrees=growth_agrees(step_found.percent, percent, figure),
                ids=(step_found.value.id, step_found.base.id),
                status=COUNTED["estimate" in (step_found.value.status, step_found.base.status)],
            )
        )
    return _judge(replace(claim, checks=tuple(checks)), len(sides)) if checks else claim
