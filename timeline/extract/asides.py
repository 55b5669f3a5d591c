"""Countries that a sentence names as a place or a topic alone: `talks on A, held in B`."""

from __future__ import annotations

import re

from timeline.extract.reading import Reading
from timeline.extract.sentence import Sentence
from timeline.language import lexicon
from timeline.language.phrases import Hit

LEAD = 40  # code points before a country that tell it to be a place or a topic
TOWN = 36  # code points of the name of a town before its country
LISTED = re.compile(r"(?: ?[,\-–/] ?(?:\w{1,5} )?| \w{1,5} )\Z")  # more than a blank


def mentioned(reading: Reading, sentence: Sentence) -> set[str]:
    """Give the countries that a sentence names as a place or a topic alone, found once."""
    return sentence.once("mentioned", lambda: _mentioned(reading, sentence))


def _mentioned(reading: Reading, sentence: Sentence) -> set[str]:
    """Give the countries that a sentence names as a place or a topic alone: `talks on Ukraine`."""
    aside: set[str] = set()
    told: set[str] = set()
    end, led = -1, False
    for hit in sentence.cues:
        named = reading.country_of(hit)
        if not named:
            continue
        # `Through Turkmenistan and Iran`: a list is led by one word.
        listed = end >= 0 and LISTED.match(reading.norm.text[end : hit.start])
        led = _is_aside(reading, sentence, hit) or bool(led and listed)
        end = hit.end
        (aside if led else told).add(named)
    return aside - told


def _is_aside(reading: Reading, sentence: Sentence, hit: Hit) -> bool:
    head = sentence.piece(hit.start - LEAD, hit.start)
    if lexicon.search(reading.language, "mentioned_before", head):
        return True
    town = sentence.hits("place", hit.end, hit.end + 3)
    if town and reading.relations.country_of_place(town[0].label) == hit.label:
        return True  # `in New York in the USA`, where cases are endings
    tail = sentence.piece(hit.end, hit.end + 24)
    if _is_behind_its_town(reading, sentence, hit, tail):
        return True
    if lexicon.search(reading.language, "mentioned_behind", tail):
        return True  # `Turkmaniston orqali`, through Turkmenistan
    # Where cases are endings: `Кореяда өткен кездесу`, a meeting held in Korea.
    itself = reading.norm.text[hit.start : hit.end]
    if hit.group != "party":
        return False
    return bool(lexicon.search(reading.language, "mentioned_itself", itself))


def _is_behind_its_town(reading: Reading, sentence: Sentence, hit: Hit, tail: str) -> bool:
    """Say whether a country only tells where a town lies: `at the forum in Dalian, China, …`."""
    if sentence.piece(hit.start - 2, hit.start) != ", ":
        return False
    low = max(sentence.start, hit.start - TOWN)
    town = lexicon.search(reading.language, "town_before", sentence.piece(low, hit.start))
    if town is None or not lexicon.search(reading.language, "town_behind", tail):
        return False
    at = low + town.start("town")
    named = reading.norm.quote(at, at + 1).isupper()
    return named and not any(date.start <= at < date.end for date in sentence.dates)
