"""Which cues name what happened at a date: those of its own stretch, else those around it."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from timeline.extract.clauses import part_of
from timeline.extract.cue_roles import is_matter
from timeline.extract.date_kinds import has_finer, is_said_before
from timeline.extract.datelines import is_dateline
from timeline.extract.dates import DateHit
from timeline.extract.entries import arrival, happening
from timeline.extract.headed import headed_kind, is_listed_behind, law_kind
from timeline.extract.kinds import (
    DOCUMENTS,
    STAGES,
    deal,
    partnership,
    presence,
    relations_set_up,
    spoken,
    talks,
)
from timeline.extract.nameless import nameless
from timeline.extract.own_nouns import has_own_clause, is_aim, is_of_figure
from timeline.extract.reading import Reading
from timeline.extract.scopes import GOING_ON, is_aside_of_other, told_aside
from timeline.extract.sentence import Sentence
from timeline.extract.told_kinds import kinds_before, kinds_in
from timeline.extract.told_verbs import is_verb_last
from timeline.language import lexicon
from timeline.language.phrases import Hit

TOLD_ASIDE = ("held", "signed")  # `(signed 21 March 2002, in force 2004)`


@dataclass(frozen=True, slots=True)
class Dated:
    """A date of a sentence and the stretch of the folded text that it speaks for."""

    reading: Reading
    sentence: Sentence
    date: DateHit
    scope: tuple[int, int]

    @property
    def is_next_day(self) -> bool:
        """Say whether it goes on from the day told before: `the next day`."""
        return self.date.rule.endswith(GOING_ON) and self.scope[0] >= self.date.start - 2

    @property
    def verb_last(self) -> bool:
        return is_verb_last(self.reading)


@dataclass(frozen=True, slots=True)
class Named:
    """The cues and the verbs that may name what happened at a date.

    ``headed`` says that a heading or another sentence names it; ``law`` is the sentence that tells
    what a law, a decree is about, where such a paper does.
    """

    kinds: list[Hit]
    acts: list[Hit]
    headed: bool = False
    law: Sentence | None = None


def named(at: Dated) -> Named | None:
    """Give what may name a date's act; None where its words tell that there is none of its own."""
    reading, sentence, date, scope = at.reading, at.sentence, at.date, at.scope
    aside = told_aside(sentence, date)
    held = aside and any(hit.label in TOLD_ASIDE for hit in sentence.hits("act", *aside))
    if aside and not held and not kinds_in(reading, sentence, *aside):
        return None  # `(the limit was used up in 1998)` is said aside
    listed = headed_kind(reading, sentence, date) if is_listed_behind(sentence) else []
    kinds = [] if listed else _in_stretch(at)
    headed = [] if kinds else listed or headed_kind(reading, sentence, date)
    law, matter = ([], sentence) if kinds or headed else law_kind(reading, sentence)
    kinds = _raised(at, kinds or headed or law or _without_noun(at))
    acts = sentence.hits("act", *scope) or ([] if at.is_next_day else sentence.hits("act"))
    # `2017 yildan boshlab`: what stands in the date is no act.
    acts = [act for act in acts if not date.start <= act.start < date.end]
    if not kinds and date.rule.endswith(".relyear_alone") and has_finer(sentence, date):
        return None  # `As 26 years are marked this year, they inked a deal on 10 November`
    told = kinds and (sentence.hits("kind", *scope) or sentence.hits("presence", *scope))
    if not told and is_dateline(reading, sentence, date):
        return None  # `LONDON, 5 May (Agency) - He named the country a partner.`
    borrowed = not kinds
    if borrowed:
        if _is_of_volume(at) or (at.is_next_day and not acts):
            return None  # `They signed it, the next day he went home.`
        kinds = _around(at)
        if is_said_before(sentence, date, kinds):
            return None  # `Reporting on the work done in 2021 he said that they will meet`
    led = borrowed or not sentence.hits("kind", sentence.start, date.start)
    if led and kinds and is_of_figure(sentence, date):
        return None  # `trade in 2024 is to reach the 10 % that the leaders set at their meeting`
    return Named(kinds, acts, bool(headed or law), matter if law else None)


def _in_stretch(at: Dated) -> list[Hit]:
    """Give the nouns that a date's own stretch names its act by; else that somebody was there."""
    reading, sentence, scope = at.reading, at.sentence, at.scope
    kinds = kinds_in(reading, sentence, *scope)
    part = part_of(sentence, at.date) if kinds and ";" in sentence.text else scope
    if part != scope and not kinds_in(reading, sentence, *part):
        # `Relations were set up on 5 May 1960; since then it has been the first to recognise …`
        kinds = relations_set_up(reading, sentence, *part) or kinds
    kinds = [hit for hit in kinds if not is_aside_of_other(sentence, at.date, hit)]
    if len(kinds) > 1:
        kinds = _before_another(at, kinds)
    kinds = kinds or presence(sentence, *scope) or arrival(reading, sentence, at.date)
    if kinds and all(is_aim(sentence, hit) for hit in kinds):
        kinds = presence(sentence, *scope) or kinds  # `he had come to take part in the summit`
    there = sentence.hits("presence", scope[0], kinds[0].start) if kinds else []
    if there and not at.verb_last and all(map(sentence.is_framed, kinds)):
        kinds = presence(sentence, *scope) or kinds  # `he landed on Monday, ahead of the summit`
    if kinds and kinds[0].label == "meeting" and (stay := _stay_then(sentence, scope, kinds[0])):
        kinds = stay + [hit for hit in kinds if hit.label != "meeting"]
    if all(is_matter(sentence, hit, at.date.start) for hit in kinds):
        kinds = talks(reading, sentence, scope) or kinds
    return kinds


