"""Changes told beside a level: percentages, multiples and sums."""

from __future__ import annotations

import re
from dataclasses import replace

from timeline.extract.amounts import MULTIPLE, AmountHit
from timeline.extract.figures.levels import MINUS, PLUS, Levels
from timeline.extract.figures.spans import amounts_before, amounts_behind
from timeline.extract.figures.terms import (
    Around,
)
from timeline.extract.sentence import Sentence
from timeline.records import TRADE


class Growth(Levels):
    """Reads changes."""

    def _declines(self, around: Around) -> bool:
        near = around.tail
        if self._matches("rise_after", around.after[:48]):
            return False
        if self._data.get("verb", "after") == "before":
            near = re.split(r"[,;](?!\d)|\(", near, maxsplit=1)[0][:30]  # `18,9% less` is one
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
        if self._matches("new_after", around.after):
            return False  # `third, with 2 bn of turnover`
        is_old = self._matches("old_after", around.tail)
        if not is_old and not self._follows_old(sentence, amount):
            return False
        if not is_old and self._is_partner_with(sentence, amount):
            return False  # `In the fourth place is China with 1.1 bn`
        if is_old and "date_of_level" in self._data and self._date_leading(sentence, amount):
            return False
        dates = [d for d in sentence.dates if d.role != "base" and not d.latent]
        return not any(self._is_attached(amount, date) for date in dates)

    def _is_partner_with(self, sentence: Sentence, amount: AmountHit) -> bool:
        """Say whether a sum is a partner's of a list and leads to no later level."""
        if self._own_partner(sentence, amount) not in self.reading.pair.countries:
            return False
        later = amounts_behind(sentence.sums, amount)[:1]
        between = self.reading.norm.text[amount.end : later[0].start] if later else ""
        return not self._matches("to_between", between)

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
            if amount.unit == "TIMES" and amount.value < 1:  # `chorak barobar`, by a quarter
                amount = amount._replace(value=amount.value * 100, unit="PERCENT")
            around = self._around(sentence, amount)
            has_base = any(date.role == "base" for date in sentence.dates)
            if not (self._grows(sentence, amount, around) or has_base):
                continue
            if self._matches("share", around.before + around.tail):
                continue
            if amount.unit == "PERCENT" and self._matches("share_after", around.tail):
                continue  # `54 % above 2012 and 24 % of all such imports`
            if self._matches("of_weight", around.tail):
                continue  # `a 24 % rise in weight but a 12 % fall in value`
            if amount.unit == "PERCENT" and self._matches("ratio_level", around.before):
                continue  # `its share fell to 4.3 % from 4.9 %`
            if index := amount.unit == "PERCENT" and self._is_index(amount, around):
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
            or (amount.unit == "PERCENT" and self._is_index(amount, around))
            or self._matches("growth_near", around.before)
            or self._matches("growth_ratio_after", around.after[:40])
            or self._matches("growth_told", around.after[:60])
            or self._shares_verb(sentence, amount)
        )

    def _leads(self, sentence: Sentence, amount: AmountHit) -> bool:
        """Say whether a sentence begins with the word for growth: `Growth: 32.9 per cent`."""
        return self._matches("growth_head", sentence.piece(sentence.start, amount.start))


def _is_of_part(sentence: Sentence, ratio: AmountHit, levels: list[AmountHit]) -> bool:
    """Say whether a ratio stands in a bracket with no level: `fuel (58 mn, up 24%)`."""
    head = sentence.piece(sentence.start, ratio.start)
    opens = head.rfind("(")
    if opens < 0 or ")" in head[opens:]:
        return False
    low = sentence.start + opens
    inside = [a for a in sentence.sums if low < a.start < ratio.start and a.money]
    return bool(inside) and not any(a in levels for a in inside)
