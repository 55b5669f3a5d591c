"""The page of the method: what is read how, how well, and what is known not to work."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pandas as pd
import streamlit as st

from timeline import measured, messages
from timeline.charts.text import plain
from timeline.errors import DocumentError
from timeline.frame import Tables
from timeline.views import frame_parts, grid, parts, said, state

WRITINGS = {
    "en": "English",
    "kk": "Kazakh",
    "kk-latn": "Kazakh, Latin",
    "ru": "Russian",
    "uz-cyrl": "Uzbek, Cyrillic",
    "uz-latn-1995": "Uzbek, Latin",
    "uz-latn-2026": "Uzbek, Latin of 2026",
    "all": "All",
    "unseen": "Of these, unseen",
}
MEASURES = {"dates": "Dates", "events": "Events", "trade": "Trade figures"}
TEXT = (
    (
        "How a date becomes an event",
        "Each document is cut into sentences. Rules written for its language find the dates in "
        "them; each date is read to a day, a month, a year or a span, against the day of "
        "publication where the sentence leaves the year out. A sentence in which something "
        "happens or is planned at a date becomes an event. Every event keeps the sentence, the "
        "date as written, and the name of the rule that read it.",
    ),
    (
        "What the forms on the timeline say",
        "A full circle is a day that the source tells. A diamond is a month or a year. A bar is a "
        "span. A square stands where only the day of publication is known. Hollow marks are "
        "planned or not confirmed. An exclamation mark says that sources disagree.",
    ),
    (
        "How tellings are merged",
        "The same event told by several documents is shown once, with every telling. Where the "
        "tellings give different dates or values, all of them are kept and shown; nothing is "
        "averaged and nothing is chosen silently.",
    ),
    (
        "How figures are kept apart",
        "A value that was reached, one that is expected and one that is aimed at never share a "
        "style. Parts of a year are compared with the same months only. Figures of the press and "
        "of statistical offices are separate, and so are the two reporters: each counts its own "
        "imports and exports, and they rarely agree.",
    ),
    (
        "Known limits",
        "Only what the documents say is here; a year without events is a year without documents, "
        "not without contacts. A sentence without a date is read only where it tells an act of the "
        "day of the report. What stands in a picture is not seen. Titles are cut from the source "
        "and keep its wording. Whether a source is right is not judged, and what no person has "
        "confirmed is marked as unreviewed.",
    ),
    (
        "Where it errs most",
        "The kind of an event is taken from single words and is sometimes the wrong one. A sum is "
        "taken for trade between the two countries only where the sentence names trade; sums of "
        "single goods, of loans and of transit are left out, and one of them may slip in. Poor "
        "scans and sentences with many dates are read worse than others.",
    ),
)


def _counted(tables: Tables, say: Callable[[str], str], language: str) -> None:
    """Counts of this build, and of the rules that read it."""
    events, sources = tables.events, tables.sources
    told = sources[sources["record"] == "event"]
    share = float(events["publication_day"].mean()) if len(events) else 0.0
    number = partial(messages.decimal, language=language)
    cells = (
        (say("Events"), number(len(events))),
        (say("Told by several documents"), number(int((events["documents"] > 1).sum()))),
        (say("Sources disagree"), number(int((events["conflicts"].map(len) > 0).sum()))),
        (say("Day of publication stands in"), messages.percent(round(100 * share), language)),
        (say("Confirmed by a person"), number(int((events["review"] != "unreviewed").sum()))),
    )
    with st.container(key="counted"):
        for column, (name, value) in zip(st.columns(len(cells)), cells, strict=True):
            column.metric(name, value)
    counts = told["rule"].value_counts()
    with st.expander(say("Rules that read this build"), key="rules"):
        grid.show(
            pd.DataFrame(
                {
                    say("Rule"): [plain(str(rule)) for rule in counts.index],
                    say("Readings"): counts.to_numpy(),
                }
            ),
            "rules-table",
        )


def _measured(say: Callable[[str], str], language: str) -> None:
    """Precision and recall by way of writing, as `make evaluate` last measured them."""
    st.header(say("How well it reads"), anchor=False)
    try:
        rows = measured.read()
    except DocumentError as error:
        st.caption(str(error))
        return
    columns: dict[str, list[object]] = {
        say("Writing"): [say(WRITINGS.get(row.writing, row.writing)) for row in rows],
        say("Passages"): [row.passages for row in rows],
    }
    for code, name in MEASURES.items():
        found = [row.measures[code] for row in rows]
        columns[f"{say(name)}: {say('precision / recall, %')}"] = [
            f"{said.tenths(100 * one.precision, language)} / "
            f"{said.tenths(100 * one.recall, language)}"
            for one in found
        ]
    grid.show(pd.DataFrame(columns), "measured")
    with st.container(key="prose-measured"):
        st.caption(
            say(
                "Precision is the share of what was found that is right; recall the share of "
                "what a careful reader finds that was found. They are measured on passages "
                "written in the manner of the press and marked by hand. The last row counts "
                "those that are kept from whoever writes rules: it says "
                "best how a new document will be read."
            )
        )


def page() -> None:
    """Show the page."""
    say = state.translate()
    frame_parts.head(
        say("Method"), say("What is read how, how well, and what is known not to work."), ""
    )
    tables = state.tables()
    if tables is not None:
        _counted(tables, say, state.language())
    _measured(say, state.language())
    with st.container(key="prose"):
        for heading, text in TEXT:
            st.header(say(heading), anchor=False)
            st.write(say(text))
    if tables is not None:
        frame_parts.problems(tables, say)
    parts.tag([(".st-key-report", "report")])
