"""Growth told without a level of its own: `trade doubled last year`, `exports fell by a tenth`.

Where the text tells the level too, the growth is kept with it; else it is a figure of its own that
has no value, so that it can be held against official numbers.
"""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from timeline import edtf
from timeline.extract.amounts import MULTIPLE, AmountHit
from timeline.extract.dates import DateHit
from timeline.extract.figures.periods import Periods
from timeline.extract.figures.spans import amounts_behind, distance, is_period
from timeline.extract.figures.terms import _CLAUSE, ATTACHED, TARGET_ROLES, Around
from timeline.extract.sentence import Sentence
from timeline.language.phrases import Hit
from timeline.records import TRADE, Figure, When

SIGNS = ("+", "-", "+ ", "(- ")  # `(-4.4 %)` is a change

HUNDRED = 100
INDEX = 90  # per cent: a rate told so high, or higher, has the level before as its hundred
_BRACKETED = re.compile(r" ?\([^()]{1,24}\)")  # `52 million (4%) more`
BESIDE = 32  # code points about a rate in which it is told to be a mean


class Ratios(Periods):
    """Reads growth that stands alone."""

    def _is_growth(self, around: Around) -> bool:
        if self._matches("over_after", around.tail[:40]):
            return False
        if self._matches("growth_or", around.after):
            return True  # `114 million dollars or 34 % more`, in whatever case
        case = self.reading.language.fold(self._data.get("growth_needs", ""))
        ending = around.tail[: len(around.tail) - len(around.after)]
        if not case or re.search(f"(?:{case})$", ending):
            after = _without_bracket(around.after).lstrip(" ,)")
            pattern = self.reading.language.pattern("figures", "growth_after")
            if pattern and pattern.match(after):
                return True
        if self._matches("by_after", around.after) and self._matches("by_before", around.before):
            return True
        return self._matches("growth_before", around.before)

    def _shares_verb(self, sentence: Sentence, amount: AmountHit) -> bool:
        """Say whether a ratio grows with the next: `exports by 1 %, imports by 16 % increased`."""
        text = self.reading.norm.text
        if self._data.get("verb", "after") != "after" or not text.startswith(",", amount.end):
            return False
        behind = amounts_behind(sentence.amounts, amount)
        later = next((other for other in behind if other.unit == amount.unit), None)
        if later is None:
            return False
        ends = {text[a.start : a.end].rsplit(" ", 1)[-1] for a in (amount, later)}
        return len(ends) == 1 and self._is_growth(self._around(sentence, later))

    def _told_growth(self, sentence: Sentence, amount: AmountHit) -> bool:
        """Say whether a ratio tells what has happened: no aim, no forecast, no condition."""
        around = self._around(sentence, amount)
        verb_last = self._data.get("verb", "after") == "after"
        told = verb_last and self._matches("growth_told", around.after[:60])
        if amount.rule.endswith(MULTIPLE) and (verb_last or not sentence.future):
            return True
        if self._status(sentence, amount) not in ("actual", "estimate"):
            return False
        if told or self._shares_verb(
            sentence, amount
        ):  # its own verb stands behind it, whatever tense the sentence ends in
            return True
        if sentence.future:
            return False
        growth = self._matches("growth_near", around.before)
        return growth or (not verb_last and self._matches("growth_before", around.before))

    def _own_period(self, sentence: Sentence, amount: AmountHit) -> DateHit | None:
        """Give the period that a sentence names for its growth, the nearest of several."""
        fit = [
            date
            for date in sentence.dates
            if date.role not in ("base", *TARGET_ROLES) and not date.latent and is_period(date)
        ]
        fit = [date for date in fit if not self._is_held_against(sentence, date)]
        # `it rose by 50 % in 2017, and by 30 % in the first half of 2018`
        heels = [date for date in fit if 0 <= date.start - amount.end <= ATTACHED]
        own = min(heels or fit, key=lambda date: distance(date, amount), default=None)
        return self._spelled_out(sentence, own) if own else None

    def _trade_cue(self, sentence: Sentence, amount: AmountHit) -> Hit | None:
        """Give the word for trade that a growth is told of: the nearest before it, else behind."""
        cues = sentence.hits("indicator") + sentence.hits("indicator_weak")
        cues = [hit for hit in cues if hit.label in TRADE]
        before = [hit for hit in cues if hit.start < amount.start]
        if before:
            return max(before, key=lambda hit: (hit.end, hit.end - hit.start))
        # `3 % growth of trade`: only where no clause parts them.
        text = self.reading.norm.text
        near = [hit for hit in cues if not _CLAUSE.search(text, amount.end, hit.start)]
        return min(near, key=lambda hit: hit.start, default=None)

    def _add_bare_growth(self, sentence: Sentence, amount: AmountHit, sign: int) -> None:
        """Keep growth whose level the text does not tell, if it is trade of the two countries."""
        cue = self._trade_cue(sentence, amount)
        indicator = cue.label if cue else self._meant(sentence)
        if not indicator or not self._told_growth(sentence, amount):
            return
        if sentence.has("not_trade", "world", "part", "goods", "volume"):
            return
        near = self._around(sentence, amount)
        if self._matches("average_rate", near.before[-BESIDE:] + near.after[:BESIDE]):
            return  # `it grew by 11 % a year from 2008 to 2016`
        if self._goes_on_with_world(sentence) or not self._is_between_two(
            sentence, amount, indicator
        ):
            return
        date = self._own_period(sentence, amount)
        when = date.when if date else self._told_period(sentence)
        if later := self._year_behind(sentence, amount, date):
            date, when = None, later
        if when is None or not when.known or when.start is None:
            return
        held = self._held(indicator, when)
        if held is not None:
            self._keep(held, sentence, amount, sign)
            return
        if date is not None and date.role in ("period", "since"):
            self.taken.add(date.start)
        around = self._around(sentence, amount)
        percent = amount.unit == "PERCENT"
        self.figures.append(
            Figure(
                "",
                indicator,
                when,
                *self._sides(sentence, amount, indicator),
                None,
                self.reading.pair.unit,
                self._bound(around),
                "actual",
                growth_pct=sign * amount.value if percent else None,
                growth_times=None if percent else amount.value,
                growth_base=self._base_year(sentence, when),
                as_written=self.reading.norm.quote(amount.start, amount.end),
                sources=(self._source(sentence, amount, date, when),),
                pair=self.reading.pair.id,
            )
        )

    def _year_behind(
        self, sentence: Sentence, amount: AmountHit, date: DateHit | None
    ) -> When | None:
        """Give the year behind the one at the heels of a rate: `they grew by 54 % from 2014`."""
        if date is not None and date.start < amount.start:
            return None
        bases = [d for d in sentence.dates if d.role == "base" and d.start >= amount.end]
        near = bases and bases[0].start - amount.end <= ATTACHED
        return self._year_after_base(sentence) if near else None

    def _meant(self, sentence: Sentence) -> str:
        """Give the indicator that `the figure` means: the one that the text told just before."""
        topic = self._topic.indicator if self._is_near(sentence) else ""
        return topic if topic in TRADE and sentence.has("pronoun", "figure") else ""

    def _told_period(self, sentence: Sentence) -> When | None:
        """Give the period that the text told trade of just before."""
        topic = self._topic
        near = self._is_near(sentence) and topic.indicator in TRADE
        if near and topic.period and topic.period.start:
            return topic.period
        last = self._last_level
        return last[1] if last and sentence.index - last[0] <= 4 else None

    def _held(self, indicator: str, when: When) -> int | None:
        """Give the one level of this text that a growth belongs to, if there is exactly one."""
        for at, figure in enumerate(self.figures[self._dealt :], self._dealt):
            if figure.value is not None and figure.status == "actual":
                self._levels[figure.indicator, figure.when].append(at)
        self._dealt = len(self.figures)
        fit = self._levels.get((indicator, when), ())
        # A headline and the text below it tell one level, not two.
        return fit[0] if fit and len({self.figures[at].value for at in fit}) == 1 else None

    def _is_index(self, amount: AmountHit, around: Around) -> bool:
        """Say whether a percentage has the level before as its hundred: `at a rate of 105.6 %`."""
        if amount.value >= INDEX and self._matches("index_rate", around.before):
            return True
        if amount.value > HUNDRED and self._matches(
            "index_of_base", around.before[-BESIDE:] + "@" + around.after
        ):
            return True
        told = self._matches("growth_before", around.before)
        if told or self._matches("index_never", around.before):
            return False
        if around.before.endswith(SIGNS):
            return False  # `(-4.4 % to 2019)`
        return self._matches("index_before", around.before) or self._matches(
            "index_after", around.after
        )

    def _keep(self, at: int, sentence: Sentence, amount: AmountHit, sign: int) -> None:
        """Keep a ratio with its level; where another ratio stands there, beside it."""
        held, percent = self.figures[at], amount.unit == "PERCENT"
        value: Decimal = sign * amount.value if percent else amount.value
        bases = [date.when.edtf for date in sentence.dates if date.role == "base"]
        base = bases[0] if len(bases) == 1 else self._base_year(sentence, held.when)
        told = held.growth_pct if percent else held.growth_times
        other = held.growth_times if percent else held.growth_pct
        if told is None and (other is None or held.growth_base == base):
            self.figures[at] = _grown(held, value, percent, base)
        elif told != value and (base or held.growth_base or told is None):
            alone = replace(
                held,
                value=None,
                bound="exact",
                growth_pct=None,
                growth_times=None,
                growth_abs=None,
                as_written=self.reading.norm.quote(amount.start, amount.end),
                sources=(self._source(sentence, amount, None, held.when),),
            )
            self.figures.append(_grown(alone, value, percent, base))

    def _base_year(self, sentence: Sentence, when: When) -> str:
        """Give the year that growth `over five years` is counted from; empty where unsaid."""
        pattern = self.reading.language.pattern("figures", "over_years")
        if pattern is None or when.start is None:
            return ""
        match = pattern.search(sentence.text)
        number = self._number(match["n"]) if match else None
        if number is None or not 2 <= number <= 40:
            return ""
        return edtf.point(when.start.year - number)

    def _number(self, text: str) -> int | None:
        value, _ = self._reader.count(text)
        return int(value) if value is not None else None


def _grown(figure: Figure, value: Decimal, percent: bool, base: str) -> Figure:
    if percent:
        return replace(figure, growth_pct=value, growth_base=base)
    return replace(figure, growth_times=value, growth_base=base)


def _without_bracket(text: str) -> str:
    bracket = _BRACKETED.match(text)
    return text[bracket.end() :] if bracket else text
