"""Tables of trade: a column or a row of years, others of turnover, exports and imports → figures.

A table is a run of lines whose cells are parted by ``|`` or by tabs. Its unit stands in its head or
in the line above it. What the head does not name as trade, and tables of other things, are left.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from timeline import edtf
from timeline.extract.digits import parse_digits
from timeline.extract.reading import Reading, amount_reader
from timeline.records import Figure, Provenance, Span, When

TRADE = ("trade_turnover", "export", "import")
_RULE = re.compile(r"[\s|:+–—-]*\Z")
_YEAR = re.compile(r"(?:19|20)\d\d\Z")
_NUMBER = re.compile(r"[+-]?\d[\d\s.,]*\Z")


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: its text without its edges, and where it stands in the source."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Head:
    """What the head of a column or row says: an indicator, and the unit where it names one."""

    indicator: str = ""
    unit: str = ""
    scale: Decimal | None = None


Row = list[Cell]


def table_figures(reading: Reading) -> list[Figure]:
    """Give the figures of the trade tables of a document, without their ids."""
    found: list[Figure] = []
    for caption, rows in _tables(reading.plain):
        found += _by_year_down(reading, caption, rows) or _by_year_across(reading, caption, rows)
    return found


def _tables(source: str) -> Iterator[tuple[str, list[Row]]]:
    """Give each table with the line above it."""
    caption, rows, start = "", [], 0
    for line in source.splitlines(keepends=True):
        cells = _cells(line, start)
        start += len(line)
        if len(cells) >= 2:
            rows.append(cells)
        elif not _RULE.match(line) or not rows:
            if len(rows) >= 2:
                yield caption, rows
            rows, caption = [], line.strip() or caption
    if len(rows) >= 2:
        yield caption, rows


def _cells(line: str, start: int) -> Row:
    sign = "|" if "|" in line else "\t"
    if sign not in line or _RULE.match(line):
        return []
    out: Row = []
    at = start
    for piece in line.split(sign):
        left = at + len(piece) - len(piece.lstrip())
        text = piece.strip()
        out.append(Cell(text, Span(left, left + len(text))))
        at += len(piece) + 1
    while out and not out[0].text:
        out.pop(0)
    while out and not out[-1].text:
        out.pop()
    return out


def _by_year_down(reading: Reading, caption: str, rows: list[Row]) -> list[Figure]:
    """Read a table whose first column is the years."""
    general = _head(reading, f"{caption} {rows[0][0].text}")
    heads = [_head(reading, cell.text, general) for cell in rows[0]]
    out: list[Figure] = []
    for row in rows[1:]:
        when = _period(reading, row[0])
        if when is None or len(row) != len(heads):
            continue
        for head, cell in list(zip(heads, row, strict=True))[1:]:
            out += _figure(reading, row, row[0], when, head, cell)
    return out


def _by_year_across(reading: Reading, caption: str, rows: list[Row]) -> list[Figure]:
    """Read a table whose first line is the years."""
    general = _head(reading, f"{caption} {rows[0][0].text}")
    periods = [_period(reading, cell) for cell in rows[0]]
    if sum(when is not None for when in periods) < 2:
        return []
    out: list[Figure] = []
    for row in rows[1:]:
        head = _head(reading, row[0].text, replace(general, indicator=""))
        if len(row) != len(periods):
            continue
        for when, top, cell in list(zip(periods, rows[0], row, strict=True))[1:]:
            if when is not None:
                out += _figure(reading, row, top, when, head, cell)
    return out


def _head(reading: Reading, text: str, general: Head | None = None) -> Head:
    """Read a head cell; what it leaves open is taken from the table's general words."""
    general = general or Head()
    folded = reading.language.fold(text)
    cues = reading.language.phrases.scan(folded)
    if any(cue.group == "not_trade" for cue in cues):
        return Head()
    trade = [
        cue.label
        for group in ("indicator", "indicator_weak")
        for cue in cues
        if cue.group == group and cue.label in TRADE
    ]
    units = [cue.label for cue in cues if cue.group == "unit"]
    if any(unit in ("PERCENT", "TIMES") for unit in units):
        return Head()
    scales = [hit.value for hit in amount_reader(reading.language).read(folded) if hit.bare]
    return Head(
        trade[0] if trade else general.indicator,
        units[0] if units else general.unit,
        scales[0] if scales else general.scale,
    )


def _period(reading: Reading, cell: Cell) -> When | None:
    """Read a cell that says a year or a part of one and nothing else."""
    if _YEAR.match(cell.text):
        return edtf.parse(cell.text)
    start, end = reading.norm.from_source(cell.span)
    for sentence in reading.within(start, end):
        for date in sentence.dates:
            if start <= date.start and date.end <= end and date.end - date.start >= end - start - 2:
                return date.when if date.when.known else None
    return None


def _figure(
    reading: Reading, row: Row, top: Cell, when: When, head: Head, cell: Cell
) -> list[Figure]:
    if head.indicator not in TRADE or not _NUMBER.match(cell.text) or head.scale is None:
        return []
    number = parse_digits(
        "".join(cell.text.split()), str(reading.language.data.get("decimal", ","))
    )
    if number is None:
        return []
    value = number * head.scale
    source = reading.norm.source
    line = Span(row[0].span.start, row[-1].span.end)
    provenance = Provenance(
        reading.document.id,
        cell.span,
        source[line.start : line.end],
        top.span,
        source[top.span.start : top.span.end],
        when.edtf,
        cell.text,
        f"{reading.language.code}.table",
        value=value,
    )
    figure = Figure(
        "",
        head.indicator,
        when,
        value=value,
        unit=head.unit or reading.pair.unit,
        unit_inferred=not head.unit,
        as_written=cell.text,
        sources=(provenance,),
        pair=reading.pair.id,
    )
    return [figure]
