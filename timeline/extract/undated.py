"""The acts of a report that carry no date of their own.

A report of the day says when it happened in its lead, in its dateline, or not at all; then its
publication day stands in. The rule's name tells which: ``lead-day``, ``dateline``, ``page-day``
(the day that stands alone above the text), ``publication-day``.
"""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass, replace
from datetime import date as date_
from datetime import timedelta

from timeline import edtf
from timeline.extract.compose import compose
from timeline.extract.dates import DateHit
from timeline.extract.kinds import DOCUMENTS, STAGES, WEIGHT, is_occasion
from timeline.extract.reading import Reading, Sentence
from timeline.extract.rows import lone_date
from timeline.extract.scopes import parties_of
from timeline.language import lexicon
from timeline.language.phrases import Hit
from timeline.records import Event, Provenance, Span, When

_AGENCY = re.compile(r"[ .,)]*(?:[A-Z]{3,}[A-Za-z.]*[ .]*)?[-–—:/(]")
_NAMED = re.compile(r" ?\([A-Z][\w. ]{1,20}\) ?[-–—:]")
LEAD = 4  # sentences, the headline among them
REPORT = 12  # sentences in which a report tells when the visit was that it is about
DATELINES = 6  # sentences: a headline and a summary may stand above the dateline
FRESH = timedelta(days=7)  # a report of something older looks back, and dates what it tells
TAIL = 20  # code points: room for an auxiliary, a closing mark, a note
PAGE_WORDS = 4  # a section's name and a month
NEAR = timedelta(days=3)  # between the day on a page and that of its publication
STALE = timedelta(days=60)
DATELINE = 90  # code points
DATELINE_WORDS = 6
SAME_WORDS = 0.6
PACTS = ("treaty", "declaration")  # a report tells of one of a kind


_CHOICES = re.compile(r"(?<!\w)\(?[aа]\) [^();]{1,60}(?<!\w)\(?[bбв]\) ")


@dataclass(frozen=True, slots=True)
class Anchor:
    """The day that stands in for missing ones, the rule that gave it, and its expression."""

    when: When
    rule: str
    date: DateHit | None = None


def is_question(sentence: Sentence) -> bool:
    """Say whether a sentence asks, or offers answers to choose from, instead of telling."""
    text = sentence.text
    return text.rstrip("\"') ").endswith("?") or (") " in text and bool(_CHOICES.search(text)))


def is_dateline(reading: Reading, sentence: Sentence, date: DateHit) -> bool:
    """Say whether a date stands beside a town at the head of a report: `BAKU, July 5 -`."""
    if sentence.index >= LEAD or date.start - sentence.start > DATELINE // 2:
        return False
    head = reading.norm.quote(sentence.start, date.start).strip(" ,.(")
    town = head.split(",", 1)[0]
    behind = reading.norm.quote(date.end, min(date.end + 40, sentence.end))
    if not _AGENCY.match(behind):
        return False
    # `Helsinki, 18 August (Agency): …`: a town in small letters needs its agency.
    named = sentence.has("place") and bool(_NAMED.match(behind))
    return len(town) > 2 and (town.isupper() or named)


def undated_events(reading: Reading, found: list[Event]) -> list[Event]:
    """Give the undated acts of a fresh report; none where the text is no report of the day."""
    anchor = (
        _dateline(reading)
        or _publication_day(reading, _fresh_visit(reading, found))
        or _lead_day(reading, found)
    )
    if anchor is None:
        return []
    acts: list[tuple[Event, bool]] = []
    papers: list[tuple[Event, bool]] = []
    told = {source.span for event in found for source in event.sources if _is_own(source)}
    heads = _heads(reading, LEAD)
    for sentence in reading.sentences:
        leads = sentence.index < LEAD or sentence.span in heads
        hit = _act(reading, sentence, anchor.rule, leads)
        if hit is None or sentence.span in told:
            continue
        if acts and is_occasion(sentence, hit):
            continue  # `during the meeting they discussed …`: the meeting was told before
        if hit.label == "meeting" and any(event.kind == "call" for event, _ in acts):
            continue  # what they spoke of on the telephone
        if _goes_back(reading, sentence, anchor):
            continue
        near = _last_day(reading, sentence, found) if anchor.rule == "lead-day" else None
        event = _anchored(reading, sentence, near or anchor, hit)
        generic = bool(sentence.hits("generic")) and hit.label == "agreement"
        (papers if generic else acts).append((event, bool(sentence.amounts)))
    # `Documents were signed`, `22 documents were signed`: one signing; its count is the title.
    papers.sort(key=lambda item: not item[1])
    events = _without_headlines([event for event, _ in acts])
    if papers:
        sources = tuple(source for event, _ in papers for source in event.sources)
        events.append(replace(papers[0][0], sources=sources))
    return events


