"""Records ↔ pandas: the SCHEMA of the four tables, validation, Parquet.

Tables, each with one row a record:

    events     one happening, merged over documents
    figures    one number for one period, from the press or from official statistics
    sources    one sentence that an event or a figure was read from (record_id joins it)
    documents  one text, whole, with what is known of its origin

``SCHEMA`` names dtype, unit and meaning of each column; ``validate`` holds a table against it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any, Final

import pandas as pd
from pandas.api.types import pandas_dtype

from timeline.errors import FrameError
from timeline.records import Document, Event, Figure, Problem, Provenance

DAY: Final = "datetime64[s]"


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its dtype in pandas, its unit (or form) and what it means."""

    dtype: str
    unit: str
    meaning: str


_RECORD = {
    "id": Column("string", "", "stable name of the record"),
    "edtf": Column("string", "EDTF", "the date as read, e.g. 2021-12-06, 1997/.., ../2030, XXXX"),
    "start": Column(DAY, "day", "first day, inclusive; empty where open or unknown"),
    "end": Column(DAY, "day", "last day, inclusive; empty where open or unknown"),
    "precision": Column(
        "string", "", "day, month, quarter, half, year, decade, range, open or unknown"
    ),
    "pair": Column("string", "UZB-KAZ", "pair of countries whose documents tell it"),
    "status": Column(
        "string",
        "",
        "events: happened, planned or not_confirmed; figures: actual, estimate, expected, target "
        "or derived (worked out from other figures)",
    ),
    "conflicts": Column("object", "list", "what other sources say instead, e.g. dates or values"),
    "review": Column("string", "", "unreviewed, confirmed or changed by a person"),
    "correction": Column("string", "", "who changed it, when and why; empty if nobody did"),
    "restricted": Column("string", "", "marking that keeps it out of exports; empty if free"),
    "documents": Column("int64", "count", "number of different documents that tell it"),
}

SCHEMA: dict[str, dict[str, Column]] = {
    "events": _RECORD
    | {
        "date_role": Column("string", "", "act, since, term or deadline"),
        "kind": Column("string", "", "what it is, one word: treaty, visit, meeting, council, …"),
        "scope": Column("string", "", "bilateral, multilateral or other"),
        "parties": Column("object", "list of ISO 3166 alpha-3", "who took part"),
        "place": Column("string", "", "where, as named in relations.toml; empty if unsaid"),
        "title": Column("string", "", "at most 90 characters, in the language of title_language"),
        "title_language": Column("string", "", "uz, ru, kk, en"),
        "publication_day": Column("bool", "", "the publication day stands in for the date"),
        "thread": Column("string", "", "name of the treaty whose life it belongs to"),
        "series": Column("string", "", "numbered series and number, e.g. commission:20"),
    },
    "figures": _RECORD
    | {
        "indicator": Column("string", "", "trade_turnover, export, import, balance, visitors, …"),
        "reporter": Column("string", "ISO 3166 alpha-3", "whose number it is; empty if unsaid"),
        "partner": Column("string", "ISO 3166 alpha-3", "the other country; empty if unsaid"),
        "value": Column("float64", "whole units", "the number, in whole units of `unit`"),
        "unit": Column("string", "ISO 4217, PERCENT, TIMES, COUNT", "unit of the value"),
        "bound": Column("string", "", "exact, over, under, about or up_to"),
        "basis": Column("string", "", "goods, goods_services, FOB, CIF or unknown"),
        "growth_pct": Column("float64", "per cent", "growth as the source says it"),
        "growth_times": Column("float64", "factor", "growth told as a multiple"),
        "growth_abs": Column("float64", "whole units", "growth told as a sum"),
        "unit_inferred": Column("bool", "", "the text names no currency; the pair's usual unit"),
        "as_written": Column("string", "", "the number as the source writes it"),
        "derived_from": Column("object", "list of ids", "figures that a derived value came from"),
        "origin": Column("string", "", "press or official"),
        "set_on": Column(DAY, "day", "targets: the day on which it was set"),
        "vintage": Column(DAY, "day", "statistics: the day of release"),
        "licence": Column("string", "", "terms of use of the statistic"),
        "note": Column("string", "", "what a reader must know, e.g. `sum of exports and imports`"),
    },
    "sources": {
        "record_id": Column("string", "", "the event or figure"),
        "record": Column("string", "", "event or figure"),
        "document_id": Column("string", "", "the document; for statistics the file"),
        "start": Column("int64", "code point", "where the sentence starts in the document's text"),
        "end": Column("int64", "code point", "where it ends, exclusive"),
        "quote": Column("string", "", "the sentence, letter for letter"),
        "date_start": Column("Int64", "code point", "where the date starts; empty if none"),
        "date_end": Column("Int64", "code point", "where it ends, exclusive"),
        "date_quote": Column("string", "", "the date, letter for letter; empty if none"),
        "edtf": Column("string", "EDTF", "the date that this source alone gives"),
        "title": Column("string", "", "the title that this source alone gives"),
        "rule": Column("string", "", "the rule that read it, e.g. uz.year_month"),
        "method": Column("string", "", "rule, manual or official"),
        "value": Column("float64", "whole units", "figures: the value that this source gives"),
    },
    "documents": {
        "id": Column("string", "", "first 16 letters of the sha256 of the text"),
        "name": Column("string", "", "file name"),
        "title": Column("string", "", "title of the source"),
        "publisher": Column("string", "", "who published it"),
        "url": Column("string", "", "address of the source"),
        "published": Column(DAY, "day", "publication day; empty if unknown"),
        "published_basis": Column("string", "", "stated, inferred, assumed or unknown"),
        "language": Column("string", "", "uz, ru, kk, en"),
        "script": Column("string", "", "Latn or Cyrl"),
        "pair": Column("string", "UZB-KAZ", "pair of countries it is filed under"),
        "restricted": Column("string", "", "marking, e.g. `internal`; empty if free"),
        "text": Column("string", "", "the whole text"),
        "events": Column("int64", "count", "events read from it"),
        "figures": Column("int64", "count", "figures read from it"),
        "extra": Column("string", "JSON object", "further columns of the manifest"),
    },
}


