"""stat.uz SIAT: JSON of one indicator, `metadata` in four languages, rows of years or months.

Trade indicators add up within the year, so a month stands for January to that month where the
metadata say so, or where no number of any year is smaller than the one before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from itertools import pairwise
from typing import Any

from timeline.errors import StatisticsError
from timeline.records import Problem
from timeline.statistics.countries import WORLD, country
from timeline.statistics.periods import read_period, year_to_date
from timeline.statistics.points import Origin, Point
from timeline.statistics.reading import Context, amount, text
from timeline.statistics.tables import Table
from timeline.statistics.units import read_unit

NAME = "siat"
REPORTER = "UZB"  # SIAT is the service of Uzbekistan's statistics committee alone
LICENCE = "stat.uz: free use with attribution"
_PERIOD = re.compile(r"\d{4}(?:-[MQ]\d{1,2})?\Z")
_CUMULATIVE = re.compile(
    r"cumulative|since the beginning|january\s*[-–]|нарастающ|с начала года|январь\s*[-–]"
    r"|yil boshidan|o.?sib borish|yanvar\s*[-–]",
    re.IGNORECASE,
)
_INDICATORS = (
    ("trade_turnover", r"turnover|товарооборот"),
    ("export", r"\bexports?\b|экспорт"),
    ("import", r"\bimports?\b|импорт"),
    ("consumer_price_index", r"consumer price ind|потребительских цен"),
    ("price_index", r"price ind|индекс\w* цен"),
)
_FLOWS = {"trade_turnover", "export", "import"}
_ALL = re.compile(
    r"total|всего|jami|жами|republic of uzbekistan|республика узбекистан|\bcumulative"
)


def recognises(table: Table) -> bool:
    """Say whether the JSON is a list of {metadata, data} as SIAT writes it."""
    return (
        isinstance(table.data, list)
        and bool(table.data)
        and all(
            isinstance(part, Mapping)
            and isinstance(part.get("metadata"), list)
            and isinstance(part.get("data"), list)
            for part in table.data
        )
    )


def read(table: Table, context: Context) -> Iterator[Point | Problem]:
    """Give the rows of the indicator that are a total or name the other country."""
    for number, part in enumerate(table.data):
        try:
            yield from _part(part, context, table.name, f"[{number}]")
        except StatisticsError as error:
            yield Problem(table.name, f"[{number}].metadata", str(error))


def _meta(part: Mapping[str, Any], name: str) -> str:
    for entry in part["metadata"]:
        if isinstance(entry, Mapping) and text(entry, "name_en").lower().startswith(name):
            return text(entry, "value_en") or text(entry, "value_ru") or text(entry, "value_uz")
    return ""


def _indicator(title: str, code: str) -> str:
    low = title.lower()
    for name, stems in _INDICATORS:
        if re.search(stems, low):
            return name
    if not code:
        raise StatisticsError("neither the indicator's name nor its code is known")
    return "siat_" + re.sub(r"\W+", "_", code)


def _modified(part: Mapping[str, Any]) -> date | None:
    try:
        return date.fromisoformat(_meta(part, "last modified")[:10])
    except ValueError:
        return None


def _part(
    part: Mapping[str, Any], context: Context, name: str, at: str
) -> Iterator[Point | Problem]:
    title, code = _meta(part, "indicator name"), _meta(part, "indicator identification")
    indicator = _indicator(title, code)
    unit, factor = read_unit(context.unit or _meta(part, "unit of measurement"))
    usual = Origin(
        title=f"SIAT {code}: {title}" if title else f"SIAT {code}",
        publisher="Statistics Committee of Uzbekistan",
        url="https://siat.stat.uz",
        licence=LICENCE,
        vintage=_modified(part),
    )
    series = _Series(title, indicator, unit, factor, context.origin(usual), False)
    if indicator in _FLOWS and _cumulative(part, title):
        series = replace(series, widen=True)
    skipped = 0
    for number, row in enumerate(part["data"]):
        place = f"{at}.data[{number}]"
        if not isinstance(row, Mapping):
            yield Problem(name, place, "is no row", "download the file again")
            continue
        partner = _partner(row, indicator, number)
        known = partner in (*context.pair, WORLD, "")
        if REPORTER not in context.pair or partner is None or not known:
            skipped += 1
            continue
        yield from _row(row, partner, series, name, place)
    if skipped:
        what = f"{skipped} rows are neither a total nor about the two countries"
        yield Problem(name, at, what, level="note")


@dataclass(frozen=True, slots=True)
class _Series:
    """What holds for all rows of one indicator; ``widen``: a month counts from January on."""

    title: str
    indicator: str
    unit: str
    factor: Decimal
    origin: Origin
    widen: bool


def _row(
    row: Mapping[str, Any], partner: str, series: _Series, name: str, place: str
) -> Iterator[Point | Problem]:
    label = text(row, "Klassifikator_en") or text(row, "Klassifikator")
    for key, cell in row.items():
        if not _PERIOD.match(str(key)):
            continue
        try:
            value, estimate = amount(cell, series.factor)
            period = read_period(key)
        except StatisticsError as error:
            yield Problem(name, f"{place}.{key}", str(error))
            continue
        if value is None:
            continue
        widened = series.widen and "-M" in key
        yield Point(
            indicator=series.indicator,
            reporter=REPORTER,
            partner=partner,
            period=year_to_date(period) if widened else period,
            value=value,
            unit=series.unit,
            place=f"{place}.{key}",
            quote=f"{series.title} · {label} · {key} · {cell}",
            origin=series.origin,
            mark=str(key),
            basis="goods" if series.indicator in _FLOWS else "unknown",
            status="estimate" if estimate else "actual",
            written=str(cell),
            note="adds up from January" if widened else "",
            rule=NAME,
        )


def _partner(row: Mapping[str, Any], indicator: str, number: int) -> str | None:
    """Give the partner of a row; the total's is the world, or "" where no trade is measured."""
    labels = [
        text(row, key)
        for key in ("Klassifikator_en", "Klassifikator_ru", "Klassifikator", "Klassifikator_uzc")
    ]
    total = WORLD if indicator in _FLOWS else ""
    named = next((code for label in labels if (code := country(label))), "")
    if named and named != REPORTER:
        return named
    if named or number == 0 or any(_ALL.search(label.lower()) for label in labels):
        return total
    return None


def _cumulative(part: Mapping[str, Any], title: str) -> bool:
    """Say whether monthly numbers count from January on: said so, or never falling in any year."""
    said = " ".join(
        text(entry, key)
        for entry in part["metadata"]
        if isinstance(entry, Mapping)
        for key in ("value_en", "value_ru", "value_uz")
    )
    if _CUMULATIVE.search(f"{title} {said}"):
        return True
    years: dict[tuple[int, str], list[tuple[str, Any]]] = {}
    for number, row in enumerate(part["data"]):
        if isinstance(row, Mapping):
            for key, cell in row.items():
                if "-M" in str(key) and isinstance(cell, (int, float)):
                    years.setdefault((number, str(key)[:4]), []).append((str(key), cell))
    runs = [[cell for _, cell in sorted(run)] for run in years.values() if len(run) >= 3]
    return bool(runs) and all(a <= b for run in runs for a, b in pairwise(run))
