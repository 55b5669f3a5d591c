"""Whose share of the trade just told a sum is: `Georgia's share was 27 million`."""

from __future__ import annotations

from timeline.extract.amounts import AmountHit
from timeline.extract.figures.owners import Owners
from timeline.extract.figures.spans import amounts_before
from timeline.extract.sentence import Sentence
from timeline.records import Figure


class SideShares(Owners):
    """Reads what one of the two sold by its share of the whole."""

    def _told_level(self) -> Figure | None:
        """Give the level that the text told last of its topic, if it told one."""
        told = self._topic.figure
        figure = self.figures[told] if told is not None else None
        return figure if figure and figure.value and figure.status != "target" else None

    def _side_of_share(self, sentence: Sentence, amount: AmountHit) -> str:
        """Give the country whose share of the trade just told a sum is: what that one sold.

        `Trade came to 88 million euros. Georgia's share was 27 million.`
        """
        told = self._told_level()
        if told is None or told.indicator != "trade_turnover" or not told.value:
            return ""
        if not self._is_near(sentence) or sentence.has("indicator"):
            return ""
        left = amounts_before(sentence.sums, amount)
        low = left[-1].end if left else sentence.start
        parties = {hit.label for hit in sentence.hits("party", low, amount.start)}
        mine = len(parties) == 1 and parties <= set(self.reading.pair.countries)
        if not mine or amount.value >= told.value or not self._told(sentence, "side_share"):
            return ""
        return parties.pop()
