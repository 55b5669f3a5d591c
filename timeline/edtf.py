"""EDTF (ISO 8601-2, level 1 and ``XXXX``): a text to a When with inclusive bounds, and back.

Only the forms that press documents need: years, months, days, intervals, open ends, ``~`` and
``?``, and an unknown year or part (``XXXX-09-25``). python-edtf serves as the oracle in the tests;
it takes 5 ms a parse and raises on open ends, so the product does not use it.
"""

from __future__ import annotations

import calendar
import re
from datetime import date
from functools import lru_cache

from timeline.errors import DateError
from timeline.records import When

_SEASONS = {"21": "03/{}-05", "22": "06/{}-08", "23": "09/{}-11", "24": "01/{}-02"}
_POINT = re.compile(
    r"(?P<y>\d{4}|\d{3}X|XXXX)(?:-(?P<m>\d{2}|XX)(?:-(?P<d>\d{2}|XX))?)?(?P<q>[~?%]?)\Z"
)


def _point(text: str) -> tuple[date | None, date | None, str]:
    match = _POINT.match(text)
    if not match:
        raise DateError(
            f"{text!r} is not a date; write 2021, 2021-12, 2021-12-06 or an interval of them"
        )
    year, month, day = match["y"], match["m"], match["d"]
    if month in _SEASONS:  # whose months hemispheres and countries differ about
        months = f"{year}-{_SEASONS[month].format(year)}"
        raise DateError(f"{text!r} is a season; write the months that it means, such as {months}")
    precision = "day" if day else "month" if month else "year"
    if year.endswith("X") and year != "XXXX":
        first = int(year[:3]) * 10
        return date(first or 1, 1, 1), date(first + 9, 12, 31), "decade"
    if year == "XXXX" or month == "XX" or day == "XX":
        if year != "XXXX":
            return date(int(year), 1, 1), date(int(year), 12, 31), precision
        return None, None, precision
    try:
        low = date(int(year), int(month or 1), int(day or 1))
        last_month = int(month or 12)
        last_day = int(day) if day else calendar.monthrange(int(year), last_month)[1]
        return low, date(int(year), last_month, last_day), precision
    except ValueError as error:
        raise DateError(f"{text!r} is not a day of the calendar: {error}") from None


def _interval_precision(start: date, end: date) -> str:
    """Name a part of a year that an interval covers exactly; else it is a range."""
    months = (end.year - start.year) * 12 + end.month - start.month + 1
    whole = start.day == 1 and end.day == calendar.monthrange(end.year, end.month)[1]
    if whole and start.year == end.year:
        if months == 3 and start.month % 3 == 1:
            return "quarter"
        if months == 6 and start.month in (1, 7):
            return "half"
    return "range"


@lru_cache(maxsize=4096)
def parse(text: str) -> When:
    """Read one EDTF text; raise DateError where it is none of this subset."""
    if "/" not in text:
        start, end, precision = _point(text)
        return When(text, start, end, precision)
    left, _, right = text.partition("/")
    if left in ("..", "") and right in ("..", ""):
        raise DateError(f"{text!r} has two open ends; give at least one date")
    if left == "":
        raise DateError(f"{text!r} starts with an unknown end; write ../{right}")
    if right == "":
        raise DateError(f"{text!r} ends with an unknown end; write {left}/..")
    if left == "..":
        return When(text, None, _point(right)[1], "open")
    if right == "..":
        return When(text, _point(left)[0], None, "open")
    start, _, left_precision = _point(left)
    _, end, right_precision = _point(right)
    if start is None or end is None:
        return When(text, start, end, "range")
    if end < start:
        raise DateError(f"{text!r} ends before it starts; swap its two dates")
    fine = "day" in (left_precision, right_precision)
    return When(text, start, end, "range" if fine else _interval_precision(start, end))


UNKNOWN = parse("XXXX")


def point(
    year: int | None, month: int | None = None, day: int | None = None, mark: str = ""
) -> str:
    """Write a date of any precision; a year of None is written XXXX."""
    text = "XXXX" if year is None else f"{year:04d}"
    if month is not None:
        text += f"-{month:02d}"
        if day is not None:
            text += f"-{day:02d}"
    return text + mark


def interval(left: str, right: str) -> str:
    """Write an interval; two equal ends are one point."""
    return left if left == right else f"{left}/{right}"


def in_year(when: When, year: int) -> str:
    """Write a time as the same part of another year: `2021-01/2021-06` as `2020-01/2020-06`.

    A time whose start is unknown is written as it is.
    """
    return when.edtf.replace(f"{when.start.year:04d}", f"{year:04d}") if when.start else when.edtf


def is_same_part_before(when: When, later: When) -> bool:
    """Say whether a time is the same part of an earlier year as another time is of its own."""
    if not (when.start and later.start) or when.start.year >= later.start.year:
        return False
    return in_year(when, later.start.year) == later.edtf


def is_date(text: str) -> bool:
    """Say whether a text is a date of this subset."""
    try:
        parse(text)
    except DateError:
        return False
    return True
