"""Main events as marks across the trade chart."""

from __future__ import annotations

import plotly.graph_objects as go

from tests import sample
from timeline.charts.landmarks import KINDS, add_landmarks, landmarks
from timeline.charts.style import LIGHT

TABLES = sample.tables()


def drawing(years: list[float]) -> go.Figure:
    return go.Figure(layout={"xaxis": {"range": years}})


def test_landmarks_are_acts_of_state_known_to_the_day() -> None:
    rows = landmarks(TABLES.events)
    assert rows
    assert {row["kind"] for row in rows} <= set(KINDS)
    assert {(row["scope"], row["status"], row["precision"]) for row in rows} == {
        ("bilateral", "happened", "day")
    }


def test_each_is_a_line_and_a_mark_with_its_text() -> None:
    figure = drawing([1980, 2040])
    add_landmarks(figure, TABLES.events, LIGHT, lambda row: f"about {row['id']}", "acts")
    line, mark = figure.data
    count = len(landmarks(TABLES.events))
    assert len(mark.x) == count and len(line.x) == 3 * count
    assert all(text.startswith("about ") for text in mark.hovertext)
    assert figure.layout.yaxis2.overlaying == "y"


def test_marks_outside_the_years_are_left_out() -> None:
    figure = drawing([1900, 1910])
    add_landmarks(figure, TABLES.events, LIGHT, lambda row: "x", "acts")
    assert not figure.data
