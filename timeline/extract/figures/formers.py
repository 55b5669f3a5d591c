"""The time of a former level that has no date of its own: `imports fell from 6.7 to 3.2 mn`."""

from __future__ import annotations

from timeline import edtf
from timeline.extract.amounts import AmountHit
from timeline.extract.dates import DateHit
from timeline.extract.figures.growth import Growth
from timeline.extract.figures.spans import is_period
from timeline.extract.figures.terms import REACH
from timeline.extract.sentence import Sentence
from timeline.records import When

LEVELS = 2
LATEST = 8  # figures that the text told last


class Formers(Growth):
    """Reads when former levels were."""

    def _former_time(self, sentence: Sentence, amount: AmountHit) -> When | None:
        """Give when a former level was: at the head of its years, or at an earlier time just told.

        `In 2017-2022 it rose from 100 to 300 mn`; `In January 2018 it was 16 mn, a year later 10.
        Exports fell from 9 to 3 mn.` None where the text tells no such time.
        """
        if not amount.money or not self._is_old(sentence, amount, self._around(sentence, amount)):
            return None
        for date in sentence.dates:
            if len(date.when.edtf) != len("2017/2022"):
                continue
            if date.end <= amount.start or self._closes(sentence, date):
                return edtf.parse(date.when.edtf[:4])
        own = self._period(sentence, amount, "actual")[1]
        if self._told(sentence, "year_on_year") and own.start and own.end:
            year = own.start.year
            if own.precision != "open" and year == own.end.year:
                return edtf.parse(edtf.in_year(own, year - 1))
        near = self.reading.sentences[max(0, sentence.index - REACH)].span.start
        told = (
            figure.when
            for figure in reversed(self.figures[-LATEST:])
            if figure.sources[0].span.start >= near
            and figure.status == "actual"
            and edtf.is_same_part_before(figure.when, own)
        )
        return next(told, None)

    def _closes(self, sentence: Sentence, date: DateHit) -> bool:
        """Say whether years stand behind two levels: `from 3 to 4 bn between 2019 and 2024`."""
        start, end = date.when.start, date.when.end
        years = bool(start and end) and [d for d in sentence.dates if is_period(d)] == [date]
        long = bool(start and end and end.year - start.year > 1)  # no fiscal year
        last = sentence.sums[-1] if len(sentence.sums) == LEVELS else None
        return bool(years and long and last and last.end <= date.start)
