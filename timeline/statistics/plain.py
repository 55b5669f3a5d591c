"""The plain table: one number a row, with its own source, in columns named as in COLUMNS.

A file with other column names is read through a mapping (docs/statistics.md): ``[columns]`` says
which of its columns is which, ``[fixed]`` gives what holds for all rows.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from timeline.errors import StatisticsError
from timeline.records import BASES, BOUNDS, FIGURE_STATUSES, Problem
from timeline.statistics.countries import country
from timeline.statistics.periods import read_period
from timeline.statistics.points import Origin, Point
from timeline.statistics.reading import Context, amount, header, quote, records, text
from timeline.statistics.tables import Table
from timeline.statistics.units import read_unit

NAME = "plain"
COLUMNS = (
    "period",
    "indicator",
    "reporter",
    "partner",
    "value",
    "unit",
    "basis",
    "status",
    "source",
    "url",
    "vintage",
    "licence",
    "note",
)
OPTIONAL = ("bound", "origin")
NEEDED = ("period", "indicator", "value")
_INDICATORS = {"turnover": "trade_turnover", "exports": "export", "imports": "import"}
_SIGNED = {"balance"}


def recognises(table: Table) -> bool:
    """Say whether the table has at least period, indicator and value."""
    return set(NEEDED) <= {name.lower() for name in header(table)}


def read(table: Table, context: Context) -> Iterator[Point | Problem]:
    """Give every row that is about the two countries or one of them."""
    names = header(table)
    missing = [
        column
        for column in NEEDED
        if column not in context.fixed
        and context.columns.get(column, column) not in names
        and context.columns.get(column, column) not in {name.lower() for name in names}
    ]
    if missing:
        raise StatisticsError(
            f"{table.name} has no column {', '.join(missing)}; name it in a mapping"
        )
    sheet = table.sheets[0]
    for found in records(sheet, table.name):
        if isinstance(found, Problem):
            yield found
            continue
        line, cells, row = found
        place = sheet.place(line)
        try:
            point = _point(_Row(row, context), context, place, quote(sheet, cells))
        except StatisticsError as error:
            yield Problem(table.name, place, str(error))
            continue
        if point:
            yield point


class _Row:
    """A row by the names of COLUMNS, whatever the file calls them."""

    def __init__(self, cells: Mapping[str, object], context: Context) -> None:
        self._cells = {name.lower(): cell for name, cell in cells.items()}
        self._context = context

    def __getitem__(self, column: str) -> object:
        name = self._context.columns.get(column, column)
        return self._cells.get(name.lower(), self._context.fixed.get(column, ""))

    def text(self, column: str) -> str:
        return text({"": self[column]}, "")


def _choice(row: _Row, column: str, known: tuple[str, ...], usual: str) -> str:
    said = row.text(column) or usual
    if said not in known:
        raise StatisticsError(f"{column} {said!r} is not one of {', '.join(known)}")
    return said


def _side(row: _Row, column: str) -> str:
    said = row.text(column)
    code = country(said)
    if said and not code:
        raise StatisticsError(f"{column} {said!r} is no country; write its three letters")
    return code


def _day(row: _Row) -> date | None:
    said = row.text("vintage")[:10]
    if not said:
        return None
    try:
        return date.fromisoformat(said)
    except ValueError:
        raise StatisticsError(f"vintage {said!r} is not a day; write 2024-04-05") from None


def _origin(row: _Row, context: Context) -> Origin:
    return Origin(
        title=row.text("source") or context.title,
        publisher=context.publisher,
        url=row.text("url") or context.url,
        licence=row.text("licence") or context.licence,
        vintage=_day(row) or context.vintage,
        kind=_choice(row, "origin", ("official", "press"), "official"),
    )


def _point(row: _Row, context: Context, place: str, line: str) -> Point | None:
    reporter = _side(row, "reporter")
    partner = _side(row, "partner")
    # Without a reporter the number is whosever; it must then at least not be about others.
    if {reporter, partner} - {"", "WLD", *context.pair}:
        return None
    said = row.text("indicator")
    indicator = _INDICATORS.get(said, said)
    if not indicator:
        raise StatisticsError("indicator is empty; write trade_turnover, export, import, …")
    if not (context.unit or row.text("unit")):
        raise StatisticsError("unit is empty; write for example `USD` or `USD million`")
    unit, factor = read_unit(context.unit or row.text("unit"))
    value, estimate = amount(row["value"], factor, signed=indicator in _SIGNED)
    if value is None:
        return None
    return Point(
        indicator=indicator,
        reporter=reporter,
        partner=partner or _other(reporter, context.pair),
        period=read_period(row.text("period")),
        value=value,
        unit=unit,
        place=place,
        quote=line,
        origin=_origin(row, context),
        mark=row.text("period"),
        basis=_choice(row, "basis", BASES, "unknown"),
        status="estimate" if estimate else _choice(row, "status", FIGURE_STATUSES, "actual"),
        bound=_choice(row, "bound", BOUNDS, "exact"),
        written=row.text("value"),
        note=row.text("note"),
        rule=NAME,
    )


def _other(reporter: str, pair: tuple[str, str]) -> str:
    return next((code for code in pair if code != reporter), "") if reporter in pair else ""
