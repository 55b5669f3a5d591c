"""Sums of one good: what stands beside a sum and makes it less than all that was traded."""

from __future__ import annotations

from timeline.extract.amounts import AmountHit
from timeline.extract.figures.others import Others
from timeline.extract.figures.spans import amounts_ending, amounts_near, dates_before
from timeline.extract.figures.terms import _CLAUSE, FLOWS
from timeline.extract.sentence import Sentence
from timeline.language.phrases import Hit
from timeline.records import TRADE

OWNED = 60  # code points of a country and a good before its flow
BEHIND = 40  # code points between a sum and the good that it paid for
# Kinds of events that are no papers: nobody signs an opening.
OCCASIONS = ("opening", "visit", "meeting", "call", "summit")
FAR_SUM = 120  # code points between a flow and its sum
ANY = 32  # code points of a country and a word for its goods


class Goods(Others):
    """Tells sums of goods from those of all trade."""

    def _is_of_goods(self, sentence: Sentence) -> bool:
        """Say whether a sentence goes on with goods: `wheat … These exports were 792 million`."""
        if not sentence.has("anaphor"):
            return self._goes_on_with_goods(sentence)
        before = self.reading.sentences[max(0, sentence.index - 1) : sentence.index]
        return any(other.has("not_trade", "goods", "volume") for other in before)

    def _goes_on_with_goods(self, sentence: Sentence) -> bool:
        """Say whether a flow without a partner is that of the good whose tons were just told.

        `It sold 1.6 million tons of wheat. … In five months exports came to 255 million.`
        """
        flows = {hit.label for hit in sentence.hits("indicator")}
        if not flows or not flows <= set(FLOWS):
            return False
        if self._is_near(sentence) and not self._is_weighed_above(sentence):
            return False
        before = self.reading.sentences[max(0, sentence.index - 2) : sentence.index]
        weighed = any(
            other.has("not_trade", "goods") and other.has("not_trade", "volume") for other in before
        )
        return weighed and not self.reading.parties(sentence) and not sentence.has("both")

    def _takes(
        self,
        sentence: Sentence,
        goods: Hit,
        amount: AmountHit,
        told: tuple[int, int, int | None],
    ) -> bool:
        """Say whether a sum is that of a good: `it sold wheat for 3 mn`, `3 mn worth of wheat`.

        ``told``: where the last sum before it ends, where the last amount does, and where the
        word for trade that leads to it stands.
        """
        named, start, led = told
        if not named <= goods.start <= amount.end + BEHIND:
            return False
        if goods.start > amount.end and self._is_behind_clause(sentence, goods, amount):
            return False
        if amounts_near(sentence.sums, amount.end, goods.start):
            return False  # `trade of 3 bn, of which 1.9 bn were furniture`: those of the next sum
        weak = (h.start for h in sentence.hits("indicator_weak", named, amount.start))
        if self._is_goods_aside(sentence, goods, amount, led or max(weak, default=None)):
            return False  # `exports, 96% of them oil, came to 14 bn`
        return goods.start >= start or led is None or goods.start > led

    def _is_behind_clause(self, sentence: Sentence, goods: Hit, amount: AmountHit) -> bool:
        """Say whether goods behind a sum are told for themselves, and are not what it paid for."""
        word = self.reading.norm.text[goods.start : goods.end]
        if self._matches("listed_goods", word):
            return True  # `it sold goods for 12 bn to A, with key products including cars`
        between = sentence.piece(amount.end, goods.start)
        if set(";:") & set(between) or self._matches("parts_behind", between):
            return True  # `exports were 512 million, mainly fruit`
        # `trade was 3 bn, while oil exports were 1 bn`
        return self._is_of_next(sentence, amount, goods)

    def _is_of_next(self, sentence: Sentence, amount: AmountHit, goods: Hit) -> bool:
        """Say whether goods behind a sum are told in a clause of their own, with another sum."""
        clause = _CLAUSE.search(self.reading.norm.text, amount.end, max(amount.end, goods.start))
        if clause is None or not any(a.start >= goods.end for a in sentence.sums):
            return False
        owned = sentence.hits("indicator_owned", clause.end(), goods.start)
        owned = owned or sentence.hits("indicator_weak", clause.end(), goods.start)
        cues = (hit for hit in sentence.hits("indicator", clause.end()) if hit.label in TRADE)
        return bool(owned) or any(cues)

    def _is_weighed_above(self, sentence: Sentence) -> bool:
        """Say whether the sentence before tells the weight of a good, and no sum."""
        above = self.reading.sentences[sentence.index - 1] if sentence.index else None
        if above is None or above.sums:
            return False
        return above.has("not_trade", "goods") and above.has("not_trade", "volume")

    def _is_goods_aside(
        self, sentence: Sentence, goods: Hit, amount: AmountHit, led: int | None = None
    ) -> bool:
        """Say whether goods stand in an aside on the flow between it and its sum.

        Or in a clause before that of the flow, which starts at ``led``.
        """
        if goods.start > amount.start:
            return self._matches("means_before", sentence.piece(amount.end, goods.start))
        apart = led is not None and _CLAUSE.search(self.reading.norm.text, goods.end, led)
        if apart and not sentence.has("anaphor"):
            return True  # `7 bn of it was its oil exports, while the exports of B came to 4 bn`
        head = sentence.piece(sentence.start, goods.start)
        behind = sentence.piece(goods.end, amount.start)
        if self._matches("means_behind", behind) or self._matches("means_before", head):
            return True  # `by way of more farm goods, trade is to be raised to 20 bn`
        at = head.rfind(", ")
        if at < 0 or not _CLAUSE.search(behind) or self._matches("goods_clause", behind):
            return False  # `trade is mostly in copper, which accounts for 3 bn`
        shares = (a.start for a in sentence.amounts if a.unit == "PERCENT")
        share = any(sentence.start + at < start < goods.start for start in shares)
        return share or self._matches("parts_behind", head[at + 2 :])

    def _goods_flows(self, sentence: Sentence) -> set[int]:
        """Give the starts of the flows that a good stands beside: `A's apparel exports to B`."""
        text, found = self.reading.norm.text, set[int]()
        for cue in sentence.hits("indicator"):
            if cue.label not in FLOWS:
                continue
            names = sentence.hits("party", cue.start - OWNED, cue.start)
            ahead = bool(names) and self._matches("own_good", text[names[-1].end : cue.start])
            if ahead or self._matches("good_behind", self._words_behind(sentence, cue)):
                found.add(cue.start)
        return found

    def _words_behind(self, sentence: Sentence, cue: Hit) -> str:
        """Give the words between a flow and its sum, with `@` for names and nothing for times."""
        sums = amounts_near(sentence.sums, cue.end, cue.end + FAR_SUM)
        if "good_behind" not in self._data or not sums:
            return ""
        end = sums[0].start
        gaps = [(d.start, d.end, "") for d in sentence.dates if cue.end <= d.start < d.end <= end]
        for group in ("party", "place"):
            gaps += [(h.start, h.end, "@") for h in sentence.hits(group, cue.end, end)]
        words, at = "", cue.end
        for low, high, mark in sorted(gaps):
            if low >= at:
                words, at = words + self.reading.norm.text[at:low] + mark, high
        return (words + self.reading.norm.text[at:end]).replace("  ", " ")

    def _is_of_good(self, sentence: Sentence, amount: AmountHit, led: int | None) -> bool:
        """Say whether the flow that leads to a sum, or the first of its sentence, is of a good."""
        if "own_good" not in self._data and "good_behind" not in self._data:
            return False
        goods = sentence.once("goods flows", lambda: self._goods_flows(sentence))
        if not goods:
            return False
        flows = [hit.start for hit in sentence.hits("indicator") if hit.label in FLOWS]
        before = [at for at in flows if at < amount.start]
        return (led if led is not None else (before or flows)[-1 if before else 0]) in goods

    def _is_of_deal(self, sentence: Sentence, amount: AmountHit) -> bool:
        """Say whether a flow before a sum is what a paper is about: `a deal to export cars`."""
        kinds = [h for h in sentence.hits("kind", end=amount.start) if h.label not in OCCASIONS]
        if not kinds or "deal_between" not in self._data:
            return False
        flows = [h for h in sentence.hits("indicator", end=amount.start) if h.label in FLOWS]
        for kind in kinds:
            cue = next((hit for hit in flows if hit.start >= kind.end), None)
            if cue and self._matches("deal_between", sentence.piece(kind.end, cue.start)):
                # `They signed a deal to export cars, and exports came to 3 bn`: of its own clause.
                return not _CLAUSE.search(self.reading.norm.text, cue.end, flows[-1].start)
        return False

    def _is_price_of(self, sentence: Sentence, amount: AmountHit, volume: Hit) -> bool:
        """Say whether a sum is what a weight told right behind it cost: `80 mn of 900 thousand t`.

        Where verbs stand last the word for trade stands behind both.
        """
        if self._data.get("verb", "after") != "after" or not 0 < volume.start - amount.end <= 48:
            return False
        between = self.reading.norm.text[amount.end : volume.start]
        return not set(between) & set(";:()") and not any(
            hit.label in TRADE for hit in sentence.hits("indicator", amount.end, volume.start)
        )

    def _is_listed_good(self, sentence: Sentence, amount: AmountHit) -> bool:
        """Say whether a sum in brackets is that of a good: `cement (14 mn), aluminium (10 mn)`.

        Several brackets that hold a sum are a list; what stands before each is a good, unless it
        says whose trade it is, of which time, or which way it went.
        """
        text = self.reading.norm.text
        if text[amount.start - 1 : amount.start] != "(":
            return False
        starts = sentence.once(
            "sums in brackets",
            lambda: {a.start for a in sentence.sums if text[a.start - 1 : a.start] == "("},
        )
        if len(starts) < 2 or amount.start not in starts or self._own_partner(sentence, amount):
            return False
        at = amount.start - 1
        names = (
            hit
            for group in ("indicator", "party", "place")
            for hit in sentence.touching(group, at - 2, at)
        )
        ends = [hit.end for hit in names] + [d.end for d in dates_before(sentence.dates, at, 1)]
        # `exports grew by 4 % (3 bn)`, `exports were 208 mn (150 mn in 2016)`: of that one
        ends += [a.end for a in amounts_ending(sentence.amounts, at - 1, at) if a.unit]
        # `imports of Turkish products (11 bn)`
        told = (h.end for h in sentence.hits("party", at - ANY, at))
        if any(self._matches("any_goods", text[end:at]) for end in told):
            return False
        return not any(0 <= at - end <= 1 for end in ends)