@dataclass(frozen=True, slots=True)
class Tables:
    """The four tables of one build, and its report."""

    events: pd.DataFrame
    figures: pd.DataFrame
    sources: pd.DataFrame
    documents: pd.DataFrame
    problems: tuple[Problem, ...] = ()
    report: Mapping[str, Any] = field(default_factory=dict)

    def sources_of(self, record_id: str) -> pd.DataFrame:
        """Give the sources of one record joined with their documents (shape: sources × both).

        Columns of the document carry the prefix ``document_``.
        """
        mine = self.sources[self.sources["record_id"] == record_id]
        about = self.documents.drop(columns=["text"]).add_prefix("document_")
        return mine.merge(about, on="document_id", how="left")


def records(table: pd.DataFrame) -> list[dict[str, Any]]:
    """The rows of a table as dictionaries by column."""
    return [{str(name): value for name, value in row.items()} for row in table.to_dict("records")]


def _day(value: date | None) -> pd.Timestamp | None:
    return None if value is None else pd.Timestamp(value)


def _table(name: str, rows: list[dict[str, Any]]) -> pd.DataFrame:
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
    source_rows = []
    records: list[Event | Figure] = [*events, *figures]
    for record in records:
        counter = told_events if isinstance(record, Event) else told_figures
        for name in {source.document for source in record.sources}:
            counter[name] = counter.get(name, 0) + 1
        source_rows += [_source_row(record, source) for source in record.sources]
    document_rows = [
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
    ]
    order = ["start", "end", "id"]
    tables = Tables(
        _table("events", [_event_row(event, restricted) for event in events]),
        _table("figures", [_figure_row(figure, restricted) for figure in figures]),
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


def with_report(tables: Tables, **more: Any) -> Tables:
    """The same tables with further entries in their report."""
    return replace(tables, report={**tables.report, **more})


def validate(tables: Tables) -> None:
    """Hold each table against SCHEMA; raise FrameError naming table, column and what is wrong."""
    for name, columns in SCHEMA.items():
        frame: pd.DataFrame = getattr(tables, name)
        missing = [column for column in columns if column not in frame.columns]
        if missing:
            raise FrameError(f"table {name} lacks the columns {', '.join(missing)}; build it again")
        for column, spec in columns.items():
            found = str(frame[column].dtype)
            if found != spec.dtype:
                raise FrameError(f"table {name}, column {column}: {found}, not {spec.dtype}")
    for name in ("events", "figures", "documents"):
        ids = getattr(tables, name)["id"]
        if ids.duplicated().any():
            twice = ", ".join(sorted(set(ids[ids.duplicated()]))[:3])
            raise FrameError(f"table {name} has the same id twice: {twice}")
    known = set(tables.events["id"]) | set(tables.figures["id"])
    stray = set(tables.sources["record_id"]) - known
    if stray:
        raise FrameError(f"table sources names records that do not exist: {sorted(stray)[:3]}")


def write(tables: Tables, folder: Path) -> None:
    """Write the tables as Parquet and the report as report.json into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in SCHEMA:
        getattr(tables, name).to_parquet(folder / f"{name}.parquet", index=False)
    report = dict(tables.report)
    report["problems"] = [
        {
            "file": problem.file,
            "place": problem.place,
            "what": problem.what,
            "remedy": problem.remedy,
            "level": problem.level,
        }
        for problem in tables.problems
    ]
    text = json.dumps(report, ensure_ascii=False, indent=1, sort_keys=True)
    (folder / "report.json").write_text(text + "\n", encoding="utf-8")


def read(folder: Path) -> Tables:
    """Read what ``write`` wrote; raise FrameError where the folder holds no build."""
    frames = {}
    for name, columns in SCHEMA.items():
        path = folder / f"{name}.parquet"
        if not path.exists():
            raise FrameError(f"{path} does not exist; run `python -m timeline build` first")
        frame = pd.read_parquet(path)
        for column, spec in columns.items():
            if column not in frame.columns:
                raise FrameError(f"{path} lacks the column {column}; run `timeline build` again")
            if spec.dtype == "object":
                frame[column] = frame[column].map(list).astype("object")
            elif str(frame[column].dtype) != spec.dtype:
                frame[column] = frame[column].astype(pandas_dtype(spec.dtype))
        frames[name] = frame[list(columns)]
    report = json.loads((folder / "report.json").read_text(encoding="utf-8"))
    problems = tuple(Problem(**problem) for problem in report.pop("problems", []))
    return Tables(**frames, problems=problems, report=report)
