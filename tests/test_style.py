"""One palette: what Streamlit's own theme is told agrees with what the charts draw with."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from timeline.charts.style import THEMES

THEME = tomllib.loads(
    (Path(__file__).parents[1] / ".streamlit" / "config.toml").read_text(encoding="utf-8")
)["theme"]


@pytest.mark.parametrize("shade", ["light", "dark"])
def test_the_page_and_its_charts_share_their_colours(shade: str) -> None:
    page, charts = THEME[shade], THEMES[shade]
    assert page["backgroundColor"] == charts.ground
    assert page["textColor"] == charts.text
    assert page["primaryColor"] == page["linkColor"] == charts.families["law"]
