"""Whether the verbs of a sentence tell an act: finite and told, or a noun, an attribute, a plan."""

from __future__ import annotations

import re

from timeline.extract.kinds import DOCUMENTS
from timeline.extract.reading import Reading
from timeline.extract.sentence import Sentence
from timeline.language import lexicon
from timeline.language.phrases import Hit
from timeline.records import TRADE

TAIL = 20  # code points: room for an auxiliary, a closing mark, a note
_CHOICES = re.compile(r"(?<!\w)\(?[aа]\) [^();]{1,60}(?<!\w)\(?[bбв]\) ")


def is_question(sentence: Sentence) -> bool:
    """Say whether a sentence asks, or offers answers to choose from, instead of telling."""
    text = sentence.text
    if "?" in text and text.rstrip("\"') ").endswith("?"):
        return True
    return ") " in text and bool(_CHOICES.search(text))


def is_told(reading: Reading, sentence: Sentence, spoken: bool = False) -> bool:
    """Say whether a sentence tells, in a finite past form, what the report is about.

    What is planned may be what was ``spoken`` of.
    """
    if sentence.future and not (is_verb_last(reading) or _is_ahead_aside(reading, sentence)):
        return False  # where the verb stands last, its ending below tells the tense
    planned = sentence.has("planned_act") and not spoken
    if sentence.has("vague_past") or planned or is_question(sentence):
        return False
    if _recalls(reading, sentence):
        return False
    in_clause = _is_told_in_clause(reading, sentence)
    if not (in_clause or _is_main_verb(reading, sentence)) or _is_planned(reading, sentence):
        return False
    counts = sentence.has("indicator") and not sentence.has("act", "signed", "adopted")
    talks = sentence.has("act", "held", "met") and not sentence.has("act", "founded")
    # `Sarmoya va savdo vaziri bilan uchrashdi`: an office counts nothing.
    trade = is_verb_last(reading) and sentence.has("indicator", *TRADE)
    counts = counts and (bool(sentence.amounts) or trade or not talks)
    signed = sentence.has("act", "signed", "adopted")
    if counts or any(date.role == "until" for date in sentence.dates if not signed):
        return False
    if not reading.language.data.get("finite_ending"):
        return True
    text = sentence.text[: core_end(reading, sentence) - sentence.start]
    if in_clause:
        return True
    if lexicon.search(reading.language, "future_ending", text):
        return False
    return bool(lexicon.search(reading.language, "finite_ending", text))


def _recalls(reading: Reading, sentence: Sentence) -> bool:
    """Say whether a sentence recalls something older, or goes on with one that does."""
    known: dict[int, bool] = reading.once("recalling sentences", dict)
    going_on = []  # back to a sentence that is known: a whole text may go on
    while sentence.index not in known:
        if sentence.index and (sentence.told("recalls_on") or _is_of_paragraph(reading, sentence)):
            going_on.append(sentence.index)
            sentence = reading.sentences[sentence.index - 1]
        else:
            recalls = sentence.told("recalls")
            known[sentence.index] = recalls is not None
    told = known[sentence.index]
    known.update(dict.fromkeys(going_on, told))
    return told


def _is_of_paragraph(reading: Reading, sentence: Sentence) -> bool:
    """Say whether a sentence without a date goes on behind one that recalls, on its line."""
    before = reading.sentences[sentence.index - 1]
    if sentence.dates or not (before.told("recalls") or before.told("recalls_on")):
        return False
    return "\n" not in reading.plain[before.span.end : sentence.span.start]


def _is_ahead_aside(reading: Reading, sentence: Sentence) -> bool:
    """Say whether only a relative clause is ahead: `he came to the summit, which will open …`."""
    acts, ahead = sentence.hits("act"), sentence.hits("future")
    return bool(acts and ahead) and all(
        lexicon.search(reading.language, "relative_clause", sentence.piece(acts[0].end, hit.start))
        for hit in ahead
    )


