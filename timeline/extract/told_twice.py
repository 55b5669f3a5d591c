"""Acts without a date that the text tells twice: in a headline, above, or below with their day."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from timeline.extract.alike import likeness
from timeline.extract.datelines import Anchor
from timeline.extract.kinds import DOCUMENTS, SITTINGS
from timeline.extract.reading import Reading
from timeline.extract.sentence import Sentence
from timeline.language.phrases import Hit
from timeline.records import Event, When

BELOW = 32  # gatherings that may date one told before: no report has as many
HEADED = 4  # days from what a headline tells to the report
SAME_WORDS = 0.6
PACTS = ("treaty", "declaration")  # a report tells of one of a kind


def without_restated(reading: Reading, events: list[Event]) -> list[Event]:
    """Leave out a paper told before that a sentence only names again by its day."""
    first: dict[tuple[str, When], int] = {}
    for event in events:
        if event.kind in DOCUMENTS:
            start = event.sources[0].span.start
            first[event.kind, event.when] = min(start, first.get((event.kind, event.when), start))

    def is_restated(event: Event) -> bool:
        span = event.sources[0].span
        if event.kind not in DOCUMENTS or first[event.kind, event.when] == span.start:
            return False
        sentence = reading.sentence_at(span)
        return sentence is not None and sentence.told("restated") is not None

    return [event for event in events if not is_restated(event)]


def without_headlines(reading: Reading, events: list[Event]) -> list[Event]:
    """Leave out what only a headline tells that the report tells too; it may be the first line."""
    out = []
    below: dict[str, Event] = {}  # the next event of each kind
    for event in reversed(events):
        first = event.sources[0].span == reading.sentences[0].span
        heading = not event.sources[0].quote.rstrip("\"”»'").endswith(".")
        later = below.get(event.kind)
        again = later and (first or event.kind in PACTS or _is_told_again(event, later))
        if not (heading and again):
            out.append(event)
        below[event.kind] = event
    return out[::-1]


def _is_told_again(event: Event, other: Event) -> bool:
    """Say whether most words of a headline stand in a sentence below it."""
    left, right = (
        {word[:4] for word in re.findall(r"\w{4,}", one.sources[0].quote.lower())}
        for one in (event, other)
    )
    return len(left & right) >= SAME_WORDS * len(left)


def is_headline(sentence: Sentence, hit: Hit, found: list[Event], anchor: Anchor) -> bool:
    """Say whether a headline names what the lead below it dates: `A and B met. On 13 April …`."""
    if sentence.index or sentence.text.rstrip("\"')").endswith("."):
        return False
    last = anchor.when.start
    return any(
        (event.kind == hit.label or {event.kind, hit.label} == {"call", "meeting"})
        and event.when.precision == "day"
        and event.scope == "bilateral"
        and last is not None
        and event.when.start is not None
        and 0 <= (last - event.when.start).days <= HEADED
        # What says the same of the same day becomes a second source.
        and (event.when != anchor.when or not _is_told_by(sentence, event))
        for event in found[:2]
    )


def _is_told_by(sentence: Sentence, event: Event) -> bool:
    return likeness(sentence.text, event.sources[0].quote) >= SAME_WORDS


def sittings_of(found: list[Event], anchor: Anchor) -> list[tuple[int, str]]:
    """Give where gatherings of another day are dated, the last place of each sentence, in order."""
    last: dict[str, int] = {}
    for event in found if anchor.rule == "publication-day" else ():
        if event.kind in SITTINGS and event.when.precision == "day" and event.when != anchor.when:
            source = event.sources[0]
            last[source.quote] = max(source.span.start, last.get(source.quote, 0))
    return sorted((start, quote) for quote, start in last.items())


def is_dated_below(sentence: Sentence, hit: Hit, sittings: Sequence[tuple[int, str]]) -> bool:
    """Say whether the text dates a gathering farther down: `The eighth meeting was on 23 May.`"""
    if hit.label not in SITTINGS:
        return False
    first = bisect_left(sittings, (sentence.span.start + 1,))
    below = sittings[first : first + BELOW]
    return any(likeness(quote, sentence.text) >= SAME_WORDS for _, quote in below)


def is_told_above(reading: Reading, sentence: Sentence, found: list[Event], anchor: Anchor) -> bool:
    """Say whether a sentence that names nobody goes on with the talks dated right above it."""
    if reading.parties(sentence) or not sentence.index:
        return False
    above = reading.sentences[sentence.index - 1].span
    return any(
        event.kind == "meeting" and event.when == anchor.when and event.sources[0].span == above
        for event in found
    )
