"""A build that looks like a real one: events of all kinds, forms and doubts, and trade figures.

The sentences are this file's own; the texts are assembled from them, so every span is true.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

from timeline import edtf
from timeline.frame import Tables, to_tables
from timeline.records import Document, Event, Figure, Problem, Provenance, Span

DOCUMENTS = {
    "d1": ("uz", "Latn", "Elchixona xronologiyasi", "Elchixona", date(2024, 8, 1), "stated"),
    "d2": ("uz", "Latn", "Tashrif yakunlari", "Axborot xizmati", date(2025, 11, 17), "inferred"),
    "d3": ("ru", "Cyrl", "Хроника отношений", "Министерство", date(2025, 3, 2), "stated"),
    "d4": ("kk", "Cyrl", "Ынтымақтастық шежіресі", "Агенттік", date(2025, 6, 9), "assumed"),
    "d5": ("en", "Latn", "A short history of relations", "News desk", date(2025, 12, 1), "stated"),
    "d6": ("uz", "Cyrl", "Савдо ҳақида", "Газета", None, "unknown"),
}

# document, EDTF, date as written, kind, status, title, the rest of the sentence, changes
ROWS = [
    ("d5", "1992-11-23", "23 November 1992", "diplomatic_relations", "Diplomatic relations begin"),
    ("d5", "1991-12-25", "25 December 1991", "recognition", "Independence is recognised"),
    ("d1", "1993-01", "1993-yil yanvar", "opening", "Elchixona ochildi"),
    ("d1", "1994-01-10", "10-yanvar 1994-yil", "treaty", "Yagona iqtisodiy makon shartnomasi"),
    ("d3", "1996", "1996 году", "commission", "Создана межправительственная комиссия"),
    ("d1", "1997/..", "1997-yildan beri", "council", "Gaz quvurlari bo‘yicha kengash ishlaydi"),
    ("d3", "1998-10-31", "31 октября 1998 года", "treaty", "Договор о вечной дружбе"),
    ("d3", "2001-11-16", "16 ноября 2001 года", "treaty", "Договор о государственной границе"),
    ("d3", "2002-09-09", "9 сентября 2002 года", "treaty", "Договор об участках границы"),
    ("d4", "2003-09", "2003 жылғы қыркүйек", "ratification", "Шекара шарты бекітілді"),
    ("d4", "2003-09-05", "2003 жылғы 5 қыркүйек", "entry_into_force", "Шекара шарты күшіне енді"),
    ("d5", "2006-03-20", "20 March 2006", "visit", "State visit opens a new chapter"),
    ("d5", "2006~", "around 2006", "council", "Council of presidents is set up"),
    ("d1", "2008-04-22/2008-04-23", "2008-yil 22–23-aprel", "visit", "Davlat tashrifi"),
    ("d1", "2010-03", "2010-yil mart", "visit", "Rasmiy tashrif Toshkentda"),
    ("d3", "2012-09", "сентябре 2012 года", "meeting", "Встреча глав государств"),
    ("d3", "2013-06-14", "14 июня 2013 года", "treaty", "Договор о стратегическом партнёрстве"),
    ("d5", "2014-11", "November 2014", "visit", "State visit to Tashkent"),
    ("d5", "2016-09-12", "12 September 2016", "meeting", "Leaders meet in Samarkand"),
    ("d2", "2017-03-22/2017-03-23", "2017-yil 22–23-mart", "visit", "Ostonaga davlat tashrifi"),
    ("d2", "2017-03-23", "23-mart", "declaration", "Strategik sheriklik deklaratsiyasi"),
    ("d2", "2017-03-23", "shu kuni", "plan", "Iqtisodiy hamkorlik rejasi tasdiqlandi"),
    ("d2", "2017-04-29", "29-aprel", "meeting", "Prezidentlarning norasmiy uchrashuvi"),
    ("d2", "2017-09-16", "16-sentabr", "visit", "Qozog‘iston rahbarining davlat tashrifi"),
    ("d2", "2017-09", "2017-yil sentabr", "forum", "Ishbilarmonlar forumi"),
    ("d3", "2017-11-10", "10 ноября 2017 года", "agreement", "Соглашение о точке стыка границ"),
    ("d4", "2018-03-15", "2018 жылғы 15 наурыз", "anniversary", "Өзбекстан жылының ашылуы"),
    ("d4", "2018", "2018 жылы", "other", "Қазақстандағы Өзбекстан жылы"),
    ("d3", "2018-03-16", "16 марта 2018 года", "summit", "Консультативная встреча"),
    ("d3", "2018-11", "ноябре 2018 года", "forum", "Форум межрегионального сотрудничества"),
    ("d1", "2019-04-15", "15-aprel", "visit", "Birinchi davlat tashrifi"),
    ("d1", "2019", "2019-yil", "anniversary", "O‘zbekistonda Qozog‘iston yili"),
    ("d1", "2019-11-29", "29-noyabr", "summit", "Ikkinchi maslahat uchrashuvi"),
    ("d1", "2020-09-25", "25-sentabr", "meeting", "Chegara yaqinidagi amaliy uchrashuv"),
    ("d1", "2020-05-14", "14-may", "call", "Telefon orqali muloqot"),
    ("d2", "2020-12", "2020-yil dekabr", "commission", "Komissiyaning 18-yig‘ilishi"),
    ("d2", "2021-12-05/2021-12-06", "5–6-dekabr", "visit", "Nur-Sultonga davlat tashrifi"),
    ("d2", "2021-12-06", "6-dekabr", "declaration", "Ittifoqchilik deklaratsiyasi"),
    ("d2", "2021-12-06", "6-dekabr", "council", "Oliy davlatlararo kengash tuzildi"),
    ("d3", "2022-12-21/2022-12-22", "21–22 декабря", "visit", "Государственный визит в Ташкент"),
    ("d3", "2022-12-22", "22 декабря 2022 года", "treaty", "Договор о союзнических отношениях"),
    ("d3", "2022-12-22", "22 декабря", "treaty", "Договор о демаркации границы"),
    ("d3", "2022/2023", "в 2022–2023 годах", "plan", "План торгового сотрудничества"),
    ("d4", "2023-03-03", "2023 жылғы 3 наурыз", "call", "Президенттердің телефон сөйлесуі"),
    ("d4", "2023-11", "2023 жылғы қараша", "commission", "Комиссияның 20-отырысы"),
    ("d2", "2024-04-05", "5-aprel", "meeting", "Xivadagi norasmiy uchrashuv"),
    ("d2", "2024-08-07/2024-08-09", "7–9-avgust", "visit", "Ostonaga tashrif"),
    ("d2", "2024-08-08", "8-avgust", "council", "Oliy kengashning birinchi majlisi"),
    ("d2", "2024-08-08", "8-avgust", "agreement", "Transport bitimi imzolandi"),
    ("d5", "2024-08-09", "9 August 2024", "summit", "Sixth consultative meeting"),
    ("d5", "2025-06", "June 2025", "opening", "Cross-border trade centre opens"),
    ("d5", "2025-03-29", "29 March 2025", "meeting", "Prime ministers meet in Turkistan"),
    (
        "d2",
        "2025-11-14/2025-11-16",
        "14–16-noyabr",
        "visit",
        "Davlat tashrifi va uch kunlik dastur",
    ),
    ("d2", "2025-11-15", "15-noyabr", "council", "Oliy kengashning navbatdagi majlisi"),
    ("d2", "2025-11-17", "", "declaration", "Qo‘shma bayonot qabul qilindi"),
    ("d6", "XXXX-09-25", "25 сентябрь", "meeting", "Йили айтилмаган учрашув"),
    ("d5", "2026-02-11", "11 February 2026", "commission", "Commission to meet in Tashkent"),
    ("d5", "2026-05", "May 2026", "forum", "Regional forum is planned"),
    ("d1", "../2034", "2034-yilgacha", "plan", "Hamkorlik strategiyasi muddati"),
    ("d1", "2026/2028", "2026–2028-yillarda", "plan", "Uch yillik tadbirlar rejasi"),
    ("d3", "2024-04-04", "4 апреля 2024 года", "anniversary", "Год со дня соглашения"),
]
CHANGES = {
    "Commission to meet in Tashkent": {"status": "planned"},
    "Regional forum is planned": {"status": "planned"},
    "Uch yillik tadbirlar rejasi": {"status": "planned", "date_role": "term"},
    "Hamkorlik strategiyasi muddati": {"date_role": "deadline"},
    "Gaz quvurlari bo‘yicha kengash ishlaydi": {"date_role": "since"},
    "Prime ministers meet in Turkistan": {"status": "not_confirmed", "place": "Turkistan"},
    "Sixth consultative meeting": {
        "scope": "multilateral",
        "parties": ("KAZ", "KGZ", "TJK", "TKM", "UZB"),
        "place": "Astana",
    },
    "Консультативная встреча": {
        "scope": "multilateral",
        "parties": ("KAZ", "KGZ", "TJK", "UZB"),
        "place": "Astana",
    },
    "Leaders meet in Samarkand": {"place": "Samarkand"},
    "State visit to Tashkent": {"place": "Tashkent"},
    "Xivadagi norasmiy uchrashuv": {"place": "Khiva", "conflicts": ("date 2024-04-04",)},
}
# title of the event, document, EDTF, date as written: a second telling
AGAIN = [
    ("Ittifoqchilik deklaratsiyasi", "d3", "2021-12-06", "6 декабря 2021 года"),
    ("Ittifoqchilik deklaratsiyasi", "d4", "2021-12-06", "2021 жылғы 6 желтоқсан"),
    ("Xivadagi norasmiy uchrashuv", "d3", "2024-04-04", "4 апреля 2024 года"),
    ("Договор о стратегическом партнёрстве", "d5", "2013-06-14", "14 June 2013"),
]
# indicator, period, reporter, value in million dollars, bound, status, origin, basis
FIGURES = [
    ("trade_turnover", "2016", "", "1900", "about", "actual", "press", "unknown"),
    ("trade_turnover", "2017", "", "2000", "over", "actual", "press", "unknown"),
    ("trade_turnover", "2018", "", "3000", "about", "actual", "press", "unknown"),
    ("trade_turnover", "2019", "", "3700", "exact", "actual", "press", "unknown"),
    ("trade_turnover", "2021", "", "3900", "about", "actual", "press", "unknown"),
    ("trade_turnover", "2022", "", "4600", "exact", "actual", "press", "unknown"),
    ("trade_turnover", "2022", "", "5000", "about", "actual", "press", "unknown"),
    ("trade_turnover", "2024", "", "4270", "over", "actual", "press", "unknown"),
    ("trade_turnover", "2025-01/2025-09", "", "3500", "exact", "actual", "press", "unknown"),
    ("trade_turnover", "2025", "", "5000", "about", "expected", "press", "unknown"),
    ("trade_turnover", "../2030", "", "10000", "exact", "target", "press", "unknown"),
    ("trade_turnover", "2023", "", "4400", "exact", "derived", "press", "unknown"),
    ("trade_turnover", "2019", "UZB", "3368", "exact", "actual", "official", "goods"),
    ("trade_turnover", "2020", "UZB", "3010", "exact", "actual", "official", "goods"),
    ("trade_turnover", "2021", "UZB", "3920", "exact", "actual", "official", "goods"),
    ("trade_turnover", "2022", "UZB", "4640", "exact", "actual", "official", "goods"),
    ("trade_turnover", "2023", "UZB", "4400", "exact", "actual", "official", "goods"),
    ("trade_turnover", "2019", "KAZ", "2990", "exact", "actual", "official", "FOB"),
    ("trade_turnover", "2020", "KAZ", "2910", "exact", "actual", "official", "FOB"),
    ("trade_turnover", "2021", "KAZ", "3820", "exact", "actual", "official", "FOB"),
    ("trade_turnover", "2022", "KAZ", "5000", "exact", "actual", "official", "FOB"),
    ("export", "2022", "UZB", "1380", "exact", "actual", "official", "goods"),
    ("import", "2022", "UZB", "3260", "exact", "actual", "official", "goods"),
]

HOSTILE = [
    "<script>window.hacked=1</script>",
    "<img src=x onerror=window.hacked=1>",
    "<b>bold</b><extra>gone</extra>",
    "colour #000021 and #ffffff",
    "A<B & C>D &amp; &lt;i&gt;",
    '=HYPERLINK("http://example.invalid","x")',
    "w" * 5000,
    "abc \u202efdp.exe\u202c \u2066isolated\u2069 \u200fend",
    "![x](https://example.invalid/a.png) **no bold** $x^2$ :red[no]",
]


def _sentence(title: str, quote: str) -> str:
    return (
        f"{title}: {quote} – shu haqda manbada yozilgan." if quote else f"{title}, deyiladi unda."
    )


class Writer:
    """Collects sentences document by document and knows where each stands."""

    def __init__(self) -> None:
        self.texts = {name: f"{about[2]}\n\n" for name, about in DOCUMENTS.items()}

    def source(self, document: str, sentence: str, date_quote: str, **more: object) -> Provenance:
        """Append a sentence to a document and point at it."""
        self.texts[document] += "Bu yerda oldingi gap turadi. "
        start = len(self.texts[document])
        self.texts[document] += sentence + " Keyingi gap ham bor.\n\n"
        at = sentence.find(date_quote) if date_quote else -1
        return Provenance(
            document=document,
            span=Span(start, start + len(sentence)),
            quote=sentence,
            date_span=Span(start + at, start + at + len(date_quote)) if at >= 0 else None,
            date_quote=date_quote if at >= 0 else "",
            rule="sample" if at >= 0 else "publication-day",
            **more,  # type: ignore[arg-type]
        )


def other_pair() -> list[Event]:
    """Two events of another pair, to compare with."""
    source = Provenance("d5", Span(0, 4), "A sh", Span(0, 1), "A")
    return [
        Event(
            id=f"o{number}",
            when=edtf.parse(day),
            kind=kind,
            parties=("CHN", "KAZ"),
            title=title,
            sources=(source,),
            pair="KAZ-CHN",
        )
        for number, (day, kind, title) in enumerate(
            [("1992-01-03", "diplomatic_relations", "Relations"), ("2023-05-17", "visit", "Visit")]
        )
    ]


def _events(writer: Writer) -> list[Event]:
    events = []
    for number, (document, text, quote, kind, title) in enumerate(ROWS):
        source = writer.source(document, _sentence(title, quote), quote, edtf=text, title=title)
        event = Event(
            id=f"e{number:02d}",
            when=edtf.parse(text),
            kind=kind,
            parties=("KAZ", "UZB"),
            title=title,
            title_language=DOCUMENTS[document][0],
            sources=(source,),
            pair="UZB-KAZ",
        )
        for other, document2, text2, quote2 in AGAIN:
            if other == title:
                again = writer.source(
                    document2, _sentence(f"{title} ({quote2})", quote2), quote2, edtf=text2
                )
                event = replace(event, sources=(*event.sources, again))
        events.append(replace(event, **CHANGES.get(title, {})))
    return events


def _figures(writer: Writer) -> list[Figure]:
    figures = []
    for number, (indicator, period, reporter, value, bound, status, origin, basis) in enumerate(
        FIGURES
    ):
        written = f"{value} mln dollar"
        sentence = f"Manbaga ko‘ra {period} davrida hajm {written} bo‘lgan ({status}, {number})."
        source = writer.source(
            "d6" if number % 2 else "d2",
            sentence,
            period,
            edtf=period,
            value=Decimal(value) * 1_000_000,
            method="official" if origin == "official" else "rule",
        )
        figures.append(
            Figure(
                id=f"f{number:02d}",
                indicator=indicator,
                when=edtf.parse(period),
                reporter=reporter,
                partner={"UZB": "KAZ", "KAZ": "UZB"}.get(reporter, ""),
                value=Decimal(value) * 1_000_000,
                bound=bound,
                status=status,
                basis=basis,
                origin=origin,
                pair="UZB-KAZ",
                as_written=written,
                unit_inferred=status == "target",
                derived_from=("f00",) if status == "derived" else (),
                sources=(source,),
            )
        )
    return figures


def _documents(writer: Writer) -> list[Document]:
    return [
        Document(
            id=name,
            name=f"{name}.txt",
            text=writer.texts[name],
            language=language,
            script=script,
            title=title,
            publisher=publisher,
            url=f"https://example.org/{name}" if name != "d6" else "",
            published=published,
            published_basis=basis,
            pair="UZB-KAZ",
        )
        for name, (language, script, title, publisher, published, basis) in DOCUMENTS.items()
    ]


def tables(hostile: bool = False, pairs: bool = False) -> Tables:
    """Make the sample build; with ``hostile`` a further event for each of HOSTILE, with ``pairs``
    a second pair of countries.
    """
    writer = Writer()
    events, figures = _events(writer), _figures(writer)
    events += other_pair() if pairs else []
    for number, text in enumerate(HOSTILE if hostile else []):
        source = writer.source("d5", f"In 2015 {text} was seen.", "2015", title=text, edtf="2015")
        events.append(
            Event(
                id=f"x{number}",
                when=edtf.parse(f"2015-{number + 1:02d}-15"),
                kind="other",
                parties=("KAZ", "UZB"),
                title=text,
                title_language="en",
                sources=(source,),
                pair="UZB-KAZ",
                place=text[:40],
            )
        )
    problems = [
        Problem("late.txt", "line 3", "no publication day is known", "write it in manifest.csv"),
        Problem("d6.txt", "25 сентябрь", "its year is unknown", "give a publication day", "unread"),
    ]
    return to_tables(_documents(writer), events, figures, problems, {"documents": 6})
