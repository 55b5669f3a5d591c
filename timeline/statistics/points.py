"""One number of a statistics file with its place, and how it becomes a Figure with a source.

Readers (one module a file format) yield Points and Problems; this module alone knows records.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from timeline import edtf
from timeline.records import Document, Figure, Problem, Provenance, Span


@dataclass(frozen=True, slots=True)
class Origin:
    """Who published the numbers, where, when and on which terms."""

    title: str
    publisher: str = ""
    url: str = ""
    licence: str = ""
    vintage: date | None = None
    kind: str = "official"


@dataclass(frozen=True, slots=True)
class Point:
    """One number: ``value`` in whole units; ``place`` and ``quote`` name the cell or row it is in.

    ``mark`` is the text of the period as it stands in the quote.
    """

    indicator: str
    reporter: str
    partner: str
    period: str
    value: Decimal
    unit: str
    place: str
    quote: str
    origin: Origin
    mark: str = ""
    basis: str = "unknown"
    status: str = "actual"
    bound: str = "exact"
    written: str = ""
    note: str = ""
    rule: str = ""


class Reading(NamedTuple):
    """What one or several files gave: documents, their figures, and what could not be read."""

    documents: list[Document]
    figures: list[Figure]
    problems: list[Problem]


def _digest(*parts: object) -> str:
    return hashlib.sha256("\x1f".join(map(str, parts)).encode()).hexdigest()[:16]


def _document(name: str, origin: Origin, lines: list[str], pair: str) -> Document:
    """Make the document that the figures lead to: the rows that were used, each with its place."""
    text = "\n".join(lines)
    return Document(
        id=_digest(pair, origin.title, origin.url, text),
        name=name,
        text=text,
        title=origin.title,
        publisher=origin.publisher,
        url=origin.url,
        published=origin.vintage,
        published_basis="stated" if origin.vintage else "unknown",
        pair=pair,
        extra=(("kind", "statistics"), ("licence", origin.licence)),
    )


def _figure(point: Point, document: Document, span: Span, pair: str, twin: int) -> Figure:
    when = edtf.parse(point.period)
    found = point.quote.find(point.mark) if point.mark else -1
    start = span.end - len(point.quote) + found
    source = Provenance(
        document=document.id,
        span=span,
        quote=document.text[span.start : span.end],
        date_span=Span(start, start + len(point.mark)) if found >= 0 else None,
        date_quote=point.mark if found >= 0 else "",
        edtf=point.period,
        title=point.origin.title,
        rule=f"statistics.{point.rule}",
        method="official",
        value=point.value,
    )
    name = (point.indicator, point.reporter, point.partner, point.period, point.unit, point.basis)
    return Figure(
        id="official-" + _digest(document.id, *name, point.origin.vintage, twin),
        indicator=point.indicator,
        when=when,
        reporter=point.reporter,
        partner=point.partner,
        value=point.value,
        unit=point.unit,
        bound=point.bound,
        status=point.status,
        basis=point.basis,
        as_written=point.written,
        sources=(source,),
        pair=pair,
        origin=point.origin.kind,
        set_on=point.origin.vintage if point.status == "target" else None,
        vintage=point.origin.vintage,
        licence=point.origin.licence,
        note=point.note,
    )


def to_records(
    name: str, points: Iterable[Point], pair: str
) -> tuple[list[Document], list[Figure]]:
    """Make one document for each origin in a file, and a figure for each point in it."""
    by_origin: dict[Origin, list[Point]] = {}
    for point in points:
        by_origin.setdefault(point.origin, []).append(point)
    documents, figures = [], []
    for origin, mine in by_origin.items():
        document = _document(name, origin, [_line(point) for point in mine], pair)
        documents.append(document)
        start, twins = 0, dict[tuple[str, ...], int]()
        for point in mine:
            span = Span(start, start + len(_line(point)))
            key = (point.indicator, point.reporter, point.partner, point.period, point.basis)
            twins[key] = twins.get(key, -1) + 1
            figures.append(_figure(point, document, span, pair, twins[key]))
            start = span.end + 1
    return documents, figures


def _line(point: Point) -> str:
    return f"{point.place}: {point.quote}".replace("\n", " ").replace("\r", " ")
