"""A reading → events: one for each thing that happened or is planned at a date."""

from __future__ import annotations

from dataclasses import replace

from timeline.extract.anchors import is_dateline
from timeline.extract.antecedents import with_antecedents
from timeline.extract.choosing import beside, choose
from timeline.extract.clauses import part_of
from timeline.extract.compose import compose
from timeline.extract.composed_titles import with_titles
from timeline.extract.coordinate import (
    GATHERINGS,
    halves,
    heads,
    own_title,
    papers,
    signed_besides,
    signed_within,
)
from timeline.extract.cue_roles import is_at, is_matter
from timeline.extract.date_kinds import (
    has_finer,
    is_of_its_time,
    is_said_before,
    lasting,
    noun_of,
    of_own_clause,
    of_term,
)
from timeline.extract.dates import DateHit
from timeline.extract.due import as_term, is_term
from timeline.extract.evidence import is_counted, is_event, is_said
from timeline.extract.feasts import feasted
from timeline.extract.furniture import is_page_line, without_foot
from timeline.extract.headed import headed_kind, is_listed_behind, law_kind, with_heading
from timeline.extract.kinds import (
    INSTITUTIONS,
    deal,
    partnership,
    presence,
    relations_set_up,
    spoken,
    talks,
)
from timeline.extract.nameless import nameless
from timeline.extract.occasions import occasions
from timeline.extract.own_nouns import (
    before_joint,
    has_own_clause,
    in_force,
    is_aim,
    is_first_named,
    is_of_figure,
    is_year_of_noun,
    looked_back_at,
    noun_before,
    set_apart,
    upgraded,
)
from timeline.extract.parties import parties_of
from timeline.extract.reading import Reading
from timeline.extract.rows import Row, dated_rows
from timeline.extract.scopes import GOING_ON, is_aside_of_other, listed_scopes, scope_of, told_aside
from timeline.extract.sentence import Sentence
from timeline.extract.telling_dates import DEEDS, is_long_over, telling_dates
from timeline.extract.tellings import merge_tellings, traveller
from timeline.extract.title_text import shorten, tidy, without
from timeline.extract.titles import GOOD
from timeline.extract.told_kinds import NEXT, is_fragment, kinds_before, kinds_in
from timeline.extract.told_twice import without_restated
from timeline.extract.told_verbs import is_question, is_verb_last
from timeline.extract.undated import undated_events
from timeline.language import lexicon
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
NEVER_EVENTS = ("base", "period", "coming", "act_by")


def events_of(reading: Reading, periods: frozenset[int]) -> list[Event]:
    """Give the events of a reading; ``periods`` are starts of dates that figures have taken."""
    found: list[Event] = []
    told = without_foot(reading)
    for sentence in told:
        if not is_question(sentence):
            found += _of_sentence(reading, sentence, periods)
    last = {sentence.index for sentence in told}
    for row in dated_rows(reading):
        if row.sentence.index in last:
            found += _of_row(reading, row)
    found += occasions(reading, found)
    found += undated_events(reading, found)
    found = with_antecedents(reading, without_restated(reading, found))
    return with_titles(reading, merge_tellings(found, lambda event: traveller(reading, event)))


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
        if date.start in periods and not (told or _is_looked_back(sentence, date)):
            continue
        if date.role in NEVER_EVENTS and not term:
            continue
        date = as_term(date)
        out += _at_date(reading, sentence, date, scope)
    told = sentence.has("act") or sentence.has("kind", "anniversary") or _is_announced(sentence)
    told = told or any(
        is_at(sentence, hit) or (latent and 0 <= hit.start - latent[0].end <= NEXT)
        for hit in sentence.hits("kind")  # `he praised today's launch of the fund`
    )
    if latent and not dates and told:
        out += _at_date(reading, sentence, latent[0], (sentence.start, sentence.end))
    return out


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
    after = any(sentence.told(name) for name in ("relations_told", "occasion_subject"))
    return not after and not law_kind(reading, sentence)[0]


def _is_of_relations(sentence: Sentence, date: DateHit) -> bool:
    """Say whether a time is counted from relations: `since they were set up, in May 1992, 70 …`."""
    near = sentence.hits("kind", date.start - RELATIONS, date.start)
    return date.role == "since" and any(hit.label == "diplomatic_relations" for hit in near)


def _is_announced(sentence: Sentence) -> bool:
    return sentence.has("future") and sentence.has("kind")


