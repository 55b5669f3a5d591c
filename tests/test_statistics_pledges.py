"""Promises without a date: the examples of every language, and what became of them."""

from __future__ import annotations

from datetime import date

import pytest

from tests.trade import tables
from timeline import edtf
from timeline.records import Document, Event, Provenance, Span
from timeline.statistics.fulfilment import fulfilled, matters, reports, sought
from timeline.statistics.pledges import DEED, NEXT, YEARLY, languages, pledge, pledges, things

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
    assert {read(one, name) for one in table["next_examples"]} == {NEXT}
    assert {read(one, name) for one in table["counter"]} == {""}


def test_each_promised_form_is_read_where_it_ends_a_sentence() -> None:
    for name in NAMES:
        for form in (*languages()[name]["done"], *languages()[name]["agreed"]):
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


def event(name: str, day: str, kind: str, title: str, **more: object) -> Event:
    usual = {"pair": "UZB-KAZ", "title": title, "parties": ("UZB", "KAZ")}
    return Event(name, edtf.parse(day), kind, **{**usual, **more})  # type: ignore[arg-type]


COUNCILS = "Davlatlararo Oliy kengash hamda Tashqi ishlar vazirlari kengashini tuzishga kelishdi."


def test_a_sentence_that_promises_two_bodies_is_two_promises() -> None:
    paper = Document(
        "d", "d.txt", COUNCILS, "uz", "Latn", published=date(2021, 1, 9), pair="UZB-KAZ"
    )
    told = [
        event("old", "2020-03-01", "council", "Davlatlararo Oliy kengash yigʻildi"),
        event("own", "2022-03-01", "council", "Davlatlararo Oliy kengash yigʻildi"),
        event("far", "2022-02-01", "council", "Oliy kengash", parties=("KGZ", "TJK")),
    ]
    supreme, ministers = pledges(tables([], [paper], told), "UZB-KAZ", date(2023, 1, 1))
    assert (supreme.status, supreme.decided_by) == ("met", ("own",))
    assert str(supreme.reason) == "told as done on 2022-03-01: the same body and parties"
    assert ministers.title.startswith("Tashqi ishlar vazirlari kengashini: ")
    assert (ministers.status, ministers.decided_by) == ("open", ())


def test_the_next_meeting_is_that_of_the_body_that_the_document_tells() -> None:
    text = (
        "Birinchi maslahat uchrashuvi oʻtdi. Keyingi uchrashuvni Toshkentda oʻtkazishga kelishildi."
    )
    paper = Document("d", "d.txt", text, "uz", "Latn", published=date(2018, 3, 15), pair="UZB-KAZ")
    first = Provenance("d", Span(0, 34), text[:34])
    told = [
        event("1", "2018-03-15", "summit", "Birinchi maslahat uchrashuvi", sources=(first,),
              series="consultative-meeting:1"),
        event("talks", "2018-09-01", "meeting", "Muzokaralar"),
        event("2", "2019-11-29", "summit", "Ikkinchi maslahat uchrashuvi",
              series="consultative-meeting:2"),
    ]  # fmt: skip
    (deed,) = pledges(tables([], [paper], told), "UZB-KAZ", date(2023, 1, 1))
    assert (deed.kind, deed.status, deed.decided_by) == ("summit", "met", ("2",))
    alone = [one for one in told if one.id == "talks"]
    assert pledges(tables([], [paper], alone), "UZB-KAZ", date(2023, 1, 1)) == []


@pytest.mark.parametrize(
    ("title", "place", "why"),
    [
        ("На границе открылся торговый центр", "", "matter"),
        ("Markaz ochildi", "Shymkent", "place"),
        ("Koʻprik ochildi", "Shymkent", ""),
        ("Bogʻcha markazi ochildi", "", ""),
        ("Markaz ochildi", "Tashkent", ""),
    ],
)
def test_a_thing_is_known_by_what_it_is_and_its_place_or_matter(
    title: str, place: str, why: str
) -> None:
    wanted = sought("Chimkentda savdo markazi quriladi.", "uz", "Latn", things())
    assert wanted.place == "Shymkent"
    language, script = ("ru", "Cyrl") if "центр" in title else ("uz", "Latn")
    paper = Document("d", "d.txt", title, language, script, published=date(2020, 1, 1))
    source = Provenance("d", Span(0, len(title)), title)
    made = tables([], [paper], [event("e", "2020-01-01", "opening", title, place=place,
                                      sources=(source,))])  # fmt: skip
    known = reports(made.events, made.sources, made.documents)
    found = fulfilled(wanted, known, frozenset({"UZB", "KAZ"}), things())
    assert (str(found[1]).rpartition(" ")[2] if found else "") == why


def test_matters_are_the_same_in_every_language() -> None:
    told = {"uz": "savdo markazi", "ru": "торговый центр", "en": "a trade centre"}
    found = {matters(text, code, "Cyrl" if code == "ru" else "Latn") for code, text in told.items()}
    assert found == {frozenset({"trade"})}
