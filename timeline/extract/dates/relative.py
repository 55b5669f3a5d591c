"""Dates told from another: `yesterday`, `on Tuesday`, `a year before`, `that day`.

dateparser resolves the relative words and weekdays, with RELATIVE_BASE set to the publication
day; where that is not known a relative date keeps its X.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from functools import lru_cache

import dateparser  # type: ignore[import-untyped]

from timeline import edtf
from timeline.extract.dates.base import Context, Text, Words
from timeline.extract.matches import Match
from timeline.records import When

DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


@lru_cache(maxsize=4096)
def _relative(words: str, base: date, prefer: str) -> date | None:
    parsed = dateparser.parse(
        words,
        languages=["en"],
        settings={
            "RELATIVE_BASE": datetime(base.year, base.month, base.day),
            "PREFER_DATES_FROM": prefer,
            "RETURN_AS_TIMEZONE_AWARE": False,
        },
    )
    return parsed.date() if parsed else None


def read_relative(words: Words, match: Match, context: Context) -> list[Text]:
    """Read a day, week, month or year counted from the publication day."""
    unit = match.rule.settings.get("unit", "day")
    if context.published is None:
        known = {"month": "XXXX-XX", "year": "XXXX"}
        text = known.get(unit, "XXXX-XX-XX")
        return [(match.start, match.end, text)]
    if match.rule.settings.get("ahead") and not context.future:
        return []  # `three days on he left`: counted from another day
    number = words.number(match, "n")
    told = str(match.rule.settings["as"]).replace("{n}", str(number or 1))
    found = _relative(told, context.published, "current_period")
    if found is None:
        return []
    if unit == "weekend":
        ahead = {5: 0, 6: -1}.get(context.published.weekday())
        first = found if ahead is None else context.published + timedelta(days=ahead)
        text = edtf.interval(_day(first), _day(first + timedelta(days=1)))
        return [(match.start, match.end, text)]
    if unit == "week":
        first = found - timedelta(days=found.weekday())
        text = edtf.interval(_day(first), _day(first + timedelta(days=6)))
        return [(match.start, match.end, text)]
    month = None if unit == "year" else found.month
    day = found.day if unit == "day" else None
    if unit == "month_day":  # `on the 5th of next month`
        day = words.number(match, "d") or words.number(match, "d_b")
    return [(match.start, match.end, edtf.point(found.year, month, day))]


def read_coming(words: Words, match: Match, context: Context) -> list[Text]:
    """Read the years ahead."""
    number = words.number(match, "n") or int(match.rule.settings.get("count", 0))
    base = context.published.year if context.published else None
    if base is not None and match.rule.settings.get("unit") == "decade":
        number = 10 - base % 10
    return [(match.start, match.end, "XXXX" if base is None else edtf.point(base + number))]


def read_weekday(words: Words, match: Match, context: Context) -> list[Text]:
    """Read a weekday, or one weekday until another."""
    if "w" not in match.groups:
        return _to_weekday(words, match, context)
    name = _lookup_text(words.weekdays, match.groups["w"])
    if context.published is None or not name:
        return [(match.start, match.end, "XXXX-XX-XX")]
    coming = bool(match.rule.settings.get("next"))
    ahead = coming or (context.future and not match.rule.settings.get("past"))
    base, prefer = context.published, "future" if ahead else "past"
    if match.rule.settings.get("week"):  # `this Monday`: of the week of publication
        weeks = ("ahead" in match.groups) - ("back" in match.groups)
        day = DAYS.index(name) - base.weekday()
        found: date | None = base + timedelta(days=day, weeks=weeks)
    elif base.strftime("%A").lower() == name and match.rule.settings.get("past"):
        found = base - timedelta(days=7)  # `last Wednesday`, told on a Wednesday
    elif base.strftime("%A").lower() == name and not coming:
        found = base
    else:
        found = _relative(name, base, prefer)
    if found is None:
        return []
    until = _lookup_text(words.weekdays, match.groups.get("wz", ""))
    days = (DAYS.index(until) - found.weekday()) % 7 if until else 0
    text = edtf.interval(_day(found), _day(found + timedelta(days=days)))
    return [(match.start, match.end, text)]


def _to_weekday(words: Words, match: Match, context: Context) -> list[Text]:
    """Read `from tomorrow until Saturday`."""
    name = _lookup_text(words.weekdays, match.groups.get("wz", ""))
    if context.published is None or not name:
        return []
    start = context.published + timedelta(days="tomorrow" in match.groups)
    end = start + timedelta(days=(DAYS.index(name) - start.weekday()) % 7)
    return [(match.start, match.end, edtf.interval(_day(start), _day(end)))]


def read_shift(words: Words, match: Match, context: Context) -> list[Text]:
    """Read the same part of another year."""
    number = words.number(match, "n") or 1
    years = int(match.rule.settings.get("years", -1)) * number
    year = words.year(match, context)
    if match.rule.role == "act" and year is None and context.nearest:
        days = context.last and context.last.precision in ("day", "month")
        if days or context.period is None:
            return [(match.start, match.end, edtf.point(context.nearest + years))]
    told = context.flow or context.beside or context.published is None
    if match.rule.settings.get("ago") and number > 1 and not told:
        # `Five years ago it was 50 million`, where no past has just been told
        base = context.published
        return [(match.start, match.end, edtf.point(base.year + years))] if base else []
    if context.period is None or context.period.start is None:
        return [] if year is None else [(match.start, match.end, edtf.point(year))]
    if year is not None:  # `the same period of 2023`
        years = year - context.period.start.year
        if not years and "y" not in match.groups:
            years = -1  # `In five months of 2024 …, in the same time of last year`: not that time
    if match.rule.role == "act" and context.period.precision != "range":
        # `Relations began in January 1993; a year later the embassy opened`: no month is told.
        text = edtf.point(context.period.start.year + years)
        return [(match.start, match.end, text)]
    return [(match.start, match.end, _shifted(context.period, years))]


def read_same(words: Words, match: Match, context: Context) -> list[Text]:
    """Read a day or month that the text named before."""
    if match.rule.settings.get("unit") == "month":  # `at the end of that month`
        months = (w for w in reversed(context.seen) if w.precision in ("day", "month"))
        found = next(months, None)
        ahead = int(match.rule.settings.get("months", 0))
        ahead *= words.number(match, "n") or 1  # `two months later`
        return [(match.start, match.end, _month_after(found, ahead))] if found else []
    if match.rule.settings.get("unit") in ("year", "season"):
        return _of_year_told(words, match, context)
    if match.rule.settings.get("unit") == "month_day":  # `on the 20th of that month`
        told = context.last
        if told is None or told.start is None or told.precision not in ("day", "month"):
            return []
        text = edtf.point(told.start.year, told.start.month, words.number(match, "d"))
        return [(match.start, match.end, text)]
    if match.rule.settings.get("of_last") and not (context.last and _is_of_days(context.last)):
        return []  # `in 2018, and on that occasion …`: of no day
    days_seen = (when for when in reversed(context.seen) if _is_of_days(when))
    last = next(days_seen, None)
    if last is None and match.rule.settings.get("or_news") and context.published:
        last = edtf.parse(context.published.isoformat())  # `they met the day before`, in a lead
    if last is None or last.start is None:
        return []
    if match.rule.settings.get("whole"):  # `he was there on 5-7 May, in those days …`
        return [(match.start, match.end, last.edtf)]
    year = words.year(match, context)
    if year is not None:  # `on this day of 1992`
        text = edtf.point(year, last.start.month, last.start.day)
        return [(match.start, match.end, text)]
    days = int(match.rule.settings.get("days", 0))
    number = words.number(match, "n")
    if number:
        step = int(match.rule.settings.get("step", 0))  # `two days earlier`
        days = number * step if step else number - 1
    start, published = last.start, context.published
    if number and days == number - 1 and start == published:
        # `He is there from 9 to 11 May. Today, on the second day of the visit, …`
        stays = (w.start for w in reversed(context.seen) if w.precision == "range")
        start = next(stays, start) or start
    if days < 0 and published and last.end and start < published <= last.end:
        start = published  # in the midst of a visit `the day before` is that of the report
    return [(match.start, match.end, _day(start + timedelta(days=days)))]


def _of_year_told(words: Words, match: Match, context: Context) -> list[Text]:
    """Read a year behind the one that the text told last, or a season of that one.

    With ``or_now`` what is ahead counts from the publication: `the next one is due in two years`.
    """
    last, settings = context.last, match.rule.settings
    told = context.nearest or (last.start.year if last and last.start else None)
    if settings.get("or_now") and context.future:
        told = context.published.year if context.published else None
    if told is None and settings.get("or_news") and context.published:
        told = context.published.year
    if told is None:
        return []
    year = told + int(settings.get("years", 0)) * (words.number(match, "n") or 1)
    text = edtf.point(year)
    if settings["unit"] == "season":
        months = int(settings["from"]), int(settings["to"])
        text = edtf.interval(*(edtf.point(year, month) for month in months))
    return [(match.start, match.end, text)]


def _month_after(when: When, months: int) -> str:
    """Give the month so many months behind that of a date."""
    year, month = int(when.edtf[:4]), int(when.edtf[5:7])
    ahead = month - 1 + months
    return edtf.point(year + ahead // 12, ahead % 12 + 1)


def _is_of_days(when: When) -> bool:
    """Say whether a date names days, not years or months: `that day` goes back to such a one."""
    return len(when.edtf.partition("/")[0].rstrip("?~")) == len("2021-12-06")


def _shifted(when: When, years: int) -> str:
    """Give the same part of another year: a year before 2023-01/2023-06 is 2022-01/2022-06."""

    def move(text: str) -> str:
        return f"{int(text[:4]) + years:04d}{text[4:]}" if text[:4].isdigit() else text

    return "/".join(move(part) for part in when.edtf.split("/"))


def _day(day: date) -> str:
    return edtf.point(day.year, day.month, day.day)


def _lookup_text(table: dict[str, str], text: str) -> str:
    fits = [word for word in table if text.startswith(word.rstrip("*~"))]
    return table[max(fits, key=len)] if fits else ""
