"""Two pairs one above the other: one axis, one view."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests import sample
from tests.browser.helpers import RANGE, until, visit, wait_drawn
from timeline import frame

pytestmark = pytest.mark.browser
BELOW = "[...document.querySelectorAll('.tl-plot')].at(-1).layout.xaxis.range"


def test_a_second_pair_stands_below_and_moves_along(
    browser: Any, serve: Callable[..., str], tmp_path: Path
) -> None:
    frame.write(sample.tables(pairs=True), tmp_path)
    with visit(browser, serve(tmp_path)) as page:
        wait_drawn(page)
        page.locator(".tl-choices .tl-compare").click()
        until(page, "document.querySelectorAll('.tl-plot .xaxislayer-above').length == 2")
        assert "compare=KAZ-CHN" in page.url
        assert page.evaluate(BELOW) == page.evaluate(RANGE)
        page.get_by_role("button", name="Zoom in").first.click()
        until(page, f"{BELOW}[0] > '1995'")
        first, second = page.evaluate(RANGE), page.evaluate(BELOW)
        assert [str(day)[:10] for day in first] == [str(day)[:10] for day in second]
        page.locator(".tl-choices .tl-compare").click()
        until(page, "document.querySelectorAll('.tl-root').length == 1")
