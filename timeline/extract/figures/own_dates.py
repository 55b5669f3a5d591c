"""Which date of its sentence is a sum's own: at its heels, in its brackets, of its clause."""

from __future__ import annotations

import re
from collections.abc import Sequence

from timeline.extract.amounts import AmountHit
from timeline.extract.dates import DateHit
from timeline.extract.figures.base import BESIDE
from timeline.extract.figures.spans import (
    amounts_before,
    amounts_behind,
    amounts_ending,
    amounts_near,
    dates_behind,
    distance,
    first_period,
)
from timeline.extract.figures.terms import (
    _CLAUSE,
    ATTACHED,
)
from timeline.extract.figures.told_periods import ToldPeriods
from timeline.extract.sentence import Sentence
from timeline.records import When


def _is_earlier(date: DateHit) -> bool:
    """Say whether a date is told from another: `a year earlier`."""
    return date.rule.endswith((".year_before", ".years_before"))


LED = 16  # code points between a date and the sum of its clause: ` it came to `
HELD = 44  # code points before a time: `above the level of`
BRACKET_AHEAD = 56  # code points between a time and the bracket that writes it out
_NOTED = re.compile(r"\.? \([^()]{4,40}\)")
_SPELLED = re.compile(r"(?: [\w'-]+){0,6} ?[(\[](?:from )?")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
THAN = 12  # code points: an ending and the bracket behind it


