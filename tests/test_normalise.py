"""Folding: one form for every way of writing, and always the way back to the source."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.language import lexicon
from timeline.language.folds import Folds
from timeline.language.normalise import normalise
from timeline.records import Span

UZ = lexicon.load("uz")
LETTERS = "abdeoʻʼ‘’`'gqşçōöḡğабвдўқғҳёцщя 0123456789.,–—-\u00a0\u00ad\u200b\n\tİIıﬁß"


@pytest.mark.parametrize(
    "written",
    ["oʻn", "o‘n", "o’n", "o'n", "o`n", "oʼn", "ōn", "ön", "ўн", "O‘N"],
)
def test_every_way_to_write_ten_folds_to_one(written):
    assert UZ.fold(written) == "on"


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("shartnoma", "şartnoma"),
        ("shartnoma", "шартнома"),
        ("choragida", "çoragida"),
        ("togʻ", "toḡ"),
        ("yetti", "етти"),
        ("aprelʻ", "апрель"),
        ("ratifikatsiya", "ратификация"),
        ("Mirziyoyev", "Мирзиёев"),
        ("AQSh", "AҚШ"),  # the first letter of the second is Latin
    ],
)
def test_alphabets_meet(left, right):
    assert UZ.fold(left) == UZ.fold(right)


def test_scan_damage_is_forgiven_only_where_it_is_named():
    scan = lexicon.load("uz", "Latn", "q-as-g")
    for written in ("magsad", "maqsad", "maqgsad", "magqsad"):
        assert scan.fold(written) == scan.fold("maqsad")
    assert UZ.fold("magsad") != UZ.fold("maqsad")
    assert UZ.fold("gul") == "gul"


def test_latin_letters_inside_cyrillic_words_are_read():
    ru = lexicon.load("ru", "Cyrl")
    assert ru.fold("дeкaбря") == "декабря"
    assert ru.fold("c 2020 года").startswith("с ")


def test_a_word_cut_at_the_end_of_a_line_is_one_word():
    assert UZ.normalise("sen-\ntabr").text == "sentabr"
    assert UZ.normalise("Qasim-\nJomart").text == "qasim-jomart"
    assert UZ.normalise("14-\n16 noyabr").text.startswith("14-")


def test_a_quote_keeps_what_is_dropped_behind_its_letters():
    norm = UZ.normalise("5 aprelʻ kuni")
    start = norm.text.index("aprel")
    assert norm.quote(start, start + 5) == "aprelʻ"


@given(st.text(alphabet=LETTERS, max_size=200))
def test_offsets_always_lead_into_the_source_in_order(text):
    norm = UZ.normalise(text)
    spans = [norm.to_source(at, at + 1) for at in range(len(norm.text))]
    assert spans == sorted(spans, key=lambda span: (span.start, span.end))
    for span in spans:
        assert 0 <= span.start < span.end <= len(text)


@given(st.text(alphabet="abyeq’«- \n\u2063", max_size=60))
def test_each_folded_letter_leads_back_to_what_it_was_folded_from(text):
    folds = Folds({"ye": "e", "q": "kw", "b": ""})
    norm = normalise(text, folds)
    for at, letter in enumerate(norm.text):
        span = norm.to_source(at, at + 1)
        assert letter in normalise(text[span.start : span.end], folds).text + "-"


@given(st.text(max_size=200))
def test_a_stretch_quotes_the_source_letter_for_letter(text):
    norm = normalise(text, Folds({"ab": "c", "'": ""}))
    for start in range(0, len(norm.text), 7):
        span = norm.to_source(start, min(len(norm.text), start + 5))
        assert norm.quote(start, min(len(norm.text), start + 5)) == text[span.start : span.end]


@given(st.text(alphabet="ab c\n", min_size=1, max_size=60), st.data())
def test_a_source_span_finds_its_stretch_again(text, data):
    norm = normalise(text, Folds({}))
    if not norm.text:
        return
    start = data.draw(st.integers(0, len(norm.text) - 1))
    end = data.draw(st.integers(start + 1, len(norm.text)))
    low, high = norm.from_source(norm.to_source(start, end))
    assert (low, high) == (start, end)


def test_an_empty_stretch_is_an_empty_span():
    assert UZ.normalise("abc").to_source(1, 1) == Span(1, 1)