def _is_entry(sentence: Sentence, date: DateHit) -> bool:
    """Say whether a date heads a line of a chronicle, or stands outside the sentence it dates."""
    if not sentence.start <= date.start < sentence.end:
        return True
    behind = sentence.piece(date.end, date.end + 3).lstrip()
    return date.start - sentence.start <= 2 and behind[:1] in ("-", ":")


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
    members, reach, evidence = parties_of(reading, sentence, scope)
    evidence = evidence or _is_entry(sentence, date)
    if date.when.precision == "decade" or is_said(sentence, date):
        return []
    if is_long_over(reading, sentence, date, scope):
        return []
    aside = told_aside(sentence, date)
    held = aside and any(hit.label == "held" for hit in sentence.hits("act", *aside))
    if aside and not held and not kinds_in(reading, sentence, *aside):
        return []  # `(the limit was used up in 1998)` is said aside
    listed = headed_kind(reading, sentence, date) if is_listed_behind(sentence) else []
    kinds = [] if listed else kinds_in(reading, sentence, *scope)
    kinds = [hit for hit in kinds if not is_aside_of_other(sentence, date, hit)]
    kinds = kinds or ([] if listed else presence(sentence, *scope))
    if kinds and all(is_aim(sentence, hit) for hit in kinds):
        kinds = presence(sentence, *scope) or kinds  # `he had come to take part in the summit`
    there = sentence.hits("presence", scope[0], kinds[0].start) if kinds else []
    if there and not is_verb_last(reading) and all(map(sentence.is_framed, kinds)):
        kinds = presence(sentence, *scope) or kinds  # `he landed on Monday, ahead of the summit`
    if not listed and all(is_matter(sentence, hit, date.start) for hit in kinds):
        kinds = talks(reading, sentence, scope) or kinds
    headed = [] if kinds else listed or headed_kind(reading, sentence, date)
    law, matter = ([], sentence) if kinds or headed else law_kind(reading, sentence)
    if law:
        headed, (members, reach, evidence) = law, parties_of(reading, matter)
    kinds = kinds or headed
    fine = date.when.precision != "year" or sentence.hits("future", *scope)
    if not kinds and (fine or len(reading.parties(sentence)) > 1):
        kinds = deal(sentence, *scope)
    if not kinds and date.when.precision == "day" and is_verb_last(reading):
        kinds = spoken(sentence, *scope)
    kinds = kinds or relations_set_up(reading, sentence, *scope)
    kinds = kinds or nameless(reading, sentence, date, scope)
    if not is_verb_last(reading):
        kinds = kinds or partnership(sentence, *scope)
        if kinds and all(hit.start > date.end for hit in kinds):
            # `After the upgrade of ties to a partnership in May, they agreed on a plan.`
            kinds = partnership(sentence, scope[0], date.start) or kinds
    next_day = date.rule.endswith(GOING_ON) and scope[0] >= date.start - 2
    acts = sentence.hits("act", *scope) or ([] if next_day else sentence.hits("act"))
    # `2017 yildan boshlab`: what stands in the date is no act.
    acts = [act for act in acts if not date.start <= act.start < date.end]
    if not kinds and date.rule.endswith(".relyear_alone") and has_finer(sentence, date):
        return []  # `As 26 years are marked this year, they inked a deal on 10 November`
    told = kinds and (sentence.hits("kind", *scope) or sentence.hits("presence", *scope))
    if not told and is_dateline(reading, sentence, date):
        return []  # `LONDON, 5 May (Agency) - He named the country a partner.`
    borrowed = not kinds
    if not kinds:
        volumes = [hit for hit in sentence.hits("not_trade", *scope) if hit.label == "volume"]
        counted = volumes and sentence.amounts and not sentence.hits("future", *scope)
        if counted and date.role == "act":
            return []  # `…, in 2023 the volume came to 3 million tons`
        wholes = [part_of(sentence, date), (sentence.start, sentence.end)]
        if not is_verb_last(reading):
            # `Relations began in 1992 with A opening an embassy in 1993`: what stands before it.
            ends = [d.end for d in sentence.dates if d.end < date.start]
            wholes = [(max(ends), date.start), *wholes] if ends else wholes
        part = part_of(sentence, date)
        if lexicon.search(reading.language, "told_part", sentence.piece(*part)):
            wholes = [part]  # `They made a statement on 9 May; the troops left on 12 June`
        if next_day and not acts:
            return []  # `They signed it, the next day he went home.`
        parted = next_day or has_own_clause(reading, sentence, date, scope)
        for whole in wholes if not parted else ():
            kinds = kinds or kinds_in(reading, sentence, *whole) or presence(sentence, *whole)
        kinds = kinds or kinds_before(reading, sentence)
    if borrowed and is_said_before(sentence, date, kinds):
        return []  # `Reporting on the work done in 2021 he said that the presidents will meet`
    led = borrowed or not sentence.hits("kind", sentence.start, date.start)
    if led and kinds and is_of_figure(sentence, date):
        return []  # `trade in 2024 is to reach the 10 % that the leaders set at their meeting`
    kinds = [hit for hit in kinds if not date.start <= hit.start < date.end] or kinds
    kinds = of_own_clause(reading, sentence, date, kinds)
    if is_year_of_noun(reading, sentence, date):
        kinds = noun_before(sentence, date)
        if not kinds:
            return []  # `the matches of the 2026 championship`
    kinds = before_joint(reading, sentence, date, kinds)
    if date.role == "act" and any(hit.label == "diplomatic_relations" for hit in kinds):
        kinds = upgraded(sentence, kinds, scope)
    if date.role == "attr" and not law:
        kinds = noun_of(reading, sentence, date)
        if not kinds:
            return []
    if date.role == "term":
        kinds = of_term(sentence, date, kinds)
    words, own = reading.norm.text[date.start : date.end], []
    if lexicon.search(reading.language, "attributive_date", words):
        # `The treaty of 5 May was ratified on 7 June`: its own noun stands right before a date.
        kinds = [hit for hit in kinds if 0 <= date.start - hit.end <= 2] or kinds
    if lexicon.search(reading.language, "possessive_date", words):
        # `At the round table he spoke of yesterday's talks`: its noun stands right behind a date.
        own = [hit for hit in kinds if 0 <= hit.start - date.end <= 30][:1]
        kinds = own or kinds
    if date.role == "until" and not is_verb_last(reading):
        # `A declaration and a programme to 2030 were signed`: the year is that of its own noun.
        kinds = [hit for hit in kinds if hit.end <= date.start][-1:] or kinds
    if date.role == "since" and kinds:  # `since 1992 more than 50 meetings were held`
        kinds = lasting(reading, sentence, date, kinds)
        if not kinds:
            return []
    idle = date.latent and not any(hit.label in DEEDS for hit in acts)
    if idle and (kinds or not acts) and all(is_counted(sentence, hit) for hit in kinds):
        return []  # `the basis today holds 300 documents`
    back = _is_looked_back(sentence, date)
    if not (back or is_event(reading, sentence, date, kinds, acts, members, evidence)):
        return []
    apart = set_apart(reading, sentence, date)
    if len(apart) == 1 and sentence.is_framed(apart[0]):
        own = apart  # `they spoke of preparations for the forum, scheduled for May`
    kinds = (
        in_force(reading, sentence, date)
        or apart
        or looked_back_at(sentence, date, kinds)
        or beside(sentence, date, kinds)
    )
    if is_of_its_time(sentence, date, kinds) or is_first_named(reading, sentence, date):
        return []
    kinds = feasted(reading, sentence, date, kinds)
    out = []
    chosen = list(own) or choose(sentence, heads(reading, sentence, kinds), acts, date)
    if len(chosen) == 1 and chosen[0] is not None and date.role != "until":
        chosen = list(papers(reading, sentence, chosen[0], scope))
    if len(chosen) == 1 and chosen[0] is not None and is_verb_last(reading):
        chosen = list(signed_besides(sentence, chosen[0], scope))
    if len(chosen) == 1 and chosen[0] is not None:
        chosen = list(signed_within(reading, sentence, chosen[0], scope))
    if len(chosen) == 1 and chosen[0] is not None:
        chosen = list(halves(reading, sentence, chosen[0], scope, date))
    several = [hit for hit in chosen if hit is not None]
    for hit in chosen:
        if hit is not None and not law:
            members, reach, _ = parties_of(reading, sentence, scope, hit)
        if hit and hit.label == "call" and set(members) <= set(reading.pair.countries):
            reach = "bilateral"  # two speak on the telephone, of the summit of five too
        event = compose(reading, sentence, date, scope, hit, members, reach)
        if hit and hit.label not in GATHERINGS and len({other.label for other in several}) > 1:
            event = own_title(reading, sentence, event, hit, several)
        if headed:
            event = with_heading(reading, sentence, event)
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
    dates.append((pronoun.start, pronoun.end))
    name = tidy(without(reading, sentence.start, body.end, dates), reading)
    rest = tidy(without(reading, *scope, dates), reading)
    title = shorten(f"{name}: {rest}")
    source = replace(event.sources[0], title=title)
    return replace(event, kind=body.label, title=title, title_quality=GOOD, sources=(source,))
