"""Read the period of a statistic as EDTF: 2016, 201603, 2016-M03, 2016-Q1, 2016-01/2016-09."""

from __future__ import annotations

import re

from timeline import edtf
from timeline.errors import DateError, StatisticsError

_YEAR = re.compile(r"(1[89]\d\d|20\d\d)(?:\.0+)?\Z")
_MONTH = re.compile(r"(1[89]\d\d|20\d\d)[-\s]?(?:M|m)?[-]?(0?[1-9]|1[0-2])\Z")
_PART = re.compile(r"(1[89]\d\d|20\d\d)[-\s]?([QqSsHh])([1-4])\Z")


def read_period(cell: object) -> str:
    """Give the EDTF of a period; raise StatisticsError where it is none or no day is known."""
    text = str(cell).strip()
    if match := _YEAR.match(text):
        return match[1]
    if match := _PART.match(text):
        return _part(match[1], match[2].upper(), int(match[3]), text)
    if match := _MONTH.match(text):
        # 2016-3 is a month; 20163 could be the third quarter as well as March.
        if len(text) == 5 and text.isdigit():
            raise StatisticsError(f"period {text!r} is unclear; write 2016-03 or 2016-Q3")
        return f"{match[1]}-{int(match[2]):02d}"
    try:
        when = edtf.parse(text)
    except DateError:
        raise StatisticsError(
            f"{text[:40]!r} is no period; write 2016, 2016-03, 2016-Q1 or 2016-01/2016-09"
        ) from None
    if not when.known:
        raise StatisticsError(f"period {text!r} has no year; write it as 2016-03")
    return text


def _part(year: str, letter: str, number: int, text: str) -> str:
    months = 3 if letter == "Q" else 6
    if number * months > 12:
        raise StatisticsError(f"period {text!r} does not exist; a year has two halves")
    first, last = (number - 1) * months + 1, number * months
    return f"{year}-{first:02d}/{year}-{last:02d}"


def year_to_date(period: str) -> str:
    """Widen a month to the stretch from January on, for series that add up within the year."""
    year, _, month = period.partition("-")
    return edtf.interval(f"{year}-01", f"{year}-{month}") if month != "12" else year
