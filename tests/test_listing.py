"""A cluster that no zoom opens: what it holds, as a list."""

from __future__ import annotations

from datetime import date

import pandas as pd

from tests.bench import dataset
from timeline.charts.prepared import SPAN, of_cluster
from timeline.charts.scene import extent, scene
from timeline.views.listing import MOST, panel


def one_day(number: int) -> pd.DataFrame:
    events = dataset.tables(number).events
    day = pd.Timestamp(2024, 8, 15)
    return events.assign(start=day, end=day, edtf="2024-08-15", kind="meeting")


def test_many_events_of_one_day_stay_a_cluster_that_names_them_all() -> None:
    events = one_day(300)
    whole = (date(2024, 8, 8), date(2024, 8, 22))
    picture = scene(events, window=whole, whole=whole, clusters=True)
    (mark,) = picture.marks
    assert mark.id.startswith(SPAN) and mark.count == 300
    assert len(of_cluster(events, "kind", whole, mark.id)) == 300


def test_each_cluster_finds_its_own_events() -> None:
    events = dataset.tables(4000).events
    whole = extent(events)
    assert whole
    picture = scene(events, whole=whole, clusters=True)
    clusters = [mark for mark in picture.marks if mark.reach]
    assert clusters
    for mark in clusters:
        found = of_cluster(events, "kind", whole, mark.id)
        assert set(found["kind"]) == {mark.lane}
        assert len(found) >= mark.count  # a neighbour's that lies within its days is told too


def test_an_id_of_no_cluster_holds_nothing() -> None:
    events = one_day(3)
    whole = (date(2024, 1, 1), date(2025, 1, 1))
    for id in ("e000001", "span:", "span:x..y:1:meeting", "span:2024-08-15:1:meeting"):
        assert of_cluster(events, "kind", whole, id).empty


def test_a_long_list_says_how_many_it_leaves_out() -> None:
    short, long = (panel(one_day(number), "span:x") for number in (3, MOST + 1))
    assert short["title"] == [("3 events", False)]
    assert len(short["events"]) == 3 and not short["more"]
    assert short["when"] == "15 August 2024"
    assert len(long["events"]) == MOST and str(MOST) in long["more"]
    assert panel(one_day(3)[:0], "span:x") == {}
