"""Tables of trade: years down or across, units of the head or the caption, and other tables."""

from decimal import Decimal

import pytest

from timeline.extract.reading import read
from timeline.extract.trade_tables import table_figures
from timeline.language.relations import load
from timeline.records import Document


def figures(text, language="kk", pair="KAZ-KGZ"):
    reading = read(Document("t", "t", text, language, "", pair=pair), load())
    found = table_figures(reading)
    for figure in found:
        source = figure.sources[0]
        assert text[source.span.start : source.span.end] == figure.as_written
        assert text[source.date_span.start : source.date_span.end] == source.date_quote
    return [(f.indicator, f.when.edtf, f.value, f.unit) for f in found]


def test_years_down_with_the_unit_in_the_caption():
    text = "Өзара сауда, млн АҚШ доллары\n| Жыл | Айналым | Экспорт |\n|---|---|---|\n"
    text += "| 2011 | 1 041,7 | 632,1 |\n| 2012 | 99,5 | – |\n"
    assert figures(text) == [
        ("trade_turnover", "2011", Decimal("1041700000.0"), "USD"),
        ("export", "2011", Decimal("632100000.0"), "USD"),
        ("trade_turnover", "2012", Decimal("99500000.0"), "USD"),
    ]


def test_years_across_with_the_unit_in_the_corner():
    text = "млрд доллар\t2011\t2012\nТауар айналымы\t1,5\t2,25\nӨсім, %\t10\t50\n"
    assert figures(text) == [
        ("trade_turnover", "2011", Decimal("1500000000.0"), "USD"),
        ("trade_turnover", "2012", Decimal("2250000000.00"), "USD"),
    ]


def test_a_part_of_a_year_is_a_period():
    text = "| Кезең | Тауар айналымы, млн доллар |\n| 2023 жылғы қаңтар-сәуір | 310 |\n"
    assert figures(text) == [
        ("trade_turnover", "2023-01/2023-04", Decimal(310_000_000), "USD"),
    ]


def test_uzbek_head_names_the_unit():
    text = "| Yil | Savdo aylanmasi, mln AQSh doll. |\n| 2011 | 1 363,4 |\n"
    assert figures(text, "uz") == [("trade_turnover", "2011", Decimal("1363400000.0"), "USD")]


@pytest.mark.parametrize(
    "text",
    [
        "| Жыл | Халқы, млн адам |\n| 2011 | 16,5 |\n",
        "| Жыл | Экспорт, млн тонна |\n| 2011 | 16,5 |\n",
        "| Жыл | Тауар айналымы |\n| 2011 | 16,5 |\n",  # of what unit, nobody says
        "| Ел | Тауар айналымы, млн доллар |\n| Ресей | 16,5 |\n",
        "| Жыл | Тауар айналымының өсімі, % |\n| 2011 | 16,5 |\n",
    ],
)
def test_other_tables_are_left(text):
    assert figures(text) == []
