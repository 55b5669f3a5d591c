"""What the views of the comparison share: the numbers, the hover, the chart with its table."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pandas as pd
import streamlit as st

from timeline import messages
from timeline.charts.lines import Dot
from timeline.charts.style import Palette
from timeline.charts.text import hover
from timeline.statistics.values import Value
from timeline.views import details, frame_parts, grid, said, words
from timeline.views.evidence import Evidence

BILLION = 1e9
BASES = {
    "turnover": "goods; each country's exports at FOB value and imports at CIF value, as it counts "
    "them",
    "flow": "goods; the buyer's imports at CIF value beside the seller's exports at FOB value",
    "balance": "goods; exports at FOB value above the line, imports at CIF value below it",
    "growth": "growth of turnover over the year before, both years from one source",
    "share": "trade with the other country as a percentage of all trade of the same source",
}


@dataclass(frozen=True, slots=True)
class Page:
    """What every view of the section needs."""

    evidence: Evidence
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
            source = self.evidence.first([record])
            facts = [
                f"{messages.period(value.period, self.language)} · "
                f"{words.country(value.reporter, self.language)}",
                self.say("estimate") if value.status == "estimate" else "",
                self.price,
                said.note(value.note, self.say),
            ]
            title = said.amount(value.value or 0.0, value.unit, self.language)
            where = details.origin(source, self.language) if source else ""
            return hover(title, facts, str(source.get("quote", "")), where)

        return text

    def role(self, code: str) -> int:
        """The role of a country in every chart: its colour is that of the main chart."""
        return sorted(self.pair).index(code)

    def axis(self) -> str:
        """The title of the axis of values."""
        return self.say("billion {}").format("USD")


def year(value: Value) -> int:
    """The year in which a period ends; 0 where none is known."""
    return value.end.year if value.end else 0


def dot(value: Value, y: float | None = None) -> Dot:
    """A value as a point of a chart, in billions or as ``y`` says; hollow if it is no count."""
    drawn = (value.value or 0.0) / BILLION if y is None else y
    hollow = value.status == "estimate" or value.basis == "unknown"
    return Dot(year(value), drawn, value.id, hollow)


def country(page: Page, code: str) -> str:
    """The name of a country in the reader's language."""
    return words.country(code, page.language)


def show(page: Page, drawing: Any, basis: str, table: pd.DataFrame) -> None:
    """One chart with its basis, the sources of the chosen point, and the table."""
    with st.container(key="compare-box"):
        event = st.plotly_chart(
            drawing,
            key="compare",
            theme=None,
            width="stretch",
            on_select="rerun",
            selection_mode="points",
            alt=basis,
            config=frame_parts.plotly_config(page.language) | {"scrollZoom": False},
        )
    st.caption(basis)
    chosen = [str(point.get("customdata") or "") for point in event.selection.points]
    chosen = [name for name in chosen if name]
    if chosen:
        page.evidence.card(chosen, page.say, page.language)
    over: dict[str, grid.Say] = {
        page.say("Period"): grid.periods(page.language),
        page.say("Year"): str,
    }
    grid.show(
        table,
        "compare-table",
        {name: say for name, say in over.items() if name in table},
        links=(page.say("Source"),),
    )


def source(page: Page, *ids: str) -> str:
    """The address of what some figures were read from."""
    return page.evidence.address(ids)


def basis_line(page: Page, text: str) -> str:
    """The line under a chart that says on what basis and in whose prices it counts."""
    return page.say("Basis: {}.").format(f"{page.say(BASES[text])}; {page.price}")


def billions(value: Value | None) -> float | None:
    """A value in billions for a table; None where there is none."""
    return None if value is None or value.value is None else round(value.value / BILLION, 4)


def rounded(value: float | None, digits: int = 1) -> float | None:
    """A number for a table; None where there is none."""
    return None if value is None else round(value, digits)
