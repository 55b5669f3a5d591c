"""The figures of one document, in the order of its text."""

from __future__ import annotations

import re
from bisect import bisect_right
from datetime import date

from timeline.extract.amounts import AmountHit
from timeline.extract.dates import DateHit
from timeline.extract.figures.aims import Aims
from timeline.extract.figures.series import with_head, with_units
from timeline.extract.figures.terms import FLOWS, Around, Topic
from timeline.extract.figures.tidy import with_growth_apart, without_echoes
from timeline.extract.furniture import without_foot
from timeline.extract.reading import Reading
from timeline.extract.sentence import Sentence
from timeline.extract.tables import table_figures
from timeline.extract.told_verbs import is_question
from timeline.language.phrases import Hit
from timeline.records import TRADE, Figure, When

HEADING = 48  # code points
_CLOCK = re.compile(r"(?:[01]?\d|2[0-3])[:.][0-5]\d")


class FigureReader(Aims):
    """Reads the figures of one document; ``taken`` collects the starts of dates used as periods."""

    def read(self) -> list[Figure]:
        """Give the figures in the order of the text."""
        for sentence in without_foot(self.reading):
            if is_question(sentence):
                self._ask(sentence)
            elif not self._is_headline_below(sentence):
                self._trade(sentence)
                self._counts(sentence)
        self._date_by_note()
        return without_echoes(self.figures)

    def _is_headline_below(self, sentence: Sentence) -> bool:
        """Say whether a sentence stands below a clock time alone, and is other news of the page.

        `21:33`, then `A firm is to invest 2 billion`: what names both countries is kept.
        """
        above = self.reading.sentences[sentence.index - 1] if sentence.index else None
        if above is None or not _CLOCK.fullmatch(above.text.strip()):
            return False
        return not sentence.has("both") and len(self.reading.parties(sentence)) < 2

    def _trade(self, sentence: Sentence) -> None:
        if not sentence.sums and _is_head_of_world(sentence):
            self._tell_of_world(sentence)  # `India's total exports`, the head of a section
        if self._world == sentence.index - 1 and self._leads_list(sentence):
            return
        told = sentence.amounts or sentence.has("indicator") or sentence.has("indicator_weak")
        if not told or self._is_of_goods(sentence):
            return
        sentence = self._without_cells(sentence)
        above = self.reading.sentences[sentence.index - 1] if sentence.index else None
        sentence = self._with_owned(with_units(self.reading, with_head(sentence, above)))
        sentence = self._in_unit_told(self._in_unit_above(sentence))
        cues = [hit for hit in sentence.hits("indicator") if hit.label in TRADE]
        strong = bool(cues)
        spans = [(hit.start, hit.end) for hit in cues]
        weak = [h for h in sentence.hits("indicator_weak") if h.label in TRADE]
        # `exports - 61 million in all`: what stands at the heels of a flow names no turnover.
        starts = [start for start, _ in spans]
        placed = ((h, bisect_right(starts, h.start) - 1) for h in weak)
        cues += [h for h, at in placed if at < 0 or h.start >= spans[at][1] + 4]
        cues.sort(key=lambda hit: hit.start)
        if not cues and (self._is_aim_of_trade(sentence) or self._aims_beyond(sentence)):
            cues = [Hit(sentence.start, sentence.start, "indicator", "trade_turnover")]
        if self._goes_on_listing(sentence):
            self._listing = self._topic.sentence = sentence.index
        carried = (
            self._is_near(sentence)
            and not self._is_parted(sentence)
            and (
                (not self._topic.third and sentence.has("pronoun", "figure"))
                or self._goes_on(sentence)
                or (not cues and self._is_light(sentence))
                or any(self._side_of_goods(sentence, amount) for amount in sentence.sums)
                or any(self._own_partner(sentence, amount) for amount in sentence.amounts)
            )
        )
        carried = carried or (not cues and self._is_series(sentence))
        leads = bool(cues) and sentence.text.rstrip().endswith(":")
        many = bool(cues) and self._told(sentence, "with_many")
        if (strong or leads or many) and not sentence.amounts:
            trade = self._topic.indicator == "trade_turnover" and self._is_near(sentence)
            if trade and sentence.has("not_trade", "goods"):
                self._topic.sentence = sentence.index  # `It exports wheat and oil`: trade goes on
                return
            held = self._topic.period if self._is_near(sentence) else None
            self._topic = Topic(cues[0].label, self._first_time(sentence) or held, sentence.index)
            self._listing = sentence.index if leads else -9
            return
        levels: list[tuple[AmountHit, int]] = []
        # Without a word for trade all of its sums are of something else.
        idle = not (cues or carried)
        money = (amount for amount in reversed(sentence.amounts) if amount.money)
        refused = next(money, None) if idle else None
        grown = False
        gaps, gap = 0, None
        for amount in () if idle else sentence.amounts:
            indicator = self._indicator(sentence, amount, cues, carried)
            if indicator != "balance" and (
                self._is_gap(sentence, amount) or (gap and self._is_same(sentence, gap, amount))
            ):
                gaps += 1
                gap = amount if gap or self._lacks(sentence, amount) else None
                continue
            if not indicator or not self._is_trade_sum(sentence, amount, indicator):
                refused = amount if amount.money else refused
                continue
            around = self._around(sentence, amount)
            if base := self._base_of(sentence, amount):
                if refused and not levels:
                    continue  # `exports of silk were 180 mn, above those of 2021 (140 mn)`
                self._add(sentence, amount, indicator, around, base)
            elif self._is_signed(amount) or (
                self._is_growth(around) and not self._rises_to(sentence, amount)
            ):
                self._add_growth(sentence, amount, around, levels, indicator)
                grown = True
            elif then := self._former_time(sentence, amount):
                self._add(sentence, amount, indicator, around, then=then)
            elif not self._is_old(sentence, amount, around):
                # `$13.7 bn, up 54% from $8.9 bn in 2022`: the old level is a figure, not the topic.
                at = len(self.figures)
                if not self._add(sentence, amount, indicator, around):
                    refused = amount
                elif not (self._follows_old(sentence, amount) or self._is_than(around, levels)):
                    levels.append((amount, at))
        self._ratios(sentence, levels, bool(cues) or carried, refused)
        if carried and not (cues or sentence.sums):
            self._topic.sentence = sentence.index  # `That is 2 % more.`: the text goes on
        third = bool(cues and not levels and self._names_third(sentence))
        lone = len(sentence.sums) == gaps or (grown and not refused)
        if cues and not levels and (lone or self._world == sentence.index or third):
            # `Trade grew by a third last year.` The next sentence may tell the sum; and behind
            # all a country's trade its partners may follow.
            held = self._topic.period if self._is_near(sentence) else None
            period = self._first_time(sentence) or held
            goes_on = third and self._is_near(sentence) and self._topic.indicator in FLOWS
            turnover = any(hit.label == "trade_turnover" for hit in cues)
            label = "trade_turnover" if turnover else cues[0].label
            label = self._topic.indicator if goes_on and not turnover else label
            third = third and bool(sentence.sums)
            label = "balance" if gap else label  # `A year later it was 4 bn`: the deficit
            self._topic = Topic(label, period, sentence.index, third=third)
        if levels:
            # A sentence of turnover and its parts stays one on turnover.
            whole = [at for _, at in levels if self.figures[at].indicator == "trade_turnover"]
            at = self._latest(whole or [at for _, at in levels])
            figure = self.figures[at]
            parts = {self.figures[at].indicator for _, at in levels} >= {"export", "import"}
            whole_goes_on = parts and self._topic.indicator == "trade_turnover"
            aside = self._matches("aside_head", sentence.text)
            near = self._is_near(sentence) and (whole_goes_on or aside)
            if near or self._looks_back(figure.when):
                self._topic.sentence = sentence.index  # the text goes on with its own time
            elif self._recalls_year(sentence, figure):
                self._topic.sentence = sentence.index
            elif self._is_share(sentence, [at for _, at in levels]):
                # `Trade was 5 bn. Exports were 3 bn of it. It is to reach 10 bn by 2030.`
                self._topic.sentence, self._topic.part = sentence.index, levels[-1][1]
            else:
                # An aim has no time of its own: what comes behind it is of the time told before.
                held = self._topic.period if self._is_near(sentence) else None
                ahead = figure.status == "target" or figure.when.edtf.startswith("../")
                period = held if ahead else figure.when
                self._topic = Topic(figure.indicator, period, sentence.index, at)

    def _without_cells(self, sentence: Sentence) -> Sentence:
        """Give a sentence without the sums that a table tells by the heads of their cells."""
        if not self.cells or not any(a.start in self.cells for a in sentence.sums):
            return sentence
        left = tuple(a for a in sentence.amounts if a.start not in self.cells)
        return sentence.with_amounts(left)

    def _names_third(self, sentence: Sentence) -> bool:
        return not set(self.reading.parties(sentence)) <= set(self.reading.pair.countries)

    def _latest(self, places: list[int]) -> int:
        """Give the level of the latest time: `1.4 bn in 2007, 703 million in 2006`."""
        return max(places, key=lambda at: (self.figures[at].when.end or date.min, at))

    def _ask(self, sentence: Sentence) -> None:
        """Take the topic that a question names: what follows answers it."""
        cues = sentence.hits("indicator") + sentence.hits("indicator_weak")
        trade = [hit.label for hit in cues if hit.label in TRADE]
        if not trade and self._asks_on(sentence):
            trade = [self._topic.indicator]
        if trade:
            if self.figures:  # a talk on the trade of two asks about theirs
                self._world = self._union = -9
            held = self._topic.period if self._is_near(sentence) else None
            period = self._first_time(sentence) or held
            self._topic = Topic(trade[0], period, sentence.index, asked=True)

    def _add(
        self,
        sentence: Sentence,
        amount: AmountHit,
        indicator: str,
        around: Around,
        base: DateHit | None = None,
        then: When | None = None,
    ) -> bool:
        """Keep a level; say whether it is one of the two."""
        status = "actual" if base or then else self._status(sentence, amount)
        if status == "target" and indicator in FLOWS and self._is_aim_of_whole(sentence, amount):
            indicator = "trade_turnover"
        date, when = (
            (base, self._base_time(sentence, base))
            if base
            else (None, then)
            if then
            else self._period(sentence, amount, status)
        )
        if date is not None:
            self.taken.add(date.start)
        if status == "actual" and when.start and not (base or then):
            self._last_level = (sentence.index, when)
        reporter, partner = self._sides(sentence, amount, indicator)
        unit = amount.unit or self._unit_told(sentence, amount)
        inferred = not unit or amount.guessed
        unit = unit or self._only_unit() or self.reading.pair.unit
        value = self._value(amount, unit)
        flow = indicator, when, reporter
        if status == "actual" and self._outgrows_told(sentence, flow, value, unit):
            self._tell_of_world(sentence)
            return False
        if status == "actual":
            self._greatest[unit] = max(self._greatest.get(unit, value), value)
        self._told_sums.add(amount.start)
        quote = self.reading.norm.quote(amount.start, amount.end)
        published = self.reading.document.published
        self.figures.append(
            Figure(
                "",
                indicator,
                when,
                reporter,
                partner,
                value,
                unit,
                self._bound(around),
                status,
                unit_inferred=inferred,
                as_written=quote,
                sources=(self._source(sentence, amount, date, when),),
                pair=self.reading.pair.id,
                set_on=published if status == "target" else None,
            )
        )
        return True


def _is_head_of_world(sentence: Sentence) -> bool:
    """Say whether a sentence is a heading on all trade of one country."""
    short = len(sentence.text) <= HEADING and not sentence.text.rstrip().endswith((".", ":", "!"))
    return short and sentence.has("not_trade", "world") and len(sentence.hits("party")) == 1


def figures_of(reading: Reading) -> tuple[list[Figure], frozenset[int]]:
    """Give the figures of a reading, and the starts of the dates that are their periods."""
    reader = FigureReader(reading)
    rows = table_figures(reading)
    reader.cells = {reading.norm.from_source(row.sources[0].span)[0] for row in rows}
    found = reader.read()
    if rows:
        said = {(one.indicator, one.when, one.value) for one in found}
        rows = [row for row in rows if (row.indicator, row.when, row.value) not in said]
        # A note below a table may tell the growth of one of its levels.
        found = with_growth_apart(found + rows)
    return found, frozenset(reader.taken)
