"""The short form of a country's name before another's: `Sino-Russian`, `германо-французский`."""

from __future__ import annotations

import pytest

from timeline.extract import extract
from timeline.language import relations
from timeline.records import Document


def pair_of(text: str, language: str) -> set[str]:
    found = extract(Document("x", "x", text, language=language), relations.load())
    return set(filter(None, (found.document.pair or "").split("-")))


@pytest.mark.parametrize(
    ("language", "text", "countries"),
    [
        ("en", "Sino-Russian trade reached $5 billion in 2023.", {"CHN", "RUS"}),
        ("en", "The Franco–German treaty was signed on 22 January 1963.", {"FRA", "DEU"}),
        ("en", "Sino-Indo-Russian talks opened in Delhi on 5 May 2021.", {"CHN", "IND"}),
        ("ru", "Японо-китайский товарооборот в 2023 году достиг 5 млрд долларов.", {"JPN", "CHN"}),
        ("uz", "2023-yilda hind-xitoy savdo aylanmasi 5 mlrd dollarga yetdi.", {"IND", "CHN"}),
        ("kk", "Үнді-қытай сауда айналымы 2023 жылы 5 млрд долларға жетті.", {"IND", "CHN"}),
    ],
)
def test_the_form_before_a_hyphen_names_a_country(
    language: str, text: str, countries: set[str]
) -> None:
    assert countries <= pair_of(text, language)


@pytest.mark.parametrize(
    "text",
    [
        "The Indo-Pacific forum of Japan met on 5 May 2021.",
        "Franco met the ministers of Spain on 5 May 1950.",
        "Sino Russian Holdings opened on 5 May 2021.",
    ],
)
def test_alone_it_names_none(text: str) -> None:
    assert len(pair_of(text, "en")) == 0
