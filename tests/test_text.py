"""The text gate: what a document says is shown letter for letter and nothing of it is markup."""

from __future__ import annotations

import html

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.charts.text import LINE, LONGEST, hover, label, plain, wrapped


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
        ("<extra></extra>", "&lt;extra&gt;&lt;/extra&gt;"),
        ("A<B & C>D", "A&lt;B &amp; C&gt;D"),
        ("#000021", "&#35;000021"),
        ("&lt;b&gt;", "&amp;lt;b&amp;gt;"),
        ('it\'s "so"', 'it\'s "so"'),
        ("=1+1", "=1+1"),
    ],
)
def test_markup_is_escaped(text: str, shown: str) -> None:
    assert label(text) == shown
    assert wrapped(text) == shown


def test_direction_marks_become_visible_and_control_characters_go() -> None:
    assert plain("abc\u202efdp.exe\u202c") == "abc◌fdp.exe◌"
    assert plain("a\x00b\u2028c\nd\ufeff") == "a b c d"


def test_a_text_without_spaces_is_cut_and_broken() -> None:
    lines = wrapped("w" * 5000).split("<br>")
    assert all(len(line) <= LINE for line in lines)
    assert sum(len(line) for line in lines) == LONGEST


@given(st.text(max_size=1500))
def test_whatever_comes_is_bounded_and_never_markup(text: str) -> None:
    shown = wrapped(text)
    assert all(len(html.unescape(line)) <= LINE for line in shown.split("<br>"))
    assert "<" not in shown.replace("<br>", "") and "#" not in shown.replace("&#35;", "")
    assert len(html.unescape(shown.replace("<br>", ""))) <= LONGEST


def test_a_hover_holds_title_facts_sentence_and_origin() -> None:
    shown = hover("Bitim <1>", ["6-dekabr", ""], "U 6-dekabr kuni imzolandi.", "Gazeta")
    assert shown.split("<br>") == [
        "<b>Bitim &lt;1&gt;</b>",
        "6-dekabr",
        "",
        "“U 6-dekabr kuni imzolandi.”",
        "",
        "Gazeta",
    ]


def test_what_a_search_found_is_marked_and_still_escaped() -> None:
    def hits(line: str) -> list[tuple[int, int]]:
        at = line.find("<b")
        return [(at, at + 3)] if at >= 0 else []

    assert label("a <b> c", hits=hits) == "a <b><u>&lt;b&gt;</u></b> c"
    assert label("nothing here", hits=hits) == "nothing here"
    shown = hover("<b> first", [], "then <b>", "paper <b>", hits=hits)
    assert shown.count("<u>&lt;b&gt;</u>") == 2  # the title and the sentence, not the origin
