"""Ways of reading: keyboard, phone, five languages, a restarted server, a document."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests import sample
from tests.bench import dataset
from tests.browser.helpers import RANGE, click, until, visit, wait_drawn
from tests.serving import ROOT, free_port
from tests.test_listing import one_day
from timeline import frame

pytestmark = pytest.mark.browser


def event_id(title: str) -> str:
    events = sample.tables(hostile=True).events
    return str(events.loc[events["title"] == title, "id"].iloc[0])


# The contrast of an element's letters with its ground, by WCAG 2.2.
CONTRAST = """(element) => {
  const light = (colour) => {
    const parts = colour.match(/[\\d.]+/g).slice(0, 3).map((part) => part / 255)
      .map((part) => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2] + 0.05;
  };
  const style = getComputedStyle(element);
  const [ink, ground] = [light(style.color), light(style.backgroundColor)];
  return Math.max(ink, ground) / Math.min(ink, ground);
}"""


def test_the_timeline_can_be_walked_by_keyboard(browser: Any, address: str) -> None:
    with visit(browser, address) as page:
        wait_drawn(page)
        page.get_by_test_id("timeline").focus()
        told = []
        for _ in range(3):
            page.keyboard.press("ArrowRight")
            page.wait_for_timeout(400)
            told.append(page.locator(".tl-live").text_content())
        assert "Independence is recognised" in told[0]
        assert "Diplomatic relations begin" in told[1]
        page.keyboard.press("ArrowLeft")
        page.wait_for_timeout(400)
        assert page.locator(".tl-live").text_content() == told[1]
        before = page.evaluate(RANGE)
        page.keyboard.press("+")
        page.wait_for_timeout(400)
        assert page.evaluate(RANGE) != before
        page.keyboard.press("Enter")
        panel = page.get_by_test_id("event-panel")
        panel.wait_for(timeout=20_000)
        assert "Diplomatic relations begin" in panel.inner_text()
        page.keyboard.press("Escape")
        panel.wait_for(state="detached", timeout=20_000)
        until(page, "document.activeElement.dataset.testid === 'timeline'")
        page.keyboard.press("/")
        assert page.evaluate("document.activeElement.dataset.testid") == "search"


def test_hundreds_of_events_of_one_day_are_opened_by_keyboard(
    browser: Any, serve: Callable[..., str], tmp_path: Path
) -> None:
    frame.write(replace(dataset.tables(300), events=one_day(300)), tmp_path)
    with visit(browser, serve(tmp_path)) as page:
        wait_drawn(page)
        page.get_by_test_id("timeline").focus()
        page.keyboard.press("ArrowRight")
        page.wait_for_timeout(400)
        assert "300 events" in (page.locator(".tl-live").text_content() or "")
        page.keyboard.press("Enter")  # zooms in as far as that shows more
        page.wait_for_timeout(1500)
        page.keyboard.press("Enter")
        page.wait_for_selector(".ev-entry", timeout=20_000)
        assert page.locator(".ev-entry").count() == 300
        for _ in range(3):
            page.keyboard.press("ArrowDown")
        chosen = page.evaluate("document.activeElement.dataset.id")
        page.keyboard.press("Enter")
        page.wait_for_selector(f".ev-root[data-event='{chosen}']", timeout=20_000)
        page.get_by_role("button", name="Back to the list").press("Enter")
        until(page, f"document.activeElement.dataset.id === '{chosen}'")
        page.keyboard.press("Escape")
        until(page, "document.activeElement.dataset.testid === 'timeline'")


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("uz", ["Shartnomalar", "Oʻzbekiston — Qozogʻiston"]),
        ("uz_Cyrl", ["Шартномалар", "Ўзбекистон — Қозоғистон"]),
        ("kk", ["Шарттар", "Өзбекстан — Қазақстан"]),
        ("ru", ["Договоры", "Узбекистан — Казахстан"]),
        ("en", ["Treaties", "Uzbekistan — Kazakhstan"]),
    ],
)
def test_five_languages(browser: Any, address: str, language: str, words: list[str]) -> None:
    with visit(browser, f"{address}/?lang={language}") as page:
        wait_drawn(page)
        shown = page.inner_text("[data-testid=stMain]") + (
            page.text_content(".tl-plot .yaxislayer-above") or ""
        )
        assert all(word in shown for word in words)
        assert page.evaluate("document.documentElement.lang") == language.replace("_", "-")


def test_the_browser_chooses_the_language(browser: Any, address: str) -> None:
    with visit(browser, address, locale="kk-KZ") as page:
        wait_drawn(page)
        assert "Өзбекстан — Қазақстан" in page.inner_text("[data-testid=stMain]")


def test_on_a_phone_a_tap_opens_and_nothing_is_wider_than_the_page(
    browser: Any, address: str
) -> None:
    phone = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
    with visit(browser, address, **phone) as page:
        wait_drawn(page)
        until(page, "document.querySelector('.tl-plot').clientWidth < 390")
        page.wait_for_timeout(1500)
        assert page.evaluate("document.documentElement.scrollWidth") <= 390
        mark = page.locator(".tl-plot .scatterlayer .point").nth(2)
        mark.scroll_into_view_if_needed()
        box = mark.bounding_box()
        page.touchscreen.tap(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
        panel = page.get_by_test_id("event-panel")
        panel.wait_for(timeout=20_000)
        assert panel.bounding_box()["width"] == 390
        small = page.evaluate(
            """[...document.querySelectorAll('.tl-bar button, .ev-button')]
               .map(b => b.getBoundingClientRect()).filter(b => b.width && b.height < 44).length"""
        )
        assert small == 0


def test_a_day_is_typed_as_the_page_writes_days(browser: Any, address: str) -> None:
    link = f"{address}/outlook?lang=kk&as_of=2026-01-01"
    with visit(browser, link, locale="en-US") as page:
        field = page.locator("[class*=st-key-as_of_choice] input")
        field.wait_for(timeout=60_000)
        assert "1 қаңтар" in field.input_value()
        field.fill("6.12.2025")
        field.press("Enter")
        page.wait_for_url("**as_of=2025-12-06**", timeout=20_000)
        until(
            page,
            "document.querySelector('[class*=st-key-as_of_choice] input').value.includes("
            "'6 желтоқсан')",
        )
        field.fill("31 ақпан 2025")
        field.press("Enter")
        page.get_by_role("alert").get_by_text("2021-12-31").wait_for(timeout=20_000)
        assert "as_of=2025-12-06" in page.url


def test_the_view_survives_a_change_of_page(browser: Any, address: str) -> None:
    link = f"{address}/?view=2017-01-01..2019-01-01&kind=visit"
    with visit(browser, link) as page:
        wait_drawn(page)
        page.get_by_role("link", name="Trade", exact=True).click()
        page.get_by_test_id("trade-chart").wait_for(timeout=60_000)
        page.get_by_role("link", name="Timeline", exact=True).click()
        wait_drawn(page)
        assert [str(day)[:10] for day in page.evaluate(RANGE)] == ["2017-01-01", "2019-01-01"]
        assert "kind=visit" in page.url


def test_a_document_shows_its_readings_and_leads_to_the_timeline_and_back(
    browser: Any, address: str
) -> None:
    with visit(browser, address) as page:
        wait_drawn(page)
        panel = click(page, event_id("Договор о вечной дружбе"))
        panel.get_by_role("button", name="Read the document").click()
        reader = page.get_by_test_id("reader")
        reader.wait_for(timeout=60_000)
        assert "31 октября 1998 года" in reader.locator("mark").all_inner_texts()
        reader.get_by_role("link", name="16 ноября 2001 года").click()
        page.wait_for_selector(
            f".ev-root[data-event='{event_id('Договор о государственной границе')}']",
            timeout=60_000,
        )


def test_a_restarted_server_brings_the_reader_back(
    browser: Any, serve: Callable[..., str], stop: Callable[[], None], tmp_path: Path
) -> None:
    frame.write(sample.tables(), tmp_path)
    port = free_port()
    address = serve(tmp_path, port)
    event = event_id("Oliy kengashning birinchi majlisi")
    with visit(browser, f"{address}/?view=2024-01-01..2025-01-01&event={event}") as page:
        wait_drawn(page)
        page.get_by_test_id("event-panel").wait_for()
        stop()
        page.wait_for_timeout(1000)
        serve(tmp_path, port)
        page.wait_for_event("load", timeout=60_000)
        wait_drawn(page)
        assert [str(day)[:10] for day in page.evaluate(RANGE)] == ["2024-01-01", "2025-01-01"]
        page.get_by_test_id("event-panel").get_by_role("button", name="Next event").click()
        until(page, f"!location.search.includes('event={event}')", timeout=30_000)


def test_a_document_added_in_the_app_appears_on_the_timeline(
    browser: Any, serve: Callable[..., str], tmp_path: Path
) -> None:
    documents = tmp_path / "documents"
    documents.mkdir()
    (documents / "old.txt").write_text(
        "2019-yil 15-aprel kuni Toshkentda O‘zbekiston va Qozog‘iston prezidentlari uchrashdi.\n",
        encoding="utf-8",
    )
    build = tmp_path / "build"
    command = [sys.executable, "-m", "timeline", "build", "--documents", str(documents)]
    subprocess.run([*command, "--out", str(build), "--quiet"], check=True, cwd=ROOT)
    text = "2023-yil 17-may kuni Ostonada ikki mamlakat tashqi ishlar vazirlari uchrashdi."
    phone = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
    with visit(browser, f"{serve(build)}/add", **phone, color_scheme="dark") as page:
        page.get_by_test_id("add-files").wait_for(state="attached", timeout=60_000)
        page.get_by_test_id("add-files").set_input_files(
            {"name": "yangi.txt", "mimeType": "text/plain", "buffer": text.encode()}
        )
        keep = page.get_by_role("button", name="Keep and build")
        keep.wait_for(timeout=60_000)
        # What is pressed is as high as a finger, also where it has a name of its own.
        assert keep.bounding_box()["height"] >= 44
        assert keep.evaluate(CONTRAST) >= 4.5
        keep.click()
        wait_drawn(page)
        until(
            page,
            """document.querySelector('.tl-plot')._fullData.some(
               trace => [...(trace.hovertext || [])].some(text => /17 May 2023/.test(text)))""",
            timeout=60_000,
        )
        assert page.outside == []
