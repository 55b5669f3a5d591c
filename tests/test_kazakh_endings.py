"""Every case, bare and possessive, of Kazakh months, days and years, built by vowel harmony."""

from __future__ import annotations

from datetime import date

import pytest

from timeline.extract.timeflow import read_dates
from timeline.language import lexicon

MONTHS = ["қаңтар", "ақпан", "наурыз", "сәуір", "мамыр", "маусым", "шілде", "тамыз", "қыркүйек"]
MONTHS += ["қазан", "қараша", "желтоқсан"]
ONES = ["", "бір", "екі", "үш", "төрт", "бес", "алты", "жеті", "сегіз", "тоғыз"]
TENS = {0: "", 1: "он", 2: "жиырма", 3: "отыз"}
# Genitive, dative, accusative, locative, ablative and instrumental, as the last letter asks.
ENDINGS = {
    "own": "ның на н нда нан мен",
    "аеыі": "ның ға ны да дан мен",
    "мнң": "ның ға ды да нан мен",
    "лрйу": "дың ға ды да дан мен",
    "зж": "дың ға ды да дан бен",
    "": "тың қа ты та тан пен",
}
FRONT = str.maketrans({"а": "е", "ы": "і", "ғ": "г", "қ": "к"})
YEARS = ["жыл", "жылы", "жылғы", "жылдың", "жылға", "жылды", "жылда", "жылдан", "жылмен"]
YEARS += ["жылдағы", "жылдары", "жылында", "жылының", "жылына"]


def is_back(word: str) -> bool:
    return next((c in "аоұыуя" for c in reversed(word) if c in "аоұыуяәөүіе"), True)


def possessed(word: str) -> str:
    low = "ы" if is_back(word) else "і"
    if word[-1] in "аеыі":
        return f"{word}с{low}"
    return word[:-1] + "гі" if word.endswith("к") else word + low


def cases(word: str, own: bool = False) -> list[str]:
    """Give the cases of a word and its adjective; ``own`` says that it is a possessive."""
    last = next((key for key in ENDINGS if key != "own" and word[-1] in key), "")
    ends = ENDINGS["own" if own else last].split()
    ends.append(f"{ends[3]}ғы")
    harmony = {} if is_back(word) else FRONT
    return [word, *(word + end.translate(harmony) for end in ends)]


def numeral(day: int) -> str:
    return f"{TENS[day // 10]} {ONES[day % 10]}".strip()


def ordinal(word: str) -> str:
    low = "ы" if is_back(word) else "і"
    word = word.replace("жиырма", "жиырмасы") if word.endswith("жиырма") else word
    return f"{word}нш{low}" if word[-1] in "аеыі" else f"{word}{low}нш{low}"


def read(text: str) -> list[str]:
    kazakh = lexicon.load("kk")
    published = date(2025, 6, 20)
    return [hit.when.edtf for hit in read_dates(kazakh.normalise(text).text, kazakh, published)]


@pytest.mark.parametrize("number", range(1, 13))
def test_every_case_of_a_month_is_read(number):
    month = MONTHS[number - 1]
    words = [*cases(month), *cases(possessed(month), own=True)]
    for word in words:
        for year in ("2021 жылғы", "2021 жылдың", "2021 ж.", "2021-жылғы"):
            assert read(f"{year} {word} жиын болды.") == [f"2021-{number:02d}"], word
            for day in ("14", "14-ші", "14ші", "14-"):
                text = f"{year} {day} {word} жиын болды.".replace("- ", "-")
                assert read(text) == [f"2021-{number:02d}-14"], text


@pytest.mark.parametrize("day", range(1, 32))
def test_every_ending_of_a_day_is_read(day):
    word = numeral(day)
    spoken = [form for form in cases(possessed(word), own=True) if form[-1] not in "іын"]
    ends = [form[len(word) :] for form in cases(possessed(word), own=True)]
    order = ordinal(word)[len(word) :]
    wanted = [f"2021-05-{day:02d}"]
    for month in ("мамырдың", "мамырының", "мамыр айының"):
        told = [f"{month} {day}-{end}" for end in ends]
        told += [f"{month} {form}" for form in spoken if not form.endswith("мен")]
        told += [f"{month} {day}{mark} күні" for mark in ("", f"-{order}", order, f" {order}")]
        told += [f"{month} {day}-күні", f"{month} {ordinal(word)} күні"]
        told += [f"{month} {day} жұлдызында"]
        for text in told:
            assert read(f"2021 жылғы {text} жиын болды.") == wanted, text
    assert read(f"2021 жылғы {ordinal(word)} мамырда жиын болды.") == wanted


@pytest.mark.parametrize("word", YEARS)
def test_every_ending_of_a_year_is_read(word):
    for year, order in ((1992, "ші"), (1996, "шы"), (1995, "інші"), (2006, "ншы")):
        for text in (f"{year} {word}", f"{year}-{word}", f"{year}{word}", f"{year}-{order} {word}"):
            assert [found[:4] for found in read(f"{text} сауда болды.")] == [str(year)], text
