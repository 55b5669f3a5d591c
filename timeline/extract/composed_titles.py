"""Titles composed of what was read, where no words of a sentence can be read alone.

The kind, its matter or its parties, and the place.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache

from babel import Locale, UnknownLocaleError
from babel.core import get_global

from timeline.extract.antecedents import MATTERS, PAPERS
from timeline.extract.reading import Reading
from timeline.extract.sentence import Sentence
from timeline.extract.title_text import in_script, points_away, shorten
from timeline.extract.titles import GOOD
from timeline.records import Event

PARTED = "parted-words"
PAPER_MATTERS = (*MATTERS, "industry", "parliament", "regions", "water", "trade")
BODY_TOPICS = (
    "commission",
    "consultative",
    "demarcation",
    "parliament",
    "regions",
    "supreme_council",
)
# Who speaks for a commission is not the commission.
FIT = {"call": (), "visit": ("parliament", "regions"), "meeting": ("parliament", "regions")}
NEAR = 12  # code points between a number and the papers that it counts
LOOSE = ("agreement", "plan")  # of which two states have many on one matter
CONTACTS = ("visit", "meeting", "call", "summit")  # who met matters more than what about


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
    many = _papers(reading, event) if event.kind == "agreement" else None
    if many and (counted := words.get("papers")):
        return in_script(str(counted).format(n=many), reading)
    kind = words.get("kinds", {}).get(event.kind, event.kind)
    fit = PAPER_MATTERS if event.kind in PAPERS else FIT.get(event.kind, BODY_TOPICS)
    held = [topic for topic in fit if topic in event.topics] if event.kind in PAPERS else []
    held = held or [topic for topic in event.topics if topic in fit]
    held = [topic for topic in held if topic != event.kind]  # `Commission: the commission`
    matters = [words.get("topics", {}).get(topic) for topic in held]
    matter = next((text for text in matters if text), "")
    if event.kind == "anniversary":
        matter = _of_what(reading, event, words.get("kinds", {}))
    people = " – ".join(_people(reading, event)) if event.kind in CONTACTS else ""
    two = " – ".join(_countries(reading, event)) if len(event.parties) == 2 else ""
    if matter and not people and two and (event.kind in CONTACTS or event.kind in LOOSE):
        # `Agreement: trade`, `Visit: cooperation of regions` could be anybody's.
        matter = f"{two}, {matter}" if event.kind in CONTACTS else f"{matter}, {two}"
    body = _body(reading, event) if event.scope == "multilateral" else ""
    who = body or people or matter or " – ".join(_countries(reading, event))
    if matter and event.kind in PAPERS and len(event.parties) > 2:
        who = f"{matter}, {' – '.join(_countries(reading, event))}"
    place = _printed(reading, "place", event.place)
    text = f"{kind}: {who}" if who else str(kind)
    return shorten(in_script(f"{text}, {place}" if place else text, reading))


def _papers(reading: Reading, event: Event) -> int | None:
    """Give how many papers were signed where the sentence counts them together."""
    sentence = _sentence_of(reading, event)
    if sentence is None:
        return None
    counts = [
        amount.value
        for hit in sentence.hits("generic")
        for amount in sentence.amounts
        if 0 <= hit.start - amount.end <= NEAR and not (amount.unit or amount.magnitude)
    ]
    whole = len(counts) == 1 and counts[0] == counts[0].to_integral_value() and counts[0] > 1
    return int(counts[0]) if whole else None


def _sentence_of(reading: Reading, event: Event) -> Sentence | None:
    return reading.sentence_at(event.sources[0].span)


def _body(reading: Reading, event: Event) -> str:
    """Give the letters of the union of states whose gathering it is, if it has any."""
    sentence = _sentence_of(reading, event)
    for hit in sentence.hits("organisation") if sentence else ():
        name = _printed(reading, "organisation", hit.label)
        if name.isupper():
            return name
    return ""


def _of_what(reading: Reading, event: Event, kinds: Mapping[str, str]) -> str:
    """Say what an anniversary is of: the relations or the paper that its sentence names."""
    sentence = _sentence_of(reading, event)
    named = [hit.label for hit in sentence.hits("kind")] if sentence else []
    fit = ("diplomatic_relations", "treaty", "declaration", "agreement")
    what = next((kinds[label] for label in fit if label in named and label in kinds), "")
    return what[:1].lower() + what[1:]


def _people(reading: Reading, event: Event) -> list[str]:
    """Name the people of the sentence, one a country; none where only one side is named.

    `He held talks with B`: who he is, the two sentences before tell.
    """
    sentence = _sentence_of(reading, event)
    if sentence is None:
        return []
    at = sentence.index
    before = reversed(reading.sentences[max(0, at - 2) : at])
    pointing = sentence.has("person") and points_away(sentence.text, reading)
    found: dict[str, str] = {}
    for told in (sentence, *(before if pointing else ())):
        for hit in told.hits("person"):
            country = reading.relations.country_of_person(hit.label)
            found.setdefault(country, _printed(reading, "person", hit.label))
    told_here = len(found) if not pointing else 2
    return list(found.values())[:told_here] if len(found) > 1 else []


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


def _printed(reading: Reading, group: str, label: str) -> str:
    """Write a name in the language of the text, as relations.toml has it."""
    return _plain(reading.relations.name_of(group, label, reading.language.code))


def _plain(phrase: str) -> str:
    """Take the marks of a phrase off a name and set its apostrophe as print does."""
    return re.sub(r"(?<=[OoGg])'", "‘", phrase.replace("~", "").replace("*", ""))
