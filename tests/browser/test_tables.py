"""Tables: the language of the page, order by value, files, marks of a search, rows that open."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.browser.helpers import visit, wait_drawn

pytestmark = pytest.mark.browser


def cells(page: Any, table: str, column: int) -> list[str]:
    """The texts of one column of a table, from above."""
    page.wait_for_selector(f"[data-testid={table}] td", timeout=60_000)
    return page.locator(f"[data-testid={table}] td:nth-child({column})").all_inner_texts()


def test_numbers_follow_the_page_and_are_sorted_as_numbers(browser: Any, address: str) -> None:
    with visit(browser, f"{address}/trade?lang=ru", locale="en-GB") as page:
        values = cells(page, "figure-table", 3)
        assert "3,368" in values and "1,9" in values
        table = page.get_by_test_id("figure-table")
        table.get_by_role("button", name="Значение, млрд").click()
        numbers = [float(text.replace(",", ".")) for text in cells(page, "figure-table", 3)]
        assert numbers == sorted(numbers) and len(numbers) > 9 and numbers[-1] == 10
        table.get_by_role("button", name="Период").click()
        assert cells(page, "figure-table", 1)[-1] == "до 2030 года"
        align = "getComputedStyle(document.querySelector('[data-testid=figure-table] .tb-number'))"
        assert page.evaluate(f"{align}.textAlign") == "right"
        with page.expect_download() as told:
            table.get_by_role("button", name="Скачать как CSV").click()
        text = Path(told.value.path()).read_text(encoding="utf-8-sig")
        assert "\n2019,," in text and ",3.368," in text  # as values, in the order of the data
        assert page.outside == []


def test_a_search_is_marked_in_the_table_and_a_row_opens_by_keyboard(
    browser: Any, address: str
) -> None:
    with visit(browser, f"{address}/?lang=en&q=ўзбек") as page:
        wait_drawn(page)
        marked = page.locator("[data-testid=event-table] .tb-hit").all_inner_texts()
        assert {"Өзбек", "O‘zbek"} <= set(marked)
        page.locator("[data-testid=event-table] .tb-opener").first.focus()
        page.keyboard.press("Enter")
        panel = page.get_by_test_id("event-panel")
        panel.wait_for(timeout=20_000)
        assert "Қазақстандағы Өзбекстан жылы" in panel.inner_text()
    with visit(browser, f"{address}/?lang=en&q=bold") as page:
        wait_drawn(page)
        titles = cells(page, "event-table", 3)
        assert "<b>bold</b><extra>gone</extra>" in titles
        assert page.locator("[data-testid=event-table] .tb-hit").first.inner_text() == "bold"
        assert page.evaluate("window.hacked") is None and page.dialogs == []


def test_a_row_of_the_documents_opens_its_text_below(browser: Any, address: str) -> None:
    with visit(browser, f"{address}/documents?lang=en") as page:
        cells(page, "document-table", 1)
        page.get_by_role("button", name="Хроника отношений").click()
        page.get_by_test_id("reader").wait_for(timeout=30_000)
        assert "doc=d3" in page.url
        chosen = page.locator("[data-testid=document-table] .tb-chosen")
        assert "Хроника отношений" in chosen.inner_text()
