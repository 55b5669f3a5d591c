"""What a sum counts: the word for trade before it, behind it, or told in the sentences before."""

from __future__ import annotations

from timeline.extract.amounts import AmountHit
from timeline.extract.figures.spans import amounts_before, amounts_behind
from timeline.extract.figures.terms import _CLAUSE, FLOWS
from timeline.extract.figures.wholes import Wholes
from timeline.extract.sentence import Sentence
from timeline.language.phrases import Hit

RECORD = ".year_of_record"  # ends the name of a date rule
REASON = 40  # code points between `due to` and what it names


class Indicators(Wholes):
    """Chooses the indicator of a sum."""

    def _indicator(
        self, sentence: Sentence, amount: AmountHit, cues: list[Hit], carried: bool
    ) -> str:
        """Choose the indicator of an amount: what it counts, the nearest cue before, or after."""
        if amount.money and self.reading.norm.text.endswith("(-", 0, amount.start):
            return "balance" if cues or carried else ""  # `imports of 2 bn (-$1.3 bn)`
        if told := self._answered(sentence, amount):
            return told.indicator
        if carried and not cues and self._side_of_share(sentence, amount):
            return "export"
        if carried and not cues and self._told(sentence, "by_count") and self._parts_told(sentence):
            return "trade_turnover"  # `Exports were 56 mn, imports 5. The other side counts 83.`
        if amount.magnitude and self._side_of_goods(sentence, amount):
            return "export"
        if flow := self._flow_of_part(sentence, amount):
            return flow
        if (cues or carried) and (flow := self._flow_in_order(sentence, amount)):
            return flow
        if (cues or carried) and self._is_whole(sentence, amount):
            return "trade_turnover"
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
        if carried and after and self._opens_both(sentence, amount):
            return "trade_turnover"  # `Turkey - 2.4 bn (exports 1.3, imports 1.1)`
        if carried and after and self._looks_back_later(sentence, amount):
            return min(after, key=lambda hit: hit.start).label
        part = bool(after) and after[0].label in FLOWS and self._topic.indicator not in FLOWS
        if carried and after and not part and self._is_apposed(amount, after[0]):
            return after[0].label  # `5 bn is the record of their trade`, below one on exports
        if carried:
            # `China ($5.2 bn), Russia ($4.9 bn) … were imported from`
            verbs = (h for h in after if self._matches("flow_verb", self._word(h)))
            verb = next(verbs, None)
            mark = self._is_mark(sentence, amount) or self._is_record(sentence)
            if not cues and self._topic.indicator in FLOWS and mark:
                return "trade_turnover"  # `Exports fell to 12 bn. Our aim is 30 bn.`
            return verb.label if verb else self._topic.indicator
        apart = [hit for hit in after if not self._is_in_bracket_behind(amount, hit)]
        if after and len(apart) < len(after):  # `2.8 bn (exports 1, imports 1.8)` is the whole
            return apart[0].label if apart else "trade_turnover"
        if after and after[0].label in FLOWS and self._leads_parts(amount, after):
            return "trade_turnover"
        return min(after).label if after else ""

    def _opens_both(self, sentence: Sentence, amount: AmountHit) -> bool:
        """Say whether a bracket at the heels of a sum parts it into both flows."""
        text = self.reading.norm.text
        if not text.startswith(" (", amount.end):
            return False
        end = text.find(")", amount.end, sentence.end)
        inside = sentence.hits("indicator", amount.end, end) if end > 0 else []
        return {hit.label for hit in inside} >= set(FLOWS)

    def _leads_parts(self, amount: AmountHit, after: list[Hit]) -> bool:
        """Say whether a colon behind a sum leads to both flows: `it was 31 mn: exports 12, …`."""
        both = {hit.label for hit in after} >= set(FLOWS)
        between = self.reading.norm.text[amount.end : after[0].start]
        return both and ":" in between

    def _is_mutual(self, sentence: Sentence, amount: AmountHit) -> bool:
        """Say whether a sum is what two sold to each other: `they sold each other 10 mn worth`."""
        if not self._told(sentence, "mutual"):
            return False
        sums = amounts_before(sentence.sums, amount)
        start = sums[-1].end if sums else sentence.start
        told = sentence.hits("indicator", start, amount.start)
        if told and sums and told[0].start <= start + 1:
            return (
                False  # `of it 447 mn exports and imports 203 mn`: the first is of the sum before
            )
        if not told:
            start = sentence.start  # `both flows were 280 mn; a year before 250`
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

    def _is_record(self, sentence: Sentence) -> bool:
        """Say whether a sentence names the best year of the trade told: `The record year was …`."""
        record = any(date.rule.endswith(RECORD) for date in sentence.dates)
        return record and any(figure.indicator == "trade_turnover" for figure in self.figures)

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
        # `it sold goods for 3 bn and bought …`: a verb of the next clause counts nothing before it
        if not after or self._matches("and_verb", self._word(after[0])):
            return ""
        between = text[amount.end : after[0].start].removeprefix(".")  # `1.8b. of imports`
        if between.startswith((" (", "(")) and ")" not in between:
            return ""  # `2.8 bn (exports 1, imports 1.8)` is the whole
        # `2.2 bn of it Kazakhstan's exports`: only whose flow it is stands between.
        for hit in sentence.hits("party", amount.end, after[0].start):
            between = between.replace(text[hit.start : hit.end] + " ", "", 1)
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
