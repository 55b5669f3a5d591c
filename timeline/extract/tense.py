"""Whether what stands at a date is told as past or as to come, by the words around it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import Protocol

from timeline.language import lexicon
from timeline.language.lexicon import Language
from timeline.language.phrases import Hit

BEHIND = 60  # code points in which a date's own verb may follow it
TENSES = ("past", "future")
NEXT = 40  # code points behind a date in which its own verb stands
AROUND = 120  # code points
BE = 4  # code points: room for `be`


class Told(Protocol):
    """What a sentence must tell to be asked for its tense."""

    @property
    def start(self) -> int: ...
    @property
    def future(self) -> bool: ...
    def told(self, name: str) -> re.Match[str] | None: ...
    def hits(
        self, group: str, start: int | None = None, end: int | None = None
    ) -> Sequence[Hit]: ...


def is_told_ahead(
    text: str, language: Language, sentences: Sequence[Told], start: int, end: int
) -> bool:
    """Say whether a stretch of the folded text is told as to come."""
    if lexicon.search(language, "past_after", text[end : end + BEHIND]):
        return False  # `the plan signed on 6 December must bring …`
    if lexicon.search(language, "future_after", text[end : end + BEHIND]):
        return True  # where verbs stand last: `on 16 November at the meeting that is to be held`
    at = bisect_right(sentences, start, key=lambda sentence: sentence.start) - 1
    sentence = sentences[at] if at >= 0 else None
    head = text[max(start - AROUND, sentence.start if sentence else 0) : start]
    if lexicon.search(language, "past_before", head):
        return False  # `building on the commitments from their 20 June meeting`
    if lexicon.search(language, "future_before", head):
        return True  # `they agreed to hold its first session in autumn`
    if sentence is None or not sentence.future:
        return False
    if _is_next_ahead(text, sentence, end):
        return True
    if not language.verb_last and _is_ahead_apart(text, sentence, start, end):
        return False
    if _is_past_clause(text, start, end, language, sentence.start):
        return False
    return not _is_told_past(sentence, start)


def _is_ahead_apart(text: str, sentence: Told, start: int, end: int) -> bool:
    """Say whether all that is ahead stands in a clause behind: `it flies since May, and will …`."""
    ahead, acts = sentence.hits("future"), sentence.hits("act", None, start)
    return bool(ahead and acts) and all(
        hit.start > end and "," in text[end : hit.start] for hit in ahead
    )


def is_told_over(language: Language, sentences: Sequence[Told], start: int) -> bool:
    """Say whether the sentence around an offset ends in the past, where verbs stand last."""
    if not language.verb_last:
        return False
    at = bisect_right(sentences, start, key=lambda sentence: sentence.start) - 1
    sentence = sentences[at] if at >= 0 else None
    return sentence is not None and not sentence.future and bool(sentence.told("finite_ending"))


def _is_next_ahead(text: str, sentence: Told, end: int) -> bool:
    """Say whether the next verb behind a date, in its clause, is ahead: `on Tuesday he will …`."""
    stop = min(
        (at for mark in ",;.(" if (at := text.find(mark, end, end + NEXT)) >= 0), default=end + NEXT
    )
    ahead = [hit for hit in sentence.hits("future", end, stop) if hit.label == "planned"]
    before = [h for g in ("past", "frame_before") for h in sentence.hits(g, end, stop)]
    return bool(ahead) and not any(hit.start < ahead[0].start for hit in before)


def is_told_without_verb(language: Language, sentences: Sequence[Told], start: int) -> bool:
    """Say whether the sentence around an offset has no verb: `The visit: 5-6 June`."""
    at = bisect_right(sentences, start, key=lambda sentence: sentence.start) - 1
    sentence = sentences[at] if at >= 0 else None
    if sentence is not None and sentence.hits("called_off"):
        return True  # `the visit, planned for 20 May, was put off`: before or behind the report
    if sentence is None or sentence.future or not sentence.hits("kind"):
        return False
    if sentence.hits("past") or sentence.hits("act") or sentence.told("past_verb"):
        return False
    if sentence.told("verb_like"):
        return False  # a verb that no list names: `they coordinated a fair in April`
    return not (language.verb_last and sentence.told("finite_ending"))


def _is_past_clause(text: str, start: int, end: int, language: Language, first: int) -> bool:
    """Say whether the clause of a date tells the past: `it began on Wednesday, and tomorrow …`"""
    low, high = max(first, start - AROUND), end + AROUND  # no headline above the sentence
    left = max((text.rfind(mark, low, start) + 1 for mark in ",;.("), default=low)
    rights = [at for mark in ",;.(" if (at := text.find(mark, end, high)) >= 0]
    if rights and text[max(left, low) : min(rights)].strip() == text[start:end]:
        del rights[rights.index(min(rights))]  # `…, juma kuni, temiryo'l qurilishi boshlandi`
        rights += [at for mark in ",;.(" if (at := text.find(mark, end + 2, high)) >= 0]
    clause = text[max(left, low) : min(rights, default=high)]
    return bool(lexicon.search(language, "past_verb", clause))


def _is_told_past(sentence: Told, offset: int) -> bool:
    """Say whether the last word of tense before an offset is a past verb: `met on Tuesday`."""
    before = [hit for tense in TENSES for hit in sentence.hits(tense, None, offset)[-2:]]
    tenses = sorted(hit for hit in before if hit.end <= offset)
    if not tenses:
        return False
    last = max(tenses, key=lambda hit: hit.start)
    # `It will be held in Cairo on 12 June`: what is to come has a participle of the past.
    ahead = any(hit.group == "future" and 0 <= last.start - hit.end <= BE for hit in tenses)
    return last.group == "past" and not ahead
