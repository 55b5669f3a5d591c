"""Records → the four tables, a row a record."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import date
from itertools import islice
from typing import Any

import pandas as pd
from pandas.api.types import pandas_dtype

from timeline.frame.schema import DAY, SCHEMA, Tables
from timeline.records import Document, Event, Figure, Problem, Provenance

PIECE = 1_000  # rows


def _day(value: date | None) -> pd.Timestamp | None:
    return None if value is None else pd.Timestamp(value)


def _table(name: str, rows: Iterable[dict[str, Any]]) -> pd.DataFrame:
    """Make a table in pieces: a row of Python objects takes far more room than one of columns."""
    rest = iter(rows)
    pieces = [_typed(name, list(islice(rest, PIECE)))]
    while piece := list(islice(rest, PIECE)):
        pieces.append(_typed(name, piece))
    return pieces[0] if len(pieces) == 1 else pd.concat(pieces, ignore_index=True)


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


def to_tables(
    documents: Iterable[Document],
    events: Iterable[Event],
    figures: Iterable[Figure],
    problems: Iterable[Problem] = (),
    report: Mapping[str, Any] | None = None,
) -> Tables:
    """Make the four tables out of records; events are sorted by date, undated ones last."""
    documents, events, figures = list(documents), list(events), list(figures)
    restricted = {document.id: document.restricted for document in documents}
    told_events: dict[str, int] = {}
    told_figures: dict[str, int] = {}
    records: list[Event | Figure] = [*events, *figures]
    for record in records:
        counter = told_events if isinstance(record, Event) else told_figures
        for name in {source.document for source in record.sources}:
            counter[name] = counter.get(name, 0) + 1
    source_rows = (_source_row(record, source) for record in records for source in record.sources)
    document_rows = (
        {
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
            "events": told_events.get(document.id, 0),
            "figures": told_figures.get(document.id, 0),
            "extra": json.dumps(dict(document.extra), ensure_ascii=False),
        }
        for document in documents
    )
    order = ["start", "end", "id"]
    tables = Tables(
        _table("events", (_event_row(event, restricted) for event in events)),
        _table("figures", (_figure_row(figure, restricted) for figure in figures)),
        _table("sources", source_rows),
        _table("documents", document_rows),
        tuple(problems),
        dict(report or {}),
    )
    return Tables(
        tables.events.sort_values(order, na_position="last", ignore_index=True),
        tables.figures.sort_values(["indicator", *order], na_position="last", ignore_index=True),
        tables.sources,
        tables.documents,
        tables.problems,
        tables.report,
    )
