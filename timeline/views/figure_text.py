"""What is told about one figure where the mouse rests on it. Plain data, nothing is drawn."""

from __future__ import annotations

from typing import Any

from timeline import messages
from timeline.charts.text import hover
from timeline.charts.trade_values import BOUND_SIGNS
from timeline.frame import Tables
from timeline.views import details, said, words

BASES = {
    "goods": "goods",
    "goods_services": "goods and services",
    "FOB": "goods, exports at FOB value",
    "CIF": "goods, imports at CIF value",
    "unknown": "basis not said",
}


def figure_hover(row: dict[str, Any], sources: list[dict[str, Any]], language: str) -> str:
    """The escaped text over a value: what it is, how it was written, the source sentence."""
    say = messages.translator(language)
    amount = BOUND_SIGNS.get(row["bound"], "") + said.amount(row["value"], row["unit"], language)
    money = row["unit"] != "COUNT"
    facts = [
        f"{messages.period(row['edtf'], language)} · {words.status(row['status'], say)}",
        whose(row, language),
        say("as written: {}").format(row["as_written"]) if row["as_written"] else "",
        say("currency not certain; taken as {}").format(row["unit"])
        if row["unit_inferred"]
        else "",
        say("basis: {}").format(say(BASES.get(row["basis"], row["basis"]))) if money else "",
        said.note(row["note"], say),
    ]
    if row["derived_from"]:
        facts.append(say("derived from other figures"))
    others = len({source["document_id"] for source in sources}) - 1
    if others > 0:
        facts.append(
            messages.counted(
                language, others, "also in {n} more document", "also in {n} more documents"
            )
        )
    source = sources[0] if sources else None
    return hover(
        amount,
        facts,
        source["quote"] if source else "",
        details.origin(source, language) if source else "",
    )


def whose(row: dict[str, Any], language: str) -> str:
    """Whose number it is; of what moves between the two, from where to where."""
    if not row["reporter"]:
        return ""
    names = [words.country(code, language) for code in (row["reporter"], row["partner"]) if code]
    return " → ".join(names) if row["indicator"] == "visitors" else names[0]


def figures_hover(
    rows: dict[str, dict[str, Any]], tables: Tables, ids: tuple[str, ...], language: str
) -> str:
    """The text over a value that several figures tell alike: the first, and how many more."""
    sources = [source for id in ids for source in details.sources_of(tables, id)]
    return figure_hover(rows[ids[0]], sources, language)
