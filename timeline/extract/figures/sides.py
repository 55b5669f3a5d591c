"""Whose exports and whose imports: reporter and partner by case, preposition and order."""

from __future__ import annotations

import re

from timeline.extract.amounts import AmountHit
from timeline.extract.figures.series import ENDS
from timeline.extract.figures.side_shares import SideShares
from timeline.extract.figures.spans import amounts_before, amounts_behind
from timeline.extract.figures.terms import _CLAUSE, FLOWS, LIST, other_flow
from timeline.extract.sentence import Sentence
from timeline.language.phrases import Hit

FIRM = 24  # code points behind a country that tell of its firms
AHEAD = 30  # code points before a country in which its preposition stands
NAME = 40  # code points of the longest name of a country with its ending
_DASH = re.compile(r" ?[-:] ?(?:[^\W\d]{4,9} )?")  # and `about`


class Sides(SideShares):
    """Reads whose a flow is."""

    def _sides(self, sentence: Sentence, amount: AmountHit, indicator: str) -> tuple[str, str]:
        """Give reporter and partner where exports or imports name whose they are.

        `Exports of A to B came to …, while imports came to …`: the second sum is A's too.
        """
        if indicator not in ("export", "import"):
            return "", ""
        if told := self._answered(sentence, amount):
            return told.reporter, told.partner
        pair = self.reading.pair.countries
        own = self._side_of_share(sentence, amount) or self._side_of_goods(sentence, amount)
        if own:
            return own, pair[1] if own == pair[0] else pair[0]
        if (own := self._own_partner(sentence, amount)) in pair and own:
            return pair[1] if own == pair[0] else pair[0], own
        if own := self._market(sentence, amount):
            return pair[1] if own == pair[0] else pair[0], own
        if own := self._goal_of_clause(sentence, amount, indicator):
            return pair[1] if own == pair[0] else pair[0], own
        if own := self._whose(sentence, amount, indicator):
            return own, pair[1] if own == pair[0] else pair[0]
        if own := self._source_or_goal(sentence, amount, indicator):
            return own, pair[1] if own == pair[0] else pair[0]
        if told := self._other_flow_told(sentence, amount, indicator):
            return told.reporter, told.partner
        for start, end, flow in self._flows(sentence, amount, indicator):
            hits = [hit for hit in sentence.hits("party", start, end) if hit.label in pair]
            hits = [hit for hit in hits if not self._owns_other(sentence, hit, indicator)]
            for hit in hits:
                if self._is_partner(hit, flow):
                    return pair[1] if hit.label == pair[0] else pair[0], hit.label
            if own := self._partner_of_other(sentence, hits, flow):
                return pair[1] if own == pair[0] else pair[0], own
            if own := self._own_end(hits, flow):
                return own, pair[1] if own == pair[0] else pair[0]
            if hits and len({hit.label for hit in hits}) == 1:
                # Both names and neither the partner: `trade between A and B, exports 3 bn`.
                other = pair[1] if hits[0].label == pair[0] else pair[0]
                if self._is_partner_before(sentence, hits[0], flow):
                    return other, hits[0].label
                if self._is_listed_partner(sentence, hits[-1]):
                    return other, hits[0].label
                return hits[0].label, other
        of_trade = self._of_trade_told(sentence)
        return of_trade if of_trade[0] else self._of_flow_told(sentence)

    def _of_flow_told(self, sentence: Sentence) -> tuple[str, str]:
        """Give the sides of the flow right before, where a sentence names no country.

        `A's exports to B came to 3 bn. A year earlier it was 2 bn. Imports were 1 bn.`
        """
        last = self.figures[-1] if self.figures else None
        if last is None or last.indicator not in FLOWS or sentence.has("party"):
            return "", ""
        if self._data.get("verb", "after") != "before":
            return "", ""
        above = self.reading.sentences[max(0, sentence.index - 1) : sentence.index + 1]
        near = last.sources[0].span.start >= above[0].span.start
        return (last.reporter, last.partner) if near else ("", "")

    def _market(self, sentence: Sentence, amount: AmountHit) -> str:
        """Give whose market a flow goes to: `A's exporters earned 6 bn from the B market`."""
        if "market_behind" not in self._data or not self._told(sentence, "market_behind"):
            return ""
        sums = amounts_before(sentence.sums, amount)
        later = amounts_behind(sentence.sums, amount)
        start, end = (
            sums[-1].end if sums else sentence.start,
            later[0].start if later else sentence.end,
        )
        text, pair = self.reading.norm.text, self.reading.pair.countries
        behind = self.reading.language.pattern("figures", "market_behind")
        hits = sentence.hits("party", start, end)
        own = (h.label for h in hits if h.label in pair and behind and behind.match(text, h.end))
        return next(own, "")

    def _owns_other(self, sentence: Sentence, hit: Hit, indicator: str) -> bool:
        """Say whether a country stands right before the other flow: `exports fell, A's imports`."""
        if self._data.get("verb", "after") != "before":
            return False
        other = other_flow(indicator)
        return any(
            cue.label == other and cue.start == hit.end + 1
            for cue in sentence.touching("indicator", hit.end, hit.end + 1)
        )

    def _own_end(self, hits: list[Hit], flow: str) -> str:
        """Give whose a flow is of two countries by the end that one stands as: `goods from A`."""
        if self._data.get("verb", "after") != "before" or len({hit.label for hit in hits}) < 2:
            return ""
        other = other_flow(flow)
        key = f"{other}_partner_before"
        ends = [h.label for h in hits if self._matches(key, self._ahead_of(h))]
        return ends[0] if len(set(ends)) == 1 else ""

    def _ahead_of(self, hit: Hit) -> str:
        return self.reading.norm.text[max(0, hit.start - AHEAD) : hit.start]

    def _is_listed_partner(self, sentence: Sentence, hit: Hit) -> bool:
        """Say whether a country stands in a list of those that a report's own country trades with.

        `The foreign trade of A: … B (turnover 5 bn, exports 2 bn)`: A's exports, not B's.
        """
        if any(cue.start - 1 == hit.end for cue in sentence.hits("indicator")):
            return False  # `B's exports`
        above = self.reading.sentences[max(0, sentence.index - LIST) : sentence.index]
        for other in reversed(above):
            leads = self._listing == sentence.index and other.text.rstrip().endswith(":")
            if leads or other.has("not_trade", "foreign", "world"):
                named = set(self.reading.parties(other)) & set(self.reading.pair.countries)
                if len(named) == 1:
                    return named != {hit.label}
        return False

    def _whose(self, sentence: Sentence, amount: AmountHit, indicator: str) -> str:
        """Give whose flow the word beside its noun or its sum tells: `Kazakh exports were 3 bn`.

        `The Kazakh exports were 3 bn, the Uzbek - 1.3`.
        """
        if other := self._other_way(sentence, amount, indicator):
            return other
        if self._data.get("verb", "after") != "before":
            if owner := self._owner_ahead(sentence, amount):
                return owner
            return self._exporter_beside(sentence, amount) if indicator == "export" else ""
        text = self.reading.norm.text
        pair = self.reading.pair.countries
        for hit in sentence.hits("party", amount.end, amount.end + 4):
            apposed = hit.label in pair and _DASH.fullmatch(text[amount.end : hit.start])
            noun = any(h.start == hit.end + 1 for h in sentence.hits("indicator", hit.end))
            if apposed and (noun or ENDS.match(text, hit.end, sentence.end)):
                return hit.label  # `7.4 bn - the Moroccan exports, 6.7 bn - the French`
        if owner := self._owner_it_falls_to(sentence, amount):
            return owner
        hits = [h for h in sentence.hits("party", end=amount.start) if h.label in pair]
        told = hits and _DASH.fullmatch(text[hits[-1].end : amount.start])
        if told and not self._is_partner(hits[-1], indicator):
            return hits[-1].label if len({hit.label for hit in hits}) > 1 else ""
        for hit in hits[:1]:
            if self._matches("firm_behind", text[hit.end : hit.end + FIRM]):
                return hit.label  # `Moldovan firms sold goods for 2 bn to Romanian partners`
        cues = [h for h in sentence.hits("indicator", end=amount.start) if h.label == indicator]
        if behind := self._owner_behind(sentence, amount, indicator):
            return behind
        beside = [h for h in hits if cues and h.end + 1 == cues[-1].start]
        # `A sold goods for 2 bn to B and bought goods for 1 bn`: B is the partner of both.
        beside = [h for h in beside if not self._is_partner_before(sentence, h, indicator)]
        if not beside:
            return self._owner_of_both(sentence, amount, indicator)
        # `на китайские товары`: the preposition leads to the noun, the adjective tells whose.
        name = text[beside[-1].start : beside[-1].end]
        mine = self._matches("adjective_end", name)
        return beside[-1].label if mine or not self._is_partner(beside[-1], indicator) else ""

    def _owner_it_falls_to(self, sentence: Sentence, amount: AmountHit) -> str:
        """Give whose flow a sum is said to fall to: `2 bn of it fell to the Polish exports`."""
        for hit in sentence.hits("party", amount.end, amount.end + NAME)[:1]:
            noun = any(h.start == hit.end + 1 for h in sentence.hits("indicator", hit.end))
            if noun and self._matches("flow_falls", sentence.piece(amount.end, hit.start)):
                return hit.label if hit.label in self.reading.pair.countries else ""
        return ""

    def _other_way(self, sentence: Sentence, amount: AmountHit, indicator: str) -> str:
        """Give whose a sum is that is told of the other direction: `…, the other way 1.4 bn`.

        `It sold 5 bn and bought 3 bn in return`: one and the same.
        """
        last = self.figures[-1] if self.figures else None
        if last is None or last.reporter not in self.reading.pair.countries:
            return ""
        text = self.reading.norm.text
        start = max((a.end for a in sentence.sums if a.end <= amount.start), default=None)
        back = self._matches("reverse", text[start : amount.start]) if start else False
        back = back or (start is not None and self._matches("reverse_after", text[amount.end :]))
        if not back:
            return ""
        return last.partner if last.indicator == indicator else last.reporter

    def _owner_ahead(self, sentence: Sentence, amount: AmountHit) -> str:
        """Give whose a sum is by a name that stands for it: `A's exports were 3 bn, B's 1 bn`."""
        low = amount.start - NAME
        for hit in reversed(sentence.hits("party", low, amount.start)):
            name = sentence.piece(hit.start, amount.start)
            mine = hit.label in self.reading.pair.countries
            return hit.label if mine and self._matches("own_noun", name) else ""
        return ""

    def _source_or_goal(self, sentence: Sentence, amount: AmountHit, indicator: str) -> str:
        """Give whose flow a country's case tells: `out of A went goods for 2 bn`, `imports into A`.

        Where cases tell, the partner stands in that of the other end.
        """
        if self._data.get("verb", "after") != "after":
            return ""
        if named := self._named_behind(sentence, amount, indicator):
            return named
        sums = amounts_before(sentence.sums, amount)
        hits = sentence.hits("party", sums[-1].end if sums else sentence.start, amount.start)
        other = other_flow(indicator)
        # `3 bn of it A's exports to B, 1 bn its imports`: B is named with the other flow.
        cues = [h.start for h in sentence.hits("indicator", end=amount.start) if h.label == other]
        hits = [hit for hit in hits if hit.label in self.reading.pair.countries]
        if len(hits) != 1 or self._is_partner(hits[0], indicator):
            return ""
        if any(at >= hits[0].end for at in cues):
            return ""
        return hits[0].label if self._is_partner(hits[0], other) else ""

    def _named_behind(self, sentence: Sentence, amount: AmountHit, indicator: str) -> str:
        """Give whose flow a country tells that stands between a sum and the word for its flow.

        `3 bn of it is goods sent out of A, 1 bn is what was brought out of B`.
        """
        later = amounts_behind(sentence.sums, amount)
        end = later[0].start if later else sentence.end
        cues = [
            hit
            for group in ("indicator", "indicator_weak")
            for hit in sentence.hits(group, amount.end, end)
            if hit.label == indicator
        ]
        behind = min((hit.start for hit in cues), default=amount.end)
        pair = self.reading.pair.countries
        hits = [h for h in sentence.hits("party", amount.end, behind) if h.label in pair]
        if len(hits) != 1 or len(pair) < 2:
            return ""
        partner = self._is_partner(hits[0], indicator)
        if partner == self._is_partner(hits[0], other_flow(indicator)):
            return ""
        other = pair[1] if hits[0].label == pair[0] else pair[0]
        return other if partner else hits[0].label

    def _goal_of_clause(self, sentence: Sentence, amount: AmountHit, indicator: str) -> str:
        """Give the partner of a clause that leaves its verb out: `A sold 4 bn to B, and B 2 to A`.

        Where the partner stands behind a preposition, before its sum.
        """
        before = amounts_before(sentence.sums, amount)
        if not before or self._data.get("verb", "after") != "before":
            return ""
        marks = [*_CLAUSE.finditer(self.reading.norm.text, before[-1].end, amount.start)]
        start = marks[-1].end() if marks else 0
        if not start or sentence.hits("indicator", start, amount.start):
            return ""
        hits = sentence.hits("party", start, amount.start)
        pair = self.reading.pair.countries
        mine = [h for h in hits if h.label in pair and self._is_partner(h, indicator)]
        return mine[-1].label if mine else ""

    def _exporter_beside(self, sentence: Sentence, amount: AmountHit) -> str:
        """Give whose exports a sum is where two are told: `A's exports to B 4 bn, B's exports 1`.

        (`Xitoy importi` may be what comes from there.)
        """
        cues = [h for h in sentence.hits("indicator", end=amount.start) if h.label in FLOWS]
        if len(cues) < 2 or cues[-1].label != "export":
            return ""
        start = cues[-1].start
        names = sentence.hits("party", start - NAME, start)
        if not names or names[-1].end + 1 != start or self._is_partner(names[-1], "export"):
            return ""
        return names[-1].label if names[-1].label in self.reading.pair.countries else ""
