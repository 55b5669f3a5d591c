"""Changes told beside a level: percentages, multiples and sums."""

from __future__ import annotations

import re
from dataclasses import replace

from timeline.extract.amounts import AmountHit
from timeline.extract.dates import DateHit
from timeline.extract.figures.base import compiled
from timeline.extract.figures.periods import Periods
from timeline.extract.figures.spans import (
    dated_between,
)
from timeline.extract.figures.terms import (
    _CLAUSE,
    Around,
)
from timeline.extract.reading import Sentence


class Growth(Periods):
    """Reads changes."""

    def _is_growth(self, around: Around) -> bool:
        if self._matches("over_after", around.tail[:40]):
            return False
        case = self.reading.language.fold(self._data.get("growth_needs", ""))
        ending = around.tail[: len(around.tail) - len(around.after)]
        if not case or re.search(f"(?:{case})$", ending):
            after = around.after.lstrip(" ,")
            pattern = (
                compiled(self.reading, "growth_after") if "growth_after" in self._data else None
            )
            if pattern and pattern.match(after):
                return True
        return self._matches("growth_before", around.before)

    def _declines(self, around: Around) -> bool:
        near = around.tail
        if self._data.get("verb", "after") == "before":
            near = re.split(r"[,;(]", near, maxsplit=1)[0][:30]
        return self._matches("decline", near) or self._matches("decline_before", around.before)

    def _rises_to(self, sentence: Sentence, amount: AmountHit) -> bool:
        """Say whether an amount is the new level behind a former one: `from 5 to 4 billion`."""
        before = [a for a in sentence.amounts if a.end <= amount.start and a.money]
        return bool(before) and self._matches("old_after", self._around(sentence, before[-1]).tail)

    def _is_old(self, sentence: Sentence, amount: AmountHit, around: Around) -> bool:
        """Say whether an amount is the former level of another: `from 3 to 4 billion`.

        One with a period of its own is a figure nevertheless.
        """
        if self._is_of_partner(sentence, amount):
            return False  # `$118.3 billion, compared with $118.4 billion with China`
        is_old = self._matches("old_after", around.tail)
        if not is_old and not self._matches("old_before", around.before):
            return False
        dates = [d for d in sentence.dates if d.role != "base" and not d.latent]
        return not any(self._is_attached(amount, date) for date in dates)

    def _is_of_partner(self, sentence: Sentence, amount: AmountHit) -> bool:
        """Say whether a sum names the partner whose it is right behind it."""
        for hit in sentence.hits("party", amount.end, amount.end + 16):
            if self._matches("partner_behind", sentence.piece(amount.end, hit.start)):
                return hit.label in self.reading.pair.countries
        return False

    def _base_of(self, sentence: Sentence, amount: AmountHit) -> DateHit | None:
        """Give the base period whose level stands in brackets: `than in 2023 ($310 million)`."""
        text = self.reading.norm.text
        for hit in sentence.dates:
            gap = text[hit.end : amount.start]
            if hit.role == "base" and hit.end <= amount.start and gap.strip() == "(":
                return hit
        return None

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

    def _ratios(self, sentence: Sentence, levels: list[tuple[AmountHit, int]], about: bool) -> None:
        """Keep percentages and multiples with the figure that they speak of."""
        ratios = [a for a in sentence.amounts if a.unit in ("PERCENT", "TIMES") and a.value < 1000]
        near = self._topic.figure is not None and sentence.index - self._topic.sentence <= 1
        for amount in ratios:
            around = self._around(sentence, amount)
            grows = (
                self._is_growth(around)
                or self._matches("growth_near", around.before)
                or self._matches("growth_ratio_after", around.after[:40])
            )
            bases = [date.when.edtf for date in sentence.dates if date.role == "base"]
            has_base = bool(bases)
            if not (grows or has_base) or self._matches("share", around.before + around.tail):
                continue
            at = (
                levels[0][1]
                if levels
                else self._topic.figure
                if near and (about or has_base)
                else None
            )
            if at is None:
                continue
            if levels:
                own = [p for p in levels if self._is_bracket_of(sentence, p[0].end, amount.start)]
                own = own or [
                    p for p in levels if self._is_level_with(sentence, p[0].start, amount.start)
                ]
                own = [p for p in own if self._is_one_clause(p[0], amount)] or own
                level, at = min(own or levels, key=lambda pair: abs(pair[0].start - amount.start))
                if dated_between(sentence, level, amount):
                    continue  # the change of another period, whose level is not told
            sign = -1 if self._declines(around) else 1
            held, value = self.figures[at], sign * amount.value
            if amount.unit == "PERCENT" and held.growth_pct is None:
                held = replace(held, growth_pct=value)
            elif amount.unit == "TIMES" and held.growth_times is None:
                held = replace(held, growth_times=value)
            else:
                continue
            base = held.growth_base or (bases[0] if len(bases) == 1 else "")
            self.figures[at] = replace(held, growth_base=base)

    def _is_bracket_of(self, sentence: Sentence, end: int, ratio: int) -> bool:
        """Say whether a ratio stands in the bracket behind a sum: `3,1 bn (up 15,4%)`."""
        between = sentence.piece(end, ratio)
        return between.lstrip(" .").startswith("(") and ")" not in between

    def _is_level_with(self, sentence: Sentence, level: int, ratio: int) -> bool:
        """Say whether a level stands as deep in brackets as a ratio that may be its own."""

        def depth(at: int) -> int:
            head = sentence.piece(sentence.start, at)
            return head.count("(") - head.count(")")

        return depth(level) == depth(ratio)

    def _is_one_clause(self, left: AmountHit, right: AmountHit) -> bool:
        low, high = sorted((left, right), key=lambda amount: amount.start)
        return not _CLAUSE.search(self.reading.norm.text, low.end, high.start)
