"""Fingers on the timeline, and trade below it on the same axis."""

from __future__ import annotations

from typing import Any

import pytest

from tests.browser.helpers import RANGE, visit, wait_drawn

pytestmark = pytest.mark.browser
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}


def touch(session: Any, kind: str, *points: tuple[float, float]) -> None:
    fingers = [{"x": x, "y": y, "id": index} for index, (x, y) in enumerate(points)]
    session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": fingers})


def years(page: Any) -> float:
    first, last = (int(str(day)[:4]) for day in page.evaluate(RANGE))
    return last - first


def test_two_fingers_zoom_and_one_moves_the_time(browser: Any, address: str) -> None:
    with visit(browser, address, **PHONE) as page:
        wait_drawn(page)
        page.evaluate("document.querySelector('.tl-stage').scrollIntoView()")
        page.wait_for_timeout(500)
        session = page.context.new_cdp_session(page)
        before = years(page)
        touch(session, "touchStart", (150, 400), (240, 400))
        for step in range(1, 9):
            touch(session, "touchMove", (150 - 12 * step, 400), (240 + 12 * step, 400))
            page.wait_for_timeout(40)
        touch(session, "touchEnd")
        page.wait_for_timeout(900)
        zoomed = years(page)
        assert zoomed < before * 0.7
        start = str(page.evaluate(RANGE)[0])
        touch(session, "touchStart", (300, 400))
        for step in range(1, 9):
            touch(session, "touchMove", (300 - 20 * step, 402))
            page.wait_for_timeout(40)
        touch(session, "touchEnd")
        page.wait_for_timeout(900)
        assert str(page.evaluate(RANGE)[0]) > start
        assert abs(years(page) - zoomed) <= 1
        assert page.get_by_test_id("event-panel").count() == 0


def test_trade_stands_below_and_a_year_of_it_lights_up(browser: Any, address: str) -> None:
    with visit(browser, f"{address}/?trade=1") as page:
        wait_drawn(page)
        place = page.evaluate(
            """() => {
              const plot = document.querySelector('.tl-plot'), full = plot._fullLayout;
              const trace = plot._fullData.find(one => one.type === 'bar' && one.yaxis === 'y2');
              const box = plot.getBoundingClientRect();
              return [box.left + full.xaxis._offset + full.xaxis.d2p(trace.x[0]),
                      box.top + full.yaxis2._offset + full.yaxis2.d2p(trace.y[0] / 2)];
            }"""
        )
        page.evaluate("document.querySelector('.tl-overview').scrollIntoView({block: 'end'})")
        page.wait_for_timeout(500)
        moved = page.evaluate("document.querySelector('.tl-plot').getBoundingClientRect().bottom")
        page.mouse.move(place[0], moved - 20, steps=4)
        page.wait_for_selector(".tl-glow:not([hidden])", state="attached", timeout=10_000)
        assert page.evaluate("document.querySelector('.tl-glow').offsetWidth") > 10
        apart = page.evaluate(
            """() => {
              const lit = [...document.querySelectorAll('.tl-lit:not([hidden])')];
              const band = document.querySelector('.tl-glow').getBoundingClientRect();
              const middles = lit.map((one) => one.getBoundingClientRect());
              return middles.map((box) => [
                box.left + box.width / 2 - band.left, band.right - box.left - box.width / 2]);
            }"""
        )
        assert apart
        assert all(min(sides) > -2 for sides in apart)
