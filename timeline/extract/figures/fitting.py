"""Which dates of a sentence may be the time of a sum: of an aim, of a level, of a forecast."""

from __future__ import annotations

from timeline.extract.amounts import AmountHit
from timeline.extract.dates import DateHit
from timeline.extract.figures.parts_told import PartsTold
from timeline.extract.figures.spans import (
    amounts_before,
    amounts_behind,
    is_ahead,
    is_period,
    is_year,
)
from timeline.extract.figures.terms import _CLAUSE, TARGET_ROLES
from timeline.extract.sentence import Sentence
from timeline.records import When

RESULTS = ".results_of_the_year"  # the name of the rule of `по итогам года` ends so


def _has_deadline(sentence: Sentence) -> bool:
    return sentence.once("has act_by", lambda: any(d.role == "act_by" for d in sentence.dates))


class Fitting(PartsTold):
    """Tells the dates that may be a sum's."""

    def _fit_for_aim(
        self, sentence: Sentence, amount: AmountHit, dates: list[DateHit]
    ) -> list[DateHit]:
        """Give those of some dates by which an aim may be due."""
        published = self.reading.document.published
        fit = [
            d
            for d in dates
            if d.role in (*TARGET_ROLES, "act_by")
            or (d.role == "term" and d.when.precision == "year" and is_ahead(d, published))
            or (d.rule.endswith(RESULTS) and is_ahead(d, published))
            or (
                is_year(d)
                and is_ahead(d, published)
                and d.start not in self.taken
                # `At their meeting of May 2016 they agreed to reach 5 bn`: when they met.
                and not (d.when.precision == "month" and sentence.has("kind"))
            )
        ]
        fit = [d for d in fit if not self._is_of_another(sentence, d, amount)]
        fit = [d for d in fit if not self._is_of_mark_before(sentence, d, amount)]
        fit = [d for d in fit if not self._is_of_mark_behind(sentence, d, amount)]
        text = self.reading.norm.text
        return [d for d in fit if ";" not in text[amount.end : d.start]]

    def _is_of_mark_behind(self, sentence: Sentence, date: DateHit, amount: AmountHit) -> bool:
        """Say whether a date opens the clause of the next mark: `to 3 bn, and by 2030 to 10 bn`."""
        if date.start < amount.end:
            return False
        text, later = self.reading.norm.text, amounts_behind(sentence.sums, amount)[:1]
        if not later or later[0].start < date.end:
            return False
        leads = not _CLAUSE.search(text, date.end, later[0].start)
        return leads and bool(_CLAUSE.search(text, amount.end, date.start))

    def _fit_for_level(
        self, sentence: Sentence, amount: AmountHit, dates: list[DateHit], status: str
    ) -> list[DateHit]:
        """Give those of some dates that may be the time of a level or a forecast."""
        published = self.reading.document.published
        fit = [d for d in dates if d.role not in TARGET_ROLES and is_period(d)]
        fit = [d for d in fit if not self._is_held_against(sentence, d)]
        # `1.5 bn against 1.2 bn a year earlier`: the first is of the time that is told.
        fit = [d for d in fit if not self._is_of_old(sentence, d, amount)]
        fit = [d for d in fit if not self._leads_next(sentence, d, amount)]
        if ";" in sentence.text:
            fit = [d for d in fit if not self._is_apart(sentence, d, amount)] or fit
        if status == "actual" and published:
            # `now 3 bn, it is to be raised to 15 bn in 2026`: what is has no time to come
            fit = [
                d
                for d in fit
                if d.start < amount.end or not (d.when.start and d.when.start > published)
            ]
        if status == "actual" and _has_deadline(sentence):
            # `4 bn were exports, and both work towards 10 bn by 2027`: the year of the aim.
            fit = [
                d for d in fit if d.role != "act_by" or not self._is_of_another(sentence, d, amount)
            ]
        if status == "expected":
            others = [a.end for a in amounts_before(sentence.amounts, amount) if a.money]
            start = max([sentence.start, *others])
            fit += [d for d in dates if d.role in TARGET_ROLES and start <= d.start]
            # `It was 200 mn in 1971 and is to exceed a billion a year by 1980`
            fit = [d for d in fit if not self._is_past(status, d.when)] or fit
        return fit

    def _is_past(self, status: str, period: When) -> bool:
        """Say whether a period was over before the year in which something is expected."""
        published = self.reading.document.published
        if status != "expected" or published is None or period.end is None:
            return False
        return period.end.year < published.year
