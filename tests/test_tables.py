"""Tables and lists of trade: where periods, units and flows stand, whose they are, other tables."""

from decimal import Decimal

import pytest

from timeline.extract.reading import read
from timeline.extract.tables import table_figures
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


def test_lines_of_a_year_and_its_numbers_below_heads_of_one_word():
    text = "Trade of Kazakhstan with Kyrgyzstan\nValue in $ millions\nImports Exports\n"
    text += "1995 235.8 211.4\n1996 460.1 1\n\nOf 1997 nothing is known.\n"
    assert figures(text, "en") == [
        ("import", "1995", Decimal("235800000.0"), "USD"),
        ("export", "1995", Decimal("211400000.0"), "USD"),
        ("import", "1996", Decimal("460100000.0"), "USD"),
        ("export", "1996", Decimal(1_000_000), "USD"),
    ]
    assert not figures(text.replace("Imports Exports\n", "Rank Share\n"), "en")
    assert not figures(text.replace("Value in $ millions\n", ""), "en")


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


def flows(text, language, pair):
    reading = read(Document("t", "t", text, language, "", pair=pair), load())
    return [
        (f.indicator, f.when.edtf, f.reporter, f.partner, int(f.value), f.unit)
        for f in table_figures(reading)
    ]


def test_an_empty_corner_and_a_unit_that_one_row_names():
    text = "Goods exchanged by the Union and Kyrgyzstan\n\n| | 2021 | 2022 |\n|---|---|---|\n"
    text += "| Total trade (million euros) | 1,310 | 731 |\n| EU exports | 1,205 | 600 |\n"
    text += "| Balance | 1,100 | 469 |\n| Rank among partners | 61 | 58 |\n"
    assert flows(text, "en", "KGZ-EU") == [
        ("trade_turnover", "2021", "", "", 1_310_000_000, "EUR"),
        ("trade_turnover", "2022", "", "", 731_000_000, "EUR"),
        ("export", "2021", "EU", "KGZ", 1_205_000_000, "EUR"),
        ("export", "2022", "EU", "KGZ", 600_000_000, "EUR"),
    ]


def test_semicolons_part_cells_where_lines_of_them_follow():
    text = "Bilateral trade, thousand US dollars\nYear; Turnover; Growth, %; Exports\n"
    text += (
        "2019; 121,400.5; 3.1; 60,200\n2020; 90,000; -25.9; 50,000\nOfficials met; they talked.\n"
    )
    assert figures(text, "en", "GEO-KAZ") == [
        ("trade_turnover", "2019", Decimal("121400500.0"), "USD"),
        ("export", "2019", Decimal("60200000"), "USD"),
        ("trade_turnover", "2020", Decimal("90000000"), "USD"),
        ("export", "2020", Decimal("50000000"), "USD"),
    ]


def test_gaps_of_spaces_part_cells():
    text = "Georgia's trade with Kazakhstan, USD million\n\nYear    Turnover    Exports\n"
    text += "2019      121.4       60.2\nJan-Jun 2021   60.4   30.1\n"
    assert figures(text, "en", "GEO-KAZ") == [
        ("trade_turnover", "2019", Decimal("121400000.0"), "USD"),
        ("export", "2019", Decimal("60200000.0"), "USD"),
        ("trade_turnover", "2021-01/2021-06", Decimal("60400000.0"), "USD"),
        ("export", "2021-01/2021-06", Decimal("30100000.0"), "USD"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Товарооборот, млн долл.\n2022 г. – 142,5\n2023 г. – 196,8;\nI квартал 2025 г. – 61,7.\n",
        "Товарооборот, млн долл. США\n2022\t2023\tI квартал 2025\n142,5\t196,8\t61,7\n",
        "Товарооборот (млн долл.): 2022 г. – 142,5; 2023 г. – 196,8; 1 кв. 2025 г. – 61,7.\n",
        "| Период | Всего |\n| 2022 | 142,5 |\n| 2023 | 196,8 |\n| 2025 (3 мес.) | 61,7 |\n"
        "Товарооборот, млн долл. США\n",
    ],
)
def test_lists_and_lone_rows_are_of_their_caption(text):
    assert figures(text, "ru", "UZB-VNM") == [
        ("trade_turnover", "2022", Decimal("142500000.0"), "USD"),
        ("trade_turnover", "2023", Decimal("196800000.0"), "USD"),
        ("trade_turnover", "2025-01/2025-03", Decimal("61700000.0"), "USD"),
    ]


