"""The timeline as a reader meets it: points, hover, panel, filters, zoom, no outside request."""

from __future__ import annotations

from typing import Any

import pytest

from tests import sample
from tests.browser.helpers import RANGE, click, hover, place, until, visit, wait_drawn

pytestmark = pytest.mark.browser


def event_id(title: str) -> str:
    events = sample.tables(hostile=True).events
    return str(events.loc[events["title"] == title, "id"].iloc[0])


def test_the_page_shows_points_and_a_hover_shows_the_sentence(browser: Any, address: str) -> None:
    with visit(browser, address) as page:
        wait_drawn(page)
        assert page.get_by_test_id("timeline").count() == 1
        assert page.locator(".tl-plot .scatterlayer .point").count() > 40
        text = hover(page, event_id("Договор о вечной дружбе"))
        assert "Договор о вечной дружбе: 31 октября 1998 года" in text
        assert "31 October 1998" in text and "Министерство" in text
        assert page.outside == []


def test_a_click_opens_the_panel_with_every_source(browser: Any, address: str) -> None:
    with visit(browser, address) as page:
        wait_drawn(page)
        panel = click(page, event_id("Ittifoqchilik deklaratsiyasi"))
        assert panel.locator(".ev-source").count() == 3
        assert panel.locator("mark").all_inner_texts() == [
            "6-dekabr",
            "6 декабря 2021 года",
            "2021 жылғы 6 желтоқсан",
        ]
        assert "https://example.org/d3" in panel.inner_text()
        assert "event=" in page.url
        panel.get_by_role("button", name="Close").click()
        panel.wait_for(state="detached")


def test_filters_keep_the_zoom(browser: Any, address: str) -> None:
    with visit(browser, address) as page:
        wait_drawn(page)
        opening = page.evaluate(RANGE)
        x, y = place(page, event_id("Ittifoqchilik deklaratsiyasi"))
        page.mouse.move(x, y)
        for _ in range(4):
            page.mouse.wheel(0, -240)
            page.wait_for_timeout(120)
        page.wait_for_timeout(1500)
        zoomed = page.evaluate(RANGE)
        assert zoomed != opening
        page.get_by_test_id("filter-kind").get_by_text("Visits").click()
        until(page, "document.querySelectorAll('.tl-plot .scatterlayer .point').length < 20")
        assert page.evaluate(RANGE) == zoomed
        search = page.get_by_test_id("search")
        search.fill("davlat tashrifi")
        search.press("Enter")
        page.wait_for_timeout(1500)
        assert page.evaluate(RANGE) == zoomed
        assert "kind=visit" in page.url and "q=davlat" in page.url


def test_a_shared_address_opens_the_same_view_and_event(browser: Any, address: str) -> None:
    event = event_id("Oliy kengashning birinchi majlisi")
    link = f"{address}/?view=2024-01-01..2025-01-01&event={event}&kind=council,visit"
    with visit(browser, link) as page:
        wait_drawn(page)
        assert [str(day)[:10] for day in page.evaluate(RANGE)] == ["2024-01-01", "2025-01-01"]
        assert (
            "Oliy kengashning birinchi majlisi" in page.get_by_test_id("event-panel").inner_text()
        )


def test_in_the_opening_view_no_marker_hides_another(browser: Any, address: str) -> None:
    with visit(browser, address) as page:
        wait_drawn(page)
        boxes = page.evaluate(
            """['.scatterlayer .point', '.barlayer .point path']
               .flatMap(name => [...document.querySelectorAll('.tl-plot ' + name)])
               .map(p => p.getBoundingClientRect()).map(b => [b.left, b.top, b.right, b.bottom])"""
        )
        marks = [box for box in boxes if box[3] - box[1] > 7]  # the thin line of an open span aside
        for i, (left, top, right, bottom) in enumerate(marks):
            for a, b, c, d in marks[i + 1 :]:
                assert right <= a or c <= left or bottom <= b or d <= top


def test_hostile_texts_are_shown_letter_for_letter(browser: Any, address: str) -> None:
    with visit(browser, address) as page:
        wait_drawn(page)
        for number, text in enumerate(sample.HOSTILE):
            said = hover(page, f"x{number}")
            if len(text) < 60 and "\u202e" not in text and "\u2066" not in text:
                assert text.split()[0] in said
        panel = click(page, "x2")
        assert "<b>bold</b><extra>gone</extra>" in panel.inner_text()
        panel = click(page, "x3")
        assert "colour #000021 and #ffffff" in panel.inner_text()
        assert page.evaluate("window.hacked") is None
        assert page.dialogs == [] and page.outside == []


def test_the_trade_page_shows_figures_with_their_sentence(browser: Any, address: str) -> None:
    with visit(browser, f"{address}/trade") as page:
        chart = page.get_by_test_id("trade-chart")
        chart.wait_for(timeout=60_000)
        bar = chart.locator(".barlayer .point path").first
        bar.wait_for()
        box = bar.bounding_box()
        page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2, steps=3)
        page.wait_for_selector(".hoverlayer .hovertext")
        said = " ".join(page.locator(".hoverlayer .hovertext tspan").all_text_contents())
        assert "Manbaga ko‘ra 2016 davrida" in said
        assert "Basis:" in page.inner_text("[data-testid=stMain]")
        assert page.outside == []


def test_without_a_build_the_page_says_how_to_add_documents(
    browser: Any, serve: Any, tmp_path: Any
) -> None:
    with visit(browser, serve(tmp_path)) as page:
        page.get_by_text("make run DOCS=").wait_for(timeout=60_000)
        assert page.outside == []
