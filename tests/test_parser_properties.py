"""What holds for any text: no exception, spans that quote the source, time linear in length."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from timeline.extract import extract
from timeline.language import relations
from timeline.records import Document

KNOWN = relations.load()
LANGUAGES = st.sampled_from(["uz", "ru", "kk", "en", ""])
DAYS = st.sampled_from([None, date(2022, 3, 4)])
WORDS = [
    "2021-yil",
    "6-dekabr",
    "14–16 noyabr",
    "kuni",
    "tashrif",
    "imzolandi",
    "(2017)",
    "1997/..",
    "va",
    "млн.",
    "в 2020 году",
    "договор",
    "подписан",
    "Ташкент",
    "Qozogʻiston",
    "oʻzaro",
    "savdo",
    "4,27",
    "milliard",
    "dollarga",
    "yetdi",
    "$10 billion",
    "trade",
    "turnover",
    "15%",
    "ж.",
    "желтоқсанның",
    "13-інде",
    "?",
    "!",
    "\n\n",
    "\n",
    "|",
    "<b>",
    "=1+1",
    "«",
    "»",
    "\u202e",
    "ʻ",
    "999999999999999999999999999999",
    "..",
    "1.1.1",
]


def read(text, language="", published=None):
    return extract(Document("d", "d", text, language=language, published=published), KNOWN)


def check(text, language="", published=None):
    one = read(text, language, published)
    for record in (*one.events, *one.figures):
        for source in record.sources:
            assert text[source.span.start : source.span.end] == source.quote
            if source.date_span:
                at = source.date_span
                assert text[at.start : at.end] == source.date_quote
    for event in one.events:
        assert 0 < len(event.title) <= 90


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sampled_from(WORDS), max_size=40), LANGUAGES, DAYS)
def test_words_of_press_in_any_order(words, language, published):
    check(" ".join(words), language, published)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(max_size=400), LANGUAGES, DAYS)
@example("", "en", date(2022, 3, 4))
def test_any_text(text, language, published):
    check(text, language, published)


@pytest.mark.parametrize(
    "piece",
    ["7", "ʻ", "a", " ", "\n", "(", "2021 ", "2021-", "1 000 ", "va ", "«", "|", "1,", "-\n"],
)
def test_a_long_run_of_one_thing_is_read_to_its_end(piece):
    """A quadratic step would not come back; `make bench` prints the ratios."""
    one = read(piece * (150_000 // len(piece)), "uz")
    assert one.events == ()


def test_nothing_in_a_text_reaches_out(monkeypatch):
    import socket

    def refuse(*_, **__):
        raise AssertionError("the parser opened a socket")

    monkeypatch.setattr(socket, "socket", refuse)
    check("![x](https://example.org/a.png) 2021-yil 6-dekabr kuni Toshkentda shartnoma imzolandi.")
