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
HEAD = 40  # code points of the years that head a line
BEHIND = 60  # code points of the years that follow their sums
AHEAD = 16  # code points of `from` and `about`
GAP = 8  # code points between a number and the date that it belongs to
WAS = 32  # … with a verb between: `a year before it was almost 300`
_DIGITS = re.compile(r"\d[\d ]*(?:[.,]\d+)*")
BEHIND_IT = re.compile(r" ?[(-]? ?(?:[^\W\d]{1,3} )?")  # `12.4 in 2009`, `12.4 (2009)`
BEFORE = re.compile(r"\)?(?:[:,]? -? ?|: ?| ?- ?)")  # `2009 - 12.4`, `(2009): 12.4`
ENDS = re.compile(r"\Z|\"?[,;.)](?!\d)| (?:и|а|and|va|эса|esa|ва|және|ал)(?!\w)")
_YEARS = re.compile(r"\d{4}/\d{4}")
_ROW = re.compile(r"(?:[;,] | ?\()(?:19|20)\d\d(?:-?[yй]\.| ?[жг]\.)? ?[-:] ?")
_FLOW = re.compile(
    r"(?:[,;:] |[^();|,]{0,24}\()(?:and )?(?:[^\W\d_]{1,14}(?:'s)? )?[^\W\d_]{3,12}(?: ?[-:])? ?"
)
LISTED = re.compile(r",? ?(?:[^\W\d]{1,5} )?")


def with_units(reading: Reading, sentence: Sentence) -> Sentence:
    """Give a sentence in which the bare numbers of a series have the unit of its sums."""
    bare = [a for a in sentence.amounts if _is_bare(reading, a)]
    told = [a for a in sentence.amounts if a.magnitude and not a.bare]
    if not (bare and told):
        return sentence
    ending = reading.language.pattern("figures", "from_behind")
    amounts = list(sentence.amounts)
    starts = {amount.start for amount in bare}
    places = [at for at, amount in enumerate(amounts) if amount.start in starts]
    while places:  # each found is a neighbour of the next
        grown = []
        for at in places:
            amount = amounts[at]
            beside = [other for other in amounts[max(0, at - 1) : at + 2] if other.magnitude]
            pattern = next((o for o in beside if _belongs(reading, sentence, amount, o)), None)
            if pattern is not None and (scale := scale_of(reading, pattern)):
                value = amount.value * scale
                case = ending.match(reading.norm.text, amount.end) if ending else None
                end = case.end() if case else amount.end  # `3,1 дан`, as in `3,1 миллиарддан`
                amounts[at] = amount._replace(
                    end=end, value=value, unit=pattern.unit, magnitude=True
                )
                grown.append(at)
        left = [at - 1 for at in grown if at]  # those behind were looked at in the same turn
        places = [at for at in left if amounts[at].start in starts and not amounts[at].magnitude]
    return sentence.with_amounts(tuple(amounts))


def with_head(sentence: Sentence, above: Sentence | None) -> Sentence:
    """Give a line of a chronicle with the years that head it: `2020, 2021.`, then `Slump: 5 bn.`"""
    if above is None or len(above.text) > HEAD or not above.dates or not sentence.amounts:
        return sentence
    if any(map(str.isalpha, above.text)) or above.end + 2 < sentence.start:
        return sentence
    return sentence.with_dates(above.dates + sentence.dates)


def year_in_order(reading: Reading, sentence: Sentence, amount: AmountHit) -> DateHit | None:
    """Give the year of a sum where years and sums are two lists: `in 2021 and 2022, 3 and 4 bn`."""
    sums = sentence.sums
    if len(sums) < 2 or amount not in sums:
        return None
    rows = sentence.once("years in order", lambda: _years_in_order(reading, sentence))
    return rows.get(amount.start)


def _years_in_order(reading: Reading, sentence: Sentence) -> dict[int, DateHit]:
    """Give the years of the sums of each list that as many years stand before, by their starts."""
    text, out = reading.norm.text, dict[int, DateHit]()
    lists: list[list[AmountHit]] = []
    for sum_ in sentence.sums:
        gap = text[lists[-1][-1].end : sum_.start] if lists else ""
        if lists and LISTED.fullmatch(_without_bound(reading, gap)):
            lists[-1].append(sum_)
        else:
            lists.append([sum_])
    start = sentence.start
    for sums in lists:
        if len(sums) > 1:
            years = _years_before(reading, sentence, sums, start)
            years = years or _years_behind(reading, sentence, sums)
            out.update(zip((sum_.start for sum_ in sums), years, strict=False))
        start = sums[-1].end
    return out


def _without_bound(reading: Reading, gap: str) -> str:
    """Give what stands between two sums without the bound of the second: `3 bn and almost 4 bn`."""
    for bound in ("about_before", "over_before", "under_before"):
        pattern = reading.language.pattern("figures", bound)
        gap = pattern.sub("", gap) if pattern else gap
    return gap


def _years_behind(reading: Reading, sentence: Sentence, sums: list[AmountHit]) -> list[DateHit]:
    """Give the years that stand right behind sums and are as many: `3 and 4 bn in 2022 and 2023`.

    Only where the sentence says that both lists are in one order.
    """
    told = reading.language.pattern("figures", "respectively")
    if not (told and told.search(sentence.text, sums[0].start - sentence.start)):
        return []
    dates = dates_behind(sentence.dates, sums[-1].end, BEHIND)
    years = [d for d in dates if d.when.precision == "year" and d.role != "base"][: len(sums)]
    gaps = [reading.norm.text[left.end : right.start] for left, right in pairwise(years)]
    return years if len(years) == len(sums) and all(map(LISTED.fullmatch, gaps)) else []


