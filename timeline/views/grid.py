"""Tables whose numbers and days are written as the language of the page writes them.

Streamlit's own table writes numbers as the browser's language does, whatever the reader chose, and
cannot mark what a search found. Ours shows a text over each value: it sorts by the values and hands
them over as a file, a number as a number and a day as EDTF.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import pandas as pd
import streamlit as st

from timeline import messages
from timeline.exports.safe import cell
from timeline.search import pieces
from timeline.views import parts, state

NONE = "–"  # in a cell without a value
ROWS = 200  # on one page
HEIGHT = 420  # px, at most
DIGITS = 4  # after the point, at most

Say = Callable[[Any], str]


def show(
    table: pd.DataFrame,
    key: str,
    over: Mapping[str, Say] | None = None,
    *,
    said: Mapping[str, Say] | None = None,
    name: str = "",
    lead: str = "",
    chosen: int | None = None,
    choose: Callable[[int], None] | None = None,
    links: tuple[str, ...] = (),
    query: str = "",
    height: int = HEIGHT,
) -> int | None:
    """Show a table under its ``name``; gives the number of the row that was just chosen.

    Numbers are written by CLDR. ``over`` names columns that are written otherwise, each with what
    says a value: ``periods`` for EDTF, ``str`` for years, which are not grouped. ``said`` does the
    same for codes and texts that are sorted as they are said; of a long table that is only worked
    out for the page in view. Rows can be chosen where a column is their ``lead``; that one is
    marked where ``query`` is found, and ``choose`` is called with a row before the page runs again.
    ``links`` are columns of addresses.
    """
    say, language = state.translate(), state.language()
    with st.container(key=key, gap="small"):
        pages = -(-len(table) // ROWS)
        order = _order(table, key, said or {}) if pages > 1 else list(range(len(table)))
        first = (st.pagination(pages, key=f"{key}-page") - 1) * ROWS if pages > 1 else 0
        rows = order[first : first + ROWS]
        st.session_state[f"{key}-shown"] = rows
        told = parts.table_part(
            key=f"{key}-rows",
            data={
                "name": name or " · ".join(table.columns),
                "columns": columns(
                    _said(table.iloc[rows], said or {}), language, over or {}, links, lead, query
                ),
                "rows": len(rows),
                "lead": list(table.columns).index(lead) if lead else None,
                "chosen": rows.index(chosen) if chosen in rows else None,
                "part": pages > 1,
                "sorted": parts.state(f"{key}-rows").get("sorted") or None if pages > 1 else None,
                "height": height,
                "words": {"open": say("Open")},
            },
            on_chosen_change=lambda: _chosen(key, choose),
            on_sorted_change=parts.nothing,
        )
        _file(table, key, said or {})
    at = told.chosen
    return rows[at] if lead and at is not None and at < len(rows) else None


def _chosen(key: str, choose: Callable[[int], None] | None) -> None:
    """Tell the row that was chosen, before anything is shown anew."""
    at, rows = parts.state(f"{key}-rows").get("chosen"), st.session_state[f"{key}-shown"]
    if choose and at is not None and at < len(rows):
        choose(rows[at])


def columns(
    table: pd.DataFrame,
    language: str,
    over: Mapping[str, Say],
    links: tuple[str, ...] = (),
    lead: str = "",
    query: str = "",
) -> list[dict[str, Any]]:
    """Each column for the browser: name, kind, the texts, and the values where they differ."""

    def number(value: Any) -> str:
        return messages.decimal(value, language, DIGITS)

    made = []
    for name in table.columns:
        values = [None if pd.isna(value) else value for value in table[name].tolist()]
        numbers = pd.api.types.is_numeric_dtype(table[name])
        say: Say = over.get(str(name), number if numbers else str)
        texts: list[Any] = [NONE if value is None else say(value) for value in values]
        column = {"name": name, "kind": "number" if numbers else "text", "texts": texts}
        if name in over or numbers:
            column["values"] = [_key(value) for value in values]
            column["kind"] = "number" if numbers else "when"
        if name in links:
            column["kind"] = "link"
        if name == lead and query.strip():
            column["texts"] = [pieces(text, query) for text in texts]
        made.append(column)
    return made


def periods(language: str) -> Say:
    """What says an EDTF text, a day among them; an empty one stays empty."""
    return lambda text: messages.period(text, language) if text else ""


def _key(value: Any) -> Any:
    """What a value is sorted by: EDTF stands in the order of time but for `until`, written `..`."""
    return value.removeprefix("../") if isinstance(value, str) else value


def _said(table: pd.DataFrame, said: Mapping[str, Say]) -> pd.DataFrame:
    """The table with its codes as they are said."""
    return table.assign(**{name: table[name].map(say) for name, say in said.items()})


def _order(table: pd.DataFrame, key: str, said: Mapping[str, Say]) -> list[int]:
    """The rows of a table of several pages, as the reader sorted them; empty cells come last."""
    wanted = parts.state(f"{key}-rows").get("sorted") or []
    if len(wanted) != 2 or not 0 <= wanted[0] < len(table.columns):
        return list(range(len(table)))
    name = table.columns[int(wanted[0])]
    values = _said(table[[name]], {name: said.get(name, _key)})[name].reset_index(drop=True)
    values = values.mask(values == "")
    if not pd.api.types.is_numeric_dtype(values):
        values = values.str.casefold()
    sort = values.sort_values(ascending=not wanted[1], na_position="last", kind="stable")
    return [int(row) for row in sort.index]


def _file(table: pd.DataFrame, key: str, said: Mapping[str, Say]) -> None:
    """What is shown as a file for a spreadsheet, with the values and nothing that it computes."""

    say = state.translate()

    def write() -> bytes:
        harmless = _said(table, said).map(
            lambda value: cell(value) if isinstance(value, str) else value
        )
        return str(harmless.to_csv(index=False)).encode("utf-8-sig")

    st.download_button(
        say("Download as CSV"),
        write,
        f"{key}.csv",
        "text/csv",
        key=f"{key}-file",
        type="tertiary",
        icon=":material/download:",
        on_click="ignore",
    )
