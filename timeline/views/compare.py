"""The lower part of the trade page: both countries' statistics side by side.

Each view is one chart, one line that states its basis, and the table of the same numbers; a click
on a point opens the row or sentence that it was read from.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

import pandas as pd
import streamlit as st

from timeline import messages
from timeline.charts import flows, lines
from timeline.charts.lines import Line
from timeline.frame import Tables
from timeline.statistics.deflate import INDICATOR, deflate, deflators
from timeline.statistics.growth import growths
from timeline.statistics.shares import shares
from timeline.statistics.values import COUNTED, FLOWS, Value, latest, official, values, world
from timeline.views import choice, compare_mirror, dropped, state
from timeline.views.compare_parts import (
    BILLION,
    Page,
    basis_line,
    billions,
    country,
    dot,
    show,
    source,
    year,
)
from timeline.views.evidence import Evidence

TAGS = [(".st-key-compare-box", "compare-chart"), (".st-key-compare-table", "compare-table")]
VIEWS = {
    "mirror": "Two counts of one trade",
    "flows": "Exports, imports, balance",
    "growth": "Growth",
    "share": "Share of all trade",
}


def section(tables: Tables, pair: str) -> None:
    """Show the comparison of official numbers, and where a reader lays a file of his own beside."""
    say, language = state.translate(), state.language()
    tables = dropped.tables(tables)
    found = values(tables, pair, (*FLOWS, INDICATOR))
    st.header(say("What the statistics of both countries say"), anchor=False)
    if official(found):
        _compared(tables, pair, found, say, language)
    else:
        st.caption(say("No official numbers of these two countries are here yet."))
    dropped.area(pair, say)


def _compared(
    tables: Tables, pair: str, found: list[Value], say: Callable[[str], str], language: str
) -> None:
    known_on, price, real = _settings(found, say, language)
    released = official(real, known_on)
    counted = [v for v in released if v.unit == "USD"]
    others = sorted({v.unit for v in released} - {"USD"})
    if others:
        st.caption(
            say("Left out, since no conversion is given: numbers in {units}.").format(
                units=", ".join(others)
            )
        )
    sides = tuple(pair.split("-"))
    page = Page(
        Evidence(tables), (sides[0], sides[1]), counted, state.palette(), say, language, price
    )
    whole = official(world(tables, pair), known_on)
    present = [view for view in VIEWS if view != "share" or whole]
    view = choice.one_of(say("View"), present, lambda name: say(VIEWS[name]), "counts")
    if view == "flows":
        _flows(page)
    elif view == "growth":
        _growth(page)
    elif view == "share":
        _share(page, whole)
    else:
        compare_mirror.view(page)


def _settings(
    found: list[Value], say: Callable[[str], str], language: str
) -> tuple[date | None, str, list[Value]]:
    """The day up to which releases count, and prices: nominal, or by a series of the user's."""
    released = sorted({v.vintage for v in found if v.vintage and v.origin == "official"})
    series = deflators(found)
    with st.container(horizontal=True, key="compare-settings"):
        known_on = None
        if len(released) > 1:
            known_on = st.selectbox(
                say("As known on"),
                [None, *reversed(released)],
                format_func=lambda day: messages.day(day, language) if day else say("the last day"),
                key="known-on",
                width=260,
            )
        if not series:
            return known_on, say("nominal dollars"), found
        name = st.selectbox(
            say("Prices"),
            ["", *series],
            format_func=lambda key: key or say("nominal dollars"),
            key="prices",
            width=320,
        )
    if not name:
        return known_on, say("nominal dollars"), found
    base = max(series[name])
    price = say("dollars of {year}, deflated by {series}").format(year=base, series=name)
    return known_on, price, deflate(found, series[name], base)


def _yearly(page: Page, reporter: str, indicator: str) -> list[Value]:
    """One value for each full year: that of the last release."""
    years: dict[int, list[Value]] = {}
    for value in page.found:
        if (value.reporter, value.indicator) == (reporter, indicator) and value.full_year:
            years.setdefault(year(value), []).append(value)
    best = [latest(years[year]) for year in sorted(years)]
    return [value for value in best if value]


