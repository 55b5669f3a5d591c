"""Take the pictures of docs/screenshots: `python -m tests.screenshots BUILD [PAGE…]`."""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import Any

from playwright.sync_api import sync_playwright

from tests.serving import FLAGS, ROOT, chromium, free_port, served, streamlit
from timeline import settings

OUT = ROOT / "docs" / "screenshots"
PAGES = {
    "timeline": "?lang=en",
    "timeline-trade": "?lang=uz&view=2014-01-01..2027-06-01&trade=1",
    "story": "story?lang=en",
    "trade": "trade?lang=en",
    "year-so-far": "trade?lang=en&periods=parts",
    "indicators": "indicators?lang=ru",
    "claims": "claims?lang=uz",
    "promises": "promises?lang=kk",
    "outlook": "outlook?lang=en&as_of=2026-01-01",
    "compare": "?lang=ru&compare=KAZ-CHN",
    "briefing": "briefing?lang=kk",
    "present": "present?lang=uz_Cyrl",
    "documents": "documents?lang=en",
    "add": "add?lang=en",
    "method": "method?lang=en",
}
CHARTS = ("trade", "year-so-far", "indicators", "promises")
LOOKS: dict[str, dict[str, Any]] = {
    "light": {"viewport": {"width": 1440, "height": 900}, "color_scheme": "light"},
    "dark": {"viewport": {"width": 1440, "height": 900}, "color_scheme": "dark"},
    "phone": {
        "viewport": {"width": 390, "height": 844},
        "has_touch": True,
        "is_mobile": True,
        "color_scheme": "light",
    },
}


def _open_event(page: Any) -> None:
    """Open the event that most documents tell, as a reader would: by a click."""
    found = page.evaluate(
        """() => { const t = document.querySelector('.tl-plot')._fullData[1];
             return t.ids[Math.floor(t.ids.length / 2)]; }"""
    )
    page.goto(page.url + ("&" if "?" in page.url else "?") + f"event={found}")


def _take(browser: Any, address: str, look: str, options: dict[str, Any]) -> None:
    wanted = sys.argv[2:] or PAGES
    for name, path in ((name, PAGES[name]) for name in wanted):
        context = browser.new_context(**options)
        page = context.new_page()
        page.goto(f"{address}/{path}")
        page.wait_for_load_state("networkidle")
        if name.startswith(("timeline", "compare")):
            page.wait_for_selector(".tl-plot .point", state="attached", timeout=60_000)
        if name in CHARTS:
            page.wait_for_selector(".js-plotly-plot .main-svg", state="attached", timeout=60_000)
        page.wait_for_timeout(4000)
        page.screenshot(path=OUT / f"{name}-{look}.png")
        if name == "timeline":
            _open_event(page)
            page.wait_for_timeout(5000)
            page.screenshot(path=OUT / f"event-{look}.png")
        context.close()


def main() -> None:
    """Serve the build that is named and take every page in every look."""
    OUT.mkdir(parents=True, exist_ok=True)
    port = free_port()
    command = streamlit(settings.APP, port)
    with served(command, port, Path(sys.argv[1]).resolve()) as address:
        time.sleep(1)
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
            for look, options in LOOKS.items():
                _take(browser, address, look, options)
            browser.close()


if __name__ == "__main__":
    main()
