"""Which cues of a sentence stand for what they name: not those of who said it, nor of a sum."""

from __future__ import annotations

from bisect import bisect_left

from timeline.extract.clauses import clause_of
from timeline.extract.cue_roles import is_house, is_negated
from timeline.extract.datelines import dateline
from timeline.extract.kinds import DOCUMENTS, INSTITUTIONS, SITTINGS, is_idle_coming
from timeline.extract.reading import Reading
from timeline.extract.sentence import Sentence
from timeline.language import lexicon
from timeline.language.phrases import Hit

GATHERINGS = (*SITTINGS, "visit")  # what happens again
FRAGMENT = 120  # code points
SUM = 12  # code points between a verb and its sum: `came to almost`
FEAST = 48  # code points behind an anniversary that tell of what
SERIES = 6  # sentences back in which the body of a session stands
NEXT = 4  # code points between a word and the date that belongs to it


def kinds_in(reading: Reading, sentence: Sentence, start: int, end: int) -> list[Hit]:
    """Give the cues of a stretch, without those of a clause that names the source."""
    told = sentence.once("kinds told", lambda: _kinds_told(reading, sentence))
    first = bisect_left(told, (start,))
    return told[first : bisect_left(told, (end,), first)]


def _kinds_told(reading: Reading, sentence: Sentence) -> list[Hit]:
    """Give the cues of a sentence that stand for what they name.

    `…, the programme “24 Hours” reported`: the programme is no plan.
    """
    kinds = sentence.hits("kind")
    said = [_saying(sentence, hit) for hit in sentence.hits("said")] if kinds else []
    # `…, he said at the meeting on Friday`: such a clause tells an event of its own.
    asides = [
        (low, high)
        for low, high in said
        # `…, 14 January, said at the opening`: a day set off by commas stands before its clause.
        if low > sentence.start
        and not any(low - 2 <= date.end and date.start < high for date in sentence.dates)
    ]
    frames = sentence.hits("frame_before")  # `at the opening of the session`
    feasts = "feast_of" in reading.language.data and sentence.has("kind", "anniversary")
    return [
        hit
        for hit in kinds
        if not any(low <= hit.start < high for low, high in asides)
        and not is_house(reading, sentence, hit)
        and not is_negated(sentence, hit)
        and not (hit.label == "opening" and any(f.start <= hit.start < f.end for f in frames))
        and not is_sum_told(sentence, hit)
        and not (is_idle_coming(sentence, hit) and not sentence.told("traveller_before"))
        and not (hit.label == "anniversary" and _is_own_feast(reading, sentence, hit))
        and not (feasts and hit.label in DOCUMENTS and _is_of_feast(sentence, hit))
    ]


def _is_of_feast(sentence: Sentence, hit: Hit) -> bool:
    """Say whether a paper is that of a feast: `20 years since the treaty was signed`."""
    behind = sentence.piece(hit.end, hit.end + FEAST)
    return lexicon.search(sentence.language, "feast_of", behind) is not None


def _is_own_feast(reading: Reading, sentence: Sentence, hit: Hit) -> bool:
    """Say whether an anniversary is that of one state alone: `30 years of independence`."""
    behind = sentence.piece(hit.end, hit.end + FEAST)
    before = sentence.piece(hit.start - FEAST, hit.start)
    # `Over the 22 years of relations a basis has been laid`: no feast at all.
    spent = lexicon.search(reading.language, "spent_years", before)
    return bool(spent or lexicon.search(reading.language, "own_feast", behind))


def _saying(sentence: Sentence, hit: Hit) -> tuple[int, int]:
    """Give the clause that tells who said it: all that follows where the verb heads it."""
    start, end = clause_of(sentence, hit.start)
    return start, sentence.end if hit.start - start <= 1 else end


def is_sum_told(sentence: Sentence, hit: Hit) -> bool:
    """Say whether a verb of coming tells a sum: `it came to $4 billion`."""
    return hit.label == "visit" and any(0 <= a.start - hit.end <= SUM for a in sentence.sums)


def kinds_before(reading: Reading, sentence: Sentence) -> list[Hit]:
    """Take the undated happening of the sentence before: `The embassy opened. The ceremony …`."""
    if not sentence.index:
        return []
    if lexicon.search(reading.language, "other_of_kind", sentence.text):
        return _kinds_of_another(reading, sentence)
    if not (
        is_fragment(sentence) or lexicon.search(reading.language, "occasion_subject", sentence.text)
    ):
        return []
    head = reading.once("dateline", lambda: dateline(reading))
    if head and head.date in sentence.dates:
        return []  # `18 August, Minsk /Agency/.`, below its headline
    before = reading.sentences[sentence.index - 1]
    dated = any(date.role == "act" and not date.latent for date in before.dates)
    if dated and not sentence.told("one_more"):
        return []  # but `The last one was held in May. The next is due in autumn.`
    if sentence.future and not before.future and not sentence.told("one_more"):
        return []  # `Agreements were signed. Tomorrow the guests leave for Samarkand.`
    at, told = sentence.start, kinds_in(reading, before, before.start, before.end)
    return [Hit(at, at, "kind", hit.label) for hit in told]


def _kinds_of_another(reading: Reading, sentence: Sentence) -> list[Hit]:
    """Take the gathering of the sentence before: `It will sit in May. The last session was …`."""
    told: list[Hit] = []
    for other in reversed(reading.sentences[max(0, sentence.index - SERIES) : sentence.index]):
        kinds = kinds_in(reading, other, other.start, other.end)
        kinds = [hit for hit in kinds if hit.label in GATHERINGS]
        bodies = [hit for hit in kinds if hit.label in INSTITUTIONS]
        told = bodies or told or kinds
        if bodies or (kinds and not other.has("session")):
            break  # else `the next session`: of the body that is named farther up
    return [Hit(sentence.start, sentence.start, "kind", hit.label) for hit in told[:2]]


def is_fragment(sentence: Sentence) -> bool:
    """Say whether a sentence only tells when and where: `They met twice. In May in A and in B.`"""
    dates = sentence.dates
    return (
        bool(dates)
        and dates[0].start - sentence.start <= NEXT
        and sentence.end - sentence.start <= FRAGMENT
        and dates[0].when.precision in ("day", "month")
        and sentence.text.endswith(".")  # no cell, no heading
        and (sentence.has("place") or sentence.has("party"))
        and not (sentence.has("act") or sentence.has("kind") or sentence.amounts)
        and not sentence.told("told_part")
    )