@pytest.mark.parametrize(
    ("cell", "language", "period"),
    [
        ("2024 (6 ай)", "kk", "2024-01/2024-06"),
        ("2024 (қаңтар-маусым)", "kk", "2024-01/2024-06"),
        ("2024 г. (11 мес.)", "ru", "2024-01/2024-11"),
        ("2022 y. (9 oy)", "uz", "2022-01/2022-09"),
        ("2022 yil II chorak", "uz", "2022-04/2022-06"),
        ("2024 (Jan–Jun)", "en", "2024-01/2024-06"),
        ("2024 (12 months)", "en", "2024"),
    ],
)
def test_parts_of_years_in_heads(cell, language, period):
    head = {"kk": "Тауар айналымы, млн доллар", "ru": "Товарооборот, млн долл."}
    head |= {"uz": "Savdo aylanmasi, mln dollar", "en": "Turnover, USD million"}
    text = f"| | {head[language]} |\n| {cell} | 310 |\n"
    assert [period for _, period, *_ in figures(text, language)] == [period]


def test_a_row_a_partner_in_a_table_of_one_period():
    text = "Внешняя торговля Узбекистана, январь–апрель 2025 г., млн долл. США\n"
    text += "| № | Страна | Оборот | Экспорт | Импорт | Доля, % |\n|---|---|---|---|---|---|\n"
    text += "| 1 | Китай | 4 300,1 | 500,0 | 3 800,1 | 20,1 |\n"
    text += "| 2 | Казахстан | 1 397,2 | 402,4 | 994,8 | 6,5 |\n"
    text += "| | Всего | 20 100,0 | 9 000,0 | 11 100,0 | 100 |\n"
    period = "2025-01/2025-04"
    assert flows(text, "ru", "UZB-KAZ") == [
        ("trade_turnover", period, "", "", 1_397_200_000, "USD"),
        ("export", period, "UZB", "KAZ", 402_400_000, "USD"),
        ("import", period, "UZB", "KAZ", 994_800_000, "USD"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Внешняя торговля Узбекистана, млн долл.\n| Год | Экспорт |\n| 2019 | 14 930,0 |\n",
        "Внешняя торговля Китая, 2024 г., млн долл.\n| Страна | Оборот |\n| Казахстан | 43 |\n",
        "Инвестиции, млн долл.\n2022 – 142,5\n2023 – 196,8\n",
        "Телефон: 71 233-10-00\nКабинет: 2022\n",
        "Расписание  на  2024 год\n10:30  2024  встреча\n12:30  2024  обед\n",
        "Товарооборот, млн долл.\n| Место | Страна |\n| 2022 | 1 |\n| 2023 | 2 |\n",
    ],
)
def test_tables_of_the_world_of_others_and_of_other_things_are_left(text):
    assert figures(text, "ru", "UZB-KAZ") == []


@pytest.mark.parametrize(
    ("head", "reporter", "value"),
    [
        ("EU exports, €m", "EU", 1_500_000),
        ("Exports to Kazakhstan (thousand EUR)", "EU", 1_500),
        ("Kazakhstan's exports to the EU, € bn", "KAZ", 1_500_000_000),
        ("Exports, US$ mn", "", 1_500_000),
    ],
)
def test_heads_name_scale_and_side(head, reporter, value):
    found = flows(f"| Year | {head} |\n| 2021 | 1.5 |\n", "en", "KAZ-EU")
    assert [(side, told) for _, _, side, _, told, _ in found] == [(reporter, value)]


