"""What was extracted from one text, in the few fields that are compared with gold.

It comes from the records of a document, or from the lines that ``timeline extract`` prints.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from timeline.records import Event, Figure, Span

FLOWS = {"trade_turnover": "turnover", "export": "export", "import": "import"}


@dataclass(frozen=True, slots=True)
class FoundEvent:
    """An event as extracted from one text; ``date_span`` None where no expression gives the day."""

    date: str
    kind: str
    status: str
    scope: str
    date_span: Span | None
    quote: str = ""
    rule: str = ""


@dataclass(frozen=True, slots=True)
class FoundFigure:
    """A trade figure as extracted from one text."""

    period: str
    value: float | None
    unit: str
    flow: str
    reporter: str
    status: str
    growth_pct: float | None
    quote: str = ""
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """What was extracted from one text."""

    events: tuple[FoundEvent, ...] = ()
    figures: tuple[FoundFigure, ...] = ()


def from_records(events: Iterable[Event], figures: Iterable[Figure]) -> Found:
    """Take the records of one document."""
    return Found(
        tuple(
            FoundEvent(
                event.when.edtf,
                event.kind,
                event.status,
                event.scope,
                event.sources[0].date_span if event.sources else None,
                event.sources[0].quote if event.sources else "",
                event.sources[0].rule if event.sources else "",
            )
            for event in events
        ),
        tuple(
            FoundFigure(
                figure.when.edtf,
                _number(figure.value),
                figure.unit,
                FLOWS[figure.indicator],
                figure.reporter,
                figure.status,
                _number(figure.growth_pct),
                figure.as_written,
                figure.sources[0].rule if figure.sources else "",
            )
            for figure in figures
            if figure.indicator in FLOWS
        ),
    )


def from_lines(rows: Iterable[Mapping[str, Any]]) -> dict[str, Found]:
    """Take the rows of ``timeline extract``; give what was found by the document's name."""
    events: dict[str, list[FoundEvent]] = {}
    figures: dict[str, list[FoundFigure]] = {}
    for row in rows:
        name = row["document"].removesuffix(".txt")
        if row["record"] == "event":
            at = row.get("date_span")
            events.setdefault(name, []).append(
                FoundEvent(
                    row["date"],
                    row.get("kind", ""),
                    row.get("status", ""),
                    row.get("scope", ""),
                    Span(*at) if at else None,
                    row.get("quote", ""),
                    row.get("rule", ""),
                )
            )
        elif row["record"] == "trade":
            figures.setdefault(name, []).append(
                FoundFigure(
                    row["period"],
                    _number(row.get("value")),
                    row.get("unit", "USD"),
                    row.get("flow", "turnover"),
                    row.get("reporter") or "",
                    row.get("status", ""),
                    _number(row.get("growth_pct")),
                    row.get("quote", ""),
                    row.get("rule", ""),
                )
            )
    return {
        name: Found(tuple(events.get(name, ())), tuple(figures.get(name, ())))
        for name in events.keys() | figures.keys()
    }


def _number(value: Decimal | float | None) -> float | None:
    return None if value is None else float(value)
