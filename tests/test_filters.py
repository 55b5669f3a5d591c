"""The filters of the timeline: where nothing passes, each says what would without it."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from tests import sample
from timeline import frame
from timeline.views.filters import Wanted

ROOT = Path(__file__).resolve().parent.parent
TABLES = sample.tables()


@pytest.fixture
def app(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AppTest:
    frame.write(TABLES, tmp_path)
    monkeypatch.setenv("TIMELINE_BUILD", str(tmp_path))
    return AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)


def offered(app: AppTest) -> list[str]:
    return [button.label for button in app.button if str(button.key).startswith("loosen-")]


def test_an_empty_result_offers_to_take_off_the_filter_that_helps(app: AppTest) -> None:
    app.query_params.update({"lang": "en", "q": "nowhere", "kind": "visit"})
    app.run()
    visits = int((TABLES.events["kind"] == "visit").sum())
    assert offered(app) == [f"Search · {visits} events"]
    app.button(key="loosen-q").click().run()
    assert offered(app) == [] and not app.exception
    assert app.text_input(key="q").value == "" and "q" not in app.query_params
    assert app.query_params["kind"] == "visit"


def test_where_no_single_one_helps_all_are_named(app: AppTest) -> None:
    app.query_params.update({"lang": "en", "q": "nowhere", "kind": "visit", "status": "planned"})
    app.run()
    assert offered(app) == []
    assert app.info[0].value.endswith("Loosen some of them: Search, Kinds of event, Status.")


def test_a_filter_left_out_lets_the_others_stand() -> None:
    wanted = Wanted((2016, 2018), "", {"kind": {"visit"}, "status": {"planned"}}, TABLES)
    events = TABLES.events
    assert wanted.passing(events).empty
    without = wanted.passing(events, "status")
    assert len(without) and set(without["kind"]) == {"visit"}
    assert without["start"].max() < pd.Timestamp(2019, 1, 1)
    assert set(wanted.passing(events, "period")["status"]) <= {"planned"}
    assert wanted.names() == ["period", "kind", "status"]
