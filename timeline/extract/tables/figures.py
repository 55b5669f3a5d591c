"""Grids → figures: years down or across, or one period for all and a row a partner."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain

from timeline import edtf
from timeline.extract.reading import Reading
from timeline.extract.tables.cells import Cell, Grid, Row
from timeline.extract.tables.grid import grids
from timeline.extract.tables.heads import Head, Heads, Period
from timeline.extract.tables.layers import layered, with_units
from timeline.extract.tables.levels import NUMBER, Told, figure_of
from timeline.extract.tables.stacked import stacked
from timeline.language.seen import Seen, seen
from timeline.records import Figure

# A number behind a wall, two lines that end with one, a list on one line: else there is no table.
_MAY_HOLD = re.compile(
    r"[|\t][ \xa0]*[$€£]?\d|(?:19|20)\d\d[ \xa0]{2,}[$€£]?\d"
    r"|\d[%*;.,)\"]*[ \xa0]*\r?\n(?:[^\n]*\n){0,12}?[^\n]*\d[%*;.,)\"]*[ \xa0]*(?:\r?\n|\Z)"
    r"|[–—:=-] ?\d[\d.,]*(?:[ \xa0]\d{3}(?!\d)[\d.,]*)?(?:[;,]| /) [^;\n]{1,40}[–—:=-] ?\d"
    r"|\d ?\(\d[\d., \xa0]*[^()\d]{0,8}\)(?:[;,]| /) ?\d"
)


def table_figures(reading: Reading) -> list[Figure]:
    """Give the figures of the trade tables of a document."""
    part = seen(reading.plain)
    if not _MAY_HOLD.search(part.text if part else reading.plain):
        return []
    heads = Heads(reading)
    found: list[Figure] = []
    for grid in _grids(reading.plain, part):
        if any(char.isdigit() for row in grid.rows for char in row[-1].text):
            found += [
                figure
                for told in _told(heads, grid, reading.pair.countries)
                if (figure := figure_of(reading, told)) is not None
            ]
    return found


def _grids(text: str, part: Seen | None) -> Iterator[Grid]:
    """Give the grids of what is seen of a text, their cells where they stand in all of it."""
    if part is None:
        yield from chain(grids(text), stacked(text))
        return
    for grid in chain(grids(part.text), stacked(part.text)):
        rows = [[Cell(cell.text, part.span(cell.span)) for cell in row] for row in grid.rows]
        around = tuple(Cell(cell.text, part.span(cell.span)) for cell in grid.around)
        yield Grid(rows, around)


def _told(heads: Heads, grid: Grid, pair: Sequence[str]) -> Iterator[Told]:
    """Read a grid by where its periods stand."""
    grid = replace(grid, rows=with_units(heads, grid.rows))
    top, *rows = grid.rows
    caption = heads.caption(grid.around)
    if caption.other or (grid.headed and not _goes_on(heads, grid, pair)):
        return
    if grid.listed and grid.around and (period := heads.period(grid.around[0])):
        yield from _flows_of(heads, caption, period, grid.rows)
        return
    if len(rows) > 1 and (columns := layered(heads, top, rows[0])):
        yield from _below_layers(heads, caption, columns, rows[1:], pair)
        return
    across = [heads.period(cell) for cell in top]
    if sum(period is not None for period in across) > 1 and not _is_data(top):
        yield from _across(heads, caption, top, across, rows, pair)
        return
    down = [heads.period(row[0]) for row in grid.rows]
    if sum(period is not None for period in down) > (down[0] is not None):
        headless = down[0] is not None
        head = [] if headless else top
        if head and _lacks_corner(heads, grid.rows):
            head = [Cell("", top[0].span), *top]
        yield from _down(heads, caption, head, grid.rows[not headless :], grid.around)
        return
    period = next((period for period in across if period), None) or heads.said_in(grid.around)
    if caption.indicator and _is_data(top):  # `Sold to, mln: - A - 12; - B - 8`: no line of heads
        period = heads.last = period or heads.last
        top, rows = [Cell("", cell.span) for cell in top], grid.rows
    if period is not None:
        yield from _partners(heads, caption, top, period, rows, pair)


def _goes_on(heads: Heads, grid: Grid, pair: Sequence[str]) -> bool:
    """Say whether what heads a section of lists is a period, a flow, a unit or one of the two."""
    line = grid.around[0]
    head = heads.head(line.text)
    if head.parties and not set(head.parties) <= set(pair):
        return False
    told = head.indicator or head.parties or head.scale is not None
    return bool(told or heads.period(line))


def _flows_of(heads: Heads, caption: Head, period: Period, rows: Sequence[Row]) -> Iterator[Told]:
    """Read a list of flows below their period: `2020`, then `Exports – 40.2`, `Imports – 41.3`."""
    names = [heads.head(row[0].text) for row in rows]
    general = _shared(caption, names)
    for row, name in zip(rows, names, strict=True):
        if (head := _complete(name, general, False)) is not None:
            yield Told(row[1], row, period, head)


def _lacks_corner(heads: Heads, rows: Sequence[Row]) -> bool:
    """Say whether a first line leaves the place above the periods empty: gaps show no such cell."""
    alike = {len(row) for row in rows[1:]} == {len(rows[0]) + 1}
    return alike and bool(heads.head(rows[0][0].text).indicator)


def _is_data(row: Row) -> bool:
    """Say whether a row holds more than periods and words: a list begins with its first number."""
    return any(NUMBER.match(cell.text) and len(cell.text) != len("2024") for cell in row)


def _across(
    heads: Heads,
    caption: Head,
    top: Row,
    periods: Sequence[Period | None],
    rows: Sequence[Row],
    pair: Sequence[str],
) -> Iterator[Told]:
    """Read a table whose first line is the periods, with or without a corner."""
    corner = heads.head(top[0].text) if periods[0] is None else Head()
    labels = ["" if NUMBER.match(row[0].text) else row[0].text for row in rows]
    names = [heads.head(label) for label in labels]
    general = _shared(corner.over(caption), names)
    listed = _are_partners(names, pair)
    lone = _lone(heads, labels, names)
    for at, (row, name, label) in enumerate(zip(rows, names, labels, strict=True)):
        if listed:
            head = _of_partner(name, general, caption.parties, pair)
        else:
            head = _complete(name, general, at == lone or not label)
        short = len(row) - len(top)
        if head is None or short not in (0, 1):
            continue
        for cell, period in zip(row[short:], periods, strict=True):
            if period is not None:
                yield Told(cell, row, period, head)


def _below_layers(
    heads: Heads,
    caption: Head,
    columns: Sequence[tuple[Period, Head] | None],
    rows: Sequence[Row],
    pair: Sequence[str],
) -> Iterator[Told]:
    """Read the rows below two lines of heads: a row a partner, or one of the two countries."""
    names = [heads.head("" if NUMBER.match(row[0].text) else row[0].text) for row in rows]
    listed = _are_partners(names, pair)
    for row, name in zip(rows, names, strict=True):
        short = len(row) - len(columns)
        for cell, column in zip(row[short:], columns, strict=False):
            if column is None or name.other or short not in (0, 1):
                continue
            period, flow = column
            general = flow.over(caption)
            if listed:
                head = _of_partner(name, general, caption.parties, pair)
            else:
                head = _complete(name, general, lone=not name.indicator)
            if head is not None:
                yield Told(cell, row, period, head)


def _are_partners(names: Sequence[Head], pair: Sequence[str]) -> bool:
    """Say whether each row is one country of several: those that one of the two trades with."""
    named = {name.parties[0] for name in names if len(name.parties) == 1}
    return len(named) > 1 and not named <= set(pair) and len(named & set(pair)) < len(set(pair))


def _of_partner(
    name: Head, general: Head, homes: Sequence[str], pair: Sequence[str]
) -> Head | None:
    """Fill the head of the row of the one of the two that the table's own country trades with."""
    home = set(homes)
    if len(name.parties) != 1 or name.parties[0] not in pair or home & {*name.parties}:
        return None
    if name.other or not home <= set(pair):
        return None
    return replace(name.over(general), partner=name.parties[0])


