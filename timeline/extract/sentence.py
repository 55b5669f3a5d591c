"""One sentence of a document: what stands in it and where, asked for by group and stretch.

Offsets are those of the folded text of the whole document.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Hashable
from functools import wraps
from typing import Any, TypeVar

from timeline.extract.amounts import AmountHit
from timeline.extract.dates import DateHit
from timeline.language import lexicon
from timeline.language.lexicon import Language
from timeline.language.phrases import Hit
from timeline.records import Span

FRAMED = 45  # code points between a word that frames an occasion and its noun
ENDING = 64  # code points: the last words of a sentence, which tell its tense
T = TypeVar("T")


class Sentence:
    """One sentence: its source span, its stretch of the folded text, and what stands in it.

    ``sums`` are its amounts but for bare numbers.
    """

    __slots__ = (
        "_future",
        "_groups",
        "_known",
        "amounts",
        "cues",
        "dates",
        "end",
        "index",
        "language",
        "span",
        "start",
        "sums",
        "text",
    )

    def __init__(
        self,
        index: int,
        span: Span,
        stretch: tuple[int, int],
        text: str,
        cues: tuple[Hit, ...],
        language: Language,
    ) -> None:
        self.index, self.span, self.text, self.cues = index, span, text, cues
        self.start, self.end = stretch
        self.dates: tuple[DateHit, ...] = ()
        self.amounts: tuple[AmountHit, ...] = ()
        self.sums: tuple[AmountHit, ...] = ()
        self.language = language
        self._future: bool | None = None
        self._groups: dict[str, list[Hit]] = {}
        self._known: dict[Hashable, Any] = {}
        for hit in cues:
            self._groups.setdefault(hit.group, []).append(hit)

    def _copy(self) -> Sentence:
        """Give the same sentence, of which nothing is worked out yet."""
        stretch = self.start, self.end
        other = Sentence(self.index, self.span, stretch, self.text, (), self.language)
        other.cues, other._groups, other._future = self.cues, self._groups, self._future
        other.dates, other.amounts, other.sums = self.dates, self.amounts, self.sums
        return other

    def with_amounts(self, amounts: tuple[AmountHit, ...]) -> Sentence:
        """Give the same sentence with other amounts."""
        other = self._copy()
        other.amounts = amounts
        other.sums = tuple(amount for amount in amounts if amount.money or amount.magnitude)
        return other

    def with_dates(self, dates: tuple[DateHit, ...]) -> Sentence:
        """Give the same sentence with other dates."""
        other = self._copy()
        other.dates = dates
        return other

    def with_cues(self, group: str, hits: list[Hit]) -> Sentence:
        """Give the same sentence with more cues of a group."""
        other = self._copy()
        other._groups = {**self._groups, group: sorted({*self.hits(group), *hits})}
        return other

    @property
    def future(self) -> bool:
        """Say whether it tells what is to come, by a cue or by its last words; asked of few."""
        if self._future is None:
            ending = self.text[-ENDING:]
            told = lexicon.search(self.language, "future_ending", ending)
            coming = [hit for hit in self._groups.get("future", ()) if hit.label != "next"]
            ahead = coming or (self.has("future") and not self.told("finite_ending"))
            self._future = bool(told or (ahead and not self.has("called_off", "never")))
        return self._future

    def once(self, name: Hashable, make: Callable[[], T]) -> T:
        """Give what is worked out once of its words and dates, however many of these ask for it."""
        if name not in self._known:
            self._known[name] = make()
        made: T = self._known[name]
        return made

    def told(self, name: str) -> re.Match[str] | None:
        """Find a pattern of the language's file in its words."""
        return self.once(name, lambda: lexicon.search(self.language, name, self.text))

    def counts(self, word: str) -> bool:
        """Say whether a word is a number that counts: `five`, not `fifth`."""
        ordinal = word in self.language.numbers and lexicon.search(self.language, "ordinals", word)
        return word in self.language.numbers and not ordinal

    def hits(self, group: str, start: int | None = None, end: int | None = None) -> list[Hit]:
        """Give the cues of a group, within a stretch of the folded text if one is named."""
        hits = self._groups.get(group)
        if not hits:
            return []
        if start is None and end is None:
            return hits.copy()
        low = self.start if start is None else start
        high = self.end if end is None else end
        first = bisect_left(hits, (low,))
        return hits[first : bisect_left(hits, (high,), first)]

    def has(self, group: str, *labels: str) -> bool:
        """Say whether a cue of the group (with one of the labels, if any) stands here."""
        hits = self._groups.get(group)
        if not hits or not labels:
            return bool(hits)
        told = self.once(("labels", group), lambda: {hit.label for hit in hits})
        return not told.isdisjoint(labels)

    def touching(self, group: str, start: int, end: int) -> list[Hit]:
        """Give the cues of a group that share a code point with a stretch of the folded text."""
        hits = self._groups.get(group)
        if not hits:
            return []
        first = bisect_left(hits, (start,))
        while first and hits[first - 1].end > start:  # of one group no cue lies in another
            first -= 1
        return hits[first : bisect_left(hits, (end,), first)]

    def is_framed(self, hit: Hit) -> bool:
        """Say whether a cue names only an occasion: `on the sidelines of the SCO summit`."""
        return self.once(("framed", hit), lambda: self._is_framed(hit))

    def _is_framed(self, hit: Hit) -> bool:
        if self.touching("frame_over", hit.start, hit.start + 1):
            return True
        for frame in self.hits("frame_before", hit.start - 60, hit.start):
            if self._is_dated(frame):
                continue  # `the following month they met`
            gap = self.piece(frame.end, hit.start)
            if self.hits("venue", frame.end, hit.start):
                continue  # `what they discussed during their telephone conversation`
            # It frames the next noun alone: `ahead of the summit the presidents held talks`.
            between = self.hits("kind", frame.end, hit.start)
            sat = {session.start for session in self.hits("session")} if between else ()
            # `to take part in the seventh joint session of the commission`: two nouns of one body.
            far = FRAMED if not between else 2 * FRAMED
            near = 0 <= hit.start - frame.end <= far and not set(gap) & set(",;:")
            if near and all(other.label == hit.label or other.start in sat for other in between):
                return True
        # Where nouns come first the word stands behind: `ШЫҰ саммиті аясында`.
        behind = self.frames_behind(hit)
        return any(not set(self.piece(hit.end, f.start)) & set(",;:") for f in behind)

    def _is_dated(self, hit: Hit) -> bool:
        """Say whether a cue stands within a date."""
        at = bisect_right(self.dates, hit.start, key=lambda date: date.start)
        return at > 0 and hit.end <= self.dates[at - 1].end

    def is_owner(self, hit: Hit) -> bool:
        """Say whether a cue stands in the genitive: it tells whose the thing behind it is."""
        genitive = self.language.pattern("genitive")
        return genitive is not None and bool(genitive.search(self.piece(hit.start, hit.end)))

    def frames_behind(self, hit: Hit) -> list[Hit]:
        """Give the words behind a cue that make of it an occasion; `sidelines` right behind it."""
        behind = self.hits("frame", hit.end, hit.end + 45)
        if not behind:
            return behind
        return [f for f in behind if f.label != "aside" or f.start - hit.end <= len("'s ")]

    def piece(self, start: int, end: int) -> str:
        """Give a stretch of the folded text by offsets of the whole text."""
        return self.text[max(0, start - self.start) : max(0, end - self.start)]


def known_of_cue(judge: Callable[[Sentence, Hit], T]) -> Callable[[Sentence, Hit], T]:
    """Make a question about a cue of a sentence one that is asked once, of however many dates."""

    def ask(sentence: Sentence, hit: Hit) -> T:
        return sentence.once((judge, hit), lambda: judge(sentence, hit))

    return wraps(judge)(ask)
