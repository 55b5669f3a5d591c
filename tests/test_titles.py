"""Titles stand alone: nothing cut, no pronoun, no ending that leads on; and what events become."""

from __future__ import annotations

from datetime import date

import pytest

from timeline.extract import extract
from timeline.history import settle
from timeline.language import relations
from timeline.merge import merge_events
from timeline.records import Document

DAY = date(2022, 10, 1)


@pytest.fixture(scope="module")
def known():
    return relations.load()


def read(text: str, known, code: str = "uz", day: date = DAY, name: str = "x"):
    paper = Document(name, name, text, language=code, published=day, pair="UZB-KAZ")
    return list(extract(paper, known).events)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        # A term belongs to what it is the term of.
        ("Vazirlar 2026-yilgacha mo‘ljallangan hamkorlik dasturini imzoladi.",
         "Vazirlar 2026-yilgacha mo‘ljallangan hamkorlik dasturini imzoladi"),
        # The first of three countries is no clause of its own.
        (
            "1999-yil 3-mayda Qozog‘iston, Qirg‘iziston va O‘zbekiston suv to‘g‘risidagi bitimni "
            "imzoladi.",
            "Qozog‘iston, Qirg‘iziston va O‘zbekiston suv to‘g‘risidagi bitimni imzoladi",
        ),
        # `Also` points at the sentence before.
        ("2021-yil 3-may kuni Toshkentda savdo to‘g‘risidagi bitim ham imzolandi.",
         "Toshkentda savdo to‘g‘risidagi bitim imzolandi"),
        # A long sentence is named by its noun, without its case.
        (
            "2021-yil 3-may kuni O‘zbekiston – Qozog‘iston chegarasidagi savdo markazi "
            "to‘g‘risidagi shartnomaga tantanali ravishda imzo chekildi.",
            "O‘zbekiston – Qozog‘iston chegarasidagi savdo markazi to‘g‘risidagi shartnoma",
        ),
        # A body is named with its session.
        ("2021-yil 3-may kuni Buxoro shahrida O‘zbekiston va Qozog‘iston o‘rtasidagi hukumatlararo "
         "komissiyaning 14-yig‘ilishi tantanali ravishda bo‘lib o‘tdi.",
         "O‘zbekiston va Qozog‘iston o‘rtasidagi hukumatlararo komissiyaning 14-yig‘ilishi"),
        # The date belongs to the noun: what becomes of it is another matter.
        (
            "2006-yil 2-martdagi xalqaro qatnov to‘g‘risidagi O‘zbekiston – Qozog‘iston bitimiga "
            "yangi qoida kiritildi.",
            "Xalqaro qatnov to‘g‘risidagi O‘zbekiston – Qozog‘iston bitimi",
        ),
        # A converb leads on to what is cut.
        ("2021-yil 3-may kuni komissiya Toshkentda yig‘ilib, 2020-yil yakunini ko‘rdi.",
         "Komissiya yig‘ilishi"),
    ],
)  # fmt: skip
def test_a_title_is_whole(text: str, title: str, known) -> None:
    (first, *_) = read(text, known)
    assert first.title == title or first.title.startswith(f"{title}:")
    assert len(first.title) <= 90


def test_he_is_named_out_of_the_sentence_before(known) -> None:
    text = (
        "O‘zbekiston Prezidenti Islom Karimov Qozog‘istonda. Bugun, 4-sentabr kuni Ostonada u "
        "Nursulton Nazarboyev bilan muzokara o‘tkazdi."
    )
    (talks,) = [e for e in read(text, known, day=date(2006, 9, 4)) if e.kind == "meeting"]
    assert talks.title == "Muzokaralar: Nazarboyev – Karimov, Ostona"


def test_a_title_in_cyrillic_has_no_latin_words(known) -> None:
    text = (
        "2023 йил 23 июнь куни Сенатда Ўзбекистон – Қозоғистон давлат чегараси бўйича узоқ вақт "
        "тайёрланган шартномани ратификация қилиш ҳақидаги қонун маъқулланди."
    )
    (event,) = read(text, known, day=date(2023, 6, 24))
    assert not any("a" <= sign <= "z" for sign in event.title.lower()), event.title


def test_a_russian_paper_is_named_in_the_nominative(known) -> None:
    text = (
        "21 декабря 2021 года президенты Узбекистана и Казахстана подписали договор о союзе и "
        "программу развития кооперации."
    )
    assert [event.title for event in read(text, known, "ru")] == [
        "Договор о союзе",
        "Программа развития кооперации",
    ]


def test_a_summit_in_russian_is_named_by_its_union(known) -> None:
    text = (
        "4 июня 2021 года в Душанбе прошёл саммит СНГ, на полях которого президенты Узбекистана и "
        "Казахстана провели переговоры."
    )
    titles = ["Саммит: СНГ, Душанбе", "Переговоры: Узбекистан – Казахстан, Душанбе"]
    assert sorted(event.title for event in read(text, known, "ru")) == sorted(titles)


