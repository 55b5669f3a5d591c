"""``SCHEMA``: dtype, unit and meaning of each column of the four tables, which ``Tables`` holds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Final

import pandas as pd

from timeline.errors import FrameError
from timeline.records import Problem

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
        "unit_inferred": Column(
            "bool", "", "a guess: the currency is not named, or its name is that of several states"
        ),
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
