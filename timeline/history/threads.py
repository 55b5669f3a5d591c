"""The life of a treaty: its signing, ratification by each side and entry into force, as one thread.

A ratification names its treaty by words (`demarkatsiya`, `ittifoqchilik`) or by telling it in the
same document. It joins a thread only where one treaty clearly fits best; else it stays alone.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from timeline.history.words import quotes, stems, titles
from timeline.records import Event

SIGNED = ("treaty", "agreement")
LATER = ("ratification", "entry_into_force")
# A word that one treaty alone has counts 1, a word of all treaties about 0.
SAME_SENTENCE = 2.0  # the sentence that ratifies also says when the treaty was signed
SAME_DOCUMENT = 0.4
LEAST = 0.7  # below it, the words shared are those of any treaty
AHEAD = 1.25  # the best must be better than the next by this factor


def with_threads(events: Sequence[Event]) -> list[Event]:
    """Name the treaty whose life an event belongs to: the title of the signing, else empty."""
    signed = [event for event in events if event.kind in SIGNED and event.when.start]
    words = {id(event): stems(titles(event)) for event in signed}
    common = Counter(stem for stems_ in words.values() for stem in stems_)
    most = 1 + len(signed)
    weights = {stem: math.log(most / count, most) for stem, count in common.items()}
    thread: dict[int, str] = {}
    for event in events:
        if event.kind in LATER and event.status == "happened":
            treaty = _treaty_of(event, signed, words, weights)
            if treaty is not None:
                thread[id(event)] = thread[id(treaty)] = treaty.title
    return [replace(event, thread=thread.get(id(event), "")) for event in events]


def _treaty_of(
    event: Event,
    signed: Iterable[Event],
    words: dict[int, frozenset[str]],
    weights: dict[str, float],
) -> Event | None:
    mine = stems(f"{titles(event)} {quotes(event.sources)}")
    scored = sorted(
        (
            (_score(event, treaty, mine & words[id(treaty)], weights), index, treaty)
            for index, treaty in enumerate(signed)
            if treaty.pair == event.pair and _before(treaty, event)
        ),
        key=lambda entry: (-entry[0], entry[1]),
    )
    if not scored or scored[0][0] < LEAST:
        return None
    if len(scored) > 1 and scored[0][0] < AHEAD * scored[1][0]:
        return None
    return scored[0][2]


def _score(event: Event, treaty: Event, shared: frozenset[str], weights: dict[str, float]) -> float:
    if not shared:
        return 0.0
    score = sum(weights[stem] for stem in shared)
    here = {(source.document, source.span.start) for source in event.sources}
    there = {(source.document, source.span.start) for source in treaty.sources}
    if here & there:
        score += SAME_SENTENCE
    elif {document for document, _ in here} & {document for document, _ in there}:
        score += SAME_DOCUMENT
    return score


def _before(treaty: Event, event: Event) -> bool:
    start = treaty.when.start or date.min
    end = event.when.end or event.when.start
    return end is not None and start <= end
