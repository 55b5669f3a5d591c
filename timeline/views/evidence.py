"""Where a number stands: the sentence or the row it was read from, document, publisher, address."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Any

import streamlit as st

from timeline.charts.text import plain
from timeline.frame import Tables, records
from timeline.views import details, state

_ROW = re.compile(r"line (\d+): (.*,.*)", re.DOTALL)  # as statistics/points.py writes a row
MOST = 6  # sources shown for one number


def web_address(address: object) -> str:
    """An address that a browser may open: http and https alone, else nothing."""
    text = str(address or "").strip()
    return text if text.lower().startswith(("https://", "http://")) else ""


def _quoted(quote: str, say: Callable[[str], str]) -> None:
    """A sentence in quotes; a row of a table as it is written there, and which row it is."""
    row = _ROW.fullmatch(quote)
    if row is None:
        st.text(plain(f"“{quote}”"))
        return
    st.caption(say("Line {n} of the table").format(n=row[1]))
    st.code(plain(row[2]), language=None, wrap_lines=True)


class Evidence:
    """The sources of a build, found by the id of a record; made once for each run of a page."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables
        self._rows = tables.sources.groupby("record_id", sort=False).indices
        self._documents = {name: at for at, name in enumerate(tables.documents["id"])}
        self._cards = 0

    def sources(self, record: str) -> list[dict[str, Any]]:
        """The sources of one record, each with its document as a dictionary under `document`."""
        found = records(self._tables.sources.iloc[self._rows.get(record, [])])
        for row in found:
            row["document"] = self.document(row["document_id"])
        return found

    def first(self, ids: Iterable[str]) -> dict[str, Any]:
        """The first source of some records, {} where there is none."""
        return next((source for record in ids for source in self.sources(record)), {})

    def address(self, ids: Iterable[str]) -> str:
        """The address of the first source of some records, where a browser may open it."""
        return web_address(self.first(ids).get("document", {}).get("url"))

    def document(self, name: str) -> dict[str, Any]:
        """One document as a dictionary, {} where there is none."""
        at = self._documents.get(name)
        return {} if at is None else records(self._tables.documents.iloc[[at]])[0]

    def card(self, ids: Iterable[str], say: Callable[[str], str], language: str) -> None:
        """Show the sources of some records; texts are set as text, never as markup."""
        shown: set[tuple[str, str]] = set()
        for record in ids:
            for source in self.sources(record):
                key = (source["document_id"], source["quote"])
                if key in shown or len(shown) >= MOST:
                    continue
                shown.add(key)
                with st.container(border=True):
                    _quoted(source["quote"], say)
                    st.text(plain(details.origin(source, language)))
                    self._ways(record, source, say)
        if not shown:
            st.caption(say("No source is kept for this number."))

    def _ways(self, record: str, source: dict[str, Any], say: Callable[[str], str]) -> None:
        """Ways on from a sentence: its place in the document, and the page it came from."""
        self._cards += 1
        address = web_address(source["document"].get("url"))
        with st.container(horizontal=True, gap="small"):
            kept = source["document"] and source["method"] != "official"
            key = f"read-{self._cards}-{record}"
            if kept and st.button(say("Read the document"), key=key):
                state.go("documents", doc=str(source["document_id"]), figure=record)
            if address:
                st.link_button(say("Open the source"), address)
