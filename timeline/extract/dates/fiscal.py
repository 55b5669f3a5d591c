"""Parts of a fiscal year: `the first eight months of the current fiscal year`.

Which months these are, each country says by its own year; where the two of a pair differ nothing
is read.
"""

from __future__ import annotations

from collections.abc import Iterable

from timeline import edtf
from timeline.extract.dates.base import Context, Text, Words
from timeline.extract.matches import Match

# The month in which a fiscal year begins, where that is not January.
BEGINS = {
    "AUS": 7, "BGD": 7, "BTN": 7, "EGY": 7, "ETH": 7, "KEN": 7, "NPL": 7, "PAK": 7, "TZA": 7,
    "UGA": 7, "CAN": 4, "GBR": 4, "HKG": 4, "IND": 4, "JPN": 4, "SGP": 4, "ZAF": 4, "THA": 10,
    "USA": 10,
}  # fmt: skip
PARTS = {"quarter": 3, "half": 6}  # months


def fiscal_month(countries: Iterable[str]) -> int:
    """Give the month in which the fiscal year of a pair begins; 0 where they have none or two."""
    months = {BEGINS[country] for country in countries if country in BEGINS}
    return months.pop() if len(months) == 1 else 0


def read_fiscal(words: Words, match: Match, context: Context) -> list[Text]:
    """Read the months, a quarter or a half of the fiscal year that goes on, or of the last one."""
    begins, published = context.fiscal, context.published
    if not begins or published is None:
        return []
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
