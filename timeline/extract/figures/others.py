"""With whom a sum was traded: with each other or with a third country."""

from __future__ import annotations

import re
from itertools import pairwise

from timeline.extract.amounts import AmountHit
from timeline.extract.asides import mentioned
from timeline.extract.figures.spans import (
    amounts_before,
    amounts_behind,
)
from timeline.extract.figures.terms import (
    _CLAUSE,
    FLOWS,
)
from timeline.extract.figures.world import World
from timeline.extract.sentence import Sentence
from timeline.extract.told_verbs import is_question
from timeline.language.phrases import Hit
from timeline.records import TRADE

HEADING = 48  # code points
LATEST = 4  # figures
ITEMS = ("-", "•", "*")  # open the items of a list


def is_heading(sentence: Sentence) -> bool:
    """Say whether a sentence is a heading: short, with no stop, no date and no sum."""
    if len(sentence.text) > HEADING or sentence.amounts or sentence.dates:
        return False
    return not sentence.text.rstrip().endswith((".", ":", "!", "?", ";", ",", "…"))


# Between two names that are told as two: `A and C`, `A–C`, `A with mainland C`.
JOINED = re.compile(r" ?(?:-|and|&|и|с|со|va|bilan|мен|пен|бен|және)(?: mainland)? ?")


