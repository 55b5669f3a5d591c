"""A statistics file as plain rows: CSV of any delimiter and encoding, xlsx and JSON, all bounded.

Files are hostile: sizes are limited before anything is unpacked, a workbook is read without
formulas, links or macros, and XML that brings its own entities is refused.
"""

from __future__ import annotations

import csv
import io
import json
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any

from openpyxl import load_workbook

from timeline import settings
from timeline.errors import StatisticsError

HEAD = 15  # rows in which a reader looks for its header

Row = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """Rows of one table; ``name`` is "" for a CSV. ``rows()`` starts anew each time."""

    name: str
    open: Callable[[], Iterator[Row]] = field(repr=False)
    delimiter: str = ","

    def rows(self) -> Iterator[tuple[int, Row]]:
        """Give (number, cells) of each row, counted from 1 as a spreadsheet does."""
        return enumerate(self.open(), start=1)

    def head(self) -> list[Row]:
        """Give the first rows, in which a reader looks for what it knows."""
        return list(islice(self.open(), HEAD))

    def place(self, row: int, column: int | None = None) -> str:
        """Name a cell as its user sees it: ``line 7`` of a CSV, ``Exports, FOB!C7`` of a book."""
        if not self.name:
            return f"line {row}" if column is None else f"line {row} column {column + 1}"
        return f"{self.name}!{row}" if column is None else f"{self.name}!{letters(column)}{row}"


@dataclass(frozen=True, slots=True)
class Table:
    """One file: its sheets, or what its JSON holds."""

    name: str
    sheets: tuple[Sheet, ...] = ()
    data: Any = None


def letters(column: int) -> str:
    """Write a column, counted from 0, as a spreadsheet does: A, Z, AA."""
    text = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        text = chr(65 + rest) + text
    return text


def open_table(path: Path) -> Table:
    """Open a file by what is in it, whatever its name; raise StatisticsError if it cannot be."""
    try:
        with path.open("rb") as file:
            head = file.read(65536)
        size = path.stat().st_size
    except OSError as error:
        reason = error.strerror or str(error)
        raise StatisticsError(f"{path.name} cannot be opened: {reason}; check the path") from None
    if not head.strip():
        raise StatisticsError(f"{path.name} is empty; download it again")
    if head.startswith(b"PK"):
        return _book(path, size)
    if head.startswith(b"\xd0\xcf\x11\xe0"):
        raise StatisticsError(f"{path.name} is an old xls workbook; save it as xlsx or CSV")
    if head.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] in b"[{":
        return _json(path, size)
    if b"\x00" in head and not head.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise StatisticsError(f"{path.name} is no text; save it as CSV, xlsx or JSON")
    if head.lstrip()[:1] == b"<":
        raise StatisticsError(f"{path.name} is a web page or XML; download the CSV, xlsx or JSON")
    return _text(path, size, head)


def _limit(path: Path, size: int, most: int) -> None:
    if size > most:
        raise StatisticsError(
            f"{path.name} has {size:,} bytes, more than {most:,}; keep only the two countries' rows"
        )


def _json(path: Path, size: int) -> Table:
    _limit(path, size, settings.MAX_TABLE_JSON)
    try:
        return Table(path.name, data=json.loads(path.read_text(encoding="utf-8-sig")))
    except (ValueError, RecursionError) as error:
        raise StatisticsError(f"{path.name} is no JSON: {error}; download it again") from None


def _encoding(path: Path, head: bytes) -> str:
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    try:
        with path.open(encoding="utf-8-sig") as file:
            while file.read(1 << 20):
                pass
    except UnicodeDecodeError:
        return "latin-1"  # as UN Comtrade's own downloads once were; codes are ASCII anyway
    return "utf-8-sig"


def _text(path: Path, size: int, head: bytes) -> Table:
    _limit(path, size, settings.MAX_TABLE)
    encoding = _encoding(path, head)
    first = io.StringIO(head.decode(encoding, errors="replace")).readline()
    delimiter = max(",;\t|", key=first.count)

    def rows() -> Iterator[Row]:
        with path.open(encoding=encoding, newline="") as file:
            try:
                for cells in csv.reader(file, delimiter=delimiter):
                    yield tuple(cells[: settings.MAX_COLUMNS])
            except csv.Error as error:
                raise StatisticsError(f"{path.name}: {error}; save it as CSV again") from None

    return Table(path.name, (Sheet("", rows, delimiter),))


def _check_book(path: Path, size: int) -> None:
    _limit(path, size, settings.MAX_BOOK)
    with zipfile.ZipFile(path) as archive:
        if sum(part.file_size for part in archive.infolist()) > settings.MAX_BOOK_UNPACKED:
            raise StatisticsError(
                f"{path.name} unpacks to over {settings.MAX_BOOK_UNPACKED:,} bytes; save it as CSV"
            )
        for part in archive.infolist():
            if part.filename.endswith((".xml", ".rels")):
                with archive.open(part) as file:
                    if b"<!DOCTYPE" in file.read(4096):
                        raise StatisticsError(
                            f"{path.name} brings a DOCTYPE in {part.filename!r}; save it as CSV"
                        )


def _book(path: Path, size: int) -> Table:
    try:
        _check_book(path, size)
        names = load_workbook(path, read_only=True, data_only=True).sheetnames
    except StatisticsError:
        raise
    except Exception as error:  # openpyxl raises a dozen kinds for a broken workbook
        raise StatisticsError(f"{path.name} is no readable workbook; save it again") from error

    def rows(name: str) -> Iterator[Row]:
        book = load_workbook(path, read_only=True, data_only=True)
        try:
            sheet = book[name]
            sheet.reset_dimensions()
            for number, cells in enumerate(
                sheet.iter_rows(values_only=True, max_col=settings.MAX_COLUMNS)
            ):
                if number >= settings.MAX_ROWS:
                    raise StatisticsError(
                        f"{path.name} {name}: more than {settings.MAX_ROWS:,} rows; save it as CSV"
                    )
                yield cells
        except StatisticsError:
            raise
        except Exception as error:
            raise StatisticsError(f"{path.name} {name}: unreadable; save it again") from error
        finally:
            book.close()

    sheets = tuple(Sheet(name, partial(rows, name)) for name in names)
    return Table(path.name, sheets)
