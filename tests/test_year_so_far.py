"""Part-years over the twelve months: each year a line, like months above one another."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.trade import document, figure, tables
from timeline.charts import trade_values, year_so_far
from timeline.charts.style import LIGHT


def traces(*figures: Any, sides: bool = False) -> list[dict[str, Any]]:
    made = tables(list(figures), [document("press", date(2025, 12, 1))], [])
    drawing = year_so_far.figure(
        trade_values.parts(made.figures),
        LIGHT,
        hover=lambda ids: f"about {ids[0]}",
        form_name=str,
        side_name=lambda side: side or "nobody",
        months=[str(month) for month in range(1, 13)],
        axis_title="billion",
        sides=sides,
    )
    return list(drawing.to_plotly_json()["data"])


def one(name: str, edtf: str, value: float, **more: Any) -> Any:
    return figure(name, edtf, value, **({"document": "press"} | more))


def test_a_value_stands_at_the_month_up_to_which_it_counts() -> None:
    drawn = {t["name"]: t for t in traces(one("nine", "2024-01/2024-09", 3.02e9))}
    assert drawn["2024"]["x"] == [9] and drawn["2024"]["y"] == pytest.approx([3.02])
    assert drawn["2024"]["customdata"] == ["nine"]


def test_the_months_of_a_year_are_joined_and_years_are_not() -> None:
    threads = [
        trace
        for trace in traces(
            one("a", "2023-01/2023-03", 1.1e9),
            one("b", "2023-01/2023-06", 2.2e9),
            one("c", "2024-01/2024-03", 1.3e9),
        )
        if trace["name"] == "thread"
    ]
    assert [trace["x"] for trace in threads] == [[3, 6], [3]]


def test_derived_values_are_hollow_and_no_line_runs_through_them() -> None:
    drawn = traces(
        one("told", "2024-01/2024-08", 2.5e9),
        one("derived", "2024-01/2024-09", 3e9, status="derived"),
    )
    thread, points = drawn[0], drawn[1]
    assert thread["x"] == [8]
    assert dict(zip(points["customdata"], points["marker"]["symbol"], strict=True)) == {
        "told": "circle",
        "derived": "circle-open",
    }


def test_what_does_not_count_from_january_is_a_span() -> None:
    (span,) = [
        trace for trace in traces(one("half", "2024-07/2024-12", 2e9)) if trace["name"] == "span"
    ]
    assert span["x"][:2] == pytest.approx([6, 12], abs=0.05)


def test_a_flow_has_a_line_for_each_side() -> None:
    drawn = traces(
        one("uz", "2024-01/2024-09", 1e9, reporter="UZB", indicator="export"),
        one("kz", "2024-01/2024-09", 2e9, reporter="KAZ", indicator="export"),
        sides=True,
    )
    assert len([trace for trace in drawn if trace["name"] == "2024"]) == 2
    assert {"UZB", "KAZ"} <= {trace["name"] for trace in drawn}


def test_names_of_years_at_one_height_are_pushed_apart() -> None:
    (names,) = [
        trace
        for trace in traces(one("a", "2023-01/2023-09", 3.0e9), one("b", "2024-01/2024-09", 3.01e9))
        if trace["name"] == "years"
    ]
    assert abs(names["y"][0] - names["y"][1]) > 0.08
