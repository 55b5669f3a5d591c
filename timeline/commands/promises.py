"""`promises`: the ledger of targets and plans, and what became of them."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path

from timeline import settings
from timeline.commands._rows import FORMS, print_rows
from timeline.commands.claims import sentences
from timeline.errors import StatisticsError
from timeline.frame import read
from timeline.statistics.ledger import Deed, deeds
from timeline.statistics.pledges import pledges
from timeline.statistics.promises import Promise
from timeline.statistics.promises import promises as ledger
from timeline.statistics.values import values

NAME = "promises"
HELP = "List the targets and plans that were announced, and what became of them."
EXAMPLE = "python -m timeline promises --pair UZB-KAZ --as-of 2026-05-14"
COLUMNS = ("status", "what", "said", "deadline", "relation", "needs", "why", "document", "sentence")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the build, the pair and the day that counts as today."""
    parser.add_argument("--pair", required=True, help="the two countries, e.g. UZB-KAZ")
    parser.add_argument("--build", type=Path, default=settings.BUILD, help="folder of the tables")
    parser.add_argument("--as-of", default="", help="the day of the verdict (default: today)")
    parser.add_argument("--format", choices=FORMS, default="table", help="form of the output")


def run(options: argparse.Namespace) -> int:
    """Print targets by the day on which they were set, then plans and deeds."""
    try:
        as_of = date.fromisoformat(options.as_of) if options.as_of else date.today()
    except ValueError:
        raise StatisticsError(f"--as-of {options.as_of!r} is not a day; write 2026-05-14") from None
    tables = read(options.build)
    told = sentences(tables)
    targets = ledger(values(tables, options.pair), as_of)
    planned = deeds(tables, options.pair, as_of) + pledges(tables, options.pair, as_of)
    rows = [_target(promise, *told.get(promise.id, ("", ""))) for promise in targets]
    titles = dict(zip(tables.documents["id"], tables.documents["title"], strict=True))
    rows += [
        _deed(deed, *told.get(deed.id, (str(titles.get(deed.document, "")), deed.quote)))
        for deed in planned
    ]
    print_rows(rows, COLUMNS, options.format)
    return 0


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""


def _target(promise: Promise, title: str, sentence: str) -> dict[str, str]:
    figure = promise.figure
    needs = [
        f"{need.percent:.1f} % a year from {need.base.value:.15g} in {need.base.period}"
        + (f" ({need.base.reporter})" if need.base.reporter else "")
        for need in promise.needs
    ]
    return {
        "status": promise.status,
        "what": f"{figure.indicator} {figure.value or 0.0:.15g} {figure.unit}",
        "said": _day(promise.said),
        "deadline": _day(promise.deadline),
        "relation": promise.relation,
        "needs": "; ".join(needs),
        "why": str(promise.reason),
        "document": title,
        "sentence": sentence,
    }


def _deed(deed: Deed, title: str, sentence: str) -> dict[str, str]:
    return {
        "status": deed.status,
        "what": f"{deed.kind}: {deed.title}",
        "said": _day(deed.said),
        "deadline": _day(deed.deadline),
        "relation": "",
        "needs": "",
        "why": str(deed.reason),
        "document": title,
        "sentence": " ".join(sentence.split()),
    }
