"""Papers signed on a visit or at talks that the sentences before told: `During the visit …`."""

from __future__ import annotations

from dataclasses import replace

from timeline.extract.compose import compose
from timeline.extract.coordinate import own_title, papers
from timeline.extract.cue_roles import is_occasion
from timeline.extract.datelines import Anchor
from timeline.extract.dates import DateHit
from timeline.extract.kinds import CONTACTS, DOCUMENTS, INSTITUTIONS, WEIGHT
from timeline.extract.parties import parties_of
from timeline.extract.reading import Reading
from timeline.extract.sentence import Sentence
from timeline.extract.stays import KINDS
from timeline.extract.told_acts import act_of, before_signing, named_by
from timeline.extract.told_verbs import is_verb_last
from timeline.language.phrases import Hit
from timeline.records import Event

FAR = 4  # sentences back in which the visit stands at whose end papers were signed
FINE = ("day", "range", "month")
HELD_ON = ("forum", "council", "commission", "opening")
TERM = 60  # code points between a paper and the time for which it is
SIGNED_AT = ("visit", "meeting", "council", "commission", "summit")


def during_visit(reading: Reading, sentence: Sentence) -> list[Event]:
    """Give the papers that were signed on a visit told before: `During the visit they signed …`.

    Or the forum that was held on it, the house that was opened.
    """
    signed = sentence.has("act", "signed", "adopted")
    held = sentence.has("kind", *HELD_ON) and sentence.has("act", "held", "opened", "founded")
    if not (signed or held):
        return []
    back = sentence.told("refers_back")
    if back is None:
        return _goes_on_signing(reading, sentence, signed)
    named = sentence.hits("kind", sentence.start, sentence.start + back.end())
    told = above(reading, sentence, FAR)
    # `At its end they adopted a statement`; talks may be those of a stay where none else are told.
    stay = all(hit.label == "visit" for hit in named)
    stay = stay or not any(other.has("kind", *SIGNED_AT) for other in told)
    hit = act_of(reading, sentence, "visit-days", leads=not signed)
    if hit is None or hit.label not in (DOCUMENTS if signed else HELD_ON):
        return []
    near = max(0, sentence.index - 2)
    for other in reversed(told):
        if other.index < near and "\n" in reading.plain[other.span.end : sentence.span.start]:
            break  # another paragraph
        if sentence.told("own_visit") and other.told("looks_back"):
            continue  # `The visit before it had been in 2009.`
        dates = [d for d in other.dates if d.role == "act" and d.when.known and not d.latent]
        # `It was recalled what the treaty of 5 May meant`: the date is the treaty's.
        dates = [d for d in dates if not _is_of_paper(reading, other, d)]
        # `When he came in April, many recalled the year 2008.`
        dates = [d for d in dates if "-" in d.when.edtf[4:]] or dates
        came = other.has("kind", "visit") and sentence.has("kind", "visit")
        days = [d for d in dates if came or d.when.precision == "day" or "-" in d.when.edtf[4:]]
        then = sentence.told("then_told") is not None  # `Then they signed`, of whatever time
        at = other.has("kind", *SIGNED_AT) or (stay and _is_stay(other))
        if dates and (not at or not (then or dates[-1] in days)):
            return []
        if dates:
            return _then(reading, sentence, other, dates[-1], hit)
    return []


def _is_stay(sentence: Sentence) -> bool:
    """Say whether somebody in office is told to be, or to come, somewhere."""
    return sentence.has("presence") and (sentence.has("person") or sentence.has("office"))


def _is_of_paper(reading: Reading, sentence: Sentence, date: DateHit) -> bool:
    return any(hit.label in DOCUMENTS for hit in named_by(reading, sentence, date))