def _in_months(period: Period | None, months: tuple[str, str] | None) -> Period | None:
    """Give the months of a year that a caption names for all: `January-November`, `2021`."""
    if period is None or months is None or period.when.precision != "year":
        return period
    year = period.when.edtf
    return replace(period, when=edtf.parse(f"{year}{months[0]}/{year}{months[1]}"))


def _down(
    heads: Heads, caption: Head, top: Row, rows: Sequence[Row], around: Sequence[Cell]
) -> Iterator[Told]:
    """Read a table whose first column is the periods; a list has no heads."""
    labels = [cell.text for cell in top[1:]] or [""]
    names = [heads.head(label) for label in labels]
    corner = heads.head(top[0].text) if top else Head()
    general = _shared((Head() if corner.other else corner).over(caption), names)
    lone = _lone(heads, labels, names)
    columns = [_complete(name, general, at == lone) for at, name in enumerate(names)]
    months = heads.months_in(around)
    for row in rows:
        period = _in_months(heads.period(row[0]), months)
        if period is None or len(row) - 1 != len(columns):
            continue
        for cell, head in zip(row[1:], columns, strict=True):
            if head is not None:
                yield Told(cell, row, period, head)


def _partners(
    heads: Heads, caption: Head, top: Row, period: Period, rows: Sequence[Row], pair: Sequence[str]
) -> Iterator[Told]:
    """Read a table of one period: a row a partner, or a row a flow."""
    names = [heads.head(cell.text) for cell in top]
    general = _shared(caption, names)
    cell_heads = any(cell.text for cell in top)
    if caption.parties and not set(caption.parties) & set(pair):
        return
    of_rows = [heads.head(cell.text) if (cell := _name_of(row)) else Head() for row in rows]
    # Where rows are partners, the one that names none is the sum of all.
    listed = sum(len(mine.parties) == 1 for mine in of_rows) > 1
    for row, mine in zip(rows, of_rows, strict=True):
        if listed and not mine.parties:
            continue
        if len(row) != len(top) or mine.other or not (mine.indicator or mine.parties):
            continue
        if mine.parties and (len(mine.parties) > 1 or mine.parties[0] not in pair):
            continue
        if caption.world and (not mine.parties or mine.parties == caption.parties):
            continue
        for cell, name in zip(row, names, strict=True):
            led = not cell_heads and caption.indicator
            if name.other or not (mine.indicator or name.indicator or led):
                continue
            head = mine.over(name).over(general)
            if mine.parties:
                head = replace(head, parties=mine.parties, partner=mine.parties[0])
            yield Told(cell, row, period, head)


