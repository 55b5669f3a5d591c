"""`claims`: hold what the press says against what the statistics say."""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from pathlib import Path

from timeline import settings
from timeline.commands._rows import FORMS, print_rows
from timeline.errors import StatisticsError
from timeline.frame import Tables, read
from timeline.statistics.claims import VERDICTS, Claim
from timeline.statistics.claims import claims as judged
from timeline.statistics.values import values

NAME = "claims"
HELP = "Hold each number of the press against the statistics of both countries."
EXAMPLE = "python -m timeline claims --pair UZB-KAZ --verdict differs"
COLUMNS = (
    "verdict",
    "period",
    "indicator",
    "kind",
    "claim",
    "unit",
    "bound",
    "official",
    "difference",
    "why",
    "document",
    "sentence",
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the build, the pair and what is shown of it."""
    parser.add_argument("--pair", required=True, help="the two countries, e.g. UZB-KAZ")
    parser.add_argument("--build", type=Path, default=settings.BUILD, help="folder of the tables")
    parser.add_argument("--verdict", choices=VERDICTS, help="show only claims so judged")
    parser.add_argument("--format", choices=FORMS, default="table", help="form of the output")


def run(options: argparse.Namespace) -> int:
    """Print the claims of a pair, each with its verdict and its sentence."""
    sides = options.pair.split("-")
    if len(sides) != 2:
        raise StatisticsError(f"pair {options.pair!r} is not of the form UZB-KAZ")
    tables = read(options.build)
    found = judged(values(tables, options.pair), (sides[0], sides[1]))
    told = sentences(tables)
    rows = [_row(claim, told) for claim in found if options.verdict in (None, claim.verdict)]
    print_rows(rows, COLUMNS, options.format)
    return 0


def sentences(tables: Tables) -> dict[str, tuple[str, str]]:
    """Give (title of the document, sentence) of each figure's first source."""
    titles = dict(
        zip(
            tables.documents["id"],
            tables.documents["title"].where(
                tables.documents["title"] != "", tables.documents["name"]
            ),
            strict=True,
        )
    )
    found: dict[str, tuple[str, str]] = {}
    columns = ("record_id", "document_id", "quote")
    for record, document, quote in zip(*(tables.sources[c] for c in columns), strict=True):
        found.setdefault(str(record), (str(titles.get(document, "")), " ".join(quote.split())))
    return found


def _row(claim: Claim, told: Mapping[str, tuple[str, str]]) -> dict[str, str]:
    title, sentence = told.get(claim.figure.id, ("", ""))
    growth = claim.kind == "growth"
    official = [f"{check.reporter} {_number(check.official, growth)}" for check in claim.checks]
    return {
        "verdict": claim.verdict,
        "period": claim.figure.period,
        "indicator": claim.figure.indicator,
        "kind": claim.kind,
        "claim": _number(claim.value, growth),
        "unit": "PERCENT" if growth else claim.figure.unit,
        "bound": claim.figure.bound,
        "official": "; ".join(official),
        "difference": "" if claim.difference is None else f"{claim.difference:.1f}",
        "why": str(claim.reason),
        "document": title,
        "sentence": sentence,
    }


def _number(value: float, growth: bool) -> str:
    return f"{value:.1f}" if growth else f"{value:.15g}"
