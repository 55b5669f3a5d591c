"""The page of claims: each number that the press told, beside what the statistics say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import Any

import pandas as pd
import streamlit as st

from timeline import messages
from timeline.charts.text import plain
from timeline.charts.trade_values import BOUND_SIGNS
from timeline.statistics.claims import VERDICTS, Claim
from timeline.statistics.claims import claims as judged
from timeline.statistics.values import values
from timeline.views import (
    choice,
    details,
    dropped,
    frame_parts,
    grid,
    parts,
    said,
    state,
    words,
)
from timeline.views.evidence import Evidence

KINDS = {
    "level": "amount",
    "growth": "growth",
    "forecast": "forecast",
    "derived": "derived",
}


def page() -> None:
    """Show the page."""
    say, language = state.translate(), state.language()
    opened = frame_parts.opened(
        "figures",
        say("Claims"),
        say(
            "Each number of the press is held against the statistics of both countries: same flow, "
            "same period, same unit; rounded or cut as it was told."
        ),
    )
    if opened is None:
        return
    tables, pair = opened
    tables = dropped.tables(tables)
    first, second = pair.split("-")
    found = judged(values(tables, pair), (first, second))
    if not found:
        st.info(say("The documents of this pair tell no trade figure."))
        return
    mine = _chosen(found, say)
    if not mine:
        st.info(say("No claim is left; choose more verdicts or flows."))
        return
    evidence = Evidence(tables)
    grid.show(
        _table(evidence, mine, (first, second), say, language),
        "claims-table",
        {
            say("Period"): grid.periods(language),
            say("Difference"): lambda value: said.signed(value, language),
        },
        name=say("Claims"),
        lead=say("Claim"),
        chosen=_place(mine),
        choose=lambda row: st.session_state.update(claim=_name(mine[row])),
        height=460,
    )
    _opened(evidence, mine[_place(mine)], say, language)
    parts.tag([(".st-key-claims-table", "claims-table"), (".st-key-claim", "claim")])


def _name(claim: Claim) -> tuple[str, str]:
    """What a claim is known by: one figure may claim a level and a growth."""
    return claim.figure.id, claim.kind


def _place(mine: list[Claim]) -> int:
    """Where the claim stands that the reader opened last; the first where it is left out."""
    names = [_name(claim) for claim in mine]
    opened = st.session_state.get("claim")
    return names.index(opened) if opened in names else 0


def _chosen(found: list[Claim], say: Callable[[str], str]) -> list[Claim]:
    """Filter by verdict and flow; each verdict shows how many there are."""
    counts = Counter(claim.verdict for claim in found)
    verdicts = [verdict for verdict in VERDICTS if counts[verdict]]
    flows = list(dict.fromkeys(claim.figure.indicator for claim in found))
    wanted = choice.some_of(
        say("Verdict"),
        verdicts,
        lambda code: f"{said.verdict(code, say)} · {counts[code]}",
        "verdict",
    )
    flow = choice.some_of(
        say("Indicator"), flows, lambda code: words.indicator(code, say), "claim-flow"
    )
    mine = [
        claim
        for claim in found
        if (not wanted or claim.verdict in wanted) and (not flow or claim.figure.indicator in flow)
    ]
    return sorted(mine, key=_order)


def _order(claim: Claim) -> tuple[int, Any]:
    """What differs first, then the latest."""
    first = ("differs", "one_side", "agrees", "not_comparable", "no_data")
    end = claim.figure.end
    return first.index(claim.verdict), -(end.toordinal() if end else 0)


def told(claim: Claim, language: str) -> str:
    """The number as claimed: > 3 billion USD, +15.5%."""
    if claim.kind == "growth":
        return said.percent(claim.value, language)
    sign = BOUND_SIGNS.get(claim.figure.bound, "")
    return sign + said.amount(claim.value, claim.figure.unit, language)


def _official(claim: Claim, reporter: str, language: str) -> str:
    for check in claim.checks:
        if check.reporter == reporter:
            if claim.kind == "growth":
                return said.percent(check.official, language)
            return said.amount(check.official, claim.figure.unit, language)
    return ""


def _table(
    evidence: Evidence,
    mine: list[Claim],
    pair: tuple[str, str],
    say: Callable[[str], str],
    language: str,
) -> pd.DataFrame:
    sources = [evidence.first([claim.figure.id]) for claim in mine]
    columns: dict[str, Any] = {
        say("Verdict"): [said.verdict(claim.verdict, say) for claim in mine],
        say("Period"): [claim.figure.period for claim in mine],
        say("Indicator"): [words.indicator(claim.figure.indicator, say) for claim in mine],
        say("Claim"): [told(claim, language) for claim in mine],
    }
    for reporter in pair:
        columns[words.country(reporter, language)] = [
            _official(claim, reporter, language) for claim in mine
        ]
    columns[say("Difference")] = [
        None if claim.difference is None else round(claim.difference, 1) for claim in mine
    ]
    columns[say("Kind")] = [say(KINDS[claim.kind]) for claim in mine]
    columns[say("Why")] = [
        said.sentence(claim.reason, language, _unit(claim), say) for claim in mine
    ]
    columns[say("Told by")] = [
        plain(details.origin(source, language), 120) if source else "" for source in sources
    ]
    return pd.DataFrame(columns)


def _unit(claim: Claim) -> str:
    return "PERCENT" if claim.kind == "growth" else claim.figure.unit


def _opened(evidence: Evidence, claim: Claim, say: Callable[[str], str], language: str) -> None:
    """The sentence of one claim, and the rows of statistics that it was held against."""
    with st.container(key="claim"):
        flow = words.indicator(claim.figure.indicator, say)
        period = messages.period(claim.figure.period, language)
        st.header(f"{told(claim, language)} · {flow} · {period}", anchor=False)
        reason = said.sentence(claim.reason, language, _unit(claim), say)
        st.text(f"{said.verdict(claim.verdict, say)}: {reason}")
        left, right = st.columns(2)
        with left:
            st.caption(say("What was said"))
            evidence.card([claim.figure.id], say, language)
        ids = [name for check in claim.checks for name in check.ids]
        with right:
            st.caption(say("What the statistics say"))
            if ids:
                evidence.card(ids, say, language)
            else:
                st.text(say("No official number of that flow and period."))
