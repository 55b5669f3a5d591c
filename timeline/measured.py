"""How well the parser reads, as last measured: `make evaluate` writes measured.json beside this.

Precision is the share of what was found that is right, recall the share of what a careful reader
finds that was found; both between 0 and 1, by way of writing and by measure.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from timeline.errors import DocumentError
from timeline.evaluate import Outcome, total

FILE = Path(__file__).with_name("measured.json")
SHOWN = ("dates", "events", "trade")
UNSEEN = "unseen"  # the passages that whoever writes rules does not read


@dataclass(frozen=True, slots=True)
class Measure:
    """One measure of one way of writing; ``gold`` counts what a careful reader finds."""

    precision: float
    recall: float
    gold: int


@dataclass(frozen=True, slots=True)
class Row:
    """A way of writing (`uz-cyrl`, `all` or `unseen`), its passages and its measures by name."""

    writing: str
    passages: int
    measures: Mapping[str, Measure]


def measure(outcomes: Iterable[Outcome]) -> list[Row]:
    """Add outcomes up: a row for each way of writing, one for all, one for the unseen passages."""
    outcomes = list(outcomes)
    unseen = [outcome for outcome in outcomes if outcome.passage.held_out]
    rows = [_row(name, name, outcomes) for name in total(outcomes)]
    return [*rows, _row(UNSEEN, "all", unseen)] if unseen else rows


def _row(name: str, writing: str, outcomes: list[Outcome]) -> Row:
    mine = [one for one in outcomes if writing in ("all", one.passage.writing)]
    tallies = total(mine)["all"]
    measures = {
        key: Measure(
            round(tallies[key].precision, 4), round(tallies[key].recall, 4), tallies[key].gold
        )
        for key in SHOWN
    }
    return Row(name, len(mine), measures)


def write(rows: Iterable[Row], path: Path = FILE) -> None:
    """Write the rows as JSON, one object a way of writing."""
    made = {
        row.writing: {"passages": row.passages}
        | {
            name: {"precision": one.precision, "recall": one.recall, "gold": one.gold}
            for name, one in row.measures.items()
        }
        for row in rows
    }
    path.write_text(json.dumps(made, indent=1) + "\n", encoding="utf-8")


def read(path: Path = FILE) -> list[Row]:
    """Read the rows; raise DocumentError where the file is not what `write` makes."""
    try:
        made = json.loads(path.read_text(encoding="utf-8"))
        return [
            Row(name, row["passages"], {key: Measure(**row[key]) for key in SHOWN})
            for name, row in made.items()
        ]
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise DocumentError(f"{path.name} cannot be read: {error}; run make evaluate") from None
