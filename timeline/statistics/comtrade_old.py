"""UN Comtrade until 2022: CSV with 22 columns, from `Classification` to `Flag`."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from timeline.errors import StatisticsError
from timeline.records import Problem
from timeline.statistics.comtrade import ORIGIN
from timeline.statistics.countries import country
from timeline.statistics.periods import read_period
from timeline.statistics.points import Point
from timeline.statistics.reading import Context, Record, amount, header, quote, records, text
from timeline.statistics.tables import Table

NAME = "comtrade_old"
NEEDED = ("Period", "Trade Flow", "Reporter Code", "Partner Code", "Commodity Code")
VALUE = "Trade Value (US$)"
# Exports are FOB and imports CIF by the UN's recommendation; this format has no field for it.
_FLOWS = {"export": ("export", "FOB"), "import": ("import", "CIF")}


def recognises(table: Table) -> bool:
    """Say whether the table has the columns of this format."""
    return {*NEEDED, VALUE} <= set(header(table))


def read(table: Table, context: Context) -> Iterator[Point | Problem]:
    """Give the totals of goods trade between the two countries, and of each with the world."""
    sheet = table.sheets[0]
    for found in records(sheet, table.name):
        if isinstance(found, Problem):
            yield found
            continue
        line, cells, row = found
        try:
            point = _point(row, context, sheet.place(line), quote(sheet, cells))
        except StatisticsError as error:
            yield Problem(table.name, sheet.place(line), str(error))
            continue
        if point:
            yield point


def _point(row: Record, context: Context, place: str, line: str) -> Point | None:
    reporter, partner = country(text(row, "Reporter Code")), country(text(row, "Partner Code"))
    flow = text(row, "Trade Flow").lower().removesuffix("s")
    if not context.wants(reporter, partner) or flow not in _FLOWS:
        return None
    if text(row, "Commodity Code").upper() != "TOTAL":
        return None
    value, estimate = amount(row.get(VALUE), Decimal(1))
    if value is None:
        return None
    indicator, basis = _FLOWS[flow]
    return Point(
        indicator=indicator,
        reporter=reporter,
        partner=partner,
        period=read_period(text(row, "Period")),
        value=value,
        unit="USD",
        place=place,
        quote=line,
        origin=context.origin(ORIGIN),
        mark=text(row, "Period"),
        basis=basis,
        status="estimate" if estimate else "actual",
        written=text(row, VALUE),
        rule=NAME,
    )
