"""axe-core finds nothing serious on any page: light and dark, high contrast, on a phone, opened."""

from __future__ import annotations

from typing import Any

import pytest

from tests.browser.helpers import visit
from tests.npm import package

pytestmark = pytest.mark.browser
# What axe finds in Streamlit's own frame, by rule, with where: nothing of it is ours to change.
STREAMLITS = {
    # The box of the uploader is a section without a role that can be reached by Tab.
    "presentation-role-conflict": '[data-testid="stFileUploaderDropzone"]',
}
PAGES = (
    "",
    *("story", "trade", "trade?periods=parts", "indicators", "claims", "promises", "outlook"),
    *("briefing", "present", "documents", "add", "method"),
)
DESKTOP = {"viewport": {"width": 1440, "height": 1200}}
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}


def found(page: Any) -> list[str]:
    """What axe objects to outside of Streamlit's own frame: rule, place and why."""
    page.wait_for_selector("h1", timeout=60_000)
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(1500)
    page.evaluate((package("axe-core") / "axe.min.js").read_text(encoding="utf-8"))
    result = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
    told = []
    for rule in result["violations"]:
        for node in rule["nodes"]:
            place = " ".join(map(str, node["target"]))
            frame = STREAMLITS.get(rule["id"])
            if frame and page.evaluate(
                "([a, b]) => document.querySelector(a)?.matches(b)", [place, frame]
            ):
                continue
            told.append(f"{rule['impact']}: {rule['id']} at {place}: {node['html'][:200]}")
    return told


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", PAGES)
def test_nothing_is_found_on_a_page(browser: Any, address: str, path: str, scheme: str) -> None:
    package("axe-core")
    with visit(browser, f"{address}/{path}", color_scheme=scheme, **DESKTOP) as page:
        assert found(page) == []


@pytest.mark.parametrize("path", ["?contrast=1&theme=dark", "trade?contrast=1", "story?lang=uz"])
def test_nothing_is_found_in_high_contrast_and_on_a_phone(
    browser: Any, address: str, path: str
) -> None:
    package("axe-core")
    with visit(browser, f"{address}/{path}", **PHONE) as page:
        assert found(page) == []


def test_nothing_is_found_where_an_event_is_open(browser: Any, address: str) -> None:
    package("axe-core")
    with visit(browser, f"{address}/story", **DESKTOP) as page:
        page.locator(".cd-card").first.click()
        page.wait_for_selector(".ev-root", timeout=30_000)
        assert found(page) == []


def test_a_bad_page_would_be_found(browser: Any) -> None:
    package("axe-core")
    with visit(browser, "about:blank") as page:
        page.set_content("<main><h1>x</h1><p style='color:#ccc;background:#fff'>pale</p></main>")
        assert any("color-contrast" in one for one in found(page))
