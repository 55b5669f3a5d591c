"""IMF International Merchandise Trade Statistics: SDMX-CSV as api.imf.org sends it.

OBS_VALUE is in whole dollars although SCALE says 6: Korea's exports to China in 2024 read
132,902,972,288. A file whose numbers look like millions is refused rather than multiplied.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from timeline.errors import StatisticsError
from timeline.records import Problem
from timeline.statistics.countries import country
from timeline.statistics.periods import read_period
from timeline.statistics.points import Origin, Point
from timeline.statistics.reading import Context, Record, amount, header, quote, records, text
from timeline.statistics.tables import Table
from timeline.statistics.units import read_unit

NAME = "imts"
ORIGIN = Origin(
    title="IMF International Merchandise Trade Statistics (IMTS)",
    publisher="International Monetary Fund",
    url="https://data.imf.org",
    licence="IMF terms: free use with attribution",
)
NEEDED = ("COUNTRY", "INDICATOR", "COUNTERPART_COUNTRY", "FREQUENCY", "TIME_PERIOD", "OBS_VALUE")
_SERIES = {
    "XG_FOB_USD": ("export", "FOB"),
    "MG_CIF_USD": ("import", "CIF"),
    "MG_FOB_USD": ("import", "FOB"),
    "TBG_USD": ("balance", "goods"),
}
_DOLLARS_AT_LEAST = 1_000_000  # the largest value of a pair's series; below it SCALE may be true


def recognises(table: Table) -> bool:
    """Say whether the table has the columns of this format, in any order."""
    return set(NEEDED) <= set(header(table))


def read(table: Table, context: Context) -> Iterator[Point | Problem]:
    """Give exports, imports and balance between the two countries, and of each with the world."""
    points: list[Point] = []
    scaled = False
    for found in records(table.sheets[0], table.name):
        if isinstance(found, Problem):
            yield found
            continue
        line, cells, row = found
        place = table.sheets[0].place(line)
        try:
            point = _point(row, context, place, quote(table.sheets[0], cells))
        except StatisticsError as error:
            yield Problem(table.name, place, str(error))
            continue
        if point:
            points.append(point)
            scaled = scaled or text(row, "SCALE") not in {"", "0", "1", "units"}
    largest = max((abs(point.value) for point in points), default=Decimal(_DOLLARS_AT_LEAST))
    if scaled and not context.unit and largest < _DOLLARS_AT_LEAST:
        raise StatisticsError(
            f"{table.name} column OBS_VALUE: SCALE says millions and no value reaches a million, "
            "so dollars and millions cannot be told apart; state --unit `USD` or `USD million`"
        )
    yield from points


def _point(row: Record, context: Context, place: str, line: str) -> Point | None:
    reporter, partner = country(row["COUNTRY"]), country(row["COUNTERPART_COUNTRY"])
    series = _SERIES.get(text(row, "INDICATOR"))
    if series is None or not context.wants(reporter, partner):
        return None
    unit, factor = read_unit(context.unit or text(row, "UNIT") or "USD")
    indicator, basis = series
    value, estimate = amount(row["OBS_VALUE"], factor, signed=indicator == "balance")
    if value is None:
        return None
    return Point(
        indicator=indicator,
        reporter=reporter,
        partner=partner,
        period=read_period(text(row, "TIME_PERIOD")),
        value=value,
        unit=unit,
        place=place,
        quote=line,
        origin=context.origin(ORIGIN),
        mark=text(row, "TIME_PERIOD"),
        basis=basis,
        status="estimate" if estimate or text(row, "STATUS").lower() == "e" else "actual",
        written=text(row, "OBS_VALUE"),
        rule=NAME,
    )