class Others(World):
    """Tells trade of the two from trade with others."""

    def _has_told(self, sentence: Sentence) -> bool:
        """Say whether a sentence has given the figure that the text goes on with."""
        return any(figure.sources[0].span == sentence.span for figure in self.figures[-LATEST:])

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
        # `C sold goods for 13 bn to A, but A's exports stood at 568 mn`: to C.
        return any(self._is_partner(hit, flow) for hit in (*other, *mine[:-1]) for flow in flows)

    def _is_between_two(self, sentence: Sentence, amount: AmountHit, indicator: str) -> bool:
        """Say whether the sentence speaks of trade with the partner, not with the world."""
        if self._is_with_many(sentence, amount):
            self._tell_of_world(sentence)  # `of it exports were 3 bn` is with all of them too
            return False
        pair = [country for country in self.reading.pair.countries if country]
        named = self.reading.parties(sentence)
        if indicator in FLOWS and sentence.once("own flows", lambda: self._lists_flows(sentence)):
            self._tell_of_world(sentence)
            return False
        own = self._own_parties(sentence, amount)
        if len(pair) == 2 and own and len(own) < len(named):
            world = len(own) == 1 and self._is_on_foreign(sentence, amount)
            if world and not self._is_with_partner(sentence, amount):
                self._tell_of_world(sentence)
                return False  # `its foreign trade was 66 bn, 12 of it with China`
            third = self._is_own_flow_to_third(sentence, amount, indicator, own)
            third = third or self._is_said_of_third(sentence, amount, own)
            third = third or self._is_to_third(sentence, amount, indicator)
            return set(own) <= set(pair) and not third
        foreign = self._is_on_foreign(sentence, amount) and not self._is_mutual_above(sentence)
        apart = foreign and not (sentence.has("both") or len(named) > 1)
        if apart and not self._is_with_partner(sentence, amount):
            self._tell_of_world(sentence)
            return False
        if self._is_with_the_world(sentence, amount):
            return False
        if self._is_before_third(sentence, amount):
            return True
        if set(named) <= set(pair) and self._told(sentence, "by_count"):
            return True  # `The office of A gives another number: 502 million in 2020.`
        if self._has_third_partner(sentence, amount):
            return False
        if self._is_all_of_one(sentence, amount, indicator):
            self._tell_of_world(sentence)
            return False
        if self._is_of_two_others(sentence, pair) or self._is_joined_to_third(sentence, amount):
            return False
        alone = len(named) == 1 and sentence.has("both")  # `between our country and Uzbekistan`
        # `China is its first partner. Kazakhstan's exports were 8 bn.`
        alone = alone or (len(named) == 1 and sentence.once("lone", lambda: self._lone(sentence)))
        if (not named or alone) and self._goes_on_with_third(sentence, pair):
            self._topic.sentence = sentence.index  # a list of partners keeps its period
            return False
        if self._is_of_one_and_third(sentence):
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
        if not sentence.has("both") or named & set(pair):
            return False
        starts = {hit.start for hit in sentence.hits("both")}  # `Chinese bilateral trade`
        beside = any(hit.end + 1 in starts for hit in sentence.hits("party"))
        return beside or self._opens_with(sentence, named)

    def _is_of_one_and_third(self, sentence: Sentence) -> bool:
        """Say whether `the two` are one of the pair and a third, and nobody else is named.

        `The first partner of A is C: the two traded for 570 million.`
        """
        if "two_third" not in self._data or not sentence.has("both"):
            return False
        named = self.reading.parties(sentence)
        outside = set(named) - set(self.reading.pair.countries)
        if len(named) != 2 or len(outside) != 1 or outside & mentioned(self.reading, sentence):
            return False
        return self._told(sentence, "two_third")

    def _is_joined_to_third(self, sentence: Sentence, amount: AmountHit) -> bool:
        """Say whether one of the pair stands beside a third: `trade of A and C fell to 82 bn`."""
        if not sentence.once("joined", lambda: self._joins_third(sentence)):
            return False
        # `A–C trade was 129 bn while trade with its neighbour was 114`: of its own clause.
        sums = amounts_before(sentence.sums, amount)
        start = sums[-1].end if sums else sentence.start
        own = any(hit.label in TRADE for hit in sentence.hits("indicator", start, amount.start))
        hits = sentence.hits("party", start if own else sentence.start, amount.start)
        pair = set(self.reading.pair.countries)
        return len({hit.label for hit in hits}) == 2 and len({h.label for h in hits} & pair) == 1

    def _lists_flows(self, sentence: Sentence) -> bool:
        """Say whether the flows of three countries or more stand side by side, with no partner.

        `A exported goods for 6.4 bn, B for 16 bn, C for 8.2 bn`: each with all the world.
        """
        named = self.reading.parties(sentence)
        if len(named) < 3 or len(sentence.sums) < len(named) or sentence.has("both"):
            return False
        hits = sentence.hits("party")
        heads = (sentence.piece(hit.start - 12, hit.start) for hit in hits)
        led = any(self._matches("third_before", head) for head in heads)
        return not led and not self._has_partner(sentence)

    def _joins_third(self, sentence: Sentence) -> bool:
        """Say whether a sentence names one of the pair and a third country as two."""
        pair, text = self.reading.pair.countries, self.reading.norm.text
        return any(
            (left.label in pair) != (right.label in pair)
            and JOINED.fullmatch(text[left.end : right.start])
            for left, right in pairwise(sentence.hits("party"))
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

    def _goes_on_with_third(self, sentence: Sentence, pair: list[str]) -> bool:
        """Say whether `the two countries` are one of the pair and a third, named just before.

        `China leads the list of partners. Trade between the two countries came to 994 million.`
        """
        for other in reversed(self.reading.sentences[max(0, sentence.index - 2) : sentence.index]):
            if other.text.startswith(ITEMS) and not sentence.text.startswith(ITEMS):
                return False  # what stands below a list is of what the text was about
            if "?" in other.text and is_question(other):
                return False  # the answer is of what the question is about
            named = self.reading.parties(other)
            if not named and is_heading(other):
                return False  # what stands above the heading is of something else
            passing = other.has("not_trade", "foreign", "world")
            if named and passing and sentence.has("both") and not self._told(other, "one_partner"):
                return False  # `… of all its trade a fifth falls to China. The two premiers …`
            if named and self._has_told(other):
                return False  # … while with a third they traded more: of the two it goes on
            if named and self._opens_with(sentence, set(pair) - set(named)):
                return False  # a new partner: `China remains first, with 5 bn between the two`
            if named:  # of two others told in one sentence neither is meant
                outside = set(named) - set(pair)
                outside -= mentioned(self.reading, other)  # `a partner in the EU`
                return len(outside) == 1 and len(set(named) & set(pair)) < 2
        return False

    def _has_third_partner(self, sentence: Sentence, amount: AmountHit) -> bool:
        """Say whether the trade is with a third country: `both trade more with China`.

        `It came to 60 bn, while with the USA it was 63`: that of another clause behind is none.
        """
        pair = self.reading.pair.countries
        named = [hit for hit in sentence.hits("party") if hit.label not in pair]
        apart = _CLAUSE.search(self.reading.norm.text, amount.end, sentence.end)
        named = [hit for hit in named if apart is None or hit.start < apart.start()]
        heads = [sentence.piece(hit.start - 12, hit.start) for hit in named]
        inside = {country for country in self.reading.parties(sentence) if country in pair}
        tails = [sentence.piece(hit.end, hit.end + 40) for hit in named]
        if any(self._matches("third_after", tail) for tail in tails):
            return True  # `China, whose trade with Kazakhstan …`
        return len(inside) < 2 and any(self._matches("third_before", head) for head in heads)

    def _is_before_third(self, sentence: Sentence, amount: AmountHit) -> bool:
        """Say whether a third is only told of behind a sum of the two, with a sum of its own.

        `It came to 60 billion, while with the United States they traded for 63.`
        """
        if not self._is_near(sentence) or sentence.sums[:1] != (amount,):
            return False
        pair = self.reading.pair.countries
        named = sentence.hits("party")
        if not named or named[0].label in pair or named[0].start < amount.end:
            return False
        between = self.reading.norm.text[amount.end : named[0].start]
        return sentence.sums[-1].start > named[0].end and self._matches("contrast", between)

    def _is_open(self, sentence: Sentence, hit: Hit) -> bool:
        """Say whether a word names exports or imports outside brackets, where they are parts."""
        head = sentence.piece(sentence.start, hit.start)
        return hit.label in FLOWS and head.count("(") <= head.count(")")
