"""Matches that begin at a token are the matches of finditer, found with fewer tries."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.language import heads, lexicon

PATTERNS = [
    r"(?<!\d)\d{1,2}[- ](?:may|iyun)(?!\w)",
    r"(?<!\w)(?:(?P<y>(?:19|20)\d\d)[- ]?yil )?(?:may|iyun)(?!\w)",
    r"\( ?(?:19|20)\d\d",
    r"(?<!\w)[ab]\w{0,3}",
    r"(?<!\w)(?:yana )?may",
]


@pytest.mark.parametrize(
    ("pattern", "begins"),
    [
        (r"(?<!\d)(?:0?[1-9]|[12]\d)-may", {"0"}),
        (r"(?:[1-9] )?may|\(", {"0", "m", "("}),
        (r"(?=x)[ab]?c+", {"a", "b", "c"}),
        (r"\w+", None),
        (r"[^a]", None),
        (r"a?", None),
        (r" ?- ?", None),
    ],
)
def test_heads_are_the_characters_that_a_match_can_begin_with(
    pattern: str, begins: set[str] | None
) -> None:
    found = heads.heads(re.compile(pattern))
    assert found == (begins if begins is None else frozenset(begins))


@pytest.mark.parametrize("pattern", PATTERNS)
@given(text=st.lists(st.sampled_from([*"1290 -(aby", "may", "2024", " yil "])).map("".join))
def test_what_begins_at_a_token_is_found_as_by_finditer(pattern: str, text: str) -> None:
    compiled = re.compile(pattern)
    found = [match.span() for match in heads.Tokens(text).matches(compiled)]
    assert found == [match.span() for match in compiled.finditer(text)]


@pytest.mark.parametrize("code", lexicon.codes())
def test_each_rule_shows_what_it_begins_with(code: str) -> None:
    """A rule that could begin with anything is tried at every letter: give it a head."""
    slow = [rule.name for rule in lexicon.load(code).rules if heads.heads(rule.pattern) is None]
    assert not slow