class OwnDates(ToldPeriods):
    """Tells a sum's own date from those of the sums beside it."""

    def _nearest(self, sentence: Sentence, dates: list[DateHit], amount: AmountHit) -> DateHit:
        """Choose the date that belongs to an amount.

        Where the verb stands before the sum, a date that follows a sum at once is that sum's:
        `from $1.5bn in 2016 to $3.9bn in 2021`.
        """
        if self._data.get("verb", "after") == "after":
            noted = {id(d): a for d in dates for a in sentence.sums if self._is_noted(a, d)}
            mine = next((d for d in dates if noted.get(id(d)) is amount), None)
            free = [d for d in dates if id(d) not in noted]
            return mine or min(free or dates, key=lambda d: distance(d, amount))
        sums = sentence.sums or (amount,)
        order = {id(date): at for at, date in enumerate(dates)}
        attached = self._attached(sentence, sums)
        pairs = [(a, d) for a, d in attached if id(d) in order]
        pairs.sort(key=lambda pair: order[id(pair[1])])
        own = {a.start: d for a, d in pairs}
        if amount.start in own:
            return own[amount.start]
        if not any(d.end <= sums[0].start for d in dates):
            # No date leads the sentence: dates follow their sums, at a distance if need be.
            stop = min((a.start for a in sums if a.start > amount.start), default=sentence.end)
            behind = next((d for d in dates if amount.end <= d.start < stop), None)
            # `It was 50 million a year; in 2023 it was 9`: the date of the next clause.
            if behind and stop < sentence.end:
                gap = self.reading.norm.text[amount.end : behind.start]
                behind = behind if ";" not in gap else None
            if behind:
                return behind
        owned = {id(date) for date in own.values()}
        free = [d for d in dates if id(d) not in owned]
        if not free:
            # `3.1 bn in 2023, up from 2.8 bn in 2022, while imports fell to 1.3`: not the old time.
            olds = {
                own[a.start] for a in sums if a.start in own and self._is_level_left(sentence, a)
            }
            free = [d for d in dates if d not in olds]
        return min(free or dates, key=lambda d: distance(d, amount))

    def _is_noted(self, amount: AmountHit, date: DateHit) -> bool:
        """Say whether a date stands in a bracket of its own right behind a sum: `3 bn (2022)`."""
        if not 0 < date.start - amount.end <= ATTACHED:
            return False
        # The date may hold its bracket: then the words between are empty but for a dot.
        return bool(_NOTED.match(self.reading.norm.text, amount.end, date.end + 1))

    def _first_time(self, sentence: Sentence) -> When | None:
        """Give the first period that a sentence tells of itself, as a bracket writes it out."""
        date = first_period(sentence)
        return self._spelled_out(sentence, date).when if date else None

    def _spelled_out(self, sentence: Sentence, date: DateHit) -> DateHit:
        """Give the time that a bracket behind a date writes out: `this Iranian year (from … to …)`.

        Only where the date itself names no year, or one that the bracket lies in.
        """
        text = self.reading.norm.text
        for told in dates_behind(sentence.dates, date.end, BRACKET_AHEAD):
            gap = text[date.end : told.start]
            if told.role == "base" or not _SPELLED.fullmatch(gap) or text[told.end] not in ")]":
                continue
            named = _YEAR.search(text, date.start, date.end)
            years = {day.year for day in (told.when.start, told.when.end) if day}
            if years and (named is None or int(named[0]) in years):
                return told
        return date

    def _attached(
        self, sentence: Sentence, sums: Sequence[AmountHit]
    ) -> list[tuple[AmountHit, DateHit]]:
        """Pair the sums of a sentence with the dates at their heels."""

        def make() -> list[tuple[AmountHit, DateHit]]:
            return [
                (amount, date)
                for amount in sums
                for date in dates_behind(sentence.dates, amount.end, BESIDE)
                if self._is_attached(amount, date) and self._shares_brackets(sentence, amount, date)
            ]

        return sentence.once("dates of sums", make) if sentence.sums else make()

    def _is_held_against(self, sentence: Sentence, date: DateHit) -> bool:
        """Say whether a time is what a sum is compared with: `less than from January to May`."""
        return sentence.once(("than", date.start), lambda: self._than(sentence, date))

    def _than(self, sentence: Sentence, date: DateHit) -> bool:
        if "than_end" in self._data:  # where cases tell: `bu may oyidagidan ($76,9 mln) ko'p`
            return self._matches("than_end", sentence.piece(date.start, date.end + THAN))
        head = sentence.piece(max(sentence.start, date.start - HELD), date.start)
        return self._matches("than_before", head)

    def _is_level_left(self, sentence: Sentence, amount: AmountHit) -> bool:
        return self._follows_old(sentence, amount)

    def _is_of_old(self, sentence: Sentence, date: DateHit, amount: AmountHit) -> bool:
        """Say whether a date is that of the former level beside: `less than 2 bn in 2022`."""
        if _is_earlier(date):
            return self._is_of_another(sentence, date, amount)
        led = self._data.get("verb", "after") == "after"
        if led and (len(sentence.sums) < 2 or "date_of_level" not in self._data):
            return False
        olds = sentence.once("old dates", lambda: self._old_dates(sentence, led))
        return olds.get(date.start, amount.start) != amount.start

    def _old_dates(self, sentence: Sentence, led: bool = False) -> dict[int, int]:
        """Give where the dates of former levels begin, and where those levels do.

        ``led``: where nouns stand last, before their levels: `2020 жылғы 8 млрд-тан 9 млрд-қа`.
        """
        if led:
            held = ((a, self._date_leading(sentence, a)) for a in sentence.sums)
            return {date.start: a.start for a, date in held if date is not None}
        left = [a for a in sentence.sums if self._is_level_left(sentence, a)]
        dates = {(a, d.start) for a in left for d in sentence.dates if self._is_attached(a, d)}
        return {start: a.start for a, start in dates}

    def _date_leading(self, sentence: Sentence, amount: AmountHit) -> DateHit | None:
        """Give the date right before a former level, which tells of when it was."""
        near = (d for d in sentence.dates if 0 <= amount.start - d.end <= 1)
        date = next(near, None)
        if date is None or not self._matches("date_of_level", sentence.piece(date.start, date.end)):
            return None
        old = self._matches("old_after", self._around(sentence, amount).tail)
        return date if old else None

    def _is_of_another(self, sentence: Sentence, date: DateHit, amount: AmountHit) -> bool:
        """Say whether a date follows another sum at once and so belongs to that one."""
        if self._data.get("verb", "after") == "after":
            return False
        return any(
            self._is_attached(other, date)
            and not self._is_converted(sentence, other)
            and self._shares_brackets(sentence, other, date)
            for other in amounts_ending(sentence.sums, date.start - BESIDE, date.start)
            if other is not amount
        )

    def _is_of_mark_before(self, sentence: Sentence, date: DateHit, amount: AmountHit) -> bool:
        """Say whether a date is that of a sum before, with which this one is contrasted.

        `By 2025 it may pass 5 bn, but the mark they aim at is 6 bn`: the mark has no time.
        """
        before = amounts_before(sentence.sums, amount)
        if not before or date.end > before[-1].start or "contrast" not in self._data:
            return False
        return self._matches("contrast", sentence.piece(before[-1].end, amount.start))

    def _leads_next(self, sentence: Sentence, date: DateHit, amount: AmountHit) -> bool:
        """Say whether a date begins the clause of the next sum; a sum before it has another time.

        `5 bn it is, in 2020 3 bn it was`, where verbs stand last; `5 bn and in 2020 at 3 bn`.
        """
        if date.start < amount.end:
            return False
        later = amounts_behind(sentence.sums, amount)[:1]
        text = self.reading.norm.text
        if self._data.get("verb", "after") != "after":
            near = later and 0 <= later[0].start - date.end <= LED
            if not near or set(text[date.end : later[0].start]) & set(",;:()"):
                return False
            return self._matches("and_before", text[amount.end : date.start])
        behind = any(other.start >= date.end for other in sentence.sums)
        return behind and bool(_CLAUSE.search(text, amount.end, date.start))

    def _is_apart(self, sentence: Sentence, date: DateHit, amount: AmountHit) -> bool:
        """Say whether a semicolon parts a date from the sum before it, where verbs stand last."""
        if self._data.get("verb", "after") != "after" or date.start < amount.end:
            return False
        return ";" in sentence.piece(amount.end, date.start)

    def _shares_brackets(self, sentence: Sentence, amount: AmountHit, date: DateHit) -> bool:
        """Say whether a date may be that of a sum: one in brackets dates what is in them."""
        if "(" not in sentence.text:
            return True
        inside = self._bracket(sentence, date.start)
        if inside is None or inside == self._bracket(sentence, amount.start):
            return True
        # `reached 4 bn (2021)`, `(2019) 3 bn`: the brackets hold the date alone, and dates the sum.
        text = self.reading.norm.text
        closes = text.find(")", date.end, sentence.end)
        return closes >= 0 and not amounts_near(sentence.amounts, inside + 1, closes - 1)
