"""Expressions asked of many texts find what they find without the look for their words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from timeline.errors import LanguageError
from timeline.gold import read_gold
from timeline.language import lexicon
from timeline.language.asked import Asked

GOLD = Path(__file__).parent / "gold"


def test_a_text_without_any_word_of_it_needs_no_expression() -> None:
    asked = Asked(r"\w+ (?:was|were) signed", r"\w+ (?:was|were) signed")
    assert not asked.may_match("they met in May")
    assert asked.search("they met in May") is None
    assert asked._compiled is None
    found = asked.search("a pact was signed in May")
    assert found is not None and found[0] == "pact was signed"


def test_an_expression_without_such_words_is_asked_of_every_text() -> None:
    asked = Asked(r"\d+", r"\d+")
    assert asked.may_match("") and asked.search("in 2021") is not None
    assert Asked(r"^met", r"^met").search("we met") is None


@pytest.mark.parametrize("code", lexicon.codes())
def test_what_a_language_asks_is_found_as_without_the_look(code: str) -> None:
    passages = [p.text for p in read_gold(GOLD, None) if p.language[:2] == code]
    language = lexicon.load(code, "Cyrl" if code in ("ru", "kk") else "Latn")
    pieces = [
        piece for text in passages for piece in language.normalise(text).text.split(". ") if piece
    ][::3]
    led = 0
    for path in _paths(language.data):
        try:
            asked = language.asked(*path)
            pattern = language.pattern(*path)
        except (re.error, LanguageError):
            continue  # no expression, but words of another use
        assert asked is not None and pattern is not None
        for piece in pieces:
            found = pattern.search(piece)
            assert found is None or asked.may_match(piece), (path, piece)
        led += asked._words != ("",)
    assert pieces and led > 50, led


def _paths(data: Mapping[str, object]) -> Iterator[tuple[str, ...]]:
    """Give the keys of texts at the top of a language's file and in two of its tables."""
    yield from ((key,) for key, value in data.items() if isinstance(value, str) and value)
    for name in ("figures", "title"):
        table = data.get(name, {})
        assert isinstance(table, Mapping)
        yield from ((name, key) for key, value in table.items() if isinstance(value, str) and value)
