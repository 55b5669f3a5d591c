"""A reading → events: one for each thing that happened or is planned at a date."""

from __future__ import annotations

import hashlib
import re
from dataclasses import replace

from timeline import edtf
from timeline.extract.dates import DateHit
from timeline.extract.reading import Reading, Sentence
from timeline.extract.scopes import parties_of, scope_of
from timeline.extract.titles import shorten, title_of
from timeline.language.phrases import Hit
from timeline.records import Event, Provenance, When

# Which cue names the event where a stretch has several: acts of state before their occasions.
WEIGHT = {
    "diplomatic_relations": 95,
    "recognition": 92,
    "ratification": 91,
    "entry_into_force": 90,
    "treaty": 80,
    "declaration": 75,
    "summit": 72,
    "council": 66,
    "commission": 65,
    "call": 64,
    "forum": 60,
    "plan": 58,
    "visit": 56,
    "agreement": 52,
    "meeting": 50,
    "opening": 48,
    "anniversary": 30,
}
DOCUMENTS = ("treaty", "declaration", "agreement", "plan", "ratification", "entry_into_force")
INSTITUTIONS = ("commission", "council", "forum", "summit")
NEVER_EVENTS = ("base", "period", "coming", "act_by")
ROLES = {"since": "since", "until": "term", "term": "term", "by": "deadline"}


def events_of(reading: Reading, periods: frozenset[int]) -> list[Event]:
    """Give the events of a reading; ``periods`` are starts of dates that figures have taken."""
    found: list[Event] = []
    for sentence in reading.sentences:
        found += _of_sentence(reading, sentence, periods)
    if not _is_dated_report(reading, found):
        found += _of_publication_day(reading)
    return _merge_tellings(found)


def _of_sentence(reading: Reading, sentence: Sentence, periods: frozenset[int]) -> list[Event]:
    dates = [date for date in sentence.dates if date.role != "base" and not date.latent]
    latent = [date for date in sentence.dates if date.latent and date.rule.endswith(".today")]
    out: list[Event] = []
    for date in dates:
        if date.role in NEVER_EVENTS or date.start in periods:
            continue
        scope = scope_of(sentence, date, dates)
        out += _at_date(reading, sentence, date, scope)
    if latent and not dates and sentence.has("act"):
        out += _at_date(reading, sentence, latent[0], (sentence.start, sentence.end))
    return out


def _at_date(
    reading: Reading, sentence: Sentence, date: DateHit, scope: tuple[int, int]
) -> list[Event]:
    members, reach, evidence = parties_of(reading, sentence)
    if date.when.precision == "decade":
        return []
    kinds = _kinds(sentence, *scope)
    acts = sentence.hits("act", *scope) or sentence.hits("act")
    if not kinds:
        kinds = _kinds(sentence, sentence.start, sentence.end)
    if not _is_event(reading, sentence, date, kinds, acts, members, evidence):
        return []
    out = []
    for hit in _choose(sentence, kinds, acts, scope):
        event = _event(reading, sentence, date, scope, hit, members, reach)
        out.append(_named_by_antecedent(reading, sentence, scope, event))
    return out


def _named_by_antecedent(
    reading: Reading, sentence: Sentence, scope: tuple[int, int], event: Event
) -> Event:
    """Give `its second session` the kind and name of the body that the sentence named before."""
    pronouns = sentence.hits("pronoun_of", *scope)
    bodies = [h for h in sentence.hits("kind", sentence.start, scope[0]) if h.label in INSTITUTIONS]
    if not pronouns or not bodies or event.kind not in ("meeting", "other"):
        return event
    body, pronoun = bodies[-1], pronouns[0]
    dates = [(date.start, date.end) for date in sentence.dates]
    name = title_of(reading, sentence, (sentence.start, body.end), dates, None)
    rest = title_of(reading, sentence, scope, [*dates, (pronoun.start, pronoun.end)], None)
    title = shorten(f"{name}: {rest[:1].lower() + rest[1:]}")
    source = replace(event.sources[0], title=title)
    return replace(event, kind=body.label, title=title, sources=(source,))


def _kinds(sentence: Sentence, start: int, end: int) -> list[Hit]:
    return sentence.hits("kind", start, end)


def _is_event(
    reading: Reading,
    sentence: Sentence,
    date: DateHit,
    kinds: list[Hit],
    acts: list[Hit],
    members: tuple[str, ...],
    evidence: bool,
) -> bool:
    """Say whether a dated sentence tells an event of relations between countries."""
    named = len(reading.parties(sentence))
    if sentence.has("noise") and named < 2:
        return False
    if date.when.precision not in ("day", "range") and _is_statistic(sentence, kinds):
        return False
    if acts and date.rule.endswith((".yesterday", ".today")):
        return True  # news of the day is about the pair whose report it is
    strong = [hit for hit in kinds if hit.label in WEIGHT]
    if strong:
        return evidence or _nearby(reading, sentence)
    if not (named >= 2 or sentence.has("both")):
        return False
    return bool(acts) or sentence.has("future") or date.when.precision in ("day", "range")


