"""Changes told beside a level: percentages, multiples and sums."""

from __future__ import annotations

import re
from dataclasses import replace

from timeline.extract.amounts import MULTIPLE, AmountHit
from timeline.extract.figures.bases import Bases
from timeline.extract.figures.spans import amounts_before, dated_between
from timeline.extract.figures.terms import (
    _CLAUSE,
    Around,
)
from timeline.extract.sentence import Sentence
from timeline.records import TRADE

# Before a rate in a bracket: `exports (15 bn, -15.1 %)`.
MINUS, PLUS = ("(-", ", -"), ("(+", ", +")


class Growth(Bases):
    """Reads changes."""

    def _declines(self, around: Around) -> bool:
        near = around.tail
        if self._data.get("verb", "after") == "before":
            near = re.split(r"[,;(]", near, maxsplit=1)[0][:30]
        if self._matches("decline_after", around.tail):
            return True  # `or 6.3 percent, less than a year before`
        return self._matches("decline", near) or self._matches("decline_before", around.before)

    def _is_signed(self, amount: AmountHit) -> bool:
        """Say whether a plus in a bracket makes a change of a sum: `in Kazakhstan (+$2.8 bn)`."""
        return amount.money and self.reading.norm.text.endswith("(+", 0, amount.start)

    def _rises_to(self, sentence: Sentence, amount: AmountHit) -> bool:
        """Say whether an amount is the new level behind a former one: `from 5 to 4 billion`.

        Each of another time: `2 bn in 2016, in 2019 it rose (to) 3.3 bn`, where `to` and `by` are
        one case.
        """
        around = self._around(sentence, amount)
        if amount.money and self._matches("level_after", around.tail):
            return not self._matches("growth_before", around.before)
        before = [a for a in sentence.sums if a.end <= amount.start]
        if not before:
            return self._is_level_of_other_time(sentence, amount)
        old = before[-1]
        if self._matches("old_after", self._around(sentence, old).tail):
            return True
        dates = [d.start for d in sentence.dates if d.role in ("act", "act_by")]
        apart = any(old.end <= at < amount.start for at in dates) and min(dates) < old.start
        fell = self._declines(self._around(sentence, amount))
        return apart and (amount.value > old.value / 3 if fell else amount.value > old.value)

    def _is_level_of_other_time(self, sentence: Sentence, amount: AmountHit) -> bool:
        """Say whether a sum is a level where the one before was told of another time.

        `In 2014 it was 2.1 billion. By 2016 it fell (to) 1.5 billion.`
        """
        at = self._topic.figure
        if self._data.get("verb", "after") != "after" or at is None or not self._is_near(sentence):
            return False
        told = self.figures[at]
        own = [date.when for date in sentence.dates if date.role == "act"]
        if told.value is None or len(own) != 1 or own[0] == told.when:
            return False
        if not self._declines(self._around(sentence, amount)):
            return amount.value > told.value
        return told.value / 3 < amount.value < told.value

    def _is_old(self, sentence: Sentence, amount: AmountHit, around: Around) -> bool:
        """Say whether an amount is the former level of another: `from 3 to 4 billion`.

        One with a period of its own is a figure nevertheless.
        """
        if self._is_of_partner(sentence, amount):
            return False  # `$118.3 billion, compared with $118.4 billion with China`
        is_old = self._matches("old_after", around.tail)
        if not is_old and not self._follows_old(sentence, amount):
            return False
        dates = [d for d in sentence.dates if d.role != "base" and not d.latent]
        return not any(self._is_attached(amount, date) for date in dates)

    def _is_of_partner(self, sentence: Sentence, amount: AmountHit) -> bool:
        """Say whether a sum names the partner whose it is right behind it."""
        for hit in sentence.hits("party", amount.end, amount.end + 16):
            if self._matches("partner_behind", sentence.piece(amount.end, hit.start)):
                return hit.label in self.reading.pair.countries
        return False

    def _add_growth(
        self,
        sentence: Sentence,
        amount: AmountHit,
        around: Around,
        levels: list[tuple[AmountHit, int]],
        indicator: str,
    ) -> None:
        """Keep a change told as a sum with the level that it belongs to."""
        at = levels[-1][1] if levels else self._topic.figure if self._is_near(sentence) else None
        if at is None or self.figures[at].indicator != indicator:
            return
        fell = self._matches("decline", around.before + around.after)
        sign = -1 if fell or self._declines(around) else 1
        self.figures[at] = replace(self.figures[at], growth_abs=sign * amount.value)

    def _ratios(
        self,
        sentence: Sentence,
        levels: list[tuple[AmountHit, int]],
        about: bool,
        refused: AmountHit | None = None,
    ) -> None:
        """Keep percentages and multiples with the figure that they speak of.

        ``refused`` is the last sum that is no trade of the two: what goes on with it is its own.
        """
        ratios = [a for a in sentence.amounts if a.unit in ("PERCENT", "TIMES") and a.value < 1000]
        if len(ratios) == len(levels) > 1 and self._in_order_of(sentence, ratios, levels):
            return
        for amount in ratios:
            around = self._around(sentence, amount)
            has_base = any(date.role == "base" for date in sentence.dates)
            if not (self._grows(sentence, amount, around) or has_base):
                continue
            if self._matches("share", around.before + around.tail):
                continue
            if self._matches("of_weight", around.tail):
                continue  # `a 24 % rise in weight but a 12 % fall in value`
            if amount.unit == "PERCENT" and self._matches("ratio_level", around.before):
                continue  # `its share fell to 4.3 % from 4.9 %`
            if index := amount.unit == "PERCENT" and self._is_index(around):
                amount = amount._replace(value=amount.value - 100)
            if _is_of_part(sentence, amount, [level for level, _ in levels]):
                continue
            if self._is_of_third(sentence, amount):
                continue  # `trade with A was 5 bn, that with C grew by 4 %`
            if not levels and self._world == sentence.index:
                continue  # `A's exports to all rose by 15 %`
            others = sentence.hits("not_trade", sentence.start, amount.start)
            others = [hit for hit in others if hit.label in ("world", "part", "union")]
            if others and not any(others[-1].end <= a.start < amount.start for a, _ in levels):
                continue  # `its foreign trade with all grew by 21 %`
            if not levels and refused and self._is_of_other_sum(sentence, refused, amount):
                continue
            fell = self._declines(around) or self._is_minus(amount)
            sign = -1 if fell and not index else 1
            at, own = self._level_of(
                sentence, amount, levels, about or self._leads(sentence, amount)
            )
            if at is not None:
                self._keep(at, sentence, amount, sign)
            elif not own and not any(self.figures[i].indicator not in TRADE for _, i in levels):
                self._add_bare_growth(sentence, amount, sign)

    def _is_of_third(self, sentence: Sentence, ratio: AmountHit) -> bool:
        """Say whether a third partner is named between the sum before and a ratio, and no other."""
        named = sentence.hits("party", end=ratio.start)
        if not named or named[-1].label in self.reading.pair.countries:
            return False
        sums = amounts_before(sentence.sums, ratio)
        if sums and sums[-1].end > named[-1].start:
            return False
        head = sentence.piece(named[-1].start - 12, named[-1].start)
        return self._matches("third_before", head)

    def _in_order_of(
        self,
        sentence: Sentence,
        ratios: list[AmountHit],
        levels: list[tuple[AmountHit, int]],
    ) -> bool:
        """Keep ratios told in the order of the sums: `3, 1 and 2 bn (up by 4 %, 5 % and 6 %)`."""
        if ratios[0].start < levels[-1][0].end or not self._told(sentence, "respectively"):
            return False
        around = self._around(sentence, ratios[0])
        held = any(date.role == "base" for date in sentence.dates)
        if not (held or self._grows(sentence, ratios[0], around)):
            return False
        sign = -1 if self._declines(around) else 1
        for ratio, (_, at) in zip(ratios, levels, strict=True):
            self._keep(at, sentence, ratio, sign)
        return True

    def _is_minus(self, amount: AmountHit) -> bool:
        """Say whether a minus stands before a rate: `exports (15 bn, -15.1 %)`."""
        return self.reading.norm.text.endswith(MINUS, 0, amount.start)

    def _is_of_other_sum(self, sentence: Sentence, other: AmountHit, ratio: AmountHit) -> bool:
        """Say whether a ratio goes on with a sum that is no trade of the two: `929 mn, up 31 %`."""
        cues = sentence.hits("indicator", other.end, ratio.start)
        return other.end <= ratio.start and not any(hit.label in TRADE for hit in cues)

    def _grows(self, sentence: Sentence, amount: AmountHit, around: Around) -> bool:
        return (
            amount.rule.endswith(MULTIPLE)
            or (amount.unit == "PERCENT" and around.before.endswith(MINUS + PLUS))
            or self._is_growth(around)
            or (amount.unit == "PERCENT" and self._is_index(around))
            or self._matches("growth_near", around.before)
            or self._matches("growth_ratio_after", around.after[:40])
            or self._matches("growth_told", around.after[:60])
            or self._shares_verb(sentence, amount)
        )

    def _leads(self, sentence: Sentence, amount: AmountHit) -> bool:
        """Say whether a sentence begins with the word for growth: `Growth: 32.9 per cent`."""
        return self._matches("growth_head", sentence.piece(sentence.start, amount.start))

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
        if dated_between(sentence, level, amount) and not (years or from_old):
            return None, False  # the change of another period, whose level is not told
        return at, False

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


def _is_of_part(sentence: Sentence, ratio: AmountHit, levels: list[AmountHit]) -> bool:
    """Say whether a ratio stands in a bracket with no level: `fuel (58 mn, up 24%)`."""
    head = sentence.piece(sentence.start, ratio.start)
    opens = head.rfind("(")
    if opens < 0 or ")" in head[opens:]:
        return False
    low = sentence.start + opens
    inside = [a for a in sentence.sums if low < a.start < ratio.start and a.money]
    return bool(inside) and not any(a in levels for a in inside)
