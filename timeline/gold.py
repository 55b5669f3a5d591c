"""Gold: what a careful reader finds in a text, read from files.

A TOML file holds passages with their texts (see tests/gold/README.md); a JSON file holds the gold
of one document, whose text lies in a folder of documents under the same name.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from timeline import edtf
from timeline.errors import DateError, DocumentError
from timeline.records import Span

HELD_OUT = "held_out"


@dataclass(frozen=True, slots=True)
class GoldEvent:
    """An event as the reader has it. Several dates, kinds or statuses are equally right.

    ``spans`` are the places where the date expression may stand; none where another day stands
    in. No ``statuses`` means that the reader did not say.
    """

    dates: tuple[str, ...]
    kinds: tuple[str, ...]
    statuses: tuple[str, ...]
    bilateral: bool
    optional: bool
    quote: str
    spans: tuple[Span, ...]
    gist: str
    scope: str = ""  # multilateral or other, where the reader says which; else empty


@dataclass(frozen=True, slots=True)
class GoldFigure:
    """A trade figure as the reader has it; ``value`` in whole units, growth in per cent."""

    periods: tuple[str, ...]
    value: float | None
    unit: str
    flow: str
    reporter: str
    statuses: tuple[str, ...]
    growth_pct: float | None
    optional: bool
    quote: str


@dataclass(frozen=True, slots=True)
class Passage:
    """A text with its gold. ``writing`` names the row of the table that it counts in."""

    name: str
    writing: str
    language: str
    pair: tuple[str, ...]
    published: date | None
    text: str
    events: tuple[GoldEvent, ...]
    figures: tuple[GoldFigure, ...]
    held_out: bool


def places(text: str, quote: str) -> tuple[Span, ...]:
    """Give every place where the quote stands in the text."""
    found, start = [], text.find(quote) if quote else -1
    while start >= 0:
        found.append(Span(start, start + len(quote)))
        start = text.find(quote, start + 1)
    return tuple(found)


def _dates(row: Mapping[str, Any], first: str, others: str, where: str) -> tuple[str, ...]:
    dates = (row[first], *row.get(others, ()))
    for text in dates:
        try:
            edtf.parse(text)
        except DateError as error:
            raise DocumentError(f"{where}: {first} {error}") from None
    return dates


def _event(row: Mapping[str, Any], text: str, status: str, where: str) -> GoldEvent:
    quote = row.get("quote") or ""
    spans = places(text, quote)
    if quote and not spans:
        raise DocumentError(f"{where}: the text has no {quote!r}; copy the quote letter for letter")
    if "occurrence" in row:
        spans = spans[row["occurrence"] : row["occurrence"] + 1]
    stated = row.get("status", status)
    return GoldEvent(
        dates=_dates(row, "date", "alt_dates", where),
        kinds=(row["type"], *row.get("alt_types", ())),
        statuses=(stated, *row.get("alt_statuses", ())) if stated else (),
        bilateral=row.get("bilateral", "scope" not in row),
        optional=row.get("optional", False),
        quote=quote,
        spans=spans,
        gist=row.get("gist", ""),
        scope=row.get("scope", ""),
    )


def _figure(row: Mapping[str, Any], where: str) -> GoldFigure:
    value = row.get("value_usd", row.get("value"))
    return GoldFigure(
        periods=_dates(row, "period", "alt_periods", where),
        value=None if value is None else float(value),
        unit=row.get("unit", "USD"),
        flow=row.get("flow", "turnover"),
        reporter=row.get("reporter") or "",
        statuses=(row["status"], *row.get("alt_statuses", ())),
        growth_pct=row.get("growth_pct"),
        optional=row.get("optional", False) or row["status"] == "derived",
        quote=row.get("quote") or "",
    )


def _figures(rows: list[dict[str, Any]], where: str) -> Iterator[GoldFigure]:
    """Give each figure and, as rows that a reader may leave out, what it is made of."""
    for row in rows:
        yield _figure(row, where)
        for part in row.get("components", ()):
            shared: dict[str, Any] = {
                key: row[key] for key in ("period", "status", "unit") if key in row
            }
            yield _figure({**shared, **part, "optional": True}, where)


def _passage(row: Mapping[str, Any], name: str, writing: str, text: str, status: str) -> Passage:
    published = row.get("published")
    return Passage(
        name=name,
        writing=writing,
        language=row.get("lang", writing),
        pair=tuple(row.get("pair", ())),
        published=date.fromisoformat(published) if published else None,
        text=text,
        events=tuple(_event(event, text, status, name) for event in row.get("events", ())),
        figures=tuple(_figures(row.get("trade", []), name)),
        held_out=row.get("held_out", False),
    )


def _from_toml(path: Path) -> Iterator[Passage]:
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except ValueError as error:
        raise DocumentError(f"{path}: {error}; correct the TOML") from None
    language = content.get("lang", "-".join(path.stem.split("-")[:2]))
    if not isinstance(content.get("passage"), list):
        raise DocumentError(f"{path}: has no [[passage]]; name a folder that holds gold alone")
    for row in content["passage"]:
        row = {"lang": language, **row, "held_out": path.parent.name == HELD_OUT}
        text = row["text"]
        yield _passage(row, row["id"], path.stem, text, content.get("status", ""))


def _from_json(path: Path, documents: Path) -> Passage:
    row = json.loads(path.read_text(encoding="utf-8"))
    source = documents / f"{path.stem}.txt"
    if not source.is_file():
        raise DocumentError(
            f"{path.name}: {source} is not there; name the folder of texts with --documents"
        )
    with source.open(encoding="utf-8", newline="") as stream:
        text = stream.read()
    return _passage(row, path.stem, row["lang"], text, "")


def read_gold(folder: Path, documents: Path | None = None) -> list[Passage]:
    """Read every gold file of a folder and of its ``held_out``; documents lie beside it."""
    documents = documents or folder.parent / "documents"
    tables = [*sorted(folder.glob("*.toml")), *sorted((folder / HELD_OUT).glob("*.toml"))]
    passages = [passage for path in tables for passage in _from_toml(path)]
    passages += [_from_json(path, documents) for path in sorted(folder.glob("*.json"))]
    if not passages:
        raise DocumentError(f"{folder} has no gold; name a folder with .toml or .json gold files")
    return passages
