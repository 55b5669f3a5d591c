"""The year of a day and month that stand without one."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

from timeline.extract.dates.base import Context
from timeline.records import When

SOON = 60  # days from one step of a story to the next
PAST = 2  # years before the publication
NOTICE = 120  # days from a notice to what it tells


def guess_year(month: int, day: int | None, context: Context) -> tuple[int | None, str]:
    """Give the year of a day and month that stand without one, and the mark of its certainty.

    Behind a sentence on the past it is of that year; a month already dated in this text keeps
    its year; else the publication day decides, in the direction that the sentence's tense tells;
    else the text's last date, marked with ``?``.
    """
    if context.heading:
        return context.heading, ""
    if ahead := _of_plans(month, context):
        return ahead, ""
    if (beside := _listed_beside(month, day, context)) is not None:
        return beside, ""
    near = _near_publication(month, day, context)
    flow = _of_flow(context)
    if flow and (_is_of_month(month, context) if day else _goes_on_to(month, context)):
        return flow, ""
    if near is not None and context.published and _days_off(near, day, context.published) <= 45:
        return near.year, ""
    if day and (soon := _soon_after(month, day, context)):
        return soon, ""
    published = context.published
    beside_gone = context.future and published and (context.beside or 0) < published.year
    if context.beside is not None and not beside_gone:
        return context.beside, ""  # `in 2018 during his visit from March 14 to 17`
    for when in reversed(context.seen):
        # `In April 2019 … on 15 April`: the month was dated before.
        days = when.precision in ("month", "day") or (
            when.precision == "range" and "-" in when.edtf
        )
        gone = context.future and published and when.end and when.end < published
        # `signed on 26 October 1998 … 30 October - the next meeting`, in a calendar of 2014
        gone = gone or (context.timeless and published and _is_far(when, published))
        if when.start and days and when.start.month == month and not gone:
            return max(_year_in_turn(when.start.year, month, day, context), flow or 0), ""
    if flow:
        return flow, ""
    if near is None:
        last = context.last
        if last and last.start and last.precision in ("year", "month", "day"):
            return last.start.year, "?"
        return None, ""
    return near.year, ""


def _is_far(when: When, published: date) -> bool:
    """Say whether a time lies years before the publication: a row without a verb is not of it."""
    return when.end is not None and published.year - when.end.year >= PAST


def _of_plans(month: int, context: Context) -> int | None:
    """Give the year of the plan told right before: `14 May 2026 – a visit; in autumn – a forum`."""
    last, published = context.last, context.published
    if not (context.timeless and last and last.start and published):
        return None
    on = last.start > published and month >= last.start.month and last.precision != "year"
    return last.start.year if on else None


def _listed_beside(month: int, day: int | None, context: Context) -> int | None:
    """Give the year of a month just told in its sentence: `last year twice: in May, in October`."""
    last = context.last
    if day or context.future or context.beside is None or last is None or last.start is None:
        return None
    told = last.precision == "month" and last.start.year == context.beside
    return context.beside if told and last.start.month < month else None


def _days_off(near: date, day: int | None, published: date) -> int:
    """Give how many days lie between a day, or the nearer end of a month, and the publication."""
    last = near.replace(day=monthrange(near.year, near.month)[1])
    ends = (near,) if day else (near.replace(day=1), last)
    return min(abs(end - published).days for end in ends)


def _year_in_turn(year: int, month: int, day: int | None, context: Context) -> int:
    """Give the year of a month told before, or the next where the text has moved on to it.

    `Announced in April last year, it was ratified on March 25 and became law on April 8.`
    """
    last, published = context.last, context.published
    if day is None or published is None or last is None or last.start is None:
        return year
    again = date(year + 1, month, min(day, monthrange(year + 1, month)[1]))
    since = (again - last.start).days
    on = last.precision == "day" and 0 <= since <= SOON and again <= published
    return year + 1 if on else year


def _of_flow(context: Context) -> int | None:
    """Give the year of the past just told: `In 2007 he came to the capital. In May they met.`

    The year before the publication may be over: a report goes on with its own.
    """
    year = context.flow.start.year if context.flow and context.flow.start else None
    if year is None or context.future:
        return None
    return year if context.published is None or context.published.year - year >= PAST else None


def _goes_on_to(month: int, context: Context) -> bool:
    """Say whether a month goes on from one that was told right before: `in March …; in August`."""
    flow = context.flow
    finer = flow is not None and flow.precision != "year" and "-" in flow.edtf
    return bool(finer and flow and flow.end and flow.end.month <= month)


def _is_of_month(month: int, context: Context) -> bool:
    """Say whether a day goes on from one of its month: `11 July 1995: … On July 12, …`."""
    flow = context.flow
    return bool(flow and flow.precision == "day" and flow.end and flow.end.month == month)


def _soon_after(month: int, day: int, context: Context) -> int | None:
    """Give the year of a day that comes soon behind the one just told, of whatever year.

    `A memorandum was signed on 21 January 2021. On 22 February parliament ratified it.`
    """
    flow = context.flow
    start = flow.start if flow and flow.precision == "day" and not context.future else None
    if start is None or month < start.month:
        return None
    then = date(start.year, month, min(day, monthrange(start.year, month)[1]))
    return start.year if 0 <= (then - start).days <= SOON else None


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
    if context.future and context.timeless:
        return min(days, key=lambda d: abs(d - base))  # what was planned and put off
    if context.future:
        return min(d for d in days if d >= base - grace)
    ahead = min(d for d in days if d >= base)
    if context.timeless and (ahead - base).days <= NOTICE:
        return min(days, key=lambda d: abs(d - base))  # a notice of what is near
    if day is None and context.over:  # `in January`, told in December as past
        return max(d for d in days if (d.year, d.month) <= (base.year, base.month))
    return max(d for d in days if d <= base + grace)
