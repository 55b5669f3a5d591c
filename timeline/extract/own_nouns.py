"""The noun that a date belongs to, whatever else the stretch of the date holds."""

from __future__ import annotations

from timeline.extract.dates import DateHit
from timeline.extract.kinds import DOCUMENTS, INSTITUTIONS, SITTINGS, partnership
from timeline.extract.reading import Reading
from timeline.extract.sentence import Sentence
from timeline.extract.told_verbs import is_verb_last
from timeline.language import lexicon
from timeline.language.phrases import Hit

NEAR = 45  # code points between the word for trade and its year
HEAD = 24  # code points before a date that say that a paper is in force
FOUNDED = (*INSTITUTIONS, "diplomatic_relations", "opening")
NEXT = 2  # code points between a noun and its date
FRAME = 60  # code points between `following the` and its noun
CLAUSE = 5  # words of a clause that has a verb
LONG_NAME = 240  # code points: a paper named with both governments and its matter


def looked_back_at(sentence: Sentence, date: DateHit, kinds: list[Hit]) -> list[Hit]:
    """Give the happening that a date ends: `what was agreed during the visit of May`."""
    before = [hit for hit in kinds if hit.end <= date.start]
    if not before:
        return []
    last = max(before, key=lambda hit: hit.start)
    gap = sentence.piece(last.end, date.start)
    if set(gap) & set(",;:(") or sentence.hits("act", last.end, date.start):
        return []
    frames = sentence.hits("frame_before", last.start - FRAME, last.start)
    back = [f for f in frames if f.label == "back"]
    clear = back and not set(sentence.piece(back[-1].end, last.start)) & set(",;:")
    return [last] if clear else []


def before_joint(
    reading: Reading, sentence: Sentence, date: DateHit, kinds: list[Hit]
) -> list[Hit]:
    """Keep what stands before a date where another noun is only joined on behind it.

    `It will host the commission in August 2023 and the summit soon`: the date is the commission's.
    """
    joint = reading.language.pattern("clause_and")
    before = [hit for hit in kinds if hit.end <= date.start]
    behind = [hit.start for hit in kinds if hit.start >= date.end]
    led = lexicon.search(
        reading.language, "when_before", sentence.piece(sentence.start, date.start)
    )
    if led and before:
        # `The points agreed on when they met last July`: that is when they met.
        own = [hit for hit in before if hit.start >= sentence.start + led.end()]
        if own and own != before:
            return own
    if joint is None or not before or not behind or is_verb_last(reading):
        return kinds
    told = sentence.hits("act", date.end, behind[0] + 1)
    between = sentence.piece(date.end, behind[0])
    joined = not told and joint.match(between)
    if before[-1].label in (*SITTINGS, *DOCUMENTS) and date.start - before[-1].end <= NEXT:
        # `The summit in April 2008, where a declaration was adopted`.
        joined = joined or lexicon.search(reading.language, "relative_behind", between)
    return before if joined and date.start - before[-1].end <= FRAME else kinds


def upgraded(sentence: Sentence, kinds: list[Hit], scope: tuple[int, int]) -> list[Hit]:
    """Read an upgrade of ties that were set up before: `ties were upgraded to a partnership`."""
    raised = partnership(sentence, *scope)
    founded = any(hit.label in ("founded", "agreed") for hit in sentence.hits("act"))
    others = [hit for hit in kinds if hit.label != "diplomatic_relations"]
    if raised and not founded:
        return [*others, *raised]
    # `Relations … were resumed`: the verb tells of them, and opens no line.
    ties = max(hit.start for hit in kinds if hit.label == "diplomatic_relations")
    resumed = sentence.language.pattern("resumed")
    return [
        hit
        for hit in kinds
        if hit.label != "opening"
        or resumed is None
        or hit.start < ties
        or not resumed.match(sentence.piece(hit.start, hit.end))
    ]


def ahead_of_report(
    reading: Reading, sentence: Sentence, date: DateHit, kinds: list[Hit]
) -> list[Hit]:
    """Leave out verbs of the past where a date is ahead: `they discussed the summit of 24 June`."""
    published, start = reading.document.published, date.when.start
    if published is None or start is None or start <= published or len(kinds) < 2:
        return kinds
    past = {hit.start for hit in sentence.hits("past")}
    return [hit for hit in kinds if hit.start not in past] or kinds


def is_first_named(reading: Reading, sentence: Sentence, date: DateHit) -> bool:
    """Say whether a date is that of an idea: `they spoke of the aim first named in 2023`."""
    head = sentence.piece(date.start - NEAR, date.start)
    if lexicon.search(
        reading.language, "marked_day", head + sentence.piece(date.start, date.start + 3)
    ):
        return True  # `the 50th anniversary of 25 April`
    return lexicon.search(reading.language, "first_named", head) is not None


