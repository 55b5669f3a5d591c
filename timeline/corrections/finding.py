"""Finding the one record that an entry expects."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from decimal import Decimal, InvalidOperation
from typing import Any

from timeline.corrections.entries import PLAIN
from timeline.errors import CorrectionError
from timeline.records import Event, Figure


def the_one(
    expect: Mapping[str, Any], records: Iterable[Event | Figure], names: Mapping[str, str]
) -> Event | Figure:
    """Give the record that fits; CorrectionError where none does, or several.

    ``names`` are the file names of documents by their ids.
    """
    found = [record for record in records if _fits(expect, record, names)]
    if len(found) == 1:
        return found[0]
    said = ", ".join(f"{name} {value}" for name, value in expect.items())
    if not found:
        raise CorrectionError(f"expects {said} and finds no such record")
    raise CorrectionError(f"expects {said} and finds {len(found)} such records, not one")


def _fits(expect: Mapping[str, Any], record: Event | Figure, names: Mapping[str, str]) -> bool:
    if expect.get("record", sort_of(record)) != sort_of(record):
        return False
    if "id" in expect and expect["id"] != record.id:
        return False
    if any(str(expect[name]) != getattr(record, name, None) for name in PLAIN if name in expect):
        return False
    if "value" in expect:
        value = record.value if isinstance(record, Figure) else None
        if value is None or value != decimal(expect["value"]):
            return False
    told = {names.get(source.document, "") for source in record.sources}
    if "document" in expect and expect["document"] not in told:
        return False
    dates = {record.when.edtf, *(source.edtf for source in record.sources)}
    if "date" in expect and str(expect["date"]) not in dates:
        return False
    return "words" not in expect or _fold(str(expect["words"])) in _words(record)


def sort_of(record: Event | Figure) -> str:
    """Name a record as the file does: event or figure."""
    return "event" if isinstance(record, Event) else "figure"


def _words(record: Event | Figure) -> str:
    title = record.title if isinstance(record, Event) else record.as_written
    told = [part for source in record.sources for part in (source.title, source.quote)]
    return _fold(" ".join([title, *told]))


def _fold(text: str) -> str:
    return re.sub(r"\s+", " ", re.sub("[ʻʼ‘’'`´]", "", text.lower()))


def decimal(value: object) -> Decimal:
    """Read a value of the file; CorrectionError where it is no number."""
    try:
        return Decimal(str(value))
    except InvalidOperation:
        raise CorrectionError(f"value {value!r} is not a number") from None
