"""What an export says of itself: pair, filters, day, language, version of the data, markings."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd

from timeline import messages
from timeline.exports import words
from timeline.exports.selection import Selection
from timeline.frame import SCHEMA, Tables
from timeline.messages import LANGUAGES, translator


@dataclass(frozen=True, slots=True)
class About:
    """The label of an export; every format carries it in the place that it has for that."""

    pair: str
    filters: tuple[tuple[str, str], ...]
    as_of: date
    language: str
    version: str
    title: str = ""
    markings: tuple[str, ...] = ()
    events: int = 0
    figures: int = 0
    unreviewed: int = 0

    @property
    def marking(self) -> str:
        """Give the line that each page of an export with restricted records carries."""
        return " · ".join(self.markings)

    @property
    def heading(self) -> str:
        """Give the title, or the names of the two countries where there is none."""
        return self.title or words.pair(self.pair, self.language)

    def rows(self) -> list[tuple[str, str]]:
        """Give the label as (name, value) rows, for a README sheet or an information page."""
        say = translator(self.language)
        filters = "; ".join(f"{say(name)}: {value}" for name, value in self.filters)
        checked = say("{n} records that no person has confirmed").format(n=self.unreviewed)
        return [
            (say("title"), self.title),
            (say("pair"), self.pair),
            (say("filters"), filters or say("none")),
            (say("as of"), self.as_of.isoformat()),
            (say("language"), LANGUAGES.get(self.language, self.language)),
            (say("data version"), self.version),
            (say("events"), str(self.events)),
            (say("figures"), str(self.figures)),
            (say("unreviewed"), checked),
            *([(say("restricted"), self.marking)] if self.markings else []),
        ]

    def line(self) -> str:
        """Give the label as one line."""
        return " · ".join(f"{name}: {value}" for name, value in self.rows() if value)

    def told(self) -> str:
        """Give the label as one line for a page: countries by name, days in words, no title."""
        said = {
            self.pair: words.pair(self.pair, self.language),
            self.as_of.isoformat(): messages.day(self.as_of, self.language),
        }
        rows = [(name, said.get(value, value)) for name, value in self.rows()[1:]]
        return " · ".join(f"{name}: {value}" for name, value in rows if value)

    def as_dict(self) -> dict[str, Any]:
        """Give the label as plain values, for JSON."""
        return {
            "title": self.title,
            "pair": self.pair,
            "filters": dict(self.filters),
            "as_of": self.as_of.isoformat(),
            "language": self.language,
            "data_version": self.version,
            "restricted": list(self.markings),
            "events": self.events,
            "figures": self.figures,
            "unreviewed": self.unreviewed,
        }


def data_version(tables: Tables) -> str:
    """Name the state of the data by its content: twelve letters of a sha256 over the tables."""
    digest = hashlib.sha256()
    for name in SCHEMA:
        frame: pd.DataFrame = getattr(tables, name)
        rows = frame.to_json(orient="values", date_format="iso", force_ascii=False) or ""
        digest.update(name.encode() + rows.encode())
    return digest.hexdigest()[:12]


def describe(
    tables: Tables,
    selection: Selection,
    *,
    as_of: date,
    language: str,
    version: str,
    title: str = "",
    steps: tuple[tuple[str, str], ...] = (),
) -> About:
    """Make the label of tables that ``select`` has narrowed; ``version`` is that of the whole.

    ``steps`` are the filters of a briefing's steps, (step, filters) each, in ``language``.
    """
    markings = {
        mark
        for frame in (tables.events, tables.figures, tables.documents)
        for mark in frame["restricted"]
        if mark
    }
    unreviewed = sum(
        int((frame["review"] == "unreviewed").sum()) for frame in (tables.events, tables.figures)
    )
    pairs = sorted(set(tables.events["pair"]) | set(tables.figures["pair"]))
    return About(
        pair=selection.pair or ", ".join(pair for pair in pairs if pair),
        filters=selection.filters() + steps,
        as_of=as_of,
        language=language,
        version=version,
        title=title,
        markings=tuple(sorted(markings)),
        events=len(tables.events),
        figures=len(tables.figures),
        unreviewed=unreviewed,
    )


def as_json(value: Any) -> str:
    """Write plain values as JSON, keys in their order, letters as they are."""
    return json.dumps(value, ensure_ascii=False, indent=1)
