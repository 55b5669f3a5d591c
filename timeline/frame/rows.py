"""Records → the four tables, a row a record, made as they are asked for."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain
from typing import Any

import pandas as pd
from pandas.api.types import pandas_dtype

from timeline.frame.schema import DAY, SCHEMA, Tables
from timeline.records import Document, Event, Figure, Problem, Provenance

PIECE = 1_000  # rows
PIECE_TEXT = 300_000  # letters of texts and sentences
LONG = ("text", "quote")  # columns


def _day(value: date | None) -> pd.Timestamp | None:
    return None if value is None else pd.Timestamp(value)


def _table(name: str, rows: Iterable[dict[str, Any]]) -> pd.DataFrame:
    made = list(pieces(name, rows))
    return made[0] if len(made) == 1 else pd.concat(made, ignore_index=True)


def pieces(name: str, rows: Iterable[dict[str, Any]]) -> Iterator[pd.DataFrame]:
    """Make a table in pieces: a row of Python objects takes far more room than one of columns."""
    piece: list[dict[str, Any]] = []
    size = number = 0
    for row in rows:
        piece.append(row)
        size += sum(len(row.get(column, "")) for column in LONG)
        if len(piece) == PIECE or size > PIECE_TEXT:
            yield _typed(name, piece)
            number, size, piece = number + 1, 0, []
    if piece or not number:
        yield _typed(name, piece)


def _typed(name: str, rows: list[dict[str, Any]]) -> pd.DataFrame:
    columns = SCHEMA[name]
    frame = pd.DataFrame(rows, columns=list(columns))
    for column, spec in columns.items():
        if spec.dtype == "object":
            frame[column] = frame[column].astype("object")
        elif spec.dtype == DAY:
            frame[column] = pd.to_datetime(frame[column]).astype(DAY)
        else:
            frame[column] = frame[column].astype(pandas_dtype(spec.dtype))
    return frame


def _number(value: Any) -> float | None:
    return None if value is None else float(value)


def _record_row(record: Event | Figure, restricted: Mapping[str, str]) -> dict[str, Any]:
    marks = {restricted.get(source.document, "") for source in record.sources}
    return {
        "id": record.id,
        "edtf": record.when.edtf,
        "start": _day(record.when.start),
        "end": _day(record.when.end),
        "precision": record.when.precision,
        "pair": record.pair,
        "status": record.status,
        "conflicts": list(record.conflicts),
        "review": record.review,
        "correction": record.correction,
        # A fact that a free source tells too is free: restricted only where every source is.
        "restricted": "" if "" in marks or not marks else sorted(marks)[0],
        "documents": len({source.document for source in record.sources}),
    }


def _event_row(event: Event, restricted: Mapping[str, str]) -> dict[str, Any]:
    return _record_row(event, restricted) | {
        "date_role": event.date_role,
        "kind": event.kind,
        "scope": event.scope,
        "parties": list(event.parties),
        "place": event.place,
        "title": event.title,
        "title_language": event.title_language,
        "publication_day": bool(event.sources)
        and all(source.date_span is None for source in event.sources),
        "thread": event.thread,
        "series": event.series,
    }


def _figure_row(figure: Figure, restricted: Mapping[str, str]) -> dict[str, Any]:
    return _record_row(figure, restricted) | {
        "indicator": figure.indicator,
        "reporter": figure.reporter,
        "partner": figure.partner,
        "value": _number(figure.value),
        "unit": figure.unit,
        "bound": figure.bound,
        "basis": figure.basis,
        "growth_pct": _number(figure.growth_pct),
        "growth_times": _number(figure.growth_times),
        "growth_abs": _number(figure.growth_abs),
        "unit_inferred": figure.unit_inferred,
        "as_written": figure.as_written,
        "derived_from": list(figure.derived_from),
        "origin": figure.origin,
        "set_on": _day(figure.set_on),
        "vintage": _day(figure.vintage),
        "licence": figure.licence,
        "note": figure.note,
    }


def _source_row(record: Event | Figure, source: Provenance) -> dict[str, Any]:
    return {
        "record_id": record.id,
        "record": "event" if isinstance(record, Event) else "figure",
        "document_id": source.document,
        "start": source.span.start,
        "end": source.span.end,
        "quote": source.quote,
        "date_start": source.date_span.start if source.date_span else None,
        "date_end": source.date_span.end if source.date_span else None,
        "date_quote": source.date_quote,
        "edtf": source.edtf,
        "title": source.title,
        "rule": source.rule,
        "method": source.method,
        "value": _number(source.value),
    }


def by_date(record: Event | Figure) -> tuple[object, ...]:
    """Give what a table is sorted by: its figures by what they count, then days, undated last."""
    first, last = record.when.start, record.when.end
    about = record.indicator if isinstance(record, Figure) else ""
    return about, first is None, first or date.min, last is None, last or date.min, record.id


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of each table, in its order; each iterator is read once."""

    events: Iterator[dict[str, Any]]
    figures: Iterator[dict[str, Any]]
    sources: Iterator[dict[str, Any]]
    documents: Iterator[dict[str, Any]]


def to_rows(
    abouts: Iterable[Document],
    documents: Iterable[Document],
    events: Sequence[Event],
    figures: Sequence[Figure],
) -> Rows:
    """Give the rows of the four tables, made as they are asked for.

    ``abouts`` are the same documents as ``documents``, of which no text is needed.
    """
    restricted = {document.id: document.restricted for document in abouts if document.restricted}
    told: dict[type, Counter[str]] = {Event: Counter(), Figure: Counter()}
    for record in chain[Event | Figure](events, figures):
        told[type(record)].update({source.document for source in record.sources})
    return Rows(
        (_event_row(event, restricted) for event in sorted(events, key=by_date)),
        (_figure_row(figure, restricted) for figure in sorted(figures, key=by_date)),
        (
            _source_row(record, source)
            for record in chain[Event | Figure](events, figures)
            for source in record.sources
        ),
        (
            _document_row(document, told[Event][document.id], told[Figure][document.id])
            for document in documents
        ),
    )


def _document_row(document: Document, events: int, figures: int) -> dict[str, Any]:
    return {
        "id": document.id,
        "name": document.name,
        "title": document.title,
        "publisher": document.publisher,
        "url": document.url,
        "published": _day(document.published),
        "published_basis": document.published_basis,
        "language": document.language,
        "script": document.script,
        "pair": document.pair,
        "restricted": document.restricted,
        "text": document.text,
        "events": events,
        "figures": figures,
        "extra": json.dumps(dict(document.extra), ensure_ascii=False),
    }


def to_tables(
    documents: Iterable[Document],
    events: Iterable[Event],
    figures: Iterable[Figure],
    problems: Iterable[Problem] = (),
    report: Mapping[str, Any] | None = None,
) -> Tables:
    """Make the four tables out of records; events are sorted by date, undated ones last."""
    documents = list(documents)
    rows = to_rows(documents, documents, list(events), list(figures))
    return Tables(
        _table("events", rows.events),
        _table("figures", rows.figures),
        _table("sources", rows.sources),
        _table("documents", rows.documents),
        tuple(problems),
        dict(report or {}),
    )
