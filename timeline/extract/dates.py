"""Matches of date rules → dates: EDTF resolved against the publication day and the text so far.

Our rules find the span; dateparser resolves the relative words and weekdays inside it, with
RELATIVE_BASE set to the publication day. Everything else is arithmetic on the groups of the rule.
Where no publication day is known a relative date keeps its X, and a year taken from an earlier
sentence is marked with ``?``.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import lru_cache

import dateparser  # type: ignore[import-untyped]

from timeline import edtf
from timeline.errors import DateError
from timeline.extract.matches import Match
from timeline.language.lexicon import Language
from timeline.records import When

CENTURY = 2000
DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


@dataclass(frozen=True, slots=True)
class DateHit:
    """A date read at a stretch of the folded text; role act, since, until, by, period or coming."""

    start: int
    end: int
    when: When
    rule: str
    role: str = "act"
    latent: bool = False
    bracketed: bool = False
    so_far: bool = False
    compared: bool = False  # `in the same time of 2023`: what the text compares its own time with


@dataclass(frozen=True, slots=True)
class Context:
    """What a date is resolved against. ``last`` is the last full date read before it."""

    published: date | None = None
    future: bool = False
    last: When | None = None
    seen: tuple[When, ...] = ()
    period: When | None = None
    beside: int | None = None  # a year that the same sentence named before


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


def _lookup(table: dict[str, int], text: str) -> int | None:
    if text in table:
        return table[text]
    best = ""
    for word in table:
        stem = word.rstrip("*~")
        if text.startswith(stem) and len(stem) > len(best.rstrip("*~")):
            best = word
    return table.get(best)


class Reader:
    """Reads the matches of one language; holds its word tables."""

    def __init__(self, language: Language) -> None:
        self._months = dict(language.months)
        self._numbers = {word: int(float(value)) for word, value in language.numbers.items()}
        self._years = {
            language.fold(word): int(offset)
            for offset, words in language.data.get("years", {}).items()
            for word in words
        }
        self._weekdays = {
            language.fold(word): name
            for name, words in language.data.get("weekdays", {}).items()
            for word in words
        }

    def read(self, match: Match, context: Context) -> list[DateHit]:
        """Read one match into dates: none where it names no day of the calendar."""
        try:
            texts = getattr(self, f"_read_{match.rule.reads}")(match, context)
            hits = []
            for start, end, text in texts:
                when = edtf.parse(self._wrap(text, match.rule.role, match.rule.mark))
                hit = DateHit(start, end, when, match.rule.name, match.rule.role)
                so_far = bool(match.rule.settings.get("so_far"))
                compared = match.rule.reads == "shift" and bool({"y", "yr"} & set(match.groups))
                hits.append(
                    replace(hit, latent=match.rule.latent, so_far=so_far, compared=compared)
                )
        except DateError:
            return []
        return hits

    @staticmethod
    def _wrap(text: str, role: str, mark: str) -> str:
        if role == "since":
            return f"{text.partition('/')[0]}{mark}/.."
        if role in ("until", "by", "coming"):
            return "XXXX" if text == "XXXX" else f"../{text.rpartition('/')[2]}"
        return text + mark if "/" not in text else text

    def _number(self, match: Match, name: str) -> int | None:
        text = match.groups.get(name, "")
        return int(text) if text.isdigit() else _lookup(self._numbers, text) if text else None

    def _month(self, match: Match, name: str) -> int | None:
        text = match.groups.get(name, "")
        return int(text) if text.isdigit() else _lookup(self._months, text) if text else None

    def _year(self, match: Match, context: Context, name: str = "") -> int | None:
        if digits := match.number(f"y{name}"):
            return digits if digits > 99 else CENTURY + digits
        word = match.groups.get(f"yr{name}")
        if word and context.published:
            offset = _lookup(self._years, word)
            return None if offset is None else context.published.year + offset
        return None

    def _read_date(self, match: Match, context: Context) -> list[tuple[int, int, str]]:
        year, month = self._year(match, context), self._month(match, "m")
        day = self._number(match, "d")
        mark = ""
        if year is not None and match.rule.settings.get("decade"):
            return [(match.start, match.end, f"{year // 10}X")]
        if match.rule.settings.get("that_year") and context.last and context.last.start:
            year = context.last.start.year
        if day and not month:  # `on the 22nd`: of the month that the text is in
            if not (context.last and context.last.start and context.last.precision != "year"):
                return []
            year, month = context.last.start.year, context.last.start.month
        if year is None and month and "yr" not in match.groups:
            ahead = bool(match.rule.settings.get("ahead"))  # `in the coming May`
            year, mark = guess_year(month, day, replace(context, future=True) if ahead else context)
        return [(match.start, match.end, edtf.point(year, month, day, mark))]

    def _read_range(self, match: Match, context: Context) -> list[tuple[int, int, str]]:
        year2 = self._year(match, context, "2")
        year = self._year(match, context)
        if year and year2 and (match.number("y2") or 100) < 100:
            year2 = year // 100 * 100 + year2 % 100  # `1995–96`
        month2, month = self._month(match, "m2"), self._month(match, "m")
        day2, day = self._number(match, "d2"), self._number(match, "d")
        if month2 is None and day2 is not None:
            month2 = month
        month = month or month2
        year2 = year2 if year2 is not None else year
        mark = ""
        if year2 is None and month2:
            year2, mark = guess_year(month2, day2, context)
        if match.rule.settings.get("consecutive") and year and year2 != year + 1:
            return []
        if year is None and year2 is not None:
            crosses = month is not None and month2 is not None and month > month2
            year = year2 - 1 if crosses else year2
        left = edtf.point(year, month, day, mark)
        right = edtf.point(year2, month2, day2, mark)
        return [(match.start, match.end, edtf.interval(left, right))]

    def _read_years(self, match: Match, context: Context) -> list[tuple[int, int, str]]:
        text = match.groups["list"]
        offset = match.start + int(match.groups.get("_list", 0))
        years = re.finditer(r"(?<!\d)(?:1[89]|20)\d\d(?!\d)", text)
        out = [(offset + year.start(), offset + year.end(), year[0]) for year in years]
        if out:  # the first and last carry the brackets and the word for year with them
            out[0] = (match.start, out[0][1], out[0][2])
            out[-1] = (out[-1][0], match.end, out[-1][2])
        return out

    def _read_part(self, match: Match, context: Context) -> list[tuple[int, int, str]]:
        year = self._year(match, context)
        if year is None and context.published and not match.rule.settings.get("dated"):
            known = context.period or context.last
            year = known.end.year if known and known.end else context.published.year
        number = self._number(match, "n") or int(match.rule.settings.get("count", 0))
        unit = match.rule.settings.get("unit", "month")
        if unit == "months" and not {"y", "yr"} & set(match.groups):  # `in autumn`
            told = "back" in match.groups or "ahead" in match.groups
            when = replace(context, future="ahead" in match.groups) if told else context
            year, _ = guess_year(int(match.rule.settings["to"]), None, when)
        if unit == "year_to":
            month = self._month(match, "m") or 12
            return [(match.start, match.end, self._months_to(match, month, number or 12))]
        if unit == "quarters_to":  # `the four quarters to the end of Q3 2023`
            return [(match.start, match.end, self._months_to(match, 3 * (number or 4), 12))]
        if unit == "months" and year is not None:
            first, last = (int(match.rule.settings[key]) for key in ("from", "to"))
            ends = edtf.point(year, first), edtf.point(year, last)
            return [(match.start, match.end, edtf.interval(*ends))]
        if year is None or not number:
            return [(match.start, match.end, edtf.point(year))]
        if unit == "month":
            first, last = 1, number
        else:
            size = {"quarter": 3, "half": 6}[unit]
            first, last = (number - 1) * size + 1, number * size
        if last > 12:
            return []
        left, right = edtf.point(year, first), edtf.point(year, last)
        return [(match.start, match.end, edtf.interval(left, right))]

    def _months_to(self, match: Match, month: int, number: int) -> str:
        """Give so many months up to a month: the year to March 2021 is 2020-04/2021-03."""
        year = match.number("y") or 1
        first = year * 12 + month - number
        return edtf.interval(edtf.point(first // 12, first % 12 + 1), edtf.point(year, month))

    def _read_as_of(self, match: Match, context: Context) -> list[tuple[int, int, str]]:
        year, month = self._year(match, context), self._month(match, "m")
        day = self._number(match, "d") or 1
        if year is None and month and "yr" not in match.groups:
            year, _ = guess_year(month, day, context)
        if year is None or not month:
            return [(match.start, match.end, "XXXX")]
        if day != 1:
            last = edtf.point(year, month, day)
            return [(match.start, match.end, f"{year:04d}-01-01/{last}")]
        if month == 1:
            return [(match.start, match.end, edtf.point(year - 1))]
        left, right = edtf.point(year, 1), edtf.point(year, month - 1)
        return [(match.start, match.end, edtf.interval(left, right))]

    def _read_relative(self, match: Match, context: Context) -> list[tuple[int, int, str]]:
        unit = match.rule.settings.get("unit", "day")
        if context.published is None:
            known = {"month": "XXXX-XX", "year": "XXXX"}
            text = known.get(unit, "XXXX-XX-XX")
            return [(match.start, match.end, text)]
        number = self._number(match, "n")
        words = str(match.rule.settings["as"]).replace("{n}", str(number))
        found = _relative(words, context.published, "current_period")
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
            day = self._number(match, "d")
        return [(match.start, match.end, edtf.point(found.year, month, day))]

    def _read_coming(self, match: Match, context: Context) -> list[tuple[int, int, str]]:
        number = self._number(match, "n") or int(match.rule.settings.get("count", 0))
        base = context.published.year if context.published else None
        if base is not None and match.rule.settings.get("unit") == "decade":
            number = 10 - base % 10
        return [(match.start, match.end, "XXXX" if base is None else edtf.point(base + number))]

    def _read_weekday(self, match: Match, context: Context) -> list[tuple[int, int, str]]:
        name = _lookup_text(self._weekdays, match.groups["w"])
        if context.published is None or not name:
            return [(match.start, match.end, "XXXX-XX-XX")]
        coming = bool(match.rule.settings.get("next"))
        base, prefer = context.published, "future" if context.future or coming else "past"
        if base.strftime("%A").lower() == name and not coming:
            found: date | None = base
        else:
            found = _relative(name, base, prefer)
        if found is None:
            return []
        until = _lookup_text(self._weekdays, match.groups.get("wz", ""))
        days = (DAYS.index(until) - found.weekday()) % 7 if until else 0
        text = edtf.interval(_day(found), _day(found + timedelta(days=days)))
        return [(match.start, match.end, text)]

    def _read_shift(self, match: Match, context: Context) -> list[tuple[int, int, str]]:
        number = self._number(match, "n") or 1
        years = int(match.rule.settings.get("years", -1)) * number
        year = self._year(match, context)
        if context.period is None or context.period.start is None:
            return [] if year is None else [(match.start, match.end, edtf.point(year))]
        if year is not None:  # `the same period of 2023`
            years = year - context.period.start.year
        return [(match.start, match.end, _shifted(context.period, years))]

    def _read_same(self, match: Match, context: Context) -> list[tuple[int, int, str]]:
        if match.rule.settings.get("unit") == "month":  # `at the end of that month`
            months = (w for w in reversed(context.seen) if w.precision in ("day", "month"))
            found = next(months, None)
            return [(match.start, match.end, found.edtf[:7])] if found else []
        days_seen = (when for when in reversed(context.seen) if _is_of_days(when))
        last = next(days_seen, None)
        if last is None or last.start is None:
            return []
        year = self._year(match, context)
        if year is not None:  # `on this day of 1992`
            text = edtf.point(year, last.start.month, last.start.day)
            return [(match.start, match.end, text)]
        days = int(match.rule.settings.get("days", 0))
        number = self._number(match, "n")
        if number:
            days = number - 1
        start = last.start
        published = context.published
        if days < 0 and published and last.end and start < published <= last.end:
            start = published  # in the midst of a visit `the day before` is that of the report
        return [(match.start, match.end, _day(start + timedelta(days=days)))]


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
