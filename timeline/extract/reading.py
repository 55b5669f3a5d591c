"""A document read once: its sentences with their dates, amounts, cues and names.

Everything later asks this for what stands where; offsets here are of the folded text.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence, Set
from copy import copy
from dataclasses import dataclass, field
from functools import wraps
from typing import Any, TypeVar

from timeline.extract.amounts import AmountHit, AmountReader
from timeline.extract.dates import DateHit
from timeline.extract.sentences import Habits, sentences
from timeline.extract.short_names import with_short_names
from timeline.extract.tense import is_told_ahead, is_told_over
from timeline.extract.timeflow import read_dates
from timeline.language import lexicon
from timeline.language.detect import detect, script_of
from timeline.language.lexicon import Language
from timeline.language.markup import blank
from timeline.language.normalise import NormText
from timeline.language.phrases import Hit, Phrases
from timeline.language.relations import Pair, Relations, with_names
from timeline.language.words import Words
from timeline.records import Document, Span

# What stands in the names of unions of states, and is no act there: `Turkic Council`.
NAMING = tuple(("kind", label) for label in ("council", "treaty", "commission", "agreement"))
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

    def with_amounts(self, amounts: tuple[AmountHit, ...]) -> Sentence:
        """Give the same sentence with other amounts."""
        other = copy(self)
        other.amounts = amounts
        other.sums = tuple(amount for amount in amounts if amount.money or amount.magnitude)
        other._known = {}
        return other

    @property
    def future(self) -> bool:
        """Say whether it tells what is to come, by a cue or by its last words; asked of few."""
        if self._future is None:
            ending = self.text[-ENDING:]
            told = lexicon.search(self.language, "future_ending", ending)
            self._future = self.has("future") or bool(told)
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
            near = 0 <= hit.start - frame.end <= 45 and not set(gap) & set(",;:")
            sat = {session.start for session in self.hits("session")} if between else ()
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


@dataclass(frozen=True, slots=True)
class Reading:
    """A document with everything that was found in it."""

    document: Document
    language: Language
    norm: NormText
    pair: Pair
    relations: Relations
    sentences: tuple[Sentence, ...]
    script: str = ""
    plain: str = field(default="", repr=False)  # the source, its tags and entities blanked
    _named: dict[tuple[int, int | None, int | None], list[str]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )  # the countries of each stretch asked for
    _known: dict[str, Any] = field(default_factory=dict, init=False, repr=False, compare=False)

    def once(self, name: str, make: Callable[[], T]) -> T:
        """Give what is worked out once of the whole text, however often it is asked for."""
        if name not in self._known:
            self._known[name] = make()
        made: T = self._known[name]
        return made

    def sentence_at(self, span: Span) -> Sentence | None:
        """Give the sentence of a span of the source; None where none has this very span."""
        at = bisect_left(self.sentences, span.start, key=lambda sentence: sentence.span.start)
        found = self.sentences[at] if at < len(self.sentences) else None
        return found if found is not None and found.span == span else None

    def within(self, start: int, end: int) -> Iterator[Sentence]:
        """Give the sentences that a stretch of the folded text touches."""
        first = bisect_right(self.sentences, start, key=lambda sentence: sentence.end)
        for number in range(first, len(self.sentences)):
            if self.sentences[number].start >= end:
                break
            yield self.sentences[number]

    def quote(self, sentence: Sentence) -> str:
        """Give a sentence as the source writes it: one text, however many records quote it."""
        span = sentence.span
        return sentence.once("quote", lambda: self.norm.source[span.start : span.end])

    def parties(
        self, sentence: Sentence, start: int | None = None, end: int | None = None
    ) -> list[str]:
        """Give the countries that a sentence names, by themselves or by their people."""
        key = sentence.index, start, end
        named = self._named.get(key)
        if named is None:
            found = []
            for group in ("party", "person", "place"):
                found += [self.country_of(hit) for hit in sentence.hits(group, start, end)]
            named = self._named[key] = [country for country in dict.fromkeys(found) if country]
        return list(named)

    def country_of(self, hit: Hit) -> str:
        """Give the country that a name stands for; empty for a town that is no capital."""
        if hit.group == "person":
            return self.relations.country_of_person(hit.label)
        if hit.group == "place" and self.relations.is_capital(hit.label):
            country = self.relations.country_of_place(hit.label)
            # `They met in Minsk` makes Belarus no party.
            where = self.norm.text[max(0, hit.start - 4) : hit.end]
            inside = country in self.pair.countries
            return country if inside or not lexicon.search(self.language, "where", where) else ""
        return hit.label if hit.group == "party" else ""


def phrases_of(relations: Relations, language: Language) -> Phrases:
    """Give the cues of a language and the names of all countries in it, compiled once."""
    return language.once(f"phrases of {relations.key}", lambda: with_names(relations, language))


def _words(relations: Relations, language: Language) -> Words:
    def make() -> Words:
        phrases = phrases_of(relations, language)
        return Words(phrases, language.places, amount_reader(language).places)

    return language.once(f"words of {relations.key}", make)


def amount_reader(language: Language) -> AmountReader:
    """Give the reader of a language's amounts, compiled once."""
    return language.once("amounts", lambda: AmountReader(language))


