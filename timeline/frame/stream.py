"""Records → Parquet files, in pieces, so that no table is whole in memory; and back by rows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

import pyarrow as pa
import pyarrow.parquet as pq

from timeline.errors import FrameError
from timeline.frame.files import write_report
from timeline.frame.rows import pieces, to_rows
from timeline.frame.schema import DAY, SCHEMA, Tables
from timeline.records import Document, Event, Figure, Problem

_ARROW: Final[dict[str, pa.DataType]] = {
    "string": pa.large_string(),
    "object": pa.list_(pa.string()),
    "int64": pa.int64(),
    "Int64": pa.int64(),
    "float64": pa.float64(),
    "bool": pa.bool_(),
    DAY: pa.timestamp("s"),
}


def write_records(
    folder: Path,
    abouts: Iterable[Document],
    documents: Iterable[Document],
    events: Sequence[Event],
    figures: Sequence[Figure],
    problems: Iterable[Problem],
    report: Mapping[str, Any],
) -> None:
    """Write records as ``write`` writes their tables; a build that was there stays until the end.

    ``abouts`` are the same documents as ``documents``, of which no text is needed. Raises
    FrameError where two records have one id.
    """
    folder.mkdir(parents=True, exist_ok=True)
    rows = to_rows(abouts, documents, events, figures)
    parts = {name: folder / f"{name}.parquet.part" for name in SCHEMA}
    try:
        for name, part in parts.items():
            _write(name, getattr(rows, name), part)
        for name, part in parts.items():
            part.replace(folder / f"{name}.parquet")
    finally:
        for part in parts.values():
            part.unlink(missing_ok=True)
    write_report(folder, problems, report)


def _write(name: str, rows: Iterable[dict[str, Any]], path: Path) -> None:
    schema = pa.schema([(column, _ARROW[spec.dtype]) for column, spec in SCHEMA[name].items()])
    made = (
        pa.Table.from_pandas(piece, schema=schema, preserve_index=False, nthreads=1)
        for piece in pieces(name, _each_once(name, rows))
    )
    first = next(made)
    with pq.ParquetWriter(path, first.schema) as file:
        file.write_table(first)
        for table in made:
            file.write_table(table)


def _each_once(name: str, rows: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Let rows pass whose ids differ."""
    seen: set[str] = set()
    for row in rows:
        if "id" in row:
            if row["id"] in seen:
                raise FrameError(f"table {name} has the same id twice: {row['id']}")
            seen.add(row["id"])
        yield row


def each_row(where: Tables | Path, name: str, columns: Sequence[str]) -> Iterator[tuple[Any, ...]]:
    """Give some columns of a table, row by row; where it is a folder, nothing else is read."""
    if isinstance(where, Tables):
        frame = getattr(where, name)
        yield from zip(*(frame[column] for column in columns), strict=True)
        return
    with pq.ParquetFile(where / f"{name}.parquet") as file:
        for batch in file.iter_batches(1_000, columns=list(columns), use_threads=False):
            lists = (batch.column(name).to_numpy(zero_copy_only=False).tolist() for name in columns)
            yield from zip(*lists, strict=True)
