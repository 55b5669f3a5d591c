"""The time of a level that another is held against: `than in 2023 ($310 million)`."""

from __future__ import annotations

from timeline import edtf
from timeline.extract.amounts import AmountHit
from timeline.extract.dates import DateHit
from timeline.extract.figures.base import BRACKET
from timeline.extract.figures.ratios import Ratios
from timeline.extract.figures.spans import amounts_behind
from timeline.extract.sentence import Sentence
from timeline.records import When

RELATIVE = ".relyear_alone"  # ends the name of the rule of `the previous year`
AHEAD = 12  # code points before a time in which it is told to be whole


class Bases(Ratios):
    """Reads the former levels that changes are told from."""

    def _base_of(self, sentence: Sentence, amount: AmountHit) -> DateHit | None:
        """Give the base period whose level stands in brackets: `than in 2023 ($310 million)`."""
        text = self.reading.norm.text
        for hit in sentence.once("bases", lambda: self._bases(sentence)):
            gap = text[hit.end : amount.start]
            if amount.end <= hit.start:
                # `in contrast to the 187 million recorded in the same period of 2022`
                old = self._follows_old(sentence, amount)
                behind = BRACKET.sub(" ", text[amount.end : hit.start])
                if old and self._matches("base_behind", behind):
                    return hit
            if self._is_own_base(sentence, amount, hit):
                return hit
            if "than_end" in self._data and self._matches(
                "than_end", text[hit.start : amount.start]
            ):
                return hit  # `bu may oyidagidan ($76,9 mln) ko'p`
            if hit.end > amount.start:
                continue
            if gap.strip() == "(" or self._matches("base_then", gap):
                return hit
            # `from the 2.7 bn of 2020 to 5.7 bn in 2024`, where nouns come last
            if not gap.strip() and self._matches("from_after", self._around(sentence, amount).tail):
                return hit
        return self._base_of_former(sentence, amount)

    def _base_of_former(self, sentence: Sentence, amount: AmountHit) -> DateHit | None:
        """Give the time of a former level that has none beside it, if the sentence tells one.

        `Against 2014 it fell from 4.1 to 2.1 bn`; `exports rose from 5 bn in 2019 to 7 bn in 2023,
        imports from 2 to 3 bn`.
        """
        if "to_between" not in self._data or not self._follows_old(sentence, amount):
            return None
        later = amounts_behind(sentence.sums, amount)[:1]
        between = self.reading.norm.text[amount.end : later[0].start] if later else ""
        if not self._matches("to_between", between):
            return None
        olds = sentence.once("old dates", lambda: self._old_dates(sentence))
        told = [d for d in sentence.dates if d.start in olds and d.end < amount.start]
        return next(iter(told or self._bases(sentence)[:1]), None)

    def _bases(self, sentence: Sentence) -> list[DateHit]:
        """Give the times that sums of a sentence are held against."""
        return [d for d in sentence.dates if d.role == "base" or self._is_held_against(sentence, d)]

    def _is_own_base(self, sentence: Sentence, amount: AmountHit, hit: DateHit) -> bool:
        """Say whether the time of an earlier year is a sum's own: `In the same period of 2021 …`.

        It stands right behind the sum, or opens the sentence of its only one.
        """
        text = self.reading.norm.text
        told = text[hit.start : hit.end]
        if hit.role != "base" or not any(char.isdigit() for char in told):
            return False
        if not self._matches("base_leads", told):
            return False
        if amount.end <= hit.start <= amount.end + 1:
            return True
        own = any(d.role in ("act", "period") and not d.latent for d in sentence.dates)
        alone = not own and len(sentence.sums) == 1
        return alone and hit.start == sentence.start and hit.end < amount.start

    def _base_time(self, sentence: Sentence, base: DateHit) -> When:
        """Give the time of a base: that of a whole year where its sentence speaks of one."""
        told = [d for d in sentence.dates if d.role in ("act", "attr", "period", "act_by")]
        own = [d for d in told if d is not base]
        whole = any(d.when.precision == "year" for d in own)
        ahead = [d.when for d in own if d.end <= base.start and d.when.start]
        if whole and ahead and base.when.start and base.rule.endswith(RELATIVE):
            # `In 2022 it was 3 bn, above the level of the year before (2 bn)`, told in 2023
            year = max(when.start.year for when in ahead if when.start)
            if base.when.start.year >= year:
                return edtf.parse(edtf.point(year - 1))
        lead = sentence.piece(max(sentence.start, base.start - AHEAD), base.start)
        if not whole and self._matches("whole_year", lead):
            return base.when  # `in seven months it passed the level of the whole year before`
        part = next((d.when for d in own if d.when.precision not in ("year", "open")), None)
        return base.when if whole else self._same_time(base.when, part)
