"""Measure the timeline in Chromium beside ECharts and vis-timeline; exit 1 at a broken promise.

    python -m tests.bench.browser

All sides draw the same events in the same run on this machine, each in a fresh page. What a reader
waits for is measured in the served app: the bytes of a first visit (as sent, and unpacked), a rerun
after a filter, and a cold start beside a script of Streamlit with one chart.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import Any

from tests.bench import dataset
from tests.bench.counter import Counter
from tests.bench.pages import Drawing, drawing, idle
from tests.npm import MODULES
from tests.serving import FLAGS, ROOT, chromium, free_port, served, streamlit
from timeline import frame, settings

SIZES = (1_000, 10_000, 100_000)
DRAWN = {1_000: 1.0, 10_000: 1.0, 100_000: 0.5}  # times ECharts
BYTES = {1_000: 60_000, 10_000: 300_000, 100_000: 600_000}
RERUN = {1_000: 2.0, 10_000: 3.0, 100_000: 4.0}  # times the same page without events
FRAME = 1.1  # times a frame in which nothing happens
COLD = 1.3  # times a script of Streamlit with one chart
ROUNDS = 3
NONE = 2  # events of the page "without": the fewest with which it shows its filters
CLICKS = ("Treaties", "Visits") * 4  # on, on, off, off, twice
SCRIPT = Path(__file__).with_name("draw.js")


def missing() -> list[str]:
    """Name what this benchmark needs and does not find."""
    found = []
    if chromium() is None:
        found.append("Chromium or Chrome (name it in TIMELINE_CHROMIUM, or install one)")
    try:
        import playwright.sync_api  # noqa: F401 - asked for, not used
    except ImportError:
        found.append("playwright (`make install` of the tests)")
    found += [
        f"the npm package {name} (`make npm` installs it)"
        for name in ("echarts", "vis-timeline")
        if not (MODULES / name).is_dir()
    ]
    return found


class Bench:
    """One run: a browser, builds of every size, and the promises that were broken."""

    def __init__(self, launch: Callable[[], Any], folder: Path) -> None:
        self.launch = launch
        self.folder = folder
        self.broken: list[str] = []

    def hold(self, what: str, value: float, most: float) -> str:
        """Write a ratio, and note it where it is more than promised."""
        if value > most:
            self.broken.append(f"{what}: {value:.2f}, promised at most {most:g}")
        return f"{value:.2f}"

    def build(self, size: int) -> Path:
        """Write the tables of so many events."""
        folder = self.folder / str(size)
        if not folder.exists():
            frame.write(dataset.tables(size), folder)
        return folder

    # -- drawing ---------------------------------------------------------------------------------

    def draw(self, size: int) -> None:
        """Print what drawing and panning cost each side."""
        made = drawing(self.build(size))
        results = {side: self._side(side, made, size) for side in ("ours", "echarts", "vis")}
        still = median(idle(self.launch))
        ours, echarts, vis = (results[side] for side in ("ours", "echarts", "vis"))
        ratio = self.hold(f"drawn, {size:,} events", ours[0] / echarts[0], DRAWN[size])
        pan = max(ours[1:])
        frames = self.hold(f"pan step in frames, {size:,} events", pan / still, FRAME)
        print(
            f"| {size:,} | {ours[0]:.0f} | {echarts[0]:.0f} | {_or_gave_up(vis[0])} | {ratio} "
            f"| {ours[1]:.1f} / {ours[2]:.1f} | {echarts[1]:.1f} | {_or_gave_up(vis[1], 1)} "
            f"| {frames} |",
            flush=True,
        )

    def _side(self, side: str, made: Drawing, size: int) -> list[float]:
        """Milliseconds: drawn, and the step of a pan by mouse (ours by finger too)."""
        rounds = ROUNDS if side != "vis" else 1
        if side == "vis" and size > 10_000:
            return [float("inf")] * 2  # gives up at a tenth of it
        found = [made.measure(self.launch, side) for _ in range(rounds)]
        return [median(values) for values in zip(*found, strict=True)]

    # -- the app ---------------------------------------------------------------------------------

    def visit(self, size: int, without: float) -> float:
        """Print what a first visit and a filter cost in the app; give the seconds of a rerun."""
        port = free_port()
        browser = self.launch()
        command = streamlit(settings.APP, port)
        with served(command, port, self.build(size)) as address:
            self._open(browser, address).context.close()  # the server's first run is a cold start
            counter = Counter(port)
            unpacked: list[int] = []
            page = self._open(browser, counter.address, unpacked)
            page.wait_for_timeout(2500)
            sent, whole = counter.received, sum(unpacked)
            times = [page.evaluate("(label) => clicked(label)", label) for label in CLICKS]
            counter.close()
            browser.close()
        rerun = median(times)
        if size == NONE:
            print(f"| none | {sent:,} | {whole:,} | {rerun:.0f} | |", flush=True)
            return rerun
        self.hold(f"bytes, {size:,} events", sent, BYTES[size])
        ratio = self.hold(f"rerun, {size:,} events", rerun / without, RERUN[size])
        print(f"| {size:,} | {sent:,} | {whole:,} | {rerun:.0f} | {ratio} |", flush=True)
        return rerun

    def _open(self, browser: Any, address: str, unpacked: list[int] | None = None) -> Any:
        page = browser.new_context(
            viewport={"width": 1280, "height": 1000}, locale="en-GB"
        ).new_page()
        if unpacked is not None:

            def received(data: bytes | str) -> None:
                unpacked.append(len(data))

            page.on("websocket", lambda one: one.on("framereceived", received))
        page.goto(address)
        page.wait_for_selector(
            "[data-testid=timeline] .scatterlayer .point", timeout=90_000, state="attached"
        )
        page.wait_for_load_state("networkidle")
        page.add_script_tag(path=SCRIPT)
        return page

    def cold(self) -> None:
        """Print the seconds from the start of the server to the first chart, ours and the least."""
        build = [sys.executable, "-m", "timeline", "build", "--quiet"]
        start = time.monotonic()
        first = [*build, "--out", str(self.folder / "first")]
        subprocess.run(first, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
        took = time.monotonic() - start
        print(f"a first build of data/ takes {took:.0f} s, which is not counted here\n")
        build.append("--if-changed")
        subprocess.run(build, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
        print("| cold start | seconds | ratio |\n|---|---|---|")
        ours, least = [], []
        browser = self.launch()
        browser.new_page().close()
        for _ in range(ROUNDS):
            port = free_port()
            serve = [sys.executable, "-m", "timeline", "serve", "--port", str(port)]
            ours.append(_start(browser, serve, port, ".tl-plot .scatterlayer .point", build))
            port = free_port()
            script = streamlit(Path(__file__).with_name("one_chart.py"), port)
            least.append(_start(browser, script, port, ".js-plotly-plot .scatterlayer .point"))
        browser.close()
        ratio = self.hold("cold start", min(ours) / min(least), COLD)
        print(f"| one chart of Streamlit | {min(least):.1f} | 1 |")
        print(f"| `make run`, built before | {min(ours):.1f} | {ratio} |\n", flush=True)


def _start(
    browser: Any, command: list[str], port: int, chart: str, before: list[str] | None = None
) -> float:
    """Seconds from nothing to the first chart: what `make` does before counts too."""
    context = browser.new_context(viewport={"width": 1280, "height": 1000}, locale="en-GB")
    page = context.new_page()
    start = time.monotonic()
    if before:
        subprocess.run(before, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    with served(command, port) as address:
        page.goto(address)
        page.wait_for_selector(chart, timeout=90_000, state="attached")
        seconds = time.monotonic() - start
        context.close()
    return seconds


def _or_gave_up(value: float, digits: int = 0) -> str:
    return "gave up" if value == float("inf") else f"{value:.{digits}f}"


def main() -> int:
    """Print the tables; 1 where a promise is broken, 0 where it cannot be measured here."""
    lacking = missing()
    if lacking:
        print("the browser bench did not run; missing: " + "; ".join(lacking))
        return 0
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        bench = Bench(
            lambda: playwright.chromium.launch(executable_path=chromium(), args=FLAGS),
            Path(folder),
        )
        print(
            "| events | drawn, ms | ECharts | vis-timeline | ratio to ECharts "
            "| pan step by mouse / finger, ms | ECharts | vis-timeline | in frames |\n"
            "|---|---|---|---|---|---|---|---|---|"
        )
        for size in SIZES:
            bench.draw(size)
        print(
            "\n| events | bytes to the browser | unpacked | rerun after a filter, ms | ratio |\n"
            "|---|---|---|---|---|"
        )
        without = bench.visit(NONE, 1.0)
        for size in SIZES:
            bench.visit(size, without)
        print()
        bench.cold()
    print("\n".join(bench.broken) or "every promise in the browser holds")
    return 1 if bench.broken else 0


if __name__ == "__main__":
    sys.exit(main())
