"""Series of sums whose unit stands once: `20 billion in 2008, 12.4 in 2009 and 16.3 in 2015`."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from timeline import edtf
from timeline.extract.amounts import AmountHit
from timeline.extract.dates import DateHit
from timeline.extract.digits import parse_digits
from timeline.extract.figures.spans import dates_before, dates_behind
from timeline.extract.reading import Reading
from timeline.extract.sentence import Sentence

LEAST = Decimal(1000)  # a magnitude
MOST = Decimal(10_000)  # a number of a series, in the magnitude of its sum
NEAR = 60  # code points between two of a series
GAP = 8  # code points between a number and the date that it belongs to
_DIGITS = re.compile(r"\d[\d ]*(?:[.,]\d+)*")
_BEHIND = re.compile(r" ?[(-]? ?(?:[^\W\d]{1,3} )?")  # `12.4 in 2009`, `12.4 (2009)`
_BEFORE = re.compile(r"\)?(?:[:,]? -? ?|: ?| ?- ?)")  # `2009 - 12.4`, `(2009): 12.4`
ENDS = re.compile(r"\Z|[,;.)](?!\d)| (?:и|а|and|va|эса|esa|ва|және|ал)(?!\w)")
_YEARS = re.compile(r"\d{4}/\d{4}")
LISTED = re.compile(r",? ?(?:[^\W\d]{1,5} )?")


def with_units(reading: Reading, sentence: Sentence) -> Sentence:
    """Give a sentence in which the bare numbers of a series have the unit of its sums."""
    bare = [a for a in sentence.amounts if _is_bare(reading, a)]
    told = [a for a in sentence.amounts if a.magnitude and not a.bare]
    if not (bare and told and sentence.dates):
        return sentence
    amounts = list(sentence.amounts)
    starts = {amount.start for amount in bare}
    places = [at for at, amount in enumerate(amounts) if amount.start in starts]
    while places:  # each found is a neighbour of the next
        grown = []
        for at in places:
            amount = amounts[at]
            beside = [other for other in amounts[max(0, at - 1) : at + 2] if other.magnitude]
            pattern = next((o for o in beside if _belongs(reading, sentence, amount, o)), None)
            if pattern is not None and (scale := _scale(reading, pattern)):
                value = amount.value * scale
                amounts[at] = amount._replace(value=value, unit=pattern.unit, magnitude=True)
                grown.append(at)
        left = [at - 1 for at in grown if at]  # those behind were looked at in the same turn
        places = [at for at in left if amounts[at].start in starts and not amounts[at].magnitude]
    return sentence.with_amounts(tuple(amounts))


def year_in_order(reading: Reading, sentence: Sentence, amount: AmountHit) -> DateHit | None:
    """Give the year of a sum where years and sums are two lists: `in 2021 and 2022, 3 and 4 bn`."""
    sums = sentence.sums
    if len(sums) < 2 or amount not in sums:
        return None
    if (inside := _years_of_bracket(reading, sentence, amount)) is not None:
        return inside
    years = sentence.once("years in order", lambda: _years_in_order(reading, sentence))
    return years[sums.index(amount)] if years else None


def _years_of_bracket(reading: Reading, sentence: Sentence, amount: AmountHit) -> DateHit | None:
    """Give the year of a sum in the bracket behind a range: `in 2015-2016 (6.8 and 5.6 bn)`."""
    text = reading.norm.text
    for date in sentence.dates:
        if date.end > amount.start or not text.startswith(" (", date.end):
            continue
        closes = text.find(")", date.end, sentence.end)
        inside = [a for a in sentence.sums if date.end < a.start < closes]
        years = _years_of_range(date, len(inside)) if amount in inside else []
        if years:
            return years[inside.index(amount)]
    return None


def _years_in_order(reading: Reading, sentence: Sentence) -> list[DateHit]:
    """Give the years that stand before all sums and are as many, both parted by commas."""
    text, sums = reading.norm.text, sentence.sums
    years = [
        date
        for date in sentence.dates
        if date.when.precision == "year" and date.role == "act" and date.end <= sums[0].start
    ][-len(sums) :]
    gaps = [text[left.end : right.start] for left, right in pairwise(years)]
    gaps += [text[left.end : right.start] for left, right in pairwise(sums)]
    if not all(LISTED.fullmatch(gap) for gap in gaps):
        return []
    ranges = [d for d in sentence.dates if d.role == "act" and _YEARS.fullmatch(d.when.edtf)]
    stretch = _years_of_range(ranges[0], len(sums)) if len(ranges) == 1 and not years else []
    if stretch and stretch[0].end <= sums[0].start:
        return stretch
    return years if len(years) == len(sums) else []


def _years_of_range(date: DateHit, count: int) -> list[DateHit]:
    """Give each year of a range that has as many: `in 2015-2016, 16 and 13 bn`."""
    if not _YEARS.fullmatch(date.when.edtf):
        return []
    first, last = (int(year) for year in date.when.edtf.split("/"))
    if last - first + 1 != count:
        return []
    return [replace(date, when=edtf.parse(str(year))) for year in range(first, last + 1)]


def _is_bare(reading: Reading, amount: AmountHit) -> bool:
    digits = reading.norm.text[amount.start : amount.start + 1].isdigit()
    return digits and not (amount.unit or amount.magnitude) and amount.value < MOST


def _belongs(reading: Reading, sentence: Sentence, amount: AmountHit, sum_: AmountHit) -> bool:
    """Say whether a number beside a sum is of its series: listed, or with a date of its own."""
    text = reading.norm.text
    left, right = sorted((amount, sum_), key=lambda one: one.start)
    between = text[left.end : right.start]
    if len(between) > NEAR or set(between) & set(".;|"):
        return False
    dated = dates_behind(sentence.dates, left.end, right.start - left.end - 1)
    if not dated and left is amount and LISTED.fullmatch(between):
        return True  # `3.8, 5.0 and 4.4 billion`
    for date in dates_behind(sentence.dates, amount.end, GAP):
        if date.when.precision != "day" and _BEHIND.fullmatch(text[amount.end : date.start]):
            return True
    return any(
        date.when.precision != "day" and _BEFORE.fullmatch(text[date.end : amount.start])
        for date in dates_before(sentence.dates, amount.start, GAP)
    ) and bool(ENDS.match(text, amount.end, sentence.end))


def _scale(reading: Reading, amount: AmountHit) -> Decimal | None:
    """Give the magnitude that a sum is written in: of `12.4 billion` it is a billion."""
    match = _DIGITS.search(reading.norm.text, amount.start, amount.end)
    number = (
        parse_digits(match[0].strip(), reading.language.data.get("decimal", ",")) if match else None
    )
    if not number:
        return None
    scale = amount.value / number
    known = {Decimal(value) for value in reading.language.magnitudes.values()}
    return scale if scale >= LEAST and scale in known else None