def _is_told_in_clause(reading: Reading, sentence: Sentence) -> bool:
    """Say whether a signing ends a clause of its own: `it was signed, this paper serves …`."""
    if not is_verb_last(reading):
        return False
    clauses = [
        sentence.piece(sentence.start, hit.end)
        for hit in sentence.hits("act")
        if hit.label in ("signed", "adopted") and _ends_clause(reading, sentence, hit)
    ]
    return any(lexicon.search(reading.language, "told_ending", clause) for clause in clauses)


def _is_planned(reading: Reading, sentence: Sentence) -> bool:
    """Say whether a sentence announces; where verbs stand last their endings tell it instead."""
    if reading.language.verb_last or not sentence.has("future"):
        return False
    return not _is_ahead_aside(reading, sentence)


def _is_main_verb(reading: Reading, sentence: Sentence) -> bool:
    """Say whether the act is what the sentence says, not an attribute: `the adopted road map`.

    Where the verb stands last the act must stand there too, or the sentence end in a copula.
    """
    if not is_verb_last(reading):
        return True
    last = max((hit.end for hit in sentence.hits("act")), default=0)
    end = core_end(reading, sentence)
    copula = lexicon.search(
        reading.language, "copula_ending", sentence.text[: end - sentence.start]
    )
    return end - last <= TAIL or bool(copula)


def core_end(reading: Reading, sentence: Sentence) -> int:
    """Give where what is told ends and who reports it begins: `…, reports the agency`."""
    tail = sentence.told("report_tail")
    return sentence.start + tail.start() if tail else sentence.end


def is_verb_last(reading: Reading) -> bool:
    """Say whether the verb stands last in a language's sentences."""
    return reading.language.verb_last


def is_noun(reading: Reading, act: Hit) -> bool:
    """Say whether a verb is a noun here: `the aim is the signing of the treaty`."""
    words = reading.norm.text[act.start : act.end]
    return lexicon.search(reading.language, "act_noun", words) is not None


def is_finite(reading: Reading, sentence: Sentence, act: Hit) -> bool:
    """Say whether an act may be told: where verbs stand last, a signing far from the end is not.

    `The agreements adopted at the talks were discussed.`
    """
    if act.label not in ("signed", "adopted") or not is_verb_last(reading):
        return True
    if sentence.told("copula_ending"):
        return True  # `one more of the papers signed is the plan`
    words = sentence.piece(act.start, act.end)
    if _ends_clause(reading, sentence, act) and lexicon.search(
        reading.language, "told_ending", words
    ):
        return True  # `they signed it and exchanged the instruments`
    behind = sentence.piece(act.end, core_end(reading, sentence))
    return len(behind) <= TAIL or any(sign in behind for sign in ",;")


def _ends_clause(reading: Reading, sentence: Sentence, act: Hit) -> bool:
    """Say whether another clause follows a verb: `imzoladilar va … almashdilar`."""
    behind = sentence.piece(act.end, act.end + TAIL).split()[:1]
    joint = bool(behind) and behind[0] in reading.language.word_set("title", "joints")
    return joint or sentence.piece(act.end, act.end + 1) == ","


def is_attribute(reading: Reading, sentence: Sentence, act: Hit) -> bool:
    """Say whether a verb of signing only tells which paper: `the declaration signed in Baku`."""
    papers = [hit for hit in sentence.hits("kind", end=act.start) if hit.label in DOCUMENTS]
    if act.label not in ("signed", "adopted") or not papers or not sentence.text.endswith("."):
        return False
    if "auxiliary" not in reading.language.data:
        return False
    between = sentence.piece(papers[-1].end, act.start)
    # `The treaty, as well as ten papers, signed during the visit, form the basis …`
    aside = between.strip() == "," and lexicon.search(
        reading.language, "aside_behind", sentence.piece(act.end, sentence.end)
    )
    if set(between) & set(",;:(") and not aside:
        return False
    # The cue may hold the auxiliary itself: `were signed`.
    verb = sentence.piece(papers[-1].end, act.end)
    return not lexicon.search(reading.language, "auxiliary", verb)
