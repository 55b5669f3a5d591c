"""UN Comtrade since 2023: CSV download with 47 columns, or the JSON of its interface (same names).

https://comtradeplus.un.org; the terms allow use and citation, not redistribution of the rows.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Any

from timeline.errors import StatisticsError
from timeline.records import Problem
from timeline.statistics.countries import country
from timeline.statistics.periods import read_period
from timeline.statistics.points import Origin, Point
from timeline.statistics.reading import Context, amount, header, quote, records, text
from timeline.statistics.tables import Table

NAME = "comtrade"
ORIGIN = Origin(
    title="UN Comtrade",
    publisher="United Nations Statistics Division",
    url="https://comtradeplus.un.org",
    licence="UN Comtrade terms of use: cite the source; rows may not be redistributed",
)
NEEDED = ("typeCode", "freqCode", "period", "reporterCode", "flowCode", "partnerCode", "cmdCode")
_FLOWS = {"X": "export", "M": "import"}
# A value broken down by second partner, customs procedure or transport counts only in its total.
_TOTALS = (("partner2Code", {"", "0"}), ("customsCode", {"", "C00"}), ("motCode", {"", "0"}))


def recognises(table: Table) -> bool:
    """Say whether the table has the columns of this format, or the JSON its keys."""
    if isinstance(table.data, Mapping):
        rows = table.data.get("data")
        return isinstance(rows, list) and (
            {"elapsedTime", "count"} <= set(table.data)
            or bool(rows and isinstance(rows[0], Mapping) and set(NEEDED) <= set(rows[0]))
        )
    return {*NEEDED, "primaryValue"} <= set(header(table))


def read(table: Table, context: Context) -> Iterator[Point | Problem]:
    """Give the totals of goods trade between the two countries, and of each with the world."""
    for place, row, line in _rows(table):
        if isinstance(line, Problem):
            yield line
            continue
        try:
            point = _point(row, context, place, line)
        except StatisticsError as error:
            yield Problem(table.name, place, str(error))
            continue
        if point:
            yield point


def _rows(table: Table) -> Iterable[tuple[str, Mapping[str, Any], str | Problem]]:
    if isinstance(table.data, Mapping):
        if table.data.get("error"):
            raise StatisticsError(f"{table.name}: the service answered {table.data['error']!r}")
        for number, row in enumerate(table.data["data"]):
            if not isinstance(row, Mapping):
                found = Problem(table.name, f"data[{number}]", "no record", "fetch it again")
                yield found.place, {}, found
                continue
            said = " ".join(f"{key}={row[key]}" for key in sorted(row) if row[key] is not None)
            yield f"data[{number}]", row, said
        return
    sheet = table.sheets[0]
    for found_row in records(sheet, table.name):
        if isinstance(found_row, Problem):
            yield found_row.place, {}, found_row
        else:
            line, cells, row = found_row
            yield sheet.place(line), row, quote(sheet, cells)


def _country(row: Mapping[str, Any], which: str) -> str:
    code, iso = country(text(row, f"{which}Code")), country(text(row, f"{which}ISO"))
    if code and iso and code != iso:
        raise StatisticsError(
            f"{which}Code says {code}, {which}ISO says {iso}: the columns are shifted; "
            "download the file again"
        )
    return code or iso


def _value(row: Mapping[str, Any], flow: str, factor: Decimal) -> tuple[Decimal | None, str]:
    primary, _ = amount(row.get("primaryValue"), factor)
    cif, _ = amount(row.get("cifvalue"), factor)
    fob, _ = amount(row.get("fobvalue"), factor)
    if primary is None:
        return None, ""
    if flow == "import":
        return primary, "FOB" if fob == primary and cif != primary else "CIF"
    return primary, "FOB"


def _point(row: Mapping[str, Any], context: Context, place: str, line: str) -> Point | None:
    reporter, partner = _country(row, "reporter"), _country(row, "partner")
    if not context.wants(reporter, partner) or text(row, "cmdCode").upper() != "TOTAL":
        return None
    if any(text(row, column).removesuffix(".0") not in total for column, total in _TOTALS):
        return None
    flow = _FLOWS.get(text(row, "flowCode").upper())
    if flow is None:
        return None
    if text(row, "typeCode").upper() != "C":
        raise StatisticsError(
            f"typeCode {text(row, 'typeCode')!r} is not goods; download the type C (goods)"
        )
    period = read_period(text(row, "period"))
    if text(row, "refYear") and not period.startswith(text(row, "refYear").removesuffix(".0")):
        raise StatisticsError(f"period {period} is not in refYear {text(row, 'refYear')}")
    value, basis = _value(row, flow, Decimal(1))
    if value is None:
        return None
    reported = text(row, "isReported").lower()
    return Point(
        indicator=flow,
        reporter=reporter,
        partner=partner,
        period=period,
        value=value,
        unit="USD",
        place=place,
        quote=line,
        origin=context.origin(ORIGIN),
        mark=text(row, "period"),
        basis=basis,
        # `false` marks a value that the UN estimated since the country sent none.
        status="estimate" if reported in {"false", "0"} and not _sum(row) else "actual",
        written=text(row, "primaryValue"),
        rule=NAME,
    )


def _sum(row: Mapping[str, Any]) -> bool:
    """Say whether the row is the UN's own addition of reported rows (so not an estimate)."""
    return text(row, "isAggregate").lower() in {"true", "1"}
