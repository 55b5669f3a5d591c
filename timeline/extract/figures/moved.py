"""Goods that a verb sends or takes: `Norway supplied Brazil with goods worth 3 bn`."""

from __future__ import annotations

from timeline.extract.figures.partners import Partners
from timeline.extract.figures.terms import _CLAUSE, FLOWS
from timeline.extract.sentence import Sentence
from timeline.language.phrases import Hit

NAMED = "@"  # stands for a country between a verb and its goods
REACH = 90  # code points between goods and their verb


class Moved(Partners):
    """Reads which way goods went that a verb beside them moves."""

    def _goods_moved(self, sentence: Sentence) -> list[Hit]:
        """Give cues of a flow for the goods of a sentence on both countries that a verb moves."""
        goods = sentence.hits("goods_word")
        if not (goods and sentence.sums and self._names_both(sentence)):
            return []
        return [cue for hit in goods if (cue := self._moved(sentence, hit))]

    def _names_both(self, sentence: Sentence) -> bool:
        """Say whether a sentence names both countries: one of them, and a pronoun for the other."""
        pair, named = set(self.reading.pair.countries), set(self.reading.parties(sentence))
        if len(named) == 1 and named < pair and sentence.index:
            named |= set(self.reading.parties(self.reading.sentences[sentence.index - 1]))
        return pair == named

    def _moved(self, sentence: Sentence, goods: Hit) -> Hit | None:
        """Give the cue of one word for goods: at its verb before it, or at itself."""
        text, low = self.reading.norm.text, max(sentence.start, goods.start - REACH)
        ahead = self._unnamed(sentence, low, goods.start)
        behind = text[goods.end : min(sentence.end, goods.end + REACH)]
        for flow in FLOWS:
            if self._matches(f"{flow}_goods_before", ahead):
                start = max(
                    (m.end() for m in _CLAUSE.finditer(text, low, goods.start)), default=low
                )
                told = sentence.hits("indicator", start, goods.end)
                return None if told else Hit(goods.start, goods.end, "indicator", flow)
            if self._matches(f"{flow}_goods_after", behind):
                return Hit(goods.start, goods.end, "indicator", flow)
        return None

    def _unnamed(self, sentence: Sentence, start: int, end: int) -> str:
        """Give a stretch of text in which a sign stands for each country."""
        out, at = "", start
        for hit in sentence.hits("party", start, end):
            if hit.start >= at:
                out += sentence.piece(at, hit.start) + NAMED
                at = hit.end
        return out + sentence.piece(at, end)
