"""In which money a sum is told that names none, and how its digits are meant."""

from __future__ import annotations

import re
from decimal import Decimal

from timeline.extract.amounts import AmountHit
from timeline.extract.coins import coin_of
from timeline.extract.figures.base import Base
from timeline.extract.figures.spans import amounts_before
from timeline.extract.figures.terms import HARD, TRILLION
from timeline.extract.sentence import Sentence
from timeline.language import lexicon

TERMS = 40  # code points between a currency and the sum that is told in its terms
_COMMA = re.compile(r"(?<!\d)\d{1,3},\d{3}(?![\d,.])")


class Money(Base):
    """Reads the currencies of sums."""

    def _unit_told(self, sentence: Sentence, amount: AmountHit) -> str:
        """Give the currency of a sum that names none; empty where the text tells none."""
        return (
            self._unit_ahead(sentence, amount)
            or self._shared_unit(sentence, amount)
            or self._unit_before(sentence)
        )

    def _shared_unit(self, sentence: Sentence, amount: AmountHit) -> str:
        """Give the one currency of a sentence: `1.0 billion of a trade of 1.1 billion euro`."""
        units = sentence.once("units", lambda: {a.unit for a in sentence.amounts if a.money})
        if len(units) < 2:
            return min(units, default="")
        # `145 bn crowns, then 121 bn, or 5 bn euros`: that of the sum before.
        before = amounts_before(sentence.sums, amount)[-1:]
        return before[0].unit if before and before[0].money else ""

    def _only_unit(self) -> str:
        """Give the currency that all sums of trade so far were told in, if it is one: a guess."""
        units = {f.unit for f in self.figures if f.unit and not f.unit_inferred and f.value}
        return units.pop() if len(units) == 1 else ""

    def _value(self, amount: AmountHit, unit: str) -> Decimal:
        """Give a sum's value; a comma that would make trillions of dollars is a decimal one.

        `USD 8,473 bln` is written so in the Caucasus, where the comma parts the decimals.
        """
        told = self.reading.norm.text[amount.start : amount.end]
        if unit in HARD and amount.value >= TRILLION and _COMMA.search(told):
            return amount.value / 1000
        return amount.value

    def _unit_ahead(self, sentence: Sentence, amount: AmountHit) -> str:
        """Give the currency in whose terms a sum is told: `рубльге шаққанда 2 триллион`."""
        for hit in reversed(sentence.hits("unit", amount.start - TERMS, amount.start)):
            between = sentence.piece(hit.end, amount.start)
            if lexicon.search(self.reading.language, "in_terms", between):
                return coin_of(hit.label, self.reading.pair.countries, self.reading.relations.coins)
        return ""

    def _unit_before(self, sentence: Sentence) -> str:
        """Give the currency of the sum before: `It was 230 mn euros. Now it is 640 mn.`"""
        at = self._topic.figure
        if at is None or not self._is_near(sentence) or self.figures[at].unit_inferred:
            return ""
        return self.figures[at].unit
