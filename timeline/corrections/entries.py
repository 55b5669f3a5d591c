"""The file of corrections → its entries, each checked."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from timeline.errors import CorrectionError
from timeline.records import Problem

ACTIONS = ("confirm", "change", "split", "merge", "reject")
NAME = "corrections.toml"
PLAIN = ("kind", "status", "indicator", "reporter", "partner", "unit")
_EXPECTED = {"record", "id", "document", "date", "words", "value", *PLAIN}


@dataclass(frozen=True, slots=True)
class Correction:
    """One entry of the file; ``number`` counts from 1 as a reader of the file would."""

    number: int
    action: str
    who: str
    when: date
    why: str
    expect: Mapping[str, Any]
    set: Mapping[str, Any] = field(default_factory=dict)
    also: tuple[Mapping[str, Any], ...] = ()
    documents: tuple[str, ...] = ()

    def said(self, what: str) -> str:
        """Give the line that the corrected record carries."""
        return f"{what}; {self.who}, {self.when.isoformat()}: {self.why}"


def load(path: Path) -> tuple[list[Correction], list[Problem]]:
    """Read the file; without one there are no corrections. A bad entry is a problem."""
    if not path.is_file():
        return [], []
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        return [], [Problem(path.name, "", str(error), "correct the TOML")]
    corrections, problems = [], []
    for number, entry in enumerate(data.get("correction", []), start=1):
        try:
            corrections.append(_entry(number, entry))
        except CorrectionError as error:
            problems.append(Problem(path.name, f"correction {number}", str(error)))
    return corrections, problems


def _entry(number: int, entry: Mapping[str, Any]) -> Correction:
    for name in ("action", "who", "when", "why", "expect"):
        if not entry.get(name):
            raise CorrectionError(f"{name} is missing; add it")
    if entry["action"] not in ACTIONS:
        raise CorrectionError(f"action {entry['action']!r} is not one of {', '.join(ACTIONS)}")
    if not isinstance(entry["when"], date):
        raise CorrectionError(f"when {entry['when']!r} is not a day; write 2026-11-22 unquoted")
    for expect in (entry["expect"], *entry.get("also", [])):
        unknown = set(expect) - _EXPECTED
        if unknown:
            raise CorrectionError(f"expect names {', '.join(sorted(unknown))}; leave it out")
    needs = {"change": "set", "merge": "also", "split": "documents"}.get(entry["action"])
    if needs and not entry.get(needs):
        raise CorrectionError(f"{entry['action']} needs {needs}; add it")
    return Correction(
        number,
        entry["action"],
        entry["who"],
        entry["when"],
        entry["why"],
        entry["expect"],
        entry.get("set", {}),
        tuple(entry.get("also", [])),
        tuple(entry.get("documents", [])),
    )
