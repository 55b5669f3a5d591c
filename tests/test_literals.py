"""What a match cannot go without is read off its expression, and is in each match."""

from __future__ import annotations

import re

import pytest

from timeline.language import lexicon
from timeline.language.literals import literals


@pytest.mark.parametrize(
    ("pattern", "held"),
    [
        (r"\d+ visitors", (" visitors",)),
        (r"(?:air )?flights(?! of)", ("flights",)),
        (r"(?:planes|flights) a week|weekly", (" a week", "weekly")),
        (r"(?:(?:signed) ){1,2}", ("signed ",)),
        (r"\w+ ?\d*", ()),
        (r"signed|\d+", ()),
    ],
)
def test_the_longest_text_that_each_match_holds(pattern: str, held: tuple[str, ...]) -> None:
    assert literals(pattern) == held


@pytest.mark.parametrize("code", lexicon.codes())
def test_each_count_rule_says_what_its_sentences_hold(code: str) -> None:
    """A rule without such a text is tried in every sentence: give it a word."""
    language = lexicon.load(code)
    for entry in lexicon.count_entries(code):
        pattern = lexicon.compile_pattern(language, entry["pattern"])
        held = literals(pattern.pattern)
        assert held, entry["name"]
        found = re.search(pattern, language.normalise(entry["example"]).text)
        assert found and any(text in found[0] for text in held), entry["name"]
