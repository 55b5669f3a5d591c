"""The acts of a report that carry no date of their own.

A report of the day says when it happened in its lead, in its dateline, or not at all; then its
publication day stands in.
"""

from __future__ import annotations

from dataclasses import replace

from timeline.extract.anchors import (
    fresh_days,
    fresh_visit,
    heads_of,
    last_day,
    lead_day,
    publication_day,
    report_day,
)
from timeline.extract.compose import compose
from timeline.extract.cue_roles import is_occasion
from timeline.extract.datelines import LEAD, Anchor, dateline
from timeline.extract.dates import DateHit
from timeline.extract.kinds import CONTACTS, DOCUMENTS, INSTITUTIONS, SITTINGS, WEIGHT
from timeline.extract.parties import parties_of
from timeline.extract.reading import Reading
from timeline.extract.sentence import Sentence
from timeline.extract.told_acts import act_of, before_signing, named_by, session_beside
from timeline.extract.told_twice import (
    is_dated_below,
    is_headline,
    is_told_above,
    sittings_of,
    without_headlines,
)
from timeline.extract.told_verbs import is_verb_last
from timeline.language.phrases import Hit
from timeline.records import Event, Provenance, When

ARTICLE = len("this ")
OLD = 60  # days before a report; what is told of such a time is not its news
SIGNED = (*DOCUMENTS, "diplomatic_relations")  # what a paper may be, or may set up
FAR = 4  # sentences back in which the visit stands at whose end papers were signed
FINE = ("day", "range", "month")
SIGNED_AT = ("visit", "meeting", "council", "commission", "summit")


def undated_events(reading: Reading, found: list[Event]) -> list[Event]:
    """Give the undated acts of a visit told before, and those of a report of the day."""
    told = {(event.kind, event.when) for event in found}
    during = [
        event
        for s in reading.sentences
        if (event := _during_visit(reading, s))
        # `They signed the pact on Monday. The pact was signed by …`
        and not ((event.kind, event.when) in told and _is_the_paper(reading, s))
    ]
    return during + _of_the_day(reading, [*found, *during])


def _of_the_day(reading: Reading, found: list[Event]) -> list[Event]:
    anchor = (
        dateline(reading)
        or report_day(reading)
        or publication_day(reading, fresh_visit(reading, found))
        or lead_day(reading, found)
    )
    if anchor is None:
        return []
    acts: list[tuple[Event, bool]] = []
    papers: list[tuple[Event, bool]] = []
    dated = [event for event in found if event.date_role != "term"]  # a plan's years are its own
    told = {source.span for event in dated for source in event.sources if _is_own(source)}
    heads = heads_of(reading, LEAD)
    days = fresh_days(reading, found)
    sittings = sittings_of(found, anchor)
    kinds = {event.kind for event in found}
    told_kinds: set[str] = set()
    for sentence in reading.sentences:
        if sentence.span in told:
            continue
        leads = sentence.index < LEAD or sentence.span in heads
        hit = act_of(reading, sentence, anchor.rule, leads)
        if hit is None:
            continue
        if acts and is_occasion(sentence, hit):
            continue  # `during the meeting they discussed …`: the meeting was told before
        if hit.label == "meeting" and "call" in told_kinds:
            continue  # what they spoke of on the telephone
        met = not told_kinds.isdisjoint(SITTINGS)
        if hit.label == "meeting" and met and _goes_on(reading, sentence):
            continue  # `The council met. The parties discussed …`
        if _goes_back(reading, sentence, anchor) or is_dated_below(sentence, hit, sittings):
            continue
        if _is_dated_next(reading, sentence, hit):
            continue  # `They have signed a pact. The pact was signed on 23 March.`
        if is_headline(sentence, hit, found, anchor):
            continue
        if hit.label == "meeting" and is_told_above(reading, sentence, found, anchor):
            continue  # `… after they met on Thursday. At the meeting the presidents discussed …`
        signed = not (kinds | told_kinds).isdisjoint(SIGNED)
        if hit.label in DOCUMENTS and signed and _is_the_paper(reading, sentence):
            continue  # `They signed a statement. The document was signed by …`
        paper = hit.label in DOCUMENTS
        if paper and not leads and (old := _told_long_ago(reading, sentence, anchor)):
            acts.append((_anchored(reading, sentence, old, hit), False))
            continue
        near = last_day(sentence, days, paper) if anchor.rule == "lead-day" else None
        event = _anchored(reading, sentence, near or anchor, hit)
        if body := session_beside(sentence, hit):
            acts.append((_anchored(reading, sentence, near or anchor, body), False))
            told_kinds.add(body.label)
        generic = bool(sentence.hits("generic")) and hit.label == "agreement"
        (papers if generic else acts).append((event, bool(sentence.amounts)))
        if not generic:
            told_kinds.add(event.kind)
    # `Documents were signed`, `22 documents were signed`: one signing; its count is the title.
    papers.sort(key=lambda item: not item[1])
    events = without_headlines(reading, [event for event, _ in acts])
    if any(event.kind == "agreement" for event in events):
        papers = [item for item in papers if item[1]]  # `a memorandum … The paper was signed`
    if papers:
        sources = tuple(source for event, _ in papers for source in event.sources)
        events.append(replace(papers[0][0], sources=sources))
    return events


