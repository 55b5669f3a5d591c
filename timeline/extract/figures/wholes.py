"""All trade told behind its two flows: `exports were 3 bn and imports 2, for a total of 5 bn`."""

from __future__ import annotations

from timeline.extract.amounts import AmountHit
from timeline.extract.figures.following import Following
from timeline.extract.figures.spans import amounts_before
from timeline.extract.figures.terms import _CLAUSE, FLOWS
from timeline.extract.sentence import Sentence
from timeline.records import Figure

LATEST = 3  # figures: a whole and its two flows


class Wholes(Following):
    """Tells the whole, and aims for it, from the flow that the text told last."""

    def _parts_told(self, sentence: Sentence) -> list[Figure]:
        """Give the two flows that the text told last, of one time, in this sentence or before."""
        latest = [figure for figure in self.figures[-LATEST:] if figure.indicator in FLOWS]
        parts = latest[-2:]
        first = self.reading.sentences[max(0, sentence.index - 2)].span.start
        if len(parts) < 2 or parts[0].when != parts[1].when or not _are_two_flows(*parts):
            return []
        return parts if parts[0].sources[0].span.start >= first else []

    def _is_whole(self, sentence: Sentence, amount: AmountHit) -> bool:
        """Say whether a sum is told as the whole of the two flows just told, and is more than one.

        `The total came to 5 bn`, with no word for a flow of its own; of fewer months it may be
        less than the greater flow.
        """
        parts = self._parts_told(sentence)
        if not any(part.value and part.value < amount.value for part in parts):
            return False
        sums = amounts_before(sentence.sums, amount)
        start = sums[-1].end if sums else sentence.start
        if any(hit.label in FLOWS for hit in sentence.hits("indicator", start, amount.start)):
            return False
        around = self._around(sentence, amount)
        told = self._matches("whole_told", sentence.piece(start, amount.start))
        return told or self._matches("whole_after", around.tail)

    def _is_aim_of_whole(self, sentence: Sentence, amount: AmountHit) -> bool:
        """Say whether an aim stands apart from the flows of the trade that was told.

        `Of that sum 59 bn were exports and 9 bn imports, and they want to reach 100 bn by 2027.`
        """
        whole = self._topic.indicator == "trade_turnover" and self._is_near(sentence)
        if not (whole or self._parts_told(sentence)):
            return False
        sums = amounts_before(sentence.sums, amount)
        start = sentence.start
        if sums:
            text = self.reading.norm.text
            clause = _CLAUSE.search(text, sums[-1].end, amount.start)
            if clause is None:
                return False
            start = clause.end()
        return not any(hit.label in FLOWS for hit in sentence.hits("indicator", start))


def _are_two_flows(first: Figure, second: Figure) -> bool:
    """Say whether two figures are the flows of both directions: `A sold 3 bn, B sold 2 bn`."""
    if first.indicator != second.indicator:
        return not first.reporter or not second.reporter or first.reporter == second.reporter
    return bool(first.reporter and second.reporter) and first.reporter != second.reporter
