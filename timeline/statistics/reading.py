"""What all readers share: the question asked, rows by column name, cells with their place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from timeline.errors import StatisticsError
from timeline.records import Problem
from timeline.statistics.countries import WORLD
from timeline.statistics.numbers import read_number
from timeline.statistics.points import Origin
from timeline.statistics.tables import Row, Sheet, Table

Record = dict[str, Any]
_CENT = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Context:
    """The question: which two countries, and what the user says beyond the file.

    ``unit`` overrides the unit of a file, for services whose scale fields lie. ``columns`` maps the
    names that the plain table expects to those that the file has; ``fixed`` gives values that hold
    for all rows.
    """

    pair: tuple[str, str]
    unit: str = ""
    title: str = ""
    publisher: str = ""
    url: str = ""
    licence: str = ""
    vintage: date | None = None
    columns: Mapping[str, str] = field(default_factory=dict)
    fixed: Mapping[str, str] = field(default_factory=dict)

    def wants(self, reporter: str, partner: str) -> bool:
        """Say whether a row is about the two countries, or about all trade of one of them."""
        return reporter in self.pair and partner in (*self.pair, WORLD) and reporter != partner

    def origin(self, usual: Origin) -> Origin:
        """Give the origin that the format implies, with what the user knows better."""
        return Origin(
            self.title or usual.title,
            self.publisher or usual.publisher,
            self.url or usual.url,
            self.licence or usual.licence,
            self.vintage or usual.vintage,
            usual.kind,
        )


def header(table: Table) -> list[str]:
    """Give the column names of the first sheet's first row, stripped; [] where there is none."""
    head = table.sheets[0].head() if table.sheets else []
    return [str(cell if cell is not None else "").strip() for cell in head[0]] if head else []


def records(sheet: Sheet, name: str) -> Iterator[tuple[int, Row, Record] | Problem]:
    """Give (line, cells, cells by column name) below a header row.

    A row with fewer cells than the header is a problem (a download that was cut off); further
    empty cells are ignored, since UN Comtrade ends its rows with a comma.
    """
    names: list[str] = []
    for line, cells in sheet.rows():
        if not names:
            names = [str(cell if cell is not None else "").strip() for cell in cells]
            continue
        if all(cell in (None, "") for cell in cells):
            continue
        if len(cells) < len(names) or any(cell not in (None, "") for cell in cells[len(names) :]):
            yield Problem(
                name,
                sheet.place(line),
                f"{len(cells)} cells under {len(names)} columns",
                "download the file again",
            )
            continue
        yield line, cells, dict(zip(names, cells, strict=False))


def quote(sheet: Sheet, cells: Row) -> str:
    """Give a row as it stands in the file, its empty end left off."""
    return sheet.delimiter.join("" if cell is None else str(cell) for cell in cells).rstrip(
        sheet.delimiter
    )


def amount(cell: object, factor: Decimal, *, signed: bool = False) -> tuple[Decimal | None, bool]:
    """Give (whole units, estimate) of a cell; a negative flow is refused."""
    value, estimate = read_number(cell)
    if value is not None and value < 0 and not signed:
        raise StatisticsError(f"{cell} is negative; exports and imports cannot be")
    if value is None:
        return None, estimate
    scaled = value * factor
    if factor != 1:  # what is below a cent of a number told in millions is binary noise
        scaled = scaled.quantize(_CENT)
    whole = scaled == scaled.to_integral()
    return (scaled.quantize(Decimal(1)) if whole else scaled.normalize()), estimate


def text(record: Mapping[str, Any], column: str) -> str:
    """Give a cell as stripped text, "" where it is empty or missing."""
    cell = record.get(column)
    return "" if cell is None else str(cell).strip()