def _habits(language: Language) -> Habits:
    """Give the habits of a language's full stops out of its file."""
    short = frozenset(language.data.get("abbreviations", ()))
    units = language.data.get("cues", {}).get("unit", {}).values()
    counted = {word.rstrip(".*~") for words in units for word in words}
    counted |= {
        word
        for word in short
        if (told := language.fold(word)) in language.magnitudes or told in counted
    }
    told = language.data.get("told", "")
    return Habits(
        short,
        short & counted,
        frozenset(language.data.get("closing", ())),
        re.compile(told) if told else None,
    )


def read(document: Document, relations: Relations) -> Reading:
    """Fold a document and find what stands in it; the pair comes from it or from its names."""
    script = script_of(document.text)
    language, norm = detect(document.text, document.language, document.script or script)
    plain = blank(document.text)
    spans = sentences(plain, language.once("habits", lambda: _habits(language)))
    found = _words(relations, language).scan(norm.text)
    cues = _standing(sorted(found.hits), norm, language.word_set("cased"))
    cues = with_short_names(cues, norm, language)
    bounds = [norm.from_source(span) for span in spans]
    by_sentence = _deal(cues, [hit.start for hit in cues], bounds)
    out = [
        Sentence(index, span, stretch, norm.text[stretch[0] : stretch[1]], mine, language)
        for index, (span, stretch, mine) in enumerate(zip(spans, bounds, by_sentence, strict=True))
    ]

    def is_future(start: int, end: int) -> bool:
        return is_told_ahead(norm.text, language, out, start, end)

    def is_over(start: int) -> bool:
        return is_told_over(language, out, start)

    published = document.published
    dates = read_dates(norm.text, language, published, is_future, found.dates, is_over)
    # `1992\n3 January`: a year on a line of its own belongs to the day below it.
    dates_of = _deal(dates, [hit.end - 1 for hit in dates], bounds)
    amounts = _without_dates(amount_reader(language).read(norm.text, found.amounts), dates)
    amounts_of = _deal(amounts, [hit.start for hit in amounts], bounds)
    for sentence, its_dates, its_amounts in zip(out, dates_of, amounts_of, strict=True):
        sentence.dates, sentence.amounts = its_dates, its_amounts
        if its_amounts:
            sentence.sums = tuple(a for a in its_amounts if a.money or a.magnitude)
    pair = relations.pair(document.pair) if document.pair else _pair_of(cues, relations)
    return Reading(document, language, norm, pair, relations, tuple(out), script, plain)


def _standing(hits: Sequence[Hit], norm: NormText, cased: Set[str]) -> list[Hit]:
    """Give the hits that mean what they say, in order.

    `AQSh dollari` names a currency, not a party; `Shanghai Cooperation Organisation` is no town;
    `US` is a country where `us` is a pronoun; a phrase labelled `nothing` swallows the cue within
    it: `on the eve of the summit`.
    """
    hits_said = [hit for hit in hits if hit.label != "nothing"]
    money = [(hit.start, hit.end) for hit in hits if hit.group == "unit"]
    bodies = [(hit.start, hit.end) for hit in hits_said if hit.group == "organisation"]
    out = []
    for hit in hits_said:
        if hit.group == "party" and (_inside(hit.start, money) or _is_small(norm, hit, cased)):
            continue
        if (hit.group == "place" or hit[2:] in NAMING) and _inside(hit.start, bodies):
            continue
        out.append(hit)
    return out


def _is_small(norm: NormText, hit: Hit, cased: Set[str]) -> bool:
    word = norm.text[hit.start : hit.end]
    return word in cased and not norm.quote(hit.start, hit.end).isupper()


def _deal(
    things: Sequence[T], offsets: Sequence[int], bounds: Sequence[tuple[int, int]]
) -> list[tuple[T, ...]]:
    """Deal things, in the order of their offsets, to the stretches that hold them."""
    out: list[tuple[T, ...]] = []
    at = 0
    for start, end in bounds:
        first = bisect_left(offsets, start, at)
        at = bisect_left(offsets, end, first)
        out.append(tuple(things[first:at]))
    return out


def _inside(offset: int, stretches: Sequence[tuple[int, int]]) -> bool:
    at = bisect_right(stretches, (offset, 1 << 60)) - 1
    return at >= 0 and stretches[at][0] <= offset < stretches[at][1]


def _without_dates(amounts: Iterable[AmountHit], dates: Sequence[DateHit]) -> list[AmountHit]:
    out, at = [], 0
    for amount in amounts:
        while at < len(dates) and dates[at].end <= amount.start:
            at += 1
        if at < len(dates) and dates[at].start < amount.end:
            continue
        out.append(amount)
    return out


def _pair_of(cues: Sequence[Hit], relations: Relations) -> Pair:
    counts: dict[str, int] = {}
    for hit in cues:
        if hit.group == "party":
            counts[hit.label] = counts.get(hit.label, 0) + 1
    first = sorted(counts, key=lambda country: (-counts[country], country))[:2]
    return relations.pair("-".join(first)) if len(first) == 2 else Pair("", ("", ""))
