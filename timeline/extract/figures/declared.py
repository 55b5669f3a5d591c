"""Numbers whose magnitude and money are told elsewhere: `All sums are in millions of dollars.`

A unit is declared by a heading (`Trade, mln dollars`), by a lead or a note of its own, which holds
for the whole page, or in the sentence itself: `Trade, in millions of dollars, came to 154.3`.
"""

from __future__ import annotations

import re
from collections.abc import Set

from timeline.extract.amounts import AmountHit
from timeline.extract.figures.series import BEFORE, BEHIND_IT, ENDS, GAP, LISTED, WAS
from timeline.extract.figures.spans import dates_before, dates_behind
from timeline.extract.reading import Reading
from timeline.extract.sentence import Sentence

BESIDE = 24  # code points about a unit, which tell that it is declared
_CUE = re.compile(r"(?: of)?[ :,-]*(?:[^\W\d]{1,3} )?")  # between a flow and its number
_YEAR = re.compile(r"(?:19|20)\d\d")
_NUMBER = re.compile(r"\d{1,3}(?:[ ,]\d{3})*(?:[.,]\d{1,3})?|\d+(?:[.,]\d{1,3})?")


def is_declared(reading: Reading, sentence: Sentence, amount: AmountHit) -> bool:
    """Say whether a magnitude without a number declares the unit of others and is no sum."""
    if not (amount.bare and amount.money):
        return False
    if sentence.piece(amount.end, sentence.end).lstrip()[:1] in ("", ":", ")"):
        return True
    told = reading.language.pattern("figures", "unit_declared")
    text = reading.norm.text
    before = text[max(sentence.start, amount.start - BESIDE) : amount.start]
    behind = text[amount.end : min(sentence.end, amount.end + BESIDE)]
    words = text[amount.start : amount.end]
    return bool(told and told.search(f"{before}@{words}@{behind}"))


def declared(reading: Reading, sentence: Sentence) -> AmountHit | None:
    """Give the unit that a sentence tells for the numbers in it or below."""
    units = (a for a in sentence.sums if a.bare and is_declared(reading, sentence, a))
    return next(units, None)


def page_unit(reading: Reading) -> AmountHit | None:
    """Give the one unit that leads and notes of a page declare, which tell nothing else."""
    return reading.once("page unit", lambda: _page_unit(reading))


def _page_unit(reading: Reading) -> AmountHit | None:
    found: dict[tuple[str, object], AmountHit] = {}
    for sentence in reading.sentences:
        if len(sentence.amounts) == 1 and sentence.sums and is_lead(reading, sentence):
            unit = sentence.sums[0]
            found.setdefault((unit.unit, unit.value), unit)
    return next(iter(found.values())) if len(found) == 1 else None


def is_lead(reading: Reading, sentence: Sentence) -> bool:
    """Say whether a sentence declares a unit and tells no trade, of no time."""
    return not (sentence.dates or sentence.has("indicator")) and bool(declared(reading, sentence))


def with_declared(
    reading: Reading, sentence: Sentence, unit: AmountHit, cells: Set[int] = frozenset()
) -> Sentence:
    """Give a sentence without a sum of its own its bare levels in a unit told elsewhere.

    `Trade, mln dollars: 1996 - 66.4. … In five months of 2004 it came to 171.3.`
    What begins at one of ``cells`` is told by a table already.
    """
    if any(not a.bare for a in sentence.sums):
        return sentence
    amounts, last = list[AmountHit](), None
    for amount in sentence.amounts:
        if amount.bare and is_declared(reading, sentence, amount):
            continue
        told = not (amount.unit or amount.magnitude or amount.start in cells)
        if told and _is_level(reading, sentence, amount, last):
            last, value = amount, amount.value * unit.value
            amounts.append(amount._replace(value=value, unit=unit.unit, magnitude=True))
        else:
            amounts.append(amount)
    return sentence.with_amounts(tuple(amounts)) if last else sentence


def _is_level(
    reading: Reading, sentence: Sentence, amount: AmountHit, last: AmountHit | None
) -> bool:
    """Say whether a bare number is a level: led to by a verb, a flow or a time, and counts nothing.

    `Exports came to 90.1, imports - 64.2`, but neither `12 firms` nor `in table 4`.
    """
    text = reading.norm.text
    if not _NUMBER.fullmatch(text, amount.start, amount.end) or _YEAR.fullmatch(
        text, amount.start, amount.end
    ):
        return False
    never = reading.language.pattern("figures", "unit_never")
    if never and never.search(text[max(sentence.start, amount.start - 2 * WAS) : amount.start]):
        return False  # `the index of exports was 104.5`
    behind = [d for d in dates_behind(sentence.dates, amount.end, GAP) if d.when.known]
    dated = any(BEHIND_IT.fullmatch(text[amount.end : d.start]) for d in behind)
    return (dated or _ends(reading, sentence, amount)) and (
        _is_led(reading, sentence, amount, last)
    )


def _is_led(
    reading: Reading, sentence: Sentence, amount: AmountHit, last: AmountHit | None
) -> bool:
    """Say whether what stands before a number leads to a level."""
    text = reading.norm.text
    head = text[max(sentence.start, amount.start - WAS) : amount.start]
    lead = reading.language.pattern("figures", "level_lead")
    if head.endswith(": ") or (lead and lead.search(head)):
        return True
    if last is not None and LISTED.fullmatch(text[last.end : amount.start]):
        return True
    for group in ("indicator", "indicator_weak"):
        for cue in sentence.hits(group, amount.start - WAS, amount.start)[-1:]:
            if cue.end <= amount.start and _CUE.fullmatch(text[cue.end : amount.start]):
                return True
    was = reading.language.pattern("figures", "was_between")
    for date in dates_before(sentence.dates, amount.start, WAS):
        between = text[date.end : amount.start]
        apart = BEFORE.fullmatch(between) and between != "-"  # `2018-19` is a year
        if apart or (was and was.fullmatch(between)):
            return True
        if last is not None and last.end <= date.start and LISTED.fullmatch(between):
            return True  # `70.2 in 2019 and 81.5 in 2020`
    return False


def _ends(reading: Reading, sentence: Sentence, amount: AmountHit) -> bool:
    """Say whether a number ends what is told of it."""
    text = reading.norm.text
    if ENDS.match(text, amount.end, sentence.end) or text.startswith(" (", amount.end):
        return True
    verb = reading.language.pattern("figures", "level_verb")
    rises = reading.language.pattern("figures", "to_between")
    return any(told and told.match(text, amount.end, sentence.end) for told in (verb, rises))
