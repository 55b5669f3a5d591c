"""Take the pictures of docs/ anew: the app of this clone, over the tables that were built."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
# Name → (page, what must be there, width, height, scheme).
PICTURES = {
    "timeline": ("", "timeline", 1440, 900, "light"),
    "trade": ("trade", "trade-chart", 1440, 900, "light"),
    "timeline-phone": ("", "timeline", 390, 844, "dark"),
}
FLAGS = [
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync"),
    *("--disable-background-networking", "--disable-component-update"),
]


def take(browser: Browser, address: str, name: str) -> None:
    """Open a page, wait until it has settled, and write docs/NAME.png."""
    page_name, wanted, width, height, scheme = PICTURES[name]
    page = browser.new_page(
        viewport={"width": width, "height": height},
        color_scheme="dark" if scheme == "dark" else "light",
    )
    page.goto(f"{address}/{page_name}")
    page.get_by_test_id(wanted).first.wait_for(timeout=60_000)
    page.wait_for_timeout(3_000)
    page.screenshot(path=ROOT / "docs" / f"{name}.png")
    page.close()


def main() -> None:
    """Serve the app, take each picture, end the app."""
    chromium = shutil.which(os.environ.get("TIMELINE_CHROMIUM") or "chromium")
    if chromium is None:
        sys.exit("no Chromium to take the pictures with; name one: TIMELINE_CHROMIUM=/path/to/it")
    command = [sys.executable, "-m", "timeline", "serve"]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as app:  # noqa: S603
        assert app.stdout is not None  # noqa: S101 - it is a pipe
        try:
            address = next(
                word for line in app.stdout for word in line.split() if word.startswith("http://")
            )
            with sync_playwright() as playwright:
                browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
                for name in PICTURES:
                    take(browser, address, name)
                    print(f"wrote docs/{name}.png", flush=True)
                browser.close()
        finally:
            app.terminate()  # else the end of the block waits for it


if __name__ == "__main__":
    main()