@pytest.mark.parametrize(
    ("caption", "years"),
    [
        ("Trade of Georgia with Armenia (million US dollars)", ["2021", "2022"]),
        ("Trade of Georgia (million US dollars)", []),  # that of one with all
    ],
)
def test_a_caption_of_its_own_tells_whose_a_table_of_a_chapter_on_foreign_trade_is(
    caption: str, years: list[str]
):
    rows = "Year | Trade | Exports\n2021 | 720.5 | 470.1\n2022 | 980.2 | 601.4\n"
    found = figures(f"FOREIGN TRADE: BY PARTNERS\n{caption}\n\n{rows}", "en", "GEO-ARM")
    assert [row[1] for row in found if row[0] == "trade_turnover"] == years


def test_a_fraction_is_no_day_of_the_month_in_the_next_row():
    text = "U.S. trade with Chile, million US dollars\n\nMonth | Exports | Imports\n"
    text += "January 2023 | 8.2 | 1.9\nFebruary 2023 | 1.6 | 8.4\nTotal 2023 | 9.8 | 10.3\n"
    found = [told[1] for told in figures(text, "en", "USA-CHL") if told[0] == "export"]
    assert found == ["2023-01", "2023-02", "2023"]


def test_foreign_trade_of_one_with_the_other_is_theirs():
    text = "Внешняя торговля Казахстана с Китаем, млрд долл. США\n| | 2022 | 2023 |\n"
    text += "| Оборот | 31 | 41 |\n"
    assert [told[:2] for told in figures(text, "ru", "KAZ-CHN")] == [
        ("trade_turnover", "2022"),
        ("trade_turnover", "2023"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Взаимная торговля, млн долл.\n\nГод\nОборот\nЭкспорт\n"
        "2022\n142,5\n100\n2023\n196,8\n120\n",
        "Взаимная торговля (млн долл.)\n\n2022\n2023\nОборот\n142,5\n196,8\nЭкспорт\n100\n120\n",
    ],
)
def test_cells_that_a_copy_has_stacked(text):
    assert sorted(flows(text, "ru", "UZB-VNM")) == [
        ("export", "2022", "", "", 100_000_000, "USD"),
        ("export", "2023", "", "", 120_000_000, "USD"),
        ("trade_turnover", "2022", "", "", 142_500_000, "USD"),
        ("trade_turnover", "2023", "", "", 196_800_000, "USD"),
    ]


def test_a_list_whose_brackets_part_its_numbers():
    text = "Товарооборот, тыс. долл. США:\n2022 г. – 458 215,0 (эксп. 337 104,6; имп. 121 110,4);\n"
    text += "2023 г. – 290 634,7 (+3,1%);\n"
    found = figures(text, "ru")
    assert found == [
        ("trade_turnover", "2022", Decimal("458215000.0"), "USD"),
        ("export", "2022", Decimal("337104600.0"), "USD"),
        ("import", "2022", Decimal("121110400.0"), "USD"),
        ("trade_turnover", "2023", Decimal("290634700.0"), "USD"),
    ]


def test_a_decimal_comma_does_not_end_a_number_of_a_list():
    text = "Оборот, млн долл. США:\n2022 г. – 458,2 (37%);\n2023 г. – 290,6;\n"
    assert {value for _, _, value, _ in figures(text, "ru")} == {
        Decimal("458200000.0"),
        Decimal("290600000.0"),
    }


def test_what_a_unit_is_told_in_counts_nothing():
    text = "Trade in goods with Kazakhstan\nUnits: million euros\n"
    text += "| Year | Imports | Exports | Total |\n| 2023 | 793 | 517 | 1,310 |\n"
    assert figures(text, "en", "UZB-KAZ")[-1][2] == Decimal(1_310_000_000)


