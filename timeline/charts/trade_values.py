"""figures frame → the values of the trade chart: what is drawn where, before anything is drawn.

Nothing is averaged and nothing is left out: two sources that disagree stand side by side. Sources
that agree to the letter of the number share a mark, which names them all.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from timeline.frame import records

BILLION = 1e9
FLOWS = ("trade_turnover", "export", "import", "balance")
BOUND_SIGNS = {"exact": "", "over": "> ", "under": "< ", "about": "≈ ", "up_to": "≤ "}
BARS = ("actual", "estimate", "expected", "derived")
_SLOT = 0.84  # share of a year's width that its bars may fill


@dataclass(frozen=True, slots=True)
class Value:
    """One value as it is drawn, with the ids of all figures that tell it.

    ``x`` is in years, the whole number being the middle of that year; ``start`` is where the
    period begins on the same scale, ``y`` is in billions, ``series`` names whose number it is
    (reporter and basis; the reporter alone for the press, and only where flows have a side).
    """

    ids: tuple[str, ...]
    look: str
    x: float
    y: float
    width: float
    text: str
    start: float = 0.0
    series: tuple[str, str] = ("", "")
    hollow: bool = False


def look_of(row: Mapping[str, Any]) -> str:
    """Name how a figure is drawn: target, part, actual, estimate, expected, derived or official."""
    if row["status"] == "target":
        return "target"
    if row["origin"] == "official":
        return "official-part" if is_part(row) else "official"
    return "part" if is_part(row) else str(row["status"])


def is_part(row: Mapping[str, Any]) -> bool:
    """Say whether a period is shorter than a calendar year."""
    start, end = row["start"], row["end"]
    return bool(pd.notna(start) and pd.notna(end) and (end - start).days < 360)


def year_of(row: Mapping[str, Any]) -> int | None:
    """The year that a figure stands at: the one in which its period ends; None where unknown."""
    day = row["end"] if pd.notna(row["end"]) else row["start"]
    return None if pd.isna(day) else int(day.year)


def place(day: pd.Timestamp) -> float:
    """A day on the scale of years, the middle of a year being its whole number."""
    return float(day.year) - 0.5 + (day.day_of_year - 1) / 365.25


def select(figures: pd.DataFrame, indicator: str, unit: str = "USD") -> pd.DataFrame:
    """The figures of one indicator and unit that have a value and a year."""
    mine = figures[(figures["indicator"] == indicator) & (figures["unit"] == unit)]
    mine = mine[mine["value"].notna()]
    return mine[mine["end"].notna() | mine["start"].notna()]


def parts(figures: pd.DataFrame) -> pd.DataFrame:
    """The figures of part-years, targets apart."""
    kept = [is_part(row) and row["status"] != "target" for row in records(figures)]
    return figures[kept]


def whole_years(figures: pd.DataFrame) -> pd.DataFrame:
    """The figures of whole years, and part-years where no whole year is told yet."""
    rows = records(figures)
    told = {year_of(row) for row in rows if not is_part(row) and row["status"] != "target"}
    return figures[[not is_part(row) or year_of(row) not in told for row in rows]]


def values(
    figures: pd.DataFrame, number: Callable[[float], str], *, by_side: bool = False
) -> tuple[Value, ...]:
    """Place each figure; the bars of one year stand side by side, a part-year on its months.

    ``by_side`` keeps the reporters of the press apart, as flows need that have a direction.
    """
    shared: dict[tuple[Any, ...], list[dict[str, Any]]] = {}
    for row in records(figures):
        if year_of(row) is not None:
            shared.setdefault(_sameness(row, by_side), []).append(row)
    found: list[Value] = []
    years: dict[int, list[list[dict[str, Any]]]] = {}
    for rows in shared.values():
        if look_of(rows[0]) in BARS:
            years.setdefault(year_of(rows[0]) or 0, []).append(rows)
        else:
            found.append(_single(rows, number))
    for year, groups in years.items():
        found += _side_by_side(year, groups, number, by_side)
    return tuple(sorted(found, key=lambda value: (value.x, value.look, value.ids)))


def _sameness(row: Mapping[str, Any], by_side: bool) -> tuple[Any, ...]:
    """What figures must share to be one mark."""
    look = look_of(row)
    official = look.startswith("official")
    whose = (row["reporter"], row["basis"]) if official else (row["reporter"] if by_side else "",)
    return (look, *whose, row["start"], row["end"], row["value"], row["bound"], row["status"])


def _written(row: Mapping[str, Any], number: Callable[[float], str]) -> str:
    return BOUND_SIGNS.get(row["bound"], "") + number(row["value"] / BILLION)


def _single(rows: list[dict[str, Any]], number: Callable[[float], str]) -> Value:
    row, year = rows[0], float(year_of(rows[0]) or 0)
    part = is_part(row) and row["status"] != "target"
    return Value(
        ids=tuple(row["id"] for row in rows),
        look=look_of(row),
        x=place(row["end"]) if part else year,
        y=row["value"] / BILLION,
        width=0.0,
        text=_written(row, number),
        start=place(row["start"]) if part else year,
        series=(str(row["reporter"]), str(row["basis"])),
        hollow=row["status"] != "actual",
    )


def _side_by_side(
    year: int, groups: list[list[dict[str, Any]]], number: Callable[[float], str], by_side: bool
) -> list[Value]:
    groups = sorted(
        groups,
        key=lambda rows: (
            rows[0]["reporter"] if by_side else "",
            BARS.index(look_of(rows[0])),
            rows[0]["value"],
            rows[0]["id"],
        ),
    )
    width = _SLOT / len(groups)
    return [
        Value(
            ids=tuple(row["id"] for row in rows),
            look=look_of(rows[0]),
            x=year + (index - (len(groups) - 1) / 2) * width,
            y=rows[0]["value"] / BILLION,
            width=min(width * 0.88, 0.56),
            text=_written(rows[0], number),
            series=(str(rows[0]["reporter"]) if by_side else "", ""),
        )
        for index, rows in enumerate(groups)
    ]
