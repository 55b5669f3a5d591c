"""Which paper `the treaty` is: the last one that the text named by its matter."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence, Set
from dataclasses import replace

from timeline.extract.cue_roles import is_occasion
from timeline.extract.parties import parties_of
from timeline.extract.reading import Reading
from timeline.extract.sentence import Sentence
from timeline.records import Event, When

PAPERS = ("treaty", "declaration", "agreement", "plan", "ratification", "entry_into_force")
# Topics that name the matter of a paper; the others say who meets or what is talked about.
MATTERS = (
    "alliance",
    "border",
    "delimitation",
    "demarcation",
    "economy",
    "friendship",
    "partnership",
    "transport",
    "travel",
)
BODIES = ("commission", "council")
REACH = 4  # sentences in which the union stands whose summit it is
LEADS = 16  # code points: `during their …`
BODY_TOPICS = ("commission", "parliament", "regions", "supreme_council", "demarcation")
# A border is drawn on paper, then on the ground: these stand together in the name of one paper.
NEXT_OF_KIN = frozenset({"border", "delimitation", "demarcation"})


# The source offset of a summit, and the one that the text up to it is about; none of several.
Summit = tuple[int, Event | None]


def with_antecedents(reading: Reading, events: list[Event]) -> list[Event]:
    """Give a bare paper (`the treaty was signed`) the matter of the last one named before it."""
    named, summits = _named(reading), _summits(events)
    calls = {event.when for event in events if event.kind == "call"}
    out = []
    for event in events:
        if event.kind == "summit" and event.scope != "multilateral":
            out.append(_of_many_named(reading, event))
            continue
        if event.kind == "meeting":
            out.append(_by_telephone(reading, event, calls) or _of_body(reading, event, summits))
            continue
        if event.kind in PAPERS and event.scope == "bilateral" and not event.topics:
            event = _of_those_named(reading, event)
        if event.kind not in PAPERS or set(event.topics) & set(MATTERS):
            out.append(event)
            continue
        start = event.sources[0].span.start
        before = bisect_left(named, start, key=lambda paper: paper[0])
        if not before:
            out.append(event)
            continue
        _, kind, topics = named[before - 1]
        if not (event.kind == "agreement" and _is_the_document(reading, event)):
            kind = event.kind
        out.append(replace(event, kind=kind, topics=tuple(sorted({*event.topics, *topics}))))
    return out


def _by_telephone(reading: Reading, event: Event, calls: Set[When]) -> Event | None:
    """Make talks a call where the next sentence goes on so: `In a telephone conversation, he …`.

    So too where only a verb tells them on the very day of a call: `A discusses the war with B`.
    """
    sentence = reading.sentence_at(event.sources[0].span)
    if sentence is None:
        return None
    if event.when in calls and not sentence.has("kind"):
        return replace(event, kind="call")
    for below in reading.sentences[sentence.index + 1 : sentence.index + 2]:
        led = [h for h in below.hits("kind", below.start, below.start + LEADS) if h.label == "call"]
        if led and not below.dates and event.sources[0].date_span is not None:
            return replace(event, kind="call")
    return None


def _of_body(reading: Reading, event: Event, summits: Sequence[Summit]) -> Event:
    """Make a session (`its 20th session was in Tashkent`) one of the body that was named last."""
    sentence = reading.sentence_at(event.sources[0].span)
    if sentence is None:
        return event
    if not sentence.has("session"):
        return _of_summit(reading, event, sentence, summits)
    session = sentence.hits("session")[0]
    if is_occasion(sentence, session):
        return event  # `he came for the session of the council, and they met`
    earlier = [date for date in sentence.dates if date.end <= session.start]
    if earlier and event.sources[0].date_span is not None:
        nearest = reading.norm.to_source(earlier[-1].start, earlier[-1].end)
        if nearest.start > event.sources[0].date_span.start:
            return event  # the session of another day
    before = reading.sentences[max(0, sentence.index - 6) : sentence.index + 1]
    bodies = [
        (other, hit)
        for other in before
        for hit in other.hits("kind")
        if hit.label in BODIES and hit.start < session.start
    ]
    if not bodies:
        return event
    named, body = bodies[-1]
    topics = {hit.label for hit in named.hits("topic")} & set(BODY_TOPICS)
    return replace(event, kind=body.label, topics=tuple(sorted({*event.topics, *topics})))


def _of_summit(
    reading: Reading, event: Event, sentence: Sentence, summits: Sequence[Summit]
) -> Event:
    """Make `the first meeting was in Astana` one of the summit that the text is about.

    Only where the text tells of one summit, the sentence counts meetings, and no two sides meet.
    """
    counted = sentence.told("counted_meeting")
    start = event.sources[0].span.start
    before = bisect_left(summits, start, key=lambda summit: summit[0])
    if (
        counted
        and not before
        and not sentence.told("below_summit")
        and _is_of_many_above(reading, sentence)
    ):
        return replace(event, kind="summit", scope="multilateral")
    led = summits[before - 1][1] if before else None
    if counted is None or led is None or sentence.has("person") or sentence.told("below_summit"):
        return event
    topics = tuple(sorted({*event.topics, *led.topics}))
    return replace(event, kind="summit", scope=led.scope, topics=topics)


def _of_many_named(reading: Reading, event: Event) -> Event:
    """Make `its 7th summit` one of the union that a sentence right before names."""
    sentence = reading.sentence_at(event.sources[0].span)
    if sentence is None or sentence.has("both") or sentence.has("person"):
        return event
    before = reading.sentences[max(0, sentence.index - REACH) : sentence.index]
    many = (s for s in before if s.has("kind", "summit", "council"))
    named = any(s.has("multilateral") or s.has("organisation") for s in many)
    return replace(event, scope="multilateral") if named else event


def _of_those_named(reading: Reading, event: Event) -> Event:
    """Give `the treaty was signed on 31 March` the many whose it is by the sentence before."""
    sentence = reading.sentence_at(event.sources[0].span)
    if sentence is None or not sentence.index or sentence.has("both"):
        return event
    before = reading.sentences[sentence.index - 1]
    if reading.parties(sentence) or not before.has("kind", *PAPERS):
        return event
    papers = [hit for hit in before.hits("kind") if hit.label in PAPERS]
    members, reach, _ = parties_of(reading, before, None, papers[0])
    many = reach == "multilateral" and len(members) > 2
    return replace(event, scope=reach, parties=members) if many else event


def _summits(events: Sequence[Event]) -> list[Summit]:
    """Give for each summit, in the order of the text, the one that the text up to it is about."""
    told = [(at, event) for at, event in enumerate(events) if event.kind == "summit"]
    told.sort(key=lambda one: one[1].sources[0].span.start)
    out: list[Summit] = []
    first, matters = len(events), set()
    for at, event in told:
        first = min(first, at)
        matters.add(event.topics)
        led = events[first] if len(matters) == 1 else None
        out.append((event.sources[0].span.start, led))
    return out


def _is_of_many_above(reading: Reading, sentence: Sentence) -> bool:
    """Say whether the sentence before speaks of a summit of many: `the meetings of the five …`."""
    before = reading.sentences[sentence.index - 1] if sentence.index else None
    return (
        before is not None
        and before.has("kind", "summit")
        and before.has("multilateral")
        and not sentence.has("party")
    )


def _is_the_document(reading: Reading, event: Event) -> bool:
    """Say whether an event is told of `the document`, the first word of its sentence."""
    sentence = reading.sentence_at(event.sources[0].span)
    if sentence is None or sentence.amounts:
        return False
    return any(hit.start - sentence.start < 8 for hit in sentence.hits("generic"))


def _named(reading: Reading) -> list[tuple[int, str, tuple[str, ...]]]:
    """Give where the text names papers with kind and matter: (source offset, kind, topics)."""
    out = []
    for sentence in reading.sentences:
        papers = [hit.label for hit in sentence.hits("kind") if hit.label in PAPERS]
        if not papers:
            continue
        kind = min(papers, key=PAPERS.index)
        topics = {hit.label for hit in sentence.hits("topic")} & set(MATTERS)
        # Two treaties named in one sentence leave `the treaty` open; none beats the wrong one.
        if len(topics - NEXT_OF_KIN) == 1 or (topics and topics <= NEXT_OF_KIN):
            out.append((sentence.span.start, kind, tuple(sorted(topics))))
    return out
