"""Which sentences go on with the trade that the text told before."""

from __future__ import annotations

from timeline.extract.amounts import AmountHit
from timeline.extract.figures.light import OTHERS, Light
from timeline.extract.figures.spans import is_period, is_year
from timeline.extract.figures.terms import FLOWS, LIST, REACH, TARGET_ROLES, Topic
from timeline.extract.sentence import Sentence
from timeline.records import TRADE, Figure

WORLD = ("world", "foreign")  # what a sum may be told to be a share of
SERIES = 3  # sums of as many years, which a text tells before it says what they count
ANSWER = 16  # code points about the sums of an answer: `- 3 bn` alone may be one to choose


class Following(Light):
    """Tells what goes on with the topic."""

    def _goes_on(self, sentence: Sentence) -> bool:
        """Say whether a sentence with a sum and no topic of its own goes on with the last one."""
        if self._topic.third:
            return False
        counted = self._since_topic(sentence) <= REACH and self._told(sentence, "by_count")
        if self._topic.indicator not in TRADE or not (counted or self._is_next(sentence)):
            return False
        if sentence.has("indicator") or _is_of_other(sentence):
            return False
        if counted or self._is_total(sentence):
            return True  # `By the count of the other side it was 2.1 bn.`
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
        if self._since_topic(sentence) == 1 and self._matches("so_head", sentence.text):
            return True  # `That is 6 bn a year.`
        return any(
            is_period(d) or d.role in (*TARGET_ROLES, "act_by", "base") for d in sentence.dates
        )

    def _is_total(self, sentence: Sentence) -> bool:
        """Say whether a sentence is the item of a list that tells the whole: `- Total: 3 bn`."""
        lead = self.reading.sentences[self._topic.sentence]
        return self._matches("total_item", sentence.text) and not self._told(lead, "with_many")

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
        # `That is a step from the billion` tells no sum.
        sums = any(not amount.bare for other in between for amount in _in_the_open(other))
        return not (sums or any(other.has("kind") for other in between))

    def _is_series(self, sentence: Sentence) -> bool:
        """Say whether sums of several years go back to trade told farther above.

        `Figures agree: 389 million in 2018, 605 million in 2021, 730 million in 2024.`
        """
        apart = self._since_topic(sentence)
        if len(sentence.sums) < 2:
            return False
        if self._topic.indicator not in TRADE or not 0 < apart <= LIST:
            if not self._is_series_ahead(sentence):
                return False
            self._topic, apart = Topic("trade_turnover", sentence=sentence.index - 1), 1
        others = ("not_trade", "indicator", "party") if apart == 1 else (*OTHERS, "party")
        if any(sentence.has(group) for group in others):
            return False
        between = self.reading.sentences[sentence.index - apart + 1 : sentence.index]
        if any(other.has("not_trade") and other.sums for other in between):
            return False
        years = {d.when for d in sentence.dates if is_period(d) and d.role in ("act", "attr")}
        return len(years) > 1

    def _recalls_year(self, sentence: Sentence, figure: Figure) -> bool:
        """Say whether a sentence only recalls an earlier year: `In 2024 it had been 1.1 bn.`

        What comes behind it with no time of its own is of the year that the text is about.
        """
        held = self._topic.period
        if held is None or not held.start or not figure.when.start or len(sentence.sums) > 1:
            return False
        told = self._topic.figure is not None and self._is_near(sentence)
        alike = figure.when.precision == held.precision and self._topic.indicator
        back = figure.when.start < held.start and alike == figure.indicator
        return told and back and not sentence.has("indicator")

    def _is_share(self, sentence: Sentence, places: list[int]) -> bool:
        """Say whether levels are exports or imports within the turnover that was told before."""
        topic = self._topic
        if topic.indicator != "trade_turnover" or topic.figure is None:
            return False
        whole = self.figures[topic.figure]
        if not self._is_near(sentence) or whole.value is None or whole.status != "actual":
            return False
        return all(
            part.indicator in FLOWS and part.when == whole.when and (part.value or 0) < whole.value
            for part in (self.figures[at] for at in places)
        )

    def _is_series_ahead(self, sentence: Sentence) -> bool:
        """Say whether three sums of years and more stand before the words on what they count.

        `We have passed it: 521 mn in 2020, 836 mn in 2021, 1 bn in 2022. Our exports last year …`
        """
        if len(sentence.sums) < SERIES or not all(amount.money for amount in sentence.sums[:1]):
            return False
        below = self.reading.sentences[sentence.index + 1 : sentence.index + 1 + REACH]
        beside = self.reading.sentences[max(0, sentence.index - 2) : sentence.index]
        if any(other.has("not_trade") for other in (*beside, sentence)):
            return False
        return any(other.has("indicator", *TRADE) for other in below)


def _in_the_open(sentence: Sentence) -> list[AmountHit]:
    """Give the sums that no bracket of their own opens: `tractors (22 mn) and sugar (14 mn)`."""
    return [a for a in sentence.sums if sentence.piece(a.start - 1, a.start) != "("]


def _is_of_other(sentence: Sentence) -> bool:
    """Say whether a sentence tells of what is no trade: `nothing` only looks like such a word."""
    first = sentence.sums[0].end if sentence.sums else sentence.end
    return any(
        hit.label != "nothing" and not (hit.label in WORLD and hit.start > first)
        for hit in sentence.hits("not_trade")  # `19.9 bn in nine months, 18 % of all its trade`
    )
