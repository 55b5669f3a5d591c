"""`statistics`: print what official statistics files say about two countries."""

from __future__ import annotations

import argparse
import csv
import json
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

from timeline.errors import StatisticsError
from timeline.records import Document, Figure
from timeline.statistics import Reading, read_statistics
from timeline.statistics.mapping import apply
from timeline.statistics.reading import Context

NAME = "statistics"
HELP = "read official trade statistics: UN Comtrade, IMF, WITS, BACI, stat.uz, plain tables."
EXAMPLE = "python -m timeline statistics DOTS_103.xlsx DOTS_210.xlsx --pair UZB-KAZ --format csv"
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
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the files, the pair and the output format."""
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE", help="file or folder")
    parser.add_argument("--pair", required=True, help="the two countries, e.g. UZB-KAZ")
    forms = ("table", "csv", "jsonl")
    parser.add_argument("--format", choices=forms, default="table", help="form of the output")
    parser.add_argument("--unit", default="", help="unit of the values, where the file's is wrong")
    parser.add_argument("--mapping", type=Path, help="TOML file that names the columns")


def run(options: argparse.Namespace) -> int:
    """Print the figures of all files; 1 if a file or a cell could not be read."""
    sides = tuple(options.pair.split("-"))
    if len(sides) != 2:
        raise StatisticsError(f"pair {options.pair!r} is not of the form UZB-KAZ")
    context = Context((sides[0], sides[1]), unit=options.unit)
    if options.mapping:
        context = apply(context, options.mapping)
    readings = [read_statistics(file, options.pair, context) for file in options.files]
    show(readings, options.format)
    bad = False
    for reading in readings:
        for problem in reading.problems:
            bad = bad or problem.level == "error"
            print(f"timeline: {problem}", file=sys.stderr)
    return int(bad)


def show(readings: Iterable[Reading], form: str) -> None:
    """Print figures as CSV, JSON lines or aligned columns, in the order of period and indicator."""
    rows: list[dict[str, str]] = []
    for reading in readings:
        documents = {document.id: document for document in reading.documents}
        rows += [_row(figure, documents) for figure in reading.figures]
    rows.sort(key=lambda row: (row["period"], row["indicator"], row["reporter"], row["partner"]))
    if form == "jsonl":
        for row in rows:
            print(json.dumps(row, ensure_ascii=False))
        return
    if form == "csv":
        writer = csv.DictWriter(sys.stdout, COLUMNS, lineterminator="\n")
        writer.writeheader()
        for row in rows:
            writer.writerow(row | {"source": _harmless(row["source"])})
        return
    widths = [max([len(name), *(len(row[name]) for row in rows)]) for name in COLUMNS]
    for row in [dict(zip(COLUMNS, COLUMNS, strict=True)), *rows]:
        print("  ".join(row[n].ljust(w) for n, w in zip(COLUMNS, widths, strict=True)).rstrip())


def _row(figure: Figure, documents: Mapping[str, Document]) -> dict[str, str]:
    source = documents[figure.sources[0].document]
    origin = source.title or source.name
    if figure.vintage:
        origin += f" ({figure.vintage.isoformat()})"
    return {
        "period": figure.when.edtf,
        "indicator": figure.indicator,
        "reporter": figure.reporter,
        "partner": figure.partner,
        "value": f"{figure.value:f}",
        "unit": figure.unit,
        "basis": figure.basis,
        "status": figure.status,
        "source": origin + (f"; {figure.note}" if figure.note else ""),
    }


def _harmless(text: str) -> str:
    """Keep a text of a file from being a formula in a spreadsheet."""
    return f"'{text}" if text[:1] in "=+-@\t\r" else text
