"""Sentences without a word for trade that speak of it, because they name nothing else."""

from __future__ import annotations

import re
from decimal import Decimal

from timeline.extract.amounts import AmountHit
from timeline.extract.figures.declared import with_declared
from timeline.extract.figures.goods import Goods
from timeline.extract.figures.series import scale_of
from timeline.extract.figures.spans import is_period
from timeline.extract.figures.terms import REACH
from timeline.extract.sentence import Sentence
from timeline.extract.told_kinds import is_sum_told
from timeline.records import TRADE

# How many times one level of the same trade is as great as another at most.
APART = Decimal(20)
BESIDE = Decimal(4)  # the same where a sentence names something else besides
OTHERS = ("not_trade", "kind", "indicator")  # what a sentence may name besides
PAID = ("investment", "part", "volume", "world", "union")  # what sums are told of besides trade
MANY = 12  # sums of a sentence: one with more of them is a list
SPEAKER = 3  # words before a colon that name who speaks
_NEXT = re.compile(r" ([^\W\d_][\w'-]*)")
_WORD = re.compile(r"[^\W\d_][\w'-]*")
_STOP = re.compile(r"[,;:!?()](?!\d)| - ")


class Light(Goods):
    """Tells what goes on with trade by what it does not name."""

    def _is_light(self, sentence: Sentence) -> bool:
        """Say whether a sentence goes on with the trade told before because it names nothing else.

        `Trade keeps growing. Five years ago we stood at 2 billion, now we are at 4.4.`
        `Trade keeps growing. The bill for the bridge reached 2 billion.` does not.
        """
        topic = self._topic
        if topic.indicator not in TRADE or topic.third or not 0 < len(sentence.sums) <= MANY:
            return False
        apart = self._since_topic(sentence)
        if not 0 < apart <= REACH or any(
            sentence.has(group) for group in OTHERS if group != "kind"
        ):
            return False
        if not all(is_sum_told(sentence, hit) for hit in sentence.hits("kind")):
            return False  # `They came to 140 million`: no visit
        between = self.reading.sentences[sentence.index - apart + 1 : sentence.index]
        if any(self._parts_from_topic(sentence, other) for other in between):
            return False
        if self._has_third_party(sentence) or not self._answers_alone(sentence):
            return False
        plain = apart == 1
        return all(
            not amount.bare
            and self._is_like_told(amount)
            and (self._names_nothing(sentence, amount) or (plain and self._is_plain(amount)))
            for amount in sentence.sums
        )

    def _in_unit_told(self, sentence: Sentence) -> Sentence:
        """Give a sentence with bare levels of a time in the unit of the sum right before it.

        `In 2019 trade came to 3.7 billion dollars. In 2023 it was already 5.2.`
        """
        if sentence.sums or not sentence.dates or self._since_topic(sentence) != 1:
            return sentence
        above = self.reading.sentences[sentence.index - 1].sums
        known = above and above[-1].money and self._told_level()
        scale = scale_of(self.reading, above[-1]) if known else None
        if scale is None:
            return sentence
        unit = above[-1]._replace(value=scale)
        told = with_declared(self.reading, sentence, unit, self.cells)
        names = (not self._is_like_told(a) or not self._names_nothing(told, a) for a in told.sums)
        return sentence if any(names) else told

    def _is_parted(self, sentence: Sentence) -> bool:
        """Say whether sums of something else stand between a sentence and the topic.

        `Trade is growing. The bank lent 60 million dollars. A year before it was 40.`
        """
        between = self.reading.sentences[self._topic.sentence + 1 : sentence.index]
        paid = (other for other in between if other.sums and other.has("not_trade", *PAID))
        return any(
            amount.money and other.piece(amount.start - 1, amount.start) != "("
            for other in paid
            for amount in other.sums
        )

    def _asks_on(self, sentence: Sentence) -> bool:
        """Say whether a question names but another time of the trade told: `And in 2019?`"""
        known = self._topic.indicator in TRADE and not self._topic.third
        if not (known and sentence.dates and 0 < self._since_topic(sentence) <= REACH):
            return False
        if any(sentence.has(group) for group in OTHERS) or self._has_third_party(sentence):
            return False
        words = self._words_apart(sentence, sentence.start, sentence.end)
        return all(map(self._is_light_word, words))

    def _parts_from_topic(self, sentence: Sentence, other: Sentence) -> bool:
        """Say whether a sentence before leads off the trade told: one good's sum only if no time
        follows that brings back all trade.

        `Exports were 3 bn. Wheat alone earned 1 bn. In the first quarter it was 0.9 bn.`
        """
        aside = other.has("not_trade", "goods") and any(is_period(d) for d in sentence.dates)
        return (
            (bool(other.sums) and not aside) or other.has("kind") or other.has("not_trade", *PAID)
        )

    def _has_third_party(self, sentence: Sentence) -> bool:
        return any(hit.label not in self.reading.pair.countries for hit in sentence.hits("party"))

    def _answers_alone(self, sentence: Sentence) -> bool:
        """Say whether a sentence is no list: of answers to choose from, of many partners."""
        if self._topic.asked and sentence.text.count("- ") > 1:
            return False
        return not self._told(self.reading.sentences[self._topic.sentence], "with_many")

    def _is_plain(self, amount: AmountHit) -> bool:
        """Say whether a sum leaves its money to the sum before it, and is nearly as great.

        `Trade came to 4 billion dollars. Our neighbours put it at 3.6 billion.`
        """
        level = self._told_level()
        if level is None or level.value is None or not self._counts_no_things(amount):
            return False
        return level.value / BESIDE <= amount.value <= level.value * BESIDE

    def _counts_no_things(self, amount: AmountHit) -> bool:
        """Say whether a sum of no money has a magnitude, and no noun behind it: `2 million`."""
        if amount.money or not amount.magnitude:
            return False
        behind = _NEXT.match(self.reading.norm.text, amount.end)
        return behind is None or self._is_light_word(behind[1])

    def _names_nothing(self, sentence: Sentence, amount: AmountHit) -> bool:
        """Say whether the words before a sum and those of its clause behind it are all light.

        Those before a colon may be others where they tell a time, or who speaks.
        """
        start = sentence.start
        colon = sentence.text.rfind(": ", 0, amount.start - start)
        if colon >= 0:
            lead = sentence.text[:colon]
            dated = any(d.end <= amount.start for d in sentence.dates)
            if not dated and len(lead.split()) > SPEAKER:
                return False
            start += colon
        stop = _STOP.search(self.reading.norm.text, amount.end, sentence.end)
        end = stop.start() if stop else sentence.end
        return all(map(self._is_light_word, self._words_apart(sentence, start, end)))

    def _words_apart(self, sentence: Sentence, start: int, end: int) -> list[str]:
        """Give the words of a stretch that are no part of a sum, a time, a country or a status."""
        groups = (sentence.hits("party"), sentence.hits("status"))
        told = [(hit.start, hit.end) for hits in groups for hit in hits]
        told += [(amount.start, amount.end) for amount in sentence.amounts]
        told += [(date.start, date.end) for date in sentence.dates]
        return [
            word[0]
            for word in _WORD.finditer(self.reading.norm.text, start, end)
            if not any(low < word.end() and word.start() < high for low, high in told)
        ]

    def _is_light_word(self, word: str) -> bool:
        language = self.reading.language
        return (
            word in language.word_set("light", "words")
            or word.startswith(language.words("light", "stems"))
            or word.endswith(language.words("light", "endings"))
        )

    def _is_like_told(self, amount: AmountHit) -> bool:
        """Say whether a sum is about as great as the trade told before it, if that has one."""
        told = self._told_level()
        if told is None or told.value is None or (amount.unit and amount.unit != told.unit):
            return True
        return told.value / APART <= amount.value <= told.value * APART
