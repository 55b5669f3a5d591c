"""Dates as periods: which are, how near one stands, what a target makes of one."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from datetime import date as date_
from operator import attrgetter

from timeline import edtf
from timeline.extract.amounts import AmountHit
from timeline.extract.dates import DateHit
from timeline.extract.figures.terms import (
    ATTACHED,
)
from timeline.extract.sentence import Sentence
from timeline.records import When

_START, _END = attrgetter("start"), attrgetter("end")


def amounts_before(amounts: Sequence[AmountHit], amount: AmountHit) -> Sequence[AmountHit]:
    """Give those of some amounts, in the order of the text, that end before another."""
    return amounts[: bisect_right(amounts, amount.start, key=_END)]


def amounts_behind(amounts: Sequence[AmountHit], amount: AmountHit) -> Sequence[AmountHit]:
    """Give those of some amounts, in the order of the text, that begin behind another."""
    return amounts[bisect_left(amounts, amount.end, key=_START) :]


def amounts_near(amounts: Sequence[AmountHit], start: int, end: int) -> Sequence[AmountHit]:
    """Give those of some amounts, in the order of the text, that begin from start to end."""
    first = bisect_left(amounts, start, key=_START)
    return amounts[first : bisect_right(amounts, end, first, key=_START)]


def amounts_ending(amounts: Sequence[AmountHit], start: int, end: int) -> Sequence[AmountHit]:
    """Give those of some amounts, in the order of the text, that end from start to end."""
    first = bisect_left(amounts, start, key=_END)
    return amounts[first : bisect_right(amounts, end, first, key=_END)]


def dates_before(dates: Sequence[DateHit], start: int, reach: int) -> Sequence[DateHit]:
    """Give those of some dates, in the order of the text, that end shortly before a place."""
    first = bisect_left(dates, start - reach, key=_END)
    return dates[first : bisect_right(dates, start, first, key=_END)]


def dates_behind(dates: Sequence[DateHit], end: int, reach: int) -> Sequence[DateHit]:
    """Give those of some dates, in the order of the text, that begin shortly behind a place."""
    first = bisect_left(dates, end, key=_START)
    return dates[first : bisect_right(dates, end + reach, first, key=_START)]


def distance(date: DateHit, amount: AmountHit) -> tuple[bool, int]:
    """Order dates by nearness to an amount; one that stands before it comes first."""
    if date.end <= amount.start:
        return False, amount.start - date.end
    return True, date.start - amount.end


def is_ahead(hit: DateHit, published: date_ | None) -> bool:
    """Say whether a date can be a deadline: not before the year of publication."""
    return published is None or (hit.when.end is not None and hit.when.end >= published)


def dated_between(sentence: Sentence, level: AmountHit, ratio: AmountHit) -> bool:
    """Say whether a period of another time stands between a level and a ratio."""
    low, high = sorted((level, ratio), key=lambda amount: amount.start)
    dates = [d for d in sentence.dates if low.end <= d.start < high.start and is_period(d)]
    # `$4 bn in 2017, up 32%`: the date at the heels of the level is the level's.
    return any(
        d.role in ("act", "period")
        and (d.start - low.end > ATTACHED or "," in sentence.piece(low.end, d.start))
        for d in dates
    )


def is_year(date: DateHit) -> bool:
    return date.role in ("act", "attr") and date.when.precision in ("year", "month")


def is_period(date: DateHit) -> bool:
    return (
        date.when.precision in ("year", "month", "quarter", "half", "decade")
        or date.role
        in (
            "period",
            "act_by",
        )
        or (date.when.precision == "range" and _is_of_years_or_months(date.when.edtf))
    )


def _is_of_years_or_months(told: str) -> bool:
    """Say whether a range has no days: `2020/2022`, `2023-12/2024-11`."""
    return len(told) == len("2023-12/2024-11") or "-" not in told.replace("/", "")[4:8]


def as_period(date: DateHit, status: str) -> When:
    """A target's year is its deadline: `by 2030`, `in 2030` give ../2030."""
    text = date.when.edtf
    if status == "target" and date.role == "period":
        return date.when  # `by the results of the year they count on 5 bn`
    if status == "target" and "/" not in text and "X" not in text:
        return edtf.parse(f"../{text}")
    return date.when


def is_by_far_year(date: DateHit, published: date_ | None) -> bool:
    """Say whether a date is a year to come by which something is foreseen: `by 2030`."""
    year = date.when.end.year if date.when.end and date.when.precision == "year" else 0
    return date.role == "act_by" and (published is None or year > published.year)


def first_period(sentence: Sentence) -> DateHit | None:
    """Give the first date of a sentence that is a period of its own, not of a comparison."""
    own = (date for date in sentence.dates if date.role != "base")
    return next((date for date in own if is_period(date)), None)
