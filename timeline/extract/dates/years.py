"""The year of a day and month that stand without one."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

from timeline.extract.dates.base import Context


def guess_year(month: int, day: int | None, context: Context) -> tuple[int | None, str]:
    """Give the year of a day and month that stand without one, and the mark of its certainty.

    A month already dated in this text keeps its year; else the publication day decides, in the
    direction that the sentence's tense tells; else the text's last date, marked with ``?``.
    """
    near = _near_publication(month, day, context)
    if near is not None and context.published and abs(near - context.published).days <= 45:
        return near.year, ""
    if context.beside is not None:
        return context.beside, ""  # `in 2018 during his visit from March 14 to 17`
    for when in reversed(context.seen):
        # `In April 2019 … on 15 April`: the month was dated before.
        days = when.precision in ("month", "day") or (
            when.precision == "range" and "-" in when.edtf
        )
        if when.start and days and when.start.month == month:
            return when.start.year, ""
    if near is None:
        last = context.last
        if last and last.start and last.precision in ("year", "month", "day"):
            return last.start.year, "?"
        return None, ""
    return near.year, ""


def _near_publication(month: int, day: int | None, context: Context) -> date | None:
    """Give the day nearest to the publication day in the direction of the sentence's tense."""
    base = context.published
    if base is None:
        return None

    def on(year: int) -> date:
        return date(year, month, min(day or 15, monthrange(year, month)[1]))

    # Twenty days of grace: a report may look back at the day before or name the month it is in.
    grace = timedelta(days=20)
    days = [on(year) for year in (base.year - 1, base.year, base.year + 1)]
    if context.future:
        return min(d for d in days if d >= base - grace)
    return max(d for d in days if d <= base + grace)
