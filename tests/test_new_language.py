"""A new language is one TOML file: an invented one reads a date and a sum without any Python."""

from __future__ import annotations

import pytest

from timeline.errors import LanguageError
from timeline.extract.amounts import AmountReader
from timeline.extract.timeflow import read_dates
from timeline.language import lexicon

FILE = """
code = "vo"
script = "Latn"
decimal = ","
suffixes = ["ik", "ok"]
[detect]
words = ["lo", "mi"]
[fold]
"ʻ" = ""
[months]
1 = ["prim~"]
2 = ["dul~"]
3 = ["trin~"]
4 = ["kvar~"]
5 = ["kvin~"]
6 = ["ses~"]
7 = ["sep~"]
8 = ["oka~"]
9 = ["nau~"]
10 = ["dek~"]
11 = ["dekun~"]
12 = ["dekdu~"]
[numbers]
3 = ["tri"]
[magnitudes]
1000000000 = ["giga"]
[cues.unit]
USD = ["taler*"]
[[rule]]
name = "day_month_year"
pattern = "{day} de {month} {year}"
reads = "date"
example = "Lo venis 7 de dekunik 2019."
gives = "2019-11-07"
counter = "Lo venis 7 de dekunab 2019."
"""


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "vo.toml").write_text(FILE, encoding="utf-8")
    return tmp_path


def test_it_reads_a_date_and_a_sum(folder):
    language = lexicon.load("vo", folder=folder)
    norm = language.normalise("Mi signis la pakton 7 de deʻkunik 2019, valoris tri giga talerojn.")
    dates = read_dates(norm.text, language)
    assert [hit.when.edtf for hit in dates] == ["2019-11-07"]
    assert norm.quote(dates[0].start, dates[0].end) == "7 de deʻkunik 2019"
    sums = [amount for amount in AmountReader(language).read(norm.text) if amount.money]
    assert [(int(amount.value), amount.unit) for amount in sums] == [(3_000_000_000, "USD")]


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ('example = "Lo venis 7 de dekunik 2019."\n', "", "has no example; add one"),
        ('counter = "Lo venis 7 de dekunab 2019."\n', "", "has no counter; add one"),
        ('reads = "date"', 'reads = "tea leaves"', "choose from"),
        ("{month} {year}", "{moon} {year}", "not a placeholder"),
        ("{day} de", "({day} de", "correct its pattern"),
        ('12 = ["dekdu~"]\n', "", "names 11 months; name all twelve"),
        ('code = "vo"\n', "", "has no code; add it"),
        ('decimal = ","', "decimal = ", "correct the TOML"),
    ],
)
def test_a_faulty_file_says_what_to_do(folder, old, new, says):
    path = folder / "vo.toml"
    assert old in FILE
    path.write_text(FILE.replace(old, new), encoding="utf-8")
    lexicon.raw.cache_clear()
    lexicon.load.cache_clear()
    with pytest.raises(LanguageError, match=says.replace("?", r"\?")):
        assert lexicon.load("vo", folder=folder).places  # a pattern is parsed when first needed


def test_an_unknown_language_names_those_there_are(folder):
    with pytest.raises(LanguageError, match="no language file for 'xx'; there are vo"):
        lexicon.load("xx", folder=folder)
