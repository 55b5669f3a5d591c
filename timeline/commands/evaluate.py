"""`timeline evaluate`: what the parser finds beside what a careful reader finds."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from timeline import measured
from timeline.errors import DocumentError
from timeline.evaluate import MEASURES, Outcome, Scores, compare, total
from timeline.extract import extract
from timeline.findings import Found, FoundEvent, from_lines, from_records
from timeline.gold import GoldEvent, Passage, read_gold
from timeline.language import relations
from timeline.records import Document

NAME = "evaluate"
HELP = "Compare what is extracted with gold: precision, recall and F1 a way of writing."
EXAMPLE = "python -m timeline evaluate tests/gold --against tests/figures/gold.json"
NOISE = 0.0005  # figures are committed with four decimals


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("gold", type=Path, nargs="+", help="folder with gold files")
    parser.add_argument("--documents", type=Path, help="folder of texts (default: beside the gold)")
    parser.add_argument(
        "--lines", type=Path, help="compare these JSON lines of timeline extract, do not read anew"
    )
    parser.add_argument("--against", type=Path, help="exit with 1 where F1 drops below this file's")
    parser.add_argument("--write", type=Path, help="write the F1 figures to this file")
    parser.add_argument("--measured", type=Path, help="write precision and recall to this file")
    parser.add_argument("--misses", action="store_true", help="name what was missed or too much")
    parser.add_argument(
        "--held-out",
        choices=("with", "without", "only"),
        default="with",
        help="passages that rule writers do not read (default: with; --misses never shows them)",
    )


def run(options: argparse.Namespace) -> int:
    """Print the table; return 1 on a drop."""
    passages = [
        passage for folder in options.gold for passage in read_gold(folder, options.documents)
    ]
    if options.held_out != "with":
        wanted = options.held_out == "only"
        passages = [passage for passage in passages if passage.held_out == wanted]
    found = _lines(options.lines) if options.lines else _extracted(passages)
    outcomes = [compare(passage, found.get(passage.name, Found())) for passage in passages]
    if options.misses:
        print("\n".join(_misses(outcomes)))
    scores = total(outcomes)
    print("\n".join(table(scores)))
    if options.write:
        options.write.parent.mkdir(parents=True, exist_ok=True)
        options.write.write_text(json.dumps(figures(scores), indent=1) + "\n", encoding="utf-8")
    if options.measured:
        measured.write(measured.measure(outcomes), options.measured)
    drops = list(_drops(scores, options.against)) if options.against else []
    for drop in drops:
        print(drop)
    return 1 if drops else 0


def _extracted(passages: Iterable[Passage]) -> dict[str, Found]:
    """Read each passage as the product does: its pair and day are given, its language is not."""
    known = relations.load()
    found = {}
    for passage in passages:
        name, text, pair = passage.name, passage.text, "-".join(passage.pair)
        document = Document(name, name, text, published=passage.published, pair=pair)
        one = extract(document, known)
        found[name] = from_records(one.events, one.figures)
    return found


def _lines(path: Path) -> dict[str, Found]:
    rows = path.read_text(encoding="utf-8").splitlines()
    return from_lines(json.loads(row) for row in rows if row.strip())


def table(scores: Scores, measures: Sequence[str] = MEASURES) -> Iterator[str]:
    """Give the lines of a Markdown table: precision / recall / F1 a measure."""
    yield f"| writing | {' | '.join(measures)} |"
    yield f"|---|{'---|' * len(measures)}"
    for writing, row in scores.items():
        cells = (
            f"{row[name].precision:.2f} / {row[name].recall:.2f} / **{row[name].f1:.2f}**"
            for name in measures
        )
        yield f"| {writing} | {' | '.join(cells)} |"


def figures(scores: Scores) -> dict[str, dict[str, float]]:
    """Give the F1 figures to commit: writing → measure → F1, four decimals."""
    return {
        writing: {name: round(tally.f1, 4) for name, tally in row.items()}
        for writing, row in scores.items()
    }


def _drops(scores: Scores, path: Path) -> Iterator[str]:
    try:
        before = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise DocumentError(f"{path} cannot be read: {error}; write it with --write") from None
    now = figures(scores)
    for writing, row in before.items():
        for measure, old in row.items():
            new = now.get(writing, {}).get(measure, 0.0)
            if new < old - NOISE:
                yield f"drop: {writing} {measure} {old:.4f} -> {new:.4f} ({path})"


def _misses(outcomes: Iterable[Outcome]) -> Iterator[str]:
    for outcome in outcomes:
        if outcome.passage.held_out:
            continue
        for row in outcome.missed:
            yield f"{outcome.passage.name}  missed  {_gold(row)}"
        for it in outcome.alarms:
            yield f"{outcome.passage.name}  false   {_found(it, outcome.passage)}"
        for gold, event in outcome.wrong:
            yield f"{outcome.passage.name}  kind    {event.kind} for {_gold(gold)}"
        for gold, event in outcome.astray:
            yield f"{outcome.passage.name}  scope   {event.scope} for {_gold(gold)}"


def _gold(row: object) -> str:
    if isinstance(row, GoldEvent):
        return f"{row.dates[0]} {row.kinds[0]} {row.quote!r} {row.gist}"
    return f"{row}"


def _found(it: object, passage: Passage) -> str:
    if isinstance(it, FoundEvent):
        quote = passage.text[it.date_span.start : it.date_span.end] if it.date_span else ""
        return f"{it.date} {it.kind} {quote!r} {it.rule}: {it.quote!r}"
    return f"{it}"
