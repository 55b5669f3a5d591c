"""What a reader does, in terms of Playwright; the mouse goes by coordinates, as a hand does."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

READY = "[data-testid=timeline] .scatterlayer .point"
RANGE = "document.querySelector('.tl-plot').layout.xaxis.range"


@contextmanager
def visit(browser: Any, address: str, **options: Any) -> Iterator[Any]:
    """Open a page in a fresh profile; its `outside` lists requests that left the machine."""
    options = {"viewport": {"width": 1280, "height": 1400}, "locale": "en-GB"} | options
    context = browser.new_context(**options)
    page = context.new_page()
    page.outside = []
    page.dialogs = []

    def seen(request: Any) -> None:
        host = request.url.split("/")[2] if "//" in request.url else ""
        if host and host.split(":")[0] != "127.0.0.1":
            page.outside.append(request.url)

    def asked(dialog: Any) -> None:
        page.dialogs.append(dialog.message)
        dialog.dismiss()

    page.on("request", seen)
    page.on("dialog", asked)
    page.goto(address)
    yield page
    context.close()


def until(page: Any, condition: str, timeout: int = 20_000) -> Any:
    """Wait until an expression holds and give its value.

    While what it asks of is away, as in the middle of a redraw, it does not hold.
    """
    asked = f"(() => {{ try {{ return {condition.strip()} }} catch {{ return false }} }})()"
    return page.wait_for_function(asked, timeout=timeout).json_value()


def wait_drawn(page: Any) -> None:
    """Wait until the timeline has drawn its points and the browser's width is taken in."""
    page.wait_for_selector(READY, timeout=60_000, state="attached")
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(800)


def place(page: Any, event_id: str) -> tuple[float, float]:
    """Middle of the mark of an event, in pixels of the page."""
    found = page.evaluate(
        """(id) => {
          const plot = document.querySelector('.tl-plot');
          const names = {scatter: '.scatterlayer .trace', bar: '.barlayer .trace'};
          for (const trace of plot._fullData) {
            const index = (trace.ids || []).indexOf(id);
            if (index < 0) continue;
            const x = plot._fullLayout.xaxis, y = plot._fullLayout.yaxis;
            const box = plot.getBoundingClientRect();
            const middle = trace.type === 'bar'
              ? x.d2p(trace.base[index]) + 6 : x.d2p(trace.x[index]);
            return [box.left + x._offset + middle, box.top + y._offset + y.d2p(trace.y[index])];
          }
          return null;
        }""",
        event_id,
    )
    assert found, f"{event_id} is not drawn"
    return found[0], found[1]


def hover(page: Any, event_id: str) -> str:
    """Put the mouse over an event and give the text that appears, its lines joined by spaces."""
    x, y = place(page, event_id)
    page.mouse.move(x - 60, y)
    page.mouse.move(x, y, steps=4)
    page.wait_for_selector(".hoverlayer .hovertext", timeout=10_000)
    return " ".join(
        page.evaluate(
            "[...document.querySelectorAll('.hoverlayer .hovertext tspan')].map(t => t.textContent)"
        )
        or page.evaluate(
            "[...document.querySelectorAll('.hoverlayer .hovertext')].map(t => t.textContent)"
        )
    )


def click(page: Any, event_id: str) -> Any:
    """Click an event and give the panel."""
    x, y = place(page, event_id)
    page.mouse.move(x, y, steps=3)
    page.wait_for_timeout(150)  # plotly.js looks for what is under the mouse every 50 ms
    page.mouse.click(x, y)
    panel = page.get_by_test_id("event-panel")
    page.wait_for_selector(f".ev-root[data-event='{event_id}']", timeout=20_000)
    return panel
