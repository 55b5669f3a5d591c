"""The page of counted things: small charts side by side, their sentences, and the table."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd
import streamlit as st

from timeline import messages
from timeline.briefing import Step
from timeline.charts import forms, indicators
from timeline.frame import Tables, records
from timeline.views import (
    choice,
    collected,
    details,
    figure_parts,
    frame_parts,
    parts,
    said,
    state,
    words,
)
from timeline.views.evidence import Evidence
from timeline.views.figure_text import figure_hover

Say = Callable[[str], str]
WIDE, NARROW = 1220, 350  # px of the page's column
COLUMNS = 3


def _panel(figures: pd.DataFrame, code: str, say: Say) -> indicators.Panel:
    """The figures of one indicator in the unit that most of them have."""
    mine = figures[(figures["indicator"] == code) & figures["value"].notna()]
    unit = str(mine["unit"].value_counts().index[0])
    mine = mine[mine["unit"] == unit]
    scale = indicators.scale_of(mine)
    named = "" if unit == "COUNT" else unit
    size = say(said.SIZES[scale]).format("", named).strip() if scale in said.SIZES else named
    name = words.indicator(code, say)
    return indicators.Panel(f"{name}, {size}" if size else name, mine, scale)


def _side(code: str, figures: pd.DataFrame, say: Say, language: str) -> str:
    """What a colour stands for: whose number, or of visitors where they come from."""
    if not code:
        return say("Side not named")
    name = words.country(code, language)
    mine = figures[figures["reporter"] == code]
    return say("From: {}").format(name) if set(mine["indicator"]) == {"visitors"} else name


def _chart(tables: Tables, figures: pd.DataFrame, codes: list[str], say: Say) -> None:
    language, narrow = state.language(), state.narrow()
    rows = {row["id"]: row for row in records(figures)}
    drawing = indicators.figure(
        [_panel(figures, code, say) for code in codes],
        state.palette(),
        hover=lambda id: figure_hover(rows[id], details.sources_of(tables, id), language),
        number=lambda value: messages.decimal(value, language, 2),
        form_name=lambda form: say(forms.NAMES[form]),
        side_name=lambda side: _side(side, figures, say, language),
        columns=1 if narrow else min(COLUMNS, len(codes)),
        width=NARROW if narrow else WIDE,
    )
    basis = say(
        "Basis: counts and sums as the sources tell them; each point is one telling. A line joins "
        "years that follow one another; a value of a day or of some months stands at its end."
    )
    event = figure_parts.chart(drawing, "indicators", basis, language, folded=False)
    st.caption(basis)
    figure_parts.chosen(event, Evidence(tables), say, language)


def _table(figures: pd.DataFrame, codes: list[str], pair: str, say: Say) -> None:
    """The numbers of one indicator, which can go into the briefing."""
    st.header(say("The same figures as a table"), anchor=False)
    code = choice.one_of(
        say("Indicator"), codes, lambda code: words.indicator(code, say), "indicator"
    )
    mine = figures[figures["indicator"] == code]
    figure_parts.table(mine, say, state.language(), "indicator-table")
    step = Step(show="chart", chart="indicator", indicator=code)
    collected.offer(step, "Add to the briefing", pair, "collect-indicator")


def page() -> None:
    """Show the page."""
    say = state.translate()
    opened = frame_parts.opened(
        "figures",
        say("Indicators"),
        say("What the documents count: visits, documents, ventures, visitors, flights."),
    )
    if opened is None:
        return
    tables, pair = opened
    figures = tables.figures[tables.figures["pair"] == pair]
    codes = indicators.present(figures)
    if not codes:
        st.info(say("The documents of this pair count nothing of this kind."))
    else:
        mine = figures[figures["indicator"].isin(codes)]
        _chart(tables, mine, codes, say)
        _table(mine, codes, pair, say)
    parts.tag(
        [
            (".st-key-indicators-box", "indicators-chart"),
            (".st-key-indicator-table", "indicator-table"),
        ]
    )
