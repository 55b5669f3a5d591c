"""Numbered sessions and their gaps, the life of a treaty, plans that came due."""

from __future__ import annotations

from datetime import date

import pytest

from timeline import edtf
from timeline.history import gaps, settle, with_series, with_threads
from timeline.history.series import session_numbers
from timeline.records import Event, Provenance, Span


def event(
    day: str,
    kind: str,
    title: str,
    *,
    document: str = "d1",
    at: int = 0,
    quote: str = "",
    status: str = "happened",
    place: str = "",
) -> Event:
    source = Provenance(document, Span(at, at + 9), quote or title, edtf=day, title=title)
    return Event(
        f"{kind}-{day}",
        edtf.parse(day),
        kind,
        status,
        title=title,
        place=place,
        sources=(source,),
        pair="UZB-KAZ",
    )


# --- series ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Hukumatlararo komissiyaning 17-yigʻilishi oʻtdi", [17]),
        ("komissiyaning o‘n to‘qqizinchi yig‘ilishi", [19]),
        ("komissiyaning yigirma ikkinchi majlisi", [22]),
        ("Uchinchi hududlararo hamkorlik forumi", [3]),
        ("V hududlararo forum", [5]),
        ("восемнадцатое заседание комиссии", [18]),
        ("17-е заседание", [17]),
        ("двадцать первое заседание", [21]),
        ("комиссияның бесінші отырысы", [5]),
        ("the 16th meeting of the commission", [16]),
        ("Birinchi Prezidentning uchrashuvi", []),
        ("birinchi marta yig‘ilish o‘tdi", []),
        ("16-noyabr kuni yig‘ilish o‘tdi", []),
        ("2019-yilgi forum", []),
        ("Bu yil komissiya ikkinchi marta toʻplandi: birinchi yigʻilish yozda oʻtdi", []),
    ],
)
def test_numbers_of_sessions(text: str, numbers: list[int]) -> None:
    assert session_numbers(text) == numbers


def test_an_event_is_named_by_its_body_and_number() -> None:
    told = [
        event("2023-05-05", "commission", "Hukumatlararo komissiyaning 20-yig'ilishi"),
        event("2022-11-14", "commission", "Demarkatsiya komissiyasining 100-yig'ilishi"),
        event("2018-11-15", "forum", "Birinchi hududlararo hamkorlik forumi"),
        event("2025-11-15", "council", "Davlatlararo Oliy kengashning ikkinchi yig'ilishi"),
        event("2025-11-16", "summit", "Yettinchi Maslahat uchrashuvi"),
        event("2020-01-01", "visit", "Ikkinchi davlat tashrifi"),
    ]
    assert [one.series for one in with_series(told)] == [
        "commission:20",
        "demarcation:100",
        "regions-forum:1",
        "supreme-council:2",
        "consultative-meeting:7",
        "",
    ]


def test_a_sentence_with_two_numbers_does_not_say_which_is_meant() -> None:
    quote = "Komissiyaning 4-yig'ilishi 2001 yilda, 5-yig'ilishi 2003 yilda bo'ldi."
    told = event("2003", "commission", "Komissiya ishi", quote=quote)
    assert with_series([told])[0].series == ""


def test_a_sentence_that_tells_two_events_does_not_say_whose_number_it_is() -> None:
    quote = "Parlamentlararo kengash 2001 yilda tuzilgan, uning 6-majlisi 2003 yilda o'tdi."
    founded = event("2001", "council", "Kengash tuzilgan", quote=quote)
    held = event("2003", "council", "Kengashning 6-majlisi", quote=quote)
    assert [one.series for one in with_series([founded, held])] == ["", "parliamentary-council:6"]


def test_a_forum_that_names_no_body_is_the_usual_one() -> None:
    told = event("2020-02", "forum", "Ikkinchi forum Urganchda o'tgan edi")
    assert with_series([told])[0].series == "regions-forum:2"


def test_gaps_of_a_series_are_named() -> None:
    told = with_series(
        [
            event("2019-06-21", "commission", "Hukumatlararo komissiyaning 18-yig'ilishi"),
            event("2023-05-05", "commission", "Hukumatlararo komissiyaning 20-yig'ilishi"),
            event("2024-07-12", "commission", "Hukumatlararo komissiyaning 22-yig'ilishi"),
        ]
    )
    notes = gaps(told)
    assert {note.level for note in notes} == {"note"}
    assert [note.what for note in notes] == [
        "series commission has no document on 19 (told: 18 of 2019-06-21, 20 of 2023-05-05)",
        "series commission has no document on 21 (told: 20 of 2023-05-05, 22 of 2024-07-12)",
    ]


def test_one_session_on_two_days_is_noted() -> None:
    told = with_series(
        [
            event("2019-06-21", "commission", "Komissiyaning 18-yig'ilishi"),
            event("2019-07-02", "commission", "Komissiyaning 18-yig'ilishi"),
        ]
    )
    assert "session 18 is told on 2019-06-21 and 2019-07-02" in gaps(told)[0].what


# --- threads -----------------------------------------------------------------------------------

