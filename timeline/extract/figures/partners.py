"""The country that a sum itself is named with: in a list, or as the one that a share falls to."""

from __future__ import annotations

from timeline.extract.amounts import AmountHit
from timeline.extract.figures.base import Base
from timeline.extract.figures.spans import amounts_before, amounts_behind
from timeline.extract.reading import Sentence


class Partners(Base):
    """Reads whose sum of a list each one is."""

    def _own_partner(self, sentence: Sentence, amount: AmountHit) -> str:
        """Give the country that a sum belongs to, whatever else its sentence names.

        `The third is Kazakhstan (911 million)`; `4.8 bn of it fall to Russia`.
        """
        if not sentence.has("party"):
            return ""
        text = self.reading.norm.text
        left, right = amounts_before(sentence.sums, amount), amounts_behind(sentence.sums, amount)
        low = left[-1].end if left else sentence.start
        high = right[0].start if right else sentence.end
        for hit in sentence.hits("party", low, high):
            tail = text[hit.end : hit.end + 30]
            head = text[max(0, hit.start - 12) : hit.start]
            if hit.end <= amount.start:
                if (
                    text[hit.end : amount.start] == " ("
                    and text[amount.end : amount.end + 1] == ")"
                ):
                    return hit.label
                falls = self._matches("falls_before", head) and self._matches("falls", tail)
                # `The largest share fell to Kazakhstan - 1.9 bn.`
                falls = falls or self._matches("falls_ahead", text[hit.end : amount.start])
            else:
                falls = not self._data.get("falls_before") and self._matches("falls", tail)
            if falls:
                return hit.label
        return ""