def _without_headlines(events: list[Event]) -> list[Event]:
    """Leave out what only a headline tells of a treaty or statement that the report tells too."""
    out = []
    for at, event in enumerate(events):
        heading = not event.sources[0].quote.rstrip("\"”»'").endswith(".")
        later = [other for other in events[at + 1 :] if other.kind == event.kind]
        again = later and (event.kind in PACTS or _is_told_again(event, later[0]))
        if not (heading and again):
            out.append(event)
    return out


def _is_told_again(event: Event, other: Event) -> bool:
    """Say whether most words of a headline stand in a sentence below it."""
    left, right = (
        {word[:4] for word in re.findall(r"\w{4,}", one.sources[0].quote.lower())}
        for one in (event, other)
    )
    return len(left & right) >= SAME_WORDS * len(left)


def _goes_back(reading: Reading, sentence: Sentence, anchor: Anchor) -> bool:
    """Say whether a sentence goes on with a happening of another time: `During this visit …`."""
    if not lexicon.search(reading.language, "refers_back", sentence.text):
        return False
    before = reading.sentences[max(0, sentence.index - 2) : sentence.index]
    dates = [date for other in before for date in other.dates if date.role == "act"]
    return bool(dates) and not dates[-1].latent and dates[-1].when != anchor.when


def _is_own(source: Provenance) -> bool:
    """Say whether a sentence told has its day from `today` or from a cell beside it."""
    beside = source.date_span is not None and not source.span.contains(source.date_span)
    return beside or source.rule.endswith(".today")


def _dateline(reading: Reading) -> Anchor | None:
    """Find `Bishkek, 27 January.`: a place and a day, and nothing else, at the head of a report."""
    for sentence in reading.sentences[:DATELINES]:
        days = [d for d in sentence.dates if d.when.precision == "day" and d.when.start]
        alone = not sentence.has("kind") and not sentence.has("act")
        if len(days) == 1 and alone and sentence.has("place") and _is_short(sentence, days[0]):
            return Anchor(days[0].when, "dateline", days[0])
    return None


def _is_short(sentence: Sentence, date: DateHit) -> bool:
    """Say whether a place, its country and an agency are all that stands beside a date."""
    rest = sentence.piece(sentence.start, date.start) + sentence.piece(date.end, sentence.end)
    return len(sentence.text) <= DATELINE and len(rest.split()) <= DATELINE_WORDS


def _publication_day(reading: Reading, visit: Event | None) -> Anchor | None:
    """Give the publication day where the lead of a report carries no date at all.

    What it looks back at, or forward to, behind its first two sentences is no date of the report.
    A visit dated farther down is what the report is about: its days stand in.
    """
    if visit is not None:
        return None
    page = _page_day(reading)
    published = reading.document.published or (page.when.start if page else None)
    if published is None:
        return None
    for number, sentence in enumerate(reading.sentences[:LEAD]):
        if sentence.has("indicator") and sentence.amounts:
            continue  # its years are those of figures
        for date in sentence.dates:
            if date is page:
                continue
            ahead = number > 0 and date.when.start is not None and date.when.start > published
            other = ahead or (number > 1 and _is_aside(date, published, FRESH if page else STALE))
            if not date.latent and date.role in ("act", "attr", "since", "until") and not other:
                return None
    if page:
        return Anchor(page.when, "page-day", page)
    return Anchor(_day_of(published), "publication-day")


