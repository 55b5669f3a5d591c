"""Counted things found by rules: the ``[[count]]`` entries of the language files.

A rule is a pattern over the folded sentence in which ``{count}`` stands for the number (in a second
way of saying it, ``{count:count2}``). ``needs``
says how many countries of the pair the sentence must name (``one``, ``two``); ``least`` is the
smallest number that can be meant; ``unless`` a pattern of the sentence that forbids it; ``sides``
how whose things they are is read (see ``sides_of``); ``period`` the part of time meant where the
sentence gives none.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from timeline.extract.amounts import AmountHit
from timeline.extract.reading import Reading, amount_reader
from timeline.extract.sentence import Sentence
from timeline.language import lexicon
from timeline.language.lexicon import Language
from timeline.language.literals import literals

COUNT = "COUNT"


@dataclass(frozen=True, slots=True)
class CountRule:
    """One way to count a thing."""

    name: str
    indicator: str
    text: str = field(repr=False)  # of the pattern
    unless: re.Pattern[str] | None = field(repr=False, default=None)
    least: int = 1
    needs: int = 0
    sides: str = ""
    words: tuple[str, ...] = ()  # of which each match holds one: few sentences do
    _compiled: list[re.Pattern[str]] = field(
        default_factory=list, init=False, repr=False, compare=False
    )

    @property
    def pattern(self) -> re.Pattern[str]:
        """Give the pattern, compiled when the first sentence holds such a word."""
        if not self._compiled:
            self._compiled.append(re.compile(self.text))
        return self._compiled[0]


@dataclass(frozen=True, slots=True)
class Counted:
    """A number that a rule found: its amount, and the rule."""

    amount: AmountHit
    rule: CountRule


def _rules(language: Language) -> tuple[CountRule, ...]:
    entries = lexicon.count_entries(language.code)
    return language.once("counts", lambda: tuple(_rule(language, entry) for entry in entries))


def _rule(language: Language, entry: Mapping[str, Any]) -> CountRule:
    unless = entry.get("unless", "")
    text = language.expand(entry["pattern"])
    return CountRule(
        f"{language.code}.{entry['name']}",
        entry["indicator"],
        text,
        lexicon.compile_pattern(language, unless) if unless else None,
        int(entry.get("least", 1)),
        ("", "one", "two").index(entry.get("needs", "")),
        entry.get("sides", ""),
        literals(language.shortened(text)),
    )


def rules_met(reading: Reading) -> Mapping[int, Sequence[CountRule]]:
    """Give the rules that may match in each sentence, by its index: those whose words it holds.

    Few words of what is counted stand in a document; they are looked for in all of it at once.
    """
    text, sentences = reading.norm.text, reading.sentences
    starts = [sentence.start for sentence in sentences]
    met: dict[int, list[CountRule]] = defaultdict(list)
    for rule in _rules(reading.language):
        places = range(len(sentences)) if not rule.words else _holding(rule.words, text, starts)
        for place in places:
            met[place].append(rule)
    return met


def _holding(words: Iterable[str], text: str, starts: Sequence[int]) -> list[int]:
    """Give the sentences in which one of some words stands; ``starts`` are theirs."""
    places: set[int] = set()
    for word in words:
        at = text.find(word)
        while at >= 0:
            place = bisect_right(starts, at) - 1
            places.add(place)
            after = starts[place + 1] if place + 1 < len(starts) else len(text)
            at = text.find(word, after)
    return sorted(places)


def counted(reading: Reading, sentence: Sentence, rules: Iterable[CountRule]) -> list[Counted]:
    """Give what rules count in a sentence, in order; no number is counted twice."""
    language = reading.language
    found: dict[int, Counted] = {}
    for rule in rules:
        if rule.unless and rule.unless.search(sentence.text):
            continue
        for match in rule.pattern.finditer(sentence.text):
            amount = _amount(language, sentence, rule, match)
            if amount and amount.value >= rule.least and _names_enough(reading, sentence, rule):
                found.setdefault(amount.start, Counted(amount, rule))
    return [found[start] for start in sorted(found)]


def _amount(
    language: Language, sentence: Sentence, rule: CountRule, match: re.Match[str]
) -> AmountHit | None:
    group = next(name for name, text in match.groupdict().items() if text)
    start, end = (sentence.start + at for at in match.span(group))
    dated = any(date.start < end and start < date.end for date in sentence.dates)
    value, scaled = amount_reader(language).count(match[group])
    if dated or value is None or value != value.to_integral_value():
        return None
    return AmountHit(start, end, value, COUNT, scaled, rule.name)


def _names_enough(reading: Reading, sentence: Sentence, rule: CountRule) -> bool:
    """Say whether a sentence names as many of the two countries as a rule asks, and no third."""
    pair = reading.pair.countries
    named = reading.parties(sentence)
    if sentence.has("both"):
        return True
    return sum(country in named for country in pair) >= rule.needs and set(named) <= set(pair)


def sides_of(reading: Reading, sentence: Sentence, found: Counted) -> tuple[str, str]:
    """Give whose things a number counts, and the other country; empty where it is not said.

    ``people``: who went, and where to. ``capital``: whose firms, and in which country they are.
    """
    pair = reading.pair.countries
    if len(pair) != 2 or not found.rule.sides:
        return "", ""
    start, end = _clause(sentence, found.amount)
    hits = [
        (hit, reading.country_of(hit))
        for group in ("party", "person")
        for hit in sentence.hits(group, start, end)
        if reading.country_of(hit) in pair
    ]
    text = reading.norm.text
    key = "goal" if found.rule.sides == "people" else "host"
    goals = [country for hit, country in hits if _stands_as(reading, key, text, hit.start, hit.end)]
    origins = [country for _, country in sorted(hits) if country not in goals[:1]]
    if goals:
        return _other(pair, goals[0]), goals[0]
    return (origins[0], _other(pair, origins[0])) if origins else ("", "")


def _stands_as(reading: Reading, key: str, text: str, start: int, end: int) -> bool:
    """Say whether a name stands in the case, or behind the preposition, of a place or a goal."""
    name = text[start : end + 12]
    behind = re.match(r"[\w'-]*", name[end - start :])
    whole = name[: end - start] + (behind[0] if behind else "")
    return lexicon.search(reading.language, f"{key}_after", whole) is not None or (
        lexicon.search(reading.language, f"{key}_before", text[max(0, start - 14) : start])
        is not None
    )


def _clause(sentence: Sentence, amount: AmountHit) -> tuple[int, int]:
    """Give the part of a sentence around a number that semicolons set off."""
    left = sentence.piece(sentence.start, amount.start).rfind("; ")
    right = sentence.piece(amount.end, sentence.end).find("; ")
    start = sentence.start if left < 0 else sentence.start + left + 1
    return start, sentence.end if right < 0 else amount.end + right


def _other(pair: tuple[str, ...], country: str) -> str:
    return pair[1] if country == pair[0] else pair[0]
