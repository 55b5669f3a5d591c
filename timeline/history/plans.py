"""Plans that came due: reported, or not confirmed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from timeline.merge import is_vague, kept_under, looked_up, same_matter
from timeline.records import Event

YEAR_OF = "year_of"  # the topic of the language files: `the Year of Uzbekistan in Kazakhstan`


def settle(events: Sequence[Event], as_of: date | None) -> list[Event]:
    """Settle the planned events whose last day is before ``as_of``.

    Where exactly one event of the same kind, pair and days happened, the plan joins it as one more
    source, and its date is shown as what another source says. Else its holding is not confirmed.
    """
    if as_of is None:
        return list(events)
    happened = _by_time(events)
    joined: dict[int, list[Event]] = {}
    unconfirmed, gone, come = set(), set(), set()
    for plan in events:
        if plan.status != "planned" or plan.when.end is None or plan.when.end >= as_of:
            continue
        if _comes_by_itself(plan):
            come.add(id(plan))
            continue
        reports = _reports_of(plan, happened)
        if len(reports) == 1:
            joined.setdefault(id(reports[0]), []).append(plan)
            gone.add(id(plan))
        else:
            unconfirmed.add(id(plan))
    out = []
    for event in events:
        if id(event) in gone:
            continue
        if id(event) in come:
            event = replace(event, status="happened")
        if id(event) in unconfirmed:
            event = replace(event, status="not_confirmed")
        for plan in joined.get(id(event), []):
            event = _join(event, plan)
        out.append(event)
    return out


def _by_time(events: Iterable[Event]) -> Mapping[Hashable, list[Event]]:
    """Give the events that happened by kind, pair and the months or years that they touch."""
    out: dict[Hashable, list[Event]] = defaultdict(list)
    for event in events:
        if event.status == "happened":
            for time in kept_under(event.when):
                out[event.kind, event.pair, time].append(event)
    return out


def _reports_of(plan: Event, happened: Mapping[Hashable, list[Event]]) -> list[Event]:
    """Give the event that reports a plan, or two of those that might."""
    found: dict[int, Event] = {}
    for time in looked_up(plan.when):
        for event in happened.get((plan.kind, plan.pair, time), ()):
            if id(event) not in found and _reports(event, plan):
                found[id(event)] = event
                if len(found) == 2:
                    return list(found.values())
    return list(found.values())


def _comes_by_itself(plan: Event) -> bool:
    """Say whether a day needs no report: an anniversary, a year proclaimed for a country."""
    return plan.kind == "anniversary" or YEAR_OF in plan.topics


def _reports(event: Event, plan: Event) -> bool:
    if event.status != "happened" or (event.kind, event.pair) != (plan.kind, plan.pair):
        return False
    if event.place and plan.place and event.place != plan.place:
        return False
    if event.series != plan.series and event.series and plan.series:
        return False
    if is_vague(plan.when) and not same_matter(event, plan):
        return False  # in a year many things happen
    start, end = event.when.start, event.when.end
    if start is None or end is None or plan.when.start is None or plan.when.end is None:
        return False
    return start <= plan.when.end and plan.when.start <= end


def _join(event: Event, plan: Event) -> Event:
    conflicts = event.conflicts
    told = (event.when.edtf, *conflicts)
    if not is_vague(plan.when) and plan.when.edtf not in told:
        conflicts = (*conflicts, plan.when.edtf)
    fresh = tuple(source for source in plan.sources if source not in event.sources)
    return replace(event, sources=(*event.sources, *fresh), conflicts=conflicts)
