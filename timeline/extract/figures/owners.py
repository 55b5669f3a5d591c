"""Whose two flows are that share an owner, or whose owner stands behind their sum."""

from __future__ import annotations

from timeline.extract.amounts import AmountHit
from timeline.extract.figures.flows import Flows
from timeline.extract.figures.spans import amounts_behind
from timeline.extract.figures.terms import FLOWS, other_flow
from timeline.extract.sentence import Sentence
from timeline.language.phrases import Hit


class Owners(Flows):
    """Reads owners where the verb stands before its sum."""

    def _owner_behind(self, sentence: Sentence, amount: AmountHit, indicator: str) -> str:
        """Give whose a flow is that is named behind its sum: `2 bn in A's exports, 3 in B's`."""
        later = amounts_behind(sentence.sums, amount)
        end = later[0].start if later else sentence.end
        cues = sentence.hits("indicator", amount.end, end)
        cue = next((hit for hit in cues if hit.label == indicator), None)
        names = sentence.hits("party", amount.end, cue.start) if cue else []
        if not cue or not names or names[-1].end + 1 != cue.start:
            return ""
        if self._is_partner(names[-1], indicator):
            return ""  # `B bought 2 bn of A's goods`
        joined = self._matches("part_of", sentence.piece(amount.end, names[-1].start))
        return names[-1].label if joined and names[-1].label in self.reading.pair.countries else ""

    def _owner_of_both(self, sentence: Sentence, amount: AmountHit, indicator: str) -> str:
        """Give whose both flows are: `with A exporting 3 bn and importing 2`.

        Where the second stands right behind the sum of the first, and no other name between.
        """
        cues = [h for h in sentence.hits("indicator", end=amount.start) if h.label in FLOWS]
        if len(cues) < 2 or cues[-1].label != indicator or cues[-2].label == indicator:
            return ""
        first, second = cues[-2], cues[-1]
        told = [a.end for a in sentence.sums if first.end <= a.start and a.end <= second.start]
        owners = sentence.touching("party", first.start - 2, first.start)
        if len(told) != 1 or not owners or sentence.hits("party", first.end, second.start):
            return ""
        goes_on = self._matches("flow_goes_on", sentence.piece(told[0], second.start))
        return (
            owners[-1].label if goes_on and owners[-1].label in self.reading.pair.countries else ""
        )

    def _partner_of_other(self, sentence: Sentence, hits: list[Hit], flow: str) -> str:
        """Give the partner that the other flow is told with: `exports to B and imports were …`."""
        if self._data.get("verb", "after") != "before" or len({hit.label for hit in hits}) < 2:
            return ""
        other = other_flow(flow)
        for hit in hits:
            cues = [cue for cue in sentence.hits("indicator", end=hit.start) if cue.label in FLOWS]
            if cues and cues[-1].label == other and self._is_partner(hit, other):
                return hit.label
        return ""

    def _of_trade_told(self, sentence: Sentence) -> tuple[str, str]:
        """Give the sides of the trade that a sentence tells of: `A's trade with B, … exporting 3`.

        The one behind `with`, or beside its partner (`B is A's first partner`), is the partner.
        """
        pair = self.reading.pair.countries
        hits = [hit for hit in sentence.hits("party") if hit.label in pair]
        if "with_before" not in self._data or {hit.label for hit in hits} != set(pair):
            return "", ""
        text = self.reading.norm.text
        for hit in hits:
            other = pair[1] if hit.label == pair[0] else pair[0]
            if self._matches("with_before", text[max(0, hit.start - 12) : hit.start]):
                return other, hit.label
            if self._matches("own_partner", text[hit.end - 2 : hit.end + 40]):
                return hit.label, other
        return "", ""
