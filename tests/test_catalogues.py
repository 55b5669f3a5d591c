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
        r"README|manifest\.csv|\.(?:txt|md|toml|pptx|html|pdf|docx|zip)|(?:Ctrl\+)?Enter|Home|End|Esc|\b[BF]:|FOB|CIF|%|BibTeX"
        r"|OCR|PowerPoint|PDF|A4|Word|HTML|PNG|SVG|Excel|CSV|JSON|Parquet|TimelineJS|RIS|CSL"
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


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_word_mixes_two_alphabets(language: str) -> None:
    """A Cyrillic letter that looks like a Latin one is found by no search and read out wrongly."""
    for texts in entries(language).values():
        for word in re.findall(r"[^\W\d_]+", " ".join(PLACES.sub(" ", text) for text in texts)):
            assert not (re.search("[a-zʻʼ]", word, re.I) and re.search("[а-яёіў-ӿ]", word, re.I)), (
                word
            )


def test_uzbek_in_latin_has_one_apostrophe_for_each_use() -> None:
    """The turned comma of oʻ and gʻ is U+02BB, the sign of a pause U+02BC; no other stands."""
    for texts in entries("uz").values():
        for text in texts:
            assert not re.search(r"[^\W\d_]['‘’`´][^\W\d_]|[^OoGg]ʻ|[oOgG]ʼ", text), text


def test_uzbek_in_both_alphabets_says_the_same() -> None:
    """Letter by letter: a slip of one (`ҳужжациз` for `ҳужжатсиз`) shows beside the other."""
    latin, cyrillic = entries("uz"), entries("uz_Cyrl")
    for id, texts in cyrillic.items():
        said = [
            re.sub(r"\b2026-|\{year\}-|-", lambda m: m[0][:-1] + " ", text) for text in latin[id]
        ]
        assert [_in_latin(text) for text in texts] == [text.lower() for text in said], id


LETTERS = dict(zip("абвгджзийклмнопрстуфхқҳэы", "abvgdjziyklmnoprstufxqhei", strict=True)) | {
    **{"ё": "yo", "ю": "yu", "я": "ya", "ч": "ch", "ш": "sh", "ў": "oʻ", "ғ": "gʻ", "ь": ""},
    **{"ц": "ts", "ъ": "ʼ"},
}


def _in_latin(text: str) -> str:
    text = text.lower().replace("-", " ").replace("ъе", "ye")
    text = re.sub(r"(?<![^\W\d_])е|(?<=[аеёиоуўэюя])е", "ye", text).replace("е", "e")
    return "".join(LETTERS.get(letter, letter) for letter in text)