def _nearby(reading: Reading, sentence: Sentence) -> bool:
    """Say whether the sentence before names the countries that this one leaves out."""
    before = reading.sentences[max(0, sentence.index - 2) : sentence.index]
    return any(reading.parties(other) or other.has("both") for other in before)


def _is_statistic(sentence: Sentence, kinds: list[Hit]) -> bool:
    """Say whether a sentence counts something instead of telling what happened."""
    if any(hit.label in DOCUMENTS + INSTITUTIONS for hit in kinds):
        return False
    counted = [a for a in sentence.amounts if a.unit or a.magnitude]
    if not counted:
        return False
    if sentence.has("indicator"):
        return not sentence.has("status", "expected") or sentence.has("status", "target")
    volume = any(hit.label in ("volume", "goods") for hit in sentence.hits("not_trade"))
    return volume and not sentence.has("future")


def _choose(
    sentence: Sentence, kinds: list[Hit], acts: list[Hit], scope: tuple[int, int]
) -> list[Hit | None]:
    """Choose the cue that names the event; several treaties signed on a day are several."""
    if not kinds:
        return [None]
    signed = any(hit.label in ("signed", "adopted") for hit in acts)

    def weight(hit: Hit) -> tuple[int, int]:
        base = WEIGHT.get(hit.label, 0)
        if hit.label in ("agreement", "plan") and signed:
            base += 8
        if hit.label == "visit" and any(act.label == "came" for act in acts):
            base += 12
        return base, -hit.start

    best = max(kinds, key=weight)
    if best.label in ("treaty", "declaration") and signed:
        same = [hit for hit in kinds if hit.label == best.label]
        apart = [hit for i, hit in enumerate(same) if i == 0 or hit.start - same[i - 1].end > 25]
        if len(apart) > 1:
            return list(apart)
    return [best]


def _event(
    reading: Reading,
    sentence: Sentence,
    date: DateHit,
    scope: tuple[int, int],
    hit: Hit | None,
    members: tuple[str, ...],
    reach: str,
) -> Event:
    kind = hit.label if hit else ("plan" if sentence.has("status", "expected") else "other")
    spans = [(d.start, d.end) for d in sentence.dates]
    focus = (hit.start, hit.end) if hit else None
    title = title_of(reading, sentence, scope, spans, focus)
    start, end = date.start, date.end
    span = reading.norm.to_source(start, end)
    source = Provenance(
        reading.document.id,
        sentence.span,
        reading.quote(sentence),
        span,
        reading.norm.source[span.start : span.end],
        date.when.edtf,
        title,
        date.rule,
    )
    return Event(
        "",
        date.when,
        kind,
        _status(reading, sentence, date.when, scope, date.role),
        reach,
        ROLES.get(date.role, "act"),
        members,
        _place(reading, sentence, scope),
        title,
        reading.language.code,
        (source,),
        reading.pair.id,
        topics=_topics(sentence, scope),
    )


def _topics(sentence: Sentence, scope: tuple[int, int]) -> tuple[str, ...]:
    """Name what an event is about in words that no language owns; merging compares them."""
    return tuple(sorted({hit.label for hit in sentence.hits("topic", *scope)}))


def _status(
    reading: Reading, sentence: Sentence, when: When, scope: tuple[int, int], role: str
) -> str:
    future = bool(sentence.hits("future", *scope)) or bool(sentence.hits("status", *scope))
    published = reading.document.published
    if role in ("until", "term", "by"):
        adopted = any(h.label in ("adopted", "signed") for h in sentence.hits("act", *scope))
        planned = bool(sentence.hits("planned_act", *scope))
        return "happened" if adopted and not planned else "planned"
    if published and when.start:
        if when.start > published:
            return "planned"
        if when.end and when.end < published:
            return "happened"
        return "planned" if future and when.precision != "day" else "happened"
    ended = reading.language.data.get("future_ending", "")
    return "planned" if future and not sentence.has("past") and not ended else "happened"


def _place(reading: Reading, sentence: Sentence, scope: tuple[int, int]) -> str:
    """Give the place that a stretch names; towns before capitals, which stand for their states."""
    hits = sentence.hits("place", *scope) or sentence.hits("place")
    towns = [h for h in hits if not is_party_place(reading, sentence, h)]
    return towns[0].label if towns else ""


def is_party_place(reading: Reading, sentence: Sentence, hit: Hit) -> bool:
    """Say whether two capitals stand side by side for their states (`Toshkent va Ostona`)."""
    others = [h for h in sentence.hits("place") if h != hit]
    return any(abs(h.start - hit.end) < 6 or abs(hit.start - h.end) < 6 for h in others)


