"""The period of a sum: the date of its clause, else that of what it goes on with."""

from __future__ import annotations

from collections.abc import Sequence

from timeline import edtf
from timeline.extract.amounts import AmountHit
from timeline.extract.dates import DateHit
from timeline.extract.figures.fitting import Fitting
from timeline.extract.figures.series import year_in_order
from timeline.extract.figures.spans import (
    amounts_before,
    amounts_near,
    as_period,
    is_by_far_year,
)
from timeline.extract.figures.terms import RATIOS
from timeline.extract.sentence import Sentence
from timeline.records import When

BETWEEN = 2  # sentences between two sums of one time
LAST = 6  # figures of one sentence


class Periods(Fitting):
    """Reads the period."""

    def _period(
        self, sentence: Sentence, amount: AmountHit, status: str
    ) -> tuple[DateHit | None, When]:
        """Choose the period: the nearest date of the sentence, else that of the topic."""
        dates = [d for d in sentence.dates if not d.latent]
        dates = [d for d in dates if d.role != "base" or self._is_told_of(sentence, d, amount)]
        dates = [d for d in dates if self._shares_brackets(sentence, amount, d)]
        if status == "target":
            fit = self._fit_for_aim(sentence, amount, dates)
        else:
            fit = self._fit_for_level(sentence, amount, dates, status)
        yearly = status == "actual" and not any(d.when.precision == "year" for d in fit)
        if yearly and self._matches("yearly_before", self._around(sentence, amount).before):
            return None, edtf.UNKNOWN  # `yiliga 50 mln dollar atrofida`
        if fit:
            listed_year = year_in_order(self.reading, sentence, amount)
            date = self._spelled_out(sentence, listed_year or self._nearest(sentence, fit, amount))
            return self._time_of(sentence, amount, status, date)
        if status == "target":
            return None, edtf.UNKNOWN
        if status == "actual" and (told := self._level_without_date(sentence, amount, dates)):
            return told
        if status == "expected" and self._told(sentence, "soon"):
            return None, edtf.UNKNOWN  # `in the near future it may reach 10 bn`
        return self._time_before(sentence, status)

    def _year_on(self, sentence: Sentence, amount: AmountHit, date: DateHit) -> When | None:
        """Give the year behind that of the level before: `41 mn in 2023, within a year 118 mn`."""
        before = amounts_before(sentence.sums, amount)[-1:]
        if not before or date.when.precision != "year" or date.end > amount.start:
            return None
        between = sentence.piece(before[0].end, amount.start)
        told = date.when.start if self._matches("within_year", between) else None
        return edtf.parse(edtf.point(told.year + 1)) if told else None

    def _is_told_of(self, sentence: Sentence, base: DateHit, amount: AmountHit) -> bool:
        """Say whether a clause tells of a base: `compared with 1998, when 297 million was sold`."""
        if "when_behind" not in self._data or base.end > amount.start:
            return False
        between = sentence.piece(base.end, amount.start)
        return self._matches("when_behind", between) and not amounts_near(
            sentence.amounts, base.end, amount.start - 1
        )

    def _time_of(
        self, sentence: Sentence, amount: AmountHit, status: str, date: DateHit
    ) -> tuple[DateHit | None, When]:
        """Give the time of a sum by the date that belongs to it."""
        actual = status == "actual"
        if actual and (after := self._year_on(sentence, amount, date)):
            return date, after
        if actual and (now := self._now_behind(date, amount)):
            return None, now
        goes_on = date.so_far or (actual and self._is_year_that_goes_on(date))
        if goes_on and self._has_told_part_of(date.when, sentence):
            return date, self._topic.period or date.when
        due = status == "expected" and is_by_far_year(date, self.reading.document.published)
        when = as_period(date, "target" if due else status)
        when = self._with_year(sentence, date, self._in_year_told(when, sentence), status)
        if not actual:
            return date, when
        if len(when.edtf) == len("2023/2024"):
            when = self._last_of(sentence, date, when, amount)
        tail = self.reading.norm.text[amount.end : amount.end + 40]
        part = when.precision != "year" and date.start < amount.start
        if part and self._matches("yearly_after", tail):
            return None, edtf.UNKNOWN  # `in the half year it grew, but is 90 mn a year`
        opens = self._bracket(sentence, amount.start)
        if opens is not None:
            heads = [d for d in sentence.dates if d.role == "period" and not d.latent]
            heads = [d for d in heads if d.end <= opens]
            heads = [d for d in heads if self._shares_brackets(sentence, amount, d)]
            when = self._same_time(when, heads[-1].when if heads else None)
        listed = self._listed_under(sentence, date)
        listed = listed or self._in_part_told_ahead(sentence, amount, date)
        if when.edtf == "XXXX":
            when = self._year_after_base(sentence) or when  # `last year, 18 % above 2020`
        return date, listed or when

    def _level_without_date(
        self, sentence: Sentence, amount: AmountHit, dates: list[DateHit]
    ) -> tuple[DateHit | None, When] | None:
        """Give the time of a level that no date of its sentence tells, by other words of it."""
        if since := self._since_month(dates, amount):
            return since
        if by := self._so_far_by(dates):
            return by
        if told := self._until_past(dates):
            return told, edtf.parse(edtf.point(told.when.end.year if told.when.end else None))
        if self._told(sentence, "by_count") and (at := self._just_told(sentence)):
            return None, at  # `By the count of the other side it was 2.1 bn.`
        if reviewed := self._under_review(sentence):
            return None, reviewed
        if self._told(sentence, "vague_time"):
            return None, edtf.UNKNOWN  # `over the years it bought goods for 2 bn`
        return None

    def _time_before(self, sentence: Sentence, status: str) -> tuple[DateHit | None, When]:
        """Give the time that the text tells before a sum, or behind it, in other sentences."""
        published = self.reading.document.published
        topic = self._topic.period
        if topic and (topic.precision == "day" or topic.edtf.startswith("../")):
            topic = None  # the day on which documents were signed, the year of an aim
        if topic and self._is_near(sentence) and not self._is_past(status, topic):
            # `In nine months it was 16 bn. Over 22 bn is expected.`: of the whole year.
            if status == "expected" and topic.start and topic.precision not in ("year", "open"):
                return None, edtf.parse(edtf.point(topic.start.year))
            return None, topic
        before = self._period_before(sentence)
        if before is not None and not self._is_past(status, before.when):
            return before, before.when
        if status == "expected" and published:
            return None, edtf.parse(edtf.point(published.year))
        period = self._period_behind(sentence) or self._period_of_report(sentence)
        period = period or self._year_after_base(sentence) or self._of_level_told(sentence, status)
        return None, period or edtf.UNKNOWN

    def _of_level_told(self, sentence: Sentence, status: str) -> When | None:
        """Give the time of the trade told just before, with another count between.

        `In 2022 it came to 1.3 bn. 310,000 tourists came. Exports were 0.5 bn.`
        """
        last = self._last_level if status == "actual" else None
        return last[1] if last and sentence.index - last[0] <= BETWEEN else None

    def _with_year(self, sentence: Sentence, date: DateHit, when: When, status: str) -> When:
        """Give a time its year: of what this one is to bring, or the one behind that of the base.

        `Over 5 bn by its end`; `in eight months of last year, from 2017`, in a text without a day.
        What is aimed at for this very year is of that year, and of no year until then.
        """
        published = self.reading.document.published
        ahead = status == "expected" or (status == "target" and date.role in ("act", "attr"))
        if ahead and published and when.edtf == f"../{published.year}":
            return edtf.parse(edtf.point(published.year))
        if when.known or "-" not in when.edtf:
            return when
        bases = [d.when.start for d in sentence.dates if d.role == "base"]
        base = bases[0] if len(bases) == 1 else None
        return edtf.parse(when.edtf.replace("XXXX", str(base.year + 1))) if base else when

    def _just_told(self, sentence: Sentence) -> When | None:
        """Give the time of the whole trade that the sentence before told last."""
        above = self.reading.sentences[max(0, sentence.index - 1)].span
        levels = (f for f in self.figures[-LAST:] if f.status == "actual")
        told = [figure.when for figure in levels if figure.sources[0].span == above]
        return told[-1] if told else None  # behind an aim it is that of the text

    def _last_of(self, sentence: Sentence, date: DateHit, when: When, amount: AmountHit) -> When:
        """Give the last of two years: `it fell by 9% from 2023 to 2024, to 26 million`.

        Or of more, behind the level that it came from: `in 2017-2022 it rose from 1 to 3 bn`.
        """
        words = self.reading.norm.text[date.start : date.end]
        grown = any(amount.unit in RATIOS for amount in sentence.amounts)
        last = grown and self._matches("from_to", words)
        years = int(when.edtf[-4:]) - int(when.edtf[:4]) if when.edtf[-4:].isdigit() else 0
        # A fiscal year is one: `in 2016-17 it rose from 3 to 4 bn`.
        new = years > 1 and self._matches("new_before", self._around(sentence, amount).before)
        last = last or any(
            self._matches("old_after", self._around(sentence, old).tail)
            or (new and self._is_level_left(sentence, old))
            for old in amounts_before(sentence.sums, amount)
        )
        return edtf.parse(when.edtf[-4:]) if last and when.edtf[-4:].isdigit() else when

    def _since_month(
        self, dates: Sequence[DateHit], amount: AmountHit
    ) -> tuple[DateHit, When] | None:
        """Give the months of the year that are over: `since January it has come to 21 bn`."""
        published = self.reading.document.published
        since = [d for d in dates if d.role == "since" and d.end <= amount.start]
        start = since[-1].when.start if since else None
        if published is None or start is None or start.year != published.year:
            return None
        if len(since[-1].when.edtf) != len("2025-01/.."):
            return None
        last = max(start.month, published.month - 1)
        ends = edtf.point(start.year, start.month), edtf.point(start.year, last)
        return since[-1], edtf.parse(edtf.interval(*ends))

    def _now_behind(self, date: DateHit, amount: AmountHit) -> When | None:
        """Give this year where a word for now parts a sum from a date: `10 years ago …, now …`."""
        published = self.reading.document.published
        if published is None or date.end > amount.start or "now_before" not in self._data:
            return None
        between = self.reading.norm.text[date.end : amount.start]
        if not self._matches("now_before", between):
            return None
        return edtf.parse(edtf.point(published.year))

    def _has_told_part_of(self, year: When, sentence: Sentence) -> bool:
        """Say whether the text has just told a part of the year: `since January` means it."""
        part = self._topic.period
        if part is None or not self._is_near(sentence) or not part.start:
            return False
        if not year.start:
            return part.precision not in ("year", "open")  # nobody told the day of the text
        return part.start.year == year.start.year and part.precision != "day"

    def _in_year_told(self, when: When, sentence: Sentence) -> When:
        """Give a time of an unknown year in that of the part of a year told just before it.

        `In 11 months of 2022 it was 172 bn. In November it was 18 bn.`
        """
        part = self._topic.period
        if when.known or part is None or not self._is_near(sentence) or "-" not in when.edtf:
            return when
        if part.precision in ("year", "open") or part.start is None:
            return when
        return edtf.parse(when.edtf.replace("XXXX", f"{part.start.year:04d}"))

    def _looks_back(self, when: When) -> bool:
        """Say whether a time is the same part of an earlier year as what the text speaks of."""
        topic = self._topic.period
        if topic is None or topic.precision in ("year", "open"):
            return False
        return edtf.is_same_part_before(when, topic)
