"""Each rule's own example and counter-example, run out of the language files."""

import pytest

from timeline.extract.timeflow import read_dates
from timeline.language import lexicon


def _entries():
    return list(_each())


def _each():
    for code in lexicon.codes():
        for entry in lexicon.rule_entries(code):
            yield pytest.param(code, entry, id=f"{code}.{entry['name']}")


@pytest.mark.parametrize(("code", "entry"), _entries())
def test_example_gives_its_reading(code, entry):
    language = lexicon.load(code)
    norm = language.normalise(entry["example"])
    hits = read_dates(norm.text, language, entry.get("published"))
    assert " ".join(hit.when.edtf for hit in hits) == entry["gives"]
    if entry["gives"]:
        assert f"{code}.{entry['name']}" in {hit.rule for hit in hits}
    for hit in hits:
        span = norm.to_source(hit.start, hit.end)
        assert entry["example"][span.start : span.end].strip()


@pytest.mark.parametrize(("code", "entry"), _entries())
def test_counter_example_is_not_read_by_the_rule(code, entry):
    language = lexicon.load(code)
    norm = language.normalise(entry["counter"])
    hits = read_dates(norm.text, language, entry.get("published"))
    assert f"{code}.{entry['name']}" not in {hit.rule for hit in hits}


@pytest.mark.parametrize("code", lexicon.codes())
def test_each_rule_has_a_name_of_its_own(code: str) -> None:
    names = [rule.name for rule in lexicon.load(code).rules]
    assert sorted(names) == sorted(set(names))
