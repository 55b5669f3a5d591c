"""TimelineJS3 opens our JSON: with the npm package, where TIMELINEJS names its folder.

npm install @knight-lab/timelinejs && TIMELINEJS=node_modules/@knight-lab/timelinejs make test
"""

from __future__ import annotations

import json
import os
import shutil
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.relations import HOSTILE, tables
from timeline.exports.formats import Options, export_selection
from timeline.exports.selection import Selection

pytestmark = pytest.mark.browser
FOLDER = Path(os.environ.get("TIMELINEJS", "node_modules/@knight-lab/timelinejs")) / "dist"
PAGE = """<!doctype html><meta charset="utf-8">
<link rel="stylesheet" href="dist/css/timeline.css"><script src="dist/js/timeline.js"></script>
<div id="line" style="width:1200px;height:700px"></div>
<script>const line = new TL.Timeline("line", %s, {font: null, hash_bookmark: false})</script>"""


def test_timelinejs_shows_our_events(browser: Any, tmp_path: Path) -> None:
    if not FOLDER.is_dir():
        pytest.skip("the npm package @knight-lab/timelinejs is not here; name it by TIMELINEJS")
    options = Options(date(2026, 3, 1), "en")
    data = export_selection(tables(), Selection(), "timelinejs", options).data.decode()
    shutil.copytree(FOLDER, tmp_path / "dist")
    (tmp_path / "page.html").write_text(PAGE % data.replace("<", "\\u003c"), encoding="utf-8")
    page = browser.new_page(viewport={"width": 1280, "height": 800})
    wrong: list[str] = []
    page.on("dialog", lambda dialog: wrong.append(dialog.message))
    page.goto((tmp_path / "page.html").as_uri())
    page.wait_for_selector(".tl-timemarker", state="attached")
    events = json.loads(data)["events"]
    assert page.locator(".tl-timemarker").count() == len(events)
    text = page.locator("#line").inner_text()
    dates = page.evaluate(
        "[...document.querySelectorAll('.tl-headline-date')].map(e => e.innerText)"
    )
    assert "since 1997" in dates and "6 December 2021" in dates and "until 2034" in dates
    assert HOSTILE in page.locator(".tl-headline", has_text="HYPERLINK").first.text_content()
    assert "Abadiy doʻstlik toʻgʻrisida shartnoma" in text
    assert wrong == []
    page.close()
