"""The life of a treaty: its signing, ratification by each side and entry into force, as one thread.

A ratification names its treaty by words (`demarkatsiya`, `ittifoqchilik`) or by telling it in the
same document. It joins a thread only where one treaty clearly fits best; else it stays alone.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
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
    later = [event for event in events if event.kind in LATER and event.status == "happened"]
    thread: dict[int, str] = {}
    if later:
        signed = _Signed([one for one in events if one.kind in SIGNED and one.when.start], later)
        for event in later:
            treaty = _clear_best(signed.scores(event))
            if treaty is not None:
                thread[id(event)] = thread[id(treaty)] = treaty.title
    named = ((event, thread.get(id(event), "")) for event in events)
    return [event if event.thread == name else replace(event, thread=name) for event, name in named]


class _Signed:
    """Treaties by their words, and by the documents that tell what came of them later."""

    def __init__(self, treaties: Sequence[Event], later: Iterable[Event]) -> None:
        self._treaties = treaties
        asked = {source.document for event in later for source in event.sources}
        self._papers: Counter[str] = Counter()
        self._told: dict[str, list[int]] = defaultdict(list)
        self._by_word: dict[str, list[int]] = defaultdict(list)
        for at, treaty in enumerate(treaties):
            for document in {source.document for source in treaty.sources} & asked:
                self._papers[document] += 1
                self._told[document].append(at)
            for word in _words(titles(treaty), treaty):
                self._by_word[word].append(at)

    def scores(self, event: Event) -> list[tuple[float, Event]]:
        """Give the treaties that an event may be of, each with how much speaks for it."""
        most = 1 + len(self._treaties)
        scores: dict[int, float] = defaultdict(float)
        for word in sorted(_words(f"{titles(event)} {quotes(event.sources)}", event)):
            told = self._by_word.get(word, ())
            for at in told:
                scores[at] += math.log(most / len(told), most)
        for document in {source.document for source in event.sources}:
            for at in self._told.get(document, ()):
                scores.setdefault(at, 0.0)
        found = ((score, self._treaties[at]) for at, score in sorted(scores.items()))
        return [
            (score + _place(event, treaty, self._papers), treaty)
            for score, treaty in found
            if treaty.pair == event.pair and _before(treaty, event)
        ]


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
