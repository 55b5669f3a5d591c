"""What a date keeps of the kinds that are told beside it: by its role, its clause, its noun."""

from __future__ import annotations

from timeline.extract.clauses import clause_of
from timeline.extract.dates import DateHit
from timeline.extract.evidence import is_counted
from timeline.extract.kinds import DOCUMENTS
from timeline.extract.own_nouns import LONG_NAME
from timeline.extract.reading import Reading
from timeline.extract.sentence import Sentence
from timeline.extract.told_kinds import FEAST, NEXT
from timeline.extract.told_verbs import is_verb_last
from timeline.language import lexicon
from timeline.language.phrases import Hit


def lasting(reading: Reading, sentence: Sentence, date: DateHit, kinds: list[Hit]) -> list[Hit]:
    """Give what has been since a date: no number of meetings, and nothing that has not been."""
    before = sentence.piece(date.start - FEAST, date.start)
    if lexicon.search(reading.language, "never_since", before):
        return []
    if lexicon.search(reading.language, "first_since", sentence.piece(date.end, date.end + FEAST)):
        return []  # `1997-yildan buyon birinchi tashrif`: what happens now
    kinds = [hit for hit in kinds if not _is_dated_apart(sentence, date, hit)]
    counted = {hit.label for hit in kinds if is_counted(sentence, hit, True)}
    return [
        hit
        for hit in kinds
        if hit.label == "diplomatic_relations"  # `67 years of normal relations since 1956`
        or date.start <= hit.start < date.end
        or hit.label not in counted
    ]


def _is_dated_apart(sentence: Sentence, since: DateHit, hit: Hit) -> bool:
    """Say whether what stands in a clause behind a time since has a day of its own there.

    `She is president since 2018, her first visit was on 27 February 2019.`
    """
    if hit.start < since.end or "," not in sentence.piece(since.end, hit.start):
        return False
    return any(
        date.role == "act" and not date.latent and date.start > hit.start for date in sentence.dates
    )


def of_term(sentence: Sentence, date: DateHit, kinds: list[Hit]) -> list[Hit]:
    """Keep the paper that a term is told of: `a programme for 2024-2026, and treaties too`."""
    own = [hit for hit in kinds if hit.label in DOCUMENTS and hit.start >= date.end]
    own = [hit for hit in own if "," not in sentence.piece(date.end, hit.start)]
    return own or kinds


def is_said_before(sentence: Sentence, date: DateHit, kinds: list[Hit]) -> bool:
    """Say whether what is told stands behind a word of saying that follows a year."""
    first = min((hit.start for hit in kinds), default=date.end)
    return date.when.precision == "year" and bool(sentence.hits("said", date.end, first))


def of_own_clause(
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


def is_of_its_time(sentence: Sentence, date: DateHit, kinds: list[Hit]) -> bool:
    """Say whether a year or a month dates what an occasion was about: `at the talks … for 2020`."""
    if date.role == "term" and not any(hit.label in DOCUMENTS for hit in kinds):
        return date.when.precision == "year"
    if not kinds or date.when.precision not in ("year", "month"):
        return False
    if sentence.future and date.role == "act" and sentence.has("act", "agreed"):
        return False  # `they agreed to prepare for the first meeting in early 2022`
    near = any(-3 < date.start - hit.end <= NEXT or -3 < hit.start - date.end <= 1 for hit in kinds)
    return not near and all(h.label == "meeting" and sentence.is_framed(h) for h in kinds)


def has_finer(sentence: Sentence, date: DateHit) -> bool:
    """Say whether another date of the sentence is that of a day or a month of the same year.

    Of any year where something is counted: `by a deal of 2 May 2023 a million tons go this year`.
    """
    year = "" if sentence.amounts else date.when.edtf[:4]
    return any(
        other.when.precision in ("day", "month")
        and other.role == "act"
        and not other.latent
        and other.when.edtf.startswith(year)
        for other in sentence.dates
        if other is not date
    )


def noun_of(reading: Reading, sentence: Sentence, date: DateHit) -> list[Hit]:
    """Give the noun that `the treaty of 1998` dates: the nearest to the date, on either side."""
    words = reading.norm.text[date.start : date.end]
    papers = sentence.hits("kind", date.start - LONG_NAME, date.start)
    papers = [hit for hit in papers if hit.label in DOCUMENTS]
    if papers and lexicon.search(reading.language, "attributive_date", words):
        return papers[-1:]  # `the agreement between the governments of … on travel of 20 March`
    near = sentence.hits("kind", date.start - 60, date.end + 60)
    if date.rule.endswith(".year_attributive"):
        near = [hit for hit in near if hit.start >= date.end] or near  # `the 2016 Agreement`
    if not near:
        return papers[-1:]
    gap = min((max(h.start - date.end, date.start - h.end) for h in near), default=0)
    return [hit for hit in near if max(hit.start - date.end, date.start - hit.end) == gap][:1]
