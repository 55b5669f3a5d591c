"""Whether a sentence without a date tells an act of its own, and which."""

from __future__ import annotations

from timeline.extract.cue_roles import is_at, is_matter, is_negated, is_occasion, is_topic
from timeline.extract.dates import DateHit
from timeline.extract.due import is_term
from timeline.extract.evidence import is_counted
from timeline.extract.kinds import CONTACTS, DOCUMENTS, STAGES, WEIGHT, talks
from timeline.extract.reading import Reading
from timeline.extract.said import is_of_report
from timeline.extract.scopes import is_after_clause
from timeline.extract.sentence import Sentence
from timeline.extract.told_verbs import is_attribute, is_finite, is_noun, is_told, is_verb_last
from timeline.extract.whose import is_of_pair
from timeline.language import lexicon
from timeline.language.phrases import Hit

SESSION = 40  # code points between a body and its session
SHOWN = ("visit-days", "lead-day")  # anchors that the text itself tells
ROLES = ("act", "attr", "since", "term")  # of dates that tell when
NAMED = 40  # code points behind a visit in which its preparation is told


def act_of(reading: Reading, sentence: Sentence, rule: str, leads: bool) -> Hit | None:
    """Choose the cue of an act that a sentence tells without a date; ``leads``: it is of the lead.

    What one of the pair did with a third country is another report's news.
    """
    said = leads or sentence.told("attribution")  # `This he said at the talks with …`
    if said and (met := _met_at(reading, sentence)):
        return met
    if not (sentence.has("kind") and sentence.has("act")):
        return None
    parties = reading.parties(sentence)
    pair = set(reading.pair.countries)
    third = len(parties) > 1 and not pair <= set(parties) and not sentence.has("both")
    if third and rule != "dateline":
        return None
    if any(is_term(sentence, date) for date in sentence.dates):
        return None  # `they met in the last quarter of 2023`
    dates = [d for d in sentence.dates if not d.latent and d.role in ROLES]
    if leads and _signs_papers(sentence):
        # `They approved a plan for 2025-2028`: its years are its own.
        dates = [date for date in dates if date.role != "term"]
    if rule in SHOWN and sentence.has("act", "signed"):
        dates = [d for d in dates if d.role != "term"]  # `the programme for 2026-2027 was signed`
    others = [date for date in dates if not is_of_report(reading, sentence, date)]
    named = [hit for date in others for hit in named_by(reading, sentence, date)]
    apart = any(is_after_clause(sentence, date) for date in others)
    if len(others) > 1 or (others and not named and not apart):
        return None
    told = [hit for hit in sentence.hits("act") if is_finite(reading, sentence, hit)]
    told = [hit for hit in told if not is_noun(reading, hit)]
    told = [hit for hit in told if not is_negated(sentence, hit)]
    acts = {hit.label for hit in told if not is_attribute(reading, sentence, hit)}
    whole = (sentence.start, sentence.end)
    kinds = [
        hit
        for hit in sentence.hits("kind")
        if not (is_topic(sentence, hit) or is_matter(sentence, hit, -1))
        and not ((named or apart) and hit.start > others[0].start)
        and not _is_only_named(reading, sentence, hit)
        and not _is_deal(sentence, hit)
        and not is_negated(sentence, hit)
    ]
    spoken = talks(reading, sentence, whole) if leads and not kinds else []
    kinds = kinds or spoken
    if not kinds or not acts or not is_told(reading, sentence, bool(spoken)):
        return None
    if rule != "visit-days" and (sentence.told("told_earlier") or sentence.told("attribution")):
        return None  # `they had agreed to hold talks`; `one of those in the talks told this`
    verbs = {hit.start for hit in sentence.hits("act")}
    if any(hit.label == "meeting" and hit.start in verbs for hit in kinds):
        acts.add("met")  # a verb that means to adopt and to receive
    if sentence.has("session") or _is_meeting_of_body(reading, sentence):
        acts.add("session")
    if any(hit.label == "meeting" and is_counted(sentence, hit) for hit in kinds[:1]):
        return None  # `11 meetings of the committee and 14 rounds of talks were held`
    own = [
        hit for hit in kinds if not any(f.label == "purpose" for f in sentence.frames_behind(hit))
    ]
    if is_verb_last(reading):
        own = before_signing(sentence, own)
    hit = _kind(sentence, own or kinds, acts, leads, rule)
    until = rule not in SHOWN and any(date.role == "until" for date in sentence.dates)
    if hit and hit.label == "plan" and until:
        return None  # `the programme to 2030` is told at that year
    if acts & {"signed", "adopted"} or rule == "dateline":
        return hit
    return hit if is_of_pair(reading, sentence, hit, parties, leads) else None


