"""Remarks of the report, told in the reader's language."""

from __future__ import annotations

import pytest

from timeline.records import Problem
from timeline.views import remarks


@pytest.mark.parametrize(
    ("problem", "language", "said"),
    [
        (
            Problem(
                "a.txt", "", "states no publication day", "add it to manifest.csv as published"
            ),
            "ru",
            "a.txt: день публикации не указан; укажите день публикации здесь или в manifest.csv",
        ),
        (
            Problem("x.csv", "", "no number about KAZ-CHN", "check countries and totals"),
            "en",
            "x.csv: holds no number about Kazakhstan — China; check countries and totals",
        ),
        (
            Problem(
                "UZB-KAZ",
                "",
                "series commission has no document on 19 (told: 18 of 2019-06-21, 20 of 2023-05)",
                "add a document that tells it",
            ),
            "uz",
            "Oʻzbekiston — Qozogʻiston: hukumatlararo komissiya: 19-raqamlisi haqida hujjat yoʻq "
            "(aytilgani: 18 – 21-iyun, 2019, 20 – may, 2023); bu haqda hujjat qoʻshing",
        ),
        (
            Problem("UZB-KAZ", "", "series forum: session 3 is told on 2021-05-01 and 2021-05-02"),
            "en",
            "Uzbekistan — Kazakhstan: forum: number 3 is told on 1 May 2021, 2 May 2021",
        ),
        (Problem("a.txt", "", "has 1 date without a year"), "kk", "a.txt: жылы белгісіз күндер: 1"),
        (Problem("a.doc", "line 3", "is odd", "mend it"), "kk", "a.doc line 3: is odd; mend it"),
    ],
)
def test_a_remark_is_told_in_the_reader_s_language(
    problem: Problem, language: str, said: str
) -> None:
    assert remarks.said(problem, language) == said
