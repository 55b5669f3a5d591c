"""Builds of any size for the benchmark: events over a whole history, each with its sentence.

Nothing is drawn by chance: the same number of events gives the same tables everywhere.
"""

from __future__ import annotations

from datetime import date

import numpy as np
import pandas as pd

from timeline.frame import SCHEMA, Tables
from timeline.records import KINDS

FIRST, LAST = date(1992, 1, 1), date(2025, 12, 31)
TEXT = 200  # characters of a sentence
PER_DOCUMENT = 100  # events that one document tells
PLACES = ("Toshkent", "Astana", "Samarqand", "Olmaota", "Chimkent", "Buxoro")
WORDS = [
    *("delegations", "ministers", "railway", "customs", "border", "energy", "water", "culture"),
    *("students", "investors", "regions", "exhibition", "protocol", "roadmap", "council"),
    *("chamber", "export", "transit", "textile", "grain"),
]


def _text(number: int, length: int) -> str:
    """A sentence of exactly so many characters, another one for each number."""
    words, made = len(WORDS), f"Record {number}:"
    while len(made) < length:
        made += " " + WORDS[(number * 7 + len(made) * 11) % words]
    return made[: length - 1].rstrip().ljust(length - 1, "x") + "."


def _table(name: str, columns: dict[str, object], rows: int) -> pd.DataFrame:
    """A table of SCHEMA in which what is not named is empty."""
    empty = {"string": "", "int64": 0, "bool": False, "float64": np.nan}
    made = {}
    for column, spec in SCHEMA[name].items():
        if column in columns:
            value = columns[column]
        elif spec.dtype == "object":
            value = [[] for _ in range(rows)]
        else:
            value = empty.get(spec.dtype)
        made[column] = pd.Series(value, index=range(rows), dtype=spec.dtype)
    return pd.DataFrame(made)


def tables(number: int) -> Tables:
    """Tables with ``number`` events, dense towards our days, one sentence of TEXT letters each."""
    order = np.arange(number)
    # Later years have more press: the square root of an even spread, in days of the history.
    share = np.sqrt((order + 0.5) / max(number, 1))
    days = (share * (LAST - FIRST).days).astype("int64")
    start = pd.Timestamp(FIRST) + pd.to_timedelta(days, unit="D")
    end = start + pd.to_timedelta(np.where(order % 17 == 0, 2, 0), unit="D")
    ids = [f"e{one:06d}" for one in order]
    documents = [f"d{one // PER_DOCUMENT:05d}" for one in order]
    texts = [_text(one, TEXT) for one in order]
    written = start.strftime("%Y-%m-%d")
    events = _table(
        "events",
        {
            "id": ids,
            "edtf": np.where(end > start, written + "/" + end.strftime("%Y-%m-%d"), written),
            "start": start.to_numpy(),
            "end": end.to_numpy(),
            "precision": np.where(end > start, "range", "day"),
            "pair": "UZB-KAZ",
            "status": np.where(order % 23 == 0, "planned", "happened"),
            "documents": 1,
            "date_role": "act",
            "kind": [KINDS[one * 7 % len(KINDS)] for one in order],
            "scope": np.where(order % 5 == 0, "multilateral", "bilateral"),
            "parties": [["KAZ", "UZB"]] * number,
            "place": [PLACES[one % len(PLACES)] for one in order],
            "title": [_text(one, 70) for one in order],
            "title_language": "en",
        },
        number,
    )
    within = (order % PER_DOCUMENT) * (TEXT + 1)
    sources = _table(
        "sources",
        {
            "record_id": ids,
            "record": "event",
            "document_id": documents,
            "start": within,
            "end": within + TEXT,
            "quote": texts,
            "date_quote": written,
            "edtf": written,
            "rule": "bench",
            "method": "rule",
        },
        number,
    )
    names = sorted(set(documents))
    pages = ["\n".join(texts[one : one + PER_DOCUMENT]) for one in range(0, number, PER_DOCUMENT)]
    told = _table(
        "documents",
        {
            "id": names,
            "name": [f"{name}.txt" for name in names],
            "title": [f"Press review {name}" for name in names],
            "publisher": "Bench",
            "language": "en",
            "script": "Latn",
            "pair": "UZB-KAZ",
            "text": pages,
            "events": [page.count("\n") + 1 for page in pages],
            "extra": "{}",
        },
        len(names),
    )
    return Tables(events, _table("figures", {}, 0), sources, told, (), {"documents": len(names)})
