"""Extract events and figures of single files, as JSON lines or a table."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from timeline.documents import read_documents
from timeline.documents.about import check
from timeline.errors import TimelineError
from timeline.extract import attempt
from timeline.language import relations as names
from timeline.language.lexicon import codes
from timeline.records import Document, Event, Figure

NAME = "extract"
HELP = "Print the events and figures of documents, each with its sentence and its rule."
EXAMPLE = "python -m timeline extract release.txt --published 2024-04-05 --pair UZB-KAZ"

FLOWS = {"trade_turnover": "turnover", "export": "export", "import": "import"}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the files, and what is known of them that no manifest says."""
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE", help="documents to read")
    parser.add_argument("--published", metavar="DATE", help="publication day, e.g. 2024-04-05")
    parser.add_argument("--pair", help="the two countries, e.g. UZB-KAZ")
    parser.add_argument("--language", help="uz, ru, kk or en (default: detected)")
    parser.add_argument(
        "--format",
        choices=("jsonl", "table"),
        default="jsonl",
        help="JSON lines (default) or a table",
    )


def run(options: argparse.Namespace) -> int:
    """Read each file; a file that cannot be read is a line on stderr and exit code 1."""
    relations = names.load()
    documents, problems = read_documents(*options.files)
    for problem in problems:
        if problem.level != "note":
            print(f"{problem.level}: {problem}", file=sys.stderr)
    rows: list[dict[str, Any]] = []
    for document in documents:
        one = attempt(told(document, options), relations)
        if one.problem:
            problems.append(one.problem)
            print(f"error: {one.problem}", file=sys.stderr)
        rows += [event_row(event, one.document) for event in one.events]
        rows += [figure_row(figure, one.document) for figure in one.figures]
    for line in table(rows) if options.format == "table" else map(dump, rows):
        print(line)
    return 1 if any(problem.level == "error" for problem in problems) else 0


def told(document: Document, options: argparse.Namespace) -> Document:
    """Put what the command line says of a document over what its manifest says."""
    known: dict[str, Any] = {}
    if options.published:
        try:
            known["published"] = date.fromisoformat(options.published)
        except ValueError:
            raise TimelineError(
                f"--published {options.published!r} is not a date; write 2024-04-05"
            ) from None
        known["published_basis"] = "stated"
    if options.pair:
        said, problems = check({"pair": options.pair}, "", "")
        if problems:
            raise TimelineError(
                f"--pair {options.pair!r} is not two countries; write them as UZB-KAZ"
            )
        known["pair"] = said.pair
    if options.language:
        said, _ = check({"language": options.language}, "", "")
        if said.language not in codes():
            raise TimelineError(
                f"--language {options.language!r} is not read here; write one of "
                f"{', '.join(codes())}"
            )
        known["language"] = said.language
        known["script"] = said.script or document.script
    return replace(document, **known)


def event_row(event: Event, document: Document) -> dict[str, Any]:
    """Give one event as the contract has it; spans are code points of the decoded file."""
    source = event.sources[0]
    span = source.date_span
    return {
        "record": "event",
        "document": document.name,
        "date": event.when.edtf,
        "kind": event.kind,
        "status": event.status,
        "scope": event.scope,
        "bilateral": event.scope == "bilateral",
        "date_role": event.date_role,
        "parties": list(event.parties),
        "place": event.place,
        "title": event.title,
        "quote": source.quote,
        "span": [source.span.start, source.span.end],
        "date_quote": source.date_quote or None,
        "date_span": [span.start, span.end] if span else None,
        "rule": source.rule,
    }


def figure_row(figure: Figure, document: Document) -> dict[str, Any]:
    """Give one figure as the contract has it; values in whole units."""
    source = figure.sources[0]
    span = source.date_span
    return {
        "record": _record(figure),
        "document": document.name,
        "period": figure.when.edtf,
        "indicator": figure.indicator,
        "flow": FLOWS.get(figure.indicator),
        "value": number(figure.value),
        "unit": figure.unit,
        "bound": figure.bound,
        "status": figure.status,
        "growth_pct": number(figure.growth_pct),
        "growth_times": number(figure.growth_times),
        "growth_abs": number(figure.growth_abs),
        "reporter": figure.reporter or None,
        "partner": figure.partner or None,
        "unit_inferred": figure.unit_inferred,
        "as_written": figure.as_written,
        "quote": source.quote,
        "span": [source.span.start, source.span.end],
        "date_quote": source.date_quote or None,
        "date_span": [span.start, span.end] if span else None,
        "rule": source.rule,
    }


def _record(figure: Figure) -> str:
    """Name the row: growth that is told without its level is no sum of trade."""
    if figure.value is None:
        return "growth"
    return "trade" if figure.indicator in FLOWS else "indicator"


def number(value: Decimal | None) -> int | float | None:
    """Write a whole number as one, any other as a float."""
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def dump(row: dict[str, Any]) -> str:
    """Write a row as one line of JSON."""
    return json.dumps(row, ensure_ascii=False)


def _growth(row: dict[str, Any]) -> str:
    if row["growth_pct"] is not None:
        return f"{row['growth_pct']:+} %"
    return f"× {row['growth_times']}" if row["growth_times"] is not None else ""


def table(rows: list[dict[str, Any]]) -> Iterator[str]:
    """Write rows for a terminal: date, kind or indicator, status, title or value."""
    for row in rows:
        if row["record"] == "event":
            yield f"{row['date']:<24} {row['kind']:<22} {row['status']:<9} {row['title']}"
        else:
            value = f"{row['value']:,} {row['unit']}" if row["value"] is not None else _growth(row)
            yield f"{row['period']:<24} {row['indicator']:<22} {row['status']:<9} {value}"
