"""Golden cases: a sentence or two, and what they tell (tests/cases/*.toml)."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from tests import rows
from timeline.extract import extract
from timeline.extract.timeflow import read_dates
from timeline.language import lexicon, relations
from timeline.records import Document

CASES = Path(__file__).parent / "cases"


def cases():
    for path in sorted(CASES.glob("*.toml")):
        content = tomllib.loads(path.read_text(encoding="utf-8"))
        for number, case in enumerate(content["case"], start=1):
            case = {
                "language": path.stem.partition("-")[0],
                "pair": content.get("pair", ""),
                **case,
            }
            yield pytest.param(case, id=f"{path.stem}-{number}")


@pytest.fixture(scope="module")
def known():
    return relations.load()


def reading(case, known):
    document = Document(
        "x",
        "x",
        case["text"],
        language=case["language"],
        published=case.get("published"),
        pair=case["pair"],
    )
    return extract(document, known)


@pytest.mark.parametrize("case", cases())
def test_case(case, known) -> None:
    found = reading(case, known)
    if "dates" in case:
        language = lexicon.load(case["language"], found.document.script)
        hits = read_dates(language.normalise(case["text"]).text, language, case.get("published"))
        assert " ".join(hit.when.edtf for hit in hits) == case["dates"]
    if "events" in case:
        rows.same(rows.events(found), case["events"])
    if "trade" in case:
        rows.same(rows.trade(found), case["trade"])
    for event in found.events:
        source = event.sources[0]
        if source.date_span:
            at = source.date_span
            assert case["text"][at.start : at.end] == source.date_quote
