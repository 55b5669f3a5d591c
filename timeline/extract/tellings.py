"""Several tellings of one happening in one document become one event with several sources."""

from __future__ import annotations

import hashlib
from collections import defaultdict, deque
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import replace
from itertools import chain

from timeline.extract.alike import Alike, likeness, words
from timeline.extract.kinds import INSTITUTIONS
from timeline.extract.reading import Reading
from timeline.extract.sentence import Sentence
from timeline.language import lexicon
from timeline.language.phrases import Hit
from timeline.records import Event, Provenance, Span, When

NO_DAY = "XXXX-XX-XX"
TWO_DAYS = "2021-12-06/2021-12-07"
MOST = 32  # the last events of one day and kind, which are all asked; older papers, by their words
GOAL = 48  # code points: `he paid a visit to`
OFFICE = 16  # code points between an office and whose it is
HEADLINE = 0.6  # share of its words that a headline has in common with what it heads
PACTS = {"alliance", "friendship", "partnership"}
# The share of its words that a paper has in common with another telling of it.
PAPERS = {"treaty": 0.6, "declaration": 0.6, "agreement": 0.6, "plan": 0.4, "other": 0.4}


def merge_tellings(
    events: list[Event], who: Callable[[Event], str] = lambda event: ""
) -> list[Event]:
    """Join the tellings of one happening inside one document; give each event its id.

    ``who`` names whoever travelled: of a year or a month the visits of two are two.
    """
    out: list[Event] = []
    sources: list[list[Provenance]] = []
    alike: dict[Hashable, _Held] = defaultdict(lambda: _Held(out))
    for event in _without_years(_one_unknown_day(events)):
        keys = _keys(event)
        for at in sorted({at for key in keys for at in alike[key].asked(event)}):
            if _is_same(out[at], event) and not _are_of_two(out[at], event, who):
                out[at] = _joined(out[at], event)
                sources[at] += event.sources
                break
        else:
            at = len(out)
            out.append(event)
            sources.append([*event.sources])
        for key in keys:  # the days of a visit, or the words of a paper, may be known better now
            alike[key].put(at)
    return [
        replace(one, id=event_id(one, all_[0]), sources=tuple(all_))
        for one, all_ in zip(out, sources, strict=True)
    ]


def _keys(event: Event) -> list[Hashable]:
    """Give what two tellings of one happening share one of: so that few are compared."""
    first, last = event.when.start, event.when.end
    days = event.kind == "visit" and event.when.precision in ("day", "range")
    if not (days and first and last):
        return [(event.kind, event.when)]
    months = range(first.year * 12 + first.month, last.year * 12 + last.month + 1)
    return [("visit", event.scope, month) for month in months]


class _Held:
    """Where events of one kind and time are held: the last of them, and papers by their words."""

    def __init__(self, out: Sequence[Event]) -> None:
        self._out = out
        self._places: dict[int, str] = {}  # with the title that a place is found by
        self._last: deque[int] = deque(maxlen=MOST)
        self._titles: Alike | None = None
        self._beside: list[int] = []  # those that more than their words tell

    def put(self, at: int) -> None:
        """Let an event be found as it is now."""
        event = self._out[at]
        if at not in self._places:
            self._last.append(at)
        elif self._places[at] == event.title:
            return
        self._places[at] = event.title
        if self._titles is not None:
            self._by_words(self._titles, at)
        elif len(self._places) > MOST and event.kind in PAPERS:
            self._titles = Alike(PAPERS[event.kind])
            for place in self._places:
                self._by_words(self._titles, place)

    def _by_words(self, titles: Alike, at: int) -> None:
        event = self._out[at]
        titles.add(at, words(event.title))
        if event.sources[0].span.start == 0 or set(event.topics) & PACTS:
            self._beside.append(at)

    def asked(self, event: Event) -> Iterable[int]:
        """Give the places of the events that a telling may be of."""
        if self._titles is None:
            return self._last
        if event.sources[0].span.start == 0:
            return self._places
        near = self._titles.near(words(event.title))
        return chain(self._last, near, self._beside)


def _joined(held: Event, event: Event) -> Event:
    """Join a telling to an event; of their sources the first and the last stay with it."""
    same = held.sources[-1].span == event.sources[0].span
    planned = same and "planned" in (held.status, event.status)
    better = event if event.title_quality > held.title_quality else held
    wide = "multilateral" if held.kind == "summit" else held.scope
    wider = max((held, event), key=lambda one: len(one.when.edtf))
    return replace(
        held,
        when=wider.when if wider.when.precision == "range" else held.when,
        status="planned" if planned else held.status,
        scope=wide if wide in (held.scope, event.scope) else held.scope,
        place=held.place or event.place,
        title=better.title,
        title_quality=better.title_quality,
        sources=(held.sources[0], event.sources[-1]),
    )


