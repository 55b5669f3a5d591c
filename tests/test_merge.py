"""One happening told by several documents: when it is one event, and when it stays two."""

from __future__ import annotations

from decimal import Decimal

import pytest

from timeline import edtf
from timeline.merge import merge_events
from timeline.merge_figures import agree, merge_figures
from timeline.records import Event, Figure, Provenance, Span


def event(date, kind="treaty", document="d1", title="Chegara shartnomasi imzolandi", **more):
    source = Provenance(document, Span(0, 9), "sentence", Span(0, 4), date[:4], date, title)
    more = {"scope": "bilateral", "pair": "UZB-KAZ", **more}
    return Event(
        f"{document}-{date}", edtf.parse(date), kind, title=title, sources=(source,), **more
    )


def figure(value, document="d1", date="2024", **more):
    source = Provenance(document, Span(0, 9), "sentence", value=Decimal(value))
    return Figure(
        f"{document}-{value}",
        when=edtf.parse(date),
        value=Decimal(value),
        sources=(source,),
        **more,
    )


def dates(events):
    return sorted(one.when.edtf for one in events)


def test_two_tellings_of_one_day_are_one_event_with_both_sources():
    merged = merge_events([event("2021-12-06"), event("2021-12-06", document="d2")])
    assert dates(merged) == ["2021-12-06"]
    assert [source.document for source in merged[0].sources] == ["d1", "d2"]


def test_a_year_merges_into_the_one_day_that_fits():
    merged = merge_events([event("2021"), event("2021-12-06", document="d2")])
    assert dates(merged) == ["2021-12-06"]
    assert merged[0].conflicts == ()


def test_a_year_stays_where_two_days_fit_equally():
    alike = [event("2021-12-06"), event("2021-03-02", document="d2"), event("2021", document="d3")]
    assert dates(merge_events(alike)) == ["2021", "2021-03-02", "2021-12-06"]


def test_two_treaties_of_one_year_stay_two_and_take_their_own_tellings():
    alliance = {"topics": ("alliance",), "title": "Ittifoqchilik shartnomasi"}
    border = {"topics": ("border", "demarcation"), "title": "Demarkatsiya shartnomasi"}
    told = [
        event("2022-12-22", **alliance),
        event("2022-12-22", document="d2", **border),
        event("2022", document="d3", **alliance),
        event("2022", document="d3", **border),
    ]
    merged = merge_events(told)
    assert dates(merged) == ["2022-12-22", "2022-12-22"]
    assert sorted(len(one.sources) for one in merged) == [2, 2]
    assert {one.topics for one in merged} == {("alliance",), ("border", "demarcation")}


def test_spans_that_differ_merge_and_show_the_conflict():
    visits = [
        event("2025-11-14/2025-11-15", "visit", "d1"),
        event("2025-11-14/2025-11-15", "visit", "d2"),
        event("2025-11-14/2025-11-16", "visit", "d3"),
        event("2025-11-14", "visit", "d4"),
    ]
    merged = merge_events(visits)
    assert dates(merged) == ["2025-11-14/2025-11-15"]
    assert merged[0].conflicts == ("2025-11-14/2025-11-16",)


def test_a_paper_takes_its_day_from_inside_the_visit():
    told = [event("2022-12-21/2022-12-22"), event("2022-12-22", document="d2")]
    merged = merge_events(told)
    assert dates(merged) == ["2022-12-22"] and merged[0].conflicts == ()


@pytest.mark.parametrize(
    "other",
    [
        event("2020-09-25", "meeting", "d2", "Uchrashuv", place="Saryagash"),
        event("2018-10-09", "visit", "d2", "Tashrif"),
        event("2018-10-09", "meeting", "d2", "Uchrashuv", pair="UZB-KGZ"),
        event("2018-10-09", "meeting", "d2", "Uchrashuv", scope="other"),
    ],
)
def test_what_differs_in_day_kind_pair_or_scope_stays_two(other):
    first = event("2018-10-09", "meeting", title="Uchrashuv", place="Saryagash")
    assert len(merge_events([first, other])) == 2


def test_the_best_title_names_the_merged_event():
    poor = event("2021-12-06", title="Hujjat", title_quality=1)
    good = event("2021-12-06", document="d2", title="Hujjat: ittifoqchilik", title_quality=7)
    assert merge_events([poor, good])[0].title == "Hujjat: ittifoqchilik"


def test_equal_figures_are_one_and_different_ones_stay_with_their_conflict():
    merged = merge_figures(
        [figure(4_270_000_000), figure(4_270_000_000, "d2"), figure(3_900_000_000, "d3")]
    )
    assert sorted(int(one.value) for one in merged) == [3_900_000_000, 4_270_000_000]
    assert {one.conflicts for one in merged} == {("3900000000",), ("4270000000",)}


def test_figures_of_two_reporters_do_not_contradict_each_other():
    merged = merge_figures([figure(1, reporter="UZB"), figure(2, "d2", reporter="KAZ")])
    assert all(one.conflicts == () for one in merged)


@pytest.mark.parametrize(
    ("left", "right", "wanted"),
    [
        (figure(4_270_000_000, bound="over"), figure(4_461_000_000), True),
        (figure(4_270_000_000), figure(4_300_000_000), True),
        (figure(4_270_000_000), figure(4_400_000_000), False),
        (figure(4_270_000_000, bound="about"), figure(4_400_000_000), True),
        (figure(4_270_000_000, bound="about"), figure(5_400_000_000), False),
    ],
)
def test_agreement_minds_bounds_and_rounding(left, right, wanted):
    assert agree(left, right) is wanted
    assert agree(right, left) is wanted
