"""A reading → events: one for each thing that happened or is planned at a date."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace

from timeline.extract.anchors import dateline, is_dateline
from timeline.extract.antecedents import with_antecedents
from timeline.extract.choosing import beside, choose
from timeline.extract.clauses import clause_of, part_of
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
from timeline.extract.cue_roles import is_at, is_house, is_matter
from timeline.extract.dates import DateHit
from timeline.extract.due import as_term, is_term
from timeline.extract.evidence import is_counted, is_event, is_said
from timeline.extract.feasts import feasted
from timeline.extract.furniture import is_page_line, without_foot
from timeline.extract.headed import headed_kind, is_listed_behind, law_kind, with_heading
from timeline.extract.kinds import (
    DOCUMENTS,
    INSTITUTIONS,
    deal,
    is_idle_coming,
    partnership,
    presence,
    relations_set_up,
    spoken,
    talks,
)
from timeline.extract.nameless import nameless
from timeline.extract.occasions import occasions
from timeline.extract.own_nouns import (
    LONG_NAME,
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
from timeline.extract.reading import Reading, Sentence
from timeline.extract.rows import Row, dated_rows
from timeline.extract.scopes import GOING_ON, is_aside_of_other, listed_scopes, scope_of, told_aside
from timeline.extract.telling_dates import DEEDS, is_long_over, telling_dates
from timeline.extract.tellings import merge_tellings, traveller
from timeline.extract.title_text import shorten, tidy, without
from timeline.extract.titles import GOOD
from timeline.extract.told_acts import is_question, is_verb_last
from timeline.extract.undated import undated_events, without_restated
from timeline.language import lexicon
from timeline.language.phrases import Hit
from timeline.records import Event

FRAGMENT = 120  # code points
SUM = 12  # code points between a verb and its sum: `came to almost`
RELATIONS = 90  # code points between relations and the day they were set up
FEAST = 48  # code points behind an anniversary that tell of what
NEXT = 4  # code points between a word and the date that belongs to it
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


def _lasting(reading: Reading, sentence: Sentence, date: DateHit, kinds: list[Hit]) -> list[Hit]:
    """Give what has been since a date: no number of meetings, and nothing that has not been."""
    before = sentence.piece(date.start - FEAST, date.start)
    if lexicon.search(reading.language, "never_since", before):
        return []
    counted = {hit.label for hit in kinds if is_counted(sentence, hit, True)}
    return [
        hit
        for hit in kinds
        if hit.label == "diplomatic_relations"  # `67 years of normal relations since 1956`
        or date.start <= hit.start < date.end
        or hit.label not in counted
    ]


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
    if led and _is_fragment(sentence):
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
    if aside and not held and not _kinds(reading, sentence, *aside):
        return []  # `(the limit was used up in 1998)` is said aside
    listed = headed_kind(reading, sentence, date) if is_listed_behind(sentence) else []
    kinds = [] if listed else _kinds(reading, sentence, *scope)
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
    if not kinds and date.rule.endswith(".relyear_alone") and _has_finer(sentence, date):
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
        apart = next_day or has_own_clause(reading, sentence, date, scope)
        for whole in wholes if not apart else ():
            kinds = kinds or _kinds(reading, sentence, *whole) or presence(sentence, *whole)
        kinds = kinds or _kinds_before(reading, sentence)
    if borrowed and _is_said_before(sentence, date, kinds):
        return []  # `Reporting on the work done in 2021 he said that the presidents will meet`
    led = borrowed or not sentence.hits("kind", sentence.start, date.start)
    if led and kinds and is_of_figure(sentence, date):
        return []  # `trade in 2024 is to reach the 10 % that the leaders set at their meeting`
    kinds = [hit for hit in kinds if not date.start <= hit.start < date.end] or kinds
    kinds = _of_own_clause(reading, sentence, date, kinds)
    if is_year_of_noun(reading, sentence, date):
        kinds = noun_before(sentence, date)
        if not kinds:
            return []  # `the matches of the 2026 championship`
    kinds = before_joint(reading, sentence, date, kinds)
    if date.role == "act" and any(hit.label == "diplomatic_relations" for hit in kinds):
        kinds = upgraded(sentence, kinds, scope)
    if date.role == "attr" and not law:
        kinds = _noun(reading, sentence, date)
        if not kinds:
            return []
    if date.role == "term":
        kinds = _of_term(sentence, date, kinds)
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
        kinds = _lasting(reading, sentence, date, kinds)
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
    if _is_of_its_time(sentence, date, kinds) or is_first_named(reading, sentence, date):
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


def _of_term(sentence: Sentence, date: DateHit, kinds: list[Hit]) -> list[Hit]:
    """Keep the paper that a term is told of: `a programme for 2024-2026, and treaties too`."""
    own = [hit for hit in kinds if hit.label in DOCUMENTS and hit.start >= date.end]
    own = [hit for hit in own if "," not in sentence.piece(date.end, hit.start)]
    return own or kinds


def _is_said_before(sentence: Sentence, date: DateHit, kinds: list[Hit]) -> bool:
    """Say whether what is told stands behind a word of saying that follows a year."""
    first = min((hit.start for hit in kinds), default=date.end)
    return date.when.precision == "year" and bool(sentence.hits("said", date.end, first))


def _of_own_clause(
    reading: Reading, sentence: Sentence, date: DateHit, kinds: list[Hit]
) -> list[Hit]:
    """Keep what the clause of a date tells, where a conjunction parts it from another act.

    `A road map was signed, and next year a factory is to be opened.`
    """
    joint = reading.language.pattern("clause_and")
    if joint is None or len(kinds) < 2 or is_verb_last(reading):
        return kinds
    start, end = clause_of(sentence, date.start)
    own = [hit for hit in kinds if start <= hit.start < end]
    behind = sentence.hits("act", end, sentence.end) and sentence.hits("act", start, end)
    if own and behind and joint.match(sentence.piece(end + 1, sentence.end)):
        return own  # `The day before they held talks, and before that he visited Moscow.`
    clause = sentence.piece(start, end)
    ahead = sentence.hits("future", start, end) and sentence.hits("past", sentence.start, start)
    if ahead and own and lexicon.search(reading.language, "relative_within", clause):
        return own  # `They agreed to speed up the commission, whose next session is due in 2027.`
    if own and lexicon.search(reading.language, "participle_clause", clause):
        return own  # `I met the ambassador, who had visited Almaty in April`
    if not own or len(own) == len(kinds) or not joint.match(clause):
        return kinds
    told = sentence.hits("act", start, end) or sentence.hits("future", start, end)
    return own if told and sentence.hits("act", sentence.start, start) else kinds


def _is_of_its_time(sentence: Sentence, date: DateHit, kinds: list[Hit]) -> bool:
    """Say whether a year or a month dates what an occasion was about: `at the talks … for 2020`."""
    if date.role == "term" and not any(hit.label in DOCUMENTS for hit in kinds):
        return date.when.precision == "year"
    if not kinds or date.when.precision not in ("year", "month"):
        return False
    if sentence.future and date.role == "act" and sentence.has("act", "agreed"):
        return False  # `they agreed to prepare for the first meeting in early 2022`
    near = any(-3 < date.start - hit.end <= NEXT or -3 < hit.start - date.end <= 1 for hit in kinds)
    return not near and all(h.label == "meeting" and sentence.is_framed(h) for h in kinds)


def _has_finer(sentence: Sentence, date: DateHit) -> bool:
    """Say whether another date of the sentence is that of a day or a month."""
    return any(
        other.when.precision in ("day", "month") and other.role == "act" and not other.latent
        for other in sentence.dates
        if other is not date
    )


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


def _kinds(reading: Reading, sentence: Sentence, start: int, end: int) -> list[Hit]:
    """Give the cues of a stretch, without those of a clause that names the source."""
    told = sentence.once("kinds told", lambda: _kinds_told(reading, sentence))
    first = bisect_left(told, (start,))
    return told[first : bisect_left(told, (end,), first)]


def _kinds_told(reading: Reading, sentence: Sentence) -> list[Hit]:
    """Give the cues of a sentence that stand for what they name.

    `…, the programme “24 Hours” reported`: the programme is no plan.
    """
    kinds = sentence.hits("kind")
    said = [_saying(sentence, hit) for hit in sentence.hits("said")] if kinds else []
    # `…, he said at the meeting on Friday`: such a clause tells an event of its own.
    asides = [
        (low, high)
        for low, high in said
        # `…, 14 January, said at the opening`: a day set off by commas stands before its clause.
        if low > sentence.start
        and not any(low - 2 <= date.end and date.start < high for date in sentence.dates)
    ]
    frames = sentence.hits("frame_before")  # `at the opening of the session`
    return [
        hit
        for hit in kinds
        if not any(low <= hit.start < high for low, high in asides)
        and not is_house(reading, sentence, hit)
        and not (hit.label == "opening" and any(f.start <= hit.start < f.end for f in frames))
        and not _is_sum_told(sentence, hit)
        and not (is_idle_coming(sentence, hit) and not sentence.told("traveller_before"))
        and not (hit.label == "anniversary" and _is_own_feast(reading, sentence, hit))
    ]


def _is_own_feast(reading: Reading, sentence: Sentence, hit: Hit) -> bool:
    """Say whether an anniversary is that of one state alone: `30 years of independence`."""
    behind = sentence.piece(hit.end, hit.end + FEAST)
    before = sentence.piece(hit.start - FEAST, hit.start)
    # `Over the 22 years of relations a basis has been laid`: no feast at all.
    spent = lexicon.search(reading.language, "spent_years", before)
    return bool(spent or lexicon.search(reading.language, "own_feast", behind))


def _saying(sentence: Sentence, hit: Hit) -> tuple[int, int]:
    """Give the clause that tells who said it: all that follows where the verb heads it."""
    start, end = clause_of(sentence, hit.start)
    return start, sentence.end if hit.start - start <= 1 else end


def _is_sum_told(sentence: Sentence, hit: Hit) -> bool:
    """Say whether a verb of coming tells a sum: `it came to $4 billion`."""
    return hit.label == "visit" and any(0 <= a.start - hit.end <= SUM for a in sentence.sums)


def _kinds_before(reading: Reading, sentence: Sentence) -> list[Hit]:
    """Take the undated happening of the sentence before: `The embassy opened. The ceremony …`."""
    if not sentence.index or not (
        _is_fragment(sentence)
        or lexicon.search(reading.language, "occasion_subject", sentence.text)
    ):
        return []
    head = reading.once("dateline", lambda: dateline(reading))
    if head and head.date in sentence.dates:
        return []  # `18 August, Minsk /Agency/.`, below its headline
    before = reading.sentences[sentence.index - 1]
    if any(date.role == "act" and not date.latent for date in before.dates):
        return []
    at = sentence.start
    return [
        Hit(at, at, "kind", hit.label) for hit in _kinds(reading, before, before.start, before.end)
    ]


def _is_fragment(sentence: Sentence) -> bool:
    """Say whether a sentence only tells when and where: `They met twice. In May in A and in B.`"""
    dates = sentence.dates
    return (
        bool(dates)
        and dates[0].start - sentence.start <= NEXT
        and sentence.end - sentence.start <= FRAGMENT
        and dates[0].when.precision in ("day", "month")
        and sentence.text.endswith(".")  # no cell, no heading
        and (sentence.has("place") or sentence.has("party"))
        and not (sentence.has("act") or sentence.has("kind") or sentence.amounts)
        and not sentence.told("told_part")
    )


def _noun(reading: Reading, sentence: Sentence, date: DateHit) -> list[Hit]:
    """Give the noun that `the treaty of 1998` dates: the nearest to the date, on either side."""
    words = reading.norm.text[date.start : date.end]
    papers = sentence.hits("kind", date.start - LONG_NAME, date.start)
    papers = [hit for hit in papers if hit.label in DOCUMENTS]
    if papers and lexicon.search(reading.language, "attributive_date", words):
        return papers[-1:]  # `the agreement between the governments of … on travel of 20 March`
    near = sentence.hits("kind", date.start - 60, date.end + 60)
    if not near:
        return papers[-1:]
    gap = min((max(h.start - date.end, date.start - h.end) for h in near), default=0)
    return [hit for hit in near if max(hit.start - date.end, date.start - hit.end) == gap][:1]
