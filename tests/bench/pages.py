"""Plain pages in which one library draws: ours, ECharts or vis-timeline."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any
from unittest.mock import patch

import pandas as pd

from tests.npm import MODULES
from timeline import frame
from timeline.charts.script import plotly_script

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
COMPONENT = ROOT / "timeline" / "views" / "component"
GIVES_UP = 20  # seconds
STEPS = 70  # of a pan
LIBRARIES = {
    "echarts": ["echarts/dist/echarts.min.js"],
    "vis": ["vis-timeline/standalone/umd/vis-timeline-graph2d.min.js"],
}


@dataclass(frozen=True)
class Drawing:
    """What is drawn: events as [instant, lane, text], and what Python sends to our component."""

    events: list[list[Any]]
    payload: dict[str, Any]

    def measure(self, launch: Callable[[], Any], side: str) -> list[float]:
        """Milliseconds until drawn, and of a step of a pan by mouse; ours by finger too.

        Infinite where the side gave up. Each has a browser of its own.
        """
        browser = launch()
        try:
            page = browser.new_page(viewport={"width": 1300, "height": 1000})
            self._fill(page, side)
            page.evaluate(
                "(side) => { setTimeout(() => draw(side).then((t) => (window.took = t)), 0); }",
                side,
            )
            end = time.monotonic() + GIVES_UP
            try:
                page.wait_for_function("window.took", timeout=GIVES_UP * 1000)
            except Exception:
                if time.monotonic() < end - 1:
                    raise
                return [float("inf")] * 2
            drawn = page.evaluate("window.took")
            page.evaluate("(side) => near(side)", side)
            pans = [median(_mouse(page))]
            if side == "ours":
                page.wait_for_timeout(500)
                pans.append(median(_finger(page)))
            return [drawn, *pans]
        finally:
            browser.close()

    def _fill(self, page: Any, side: str) -> None:
        """Bring page, scripts and data; nothing is drawn yet."""
        style = "<!doctype html><style>body{margin:0;font-family:sans-serif}"
        if side == "ours":
            html, css = ((COMPONENT / f"timeline.{kind}").read_text() for kind in ("html", "css"))
            page.set_content(f"{style}{css}</style><div style='width:1280px'>{html}</div>")
            page.add_script_tag(content="window.PlotlyConfig = {};")
            page.route("**/plotly.min.js", lambda route: route.fulfill(path=plotly_script()))
            _load_ours(page)
            page.evaluate("(data) => { window.payload = data; }", self.payload)
        else:
            sheet = MODULES / "vis-timeline/styles/vis-timeline-graph2d.min.css"
            css = sheet.read_text(encoding="utf-8") if side == "vis" and sheet.exists() else ""
            place = "<div id='place' style='width:1280px;height:800px'></div>"
            page.set_content(f"{style}{css}</style>{place}")
            for name in LIBRARIES[side]:
                page.add_script_tag(path=MODULES / name)
            page.evaluate("(data) => { window.events = data; }", self.events)
        page.add_script_tag(path=HERE / "draw.js")
        first, last = self.events[0][0], self.events[-1][0]
        page.evaluate("([a, b]) => { window.first = a; window.last = b; }", [first, last])


def _load_ours(page: Any) -> None:
    """Load plotly.js and our component as the app does: plotly.js first, while Python works."""
    from timeline.views.parts import TIMELINE

    source = "\n".join((COMPONENT / name).read_text(encoding="utf-8") for name in TIMELINE)
    page.evaluate(
        """async ([library, source]) => {
          const module = (text) =>
            import(URL.createObjectURL(new Blob([text], { type: "text/javascript" })));
          const address = URL.createObjectURL(new Blob([library], { type: "text/javascript" }));
          window.component = (await module(source)).default;
          const { load } = await module(source + "\\nexport { loadPlotly as load };");
          await load(address);
        }""",
        [plotly_script().read_text(encoding="utf-8"), source],
    )


def _mouse(page: Any) -> list[float]:
    """Drag by the mouse; milliseconds of each frame meanwhile."""
    x, y = 700.0, 90.0
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x - 10, y)
    page.evaluate("watch()")
    for step in range(STEPS):
        page.mouse.move(x - 10 - 3 * min(step, STEPS - step), y)
    found = list(page.evaluate("frames_()"))
    page.mouse.up()
    return found


def _finger(page: Any) -> list[float]:
    """Drag by a finger; milliseconds of each frame meanwhile."""
    session = page.context.new_cdp_session(page)

    def touch(kind: str, *points: tuple[float, float]) -> None:
        fingers = [{"x": x, "y": y} for x, y in points]
        session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": fingers})

    x, y = 700.0, 90.0
    touch("touchStart", (x, y))
    touch("touchMove", (x - 12, y))
    page.evaluate("watch()")
    for step in range(STEPS):
        touch("touchMove", (x - 12 - 3 * min(step, STEPS - step), y))
    found = list(page.evaluate("frames_()"))
    touch("touchEnd")
    return found


def idle(launch: Callable[[], Any]) -> list[float]:
    """Milliseconds of frames in which nothing happens."""
    browser = launch()
    page = browser.new_page()
    page.set_content("<!doctype html><p>nothing")
    page.add_script_tag(path=HERE / "draw.js")
    page.evaluate("watch()")
    page.wait_for_timeout(700)
    found = list(page.evaluate("frames_()"))
    browser.close()
    return found


def drawing(build: Path) -> Drawing:
    """What the sides draw of a build; ours is what the real page sends to its component."""
    from streamlit.testing.v1 import AppTest

    from timeline.views import parts

    tables = frame.read(build)
    table = tables.events
    quotes = dict(zip(tables.sources["record_id"], tables.sources["quote"], strict=True))
    instants = (table["start"] - pd.Timestamp(1970, 1, 1)) // pd.Timedelta(milliseconds=1)
    events = [
        [instant, kind, quotes[id]]
        for instant, kind, id in zip(instants.tolist(), table["kind"], table["id"], strict=True)
    ]
    sent: list[dict[str, Any]] = []

    def note(**given: Any) -> None:
        sent.append(given["data"])

    with (
        patch.dict(os.environ, TIMELINE_BUILD=str(build)),
        patch.object(parts, "timeline_part", note),
    ):
        AppTest.from_file(str(ROOT / "app.py"), default_timeout=120).run()
    return Drawing(events, sent[0])