def _years_before(
    reading: Reading, sentence: Sentence, sums: list[AmountHit], start: int
) -> list[DateHit]:
    """Give the years from an offset on that stand before sums and are as many, parted by commas."""
    text = reading.norm.text
    start = 0 if start == sentence.start else start  # the years that head a line stand before it
    told = dates_behind(sentence.dates, start, sums[0].start - start)
    dates = [d for d in told if d.role == "act"]
    years = [d for d in dates if d.when.precision == "year"][-len(sums) :]
    if not years:
        return _years_of_range(dates, len(sums))
    gaps = [text[left.end : right.start] for left, right in pairwise(years)]
    listed = all(LISTED.fullmatch(gap) for gap in gaps)
    return years if listed and len(years) == len(sums) else []


def _years_of_range(dates: list[DateHit], count: int) -> list[DateHit]:
    """Give each year of the one range that is named: `in 2015-2016, 16 and 13 bn`."""
    ranges = [d for d in dates if _YEARS.fullmatch(d.when.edtf)]
    if len(ranges) != 1:
        return []
    first, last = (int(year) for year in ranges[0].when.edtf.split("/"))
    if last - first + 1 != count:
        return []
    return [replace(ranges[0], when=edtf.parse(str(year))) for year in range(first, last + 1)]


def _is_bare(reading: Reading, amount: AmountHit) -> bool:
    digits = reading.norm.text[amount.start : amount.start + 1].isdigit()
    return digits and not (amount.unit or amount.magnitude) and amount.value < MOST


def _belongs(reading: Reading, sentence: Sentence, amount: AmountHit, sum_: AmountHit) -> bool:
    """Say whether a number beside a sum is of its series: listed, or with a date of its own."""
    text = reading.norm.text
    left, right = sorted((amount, sum_), key=lambda one: one.start)
    between = text[left.end : right.start]
    if right is amount and _ends_level(reading, sentence, amount):
        if _ROW.fullmatch(between):
            return True  # `2019 - 11.1 billion; 2020 - 9.6; 2021 - 10.5`
        if _FLOW.fullmatch(between) and sentence.hits("indicator", left.end, right.start):
            return True  # `exports - 1.6 billion, imports - 2.35`, `910 mn (exports 600, …`
    if left is amount and _FLOW.fullmatch(between) and _ends_level(reading, sentence, amount):
        # `exports - 3, imports - 4 billion`: each number has its flow
        led = sentence.hits("indicator", sentence.start, amount.start)[-1:]
        lead = reading.language.pattern("figures", "level_lead")
        head = text[max(sentence.start, amount.start - AHEAD) : amount.start]
        if led and (amount.start - led[0].end <= GAP or (lead and lead.search(head))):
            return bool(sentence.hits("indicator", left.end, right.start))
    if between == "; " and left is amount:
        # `287.0; 218.4 and 68.6 million respectively`
        told = reading.language.pattern("figures", "respectively")
        return bool(told and told.search(sentence.text, right.end - sentence.start))
    if left is amount and _ROW.fullmatch(between):
        # `2019 - 70.2; 2020 - 81.5; 2021 - 110.6 million`
        own = dates_before(sentence.dates, amount.start, GAP)
        return any(BEFORE.fullmatch(text[date.end : amount.start]) for date in own)
    if left is amount and (leads := reading.language.pattern("figures", "from_before")):
        # `from 4.1 to 2.1 billion`
        ahead = text[max(sentence.start, amount.start - AHEAD) : amount.start]
        rises = reading.language.pattern("figures", "to_between")
        if rises and rises.fullmatch(between) and leads.search(ahead):
            return True
    grown = reading.language.pattern("figures", "from_behind") if left is amount else None
    if grown and len(between) <= NEAR and grown.match(between):
        return True  # `2019 йилдаги 154 дан 2020 йилда 189 миллионга`: cases are endings
    if len(between) > NEAR or set(between) & set(".;|"):
        return False
    dated = dates_behind(sentence.dates, left.end, right.start - left.end - 1)
    if sentence.dates and not dated and left is amount and LISTED.fullmatch(between):
        return True  # `3.8, 5.0 and 4.4 billion`
    for date in dates_behind(sentence.dates, amount.end, GAP):
        if date.when.precision != "day" and BEHIND_IT.fullmatch(text[amount.end : date.start]):
            return True
    was = reading.language.pattern("figures", "was_between")
    return any(
        date.when.precision != "day"
        and (
            BEFORE.fullmatch(text[date.end : amount.start])
            or (was and was.fullmatch(text[date.end : amount.start]))
        )
        for date in dates_before(sentence.dates, amount.start, WAS)
    ) and _ends_level(reading, sentence, amount)


def _ends_level(reading: Reading, sentence: Sentence, amount: AmountHit) -> bool:
    """Say whether a number ends what is told of it: its clause, its verb, or what it is made of."""
    text = reading.norm.text
    if ENDS.match(text, amount.end, sentence.end) or text.startswith(" (", amount.end):
        return True  # `2021 - 215.8 (exports 110.6, imports 105.2)`
    verb = reading.language.pattern("figures", "level_verb")  # where it stands last
    return bool(verb and verb.match(text, amount.end, sentence.end))


def scale_of(reading: Reading, amount: AmountHit) -> Decimal | None:
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
