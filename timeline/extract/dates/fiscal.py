"""Parts of a fiscal year: `the first eight months of the current fiscal year`.

Which months these are, each country says by its own year; where the two of a pair differ nothing
is read.
"""

from __future__ import annotations

from timeline import edtf
from timeline.extract.dates.base import Context, Text, Words
from timeline.extract.matches import Match

PARTS = {"quarter": 3, "half": 6}  # months


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