def _page_day(reading: Reading) -> DateHit | None:
    """Find the day that stands alone above a report: that of the page, near its publication."""
    lone = [date for sentence in reading.sentences if (date := _page_date(sentence))]
    head = reading.sentences[LEAD].start if len(reading.sentences) > LEAD else sys.maxsize
    if len(lone) != 1 or lone[0].start >= head or lone[0].when.precision != "day":
        return None
    published, day = reading.document.published, lone[0].when.start
    near = day is not None and (published is None or abs(published - day) <= NEAR)
    return lone[0] if near else None


def _page_date(sentence: Sentence) -> DateHit | None:
    """Give the date of a line of page furniture: `Politics 21.06.2022, 18:59`."""
    if date := lone_date(sentence):
        return date
    dates = [date for date in sentence.dates if date.when.precision == "day"]
    words = re.findall(r"[^\W\d_]{2,}", sentence.text)
    told = any(sentence.has(group) for group in ("kind", "act", "party", "person", "place"))
    return dates[0] if len(dates) == 1 and len(words) <= PAGE_WORDS and not told else None


def _is_aside(date: DateHit, published: date_, stale: timedelta) -> bool:
    start, end = date.when.start, date.when.end
    return bool(end and published - end > stale) or bool(start and start > published)


def _lead_day(reading: Reading, found: list[Event]) -> Anchor | None:
    """Give the day of the happening that a fresh report leads with."""
    published = reading.document.published
    heads = _heads(reading, LEAD)
    led = [event for event in found if event.sources[0].span in heads and _is_fresh(reading, event)]
    event = led[0] if led else _fresh_visit(reading, found)
    if event is None or published is None or event.when.end is None:
        return None
    return Anchor(_day_of(published) if published <= event.when.end else event.when, "lead-day")


def _heads(reading: Reading, number: int) -> set[Span]:
    """Give the spans of the first sentences: a clock and a counter are none."""
    told = [sentence for sentence in reading.sentences if sentence.text.count(" ") >= 3]
    return {sentence.span for sentence in told[:number]}


def _fresh_visit(reading: Reading, found: list[Event]) -> Event | None:
    """Find the visit of these days that a report is about, wherever it tells its days."""
    heads = _heads(reading, REPORT)
    for event in found:
        if event.kind == "visit" and event.sources[0].span in heads and _is_fresh(reading, event):
            return event
    return None


def _is_fresh(reading: Reading, event: Event) -> bool:
    """Say whether a happening of known days was new when the report came out."""
    published, start, end = reading.document.published, event.when.start, event.when.end
    if event.status != "happened" or event.when.precision not in ("day", "range"):
        return False
    if published is None or start is None or end is None:
        return False
    return start <= published and published - end <= FRESH


def _last_day(reading: Reading, sentence: Sentence, found: list[Event]) -> Anchor | None:
    """Give the day that the text told last before a sentence: it goes on from there."""
    published = reading.document.published
    last: Event | None = None
    for event in found:
        day, before = event.when.end, event.sources[-1].span.start < sentence.span.start
        fresh = day is not None and published is not None and abs(published - day) <= FRESH
        if event.when.precision == "day" and event.status == "happened" and before and fresh:
            held = last.sources[-1].span.start if last else -1
            last = event if event.sources[-1].span.start > held else last
    return Anchor(last.when, "lead-day") if last else None


def _day_of(day: object) -> When:
    return edtf.parse(str(day))


