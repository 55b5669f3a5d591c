"""The exported page in a browser: alone on the disk, it shows, filters and presents."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.relations import HOSTILE, tables
from tests.test_exports_pages import TEXT
from timeline.briefing import loads
from timeline.exports.formats import Options, export_briefing

pytestmark = pytest.mark.browser
POINTS = "#timeline .scatterlayer .point"


@pytest.fixture
def page(browser: Any, tmp_path: Path) -> Iterator[Any]:
    made = export_briefing(tables(), loads(TEXT), "html", Options(date(2026, 3, 1), "en"))
    path = tmp_path / "briefing.html"
    path.write_bytes(made.data)
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    shown = context.new_page()
    shown.asked, shown.wrong = [], []
    shown.on("request", lambda request: shown.asked.append(request.url))
    shown.on("pageerror", lambda error: shown.wrong.append(str(error)))
    shown.on("dialog", lambda dialog: shown.wrong.append(dialog.message))
    shown.goto(path.as_uri())
    shown.wait_for_selector(POINTS)
    yield shown
    assert [url for url in shown.asked if not url.startswith(("file:", "data:", "blob:"))] == []
    assert shown.wrong == []
    context.close()


def test_shows_charts_and_hostile_text_literally(page: Any) -> None:
    assert page.locator(".chart .main-svg").count() >= 2
    assert HOSTILE in page.locator("td", has_text="HYPERLINK").first.inner_text()
    assert page.locator("[class*=modebar] [data-title*='loud']").count() == 0


def test_a_filter_takes_events_out_and_keeps_the_window(page: Any) -> None:
    before = page.locator(POINTS).count()
    page.evaluate("Plotly.relayout('timeline', {'xaxis.range': ['2010-01-01', '2024-01-01']})")
    page.locator(".kind", has_text="Treaties").click()
    expect(page.locator(POINTS)).not_to_have_count(before)
    shown = page.evaluate("document.getElementById('timeline').layout.xaxis.range")
    assert [day[:10] for day in shown] == ["2010-01-01", "2024-01-01"]


def test_search_folds_spelling(page: Any) -> None:
    page.fill("#search", "dostlik")
    expect(page.locator(POINTS)).to_have_count(1)


def test_a_click_opens_the_sentences(page: Any) -> None:
    page.fill("#search", "dostlik")
    expect(page.locator(POINTS)).to_have_count(1)
    box = page.locator(POINTS).bounding_box()
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.mouse.down()
    page.mouse.up()
    page.wait_for_selector("#detail blockquote")
    assert "1998-10-31 sanasida" in page.inner_text("#detail")
    assert page.get_attribute("#detail a", "href") == "https://example.org/uz/1?a=1&b={2}"


def test_presents_by_keys_with_notes_in_a_second_window(page: Any) -> None:
    title = ".slide.now svg > title"

    def now() -> str:
        return str(page.locator(title).first.text_content())

    page.click("#present")
    assert now() == "Thirty years of neighbours"
    page.keyboard.press("ArrowRight")
    assert now() == "The line"
    page.keyboard.press("PageDown")
    page.keyboard.press(" ")
    assert now().startswith("Ittifoqchilik")
    page.keyboard.press("7")
    expect(page.locator(title).first).to_have_text("Trade turnover by year")
    page.keyboard.press("b")
    assert "blank" in page.get_attribute(".stage", "class")
    page.keyboard.press("Home")
    assert "blank" not in page.get_attribute(".stage", "class")
    with page.context.expect_page() as opened:
        page.keyboard.press("n")
    page.keyboard.press("4")
    expect(opened.value.locator("#notes")).to_contain_text("The turning point")
    assert ":" in opened.value.inner_text("#clock")
    page.keyboard.press("Escape")
    page.wait_for_selector("#presenter", state="hidden")


def test_the_timeline_glides_and_the_chart_builds_up_beside_it(page: Any) -> None:
    page.click("#present")
    for key in ("4", "Enter"):
        page.keyboard.press(key)
    expect(page.locator(".mark.here")).to_have_count(1)
    expect(page.locator(".beside.seen")).to_have_count(1)
    mark = page.locator(".mark.here")
    mark.evaluate("element => element.id = 'followed'")
    place = "document.getElementById('followed').style.left"
    built = "document.querySelector('.built').style.clipPath"
    clip, left = page.evaluate(built), page.evaluate(place)
    for key in ("5", "Enter"):
        page.keyboard.press(key)
    assert page.evaluate(place) != left  # the same mark, moved
    assert page.evaluate(built) != clip
    for key in ("1", "Enter"):
        page.keyboard.press(key)
    expect(page.locator(".world.seen")).to_have_count(0)
