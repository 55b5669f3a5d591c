"""What growth implies of another time, and what it does not."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from timeline import edtf
from timeline.derived import derive, so_far, with_partners
from timeline.merge_figures import merge_figures
from timeline.records import Document, Figure, Provenance, Span


def figure(period: str, value: str, **more: object) -> Figure:
    base = Figure("f1", when=edtf.parse(period), value=Decimal(value), pair="UZB-KAZ")
    return replace(base, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("told", "period", "value", "bound"),
    [
        (figure("2021", "4.2e9", growth_times=Decimal("2.5"), growth_base="2015"),
         "2015", "1.68e9", "about"),
        (figure("2023-01/2023-09", "3.5e9", growth_pct=Decimal("15.5")),
         "2022-01/2022-09", "3.03e9", "exact"),
        (figure("2023", "4.4e9", growth_pct=Decimal("-12")), "2022", "5.00e9", "exact"),
        (figure("2023", "4.4e9", growth_abs=Decimal("1.7e9"), bound="over"),
         "2022", "2.70e9", "about"),
        (figure("2023-02", "5.5e8", growth_pct=Decimal(10)), "2022-02", "5.00e8", "exact"),
        # `compared with 2021` of a part of a year means the same months of 2021.
        (figure("2023-01/2023-08", "9e5", growth_times=Decimal("1.5"), growth_base="2022"),
         "2022-01/2022-08", "6e5", "about"),
        (figure("2023-01/2023-08", "9e5", growth_pct=Decimal(50), growth_base="2022-01/2022-08"),
         "2022-01/2022-08", "6e5", "exact"),
    ],
)  # fmt: skip
def test_growth_implies_the_value_before(told: Figure, period: str, value: str, bound: str) -> None:
    (one,) = derive([told])
    assert (one.when.edtf, one.value, one.bound) == (period, Decimal(value), bound)
    assert (one.status, one.derived_from) == ("derived", ("f1",))
    assert one.growth_pct is one.growth_times is one.growth_abs is None


def test_the_note_names_what_it_came_from() -> None:
    (one,) = derive([figure("2023", "3500000000", growth_pct=Decimal("15.5"))])
    assert one.note == "derived from 3500000000 of 2023, +15.5 %"


def test_a_figure_told_three_ways_gives_three_values() -> None:
    tellings = [
        figure("2017", "2e9", id=f"f{number}", growth_pct=growth, growth_times=times)
        for number, growth, times in (
            (1, Decimal("31.2"), None),
            (2, Decimal("8.6"), None),
            (3, None, Decimal(2)),
        )
    ]
    values = [one.value for one in derive(tellings)]
    assert values == [Decimal("1.52e9"), Decimal("1.84e9"), Decimal("1.00e9")]


@pytest.mark.parametrize(
    "told",
    [
        figure("2023", "4e9"),
        figure("../2030", "1e10", status="target", growth_pct=Decimal(100)),
        figure("2024", "5e9", status="expected", growth_pct=Decimal(25)),
        figure("2016/..", "25", growth_pct=Decimal(25)),
        figure("XXXX", "3e9", growth_pct=Decimal(25)),
        figure("2023", "4e9", growth_pct=Decimal(-100)),
        figure("2023-04-05", "22", growth_pct=Decimal(10)),
        figure("2023", "4e9", growth_pct=Decimal(10), growth_base="2023"),
        figure("2023", "4e9", growth_pct=Decimal(10), derived_from=("f0",)),
    ],
)
def test_nothing_is_derived_from_what_does_not_say_it(told: Figure) -> None:
    assert derive([told]) == []


@pytest.mark.parametrize(
    ("told", "published", "period"),
    [
        (figure("2021", "3e9"), date(2021, 10, 20), "2021-01-01/2021-10-20"),
        (figure("2021", "3e9"), date(2021, 12, 31), "2021"),
        (figure("2020", "3e9"), date(2021, 10, 20), "2020"),
        (figure("2021", "4e9", status="expected"), date(2021, 10, 20), "2021"),
        (figure("2021", "6e3", indicator="joint_ventures"), date(2021, 10, 20), "2021"),
        (figure("2021", "3e9"), None, "2021"),
    ],
)
def test_a_year_told_before_its_end_is_the_year_so_far(
    told: Figure, published: date | None, period: str
) -> None:
    source = Provenance("d1", Span(0, 1), "")
    document = Document("d1", "a.txt", "", published=published)
    (one,) = so_far([replace(told, sources=(source,))], [document])
    assert one.when.edtf == period


def test_the_partner_of_a_reporter_is_the_other_of_the_pair() -> None:
    told = [
        figure("2023", "1", reporter="KAZ"),
        figure("2023", "1"),
        figure("2023", "1", reporter="RUS"),
    ]
    assert [one.partner for one in with_partners(told)] == ["UZB", "", ""]


def test_equal_values_whose_growth_is_told_otherwise_both_stay() -> None:
    tellings = [
        figure("2017", "2000000000", growth_pct=Decimal("31.2")),
        figure("2017", "2000000000", growth_pct=Decimal("8.6"), id="f2"),
        figure("2017", "2000000000", id="f3"),
    ]
    first, second = merge_figures(tellings)
    assert (first.growth_pct, second.growth_pct) == (Decimal("31.2"), Decimal("8.6"))
    assert (first.conflicts, second.conflicts) == (("+8.6 %",), ("+31.2 %",))
    assert [one.value for one in derive([first, second])] == [Decimal("1.52e9"), Decimal("1.84e9")]
