"""Which level of a sentence a change is of: that of its bracket, of its clause, or beside it."""

from __future__ import annotations

from timeline.extract.amounts import AmountHit
from timeline.extract.figures.bases import Bases
from timeline.extract.figures.spans import dated_between, dates_behind
from timeline.extract.figures.terms import _CLAUSE, ATTACHED, Around
from timeline.extract.sentence import Sentence
from timeline.records import TRADE

# Before a rate in a bracket: `exports (15 bn, -15.1 %)`.
MINUS, PLUS = ("(-", ", -", "(- "), ("(+", ", +", "(+ ")


class Levels(Bases):
    """Chooses the level of a change."""

    def _is_than(self, around: Around, levels: list[tuple[AmountHit, int]]) -> bool:
        """Say whether a sum is what the level before it is held against: `12 % above 21 bn`."""
        return bool(levels) and self._matches("than_after", around.tail)

    def _level_of(
        self,
        sentence: Sentence,
        amount: AmountHit,
        levels: list[tuple[AmountHit, int]],
        about: bool,
    ) -> tuple[int | None, bool]:
        """Give the figure that a ratio changes; and whether its level is known not to be told."""
        has_base = any(date.role == "base" for date in sentence.dates)
        near = self._topic.figure is not None and sentence.index - self._topic.sentence <= 1
        if levels and near and all(self._looks_back(self.figures[at].when) for _, at in levels):
            # `In the same time last year it was 2.8 bn, that is, a fall of 7.6 %.`
            return self._topic.figure, False
        if not levels:
            if not (near and (about or has_base)):
                return None, False
            date = self._own_period(sentence, amount)
            cue = self._trade_cue(sentence, amount)
            for at in (self._topic.part, self._topic.figure):
                told = self.figures[at] if at is not None else None
                ahead = told is not None and told.status != "actual"
                after = self._around(sentence, amount).after[:60]
                grown = self._told_growth(sentence, amount) or self._matches("growth_told", after)
                if ahead and grown:
                    continue  # what has grown is not the mark to reach
                apart = told is None or (date is not None and date.when != told.when)
                if not apart and (cue is None or told is None or cue.label == told.indicator):
                    return at, False
            return None, False
        if self._is_of_trade(sentence, amount, levels):
            return None, True
        own = [p for p in levels if self._between(amount, p[0]) == " ("]
        own = own or [p for p in levels if self._is_bracket_of(sentence, p[0].end, amount.start)]
        if not own and self._matches("growth_apposed", self._around(sentence, amount).before):
            own = [p for p in levels if p[0].end <= amount.start][-1:]  # `2 bn, a rise of 4 %`
        if not own:  # `4 bn it was, 4 % less, of it exports 1 bn`: not that of the part behind
            parts = [p for p in levels if self._is_part_behind(amount, p[0])]
            levels = [p for p in levels if p not in parts] or levels
        if not own and self._matches("growth_ends", self._around(sentence, amount).after):
            own = [p for p in levels if p[0].end <= amount.start][-1:]  # `3 bn it was, 4 % it fell`
        own = own or self._in_one_bracket(sentence, amount, levels)
        own = own or [p for p in levels if self._is_level_with(sentence, p[0].start, amount.start)]
        own = [p for p in own if ";" not in self._between(p[0], amount)] or own
        own = [p for p in own if self._is_one_clause(p[0], amount)] or own
        level, at = min(own or levels, key=lambda pair: abs(pair[0].start - amount.start))
        years = self._base_year(sentence, self.figures[at].when)
        from_old = self._leads_from_old(sentence, amount, level)
        if level.end <= amount.start and self._has_own_time(sentence, amount, at):
            return None, False
        if self.figures[at].status != "actual" and self._matches(
            "growth_over", self._around(sentence, amount).after[:60]
        ):
            return None, False  # `it has grown by 80 %, and is to reach 500 mn in two years`
        if dated_between(sentence, level, amount) and not (years or from_old):
            return None, False  # the change of another period, whose level is not told
        return at, False

    def _has_own_time(self, sentence: Sentence, ratio: AmountHit, at: int) -> bool:
        """Say whether a time at the heels of a ratio is another than its level's.

        `It came to 1.3 bn in 2017, and grew by 30 % in the first half of 2018`.
        """
        when = self.figures[at].when
        return any(
            d.role in ("act", "period") and d.when.known and d.when != when
            for d in dates_behind(sentence.dates, ratio.end, ATTACHED)
        )

    def _leads_from_old(self, sentence: Sentence, ratio: AmountHit, level: AmountHit) -> bool:
        """Say whether a former level leads to one: `it grew by 230 % from 76 mn in 2017 to 250`."""
        between = [a for a in sentence.sums if ratio.end <= a.start and a.end <= level.start]
        if not between or not self._follows_old(sentence, between[-1]):
            return False
        return self._matches("new_before", self._around(sentence, level).before)

    def _is_part_behind(self, ratio: AmountHit, level: AmountHit) -> bool:
        """Say whether a level behind a ratio is told as a part of the whole before it."""
        between = self.reading.norm.text[ratio.end : level.start] if ratio.end < level.start else ""
        return bool(between) and self._matches("of_it", between)

    def _is_of_trade(
        self, sentence: Sentence, amount: AmountHit, levels: list[tuple[AmountHit, int]]
    ) -> bool:
        """Say whether a ratio is that of trade where the levels count something else."""
        if any(self.figures[at].indicator in TRADE for _, at in levels):
            return False
        cue = self._trade_cue(sentence, amount)
        first = min(level.start for level, _ in levels)
        return cue is not None and cue.end <= amount.start < first

    def _between(self, left: AmountHit, right: AmountHit) -> str:
        low, high = sorted((left, right), key=lambda amount: amount.start)
        return self.reading.norm.text[low.end : high.start]

    def _is_bracket_of(self, sentence: Sentence, end: int, ratio: int) -> bool:
        """Say whether a ratio stands in the bracket behind a sum: `3,1 bn (up 15,4%)`."""
        head, opens, inside = sentence.piece(end, ratio).lstrip(" .").partition("(")
        # Where verbs stand last, theirs may stand between: `3,1 bn it was (up 15,4%)`.
        return (
            bool(opens) and ")" not in inside and not set(head) & set(",;") and head.count(" ") < 2
        )

    def _in_one_bracket(
        self, sentence: Sentence, ratio: AmountHit, levels: list[tuple[AmountHit, int]]
    ) -> list[tuple[AmountHit, int]]:
        """Give the levels of the bracket that a ratio stands in: `exports (15 bn, -15 %)`.

        A bracket of the ratio alone is that of the level before: `968 mn bought there (+11 %)`.
        """
        opens = self._bracket(sentence, ratio.start)
        if opens is None:
            return []
        inside = [p for p in levels if opens < p[0].start < ratio.start]
        before = [p for p in levels if p[0].end <= opens][-1:]
        if inside or not before or not self._around(sentence, ratio).before.endswith(MINUS + PLUS):
            return inside
        return before

    def _is_level_with(self, sentence: Sentence, level: int, ratio: int) -> bool:
        """Say whether a level stands as deep in brackets as a ratio that may be its own."""

        def depth(at: int) -> int:
            head = sentence.piece(sentence.start, at)
            return head.count("(") - head.count(")")

        return depth(level) == depth(ratio)

    def _is_one_clause(self, left: AmountHit, right: AmountHit) -> bool:
        low, high = sorted((left, right), key=lambda amount: amount.start)
        return not _CLAUSE.search(self.reading.norm.text, low.end, high.start)
