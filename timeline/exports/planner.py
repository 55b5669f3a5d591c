"""What planning a briefing needs: the tables, and the documents numbered as they come up."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import pandas as pd

from timeline import messages
from timeline.exports import words
from timeline.exports.deck import Source
from timeline.exports.safe import one_line
from timeline.exports.tables import columns, rows
from timeline.frame import Tables


@dataclass(slots=True)
class Planner:
    """What planning needs at hand, and the documents numbered so far."""

    tables: Tables
    language: str
    name: str
    paper: str = "slide"
    numbers: dict[str, int] = field(default_factory=dict)
    used: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.say = messages.translator(self.language)
        self.documents = {
            row["id"]: row for row in rows(self.tables.documents, list(columns("documents")))
        }
        self.told: dict[str, list[dict[str, Any]]] = {}
        for row in rows(self.tables.sources, list(columns("sources"))):
            self.told.setdefault(row["record_id"], []).append(row)

    say: messages.Translate = field(init=False)
    documents: dict[str, dict[str, Any]] = field(init=False)
    told: dict[str, list[dict[str, Any]]] = field(init=False)

    def cite(self, records: Iterable[str]) -> tuple[int, ...]:
        """Number the documents of records, in the order in which they first come up."""
        found: list[int] = []
        for id in records:
            if id not in self.used:
                self.used.append(id)
            for row in self.told.get(id, []):
                document = row["document_id"]
                number = self.numbers.setdefault(document, len(self.numbers) + 1)
                if number not in found:
                    found.append(number)
        return tuple(sorted(found))

    def sources(self) -> tuple[Source, ...]:
        """Give the numbered documents."""
        return tuple(
            Source(number, self._cited(self.documents.get(id, {"name": id})), self._address(id))
            for id, number in self.numbers.items()
        )

    def _address(self, id: str) -> str:
        url = "".join((self.documents.get(id, {}).get("url") or "").split())
        return url if url.startswith(("https://", "http://")) else ""

    def _cited(self, row: dict[str, Any]) -> str:
        day = row.get("published")
        when = messages.day(date.fromisoformat(day), self.language) if day else ""
        if day and row.get("published_basis") not in ("stated", None):
            when += f" ({self.say(row['published_basis'])})"
        title = row.get("title") or row.get("name") or ""
        parts = [row.get("publisher"), title, when]
        return one_line(", ".join(part for part in parts if part))

    def caution(self, frame: pd.DataFrame) -> str:
        """Say how many of these records no person has confirmed."""
        open_ = int((frame["review"] == "unreviewed").sum())
        if not open_:
            return ""
        if len(frame) == 1:
            return self.say("unreviewed")
        return self.say("{n} of {all} records unreviewed").format(n=open_, all=len(frame))

    def countries(self) -> str:
        """Name the countries of the pair, where the tables hold one."""
        pairs = sorted(set(self.tables.figures["pair"]) | set(self.tables.events["pair"]))
        return words.pair(pairs[0], self.language) if len(pairs) == 1 else ""
