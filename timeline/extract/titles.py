"""A title of at most 90 characters that names act and object and can be read alone.

Candidates are stretches of the sentence; the best one that stands alone is taken; where none
does, ``composed_titles`` composes one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from timeline.extract.antecedents import BODIES
from timeline.extract.kinds import INSTITUTIONS
from timeline.extract.reading import Reading, Sentence
from timeline.extract.title_text import (
    LIMIT,
    is_dangling,
    is_open,
    points_away,
    shorten,
    tidy,
    without,
)
from timeline.language import lexicon

GOOD = 5  # a candidate of this score stands alone
FIT = 2  # what a fitting length is worth
NAMES = ("party", "person", "organisation", "place")
# A noun alone names these: the talks themselves are told by who met.
NOUNS = ("treaty", "declaration", "agreement", "plan", "visit", *INSTITUTIONS, "anniversary")
SESSION = 40  # letters between a body and the session of it that is meant
ACTS = ("kind", "act", "presence")
_CLAUSE = re.compile(r"[,;:] | - ")

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


def title_of(
    reading: Reading,
    sentence: Sentence,
    scope: Stretch,
    dates: list[Stretch],
    focus: Stretch | None,
    kind: str = "",
    named_by: int = 0,
) -> tuple[str, int]:
    """Give the best title out of a sentence's words, and its score; GOOD and more stands alone.

    ``scope`` is the stretch of the folded text that the date speaks for, ``focus`` that of the cue
    that names the act, ``kind`` its kind. ``named_by`` is the end of a date that belongs to the
    noun alone (`the talks held on 5 April bear fruit`): the rest tells something else.
    """
    best, score = "", -100
    own = any(sign.isalnum() for sign in without(reading, *scope, dates))
    nouns = kind in NOUNS or bool(named_by)
    for one in _candidates(reading, sentence, scope, dates, focus):
        if one.noun and not nouns:
            continue
        stretch = one.start, one.end
        value = _told(sentence, stretch) - (one.worse if kind != "anniversary" else 0)
        if named_by and not (one.noun and one.start >= named_by):
            value -= 4
        if len(dates) > 1 and own:  # words beside another date tell another happening
            value += 3 if scope[0] <= stretch[0] and stretch[1] <= scope[1] else -4
        if value + FIT <= score:
            continue  # no words could make it the best
        text = tidy(without(reading, *stretch, dates), reading)
        text = bare(text, reading) if one.noun else text
        value += _said(reading, sentence, one, text)
        if value > score:
            best, score = text, value
    return shorten(best), score if len(best) <= LIMIT else min(score, GOOD - 1)


def _candidates(
    reading: Reading,
    sentence: Sentence,
    scope: Stretch,
    dates: list[Stretch],
    focus: Stretch | None,
) -> Iterator[Candidate]:
    """Give the scope, the whole sentence, and the clauses around the focus, longest first."""
    yield Candidate(*scope)
    whole = (sentence.start, sentence.end)
    if whole != scope:
        yield Candidate(*whole)
    if focus is None:
        return
    text, (start, end) = reading.norm.text, scope
    cuts = [m for m in _CLAUSE.finditer(text, start, focus[0]) if not _is_list(sentence, m)]
    lefts = [start, *(m.end() for m in cuts)]
    rights = [focus[1] + m.start() for m in _CLAUSE.finditer(text[focus[1] : end])]
    for left in lefts:
        for right in [end, *reversed(rights)]:
            yield Candidate(left, right)
    if not _is_verb_last(reading):
        return
    # Where nouns end their phrase: `… the treaty`, `the 20th session of the commission`.
    sessions = [h.end for h in sentence.hits("session", focus[1], min(end, focus[1] + SESSION))]
    behind = [at for _, at in dates if start < at <= focus[0]]
    behind += [_after_place(reading, h.end) for h in sentence.hits("place", start, focus[0])]
    right = sessions[0] if sessions else focus[1]
    for left in dict.fromkeys([*lefts, *sorted(behind)]):
        if left < focus[1] and not _has_subject(reading, sentence, left, right):
            yield Candidate(left, right, noun=True, worse=1 if sessions else 2)


def _after_place(reading: Reading, end: int) -> int:
    """Give where the words behind a town begin: behind `Xiva shahrida`."""
    match = lexicon.search(reading.language, "town_word", reading.norm.text[end : end + 16])
    return end + match.end() if match else end


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
    subjects = reading.language.words("title", "subjects")
    return any(word in subjects for word in text[start:end].split())


def _is_list(sentence: Sentence, comma: re.Match[str]) -> bool:
    """Say whether a comma or a dash parts two countries of a list: `Kazakhstan, Kyrgyzstan`."""
    hits = sentence.hits("party")
    left = any(hit.end == comma.start() for hit in hits)
    return left and any(0 <= hit.start - comma.end() <= 1 for hit in hits)


def bare(text: str, reading: Reading) -> str:
    """Take the case ending off the last word: `… haqidagi shartnomaga` names a `shartnoma`."""
    endings = reading.language.words("title", "case_endings")
    head, _, last = text.rpartition(" ")
    folded = reading.language.fold(last)
    for ending in endings:
        if folded.endswith(ending) and len(folded) - len(ending) > 3:
            return f"{head} {last[: len(last) - len(ending)]}".strip()
    return text


def _is_verb_last(reading: Reading) -> bool:
    return bool(reading.language.data.get("title", {}).get("order", "sov") == "sov")


def _told(sentence: Sentence, stretch: Stretch) -> int:
    """Judge what a candidate tells: act and object, the people of its sentence, no pronoun."""
    names = {hit.label for group in NAMES for hit in sentence.hits(group, *stretch)}
    people = {hit.label for hit in sentence.hits("person")}
    acts = any(sentence.hits(group, *stretch) for group in ACTS)
    score = 3 * acts + min(3, len(names)) + min(2, len(sentence.hits("topic", *stretch)))
    score -= 2 if len(people) > 1 and len(people & names) < 2 else 0
    score -= 3 if sentence.hits("pronoun_of", *stretch) else 0
    return score


def _said(reading: Reading, sentence: Sentence, one: Candidate, text: str) -> int:
    """Judge the words of a candidate: FIT at best, less where they are too many or point away."""
    score = FIT if 24 <= len(text) <= LIMIT else 0
    score -= 6 if text.count(" ") < 2 else 0
    score -= 5 + (len(text) - LIMIT) // 20 if len(text) > LIMIT else 0
    score -= 7 if is_dangling(text, reading) else 0
    score -= 4 if is_open(text, reading) else 0
    score -= 7 if points_away(text, reading) else 0
    score -= 4 if one.noun and ": " in text else 0
    score -= 3 if not (one.noun or _is_whole(reading, sentence, one.end)) else 0
    score -= 3 if any(text.count(a) != text.count(b) for a, b in ("()", "“”", "«»")) else 0
    return score


def _is_whole(reading: Reading, sentence: Sentence, end: int) -> bool:
    """Say whether a stretch ends where a clause ends."""
    behind = reading.norm.text[end : end + 2]
    if end >= sentence.end or not behind.strip() or behind[0] in ",;:.)(-" or behind == " -":
        return True
    return not _is_verb_last(reading)
