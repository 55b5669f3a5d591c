"""Promises without a date: the examples of every language, and what became of them."""

from __future__ import annotations

from datetime import date

import pytest

from tests.trade import tables
from timeline import edtf
from timeline.records import Document, Event, Provenance, Span
from timeline.statistics.pledges import DEED, YEARLY, languages, pledge, pledges

NAMES = sorted(languages())


def read(sentence: str, name: str) -> str:
    language, _, script = name.partition("_")
    return pledge(sentence, language, script)


@pytest.mark.parametrize("name", NAMES)
def test_each_language_reads_its_examples_and_leaves_its_counter_examples(name: str) -> None:
    table = languages()[name]
    assert table["examples"] and table["yearly_examples"] and table["counter"]
    assert [read(one, name) for one in table["examples"]] == [DEED] * len(table["examples"])
    assert {read(one, name) for one in table["yearly_examples"]} == {YEARLY}
    assert {read(one, name) for one in table["counter"]} == {""}


def test_each_promised_form_is_read_where_it_ends_a_sentence() -> None:
    for name in NAMES:
        for form in languages()[name]["done"]:
            assert read(f"X {form}.", name) == DEED, (name, form)


TEXT = (
    "Chegarada xalqaro savdo markazi quriladi. Kengash majlisi har yili oʻtkaziladi. "
    "2020-yil 1-may kuni koʻprik quriladi."
)


def test_promises_are_found_judged_and_not_told_twice() -> None:
    paper = Document("d", "d.txt", TEXT, "uz", "Latn", published=date(2019, 4, 16), pair="UZB-KAZ")
    start = TEXT.index("2020")
    source = Provenance("d", Span(start, len(TEXT)), TEXT[start:])
    usual = {"pair": "UZB-KAZ", "sources": (source,), "parties": ("UZB", "KAZ")}
    events = [
        Event("bridge", edtf.parse("2020-05-01"), "opening", "planned", title="Koʻprik", **usual),
        Event("c21", edtf.parse("2021-06-01"), "council", title="Kengash majlisi", **usual),
        Event("done", edtf.parse("2022-07-01"), "opening", title="Xalqaro savdo markazi", **usual),
    ]
    made = tables([], [paper], events)
    centre, council = pledges(made, "UZB-KAZ", date(2023, 1, 1))
    assert (centre.status, centre.decided_by) == ("met", ("done",))
    assert centre.said == date(2019, 4, 16)
    assert TEXT.startswith(centre.quote)
    assert council.kind == "council"
    assert council.yearly == ((2020, False), (2021, True), (2022, False))
    assert str(council.reason) == "told for 1 of 3 years"
    assert pledges(made, "UZB-KAZ", date(2019, 1, 1)) == []
    assert pledges(made, "KAZ-CHN", date(2023, 1, 1)) == []


def test_a_promise_without_a_report_stays_open() -> None:
    paper = Document("d", "d.txt", "A trade centre will be built.", "en", "Latn", pair="UZB-KAZ")
    (deed,) = pledges(tables([], [paper]), "UZB-KAZ", date(2023, 1, 1))
    assert (deed.status, str(deed.reason)) == ("open", "no document tells that it is done")