def _goes_on(reading: Reading, sentence: Sentence) -> bool:
    """Say whether a sentence begins with whom the one before named: `The parties discussed …`."""
    return sentence.told("goes_on") is not None


def _is_the_paper(reading: Reading, sentence: Sentence) -> bool:
    """Say whether a sentence goes on with the paper just told, in the words of its language."""
    if reading.language.data.get("the_paper"):
        return sentence.told("the_paper") is not None
    return sentence.told("refers_back") is not None


def _is_dated_next(reading: Reading, sentence: Sentence, hit: Hit) -> bool:
    """Say whether the next sentence goes on with what one tells, and tells its day."""
    below = reading.sentences[sentence.index + 1 : sentence.index + 2]
    if hit.label not in DOCUMENTS:
        met = hit.label in SITTINGS and any(other.told("the_meeting") for other in below)
        return (met or any(_names_again(other, hit) for other in below)) and any(
            date.role == "act" and not date.latent and date.when.precision == "day"
            for date in below[0].dates
        )
    return any(
        date.role == "act" and not date.latent and date.when.precision == "day"
        for other in below
        if other.has("act", "signed") and _is_the_paper(reading, other)
        for date in other.dates
    )


def _names_again(below: Sentence, hit: Hit) -> bool:
    """Say whether a sentence begins with the happening just told: `The visit began on 5 March.`"""
    named = below.hits("kind", below.start, below.start + ARTICLE + 1)
    same = bool(named) and named[0].label == hit.label in ("visit", *SITTINGS)
    return same and not below.has("person") and not below.told("looks_back")


def _goes_back(reading: Reading, sentence: Sentence, anchor: Anchor) -> bool:
    """Say whether a sentence goes on with a happening of another time: `During this visit …`."""
    if not (sentence.told("refers_back") or sentence.told("next_step")):
        return False
    above = _above(reading, sentence)
    # `Today they met. He was in A yesterday. At the end of the meeting …`: of the gathering.
    above = [other for other in above if other.has("kind", *SIGNED_AT)] or above
    dates = [date for other in above for date in other.dates if date.role == "act"]
    return bool(dates) and not dates[-1].latent and not _holds(dates[-1].when, anchor.when)


def _told_long_ago(reading: Reading, sentence: Sentence, anchor: Anchor) -> Anchor | None:
    """Give the time of the sentence before, where that tells of one long before the report.

    `Ties took a new turn in July 2013. At the end of his visit they signed a declaration.`
    """
    before = reading.sentences[sentence.index - 1]
    dates = [d for d in before.dates if d.role == "act" and not d.latent]
    dates = [d for d in dates if d.when.known and d.when.precision in ("day", "month")]
    last, day = dates[-1].when.end if dates else None, anchor.when.start
    if last is None or day is None or (day - last).days <= OLD or sentence.dates:
        return None
    return Anchor(dates[-1].when, "visit-days", dates[-1])


def _holds(when: When, day: When) -> bool:
    """Say whether a day lies within the days told of a visit."""
    if not (when.start and when.end and day.start and day.end):
        return when == day
    return when.start <= day.start and day.end <= when.end


def _above(reading: Reading, sentence: Sentence, reach: int = 2) -> list[Sentence]:
    """Give the sentences right before one; those that tell sums of trade date nothing else."""
    before = reading.sentences[max(0, sentence.index - reach) : sentence.index]
    return [other for other in before if not (other.has("indicator") and other.amounts)]


