"""What a fresh clone shows: the history that the program reads out of the documents that ship."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from timeline.frame import Tables, records
from timeline.pipeline import build
from timeline.statistics.claims import claims as judged
from timeline.statistics.promises import promises
from timeline.statistics.values import values

DATA = Path(__file__).parent.parent / "data"
PAIR = "UZB-KAZ"


@pytest.fixture(scope="module")
def tables() -> Tables:
    return build(DATA / "documents", DATA / "statistics", corrections=DATA / "corrections.toml")


def events(tables: Tables, kind: str = "", day: str = "") -> list[dict[str, Any]]:
    """The events of the pair, of a kind and a date (or the beginning of one)."""
    return [
        event
        for event in records(tables.events)
        if event["pair"] == PAIR
        and event["kind"] in (kind or event["kind"])
        and event["edtf"].startswith(day)
    ]


def figures(tables: Tables, period: str, **wanted: str) -> list[dict[str, Any]]:
    """The figures of the pair for a period."""
    return [
        figure
        for figure in records(tables.figures)
        if figure["pair"] == PAIR
        and figure["edtf"] == period
        and all(figure[name] == value for name, value in wanted.items())
    ]


def test_nothing_is_wrong_with_what_ships(tables: Tables) -> None:
    assert [str(problem) for problem in tables.problems if problem.level == "error"] == []


def test_corrections_say_who_decided_and_why(tables: Tables) -> None:
    (council,) = events(tables, "council", "2024-08-08")
    assert council["place"] == "Astana"
    assert council["review"] == "changed"
    assert "2026-11-22: the Supreme Council met at Akorda" in council["correction"]
    assert not events(tables, "visit", "2008-04-21")


def test_at_least_55_bilateral_events_over_three_decades(tables: Tables) -> None:
    told = [event for event in events(tables) if event["scope"] == "bilateral"]
    assert len(told) >= 55
    decades = {event["start"].year // 10 for event in told if event["precision"] == "day"}
    assert decades == {199, 200, 201, 202}


def test_every_event_and_figure_has_a_source(tables: Tables) -> None:
    told = set(tables.sources["record_id"])
    assert set(tables.events["id"]) <= told and set(tables.figures["id"]) <= told


def test_the_visit_of_november_2025_is_one_event_and_shows_the_other_end(tables: Tables) -> None:
    visits = events(tables, "visit", "2025-11-1")
    (visit,) = [event for event in visits if event["precision"] == "range"]
    days = {visit["edtf"], *visit["conflicts"]}
    assert {"2025-11-14/2025-11-15", "2025-11-14/2025-11-16"} <= days
    assert visit["documents"] >= 2


def test_the_demarcation_treaty_is_one_event_and_shows_both_days(tables: Tables) -> None:
    (treaty,) = [
        event
        for event in events(tables, "treaty", "2022-12-2")
        if {event["edtf"], *event["conflicts"]} == {"2022-12-21", "2022-12-22"}
    ]
    assert treaty["edtf"] == "2022-12-22"  # the report of the day; the Senate wrote 21


def test_the_two_meetings_at_saryagash_stay_two(tables: Tables) -> None:
    three = events(tables, "meeting", "2018-10")
    two = events(tables, "meeting", "2020-09-25")
    assert len(three) == len(two) == 1
    assert {three[0]["place"], two[0]["place"]} == {"Saryagash"}
    assert three[0]["scope"] == "multilateral" and two[0]["scope"] == "bilateral"


def test_the_treaty_of_alliance_is_a_thread_from_signing_to_both_ratifications(
    tables: Tables,
) -> None:
    threads: dict[str, list[str]] = {}
    for event in events(tables):
        if event["thread"]:
            threads.setdefault(event["thread"], []).append(event["edtf"])
    lives = [sorted(days) for days in threads.values()]
    assert any({"2022-12-22", "2023-11-30", "2024-05-20"} <= set(days) for days in lives)
    assert any({"2022-12-22", "2023-03-28", "2023-06-23"} <= set(days) for days in lives)
    assert any({"2002-09-09", "2003-07-02", "2003-09-05"} <= set(days) for days in lives)


def test_the_sessions_of_the_commission_are_numbered_and_the_gap_is_named(tables: Tables) -> None:
    numbered = {event["series"]: event["edtf"] for event in events(tables) if event["series"]}
    assert numbered["commission:18"] == "2019-06-21"
    assert numbered["commission:20"] == "2023-05-05"
    assert numbered["commission:21"] == "2024-07-12"
    assert numbered["demarcation:100"] == "2022-11-14/2022-11-19"
    notes = [problem.what for problem in tables.problems]
    assert any("series commission has no document on 19" in note for note in notes)


def test_a_plan_without_a_report_is_not_confirmed(tables: Tables) -> None:
    (council,) = events(tables, "council", "2025-08")
    assert council["status"] == "not_confirmed"


def test_the_target_of_ten_billion_keeps_both_deadlines(tables: Tables) -> None:
    (first,) = figures(tables, "../2026", status="target", indicator="trade_turnover")
    (second,) = figures(tables, "../2030", status="target", indicator="trade_turnover")
    assert first["value"] == second["value"] == 10_000_000_000
    assert first["set_on"].year == 2021 and second["set_on"].year == 2025


def test_the_growth_of_2017_is_told_differently_and_both_are_shown(tables: Tables) -> None:
    told = figures(tables, "2017", indicator="trade_turnover", origin="press")
    growth = {figure["growth_pct"] for figure in told if figure["growth_pct"] is not None}
    assert {31.2, 8.6} <= growth


def test_derived_values_name_what_they_came_from(tables: Tables) -> None:
    ids = set(tables.figures["id"])
    derived = [figure for figure in records(tables.figures) if figure["status"] == "derived"]
    assert derived
    assert all(set(figure["derived_from"]) <= ids for figure in derived)


def test_official_series_and_sums_stay_with_their_reporter(tables: Tables) -> None:
    for reporter, value in (("KAZ", 2_913_481_897), ("UZB", 2_855_719_230)):
        (total,) = figures(
            tables, "2020", indicator="trade_turnover", reporter=reporter, basis="goods"
        )
        assert total["value"] == value and total["status"] == "actual"
        assert total["note"].startswith("sum of exports FOB and imports CIF")


def test_a_second_pair_is_only_data(tables: Tables) -> None:
    china = [event for event in records(tables.events) if event["pair"] == "KAZ-CHN"]
    assert len(china) >= 8
    assert any(event["edtf"] == "1992-01-03" for event in china)


def test_the_growth_of_2017_agrees_with_one_country_each(tables: Tables) -> None:
    found = judged(values(tables, PAIR), ("UZB", "KAZ"))
    growth = {
        round(claim.value, 1): claim
        for claim in found
        if claim.kind == "growth"
        and (claim.figure.period, claim.figure.indicator) == ("2017", "trade_turnover")
        and not claim.figure.reporter
    }
    sides = {
        said: [check.reporter for check in growth[said].checks if check.agrees]
        for said in (31.2, 8.6)
    }
    assert sides == {31.2: ["KAZ"], 8.6: ["UZB"]}
    assert {growth[said].verdict for said in sides} == {"one_side"}


def test_nine_months_of_2016_are_told_apart_from_the_year(tables: Tables) -> None:
    found = judged(values(tables, PAIR), ("UZB", "KAZ"))
    nine = [claim for claim in found if claim.figure.period == "2016-01/2016-09"]
    assert nine and {claim.verdict for claim in nine} == {"not_comparable"}
    assert any("more than all of 2016 as KAZ counts it" in str(claim.reason) for claim in nine)


def test_targets_are_staged_missed_moved_and_the_open_one_needs_15_per_cent(
    tables: Tables,
) -> None:
    ledger = promises(values(tables, PAIR), date(2026, 5, 14))
    by = {promise.figure.period: promise for promise in ledger if promise.deadline}
    assert {by["2018"].status, by["../2020"].status} == {"missed"}
    assert by["2018"].plan == by["../2020"].plan != ""
    assert (by["../2026"].status, by["../2026"].moved_to) == ("moved", by["../2030"].id)
    assert by["../2030"].chain == by["../2026"].chain != by["../2020"].chain
    assert [round(need.percent, 1) for need in by["../2030"].needs] == [15.0]
