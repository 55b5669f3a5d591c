"""Tables as files: .xlsx, .csv, .json and .parquet, each field and each source with them.

The texts of the documents stay in: an export quotes sentences, it does not republish articles.
"""

from __future__ import annotations

import csv
import io
import json
from datetime import date, datetime
from typing import Any

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from timeline.errors import ExportError
from timeline.exports.about import About, as_json
from timeline.exports.safe import cell
from timeline.frame import SCHEMA, Column, Tables

NAMES = ("events", "figures", "sources", "documents")
LEFT_OUT = ("text",)
HARMLESS = (
    "a text that a spreadsheet would compute (it begins with = + - @) has an apostrophe before it"
)
_SOURCE = ("document_id", "quote", "date_quote", "edtf", "title", "rule", "method", "value")
_DOCUMENT = ("name", "title", "publisher", "url", "published", "published_basis", "language")


def columns(name: str) -> dict[str, Column]:
    """Give the columns of one table that an export shows."""
    return {key: spec for key, spec in SCHEMA[name].items() if key not in LEFT_OUT}


def plain(value: Any) -> Any:
    """Turn one value of a frame into a plain one: text, number, bool, ISO day, list or None."""
    if isinstance(value, (list, tuple)):
        return [plain(item) for item in value]
    if value is None or value is pd.NA or value is pd.NaT or value != value:
        return None
    if isinstance(value, (pd.Timestamp, datetime, date)):
        return value.strftime("%Y-%m-%d")
    if isinstance(value, bool) or not hasattr(value, "item"):
        return value
    return value.item()


def rows(frame: pd.DataFrame, names: list[str]) -> list[dict[str, Any]]:
    """Give the rows of a frame as plain values."""
    values = [frame[name].tolist() for name in names]
    return [
        {name: plain(value) for name, value in zip(names, row, strict=True)}
        for row in zip(*values, strict=True)
    ]


def to_json(tables: Tables, about: About) -> bytes:
    """Write everything as one JSON object: about, schema, and the four tables as lists."""
    whole: dict[str, Any] = {
        "about": about.as_dict(),
        "schema": {
            name: {
                key: {"dtype": spec.dtype, "unit": spec.unit, "meaning": spec.meaning}
                for key, spec in columns(name).items()
            }
            for name in NAMES
        },
    }
    for name in NAMES:
        whole[name] = rows(getattr(tables, name), list(columns(name)))
    return (as_json(whole) + "\n").encode()


def records(tables: Tables) -> list[dict[str, Any]]:
    """Give events and figures in one list: the columns of both, and their sources inside."""
    documents = {row["id"]: row for row in rows(tables.documents, list(columns("documents")))}
    told: dict[str, list[dict[str, Any]]] = {}
    for row in rows(tables.sources, list(columns("sources"))):
        about = documents.get(row["document_id"], {})
        source = {name: row[name] for name in _SOURCE}
        source |= {f"document_{name}": about.get(name) for name in _DOCUMENT}
        told.setdefault(row["record_id"], []).append(source)
    union = list(dict.fromkeys([*columns("events"), *columns("figures")]))
    both = []
    for record, name in (("event", "events"), ("figure", "figures")):
        for row in rows(getattr(tables, name), list(columns(name))):
            full = {key: row.get(key) for key in union}
            both.append({"record": record} | full | {"sources": told.get(row["id"], [])})
    return both


def to_csv(tables: Tables, about: About, table: str = "records") -> bytes:
    """Write one table, or events and figures together, as CSV (UTF-8 with a mark for Excel).

    Lists are joined with `; `, the sources of a record are JSON; each row carries the label.
    """
    if table == "records":
        listed = records(tables)
        union = dict.fromkeys([*columns("events"), *columns("figures")])
        header = ["record", *union, "sources"]
    elif table in NAMES:
        header = list(columns(table))
        listed = rows(getattr(tables, table), header)
    else:
        raise ExportError(f"no table {table!r}; choose one of records, {', '.join(NAMES)}")
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([*header, "export"])
    label = cell(about.line())
    for row in listed:
        writer.writerow([*(_csv_cell(row[name]) for name in header), label])
    return b"\xef\xbb\xbf" + out.getvalue().encode()


def _csv_cell(value: Any) -> str | int | float:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return int(value) if value.is_integer() else value
    if isinstance(value, int):
        return value
    if isinstance(value, list):
        if any(isinstance(item, dict) for item in value):
            return cell(json.dumps(value, ensure_ascii=False))
        return cell("; ".join(str(item) for item in value))
    return cell(str(value))


_ARROW = {
    "string": pa.string(),
    "datetime64[s]": pa.date32(),
    "int64": pa.int64(),
    "Int64": pa.int64(),
    "float64": pa.float64(),
    "bool": pa.bool_(),
    "object": pa.list_(pa.string()),
}


def to_parquet(tables: Tables, about: About, table: str = "records") -> bytes:
    """Write one table, or events and figures together, as Parquet; the label is in its metadata."""
    if table not in ("records", *NAMES):
        raise ExportError(f"no table {table!r}; choose one of records, {', '.join(NAMES)}")
    if table == "records":
        listed = records(tables)
        specs = columns("events") | columns("figures")
    else:
        specs = columns(table)
        listed = rows(getattr(tables, table), list(specs))
    fields = [
        pa.field(name, _ARROW[spec.dtype], metadata={"unit": spec.unit, "meaning": spec.meaning})
        for name, spec in specs.items()
    ]
    if table == "records":
        told = [(name, pa.float64() if name == "value" else pa.string()) for name in _SOURCE]
        of = [
            (f"document_{name}", pa.date32() if name == "published" else pa.string())
            for name in _DOCUMENT
        ]
        sources = pa.list_(pa.struct([*told, *of]))
        fields = [pa.field("record", pa.string()), *fields, pa.field("sources", sources)]
    label = {"about": json.dumps(about.as_dict(), ensure_ascii=False)}
    schema = pa.schema(fields, metadata=label)
    typed = [_typed(row) for row in listed]
    out = io.BytesIO()
    pq.write_table(pa.Table.from_pylist(typed, schema=schema), out)
    return out.getvalue()


_DAYS = ("start", "end", "set_on", "vintage", "published", "document_published")


def _typed(row: dict[str, Any]) -> dict[str, Any]:
    typed = dict(row)
    for name in _DAYS:
        if isinstance(typed.get(name), str):
            typed[name] = date.fromisoformat(typed[name])
    if "sources" in typed:
        typed["sources"] = [_typed(source) for source in typed["sources"]]
    return typed
