"""A title of at most 90 characters that names act and object and can be read alone.

Candidates are stretches of the sentence; the best one that stands alone is taken; where none
does, ``composed_titles`` composes one.
"""

from __future__ import annotations

import re
from bisect import bisect_left

from timeline.extract.kinds import INSTITUTIONS
from timeline.extract.reading import Reading
from timeline.extract.sentence import Sentence
from timeline.extract.title_candidates import Candidate, Stretch, candidates
from timeline.extract.title_text import (
    ENDING,
    LIMIT,
    is_dangling,
    is_open,
    points_away,
    shorten,
    tidy,
    without,
)
from timeline.extract.told_verbs import core_end, is_verb_last
from timeline.language.phrases import Hit

GOOD = 5  # a candidate of this score stands alone
FIT = 2  # what a fitting length is worth
NAMES = ("party", "person", "organisation", "place")
# A noun alone names these: the talks themselves are told by who met.
NOUNS = ("treaty", "declaration", "agreement", "plan", "visit", *INSTITUTIONS, "anniversary")
CONTACTS = ("visit", "meeting", "call")
MOST = 32  # candidates that are looked at closely
ACTS = ("kind", "act", "presence")
_LED_OUT = re.compile(r"[-–—] \(")  # `they came five times - (a state visit)`, its dates left out
_LETTER = re.compile(r"[^\W_]")


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
    told = sentence.once("told for titles", lambda: _Told(reading, sentence))
    end = core_end(reading, sentence)
    if scope[0] < end and (focus is None or focus[1] <= end):
        scope = scope[0], min(scope[1], end)
    cuts = sorted([*dates, *told.asides])
    texts = told.texts.setdefault(tuple(cuts), {})
    own = len(dates) > 1 and _has_words(reading.norm.text, scope, dates)
    nouns = kind in NOUNS or bool(named_by)
    ranked = []
    for number, one in enumerate(candidates(reading, sentence, scope, dates, focus, told.is_list)):
        if one.noun and not nouns:
            continue
        value = told.worth(one.start, one.end) - (one.worse if kind != "anniversary" else 0)
        if named_by and not (one.noun and one.start >= named_by):
            value -= 4
        value -= 3 if not (one.noun or _is_whole(reading, sentence, one.end)) else 0
        if kind in CONTACTS and not told.is_named(one.start, one.end):
            value -= 3  # `They spoke by telephone`: who?
        if own:  # words beside another date tell another happening
            value += 3 if scope[0] <= one.start and one.end <= scope[1] else -4
        ranked.append((value, -number, one))
    best, score, place = "", -100, 0
    # Of equal ones the first is the best; a sentence of fifty clauses has a thousand.
    for value, number, one in sorted(ranked, reverse=True)[:MOST]:
        if (value + FIT, number) < (score, place):
            break  # no words could make it the best
        text = texts.get(one)
        if text is None:
            folded = sentence.piece(one.start, one.end)
            text = tidy(without(reading, one.start, one.end, cuts), reading, folded)
            text = texts[one] = bare(text, reading) if one.noun else text
        value += _said(reading, one, text, told, score - value)
        if (value, number) > (score, place):
            best, score, place = text, value, number
    return shorten(best), score if len(best) <= LIMIT else min(score, GOOD - 1)


def _has_words(text: str, scope: Stretch, dates: list[Stretch]) -> bool:
    """Say whether a stretch of the folded text holds more than its dates."""
    at, end = scope
    for left, right in dates[max(0, bisect_left(dates, (at,)) - 1) :]:
        if left >= end or _LETTER.search(text, at, left):
            break
        at = max(at, right)
    return bool(_LETTER.search(text, at, end))


def _asides(reading: Reading, sentence: Sentence) -> list[Stretch]:
    """Give what a title does without: at whose invitation, a state's form beside its name."""
    asked = reading.language.asked("title_aside")
    held = asked is not None and asked.may_match(sentence.text)
    found = asked.pattern.finditer(sentence.text) if asked and held else ()
    spans = [match.span(match.lastgroup or 0) for match in found]
    return [(sentence.start + start, sentence.start + end) for start, end in spans]


def bare(text: str, reading: Reading) -> str:
    """Take the case ending off the last word: `… haqidagi shartnomaga` names a `shartnoma`."""
    endings = reading.language.words("title", "case_endings")
    head, _, last = text.rpartition(" ")
    folded = reading.language.fold(last)
    for ending in endings:
        if folded.endswith(ending) and len(folded) - len(ending) > 3:
            return f"{head} {last[: len(last) - len(ending)]}".strip()
    return text