def _act(reading: Reading, sentence: Sentence, rule: str, leads: bool) -> Hit | None:
    """Choose the cue of an act that a sentence tells without a date; ``leads``: it is of the lead.

    What one of the pair did with a third country is another report's news.
    """
    parties = reading.parties(sentence)
    pair = set(reading.pair.countries)
    third = len(parties) > 1 and not pair <= set(parties) and not sentence.has("both")
    if third and rule != "dateline":
        return None
    if any(not d.latent and d.role in ("act", "attr", "since", "term") for d in sentence.dates):
        return None
    told = [hit for hit in sentence.hits("act") if _is_finite(reading, sentence, hit)]
    acts = {hit.label for hit in told if not _is_attribute(reading, sentence, hit)}
    kinds = sentence.hits("kind")
    if not kinds or not acts or not _is_told(reading, sentence):
        return None
    verbs = {hit.start for hit in sentence.hits("act")}
    if any(hit.label == "meeting" and hit.start in verbs for hit in kinds):
        acts.add("met")  # a verb that means to adopt and to receive
    if sentence.has("session"):
        acts.add("session")
    own = [
        hit for hit in kinds if not any(f.label == "purpose" for f in sentence.frames_behind(hit))
    ]
    if _is_verb_last(reading):
        own = _before_signing(sentence, own)
    hit = _kind(own or kinds, acts, leads, rule)
    # `The head of state spoke by telephone with the premier of Italy`: whose head needs no word.
    unnamed = hit is not None and hit.label == "call" and leads and sentence.has("office")
    named = len(parties) >= 2 or sentence.has("both") or bool(unnamed and set(parties) & pair)
    return hit if named or acts & {"signed", "adopted"} or rule == "dateline" else None


def _is_finite(reading: Reading, sentence: Sentence, act: Hit) -> bool:
    """Say whether an act may be told: where verbs stand last, a signing far from the end is not.

    `The agreements adopted at the talks were discussed.`
    """
    if act.label not in ("signed", "adopted") or not _is_verb_last(reading):
        return True
    if lexicon.search(reading.language, "copula_ending", sentence.text):
        return True  # `one more of the papers signed is the plan`
    behind = sentence.piece(act.end, _core_end(reading, sentence))
    return len(behind) <= TAIL or any(sign in behind for sign in ",;")


def _is_attribute(reading: Reading, sentence: Sentence, act: Hit) -> bool:
    """Say whether a verb of signing only tells which paper: `the declaration signed in Baku`."""
    papers = [hit for hit in sentence.hits("kind", end=act.start) if hit.label in DOCUMENTS]
    if act.label not in ("signed", "adopted") or not papers or not sentence.text.endswith("."):
        return False
    if "auxiliary" not in reading.language.data:
        return False
    between = sentence.piece(papers[-1].end, act.start)
    if set(between) & set(",;:("):
        return False
    return not lexicon.search(reading.language, "auxiliary", between)


def _before_signing(sentence: Sentence, kinds: list[Hit]) -> list[Hit]:
    """Leave out papers behind the first signing: `a protocol was signed, annexes to the treaty …`.

    Where the verb stands last what is signed stands before it.
    """
    signed = [hit.start for hit in sentence.hits("act") if hit.label in ("signed", "adopted")]
    first = min(signed, default=sentence.end)
    own = [hit for hit in kinds if hit.label in DOCUMENTS and hit.start < first]
    return [hit for hit in kinds if hit in own or hit.label not in DOCUMENTS] if own else kinds


def _kind(kinds: list[Hit], acts: set[str], leads: bool, rule: str) -> Hit | None:
    papers = [hit for hit in kinds if hit.label in DOCUMENTS]
    stages = [hit for hit in papers if hit.label in STAGES]
    if stages and "agreed" in acts and leads:
        return stages[0]  # `the Senate ratified the treaty`: the verb names the act
    if papers and acts & {"signed", "adopted"}:
        return max(papers, key=lambda hit: (WEIGHT[hit.label], -hit.start))
    bodies = [hit for hit in kinds if hit.label in ("council", "commission")]
    if rule == "lead-day":
        # The lead itself is the visit or the talks; a body that sat during it is told apart.
        return bodies[0] if bodies and leads and "held" in acts else None
    if bodies and "founded" in acts:
        return bodies[0]
    if bodies and leads and "session" in acts and acts & {"held", "came"}:
        return bodies[0]  # `the council's 13th session took place`
    meetings = [
        hit for hit in kinds if hit.label in ("meeting", "summit", "visit", "call", "forum")
    ]
    opened = [hit for hit in kinds if hit.label == "opening"]
    if opened and leads and not meetings and "opened" in acts:
        return opened[0]  # `the border post was opened`
    # Talks are news in the lead; further down they are what was talked about.
    return meetings[0] if meetings and leads and acts & {"held", "met", "came"} else None


