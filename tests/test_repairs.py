"""Repairs of a folded text: what scans broke and years in words, with the way to the source."""

from __future__ import annotations

import pytest

from timeline.language import lexicon


def folded(code: str, text: str, damage: str = "", script: str = "") -> str:
    return lexicon.load(code, script, damage).normalise(text).text


@pytest.mark.parametrize(
    ("code", "text", "wanted"),
    [
        ("ru", "тысяча девятьсот девяносто втором году", "1992 году"),
        ("ru", "две тысячи двадцать третьем году", "2023 году"),
        ("ru", "в двухтысячном году", "в 2000 году"),
        ("ru", "две тысячи машин", "две тысячи машин"),
        ("ru", "l5 марта l992 года", "15 марта 1992 года"),
        ("uz", "ming to‘qqiz yuz to‘qson ikkinchi yilda", "1992 yilda"),
        ("uz", "ikki ming kishi", "ikki ming kishi"),
        ("uz", "20l3-yil l4-iyun", "2013-yil 14-iyun"),
        ("en", "I may go in may", "i may go in may"),
        ("ru", "составил З,9 млрд и 2ОО млн", "составил 3,9 млрд и 200 млн"),
        ("ru", "о миллионах и о З млрд", "о миллионах и о 3 млрд"),
        ("uz", "savdo l,5 mlrd, eksport 9l2 mln", "savdo 1,5 mlrd, eksport 912 mln"),
        ("uz", "savdo З млрд доллар", "savdo 3 mlrd dollar"),
        ("en", "reached $l.5 billion of oil million", "reached $1.5 billion of oil million"),
        ("uz", "1997 yilning 10 yanva rida keldi", "1997 yilning 10 yanvarida keldi"),
        ("ru", "25 авгу ста 1992 года", "25 августа 1992 года"),
        ("en", "on 25 Nov ember 1992, 5 may be", "on 25 november 1992, 5 may be"),
    ],
)
def test_a_year_or_a_day_is_written_in_digits(code: str, text: str, wanted: str) -> None:
    assert folded(code, text) == wanted


def test_parted_words_are_joined_with_their_endings_alone() -> None:
    text = "Узбе кистан и Казах стан ом под писали дого вор о дружбе"
    assert folded("ru", text, "parted-words", "Cyrl") == (
        "узбекистан и казахстаном подписали договор о дружбе"
    )


def test_a_repair_keeps_the_way_to_the_source() -> None:
    source = "в тысяча девятьсот девяносто втором году: дого вор"
    norm = lexicon.load("ru", "Cyrl", "parted-words").normalise(source)
    for word, quote in (
        ("1992", "тысяча девятьсот девяносто втором"),
        ("году", "году"),
        ("договор", "дого вор"),
    ):
        at = norm.text.index(word)
        assert norm.quote(at, at + len(word)) == quote
