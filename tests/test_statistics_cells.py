"""Numbers, units, periods and countries of statistics files: read right, or refused."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline import edtf
from timeline.errors import StatisticsError
from timeline.statistics.countries import country
from timeline.statistics.numbers import read_number
from timeline.statistics.periods import read_period, year_to_date
from timeline.statistics.units import read_unit


@pytest.mark.parametrize(
    ("cell", "value", "estimate"),
    [
        ("245.00 e", "245", True),
        ("0.14 e", "0.14", True),
        ("12.5 (p)", "12.5", True),
        ("128,92*", "128.92", True),
        ("1 234 567,8", "1234567.8", False),
        ("1\u00a0234.5", "1234.5", False),
        ("1,234,567", "1234567", False),
        ("1,234.5", "1234.5", False),
        ("0,125", "0.125", False),
        ("1.3e9", "1300000000", False),
        (117.20000000000003, "117.2", False),
        (2016, "2016", False),
    ],
)
def test_numbers_as_they_are_written(cell: object, value: str, estimate: bool) -> None:
    assert read_number(cell) == (Decimal(value), estimate)


@pytest.mark.parametrize("cell", [None, "", " ", "-", "…", "n.a.", "..", float("nan")])
def test_a_gap_is_no_zero(cell: object) -> None:
    assert read_number(cell) == (None, False)


@pytest.mark.parametrize(
    "cell", ["1,234", "12 bn", "=1+1", "e", "1.2.3", "--5", True, float("inf"), "9" * 50, "2016 y"]
)
def test_what_is_unclear_is_refused(cell: object) -> None:
    with pytest.raises(StatisticsError):
        read_number(cell)


@given(st.decimals(min_value=0, max_value=10**15, places=2))
def test_a_number_survives_grouping_and_estimate_mark(number: Decimal) -> None:
    assert read_number(f"{number:,.2f} e") == (number, True)
    assert read_number(f"{number:,.2f}".replace(",", " ").replace(".", ","))[0] == number


@pytest.mark.parametrize(
    ("text", "unit", "factor"),
    [
        ("US Dollars, Millions", "USD", 10**6),
        ("USD", "USD", 1),
        ("1000 USD", "USD", 1000),
        ("Export (US$ Thousand)", "USD", 1000),
        ("mln. AQSh dollari", "USD", 10**6),
        ("млн долл. США", "USD", 10**6),
        ("тыс. долларов США", "USD", 1000),
        ("млрд сум", "UZS", 10**9),
        ("mlrd. so‘m", "UZS", 10**9),
        ("млн. теңге", "KZT", 10**6),
        ("Foiz", "PERCENT", 1),
        ("thousand persons", "COUNT", 1000),
    ],
)
def test_units_as_services_state_them(text: str, unit: str, factor: int) -> None:
    assert read_unit(text) == (unit, Decimal(factor))


def test_an_unknown_unit_is_refused() -> None:
    with pytest.raises(StatisticsError, match="not known"):
        read_unit("barrels")


@given(
    st.sampled_from([("", 1), ("thousand ", 10**3), ("million ", 10**6), ("mlrd ", 10**9)]),
    st.sampled_from([("US dollars", "USD"), ("euro", "EUR"), ("tenge", "KZT"), ("so'm", "UZS")]),
)
def test_scale_and_currency_are_read_apart(scale: tuple[str, int], money: tuple[str, str]) -> None:
    assert read_unit(scale[0] + money[0]) == (money[1], Decimal(scale[1]))


@pytest.mark.parametrize(
    ("cell", "period"),
    [
        (2016, "2016"),
        ("2016.0", "2016"),
        (" 2016 ", "2016"),
        ("201603", "2016-03"),
        ("2016-M03", "2016-03"),
        ("2016M3", "2016-03"),
        ("2016-Q2", "2016-04/2016-06"),
        ("2016Q4", "2016-10/2016-12"),
        ("2016-S2", "2016-07/2016-12"),
        ("2016-01/2016-09", "2016-01/2016-09"),
        ("../2030", "../2030"),
    ],
)
def test_periods_as_services_write_them(cell: object, period: str) -> None:
    assert read_period(cell) == period


@pytest.mark.parametrize("cell", ["20163", "2016-13", "201652", "16", "2016-Q5", "2016-H3", "XXXX"])
def test_a_period_that_does_not_exist_is_refused(cell: str) -> None:
    with pytest.raises(StatisticsError):
        read_period(cell)


@given(st.integers(1800, 2099), st.integers(1, 12))
def test_all_ways_of_writing_a_month_are_one(year: int, month: int) -> None:
    ways = {f"{year}{month:02d}", f"{year}-M{month:02d}", f"{year}-{month:02d}", f"{year}M{month}"}
    assert {read_period(way) for way in ways} == {f"{year}-{month:02d}"}
    widened = edtf.parse(year_to_date(f"{year}-{month:02d}"))
    assert widened.start is not None and widened.end is not None
    assert (widened.start.month, widened.start.day, widened.end.month) == (1, 1, month)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("860", "UZB"),
        (398, "KAZ"),
        ("398.0", "KAZ"),
        ("Uzbekistan, Rep. of", "UZB"),
        ("  Kazakhstan, Rep. of ", "KAZ"),
        ("Kyrgyz Rep.", "KGZ"),
        ("China, P.R.: Mainland", "CHN"),
        ("Russian Federation", "RUS"),
        ("Қазақстан", "KAZ"),
        ("Qozog'iston", "KAZ"),
        ("Республика Казахстан", "KAZ"),
        ("842", "USA"),
        ("World", "WLD"),
        ("0", "WLD"),
        ("G001", "WLD"),
    ],
)
def test_countries_by_code_and_name(text: object, code: str) -> None:
    assert country(text) == code


@pytest.mark.parametrize(
    "text", ["Euro Area", "Central Asia", "Emerging and Developing Europe", "", None, "1992", "810"]
)
def test_regions_are_no_countries(text: object) -> None:
    assert country(text) == ""


def test_a_name_is_taken_whole() -> None:
    assert country("Guinea-Bissau") == "GNB" != country("Guinea") == "GIN"
