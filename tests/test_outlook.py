"""What is coming, silent and new: by a day that is passed in."""

from __future__ import annotations

from datetime import date

from tests import sample
from timeline.views.outlook import coming, new_since, silences

TABLES = sample.tables()
TITLES = dict(zip(TABLES.events["id"], TABLES.events["title"], strict=True))


def test_round_anniversaries_come_first_then_by_day() -> None:
    found = [(TITLES[one.id], one.years) for one in coming(TABLES.events, date(2026, 1, 1))]
    assert found[0] in (
        ("Договор о государственной границе", 25),
        ("Independence is recognised", 35),
    )
    round_ones = [years % 10 == 0 for _, years in found if years]
    assert round_ones == sorted(round_ones, reverse=True)
    assert ("Ittifoqchilik deklaratsiyasi", 5) in found


def test_planned_events_are_coming_only_within_a_year() -> None:
    planned = {TITLES[one.id] for one in coming(TABLES.events, date(2026, 1, 1)) if not one.years}
    assert "Commission to meet in Tashkent" in planned
    assert "Regional forum is planned" in planned
    late = {TITLES[one.id] for one in coming(TABLES.events, date(2026, 3, 1)) if not one.years}
    assert "Commission to meet in Tashkent" not in late


def test_an_anniversary_of_29_february_is_kept_on_the_28th() -> None:
    events = TABLES.events.head(1).copy()
    events.loc[:, "start"] = events.loc[:, "end"] = "2004-02-29"
    [one] = coming(events, date(2026, 1, 1))
    assert one.day == date(2026, 2, 28) and one.years == 22


def test_silence_counts_from_the_last_contact_before_the_day() -> None:
    found = {one.level: one for one in silences(TABLES.events, date(2025, 12, 1))}
    assert TITLES[found["leaders"].id] == "Davlat tashrifi va uch kunlik dastur"
    assert found["leaders"].days == 15
    assert TITLES[found["governments"].id] == "Oliy kengashning navbatdagi majlisi"
    assert 2015 in found["leaders"].years
    earlier = {one.level: one for one in silences(TABLES.events, date(2016, 10, 1))}
    assert TITLES[earlier["leaders"].id] == "Leaders meet in Samarkand"


def test_new_is_what_no_earlier_document_told() -> None:
    added, again, changed = new_since(TABLES, "UZB-KAZ", date(2025, 11, 1))
    told = {TITLES[id] for id in added}
    assert "Davlat tashrifi va uch kunlik dastur" in told  # d2, of 17 November
    assert "Ittifoqchilik deklaratsiyasi" in {TITLES[id] for id in again}
    assert "Договор о вечной дружбе" not in told
    assert changed == []


def test_a_plan_of_a_year_is_coming_until_its_last_day() -> None:
    events = TABLES.events[TABLES.events["precision"] == "year"].head(1).copy()
    events["status"] = "planned"
    year = events["start"].iloc[0].year
    assert [one.day for one in coming(events, date(year, 11, 22))] == [date(year, 11, 22)]
    assert coming(events, date(year + 1, 1, 1)) == []
