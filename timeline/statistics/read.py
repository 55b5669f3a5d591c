"""Read statistics files: find the format by what is in the file, then make records of it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

from timeline.errors import StatisticsError
from timeline.records import Problem
from timeline.statistics import (
    baci,
    comtrade,
    comtrade_old,
    dots,
    imts,
    mapping,
    plain,
    siat,
    wits,
)
from timeline.statistics.points import Point, Reading, to_records
from timeline.statistics.reading import Context
from timeline.statistics.sums import with_sums
from timeline.statistics.tables import Table, open_table

READERS: tuple[ModuleType, ...] = (comtrade, comtrade_old, imts, dots, wits, baci, siat, plain)
ENDINGS = {".csv", ".tsv", ".txt", ".xlsx", ".json"}


def read_statistics(path: Path, pair: str, context: Context | None = None) -> Reading:
    """Read one file, or every statistics file in a folder, for a pair such as ``UZB-KAZ``.

    Gives documents (one a source, whose text is the rows used), figures with origin official, and
    problems; an unreadable file is a problem of level error, the others are still read. Sums of
    exports and imports are added, see ``sums``. Raise StatisticsError where the path or the pair is
    wrong.
    """
    sides = pair.split("-")
    if len(sides) != 2 or not all(len(side) == 3 and side.isupper() for side in sides):
        raise StatisticsError(f"pair {pair!r} is not of the form UZB-KAZ")
    if not path.exists():
        raise StatisticsError(f"{path} does not exist; check the path")
    context = context or Context((sides[0], sides[1]))
    reading = Reading([], [], [])
    for file in _files(path):
        _add(reading, file, pair, context)
    return Reading(
        reading.documents, with_sums(reading.figures, reading.documents), reading.problems
    )


def _files(path: Path) -> list[Path]:
    if path.is_file():
        return [path]
    return sorted(
        file for file in path.rglob("*") if file.is_file() and file.suffix.lower() in ENDINGS
    )


def _add(reading: Reading, file: Path, pair: str, context: Context) -> None:
    """Read one file into a reading; the same rows in a second file are left out, and said so."""
    points: list[Point] = []
    try:
        for found in _read(file, context):
            if isinstance(found, Problem):
                reading.problems.append(found)
            else:
                points.append(found)
    except StatisticsError as error:
        reading.problems.append(Problem(file.name, "", str(error)))
        return
    if not points:
        reading.problems.append(
            Problem(file.name, "", f"no number about {pair}", "check countries and totals", "note")
        )
    known = {document.id: document.name for document in reading.documents}
    documents, figures = to_records(file.name, points, pair)
    twice = {document.id for document in documents if document.id in known}
    for document in documents:
        if document.id in twice:
            reading.problems.append(
                Problem(file.name, "", f"has the same rows as {known[document.id]}", level="note")
            )
        else:
            reading.documents.append(document)
    reading.figures.extend(
        figure for figure in figures if not twice & {source.document for source in figure.sources}
    )


def _read(file: Path, context: Context) -> Iterator[Point | Problem]:
    beside = mapping.beside(file)
    mine = mapping.apply(context, beside) if beside else context
    table = open_table(file)
    return iter(_reader(table, mine).read(table, mine))


def _reader(table: Table, context: Context) -> ModuleType:
    if context.columns:
        if not table.sheets:
            raise StatisticsError(f"{table.name}: a mapping needs a table; save it as CSV or xlsx")
        return plain
    for reader in READERS:
        if reader.recognises(table):
            return reader
    raise StatisticsError(
        f"{table.name} has no layout that is known ({', '.join(r.NAME for r in READERS)}); "
        f"describe its columns in {table.name}.toml"
    )
