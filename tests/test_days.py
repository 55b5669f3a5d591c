"""The day that a line tells, and the one that stands alone at the head or the end of a text."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from timeline.documents import days, read_documents

BODY = (
    "Вчера министры двух стран подписали соглашение о воздушном сообщении.\n"
    "Договор о дружбе был заключён 8 апреля 1996 года, и в 2023 году его продлили.\n"
    "Следующая встреча пройдёт 25 декабря."
)


@pytest.mark.parametrize(
    "line",
    [
        "14.11.2024",
        "14.11.24",
        "14/11/2024 09:30",
        "11/14/2024",
        "2024-11-14",
        "2024-11-14T09:30:00+05:00",
        "2024.11.14",
        "09:30, 14 ноября 2024",
        "Четверг, 14 ноября 2024 г.",
        "Опубликовано: 14 ноября 2024 года",
        "14 нояб. 2024",
        "14-noyabr, 2024",
        "2024-yil 14-noyabr kuni",
        "2024 йил 14 ноябрь",
        "2024 жылғы 14 қараша",
        "14 Қараша 2024 09:30",
        "Nov. 14, 2024 9:30 AM",
        "Published on November 14th, 2024",
        "Thu, 14 Nov 2024 09:30:00 +0500",
    ],
)
def test_a_line_tells_its_day(line: str) -> None:
    assert days.day_of(line) == "2024-11-14"


@pytest.mark.parametrize(
    "line",
    [
        "14 ноября",
        "Ноябрь 2024",
        "2023-2024",
        "14.11.1944",
        "31.02.2024",
        "+998 71 14.11.202",
        "14 ноября 2024 – 16 ноября 2024",
        "10-14 ноября 2024 года",
        "Maydon 12, 2024",
        "The border treaty between both was signed on 14 November 2024",
        "",
    ],
)
def test_no_day_is_made_of_a_line_that_tells_none(line: str) -> None:
    assert days.day_of(line) == ""


@pytest.mark.parametrize(
    "text",
    [
        f"14.11.2024\n\nСоглашение подписано\n\n{BODY}",
        f"Соглашение подписано\n\nДата: 14.11.2024 15:20\n\n{BODY}",
        f"Соглашение подписано\n\nТашкент, 14 ноября 2024 года\n\n{BODY}",
        f"Соглашение подписано\n{BODY}\n\n14 ноября 2024",
        f"Соглашение\nАСТАНА, 14 ноября 2024 /Агентство/ – Открыт мост через реку.\n{BODY}",
        f"TASHKENT. 14 November 2024. (Agency) - The bridge over the river was opened. {BODY}",
        f"Kelishuv\n\n2024-yil 14-noyabr\n\n{BODY}",
        f"Келісім\n\nАстана, 2024 жылғы 14 қараша\n\n{BODY}",
        f"Agreement\n\nPublished: Nov 14, 2024 09:30\n\n{BODY}",
    ],
)
def test_the_day_alone_at_the_head_or_the_end_is_that_of_the_text(text: str) -> None:
    assert days.of_text(text) == "2024-11-14"


@pytest.mark.parametrize(
    "text",
    [
        BODY,
        f"Встреча, 14 ноября 2024 (пятая по счёту), прошла в Ташкенте, сообщило агентство.\n{BODY}",
        f"Договор от 14 ноября 2024 года\n{BODY}",
        "14 ноября 2014 года\nМост открыли. В 2016, 2018 и 2020 годах его чинили, в 2023 закрыли.",
        f"Следующий выпуск: 14 ноября 2024 года\n{BODY}",
        f"Отношения установлены: 14.11.2024\n{BODY}",
        f"• 14-noyabr, 2024 – bitim\n{BODY}",
        f"14.11.2024 - договор\n{BODY}",
        f"14.11.2024\nОткрыт мост.\n15.11.2024\nПодписан договор.\n{BODY}",
        "\n".join([*["Строка о торговле двух стран."] * 8, "14.11.2024", *["И ещё одна."] * 8]),
        "",
    ],
)
def test_a_title_a_chronicle_and_a_day_among_lines_are_none(text: str) -> None:
    assert days.of_text(text) == ""


def test_what_was_yesterday_is_known_by_the_day_of_the_text(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(f"Соглашение\n\n14.11.2024\n\n{BODY}", encoding="utf-8")
    (tmp_path / "b.txt").write_text(f"Соглашение\n\n14.11.2024\n\n{BODY} ", encoding="utf-8")
    (tmp_path / "manifest.csv").write_text("file,published\nb.txt,2024-11-16\n", encoding="utf-8")
    documents, problems = read_documents(tmp_path)
    told = [(document.published, document.published_basis) for document in documents]
    assert told == [(date(2024, 11, 14), "inferred"), (date(2024, 11, 16), "stated")]
    assert problems == []
