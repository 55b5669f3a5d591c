"""What is told about one figure where the mouse rests on it. Plain data, nothing is drawn."""

from __future__ import annotations

from typing import Any

from timeline import messages
from timeline.charts import trade
from timeline.charts.text import hover
from timeline.views import details, words

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
    amount = trade.BOUND_SIGNS.get(row["bound"], "") + messages.decimal(
        row["value"] / trade.BILLION, language, 3
    )
    facts = [
        f"{messages.period(row['edtf'], language)} · {words.status(row['status'], say)}",
        say("as written: {}").format(row["as_written"]) if row["as_written"] else "",
        say("currency not named; taken as {}").format(row["unit"]) if row["unit_inferred"] else "",
        say("basis: {}").format(say(BASES.get(row["basis"], row["basis"]))),
        row["note"],
    ]
    if row["derived_from"]:
        facts.append(say("derived from other figures"))
    source = sources[0] if sources else None
    return hover(
        f"{amount} {say('billion')} {row['unit']}",
        facts,
        source["quote"] if source else "",
        details.origin(source, language) if source else "",
    )
