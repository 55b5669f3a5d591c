"""Scene → Plotly: every event can be pointed at, forms differ, labels are escaped."""

from __future__ import annotations

from datetime import date
from typing import Any

import plotly.graph_objects as go
import pytest

from tests import sample
from timeline.charts.scene import scene
from timeline.charts.style import LIGHT, THEMES, symbol
from timeline.charts.timeline import figure


@pytest.fixture(scope="module")
def drawing() -> dict[str, Any]:
    return figure(
        scene(sample.tables(hostile=True).events), LIGHT, hover=lambda mark: f"about {mark.id}"
    )


def test_every_dated_event_can_be_pointed_at(drawing: dict[str, Any]) -> None:
    events = sample.tables(hostile=True).events
    dated = set(events.loc[events["start"].notna() | events["end"].notna(), "id"])
    ids = {id for trace in drawing["data"] for id in trace.get("ids", [])}
    assert ids == dated
    for trace in drawing["data"][:2]:
        assert [f"about {id}" for id in trace["ids"]] == list(trace["hovertext"])


@pytest.mark.parametrize("width", [360.0, 1200.0])
def test_plotly_knows_every_name_and_value(width: float) -> None:
    events = sample.tables(hostile=True).events
    picture = scene(events, width=width, clusters=True)
    made = figure(picture, LIGHT, hover=str, as_of=date(2025, 1, 1), whole=(date(1990, 1, 1),) * 2)
    go.Figure(made)


def test_labels_pass_the_gate(drawing: dict[str, Any]) -> None:
    texts = " ".join(drawing["data"][2]["text"])
    assert "<" not in texts
    assert "#" not in texts.replace("&#35;", "")


def test_forms_tell_how_a_date_is_known() -> None:
    plain = {"vague": False, "approximate": False, "publication_day": False, "planned": False}
    forms = {symbol(**plain)} | {symbol(**(plain | {name: True})) for name in plain}
    assert len(forms) == len(plain) + 1


def test_lane_names_stand_above_the_lanes_on_a_phone() -> None:
    events = sample.tables().events
    wide, phone = (
        figure(scene(events, width=w), LIGHT, hover=lambda mark: mark.id) for w in (1200, 360)
    )
    assert len(wide["layout"]["yaxis"]["ticktext"]) == len(phone["layout"]["annotations"])
    assert not phone["layout"]["yaxis"]["ticktext"]


def _luminance(colour: str) -> float:
    shares = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (s / 12.92 if s <= 0.03928 else ((s + 0.055) / 1.055) ** 2.4 for s in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("theme", THEMES)
def test_colours_keep_their_contrast(theme: str) -> None:
    look, least = THEMES[theme], 7 if "contrast" in theme else 4.5
    for colour in [*look.families.values(), look.text, look.muted, look.alert]:
        for ground in (look.ground, look.band):
            high, low = sorted((_luminance(colour), _luminance(ground)), reverse=True)
            assert (high + 0.05) / (low + 0.05) >= least, (colour, ground)
