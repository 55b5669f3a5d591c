"""Which of the cues that may name a date's act the date means."""

from __future__ import annotations

from dataclasses import dataclass

from timeline.extract.choosing import beside
from timeline.extract.date_kinds import is_of_its_time, lasting, noun_of, of_own_clause, of_term
from timeline.extract.dates import DateHit
from timeline.extract.feasts import feasted
from timeline.extract.kinds import DOCUMENTS
from timeline.extract.naming import Dated, Named
from timeline.extract.own_nouns import (
    ahead_of_report,
    before_joint,
    in_force,
    is_first_named,
    is_year_of_noun,
    looked_back_at,
    noun_before,
    set_apart,
    upgraded,
)
from timeline.extract.sentence import Sentence
from timeline.language import lexicon
from timeline.language.phrases import Hit

DURING = 24  # code points behind a visit
NAME = 90  # code points of the name of a paper behind its noun


@dataclass(frozen=True, slots=True)
class Meant:
    """The cues that a date means; ``own`` is the one that its own form ties it to, if one is."""

    kinds: list[Hit]
    own: list[Hit]


def narrowed(at: Dated, names: Named) -> Meant | None:
    """Give the cues that a date can mean; None where what it means is no act."""
    reading, sentence, date = at.reading, at.sentence, at.date
    kinds = [hit for hit in names.kinds if not date.start <= hit.start < date.end] or names.kinds
    kinds = of_own_clause(reading, sentence, date, kinds)
    if is_year_of_noun(reading, sentence, date):
        kinds = noun_before(sentence, date)
        if not kinds:
            return None  # `the matches of the 2026 championship`
    kinds = before_joint(reading, sentence, date, kinds)
    if date.role == "act" and any(hit.label == "diplomatic_relations" for hit in kinds):
        kinds = upgraded(sentence, kinds, at.scope)
    if date.role == "attr" and not names.law:
        kinds = noun_of(reading, sentence, date)
        if not kinds:
            return None
    if date.role == "term":
        kinds = of_term(sentence, date, kinds)
    ahead = ahead_of_report(reading, sentence, date, kinds)
    alone = ahead if len(ahead) == 1 < len(kinds) else []
    kinds, own = _by_form(at, ahead)
    own = own or alone
    if date.role in ("until", "term") and not at.verb_last:
        # `A declaration and a programme to 2030 were signed`: the year is that of its own noun.
        kinds = [hit for hit in kinds if hit.end <= date.start][-1:] or kinds
    told = date.role in ("since", "act") and sentence.has("kind", "diplomatic_relations")
    if told and (ties := _relations_before(sentence, date, kinds)):
        return Meant(ties, own)
    if date.role == "since" and kinds:  # `since 1992 more than 50 meetings were held`
        kinds = lasting(reading, sentence, date, kinds)
        if not kinds:
            return None
    return Meant(kinds, own)


def _relations_before(sentence: Sentence, date: DateHit, kinds: list[Hit]) -> list[Hit]:
    """Give the relations whose day a clause tells, where another act stands in one behind it.

    `Relations exist since 5 May, when the ministers signed a protocol.`
    """
    ties = [hit for hit in kinds if hit.label == "diplomatic_relations" and hit.end <= date.start]
    ties = [hit for hit in ties if not set(sentence.piece(hit.end, date.start)) & set(",;:(")]
    rest = [hit for hit in kinds if hit.label != "diplomatic_relations"]
    apart = all("," in sentence.piece(date.end, hit.start) for hit in rest)
    return ties[-1:] if apart else []


def _by_form(at: Dated, kinds: list[Hit]) -> tuple[list[Hit], list[Hit]]:
    """Give the cues that a date's own words leave: an attribute stands right before its noun."""
    reading, date = at.reading, at.date
    words = reading.norm.text[date.start : date.end]
    if lexicon.search(reading.language, "attributive_date", words):
        # `The treaty of 5 May was ratified on 7 June`: its own noun stands right before a date.
        near = [hit for hit in kinds if 0 <= date.start - hit.end <= 2]
        kinds = near or _paper_of_year(at, kinds) or kinds
    if at.verb_last and len(kinds) > 1 and (own := _behind_participle(at, kinds)):
        return kinds, own
    if not lexicon.search(reading.language, "possessive_date", words):
        return kinds, []
    # `At the round table he spoke of yesterday's talks`: its noun stands right behind a date.
    own = [hit for hit in kinds if 0 <= hit.start - date.end <= 30][:1]
    return own or kinds, own


def _behind_participle(at: Dated, kinds: list[Hit]) -> list[Hit]:
    """Give the noun whose participle stands behind a date: `2 mayda qiladigan tashrifi oldidan`."""
    pattern = at.reading.language.pattern("participle_behind")
    for hit in kinds if pattern else ():
        if hit.start >= at.date.end:
            between = at.sentence.piece(at.date.end, hit.start)
            behind = at.sentence.piece(hit.end, hit.end + DURING)
            if lexicon.search(at.reading.language, "held_during", behind):
                return []  # `on the visit that he made on 5 May a treaty was signed`: both then
            return [hit] if pattern and pattern.search(between) else []
    return []


def _paper_of_year(at: Dated, kinds: list[Hit]) -> list[Hit]:
    """Give the paper whose long name a year ends: `the Treaty on trade and transit of 2009`."""
    sentence, date = at.sentence, at.date
    if date.when.precision != "year" or at.verb_last:
        return []
    papers = [h for h in kinds if h.label in DOCUMENTS and 0 < date.start - h.end <= NAME]
    clear = papers and "," not in sentence.piece(papers[-1].end, date.start)
    told = papers and sentence.hits("act", papers[-1].end, date.start)
    return papers[-1:] if clear and not told else []


def settled(at: Dated, meant: Meant) -> Meant | None:
    """Give the cues of a date that is an event's; None where another date has told the event."""
    reading, sentence, date = at.reading, at.sentence, at.date
    kinds, own = meant.kinds, meant.own
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
        return None
    return Meant(feasted(reading, sentence, date, kinds), own)
