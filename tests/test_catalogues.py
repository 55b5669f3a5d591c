"""The catalogues: whole, true to their messages, and in the writing of their language."""

from __future__ import annotations

import re

import pytest
from babel.messages.pofile import read_po

from tests.message_ids import message_ids
from timeline import messages

LANGUAGES = [code for code in messages.LANGUAGES if code != "en"]
PLACES = re.compile(r"\{[^}]*\}")


def entries(language: str) -> dict[str, list[str]]:
    with (messages.FOLDER / f"{language}.po").open("rb") as file:
        catalogue = read_po(file, locale=language)
    return {
        str(item.id[0] if isinstance(item.id, list | tuple) else item.id): (
            list(item.string) if isinstance(item.string, list | tuple) else [str(item.string)]
        )
        for item in catalogue
        if item.id
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_that_the_app_says_is_translated(language: str) -> None:
    said, counted = message_ids()
    missing = (said | {one for one, _ in counted}) - set(entries(language))
    assert not missing, f"add to timeline/locale/{language}.po: {sorted(missing)}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_translations_keep_the_places_of_values(language: str) -> None:
    for id, texts in entries(language).items():
        for text in texts:
            assert sorted(PLACES.findall(text)) == sorted(PLACES.findall(id)), id


@pytest.mark.parametrize("language", LANGUAGES)
def test_translations_are_in_the_writing_of_their_language(language: str) -> None:
    allowed = re.compile(
        r"README|manifest\.csv|\.(?:txt|md|toml|pptx|html|pdf|docx|zip)|Enter|Home|End|Esc|\b[BF]:|FOB|CIF|%|BibTeX"
        r"|PowerPoint|PDF|A4|Word|HTML|PNG|SVG|Excel|CSV|JSON|Parquet|TimelineJS|RIS|CSL"
        r"|UN Comtrade|IMF|WITS|BACI|stat\.uz|data/statistics"
        r"|period, indicator, reporter, partner, value, unit"
    )
    other = re.compile("[а-яёўқғҳ]" if language == "uz" else "[a-z]", re.IGNORECASE)
    for texts in entries(language).values():
        for text in texts:
            assert not other.search(allowed.sub("", PLACES.sub("", text))), text


def test_plurals_follow_the_language() -> None:
    said = [messages.counted("ru", n, "{n} event", "{n} events") for n in (1, 2, 5, 21, 112)]
    assert said == ["1 событие", "2 события", "5 событий", "21 событие", "112 событий"]
    assert messages.counted("en", 1, "{n} event", "{n} events") == "1 event"
    assert messages.counted("uz", 3, "{n} event", "{n} events") == "3 ta voqea"
