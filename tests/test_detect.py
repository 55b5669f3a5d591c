"""The language of a text, of a single sentence too, by its common words and its endings."""

from __future__ import annotations

import pytest

from timeline.language.detect import language_of


@pytest.mark.parametrize(
    ("text", "code"),
    [
        # Short Uzbek texts hold few common words, and `bir`, `keldi` are Kazakh in Latin letters.
        ("Ulush bir yarim barobarga yaqinlashdi.", "uz"),
        ("Vazirlarimizga hajmni bir milliardga chiqarishni topshirdik.", "uz"),
        ("2015-yil oktabrida Bosh vazir Toshkentga keldi.", "uz"),
        ("Muzokaralar kelasi oyda Vyanada davom etadi.", "uz"),
        ("Музокаралар келаси ойда Венада давом этади.", "uz"),
        ("Иктисодий хамкорлик дастури куриб чикилди.", "uz"),
        ("Toşkentda elçixona oçildi, delegatsiya boşliqlari qatnaşdi.", "uz"),
        ("Мысыр Республикасымен дипломатиялық қатынастар орнатылды.", "kk"),
        ("Мақсат орындалмақ, тараптар құжатты бекітеді.", "kk"),
        ("Стороны подписали меморандум.", "ru"),
        ("Состоялось открытие посольства.", "ru"),
        ("Ministers discussed investment opportunities.", "en"),
    ],
)
def test_a_sentence_shows_its_language(text: str, code: str) -> None:
    assert language_of(text) == code