def test_a_region_is_no_town(known) -> None:
    text = "2021-yil 3-may kuni Toshkent va Turkiston viloyatlari hokimliklari bitim imzoladi."
    assert {event.place for event in read(text, known)} == {""}


def test_a_call_of_two_is_bilateral_whatever_they_speak_of(known) -> None:
    text = (
        "2021-yil 3-mayda prezidentlar telefonda gaplashib, besh davlat rahbarlarining Maslahat "
        "uchrashuviga tayyorgarlikni muhokama qilgan edi."
    )
    (call,) = read(text, known)
    assert (call.kind, call.scope) == ("call", "bilateral")


def test_leaders_of_others_and_news_told_are_no_events(known) -> None:
    text = (
        "2021-yil 3-may kuni poytaxt mehmonlarga to‘la edi: Turkiya va Vengriya yetakchilari "
        "shu yerda. 2021-yil 4-may kuni Qozog‘iston vaziri muhim xabarni ma’lum qildi: "
        "O‘zbekiston bilan ish davom etmoqda."
    )
    assert read(text, known) == []


def test_a_year_gives_way_to_the_days_of_its_sentence(known) -> None:
    text = (
        "Bu yil O‘zbekiston – Qozog‘iston komissiyasi ikki marta yig‘ildi: birinchi yig‘ilish "
        "Olmaotada 3–7 mart kunlari o‘tgan edi."
    )
    assert [event.when.edtf for event in read(text, known)] == ["2022-03-03/2022-03-07"]


def test_counted_meetings_are_those_of_the_summit_that_the_text_tells(known) -> None:
    text = (
        "Markaziy Osiyo davlatlari rahbarlarining uchinchi Maslahat uchrashuvi 2021-yil 3-avgust "
        "kuni bo‘lib o‘tdi. Birinchi uchrashuv 2018-yilda Ostonada o‘tgan edi. 2018-yil 5-iyunda "
        "Mirziyoyev va Nazarboyev Ostonada muzokara o‘tkazgan."
    )
    kinds = {event.when.edtf: event.kind for event in read(text, known)}
    assert kinds == {"2021-08-03": "summit", "2018": "summit", "2018-06-05": "meeting"}


def test_a_headline_and_its_sentence_are_one_paper(known) -> None:
    text = (
        "Vazirlar hamkorlikni kengaytirish haqida protokol imzoladi\n\nO‘zbekiston va Qozog‘iston "
        "vazirlari 28-sentabr kuni Toshkentda hamkorlikni kengaytirish haqida protokol imzoladi."
    )
    papers = [event for event in read(text, known) if event.kind == "agreement"]
    assert [(p.when.edtf, len(p.sources)) for p in papers] == [("2022-09-28", 2)]


def test_the_kazakh_present_announces(known) -> None:
    text = "Өзбекстан Президенті Қазақстан басшысының шақыруымен мерейтойға келеді."
    assert read(text, known, code="kk") == []


def test_what_the_calendar_brings_needs_no_report(known) -> None:
    told = read(
        "Tomonlar 2023-yilni Qozog‘istonda O‘zbekiston yili deb e’lon qilishga kelishdi. "
        "2023-yilda diplomatik munosabatlarning 30 yilligi ham nishonlanadi. "
        "2023-yil may oyida Toshkentda biznes-forum o‘tkaziladi.",
        known,
    )
    status = {event.kind: event.status for event in settle(merge_events(told), date(2025, 1, 1))}
    assert status == {"other": "happened", "anniversary": "happened", "forum": "not_confirmed"}


@pytest.mark.parametrize(
    ("text", "title"),
    [
        # At whose invitation, and the form of a state beside its name, a title does without.
        (
            "Өзбекстан Республикасының Президенті Ислам Каримов Қазақстан Президенті Нұрсұлтан "
            "Назарбаевтың шақыруымен 2008 жылғы 22 сәуірде ресми сапармен Астанаға келді.",
            "Өзбекстан Президенті Ислам Каримов ресми сапармен Астанаға келді",
        ),
        # Nor does it say who reports.
        (
            "Ақорданың баспасөз қызметінің хабарлауынша, Шавкат Мирзиёев 2022 жылғы 12 мамырда "
            "Алматыға келді.",
            "Шавкат Мирзиёев Алматыға келді",
        ),
        (
            "Өзбекстан министрі 2022 жылғы 12 мамырда Қазақстанға ұшып келді, деп жазды «Заман» "
            "газеті.",
            "Өзбекстан министрі Қазақстанға ұшып келді",
        ),
        # An office before a name is part of who invites, a name before it is not.
        (
            "2022 жылғы 12 мамырда Өзбекстан басшысы Шавкат Мирзиёев президент Қасым-Жомарт "
            "Тоқаевтың шақыруымен Қазақстанға келді.",
            "Өзбекстан басшысы Шавкат Мирзиёев Қазақстанға келді",
        ),
        # A verb is no ending of a month.
        (
            "Өзбекстан министрінің Қазақстанға сапары 2022 жылғы 11 қыркүйекте аяқталды.",
            "Өзбекстан министрінің Қазақстанға сапары аяқталды",
        ),
        # A noun stands in the case of a heading.
        (
            "2022 жылғы 12 мамырда Астанада өткен Қазақстан – Өзбекстан үкіметаралық "
            "комиссиясының жетінші отырысында көлік саласының өзекті мәселелері мәлім болды.",
            "Астанада өткен Қазақстан – Өзбекстан үкіметаралық комиссиясының жетінші отырысы",
        ),
    ],
)
def test_a_kazakh_title_is_whole(text: str, title: str, known) -> None:
    assert [event.title for event in read(text, known, code="kk")] == [title]


