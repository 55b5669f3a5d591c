"""Dates that figures have as periods and aims, where they are those of what happens or is due."""

from __future__ import annotations

from dataclasses import replace

from timeline import edtf
from timeline.extract.clauses import clause_of
from timeline.extract.dates import DateHit
from timeline.extract.kinds import CONTACTS, SITTINGS, presence
from timeline.extract.sentence import Sentence
from timeline.language import lexicon
from timeline.records import TRADE

TOLD = ("signed", "met", "opened", "founded", "came")
REVIEW = 100  # code points between what came about and its time
HEAD = 2  # code points before the date that heads a line
DUE = (".end_of_year", ".rest_of_year")  # the names of the rules of such a date end so


def is_term(sentence: Sentence, date: DateHit) -> bool:
    """Say whether a date that figures have as a period is when something happens, or is due.

    `They met in the last quarter of 2023`; `parliament is to ratify it before the year is out`.
    """
    if date.role == "period":
        if sentence.sums or sentence.has("indicator", *TRADE):
            return False
        before = sentence.piece(date.start - REVIEW, date.start)
        if lexicon.search(sentence.language, "reviewed_before", before):
            return False  # `they spoke of the progress made in the first half of the year`
        told = sentence.future or sentence.has("act", *TOLD) or _is_agreed(sentence)
        held = date.when.precision == "range" and sentence.has("act", "held")
        if date.rule.endswith(".year_before"):
            return sentence.has("act", *TOLD) and sentence.has("kind")  # `a year before he came`
        heads = date.start - sentence.start <= HEAD
        heads = heads or sentence.piece(date.start - HEAD, date.start) in (": ", "; ")
        entry = heads and sentence.has("kind", *SITTINGS, "visit")
        return (date.when.precision in ("half", "quarter") and (told or entry)) or held
    due = date.role == "act_by" or date.rule.endswith(DUE)
    told = sentence.has("kind") or sentence.has("act", "signed")
    told = told or bool(presence(sentence, sentence.start, sentence.end))
    agreed = sentence.has("future") or (date.role != "act_by" and sentence.has("act", "agreed"))
    # `- by the end of 2025 to open a centre`: an item of what they agreed on.
    agreed = agreed or (due and bool(sentence.told("item_to_do")))
    if not (due and agreed and told):
        return False
    if not (sentence.sums or sentence.has("indicator", *TRADE)):
        return True
    # `The road is put at 500 million, works begin before the year is out.`
    own = clause_of(sentence, date.start)
    sums = [a for a in sentence.amounts if own[0] <= a.start < own[1]]
    ahead = sentence.hits("kind", *own) and sentence.hits("future", *own)
    return bool(ahead) and not sums and not sentence.hits("indicator", *own)


def as_stay(sentence: Sentence, date: DateHit) -> DateHit:
    """Give the day on which a visit begins as its own: `a visit to A starting 4 April`."""
    text = date.when.edtf
    opens = date.role == "since" and text.endswith("/..") and text.count("-") == 2
    kinds = {hit.label for hit in sentence.hits("kind")} if opens else set()
    if "visit" not in kinds or not kinds <= set(CONTACTS):
        return date
    return replace(date, role="act", when=edtf.parse(text.removesuffix("/..")))


def _is_agreed(sentence: Sentence) -> bool:
    """Say whether a gathering is agreed on: `they agreed to hold its session in spring`."""
    return sentence.has("act", "agreed") and sentence.has("kind", *SITTINGS)


def as_term(date: DateHit) -> DateHit:
    """Give a year by which something is due as the deadline that it is: `by 2025` is ../2025."""
    text = date.when.edtf
    due = date.role == "act_by" and not set(text) & set("/X")
    return replace(date, when=edtf.parse(f"../{text}")) if due else date
