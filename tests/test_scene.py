"""The scene: nothing hides anything, forms say what is known, labels never overlap."""

from __future__ import annotations

import itertools
from datetime import date

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests import sample
from timeline.charts.measure import shorten, text_width
from timeline.charts.packing import Box, pack
from timeline.charts.scene import MARK, Scene, extent, scene


@pytest.fixture(scope="module")
def events() -> pd.DataFrame:
    return sample.tables().events


def extents(picture: Scene) -> dict[str, tuple[int, float, float]]:
    """Row, left and right pixel of each mark as drawn."""
    found = {}
    for mark in picture.marks:
        left, right = (place * picture.width for place in picture.span(mark))
        half = max((right - left) / 2, MARK / 2)
        found[mark.id] = (mark.row, (left + right) / 2 - half, (left + right) / 2 + half)
    return found


@pytest.mark.parametrize("width", [360, 768, 1280, 1600])
@pytest.mark.parametrize("by", ["kind", "party", "place"])
def test_no_mark_hides_another(events: pd.DataFrame, width: int, by: str) -> None:
    boxes = list(extents(scene(events, width=width, by=by)).values())
    for i, (row, left, right) in enumerate(boxes):
        for other, left2, right2 in boxes[i + 1 :]:
            assert row != other or right < left2 or right2 < left


@pytest.mark.parametrize(
    "window", [None, (date(2016, 1, 1), date(2026, 1, 1)), (date(2024, 8, 1), date(2024, 9, 1))]
)
def test_labels_touch_neither_marks_nor_labels(
    events: pd.DataFrame, window: tuple[date, date] | None
) -> None:
    picture = scene(events, window=window)
    marks = extents(picture)
    taken = list(marks.values())
    assert picture.labels
    for label in picture.labels:
        row = marks[label.mark][0]
        left, right = label.left * picture.width, label.right * picture.width
        assert left >= 0 and right <= picture.width
        assert all(row != other or right <= a or b <= left for other, a, b in taken)
        taken.append((row, left, right))


def test_rows_stay_while_the_reader_zooms(events: pd.DataFrame) -> None:
    wide = {mark.id: mark.row for mark in scene(events).marks}
    near = scene(events, window=(date(2021, 1, 1), date(2022, 1, 1)))
    assert {mark.id: mark.row for mark in near.marks} == wide


def test_forms_say_what_is_known(events: pd.DataFrame) -> None:
    picture = scene(events)
    edtf = dict(zip(events["id"], events["edtf"], strict=True))
    by_edtf = {edtf[mark.id]: mark for mark in picture.marks}
    assert by_edtf["2021-12-06"].form == "point" and not by_edtf["2021-12-06"].vague
    assert by_edtf["2025-11-14/2025-11-16"].form == "bar"
    assert not by_edtf["2025-11-14/2025-11-16"].vague
    assert by_edtf["1993-01"].form == "bar" and by_edtf["1993-01"].vague
    assert by_edtf["1997/.."].form == "open-right"
    assert by_edtf["../2034"].form == "open-left"
    assert by_edtf["2006~"].approximate
    assert by_edtf["2026-02-11"].planned
    assert by_edtf["2025-11-17"].publication_day
    assert by_edtf["2024-04-05"].conflict
    assert picture.undated == (events.loc[events["edtf"] == "XXXX-09-25", "id"].item(),)


def test_lanes_follow_the_order_of_kinds_and_hold_their_rows(events: pd.DataFrame) -> None:
    picture = scene(events, name=str.upper)
    assert [lane.id for lane in picture.lanes][:2] == ["treaty", "declaration"]
    assert picture.lanes[0].name == "TREATY"
    assert sum(lane.rows for lane in picture.lanes) == picture.rows
    lanes = {lane.id: lane for lane in picture.lanes}
    for mark in picture.marks:
        assert lanes[mark.lane].top <= mark.row < lanes[mark.lane].top + lanes[mark.lane].rows


def test_no_events_make_an_empty_scene(events: pd.DataFrame) -> None:
    picture = scene(events[:0])
    assert picture.marks == () and picture.rows == 0 and picture.ticks
    assert extent(events[:0]) is None


def test_ticks_never_stand_nearer_than_their_texts(events: pd.DataFrame) -> None:
    for window in (
        None,
        (date(2024, 8, 1), date(2024, 8, 20)),
        (date(2023, 5, 2), date(2025, 1, 1)),
    ):
        for width in (360, 1280):
            picture = scene(events, window=window, width=width)
            places = [picture.at(tick.day) * width for tick in picture.ticks]
            assert len(places) >= 2
            assert all(b - a >= 55 for a, b in itertools.pairwise(places))


@given(st.lists(st.tuples(st.floats(0, 500), st.floats(0, 90)), max_size=40))
def test_packed_boxes_never_touch(pairs: list[tuple[float, float]]) -> None:
    boxes = [Box(str(i), left, left + width) for i, (left, width) in enumerate(pairs)]
    rows = pack(boxes, gap=3)
    for i, box in enumerate(boxes):
        for other in boxes[i + 1 :]:
            assert (
                rows[box.id] != rows[other.id]
                or box.right + 3 <= other.left
                or other.right + 3 <= box.left
            )


@given(st.text(max_size=80), st.floats(10, 300))
def test_a_shortened_text_fits(text: str, room: float) -> None:
    short = shorten(text, room)
    assert text_width(short) <= room or short == ""
