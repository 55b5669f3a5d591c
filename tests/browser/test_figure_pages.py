"""The trade chart and the indicators as a reader meets them: a mark leads to its sentence."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.browser.helpers import until, visit
from tests.trade import document, figure, tables
from timeline import frame

pytestmark = pytest.mark.browser
TEXT = "In 2024 trade came to 4.27 billion dollars. There are 281 joint ventures."
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}


@pytest.fixture(scope="module")
def figures(serve: Callable[[Path], str], tmp_path_factory: pytest.TempPathFactory) -> str:
    """The app over a whole year, two part-years and two counts, all out of one document."""
    told = {"document": "press", "quote": TEXT[:43], "at": 0}
    counted = {"document": "press", "quote": TEXT[44:], "at": 44, "unit": "COUNT"}
    made = [
        figure("whole", "2024", 4.27e9, **told),
        figure("nine", "2024-01/2024-09", 3.0e9, **told),
        figure("again", "2025-01/2025-09", 3.5e9, **told),
        figure("ventures", "2018", 281, indicator="joint_ventures", **counted),
        figure("more", "2025", 6000, indicator="joint_ventures", bound="over", **counted),
    ]
    build = tmp_path_factory.mktemp("figures")
    frame.write(tables(made, [document("press", date(2026, 1, 5), TEXT)], []), build)
    return serve(build)


def click(page: Any, box: str, id: str) -> None:
    """Click the mark of a figure, by its place."""
    plot = f"[data-testid={box}] .js-plotly-plot"
    page.wait_for_selector(f"{plot} .trace", state="attached", timeout=60_000)
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(1500)
    page.locator(plot).scroll_into_view_if_needed()
    x, y = page.evaluate(
        """([selector, id]) => {
          const plot = document.querySelector(selector), box = plot.getBoundingClientRect();
          for (const trace of plot._fullData) {
            const at = (trace.customdata || []).indexOf(id);
            if (at < 0) continue;
            const name = (axis) => axis[0] + "axis" + axis.slice(1);
            const xs = plot._fullLayout[name(trace.xaxis)];
            const ys = plot._fullLayout[name(trace.yaxis)];
            const half = trace.type === "bar" ? 0.5 : 1;
            return [box.left + xs._offset + xs.d2p(trace.x[at]),
                    box.top + ys._offset + ys.d2p(trace.y[at] * half)];
          }
        }""",
        [plot, id],
    )
    page.mouse.move(x, y, steps=3)
    page.wait_for_timeout(200)
    page.mouse.click(x, y)


@pytest.mark.parametrize(
    ("path", "box", "id", "sentence"),
    [
        ("trade", "trade-chart", "whole", "In 2024 trade came to 4.27 billion dollars."),
        ("trade?periods=parts", "trade-chart", "again", "In 2024 trade came to"),
        ("indicators", "indicators-chart", "more", "There are 281 joint ventures."),
    ],
)
def test_a_mark_leads_to_its_sentence_in_one_move(
    browser: Any, figures: str, path: str, box: str, id: str, sentence: str
) -> None:
    with visit(browser, f"{figures}/{path}") as page:
        click(page, box, id)
        page.get_by_text(f"“{sentence}").first.wait_for(timeout=20_000)
        page.get_by_role("button", name="Read the document").first.click()
        page.wait_for_selector(".rd-root .rd-figure", timeout=20_000)
        assert "doc=press" in page.url
        assert page.outside == []


def test_whole_years_and_the_year_so_far_are_told_apart(browser: Any, figures: str) -> None:
    with visit(browser, f"{figures}/trade") as page:
        plot = "document.querySelector('[data-testid=trade-chart] .js-plotly-plot')"
        until(page, f"{plot}?.data?.length", timeout=60_000)
        ids = f"{plot}.data.flatMap(t => t.customdata || []).filter(Boolean)"
        # 2025 has no whole year yet, so its nine months stand there; those of 2024 do not.
        assert set(page.evaluate(ids)) == {"whole", "again"}
        page.get_by_text("The year so far").click()
        until(page, f"{ids}.includes('nine')")
        assert "periods=parts" in page.url


@pytest.mark.parametrize("path", ["trade", "trade?periods=parts", "indicators", "method"])
def test_the_pages_fit_a_phone(browser: Any, figures: str, path: str) -> None:
    with visit(browser, f"{figures}/{path}", **PHONE) as page:
        page.wait_for_selector(".st-key-tags", state="attached", timeout=60_000)
        page.wait_for_timeout(2500)
        wide = page.evaluate(
            "document.querySelector('[data-testid=stMain]').scrollWidth"
            " - document.querySelector('[data-testid=stMain]').clientWidth"
        )
        assert wide <= 0


def test_the_empty_page_leads_to_adding_documents(
    browser: Any, serve: Callable[[Path], str], tmp_path: Path
) -> None:
    with visit(browser, f"{serve(tmp_path)}/") as page:
        page.get_by_text("No events yet").wait_for(timeout=60_000)
        body = page.inner_text("body")
        assert all(kind in body for kind in (".txt", ".md", ".html", ".pdf", ".docx", ".zip"))
        page.get_by_role("button", name="Add documents").click()
        page.wait_for_selector("[data-testid=stFileUploader]", timeout=20_000)
        assert page.url.partition("?")[0].endswith("/add")
