"""Sums told in the order of those just told: `For 2021 these figures were 2.9 and 2.5`."""

from __future__ import annotations

from itertools import pairwise

from timeline.extract.amounts import AmountHit
from timeline.extract.figures.money import Money
from timeline.extract.figures.series import LISTED
from timeline.extract.figures.spans import is_period
from timeline.extract.figures.terms import FLOWS, REACH
from timeline.extract.sentence import Sentence
from timeline.records import Figure

LISTED_NEAR = 24  # code points between two flows of one list: `exports to A and imports`


class Corresponding(Money):
    """Finds the figure that a sum answers to."""

    def _answered(self, sentence: Sentence, amount: AmountHit) -> Figure | None:
        """Give the figure of the sentences before whose flow a sum tells at another time."""
        if not self._is_near(sentence) or len(sentence.sums) < 2:
            return None
        if not (self._told(sentence, "corresponding") or self._told(sentence, "respectively")):
            return None
        told = sentence.once("answered", lambda: self._row(sentence))
        sums = sentence.sums
        return told[sums.index(amount)] if told and amount in sums else None

    def _row(self, sentence: Sentence) -> list[Figure]:
        """Give the last figures of one time told, as many as there are sums, of flows that differ.

        None where flows have words of their own, or the figures are not of the text just before.
        """
        count = len(sentence.sums)
        last = self.figures[-count - 1 :]
        trade = [figure for figure in last if figure.indicator != "balance"]
        row = trade[-count:] if len(trade) >= count else last[-count:]
        if len(row) < count or any(sentence.has("indicator", flow) for flow in FLOWS):
            return []
        if len({date.when for date in sentence.dates if is_period(date)}) > 1:
            return []  # `in 2020 and 2021 it was 3 and 4 bn respectively`
        above = self.reading.sentences[max(0, sentence.index - REACH) : sentence.index]
        near = {other.span for other in above}
        apart = {figure.indicator for figure in row}
        same = len({figure.when for figure in row}) == 1 and len(apart) == count
        if not same or not all(figure.sources[0].span in near for figure in row):
            return []
        return row if any(flow in apart for flow in FLOWS) else []

    def _flow_in_order(self, sentence: Sentence, amount: AmountHit) -> str:
        """Give the flow of one of two sums that stand in the order of both flows before them.

        `Exports and imports were 3.2 and 4.5 bn`: a list of two, then as many sums.
        """
        if len(sentence.sums) < 2:
            return ""
        flows = sentence.once("flows in order", lambda: self._flows_in_order(sentence))
        return flows.get(amount.start, "")

    def _flows_in_order(self, sentence: Sentence) -> dict[int, str]:
        """Give the flows of the sums that both flows lead, by where these begin."""
        out, left = dict[int, str](), sentence.start
        for first, second in pairwise(sentence.sums):
            named = self._flows_named(sentence, left, first.start)
            if named and not sentence.hits("indicator", first.start, second.end):
                gap = self.reading.norm.text[first.end : second.start]
                if LISTED.fullmatch(gap) or self._told(sentence, "respectively"):
                    out |= {first.start: named[0], second.start: named[1]}
            left = first.end
        return out

    def _flows_named(self, sentence: Sentence, start: int, end: int) -> tuple[str, ...]:
        """Give both flows in order where the last words for trade in a stretch list them."""
        cues = sentence.hits("indicator", start, end)[-2:]
        if not cues:
            return ()
        both = self._data.get("both_flows", {}).get(sentence.piece(cues[-1].start, cues[-1].end))
        if both:
            return tuple(both)
        apart = {cue.label for cue in cues} == set(FLOWS)
        near = apart and cues[1].start - cues[0].end <= LISTED_NEAR
        if not near or set(sentence.piece(cues[0].end, cues[1].start)) & set(",;:"):
            return ()
        return tuple(cue.label for cue in cues)
