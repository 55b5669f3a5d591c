"""Dates that are written out: days, months and years, ranges, quarters, `as of` a day."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import replace
from datetime import date, timedelta

from timeline import edtf
from timeline.extract.dates.base import Context, Text, Words
from timeline.extract.dates.years import guess_year
from timeline.extract.matches import Match

_STRETCH = re.compile(r"\d ?- ?\d")


def read_date(words: Words, match: Match, context: Context) -> list[Text]:
    """Read a day, a month, a year or a decade."""
    year, month = words.year(match, context), words.month(match, "m")
    day = words.number(match, "d")
    mark = ""
    listed = context.heading is not None or (context.leads and context.published)
    if match.rule.settings.get("headed") and not listed:
        return []  # `April – the embassy opened`: below its year, or in the list of a report
    if year is None and month and match.rule.settings.get("now") and context.published:
        year = context.published.year  # `this May`
    if year is not None and match.rule.settings.get("decade"):
        return [(match.start, match.end, f"{year // 10}X")]
    if match.rule.settings.get("following") and month:  # `in October and the following January`
        told = context.last.start if context.last else None
        if told is None:
            return []
        year = told.year + (month <= told.month)
    if match.rule.settings.get("that_year"):
        after = int(match.rule.settings.get("years", 0))  # `in May of the following year`
        year = None if context.nearest is None else context.nearest + after
        if match.rule.settings.get("or_now") and (context.future or year is None):
            year = context.published.year if context.published else year
    if day and not month:  # `on the 22nd`: of the month that the text is in
        if not (context.last and context.last.start and context.last.precision != "year"):
            return []
        year, month = context.last.start.year, context.last.start.month
    if year is None and month and "yr" not in match.groups:
        ahead = match.rule.settings.get("ahead") or "ahead" in match.groups  # `in the coming May`
        if ahead or "back" in match.groups:  # `last January`
            context = replace(context, future=bool(ahead), timeless=False)
        if "back" in match.groups and context.published:  # `in 2019 and again last October`
            context = replace(context, beside=None, flow=None)
        year, mark = guess_year(month, day, context)
    text = edtf.point(year, month, day, mark)
    if match.rule.settings.get("once") and any(when.edtf.startswith(text) for when in context.seen):
        return []  # `He came on 14 May. … The May visit …`
    return [(match.start, match.end, text)]


def read_range(words: Words, match: Match, context: Context) -> list[Text]:
    """Read a stretch between two dates."""
    year2 = words.year(match, context, "2")
    year = words.year(match, context)
    if year and year2 and (match.number("y2") or 100) < 100:
        year2 = year // 100 * 100 + year2 % 100  # `1995–96`
    month2, month = words.month(match, "m2"), words.month(match, "m")
    day2, day = words.number(match, "d2"), words.number(match, "d")
    if month2 is None and day2 is not None:
        month2 = month
    month = month or month2
    year2 = year2 if year2 is not None else year
    mark = ""
    if year2 is None and month2 and "yr" not in match.groups:
        year2, mark = guess_year(month2, day2, context)
    if match.rule.settings.get("consecutive") and year and year2 != year + 1:
        return []
    crosses = month is not None and month2 is not None and month > month2
    if crosses and day is None and year == year2 and year is not None:
        year -= 1  # `July-April 2021`: months of a year that ends in 2021
    if year is None and year2 is not None:
        year = year2 - 1 if crosses else year2
    left = edtf.point(year, month, day, mark)
    right = edtf.point(year2, month2, day2, mark)
    return [(match.start, match.end, edtf.interval(left, right))]


def read_years(words: Words, match: Match, context: Context) -> list[Text]:
    """Read a list of years, one by one."""
    text = match.groups["list"]
    offset = match.start + int(match.groups.get("_list", 0))
    years = re.finditer(r"(?<!\d)(?:1[89]|20)\d\d(?!\d)", text)
    out = [(offset + year.start(), offset + year.end(), year[0]) for year in years]
    if out:  # the first and last carry the brackets and the word for year with them
        out[0] = (match.start, out[0][1], out[0][2])
        out[-1] = (out[-1][0], match.end, out[-1][2])
    return out


def read_months(words: Words, match: Match, context: Context) -> list[Text]:
    """Read a list of months of one year, one by one: `in May and September 2023`."""
    year = words.year(match, context)
    told = year is not None or "yr" in match.groups
    offset = match.start + int(match.groups.get("_list", 0))
    named = [
        (offset + word.start(), offset + word.end(), month)
        for word in re.finditer(r"[^\W\d_]+", match.groups["list"])
        if (month := words.month_of(word[0]))
    ]
    ends = [*(end for _, end, _ in named[:-1]), match.end]
    return [
        (start, end, edtf.point(year if told else guess_year(month, None, context)[0], month))
        for (start, _, month), end in zip(named, ends, strict=True)
    ]


def read_days(words: Words, match: Match, context: Context) -> list[Text]:
    """Read a list of days of one month, one by one: `on 5 and 12 May`; a row is a stretch."""
    year, month = words.year(match, context), words.month(match, "m")
    offset = match.start + int(match.groups.get("_list", 0))
    listed = list(re.finditer(r"(?<!\d)\d{1,2}(?!\d)", match.groups["list"]))
    days = [int(day[0]) for day in listed]
    mark = ""
    if match.rule.settings.get("unit") == "month_day":  # `on the 6th and the 9th of this month`
        if context.published is None:
            return []
        months = context.published.month - 1 + int(match.rule.settings.get("months", 0))
        year, month = context.published.year + months // 12, months % 12 + 1
    if year is None and month and "yr" not in match.groups:
        year, mark = guess_year(month, days[-1], context)
    stretch = len(days) == 2 and _STRETCH.search(match.groups["list"])  # `the 27th-29th`
    if stretch or days == list(range(days[0], days[-1] + 1)):
        left, right = (edtf.point(year, month, day, mark) for day in (days[0], days[-1]))
        return [(match.start, match.end, edtf.interval(left, right))]
    starts = [match.start, *(offset + day.start() for day in listed[1:])]
    ends = [*(offset + day.end() for day in listed[:-1]), match.end]
    return [
        (start, end, edtf.point(year, month, day, mark))
        for start, end, day in zip(starts, ends, days, strict=True)
    ]


def read_part(words: Words, match: Match, context: Context) -> list[Text]:
    """Read a part of a year: a quarter, months, a season."""
    year = words.year(match, context)
    if (
        year is None
        and not context.published
        and match.rule.settings.get("unit") in ("quarter", "half")
    ):
        known = context.period  # `In the first quarter it was 2 bn`, behind a time of that year
        year = known.end.year if known and known.end else None
    if year is None and not context.published and not {"y", "yr"} & set(match.groups):
        year = context.beside  # `2022 is not over, and in eleven months it came to 6 bn`
    if year is None and context.published and not match.rule.settings.get("dated"):
        known = None if match.rule.settings.get("now") else context.period or context.last
        if match.rule.settings.get("of_text"):
            known = context.flow  # `in the second half of the year`: of that year, if one is told
        year = known.end.year if known and known.end else context.published.year
        if context.future and year < context.published.year:
            year = context.published.year  # `in the fourth quarter they are to meet`
        if known and known.precision == "year" and year == context.published.year - 1:
            # `Last year it was 5 bn. In the first seven months …`: of the year that goes on.
            last = words.number(match, "n") or 0
            size = {"month": 1, "quarter": 3, "half": 6}.get(
                match.rule.settings.get("unit", "month"), 12
            )
            year += 0 < last * size < context.published.month
    number = words.number(match, "n") or int(match.rule.settings.get("count", 0))
    unit = match.rule.settings.get("unit", "month")
    if unit == "months" and not {"y", "yr"} & set(match.groups):  # `in autumn`
        told = bool({"back", "ahead", "coming"} & set(match.groups))
        ahead = "back" not in match.groups
        near = replace(context, future=ahead, seen=(), beside=None)
        when = near if told else context  # the coming autumn is no month that the text dated
        year, _ = guess_year(int(match.rule.settings["to"]), None, when)
        if "now" in match.groups and context.published:
            year = context.published.year  # `this spring`
        if told and "coming" not in match.groups and year is not None and context.published:
            year = _beyond(context.published, year, match)
    if unit == "year_to":
        month = words.month(match, "m") or 12
        published = context.published
        if year is None and published:  # `in the year to June`: to the last one
            over = month <= published.month
            year = (
                published.year - (not over) + context.future
            )  # `it could be 10 bn in the year to …`
            return [(match.start, match.end, _months_until(year, month, number or 12))]
        if year is None:
            return [(match.start, match.end, "XXXX")]
        return [(match.start, match.end, _months_to(match, month, number or 12))]
    if unit == "quarters_to":  # `the four quarters to the end of Q3 2023`
        return [(match.start, match.end, _months_to(match, 3 * (number or 4), 12))]
    if unit == "months" and year is not None:
        first, last = (int(match.rule.settings[key]) for key in ("from", "to"))
        # A winter is told by the year that it ends in, `in the winter of 2019` too.
        ends = edtf.point(year - (first > last), first), edtf.point(year, last)
        return [(match.start, match.end, edtf.interval(*ends))]
    if not number:
        return [(match.start, match.end, edtf.point(year))]
    if unit in ("month", "quarters"):  # `in eight months`, `in three quarters`
        first, last = 1, number * (3 if unit == "quarters" else 1)
    else:
        size = {"quarter": 3, "half": 6}[unit]
        first, last = (number - 1) * size + 1, number * size
    if last > 12:
        return []
    published = context.published
    told = not ({"y", "yr"} & set(match.groups) or context.future)
    if told and published and year and (year, last) > (published.year, published.month):
        year -= 1  # `in ten months`, told in January
    left, right = edtf.point(year, first), edtf.point(year, last)
    return [(match.start, match.end, edtf.interval(left, right))]


def _beyond(day: date, year: int, match: Match) -> int:
    """Give the year of a season past or to come, where a day stands in that season itself."""
    first, last = (int(match.rule.settings[key]) for key in ("from", "to"))
    if day.year != year or not first <= day.month <= last:
        return year
    return year + 1 if "ahead" in match.groups else year - 1


def _months_to(match: Match, month: int, number: int) -> str:
    """Give so many months up to a month: the year to March 2021 is 2020-04/2021-03."""
    year = match.number("y") or 1
    day = match.number("d") or match.number("d_b") or 0
    if number == 12 and 0 < day < monthrange(year, month)[1]:  # a year that ends within a month
        end = date(year, month, day)
        start = date(year - 1, month, day) + timedelta(days=1)
        return edtf.interval(start.isoformat(), end.isoformat())
    return _months_until(year, month, number)


def _months_until(year: int, month: int, number: int) -> str:
    first = year * 12 + month - number
    return edtf.interval(edtf.point(first // 12, first % 12 + 1), edtf.point(year, month))


def read_as_of(words: Words, match: Match, context: Context) -> list[Text]:
    """Read the part of a year before a day."""
    year, month = words.year(match, context), words.month(match, "m")
    day = words.number(match, "d") or 1
    if year is None and month and "yr" not in match.groups:
        year, _ = guess_year(month, day, context)
    if year is None or not month:
        return [(match.start, match.end, "XXXX")]
    if match.rule.settings.get("inclusive"):  # `up to November`
        return [(match.start, match.end, edtf.interval(f"{year:04d}-01", edtf.point(year, month)))]
    if day != 1:
        last = edtf.point(year, month, day)
        return [(match.start, match.end, f"{year:04d}-01-01/{last}")]
    if month == 1:
        return [(match.start, match.end, edtf.point(year - 1))]
    left, right = edtf.point(year, 1), edtf.point(year, month - 1)
    return [(match.start, match.end, edtf.interval(left, right))]
