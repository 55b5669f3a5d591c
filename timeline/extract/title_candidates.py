"""The stretches of a sentence that may make a title: its clauses, and the noun that is meant."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from timeline.extract.antecedents import BODIES
from timeline.extract.cue_roles import is_region
from timeline.extract.reading import Reading
from timeline.extract.sentence import Sentence
from timeline.extract.told_verbs import core_end, is_verb_last
from timeline.language import lexicon

NOUN = 600  # code points of a noun with all that belongs to it; what is longer is no title
SESSION = 40  # letters between a body and the session of it that is meant
_CLAUSE = re.compile(r"[,;:] | - ")
_CLOSES = re.compile(r"\w*\"\w*")

Stretch = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A stretch that may make a title; ``noun`` says that it ends with the noun that is meant.

    Such a one is ``worse`` than as good a sentence.
    """

    start: int
    end: int
    noun: bool = False
    worse: int = 0


def candidates(
    reading: Reading,
    sentence: Sentence,
    scope: Stretch,
    dates: list[Stretch],
    focus: Stretch | None,
    is_list: Callable[[re.Match[str]], bool],
) -> Iterator[Candidate]:
    """Give the scope, the whole sentence, and the clauses around the focus, longest first.

    ``is_list`` says of a comma or a dash that it parts no clauses.
    """
    yield Candidate(*scope)
    whole = (sentence.start, max(scope[1], core_end(reading, sentence)))
    if whole != scope:
        yield Candidate(*whole)
    if focus is None:
        return
    text, (start, end) = reading.norm.text, scope
    cuts = [m for m in _CLAUSE.finditer(text, start, min(focus[0], end)) if not is_list(m)]
    lefts = [start, *(m.end() for m in cuts)]
    stops = [m for m in _CLAUSE.finditer(text, focus[1], end) if not is_list(m)]
    rights = [m.start() for m in stops]
    for left in lefts:
        for right in [end, *reversed(rights)]:
            yield Candidate(left, right)
    if not is_verb_last(reading):
        return
    # Where nouns end their phrase: `… the treaty`, `the 20th session of the commission`.
    sessions = [h.end for h in sentence.hits("session", focus[1], min(end, focus[1] + SESSION))]
    behind = [at for _, at in dates if start < at <= focus[0]]
    # `the treaty on A and the treaty on B`: the second begins behind the first.
    meant = [h.label for h in sentence.hits("kind", *focus)]
    behind += [h.end for h in sentence.hits("kind", start, focus[0]) if h.label in meant]
    places = sentence.hits("place", start, focus[0])
    behind += [_after_place(reading, h.end) for h in places if not is_region(sentence, h)]
    # `between A and B the treaty on C`: whom it binds the record tells.
    between = reading.language.pattern("title", "between")
    parted = {m.end() for m in between.finditer(text, start, focus[0])} if between else set()
    right = sessions[0] if sessions else _closed(text, focus[1])
    for left in dict.fromkeys([*lefts, *sorted({*behind, *parted})]):
        near = right - NOUN <= left < focus[1]
        if near and not _has_subject(reading, sentence, left, right):
            worse = 0 if left in parted else 1 if sessions else 2
            yield Candidate(left, right, noun=True, worse=worse)


def _after_place(reading: Reading, end: int) -> int:
    """Give where the words behind a town begin: behind `Xiva shahrida`."""
    match = lexicon.search(reading.language, "town_word", reading.norm.text[end : end + 16])
    return end + match.end() if match else end


def _closed(text: str, end: int) -> int:
    """Give where a noun in quotation marks ends with its mark and ending: `"yo'l xarita"lari`."""
    match = _CLOSES.match(text, end)
    return match.end() if match else end


def _has_subject(reading: Reading, sentence: Sentence, start: int, end: int) -> bool:
    """Say whether a stretch names who acts: without a verb, `the presidents the treaty` is none.

    Whose a visit is (`the president's visit`), and an office in the name of a body (`the council of
    ministers`), act not.
    """
    text = reading.norm.text
    bodies = [h.start for h in sentence.hits("kind", start, end) if h.label in BODIES]
    hits = [*sentence.hits("office", start, end), *sentence.hits("person", start, end)]
    ends = sorted(h.end for h in hits)
    for hit in hits:
        titled = any(hit.end < at <= hit.end + 40 for at in ends)  # `President A. B.` acts as one
        part = any(0 <= at - hit.end <= 2 for at in bodies)
        owns = lexicon.search(reading.language, "genitive", text[hit.start : hit.end])
        if not (titled or part or owns):
            return True
    subjects = reading.language.word_set("title", "subjects")
    return not subjects.isdisjoint(text[start:end].split())