def _signs_papers(sentence: Sentence) -> bool:
    return sentence.has("act", "signed", "adopted") and sentence.has("kind", *DOCUMENTS)


def named_by(reading: Reading, sentence: Sentence, date: DateHit) -> list[Hit]:
    """Give the noun that a date belongs to by a verb between: `5 mayda tuzilgan bitim`.

    What the sentence itself tells then stands before the date.
    """
    if not is_verb_last(reading):
        return []
    for hit in sentence.hits("kind", date.end):
        if lexicon.search(reading.language, "held_on", sentence.piece(date.end, hit.start)):
            return [hit]
    return []


def _met_at(reading: Reading, sentence: Sentence) -> Hit | None:
    """Give the meeting at which a lead tells that something was said: `На встрече с … отметил, …`.

    A day told beside it is that of the meeting, and no other stands in.
    """
    told = lexicon.search(reading.language, "met_at", sentence.text)
    if told is None:
        return None
    said = sentence.hits("said", sentence.start + told.end())
    # Where verbs stand last the pattern holds the one of saying: `…мен кездесуінде айтты`.
    ends = [sentence.end] if is_verb_last(reading) else [hit.end for hit in said[:1]]
    before = [hit for hit in sentence.hits("said") if hit.end <= sentence.start + told.start()]
    if before and lexicon.search(reading.language, "talked_at", told[0]):
        before = [] if sentence.told("reported_lead") else before  # `so he told a colleague`
    if not ends and before:
        ends = [sentence.end]  # `…, the president said at the meeting with his colleague`
    dates = [date for date in sentence.dates if date.role in ROLES]
    if not ends or any(date.start < ends[0] for date in dates):
        return None
    named = set(reading.parties(sentence, None, ends[0]))
    if sentence.index and sentence.told("attribution"):  # who he is stands before it
        named.update(reading.parties(reading.sentences[sentence.index - 1]))
    if not set(reading.pair.countries) <= named:
        return None
    return _gathering(reading, sentence, sentence.start + told.start(), sentence.start + told.end())


def _gathering(reading: Reading, sentence: Sentence, start: int, end: int) -> Hit | None:
    """Give what a stretch names as a gathering: a session or a forum only if it is of the two."""
    hits = sentence.hits("kind", start, end)
    own = set(reading.pair.countries) <= set(reading.parties(sentence, start, end))
    if own or sentence.hits("both", start, end):
        sat = [hit for hit in hits if hit.label in ("commission", "council", "forum")]
        if sat:
            return sat[0]
    return next((hit for hit in hits if hit.label == "meeting"), None)


def _is_deal(sentence: Sentence, hit: Hit) -> bool:
    """Say whether a paper is one of firms, worth a sum: `export contracts worth 30 million`."""
    deals = sentence.touching("not_trade", hit.start, hit.end) if sentence.sums else []
    return hit.label == "agreement" and any(one.label == "investment" for one in deals)


def _is_only_named(reading: Reading, sentence: Sentence, hit: Hit) -> bool:
    """Say whether a cue only names what is prepared or weighed: `preparations for the visit`."""
    behind = sentence.piece(hit.end, hit.end + NAMED)
    return lexicon.search(reading.language, "only_named", behind) is not None


def before_signing(sentence: Sentence, kinds: list[Hit]) -> list[Hit]:
    """Leave out papers behind the first signing: `a protocol was signed, annexes to the treaty …`.

    Where the verb stands last what is signed stands before it.
    """
    signed = [hit.start for hit in sentence.hits("act") if hit.label in ("signed", "adopted")]
    first = min(signed, default=sentence.end)
    own = [hit for hit in kinds if hit.label in DOCUMENTS and hit.start < first]
    return [hit for hit in kinds if hit in own or hit.label not in DOCUMENTS] if own else kinds