BORDER = event("2022-12-22", "treaty", "Chegarani demarkatsiya qilish to'g'risidagi shartnoma")
ALLIES = event("2022-12-22", "treaty", "Ittifoqchilik munosabatlari to'g'risidagi shartnoma", at=50)
FRIENDS = event("1998-10-31", "treaty", "Abadiy do'stlik to'g'risidagi shartnoma", document="d2")


def test_the_life_of_a_treaty_is_one_thread_over_scripts_and_sides() -> None:
    lower = event("2023-03-28", "ratification", "Demarkatsiya shartnomasi", document="d3")
    upper = event("2023-06-23", "ratification", "Демаркация шартномаси", document="d4")
    allied = event("2024-05-20", "ratification", "Ittifoqchilik shartnomasi", document="d5")
    told = with_threads([FRIENDS, BORDER, ALLIES, lower, upper, allied])
    assert [one.thread for one in told] == [
        "",
        BORDER.title,
        ALLIES.title,
        BORDER.title,
        BORDER.title,
        ALLIES.title,
    ]


def test_words_of_any_treaty_do_not_make_a_thread() -> None:
    vague = event("2024-05-20", "ratification", "Shartnoma ratifikatsiya qilindi", document="d9")
    assert {one.thread for one in with_threads([BORDER, ALLIES, FRIENDS, vague])} == {""}


def test_a_treaty_signed_later_is_not_the_one() -> None:
    early = event("2003-07-02", "ratification", "Demarkatsiya shartnomasi ratifikatsiya qilindi")
    assert {one.thread for one in with_threads([BORDER, ALLIES, FRIENDS, early])} == {""}


def test_a_document_that_tells_one_treaty_alone_speaks_of_it() -> None:
    law = event("1999-05-01", "ratification", "Uni tasdiqlovchi qonun qabul qilindi", document="d2")
    told = with_threads([BORDER, ALLIES, FRIENDS, law])
    assert [one.thread for one in told] == ["", "", FRIENDS.title, FRIENDS.title]


def test_the_sentence_that_tells_both_decides() -> None:
    older = event("2001-11-16", "treaty", "Davlat chegarasi to'g'risidagi shartnoma", at=10)
    newer = event("2002-09-09", "treaty", "Davlat chegarasi uchastkalari shartnomasi", at=60)
    law = event("2003-07-02", "ratification", "Chegara shartnomasi ratifikatsiyasi", at=60)
    told = with_threads([FRIENDS, older, newer, law])
    assert [one.thread for one in told] == ["", "", newer.title, newer.title]


def test_of_two_in_a_document_the_sentence_before_names_the_one() -> None:
    older = event("2001-11-16", "treaty", "Davlat chegarasi to'g'risidagi shartnoma", at=90)
    newer = event("2002-09-09", "treaty", "Davlat chegarasi uchastkalari shartnomasi", at=60)
    law = event("2003-07-02", "ratification", "Uni ratifikatsiya qilish qonuni", at=70)
    apart = event("2003-07-02", "ratification", "Uni ratifikatsiya qilish qonuni", at=75)
    assert with_threads([FRIENDS, older, newer, law])[-1].thread == newer.title
    assert with_threads([FRIENDS, older, newer, apart])[-1].thread == ""


# --- plans -------------------------------------------------------------------------------------

TODAY = date(2026, 5, 14)


def test_a_plan_whose_day_is_past_is_not_confirmed() -> None:
    plan = event("2025-08", "council", "Kengash yig'ilishi", status="planned")
    later = event("2026", "council", "Kengash yig'ilishi", status="planned")
    assert [one.status for one in settle([plan, later], TODAY)] == ["not_confirmed", "planned"]


def test_a_plan_that_was_reported_joins_its_report_and_shows_its_date() -> None:
    plan = event("2025-11-14/2025-11-16", "visit", "Tashrif", status="planned", document="d2")
    held = event("2025-11-14/2025-11-15", "visit", "Davlat tashrifi")
    (one,) = settle([plan, held], TODAY)
    assert (one.status, one.when.edtf) == ("happened", "2025-11-14/2025-11-15")
    assert one.conflicts == ("2025-11-14/2025-11-16",)
    assert [source.document for source in one.sources] == ["d1", "d2"]


def test_with_two_reports_nothing_is_joined() -> None:
    plan = event("2025-11", "meeting", "Uchrashuv", status="planned")
    held = [event("2025-11-02", "meeting", "A"), event("2025-11-20", "meeting", "B")]
    assert [one.status for one in settle([plan, *held], TODAY)] == [
        "not_confirmed",
        "happened",
        "happened",
    ]


def test_another_place_is_another_event() -> None:
    plan = event("2018-11-16", "forum", "Forum", status="planned", place="Tashkent")
    held = event("2018-11-16", "forum", "Forum", place="Shymkent")
    assert len(settle([plan, held], TODAY)) == 2


def test_without_a_known_day_nothing_is_settled() -> None:
    plan = event("2001", "visit", "Tashrif", status="planned")
    assert settle([plan], None) == [plan]
