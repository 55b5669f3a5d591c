"""The life of a treaty: its signing, ratification by each side and entry into force, as one thread.

A ratification names its treaty by words (`demarkatsiya`, `ittifoqchilik`) or by telling it in the
same document. It joins a thread only where one treaty clearly fits best; else it stays alone.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from timeline.history.words import quotes, stems, titles
from timeline.records import Event

SIGNED = ("treaty", "agreement")
LATER = ("ratification", "entry_into_force")
# A word that one treaty alone has counts 1, a word of all treaties about 0.
SAME_SENTENCE = 2.0  # the sentence that ratifies also says when the treaty was signed
NEXT_SENTENCE = 0.4  # `It was signed in May. The senate ratified it in July.`
BESIDE = 3  # code points between two sentences of one paragraph
SAME_DOCUMENT = 0.8  # a document that tells one treaty alone speaks of that one
LEAST = 0.7  # below it, the words shared are those of any treaty
AHEAD = 1.25  # the best must be better than the next by this factor


def with_threads(events: Sequence[Event]) -> list[Event]:
    """Name the treaty whose life an event belongs to: the title of the signing, else empty."""
    signed = [event for event in events if event.kind in SIGNED and event.when.start]
    words = {id(event): _words(titles(event), event) for event in signed}
    papers = Counter(name for event in signed for name in {s.document for s in event.sources})
    common = Counter(stem for stems_ in words.values() for stem in stems_)
    most = 1 + len(signed)
    weights = {stem: math.log(most / count, most) for stem, count in common.items()}
    thread: dict[int, str] = {}
    for event in events:
        if event.kind not in LATER or event.status != "happened":
            continue
        mine = _words(f"{titles(event)} {quotes(event.sources)}", event)
        scores = [
            (sum(weights[stem] for stem in mine & words[id(one)]) + _place(event, one, papers), one)
            for one in signed
            if one.pair == event.pair and _before(one, event)
        ]
        treaty = _clear_best(scores)
        if treaty is not None:
            thread[id(event)] = thread[id(treaty)] = treaty.title
    return [replace(event, thread=thread.get(id(event), "")) for event in events]


def _words(text: str, event: Event) -> frozenset[str]:
    """Give the stems of a text with the matters that the event was found to be about."""
    return stems(text) | {f"#{topic}" for topic in event.topics}


def _clear_best(scores: Iterable[tuple[float, Event]]) -> Event | None:
    """Give the treaty of the highest score where it is high enough and clearly the highest."""
    ranked = sorted(scores, key=lambda entry: -entry[0])
    if not ranked or ranked[0][0] < LEAST:
        return None
    if len(ranked) > 1 and ranked[0][0] < AHEAD * ranked[1][0]:
        return None
    return ranked[0][1]


def _place(event: Event, treaty: Event, papers: Mapping[str, int]) -> float:
    """Say what it counts that both are told in one sentence or one document."""
    here = {(source.document, source.span.start) for source in event.sources}
    there = {(source.document, source.span.start) for source in treaty.sources}
    if here & there:
        return SAME_SENTENCE
    shared = {document for document, _ in here} & {document for document, _ in there}
    one = max((SAME_DOCUMENT / papers[document] for document in shared), default=0.0)
    return one + (NEXT_SENTENCE if _is_next(event, treaty) else 0.0)


def _is_next(event: Event, treaty: Event) -> bool:
    """Say whether a sentence of the event follows one that tells of the signing."""
    ends = {(source.document, source.span.end) for source in treaty.sources}
    return any(
        (source.document, source.span.start - gap) in ends
        for source in event.sources
        for gap in range(BESIDE + 1)
    )


def _before(treaty: Event, event: Event) -> bool:
    start = treaty.when.start or date.min
    end = event.when.end or event.when.start
    return end is not None and start <= end
