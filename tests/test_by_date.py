"""Names by date: the capital of Kazakhstan, presidents and prime ministers."""

from __future__ import annotations

from datetime import date

import pytest

from timeline.language import relations
from timeline.language.by_date import holders, name_on

NAMES = relations.load()


@pytest.mark.parametrize(
    ("day", "name"),
    [
        (date(1995, 1, 10), "Akmola"),
        (date(1998, 5, 6), "Astana"),
        (date(2019, 3, 22), "Astana"),
        (date(2019, 3, 23), "Nur-Sultan"),
        (date(2021, 12, 6), "Nur-Sultan"),
        (date(2022, 9, 17), "Astana"),
        (None, "Astana"),
    ],
)
def test_the_capital_of_kazakhstan_by_date(day: date | None, name: str) -> None:
    assert name_on(NAMES, "Astana", day) == name


def test_a_place_that_never_changed_keeps_its_id() -> None:
    assert name_on(NAMES, "Tashkent", date(1999, 1, 1)) == "Tashkent"
    assert name_on(NAMES, "nowhere", date(1999, 1, 1)) == "nowhere"


@pytest.mark.parametrize(
    ("country", "day", "office", "people"),
    [
        ("UZB", date(2006, 3, 20), "president", ["Islam Karimov"]),
        ("UZB", date(2017, 3, 23), "president", ["Shavkat Mirziyoyev"]),
        ("KAZ", date(2018, 3, 15), "president", ["Nursultan Nazarbayev"]),
        ("KAZ", date(2021, 12, 6), "president", ["Kassym-Jomart Tokayev"]),
        ("KAZ", date(2023, 5, 5), "prime_minister", ["Alikhan Smailov"]),
        ("CHN", date(2024, 7, 3), "president", ["Xi Jinping"]),
        ("KAZ", None, "president", []),
    ],
)
def test_who_held_an_office(country: str, day: date | None, office: str, people: list[str]) -> None:
    assert holders(NAMES, country, day, office) == people


def test_on_the_day_of_change_both_held_it() -> None:
    both = holders(NAMES, "KAZ", date(2019, 3, 20), "president")
    assert sorted(both) == ["Kassym-Jomart Tokayev", "Nursultan Nazarbayev"]
