"""The period that the text told before a sum that has none of its own."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from timeline import edtf
from timeline.extract.dates import DateHit
from timeline.extract.figures.spans import is_period
from timeline.extract.figures.terms import FAR, LIST, REACH, REPORT
from timeline.extract.figures.words import Words
from timeline.extract.sentence import Sentence
from timeline.records import When

COUNTED = 4  # code points before a day in which `as of` stands
DECEMBER = 12


class ToldPeriods(Words):
    """Finds the period in the sentences before."""

    def _until_past(self, dates: list[DateHit]) -> DateHit | None:
        """Give the year that is over until which something grew: `from 2017 to 2019`."""
        published = self.reading.document.published
        until = [d for d in dates if d.role == "until" and d.when.end]
        told = until[0] if len(until) == 1 else None
        over = told and published and told.when.end and told.when.end < published
        return told if over else None

    def _so_far_by(self, dates: list[DateHit]) -> tuple[DateHit, When] | None:
        """Give the months of a year that was told of by their end: `by the end of May it was 2 bn`.

        Only where that month was over, and no other time is told.
        """
        published = self.reading.document.published
        if counted := self._counted_on(dates):
            return counted
        by = [d for d in dates if d.role == "by" and d.when.end]
        last = by[0].when.end if len(by) == 1 else None
        if last is None or published is None or last > published:
            return None
        if len(by[0].when.edtf) != len("../2023-11"):
            return None
        months = edtf.interval(edtf.point(last.year, 1), edtf.point(last.year, last.month))
        return by[0], edtf.parse(months)

    def _counted_on(self, dates: list[DateHit]) -> tuple[DateHit, When] | None:
        """Give the months before the first day of one as of which was counted: `на 1 октября`."""
        published = self.reading.document.published
        days = [d for d in dates if d.when.precision == "day" and d.when.start]
        day = days[0].when.start if len(days) == 1 else None
        if day is None or day.day != 1 or (published and day > published):
            return None
        text, at = self.reading.norm.text, days[0].start
        if not self._matches("counted_on", text[max(0, at - COUNTED) : at]):
            return None
        last = day - timedelta(days=1)
        months = edtf.interval(edtf.point(last.year, 1), edtf.point(last.year, last.month))
        return days[0], edtf.parse(str(last.year) if last.month == DECEMBER else months)

    def _period_behind(self, sentence: Sentence) -> When | None:
        """Give the time that the next sentence tells of the sums before: `The data are for …`."""
        behind = self.reading.sentences[sentence.index + 1 : sentence.index + 2]
        if not behind or behind[0].sums or not self._matches("data_for", behind[0].text):
            return None
        told = [d.when for d in behind[0].dates if _tells(d)]
        return told[0] if told else None

    def _year_after_base(self, sentence: Sentence) -> When | None:
        """Give the time a year behind the one that a sum is held against: `47 % more than in 2021`.

        Only where it was over when the text came out, or nobody knows when that was.
        """
        published = self.reading.document.published
        bases = [d.when for d in sentence.dates if d.role == "base"]
        start, end = (bases[0].start, bases[0].end) if len(bases) == 1 else (None, None)
        if not (start and end) or start.year != end.year:
            return None
        over = published is None or start.year + 1 < published.year
        if published and bases[0].precision != "year":
            # `1.7 times more than in January-February 2025`
            over = over or (start.year + 1, end.month) < (published.year, published.month)
        return edtf.parse(edtf.in_year(bases[0], start.year + 1)) if over else None

    def _under_review(self, sentence: Sentence) -> When | None:
        """Give the time that a bulletin told first, where a sentence calls it the one reviewed."""
        if not self._told(sentence, "under_review"):
            return None
        told = [f.when for f in self.figures if f.status == "actual" and f.when.known]
        # `In 2021 it was 3 bn. In two months of 2023 it was 1 bn. In the period reported …`
        parts = [when for when in told if when.precision not in ("year", "open", "day")]
        return next(iter(parts or told), None)

    def _period_of_report(self, sentence: Sentence) -> When | None:
        """Give the one period of a bulletin, told at its head, for a partner far down its list."""
        if self._told(sentence, "now"):
            return None
        above = self.reading.sentences[max(0, sentence.index - REPORT) : sentence.index]
        heads = (s for s in above if _is_on_trade(s) or self._matches("period_head", s.text))
        told = {d.when for other in heads for d in other.dates if _tells(d)}
        when = told.pop() if len(told) == 1 else None
        return when if when and when.known else None

    def _period_before(self, sentence: Sentence) -> DateHit | None:
        """Give the period of the sentence before, or of one on trade a little farther back."""
        far = REACH if self._told(sentence, "now") else FAR
        reach = LIST if sentence.text.startswith(("-", "•", "*")) else far
        aside: DateHit | None = None
        for other in reversed(
            self.reading.sentences[max(0, sentence.index - reach) : sentence.index]
        ):
            near = sentence.index - other.index == 1
            # `The office told of the first quarter of 2026. Its trade with all grew. …`
            leads = any(d.role == "period" for d in other.dates) and _is_on_trade(
                self.reading.sentences[other.index + 1]
            )
            if not (near or leads or _is_on_trade(other)):
                continue
            if self._is_aside_on_goods(other):
                continue
            fit = [
                d
                for d in other.dates
                if _tells(d)
                # `In March 2021 they signed a treaty. Trade reached …`: the month of another thing.
                and (d.role == "period" or not other.has("kind"))
            ]
            # `… 16.8 mn (24.2 mn in 2022). In the period reported …`: what is aside dates itself.
            free = [d for d in fit if self._bracket(other, d.start) is None]
            if free and sentence.index - other.index > REACH and self._is_behind(other, free[-1]):
                continue
            if free:
                return free[-1]
            aside = aside or next(iter(fit[-1:]), None)
        return aside

    def _date_by_note(self) -> None:
        """Give what the text never dates the time of a note below: `The data are for 2019.`

        Only where no sum of the text has a time, and one note tells one.
        """
        told = [figure for figure in self.figures if figure.status == "actual"]
        if "note_of_time" not in self._data or not told or any(f.when.known for f in told):
            return
        times = {
            date.when: date
            for sentence in self.reading.sentences
            if sentence.dates and not sentence.sums
            for date in sentence.dates
            if is_period(date)
            and self._matches("note_of_time", sentence.piece(sentence.start, date.start))
        }
        if len(times) == 1:
            when, date = times.popitem()
            self.taken.add(date.start)
            self.figures = [
                replace(f, when=when) if f.status == "actual" else f for f in self.figures
            ]

    def _bracket(self, sentence: Sentence, at: int) -> int | None:
        """Give where the bracket opens in which a place of the sentence stands, if one does."""
        text = self.reading.norm.text
        opens = text.rfind("(", sentence.start, at)
        return opens if opens >= 0 and text.find(")", opens, at) < 0 else None

    def _is_behind(self, sentence: Sentence, date: DateHit) -> bool:
        """Say whether the text told a later year before a date: it looks back from there."""
        above = self.reading.sentences[max(0, sentence.index - LIST) : sentence.index]
        ends = [d.when.end for s in above if _is_on_trade(s) for d in s.dates if _tells(d)]
        own = date.when.end
        return own is not None and any(end and end.year > own.year for end in ends)

    def _is_aside_on_goods(self, other: Sentence) -> bool:
        """Say whether a sentence tells of one good: its month is not that of all trade."""
        return other.has("not_trade", "goods") and bool(other.sums)


def _is_on_trade(sentence: Sentence) -> bool:
    return sentence.has("not_trade", "foreign", "world") or any(
        sentence.has(group) for group in ("indicator", "indicator_weak")
    )


def _tells(date: DateHit) -> bool:
    """Say whether a date is a period that a text may be about."""
    return date.role in ("act", "period") and is_period(date) and not (date.compared or date.latent)
