"""Growth told without its level, in every language; and what is no told growth."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from timeline import edtf
from timeline.extract import extract
from timeline.language import relations
from timeline.merge_figures import merge_figures
from timeline.records import Document, Figure, Provenance, Span

DAY = date(2018, 3, 14)


@pytest.fixture(scope="module")
def known():
    return relations.load()


def read(text: str, code: str, known, day: date = DAY) -> list[str]:
    paper = Document("x", "x", text, language=code, published=day, pair="UZB-KAZ")
    return [row(figure) for figure in extract(paper, known).figures]


def row(f: Figure) -> str:
    value = "-" if f.value is None else f"{f.value / 10**9:g}"
    pct = "" if f.growth_pct is None else f" {float(f.growth_pct):+g}%"
    times = "" if f.growth_times is None else f" x{float(f.growth_times):g}"
    base = f" of {f.growth_base}" if f.growth_base else ""
    bound = "" if f.bound == "exact" else f" {f.bound}"
    return f"{f.indicator} {f.when.edtf} {value}{pct}{times}{base}{bound}"


@pytest.mark.parametrize(
    ("code", "text", "told"),
    [
        ("uz", "2017-yilda O‘zbekiston va Qozog‘iston savdosi ikki barobar oshdi, deydi elchi.",
         "trade_turnover 2017 - x2"),
        ("uz", "O‘tgan yilgi o‘sish haqida bahs bor: kimdir savdo uch baravar ko‘paydi, deydi.",
         "trade_turnover 2017 - x3"),
        ("uz", "2017-yilda o‘zaro savdo 30 foizdan ortiqroq o‘sgan.",
         "trade_turnover 2017 - +30% over"),
        ("ru", "В 2017 году товарооборот Казахстана и Узбекистана удвоился.",
         "trade_turnover 2017 - x2"),
        ("ru", "За первое полугодие 2017 года взаимная торговля выросла в 1,5 раза.",
         "trade_turnover 2017-01/2017-06 - x1.5"),
        ("en", "Trade between Kazakhstan and Uzbekistan tripled in 2017, the envoy noted.",
         "trade_turnover 2017 - x3"),
        ("en", "In 2017 bilateral trade fell by 12 percent.", "trade_turnover 2017 - -12%"),
        ("kk", "2017 жылы Қазақстан мен Өзбекстан арасындағы тауар айналымы екі есе өсті.",
         "trade_turnover 2017 - x2"),
        ("kk", "2017 жылы екі ел арасындағы сауда екі еселенді.", "trade_turnover 2017 - x2"),
    ],
)  # fmt: skip
def test_growth_alone_is_a_figure_without_a_value(code: str, text: str, told: str, known) -> None:
    assert read(text, code, known) == [told]


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("uz", "Tomonlar o‘zaro savdoni ikki barobar oshirmoqchi."),
        ("uz", "Yaqin yillarda tovar ayirboshlashni uch barobar ko‘paytirsa bo‘ladi."),
        ("uz", "2017-yilda elchixona binosi ikki barobar kengaydi."),
        ("ru", "Стороны намерены к 2025 году удвоить товарооборот двух стран."),
        ("ru", "В 2017 году число студентов удвоилось."),
        ("ru", "Товарооборот двух стран вырастет в два раза."),
        ("en", "The two countries plan to double their trade in 2019."),
        ("en", "In 2017 trade between Kazakhstan and China doubled."),
        ("en", "Trade between the two countries could be doubled in 2019."),
        ("kk", "Екі ел тауар айналымын екі есе арттыруды көздейді."),
        ("kk", "2017 жылы оқушылар саны екі есе өсті."),
    ],
)
def test_aims_and_other_things_are_no_told_growth(code: str, text: str, known) -> None:
    assert [told for told in read(text, code, known) if "x" in told.split(" - ")[-1]] == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        # The word for growth heads a sentence of its own.
        ("2017-yilda o‘zaro savdo 2 milliard dollar bo‘ldi. O‘sish – 14,5 foiz.",
         ["trade_turnover 2017 2 +14.5%"]),
        # It belongs to the year that was told first, not to the one it is compared with.
        ("2017-yil yanvar–avgust oylarida o‘zaro savdo 2 milliard dollar bo‘ldi. "
         "O‘tgan yilning shu davrida u 3 milliard dollar edi, demak, pasayish 33 foiz.",
         ["trade_turnover 2017-01/2017-08 2 -33%", "trade_turnover 2016-01/2016-08 3"]),
        # Over several years the base lies as many years back.
        ("2017-yilda o‘zaro savdo 2 milliard dollar edi. Besh yilda savdo 40 foizga o‘sdi.",
         ["trade_turnover 2017 2 +40% of 2012"]),
        # Two parts share the verb of the second.
        ("2017-yilda O‘zbekistonning Qozog‘istonga eksporti 1 milliard, importi 2 milliard dollar "
         "bo‘ldi. Eksport bir yilda 3 foizga, import esa 5 foizga ko‘paygan.",
         ["export 2017 1 +3%", "import 2017 2 +5%"]),
        # A second growth with another base stands beside the first.
        ("So‘nggi uch yilda ikki mamlakat savdosi 2 barobar ko‘paydi: 2017-yilda u 4 milliard "
         "dollarni tashkil etdi. Bu 2016-yilga nisbatan 10 foiz ko‘p.",
         ["trade_turnover 2017 4 x2 of 2014", "trade_turnover 2017 - +10% of 2016"]),
        ("2017-yil yakunida savdo 4 milliard dollardan oshdi, bu 2012-yildagidan 2,5 barobar ko‘p.",
         ["trade_turnover 2017 4 x2.5 of 2012 over"]),
    ],
)  # fmt: skip
def test_growth_finds_its_level(text: str, told: list[str], known) -> None:
    assert read(text, "uz", known, date(2017, 12, 31)) == told


def test_whose_flow_a_part_is_stands_between_it_and_its_word(known) -> None:
    text = (
        "2017-yilda ikki mamlakat savdosi 3 milliard dollarga yetdi. Shundan 2,2 milliard dollari "
        "Qozog‘iston eksporti, u 34 foizga ko‘paygan."
    )
    assert read(text, "uz", known, date(2017, 12, 31)) == [
        "trade_turnover 2017 3",
        "export 2017 2.2 +34%",
    ]


def figure(**more) -> Figure:
    source = Provenance(str(more.pop("paper", "d")), Span(0, 5), "words")
    usual = {"when": edtf.parse("2017"), "pair": "UZB-KAZ", "sources": (source,)}
    return Figure("f", **{**usual, **more})


def test_equal_growth_joins_the_level_and_other_growth_stays_apart() -> None:
    level = figure(value=Decimal(2), growth_pct=Decimal(31))
    merged = merge_figures(
        [
            level,
            figure(paper="again", growth_pct=Decimal(31)),
            figure(paper="other", growth_times=Decimal(2)),
        ]
    )
    assert [(f.value, f.growth_pct, f.growth_times, len(f.sources)) for f in merged] == [
        (Decimal(2), Decimal(31), None, 2),
        (None, None, Decimal(2), 1),
    ]
    assert [f.conflicts for f in merged] == [("× 2",), ("+31 %",)]