def _is_told(reading: Reading, sentence: Sentence) -> bool:
    """Say whether a sentence tells, in a finite past form, what the report is about."""
    if sentence.future and not _is_verb_last(reading):
        return False  # where the verb stands last, its ending below tells the tense
    if sentence.has("vague_past") or sentence.has("planned_act") or is_question(sentence):
        return False
    in_clause = _is_told_in_clause(reading, sentence)
    if not (in_clause or _is_main_verb(reading, sentence)) or _is_planned(reading, sentence):
        return False
    counts = sentence.has("indicator") and not sentence.has("act", "signed", "adopted")
    talks = sentence.has("act", "held", "met") and not sentence.has("act", "founded")
    counts = counts and (bool(sentence.amounts) or _is_verb_last(reading) or not talks)
    if counts or any(date.role == "until" for date in sentence.dates):
        return False
    if not reading.language.data.get("finite_ending"):
        return True
    text = sentence.text[: _core_end(reading, sentence) - sentence.start]
    if in_clause:
        return True
    if lexicon.search(reading.language, "future_ending", text):
        return False
    return bool(lexicon.search(reading.language, "finite_ending", text))


def _is_told_in_clause(reading: Reading, sentence: Sentence) -> bool:
    """Say whether a signing ends a clause of its own: `it was signed, this paper serves …`."""
    if not _is_verb_last(reading):
        return False
    clauses = [
        sentence.piece(sentence.start, hit.end)
        for hit in sentence.hits("act")
        if hit.label in ("signed", "adopted") and sentence.piece(hit.end, hit.end + 1) == ","
    ]
    return any(lexicon.search(reading.language, "told_ending", clause) for clause in clauses)


def _core_end(reading: Reading, sentence: Sentence) -> int:
    """Give where what is told ends and who reports it begins: `…, reports the agency`."""
    tail = lexicon.search(reading.language, "report_tail", sentence.text)
    return sentence.start + tail.start() if tail else sentence.end


def _is_planned(reading: Reading, sentence: Sentence) -> bool:
    """Say whether a sentence announces; where verbs stand last their endings tell it instead."""
    order = reading.language.data.get("title", {}).get("order", "sov")
    return bool(order == "svo" and sentence.has("future"))


def _is_verb_last(reading: Reading) -> bool:
    return bool(reading.language.data.get("title", {}).get("order", "sov") == "sov")


def _is_main_verb(reading: Reading, sentence: Sentence) -> bool:
    """Say whether the act is what the sentence says, not an attribute: `the adopted road map`.

    Where the verb stands last the act must stand there too, or the sentence end in a copula.
    """
    if not _is_verb_last(reading):
        return True
    last = max((hit.end for hit in sentence.hits("act")), default=0)
    end = _core_end(reading, sentence)
    copula = lexicon.search(
        reading.language, "copula_ending", sentence.text[: end - sentence.start]
    )
    return end - last <= TAIL or bool(copula)


def _anchored(reading: Reading, sentence: Sentence, anchor: Anchor, hit: Hit) -> Event:
    members, reach, _ = parties_of(reading, sentence)
    date = anchor.date or DateHit(sentence.start, sentence.start, anchor.when, anchor.rule)
    whole = (sentence.start, sentence.end)
    event = compose(reading, sentence, date, whole, hit, members, reach)
    source = replace(event.sources[0], rule=anchor.rule)
    if anchor.date is None:
        source = replace(source, date_span=None, date_quote="")
    return replace(event, sources=(source,), status="happened")
