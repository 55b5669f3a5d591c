"""Light, dark and high contrast by hand; the path of the first page; Streamlit's own words."""

from __future__ import annotations

import base64
import io
from typing import Any

import pytest
from PIL import Image

from tests.browser.helpers import until, visit

pytestmark = pytest.mark.browser
GROUND = "getComputedStyle(document.querySelector('[data-testid=stApp]')).backgroundColor"
INK = "document.querySelector('.tl-plot').layout.font.color"
LIGHT, DARK = "rgb(255, 255, 255)", "rgb(18, 22, 27)"


def test_a_theme_chosen_by_hand_stands_in_the_address_and_wins(browser: Any, address: str) -> None:
    with visit(browser, f"{address}/?lang=en", color_scheme="light") as page:
        until(page, f"{GROUND} === '{LIGHT}'", timeout=60_000)
        page.locator(".st-key-appearance button").first.click()
        page.get_by_text("Dark", exact=True).click()
        until(page, f"{GROUND} === '{DARK}'")
        until(page, f"{INK} === '#eceef0'")
        assert "theme=dark" in page.url
        page.get_by_text("As on this device", exact=True).click()
        until(page, f"{GROUND} === '{LIGHT}'")
        assert "theme" not in page.url
    with visit(browser, f"{address}/method?lang=en&theme=light", color_scheme="dark") as page:
        until(page, f"{GROUND} === '{LIGHT}'", timeout=60_000)


def test_a_link_with_a_theme_never_shows_the_other(browser: Any, address: str) -> None:
    """Each frame that a slow machine paints until the page stands is looked at in a corner."""
    seen: list[int] = []
    dark = "data:text/html,<body style=background:black>"  # the blank page before is white
    with visit(browser, dark, color_scheme="light") as page:
        session = page.context.new_cdp_session(page)

        def frame(event: dict[str, Any]) -> None:
            picture = Image.open(io.BytesIO(base64.b64decode(event["data"]))).convert("L")
            seen.append(picture.getpixel((4, picture.height - 5)))
            session.send("Page.screencastFrameAck", {"sessionId": event["sessionId"]})

        session.on("Page.screencastFrame", frame)
        session.send("Emulation.setCPUThrottlingRate", {"rate": 3})
        session.send("Page.startScreencast", {"format": "jpeg"})
        page.goto(f"{address}/method?theme=dark")
        page.wait_for_selector("h1", timeout=90_000)
    assert len(seen) > 3 and max(seen) < 60


def test_the_first_page_answers_to_its_own_name(browser: Any, address: str) -> None:
    with visit(browser, f"{address}/timeline?lang=ru&theme=dark") as page:
        page.wait_for_selector(".tl-plot .point", state="attached", timeout=60_000)
        assert "lang=ru" in page.url and "theme=dark" in page.url
        assert page.get_by_role("dialog").count() == 0
        assert page.locator("html").get_attribute("lang") == "ru"


def test_streamlits_own_words_are_in_the_readers_language(browser: Any, address: str) -> None:
    with visit(browser, f"{address}/add?lang=ru") as page:
        box = page.locator("[data-testid=stFileUploader]")
        box.get_by_text("Выбрать файлы").wait_for(timeout=60_000)
        assert "до 100 МБ на файл" in box.inner_text() and "Upload" not in box.inner_text()
    with visit(browser, f"{address}/briefing?lang=uz") as page:
        page.wait_for_selector("[data-testid=stSelectbox]", timeout=60_000)
        page.wait_for_timeout(1500)
        assert "Choose an option" not in page.inner_text("body")
