"""Papers of different kinds that one sentence tells of one day: each is an event of its own.

`They signed a joint declaration and a memorandum on transport`: a declaration and an agreement.
Several papers of one kind stay one signing, and a paper within the name of another is none.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from timeline.extract.compose import topics_of
from timeline.extract.cue_roles import is_matter, is_occasion
from timeline.extract.dates import DateHit
from timeline.extract.kinds import CONTACTS, INSTITUTIONS
from timeline.extract.parties import parties_of
from timeline.extract.reading import Reading
from timeline.extract.sentence import Sentence
from timeline.extract.stays import BEFORE, KINDS, SIGNING, Stretch, came_before
from timeline.extract.title_text import in_nominative, is_dangling, shorten, tidy, without
from timeline.extract.titles import GOOD
from timeline.language import lexicon
from timeline.language.phrases import Hit
from timeline.records import Event

MANY = "multilateral"
TOLD = ("held", "met", "came")
GATHERINGS = ("visit", "meeting")
WORDS = 3  # the fewest that make a title
ENDING = 2  # code points of a verb that itself names a meeting: `uchrashdi va …`


def heads(reading: Reading, sentence: Sentence, kinds: list[Hit]) -> list[Hit]:
    """Leave out a paper that stands within the name of another: `agreement on the programme`."""

    papers = sorted((hit.end, hit.start) for hit in kinds if hit.label in KINDS)
    if len(papers) < 2:
        return kinds

    def is_within(hit: Hit) -> bool:
        first = bisect_left(papers, (hit.start - BEFORE,))
        return hit.label in KINDS and any(
            lexicon.search(reading.language, "within_name", sentence.piece(end, hit.start))
            for end, _ in papers[first : bisect_left(papers, (hit.start,), first)]
        )

    return [hit for hit in kinds if not is_within(hit)]


def papers(reading: Reading, sentence: Sentence, best: Hit, scope: Stretch) -> list[Hit]:
    """Give the papers that are coordinated with the best one, it among them, in their order."""
    joint = reading.language.pattern("coordinate_before")
    signed = any(hit.label in SIGNING for hit in sentence.hits("act", *scope))
    if joint is None or best.label not in KINDS or not signed:
        return [best]
    found = [hit for hit in sentence.hits("kind", *scope) if hit.label in KINDS]
    generic = {hit.start for hit in sentence.hits("generic")}
    runs: list[list[Hit]] = []
    for hit in found:
        if hit.start in generic or is_occasion(sentence, hit):
            continue
        if runs and _joins(sentence, runs[-1][-1], hit, joint):
            runs[-1].append(hit)
        else:
            runs.append([hit])
    run = next((run for run in runs if best in run), [best])
    run = [hit for i, hit in enumerate(run) if hit.label not in {h.label for h in run[:i]}]
    # `A declaration and a protocol on the council`: of one matter, one signing.
    named = [hit for hit in run if _has_matter(reading, sentence, hit)]
    return named if len(named) > 1 and best in named else [best]


def signed_within(reading: Reading, sentence: Sentence, best: Hit, scope: Stretch) -> list[Hit]:
    """Give a visit, and the named paper that a relative clause behind it signs.

    `The visit was on 2 November, in the course of which 13 documents were signed`: one visit.
    """
    led = reading.language.pattern("relative_before")
    joint = reading.language.pattern("signed_joint")
    if joint is not None and best.label in ("call", *GATHERINGS, *INSTITUTIONS):
        return _signed_behind(sentence, best, scope, joint)
    if (led is None and joint is None) or best.label not in KINDS:
        return [best]
    for hit in sentence.hits("kind", scope[0], best.start):
        between = sentence.piece(hit.end, best.start)
        if not any(h.label in SIGNING for h in sentence.hits("act", hit.end, scope[1])):
            break
        if hit.label not in (*GATHERINGS, *INSTITUTIONS) or is_occasion(sentence, hit):
            continue
        whole = sentence.piece(hit.end - ENDING, best.start)
        if joint and (told := joint.search(whole)):
            # `they met on Monday and signed several agreements`; not `they met, 12 papers signed`
            apart = told[0].startswith((",", ";"))
            return [best] if apart and _is_part_of(sentence, best, hit) else [hit, best]
        if led and led.search(between):
            generic = any(one.start == best.start for one in sentence.hits("generic"))
            return [hit] if generic else [hit, best]
    return [best]


def _signed_behind(
    sentence: Sentence, best: Hit, scope: Stretch, joint: re.Pattern[str]
) -> list[Hit]:
    """Give a gathering and the paper that a clause behind it signs: `they met, a pact was signed`.

    Only the first one counts; the rest is coordinated with it.
    """
    for hit in sentence.hits("kind", best.end, scope[1]):
        if hit.label not in KINDS:
            continue
        told = joint.search(sentence.piece(best.end - ENDING, hit.start)) and not sentence.future
        aside = _is_part_of(sentence, hit, best) or is_occasion(sentence, hit)
        return [best, hit] if told and not aside else [best]
    return [best]


def _is_part_of(sentence: Sentence, paper: Hit, gathering: Hit) -> bool:
    """Say whether papers make no event beside the talks that they end.

    Those without a name are part of talks, though not of a session; contracts are those of firms.
    """
    generic = any(one.start == paper.start for one in sentence.hits("generic"))
    if generic and gathering.label in GATHERINGS:
        return True
    near = sentence.hits("not_trade", paper.start, paper.end)
    return any(hit.label == "investment" for hit in near)


def halves(
    reading: Reading, sentence: Sentence, best: Hit, scope: Stretch, date: DateHit
) -> list[Hit]:
    """Give a gathering of many and the talks of two that one sentence tells, each an event.

    `He took part in the summit of the five and met the president of China.`
    """
    if best.label not in INSTITUTIONS:
        return [best]
    if beside := _sat_beside(sentence, best, scope):
        return sorted([best, beside])
    if came := came_before(sentence, best, scope):
        return [came, best]
    if parties_of(reading, sentence, scope, best)[1] != MANY:
        return [best]
    if not any(hit.label in TOLD for hit in sentence.hits("act", *scope)):
        return [best]  # `they hope for talks at next year's summit`
    published = reading.document.published
    if published and date.when.start and date.when.start > published:
        return [best]  # `they discussed preparations for the summit on 24 June`
    sessions = {hit.start for hit in sentence.hits("session")}
    for hit in sentence.hits("kind", *scope):
        over = hit.start < best.end and best.start < hit.end
        sits = hit.start in sessions
        if over or sits or hit.label not in CONTACTS or is_occasion(sentence, hit):
            continue
        if hit.label == "visit" and best.label == "summit":
            continue  # who comes to a summit comes on one visit
        members, reach, _ = parties_of(reading, sentence, scope, hit)
        named = len(set(members) & set(reading.parties(sentence))) > 1
        if named and reach != MANY and not is_matter(sentence, hit, date.start):
            return [best, hit]
    return [best]


def _sat_beside(sentence: Sentence, best: Hit, scope: Stretch) -> Hit | None:
    """Give another body that sat with the best one: `komissiya majlisi va biznes-forum o'tdi`.

    Where verbs stand last, one of holding ends the clause of both.
    """
    joint = sentence.language.pattern("sat_joint")
    acts = sentence.hits("act", best.start, scope[1]) if joint else []
    if joint is None or not any(act.label == "held" for act in acts):
        return None
    for hit in sentence.hits("kind", *scope):
        if hit.label not in INSTITUTIONS or hit.label == best.label:
            continue
        left, right = sorted((best, hit))
        apart = sentence.hits("act", left.end, right.start)
        named = joint.search(sentence.piece(left.end, right.start))
        held = any(act.label == "held" for act in sentence.hits("act", right.end, scope[1]))
        framed = is_occasion(sentence, hit) or is_occasion(sentence, best)
        if named and held and not apart and not framed:
            return hit
    return None


def _joins(sentence: Sentence, left: Hit, right: Hit, joint: re.Pattern[str]) -> bool:
    match = joint.search(sentence.piece(left.end, right.start))
    if match is None or any(left.end <= date.start < right.start for date in sentence.dates):
        return False
    verbs = sentence.hits("act", left.end + match.start(), right.start)
    return all(hit.label in SIGNING for hit in verbs)


def _has_matter(reading: Reading, sentence: Sentence, hit: Hit) -> bool:
    """Say whether a paper names what it is about, behind it or as its attribute."""
    behind = sentence.piece(hit.end, hit.end + BEFORE)
    if lexicon.search(reading.language, "matter_behind", behind):
        return True
    others = [one.end for one in sentence.hits("kind", end=hit.start) if one.label in KINDS]
    before = sentence.piece(max([hit.start - BEFORE, *others]), hit.start)
    if lexicon.search(reading.language, "matter_before", before):
        return True  # where nouns come last: `hamkorlik to'g'risidagi shartnoma`
    if lexicon.search(reading.language, "joint_paper", sentence.piece(hit.start, hit.end)):
        return True
    topics = sentence.hits("topic", hit.start - BEFORE, hit.start)
    return any(hit.start - topic.end <= 1 for topic in topics)


def own_title(
    reading: Reading, sentence: Sentence, event: Event, hit: Hit, hits: Sequence[Hit]
) -> Event:
    """Give one of several papers a title of its own words, and the topics that these name.

    Of a summit and the talks beside it each gets a composed title.
    """
    if hit.label not in KINDS:
        topics = () if hit.label in CONTACTS else event.topics
        return replace(event, topics=topics, title_quality=0)
    start, end = _own(reading, sentence, hit, hits)
    dates = [(date.start, date.end) for date in sentence.dates]
    title = tidy(without(reading, start, end, dates), reading)
    title = shorten(in_nominative(title, reading))
    topics = topics_of(sentence, (start, end))
    if len(title.split()) < WORDS or is_dangling(title, reading):
        return replace(event, topics=topics, title_quality=0)
    source = replace(event.sources[0], title=title)
    return replace(event, title=title, title_quality=GOOD, topics=topics, sources=(source,))


def _own(reading: Reading, sentence: Sentence, hit: Hit, hits: Sequence[Hit]) -> Stretch:
    """Give the stretch of one paper: behind the word that joins it, up to the next one."""
    start = max(sentence.start, hit.start - BEFORE)
    head = sentence.piece(start, hit.start)
    lead = lexicon.search(reading.language, "paper_lead", head)
    later = [other.start for other in hits if other.start > hit.start]
    end = min(later, default=sentence.end)
    if later:
        joint = lexicon.search(reading.language, "coordinate_before", sentence.piece(hit.end, end))
        end = hit.end + joint.start() if joint else end
    tail = lexicon.search(reading.language, "paper_tail", sentence.piece(hit.end, end))
    return start + lead.end() if lead else hit.start, hit.end + tail.start() if tail else end
