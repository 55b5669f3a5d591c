"""Trade with many or with all: a country's whole foreign trade, and what goes on about it."""

from __future__ import annotations

from decimal import Decimal

from timeline.extract.amounts import AmountHit
from timeline.extract.figures.sides import Sides
from timeline.extract.figures.spans import amounts_before
from timeline.extract.figures.terms import _CLAUSE, FLOWS, OUTGROWN, REACH, UNION
from timeline.extract.sentence import Sentence
from timeline.language.phrases import Hit
from timeline.records import TRADE, When

BEYOND = 20  # times all trade of two, which no flow of theirs is
HARD = {"USD", "EUR", "GBP", "CHF"}  # money of about one worth
FAR_ABOVE = 2  # times the flow to the other: what goes to all
RECENT = 24  # figures
MANY = 48  # code points of a region and a word before it


class World(Sides):
    """Tells what one country trades with many or with all."""

    def _is_with_the_world(self, sentence: Sentence, amount: AmountHit) -> bool:
        """Say whether a sum is all foreign trade of a country: no partner stands before the word.

        `Foreign trade was 62 bn, Kazakhstan's share of it 7 %` names both and is the world's.
        """
        if len(self.reading.parties(sentence)) < 2 and self._is_own_total(sentence, amount):
            return True
        if "with_partner" not in self._data:
            return False
        if sentence.has("both") and sentence.has("status", "target"):
            return False  # `a road map of the two to bring foreign trade to 1.5 bn`
        before = sentence.hits("not_trade", sentence.start, amount.start)
        foreign = [hit for hit in before if hit.label == "foreign"]
        if not foreign:
            return False
        cues = sentence.hits("indicator", foreign[-1].end, amount.start)
        if any(hit.label in TRADE for hit in cues):
            return False
        head = sentence.piece(sentence.start, amount.start)
        return not self._matches("with_partner", head)

    def _is_with_partner(self, sentence: Sentence, amount: AmountHit) -> bool:
        """Say whether one of the two is named as the partner: `foreign trade with China was 12 bn`.

        It stands before the sum, and no sum of others between them.
        """
        sums = amounts_before(sentence.sums, amount)
        if self.figures and self.figures[-1].sources[0].span == sentence.span:
            sums = ()  # `… with China was 12 bn: exports 2, imports 10`
        start = sums[-1].end if sums else sentence.start
        return any(
            self._matches("with_before", sentence.piece(start, hit.start))
            or self._matches("with_itself", sentence.piece(hit.start, hit.end))
            or self._matches("with_behind", sentence.piece(hit.end, amount.start))
            for hit in self._of_pair(sentence, start, amount.start)
        )

    def _is_own_total(self, sentence: Sentence, amount: AmountHit) -> bool:
        """Say whether a sum is all trade of one country: `Georgia's total turnover was 9 bn`."""
        if not self._told(sentence, "own_total"):
            return False
        pattern = self.reading.language.pattern("figures", "own_total")
        text = self.reading.norm.text
        found = pattern.search(text, sentence.start, amount.start) if pattern else None
        if found is None:
            return False
        passing = _CLAUSE.search(text, found.end(), amount.start) and self._matches(
            "share_of", text[sentence.start : found.end()].rpartition("'s")[0]
        )
        return not passing

    def _is_with_many(self, sentence: Sentence, amount: AmountHit) -> bool:
        """Say whether a sum is trade with a region: `with Central Asia 95 bn, 44 of it with us`."""
        before = (
            a.end
            for a in reversed(amounts_before(sentence.amounts, amount))
            if a.money
            # `Trade between the countries of the region rose from 5 to 11 bn.`
            and not self._follows_old(sentence, a)
        )
        if self._follows_old(sentence, amount):
            next(before, None)  # `trade with the region rose to 11 bn from 5 bn`
        start = next(before, sentence.start)
        if any(hit.label == UNION for hit in self._of_pair(sentence, start, amount.start)):
            return False  # the European Union is one of the two
        many, text = self.reading.language.pattern("figures", "with_many"), self.reading.norm.text
        if many is None:
            return False
        found = many.search(text, start, amount.start)
        if self._data.get("verb", "after") != "before":
            return bool(found)
        if found is None:  # `goods worth 2 bn from neighbouring countries`
            return bool(many.match(text, amount.end + 1, min(sentence.end, amount.end + MANY)))
        own = self._of_pair(sentence, found.end(), amount.start)
        # `to the states of the CIS A's goods were exported for 4 bn`: A is no partner of exports
        cues = sentence.hits("indicator", found.end(), amount.start)
        flows = [cue.label for cue in cues if cue.label in FLOWS][-1:] or FLOWS
        return not any(self._is_partner(hit, flow) for hit in own for flow in flows)

    def _of_pair(self, sentence: Sentence, start: int, end: int) -> list[Hit]:
        """Give the names of the two in a stretch of a sentence."""
        pair = self.reading.pair.countries
        return [hit for hit in sentence.hits("party", start, end) if hit.label in pair]

    def _is_with_pair(self, sentence: Sentence, world: Hit) -> bool:
        """Say whether a word for many names a partner of many states: `with EU countries`.

        `The overall volume of the Turkish exports` is Turkey's with all.
        """
        return any(h.label == UNION for h in self._of_pair(sentence, world.start, world.end))

    def _is_all_of_one(self, sentence: Sentence, amount: AmountHit, indicator: str) -> bool:
        """Say whether a sum is all that one country trades, which the sentence names alone.

        `The country's exports came to 350 billion.`, where that is no part of a turnover just told.
        """
        named = self.reading.parties(sentence)
        if sentence.has("both") or len(named) > 1:
            return False
        if named:
            return self._outgrows(sentence, amount) or self._is_of_one(sentence, indicator)
        if "country_own" not in self._data or indicator not in FLOWS:
            return False
        within = self._is_within_turnover(sentence, amount, indicator)
        return not within and self._told(sentence, "country_own")

    def _is_of_one(self, sentence: Sentence, indicator: str) -> bool:
        """Say whether a flow has no partner, and the text has not named both countries before.

        `Moldovan exports came to 313 million.` opens a report on trade with all. (Where partners
        stand in a case, a home country is often left out.)
        """
        if indicator not in FLOWS or self._data.get("verb", "after") != "before":
            return False
        told = self._topic.figure if self._since_topic(sentence) == 1 else None
        if self.figures and self.figures[-1].sources[0].span == sentence.span:
            return False  # `China is first with 5 bn, of it exports 2 bn`
        if told is not None and self.figures[told].indicator == "trade_turnover":
            return False  # `In 2020 bilateral trade was 7 bn. Indian exports came to 4 bn …`
        while not self._two and self._heard < sentence.index:
            self._two = self._names_two(self.reading.sentences[self._heard])
            self._heard += 1
        return not self._two and not self._has_partner(sentence)

    def _names_two(self, sentence: Sentence) -> bool:
        named = set(self.reading.parties(sentence)) & set(self.reading.pair.countries)
        return len(named) > 1 or bool(named and sentence.has("both"))

    def _outgrows(self, sentence: Sentence, amount: AmountHit) -> bool:
        """Say whether a sum is far above all that the text told of the two: that of one country.

        `Turkey's exports to Georgia came to 592 million. … Turkey's exports came to 75 billion.`
        """
        unit = amount.unit or self.reading.pair.unit
        if amount.value <= OUTGROWN * self._greatest.get(unit, amount.value):
            return False
        names = sentence.hits("party")
        if any(self._is_partner(hit, flow) for hit in names for flow in FLOWS):
            return False  # `trade with A was 52 million in 1992, 4.2 bn in 2016`
        heads = (sentence.piece(hit.start - 12, hit.start) for hit in names)
        return not any(self._matches("third_before", head) for head in heads)

    def _outgrows_told(
        self, sentence: Sentence, flow: tuple[str, When, str], value: Decimal, unit: str
    ) -> bool:
        """Say whether a flow with no partner is far above what was told to go to the other.

        `A's exports to B came to 220 mn in June. … In June A's exports rose to 13.4 bn.` No flow of
        two is above all their trade of that time, in whatever money.
        """
        indicator, when, reporter = flow
        if indicator not in FLOWS or sentence.has("both"):
            return False
        if any(
            (told.indicator, told.when, told.status) == ("trade_turnover", when, "actual")
            and told.value is not None
            and (told.unit == unit or {told.unit, unit} <= HARD)
            and value > BEYOND * told.value
            for told in self.figures[-RECENT:]
        ):
            return True
        if not reporter:
            return False
        if self.reading.parties(sentence) != [reporter] or self._has_partner(sentence):
            return False
        return any(
            (told.indicator, told.when, told.reporter) == (indicator, when, reporter)
            and told.value is not None
            and value > FAR_ABOVE * told.value
            for told in self.figures[-RECENT:]
        )

    def _is_within_turnover(self, sentence: Sentence, amount: AmountHit, indicator: str) -> bool:
        """Say whether a flow that names nobody fits into the turnover of the two told before.

        What a country sells to all is more than what it trades with one.
        """
        at = self._topic.figure
        if indicator not in FLOWS or at is None or not self._is_near(sentence):
            return False
        if self.reading.parties(sentence) or self._since_topic(sentence) > REACH:
            return False
        whole = self.figures[at]
        told = whole.indicator == "trade_turnover" and whole.status == "actual"
        unit = amount.unit or whole.unit
        return bool(told and unit == whole.unit and whole.value and amount.value < whole.value)

    def _is_share_aside(self, sentence: Sentence, hit: Hit, amount: AmountHit) -> bool:
        """Say whether all trade is named only for a share told in passing, before a sum.

        `It came to 389 mn, or 4 % of the overall foreign trade, against 452 mn a year before.`
        """
        head = sentence.piece(sentence.start, hit.start)
        behind = sentence.piece(hit.end, amount.start)
        aside = self._matches("share_of", head) and bool(_CLAUSE.search(behind))
        return aside and not self._matches("total_told", behind)

    def _is_whole_of_share(self, sentence: Sentence, amount: AmountHit) -> bool:
        """Say whether a sum is that of which a share was told: `6 % of its trade, which was …`."""
        return any(
            self._matches("total_told", sentence.piece(hit.end, amount.start))
            for hit in sentence.hits("not_trade", end=amount.start)
            if hit.label in ("foreign", "world")
        )

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

    def _tell_of_world(self, sentence: Sentence) -> None:
        self._world = sentence.index
        self._world_of = set(self.reading.parties(sentence))

    def _goes_on_with_world(self, sentence: Sentence) -> bool:
        """Say whether a sentence goes on with a country's trade with all others.

        `Its turnover with the world was 81 bn. Exports came to 34 bn.` A sentence that names the
        partner ends it.
        """
        both = len(self.reading.parties(sentence)) > 1 or sentence.has("both")
        if not both and 0 < sentence.index - self._union <= 2 and not sentence.has("party"):
            return True  # `The union's trade with A was 5 bn. Exports were 3 bn.`
        others = self._world_of and set(self.reading.parties(sentence)) - self._world_of
        # `Its trade with all was 4 bn. The two signed a treaty. They want trade of 1 bn.`
        between = self.reading.sentences[max(0, self._world + 1) : sentence.index]
        both = both or any(other.has("both") for other in between)
        if both or others or self._has_partner(sentence):
            self._world = -9
        named = set(self.reading.parties(sentence))
        same = bool(named) and named == self._world_of  # the text goes on with that country
        if not 0 <= sentence.index - self._world <= (REACH if same else 2):
            return False
        self._world = sentence.index
        return True

    def _is_to_partner(self, sentence: Sentence, world: Hit, amount: AmountHit) -> bool:
        """Say whether the partner stands between a word for all trade and a sum."""
        if sentence.hits("both", world.end, amount.start):
            return True  # `The overall turnover between the two countries was 4 million.`
        pair = self.reading.pair.countries
        hits = sentence.hits("party", world.end, amount.start)
        if len({hit.label for hit in hits if hit.label in pair}) > 1:
            return True  # `between A and B`
        flows = ("export", "import")
        return any(
            h.label in pair
            and (
                any(self._is_partner(h, flow) for flow in flows)
                or self._matches("third_before", sentence.piece(h.start - 12, h.start))
            )
            for h in hits
        )
