"""Counted indicators: joint ventures, visitors, flights, documents, agreements."""

from __future__ import annotations

from timeline import edtf
from timeline.extract.amounts import AmountHit
from timeline.extract.dates import DateHit
from timeline.extract.figures.counted import counted, rules_met, sides_of
from timeline.extract.figures.formers import Formers
from timeline.extract.figures.spans import (
    distance,
)
from timeline.extract.figures.terms import (
    _CLAUSE,
    TARGET_ROLES,
    Topic,
)
from timeline.extract.sentence import Sentence
from timeline.language.phrases import Hit
from timeline.records import TRADE, Figure, When

# A noun beside a number is enough for these; of tourists, flights and universities much is counted.
CUED = ("joint_ventures", "documents_signed", "investment_projects_usd")


class Counts(Formers):
    """Reads what is counted."""

    def _counts(self, sentence: Sentence) -> None:
        """Read counted things: joint ventures, visitors, flights, documents, agreements."""
        if not (sentence.amounts or sentence.has("indicator") or sentence.has("office")):
            return
        used: list[tuple[int, int]] = []
        levels = []
        met = self.reading.once("count rules", lambda: rules_met(self.reading))
        rules = met.get(sentence.index, ())
        for found in counted(self.reading, sentence, rules):
            amount, rule = found.amount, found.rule
            used.append((amount.start, amount.end))
            sides = sides_of(self.reading, sentence, found)
            levels.append((amount, self._add_count(sentence, amount, rule.indicator, sides)))
        for hit in sentence.hits("indicator"):
            if hit.label not in CUED:
                continue
            amount_found = self._counted(sentence, hit)
            if amount_found is None or _overlaps(amount_found, used):
                continue
            used.append((amount_found.start, amount_found.end))
            at = self._add_count(sentence, amount_found, hit.label, ("", ""))
            levels.append((amount_found, at))
        if levels:
            self._ratios(sentence, levels, True)
        else:
            self._count_again(sentence)

    def _count_again(self, sentence: Sentence) -> None:
        """Read another count of the same thing: `other sources give this number as 876`."""
        topic = self._topic.indicator
        if not topic or topic in TRADE or not self._is_near(sentence):
            return
        bare = [a for a in sentence.amounts if not a.unit and not a.bare]
        if len(bare) == 1 and sentence.has("pronoun", "figure") and self._topic.figure is not None:
            last = self.figures[self._topic.figure]
            self._add_count(sentence, bare[0], topic, (last.reporter, last.partner))

    def _counted(self, sentence: Sentence, hit: Hit) -> AmountHit | None:
        money = hit.label.endswith("_usd")
        fit = [
            a
            for a in sentence.amounts
            if a.money == money
            and a.start not in self._told_sums
            and a.unit != "PERCENT"
            and not (a.unit == "TIMES" and a.value < 100)
        ]
        verb_after = self._data.get("verb", "after") == "after"
        near = [a for a in fit if -8 <= hit.start - a.end <= 60]
        if not near and (money or not verb_after):
            reach = 40 if verb_after else 25  # `the portfolio of projects is above 4 billion`
            near = [a for a in fit if 0 <= a.start - hit.end <= reach]
        return min(near, key=lambda a: abs(hit.start - a.end)) if near else None

    def _add_count(
        self, sentence: Sentence, amount: AmountHit, indicator: str, sides: tuple[str, str]
    ) -> int:
        """Keep a count; give its place among the figures."""
        date, when = self._counted_when(sentence, amount, indicator)
        if date is not None and date.role in ("since", "period"):
            self.taken.add(date.start)
        figure = Figure(
            "",
            indicator,
            when,
            *sides,
            amount.value,
            amount.unit if amount.money else "COUNT",
            self._bound(self._around(sentence, amount)),
            "actual",
            as_written=self.reading.norm.quote(amount.start, amount.end),
            sources=(self._source(sentence, amount, date, when),),
            pair=self.reading.pair.id,
        )
        # A time that nobody told is that of no trade told next.
        told = when if date is not None or when == self._topic.period else None
        self._topic = Topic(indicator, told, sentence.index, len(self.figures))
        self.figures.append(figure)
        return len(self.figures) - 1

    def _counted_when(
        self, sentence: Sentence, amount: AmountHit, indicator: str
    ) -> tuple[DateHit | None, When]:
        """Give the time of a count: the nearest date, that told before, else when it was told."""
        published = self.reading.document.published
        roles = ("base", *TARGET_ROLES)
        dates = [d for d in sentence.dates if d.role not in roles and not d.latent]
        text = self.reading.norm.text
        # `1500 firms, a year earlier fewer`: a date behind the clause is that of another count.
        dates = [d for d in dates if not _CLAUSE.search(text, amount.end, d.start)]
        if dates:
            date = min(dates, key=lambda d: distance(d, amount))
            return date, date.when
        if indicator == "documents_signed":
            if date_before := self._signed_on(sentence):
                return date_before, date_before.when
            if published:
                return None, edtf.parse(edtf.point(published.year, published.month, published.day))
        if indicator == "visitors" and self._topic.indicator == "visitors" and self._topic.period:
            return None, self._topic.period
        return None, edtf.parse(edtf.point(published.year)) if published else edtf.UNKNOWN

    def _signed_on(self, sentence: Sentence) -> DateHit | None:
        """Give the days of the visit that the sentence before tells, if it tells one time alone."""
        if not sentence.index:
            return None
        before = self.reading.sentences[sentence.index - 1]
        days = [d for d in before.dates if d.role == "act" and not d.latent]
        told = before.has("kind", "visit", "meeting", "summit", "commission", "forum")
        exact = len(days) == 1 and days[0].when.precision in ("day", "range")
        return days[0] if told and exact and not before.future else None


def _overlaps(amount: AmountHit, used: list[tuple[int, int]]) -> bool:
    return any(start < amount.end and amount.start < end for start, end in used)
