"""Which telling dates and names an event."""

from __future__ import annotations

from datetime import date

from timeline import edtf
from timeline.history import with_best_telling
from timeline.records import Document, Event, Provenance, Span


def source(document: str, day: str, title: str) -> Provenance:
    return Provenance(document, Span(0, 9), title, edtf=day, title=title)


def event(*sources: Provenance, conflicts: tuple[str, ...] = ()) -> Event:
    first = sources[0]
    return Event(
        "e1",
        edtf.parse(first.edtf),
        "treaty",
        title=first.title,
        title_language="uz",
        sources=sources,
        conflicts=conflicts,
    )


def document(name: str, published: date | None, language: str = "uz") -> Document:
    return Document(name, f"{name}.txt", "", language, published=published)


LATER = source("later", "2015-03-01", "Chegara to'g'risidagi shartnoma imzolangan")
SOON = source("soon", "2015-03-02", "Prezidentlar chegara to'g'risidagi shartnomani imzoladi")
DOCUMENTS = [
    document("soon", date(2015, 3, 3)),
    document("later", date(2015, 9, 9)),
    document("third", date(2016, 1, 1), "ru"),
]


def test_of_two_dates_the_report_of_the_day_is_believed_and_the_other_shown() -> None:
    (one,) = with_best_telling([event(LATER, SOON, conflicts=("2015-03-02",))], DOCUMENTS)
    assert one.when.edtf == "2015-03-02"
    assert one.conflicts == ("2015-03-01",)
    assert one.title == SOON.title


def test_the_date_of_most_documents_is_believed() -> None:
    third = source("third", "2015-03-01", "Подписан договор о границе двух стран")
    (one,) = with_best_telling([event(LATER, SOON, third)], DOCUMENTS)
    assert one.when.edtf == "2015-03-01"


def test_two_sentences_of_one_document_are_one_voice() -> None:
    again = source("later", "2015-03-01", "Shartnoma")
    (one,) = with_best_telling([event(LATER, again, SOON)], DOCUMENTS)
    assert one.when.edtf == "2015-03-02"


def test_a_vaguer_date_is_no_rival() -> None:
    month = source("third", "2015-03", "Договор о границе подписан в марте")
    (one,) = with_best_telling([event(SOON, month)], DOCUMENTS)
    assert (one.when.edtf, one.conflicts) == ("2015-03-02", ())


def test_a_title_that_leans_on_the_sentence_before_gives_way() -> None:
    leaning = source("later", "2015-03-02", "Hujjat Toshkentda imzolangan edi")
    (one,) = with_best_telling([event(leaning, SOON)], DOCUMENTS)
    assert one.title == SOON.title


def test_the_language_of_the_title_follows_it() -> None:
    leaning = source("soon", "2015-03-02", "U imzolandi")
    russian = source("third", "2015-03-02", "Президенты подписали договор о границе")
    (one,) = with_best_telling([event(leaning, russian)], DOCUMENTS)
    assert (one.title, one.title_language) == (russian.title, "ru")


def test_one_telling_stays_as_it_is() -> None:
    alone = event(source("later", "2015-03-02", "Hujjat"))
    assert with_best_telling([alone], DOCUMENTS) == [alone]
    assert with_best_telling([alone], DOCUMENTS)[0].title == "Hujjat"
