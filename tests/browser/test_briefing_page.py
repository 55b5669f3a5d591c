"""A reader collects a briefing, takes it along as a file, and presents it."""

from __future__ import annotations

from typing import Any

import pptx
import pytest
from playwright.sync_api import expect

from tests.browser.helpers import visit

pytestmark = pytest.mark.browser


def choose(page: Any, key: str, text: str) -> None:
    page.locator(f".st-key-{key} input").click()
    page.get_by_role("option", name=text).first.click()


def test_collects_exports_and_presents(browser: Any, address: str) -> None:
    with visit(browser, f"{address}/briefing?as_of=2026-03-01") as page:
        page.get_by_label("Title").first.fill("Neighbours")
        page.keyboard.press("Enter")
        choose(page, "add-show", "Chart")
        page.locator(".st-key-add-step button:not([disabled])").click()
        page.locator("[data-testid=briefing-steps] >> text=1. Chart").wait_for()
        choose(page, "add-show", "Period of the timeline")
        page.locator(".st-key-add-years").wait_for()
        page.locator(".st-key-add-step button:not([disabled])").click()
        page.locator("[data-testid=briefing-steps] >> text=2. Period").wait_for()
        page.locator("[data-testid=briefing-preview] img").first.wait_for()
        page.locator("[data-testid=briefing-make]").click()
        page.locator("[data-testid=briefing-file]").wait_for()
        with page.expect_download() as download:
            page.locator("[data-testid=briefing-file]").click()
        slides = pptx.Presentation(str(download.value.path())).slides
        assert slides[0].shapes.title.text == "Neighbours"

        page.get_by_role("link", name="Present").click()
        frame = page.frame_locator("[data-testid=presenter], .st-key-presenter-frame iframe").first
        assert frame.locator(".slide.now svg > title").first.text_content() == "Neighbours"
        frame.locator("#on").click()
        frame.locator(".slide.now.chart").wait_for()
        assert page.outside == []


def test_the_order_can_be_changed(browser: Any, address: str) -> None:
    with visit(browser, f"{address}/briefing") as page:
        choose(page, "add-show", "Chart")
        page.locator(".st-key-add-step button:not([disabled])").click()
        page.locator("text=1. Chart").wait_for()
        choose(page, "add-show", "Table")
        page.locator(".st-key-add-years").wait_for()
        page.locator(".st-key-add-step button:not([disabled])").click()
        page.locator("text=2. Table").wait_for()
        page.locator("[class*=st-key-up-] button:not([disabled]):visible").last.click()
        page.locator("text=1. Table").wait_for()
        page.get_by_role("button", name="Remove").first.click()
        page.locator("text=1. Chart").wait_for()
        expect(page.locator("[data-testid=briefing-steps] >> text=2. ")).to_have_count(0)
