"""A title of at most 90 characters that names act and object and can be read alone.

Candidates are stretches of the sentence; the best one that stands alone is taken. Where none
does, a title is composed of what was read: the kind, its matter or its parties, and the place.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from typing import Any

from babel import Locale, UnknownLocaleError
from babel.core import get_global

from timeline.extract.antecedents import MATTERS, PAPERS
from timeline.extract.reading import Reading, Sentence
from timeline.extract.title_text import LIMIT, in_script, is_dangling, shorten, tidy, without
from timeline.language import lexicon
from timeline.records import Event

GOOD = 5  # a candidate of this score stands alone
FIT = 2  # what a fitting length is worth
PARTED = "parted-words"
NAMES = ("party", "person", "organisation", "place")
PAPER_MATTERS = (*MATTERS, "industry", "parliament", "regions", "water")
BODY_TOPICS = (
    "commission",
    "consultative",
    "demarcation",
    "parliament",
    "regions",
    "supreme_council",
)
CONTACTS = ("visit", "meeting", "call", "summit")  # who met matters more than what about
ACTS = ("kind", "act", "presence")
_CLAUSE = re.compile(r"[,;:] | - ")

Stretch = tuple[int, int]


def title_of(
    reading: Reading,
    sentence: Sentence,
    scope: Stretch,
    dates: list[Stretch],
    focus: Stretch | None,
) -> tuple[str, int]:
    """Give the best title out of a sentence's words, and its score; GOOD and more stands alone.

    ``scope`` is the stretch of the folded text that the date speaks for, ``focus`` that of the cue
    that names the act.
    """
    best, score = "", -100
    own = any(sign.isalnum() for sign in without(reading, *scope, dates))
    for stretch in _stretches(reading, sentence, scope, focus):
        value = _told(sentence, stretch)
        if len(dates) > 1 and own:  # words beside another date tell another happening
            value += 3 if scope[0] <= stretch[0] and stretch[1] <= scope[1] else -4
        if value + FIT <= score:
            continue  # no words could make it the best
        text = tidy(without(reading, *stretch, dates), reading)
        value += _said(reading, sentence, stretch, text)
        if value > score:
            best, score = text, value
    return shorten(best), score if len(best) <= LIMIT else min(score, GOOD - 1)


def _stretches(
    reading: Reading, sentence: Sentence, scope: Stretch, focus: Stretch | None
) -> Iterator[Stretch]:
    """Give the scope, the whole sentence, and the clauses around the focus, longest first."""
    yield scope
    whole = (sentence.start, sentence.end)
    if whole != scope:
        yield whole
    if focus is None:
        return
    text, (start, end) = reading.norm.text, scope
    lefts = [start, *(start + m.end() for m in _CLAUSE.finditer(text[start : focus[0]]))]
    rights = [focus[1] + m.start() for m in _CLAUSE.finditer(text[focus[1] : end])]
    for left in lefts:
        for right in [end, *reversed(rights)]:
            yield left, right
        if _is_verb_last(reading):
            yield left, focus[1]


def _is_verb_last(reading: Reading) -> bool:
    return bool(reading.language.data.get("title", {}).get("order", "sov") == "sov")


def _told(sentence: Sentence, stretch: Stretch) -> int:
    """Judge what a candidate tells: act and object, the people of its sentence, no pronoun."""
    names = {hit.label for group in NAMES for hit in sentence.hits(group, *stretch)}
    people = {hit.label for hit in sentence.hits("person")}
    acts = any(sentence.hits(group, *stretch) for group in ACTS)
    score = 3 * acts + min(3, len(names)) + min(2, len(sentence.hits("topic", *stretch)))
    score -= 2 if len(people) > 1 and len(people & names) < 2 else 0
    score -= 3 if sentence.hits("pronoun_of", *stretch) else 0
    return score


def _said(reading: Reading, sentence: Sentence, stretch: Stretch, text: str) -> int:
    """Judge the words of a candidate: FIT at best, less where they are too many or point away."""
    score = FIT if 24 <= len(text) <= LIMIT else 0
    score -= 6 if text.count(" ") < 2 else 0
    score -= 5 + (len(text) - LIMIT) // 20 if len(text) > LIMIT else 0
    score -= 7 if is_dangling(text, reading) else 0
    if not _is_whole(reading, sentence, stretch):
        # `… комиссиясының`, `… телефон арқылы`: a case that asks for the word behind it.
        score -= 6 if lexicon.search(reading.language, "oblique_end", text.lower()) else 3
    score -= 3 if any(text.count(a) != text.count(b) for a, b in ("()", "“”", "«»")) else 0
    return score


def _is_whole(reading: Reading, sentence: Sentence, stretch: Stretch) -> bool:
    """Say whether a stretch ends where a clause ends, or with the bare noun that names the act."""
    end = stretch[1]
    behind = reading.norm.text[end : end + 2]
    if end >= sentence.end or not behind.strip() or behind[0] in ",;:.)(-" or behind == " -":
        return True
    return not _is_verb_last(reading)


def with_titles(reading: Reading, events: list[Event]) -> list[Event]:
    """Give each event whose words do not stand alone a title composed of what was read."""
    out = []
    for event in events:
        # Words that a scan has parted make no title.
        whole = reading.language.damage != PARTED and event.title_quality >= GOOD
        if whole or (event.kind == "other" and event.title):
            out.append(event)
            continue
        title = composed(reading, event)
        source = replace(event.sources[0], title=title)
        out.append(
            replace(
                event, title=title, title_quality=GOOD - 1, sources=(source, *event.sources[1:])
            )
        )
    return out


def composed(reading: Reading, event: Event) -> str:
    """Compose `Treaty: border demarcation, Tashkent` or `Talks: A – B, Khiva` from the record."""
    words = reading.language.data.get("title", {})
    kind = words.get("kinds", {}).get(event.kind, event.kind)
    fit = PAPER_MATTERS if event.kind in PAPERS else BODY_TOPICS
    matters = [words.get("topics", {}).get(topic) for topic in event.topics if topic in fit]
    matter = next((text for text in matters if text), "")
    people = " – ".join(_people(reading, event)) if event.kind in CONTACTS else ""
    who = people or matter or " – ".join(_countries(reading, event))
    place = _printed(reading, reading.relations.places, event.place)
    text = f"{kind}: {who}" if who else str(kind)
    return shorten(in_script(f"{text}, {place}" if place else text, reading))


def _people(reading: Reading, event: Event) -> list[str]:
    """Name the people of the sentence, one a country; none where only one side is named."""
    span = event.sources[0].span
    sentence = next((s for s in reading.sentences if s.span == span), None)
    found: dict[str, str] = {}
    for hit in sentence.hits("person") if sentence else ():
        country = reading.relations.country_of_person(hit.label)
        found.setdefault(country, _printed(reading, reading.relations.people, hit.label))
    return list(found.values()) if len(found) > 1 else []


def _countries(reading: Reading, event: Event) -> list[str]:
    """Name the parties in the language of the text, as CLDR writes them."""
    code = reading.language.code
    if code == "uz" and reading.script == "Cyrl":
        code = "uz_Cyrl"
    return [_country(code, country) for country in event.parties[:3]]


@lru_cache(maxsize=1024)
def _country(code: str, country: str) -> str:
    alpha2 = get_global("territory_aliases").get(country, [country])[0]
    try:
        return str(Locale.parse(code).territories.get(alpha2, country))
    except UnknownLocaleError:
        return country


def _printed(reading: Reading, entries: Iterable[Mapping[str, Any]], label: str) -> str:
    """Write a name in the language of the text, as relations.toml has it."""
    for entry in entries:
        if entry["id"] == label:
            code = reading.language.code
            names = entry.get(code) or [label]
            return _plain(str(names[0]))
    return label


def _plain(phrase: str) -> str:
    """Take the marks of a phrase off a name and set its apostrophe as print does."""
    return re.sub(r"(?<=[OoGg])'", "‘", phrase.replace("~", "").replace("*", ""))
