"""A small world to export: records of two countries made by hand, as the parser would give them.

Every sentence here is invented for the tests.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from functools import lru_cache

from timeline import edtf
from timeline.frame import Tables, to_tables
from timeline.records import Document, Event, Figure, Problem, Provenance, Span

HOSTILE = '=HYPERLINK("http://x.test","a") <script>alert(1)</script> <extra>& A<B & C>D #000021'

_DOCUMENTS = (
    Document(
        id="d1",
        name="digest-1.txt",
        text="Ikki davlat hayotidan lavhalar.",
        language="uz",
        script="Latn",
        title="Qoʻshnilar: oʻttiz yil sarhisobi",
        publisher="Namuna gazetasi",
        url="https://example.org/uz/1?a=1&b={2}",
        published=date(2025, 11, 17),
        published_basis="stated",
        pair="UZB-KAZ",
    ),
    Document(
        id="d2",
        name="digest-2.txt",
        text="Обзор связей двух стран.",
        language="ru",
        script="Cyrl",
        title="Соседи: обзор связей",
        publisher="Пример, агентство",
        url="https://example.org/ru/2",
        published=date(2026, 2, 1),
        published_basis="stated",
        pair="UZB-KAZ",
    ),
    Document(
        id="d3",
        name="note-3.txt",
        text="Ички маълумотнома.",
        language="uz",
        script="Cyrl",
        title="Ички маълумотнома",
        publisher="Бўлим",
        published=None,
        pair="UZB-KAZ",
        restricted="Xizmat uchun",
    ),
    Document(
        id="d4",
        name="kk-4.txt",
        text="Көрші елдер туралы.",
        language="kk",
        script="Cyrl",
        title="Көршілер: жаңа кезең",
        publisher="Үлгі ақпарат",
        url="https://example.org/kk/4",
        published=date(2024, 4, 6),
        published_basis="inferred",
        pair="UZB-KAZ",
    ),
)


def _source(
    document: str, quote: str, when: str = "", title: str = "", value: str = ""
) -> Provenance:
    return Provenance(
        document=document,
        span=Span(0, len(quote)),
        quote=quote,
        date_span=Span(0, 4) if when else None,
        date_quote=quote[:4] if when else "",
        edtf=when,
        title=title,
        rule="uz.year_month",
        value=Decimal(value) if value else None,
    )


_EVENTS = (
    # date, kind, status, title, language, documents, place, more
    (
        "1992-11-23",
        "diplomatic_relations",
        "happened",
        "Diplomatik munosabatlar oʻrnatildi",
        "uz",
        "d1 d2",
        "",
    ),
    ("1997/..", "other", "happened", "Qoʻshma komissiya ishlay boshlagan", "uz", "d1", ""),
    (
        "1998-10-31",
        "treaty",
        "happened",
        "Abadiy doʻstlik toʻgʻrisida shartnoma",
        "uz",
        "d1",
        "Toshkent",
    ),
    (
        "2002-09-09",
        "treaty",
        "happened",
        "Договор об отдельных участках границы",
        "ru",
        "d2",
        "Astana",
    ),
    (
        "2013-06-14",
        "treaty",
        "happened",
        "Договор о стратегическом партнёрстве",
        "ru",
        "d2",
        "Toshkent",
    ),
    ("2016~", "other", "happened", "Yangi sahifa ochildi", "uz", "d1", ""),
    (
        "2017-03-22/2017-03-23",
        "visit",
        "happened",
        "Davlat tashrifi Astanaga",
        "uz",
        "d1 d2",
        "Astana",
    ),
    (
        "2018-03-15",
        "summit",
        "happened",
        "Биринчи маслаҳат учрашуви: ўзбек, қозоқ ва бошқалар",
        "uz",
        "d3 d1",
        "Astana",
    ),
    ("2018", "plan", "happened", "Год Узбекистана в Казахстане", "ru", "d2", ""),
    ("2019-04", "commission", "happened", "18-я сессия комиссии", "ru", "d2", ""),
    (
        "2020-09-25",
        "opening",
        "happened",
        "Ортақ сауда орталығы ашылды: әріптестік, өңір, ұлт",
        "kk",
        "d4",
        "Saryagash",
    ),
    (
        "2021-12-06",
        "declaration",
        "happened",
        "Ittifoqchilik munosabatlari toʻgʻrisida deklaratsiya",
        "uz",
        "d1 d2",
        "Toshkent",
    ),
    (
        "2022-12-22",
        "treaty",
        "happened",
        "Ittifoqchilik munosabatlari toʻgʻrisida shartnoma",
        "uz",
        "d1 d2",
        "Toshkent",
    ),
    (
        "2022-12-22",
        "treaty",
        "happened",
        "Davlat chegarasini demarkatsiya qilish shartnomasi",
        "uz",
        "d1",
        "Toshkent",
    ),
    ("2024-04-05", "meeting", "happened", "Бейресми кездесу өтті", "kk", "d4", ""),
    (
        "2024-08-08",
        "council",
        "happened",
        "Oliy davlatlararo kengashning birinchi majlisi",
        "uz",
        "d1",
        "Astana",
    ),
    (
        "2025-11-14/2025-11-16",
        "visit",
        "happened",
        "Davlat tashrifi Toshkentga",
        "uz",
        "d1",
        "Toshkent",
    ),
    ("2026-05-20", "forum", "planned", "Hududlar forumi", "uz", "d1", "Toshkent"),
    ("2026-10", "council", "planned", "Kengashning ikkinchi majlisi", "uz", "d1", ""),
    ("../2034", "plan", "planned", "Hamkorlik dasturi 2034-yilgacha", "uz", "d1", ""),
    ("XXXX-09-25", "call", "not_confirmed", "Telefon orqali suhbat", "uz", "d1", ""),
    ("2023-07-07", "other", "happened", HOSTILE, "en", "d2", ""),
    ("2023-01-10", "meeting", "happened", "Ёпиқ учрашув", "uz", "d3", ""),
)

_FIGURES = (
    # period, indicator, reporter, value, bound, status, growth_pct, document
    ("1992", "trade_turnover", "", "2700000000", "exact", "actual", None, "d2"),
    ("2016", "trade_turnover", "", "1710000000", "about", "derived", None, "d1"),
    ("2017", "trade_turnover", "KAZ", "1980000000", "exact", "actual", "31.2", "d2"),
    ("2018", "trade_turnover", "KAZ", "2500000000", "exact", "actual", None, "d2"),
    ("2019", "trade_turnover", "UZB", "3320000000", "exact", "actual", None, "d2"),
    ("2019", "trade_turnover", "KAZ", "2750000000", "exact", "actual", None, "d2"),
    ("2020", "trade_turnover", "UZB", "3000000000", "exact", "actual", None, "d2"),
    ("2021", "trade_turnover", "", "3900000000", "over", "actual", None, "d1"),
    ("2022", "trade_turnover", "KAZ", "5000000000", "exact", "actual", None, "d2"),
    ("2022", "trade_turnover", "UZB", "4600000000", "exact", "actual", None, "d2"),
    ("2023", "trade_turnover", "UZB", "4400000000", "exact", "actual", None, "d4"),
    ("2024", "trade_turnover", "UZB", "4200000000", "exact", "actual", None, "d1"),
    ("2025", "trade_turnover", "UZB", "4970000000", "exact", "actual", "11.4", "d2"),
    ("2024-01/2024-09", "trade_turnover", "UZB", "3030000000", "about", "derived", None, "d1"),
    ("2025-01/2025-09", "trade_turnover", "UZB", "3500000000", "exact", "actual", "15.5", "d1"),
    ("2026", "trade_turnover", "", "6000000000", "about", "expected", None, "d1"),
    ("../2030", "trade_turnover", "", "10000000000", "exact", "target", None, "d1"),
    ("2022", "export", "UZB", "1400000000", "exact", "actual", None, "d2"),
    ("2022", "import", "UZB", "3200000000", "exact", "actual", None, "d2"),
    ("2023", "export", "UZB", "1370000000", "exact", "actual", None, "d2"),
    ("2023", "import", "UZB", "3030000000", "exact", "actual", None, "d2"),
    ("2024", "export", "UZB", "1300000000", "exact", "actual", None, "d2"),
    ("2024", "import", "UZB", "2900000000", "exact", "actual", None, "d2"),
    ("2025", "export", "UZB", "1550000000", "exact", "actual", None, "d2"),
    ("2025", "import", "UZB", "3400000000", "exact", "actual", None, "d2"),
    ("2025-11", "joint_ventures", "", "1120", "over", "actual", None, "d1"),
    ("2024", "trade_turnover", "", "4100000000", "exact", "actual", None, "d3"),
)


def _events() -> list[Event]:
    events = []
    for number, row in enumerate(_EVENTS):
        when, kind, status, title, language, told, place = row
        quotes = [_source(name, f"{when} sanasida: {title}.", when, title) for name in told.split()]
        events.append(
            Event(
                id=f"e{number:02d}",
                when=edtf.parse(when),
                kind=kind,
                status=status,
                parties=("UZB", "KAZ"),
                place=place,
                title=title,
                title_language=language,
                sources=tuple(quotes),
                pair="UZB-KAZ",
                review="confirmed" if number % 4 == 0 else "unreviewed",
                conflicts=("2025-11-14/2025-11-15",) if when == "2025-11-14/2025-11-16" else (),
            )
        )
    return events


def _figures() -> list[Figure]:
    figures = []
    for number, row in enumerate(_FIGURES):
        when, indicator, reporter, value, bound, status, growth, document = row
        partner = {"UZB": "KAZ", "KAZ": "UZB"}.get(reporter, "")
        said = f"Savdo hajmi {when} davrida {value} dollar."
        figures.append(
            Figure(
                id=f"f{number:02d}",
                indicator=indicator,
                when=edtf.parse(when),
                reporter=reporter,
                partner=partner,
                value=Decimal(value),
                unit="COUNT" if indicator == "joint_ventures" else "USD",
                bound=bound,
                status=status,
                growth_pct=Decimal(growth) if growth else None,
                as_written=f"{value} dollar",
                derived_from=("f12",) if status == "derived" else (),
                sources=(_source(document, said, when, value=value),),
                pair="UZB-KAZ",
                set_on=date(2021, 12, 6) if status == "target" else None,
                note="derived from a multiple" if status == "derived" else "",
            )
        )
    return figures


@lru_cache(maxsize=1)
def tables() -> Tables:
    """Give the four tables of the small world."""
    problems = (Problem("digest-9.txt", "line 3", "no date is read", "name the day", "warning"),)
    return to_tables(_DOCUMENTS, _events(), _figures(), problems, {"documents": 4})