def _stay_then(sentence: Sentence, scope: tuple[int, int], met: Hit) -> list[Hit]:
    """Give the stay on which talks were held: `Ostonaga kelib, Tokayev bilan uchrashdi`."""
    head = sentence.piece(scope[0], met.start)
    told = lexicon.search(sentence.language, "stay_then", head)
    end = scope[0] + told.end() if told else scope[0]
    who = sentence.hits("person", scope[0], end) or sentence.hits("office", scope[0], end)
    where = sentence.hits("place", scope[0], end) or sentence.hits("party", scope[0], end)
    return [Hit(end - 1, end, "kind", "visit")] if told and who and where else []


def _before_another(at: Dated, kinds: list[Hit]) -> list[Hit]:
    """Leave out what a clause of its own tells behind a date's: `a visit is due, and a forum …`."""
    told = sorted(hit.start for hit in kinds)
    between = at.sentence.piece(at.date.end, told[-1])
    apart = lexicon.search(at.reading.language, "clause_apart", between)
    stop = at.date.end + apart.start() if apart else told[-1]
    own = [hit for hit in kinds if hit.start < stop] if apart else kinds
    return own or kinds


def _without_noun(at: Dated) -> list[Hit]:
    """Give what tells an act of a date's own stretch without a noun of it: a deal, words spoken."""
    reading, sentence, date, scope = at.reading, at.sentence, at.date, at.scope
    kinds: list[Hit] = []
    if shared := _shared_paper(at):
        return shared
    fine = date.when.precision != "year" or sentence.hits("future", *scope)
    if fine or len(reading.parties(sentence)) > 1:
        kinds = deal(sentence, *scope)
    if not kinds and date.when.precision == "day" and at.verb_last:
        kinds = spoken(sentence, *scope)
    kinds = kinds or relations_set_up(reading, sentence, *scope)
    kinds = kinds or nameless(reading, sentence, date, scope)
    return kinds or happening(reading, sentence, date)


def _shared_paper(at: Dated) -> list[Hit]:
    """Give the paper that a later clause names for both: `5 mayda imzolangan … va … shartnomalar`.

    Each name stands behind a participle of its own, the noun behind the last of them.
    """
    sentence, scope = at.sentence, at.scope
    signed = sentence.hits("act", at.date.end, scope[1])[:1]
    if not signed or signed[0].label != "signed" or scope[1] >= sentence.end:
        return []
    if not lexicon.search(sentence.language, "shared_noun", sentence.piece(*scope)):
        return []
    behind = sentence.hits("kind", scope[1])[:1]
    return [
        Hit(signed[0].start, signed[0].end, "kind", hit.label)
        for hit in behind
        if hit.label in DOCUMENTS and hit.label not in STAGES
    ]


def _raised(at: Dated, kinds: list[Hit]) -> list[Hit]:
    """Give a partnership that begins at a date, where nothing before the date names its act.

    `After the upgrade of ties to a partnership in May, they agreed on a plan.`
    """
    sentence, date, scope = at.sentence, at.date, at.scope
    if at.verb_last:
        return kinds
    kinds = kinds or partnership(sentence, *scope)
    if kinds and all(hit.start > date.end for hit in kinds):
        kinds = partnership(sentence, scope[0], date.start) or kinds
    return kinds


def _is_of_volume(at: Dated) -> bool:
    """Say whether a date is that of a count of goods: `…, in 2023 the volume came to 3 m tons`."""
    sentence, scope = at.sentence, at.scope
    volumes = [hit for hit in sentence.hits("not_trade", *scope) if hit.label == "volume"]
    counted = volumes and sentence.amounts and not sentence.hits("future", *scope)
    return bool(counted and at.date.role == "act")


def _around(at: Dated) -> list[Hit]:
    """Give the cues that a date borrows: of its clause, of its sentence, of what leads to it."""
    reading, sentence, date = at.reading, at.sentence, at.date
    kinds: list[Hit] = []
    part = part_of(sentence, date)
    wholes = [part, (sentence.start, sentence.end)]
    ends = [d.end for d in sentence.dates if d.end < date.start] if not at.verb_last else []
    # `Relations began in 1992 with A opening an embassy in 1993`: what stands before it.
    before = [(max(ends), date.start)] if ends else []
    if lexicon.search(reading.language, "told_part", sentence.piece(*part)):
        wholes = [part]  # `They made a statement on 9 May; the troops left on 12 June`
        own_verb = lexicon.search(reading.language, "told_part", sentence.piece(*at.scope))
        before = [] if own_verb else [low for low in before if low[0] >= part[0]]
        if before:  # `The embassy in A opened in 1992, that in B in 1994`: what was told last
            starts = [part[0], *(end for end in ends if end > part[0])]
            before += sorted(pairwise(starts), reverse=True)
    wholes = [*before, *wholes]
    parted = at.is_next_day or has_own_clause(reading, sentence, date, at.scope)
    for whole in wholes if not parted else ():
        kinds = kinds or kinds_in(reading, sentence, *whole) or presence(sentence, *whole)
    return kinds or kinds_before(reading, sentence)
