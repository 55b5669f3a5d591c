"""The packed figure: the timeline's own script gives back what went in."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.bench import dataset
from timeline.charts.scene import scene
from timeline.charts.style import LIGHT
from timeline.charts.timeline import figure
from timeline.charts.wire import pack

SCRIPT = Path(__file__).parents[1] / "timeline" / "views" / "component" / "unpack.js"


def unpacked(value: Any) -> Any:
    """What the browser makes of a packed value, by its own script."""
    node = shutil.which("node")
    if node is None:
        pytest.skip("node is not here to run the timeline's script")
    code = SCRIPT.read_text(encoding="utf-8") + (
        "\nprocess.stdout.write(JSON.stringify(unpack(JSON.parse(process.argv[1]))));"
    )
    made = subprocess.run(
        [node, "-e", code, json.dumps(pack(value))], capture_output=True, text=True, check=True
    )
    return json.loads(made.stdout)


def test_columns_become_smaller() -> None:
    days = [f"2020-01-{day:02d}" for day in range(1, 10)]
    assert pack({"x": days})["x"]["~t"][0] == 43_200
    assert pack({"y": [1, 2] * 6})["y"] == {"~v": [1, 2], "~i": [0, 1] * 6}
    assert pack({"y": [3.5] * 9})["y"] == {"~v": [3.5], "~n": 9}
    assert pack({"ids": days, "customdata": days})["customdata"] == {"~as": "ids"}
    assert pack({"text": days})["text"] == days  # a text that looks like a day stays one
    assert pack({"x": [1, 2], "y": [None] * 9}) == {"x": [1, 2], "y": [None] * 9}


def test_the_browser_gets_back_what_was_packed() -> None:
    value = {
        "y": [1, 2] * 6,
        "same": [1, 2] * 6,
        "one": ["a"] * 9,
        "deep": [{"width": [5.0] * 10, "mixed": [None, 1] * 5}],
        "few": [1, 2],
        "none": None,
    }
    assert unpacked(value) == value


def test_instants_come_back_as_milliseconds() -> None:
    days = [f"2020-01-{day:02d} 12:00" for day in range(1, 10)]
    assert unpacked({"x": days})["x"][0] == 1577880000000
    assert unpacked({"x": ["1969-12-31 00:01"] * 8})["x"][0] == -86340000


def test_a_crowded_timeline_packs_to_two_thirds() -> None:
    picture = scene(dataset.tables(1000).events, clusters=True)
    drawing = figure(picture, LIGHT, hover=lambda mark: f"{mark.count} events")
    assert len(json.dumps(pack(drawing))) * 3 < len(json.dumps(drawing)) * 2
