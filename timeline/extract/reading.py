"""A document read once: its sentences with their dates, amounts, cues and names.

Everything later asks this for what stands where; offsets here are of the folded text.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, field
from typing import Any, TypeVar

from timeline.extract.amounts import AmountHit, AmountReader
from timeline.extract.coins import in_coins
from timeline.extract.dates import DateHit
from timeline.extract.dates.headings import Headings
from timeline.extract.sentence import Sentence
from timeline.extract.sentences import Habits, sentences
from timeline.extract.short_names import with_short_names
from timeline.extract.standing import standing
from timeline.extract.surnames import with_surnames
from timeline.extract.tense import is_told_ahead, is_told_over, is_told_without_verb
from timeline.extract.timeflow import Asks, read_dates
from timeline.language import lexicon
from timeline.language.detect import detect, script_of
from timeline.language.folds import FILL
from timeline.language.lexicon import Language
from timeline.language.markup import blank
from timeline.language.normalise import NormText
from timeline.language.phrases import Hit, Phrases
from timeline.language.relations import Pair, Relations, with_names
from timeline.language.words import Words
from timeline.records import Document, Span

T = TypeVar("T")


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

    def shown(self, start: int, end: int) -> str:
        """Give a stretch of the folded text as a reader sees it in the source, without markup."""
        return _shown(self.norm, self.plain, start, end)

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


def _shown(norm: NormText, plain: str, start: int, end: int) -> str:
    span = norm.to_source(start, end)
    return plain[span.start : span.end].replace(FILL, "")


def _asks(norm: NormText, plain: str, language: Language, sentences: Sequence[Sentence]) -> Asks:
    """Give what dates ask about the sentences around them."""

    def is_parted(start: int, end: int) -> bool:
        return "\n\n" in _shown(norm, plain, start, end)

    def is_torn(start: int, end: int) -> bool:
        # `1992\n\n3 January`: a year alone on its line is the heading of the day below it.
        if not start or not is_parted(start, end):
            return False
        return "\n" not in _shown(norm, plain, start - 1, start)

    heads = Headings(sentences)
    return Asks(
        future=lambda start, end: is_told_ahead(norm.text, language, sentences, start, end),
        over=lambda start: is_told_over(language, sentences, start),
        parted=is_parted,
        torn=is_torn,
        timeless=lambda start: is_told_without_verb(language, sentences, start),
        heading=heads.year_at,
        leads=heads.is_head,
    )


def read(document: Document, relations: Relations) -> Reading:
    """Fold a document and find what stands in it; the pair comes from it or from its names."""
    script = script_of(document.text)
    language, norm = detect(document.text, document.language, document.script or script)
    plain = blank(document.text)
    spans = sentences(plain, language.once("habits", lambda: _habits(language)))
    found = _words(relations, language).scan(norm.text)
    cues = standing(sorted(found.hits), norm, language.word_set("cased"))
    cues = with_surnames(with_short_names(cues, norm, language), norm, language, relations)
    bounds = [norm.from_source(span) for span in spans]
    by_sentence = _deal(cues, [hit.start for hit in cues], bounds)
    out = [
        Sentence(index, span, stretch, norm.text[stretch[0] : stretch[1]], mine, language)
        for index, (span, stretch, mine) in enumerate(zip(spans, bounds, by_sentence, strict=True))
    ]

    published = document.published
    pair = relations.pair(document.pair) if document.pair else _pair_of(cues, relations)
    fiscal = relations.fiscal_month(pair.countries)
    asks = _asks(norm, plain, language, out)
    dates = read_dates(norm.text, language, published, asks, found.dates, fiscal)
    towns = language.once("town months", lambda: _town_months(language))
    if towns:
        dates = [d for d in dates if d.rule not in towns or not _is_named(norm, d)]
    # `1992\n3 January`: a year on a line of its own belongs to the day below it.
    dates_of = _deal(dates, [hit.end - 1 for hit in dates], bounds)
    told = amount_reader(language).read(norm.text, found.amounts)
    amounts = in_coins(_without_dates(told, dates), cues, pair.countries, relations.coins)
    amounts_of = _deal(amounts, [hit.start for hit in amounts], bounds)
    for sentence, its_dates, its_amounts in zip(out, dates_of, amounts_of, strict=True):
        sentence.dates, sentence.amounts = its_dates, its_amounts
        if its_amounts:
            sentence.sums = tuple(a for a in its_amounts if a.money or a.magnitude)
    return Reading(document, language, norm, pair, relations, tuple(out), script, plain)


def _town_months(language: Language) -> Set[str]:
    """Give the rules of months that with a capital are towns: `Қазанда`."""
    return {rule.name for rule in language.rules if rule.settings.get("small")}


def _is_named(norm: NormText, date: DateHit) -> bool:
    return norm.quote(date.start, date.start + 1).isupper()


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
