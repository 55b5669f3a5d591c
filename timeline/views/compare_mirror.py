"""One trade told by two countries: the mirror view of the comparison."""

from __future__ import annotations

from collections import Counter

import pandas as pd
import streamlit as st

from timeline import messages
from timeline.charts import mirror
from timeline.charts.lines import Line
from timeline.charts.text import plain
from timeline.statistics.guard import refusal
from timeline.statistics.mirror import Mirror
from timeline.statistics.mirror import mirror as mirrored
from timeline.statistics.values import Value
from timeline.views import choice, said, state, words
from timeline.views.compare_parts import (
    Page,
    basis_line,
    billions,
    country,
    dot,
    rounded,
    show,
    source,
    year,
)

Side = tuple[str, str]  # (reporter, indicator)


def view(page: Page) -> None:
    """Turnover told twice, or one flow as the seller and as the buyer counts it."""
    a, b = page.pair
    choices = {
        "turnover": ((a, "trade_turnover"), (b, "trade_turnover")),
        "to-first": ((a, "import"), (b, "export")),
        "to-second": ((b, "import"), (a, "export")),
    }
    names = {
        "turnover": page.say("Trade turnover"),
        "to-first": f"{country(page, b)} → {country(page, a)}",
        "to-second": f"{country(page, a)} → {country(page, b)}",
    }
    with st.container(horizontal=True, vertical_alignment="center", key="mirror-settings"):
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
        percent=lambda value: said.percent(value, page.language),
        axis_title=page.axis(),
        gap_title=page.say("gap"),
        log=log,
        numbers=not state.narrow() or len(mine) <= 12,
        quoted=[_series(page, left, first, True), _series(page, right, second, True)],
    )
    text = "turnover" if left[1] == "trade_turnover" else "flow"
    gap = page.say("Gap: {a} against {b}, as a percentage of the latter; nothing is averaged.")
    basis = [basis_line(page, text), gap.format(a=_side(page, left), b=_side(page, right))]
    if any(value.basis == "unknown" for value in (*first, *second)):
        basis.append(page.say("Quoted numbers say no basis: hollow, and no line joins them."))
    basis += [_refused(page, side) for side in (first, second) if refusal(_tabled(side))]
    show(page, drawing, " ".join(basis), _mirror_table(page, mine, left, right))


def _tabled(found: list[Value]) -> list[Value]:
    """The values out of tables of statistics; the others are quoted without a basis."""
    return [value for value in found if value.basis != "unknown"]


def _series(page: Page, side: Side, found: list[Value], quoted: bool = False) -> Line:
    """Draw a table of statistics as a line; what cannot be compared is not joined."""
    tabled = _tabled(found)
    mine = [value for value in found if value not in tabled] if quoted else tabled
    name = _side(page, side)
    if quoted:
        name = page.say("{}, as quoted").format(name)
    loose = quoted or refusal(mine) is not None
    return Line(name, tuple(map(dot, mine)), page.role(side[0]), loose)


def _refused(page: Page, found: list[Value]) -> str:
    """Why no line joins a series."""
    refused = refusal(_tabled(found))
    if refused is None:
        return ""
    before, after, reason = refused
    return page.say("{a} and {b} are not joined: {why}.").format(
        a=messages.period(before.period, page.language),
        b=messages.period(after.period, page.language),
        why=said.sentence(reason, page.language, before.unit, page.say),
    )


def _side(page: Page, side: Side) -> str:
    if side[1] == "trade_turnover":
        return country(page, side[0])
    return f"{country(page, side[0])}: {words.indicator(side[1], page.say).lower()}"


def _months(row: Mirror) -> tuple[int, int]:
    value = row.a or row.b
    if value is None or value.start is None or value.end is None:
        return 0, 0
    return value.start.month, value.end.month if value.months <= 12 else 0


def _mirror_year(row: Mirror) -> int:
    value = row.a or row.b
    return year(value) if value else 0


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
            page.say("Period"): [row.period for row in rows],
            f"{_side(page, left)}, {page.axis()}": [billions(row.a) for row in rows],
            f"{_side(page, right)}, {page.axis()}": [billions(row.b) for row in rows],
            page.say("Gap, %"): [rounded(row.gap_percent) for row in rows],
            page.say("Ratio"): [rounded(row.ratio, 3) for row in rows],
            page.say("Other numbers"): others,
            page.say("Source"): [
                source(page, *(v.id for v in (row.a, row.b) if v)) for row in rows
            ],
        }
    )
