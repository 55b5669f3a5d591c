"""Counted things as small charts: forms, threads, paths, numbers, and the page that shows them."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.trade import document, figure, tables
from timeline.charts import forms, indicators
from timeline.charts.style import LIGHT
from timeline.frame import Tables


def made(*figures: Any) -> Tables:
    return tables(list(figures), [document("press", date(2025, 12, 1))], [])


def count(
    name: str, edtf: str, value: float, indicator: str = "joint_ventures", **more: Any
) -> Any:
    more = {"unit": "COUNT", "document": "press", "indicator": indicator} | more
    return figure(name, edtf, value, **more)


def draw(found: Tables, columns: int = 2) -> list[dict[str, Any]]:
    codes = indicators.present(found.figures)
    panels = [
        indicators.Panel(code, found.figures[found.figures["indicator"] == code]) for code in codes
    ]
    drawing = indicators.figure(
        panels,
        LIGHT,
        hover=lambda id: f"about {id}",
        number=lambda value: f"{value:g}",
        form_name=str,
        side_name=lambda side: side or "nobody",
        columns=columns,
        width=1200,
    )
    return list(drawing.to_plotly_json()["data"])


def points(traces: list[dict[str, Any]]) -> dict[str, tuple[float, float, str]]:
    return {
        id: (x, y, symbol)
        for trace in traces
        for id, x, y, symbol in zip(
            trace.get("customdata", ()),
            trace["x"],
            trace["y"],
            trace.get("marker", {}).get("symbol", ()),
            strict=False,
        )
    }


def test_every_told_value_is_a_point_whose_form_says_how_it_is_known() -> None:
    found = made(
        count("exact", "2018", 281),
        count("over", "2025", 6000, bound="over"),
        count("about", "2020", 1000, bound="about"),
        count("hoped", "2026", 7000, status="expected"),
        count("aim", "../2030", 10000, status="target", set_on=date(2025, 11, 14)),
    )
    drawn = points(draw(found))
    assert {id: symbol for id, (_, _, symbol) in drawn.items()} == {
        "exact": "circle",
        "over": "triangle-up",
        "about": "circle-dot",
        "hoped": "circle-open",
        "aim": "diamond-open",
    }
    assert drawn["exact"][:2] == (2018, 281)


def test_a_target_has_a_dotted_path_from_what_was_told_last() -> None:
    found = made(
        count("told", "2025", 6000),
        count("aim", "../2030", 10000, status="target", set_on=date(2025, 11, 14)),
    )
    (path,) = [trace for trace in draw(found) if trace.get("name") == "path"]
    assert path["line"]["dash"] == "dot"
    assert (path["x"], path["y"]) == ([2025, 2030, None], [6000, 10000, None])


def test_a_line_joins_neighbouring_years_alone_and_none_that_are_disputed() -> None:
    found = made(
        count("a", "2018", 10),
        count("b", "2019", 20),
        count("c", "2021", 30),
        count("d", "2022", 40),
        count("e", "2022", 50),
    )
    (thread,) = [trace for trace in draw(found) if trace.get("name") == "thread"]
    assert thread["x"] == [2018, 2019, None]


def test_visitors_of_each_side_have_a_colour_of_their_own() -> None:
    found = made(
        count("there", "2024", 5e6, "visitors", reporter="UZB", partner="KAZ"),
        count("back", "2024", 4e6, "visitors", reporter="KAZ", partner="UZB"),
    )
    traces = [trace for trace in draw(found) if trace.get("customdata")]
    assert len({trace["marker"]["color"] for trace in traces}) == 2
    named = {trace["name"] for trace in draw(found) if trace.get("showlegend") is not False}
    assert {"UZB", "KAZ"} <= named


def test_numbers_that_would_touch_are_not_written() -> None:
    found = made(*(count(f"n{day}", f"2024-03-{day:02d}", 1000 + day) for day in range(1, 20)))
    (numbers,) = [trace for trace in draw(found) if trace.get("name") == "numbers"]
    assert numbers["text"] == ["1019"]


def test_each_panel_has_its_own_axes_and_all_share_the_years() -> None:
    found = made(
        count("one", "2018", 1),
        count("two", "2024", 2, "flights_per_week"),
        count("three", "2025", 3, "university_agreements"),
    )
    codes = indicators.present(found.figures)
    assert codes == ["joint_ventures", "flights_per_week", "university_agreements"]
    axes = [trace["xaxis"] for trace in draw(found) if trace.get("customdata")]
    assert axes == ["x", "x2", "x3"]


@pytest.mark.parametrize(("top", "scale"), [(6000, 1), (956_000, 1e3), (5e7, 1e6), (2e9, 1e9)])
def test_large_counts_are_written_in_thousands(top: float, scale: float) -> None:
    assert indicators.scale_of(made(count("x", "2024", top)).figures) == scale


@pytest.mark.parametrize(
    ("row", "form"),
    [
        ({"status": "actual", "bound": "up_to"}, "under"),
        ({"status": "derived", "bound": "over"}, "hollow"),
        ({"status": "target", "bound": "about"}, "target"),
    ],
)
def test_what_was_not_reached_is_hollow_whatever_its_bound(row: dict[str, str], form: str) -> None:
    assert forms.form_of(row) == form


def test_what_counts_since_a_year_goes_on_to_the_edge() -> None:
    found = made(count("all", "2016/..", 25), count("one", "2024", 30))
    (span,) = [trace for trace in draw(found) if trace.get("name") == "span"]
    assert span["x"][0] == 2016 and span["x"][1] > 2024 and span["y"][:2] == [25, 25]
    assert not [trace for trace in draw(found) if trace.get("name") == "thread"]
