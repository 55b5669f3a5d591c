"""Whose share of the trade just told a sum is: `Georgia's share was 27 million`."""

from __future__ import annotations

import re

from timeline.extract.amounts import AmountHit
from timeline.extract.figures.owners import Owners
from timeline.extract.figures.spans import amounts_before, amounts_behind
from timeline.extract.figures.terms import _CLAUSE, FLOWS, other_flow
from timeline.extract.sentence import Sentence
from timeline.language.phrases import Hit
from timeline.records import Figure

_PART = re.compile(r"[;:](?!\d)")
HEELS = 12  # code points behind a sum: ` of that sum`
OF = 4  # code points between a flow and what flows: `imports of oil`
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
        part = self._part_told(sentence, amount)
        if part is None:
            return ""
        start, end = part
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

    def _flow_of_part(self, sentence: Sentence, amount: AmountHit) -> str:
        """Give the flow of a sum told as a part of all trade, whatever goods are named with it.

        `Trade was 59 million, of which 46 million were imports such as fruit and timber`; but
        `of which 46 million were oil imports` counts oil.
        """
        part = self._part_told(sentence, amount) if amount.magnitude else None
        if part is None:
            return ""
        start, end = part
        groups = ("indicator", "indicator_weak")
        cues = [h for group in groups for h in sentence.hits(group, start, end)]
        flows = {hit.label for hit in cues}
        if len(flows) != 1 or not flows <= set(FLOWS) or not self._is_below_whole(sentence, amount):
            return ""
        if any(self._is_of_one_good(sentence, hit) for hit in cues):
            return ""
        between = sentence.piece(amount.end, max(hit.start for hit in cues))
        return "" if self._matches("rest_told", between) else flows.pop()

    def _is_of_one_good(self, sentence: Sentence, cue: Hit) -> bool:
        """Say whether a good stands beside a word for a flow: `oil imports`, `imports of oil`."""
        near = (h for h in sentence.hits("not_trade") if h.label == "goods")
        return any(
            0 <= hit.start - cue.end <= OF or 0 <= cue.start - hit.end <= 1
            for hit in near
            if "," not in sentence.piece(cue.end, hit.start)
        )

    def _part_told(self, sentence: Sentence, amount: AmountHit) -> tuple[int, int] | None:
        """Give the own words of a sum that is told as a part: by `of it` before it or at its heels.

        Not by one behind a comma.
        """
        if not self._told(sentence, "part_told"):
            return None
        start, end = self._part_around(sentence, amount)
        heels = sentence.piece(amount.end, amount.end + HEELS).split(",")[0]
        told = self._matches("part_told", sentence.piece(start, amount.start))
        return (start, end) if told or self._matches("part_told", heels) else None

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

    def _other_flow_told(
        self, sentence: Sentence, amount: AmountHit, indicator: str
    ) -> Figure | None:
        """Give the other flow right before a sum, where no country is named between both.

        `From Turkey came 164 million, from us went 153`: one side tells both.
        """
        last = self.figures[-1] if self.figures else None
        before = amounts_before(sentence.sums, amount)
        if last is None or not before or last.indicator != other_flow(indicator):
            return None
        mine = last.reporter and last.sources[0].span == sentence.span
        named = sentence.hits("party", before[-1].end, self._end_of_own_words(sentence, amount))
        return last if mine and not named and last.value == before[-1].value else None

    def _end_of_own_words(self, sentence: Sentence, amount: AmountHit) -> int:
        later = amounts_behind(sentence.sums, amount)
        return later[0].start if later else sentence.end
