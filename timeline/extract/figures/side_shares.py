"""Whose share of the trade just told a sum is: `Georgia's share was 27 million`."""

from __future__ import annotations

import re

from timeline.extract.amounts import AmountHit
from timeline.extract.figures.owners import Owners
from timeline.extract.figures.spans import amounts_before, amounts_behind
from timeline.extract.figures.terms import _CLAUSE
from timeline.extract.sentence import Sentence
from timeline.records import Figure

_PART = re.compile(r"[;:](?!\d)")
LATEST = 3  # figures: a whole and its two flows


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

    def _side_of_goods(self, sentence: Sentence, amount: AmountHit) -> str:
        """Give the country whose goods make up a sum that is told as a part of all trade.

        `Trade came to 118 million, 84 million of it Turkmen goods`; `the greater part of it, 2.9
        billion, consists of Moroccan deliveries`.
        """
        if not self._told(sentence, "part_told"):
            return ""
        start, end = self._part_around(sentence, amount)
        if not self._matches("part_told", sentence.piece(start, end)):
            return ""
        if any(h.label == "import" for h in sentence.hits("indicator", start, end)):
            return ""
        goods = self.reading.language.pattern("figures", "own_goods")
        text, pair = self.reading.norm.text, self.reading.pair.countries
        sides = {
            hit.label
            for hit in sentence.hits("party", start, end)
            if goods and hit.label in pair and goods.match(text, hit.end)
        }
        if len(sides) != 1 or not self._is_below_whole(sentence, amount):
            return ""
        return sides.pop()

    def _part_around(self, sentence: Sentence, amount: AmountHit) -> tuple[int, int]:
        """Give the stretch of a sum's own words, between the sums beside it.

        `390 million of it Kazakh goods, imports 210`: each has a clause of its own.
        """
        before = amounts_before(sentence.sums, amount)[-1:]
        later = amounts_behind(sentence.sums, amount)[:1]
        text, low = sentence.text, sentence.start
        start = before[0].end if before else low
        whole = not before or any(
            f.value == before[0].value and f.indicator == "trade_turnover"
            for f in self.figures[-1:]
        )
        marks = _PART if whole else _CLAUSE
        starts = [m.end() for m in marks.finditer(text, start - low, amount.start - low)]
        start = low + starts[-1] if starts else start
        end = later[0].start if later else sentence.end
        stop = _PART.search(text, amount.end - low, end - low)
        return start, low + stop.start() if stop else end

    def _is_below_whole(self, sentence: Sentence, amount: AmountHit) -> bool:
        """Say whether all trade of the two was told just before, and is more than a sum."""
        last = self.figures[-LATEST:]
        first = self.reading.sentences[max(0, sentence.index - 2)].span.start
        wholes = [f for f in last if f.indicator == "trade_turnover" and f.status == "actual"]
        wholes = [f for f in wholes if f.sources[0].span.start >= first]
        return any(f.value and f.value > amount.value for f in wholes)
