"""The country that a sum itself is named with: in a list, or as the one that a share falls to."""

from __future__ import annotations

import re

from timeline.extract.amounts import AmountHit
from timeline.extract.figures.corresponding import Corresponding
from timeline.extract.figures.series import LISTED, year_in_order
from timeline.extract.figures.spans import amounts_before, amounts_behind, is_period
from timeline.extract.figures.terms import FLOWS, REACH, Topic
from timeline.extract.partner_words import is_partner
from timeline.extract.sentence import Sentence
from timeline.language.phrases import Hit
from timeline.records import TRADE

ROW = 120  # code points behind the first name of a row before the verb of all
RANK = 40  # code points behind a sum
OPENS = (" (", " /")  # `China /4 bn/`: some agencies write brackets so
CLOSES = (")", "/", ",", ";")
LEADS = 8  # code points before a name in which `with` stands
NAMES = 48  # code points of names told in a row
NEAR = 24  # code points between a sum and its partner: `3 bn worth of goods to`
_NUMERAL = re.compile(r"(?:\d{1,2}[.)]|[-•*·])? ?")
_ITEM_GAP = re.compile(r" ?[-:(] ?")


class Partners(Corresponding):
    """Reads whose sum of a list each one is."""

    def _own_partner(self, sentence: Sentence, amount: AmountHit) -> str:
        """Give the country that a sum belongs to, whatever else its sentence names.

        `The third is Kazakhstan (911 million)`; `4.8 bn of it fall to Russia`.
        """
        if not sentence.has("party"):
            return ""
        if told := self._in_order(sentence, amount):
            return told
        if self._listing == sentence.index and sentence.sums[:1] == (amount,):
            return sentence.hits("party")[0].label
        left, right = amounts_before(sentence.sums, amount), amounts_behind(sentence.sums, amount)
        low = left[-1].end if left else sentence.start
        high = right[0].start if right else sentence.end
        for hit in sentence.hits("party", low, high):
            if hit.end > amount.start:
                falls = self._is_named_behind(sentence, amount, hit)
            elif self._opens_bracket(sentence, amount, hit):
                # `Russia is the largest market for Kazakhstan (1.6 bn)`: Russia's.
                return self._spoken_of(sentence, hit, low) or hit.label
            else:
                falls = self._is_named_before(sentence, amount, hit, low)
            if falls:
                return hit.label
        return ""

    def _opens_bracket(self, sentence: Sentence, amount: AmountHit, hit: Hit) -> bool:
        """Say whether a sum stands alone in a bracket behind a name: `Kazakhstan (911 million)`."""
        text = self.reading.norm.text
        gap = text[hit.end : amount.start]
        if gap not in OPENS and not self._matches("state_word", gap):
            return False
        return text[amount.end : amount.end + 1] in CLOSES and not self._is_source(sentence, hit)

    def _is_named_before(self, sentence: Sentence, amount: AmountHit, hit: Hit, low: int) -> bool:
        """Say whether a name before a sum tells whose it is: `To Russia fell 4.8 bn.`"""
        text = self.reading.norm.text
        head, tail = text[max(0, hit.start - 12) : hit.start], text[hit.end : hit.end + 30]
        if self._matches("falls_before", head) and self._matches("falls", tail):
            shares = (a for a in sentence.amounts if a.unit == "PERCENT")
            # `34 % of all exports (3 bn) fall to Romania`: a share does
            return not any(hit.end < a.start and a.end <= amount.start for a in shares)
        # `The largest share fell to Kazakhstan - 1.9 bn.`
        ahead = text[hit.end : amount.start]
        passed = self._matches("passed_before", text[low : hit.start][-NAMES:])
        return (
            self._matches("falls_ahead", ahead)
            or (self._matches("named_ahead", ahead) and not passed)
            or self._is_told_with(sentence, hit, low, ahead)
            or self._is_ranked(amount, ahead)
        )

    def _is_named_behind(self, sentence: Sentence, amount: AmountHit, hit: Hit) -> bool:
        """Say whether a name behind a sum tells whose it is: `With 911 million Kazakhstan, …`"""
        text = self.reading.norm.text
        falls = self._matches("falls", text[hit.end : hit.end + 30])
        if falls and not self._data.get("falls_before"):
            return True
        row, gap = text[hit.end : min(hit.end + ROW, sentence.end)], text[amount.end : hit.start]
        if self._matches("falls_listed", row) or self._matches("partner_behind", gap):
            return True
        if len(gap) <= NEAR and self._matches(self._partner_key(sentence, amount), gap):
            return True
        name = text[hit.start : hit.end]  # not `пришлось на узбекские товары`
        return self._matches("falls_to", gap) and not self._matches("adjective_end", name)

    def _is_told_with(self, sentence: Sentence, hit: Hit, low: int, ahead: str) -> bool:
        """Say whether a sum goes on with a list of partners: `With Germany this came to 2 bn.`

        One of the two was told to trade with all of them shortly before, and no word for trade
        stands with the sum.
        """
        if "with_ahead" not in self._data or sentence.hits("party", low, hit.start):
            return False
        if any(sentence.hits(f"indicator{kind}", low, hit.start) for kind in ("", "_weak")):
            return False
        if not self._matches("with_ahead", ahead) or not self._is_near(sentence):
            return False
        before = self._matches("with_before", sentence.piece(hit.start - LEADS, hit.start))
        if not (before or self._matches("with_behind", ahead)):
            return False
        others = {one for one in self.reading.pair.countries if one != hit.label}
        above = self.reading.sentences[max(0, sentence.index - REACH) : sentence.index]
        return any(name.label in others for other in above for name in other.hits("party"))

    def _is_ranked(self, amount: AmountHit, ahead: str) -> bool:
        """Say whether a sum gives the name before it its place: `Qozog'iston 9 mln bilan uchinchi`.

        So where verbs stand last.
        """
        behind = self.reading.norm.text[amount.end : amount.end + RANK]
        return ahead == " " and self._matches("ranked_after", behind)

    def _partner_key(self, sentence: Sentence, amount: AmountHit) -> str:
        """Give what leads to the partner of a sum in a list: `exports of 9 bn to A, 3 bn to B`."""
        if set(self.reading.parties(sentence)) <= set(self.reading.pair.countries):
            return ""
        cues = [cue for cue in sentence.hits("indicator", end=amount.start) if cue.label in FLOWS]
        owners = sentence.hits("party", end=cues[-1].start) if cues else []
        if not cues or (owners and owners[-1].label not in self.reading.pair.countries):
            return ""  # `C exported goods worth 9 bn to A`
        return f"{cues[-1].label}_partner_behind"

    def _is_source(self, sentence: Sentence, hit: Hit) -> bool:
        """Say whether exports come out of a country: `exports from A (2 bn)` are A's."""
        cues = [cue for cue in sentence.hits("indicator", end=hit.start) if cue.label in FLOWS]
        if not cues or cues[-1].label != "export":
            return False
        language, text = self.reading.language, self.reading.norm.text
        comes = is_partner(language, text, hit, "import")
        return comes and not is_partner(language, text, hit, "export")

    def _spoken_of(self, sentence: Sentence, hit: Hit, low: int) -> str:
        """Give the third country whose market a name is told for, in the clauses before."""
        head = sentence.piece(hit.start - 12, hit.start)
        if "said_of_third" not in self._data or not self._matches("said_of_third", head):
            return ""
        pair = self.reading.pair.countries
        if sentence.hits("party", low, hit.start):
            return ""
        told = [other.label for other in sentence.hits("party", end=low)]
        return told[-1] if told and told[-1] not in pair else ""

    def _leads_list(self, sentence: Sentence) -> bool:
        """Say whether a sentence leads to the partners of the trade with all told before it.

        `Its exports came to 23 billion. The first ten are:` takes the flow and time of these.
        """
        if sentence.amounts or sentence.has("party") or not sentence.text.rstrip().endswith(":"):
            return False
        above = self.reading.sentences[sentence.index - 1]
        cues = [hit.label for hit in above.hits("indicator") if hit.label in TRADE]
        if not cues:
            return False
        told = [
            date.when
            for other in self.reading.sentences[max(0, sentence.index - 3) : sentence.index]
            for date in other.dates
            if date.role in ("act", "attr", "period") and is_period(date)
        ]
        self._topic = Topic(cues[0], told[-1] if told else None, sentence.index)
        self._listing = sentence.index
        return True

    def _goes_on_listing(self, sentence: Sentence) -> bool:
        """Say whether a sentence goes on with the list below `The largest partners:`.

        `3. Kazakhstan – 1.4 billion` is an item of it, and its number alone may be a sentence.
        """
        if self._listing < 0 or sentence.index - self._listing > 2:
            return False
        if _NUMERAL.fullmatch(sentence.text):
            return True
        lead = _NUMERAL.match(sentence.text)
        start = sentence.start + (lead.end() if lead else 0)
        names = sentence.hits("party", start, start + 1) or sentence.hits("party")[:1]
        if not names or not sentence.sums or names[0].start > start + 1:
            return False
        gap = sentence.piece(names[0].end, sentence.sums[0].start)
        return bool(_ITEM_GAP.fullmatch(gap))

    def _in_order(self, sentence: Sentence, amount: AmountHit) -> str:
        """Give the country of a sum where both are listed in one order: `… respectively`."""
        sums = sentence.sums
        if len(sums) < 2 or amount not in sums:
            return ""
        hits = sentence.hits("party")
        if len(hits) < len(sums) or not self._told(sentence, "respectively"):
            return ""
        if row := self._listed_names(hits, len(sums)):
            return row[sums.index(amount)].label
        if self._flow_in_order(sentence, amount) or year_in_order(self.reading, sentence, amount):
            return ""  # `A's exports to and imports from B were 3 and 2 bn respectively`
        row = hits[len(hits) - len(sums) :]
        return row[sums.index(amount)].label

    def _listed_names(self, hits: list[Hit], count: int) -> list[Hit]:
        """Give the names of one list that has as many as there are sums: `A, B and C … with D`."""
        row: list[Hit] = []
        for hit in hits:
            gap = self.reading.norm.text[row[-1].end : hit.start] if row else ""
            if row and not LISTED.fullmatch(gap):
                if len(row) == count:
                    return row
                row = []
            row.append(hit)
        return row if len(row) == count else []