def _reporter(page: Page) -> str:
    return choice.one_of(
        page.say("Counted by"),
        page.pair,
        lambda code: country(page, code),
        "reporter",
        label=True,
    )


def _flows(page: Page) -> None:
    reporter = _reporter(page)
    out, into = (_yearly(page, reporter, flow) for flow in ("export", "import"))
    ids = {v.id: v for v in (*out, *into)}
    drawing = flows.figure(
        Line(page.say("Exports"), tuple(map(dot, out)), page.role(reporter)),
        Line(page.say("Imports"), tuple(map(dot, into)), page.role(reporter)),
        page.look,
        balance_name=page.say("Trade balance"),
        hover=page.hover(ids),
        number=lambda value: messages.decimal(value, page.language, 2),
        axis_title=page.axis(),
    )
    into_by = {year(v): v for v in into}
    out_by = {year(v): v for v in out}
    years = sorted(into_by.keys() | out_by.keys())
    pairs = [(out_by.get(year), into_by.get(year)) for year in years]
    table = pd.DataFrame(
        {
            page.say("Year"): years,
            f"{page.say('Exports')}, {page.axis()}": [billions(o) for o, _ in pairs],
            f"{page.say('Imports')}, {page.axis()}": [billions(i) for _, i in pairs],
            f"{page.say('Trade balance')}, {page.axis()}": [
                round(((o.value or 0.0) - (i.value or 0.0)) / BILLION, 4) if o and i else None
                for o, i in pairs
            ],
            page.say("Source"): [source(page, *(v.id for v in pair if v)) for pair in pairs],
        }
    )
    basis = basis_line(page, "balance")
    if any(value.basis == "unknown" for value in ids.values()):
        basis += " " + page.say("Hollow: estimates, and numbers quoted without a basis.")
    show(page, drawing, basis, table)


def _growth(page: Page) -> None:
    series, rows = [], []
    for reporter in page.pair:
        steps = [g for g in growths(page.found, reporter, "trade_turnover") if g.value.full_year]
        dots = tuple(dot(step.value, step.percent) for step in steps)
        series.append(Line(country(page, reporter), dots, page.role(reporter)))
        rows += [
            {
                page.say("Year"): year(step.value),
                page.say("Counted by"): country(page, reporter),
                page.say("Growth, %"): round(step.percent, 1),
                f"{page.say('Trade turnover')}, {page.axis()}": billions(step.value),
                page.say("Source"): source(page, step.value.id),
            }
            for step in steps
        ]
    _lines(page, series, page.say("growth over the year before, %"), rows, "growth")


def _share(page: Page, whole: list[Value]) -> None:
    series, rows = [], []
    for reporter in page.pair:
        told = [
            s for s in shares(page.found, whole, reporter, "trade_turnover") if s.value.full_year
        ]
        dots = tuple(dot(share.value, share.percent) for share in told)
        series.append(Line(country(page, reporter), dots, page.role(reporter)))
        rows += [
            {
                page.say("Year"): year(share.value),
                page.say("Counted by"): country(page, reporter),
                page.say("Share, %"): round(share.percent, 2),
                page.say("Source"): source(page, share.value.id),
            }
            for share in told
        ]
    _lines(page, series, page.say("share of all trade, %"), rows, "share")


def _lines(
    page: Page, series: list[Line], axis: str, rows: Iterable[dict[str, Any]], text: str
) -> None:
    ids = {v.id: v for v in page.found if v.status in COUNTED}
    drawing = lines.figure(series, page.look, hover=page.hover(ids), axis_title=axis)
    table = pd.DataFrame(list(rows))
    if not table.empty:
        table = table.sort_values([page.say("Year"), page.say("Counted by")])
    show(page, drawing, basis_line(page, text), table)