def in_force(reading: Reading, sentence: Sentence, date: DateHit) -> list[Hit]:
    """Give the entry into force that a date stands behind: `the accord (in force 1 June 1997)`."""
    if date.latent:
        return []  # `in force today`
    head = sentence.piece(date.start - HEAD, date.start)
    led = lexicon.search(reading.language, "in_force_before", head)
    at = date.start - len(head) + led.start() if led else 0
    return [Hit(at, at, "kind", "entry_into_force")] if led else []


def set_apart(reading: Reading, sentence: Sentence, date: DateHit) -> list[Hit]:
    """Give the gathering of `the first meeting of the commission, held on 5 May, set up …`."""
    head = sentence.piece(date.start - LONG_NAME, date.start)
    founded = lexicon.search(reading.language, "founded_before", head)
    if founded:
        at = date.start - len(head) + founded.start()
        own = [hit for hit in sentence.hits("kind", end=at)[-1:] if at - hit.end <= FRAME]
        return [hit for hit in own if hit.label in FOUNDED]
    held = lexicon.search(reading.language, "held_before", head)
    apart = held or lexicon.search(reading.language, "signed_before", head)
    if apart is None:
        return []
    at = date.start - len(head) + apart.start()
    before = [d.end for d in sentence.dates if d.end <= at]
    start = max([sentence.start, *before])
    found = sentence.hits("kind", start, at)
    if not held:
        return [hit for hit in found if hit.label in DOCUMENTS][-1:]
    published, day = reading.document.published, date.when.start
    ahead = ("visit",) if published and day and day > published else ()
    sat = [hit for hit in found if hit.label in (*SITTINGS, *ahead)]
    # `It was drafted after the talks, held on 15 June`: what they were the occasion of has no day.
    own = [hit for hit in sat if not sentence.is_framed(hit)]
    return own if own and own[-1] == sat[-1] else sat[-1:]


def is_of_figure(sentence: Sentence, date: DateHit) -> bool:
    """Say whether a year or a month is that of trade that is told in its sentence."""
    if date.when.precision not in ("year", "month") or not sentence.amounts:
        return False
    near = (date.start - NEAR, date.start)
    trade = sentence.hits("indicator", *near) or sentence.hits("indicator_weak", *near)
    return bool(trade) and not set(sentence.piece(trade[-1].end, date.start)) & set(",;:.")


def is_year_of_noun(reading: Reading, sentence: Sentence, date: DateHit) -> bool:
    """Say whether a year without its preposition belongs to a noun: `чемпионат мира 2026 года`."""
    led = reading.language.pattern("time_lead")
    if led is None or not date.rule.endswith(".year_alone"):
        return False
    head = sentence.piece(date.start - NEAR, date.start)
    bare = reading.norm.text[date.start : date.start + 2].isdigit()
    return bare and head[-2:-1].isalpha() and head.endswith(" ") and not led.search(head)


def noun_before(sentence: Sentence, date: DateHit) -> list[Hit]:
    """Give the paper that a year stands behind, or the noun right before it."""
    near = sentence.hits("kind", date.start - LONG_NAME // 2, date.start)
    near = [hit for hit in near if hit.label in DOCUMENTS or date.start - hit.end <= 1]
    return [hit for hit in near if "," not in sentence.piece(hit.end, date.start)][-1:]


def is_aim(sentence: Sentence, hit: Hit) -> bool:
    """Say whether a cue is what somebody came for: `саммитке қатысу үшін`."""
    return any(frame.label == "purpose" for frame in sentence.frames_behind(hit))


def has_own_clause(
    reading: Reading, sentence: Sentence, date: DateHit, scope: tuple[int, int]
) -> bool:
    """Say whether a date has a clause of its own before another's: `kecha xat yubordi, bugun …`.

    Where verbs stand last such a clause ends in one; what the next one tells is of another time.
    """
    behind = sentence.piece(date.end, scope[1])
    if is_verb_last(reading) and scope[1] == sentence.end and scope[0] > sentence.start:
        prior = sentence.piece(sentence.start, scope[0]).rstrip()
        told = prior.endswith(",") and any(d.end <= scope[0] for d in sentence.dates)
        told = told and any(act.label == "came" for act in sentence.hits("act", date.end))
        # `2-sentabr kuni muzokara o'tkazdi, 3-sentabr kuni paradda ishtirok etdi`
        return bool(told and lexicon.search(reading.language, "told_ending", prior[:-1]))
    ends = is_verb_last(reading) and behind.endswith(",") and behind.count(" ") >= CLAUSE
    return ends and any(other.start >= scope[1] for other in sentence.dates)