@pytest.mark.parametrize(
    ("months", "period"),
    [("January–November", "2020-01/2020-11"), ("November–February", "2020")],
)
def test_months_of_a_caption_are_those_of_each_year_but_a_winter_s_are_not(months, period):
    text = f"Trade, {months}, million US dollars\n\nYear | Exports\n2020 | 12\n2021 | 15\n"
    assert figures(text, "en")[0] == ("export", period, Decimal(12_000_000), "USD")


MN = 1_000_000
YEARS = [("trade_turnover", "2021", 142 * MN), ("trade_turnover", "2022", 1196 * MN)]
EXPORTS = [("export", "2021", 80 * MN), ("export", "2022", 610 * MN)]


def values(text, language="en", pair="KAZ-TUR"):
    return [(name, year, int(value)) for name, year, value, _ in figures(text, language, pair)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Year\tTurnover\tExports\n2021\t$142 million\t$80m\n2022\t$1,196 million\t$610m"),
        ("en", "Year   Turnover   Exports\n2021   $142 mn   $80 mn\n"
               "2022   $1.196 bn   $610 mn"),
        ("ru", "| Год | Оборот | Экспорт |\n| 2021 | 142 млн долл. | 80 млн долл. |\n"
               "| 2022 | 1,196 млрд долл. | 610 млн долл. |"),
        ("kk", "| | 2021 | 2022 |\n| Тауар айналымы | 142 млн доллар | 1,196 млрд доллар |\n"
               "| Экспорт | 80 млн доллар | 610 млн доллар |"),
        ("uz", "Yil | Aylanma | Eksport\n2021 | 142 mln dollar | 80 mln dollar\n"
               "2022 | 1,196 mlrd dollar | 610 mln dollar"),
    ],
)  # fmt: skip
def test_cells_that_name_their_own_unit(language, text):
    titles = {"en": "Trade of Kazakhstan with Turkey", "ru": "Торговля Казахстана с Турцией"}
    titles |= {"kk": "Қазақстанның Түркиямен саудасы"}
    titles |= {"uz": "Qozog‘istonning Turkiya bilan savdosi"}
    assert sorted(values(f"{titles[language]}\n{text}", language)) == sorted(YEARS + EXPORTS)


@pytest.mark.parametrize(
    "text",
    [
        "| Year | Turnover | Exports |\n| | US$ million | US$ million |\n"
        "| 2021 | 142 | 80 |\n| 2022 | 1,196 | 610 |",
        "(US$ million)\n| | Turnover | | Exports | |\n| | 2021 | 2022 | 2021 | 2022 |\n"
        "| Turkey | 142 | 1,196 | 80 | 610 |",
        "(US$ million)\n| | 2021 | | 2022 | |\n| | Turnover | Exports | Turnover | Exports |\n"
        "| Turkey | 142 | 80 | 1,196 | 610 |",
        "(US$ million)\n| | Turnover | Exports |\n| | 2021 | 2022 | 2021 | 2022 |\n"
        "| Turkey | 142 | 1,196 | 80 | 610 |",
    ],
)
def test_two_lines_of_heads(text):
    found = sorted(values(f"Trade of Kazakhstan with Turkey\n{text}"))
    assert found == sorted(YEARS + EXPORTS)


@pytest.mark.parametrize(
    ("heads", "rows"),
    [
        ("Year\tTurnover\tExports", ["2021 **\t142\t80", "2022(1)\t1,196[2]\t610†"]),
        (
            "Year   Turnover   Growth   Exports",
            ["2021   142   —   80", "2022   1'196   742.3   610"],
        ),
        ("Year,Turnover,Exports", ["2021,142.0,80.0", "2022,1196.0,610.0"]),
        ('"Year","Turnover","Exports"', ['"2021","142","80"', '"2022","1,196","610"']),
    ],
)
def test_marks_of_notes_cells_left_out_and_commas(heads, rows):
    text = "\n".join(["Trade of Kazakhstan with Turkey, US$ million", heads, *rows])
    assert sorted(values(text)) == sorted(YEARS + EXPORTS)


