"""Which of several cues names the event of a date."""

from __future__ import annotations

from timeline.extract.cue_roles import (
    is_apart,
    is_aside,
    is_venue,
)
from timeline.extract.dates import DateHit
from timeline.extract.feasts import is_feast_act
from timeline.extract.kinds import ASIDE, DOCUMENTS, FEASTED, STAGES
from timeline.extract.sentence import Sentence
from timeline.extract.weights import Weights
from timeline.language.phrases import Hit

GOAL = 30  # code points between a visit and its day: whither it went
PLACE = 24  # code points between a day and the participle of what was signed on it
INVITED = 60  # code points from a visit to the verb of asking for it
OF_BODY = 24  # code points from a feast to the body that it is of


def _without_drafts(sentence: Sentence, kinds: list[Hit]) -> list[Hit]:
    """Leave out a paper that is only a draft here: `shartnoma loyihasini yakunladi`."""
    drafts = sentence.hits("draft")
    if not drafts:
        return kinds
    papers = [draft for draft in drafts if draft.label not in ("idea", "invited")]
    invited = [draft.start for draft in drafts if draft.label == "invited"]

    def is_draft(hit: Hit) -> bool:
        if any(d.label == "idea" and 0 <= d.start - hit.end <= 14 for d in drafts):
            return True  # `the idea of the meeting` is no meeting
        if hit.label == "visit" and any(-3 < at - hit.start <= INVITED for at in invited):
            return True  # `he asked him to come on a state visit`
        return hit.label in DOCUMENTS and any(
            0 <= draft.start - hit.end <= 2 or 0 <= hit.start - draft.end <= 2 for draft in papers
        )

    return [hit for hit in kinds if not is_draft(hit)]


def _gone_besides(sentence: Sentence, date: DateHit, kinds: list[Hit]) -> list[Hit]:
    """Give the visit of a date, told after a gathering: `he came to a summit and visits it on`."""
    joint = sentence.language.pattern("clause_and")
    last = [hit for hit in kinds if hit.end <= date.start][-1:]
    if joint is None or not last or last[0].label != "visit" or len(kinds) < 2:
        return []
    near = sentence.piece(last[0].end, date.start)
    others = [hit for hit in kinds if hit not in last]
    gathered = all(h.label in ("summit", "forum") and h.end <= last[0].start for h in others)
    if not gathered or len(near) > GOAL or set(near) & set(",;:("):
        return []
    return last if joint.search(sentence.piece(others[-1].end, last[0].start)) else []


def beside(sentence: Sentence, date: DateHit, kinds: list[Hit]) -> list[Hit]:
    """Keep the kinds that the word right before or behind a date allows.

    `Signed on 14 January, it entered into force on 1 June`: each date has a verb of its own, and
    the stretch of the first holds both.
    """

    def is_near(hit: Hit) -> bool:
        near = -3 < date.start - hit.end <= 2 or -3 < hit.start - date.end <= 2
        near = near or hit.start < date.end <= hit.end  # `fevraldan amalda`, in force since then
        return near and ";" not in sentence.piece(hit.end, date.start)  # another clause

    own = [hit for hit in kinds if hit.label in STAGES and is_near(hit)]
    if own:
        return own
    if sentence.told("signed_then") and (papers := _signed_then(sentence, date, kinds)):
        return papers
    coming = [hit for hit in kinds if hit.label == "visit" and 0 <= date.start - hit.end <= 2]
    if coming and all(hit.label in ("visit", "summit", "forum") for hit in kinds):
        return coming  # `invited him to the summit and for a visit on 13-15 June`
    if gone := _gone_besides(sentence, date, kinds):
        return gone
    states = [hit for hit in kinds if hit.label in ("recognition", "diplomatic_relations")]
    behind = [hit for hit in states if hit.start >= date.end]
    if len({hit.label for hit in behind}) > 1 and len(behind) == len(states):
        between = sentence.piece(behind[0].end, behind[-1].start)
        if "," in between and sentence.hits("act", date.end, behind[0].end + 1):
            return behind[:1]  # `it recognised it on 2 December, and relations were set up …`
    acts = sentence.touching("act", date.start - 3, date.end + 3)
    # `A treaty was signed, the next day he left`: a comma parts a verb from the date behind it.
    near = {h.label for h in acts if is_near(h) and "," not in sentence.piece(h.end, date.start)}
    # `o'rnatilganiga 18-martda 30 yil to'ladi`: the day is that of the feast
    near -= {"founded"} if is_feast_act(sentence, acts) else set()
    relations = [hit for hit in kinds if hit.label == "diplomatic_relations"]
    if "founded" in near and relations:
        return relations  # not the anniversary that the sentence is about
    if "signed" in near:
        papers = [hit for hit in sentence.hits("kind") if hit.label in DOCUMENTS]
        papers = [hit for hit in papers if hit.label not in STAGES]
        within = [hit for hit in papers if hit in kinds]
        # `The Agreement, signed in June during a visit`: the comma cut the paper off.
        before = [hit for hit in papers if hit.start < date.start]
        others = [hit for hit in kinds if hit.label not in STAGES]
        return within or before[-1:] or others or papers or kinds
    return kinds


