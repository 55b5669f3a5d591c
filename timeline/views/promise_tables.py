"""The tables of the page of promises: plans and what became of them, and how much of it is here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

import pandas as pd
import streamlit as st

from timeline import messages
from timeline.charts.text import plain
from timeline.frame import Tables
from timeline.statistics.ledger import Coverage, Deed
from timeline.views import grid, said, words
from timeline.views.evidence import Evidence, web_address


@dataclass(frozen=True, slots=True)
class Page:
    """What every part of the page needs."""

    tables: Tables
    evidence: Evidence
    pair: str
    as_of: date
    say: Callable[[str], str]
    language: str

    def day(self, value: date | None) -> str:
        """A day in words; nothing where it is not known."""
        return messages.day(value, self.language) if value else ""


def show_deeds(made: Page, found: list[Deed]) -> None:
    """Programmes, planned meetings and things to be built, as a table."""
    if not found:
        return
    say = made.say
    st.header(say("Plans and what became of them"), anchor=False)
    period = grid.periods(made.language)
    grid.show(
        pd.DataFrame(
            {
                say("Status"): [said.status(deed.status, say) for deed in found],
                say("What"): [plain(deed.title) for deed in found],
                say("Kind"): [words.kind(deed.kind, say) for deed in found],
                say("When"): [deed.edtf for deed in found],
                say("Said on"): [deed.said.isoformat() if deed.said else "" for deed in found],
                say("Who"): [
                    ", ".join(words.country(code, made.language) for code in deed.parties)
                    for deed in found
                ],
                say("Why"): [said.sentence(deed.reason, made.language, "", say) for deed in found],
                say("Source"): [_address(made, deed) for deed in found],
            }
        ),
        "deeds",
        {say("When"): period, say("Said on"): period},
        links=(say("Source"),),
    )


def _address(made: Page, deed: Deed) -> str:
    if deed.document:
        return web_address(made.evidence.document(deed.document).get("url"))
    return made.evidence.address([deed.id])


def show_coverage(made: Page, found: list[Coverage]) -> None:
    """How many of what a source counts the documents here tell."""
    if not found:
        return
    st.header(made.say("How much of it is here"), anchor=False)
    say = made.say
    st.caption(
        say("Where sources count or number events, how many of them the documents here tell.")
    )
    grid.show(
        pd.DataFrame(
            {
                say("What"): [_what(made, row) for row in found],
                say("Counted by sources"): [_of(made, row) for row in found],
                say("Told here"): [row.held for row in found],
            }
        ),
        "coverage",
    )


def _what(made: Page, row: Coverage) -> str:
    name = row.what.removeprefix("series:")
    what = made.say(words.COUNTED_NAMES.get(name, name.replace("_", " ").replace("-", " ")))
    if row.within:
        return f"{what}, {messages.period(row.within, made.language)}"
    return (
        made.say("{what} since {year}").format(what=what, year=row.since.year)
        if row.since
        else what
    )


def _of(made: Page, row: Coverage) -> str:
    number = messages.decimal(row.of, made.language)
    return made.say("at least {n}").format(n=number) if row.bound == "over" else number
