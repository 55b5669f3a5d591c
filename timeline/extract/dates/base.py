"""What the readers of dates share: a date read, what it is resolved against, the word tables."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from timeline.extract.matches import Match
from timeline.language.lexicon import Language
from timeline.language.placeholders import fold_pattern
from timeline.records import When

CENTURY = 2000
PIVOT = 60  # two digits of a year: `07.02.94` is of the century before
_ROMANS = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
_ROMAN = {roman: number for number, roman in enumerate(_ROMANS, start=1)}
_LATIN = str.maketrans("хі", "xi")  # letters of a Roman number, as a Cyrillic keyboard types them
FAR = 3  # years before the publication
Text = tuple[int, int, str]  # a stretch of the folded text and its date as EDTF


@dataclass(frozen=True, slots=True)
class DateHit:
    """A date read at a stretch of the folded text; role act, since, until, by, period or coming."""

    start: int
    end: int
    when: When
    rule: str
    role: str = "act"
    latent: bool = False
    so_far: bool = False
    compared: bool = False  # `in the same time of 2023`: what the text compares its own time with


@dataclass(frozen=True, slots=True)
class Context:
    """What a date is resolved against. ``last`` is the last full date read before it."""

    published: date | None = None
    future: bool = False
    over: bool = False  # told as past by the ending of its sentence
    timeless: bool = False  # told without a verb: `the visit: 5-6 June`
    last: When | None = None
    seen: tuple[When, ...] = ()
    period: When | None = None
    beside: int | None = None  # a year that the same sentence named before
    nearest: int | None = None  # the year that the text named last, whatever of
    flow: When | None = None  # the past that the sentences right before tell of
    heading: int | None = None  # a year alone above its line; 0 where lines are not known
    leads: bool = False  # whether it begins its line
    fiscal: int = 0  # the month in which the fiscal year of the pair begins
    apart: bool = False  # whether the same sentence named years, where no publication is known


class Words:
    """The words for numbers, months, years and weekdays of one language."""

    def __init__(self, language: Language) -> None:
        self._months = dict(language.months)
        self._numbers = {word: int(float(value)) for word, value in language.numbers.items()}
        self._years = {
            language.fold(word): int(offset)
            for offset, words in language.data.get("years", {}).items()
            for word in words
        }
        of_text = language.data.get("years_of_text")
        self._of_text = re.compile(fold_pattern(language, of_text)) if of_text else None
        before = language.data.get("previous_year")
        self._before = re.compile(fold_pattern(language, before)) if before else None
        self.weekdays = {
            language.fold(word): name
            for name, words in language.data.get("weekdays", {}).items()
            for word in words
        }

    def _is_of_text(self, word: str, match: Match, context: Context) -> bool:
        """Say whether `the year after` or `this year, in May` is counted from the past just told.

        It is where that past is too far off for the text to have come back from it.
        """
        if context.future or self._of_text is None or not self._of_text.search(word):
            return False
        if _lookup(self._years, word) == 0 and "m" not in match.groups:
            return False
        start = context.flow.start if context.flow else None
        published = context.published
        if start is None or published is None:
            return start is not None
        # `Ratified in May 2023, it came into force on 1 July of this year`, told in March 2025
        month = self.month(match, "m") or 0
        ahead = _lookup(self._years, word) == 0 and month > published.month
        return ahead or published.year - start.year >= FAR

    def number(self, match: Match, name: str) -> int | None:
        """Give a group as a number, of digits, words or Roman letters: `II quarter`."""
        text = match.groups.get(name, "")
        if not text:
            return None
        if text.isdigit():
            return int(text)
        parts = text.replace("-", " ").split()
        if len(parts) > 1:  # `двадцать третьего`
            return sum(_lookup(self._numbers, part) or 0 for part in parts)
        return _lookup(self._numbers, text) or _ROMAN.get(text)

    def month(self, match: Match, name: str) -> int | None:
        """Give a group as the number of a month."""
        text = match.groups.get(name, "")
        if not text or text.isdigit():
            return int(text) if text else None
        return _lookup(self._months, text) or _ROMAN.get(text.translate(_LATIN))

    def month_of(self, word: str) -> int | None:
        """Give the number of the month that a word names."""
        return _lookup(self._months, word)

    def year(self, match: Match, context: Context, name: str = "") -> int | None:
        """Give a group as a year: of digits, or a word counted from the publication day."""
        if digits := match.number(f"y{name}"):
            if digits > 99:
                return digits
            return CENTURY + digits - (100 if digits >= PIVOT else 0)
        word = match.groups.get(f"yr{name}")
        offset = _lookup(self._years, word) if word else None
        if word is None or offset is None:
            return None
        told = (
            context.flow.start if context.flow and self._is_of_text(word, match, context) else None
        )
        if offset == 1 and told is None and (beside := _year_left(context)):
            return beside + 1
        base = told or context.published
        if told is None and offset == -1 and self._before and self._before.search(word):
            if base is None:
                return context.nearest - 1 if context.nearest else None
            return (_year_told(context, base.year) or base.year) - 1
        nearest = context.nearest if base is None and offset == 0 else None
        if nearest and self._of_text and self._of_text.search(word):
            return nearest  # `in that year, on 5 May`, where no day of publication is known
        if base is None and offset == -1 and not {"d", "n"} & set(match.groups):
            if context.apart:
                return None  # `from 148 mn in the fiscal year 2013 to 540 mn last year`
            return context.nearest  # `In 2014 it grew. Last year exports …`: of what is told
        return base.year + offset if base else None


def _year_left(context: Context) -> int | None:
    """Give the year that the same sentence named, where `the next year` is counted from it.

    `In 2012 it was 44 million, and the next year 102`, in a text that came out years later.
    """
    beside, published = context.beside, context.published
    if beside is None or context.future:
        return None
    return beside if published is None or published.year - beside >= FAR else None


def _year_told(context: Context, year: int) -> int | None:
    """Give the year that `the previous year` is counted from, where the text just told one.

    `27 bn in 2020 from 34 bn in the previous year`: also where the text is of 2021.
    """
    if context.beside is not None:
        return context.beside
    period = context.period
    told = period.start.year if period and period.start and period.precision == "year" else None
    return told if told == year - 1 else None


def _lookup(table: dict[str, int], text: str) -> int | None:
    if text in table:
        return table[text]
    best = ""
    for word in table:
        stem = word.rstrip("*~")
        if text.startswith(stem) and len(stem) > len(best.rstrip("*~")):
            best = word
    return table.get(best)