def _signed_then(sentence: Sentence, date: DateHit, kinds: list[Hit]) -> list[Hit]:
    """Give the papers of a date whose place and participle follow it: `made in Bishkek on 5 May`.

    What becomes of them is of another day: `5 мамырда Бішкекте жасалған шарт ратификациялансын`.
    """
    stages = [hit for hit in kinds if hit.label in STAGES]
    acts = sentence.hits("act", date.end, date.end + PLACE)
    signed = [hit for hit in acts if hit.label in ("signed", "adopted")]
    if not (stages and signed) or set(sentence.piece(date.end, signed[0].start)) & set(",;:"):
        return []
    return [hit for hit in kinds if hit.label in DOCUMENTS and hit not in stages]


def _without_reception(sentence: Sentence, kinds: list[Hit]) -> list[Hit]:
    """Leave out how a guest was met where more is told: `he was met, then talks were held`."""
    if not sentence.has("reception"):
        return kinds
    met = [hit for hit in kinds if not sentence.touching("reception", hit.start, hit.end)]
    return met or kinds


def choose(
    sentence: Sentence, kinds: list[Hit], acts: list[Hit], date: DateHit
) -> list[Hit | None]:
    """Choose the cue that names the event; several treaties signed on a day are several."""
    if not kinds:
        return [None]
    # Where nothing is asked for or ahead, the dates of a sentence that share cues share the choice.
    at = date.start if sentence.has("asked") or sentence.has("future", ASIDE) else -1
    key = "chosen", tuple(kinds), tuple(acts), at
    return list(sentence.once(key, lambda: _chosen(sentence, kinds, acts, at)))


def _chosen(sentence: Sentence, kinds: list[Hit], acts: list[Hit], at: int) -> list[Hit | None]:
    weights = Weights(sentence, kinds, acts, at)
    kinds = _without_reception(sentence, _without_drafts(sentence, kinds))
    # `They met days after the parliament ratified the pact`: of another time.
    kinds = [hit for hit in kinds if not is_apart(sentence, hit)] or kinds
    if not kinds:
        return [None]
    founded = sentence.has("act", "founded", "agreed")
    others = [hit for hit in kinds if hit.label != "diplomatic_relations"]
    if others and not founded:
        kinds = others  # `in thirty years of diplomatic relations he came twice`
    best = max(kinds, key=weights.of)
    if is_venue(sentence, best) or is_aside(sentence, best):
        # `They met on 5 May and at the summit in June`: the second time they met, too.
        talks = [h for h in sentence.hits("kind", end=best.start) if h.label == "meeting"]
        return list(talks[-1:]) or [best]
    feasts = [hit for hit in kinds if hit.label == "anniversary"]
    # `It is 15 years since the adoption of the statement`: what is marked is not signed now.
    marked = {act for act in acts for hit in feasts if hit.start <= act.start <= hit.end + 2}
    signed = any(h.label in ("signed", "adopted") for h in acts if h not in marked)
    if feasts and not signed and best.label in FEASTED:
        return [feasts[0]]
    if feasts and best.label == "forum" and not signed and sentence.told("feast_kept"):
        return [feasts[0]]  # `the anniversary was marked with an exhibition`
    # `The 20th anniversary of the commission`: what is marked did not sit on that day.
    if best.label in ("commission", "council", "visit") and any(
        0 < best.start - hit.end <= OF_BODY and not sentence.hits("act", hit.end, best.start)
        for hit in feasts
    ):
        return [feasts[0]]
    if best.label in ("treaty", "declaration") and signed:
        same = [hit for hit in kinds if hit.label == best.label]
        apart = [hit for i, hit in enumerate(same) if i == 0 or hit.start - same[i - 1].end > 25]
        # `(in the English text of the treaty: …)` is said of the first.
        apart = [hit for hit in apart if _depth(sentence, hit) <= _depth(sentence, apart[0])]
        if len(apart) > 1:
            return list(apart)
    return [best]


def _depth(sentence: Sentence, hit: Hit) -> int:
    """Give how many brackets are open before a cue."""
    head = sentence.piece(sentence.start, hit.start)
    return head.count("(") - head.count(")")
