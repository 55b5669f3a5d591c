"""The lower part of the trade page: both countries' statistics side by side.

Each view is one chart, one line that states its basis, and the table of the same numbers; a click
on a point opens the row or sentence that it was read from.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd
import streamlit as st

from timeline import messages
from timeline.charts import flows, lines, mirror
from timeline.charts.lines import Dot, Line
from timeline.charts.style import Palette
from timeline.charts.text import hover, plain
from timeline.frame import Tables
from timeline.statistics.deflate import INDICATOR, deflate, deflators
from timeline.statistics.growth import growths
from timeline.statistics.mirror import Mirror
from timeline.statistics.mirror import mirror as mirrored
from timeline.statistics.shares import shares
from timeline.statistics.values import COUNTED, FLOWS, Value, latest, official, values, world
from timeline.views import choice, details, evidence, frame_parts, said, state, words

BILLION = 1e9
TAGS = [(".st-key-compare-box", "compare-chart"), (".st-key-compare-table", "compare-table")]
VIEWS = {
    "mirror": "Two counts of one trade",
    "flows": "Exports, imports, balance",
    "growth": "Growth",
    "share": "Share of all trade",
}


@dataclass(frozen=True, slots=True)
class Page:
    """What every view of the section needs."""

    tables: Tables
    pair: tuple[str, str]
    found: list[Value]
    look: Palette
    say: Callable[[str], str]
    language: str
    price: str = ""

    def hover(self, ids: dict[str, Value]) -> Callable[[str], str]:
        """The text over a point: the value, whose it is, the row it stands in."""

        def text(record: str) -> str:
            value = ids[record]
            source = evidence.first_source(self.tables, [record])
            facts = [
                f"{messages.period(value.period, self.language)} · "
                f"{words.country(value.reporter, self.language)}",
                self.say("estimate") if value.status == "estimate" else "",
                self.price,
                self.say(value.note) if value.note else "",
            ]
            title = said.amount(value.value or 0.0, value.unit, self.language)
            where = details.origin(source, self.language) if source else ""
            return hover(title, facts, str(source.get("quote", "")), where)

        return text

    def axis(self) -> str:
        """The title of the axis of values."""
        return self.say("billion {}").format("USD")


def section(tables: Tables, pair: str) -> None:
    """Show the comparison of official numbers; nothing where there are none."""
    say, language = state.translate(), state.language()
    found = values(tables, pair, (*FLOWS, INDICATOR))
    if not official(found):
        return
    st.subheader(say("What the statistics of both countries say"), anchor=False)
    known_on, price, real = _settings(found, say, language)
    counted = [v for v in official(real, known_on) if v.unit == "USD"]
    sides = tuple(pair.split("-"))
    page = Page(tables, (sides[0], sides[1]), counted, state.palette(), say, language, price)
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
        _mirror(page)


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


def _year(value: Value) -> int:
    return value.end.year if value.end else 0


def _dot(value: Value, y: float | None = None) -> Dot:
    drawn = (value.value or 0.0) / BILLION if y is None else y
    hollow = value.status == "estimate" or value.basis == "unknown"
    return Dot(_year(value), drawn, value.id, hollow)


def _country(page: Page, code: str) -> str:
    return words.country(code, page.language)


def _show(page: Page, drawing: Any, basis: str, table: pd.DataFrame) -> None:
    """One chart with its basis, the sources of the chosen point, and the table."""
    with st.container(key="compare-box"):
        event = st.plotly_chart(
            drawing,
            key="compare",
            theme=None,
            width="stretch",
            on_select="rerun",
            selection_mode="points",
            config=frame_parts.plotly_config(page.language) | {"scrollZoom": False},
        )
    st.caption(basis)
    chosen = [str(point.get("customdata") or "") for point in event.selection.points]
    chosen = [name for name in chosen if name]
    if chosen:
        evidence.card(page.tables, chosen, page.say, page.language)
    st.dataframe(
        table,
        hide_index=True,
        width="stretch",
        key="compare-table",
        column_config={
            page.say("Source"): st.column_config.LinkColumn(
                display_text=page.say("Open"), width="small"
            )
        },
    )


def _source(page: Page, *ids: str) -> str:
    return evidence.address_of(page.tables, ids)


def _basis(page: Page, text: str) -> str:
    return page.say("Basis: {}.").format(f"{page.say(text)}; {page.price}")


def _mirror(page: Page) -> None:
    """Turnover told twice, or one flow as the seller and as the buyer counts it."""
    a, b = page.pair
    choices = {
        "turnover": ((a, "trade_turnover"), (b, "trade_turnover")),
        "to-first": ((a, "import"), (b, "export")),
        "to-second": ((b, "import"), (a, "export")),
    }
    names = {
        "turnover": page.say("Trade turnover"),
        "to-first": f"{_country(page, b)} → {_country(page, a)}",
        "to-second": f"{_country(page, a)} → {_country(page, b)}",
    }
    with st.container(horizontal=True, vertical_alignment="bottom", key="mirror-settings"):
        name = choice.one_of(page.say("Flow"), list(choices), names.__getitem__, "mirror")
        log = st.toggle(page.say("Logarithmic"), key="mirror-log", bind="query-params")
    left, right = choices[name]
    rows = mirrored(page.found, left, right)
    stretch = _stretch(page, rows)
    mine = [row for row in rows if _months(row) == stretch]
    ids = {v.id: v for row in mine for v in (row.a, row.b) if v}
    first = [row.a for row in mine if row.a]
    second = [row.b for row in mine if row.b]
    drawing = mirror.figure(
        _series(page, left, first),
        _series(page, right, second),
        [(_mirror_year(row), row.gap_percent) for row in mine if row.gap_percent is not None],
        page.look,
        hover=page.hover(ids),
        percent=lambda value: f"{said.signed(value, page.language)} %",
        axis_title=page.axis(),
        gap_title=page.say("gap"),
        log=log,
        quoted=[_series(page, left, first, True), _series(page, right, second, True)],
    )
    text = (
        "goods; each country's exports at FOB value and imports at CIF value, as it counts them"
        if left[1] == "trade_turnover"
        else "goods; the buyer's imports at CIF value beside the seller's exports at FOB value"
    )
    gap = page.say("Gap: {a} against {b}, as a percentage of the latter; nothing is averaged.")
    basis = [_basis(page, text), gap.format(a=_side(page, left), b=_side(page, right))]
    if any(value.basis == "unknown" for value in (*first, *second)):
        basis.append(page.say("Quoted numbers say no basis: hollow, and no line joins them."))
    _show(page, drawing, " ".join(basis), _mirror_table(page, mine, left, right))


def _series(page: Page, side: tuple[str, str], found: list[Value], quoted: bool = False) -> Line:
    """Draw a table of statistics as a line; numbers quoted without a basis make no series."""
    mine = [value for value in found if (value.basis == "unknown") is quoted]
    name = _side(page, side)
    if quoted:
        name = page.say("{}, as quoted").format(name)
    return Line(name, tuple(map(_dot, mine)), page.pair.index(side[0]), quoted)


def _side(page: Page, side: tuple[str, str]) -> str:
    if side[1] == "trade_turnover":
        return _country(page, side[0])
    return f"{_country(page, side[0])}: {words.indicator(side[1], page.say).lower()}"


def _months(row: Mirror) -> tuple[int, int]:
    value = row.a or row.b
    if value is None or value.start is None or value.end is None:
        return 0, 0
    return value.start.month, value.end.month if value.months <= 12 else 0


def _mirror_year(row: Mirror) -> int:
    value = row.a or row.b
    return _year(value) if value else 0


def _stretch(page: Page, rows: list[Mirror]) -> tuple[int, int]:
    """Whole years, or one stretch of months: a part-year stands beside the same months only."""
    counts = Counter(_months(row) for row in rows)
    known = [(1, 12), *sorted(s for s, n in counts.items() if s != (1, 12) and n > 1 and s[1])]
    if len(known) == 1:
        return known[0]
    names = messages.months(page.language, "wide")

    def told(stretch: tuple[int, int]) -> str:
        if stretch == (1, 12):
            return page.say("whole years")
        first, last = names[stretch[0] - 1], names[stretch[1] - 1]
        return first if first == last else f"{first} – {last}"

    return st.selectbox(page.say("Months"), known, format_func=told, key="stretch", width=260)


def _mirror_table(
    page: Page, rows: list[Mirror], left: tuple[str, str], right: tuple[str, str]
) -> pd.DataFrame:
    others = [
        "; ".join(
            f"{said.amount(v.value or 0.0, v.unit, page.language)} ({plain(v.source, 60)})"
            for v in row.others
        )
        for row in rows
    ]
    return pd.DataFrame(
        {
            page.say("Period"): [messages.period(row.period, page.language) for row in rows],
            f"{_side(page, left)}, {page.axis()}": [_billions(row.a) for row in rows],
            f"{_side(page, right)}, {page.axis()}": [_billions(row.b) for row in rows],
            page.say("Gap, %"): [_round(row.gap_percent) for row in rows],
            page.say("Ratio"): [_round(row.ratio, 3) for row in rows],
            page.say("Other numbers"): others,
            page.say("Source"): [
                _source(page, *(v.id for v in (row.a, row.b) if v)) for row in rows
            ],
        }
    )


def _billions(value: Value | None) -> float | None:
    return None if value is None or value.value is None else round(value.value / BILLION, 4)


def _round(value: float | None, digits: int = 1) -> float | None:
    return None if value is None else round(value, digits)


def _yearly(page: Page, reporter: str, indicator: str) -> list[Value]:
    """One value for each full year: that of the last release."""
    years: dict[int, list[Value]] = {}
    for value in page.found:
        if (value.reporter, value.indicator) == (reporter, indicator) and value.full_year:
            years.setdefault(_year(value), []).append(value)
    best = [latest(years[year]) for year in sorted(years)]
    return [value for value in best if value]


def _reporter(page: Page) -> str:
    return choice.one_of(
        page.say("Counted by"),
        page.pair,
        lambda code: _country(page, code),
        "reporter",
        label=True,
    )


def _flows(page: Page) -> None:
    reporter = _reporter(page)
    out, into = (_yearly(page, reporter, flow) for flow in ("export", "import"))
    ids = {v.id: v for v in (*out, *into)}
    drawing = flows.figure(
        Line(page.say("Exports"), tuple(map(_dot, out)), 0),
        Line(page.say("Imports"), tuple(map(_dot, into)), 1),
        page.look,
        balance_name=page.say("Trade balance"),
        hover=page.hover(ids),
        number=lambda value: messages.decimal(value, page.language, 2),
        axis_title=page.axis(),
    )
    into_by = {_year(v): v for v in into}
    out_by = {_year(v): v for v in out}
    years = sorted(into_by.keys() | out_by.keys())
    pairs = [(out_by.get(year), into_by.get(year)) for year in years]
    table = pd.DataFrame(
        {
            page.say("Year"): years,
            f"{page.say('Exports')}, {page.axis()}": [_billions(o) for o, _ in pairs],
            f"{page.say('Imports')}, {page.axis()}": [_billions(i) for _, i in pairs],
            f"{page.say('Trade balance')}, {page.axis()}": [
                round(((o.value or 0.0) - (i.value or 0.0)) / BILLION, 4) if o and i else None
                for o, i in pairs
            ],
            page.say("Source"): [_source(page, *(v.id for v in pair if v)) for pair in pairs],
        }
    )
    text = "goods; exports at FOB value above the line, imports at CIF value below it"
    basis = _basis(page, text)
    if any(value.basis == "unknown" for value in ids.values()):
        basis += " " + page.say("Hollow: estimates, and numbers quoted without a basis.")
    _show(page, drawing, basis, table)


def _growth(page: Page) -> None:
    series, rows = [], []
    for role, reporter in enumerate(page.pair):
        steps = [g for g in growths(page.found, reporter, "trade_turnover") if g.value.full_year]
        dots = tuple(_dot(step.value, step.percent) for step in steps)
        series.append(Line(_country(page, reporter), dots, role))
        rows += [
            {
                page.say("Year"): _year(step.value),
                page.say("Counted by"): _country(page, reporter),
                page.say("Growth, %"): round(step.percent, 1),
                f"{page.say('Trade turnover')}, {page.axis()}": _billions(step.value),
                page.say("Source"): _source(page, step.value.id),
            }
            for step in steps
        ]
    _lines(page, series, page.say("growth over the year before, %"), rows, _GROWTH_BASIS)


_GROWTH_BASIS = "growth of turnover over the year before, both years from one source"
_SHARE_BASIS = "trade with the other country as a percentage of all trade of the same source"


def _share(page: Page, whole: list[Value]) -> None:
    series, rows = [], []
    for role, reporter in enumerate(page.pair):
        told = [
            s for s in shares(page.found, whole, reporter, "trade_turnover") if s.value.full_year
        ]
        dots = tuple(_dot(share.value, share.percent) for share in told)
        series.append(Line(_country(page, reporter), dots, role))
        rows += [
            {
                page.say("Year"): _year(share.value),
                page.say("Counted by"): _country(page, reporter),
                page.say("Share, %"): round(share.percent, 2),
                page.say("Source"): _source(page, share.value.id),
            }
            for share in told
        ]
    _lines(page, series, page.say("share of all trade, %"), rows, _SHARE_BASIS)


def _lines(
    page: Page, series: list[Line], axis: str, rows: Iterable[dict[str, Any]], text: str
) -> None:
    ids = {v.id: v for v in page.found if v.status in COUNTED}
    drawing = lines.figure(series, page.look, hover=page.hover(ids), axis_title=axis)
    table = pd.DataFrame(list(rows))
    if not table.empty:
        table = table.sort_values([page.say("Year"), page.say("Counted by")])
    _show(page, drawing, _basis(page, text), table)
