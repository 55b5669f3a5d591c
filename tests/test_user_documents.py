"""The five documents that the product was asked to read, against what a careful reader finds."""

from __future__ import annotations

import json

import pytest

from timeline.documents import read_documents
from timeline.extract import extract
from timeline.language import relations
from timeline.merge import merge_events

NAMES = ("000_65f3372bf51cabbc", "001_a675c6bfe27027e5", "002_6909e64bc503b788",
         "003_8a6fe100ab3b9783", "004_045ecc7bd2a787b0")  # fmt: skip
TRADE = ("trade_turnover", "export", "import")


@pytest.fixture(scope="module")
def read(shared):
    known = relations.load()
    documents, _ = read_documents(shared / "documents")
    return {one.name.removesuffix(".txt"): extract(one, known) for one in documents}


def gold(shared, name):
    return json.loads((shared / "gold" / f"{name}.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", NAMES)
def test_every_event_of_the_gold_is_read_and_no_other(shared, read, name):
    wanted = gold(shared, name)["events"]
    left = list(wanted)
    for event in read[name].events:
        kinds = [row for row in left if row["date"] == event.when.edtf]
        fits = [r for r in kinds if event.kind in (r["type"], *r.get("alt_types", ()))]
        assert fits, f"no gold for {event.when.edtf} {event.kind}: {event.title}"
        row = next((r for r in fits if not r.get("optional")), fits[0])
        left.remove(row)
        assert event.status == row["status"]
        assert event.date_role == row["date_role"]
        assert (event.scope == "bilateral") is row.get("bilateral", True)
    missed = [row for row in left if not row.get("optional")]
    assert not missed


@pytest.mark.parametrize("name", NAMES)
def test_every_trade_figure_of_the_gold_is_read_and_no_other(shared, read, name):
    left = list(gold(shared, name)["trade"])
    for figure in read[name].figures:
        if figure.indicator not in TRADE:
            continue
        fits = [
            row
            for row in left
            if row["period"] == figure.when.edtf
            and row["value_usd"] == float(figure.value)
            and row["status"] == figure.status
        ]
        assert fits, f"no gold for {figure.when.edtf} {figure.as_written!r}"
        left.remove(fits[0])
        assert figure.bound == fits[0].get("bound", figure.bound)
        assert figure.unit_inferred is fits[0].get("unit_inferred", False)
        growth = fits[0]["growth_pct"]
        assert growth is None or float(figure.growth_pct) == growth
    assert not [row for row in left if row["status"] != "derived"]


@pytest.mark.parametrize("name", NAMES)
def test_every_indicator_of_the_gold_is_read(shared, read, name):
    found = {(f.indicator, f.when.edtf, float(f.value), f.reporter) for f in read[name].figures}
    for row in gold(shared, name).get("indicators", []):
        key = (row["indicator"], row["period"], float(row["value"]), row.get("reporter", ""))
        assert key in found


@pytest.mark.parametrize("name", NAMES)
def test_spans_and_titles(read, name):
    one = read[name]
    for event in one.events:
        assert 10 <= len(event.title) <= 90
        for source in event.sources:
            assert one.document.text[source.span.start : source.span.end] == source.quote
            if source.date_span:
                at = source.date_span
                assert one.document.text[at.start : at.end] == source.date_quote


def test_the_declaration_told_twice_is_one_and_the_two_treaties_stay_two(read):
    events = merge_events(event for name in NAMES for event in read[name].events)
    declarations = [event for event in events if event.kind == "declaration"]
    assert [event.when.edtf for event in declarations] == ["2021-12-06"]
    assert len({source.document for source in declarations[0].sources}) == 2
    assert [event.when.edtf for event in events if event.kind == "treaty"] == ["2022", "2022"]
