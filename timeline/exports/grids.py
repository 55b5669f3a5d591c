"""Frames → tables on pages: as many rows a page as stand there in a readable size."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from timeline import messages
from timeline.exports import fonts, words
from timeline.exports.deck import Grid
from timeline.exports.look import BODY_BOTTOM, BODY_TOP, LEFT, RIGHT
from timeline.exports.safe import one_line, runs
from timeline.exports.tables import columns, rows

SIZE = 15.0  # px of the text
LINE = 20.0  # px of a line
PAD = 12.0  # px around the text of a row
HEADER = 32.0
LINES = 2  # lines of a cell
Numbers = Mapping[str, tuple[int, ...]]


def row_height(cells: tuple[str, ...], shares: tuple[float, ...]) -> float:
    """Give the height in pixels of a row with its longest cell wrapped."""
    lines = [
        len(fonts.wrap(cell, SIZE, (RIGHT - LEFT) * share - 16, most=LINES))
        for cell, share in zip(cells, shares, strict=True)
    ]
    return max([1, *lines]) * LINE + PAD


def events(
    frame: pd.DataFrame, numbers: Numbers, language: str, cut: bool = True
) -> list[tuple[list[str], Grid]]:
    """Lay out events: date, event, kind, place, sources; gives (ids, table) for each page.

    With ``cut`` false everything is one table, for paper on which tables flow.
    """
    say = messages.translator(language)
    header = (say("Date"), say("Event"), say("Kind"), say("Place"), say("Sources"))
    listed: list[tuple[str, tuple[str, ...]]] = []
    for row in rows(frame, list(columns("events"))):
        planned = (
            f" ({say(row['status'].replace('_', ' '))})" if row["status"] != "happened" else ""
        )
        cells = (
            messages.period(row["edtf"], language),
            one_line(row["title"]) + planned,
            words.kind(row["kind"], say),
            one_line(words.place(row["place"], language)),
            cited(numbers[row["id"]]),
        )
        listed.append((row["id"], cells))
    return _pages(header, listed, (0.18, 0.4, 0.16, 0.12, 0.14), (), cut)


def figures(
    frame: pd.DataFrame, numbers: Numbers, language: str, cut: bool = True
) -> list[tuple[list[str], Grid]]:
    """Lay out figures: period, what, whose, value, status, sources; as ``events`` does."""
    say = messages.translator(language)
    header = (
        say("Period"),
        say("Indicator"),
        say("Side"),
        say("Value"),
        say("Status"),
        say("Sources"),
    )
    listed: list[tuple[str, tuple[str, ...]]] = []
    for row in rows(frame, list(columns("figures"))):
        cells = (
            messages.period(row["edtf"], language),
            words.indicator(row["indicator"], say),
            words.country(row["reporter"], language) if row["reporter"] else "",
            value(row, language),
            say(row["status"]),
            cited(numbers[row["id"]]),
        )
        listed.append((row["id"], cells))
    return _pages(header, listed, (0.24, 0.19, 0.15, 0.2, 0.11, 0.11), (3,), cut)


def value(row: dict[str, Any], language: str) -> str:
    """Write a figure with its bound and unit: "over 3.9 billion USD"."""
    say = messages.translator(language)
    amount, unit = row["value"], row["unit"]
    if amount is None:
        growth, times = row["growth_pct"], row["growth_times"]
        if growth is None:
            return "" if times is None else f"× {messages.decimal(times, language, 2)}"
        sign = "+" if growth > 0 else "−" if growth < 0 else ""
        return sign + messages.percent(abs(growth), language)
    if unit == "PERCENT":
        text = messages.percent(amount, language)
    elif unit in ("COUNT", "TIMES", ""):
        text = messages.decimal(amount, language, 2)
    elif abs(amount) >= 1e9:
        text = say("{n} billion").format(n=messages.decimal(amount / 1e9, language, 3)) + f" {unit}"
    elif abs(amount) >= 1e6:
        text = say("{n} million").format(n=messages.decimal(amount / 1e6, language, 1)) + f" {unit}"
    else:
        text = f"{messages.decimal(amount, language, 2)} {unit}"
    pattern = {"over": "over {}", "under": "under {}", "about": "about {}", "up_to": "up to {}"}
    return say(pattern[row["bound"]]).format(text) if row["bound"] in pattern else text


def cited(numbers: tuple[int, ...]) -> str:
    """Write numbers of sources in brackets, runs shortened: [1–3, 7]."""
    return f"[{runs(numbers)}]" if numbers else ""


def _pages(
    header: tuple[str, ...],
    listed: list[tuple[str, tuple[str, ...]]],
    shares: tuple[float, ...],
    right: tuple[int, ...],
    cut: bool,
) -> list[tuple[list[str], Grid]]:
    room = BODY_BOTTOM - BODY_TOP - HEADER
    pages: list[tuple[list[str], list[tuple[str, ...]]]] = []
    left = 0.0
    for id, cells in listed:
        height = row_height(cells, shares)
        if not pages or (cut and height > left):
            pages.append(([], []))
            left = room
        pages[-1][0].append(id)
        pages[-1][1].append(cells)
        left -= height
    return [(ids, Grid(header, tuple(cells), shares, right)) for ids, cells in pages]
