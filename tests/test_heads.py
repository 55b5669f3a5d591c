"""What a pattern begins with and needs is read off the pattern, and nothing it matches is lost."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.extract.reading import amount_reader
from timeline.language import lexicon
from timeline.language.beginnings import END
from timeline.language.heads import opening
from timeline.language.places import Places

PATTERNS = [
    r"(?<!\d)\d{1,2}[- ](?:may|iyun)(?!\w)",
    r"(?<!\w)(?:(?P<y>(?<!\d)(?:19|20)\d\d(?!\d))[- ]?yil )?(?:may|iyun)(?!\w)",
    r"\( ?(?:19|20)\d\d",
    r"(?<!\w)[ab]\w{0,3}",
    r"(?<!\w)(?:yana )?may",
    r"(?:ab? )?(?:by )?may",
    r"(?<!\w)(?:may \d|aby[- ](?<!\d)90)",
    r"(?<!\d)2024(?: yil)?(?: ?- ?| )(?:(?<!\w)may)",
]


@pytest.mark.parametrize(
    ("pattern", "begins"),
    [
        (r"(?<!\d)(?:0?[1-9]|[12]\d)-may", {"0" + END, "00" + END}),
        (r"(?:19|20)\d\d(?!\d)", {"0000" + END}),
        (r"(?:[1-9] )?may|\(", {"0" + END, "may", "("}),
        (r"(?:in|on) may", {"in" + END, "on" + END}),
        (r"sentabrda", {"sentab"}),
        (r"yil(?:da)?", {"yil"}),
        (r"yil(?!\w)", {"yil" + END}),
        (r"(?:со? |ко? )?may", {"с" + END, "со" + END, "к" + END, "ко" + END, "may"}),
        (r"(?=x)[ab]?c+", {"ac", "bc", "c"}),
        (r"(?:(?:(?!)) ?)?may", {"may"}),  # an empty list of words
        (r"\w+", None),
        (r"[^a]", None),
        (r"a?", None),
        (r" ?- ?", None),
    ],
)
def test_heads_are_what_the_first_token_of_a_match_begins_with(
    pattern: str, begins: set[str] | None
) -> None:
    found = opening(pattern).heads
    assert found == (begins if begins is None else frozenset(begins))


@pytest.mark.parametrize(
    ("pattern", "needs"),
    [
        (r"(?<!\d)[1-9](?:-chi)?[- ](?:may|iyun)", [({"may", "iyun"}, 6)]),
        (
            r"in (?:the )?(?<!\d)20\d\d(?!\d)",
            [({"the" + END, "0000" + END}, 3), ({"0000" + END}, 7)],
        ),
        (r"(?:in )?(?:the )?may", [({"the" + END, "may"}, 3), ({"may"}, 7)]),  # behind all of it
        (r"may(?: 20\d\d)?", []),  # may be left out
        (r"(?<!\d)5(?!\d) (?<!\w)[a-z]+", []),  # any word would do
        (r"(?:in may|(?<!\d)5 may)", [({"may"}, 3)]),
        (r"in[a-z]*may", []),  # no token of its own begins there
        (r"in .* may", []),  # as far off as one likes: not looked for
    ],
)
def test_needs_are_what_stands_further_on_in_any_match(
    pattern: str, needs: list[tuple[set[str], int]]
) -> None:
    assert [(set(need.heads), need.within) for need in opening(pattern).needs] == needs


@given(text=st.lists(st.sampled_from([*"1290 -(aby", "may", "2024", " yil "])).map("".join))
def test_a_place_without_a_candidate_has_no_match(text: str) -> None:
    compiled = [re.compile(pattern) for pattern in PATTERNS]
    places = Places([opening(pattern) for pattern in PATTERNS])
    tokens = places.tokens(text)
    found = {
        (at, index)
        for number, (at, _, _) in enumerate(tokens)
        for index in places.candidates(tokens, number)
        if compiled[index].match(text, at)
    }
    starts = {token.start() for token in re.finditer(r"[^\W\d_]+|\d+|[^\w\s]|_", text)}
    everywhere = {
        (at, index)
        for index, pattern in enumerate(compiled)
        for at in starts
        if pattern.match(text, at)
    }
    assert found == everywhere


@pytest.mark.parametrize("code", lexicon.codes())
def test_each_rule_shows_what_it_begins_with(code: str) -> None:
    """A rule that could begin with anything is tried at every word: give it a head."""
    language = lexicon.load(code)
    slow = [rule.name for rule in language.rules if language.opening(rule.text).heads is None]
    assert not slow


@pytest.mark.parametrize("code", lexicon.codes())
def test_no_rule_is_tried_at_any_word(code: str) -> None:
    assert lexicon.load(code).places.tokens("zzz") == []


@pytest.mark.parametrize("code", lexicon.codes())
def test_amounts_are_tried_only_where_they_can_begin(code: str) -> None:
    assert amount_reader(lexicon.load(code)).places.tokens("zzz") == []