def _kind(
    sentence: Sentence, kinds: list[Hit], acts: set[str], leads: bool, rule: str
) -> Hit | None:
    papers = [hit for hit in kinds if hit.label in DOCUMENTS]
    stages = [hit for hit in papers if hit.label in STAGES]
    if stages and "agreed" in acts and leads:
        return stages[0]  # `the Senate ratified the treaty`: the verb names the act
    if papers and acts & {"signed", "adopted"}:
        return max(papers, key=lambda hit: (WEIGHT[hit.label], -hit.start))
    bodies = [hit for hit in kinds if hit.label in ("council", "commission")]
    if rule == "lead-day":
        return _besides_lead(sentence, kinds, acts, bodies if leads else [])
    if bodies and "founded" in acts:
        return bodies[0]
    if bodies and leads and "session" in acts and acts & {"held", "came"}:
        return bodies[0]  # `the council's 13th session took place`
    meetings = [
        hit
        for hit in kinds
        if hit.label in ("meeting", "summit", "call", "forum")
        or (hit.label == "visit" and not is_at(sentence, hit))  # `on his visit he saw the works`
    ]
    # `The delegations held talks`: of those who met none need have travelled.
    gone = [hit for hit in meetings if sentence.hits("office", hit.start, hit.start + 1)]
    meetings = [hit for hit in meetings if hit not in gone] or meetings
    states = [hit for hit in kinds if hit.label in ("diplomatic_relations", "recognition")]
    if "founded" not in acts:  # `he handed over his letters and spoke of diplomatic relations`
        states = [hit for hit in states if hit.label == "recognition"]
    if states and leads and acts & {"founded", "agreed"} and "anniversary" not in _labels(kinds):
        return states[0]  # `A set up diplomatic relations with B`
    opened = [hit for hit in kinds if hit.label == "opening"]
    # `The border post was opened`, `the opening of the post took place`
    begun = "opened" in acts or ("held" in acts and not _is_thing(sentence, opened))
    news = [hit for hit in meetings if not is_occasion(sentence, hit)]
    if opened and leads and not news and begun:
        return opened[0]
    # Talks are news in the lead; further down they are what was talked about.
    shown = "opened" in acts and "forum" in _labels(meetings)  # `an exhibition was opened`
    if not meetings or not leads or not (shown or acts & {"held", "met", "came"}):
        return None
    if all(hit.label in CONTACTS for hit in meetings):  # `they held talks by telephone`
        meetings = [hit for hit in meetings if hit.label == "call"] or meetings
    # `Within his visit he held talks`: the visit is the occasion.
    return next((hit for hit in meetings if not is_occasion(sentence, hit)), meetings[0])


def _besides_lead(
    sentence: Sentence, kinds: list[Hit], acts: set[str], bodies: list[Hit]
) -> Hit | None:
    """Choose what was done beside the visit or the talks that the lead tells itself.

    A body that sat during it is told apart.
    """
    if bodies and "held" in acts:
        return bodies[0]
    sat = [h for h in kinds if h.label == "meeting" and not is_occasion(sentence, h)]
    # `Today he came on a state visit. Then talks were held in the palace.`
    if not sat or not acts & {"held", "met"}:
        return None
    own = "held" in acts or sentence.language.verb_last  # elsewhere `they discussed …` is no more
    if sentence.language.verb_last and _is_place(sentence, sat[0]):
        own = False
    return sat[0] if own or sentence.told("next_step") else None


def _is_place(sentence: Sentence, hit: Hit) -> bool:
    """Say whether the case of a cue makes it a place: `muzokaralarda … muhokama qildilar`."""
    return (
        lexicon.search(sentence.language, "where", sentence.piece(hit.start, hit.end)) is not None
    )


def _labels(hits: list[Hit]) -> set[str]:
    return {hit.label for hit in hits}


def _is_thing(sentence: Sentence, hits: list[Hit]) -> bool:
    """Say whether cues of an opening name buildings alone: `the embassy held a concert`."""
    things = {thing.start for thing in sentence.hits("thing")}
    return all(hit.start in things for hit in hits)


def _is_meeting_of_body(reading: Reading, sentence: Sentence) -> bool:
    """Say whether a meeting is that of a body: `the 20th meeting of the Cooperation Council`."""
    kinds = sentence.hits("kind")
    bodies = [hit for hit in kinds if hit.label in ("council", "commission")]
    return any(
        lexicon.search(reading.language, "session_between", sentence.piece(hit.end, body.start))
        for body in bodies
        for hit in kinds
        if hit.label == "meeting" and hit.end <= body.start
    )


def session_beside(sentence: Sentence, hit: Hit) -> Hit | None:
    """Give the body whose session a sentence tells beside a signing: `it met and papers were …`."""
    sessions = sentence.hits("session", end=hit.start)
    if hit.label not in DOCUMENTS or not sessions or not sentence.has("act", "held"):
        return None
    held = [act for act in sentence.hits("act") if act.label == "held"]
    bodies = [h for h in sentence.hits("kind") if h.label in ("council", "commission")]
    near = [h for h in bodies if abs(h.start - sessions[0].end) <= SESSION]
    return near[0] if near and any(act.start < hit.start for act in held) else None
