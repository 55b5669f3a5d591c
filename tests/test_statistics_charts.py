"""The comparison charts as data: gaps stay open, estimates are hollow, texts are escaped."""

from __future__ import annotations

import math

import plotly.graph_objects as go
import pytest

from timeline.charts import flows, lines, mirror, targets
from timeline.charts.lines import Dot, Line
from timeline.charts.style import LIGHT

EVIL = "<b>x</b>#000021"


def hover(record: str) -> str:
    return f"about {record}"


def test_a_line_breaks_where_a_year_is_missing_and_estimates_are_hollow() -> None:
    series = Line(EVIL, (Dot(2018, 3, "c"), Dot(2015, 1, "a", True), Dot(2016, 2, "b")))
    drawn = lines.line(series, LIGHT, hover)
    assert drawn["x"] == [2015, 2016, 2017, 2018]
    assert math.isnan(drawn["y"][2])
    assert drawn["connectgaps"] is False
    assert drawn["marker"]["symbol"][:2] == ["circle-open", "circle"]
    assert drawn["customdata"] == ["a", "b", "", "c"]
    assert drawn["hovertext"] == ["about a", "about b", "", "about c"]
    assert drawn["name"] == "&lt;b&gt;x&lt;/b&gt;&#35;000021"


def test_loose_points_are_not_joined() -> None:
    assert lines.line(Line("q", (Dot(2022, 1),), loose=True), LIGHT, hover)["mode"] == "markers"


def test_the_band_spans_only_years_that_both_tell() -> None:
    a = (Dot(2015, 1), Dot(2016, 2), Dot(2018, 3), Dot(2019, 4))
    b = (Dot(2015, 2), Dot(2016, 1), Dot(2017, 9), Dot(2018, 3.5))
    assert list(mirror.runs(a, b)) == [[(2015, 1, 2), (2016, 2, 1)], [(2018, 3, 3.5)]]
    drawing = mirror.figure(
        Line("UZB", a),
        Line("KAZ", b, 1),
        [(2015, -50.0), (2016, 100.0)],
        LIGHT,
        hover=hover,
        percent=lambda value: f"{value:+.1f} %",
        axis_title=EVIL,
        gap_title="gap",
    ).to_plotly_json()
    bands = [trace for trace in drawing["data"] if trace["name"] == mirror.BAND]
    assert [list(band["x"]) for band in bands] == [[2015, 2016, 2016, 2015]]
    assert list(bands[0]["y"]) == [1, 2, 1, 2]
    gaps = drawing["data"][-1]
    assert (list(gaps["y"]), list(gaps["text"])) == ([-50.0, 100.0], ["-50.0 %", "+100.0 %"])
    assert gaps["yaxis"] == "y2"
    assert "<" not in drawing["layout"]["yaxis"]["title"]["text"]


def test_the_axis_can_be_logarithmic() -> None:
    series = [Line("a", (Dot(2015, 1), Dot(2016, 10)))]
    drawing = lines.figure(series, LIGHT, hover=hover, axis_title="", log=True)
    assert drawing.to_plotly_json()["layout"]["yaxis"]["type"] == "log"


def test_the_balance_is_drawn_only_where_both_flows_are_told() -> None:
    drawing = flows.figure(
        Line("exports", (Dot(2015, 3, "x"), Dot(2016, 5, "y", True))),
        Line("imports", (Dot(2015, 4, "z"),), 1),
        LIGHT,
        balance_name="balance",
        hover=hover,
        number=lambda value: f"{value:g}",
        axis_title="",
    ).to_plotly_json()
    out, into, rest = drawing["data"]
    assert list(into["y"]) == [-4] and list(into["text"]) == ["4"]
    assert (list(rest["x"]), list(rest["y"])) == ([2015], [-1])
    assert list(rest["hovertext"]) == ["balance: -1"]
    assert out["marker"]["color"][0] != out["marker"]["color"][1]


def test_targets_are_drawn_by_status_with_path_and_put_off_arrow() -> None:
    marks = [
        targets.Mark("a", 2020, 5, "missed", "5"),
        targets.Mark("b", 2026, 10, "moved", "10", to_x=2030),
        targets.Mark("c", 2030, 10, "open", "10", path=((2025, 5), (2030, 10)), needs="15.0 %"),
    ]
    drawing = targets.figure(
        [Line("UZB", (Dot(2025, 5, "v"),))],
        marks,
        LIGHT,
        names={status: status for status in targets.SYMBOLS},
        hover=hover,
        axis_title="",
    ).to_plotly_json()
    by = {trace["name"]: trace for trace in drawing["data"]}
    assert set(by) == {"UZB", "path", "missed", "open", "moved"}
    assert len({by[s]["marker"]["symbol"] for s in ("missed", "open", "moved")}) == 3
    assert list(by["path"]["x"]) == [2025, 2030]
    on_log = go.Figure()
    targets.add_paths(on_log, marks, LIGHT, log=True)
    assert [note["y"] for note in on_log.to_plotly_json()["layout"]["annotations"]] == [
        1.0,
        pytest.approx(math.log10(math.sqrt(50))),
    ]
    arrow, note = drawing["layout"]["annotations"]
    assert (arrow["ax"], arrow["x"]) == (2026, 2030)
    assert note["text"] == "15.0 %"
