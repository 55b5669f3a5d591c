"""The part of a year that a sentence tells once, for sums that their years alone date."""

from __future__ import annotations

from timeline.extract.amounts import AmountHit
from timeline.extract.dates import DateHit
from timeline.extract.figures.own_dates import OwnDates
from timeline.extract.sentence import Sentence
from timeline.records import When


class PartsTold(OwnDates):
    """Reads the months that hold for each of several years."""

    def _listed_under(self, sentence: Sentence, date: DateHit) -> When | None:
        """Give the months of another year: `in seven months 2.2 bn: 2.4 bn in 2023`."""
        if date.when.precision != "year":
            return None
        for head in sentence.dates:
            if head.role != "period" or head.end > date.start:
                continue
            if self.reading.norm.text.find(": ", head.end, date.start) >= 0:
                return self._same_time(date.when, head.when)
        return None

    def _in_part_told_ahead(
        self, sentence: Sentence, amount: AmountHit, date: DateHit
    ) -> When | None:
        """Give the part of the year of a sum that its own year alone dates behind a former level.

        `In the first six months it rose from 23.6 bn in 2017 to 26.8 bn in 2018.`
        """
        if date.when.precision != "year" or not self._is_attached(amount, date):
            return None
        head = sentence.once("part told ahead", lambda: self._part_ahead(sentence))
        if head is None or head.start is None or date.when.start is None:
            return None
        now = date.when.start.year == head.start.year
        return head if now else self._same_time(date.when, head)

    def _part_ahead(self, sentence: Sentence) -> When | None:
        """Give the one part of a year told before the sums of a sentence with a former level."""
        sums = sentence.sums
        if not any(self._is_level_left(sentence, one) for one in sums):
            return None
        heads = [
            d.when
            for d in sentence.dates
            if d.end <= sums[0].start and d.when.precision in ("range", "half", "quarter", "month")
        ]
        head = heads[0] if len(heads) == 1 else None
        if head is None or not head.start or not head.end or head.start.year != head.end.year:
            return None
        return head

    def _is_year_that_goes_on(self, date: DateHit) -> bool:
        """Say whether a word means the year of publication: `exports were 4 bn this year`."""
        published = self.reading.document.published
        if published is None or date.when.precision != "year" or not date.when.start:
            return False
        told = self.reading.norm.text[date.start : date.end]
        return date.when.start.year == published.year and not any(map(str.isdigit, told))
