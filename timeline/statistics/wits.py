"""World Bank WITS: advanced query (one row a value) and partner time series (years as columns).

Values are in thousands of dollars, said in the name of the value's column or in `Indicator`. The
order of columns differs between downloads, so they are found by name, spaces and case aside.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from timeline.errors import StatisticsError
from timeline.records import Problem
from timeline.statistics.countries import country
from timeline.statistics.periods import read_period
from timeline.statistics.points import Origin, Point
from timeline.statistics.reading import Context, Record, amount, header, quote, records, text
from timeline.statistics.tables import Table
from timeline.statistics.units import read_unit

NAME = "wits"
ORIGIN = Origin(
    title="World Integrated Trade Solution (WITS)",
    publisher="World Bank",
    url="https://wits.worldbank.org",
    licence="WITS terms of use: cite the source; rows may not be redistributed",
)
_VALUE = re.compile(r"tradevalue(in)?(.+)\Z")
_FLOW = re.compile(r"(?:gross)?(export|import)s?(?:\(.*\))?\Z")
_BASIS = {"export": "FOB", "import": "CIF"}
_TOTALS = {"", "total", "allproducts", "alltotal", "totaltrade"}


def _bare(name: object) -> str:
    return re.sub(r"[\s_]+", "", str(name).lower())


def _value_column(names: list[str]) -> str:
    return next((name for name in names if _VALUE.match(_bare(name))), "")


def recognises(table: Table) -> bool:
    """Say whether the table is an advanced query or a partner time series."""
    names = header(table)
    bare = {_bare(name) for name in names}
    query = {"reporteriso3", "partneriso3", "year", "tradeflowname"} <= bare
    return (query and bool(_value_column(names))) or {"reportername", "partnername"} <= bare


def read(table: Table, context: Context) -> Iterator[Point | Problem]:
    """Give the totals of goods trade between the two countries, and of each with the world."""
    sheet, names = table.sheets[0], header(table)
    value = _value_column(names)
    columns = [value] if value else [name for name in names if re.fullmatch(r"\d{4}", name)]
    if not columns:
        raise StatisticsError(f"{table.name} has neither a column of values nor one a year")
    for found in records(sheet, table.name):
        if isinstance(found, Problem):
            yield found
            continue
        line, cells, row = found
        for column in columns:
            place = sheet.place(line, names.index(column))
            try:
                point = _point(row, context, column, place, quote(sheet, cells))
            except StatisticsError as error:
                yield Problem(table.name, place, str(error))
                continue
            if point:
                yield point


def _flow(bare: Record) -> str:
    for column in ("tradeflowname", "tradeflow", "indicator"):
        if match := _FLOW.match(_bare(text(bare, column))):
            return match[1]
    return ""


def _point(row: Record, context: Context, column: str, place: str, line: str) -> Point | None:
    bare = {_bare(name): cell for name, cell in row.items()}
    reporter = country(text(bare, "reporteriso3") or text(bare, "reportername"))
    partner = country(text(bare, "partneriso3") or text(bare, "partnername"))
    flow = _flow(bare)
    product = text(bare, "productcode") or text(bare, "productgroup") or text(bare, "product")
    if not context.wants(reporter, partner) or not flow or _bare(product) not in _TOTALS:
        return None
    series = re.fullmatch(r"\d{4}", column)
    stated = text(bare, "indicator") if series else _VALUE.match(_bare(column))[2]  # type: ignore[index]
    unit, factor = read_unit(context.unit or stated)
    value, estimate = amount(row[column], factor)
    if value is None:
        return None
    mark = column if series else text(bare, "year")
    return Point(
        indicator=flow,
        reporter=reporter,
        partner=partner,
        period=read_period(mark),
        value=value,
        unit=unit,
        place=place,
        quote=f"{column}: {line}" if series else line,
        origin=context.origin(ORIGIN),
        mark=mark,
        basis=_BASIS[flow],
        status="estimate" if estimate else "actual",
        written=text(row, column),
        rule=NAME,
    )
