"""Visits that a report names only as the occasion of what was done on them.

`Within the president's state visit to Astana papers were signed on 8 August`: the signing is told,
and so is the visit, where nothing else in the text dates it.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from datetime import date, timedelta
from functools import partial

from timeline.extract.compose import compose
from timeline.extract.parties import parties_of
from timeline.extract.reading import Reading
from timeline.extract.sentence import Sentence
from timeline.language import lexicon
from timeline.language.phrases import Hit
from timeline.records import Event, When

BEFORE = 60  # code points before a visit that tell what was done on it
OWNER = 70  # code points between a visit and whose it is
STAY = timedelta(days=5)  # a visit of that time is the same one
TOLD = ("treaty", "declaration", "agreement", "plan", "meeting", "commission", "council")


def occasions(reading: Reading, found: list[Event]) -> list[Event]:
    """Give the visits that dated acts name as their occasion and no other event tells."""
    stays = _Stays()
    for event in found:
        if event.kind == "visit":
            stays.add(event.when)
    out: list[Event] = []
    for event in found:
        source = event.sources[0]
        told = event.kind in TOLD and event.status == "happened" and source.date_span is not None
        if not told or event.date_role != "act" or stays.has_near(event.when):
            continue
        sentence = reading.sentence_at(source.span)
        visit = sentence.once("occasion", partial(_occasion, sentence)) if sentence else None
        if sentence is None or visit is None:
            continue
        dates = [day for day in sentence.dates if day.when == event.when and day.role == "act"]
        if len(dates) != 1 or len(sentence.dates) != 1:
            continue
        members, reach, _ = parties_of(reading, sentence, None, visit)
        whole = (sentence.start, sentence.end)
        made = compose(reading, sentence, dates[0], whole, visit, members, reach)
        if made.title == event.title:
            made = replace(made, title_quality=0)  # its words tell the act, not the visit
        out.append(made)
        stays.add(made.when)
    return out


def _occasion(sentence: Sentence) -> Hit | None:
    """Give the visit that a sentence names as an occasion, with whose it is."""
    for hit in sentence.hits("kind") if sentence.has("kind", "visit") else ():
        if hit.label != "visit" or not _is_framed(sentence, hit):
            continue
        near = (hit.start - OWNER, hit.end + OWNER)
        if sentence.hits("office", *near) or sentence.hits("person", *near):
            return hit
    return None


def _is_framed(sentence: Sentence, hit: Hit) -> bool:
    """Say whether a visit is told as the frame of an act: `within the visit`, or by its case."""
    if any(frame.label == "within" for frame in sentence.frames_behind(hit)):
        return True
    if not sentence.language.verb_last:
        before = sentence.piece(hit.start - BEFORE, hit.start)
        return lexicon.search(sentence.language, "occasion_before", before) is not None
    told = lexicon.search(sentence.language, "occasion_itself", sentence.piece(hit.start, hit.end))
    return told is not None


class _Stays:
    """The times of visits by the months that they touch, so that few are compared."""

    def __init__(self) -> None:
        self._whens: set[When] = set()
        self._by_month: dict[int, set[When]] = defaultdict(set)

    def add(self, when: When) -> None:
        self._whens.add(when)
        for month in _months(when):
            self._by_month[month].add(when)

    def has_near(self, when: When) -> bool:
        near = {stay for month in _months(when) for stay in self._by_month.get(month, ())}
        return when in self._whens or any(_is_near(when, stay) for stay in near)


def _months(when: When) -> range:
    """Give the months, counted from the first year, of a time and the days about it."""
    if not (when.start and when.end):
        return range(0)
    first = max(when.start, date.min + STAY) - STAY
    last = min(when.end, date.max - STAY) + STAY
    return range(first.year * 12 + first.month, last.year * 12 + last.month + 1)


def _is_near(when: When, visit: When) -> bool:
    """Say whether a visit is told of about the time of a date."""
    if not (when.start and when.end and visit.start and visit.end):
        return when == visit
    return visit.start - when.end <= STAY and when.start - visit.end <= STAY
