"""EDTF texts: bounds and precision, against python-edtf where that library can read them."""

from __future__ import annotations

from datetime import date

import pytest
from edtf import parse_edtf
from hypothesis import given
from hypothesis import strategies as st

from timeline import edtf
from timeline.errors import DateError


@pytest.mark.parametrize(
    ("text", "start", "end", "precision"),
    [
        ("2021", date(2021, 1, 1), date(2021, 12, 31), "year"),
        ("2021-02", date(2021, 2, 1), date(2021, 2, 28), "month"),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29), "month"),
        ("2021-12-06", date(2021, 12, 6), date(2021, 12, 6), "day"),
        ("2025-11-14/2025-11-16", date(2025, 11, 14), date(2025, 11, 16), "range"),
        ("2022/2023", date(2022, 1, 1), date(2023, 12, 31), "range"),
        ("2024-01/2024-03", date(2024, 1, 1), date(2024, 3, 31), "quarter"),
        ("2024-07/2024-12", date(2024, 7, 1), date(2024, 12, 31), "half"),
        ("2025-01/2025-09", date(2025, 1, 1), date(2025, 9, 30), "range"),
        ("199X", date(1990, 1, 1), date(1999, 12, 31), "decade"),
        ("1997/..", date(1997, 1, 1), None, "open"),
        ("../2034", None, date(2034, 12, 31), "open"),
        ("2021~", date(2021, 1, 1), date(2021, 12, 31), "year"),
        ("2019-06-21?", date(2019, 6, 21), date(2019, 6, 21), "day"),
        ("XXXX", None, None, "year"),
        ("XXXX-09-25", None, None, "day"),
        ("XXXX-XX-XX", None, None, "day"),
    ],
)
def test_bounds_are_inclusive_and_precision_is_told(text, start, end, precision):
    when = edtf.parse(text)
    assert (when.start, when.end, when.precision) == (start, end, precision)
    assert when.edtf == text


@pytest.mark.parametrize(
    ("text", "remedy"),
    [
        ("1997/", "1997/.."),
        ("/2034", "../2034"),
        ("../..", "give at least one date"),
        ("2021-13", "calendar"),
        ("2021-21", "2021-03/2021-05"),
        ("2021-02-30", "calendar"),
        ("2021-12-06/2021-12-01", "swap"),
        ("6 December", "2021-12-06"),
        ("", "2021-12-06"),
    ],
)
def test_what_is_no_date_is_refused_with_a_remedy(text, remedy):
    with pytest.raises(DateError, match="(?s).*" + remedy.replace(".", r"\.")):
        edtf.parse(text)


days = st.dates(date(1900, 1, 1), date(2099, 12, 31))


@given(days, st.sampled_from(["year", "month", "day"]))
def test_points_agree_with_the_oracle(day, precision):
    parts = {"year": (day.year,), "month": (day.year, day.month)}.get(
        precision, (day.year, day.month, day.day)
    )
    text = edtf.point(*parts)
    oracle = parse_edtf(text)
    when = edtf.parse(text)
    assert when.start.timetuple()[:3] == oracle.lower_strict()[:3]
    assert when.end.timetuple()[:3] == oracle.upper_strict()[:3]


@given(days, days)
def test_intervals_agree_with_the_oracle(one, other):
    low, high = sorted((one, other))
    text = edtf.interval(low.isoformat(), high.isoformat())
    when = edtf.parse(text)
    assert (when.start, when.end) == (low, high)
    oracle = parse_edtf(text)
    assert when.start.timetuple()[:3] == oracle.lower_strict()[:3]
    assert when.end.timetuple()[:3] == oracle.upper_strict()[:3]


@given(st.text(max_size=20))
def test_any_text_is_a_date_or_an_error_of_ours(text):
    assert edtf.is_date(text) in (True, False)


@pytest.mark.parametrize(
    ("text", "year", "moved"),
    [
        ("2021-01/2021-06", 2020, "2020-01/2020-06"),
        ("2021-03", 2019, "2019-03"),
        ("2021", 2022, "2022"),
        ("XXXX-03", 2020, "XXXX-03"),
    ],
)
def test_a_time_is_written_for_another_year(text, year, moved):
    assert edtf.in_year(edtf.parse(text), year) == moved


@pytest.mark.parametrize(
    ("text", "later", "same"),
    [
        ("2020-01/2020-06", "2021-01/2021-06", True),
        ("2020-01/2020-05", "2021-01/2021-06", False),
        ("2021-01/2021-06", "2020-01/2020-06", False),
        ("2021-01/2021-06", "2021-01/2021-06", False),
        ("XXXX-03", "2021-03", False),
    ],
)
def test_the_same_part_of_an_earlier_year_is_known(text, later, same):
    assert edtf.is_same_part_before(edtf.parse(text), edtf.parse(later)) is same
