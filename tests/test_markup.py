"""Tags and entities are blanked and every offset stays what it was."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.language import lexicon
from timeline.language.markup import FILL, blank, plain

PIECES = st.sampled_from(
    [
        "<p>",
        "</p>",
        "<br/>",
        "<b>",
        "</b>",
        "&nbsp;",
        "&ndash;",
        "&lt;",
        "<td>",
        "a < b",
        "5",
        ",",
        " x",
    ]
)


@given(st.lists(PIECES | st.text(max_size=5)).map("".join))
def test_the_length_stays(text: str) -> None:
    assert len(blank(text)) == len(text)


@pytest.mark.parametrize(
    "text, words",
    [
        ("<p>One.</p><p>Two.</p>", "One. Two."),
        ("On <b>June&nbsp;21&ndash;22</b>, 2022", "On June 21–22, 2022"),
        ("Uzbek<i>istan</i>", "Uzbekistan"),
        ("<br>x<script>var a = '5 May 2001';</script>y", "x y"),
        ("<td>1992</td><td>Treaty</td>", "| 1992 | Treaty"),
        ("<p>3 &lt; 5</p>", "3 < 5"),
        ("On 26<sup>th</sup> May<sup>[2]</sup>", "On 26th May"),
        ("<b>2019</b>/<b>20</b>, 5 mn m<sup>3</sup>", "2019/20, 5 mn m3"),
        ("[Astana](https://a.b/c_(d)) and ![map](/x.png)", "Astana and"),
        (
            "In Oslo.[1][12] In 2023[3] it [sic] rose.¹ 5 m² in [4] years",
            "In Oslo. In 2023 it [sic] rose. 5 m² in [4] years",
        ),
        ("Сий Йод, Ле́на", "Сий Йод, Ле́на"),
        ("## 2021\n> 5 May\\. A treaty\n>> x > y", "2021 5 May. A treaty x > y"),
        ("* **1994** – *Charter* signed\n* 5*3", "* 1994 – Charter signed * 5*3"),
    ],
)
def test_what_is_left_is_what_a_reader_sees(text: str, words: str) -> None:
    assert " ".join(plain(text).split()) == words


def test_a_text_without_markup_is_left_alone() -> None:
    text = "If a <b and c> d, R&D; AT&T <unknown tag>"
    assert blank(text) == text


def test_an_element_that_is_never_closed_stays() -> None:
    assert "5 May" in blank("<p>x</p><script>5 May")


def test_quotes_come_from_the_source() -> None:
    source = "<p>On <b>5&nbsp;May</b> 2001</p>"
    norm = lexicon.load("en").normalise(source)
    start = norm.text.index("5 may")
    assert norm.quote(start, start + len("5 may")) == "5&nbsp;May"
    assert FILL not in norm.text


def test_an_underscore_at_the_edge_of_a_word_is_a_mark():
    text = "_Feb. 21-28, 1972: A _visit_ under file_name.txt."
    assert plain(text) == "Feb. 21-28, 1972: A visit under file_name.txt."
    assert len(blank(text)) == len(text)


def test_the_marks_of_a_wiki_are_no_text():
    text = (
        "{{Infobox|a=1}}'''Relations''' began on 1 May 1992.<ref>Seen on 2 May 2014.</ref> "
        'President [[Ana Maria|Maria]] came to [[Baku]] in 2003.<ref name="b" />'
    )
    assert plain(text) == ("Relations began on 1 May 1992. President Maria came to Baku in 2003.")
    assert len(blank(text)) == len(text)


def test_quotation_marks_doubled_are_text_where_no_wiki_is():
    assert plain("the ''road'' was opened") == "the ''road'' was opened"
