"""The ledger of targets: who set what for when, what became of it, and what the open ones need.

A target set again with a later deadline is a restatement: the two are chained and the earlier one
has moved. Targets of one sentence with different deadlines and values are stages of one plan.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from timeline.statistics.growth import yearly_growth_needed
from timeline.statistics.values import COUNTED, Said, Value, latest, official

STATUSES = ("met", "missed", "open", "moved", "unknown")
UNDECIDED = Said("no figure decides it")


@dataclass(frozen=True, slots=True)
class Need:
    """The growth per year, in per cent, that leads from a known year to a target."""

    base: Value
    target: float
    years: int
    percent: float


@dataclass(frozen=True, slots=True)
class Promise:
    """One target of the ledger.

    ``chain`` is shared by a target and its restatements, ``plan`` by the stages of one plan;
    ``relation`` says how it relates to the one before it, ``moved_to`` names what replaced it.
    ``decided_by`` are the ids of the figures behind the status. A target told without a deadline
    names in ``told_of`` the dated one of its chain that it speaks of.
    """

    figure: Value
    said: date | None
    deadline: date | None
    status: str = "unknown"
    reason: Said = UNDECIDED
    chain: str = ""
    plan: str = ""
    stage: int = 0
    relation: str = ""
    moved_to: str = ""
    told_of: str = ""
    decided_by: tuple[str, ...] = ()
    needs: tuple[Need, ...] = ()

    @property
    def id(self) -> str:
        """Give the id of the figure that tells the target."""
        return self.figure.id


def promises(found: Iterable[Value], as_of: date) -> list[Promise]:
    """Give the targets told by a day, by the day on which they were set, chained and decided."""
    found = list(found)
    targets = [
        Promise(v, v.set_on or v.said, v.end)
        for v in found
        if v.status == "target" and v.value is not None
    ]
    targets = [p for p in targets if p.said is None or p.said <= as_of]
    targets.sort(key=lambda p: (p.said or date.max, p.deadline or date.max, p.id))
    decided = [_decide(target, found, as_of) for target in targets]
    return _undated(_chain(_stages(decided)))


def _undated(targets: list[Promise]) -> list[Promise]:
    """Let a target told without a deadline follow the dated one of its chain that it speaks of.

    That is the one in force on its day; before any was set, the first one set.
    """
    result = []
    for target in targets:
        dated = [p for p in targets if p.chain == target.chain and p.deadline and p.said]
        if target.deadline or target.said is None or not dated:
            result.append(target)
            continue
        before = [p for p in dated if p.said and p.said <= target.said]
        stands = before[-1] if before else dated[0]
        year = stands.deadline.year if stands.deadline else ""
        reason = Said("told without a deadline; that of {year} was set", {"year": year})
        result.append(replace(target, status=stands.status, reason=reason, told_of=stands.id))
    return result


def _same_goal(a: Promise, b: Promise) -> bool:
    x, y = a.figure, b.figure
    return (x.indicator, x.unit, x.value) == (y.indicator, y.unit, y.value)


def _stages(targets: list[Promise]) -> list[Promise]:
    """Mark the targets of one sentence with different deadlines as stages of a plan."""
    result = []
    for target in targets:
        plan = [
            other
            for other in targets
            if other.figure.indicator == target.figure.indicator
            and not _same_goal(target, other)
            and None not in (other.deadline, target.deadline)
            and other.deadline != target.deadline
            and _one_sentence(target.figure, other.figure)
        ]
        if not plan:
            result.append(target)
            continue
        stages = sorted([target, *plan], key=lambda p: (p.deadline or date.max, p.id))
        number = stages.index(target) + 1
        relation = "stage" if number > 1 else ""
        result.append(replace(target, plan=stages[0].id, stage=number, relation=relation))
    return result


def _one_sentence(a: Value, b: Value) -> bool:
    """Say whether some document tells both in one sentence."""
    return any(
        one == other and start < last and first < end
        for one, start, end in a.places
        for other, first, last in b.places
    )


def _chain(targets: list[Promise]) -> list[Promise]:
    """Link each target to the earlier ones with the same goal: said again, or moved to later.

    A target told without a deadline repeats the one before it; what a new deadline is later than is
    the last deadline set.
    """
    result: list[Promise] = []
    for target in targets:
        same = [index for index, other in enumerate(result) if _same_goal(other, target)]
        if not same or target.said is None:
            result.append(replace(target, chain=target.id))
            continue
        dated = [index for index in same if result[index].deadline and not result[index].moved_to]
        later = [index for index in dated if _later(result[index], target)]
        # The first deadline for a goal that was only named before repeats nothing.
        first = target.deadline is not None and not dated
        relation = "restated" if later else "" if first else "repeated"
        chain = result[same[0]].chain
        result.append(replace(target, chain=chain, relation=target.relation or relation))
        for index in later:
            result[index] = _moved(result[index], target)
    return result


def _later(earlier: Promise, target: Promise) -> bool:
    """Say whether a target puts the deadline of an earlier one off."""
    if earlier.deadline is None or target.deadline is None or target.said is None:
        return False
    return earlier.deadline < target.deadline and (
        earlier.said is None or earlier.said < target.said
    )


def _moved(earlier: Promise, target: Promise) -> Promise:
    """Mark a target as moved; one that was met or had failed by then keeps its own status."""
    if earlier.status == "met" or (
        earlier.deadline and target.said and earlier.deadline < target.said
    ):
        return replace(earlier, moved_to=target.id)
    reason = Said(
        "restated on {day} for {year}",
        {"day": target.said, "year": target.deadline.year if target.deadline else ""},
    )
    return replace(earlier, status="moved", reason=reason, moved_to=target.id, needs=())


def _decide(target: Promise, found: list[Value], as_of: date) -> Promise:
    """Give a target its status by the figures of the year of its deadline, or of any year before.

    Official numbers decide; where a year has none, what the press told as actual does.
    """
    figure = target.figure
    years = [
        v
        for v in found
        if v.indicator == figure.indicator
        and v.unit == figure.unit
        and v.status in COUNTED
        and v.full_year
        and v.value is not None
        and v.end is not None
        and v.end <= as_of
    ]
    until = target.deadline
    if until is None:
        reason = Said("no deadline was set")
        return replace(target, status="open", reason=reason, needs=_needs(target, years))
    due = [v for v in years if v.end and v.end.year == until.year]
    counts = _counts(due)
    if until >= as_of and not counts:
        reason = Said("due at the end of {year}", {"year": until.year})
        return replace(target, status="open", reason=reason, needs=_needs(target, years))
    if not counts:
        return replace(target, reason=Said("no figure of {year} is known", {"year": until.year}))
    return _judge(target, counts)


def _counts(due: list[Value]) -> list[Value]:
    """Choose one number a reporter: the last official release, else what the press told."""
    counted = official(due)
    chosen = counted or [v for v in due if v.origin == "press"]
    best = [latest(v for v in chosen if v.reporter == who) for who in {v.reporter for v in chosen}]
    return sorted((v for v in best if v), key=lambda v: v.reporter)


def _judge(target: Promise, counts: list[Value]) -> Promise:
    goal = target.figure.value or 0.0
    reached = [v for v in counts if (v.value or 0.0) >= goal]
    ids = tuple(v.id for v in counts)
    nearest = max(counts, key=lambda v: v.value or 0.0)
    share = (nearest.value or 0.0) / goal * 100 if goal else 0.0
    facts = {
        "who": nearest.reporter,
        "year": nearest.period,
        "official": nearest.value,
        "percent": share,
    }
    if len(reached) == len(counts):
        reason = Said("{year}: {official}, {percent} per cent of the target", facts)
        return replace(target, status="met", reason=reason, decided_by=ids)
    if reached:
        other = next(v for v in counts if v not in reached)
        reason = Said(
            "reached as {who} counts it, not as {other} does",
            {"who": reached[0].reporter, "other": other.reporter},
        )
        return replace(target, status="unknown", reason=reason, decided_by=ids)
    reason = Said("{year}: {official} at most, {percent} per cent of the target", facts)
    return replace(target, status="missed", reason=reason, decided_by=ids)


def _needs(target: Promise, years: list[Value]) -> tuple[Need, ...]:
    """Give the growth needed from the last full year that is known, once for each value of it."""
    goal, until = target.figure.value or 0.0, target.deadline
    if until is None or not years:
        return ()
    last = max(v.end.year for v in years if v.end)
    needs = []
    for base in _counts([v for v in years if v.end and v.end.year == last]):
        percent = yearly_growth_needed(base.value or 0.0, goal, until.year - last)
        if percent is not None and (base.value or 0.0) < goal:
            needs.append(Need(base, goal, until.year - last, percent))
    return tuple(needs)
