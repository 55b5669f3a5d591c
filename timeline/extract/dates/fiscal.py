"""Parts of a fiscal year: `the first eight months of the current fiscal year`.

Which months these are, each country says by its own year; where the two of a pair differ nothing
is read.
"""

from __future__ import annotations

from timeline import edtf
from timeline.extract.dates.base import Context, Text, Words
from timeline.extract.matches import Match

SPRING = 4  # the earliest month in which a fiscal year of two years begins
PARTS = {"quarter": 3, "half": 6}  # months


def read_fiscal(words: Words, match: Match, context: Context) -> list[Text]:
    """Read the months, a quarter or a half of the fiscal year that goes on, or of the last one."""
    if "m" in match.groups:
        return _months_named(words, match)
    if match.rule.settings.get("whole"):
        return [(match.start, match.end, _whole_year(match, context))]
    begins, published, named = context.fiscal, context.published, match.number("y")
    if not begins and named:
        return [(match.start, match.end, edtf.point(None))]  # ten months of whose year?
    if not begins or (published is None and not named):
        return []
    year = named or 0
    if published and not named:
        year = published.year - (published.month < begins) - ("back" in match.groups)
    first, size = 0, words.number(match, "n") or 0
    for part, months in PARTS.items():
        if number := words.number(match, part):
            first, size = (number - 1) * months, months
    if not 0 < first + size <= 12:
        return []
    start = year * 12 + begins - 1 + first
    ends = (edtf.point(at // 12, at % 12 + 1) for at in (start, start + size - 1))
    return [(match.start, match.end, edtf.interval(*ends))]


def _whole_year(match: Match, context: Context) -> str:
    """Give the fiscal year that goes on, or the last one; of the calendar where none is known."""
    begins, published = context.fiscal, context.published
    if published is None:
        return edtf.point(None)
    year = published.year - ("back" in match.groups)
    if not begins:
        return edtf.point(year)
    first = year - (published.month < begins)
    return edtf.interval(edtf.point(first), edtf.point(first + 1))


def _months_named(words: Words, match: Match) -> list[Text]:
    """Read months of a fiscal year that is told by both its years: `July-December (2021-22)`.

    Such a year begins in spring or later; `January-March (2021-22)` are of its second year.
    """
    year, month, month2 = (
        match.number("y"),
        words.month(match, "m"),
        words.month(match, "m2"),
    )
    if not (year and month and month2) or (year + 1) % 100 != int(match.groups["y2"]) % 100:
        return []
    first = year if month >= SPRING else year + 1
    last = first if month2 >= month else first + 1
    ends = edtf.point(first, month), edtf.point(last, month2)
    return [(match.start, match.end, edtf.interval(*ends))]
