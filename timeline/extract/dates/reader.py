"""Matches of date rules → dates: EDTF resolved against the publication day and the text so far.

Our rules find the span; what stands in it is arithmetic on the groups of the rule. Where no
publication day is known a relative date keeps its X, and a year taken from an earlier sentence is
marked with ``?``.
"""

from __future__ import annotations

from collections.abc import Callable

from timeline import edtf
from timeline.errors import DateError
from timeline.extract.dates import fiscal, relative, written
from timeline.extract.dates.base import Context, DateHit, Text, Words
from timeline.extract.matches import Match
from timeline.language.lexicon import Language

READERS: dict[str, Callable[[Words, Match, Context], list[Text]]] = {
    "date": written.read_date,
    "range": written.read_range,
    "years": written.read_years,
    "months": written.read_months,
    "days": written.read_days,
    "part": written.read_part,
    "as_of": written.read_as_of,
    "relative": relative.read_relative,
    "coming": relative.read_coming,
    "weekday": relative.read_weekday,
    "shift": relative.read_shift,
    "same": relative.read_same,
    "fiscal": fiscal.read_fiscal,
}


class Reader:
    """Reads the matches of one language; holds its word tables."""

    def __init__(self, language: Language) -> None:
        self._words = Words(language)

    def read(self, match: Match, context: Context) -> list[DateHit]:
        """Read one match into dates: none where it names no day of the calendar."""
        try:
            texts = READERS[match.rule.reads](self._words, match, context)
            rule = match.rule
            so_far = bool(rule.settings.get("so_far"))
            compared = rule.reads == "shift" and bool({"y", "yr"} & set(match.groups))
            hits = []
            for start, end, text in texts:
                when = edtf.parse(_wrap(text, rule.role, rule.mark))
                hits.append(
                    DateHit(
                        start,
                        end,
                        when,
                        rule.name,
                        rule.role,
                        rule.latent,
                        so_far=so_far,
                        compared=compared,
                    )
                )
        except DateError:
            return []
        return hits


def _wrap(text: str, role: str, mark: str) -> str:
    if role == "since":
        return f"{text.partition('/')[0]}{mark}/.."
    if role in ("until", "by", "coming"):
        return "XXXX" if text == "XXXX" else f"../{text.rpartition('/')[2]}"
    return text + mark if "/" not in text else text
