"""Dates and numbers in the reader's language, and which language that is."""

from __future__ import annotations

import pytest

from timeline import messages


@pytest.mark.parametrize(
    ("text", "language", "said"),
    [
        ("2021-12-06", "en", "6 December 2021"),
        ("2021-12-06", "uz", "6-dekabr, 2021"),
        ("2021-12-06", "uz_Cyrl", "6 декабрь, 2021"),
        ("2021-12", "en", "December 2021"),
        ("2025-11-14/2025-11-16", "en", "14–16 November 2025"),
        ("2025-11-14/2025-11-16", "kk", "2025 ж. 14–16 қараша"),
        ("2025-11-14/2025-11-16", "uz_Cyrl", "14 – 16 ноябрь, 2025"),
        ("2025-10-30/2026-05-02", "ru", "30 октября 2025 г. – 2 мая 2026 г."),
        ("2021", "ru", "2021"),
        ("2025-01/2025-09", "en", "January–September 2025"),
        ("2025-01/2025-03", "en", "1st quarter 2025"),
        ("2025-01/2025-03", "uz", "2025, 1-chorak"),
        ("1997/..", "en", "since 1997"),
        ("../2034", "en", "until 2034"),
        ("1997/..", "uz", "1997-yildan beri"),
        ("../2034", "uz_Cyrl", "2034 йилгача"),
        ("1997/..", "kk", "1997 жылдан бастап"),
        ("../2034-05", "kk", "2034 жылғы мамыр айына дейін"),
        ("1992-11-23/..", "uz_Cyrl", "1992 йил 23 ноябрдан бери"),
        ("1992-11-23/..", "ru", "с 23 ноября 1992 года"),
        ("../2026-07", "ru", "до июля 2026 года"),
        ("1992-11-23/..", "en", "since 23 November 1992"),
        ("1997~/..", "en", "since about 1997"),
        ("2006~", "en", "about 2006"),
        ("2022/2023", "en", "2022 – 2023"),
        ("XXXX-09-25", "en", "25 September, year unknown"),
        ("XXXX-09-25", "uz", "25-sentabr, yili nomaʼlum"),
        ("XXXX-03-19/XXXX-03-20", "kk", "19–20 наурыз, жылы белгісіз"),
        ("not a date", "en", "not a date"),
    ],
)
def test_periods_are_said_in_words(text: str, language: str, said: str) -> None:
    assert messages.period(text, language).replace("\u2009", "").replace("\u202f", " ") == said


@pytest.mark.parametrize("language", messages.LANGUAGES)
def test_days_and_months_have_names_in_every_language(language: str) -> None:
    assert len(set(messages.months(language))) == 12
    assert len(messages.weekdays(language)) == 7
    assert "2025" in messages.period("2025-11-14/2025-11-16", language)


@pytest.mark.parametrize(
    ("wanted", "language"),
    [
        ("uz-Cyrl-UZ", "uz_Cyrl"),
        ("uz-UZ,ru;q=0.8", "uz"),
        ("de-DE, ru;q=0.5", "ru"),
        ("fr", "en"),
        (None, "en"),
    ],
)
def test_the_browser_chooses(wanted: str | None, language: str) -> None:
    assert messages.choose(wanted) == language


def test_numbers_follow_the_language() -> None:
    assert messages.decimal(4.27, "en", 2) == "4.27"
    assert messages.decimal(4.27, "ru", 2) == "4,27"
