"""Aims for the trade of the two in sentences without a word for it."""

from __future__ import annotations

from decimal import Decimal

from timeline.extract.figures.counts import Counts
from timeline.extract.figures.spans import is_ahead
from timeline.extract.figures.terms import LIST, REACH, TARGET_ROLES, Around
from timeline.extract.sentence import Sentence
from timeline.records import TRADE

BEYOND = Decimal(10)  # times the trade told that an aim for it is at most
LAST = 8  # figures among which the last level of all trade may be
AHEAD = ("target", "expected")


class Aims(Counts):
    """Tells aims by the mark they name, and by the level that they are above."""

    def _is_aim_of_trade(self, sentence: Sentence) -> bool:
        """Say whether a sentence names a mark to reach beside one on the trade of the two.

        `They set a goal of $25bn by 2030. Trade now stands at $10bn.`
        """
        if not sentence.sums or sentence.has("not_trade"):
            return False
        near = 0 < self._since_topic(sentence) <= REACH
        beside = self.reading.sentences[max(0, sentence.index - 2) : sentence.index + 3]
        near = (near and self._topic.indicator == "trade_turnover") or any(
            other.has(group, "trade_turnover")
            for other in beside
            for group in ("indicator", "indicator_weak")
        )
        return near and any(self._is_aim(self._around(sentence, a)) for a in sentence.sums)

    def _is_aim(self, around: Around) -> bool:
        """Say whether a sum is named as a mark: `a target of 5 bn`, `the 5 bn mark`."""
        return self._matches("target_before", around.before) or self._matches(
            "target_after", around.tail
        )

    def _aims_beyond(self, sentence: Sentence) -> bool:
        """Say whether a sentence names an aim above the trade that was told some lines before.

        `Trade was 4 billion dollars. … By 2030 we mean to get to 10 billion.`
        """
        topic = self._topic
        if topic.indicator not in TRADE or topic.third or len(sentence.sums) != 1:
            return False
        if not 0 < self._since_topic(sentence) <= LIST or sentence.has("not_trade"):
            return False
        if sentence.has("indicator") or self._has_third_party(sentence):
            return False
        published, amount = self.reading.document.published, sentence.sums[0]
        aimed = sentence.has("status", "target", "aim") or any(
            d.role in TARGET_ROLES or (d.role == "act_by" and is_ahead(d, published))
            for d in sentence.dates
        )
        told = [
            f.value
            for f in self.figures[-LAST:]
            if f.indicator == "trade_turnover" and f.status == "actual" and f.value
            if not amount.unit or amount.unit == f.unit
        ]
        if not aimed or not told or self._status(sentence, amount) not in AHEAD:
            return False
        if self._bracket(sentence, amount.start) is not None:
            return False  # `it is to be built by 2030, but the money (4 billion) is not there`
        return told[-1] < amount.value <= told[-1] * BEYOND and (
            amount.money or self._counts_no_things(amount)
        )
