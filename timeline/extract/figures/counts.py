"""Counted indicators: joint ventures, visitors, flights, documents, agreements."""

from __future__ import annotations

from timeline import edtf
from timeline.extract.amounts import AmountHit
from timeline.extract.figures.growth import Growth
from timeline.extract.figures.spans import (
    distance,
)
from timeline.extract.figures.terms import (
    TARGET_ROLES,
    TRADE,
    Topic,
)
from timeline.extract.reading import Sentence
from timeline.language.phrases import Hit
from timeline.records import Figure


class Counts(Growth):
    """Reads what is counted."""

    def _counts(self, sentence: Sentence) -> None:
        """Read counted things: joint ventures, visitors, flights, documents, agreements."""
        used: set[int] = set()
        for hit in sentence.hits("indicator"):
            if hit.label in TRADE:
                continue
            amount = self._counted(sentence, hit)
            if amount is None or amount.start in used:
                continue
            used.add(amount.start)
            self._add_count(sentence, amount, hit)

    def _counted(self, sentence: Sentence, hit: Hit) -> AmountHit | None:
        money = hit.label.endswith("_usd")
        fit = [
            a
            for a in sentence.amounts
            if a.money == money
            and a.unit != "PERCENT"
            and not (a.unit == "TIMES" and a.value < 100)
        ]
        verb_after = self._data.get("verb", "after") == "after"
        near = [a for a in fit if -8 <= hit.start - a.end <= 60]
        if not near and not verb_after:
            near = [a for a in fit if 0 <= a.start - hit.end <= 25]
        return min(near, key=lambda a: abs(hit.start - a.end)) if near else None

    def _add_count(self, sentence: Sentence, amount: AmountHit, hit: Hit) -> None:
        published = self.reading.document.published
        dates = [
            d for d in sentence.dates if d.role not in ("base", *TARGET_ROLES) and not d.latent
        ]
        date = min(dates, key=lambda d: distance(d, amount)) if dates else None
        if date is not None:
            when = date.when
            if date.role in ("since", "period"):
                self.taken.add(date.start)
        elif hit.label == "documents_signed" and published:
            when = edtf.parse(edtf.point(published.year, published.month, published.day))
        elif hit.label == "visitors" and self._topic.indicator == "visitors" and self._topic.period:
            when = self._topic.period
        else:
            when = edtf.parse(edtf.point(published.year)) if published else edtf.UNKNOWN
        around = self._around(sentence, amount)
        reporter, partner = self._people(sentence, hit)
        figure = Figure(
            "",
            hit.label,
            when,
            reporter,
            partner,
            amount.value,
            amount.unit if amount.money else "COUNT",
            self._bound(around),
            "actual",
            as_written=self.reading.norm.quote(amount.start, amount.end),
            sources=(self._source(sentence, amount, date, when),),
            pair=self.reading.pair.id,
        )
        self._topic = Topic(hit.label, when, sentence.index, len(self.figures))
        self.figures.append(figure)
        self._ratios(sentence, [(amount, len(self.figures) - 1)], True)

    def _people(self, sentence: Sentence, hit: Hit) -> tuple[str, str]:
        """Visitors: the country whose citizens they are, and the one that they go to."""
        if hit.label != "visitors":
            return "", ""
        pair = self.reading.pair.countries
        named = [h for h in sentence.hits("party") if h.label in pair]
        # `Uzbek citizens came to Kazakhstan 956 thousand times`: whose they are stands first.
        first = min(h.start for h in sentence.hits("indicator") if h.label == hit.label)
        before = [h for h in named if h.end <= first]
        if not before:
            return "", ""
        nearest = max(before, key=lambda h: h.start).label
        return nearest, pair[1] if nearest == pair[0] else pair[0]
