"""Search: the spellings of one Uzbek word find each other, and hits point into the source."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests import sample
from timeline.search import corpus, fold, folded, hits, marker, matching, pieces

SPELLINGS = ["özbek", "oʻzbek", "oʼzbek", "o'zbek", "O‘zbek", "O`zbek", "ўзбек", "Ўзбек", "ōzbek"]


@pytest.mark.parametrize("one", SPELLINGS)
@pytest.mark.parametrize("other", SPELLINGS)
def test_spellings_find_each_other(one: str, other: str) -> None:
    text = f"Bu {other}istonda bo‘ldi."
    [(start, end)] = hits(text, one)
    assert text[start:end].lower() == other.lower()


@pytest.mark.parametrize(
    ("left", "right"), [("шартнома", "shartnoma"), ("çorshanba", "чоршанба"), ("ğalaba", "gʻalaba")]
)
def test_the_two_scripts_and_the_reform_letters_meet(left: str, right: str) -> None:
    assert fold(left) == fold(right)


def test_every_word_has_to_be_there() -> None:
    tables = sample.tables()
    texts = corpus(tables)
    found = matching(tables.events, lambda: texts, "ittifoqchilik dekabr")
    assert list(found["title"]) == ["Ittifoqchilik deklaratsiyasi"]
    assert matching(tables.events, lambda: texts, "ittifoqchilik yoq-bunday").empty
    assert len(matching(tables.events, lambda: texts, " ’ ")) == len(tables.events)


@given(st.text(max_size=60), st.text(max_size=6))
def test_hits_lie_in_the_text_and_never_overlap(text: str, query: str) -> None:
    last = 0
    for start, end in hits(text, query):
        assert last <= start < end <= len(text)
        last = end


@given(st.text(max_size=80))
def test_folding_letter_by_letter_keeps_places_in_the_source(text: str) -> None:
    letters, places = folded(text)
    assert len(letters) == len(places)
    assert places == sorted(places) and all(0 <= place < len(text) for place in places)


@given(st.text(alphabet="abʻ'oʻ‘ўғқҳŞşçōöğéЙйё ь", max_size=40))
def test_whole_texts_fold_as_their_letters_do(text: str) -> None:
    assert fold(text) == folded(text)[0]


def test_a_text_is_cut_where_the_words_stand() -> None:
    cut = pieces("Oʻzbek va qozoq", "ozbek QOZOQ")
    assert cut == [("Oʻzbek", True), (" va ", False), ("qozoq", True)]
    assert pieces("Oʻzbek", "") == [("Oʻzbek", False)]
    assert pieces("", "x") == []
    assert marker(" ") is None
