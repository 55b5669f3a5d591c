"""IMF Direction of Trade Statistics: the country workbook that was offered until 2022.

Two sheets (exports FOB, imports CIF). Reporter and unit stand above the header row; years are text;
partners are indented below, with regions and country groups mixed in; estimates are text: 245.00 e.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from timeline.errors import StatisticsError
from timeline.records import Problem
from timeline.statistics.countries import country
from timeline.statistics.periods import read_period
from timeline.statistics.points import Origin, Point
from timeline.statistics.reading import Context, amount
from timeline.statistics.tables import Row, Sheet, Table
from timeline.statistics.units import read_unit

NAME = "dots"
ORIGIN = Origin(
    title="IMF Direction of Trade Statistics (DOTS)",
    publisher="International Monetary Fund",
    url="https://data.imf.org",
    licence="IMF terms: free use with attribution",
)
_TITLE = re.compile(r"\s*(exports|imports)\s*,\s*(fob|cif)\b", re.IGNORECASE)
_PARTNER, _FIRST_YEAR = 1, 2  # columns B and C


def recognises(table: Table) -> bool:
    """Say whether one sheet is titled `Exports, FOB` or the like, in its name or its cell B2."""
    return any(_flow(sheet) for sheet in table.sheets if sheet.name)


def read(table: Table, context: Context) -> Iterator[Point | Problem]:
    """Give exports and imports with the partner, and with the world."""
    for sheet in table.sheets:
        flow = _flow(sheet) if sheet.name else None
        if flow is None:
            continue
        try:
            yield from _sheet(sheet, context, table.name, *flow)
        except StatisticsError as error:
            yield Problem(table.name, f"{sheet.name}!", str(error))


def _cell(rows: list[Row], row: int, column: int) -> str:
    try:
        cell = rows[row - 1][column]
    except IndexError:
        return ""
    return "" if cell is None else str(cell).strip()


def _flow(sheet: Sheet) -> tuple[str, str] | None:
    match = _TITLE.match(sheet.name) or _TITLE.match(_cell(sheet.head(), 2, _PARTNER))
    return (match[1].lower().removesuffix("s"), match[2].upper()) if match else None


def _sheet(
    sheet: Sheet, context: Context, name: str, flow: str, basis: str
) -> Iterator[Point | Problem]:
    head = sheet.head()
    reporter = country(_cell(head, 4, _PARTNER))
    if not reporter:
        raise StatisticsError(f"cell B4 {_cell(head, 4, _PARTNER)!r} names no country")
    unit, factor = read_unit(context.unit or _cell(head, 5, _PARTNER))
    years: dict[int, str] = {}
    for number, cells in sheet.rows():
        label = str(cells[_PARTNER] or "").strip() if len(cells) > _PARTNER else ""
        if not years:
            years = _years(cells)
            continue
        if not context.wants(reporter, country(label)):
            continue
        for column, year in years.items():
            cell = cells[column] if column < len(cells) else None
            place = sheet.place(number, column)
            try:
                value, estimate = amount(cell, factor)
            except StatisticsError as error:
                yield Problem(name, place, str(error))
                continue
            if value is None:
                continue
            said = (_cell(head, 4, _PARTNER), sheet.name, label, year, str(cell))
            yield Point(
                indicator=flow,
                reporter=reporter,
                partner=country(label),
                period=year,
                value=value,
                unit=unit,
                place=place,
                quote=" · ".join(said),
                origin=context.origin(ORIGIN),
                mark=year,
                basis=basis,
                status="estimate" if estimate else "actual",
                written=str(cell),
                rule=NAME,
            )
    if not years:
        raise StatisticsError("no row of years from column C on; download the workbook again")


def _years(cells: Row) -> dict[int, str]:
    """Give {column: year} where all cells from column C on are years, else nothing."""
    found: dict[int, str] = {}
    for column, cell in enumerate(cells[_FIRST_YEAR:], start=_FIRST_YEAR):
        if cell in (None, ""):
            continue
        try:
            found[column] = read_period(cell)
        except StatisticsError:
            return {}
    return found
