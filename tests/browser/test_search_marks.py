"""What a search finds is marked in titles, over the marks, in the panel and in the story."""

from __future__ import annotations

from typing import Any

import pytest

from tests.browser.helpers import visit, wait_drawn

pytestmark = pytest.mark.browser
LABELS = "[...document.querySelectorAll('.tl-plot .textpoint tspan, .tl-plot .textpoint text')]"


def test_hits_are_marked_wherever_the_event_is_told(browser: Any, address: str) -> None:
    with visit(browser, f"{address}/story?lang=en&q=recognised") as page:
        page.wait_for_selector(".cd-card .cd-hit", timeout=60_000)
        assert page.locator(".cd-title .cd-hit").first.inner_text().lower() == "recognised"
        page.locator(".cd-card").first.click()
        page.wait_for_selector(".ev-title .ev-hit", timeout=30_000)
        wait_drawn(page)
        underlined = page.evaluate(
            f"{LABELS}.some(t => /recognised/i.test(t.textContent) && "
            "getComputedStyle(t).textDecorationLine.includes('underline'))"
        )
        assert underlined
