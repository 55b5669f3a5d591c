"""The day beside a town at the head of a report: `BAKU, July 5 -`, and what such a day gives."""

from __future__ import annotations

import re
from dataclasses import dataclass

from timeline.extract.dates import DateHit
from timeline.extract.reading import Reading
from timeline.extract.sentence import Sentence
from timeline.records import When

LEAD = 4  # sentences, the headline among them
_AGENCY = re.compile(r"[ .,)]*(?:[A-Z]{3,}[A-Za-z.]*[ .]*)?[-–—:/(]")
_PRESS = re.compile(r" ?\([A-Z]{2,8}(?:/[A-Z]{2,8})?\) ")
_TOWN_BEHIND = re.compile(r", [A-Z][\w .'-]{2,24} \([A-Z]{2,8}\) ?[-:–—]")
_NAMED = re.compile(r" ?[(/][A-ZА-ЯЁ«\"][\w. «»\"/]{1,24}[)/] ?[-–—:.]")
DATELINES = 6  # sentences: a headline and a summary may stand above the dateline
DATELINE = 90  # code points
DATELINE_WORDS = 6
BULLETS = ("-", "•", "*", "·")


@dataclass(frozen=True, slots=True)
class Anchor:
    """The day that stands in for missing ones, the rule that gave it, and its expression."""

    when: When
    rule: str
    date: DateHit | None = None


def is_dateline(reading: Reading, sentence: Sentence, date: DateHit) -> bool:
    """Say whether a date stands beside a town at the head of a report: `BAKU, July 5 -`."""
    if sentence.index >= 2 * LEAD or date.start - sentence.start > DATELINE // 2:
        return False
    head = reading.shown(sentence.start, date.start).strip(" ,.(")
    if head[:1] in BULLETS:
        return False
    town = head.split(",", 1)[0]
    behind = reading.shown(date.end, min(date.end + 40, sentence.end))
    if _is_cut_short(reading, date) and town.isupper() and behind[1:2].isupper():
        return True  # `BISHKEK, 11 Feb. The two countries …`: the stop ends no sentence
    if date.start - sentence.start <= 1 and _TOWN_BEHIND.match(behind):
        return True  # `July 31, Colombo (LNW): …`
    if not _AGENCY.match(behind):
        # `BAKU (Agency - 15 June): …`
        opened = "(" in head and ")" not in head and behind.lstrip().startswith(")")
        return opened and head[:3].isupper()
    # `Helsinki, 18 August (Agency): …`: a town in small letters needs its agency.
    named = sentence.has("place") and bool(_NAMED.match(behind) or _PRESS.match(behind))
    named = named or _is_of_names(sentence, date)
    return len(town) > 2 and (town.isupper() or named)


def _is_of_names(sentence: Sentence, date: DateHit) -> bool:
    """Say whether a town and its country are all that stands before a date: `Baku, Azerbaijan:`."""
    towns = sentence.hits("place", end=date.start)
    countries = sentence.hits("party", end=date.start)
    names = sum(hit.end - hit.start for hit in (*towns, *countries))
    said = sum(map(str.isalpha, sentence.piece(sentence.start, date.start)))
    # `Baku/Ankara, 5 May -- On Tuesday they met`: news of another day than that of the wire
    apart = any(other.start > date.end for other in sentence.dates)
    return bool(towns and (countries or apart)) and said <= names


def _is_cut_short(reading: Reading, date: DateHit) -> bool:
    """Say whether a date ends in a word cut short: `11 фев.`."""
    last = reading.norm.text[date.end - 2 : date.end]
    return last.endswith(".") and last[:1].isalpha()


def dateline(reading: Reading) -> Anchor | None:
    """Find `Bishkek, 27 January.`: a place and a day, and nothing else, at the head of a report."""
    for sentence in reading.sentences[:DATELINES]:
        days = [d for d in sentence.dates if d.when.precision == "day" and d.when.start]
        alone = not sentence.has("kind") and not sentence.has("act")
        placed = sentence.has("place") or _is_below_place(reading, sentence)
        # `Tomorrow they leave for Samarkand.`, `The leader set out for Samarkand the same day.`
        told = sentence.future or (sentence.has("presence") and sentence.has("office"))
        if len(days) == 1 and alone and placed and not told and _is_short(sentence, days[0]):
            return Anchor(days[0].when, "dateline", days[0])
    return None


def _is_below_place(reading: Reading, sentence: Sentence) -> bool:
    """Say whether a town stands alone before a sentence, or in capitals at the end of one.

    `Astana. 30 June. Agency - …`; `… soz boldy\nASTANA. 30 June. …`, a headline above it.
    """
    before = reading.sentences[sentence.index - 1] if sentence.index else None
    if before is None or not before.has("place"):
        return False
    last = before.hits("place")[-1]
    ends = not before.piece(last.end, before.end).strip(" .")
    alone = " " not in before.text.strip()
    return alone or (ends and reading.shown(last.start, last.end).isupper())


def _is_short(sentence: Sentence, date: DateHit) -> bool:
    """Say whether a place, its country and an agency are all that stands beside a date."""
    rest = sentence.piece(sentence.start, date.start) + sentence.piece(date.end, sentence.end)
    return len(sentence.text) <= DATELINE and len(rest.split()) <= DATELINE_WORDS
