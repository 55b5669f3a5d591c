"""What every part of the reader needs: the reading, the topic so far, the words around a sum."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Set
from decimal import Decimal

from timeline import edtf
from timeline.extract.amounts import AmountHit
from timeline.extract.dates import DateHit
from timeline.extract.figures.terms import (
    ATTACHED,
    WINDOW,
    Around,
    Topic,
)
from timeline.extract.reading import Reading, amount_reader
from timeline.extract.sentence import Sentence
from timeline.language.asked import Asked
from timeline.records import Figure, Provenance, When

BESIDE = 64  # code points between a sum and its date: the longest bracket and verb
# The same sum in other money, between it and its date: `from 22 trillion ($2.2 billion) in 2019`.
BRACKET = re.compile(r"\A ?\([^()]{2,30}\) ?")


class Base:
    """The state of a reader and the words around its sums."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.figures: list[Figure] = []
        # Where the levels of an indicator and a time stand, of so many figures; growth moves none.
        self._levels: dict[tuple[str, When], list[int]] = defaultdict(list)
        self._dealt = 0
        self.taken: set[int] = set()
        self._topic = Topic()
        self._world = -9  # the last sentence that told a country's trade with all others
        self._union = -9  # the last sentence that told the trade of a union of states
        self._world_of: set[str] = set()  # whom that sentence named
        self._told_sums: set[int] = set()  # where sums of trade begin: they are nothing else
        self._invested = -9  # the last sentence that told a sum of investment
        self._greatest: dict[str, Decimal] = {}  # the greatest level told so far, by unit
        self._two, self._heard = False, 0  # whether both were named, in how many sentences
        self.cells: Set[int] = frozenset()  # where numbers begin that a table tells
        self._unit_above: tuple[int, AmountHit] | None = None  # told by a lead, and in which
        self._listing = -9  # the last sentence of a list of partners
        self._on_goods = -9  # the last sentence that told a sum of one good
        self._last_level: tuple[int, When] | None = None  # sentence and period of the last sum
        self._read: Sentence | None = None  # whose words around its sums are kept
        self._words_around: dict[tuple[int, int], Around] = {}
        self._patterns: dict[str, Asked | None] = {}
        self._reader = amount_reader(reading.language)
        self._data = reading.language.data.get("figures", {})

    def _matches(self, key: str, text: str) -> bool:
        if key not in self._patterns:
            self._patterns[key] = self.reading.language.asked("figures", key)
        pattern = self._patterns[key]
        return pattern is not None and pattern.search(text) is not None

    def _told(self, sentence: Sentence, key: str) -> bool:
        """Say whether a pattern stands in a sentence; asked of each of its sums."""
        return sentence.once(f"figures {key}", lambda: self._matches(key, sentence.text))

    def _around(self, sentence: Sentence, amount: AmountHit) -> Around:
        if self._read is not sentence:
            self._read, self._words_around = sentence, {}
        key = amount.start, amount.end
        around = self._words_around.get(key)
        if around is None:
            text = self.reading.norm.text
            low = max(sentence.start, amount.start - WINDOW)
            after = text[amount.end : min(sentence.end, amount.end + WINDOW)]
            words = text[amount.start : amount.end].rsplit(" ", 1)[-1]
            around = self._words_around[key] = Around(
                text[low : amount.start], after, words + after
            )
        return around

    def _follows_old(self, sentence: Sentence, amount: AmountHit) -> bool:
        """Say whether the words before a sum make of it a former level: `from 3 to 4 billion`."""
        old = "old", amount.start, amount.end
        return sentence.once(
            old, lambda: self._matches("old_before", self._around(sentence, amount).before)
        )

    def _is_near(self, sentence: Sentence) -> bool:
        return bool(self._topic.indicator) and sentence.index - self._topic.sentence <= 2

    def _since_topic(self, sentence: Sentence) -> int:
        """Count the sentences since the text last spoke of its topic."""
        return sentence.index - self._topic.sentence

    def _source(
        self, sentence: Sentence, amount: AmountHit, date: DateHit | None, when: When
    ) -> Provenance:
        norm = self.reading.norm
        span = norm.to_source(date.start, date.end) if date else None
        return Provenance(
            self.reading.document.id,
            sentence.span,
            self.reading.quote(sentence),
            span,
            norm.source[span.start : span.end] if span else "",
            when.edtf,
            norm.quote(amount.start, amount.end),
            amount.rule,
            value=amount.value,
        )

    def _is_attached(self, amount: AmountHit, date: DateHit) -> bool:
        if not 0 <= date.start - amount.end <= BESIDE:
            return False
        between = BRACKET.sub(" ", self.reading.norm.text[amount.end : date.start])
        near = len(between) <= ATTACHED and not set(between) & set(",;.")
        # `from $1 billion reached in 2017`
        return near or self._matches("reached_between", between)

    def _same_time(self, when: When, like: When | None = None) -> When:
        """Give the part of a year that the text speaks of, in another year that is named alone."""
        topic = like or self._topic.period
        if topic is None or when.precision != "year" or topic.start is None or when.start is None:
            return when
        if topic.precision in ("year", "open") or topic.start.year == when.start.year:
            return when
        if len(topic.edtf) > len("2021-01/2021-06") and topic.edtf[4:10] != "-01-01":
            return when  # `on 10-11 November they met`: the days of a meeting are no period
        return edtf.parse(edtf.in_year(topic, when.start.year))
