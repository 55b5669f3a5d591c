"""A reading → events: one for each thing that happened or is planned at a date."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from timeline.extract.antecedents import with_antecedents
from timeline.extract.choosing import choose
from timeline.extract.compose import compose
from timeline.extract.composed_titles import with_titles
from timeline.extract.coordinate import (
    GATHERINGS,
    halves,
    heads,
    own_title,
    papers,
    signed_within,
)
from timeline.extract.cue_roles import is_at
from timeline.extract.dates import DateHit
from timeline.extract.due import as_stay, as_term, is_term
from timeline.extract.entries import is_entry, told_on
from timeline.extract.evidence import is_counted, is_event
from timeline.extract.furniture import is_page_line, without_foot
from timeline.extract.headed import (
    is_listed_behind,
    law_kind,
    names_somebody,
    with_heading,
)
from timeline.extract.kinds import (
    INSTITUTIONS,
    as_regime,
    presence,
)
from timeline.extract.nameless import as_approved
from timeline.extract.naming import Dated, named
from timeline.extract.narrowing import Meant, narrowed, settled
from timeline.extract.occasions import occasions
from timeline.extract.own_nouns import (
    looked_back_at,
)
from timeline.extract.parties import parties_of
from timeline.extract.reading import Reading
from timeline.extract.rows import Row, dated_rows
from timeline.extract.said import is_said
from timeline.extract.scopes import listed_scopes, scope_of
from timeline.extract.sentence import Sentence
from timeline.extract.stay_days import without_stay_days
from timeline.extract.stays import signed_besides, then_too
from timeline.extract.telling_dates import DEEDS, is_long_over, telling_dates
from timeline.extract.tellings import merge_tellings, traveller
from timeline.extract.title_text import shorten, tidy, without
from timeline.extract.titles import GOOD
from timeline.extract.told_kinds import NEXT, is_fragment
from timeline.extract.told_twice import without_restated
from timeline.extract.told_verbs import is_question
from timeline.extract.undated import undated_events
from timeline.language.phrases import Hit
from timeline.records import Event

RELATIONS = 90  # code points between relations and the day they were set up
# Without a cue of these, two countries or a phrase of its own no date of a sentence is an event's.
TELLING = (
    "kind",
    "act",
    "presence",
    "office",
    "person",
    "both",
    "multilateral",
    "organisation",
    "topic",
)
FOR = ("until", "term")  # what a paper is for, and no other beside it
NEVER_EVENTS = ("base", "period", "coming", "act_by")


def events_of(reading: Reading, periods: frozenset[int]) -> list[Event]:
    """Give the events of a reading; ``periods`` are starts of dates that figures have taken."""
    found: list[Event] = []
    told = without_foot(reading)
    for sentence in told:
        if not is_question(sentence):
            found += _of_sentence(reading, sentence, periods)
    last = {sentence.index for sentence in told}
    dated = [row for row in dated_rows(reading) if row.sentence.index in last]
    rows = [event for row in dated for event in _of_row(reading, row)]
    found += rows
    known = {_place(event) for event in rows}
    for date, sentence in told_on(reading):
        if sentence.index in last:
            below = _at_date(reading, sentence, date, (sentence.start, sentence.end))
            found += [event for event in below if _place(event) not in known]
    found += occasions(reading, found)
    found += undated_events(reading, found)
    found = without_restated(reading, without_stay_days(reading, found))
    found = with_antecedents(reading, found)
    return with_titles(reading, merge_tellings(found, lambda event: traveller(reading, event)))


def _place(event: Event) -> tuple[object, ...]:
    """Give what an event is told of and where: a line below its year may be read both ways."""
    source = event.sources[0]
    return event.kind, event.when, source.span, source.date_span


def _of_sentence(reading: Reading, sentence: Sentence, periods: frozenset[int]) -> list[Event]:
    if not sentence.dates or is_page_line(sentence) or _is_silent(reading, sentence):
        return []
    dates, latent = telling_dates(reading, sentence)
    trailing = reading.language.data.get("figures", {}).get("verb") == "before"
    joint = reading.language.pattern("clause_and")
    out: list[Event] = []
    scopes = [scope_of(sentence, dates, at, trailing, joint) for at in range(len(dates))]
    for date, scope in zip(dates, listed_scopes(reading, sentence, dates, scopes), strict=True):
        term = is_term(sentence, date)
        told = term and sentence.has("kind", *INSTITUTIONS)
        told = told or _is_of_relations(sentence, date)
        told = told or date.role == "term"  # `18 papers, a programme for 2026–2030 among them`
        if date.start in periods and not (told or _is_looked_back(sentence, date)):
            continue
        if date.role in NEVER_EVENTS and not term:
            continue
        date = as_stay(sentence, as_term(date))
        for stretch in _entry_parts(sentence, date, scope):
            out += _at_date(reading, sentence, date, stretch)
    told = sentence.has("act") or sentence.has("kind", "anniversary") or _is_announced(sentence)
    told = told or any(
        is_at(sentence, hit) or (latent and 0 <= hit.start - latent[0].end <= NEXT)
        for hit in sentence.hits("kind")  # `he praised today's launch of the fund`
    )
    if latent and not dates and told:
        out += _at_date(reading, sentence, latent[0], (sentence.start, sentence.end))
    return out


def _entry_parts(
    sentence: Sentence, date: DateHit, scope: tuple[int, int]
) -> list[tuple[int, int]]:
    """Part a line of a chronicle where only its first half needs no word for a visit.

    `May 2006 - the president in Ankara; they agreed on a partnership`: both are of that month.
    """
    if not is_entry(sentence, date):
        return [scope]
    opens = sentence.start + sentence.text.find(" (", date.end - sentence.start)
    if opens > date.end and sentence.hits("kind", date.end, opens):
        return [(scope[0], min(scope[1], opens))]  # `May 2006 - a state visit (15 papers)`
    cut = sentence.text.find("; ")
    middle = sentence.start + cut + 1
    if cut < 0 or len(sentence.dates) > 1 or date.end > middle:
        return [scope]
    first, rest = (sentence.start, middle), (middle, sentence.end)
    named = sentence.hits("kind", *first)
    visit = presence(sentence, *first) if not named else named[0].label == "visit"
    return [first, rest] if visit and sentence.hits("kind", *rest) else [scope]


def _is_looked_back(sentence: Sentence, date: DateHit) -> bool:
    """Say whether a date is that of a gathering which settled what is told: `agreed at the talks`.

    Whatever the sentence counts: `to 5 billion, as agreed during his visit in March 2010`.
    """
    back = sentence.has("frame_before", "back") and sentence.amounts
    return bool(back and looked_back_at(sentence, date, sentence.hits("kind", end=date.start)))


def _is_silent(reading: Reading, sentence: Sentence) -> bool:
    """Say whether a sentence holds nothing that could make an event of its dates.

    A line of years, a cell: asked once of the sentence, not again of each of its dates.
    """
    if any(sentence.has(group) for group in TELLING) or len(reading.parties(sentence)) > 1:
        return False
    led = sentence.index and reading.sentences[sentence.index - 1].has("kind")
    if led and is_fragment(sentence):
        return False  # `They met twice. In May in A and in September in B.`
    if is_entry(sentence, sentence.dates[0]) and (
        sentence.has("place") or sentence.has("party") or sentence.told("of_war")
    ):
        return False  # `2003: Dos Santos in Lisbon`
    if is_listed_behind(sentence) and names_somebody(reading, sentence):
        return False  # `- N. Razak: 22-24 May 2014;` below `Visits:`
    if any(date.role == "since" for date in sentence.dates) and sentence.has("indicator"):
        return False  # `charter flights resume on 5 May`
    after = any(
        sentence.told(name) for name in ("relations_told", "occasion_subject", "other_of_kind")
    )
    return not after and not law_kind(reading, sentence)[0]


def _is_of_relations(sentence: Sentence, date: DateHit) -> bool:
    """Say whether a time is counted from relations: `since they were set up, in May 1992, 70 …`."""
    near = sentence.hits("kind", date.start - RELATIONS, date.start)
    return date.role == "since" and any(hit.label == "diplomatic_relations" for hit in near)


def _is_announced(sentence: Sentence) -> bool:
    return sentence.has("future") and sentence.has("kind")


def _of_row(reading: Reading, row: Row) -> list[Event]:
    sentence, cue = row.sentence, row.cue
    if cue is None:
        return _at_date(reading, sentence, row.date, (sentence.start, sentence.end))
    members, reach, _ = parties_of(reading, sentence)
    event = compose(reading, sentence, row.date, (cue.start, cue.end), cue, members, reach)
    return [replace(event, title_quality=0)]  # its words tell something else than its date


def _at_date(
    reading: Reading, sentence: Sentence, date: DateHit, scope: tuple[int, int]
) -> list[Event]:
    """Give the events of a date: what may name them, what the date means, a record of each."""
    at = Dated(reading, sentence, date, scope)
    if date.when.precision == "decade" or is_said(sentence, date):
        return []
    if is_long_over(reading, sentence, date, scope):
        return []
    names = named(at)
    meant = narrowed(at, names) if names else None
    if names is None or meant is None or _is_idle(at, meant.kinds, names.acts):
        return []
    if names.law:
        members, reach, evidence = parties_of(reading, names.law)
    else:
        members, reach, evidence = parties_of(reading, sentence, scope)
        evidence = evidence or is_entry(sentence, date)
    told = is_event(reading, sentence, date, meant.kinds, names.acts, members, evidence)
    if not (told or _is_looked_back(sentence, date)):
        return []
    meant = settled(at, meant)
    chosen = _chosen(at, meant, names.acts) if meant else []
    several = {hit.label for hit in chosen if hit is not None}
    out = []
    for hit in chosen:
        if hit is not None and not names.law:
            members, reach, _ = parties_of(reading, sentence, scope, hit)
        if hit and hit.label == "call" and set(members) <= set(reading.pair.countries):
            reach = "bilateral"  # two speak on the telephone, of the summit of five too
        event = compose(reading, sentence, date, scope, hit, members, reach)
        if hit and hit.label not in GATHERINGS and len(several) > 1:
            event = own_title(reading, sentence, event, hit, [h for h in chosen if h is not None])
        if names.headed:
            event = with_heading(reading, sentence, event)
        out.append(_named_by_antecedent(reading, sentence, scope, event))
    return out


def _is_idle(at: Dated, kinds: list[Hit], acts: list[Hit]) -> bool:
    """Say whether a day is that of a state of things: `the basis today holds 300 documents`."""
    idle = at.date.latent and not any(hit.label in DEEDS for hit in acts)
    return bool(idle and (kinds or not acts) and all(is_counted(at.sentence, hit) for hit in kinds))


def _chosen(at: Dated, meant: Meant, acts: list[Hit]) -> list[Hit | None]:
    """Choose the cues that each make an event of a date; None is an act without a noun."""
    reading, sentence, scope = at.reading, at.sentence, at.scope
    found: list[Hit | None] = list(meant.own)
    found = found or choose(sentence, heads(reading, sentence, meant.kinds), acts, at.date)
    steps: tuple[Callable[[Hit], Iterable[Hit | None]], ...] = (
        lambda hit: papers(reading, sentence, hit, scope) if at.date.role not in FOR else [hit],
        lambda hit: signed_besides(sentence, hit, scope) if at.verb_last else [hit],
        lambda hit: then_too(sentence, hit, scope),
        lambda hit: signed_within(reading, sentence, hit, scope),
        lambda hit: halves(reading, sentence, hit, scope, at.date),
    )
    for acts_of in steps:  # one cue may stand for several acts
        if len(found) != 1 or found[0] is None:
            break
        found = list(acts_of(found[0]))
    return [hit and as_approved(reading, sentence, as_regime(sentence, hit)) for hit in found]


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
    dates.append((pronoun.start, pronoun.end))
    name = tidy(without(reading, sentence.start, body.end, dates), reading)
    rest = tidy(without(reading, *scope, dates), reading)
    title = shorten(f"{name}: {rest}")
    source = replace(event.sources[0], title=title)
    return replace(event, kind=body.label, title=title, title_quality=GOOD, sources=(source,))
