"""The trade chart: every told value is there, and each status has a look of its own."""

from __future__ import annotations

from dataclasses import replace

import plotly.graph_objects as go
import pytest

from tests import sample
from timeline.charts import trade, trade_values
from timeline.charts.style import LIGHT


def draw(tables: object = None) -> go.Figure:
    figures = sample.tables().figures
    return trade.figure(
        trade_values.select(figures, "trade_turnover"),
        LIGHT,
        hover=lambda ids: f"about {ids}",
        name=str,
        number=lambda value: f"{value:g}",
        axis_title="billion",
    )


@pytest.fixture(scope="module")
def traces() -> dict[str, dict]:  # type: ignore[type-arg]
    return {trace["name"]: trace for trace in draw().to_plotly_json()["data"]}


def test_each_status_has_its_own_look(traces: dict) -> None:  # type: ignore[type-arg]
    assert set(traces) - {"numbers"} == {
        "actual", "part", "expected", "derived", "target", "official:KAZ:FOB", "official:UZB:goods",
    }  # fmt: skip
    assert traces["actual"]["marker"]["color"].startswith("#")
    for hollow in ("expected", "derived"):
        assert traces[hollow]["marker"]["color"].startswith("rgba(")
    assert traces["part"]["type"] == "scatter" and traces["part"]["mode"].startswith("lines")
    assert traces["target"]["type"] == "scatter" and traces["target"]["x"] == [2030]
    assert (
        traces["official:UZB:goods"]["line"]["dash"] != traces["official:KAZ:FOB"]["line"]["dash"]
    )


def test_two_sources_that_disagree_stay_two_values(traces: dict) -> None:  # type: ignore[type-arg]
    both = [
        (x, y)
        for x, y in zip(traces["actual"]["x"], traces["actual"]["y"], strict=True)
        if 2021.5 < x < 2022.5
    ]
    assert sorted(y for _, y in both) == [4.6, 5.0]
    (x1, _), (x2, _) = both
    assert abs(x1 - x2) >= traces["actual"]["width"][traces["actual"]["x"].index(x1)]


def test_every_figure_is_drawn_once(traces: dict) -> None:  # type: ignore[type-arg]
    mine = trade_values.select(sample.tables().figures, "trade_turnover")
    drawn = [id for t in traces.values() for ids in t.get("customdata", ()) for id in ids.split()]
    twice = [id for id in traces["part"]["customdata"] if id][::2]  # both ends of its line
    assert sorted(drawn) == sorted([*mine["id"], *twice])


def test_no_line_runs_through_a_missing_year() -> None:
    tables = sample.tables()
    figures = tables.figures[tables.figures["edtf"] != "2021"]
    tables = replace(tables, figures=figures)
    placed = trade_values.values(trade_values.select(figures, "trade_turnover"), str)
    uzb = [v for v in placed if v.look == "official" and v.series[0] == "UZB"]
    ys = [value.y for value in trade.with_gaps(uzb)]
    assert any(y != y for y in ys) and len(ys) == len(uzb) + 1


def test_a_part_year_stands_on_its_months(traces: dict) -> None:  # type: ignore[type-arg]
    start, end, gap = traces["part"]["x"]
    assert start == 2024.5 and 2025.2 < end < 2025.3 and gap is None
    assert traces["part"]["y"] == [3.5, 3.5, None]


def test_bounds_are_written_beside_the_value(traces: dict) -> None:  # type: ignore[type-arg]
    assert "&gt; 4.27" in traces["numbers"]["text"]
    assert "≈ 1.9" in traces["numbers"]["text"]