class _Told:
    """What the words of a sentence tell, to judge its stretches by: looked up once.

    ``asides`` are what a title does without, ``texts`` the candidates written out so far, by what
    is cut out of the sentence: each of its dates may ask for the same ones.
    """

    def __init__(self, reading: Reading, sentence: Sentence) -> None:
        self.asides = _asides(reading, sentence)
        self.texts: dict[tuple[Stretch, ...], dict[Candidate, str]] = {}
        self._worth: dict[Stretch, int] = {}
        self._faults: dict[str, int] = {}
        self._open: dict[str, bool] = {}  # of the last letters of its stretches
        self.points_away = points_away(sentence.text, reading)
        self._names = sorted(hit for group in NAMES for hit in sentence.hits(group))
        self._offices = _starts(sentence, "office")
        self._people = {hit.label for hit in sentence.hits("person")}
        self._acts = _starts(sentence, *ACTS)
        self._topics = _starts(sentence, "topic")
        self._pronouns = _starts(sentence, "pronoun_of")
        self._frames = _starts(sentence, "frame_before")
        self._deeds = _starts(sentence, "act") if self._frames else []
        self._parties = {hit.start for hit in sentence.hits("party")}
        self._party_ends = {hit.end for hit in sentence.hits("party")}

    def is_list(self, comma: re.Match[str]) -> bool:
        """Say whether a comma or a dash parts two countries of a list: `Kazakhstan, Kyrgyzstan`."""
        start, end = comma.span()
        return start in self._party_ends and not self._parties.isdisjoint((end, end + 1))

    def is_named(self, start: int, end: int) -> bool:
        """Say whether a stretch names anybody, by name or by office."""
        return bool(self._named(start, end)) or _count(self._offices, start, end) > 0

    def _named(self, start: int, end: int) -> list[Hit]:
        first = bisect_left(self._names, (start,))
        return self._names[first : bisect_left(self._names, (end,), first)]

    def worth(self, start: int, end: int) -> int:
        """Judge what a stretch tells: act and object, the people of its sentence, no pronoun."""
        known = self._worth.get((start, end))
        if known is not None:
            return known
        names = {hit.label for hit in self._named(start, end)}
        score = 3 if _count(self._acts, start, end) else 0
        score += min(3, len(names)) + min(2, _count(self._topics, start, end))
        score -= 2 if len(self._people) > 1 and len(self._people & names) < 2 else 0
        score -= 3 if _count(self._pronouns, start, end) else 0
        if _count(self._frames, start, start + 2):
            # `In the course of a visit`: the occasion of what is told elsewhere.
            score -= 0 if _count(self._deeds, start, end) else 5
        self._worth[start, end] = score
        return score

    def faults(self, text: str, reading: Reading) -> int:
        """Count what in its words keeps a title from standing alone: the dearer questions."""
        if text not in self._faults:
            ending = text[-2 * ENDING :]  # many candidates end alike
            if ending not in self._open:
                self._open[ending] = is_open(ending, reading)
            score = 7 if is_dangling(text, reading) else 0
            score += 4 if self._open[ending] else 0
            away = self.points_away and points_away(reading.language.fold(text), reading)
            self._faults[text] = score + (7 if away else 0)
        return self._faults[text]


def _starts(sentence: Sentence, *groups: str) -> list[int]:
    return sorted(hit.start for group in groups for hit in sentence.hits(group))


def _count(starts: list[int], start: int, end: int) -> int:
    """Count the starts that stand in a stretch; none in one that ends before it begins."""
    return max(0, bisect_left(starts, end) - bisect_left(starts, start))


def _said(reading: Reading, one: Candidate, text: str, told: _Told, least: int) -> int:
    """Judge the words of a candidate: FIT at best, less where they are too many or point away.

    Below ``least`` it is not worth the dearer questions, which only lower it.
    """
    score = FIT if 24 <= len(text) <= LIMIT else 0
    score -= 6 if text.count(" ") < 2 else 0
    score -= 5 + (len(text) - LIMIT) // 20 if len(text) > LIMIT else 0
    score -= 4 if one.noun and ": " in text else 0
    score -= 4 if _LED_OUT.search(text) else 0
    score -= 3 if any(text.count(a) != text.count(b) for a, b in ("()", "“”", "«»")) else 0
    score -= 4 if ")" in text and "(" not in text.partition(")")[0] else 0  # from within a bracket
    return score if score < least else score - told.faults(text, reading)


def _is_whole(reading: Reading, sentence: Sentence, end: int) -> bool:
    """Say whether a stretch ends where a clause ends."""
    if end >= sentence.end or not is_verb_last(reading):
        return True
    behind = reading.norm.text[end : end + 2]
    return not behind.strip() or behind[0] in ",;:.)(-" or behind == " -"
