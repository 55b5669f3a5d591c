"""TimelineJS3 opens our JSON: with its npm package, which `make npm` installs."""

from __future__ import annotations

import json
import shutil
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests import npm
from tests.relations import HOSTILE, tables
from timeline.exports.formats import Options, export_selection
from timeline.exports.selection import Selection

pytestmark = pytest.mark.browser
PAGE = """<!doctype html><meta charset="utf-8">
<link rel="stylesheet" href="dist/css/timeline.css"><script src="dist/js/timeline.js"></script>
<div id="line" style="width:1200px;height:700px"></div>
<script>const line = new TL.Timeline("line", %s, {font: null, hash_bookmark: false})</script>"""


def test_timelinejs_shows_our_events(browser: Any, tmp_path: Path) -> None:
    folder = npm.package("@knight-lab/timelinejs") / "dist"
    options = Options(date(2026, 3, 1), "en")
    data = export_selection(tables(), Selection(), "timelinejs", options).data.decode()
    shutil.copytree(folder, tmp_path / "dist")
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