def _name_of(row: Row) -> Cell | None:
    return next((cell for cell in row if cell.text and not NUMBER.match(cell.text)), None)


def _shared(general: Head, names: Sequence[Head]) -> Head:
    """Give what holds for a whole table: a unit that one head alone names is that of all."""
    units = [name for name in names if name.scale is not None and not name.other]
    alike = len({(name.unit, name.scale) for name in units}) == 1
    return general.over(Head(unit=units[0].unit, scale=units[0].scale)) if alike else general


def _lone(heads: Heads, labels: Sequence[str], names: Sequence[Head]) -> int:
    """Give the one label beside shares and changes, where the caption tells what it counts."""
    plain = [at for at, name in enumerate(names) if not name.other]
    if len(plain) != 1:
        return -1
    label, name = labels[plain[0]], names[plain[0]]
    told = not label or _may_be_trade(name) or heads.is_value(label)
    return plain[0] if told else -1


def _may_be_trade(name: Head) -> bool:
    """Say whether a head that names no flow names its unit or both countries: `A and B, mln`."""
    return bool(name.unit or name.scale is not None or len(name.parties) > 1)


def _complete(name: Head, general: Head, lone: bool) -> Head | None:
    """Fill a head from the general one; None for a line of other things.

    A head that names no flow is a share, a rank, a growth, but for a lone one that leaves it to the
    caption. Of the trade with the world only lines of the partner are the pair's.
    """
    if name.other or (general.world and not name.parties) or not (name.indicator or lone):
        return None
    return name.over(general)
