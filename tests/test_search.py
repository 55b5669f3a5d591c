"""Search: the spellings of one Uzbek word find each other, and hits point into the source."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests import sample
from timeline.views.search import corpus, fold, hits, matching

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
    found = matching(tables.events, texts, "ittifoqchilik dekabr")
    assert list(found["title"]) == ["Ittifoqchilik deklaratsiyasi"]
    assert matching(tables.events, texts, "ittifoqchilik yoq-bunday").empty
    assert len(matching(tables.events, texts, " ’ ")) == len(tables.events)


@given(st.text(max_size=60), st.text(max_size=6))
def test_hits_lie_in_the_text_and_never_overlap(text: str, query: str) -> None:
    last = 0
    for start, end in hits(text, query):
        assert last <= start < end <= len(text)
        last = end
