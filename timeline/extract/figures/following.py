"""Which sentences go on with the trade that the text told before."""

from __future__ import annotations

from timeline.extract.figures.goods import Goods
from timeline.extract.figures.spans import is_period, is_year
from timeline.extract.figures.terms import LIST, REACH, TARGET_ROLES
from timeline.extract.sentence import Sentence
from timeline.records import TRADE

ANSWER = 16  # code points about the sums of an answer: `- 3 bn` alone may be one to choose


class Following(Goods):
    """Tells what goes on with the topic."""

    def _goes_on(self, sentence: Sentence) -> bool:
        """Say whether a sentence with a sum and no topic of its own goes on with the last one."""
        if self._topic.third:
            return False
        if self._topic.indicator not in TRADE or not self._is_next(sentence):
            return False
        if sentence.has("indicator") or _is_of_other(sentence):
            return False
        published = self.reading.document.published
        aimed = any(
            d.role in (*TARGET_ROLES, "act_by")
            or (published and is_year(d) and d.when.end and d.when.end > published)
            for d in sentence.dates
        )
        if aimed and sentence.has("status", "target", "aim"):
            return True
        if self._answers(sentence):
            return True
        told = sentence.hits("status")
        kinds = (
            h
            for h in sentence.hits("kind")
            if not any(s.start < h.end and h.start < s.end for s in told)
        )
        if next(kinds, None):
            return False
        if told or self._matches("now", sentence.text):
            return True
        if self._since_topic(sentence) == 1 and any(
            self._matches(key, sentence.text) for key in ("by_count", "so_head")
        ):
            return True  # `By the count of the other side it was 2.1 bn.`, `That is 6 bn a year.`
        return any(
            is_period(d) or d.role in (*TARGET_ROLES, "act_by", "base") for d in sentence.dates
        )

    def _answers(self, sentence: Sentence) -> bool:
        """Say whether a sentence answers a question on trade: `How much? - By our count 6.9 bn.`

        Sums alone behind their dashes are those to choose from in a quiz.
        """
        if not self._topic.asked or self._since_topic(sentence) != 1:
            return False
        rest = len(sentence.text) - sum(amount.end - amount.start for amount in sentence.sums)
        return sentence.text.startswith("- ") and sentence.text.count("- ") == 1 and rest > ANSWER

    def _is_next(self, sentence: Sentence) -> bool:
        """Say whether nothing that matters parts a sentence from the topic before it.

        `Trade was 5 bn. That is no small thing. In 2022 it had been 4 bn.`
        """
        apart = self._since_topic(sentence)
        if apart <= 1:
            return True
        aimed = sentence.has("status", "target")
        if apart > REACH or not (aimed or any(is_period(date) for date in sentence.dates)):
            return False
        between = self.reading.sentences[sentence.index - apart + 1 : sentence.index]
        return not any(other.sums or other.has("kind") for other in between)

    def _is_series(self, sentence: Sentence) -> bool:
        """Say whether sums of several years go back to trade told farther above.

        `Figures agree: 389 million in 2018, 605 million in 2021, 730 million in 2024.`
        """
        apart = self._since_topic(sentence)
        if len(sentence.sums) < 2 or self._topic.indicator not in TRADE or not 0 < apart <= LIST:
            return False
        if any(sentence.has(group) for group in ("not_trade", "kind", "indicator", "party")):
            return False
        between = self.reading.sentences[sentence.index - apart + 1 : sentence.index]
        if any(other.has("not_trade") and other.sums for other in between):
            return False
        years = {d.when for d in sentence.dates if is_period(d) and d.role in ("act", "attr")}
        return len(years) > 1


def _is_of_other(sentence: Sentence) -> bool:
    """Say whether a sentence tells of what is no trade: `nothing` only looks like such a word."""
    return any(hit.label != "nothing" for hit in sentence.hits("not_trade"))