def _goes_on_signing(reading: Reading, sentence: Sentence, signed: bool) -> list[Event]:
    """Give what those signed whom the sentence before tells to have met on a day: `They signed …`.

    Its own dates, if any, stand behind the signing: `… and spoke of the aim first named in 2023`.
    """
    if not sentence.index or not goes_on(reading, sentence):
        return []
    last = is_verb_last(reading)
    before = reading.sentences[sentence.index - 1]
    above = reading.sentences[max(0, sentence.index - 3) : sentence.index]
    # `He came on the 5th. Talks were held.`
    before = next((other for other in reversed(above) if other.dates), before)
    if last and sentence.index > 1 and before.told("looks_back"):
        before = reading.sentences[sentence.index - 2]  # `… A session had been held before it.`
    dates = [date for date in before.dates if date.role == "act" and not date.latent]
    if len(dates) != 1 or dates[0].when.precision not in FINE or before.future:
        return []
    if (
        not (_is_stay(before) or _sat_or_signed(before))
        or sentence.future
        or sentence.has("vague_past")
    ):
        return []
    if not signed:  # `He came on the 5th. The presidents held a session of the council.`
        sat = None if sentence.dates else act_of(reading, sentence, "visit-days", leads=True)
        told = sat is not None and sat.label in HELD_ON
        return _then(reading, sentence, before, dates[0], sat) if sat and told else []
    acts = [hit for hit in sentence.hits("act") if hit.label in ("signed", "adopted")]
    named = [hit for hit in sentence.hits("kind") if hit.label in DOCUMENTS]
    named = [h for h in named if acts and (h.start > acts[0].end or last)]
    if not named or any(date.start < named[0].start for date in sentence.dates):
        return []
    named = before_signing(sentence, named) if last else named
    hit = max(named, key=lambda paper: (WEIGHT[paper.label], -paper.start))
    return _then(reading, sentence, before, dates[0], hit)


def _then(
    reading: Reading, sentence: Sentence, before: Sentence, date: DateHit, hit: Hit
) -> list[Event]:
    """Give what a sentence tells, of the time of one before it and of the many who sat then."""
    events = anchored_all(reading, sentence, Anchor(date.when, "visit-days", date), hit)
    if len(reading.parties(sentence)) > 1 or sentence.has("both"):
        return events
    told = [kind for kind in before.hits("kind") if not is_occasion(before, kind)]
    members, reach, _ = parties_of(reading, before, None, told[0] if told else None)
    many = reach == "multilateral" and events[0].scope == "bilateral"
    return [replace(one, parties=members, scope=reach) if many else one for one in events]


def _sat_or_signed(sentence: Sentence) -> bool:
    """Say whether a sentence tells of a gathering, or of another paper that was signed."""
    if sentence.has("kind", *CONTACTS, *INSTITUTIONS):
        return True
    return sentence.has("act", "signed") and sentence.has("kind", *DOCUMENTS)


def goes_on(reading: Reading, sentence: Sentence) -> bool:
    """Say whether a sentence begins with whom the one before named: `The parties discussed …`."""
    return sentence.told("goes_on") is not None


def above(reading: Reading, sentence: Sentence, reach: int = 2) -> list[Sentence]:
    """Give the sentences right before one; those that tell sums of trade date nothing else."""
    before = reading.sentences[max(0, sentence.index - reach) : sentence.index]
    return [other for other in before if not (other.has("indicator") and other.amounts)]


def anchored(reading: Reading, sentence: Sentence, anchor: Anchor, hit: Hit) -> Event:
    members, reach, _ = parties_of(reading, sentence, None, hit)
    date = anchor.date or DateHit(sentence.start, sentence.start, anchor.when, anchor.rule)
    whole = (sentence.start, sentence.end)
    event = compose(reading, sentence, date, whole, hit, members, reach)
    source = replace(event.sources[0], rule=anchor.rule)
    if anchor.date is None:
        source = replace(source, date_span=None, date_quote="")
    return replace(event, sources=(source,), status="happened")


def anchored_all(reading: Reading, sentence: Sentence, anchor: Anchor, hit: Hit) -> list[Event]:
    """Give each of the papers that a sentence joins: `a treaty on … and a joint statement`."""
    whole = (sentence.start, sentence.end)
    hits = papers(reading, sentence, hit, whole) if hit.label in KINDS else [hit]
    # `… and a programme to 2027` is told at that year.
    hits = [one for one in hits if one == hit or not _has_term(sentence, one)]
    events = [anchored(reading, sentence, anchor, one) for one in hits]
    if len(hits) < 2:
        return events
    named = zip(events, hits, strict=True)
    return [own_title(reading, sentence, event, one, hits) for event, one in named]


def _has_term(sentence: Sentence, hit: Hit) -> bool:
    """Say whether a paper has a time for which it is: `for 2025-2027`, before it or behind."""
    terms = [date for date in sentence.dates if date.role in ("until", "term")]
    return any(-TERM <= date.start - hit.end <= TERM for date in terms)
