"""Which sums are trade between the two countries, and under which indicator."""

from __future__ import annotations

import re

from timeline.extract.amounts import AmountHit
from timeline.extract.figures.following import Following
from timeline.extract.figures.series import ENDS
from timeline.extract.figures.spans import (
    amounts_before,
    amounts_behind,
    amounts_ending,
)
from timeline.extract.figures.terms import (
    _CLAUSE,
    FLOWS,
    MONEY_LEAST,
    RATIOS,
    SUM_LEAST,
)
from timeline.extract.sentence import Sentence
from timeline.language.phrases import Hit
from timeline.records import TRADE

VERB = 24  # code points between a sum and its bracket: a verb
# A bracket, and a word such as `about` in it, before a sum.
_OPENED = re.compile(r" \((?:[^\W\d]+ ){0,2}\Z")

REASON = 40  # code points between `due to` and what it names


class Sums(Following):
    """Reads which sums count trade."""

    def _indicator(
        self, sentence: Sentence, amount: AmountHit, cues: list[Hit], carried: bool
    ) -> str:
        """Choose the indicator of an amount: what it counts, the nearest cue before, or after."""
        if amount.money and self.reading.norm.text.endswith("(-", 0, amount.start):
            return "balance" if cues or carried else ""  # `imports of 2 bn (-$1.3 bn)`
        if told := self._answered(sentence, amount):
            return told.indicator
        if "mutual" in self._data and cues and self._is_mutual(sentence, amount):
            return "trade_turnover"
        counted = self._flow_behind(sentence, amount) if cues or carried else ""
        counted = counted or self._counts_what_follows(sentence, amount, cues)
        if counted:
            return counted
        before = [hit for hit in cues if hit.start < amount.start]
        if before:
            # `5 bn (exports 3 bn, imports 2 bn), against 4 bn`: what a bracket held is told.
            closed = ")" in sentence.piece(before[0].end, amount.start)
            apart = [h for h in before if not (closed and self._is_in_bracket_ahead(h, amount))]
            apart = apart or before
            if len({hit.label for hit in apart}) > 1:
                apart = [h for h in apart if not self._is_reason(sentence, h, amount)] or apart
            return max(apart).label
        after = sorted(hit for hit in cues if hit.start >= amount.start)
        if after and self._matches("of_it", self.reading.norm.text[amount.end : after[0].start]):
            # `It was 3 bn, of which exports 1 bn`: a whole before its part.
            return "trade_turnover" if after[0].label in FLOWS else ""
        if carried and after and self._looks_back_later(sentence, amount):
            return min(after, key=lambda hit: hit.start).label
        part = bool(after) and after[0].label in FLOWS and self._topic.indicator not in FLOWS
        if carried and after and not part and self._is_apposed(amount, after[0]):
            return after[0].label  # `5 bn is the record of their trade`, below one on exports
        if carried:
            # `China ($5.2 bn), Russia ($4.9 bn) … were imported from`
            verbs = (h for h in after if self._matches("flow_verb", self._word(h)))
            verb = next(verbs, None)
            if not cues and self._topic.indicator in FLOWS and self._is_mark(sentence, amount):
                return "trade_turnover"  # `Exports fell to 12 bn. Our aim is 30 bn.`
            return verb.label if verb else self._topic.indicator
        apart = [hit for hit in after if not self._is_in_bracket_behind(amount, hit)]
        if after and len(apart) < len(after):  # `2.8 bn (exports 1, imports 1.8)` is the whole
            return apart[0].label if apart else "trade_turnover"
        return min(after).label if after else ""

    def _is_mutual(self, sentence: Sentence, amount: AmountHit) -> bool:
        """Say whether a sum is what two sold to each other: `they sold each other 10 mn worth`."""
        sums = amounts_before(sentence.sums, amount)
        start = sums[-1].end if sums else sentence.start
        return self._matches("mutual", sentence.piece(start, amount.start))

    def _is_apposed(self, amount: AmountHit, hit: Hit) -> bool:
        """Say whether a dash or a comma joins a sum to the words on what it is."""
        between = self.reading.norm.text[amount.end : hit.start]
        return between.startswith((" - ", ", ")) and not set(between[2:]) & set(",;:(")

    def _flow_behind(self, sentence: Sentence, amount: AmountHit) -> str:
        """Give the flow that what stands right behind a sum tells without its noun.

        `It sold goods worth 4 bn and bought 63 bn worth`; `of it 183 million - Finnish goods`.
        """
        tail = self._around(sentence, amount).tail
        for key, flow in (("sold_after", "export"), ("bought_after", "import")):
            if self._matches(key, tail):
                return flow
        if "goods_behind" not in self._data or not self._is_part(amount, sentence):
            return ""
        pair = self.reading.pair.countries
        for hit in sentence.hits("party", amount.end, amount.end + 4):
            if hit.label in pair and self._matches(
                "goods_behind", sentence.piece(hit.end, hit.end + 16)
            ):
                return "export"
        return ""

    def _is_part(self, amount: AmountHit, sentence: Sentence) -> bool:
        """Say whether a sum is told as a part of a whole: `of it 183 million`, `183 of them`."""
        word = self.reading.norm.text[amount.start : amount.end].rsplit(" ", 1)[-1]
        if not self._matches("part_end", word):
            return False
        return self._matches("part_of_it", self._around(sentence, amount).before)

    def _is_mark(self, sentence: Sentence, amount: AmountHit) -> bool:
        """Say whether a sum is a mark for the whole trade that the text has told before."""
        around = self._around(sentence, amount)
        return self._matches("target_before", around.before) and any(
            figure.indicator == "trade_turnover" for figure in self.figures
        )

    def _is_reason(self, sentence: Sentence, hit: Hit, amount: AmountHit) -> bool:
        """Say whether a word tells why something grew: `thanks to exports trade came to 5 bn`.

        `owing to fewer exports (15 bn)` counts them.
        """
        if sentence.piece(hit.end, amount.start) == " (":
            return False
        before = sentence.piece(max(sentence.start, hit.start - REASON), hit.start)
        behind = sentence.piece(hit.start, hit.end + REASON)
        return self._matches("reason_before", before) or self._matches("reason_behind", behind)

    def _word(self, hit: Hit) -> str:
        return self.reading.norm.text[hit.start : hit.end]

    def _is_in_bracket_behind(self, amount: AmountHit, hit: Hit) -> bool:
        """Say whether a word stands in a bracket that opens behind a sum: one part of it."""
        between = self.reading.norm.text[amount.end : hit.start]
        return between.count("(") > between.count(")")

    def _is_in_bracket_ahead(self, hit: Hit, amount: AmountHit) -> bool:
        """Say whether a word stands in a bracket that closes before a sum."""
        between, closes, _ = self.reading.norm.text[hit.end : amount.start].partition(")")
        return bool(closes) and "(" not in between

    def _looks_back_later(self, sentence: Sentence, amount: AmountHit) -> bool:
        """Say whether `of it` stands behind a sum: `China, 3 bn, is first in trade, of it 1 …`."""
        pronouns = sentence.hits("pronoun")
        return bool(pronouns) and all(hit.start > amount.start for hit in pronouns)

    def _counts_what_follows(self, sentence: Sentence, amount: AmountHit, cues: list[Hit]) -> str:
        """Give the indicator that stands right behind a sum, or that its adjective ending asks for.

        `3.7 bn of exports, 1.3 bn of imports`: each sum has its own word behind it.
        """
        text = self.reading.norm.text
        if self._matches("whole_after", self._around(sentence, amount).tail) and {
            hit.label for hit in cues
        } >= {"export", "import"}:
            return "trade_turnover"
        later = amounts_behind(sentence.amounts, amount)
        end = later[0].start if later else sentence.end
        after = sorted(hit for hit in cues if amount.end <= hit.start < end)
        if not after:
            return ""
        between = text[amount.end : after[0].start]
        if between.startswith((" (", "(")) and ")" not in between:
            return ""  # `2.8 bn (exports 1, imports 1.8)` is the whole
        # `2.2 bn of it Kazakhstan's exports`: only whose flow it is stands between.
        for hit in sentence.hits("party", amount.end, after[0].start):
            between = between.replace(text[hit.start : hit.end], "", 1)
        if not between.strip(" -") or self._matches("part_of", between):
            return after[0].label
        for hit in after:  # `34 mn of the whole turnover fall to imports`
            # `9.9 bn fell to the Indian exports`: whose flow it is may stand between.
            whose = sentence.hits("party", amount.end, hit.start)
            stop = whose[-1].start if whose and whose[-1].end + 1 == hit.start else hit.start
            if self._matches("flow_falls", text[amount.end : stop]):
                return hit.label
        tail = text[amount.start : amount.end].rsplit(" ", 1)[-1]
        clause = _CLAUSE.search(text, amount.end, end)
        near = after[0].start < (clause.start() if clause else end)
        verb = text[after[0].start : after[0].end]  # `2 bn worth of goods it imported`
        asked = self._matches("attributive", tail) or self._matches("flow_verb", verb)
        return after[0].label if near and asked else ""

    def _is_gap(self, sentence: Sentence, amount: AmountHit) -> bool:
        """Say whether a sum is what trade lacks: `a deficit of 600 million in its trade with …`.

        Or a mean: `In 2015-2017 the average turnover was 9.6 mn, in 1993-2014 1.2 mn`.
        """
        if not amount.money:
            return False
        lacks = self._matches("gap_before", self._around(sentence, amount).before)
        if lacks or not self._told(sentence, "average"):
            return lacks
        return sentence.once("over years", lambda: self._is_over_years(sentence))

    def _is_sum(self, sentence: Sentence, amount: AmountHit, indicator: str) -> bool:
        """Say whether an amount is a sum that stands for itself: no mean, no share, no price."""
        before = self._around(sentence, amount).before
        if self._is_listed_good(sentence, amount) or self._is_converted(sentence, amount):
            return False
        if amount.bare and self._matches("bare_told", self._around(sentence, amount).after):
            return False  # `it passed the billion: 1.1 bn`
        # `a billion` is a sum only as a mark to reach: `to reach the billion mark`.
        if amount.bare and not self._matches("bare_before", before):
            tail = self._around(sentence, amount).after
            told = amount.money and self._matches("bare_after", tail)
            if not (told or self._matches("bare_aim", tail)):
                return False
            if self._matches("bare_never", before):
                return False
            if self.reading.norm.text.startswith(": ", amount.end):
                return False  # `it passed the billion: $1.1 bn`
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
        if not self._is_sum(sentence, amount, indicator):
            return False
        if self._is_whole_of_share(sentence, amount):
            return False
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
        trade = [h.start for h in sentence.hits("indicator") if h.label in TRADE]
        cues = [at for at in trade if at >= start]
        nearest = max((at for at in cues if at < amount.start), default=None)
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
            if hit.label == "world" and self._is_within_turnover(sentence, amount, indicator):
                continue  # `It came to 374 mn. The overall exports were 178 mn, imports 196.`
            if hit.label == "world" and self._is_to_partner(sentence, hit, amount):
                continue  # `its overall exports to Kazakhstan came to …`
            if hit.label == "world" and (
                self._is_share_aside(sentence, hit, amount)
                or self._is_with_pair(sentence, hit)  # `with EU countries`
            ):
                continue
            if hit.label in ("world", "part", "union") and hit.start < amount.start:
                if hit.label != "part":
                    self._tell_of_world(sentence)
                self._union = sentence.index if hit.label == "union" else self._union
                return False
            # A word for investment between the trade cue and the sum takes the sum.
            takes = nearest is None or hit.start >= nearest
            invested = hit.label == "investment" and takes and start <= hit.start
            if led is not None and hit.start > amount.end:
                # `trade of 15 bn and investment worth 9 bn`: a sum of its own follows.
                ahead = sentence.piece(amount.end, hit.start)
                invested = invested and not (ENDS.match(ahead) and self._leads_sum(sentence, hit))
            if invested and hit.start < self._clause_end(sentence, amount):
                self._invested = sentence.index
                return False
            if hit.label != "goods" or not named <= hit.start <= amount.end + 40:
                continue
            between = sentence.piece(amount.end, hit.start)
            if set(";:") & set(between) or self._matches("parts_behind", between):
                continue  # `exports were 512 million, mainly fruit`
            weak = (h.start for h in sentence.hits("indicator_weak", named, amount.start))
            if self._is_goods_aside(sentence, hit, amount, led or max(weak, default=None)):
                continue  # `exports, 96% of them oil, came to 14 bn`
            if hit.start >= start or led is None or hit.start > led:
                self._on_goods = sentence.index
                return False
        if self._on_goods == sentence.index and led is None and others:
            return False  # `oil was exported for 4.9 bn, ferroalloys for 118 million`
        if self._invested == sentence.index and nearest is None and others:
            return False  # `… investing $65 billion, for energy $34 billion, …`
        if self._goes_on_with_world(sentence) or self._is_of_deal(sentence, amount):
            return False
        return self._is_between_two(sentence, amount, indicator)

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
