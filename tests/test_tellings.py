"""Tellings side by side: words that only one has, and hits, without losing a letter."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from timeline.views.tellings import cut, marked, only_here


def said(text: str, spans: list[tuple[int, int]]) -> list[str]:
    return [text[start:end] for start, end in spans]


def test_only_words_that_no_other_telling_has_are_marked() -> None:
    one = "Tomonlar suv masalasini muhokama qildilar."
    other = "Tomonlar suv masalasi bo‘yicha kelishib oldilar."
    assert said(one, only_here(one, [other])) == ["muhokama", "qildilar"]
    assert said(other, only_here(other, [one])) == ["bo‘yicha", "kelishib", "oldilar"]


def test_forms_and_spellings_of_one_word_are_the_same_word() -> None:
    assert only_here("Deklaratsiya imzolandi", ["ДЕКЛАРАЦИЯНИ имзоладилар"]) == []
    assert only_here("Shartnomani imzoladilar", ["shartnoma imzolandi"]) == []


def test_without_another_telling_nothing_is_marked() -> None:
    assert only_here("Deklaratsiya imzolandi", []) == []


def test_a_date_stays_whole_and_context_is_left_alone() -> None:
    parts = [
        {"text": "Oldin. ", "role": "context"},
        {"text": "Bitim ", "role": "sentence"},
        {"text": "6-dekabr", "role": "date"},
        {"text": " kuni imzolandi.", "role": "sentence"},
    ]
    found = marked(parts, "Bitim 6-dekabr kuni imzolandi.", ["Bitim tuzildi."], "bitim")
    assert [(part["text"], part["role"]) for part in found] == [
        ("Oldin. ", "context"),
        ("Bitim", "hit"),
        (" ", "sentence"),
        ("6-dekabr", "date"),
        (" ", "sentence"),
        ("kuni", "only"),
        (" ", "sentence"),
        ("imzolandi", "only"),
        (".", "sentence"),
    ]


@given(
    st.text(max_size=40), st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), max_size=5)
)
def test_cutting_loses_no_letter(text: str, spans: list[tuple[int, int]]) -> None:
    ordered = sorted((min(span), max(span)) for span in spans)
    parts = cut([{"text": text, "role": "sentence"}], ordered, "hit")
    assert "".join(part["text"] for part in parts) == text
