"""What was read, as rows of words: how golden cases and composed sentences tell it.

    events  date kind status scope
    trade   period value status flow [growth%] [reporter]

A wanted row may leave words out.
"""

from __future__ import annotations

from collections.abc import Iterable

from timeline.extract import Extraction
from timeline.records import Figure

FLOWS = {"trade_turnover": "turnover", "export": "export", "import": "import"}


def events(found: Extraction) -> list[str]:
    """Give a row for each event."""
    return [f"{e.when.edtf} {e.kind} {e.status} {e.scope}" for e in found.events]


def trade(found: Extraction) -> list[str]:
    """Give a row for each figure of trade; a growth told without a level has `-` for its value."""
    return [_figure(figure) for figure in found.figures if figure.indicator in FLOWS]


def same(rows: Iterable[str], wanted: Iterable[str]) -> None:
    """Match each wanted row with one found row that has all its words; none may be left over."""
    left = list(rows)
    for row in wanted:
        fits = [it for it in left if set(row.split()) <= set(it.split())]
        assert fits, f"no {row!r} in {rows}"
        left.remove(fits[0])
    assert not left, f"too much: {left}"


def _figure(figure: Figure) -> str:
    value = "-" if figure.value is None else f"{int(figure.value)}"
    growth = "" if figure.growth_pct is None else f" {float(figure.growth_pct):g}%"
    flow = f"{FLOWS[figure.indicator]}{growth} {figure.reporter}".rstrip()
    return f"{figure.when.edtf} {value} {figure.status} {flow}"
