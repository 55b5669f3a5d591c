"""Each way to count, with its own example and counter-example, run out of the language files."""

from datetime import date

import pytest

from timeline.errors import LanguageError
from timeline.extract import extract
from timeline.language import files, lexicon, relations
from timeline.records import Document

DAY = date(2022, 10, 1)


def entries():
    return [
        pytest.param(code, entry, id=f"{code}.{entry['name']}")
        for code in lexicon.codes()
        for entry in lexicon.count_entries(code)
    ]


@pytest.fixture(scope="module")
def known():
    return relations.load()


def counts(text: str, code: str, known, pair: str = "UZB-KAZ"):
    paper = Document("x", "x", text, language=code, published=DAY, pair=pair)
    return [f for f in extract(paper, known).figures if f.unit == "COUNT"]


@pytest.mark.parametrize(("code", "entry"), entries())
def test_example_gives_its_count(code, entry, known) -> None:
    rows = {
        " ".join(filter(None, (f.indicator, str(int(f.value)), f.bound, f.reporter, f.partner)))
        for f in counts(entry["example"], code, known)
        if f.sources[0].rule == f"{code}.{entry['name']}"
    }
    assert rows == {entry["gives"]}


@pytest.mark.parametrize(("code", "entry"), entries())
def test_counter_example_is_not_counted(code, entry, known) -> None:
    assert counts(entry["counter"], code, known) == []


def test_every_language_counts_the_same_things() -> None:
    things = {
        code: {e["indicator"] for e in lexicon.count_entries(code)} for code in lexicon.codes()
    }
    assert len({frozenset(names) for names in things.values()}) == 1, things


def test_a_count_without_an_example_is_refused(tmp_path) -> None:
    source = (lexicon.FOLDER / "uz.toml").read_text(encoding="utf-8")
    at = source.index("[[count]]")
    line = source.index("\nexample", at)
    broken = source[:line] + source[source.index("\n", line + 1) :]
    path = tmp_path / "uz.toml"
    path.write_text(broken, encoding="utf-8")
    with pytest.raises(LanguageError, match="firms_with_capital has no example; add one"):
        files.read_file(path)


def test_a_sum_of_money_is_no_number_of_documents(known) -> None:
    text = "Uzbekistan and Kazakhstan signed 12 documents. It reached $407 million in 2018."
    paper = Document("x", "x", text, language="en", published=DAY, pair="UZB-KAZ")
    found = extract(paper, known).figures
    assert [(f.indicator, f.unit, f.value) for f in found] == [("documents_signed", "COUNT", 12)]
