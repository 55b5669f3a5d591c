"""A stay beside what was done on it: `he came on the 5th, and a pact was signed`, one sentence."""

from __future__ import annotations

from timeline.extract.cue_roles import is_occasion
from timeline.extract.evidence import is_counted
from timeline.extract.kinds import presence
from timeline.extract.sentence import Sentence
from timeline.language import lexicon
from timeline.language.phrases import Hit

KINDS = ("treaty", "declaration", "agreement", "plan")
TOO = (*KINDS, "opening", "commission", "council", "forum", "visit", "meeting", "recognition")
SIGNING = ("signed", "adopted")
BEFORE = 40  # code points in which the adjectives of a paper stand

Stretch = tuple[int, int]


def signed_besides(sentence: Sentence, best: Hit, scope: Stretch) -> list[Hit]:
    """Give a visit and a named paper that a clause behind it signs, the best one of the two in it.

    `Елге келіп, көлік туралы келісімге қол қойды`: where verbs stand last a comma parts the two.
    """
    signed = [hit.start for hit in sentence.hits("act", *scope) if _is_made(sentence, hit)]
    if not signed or best.label not in ("visit", *KINDS):
        return [best]
    generic = {hit.start for hit in sentence.hits("generic")}
    if stay := _when_there(sentence, best, scope):
        return stay if best.start in generic else [*stay, best]
    told = [hit for hit in sentence.hits("kind", *scope) if not is_occasion(sentence, hit)]
    visits = [hit for hit in told if hit.label == "visit" and _goes_on(sentence, hit)]
    first, comma, _ = sentence.piece(*scope).partition(",")
    finite = comma and lexicon.search(sentence.language, "told_ending", first)
    then = _then_signed(sentence, best, scope, len(first)) if comma and not visits else []
    if then:
        return then
    if finite and not visits:  # `5 fevralda Parijga bordi, bayonot e'lon qilindi`
        visits = presence(sentence, scope[0], scope[0] + len(first))
        told = [hit for hit in told if hit.label != "agreement"]
    ended = [
        v for v in told if v.label == "visit" and sentence.piece(v.end, v.end + 1) in (",", ";")
    ]
    if ended and not visits and best.label in KINDS and ended[0].end < best.start:
        # `14-16 May - visit of the premier, papers are to be signed`: a line of a chronicle.
        counted = best.start in generic or is_counted(sentence, best, True)
        return ended[:1] if counted else [ended[0], best]
    papers = (h for h in told if h.label in KINDS and h.start not in generic)
    named = [h for h in papers if h.start <= signed[-1]]
    for visit in visits:
        for paper in named:
            behind = "," in sentence.piece(visit.end, paper.start)
            if behind and best.start in (visit.start, paper.start):
                return [visit, paper]
    return [best]


def _when_there(sentence: Sentence, best: Hit, scope: Stretch) -> list[Hit]:
    """Give the stay in whose time a paper was signed: `2018-yilda Kiyevda bo'lganida imzolandi`."""
    before = sentence.piece(scope[0], best.start)
    if best.label not in KINDS or not lexicon.search(sentence.language, "when_there", before):
        return []
    visits = sentence.hits("kind", scope[0], best.start)
    return presence(sentence, scope[0], best.start) or [v for v in visits if v.label == "visit"]


def then_too(sentence: Sentence, best: Hit, scope: Stretch) -> list[Hit]:
    """Give what a clause tells of the same time too: `signed in May 1955, then too it opened …`."""
    told = sentence.told("then_too")
    at = sentence.start + told.end() if told else scope[1]
    if not scope[0] < at < scope[1] or not sentence.hits("act", at, scope[1]):
        return [best]
    parts = (scope[0], at), (at, scope[1])
    other = sentence.hits("kind", *parts[best.start < at])
    acts = [hit for hit in other if hit.label in TOO and hit.label != best.label]
    return sorted([best, acts[0]]) if acts else [best]


def _then_signed(sentence: Sentence, best: Hit, scope: Stretch, first: int) -> list[Hit]:
    """Give a stay and what was signed on it: `Tokioda 2019-yilda bo'lgan, o'shanda bitim tuzilgan`.

    Papers without a name are a part of the stay.
    """
    behind = sentence.piece(scope[0] + first + 1, scope[1]).lstrip()
    if best.label not in KINDS or not lexicon.search(sentence.language, "then_told", behind):
        return []
    came = presence(sentence, scope[0], scope[0] + first)
    generic = any(one.start == best.start for one in sentence.hits("generic"))
    return came if generic or not came else [*came, best]


def _is_made(sentence: Sentence, act: Hit) -> bool:
    """Say whether a verb makes a paper: it is signed, adopted, or proclaimed right behind it."""
    if act.label in SIGNING:
        return True
    papers = sentence.hits("kind", act.start - BEFORE, act.start)
    return act.label == "agreed" and any(
        hit.label == "declaration" and act.start - hit.end <= 1 for hit in papers
    )


def _goes_on(sentence: Sentence, hit: Hit) -> bool:
    """Say whether the clause of a visit has its verb: `сапар жасап, …`."""
    comma = sentence.piece(hit.end, sentence.end).find(",")
    verbs = sentence.hits("act", hit.start, hit.end + comma) if comma >= 0 else []
    return any(verb.label in ("came", "held") for verb in verbs)


def came_before(sentence: Sentence, best: Hit, scope: Stretch) -> Hit | None:
    """Give the stay that a clause before a session tells: `5-mayda mehmon bo'ldi, kengash o'tdi`.

    Where verbs stand last its own verb ends that clause.
    """
    first, comma, _ = sentence.piece(*scope).partition(",")
    if not comma or scope[0] + len(first) > best.start or not sentence.language.verb_last:
        return None
    if sentence.hits("kind", scope[0], scope[0] + len(first)):
        return None
    if not lexicon.search(sentence.language, "told_ending", first):
        return None
    return next(iter(presence(sentence, scope[0], scope[0] + len(first))), None)