@pytest.mark.parametrize(
    "text",
    [
        "Trade of Kazakhstan with Turkey\nYear\tTourists\tGrain\n2021\t142 thousand\t80 tons\n"
        "2022\t1.2 million\t610 tons",
        "Trade of Kazakhstan with Turkey (US$ million)\nTourists\n2021 – 142\n2022 – 196",
        "Investment of Turkey in Kazakhstan (US$ million)\n2021: 142 / 2022: 196",
        "Prices, dollars: 142 (2021), 196 (2022).",
    ],
)
def test_a_unit_counts_no_people_goods_or_investment(text):
    assert values(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Year / Exports to Turkey / Imports\n2022 / 598.2 / 701.9\n2023 / 61 / 8,562.7",
        "2022\nPeriod | Exports | Imports\nTotal | 598.2 | 701.9\n\n2023\nTotal | 61 | 8,562.7",
    ],
)  # fmt: skip
def test_slashes_part_cells_and_a_year_alone_is_that_of_the_rows_below_it(text):
    found = values(f"Trade of Kazakhstan with Turkey, US$ million\n{text}")
    assert sorted(found) == [
        ("export", "2022", 598_200_000),
        ("export", "2023", 61_000_000),
        ("import", "2022", 701_900_000),
        ("import", "2023", 8_562_700_000),
    ]


def test_months_take_the_year_of_their_section():
    text = "Trade of Kazakhstan with Turkey, US$ million\n2022\nMonth | Exports\nJanuary | 5.2\n"
    text += "February | 6\n2023\nJanuary | 7\nTourists | 81\n"
    assert [row[1] for row in values(text)] == ["2022-01", "2022-02", "2023-01"]


TITLES = [
    ("en", "Trade of Kazakhstan with Turkey, US$ million", "Year\tValue\tChange, %"),
    ("ru", "Торговля Казахстана с Турцией, млн долл. США", "Год\tЗначение\tИзменение, %"),
    ("kk", "Қазақстанның Түркиямен саудасы, млн АҚШ доллары", "Жыл\tМәні\tӨзгеріс, %"),
    ("uz", "Qozog‘istonning Turkiya bilan savdosi, mln AQSh dollari", "Yil\tQiymati\tO‘zgarish, %"),
]


@pytest.mark.parametrize(("language", "title", "heads"), TITLES)
def test_a_value_beside_its_change_is_what_the_caption_says(language, title, heads):
    text = f"{title}\n{heads}\n2021\t142\t12,5\n2022\t1196\t-3,1"
    assert values(text, language) == YEARS


@pytest.mark.parametrize(("language", "title", "_"), TITLES)
@pytest.mark.parametrize(
    "text",
    [
        "2021 142\n2022 1196.0",
        "2021 2022\n142.0 1196.0",
        "142.0 1196.0\n2021 2022",
        "2021\n2022\n142\n1196",
        "2021\n142\n2022\n1196",
        "142 (2021)\n1196 (2022)",
        "• 2021 = 142\n• 2022 = 1196",
        "2021 ...... 142\n2022 ...... 1196",
    ],
)
def test_years_and_their_numbers_alone(language, title, _, text):
    text = text if language == "en" else text.replace(".0", ",0")
    assert values(f"{title}\n\n{text}", language) == YEARS


@pytest.mark.parametrize(
    "text",
    ["Year\tRank\tShare, %\n2021\t14\t1.2\n2022\t12\t1.3", "12 15\n14 16", "2021\n2022\nWe met."],
)
def test_ranks_and_numbers_without_years_are_left(text):
    assert values(f"Trade of Kazakhstan with Turkey, US$ million\n{text}") == []
