"""With whom a sum was traded: with each other, with a third country, with many or the world."""

from __future__ import annotations

from timeline.extract.amounts import AmountHit
from timeline.extract.figures.sides import Sides
from timeline.extract.figures.spans import (
    amounts_before,
    amounts_behind,
)
from timeline.extract.figures.terms import (
    _CLAUSE,
    FLOWS,
    OUTGROWN,
    REACH,
    TRADE,
    UNION,
)
from timeline.extract.parties import mentioned
from timeline.extract.reading import Sentence
from timeline.language.phrases import Hit


class Others(Sides):
    """Tells trade of the two from trade with others."""

    def _is_own_flow_to_third(
        self, sentence: Sentence, amount: AmountHit, indicator: str, own: list[str]
    ) -> bool:
        """Say whether a sum goes on with a third partner: `exports to C were 2 bn, imports to A 9`.

        Whose flow it is stands beside it, the partner beside the sum before.
        """
        if indicator not in ("export", "import") or len(own) != 1:
            return False
        before = sentence.hits("party", sentence.start, amount.start)
        mine = [hit for hit in before if hit.label == own[0]]
        other = [hit for hit in before if hit.label not in self.reading.pair.countries]
        if not mine or not other or self._is_partner(mine[-1], indicator):
            return False
        flows = ("export", "import")
        return any(self._is_partner(hit, flow) for hit in other for flow in flows)

    def _is_between_two(self, sentence: Sentence, amount: AmountHit, indicator: str) -> bool:
        """Say whether the sentence speaks of trade with the partner, not with the world."""
        if self._is_with_many(sentence, amount):
            self._tell_of_world(sentence)  # `of it exports were 3 bn` is with all of them too
            return False
        pair = [country for country in self.reading.pair.countries if country]
        named = self.reading.parties(sentence)
        own = self._own_parties(sentence, amount)
        if len(pair) == 2 and own and len(own) < len(named):
            third = self._is_own_flow_to_third(sentence, amount, indicator, own)
            third = third or self._is_said_of_third(sentence, amount, own)
            third = third or self._is_to_third(sentence, amount, indicator)
            return set(own) <= set(pair) and not third
        foreign = self._is_on_foreign(sentence, amount) and not self._is_mutual_above(sentence)
        if foreign and not (sentence.has("both") or len(named) > 1):
            self._tell_of_world(sentence)
            return False
        if self._is_with_the_world(sentence, amount):
            return False
        if sentence.once("third partner", lambda: self._has_third_partner(sentence)):
            return False
        if len(named) == 1 and not sentence.has("both") and self._outgrows(sentence, amount):
            self._tell_of_world(sentence)
            return False
        if self._is_of_two_others(sentence, pair):
            return False
        alone = len(named) == 1 and sentence.has("both")  # `between our country and Uzbekistan`
        # `China is its first partner. Kazakhstan's exports were 8 bn.`
        alone = alone or (len(named) == 1 and sentence.once("lone", lambda: self._lone(sentence)))
        if (not named or alone) and self._goes_on_with_third(sentence, pair):
            self._topic.sentence = sentence.index  # a list of partners keeps its period
            return False
        outer = set(own) - set(pair) and len(own) == 2
        both = (
            sentence.hits("both", sentence.start, amount.start) if outer else sentence.hits("both")
        )
        if len(pair) < 2 or not named or both:
            return True
        inside = [country for country in named if country in pair]
        outside = [country for country in named if country not in pair]
        many = sentence.has("multilateral")  # `trade of Kazakhstan with the Turkic states`
        return not ((outside or many) and len(inside) < 2)

    def _lone(self, sentence: Sentence) -> bool:
        """Say whether flows are told outside brackets, and no partner beside them."""
        flows = any(self._is_open(sentence, hit) for hit in sentence.hits("indicator"))
        return flows and not self._has_partner(sentence)

    def _is_of_two_others(self, sentence: Sentence, pair: list[str]) -> bool:
        """Say whether `the two` are a third country, which opens the sentence, and one of the pair.

        `China leads with a turnover of 5 bn between the two nations.`
        """
        named = set(self.reading.parties(sentence))
        return (
            bool(sentence.has("both"))
            and not named & set(pair)
            and (self._opens_with(sentence, named))
        )

    def _opens_with(self, sentence: Sentence, countries: set[str]) -> bool:
        """Say whether a sentence begins with the name of one of some countries."""
        return any(
            hit.start <= sentence.start + 1 and hit.label in countries
            for hit in sentence.hits("party")
        )

    def _is_to_third(self, sentence: Sentence, amount: AmountHit, indicator: str) -> bool:
        """Say whether the partner right behind a sum is a third: `it sold 2 bn to C, and …`."""
        pair = self.reading.pair.countries
        behind = sentence.hits("party", amount.end, self._clause_after(sentence, amount))
        return (
            bool(behind) and behind[0].label not in pair and self._is_partner(behind[0], indicator)
        )

    def _clause_after(self, sentence: Sentence, amount: AmountHit) -> int:
        """Give where the clause of a sum ends, or the next sum begins."""
        later = amounts_behind(sentence.sums, amount)
        end = later[0].start if later else sentence.end
        clause = _CLAUSE.search(self.reading.norm.text, amount.end, end)
        return clause.start() if clause else end

    def _outgrows(self, sentence: Sentence, amount: AmountHit) -> bool:
        """Say whether a sum is far above all that the text told of the two: that of one country.

        `Turkey's exports to Georgia came to 592 million. … Turkey's exports came to 75 billion.`
        """
        unit = amount.unit or self.reading.pair.unit
        if amount.value <= OUTGROWN * self._greatest.get(unit, amount.value):
            return False
        heads = (sentence.piece(hit.start - 12, hit.start) for hit in sentence.hits("party"))
        return not any(self._matches("third_before", head) for head in heads)

    def _is_said_of_third(self, sentence: Sentence, amount: AmountHit, own: list[str]) -> bool:
        """Say whether a sum goes on about a third country that the sentence named before.

        `Russia is second with 5 bn and remains the largest market for Kazakhstan (1.6 bn).`
        """
        if len(own) != 1 or "said_of_third" not in self._data:
            return False
        before = sentence.hits("party", sentence.start, amount.start)
        mine = [hit for hit in before if hit.label == own[0]]
        if not mine or all(hit.label in self.reading.pair.countries for hit in before):
            return False
        head = sentence.piece(mine[-1].start - 12, mine[-1].start)
        return self._matches("said_of_third", head)

    def _is_share_aside(self, sentence: Sentence, hit: Hit, amount: AmountHit) -> bool:
        """Say whether all trade is named only for a share told in passing, before a sum.

        `It came to 389 mn, or 4 % of the overall foreign trade, against 452 mn a year before.`
        """
        head = sentence.piece(sentence.start, hit.start)
        behind = sentence.piece(hit.end, amount.start)
        return self._matches("share_of", head) and bool(_CLAUSE.search(behind))

    def _is_on_foreign(self, sentence: Sentence, amount: AmountHit) -> bool:
        """Say whether a sum is told of foreign trade: `2 bn, 4 % of its foreign trade` is not."""
        before = [h for h in sentence.hits("not_trade", end=amount.start) if h.label == "foreign"]
        if any(not self._is_share_aside(sentence, hit, amount) for hit in before):
            return True
        cues = sentence.hits("indicator", end=amount.start)
        told = any(hit.label in TRADE for hit in cues)
        return not told and sentence.has("not_trade", "foreign")

    def _is_mutual_above(self, sentence: Sentence) -> bool:
        """Say whether the sentence before calls the trade of the two `foreign trade`.

        `Data on foreign trade between A and B differ. A reports that foreign trade came to …`
        """
        before = self.reading.sentences[max(0, sentence.index - 1) : sentence.index]
        return any(
            other.has("not_trade", "foreign")
            and all(amount.bare for amount in other.amounts)
            and len(self.reading.parties(other)) > 1
            for other in before
        )

    def _own_parties(self, sentence: Sentence, amount: AmountHit) -> list[str]:
        """Give whom the clause of a sum names: `8 bn with China, 6 with Russia, 3 with us`."""
        earlier = reversed(amounts_before(sentence.amounts, amount))
        start = next((a.end for a in earlier if a.money or a.magnitude), None)
        if start is None and not any(a.money for a in amounts_behind(sentence.amounts, amount)):
            return []
        if start is not None and self._data.get("verb", "after") == "before":
            # `It sold 699 mn to C, while its exports to B were 1.3 bn`: what its own clause names.
            marks = [m.end() for m in _CLAUSE.finditer(self.reading.norm.text, start, amount.start)]
            if marks and (own := self.reading.parties(sentence, marks[0], amount.start)):
                return own
        return self.reading.parties(sentence, start or sentence.start, amount.start)

    def _tell_of_world(self, sentence: Sentence) -> None:
        self._world = sentence.index
        self._world_of = set(self.reading.parties(sentence))

    def _goes_on_with_world(self, sentence: Sentence) -> bool:
        """Say whether a sentence goes on with a country's trade with all others.

        `Its turnover with the world was 81 bn. Exports came to 34 bn.` A sentence that names the
        partner ends it.
        """
        both = len(self.reading.parties(sentence)) > 1 or sentence.has("both")
        others = self._world_of and set(self.reading.parties(sentence)) - self._world_of
        if both or others or self._has_partner(sentence):
            self._world = -9
        named = set(self.reading.parties(sentence))
        same = bool(named) and named == self._world_of  # the text goes on with that country
        if not 0 <= sentence.index - self._world <= (REACH if same else 2):
            return False
        self._world = sentence.index
        return True

    def _goes_on_with_third(self, sentence: Sentence, pair: list[str]) -> bool:
        """Say whether `the two countries` are one of the pair and a third, named just before.

        `China leads the list of partners. Trade between the two countries came to 994 million.`
        """
        for other in reversed(self.reading.sentences[max(0, sentence.index - 2) : sentence.index]):
            named = self.reading.parties(other)
            if named and self._opens_with(sentence, set(pair) - set(named)):
                return False  # a new partner: `China remains first, with 5 bn between the two`
            if named:  # of two others told in one sentence neither is meant
                outside = set(named) - set(pair)
                outside -= mentioned(self.reading, other)  # `a partner in the EU`
                return len(outside) == 1 and len(set(named) & set(pair)) < 2
        return False

    def _is_with_the_world(self, sentence: Sentence, amount: AmountHit) -> bool:
        """Say whether a sum is all foreign trade of a country: no partner stands before the word.

        `Foreign trade was 62 bn, Kazakhstan's share of it 7 %` names both and is the world's.
        """
        if len(self.reading.parties(sentence)) < 2 and self._is_own_total(sentence, amount):
            return True
        if "with_partner" not in self._data:
            return False
        before = sentence.hits("not_trade", sentence.start, amount.start)
        foreign = [hit for hit in before if hit.label == "foreign"]
        if not foreign:
            return False
        cues = sentence.hits("indicator", foreign[-1].end, amount.start)
        if any(hit.label in TRADE for hit in cues):
            return False
        head = sentence.piece(sentence.start, amount.start)
        return not self._matches("with_partner", head)

    def _is_own_total(self, sentence: Sentence, amount: AmountHit) -> bool:
        """Say whether a sum is all trade of one country: `Georgia's total turnover was 9 bn`."""
        pattern = self.reading.language.pattern("figures", "own_total")
        text = self.reading.norm.text
        found = pattern.search(text, sentence.start, amount.start) if pattern else None
        if found is None:
            return False
        passing = _CLAUSE.search(text, found.end(), amount.start) and self._matches(
            "share_of", text[sentence.start : found.end()].rpartition("'s")[0]
        )
        return not passing

    def _has_third_partner(self, sentence: Sentence) -> bool:
        """Say whether the trade is with a third country: `both trade more with China`."""
        pair = self.reading.pair.countries
        named = [hit for hit in sentence.hits("party") if hit.label not in pair]
        heads = [sentence.piece(hit.start - 12, hit.start) for hit in named]
        inside = {country for country in self.reading.parties(sentence) if country in pair}
        tails = [sentence.piece(hit.end, hit.end + 40) for hit in named]
        if any(self._matches("third_after", tail) for tail in tails):
            return True  # `China, whose trade with Kazakhstan …`
        return len(inside) < 2 and any(self._matches("third_before", head) for head in heads)

    def _is_with_many(self, sentence: Sentence, amount: AmountHit) -> bool:
        """Say whether a sum is trade with a region: `with Central Asia 95 bn, 44 of it with us`."""
        before = (
            a.end
            for a in reversed(amounts_before(sentence.amounts, amount))
            if a.money
            # `Trade between the countries of the region rose from 5 to 11 bn.`
            and not self._matches("old_before", self._around(sentence, a).before)
        )
        start = next(before, sentence.start)
        if any(hit.label == UNION for hit in self._of_pair(sentence, start, amount.start)):
            return False  # the European Union is one of the two
        return self._matches("with_many", sentence.piece(start, amount.start))

    def _of_pair(self, sentence: Sentence, start: int, end: int) -> list[Hit]:
        """Give the names of the two in a stretch of a sentence."""
        pair = self.reading.pair.countries
        return [hit for hit in sentence.hits("party", start, end) if hit.label in pair]

    def _is_open(self, sentence: Sentence, hit: Hit) -> bool:
        """Say whether a word names exports or imports outside brackets, where they are parts."""
        head = sentence.piece(sentence.start, hit.start)
        return hit.label in FLOWS and head.count("(") <= head.count(")")
