"""Which sums are trade between the two countries."""

from __future__ import annotations

import re

from timeline.extract.amounts import AmountHit
from timeline.extract.figures.declared import is_declared
from timeline.extract.figures.indicators import Indicators
from timeline.extract.figures.series import ENDS
from timeline.extract.figures.spans import (
    amounts_before,
    amounts_behind,
    amounts_ending,
)
from timeline.extract.figures.terms import (
    _CLAUSE,
    ATTACHED,
    MONEY_LEAST,
    RATIOS,
    SUM_LEAST,
    TARGET_ROLES,
    THINGS,
)
from timeline.extract.sentence import Sentence
from timeline.language.phrases import Hit
from timeline.records import TRADE

LETTERED = 3  # code points of a count of months: `12M`
VERB = 24  # code points between a sum and its bracket: a verb
# A bracket, and a word such as `about` in it, before a sum.
_OPENED = re.compile(r" \((?:[^\W\d]+ ){0,2}\Z")


class Sums(Indicators):
    """Reads which sums count trade."""

    def _is_gap(self, sentence: Sentence, amount: AmountHit) -> bool:
        """Say whether a sum is what trade lacks: `a deficit of 600 million in its trade with …`.

        Or a mean: `In 2015-2017 the average turnover was 9.6 mn, in 1993-2014 1.2 mn`.
        """
        if not amount.money:
            return False
        opened = self.reading.norm.text.endswith("(", 0, amount.start)
        if opened and self._is_change_aside(sentence, amount):
            return True
        lacks = self._lacks(sentence, amount)
        if lacks or not self._told(sentence, "average"):
            return lacks
        if not sentence.dates and self._told(sentence, "on_average"):
            return True  # `From 2017 to 2021 it bought goods for 31 bn. On average it sells 6 bn.`
        return sentence.once("over years", lambda: self._is_over_years(sentence))

    def _lacks(self, sentence: Sentence, amount: AmountHit) -> bool:
        """Say whether a sum is what trade lacks, by the words before it."""
        return self._matches("gap_before", self._around(sentence, amount).before)

    def _is_same(self, sentence: Sentence, gap: AmountHit, amount: AmountHit) -> bool:
        """Say whether a sum is told of what one before it lacked: `the gap was 3 bn, then 4 bn`."""
        if not amount.money or sentence.hits("indicator", gap.end, amount.start):
            return False
        weak = sentence.hits("indicator_weak", gap.end, amount.start)
        return not weak and bool(sentence.hits("pronoun", gap.end, amount.start))

    def _is_change_aside(self, sentence: Sentence, amount: AmountHit) -> bool:
        """Say whether a bracket tells a rate as a sum: `up 12 percent ($9 million) from 2023`."""
        text = self.reading.norm.text
        rates = amounts_ending(sentence.amounts, amount.start - 3, amount.start - 1)
        told = any(rate.unit == "PERCENT" for rate in rates)
        return told and self._matches("change_aside", text[amount.end : amount.end + 24])

    def _is_sum(self, sentence: Sentence, amount: AmountHit, indicator: str) -> bool:
        """Say whether an amount is a sum that stands for itself: no mean, no share, no price."""
        before = self._around(sentence, amount).before
        if self._is_listed_good(sentence, amount) or self._is_converted(sentence, amount):
            return False
        text = self.reading.norm.text
        lone = text.startswith(")", amount.end) and text.endswith("(", 0, amount.start)
        if lone and not amount.money and amount.end - amount.start <= LETTERED:
            return False  # `in eight months (8M)`
        if amount.bare and self._matches("bare_never", before):
            return False  # `they did not reach a billion`
        if amount.bare and (
            text.startswith((")", ":"), amount.end) or is_declared(self.reading, sentence, amount)
        ):
            return False  # `Trade (in millions of dollars)`, `In mln dollars:` declare a unit
        if amount.bare and self._matches("bare_told", self._around(sentence, amount).after):
            return False  # `it passed the billion: 1.1 bn`
        # `a billion` is a sum only as a mark to reach: `to reach the billion mark`.
        marked = self._matches("bare_before", before) or self._matches("target_before", before)
        # `within five years a billion dollars`
        marked = marked or (amount.money and any(d.role in TARGET_ROLES for d in sentence.dates))
        if amount.bare and not marked:
            tail = self._around(sentence, amount).after
            told = amount.money and self._matches("bare_after", tail)
            if not (told or self._matches("bare_aim", tail)):
                return False
        if indicator == "trade_turnover" and self._matches("part_before", before):
            return False
        if self._matches("deals_after", self._around(sentence, amount).tail):
            return False  # `agreements worth 2 bn`
        if self._matches("average_before", before) or self._matches("whole_before", before):
            return False
        if not amount.money and (amount.unit or not amount.magnitude):
            return False
        if amount.value < (SUM_LEAST if amount.money else MONEY_LEAST):
            return False
        return amount.money or not self._matches(
            "counted_after", self._around(sentence, amount).after
        )

    def _is_over_years(self, sentence: Sentence) -> bool:
        """Say whether the only times of a sentence are stretches of years."""
        told = [d.when for d in sentence.dates if d.role in ("act", "period", "attr")]
        return bool(told) and all(
            when.start and when.end and when.end.year - when.start.year > 1 for when in told
        )

    def _is_trade_sum(self, sentence: Sentence, amount: AmountHit, indicator: str) -> bool:
        """Say whether an amount is trade of the two: no good's, no investment, not with others."""
        if amount.money and indicator in THINGS:
            return False  # `They signed 12 documents. It reached 407 mn.`
        if not self._is_sum(sentence, amount, indicator):
            return False
        if self._is_whole_of_share(sentence, amount):
            return False
        if self._flow_of_part(sentence, amount):
            return True  # `of it 46 million are imports such as fruit and timber`
        if amount.magnitude and self._side_of_goods(sentence, amount):
            return True  # `of it 626 million fell to Angolan goods, above all oil and gas`
        if own := self._own_partner(sentence, amount):
            if own not in self.reading.pair.countries and self._is_near(sentence):
                self._topic.sentence = sentence.index  # a list of partners goes on
            return own in self.reading.pair.countries
        if indicator == "trade_turnover" and self._is_part(amount, sentence):
            return False  # `88 million of it is what we send to you`
        others = amounts_before(sentence.amounts, amount)
        start = others[-1].end if others else sentence.start
        sums = [a.end for a in others if a.unit not in RATIOS]
        named = max([sentence.start, *sums])  # `imports of food rose by 27% to 414 million`
        strong = [h.start for h in sentence.hits("indicator") if h.label in TRADE]
        weak = [h.start for h in sentence.hits("indicator_weak") if h.label in TRADE]
        nearest = max((at for at in strong if start <= at < amount.start), default=None)
        trade = [*strong, *weak]
        named_again = any(start <= at < amount.start for at in trade)
        led = max((at for at in trade if named <= at < amount.start), default=None)
        if self._is_of_good(sentence, amount, led):
            self._on_goods = sentence.index
            return False
        for hit in sentence.hits("not_trade"):
            if hit.label == "volume" and 0 <= hit.start - amount.end <= 2:
                return False  # `3,8 mlrd kub metr` counts gas
            if hit.label == "volume" and self._is_price_of(sentence, amount, hit):
                return False
            if hit.label == "world" and sentence.piece(hit.end, hit.end + 1) == ",":
                continue  # `Overall, the trade of the two came to …`
            if hit.label == "world" and self._is_whole(sentence, amount):
                continue  # `It sold 3 bn and bought 2. Overall turnover came to 5 bn.`
            if hit.label == "world" and self._is_within_turnover(sentence, amount, indicator):
                continue  # `It came to 374 mn. The overall exports were 178 mn, imports 196.`
            if hit.label == "world" and self._is_to_partner(sentence, hit, amount):
                continue  # `its overall exports to Kazakhstan came to …`
            if hit.label == "world" and (
                self._is_share_aside(sentence, hit, amount)
                or self._is_with_pair(sentence, hit)  # `with EU countries`
            ):
                continue
            if hit.label == "part" and self._is_of_sum_before(sentence, hit, amount):
                continue  # `their firms invested 8 bn, and trade came to 2 bn`
            if hit.label in ("world", "part", "union") and hit.start < amount.start:
                if hit.label != "part":
                    self._tell_of_world(sentence)
                self._union = sentence.index if hit.label == "union" else self._union
                return False
            # A word for investment between the trade cue and the sum takes the sum.
            takes = nearest is None or hit.start >= nearest
            # `a credit line for exports to Vietnam`: what the money is for
            takes = takes or self._matches("deal_between", sentence.piece(hit.end, nearest or 0))
            invested = hit.label == "investment" and takes and start <= hit.start
            # `ties and investments beyond the 722 mn bilateral trade`: what it counts is told
            invested = invested and not any(at - amount.end == 1 for at in trade)
            if led is not None and hit.start > amount.end:
                # `trade of 15 bn and investment worth 9 bn`: a sum of its own follows.
                ahead = sentence.piece(self._end_with_date(sentence, amount), hit.start)
                invested = invested and not (ENDS.match(ahead) and self._leads_sum(sentence, hit))
            if invested and hit.start < self._clause_end(sentence, amount):
                self._invested = sentence.index
                return False
            if hit.label == "goods" and self._takes(sentence, hit, amount, (named, start, led)):
                self._on_goods = sentence.index
                return False
        if self._on_goods == sentence.index and led is None and others:
            return False  # `oil was exported for 4.9 bn, ferroalloys for 118 million`
        if self._invested == sentence.index and not named_again and others:
            return False  # `… investing $65 billion, for energy $34 billion, …`
        if self._goes_on_with_world(sentence) or self._is_of_deal(sentence, amount):
            return False
        return self._is_between_two(sentence, amount, indicator)

    def _is_of_sum_before(self, sentence: Sentence, hit: Hit, amount: AmountHit) -> bool:
        """Say whether a word tells of a sum before, and this one has words of its own behind it."""
        before = [other for other in amounts_before(sentence.sums, amount) if other.start > hit.end]
        cues = (cue for group in ("indicator", "indicator_weak") for cue in sentence.hits(group))
        return bool(before) and any(before[-1].end <= c.start < amount.start for c in cues)

    def _end_with_date(self, sentence: Sentence, amount: AmountHit) -> int:
        """Give where a sum ends with the date at its heels: `$3.1 billion in 2023`."""
        behind = (d.end for d in sentence.dates if 0 <= d.start - amount.end <= ATTACHED)
        return next(behind, amount.end)

    def _leads_sum(self, sentence: Sentence, hit: Hit) -> bool:
        """Say whether a sum of its own stands behind a word."""
        return any(0 < a.start - hit.end <= 30 for a in sentence.sums)

    def _is_converted(self, sentence: Sentence, amount: AmountHit) -> bool:
        """Say whether a sum in brackets is the one before it in other money: `$15 bn (1 trn)`."""
        text = self.reading.norm.text
        opened = _OPENED.search(text, max(0, amount.start - 24), amount.start)
        if not amount.money or opened is None:
            return False
        at = opened.start()
        if any(hit.label in TRADE for hit in sentence.hits("indicator", at, amount.start)):
            return False  # `trade came to 9 bn dollars (exports 3 bn euros, …)`
        before = amounts_ending(
            sentence.amounts, at - VERB, at
        )  # `1,6 trln yuan bo'lgan ($201 mlrd`
        return any(
            a.money and a.unit != amount.unit and not set(text[a.end : at]) & set(",;:()")
            for a in before
        )

    def _clause_end(self, sentence: Sentence, amount: AmountHit) -> int:
        """Give where the words behind a sum end: its clause, the next sum, or thirty letters."""
        later = [a.start for a in amounts_behind(sentence.sums, amount)[:1]]
        end = min([amount.end + 30, sentence.end, *later])
        clause = _CLAUSE.search(self.reading.norm.text, amount.end, end)
        return clause.start() if clause else end
