"""The comparison with a chronology: what counts as found, as another date, as missed."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.coverage import Told, fold, main, match


def told(kind: str, words: str, *dates: str) -> Told:
    return Told(kind, dates, words, fold(words))


def row(day: str, kind: str, title: str) -> dict[str, str]:
    return {"date_edtf": day, "type": kind, "title_en": title}


TREATY = told("treaty", "Chegarani demarkatsiya qilish to'g'risidagi shartnoma", "2022-12-22")


def test_same_day_kind_and_words_are_found() -> None:
    assert match(row("2022-12-22", "border", "Treaty on demarcation"), [TREATY]).state == "found"


def test_a_day_inside_the_visit_is_found() -> None:
    visit = told("visit", "Davlat tashrifi", "2022-12-21")
    assert match(row("2022-12-21/2022-12-22", "visit", "State visit"), [visit]).state == "found"


def test_another_year_is_missed_and_another_month_is_another_date() -> None:
    asked = "Treaty on demarcation of the border"
    assert match(row("2019-12-22", "border", asked), [TREATY]).state == "missed"
    assert match(row("2022-10-22", "border", asked), [TREATY]).state == "other date"


def test_a_bare_year_is_not_enough_for_a_day() -> None:
    vague = told("treaty", "Demarkatsiya shartnomasi", "2022")
    assert match(row("2022-12-22", "border", "Treaty on demarcation"), [vague]).state != "found"


def test_another_kind_or_other_words_are_missed() -> None:
    assert match(row("2022-12-22", "call", "Telephone talks"), [TREATY]).state == "missed"
    assert match(row("2022-12-22", "treaty", "Eternal friendship"), [TREATY]).state == "missed"


def test_without_a_chronology_it_is_skipped_and_says_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([str(tmp_path), str(tmp_path / "none.csv")]) == 0
    assert "skipped" in capsys.readouterr().out