@pytest.mark.parametrize(
    ("code", "text", "titles"),
    [
        # A participle whose date and place are left out is left out with them.
        ("uz", "Rahbarlar 2018-yil may oyida Samarqand shahrida o‘tkazilgan Markaziy Osiyo "
         "davlatlari rahbarlarining uchinchi Maslahat uchrashuvini eslab o‘tdi.",
         ["Markaziy Osiyo davlatlari rahbarlarining uchinchi Maslahat uchrashuvi"]),
        # Who says it is left out; a clause with a comma that says nothing of that kind stays.
        ("uz", "Vazirlik axborotida aytilishicha, savdo to‘g‘risidagi bitim 2019-yil 4-may kuni "
         "Toshkentda imzolangan.", ["Savdo to‘g‘risidagi bitim Toshkentda imzolangan"]),
        ("ru", "По данным министерства торговли, 4 мая 2019 года стороны подписали соглашение о "
         "торговле.", ["Стороны подписали соглашение о торговле"]),
        ("kk", "Министрліктің хабарлауынша, 2019 жылғы 4 мамырда Астанада сауда туралы келісімге "
         "қол қойылды.", ["Астанада сауда туралы келісімге қол қойылды"]),
        ("en", "According to the ministry of trade, on 4 May 2019 Uzbekistan and Kazakhstan "
         "signed an agreement on trade.",
         ["Uzbekistan and Kazakhstan signed an agreement on trade"]),
        # The name of a town may be that of a region: no title begins behind it.
        ("uz", "Buxoro va Jizzax viloyatlari hokimliklari o‘rtasida savdoni kengaytirish bo‘yicha "
         "2019-2020 yillarga mo‘ljallangan “yo‘l xarita”lari tantanali ravishda qabul qilindi.",
         ["Savdoni kengaytirish bo‘yicha 2019-2020 yillarga mo‘ljallangan “yo‘l xarita”lari"] * 2),
        # Papers signed together are named by their number, a paper of its own by its matter.
        ("uz", "2021-yil 6-may kuni, umuman olganda, O‘zbekiston – Qozog‘iston aloqalarining "
         "ko‘pdan-ko‘p tomonlarini va transport sohasini qamrab olgan 18 ta hujjat imzolandi.",
         ["18 ta hujjat imzolandi"]),
        # The dates of a list share their words, and take what joins them along.
        ("kk", "Венгрия Премьер-министрі Виктор Орбан екі рет (2014; 2019) Қазақстанда болды.",
         ["Венгрия Премьер-министрі Виктор Орбан екі рет Қазақстанда болды"] * 2),
        ("uz",
         "Bosh vazir Viktor Orban 2014 yil may oyida va 2019 yil iyun oyida Toshkentga keldi.",
         ["Bosh vazir Viktor Orban Toshkentga keldi"] * 2),
        # What begins within a bracket stands for nothing.
        ("kk", "Венгрия басшылары да (1995 ж. Арпад Гёнц, 2014 ж. Янош Адер) Қазақстанда болды.",
         ["Сапар: Қазақстан – Венгрия", "Сапар: Қазақстан – Венгрия"]),
        # No verb without its subject, no relative clause without its noun, no bullet.
        ("en", "The first deal on transit was signed in May 1996; it was followed by a protocol on "
         "rail transit in July 1998.", None),
        ("ru", "▶ 4 мая 2019 года стороны подписали соглашение о торговле.",
         ["Стороны подписали соглашение о торговле"]),
    ],
)  # fmt: skip
def test_a_title_begins_with_what_it_tells(code, text, titles, known) -> None:
    found = [event.title for event in read(text, known, code)]
    if titles is None:
        assert not [title for title in found if title.startswith("Was ")]
    else:
        assert found == titles