def _during_visit(reading: Reading, sentence: Sentence) -> Event | None:
    """Give the paper that was signed on a visit told before: `During the visit they signed …`."""
    if not sentence.has("act", "signed", "adopted"):
        return None
    if not sentence.told("refers_back"):
        return _goes_on_signing(reading, sentence)
    hit = act_of(reading, sentence, "visit-days", leads=False)
    if hit is None or hit.label not in DOCUMENTS:
        return None
    near = max(0, sentence.index - 2)
    for other in reversed(_above(reading, sentence, FAR)):
        if other.index < near and "\n" in reading.plain[other.span.end : sentence.span.start]:
            break  # another paragraph
        if sentence.told("own_visit") and other.told("looks_back"):
            continue  # `The visit before it had been in 2009.`
        dates = [d for d in other.dates if d.role == "act" and d.when.known and not d.latent]
        # `It was recalled what the treaty of 5 May meant`: the date is the treaty's.
        dates = [d for d in dates if not _is_of_paper(reading, other, d)]
        came = other.has("kind", "visit") and sentence.has("kind", "visit")
        days = [d for d in dates if came or d.when.precision == "day" or "-" in d.when.edtf[4:]]
        then = sentence.told("then_told") is not None  # `Then they signed`, of whatever time
        at = other.has("kind", *SIGNED_AT) or (then and _is_stay(other))
        if dates and (not at or not (then or dates[-1] in days)):
            return None
        if dates:
            anchor = Anchor(dates[-1].when, "visit-days", dates[-1])
            return _anchored(reading, sentence, anchor, hit)
    return None


def _is_stay(sentence: Sentence) -> bool:
    """Say whether somebody in office is told to be, or to come, somewhere."""
    return sentence.has("presence") and (sentence.has("person") or sentence.has("office"))


def _is_of_paper(reading: Reading, sentence: Sentence, date: DateHit) -> bool:
    return any(hit.label in DOCUMENTS for hit in named_by(reading, sentence, date))


def _goes_on_signing(reading: Reading, sentence: Sentence) -> Event | None:
    """Give what those signed whom the sentence before tells to have met on a day: `They signed …`.

    Its own dates, if any, stand behind the signing: `… and spoke of the aim first named in 2023`.
    """
    if not sentence.index or not _goes_on(reading, sentence):
        return None
    last = is_verb_last(reading)
    before = reading.sentences[sentence.index - 1]
    above = reading.sentences[max(0, sentence.index - 3) : sentence.index]
    # `He came on the 5th. Talks were held.`
    before = next((other for other in reversed(above) if other.dates), before)
    if last and sentence.index > 1 and before.told("looks_back"):
        before = reading.sentences[sentence.index - 2]  # `… A session had been held before it.`
    dates = [date for date in before.dates if date.role == "act" and not date.latent]
    if len(dates) != 1 or dates[0].when.precision not in FINE or before.future:
        return None
    if (
        not (_is_stay(before) or _sat_or_signed(before))
        or sentence.future
        or sentence.has("vague_past")
    ):
        return None
    acts = [hit for hit in sentence.hits("act") if hit.label == "signed"]
    papers = [hit for hit in sentence.hits("kind") if hit.label in DOCUMENTS]
    papers = [h for h in papers if acts and (h.start > acts[0].end or last)]
    if not papers or any(date.start < papers[0].start for date in sentence.dates):
        return None
    papers = before_signing(sentence, papers) if last else papers
    hit = max(papers, key=lambda paper: (WEIGHT[paper.label], -paper.start))
    return _anchored(reading, sentence, Anchor(dates[0].when, "visit-days", dates[0]), hit)


def _sat_or_signed(sentence: Sentence) -> bool:
    """Say whether a sentence tells of a gathering, or of another paper that was signed."""
    if sentence.has("kind", *CONTACTS, *INSTITUTIONS):
        return True
    return sentence.has("act", "signed") and sentence.has("kind", *DOCUMENTS)


def _is_own(source: Provenance) -> bool:
    """Say whether a sentence told has its day from `today` or from a cell beside it."""
    beside = source.date_span is not None and not source.span.contains(source.date_span)
    return beside or source.rule.endswith(".today")


def _anchored(reading: Reading, sentence: Sentence, anchor: Anchor, hit: Hit) -> Event:
    members, reach, _ = parties_of(reading, sentence, None, hit)
    date = anchor.date or DateHit(sentence.start, sentence.start, anchor.when, anchor.rule)
    whole = (sentence.start, sentence.end)
    event = compose(reading, sentence, date, whole, hit, members, reach)
    source = replace(event.sources[0], rule=anchor.rule)
    if anchor.date is None:
        source = replace(source, date_span=None, date_quote="")
    return replace(event, sources=(source,), status="happened")
