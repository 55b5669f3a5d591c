"""Targets as marks of a chart: each once, with the path that an open one needs."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

from timeline import messages
from timeline.charts.targets import Mark
from timeline.frame import Tables
from timeline.statistics.promises import Promise, promises
from timeline.statistics.values import values
from timeline.views import said

BILLION = 1e9


def tellings(ledger: Iterable[Promise]) -> list[tuple[Promise, list[Promise]]]:
    """Give each target once, with the other tellings of it: the same value and deadline, or none.

    A telling without a deadline stands with the dated target that it speaks of.
    """
    ledger = list(ledger)
    groups: dict[tuple[object, ...], list[Promise]] = {}
    keys = {promise.id: _key(promise) for promise in ledger}
    for promise in sorted(ledger, key=lambda one: bool(one.told_of)):
        groups.setdefault(keys.get(promise.told_of) or keys[promise.id], []).append(promise)
    return [(group[0], sorted(group[1:], key=_said)) for group in groups.values()]


def _key(promise: Promise) -> tuple[object, ...]:
    figure = promise.figure
    return figure.indicator, figure.unit, figure.value, promise.deadline


def _said(promise: Promise) -> date:
    return promise.said or date.max


def marks(ledger: list[Promise], say: Callable[[str], str], language: str) -> list[Mark]:
    """Give the marks of the targets that have a deadline; ``y`` in billions."""
    by_id = {promise.id: promise for promise in ledger}
    found = []
    for promise, _ in tellings(ledger):
        value, until = promise.figure.value, promise.deadline
        if value is None or until is None:
            continue
        moved = by_id.get(promise.moved_to)
        found.append(
            Mark(
                promise.id,
                until.year,
                value / BILLION,
                promise.status,
                messages.decimal(value / BILLION, language, 1),
                path=_path(promise),
                needs=_needs(promise, say, language),
                to_x=moved.deadline.year if moved and moved.deadline else None,
            )
        )
    return found


def turnover_marks(
    tables: Tables, pair: str, as_of: date, say: Callable[[str], str], language: str
) -> list[Mark]:
    """Give the marks of the turnover targets of a pair, for the trade chart."""
    ledger = promises(values(tables, pair, ["trade_turnover"]), as_of)
    return marks([p for p in ledger if p.figure.unit == "USD"], say, language)


def _path(promise: Promise) -> tuple[tuple[float, float], ...]:
    if promise.status != "open" or not promise.needs or promise.deadline is None:
        return ()
    need = promise.needs[0]
    start = promise.deadline.year - need.years
    goal = (promise.deadline.year, need.target / BILLION)
    return ((start, (need.base.value or 0.0) / BILLION), goal)


def _needs(promise: Promise, say: Callable[[str], str], language: str) -> str:
    if not promise.needs:
        return ""
    percent = said.percent(promise.needs[0].percent, language, signs="")
    return say("{percent} a year").format(percent=percent)