def _is_dated_report(reading: Reading, found: list[Event]) -> bool:
    """Say whether a document dates its own main act, or is no report of an act at all.

    Only a report whose lead carries no day takes its publication day for what it tells.
    """
    if reading.document.published is None:
        return True
    return any(
        date.when.precision in ("day", "range", "month", "year") and not date.latent
        for sentence in reading.sentences[:4]
        for date in sentence.dates
        if date.role in ("act", "since", "until")
    )


def _of_publication_day(reading: Reading) -> list[Event]:
    """Read the undated acts of a report as of its publication day, and say so by the rule."""
    published = reading.document.published
    if published is None:
        return []
    when = edtf.parse(edtf.point(published.year, published.month, published.day))
    out: list[tuple[Event, bool]] = []
    papers: list[tuple[Event, bool]] = []
    for sentence in reading.sentences:
        if any(not date.latent and date.role in ("act", "since") for date in sentence.dates):
            continue
        acts = {hit.label for hit in sentence.hits("act")}
        kinds = sentence.hits("kind")
        if not kinds or not acts or not _is_told(reading, sentence):
            continue
        named = len(reading.parties(sentence)) >= 2 or sentence.has("both")
        hit = _publication_kind(kinds, acts, sentence.index)
        if hit is None or not (named or acts & {"signed", "adopted"}):
            continue
        members, reach, _ = parties_of(reading, sentence)
        date = DateHit(sentence.start, sentence.start, when, "publication-day")
        event = _event(reading, sentence, date, (sentence.start, sentence.end), hit, members, reach)
        source = replace(event.sources[0], date_span=None, date_quote="")
        event = replace(event, sources=(source,), status="happened")
        generic = bool(sentence.hits("generic")) and hit.label == "agreement"
        (papers if generic else out).append((event, bool(sentence.amounts)))
    # `Documents were signed`, `22 documents were signed`: one signing; its count is the title.
    papers.sort(key=lambda item: not item[1])
    events = [event for event, _ in out]
    if papers:
        sources = tuple(source for event, _ in papers for source in event.sources)
        events.append(replace(papers[0][0], sources=sources))
    return events


def _is_told(reading: Reading, sentence: Sentence) -> bool:
    """Say whether a sentence tells, in a finite past form, what the report is about."""
    if sentence.has("vague_past") or sentence.has("indicator"):
        return False
    ending = reading.language.data.get("finite_ending", "")
    return not ending or bool(re.search(ending, sentence.text))


def _publication_kind(kinds: list[Hit], acts: set[str], index: int) -> Hit | None:
    papers = [hit for hit in kinds if hit.label in DOCUMENTS]
    if papers and acts & {"signed", "adopted"}:
        return max(papers, key=lambda hit: (WEIGHT[hit.label], -hit.start))
    bodies = [hit for hit in kinds if hit.label in ("council", "commission")]
    if bodies and "founded" in acts:
        return bodies[0]
    meetings = [
        hit for hit in kinds if hit.label in ("meeting", "summit", "visit", "call", "forum")
    ]
    # Talks are news in the lead; further down they are what was talked about.
    return meetings[0] if meetings and index < 4 and acts & {"held", "met", "came"} else None


def _merge_tellings(events: list[Event]) -> list[Event]:
    """Join the tellings of one happening inside one document; give each event its id."""
    out: list[Event] = []
    for event in events:
        for at, held in enumerate(out):
            if _is_same(held, event):
                out[at] = replace(held, sources=held.sources + event.sources)
                break
        else:
            out.append(event)
    return [replace(event, id=event_id(event)) for event in out]


def _is_same(left: Event, right: Event) -> bool:
    if left.when != right.when or left.scope != right.scope:
        return False
    if left.kind != right.kind:
        return False
    if left.kind in ("treaty", "declaration", "agreement", "plan", "other"):
        # Two papers listed in one sentence are two; across sentences their words tell.
        if left.sources[-1].span == right.sources[0].span:
            return False
        return _overlap(left.title, right.title) >= (0.4 if left.kind in ("plan", "other") else 0.6)
    return True


def _overlap(left: str, right: str) -> float:
    """Give the share of words, by first five letters, that the shorter title has in common."""
    words = [{word[:5] for word in re.findall(r"\w{4,}", t.lower())} for t in (left, right)]
    least = min(len(words[0]), len(words[1]))
    return len(words[0] & words[1]) / least if least else float(left == right)


def event_id(event: Event) -> str:
    """Name an event by what it says, so that a rebuilt table keeps its names."""
    source = event.sources[0]
    key = f"{event.when.edtf}|{event.kind}|{source.document}|{source.span.start}|{event.title}"
    return "e" + hashlib.sha256(key.encode()).hexdigest()[:12]
