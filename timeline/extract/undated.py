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
from timeline.extract.cue_roles import is_occasion
from timeline.extract.datelines import LEAD, Anchor, dateline
from timeline.extract.kinds import DOCUMENTS, SITTINGS
from timeline.extract.reading import Reading
from timeline.extract.sentence import Sentence
from timeline.extract.told_acts import act_of, session_beside
from timeline.extract.told_twice import (
    is_dated_below,
    is_headline,
    is_told_above,
    sittings_of,
    without_headlines,
)
from timeline.extract.visit_papers import (
    SIGNED_AT,
    above,
    anchored,
    anchored_all,
    during_visit,
    goes_on,
)
from timeline.language.phrases import Hit
from timeline.records import Event, Provenance, When

ARTICLE = len("this ")
OLD = 60  # days before a report; what is told of such a time is not its news
NEWS = 7  # the same, where that was a visit or a gathering
SIGNED = (*DOCUMENTS, "diplomatic_relations")  # what a paper may be, or may set up


def undated_events(reading: Reading, found: list[Event]) -> list[Event]:
    """Give the undated acts of a visit told before, and those of a report of the day."""
    told = {(event.kind, event.when) for event in found}
    during = [
        event
        for s in reading.sentences
        for event in during_visit(reading, s)
        # `They signed the pact on Monday. The pact was signed by …`
        if not ((event.kind, event.when) in told and _is_the_paper(reading, s))
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
        if hit.label == "meeting" and met and goes_on(reading, sentence):
            continue  # `The council met. The parties discussed …`
        paper = hit.label in DOCUMENTS
        if paper and (old := _told_long_ago(reading, sentence, anchor, leads)):
            acts.append((anchored(reading, sentence, old, hit), False))
            continue
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
        near = last_day(sentence, days, paper) if anchor.rule == "lead-day" else None
        event, *others = anchored_all(reading, sentence, near or anchor, hit)
        acts += [(other, False) for other in others]
        if body := session_beside(sentence, hit):
            acts.append((anchored(reading, sentence, near or anchor, body), False))
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
    before = above(reading, sentence)
    # `Today they met. He was in A yesterday. At the end of the meeting …`: of the gathering.
    before = [other for other in before if other.has("kind", *SIGNED_AT)] or before
    dates = [date for other in before for date in other.dates if date.role == "act"]
    return bool(dates) and not dates[-1].latent and not _holds(dates[-1].when, anchor.when)


def _goes_back_again(sentence: Sentence) -> bool:
    """Say whether a sentence without a day goes back to what was told: `This visit was …`."""
    return not sentence.dates and sentence.told("refers_back") is not None


def _told_long_ago(
    reading: Reading, sentence: Sentence, anchor: Anchor, leads: bool
) -> Anchor | None:
    """Give the time of the sentence before, where that tells of one long before the report.

    `Ties took a new turn in July 2013. At the end of his visit they signed a declaration.` Also
    in the lead, where a sentence between goes back to it: `He came in May. This visit …`.
    """
    between = sentence.index > 1 and _goes_back_again(reading.sentences[sentence.index - 1])
    if leads and not between:
        return None
    before = reading.sentences[sentence.index - 1 - between]
    dates = [d for d in before.dates if d.role == "act" and not d.latent]
    dates = [d for d in dates if d.when.known and d.when.precision in ("day", "month")]
    last, day = dates[-1].when.end if dates else None, anchor.when.start
    at = before.has("kind", *SIGNED_AT)  # `The council met early in November. Ten papers …`
    last = dates[-1].when.start if at and dates and dates[-1].when.precision == "month" else last
    if last is None or day is None or sentence.dates:
        return None
    if (day - last).days <= (NEWS if at else OLD):
        return None
    return Anchor(dates[-1].when, "visit-days", dates[-1])


def _holds(when: When, day: When) -> bool:
    """Say whether a day lies within the days told of a visit."""
    if not (when.start and when.end and day.start and day.end):
        return when == day
    return when.start <= day.start and day.end <= when.end


def _is_own(source: Provenance) -> bool:
    """Say whether a sentence told has its day from `today` or from a cell beside it."""
    beside = source.date_span is not None and not source.span.contains(source.date_span)
    return beside or source.rule.endswith(".today")