def _without_years(events: list[Event]) -> list[Event]:
    """Drop the year of a sentence that dates the same kind of thing more exactly.

    `This year the commission met twice: its first session was on 18–27 February.`
    """

    finer: dict[tuple[str, Span], list[When]] = {}  # by the kind and the sentence
    for event in events:
        if event.when.precision in ("day", "range"):
            finer.setdefault((event.kind, event.sources[0].span), []).append(event.when)

    def is_vague(event: Event) -> bool:
        a = event.when
        if a.precision != "year" or event.kind not in (*INSTITUTIONS, "meeting"):
            return False
        return any(
            a.start and b.start and a.end and b.end and a.start <= b.start and b.end <= a.end
            for b in finer.get((event.kind, event.sources[0].span), ())
        )

    return [event for event in events if not is_vague(event)]


def _one_unknown_day(events: list[Event]) -> list[Event]:
    """Keep the first event of a day that nothing tells: the day of a report without its date.

    `On Tuesday … today … last night`: without the day of publication they cannot be told apart.
    """
    first = next((event for event in events if event.when.edtf == NO_DAY), None)
    return [event for event in events if event is first or event.when.edtf != NO_DAY]


def _is_same(left: Event, right: Event) -> bool:
    of_one = left.scope == right.scope != "other"
    if left.kind == right.kind == "visit" and of_one:
        if right.status == "planned" != left.status and right.when.precision == "day":
            return left.when == right.when  # `tomorrow he goes to Talas`: another journey
        return _is_within(left.when, right.when) or _is_within(right.when, left.when)
    if left.when != right.when or left.kind != right.kind:
        return False
    if left.kind == "meeting" and _is_another(left, right):
        return False
    if left.scope != right.scope:
        return left.kind == "summit"  # once with its members, once without: `the 11th summit`
    if left.kind in PAPERS:
        # Two papers listed in one sentence are two; across sentences their words tell.
        if left.sources[-1].span == right.sources[0].span:
            return False
        if left.topics and right.topics and not set(left.topics) & set(right.topics):
            return False  # of one year a trade and a border agreement
        if left.kind != "other" and _is_headline(left, right):
            return True
        if left.kind == "treaty" and set(left.topics) & set(right.topics) & PACTS:
            return True  # one day sees one treaty of alliance, in the headline and below it
        return likeness(left.title, right.title) >= PAPERS[left.kind]
    return True


def _is_another(left: Event, right: Event) -> bool:
    """Say whether a sentence tells one more meeting of a day: `On the same day he saw guests`."""
    source, before = right.sources[0], left.sources[-1]
    return source.rule.endswith(".same_day") and source.span != before.span


def _are_of_two(left: Event, right: Event, who: Callable[[Event], str]) -> bool:
    """Say whether two visits of one year or month were made by different leaders."""
    if left.kind != "visit" or left.when.precision not in ("year", "month"):
        return False
    if left.sources[0].span == right.sources[0].span:
        return False
    names = who(left), who(right)
    return all(names) and names[0] != names[1]


def traveller(reading: Reading, event: Event) -> str:
    """Give the country whose leader a telling of a visit names first; empty if it names none."""
    sentence = reading.sentence_at(event.sources[0].span)
    if sentence is None:
        return ""
    pair = [country for country in reading.pair.countries if country]
    goals = {goal for hit in sentence.cues if (goal := _goal(reading, sentence, hit)) in pair}
    if len(goals) == 1 and len(pair) == 2:
        return next(country for country in pair if country not in goals)
    offices = sentence.hits("office")
    if not offices:
        return ""
    people = sentence.hits("person")
    if people and people[0].start < offices[0].start:
        return reading.relations.country_of_person(people[0].label)
    # `The president of A`, `A's president`: whose office it is stands beside it.
    near = [
        hit
        for hit in sentence.hits("party")
        if min(abs(hit.start - offices[0].end), abs(offices[0].start - hit.end)) <= OFFICE
    ]
    return near[0].label if near else next(iter(reading.parties(sentence)), "")


def _goal(reading: Reading, sentence: Sentence, hit: Hit) -> str:
    """Give the country that a name is, or is the capital of, where people are said to go there."""
    if hit.group not in ("party", "place"):
        return ""
    head = sentence.piece(hit.start - GOAL, hit.start)
    if not lexicon.search(reading.language, "goal_before", head):
        return ""
    return hit.label if hit.group == "party" else reading.relations.country_of_place(hit.label)


def _is_headline(left: Event, right: Event) -> bool:
    """Say whether one of two is the headline, and the other the sentence that tells it."""
    first, second = sorted((left.sources[0], right.sources[0]), key=lambda source: source.span)
    return (
        first.span.start == 0
        and first.date_span is None
        and second.date_span is not None
        and likeness(first.quote, second.quote) >= HEADLINE
    )


def _is_within(day: When, span: When) -> bool:
    """Say whether a day of a visit, or the visit itself again, lies in the days of a visit."""
    if day == span:
        return True
    if day.precision != "day" or span.precision != "range" or len(span.edtf) < len(TWO_DAYS):
        return False  # a visit `in autumn` is not that of a day in September
    return bool(day.start and span.start and span.end and span.start <= day.start <= span.end)


def event_id(event: Event, source: Provenance) -> str:
    """Name an event by what its first source says: a rebuilt table keeps its names."""
    key = f"{event.when.edtf}|{event.kind}|{source.document}|{source.span.start}|{event.title}"
    return "e" + hashlib.sha256(key.encode()).hexdigest()[:12]
