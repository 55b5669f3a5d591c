"""A day as a reader types it: every language's own form, and what is no day."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from timeline import messages
from timeline.views.day_input import read

DAY = date(2021, 12, 6)


@pytest.mark.parametrize("language", messages.LANGUAGES)
def test_each_language_reads_back_what_it_writes(language: str) -> None:
    for number in range(0, 365, 13):
        day = date(2023, 1, 1) + timedelta(days=number)
        assert read(messages.day(day, language)) == day


@pytest.mark.parametrize(
    "text",
    [
        *("6.12.2021", "06/12/2021", "6-12-2021", "2021-12-06", "6 dec 2021", "December 6, 2021"),
        *("6 декабря 2021", "6 дек. 2021 г.", "2021-yil 6-dekabr", "6 ДЕКАБРЬ 2021"),
        *("2021 жылғы 6 желтоқсан", "2021 ж. 6 желтоқсанда"),
    ],
)
def test_other_ways_of_writing_a_day(text: str) -> None:
    assert read(text) == DAY


@pytest.mark.parametrize(
    "text",
    [
        *("", "2021", "December 2021", "6.12.21", "31.2.2021", "6 m 2021", "6 ma 2021"),
        *("6 foo 2021", "6 7 8 2021", "6 December January 2021", "<b>6.12.2021</b>", "0.0.2021"),
    ],
)
def test_what_is_no_day(text: str) -> None:
    assert read(text) is None
