"""A document cut into parts: plain text, and the sentences and dates that were read."""

from __future__ import annotations

from typing import Any

import pandas as pd

from timeline import messages
from timeline.charts.text import visible
from timeline.frame import Tables, records
from timeline.views import words


def _names(tables: Tables, language: str) -> dict[str, str]:
    """What is said when the mouse rests on a reading: date and title, or value and period."""
    say = messages.translator(language)
    events = {
        row["id"]: f"{messages.period(row['edtf'], language)} · {words.kind(row['kind'], say)}"
        for row in records(tables.events[["id", "edtf", "kind"]])
    }
    figures = {
        row["id"]: f"{messages.period(row['edtf'], language)} · "
        f"{words.indicator(row['indicator'], say)}"
        for row in records(tables.figures[["id", "edtf", "indicator"]])
    }
    return {**figures, **events}


def parts(tables: Tables, document: str, language: str) -> list[dict[str, str]]:
    """The text of a document as parts in order; joined they are the text, letter for letter.

    A part has ``text``; one of a reading also ``role`` (event, figure or date), ``id`` (of what was
    read), ``record`` (the event it opens; empty for figures) and ``title``. Where sentences
    overlap, the first that starts is marked whole and the others from where it ends.
    """
    mine = tables.documents[tables.documents["id"] == document]
    if mine.empty:
        return []
    text = str(mine["text"].iloc[0])
    names = _names(tables, language)
    sources = tables.sources[tables.sources["document_id"] == document]
    found: list[dict[str, str]] = []
    at = 0
    for row in sorted(records(sources), key=lambda row: (row["start"], row["record"], -row["end"])):
        start, end = max(int(row["start"]), at), int(row["end"])
        if end <= start or text[int(row["start"]) : end] != row["quote"]:
            continue
        found.append(_part(text[at:start]))
        about = {
            "role": row["record"],
            "id": row["record_id"],
            "record": row["record_id"] if row["record"] == "event" else "",
            "title": names.get(row["record_id"], ""),
        }
        found += _sentence(text, start, end, row, about)
        at = end
    found.append(_part(text[at:]))
    return [part for part in found if part["text"]]


def _part(text: str, **about: str) -> dict[str, str]:
    return {"text": visible(text), "role": "", "id": "", "record": "", "title": "", **about}


def _sentence(
    text: str, start: int, end: int, row: dict[str, Any], about: dict[str, str]
) -> list[dict[str, str]]:
    """A sentence with its date set apart."""
    first, last = row["date_start"], row["date_end"]
    if pd.isna(first) or not start <= first < last <= end:
        return [_part(text[start:end], **about)]
    first, last = int(first), int(last)
    return [
        _part(text[start:first], **about),
        _part(text[first:last], **(about | {"role": "date"})),
        _part(text[last:end], **about),
    ]
