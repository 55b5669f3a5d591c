"""Statistics, claims and promises as a reader meets them: charts, clicks, hostile texts."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from tests.browser.helpers import until, visit
from tests.trade import document, figure, imf, tables
from timeline import edtf, frame
from timeline.records import Event, Provenance, Span

pytestmark = pytest.mark.browser
EVIL = "<img src=x onerror=alert(1)> **bold** #000021 [x](http://evil.example/)"


@pytest.fixture(scope="module")
def trade(serve: Callable[[Path], str], tmp_path_factory: pytest.TempPathFactory) -> str:
    """The app over the IMF's numbers, some claims, two targets and a plan."""
    press = {"document": "press"}
    figures = [
        *imf(),
        figure("grown", "2017", 2e9, growth_pct=Decimal("31.2"), quote=EVIL, **press),
        figure("nine", "2016-01/2016-09", 1.548e9, as_written="1,548 mlrd", **press),
        figure("now", "2025", 4.97e9, reporter="UZB", origin="official", document="late"),
        figure("first", "../2026", 1e10, status="target", set_on=date(2021, 12, 6), **press),
        figure("again", "../2030", 1e10, status="target", set_on=date(2025, 11, 13), **press),
    ]
    told = (Provenance("press", Span(0, 1), "p"),)
    plan = Event("plan", edtf.parse("2024/2034"), "plan", date_role="term", title=EVIL)
    events = [
        Event(**{**_fields(plan), "sources": told, "pair": "UZB-KAZ", "parties": ("UZB", "KAZ")})
    ]
    documents = [document("press", date(2021, 12, 6)), document("late", date(2026, 2, 1))]
    build = tmp_path_factory.mktemp("trade")
    frame.write(tables(figures, documents, events), build)
    return serve(build)


def _fields(event: Event) -> dict[str, Any]:
    return {name: getattr(event, name) for name in Event.__slots__}


def _plot(page: Any, box: str) -> str:
    selector = f"[data-testid={box}] .js-plotly-plot"
    page.wait_for_selector(f"{selector} .trace", timeout=60_000)
    page.wait_for_timeout(1000)
    return selector


def test_the_mirror_shows_both_lines_the_gap_and_its_sources(browser: Any, trade: str) -> None:
    with visit(browser, f"{trade}/trade") as page:
        plot = _plot(page, "compare-chart")
        names = until(page, f"document.querySelector('{plot}').data.map(t => t.name)")
        assert {"band", "Uzbekistan", "Kazakhstan"} <= set(names)
        gaps = until(page, f"document.querySelector('{plot}').data.at(-1).text")
        assert gaps == ["+19.8%", "−0.7%"]
        assert "Gap: Uzbekistan against Kazakhstan" in page.inner_text("body")
        page.locator(plot).scroll_into_view_if_needed()
        page.wait_for_timeout(500)
        spot = page.evaluate(
            f"""(() => {{
              const plot = document.querySelector('{plot}'), box = plot.getBoundingClientRect();
              const line = plot._fullData.find(t => t.name === 'Kazakhstan');
              const at = line.x.indexOf(2016), x = plot._fullLayout.xaxis;
              const y = plot._fullLayout.yaxis;
              return [box.left + x._offset + x.d2p(2016), box.top + y._offset + y.d2p(line.y[at])];
            }})()"""
        )
        page.mouse.click(*spot)
        page.get_by_text("2016-export-KAZ: 2016 925198417").wait_for(timeout=15_000)
        page.get_by_role("link", name="Open the source").first.wait_for(timeout=15_000)
        assert page.outside == []


def test_a_view_stands_in_the_address_in_every_language(browser: Any, trade: str) -> None:
    with visit(browser, f"{trade}/trade?counts=growth&lang=ru") as page:
        plot = _plot(page, "compare-chart")
        shown = until(page, f"document.querySelector('{plot}').data.map(t => t.y)")
        assert [round(series[0], 1) for series in shown] == [8.5, 30.9]
    with visit(browser, f"{trade}/trade?counts=flows") as page:
        plot = _plot(page, "compare-chart")
        assert until(page, f"document.querySelector('{plot}').data.length") == 3


def test_claims_are_judged_filtered_and_opened(browser: Any, trade: str) -> None:
    with visit(browser, f"{trade}/claims?verdict=one_side") as page:
        page.get_by_test_id("claim").wait_for(timeout=60_000)
        body = page.get_by_test_id("claim").inner_text()
        assert "+31.2%" in body
        assert "agrees with Kazakhstan (30.9%), not with Uzbekistan (8.5%)" in body
        assert EVIL in body
        assert page.dialogs == [] and page.outside == []
    with visit(browser, f"{trade}/claims?verdict=not_comparable") as page:
        page.get_by_test_id("claim").wait_for(timeout=60_000)
        body = page.get_by_test_id("claim").inner_text()
        assert "9 of 12 months, yet more than all of 2016 as Kazakhstan counts it" in body


def test_promises_are_chained_and_the_open_one_says_what_it_needs(browser: Any, trade: str) -> None:
    with visit(browser, f"{trade}/promises?as_of=2026-05-14") as page:
        plot = _plot(page, "promises-chart")
        names = until(page, f"document.querySelector('{plot}').data.map(t => t.name)")
        assert {"path", "open", "moved"} <= set(names)
        body = page.get_by_test_id("promises-list").inner_text()
        assert "→ moved — Trade turnover · 10 billion USD · until 2026" in body
        assert "restated on 13 November 2025 for 2030" in body
        assert "needs 15.0% a year from 4.97 billion USD in 2025 (Uzbekistan)" in body
        page.get_by_test_id("deeds-table").wait_for(timeout=15_000)
        assert page.dialogs == [] and page.outside == []


@pytest.mark.parametrize("path", ["trade", "claims", "promises?as_of=2026-05-14"])
def test_the_pages_fit_a_phone(browser: Any, trade: str, path: str) -> None:
    with visit(browser, f"{trade}/{path}", viewport={"width": 390, "height": 844}) as page:
        page.wait_for_selector("h1", timeout=60_000)
        page.wait_for_timeout(4000)
        wide = page.evaluate(
            "document.querySelector('[data-testid=stMain]').scrollWidth"
            " - document.querySelector('[data-testid=stMain]').clientWidth"
        )
        assert wide <= 0


def test_a_dropped_file_is_laid_beside_and_taken_away(
    browser: Any, trade: str, tmp_path: Path
) -> None:
    table = tmp_path / "own.csv"
    table.write_text(
        "period,indicator,reporter,partner,value,unit,basis,source\n"
        "2018,export,KAZ,UZB,1637.5,USD million,FOB,Office\n"
        "2018,import,KAZ,UZB,844.5,USD million,CIF,Office\n"
        "2018,import,UZB,KAZ,many,USD million,CIF,Office\n"
    )
    with visit(browser, f"{trade}/trade", viewport={"width": 1280, "height": 2600}) as page:
        plot = _plot(page, "compare-chart")
        years = f"document.querySelector('{plot}').data.find(t => t.name === 'Kazakhstan').x"
        assert until(page, years) == [2016, 2017]
        page.get_by_text("Lay a statistics file beside these numbers").click()
        page.locator("input[type=file]").set_input_files(str(table))
        page.get_by_text("own.csv: 3 numbers read").wait_for(timeout=20_000)
        assert page.get_by_text("own.csv line 4: 'many' is no number").count() == 1
        until(page, f"{years}.includes(2018)")
        page.get_by_role("button", name="Take them away").click()
        until(page, f"!{years}.includes(2018)")
        assert page.outside == []
