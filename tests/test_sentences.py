"""Sentences of press texts: wrapped, broken by pages, abbreviated, listed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.extract.sentences import MAX_SENTENCE, Habits, sentences

SHORT = Habits(frozenset({"млн", "долл", "г", "ж", "mr"}))


def cut(text):
    return [text[s.start : s.end] for s in sentences(text, SHORT)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("One came. Two left.", ["One came.", "Two left."]),
        ("Trade was 317,0 млн. АҚШ in all.", ["Trade was 317,0 млн. АҚШ in all."]),
        ("A. Hoshimov met B. Karim. They spoke.", ["A. Hoshimov met B. Karim.", "They spoke."]),
        ("«We will come.» He said so.", ["«We will come.»", "He said so."]),
        ("It was 1992 г. в Ташкенте. Потом ушли.", ["It was 1992 г. в Ташкенте.", "Потом ушли."]),
        ("Head line\n\nThe text goes on. And on.", ["Head line", "The text goes on.", "And on."]),
        ("one council\n\n\n\nand another met.", ["one council\n\n\n\nand another met."]),
        ("- first point\n- second point", ["- first point", "- second point"]),
        ("| 1992-03-02 | Talks held |", ["1992-03-02", "Talks held"]),
        ("IN CAPITALS\n2001-yil text", ["IN CAPITALS", "2001-yil text"]),
        ("Said Tokayev.\ufe0f Then he left.", ["Said Tokayev.\ufe0f", "Then he left."]),
        ("", []),
        (" \n ", []),
    ],
)
def test_cutting(text, wanted):
    assert cut(text) == wanted


def test_lines_wrapped_at_a_width_are_joined():
    text = (
        "The presidents of the two countries talked about trade, transport and water for\n"
        "Hours, and their ministers signed the papers that had been prepared during the\n"
        "Spring, which everybody in the capital had been waiting for since the winter of\n"
        "Discontent. The next day they left.\n"
    )
    assert len(cut(text)) == 2


def test_a_sentence_without_end_is_cut_at_a_space():
    spans = sentences("word " * 2000)
    assert all(span.end - span.start <= MAX_SENTENCE for span in spans)


@given(st.text(alphabet="Ab1. \n|-?!«»", max_size=300))
def test_spans_are_in_order_trimmed_and_lose_no_letter(text):
    spans = sentences(text)
    at = 0
    for span in spans:
        assert at <= span.start < span.end
        assert text[span.start : span.end].strip() == text[span.start : span.end]
        assert not any(c.isalnum() for c in text[at : span.start])
        at = span.end
    assert not any(c.isalnum() for c in text[at:])


def test_lines_of_a_text_in_capitals_are_joined():
    text = (
        "UNCLASSIFIED\nPAGE 02 EMBASSY 4711\n"
        "1. THE TWO MINISTERS OPENED THE SESSION OF THE MIXED COMMISSION\n"
        "IN TUNIS ON 4 MAY 1976. THEY LOOKED FOR WAYS OF SELLING MORE\n"
        "PHOSPHATE, AND WERE TO MEET AGAIN IN THE COURSE OF THE YEAR AT\n"
        "WARSAW.\n"
    )
    told = [text[span.start : span.end].replace("\n", " ") for span in sentences(text)]
    assert any(
        one.endswith("THE SESSION OF THE MIXED COMMISSION IN TUNIS ON 4 MAY 1976.") for one in told
    )
    assert told[0] == "UNCLASSIFIED"


def test_a_heading_in_capitals_ends_above_small_letters():
    text = "TALKS IN THE CAPITAL\nThe two ministers met in Tunis.\nThey signed an agreement.\n" * 3
    assert "TALKS IN THE CAPITAL" in [text[span.start : span.end] for span in sentences(text)]
