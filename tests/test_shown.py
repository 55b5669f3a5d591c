"""Names as a reader sees them: places and people in five languages."""

from __future__ import annotations

import re

import pytest

from timeline import messages
from timeline.exports import words
from timeline.language import relations, shown

NAMES = relations.load()


@pytest.mark.parametrize(
    ("place", "language", "name"),
    [
        ("Tashkent", "uz", "Toshkent"),
        ("Tashkent", "uz_Cyrl", "Тошкент"),
        ("Samarkand", "kk", "Самарқанд"),
        ("Kokand", "uz", "Qoʻqon"),
        ("Sanaa", "uz_Cyrl", "Санъо"),
        ("Karshi", "ru", "Карши"),  # the parser knows it as `город Карши`
        ("Turkestan", "uz", "Turkiston"),
        ("Brussels", "ru", "Брюссель"),  # the parser knows the stem
        ("Almaty", "en", "Almaty"),
        ("nowhere", "kk", "nowhere"),
        ("", "kk", ""),
    ],
)
def test_a_place_is_named_in_the_reader_s_language(place: str, language: str, name: str) -> None:
    assert words.place(place, language) == name


def test_a_former_name_is_said_in_the_reader_s_language() -> None:
    assert shown.place(NAMES, "Astana", "kk", "Nur-Sultan") == "Нұр-Сұлтан"
    assert shown.place(NAMES, "Astana", "uz_Cyrl", "Akmola") == "Оқмола"
    assert shown.place(NAMES, "Astana", "ru", "Astana") == "Астана"
    assert shown.place(NAMES, "Astana", "en", "Akmola") == "Akmola"


def test_a_person_has_a_full_name_where_one_is_written() -> None:
    assert shown.person(NAMES, "Kassym-Jomart Tokayev", "kk") == "Қасым-Жомарт Тоқаев"
    assert shown.person(NAMES, "Kassym-Jomart Tokayev", "uz") == "Qosim-Jomart Toʻqayev"
    assert shown.person(NAMES, "Kassym-Jomart Tokayev", "en") == "Kassym-Jomart Tokayev"
    assert shown.person(NAMES, "Petr Pavel", "ru") == "Petr Pavel"


@pytest.mark.parametrize("language", [code for code in messages.LANGUAGES if code != "en"])
def test_every_place_has_a_name_in_the_alphabet_of_the_language(language: str) -> None:
    other = re.compile("[а-яёіғқңөұүһәўҳ~*]" if language == "uz" else "[a-z~*'’‘]", re.IGNORECASE)
    for place in NAMES.places:
        name = shown.place(NAMES, place["id"], language)
        assert name[0].isupper(), name
        assert not other.search(name), name
