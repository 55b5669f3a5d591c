"""`statistics`: print what official statistics say about two countries, or fetch them."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path

from timeline import settings
from timeline.commands._rows import FORMS, print_rows
from timeline.errors import StatisticsError
from timeline.records import Document, Figure
from timeline.statistics import Reading, read_statistics
from timeline.statistics.fetch import fetch
from timeline.statistics.mapping import apply
from timeline.statistics.reading import Context
from timeline.statistics.services import SERVICES, read_years, service
from timeline.statistics.sums import with_sums

NAME = "statistics"
HELP = "read official trade statistics: UN Comtrade, IMF, WITS, BACI, stat.uz, plain tables."
EXAMPLE = "python -m timeline statistics DOTS_103.xlsx DOTS_210.xlsx --pair UZB-KAZ --format csv"
KEY = "COMTRADE_API_KEY"  # environment variable with a subscription key; without it, the preview
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
    """Add the files, the pair, the output format, and what `fetch` needs."""
    parser.add_argument(
        "files",
        nargs="+",
        metavar="FILE",
        help="files or folders; or `fetch comtrade`, `fetch imts` to bring one from a service",
    )
    parser.add_argument("--pair", required=True, help="the two countries, e.g. UZB-KAZ")
    parser.add_argument("--format", choices=FORMS, default="table", help="form of the output")
    parser.add_argument("--unit", default="", help="unit of the values, where the file's is wrong")
    parser.add_argument("--mapping", type=Path, help="TOML file that names the columns")
    parser.add_argument("--years", default="", help="fetch: years, e.g. 2016-2020")
    parser.add_argument(
        "--folder", type=Path, default=settings.FETCHED, help="fetch: where to store"
    )
    parser.add_argument("--base", default="", help="fetch: address of the service, if it moved")
    parser.add_argument("--again", action="store_true", help="fetch: ask even if it is stored")


def run(options: argparse.Namespace) -> int:
    """Print the figures of all files; 1 if a file or a cell could not be read."""
    sides = tuple(options.pair.split("-"))
    if len(sides) != 2:
        raise StatisticsError(f"pair {options.pair!r} is not of the form UZB-KAZ")
    files = [Path(name) for name in options.files]
    if options.files[0] == "fetch" and not files[0].exists():
        files = [_fetch(name, options) for name in options.files[1:]]
        if not files:
            raise StatisticsError(f"fetch what? one of {', '.join(SERVICES)}")
    context = Context((sides[0], sides[1]), unit=options.unit)
    if options.mapping:
        context = apply(context, options.mapping)
    reading = _together(read_statistics(file, options.pair, context) for file in files)
    show(reading, options.format)
    for problem in reading.problems:
        print(f"timeline: {problem}", file=sys.stderr)
    return int(any(problem.level == "error" for problem in reading.problems))


def _together(readings: Iterable[Reading]) -> Reading:
    """Make one reading of several files: exports of one and imports of another add up too."""
    whole = Reading([], [], [])
    for documents, figures, problems in readings:
        known = {document.id for document in whole.documents}
        held = {figure.id for figure in whole.figures}
        whole.documents.extend(one for one in documents if one.id not in known)
        whole.figures.extend(one for one in figures if one.id not in held)
        whole.problems.extend(problems)
    return Reading(whole.documents, with_sums(whole.figures, whole.documents), whole.problems)


def _fetch(name: str, options: argparse.Namespace) -> Path:
    """Bring one service's numbers; the key of UN Comtrade comes from the environment."""
    source = service(name)
    if not options.years:
        raise StatisticsError("--years is missing; write for example --years 2016-2020")
    path = fetch(
        source,
        options.pair,
        read_years(options.years),
        options.folder,
        date.today(),
        key=os.environ.get(KEY, "") if name == "comtrade" else "",
        base=options.base,
        again=options.again,
    )
    print(f"timeline: stored in {path}; terms: {source.terms}", file=sys.stderr)
    return path


def show(reading: Reading, form: str) -> None:
    """Print figures as CSV, JSON lines or aligned columns, in the order of period and indicator."""
    documents = {document.id: document for document in reading.documents}
    rows = [_row(figure, documents) for figure in reading.figures]
    rows.sort(key=lambda row: (row["period"], row["indicator"], row["reporter"], row["partner"]))
    print_rows(rows, COLUMNS, form)


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
