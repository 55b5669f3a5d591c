"""One cell of a table with all that its heads say → a figure."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from timeline.extract.amounts import AmountHit
from timeline.extract.digits import parse_digits
from timeline.extract.figure_names import name_of
from timeline.extract.reading import Reading
from timeline.extract.tables.cells import Cell, Row
from timeline.extract.tables.heads import LEVELS, Head, Period
from timeline.records import Figure, Provenance

_NOTE = r"\s?(?:[*†‡]{1,3}|[¹²³⁴⁵⁶⁷⁸⁹]|\[\d{1,2}\]|\([1-9]\))"  # the mark of a note below
NUMBER = re.compile(rf"[+-]?\d[\d\s.,'’]*(?:{_NOTE})?\Z")
_MARK = re.compile(rf"{_NOTE}\Z")
_GROUPS = re.compile(r"(?<=\d)['’](?=\d{3})")
LONGEST = 40  # code points of a cell that tells a sum
BESIDE = 500  # code points of a row, on either side of a cell, that are quoted with it
_WHOLE = 100_000  # a number from which on a table without a scale tells whole units


@dataclass(frozen=True, slots=True)
class Told:
    """One cell with all that its heads say of it."""

    cell: Cell
    row: Row
    period: Period
    head: Head


def figure_of(reading: Reading, told: Told) -> Figure | None:
    """Give the figure of a cell; None where it holds no number or no head says what it counts."""
    head, cell = told.head, told.cell
    if head.indicator not in LEVELS:
        return None
    scale: Decimal | None = None
    if NUMBER.match(cell.text):
        digits = _GROUPS.sub("", "".join(_MARK.sub("", cell.text).split()))
        number = parse_digits(digits, str(reading.language.data.get("decimal", ",")))
        scale = head.scale
    elif amount := _sum_of(reading, cell):
        number, scale = amount.value, Decimal(1)
        head = replace(head, unit=amount.unit or head.unit, guessed=amount.guessed)
    else:
        return None
    if scale is None and head.unit and number is not None and number >= _WHOLE:
        scale = Decimal(1)
    if number is None or scale is None:
        return None
    text, value, period = reading.norm.source, number * scale, told.period
    start = max(told.row[0].span.start, cell.span.start - BESIDE)
    end = min(told.row[-1].span.end, cell.span.end + BESIDE)
    source = Provenance(
        reading.document.id,
        cell.span,
        text[start:end],
        period.span,
        text[period.span.start : period.span.end],
        period.when.edtf,
        cell.text,
        f"{reading.language.code}.table",
        value=value,
    )
    reporter, partner = _sides(reading, head)
    return Figure(
        name_of(head.indicator, period.when, value, source),
        head.indicator,
        period.when,
        reporter,
        partner,
        value,
        head.unit or reading.pair.unit,
        unit_inferred=not head.unit or head.guessed,
        as_written=cell.text,
        sources=(source,),
        pair=reading.pair.id,
    )


def _sum_of(reading: Reading, cell: Cell) -> AmountHit | None:
    """Give the sum that a cell tells with its own unit and nothing else: `$1.2 billion`."""
    if not any(map(str.isdigit, cell.text)) or len(cell.text) > LONGEST:
        return None
    start, end = reading.norm.from_source(cell.span)
    for sentence in reading.within(start, end):
        for amount in sentence.sums:
            if start <= amount.start < start + 2 and end - 2 <= amount.end <= end:
                return amount if amount.magnitude else None
    return None


def _sides(reading: Reading, head: Head) -> tuple[str, str]:
    """Give reporter and partner of exports or imports whose head names one of them."""
    pair = reading.pair.countries
    one = head.partner or (head.parties[0] if len(head.parties) == 1 else head.home)
    if head.indicator not in ("export", "import") or one not in pair:
        return "", ""
    other = next((country for country in pair if country != one), "")
    return (other, one) if head.partner else (one, other)
