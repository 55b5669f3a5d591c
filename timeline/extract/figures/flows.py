"""Whose flows a clause tells: by its verb, by the words behind a flow, by the partner named."""

from __future__ import annotations

from timeline.extract.amounts import AmountHit
from timeline.extract.figures.declared import declared, page_unit, with_declared
from timeline.extract.figures.moved import Moved
from timeline.extract.figures.spans import amounts_behind
from timeline.extract.figures.terms import _CLAUSE, FLOWS, REACH, other_flow
from timeline.extract.partner_words import is_partner
from timeline.extract.sentence import Sentence
from timeline.language.phrases import Hit


class Flows(Moved):
    """Reads the flows of a clause and the partner of each."""

    def _with_owned(self, sentence: Sentence) -> Sentence:
        """Give a sentence in which the words for a flow beside one of the two are such cues.

        `Indian shipments`, `shipments to India`: the phrase takes its preposition in.
        """
        owned = [
            Hit(hit.start, hit.end, "indicator", hit.label)
            for hit in sentence.hits("indicator_owned")
            # `the sum of mutual deliveries of A and B`: that is their turnover
            if not any(cue.start < hit.end <= cue.end for cue in sentence.hits("indicator"))
            and self._is_owned(sentence, hit)
        ]
        owned += self._goods_moved(sentence)
        return sentence.with_cues("indicator", owned) if owned else sentence

    def _is_owned(self, sentence: Sentence, hit: Hit) -> bool:
        """Say whether one of the two stands right beside a word, and no flow before its name."""
        pair = self.reading.pair.countries
        goal = sentence.touching("party", hit.end + 1, hit.end + 2)
        if any(name.label in pair for name in goal):
            return True
        owners = sentence.touching("party", hit.start - 2, hit.start)
        if not any(name.label in pair for name in owners):
            return False
        at, name = owners[0].start, owners[0]
        if "adjective_end" in self._data and not self._matches(
            "adjective_end", sentence.piece(name.start, name.end)
        ):
            return False  # `из России товаров на 3 млрд`: where they come from
        # `imports of Indian goods`, `it bought Indian goods`: the flow is told before.
        text = self.reading.norm.text
        start = max((m.end() for m in _CLAUSE.finditer(text, sentence.start, at)), default=0)
        told = sentence.hits("indicator", start or sentence.start, at)
        return not any(cue.label in FLOWS for cue in told)

    def _in_unit_above(self, sentence: Sentence) -> Sentence:
        """Give a sentence in the unit that it, a lead above or a note of the page tells for all."""
        if unit := declared(self.reading, sentence):
            self._unit_above = (sentence.index, unit)
            return with_declared(self.reading, sentence, unit, self.cells)
        if sentence.sums or not self._may_be_level(sentence):
            return sentence
        at, above = self._unit_above or (-9, None)
        if above is None or sentence.index - at > REACH:
            above = page_unit(self.reading)
        if above is None:
            return sentence
        return with_declared(self.reading, sentence, above, self.cells)

    def _may_be_level(self, sentence: Sentence) -> bool:
        """Say whether bare numbers of a sentence may be levels of trade: it tells or goes on."""
        if sentence.has("indicator") or sentence.has("indicator_weak"):
            return True
        return bool(sentence.dates) and self._is_near(sentence)

    def _is_partner_before(self, sentence: Sentence, hit: Hit, flow: str) -> bool:
        """Say whether a country is the partner of the other flow: `bought from A and sold …`."""
        other = other_flow(flow)
        before = [h.label for h in sentence.hits("indicator", end=hit.start)]
        return other in before[-1:] and self._is_partner(hit, other)

    def _flows(
        self, sentence: Sentence, amount: AmountHit, indicator: str
    ) -> list[tuple[int, int, str]]:
        """Give the stretches that tell whose flow a sum is, its own first, with their flows."""
        cues = [hit for hit in sentence.hits("indicator") if hit.label in ("export", "import")]
        sums = sentence.sums
        own = [hit for hit in cues if hit.label == indicator]
        apart = {hit.label for hit in cues} == {"export", "import"}
        if self._data.get("verb", "after") == "after" and apart:
            return self._flows_before(sentence, amount, indicator, cues)
        if len(own) > 1 and not apart and self._data.get("verb", "after") == "before":
            own_clause = self._clause_of_flow(sentence, amount, own)
            return [own_clause, (sentence.start, sentence.end, indicator)]
        before = [hit for hit in own if hit.start < amount.start]
        if before and not apart and (clause := self._clause_of_verb(sentence, amount, own)):
            return [(*clause, indicator), (sentence.start, sentence.end, indicator)]
        if len(before) > 1 and not apart:
            # `exports from A to B were 5 bn, exports from B to A 2 bn`, where verbs stand last
            left = max([a.end for a in sums if a.end <= before[-1].start], default=sentence.start)
            return [(left, before[-1].end, indicator), (sentence.start, sentence.end, indicator)]
        if before and len(own) > len(before) and not apart:
            # `A's exports were 11 bn, B's exports 6`: the first is told ahead of its sum
            first = (sentence.start, amount.end, indicator)
            return [first, (sentence.start, sentence.end, indicator)]
        if not apart or not own:
            return [(sentence.start, sentence.end, indicator)]
        cue = max([h for h in own if h.start < amount.start] or own[:1], key=lambda h: h.start)
        later = [h.start for h in cues if h.start > cue.start and h.label != indicator]
        left = max([a.end for a in sums if a.end <= cue.start], default=sentence.start)
        # `imported goods worth 14 bn from B, while exports …`: a clause of its own.
        text = self.reading.norm.text
        left = max([m.end() for m in _CLAUSE.finditer(text, left, cue.start)], default=left)
        right = max((a.end for a in sums if a.end <= min(later)), default=0) if later else 0
        stretches = [(left, right or sentence.end, indicator)]
        if left > sentence.start:
            flow = other_flow(indicator)
            stretches.append((sentence.start, left, flow))
        return [*stretches, (sentence.start, sentence.end, indicator)]

    def _clause_of_verb(
        self, sentence: Sentence, amount: AmountHit, cues: list[Hit]
    ) -> tuple[int, int] | None:
        """Give the clause of a sum that the verb of its flow ends, where one before it has its own.

        `A brought in goods for 2 bn from B, and B for 5 bn from A brought in`, verbs last.
        """
        text, told = self.reading.norm.text, [c.end for c in cues if c.end <= amount.start]
        later = amounts_behind(sentence.sums, amount)
        stop = later[0].start if later else sentence.end
        behind = next((c for c in cues if amount.end <= c.start < stop), None)
        if self._data.get("verb", "after") != "after" or behind is None or not told:
            return None
        tail = text[amount.start : amount.end].rsplit(" ", 1)[-1]
        verb = text[behind.start : behind.end]
        asked = self._matches("attributive", tail) or self._matches("flow_verb", verb)
        return (max(told), behind.end) if asked else None

    def _clause_of_flow(
        self, sentence: Sentence, amount: AmountHit, cues: list[Hit]
    ) -> tuple[int, int, str]:
        """Give the clause of one of two flows: `A exported 4 mn to B, while B sold 54 mn to A`."""
        before = [hit for hit in cues if hit.start < amount.start] or cues[:1]
        cue = before[-1]
        start, end = sentence.start, sentence.end
        told = [a.end for a in sentence.sums if a.end <= cue.start]
        start = max([start, *told])  # `A's exports were 2 bn while B's exports were 3 bn`
        if cue is not cues[0]:
            clauses = _CLAUSE.finditer(sentence.text, 0, cue.start - sentence.start)
            start = max([start, *(sentence.start + mark.end() for mark in clauses)])
        later = [hit.start for hit in cues if hit.start > amount.start]
        if later:
            stops = [
                m.start() for m in _CLAUSE.finditer(sentence.text, 0, later[0] - sentence.start)
            ]
            ends = [sentence.start + at for at in stops if sentence.start + at >= amount.end]
            end = ends[-1] if ends else later[0]
        return start, end, cue.label

    def _flows_before(
        self, sentence: Sentence, amount: AmountHit, indicator: str, cues: list[Hit]
    ) -> list[tuple[int, int, str]]:
        """Give the stretches where cues and names stand before their sums, or behind them all.

        `exports to B were 1 bn, imports 2 bn`: the case of either tells whose both are.
        """
        ends = [a.end for a in sentence.sums]
        stretches = []
        for cue in sorted(cues, key=lambda hit: hit.label != indicator):
            at = min(cue.start, amount.start) if cue.label == indicator else cue.start
            # `3 bn – A's exports to B, 1 bn – its imports`: what stands behind the other word.
            words = [c.end for c in cues if c.end <= at] if cue.start > amount.start else []
            left = max([end for end in (*ends, *words) if end <= at], default=sentence.start)
            right = cue.end if cue.end <= amount.start or cue.label != indicator else amount.start
            stretches.append((left, right, cue.label))
        flows = list(dict.fromkeys(hit.label for hit in cues))  # what is told first leads
        named = [flow for flow in flows if self._names_partner(sentence, flow)]
        return [*stretches, (sentence.start, sentence.end, (named or [indicator])[0])]

    def _names_partner(self, sentence: Sentence, flow: str) -> bool:
        pair = self.reading.pair.countries
        hits = [hit for hit in sentence.hits("party") if hit.label in pair]
        return any(self._is_partner(hit, flow) for hit in hits)

    def _is_partner(self, hit: Hit, indicator: str) -> bool:
        """Say whether a country stands in the case, or behind the preposition, of the partner."""
        return is_partner(self.reading.language, self.reading.norm.text, hit, indicator)

    def _has_partner(self, sentence: Sentence) -> bool:
        """Say whether a country stands as the partner of the flow that is named beside it."""
        cues = [h for h in sentence.hits("indicator") if h.label in ("export", "import")]
        for hit in sentence.hits("party"):
            before = [cue.label for cue in cues if cue.end <= hit.start]
            if any(self._is_partner(hit, flow) for flow in before[-1:] or ("export", "import")):
                return True
        return self._told(sentence, "with_it") and self._names_one_above(sentence)

    def _names_one_above(self, sentence: Sentence) -> bool:
        """Say whether the sentence before names one of the two alone: `China leads. With it …`."""
        above = self.reading.sentences[sentence.index - 1] if sentence.index else None
        named = self.reading.parties(above) if above else []
        return len(named) == 1 and named[0] in self.reading.pair.countries
