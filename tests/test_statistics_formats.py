"""One golden file a format, made here; each number leads back to its cell."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest
from openpyxl import Workbook

from timeline.errors import StatisticsError
from timeline.records import Figure
from timeline.statistics import Reading, read_statistics
from timeline.statistics.comtrade import NAME as COMTRADE
from timeline.statistics.reading import Context

NEW = (
    "typeCode,freqCode,refPeriodId,refYear,refMonth,period,reporterCode,reporterISO,reporterDesc,"
    "flowCode,flowDesc,partnerCode,partnerISO,partnerDesc,partner2Code,partner2ISO,partner2Desc,"
    "classificationCode,classificationSearchCode,isOriginalClassification,cmdCode,cmdDesc,"
    "aggrLevel,isLeaf,customsCode,customsDesc,mosCode,motCode,motDesc,qtyUnitCode,qtyUnitAbbr,qty,"
    "isQtyEstimated,altQtyUnitCode,altQtyUnitAbbr,altQty,isAltQtyEstimated,netWgt,isNetWgtEstimated,"
    "grossWgt,isGrossWgtEstimated,cifvalue,fobvalue,primaryValue,legacyEstimationFlag,isReported,"
    "isAggregate"
)
OLD = (
    "Classification,Year,Period,Period Desc.,Aggregate Level,Is Leaf Code,Trade Flow Code,Trade "
    "Flow,Reporter Code,Reporter,Reporter ISO,Partner Code,Partner,Partner ISO,Commodity Code,"
    "Commodity,Qty Unit Code,Qty Unit,Qty,Netweight (kg),Trade Value (US$),Flag"
)
IMTS = (
    "DATAFLOW,COUNTRY,INDICATOR,COUNTERPART_COUNTRY,FREQUENCY,TIME_PERIOD,OBS_VALUE,SCALE,PRECISION,"
    "DECIMALS_DISPLAYED,TRADE_FLOW,VALUATION,UNIT,DERIVATION_TYPE,OVERLAP,STATUS"
)
PLAIN = "period,indicator,reporter,partner,value,unit,basis,status,source,url,vintage,licence,note"


def row(header: str, **cells: object) -> str:
    columns = header.split(",")
    assert set(cells) <= set(columns)
    return ",".join(str(cells.get(column, "")) for column in columns)


def new_row(flow: str, value: float, **changes: object) -> str:
    usual: dict[str, object] = {
        "typeCode": "C",
        "freqCode": "A",
        "refYear": 2016,
        "refMonth": 52,
        "period": 2016,
    }
    usual |= {"reporterCode": 398, "reporterISO": "KAZ", "partnerCode": 860, "partnerISO": "UZB"}
    usual |= {"flowCode": flow, "cmdCode": "TOTAL", "partner2Code": 0, "customsCode": "C00"}
    usual |= {"primaryValue": value, "fobvalue" if flow == "X" else "cifvalue": value}
    usual |= {"motCode": 0, "isReported": "true", "isAggregate": "false"}
    return row(NEW, **(usual | changes))


def write(folder: Path, name: str, *lines: str, encoding: str = "utf-8") -> Path:
    path = folder / name
    path.write_text("\n".join(lines) + "\n", encoding=encoding)
    return path


def told(reading: Reading) -> list[tuple[str, str, str, str, str, str, str]]:
    return [
        (f.when.edtf, f.indicator, f.reporter, f.partner, f"{f.value:f}", f.basis, f.status)
        for f in reading.figures
    ]


def assert_leads_to_its_cell(reading: Reading) -> None:
    texts = {document.id: document.text for document in reading.documents}
    assert len(texts) == len(reading.documents)
    for figure in reading.figures:
        for source in figure.sources:
            text = texts[source.document]
            assert text[source.span.start : source.span.end] == source.quote
            assert source.method == "official"
            if source.date_span:
                assert text[source.date_span.start : source.date_span.end] == source.date_quote
                assert source.date_quote[:4] == figure.when.edtf[:4]
    assert len({figure.id for figure in reading.figures}) == len(reading.figures)


def test_comtrade_new(tmp_path: Path) -> None:
    path = write(
        tmp_path,
        "download.csv",
        NEW,
        new_row("X", 925198417.0) + ",",
        new_row("M", 587793107),
        new_row("X", 11, cmdCode="1001"),
        new_row("X", 12, motCode=2100),
        new_row("X", 13, partner2Code=643),
        new_row("X", 14, partnerCode=643, partnerISO="RUS"),
        new_row("RX", 15),
        new_row("X", 36736906559, partnerCode=0, partnerISO="W00"),
        new_row("M", 500, period=201603, refMonth=3, freqCode="M", isReported="false"),
    )
    reading = read_statistics(path, "UZB-KAZ")
    assert told(reading) == [
        ("2016", "export", "KAZ", "UZB", "925198417", "FOB", "actual"),
        ("2016", "import", "KAZ", "UZB", "587793107", "CIF", "actual"),
        ("2016", "export", "KAZ", "WLD", "36736906559", "FOB", "actual"),
        ("2016-03", "import", "KAZ", "UZB", "500", "CIF", "estimate"),
        ("2016", "trade_turnover", "KAZ", "UZB", "1512991524", "goods", "actual"),
    ]
    assert reading.problems == []
    assert "redistributed" in reading.figures[0].licence
    assert reading.figures[0].sources[0].quote.startswith("line 2: C,A,")
    assert_leads_to_its_cell(reading)


def test_comtrade_refuses_shifted_columns_services_and_short_rows(tmp_path: Path) -> None:
    path = write(
        tmp_path,
        "shifted.csv",
        NEW,
        new_row("X", 1, reporterISO="UZB"),
        new_row("X", 1, typeCode="S"),
        new_row("X", 1, period=2017),
        new_row("X", -1),
        "C,A,2016",
    )
    reading = read_statistics(path, "UZB-KAZ")
    assert not reading.figures
    says = [str(problem) for problem in reading.problems]
    assert "shifted.csv line 2: reporterCode says KAZ, reporterISO says UZB" in says[0]
    assert "line 3: typeCode 'S' is not goods" in says[1]
    assert "line 4: period 2017 is not in refYear 2016" in says[2]
    assert "line 5: -1 is negative" in says[3]
    assert "line 6: 3 cells under 47 columns" in says[4]


def test_comtrade_json_and_latin_1(tmp_path: Path) -> None:
    cells = dict(zip(NEW.split(","), new_row("X", 5).split(","), strict=True)) | {
        "primaryValue": 5.0
    }
    envelope = {"elapsedTime": "0.1 secs", "count": 1, "data": [cells, "x"], "error": ""}
    path = write(tmp_path, "answer.json", json.dumps(envelope))
    reading = read_statistics(path, "UZB-KAZ")
    assert told(reading) == [("2016", "export", "KAZ", "UZB", "5", "FOB", "actual")]
    assert [str(problem) for problem in reading.problems] == [
        "answer.json data[1]: no record; fetch it again"
    ]
    latin = write(
        tmp_path,
        "latin.csv",
        NEW,
        new_row("X", 5, partnerDesc="Türkiye"),
        encoding="latin-1",
    )
    assert len(read_statistics(latin, "UZB-KAZ").figures) == 1


def test_comtrade_old(tmp_path: Path) -> None:
    usual = {"Period": 2016, "Reporter Code": 860, "Partner Code": 398, "Commodity Code": "TOTAL"}
    lines = [
        row(OLD, **usual, **{"Trade Flow": "Export", "Trade Value (US$)": 876602181}),
        row(OLD, **usual, **{"Trade Flow": "Import", "Trade Value (US$)": 935533360}),
        row(OLD, **usual, **{"Trade Flow": "Re-Export", "Trade Value (US$)": 7}),
        row(OLD, **(usual | {"Commodity Code": "10"}), **{"Trade Flow": "Export"}),
    ]
    reading = read_statistics(write(tmp_path, "old.csv", OLD, *lines), "UZB-KAZ")
    assert told(reading) == [
        ("2016", "export", "UZB", "KAZ", "876602181", "FOB", "actual"),
        ("2016", "import", "UZB", "KAZ", "935533360", "CIF", "actual"),
        ("2016", "trade_turnover", "UZB", "KAZ", "1812135541", "goods", "actual"),
    ]
    assert_leads_to_its_cell(reading)


def imts_row(indicator: str, value: object, **changes: object) -> str:
    usual: dict[str, object] = {
        "COUNTRY": "UZB",
        "INDICATOR": indicator,
        "COUNTERPART_COUNTRY": "KAZ",
    }
    usual |= {"FREQUENCY": "A", "TIME_PERIOD": 2024, "OBS_VALUE": value, "SCALE": 6, "UNIT": "USD"}
    return row(IMTS, **(usual | changes))


def test_imts_is_in_dollars_whatever_scale_says(tmp_path: Path) -> None:
    path = write(
        tmp_path,
        "imts.csv",
        IMTS,
        imts_row("XG_FOB_USD", 1300000000.25),
        imts_row("MG_CIF_USD", 2700000000, STATUS="e"),
        imts_row("MG_FOB_USD", 2600000000),
        imts_row("TBG_USD", -1400000000),
        imts_row("XG_FOB_USD", 99, COUNTERPART_COUNTRY="G110"),
        imts_row("XG_FOB_USD", 4000000, TIME_PERIOD="2024-M02", FREQUENCY="M"),
        imts_row("XG_FOB_USD", 8000000, TIME_PERIOD="2024-Q1", FREQUENCY="Q"),
    )
    reading = read_statistics(path, "UZB-KAZ")
    assert told(reading) == [
        ("2024", "export", "UZB", "KAZ", "1300000000.25", "FOB", "actual"),
        ("2024", "import", "UZB", "KAZ", "2700000000", "CIF", "estimate"),
        ("2024", "import", "UZB", "KAZ", "2600000000", "FOB", "actual"),
        ("2024", "balance", "UZB", "KAZ", "-1400000000", "goods", "actual"),
        ("2024-02", "export", "UZB", "KAZ", "4000000", "FOB", "actual"),
        ("2024-01/2024-03", "export", "UZB", "KAZ", "8000000", "FOB", "actual"),
    ]
    assert_leads_to_its_cell(reading)


def test_imts_whose_scale_may_be_true_is_refused(tmp_path: Path) -> None:
    path = write(tmp_path, "imts.csv", IMTS, imts_row("XG_FOB_USD", 1300.25))
    reading = read_statistics(path, "UZB-KAZ")
    assert not reading.figures
    assert "OBS_VALUE" in str(reading.problems[0]) and "--unit" in str(reading.problems[0])
    stated = read_statistics(path, "UZB-KAZ", Context(("UZB", "KAZ"), unit="USD million"))
    assert told(stated)[0][4] == "1300250000"


def dots(path: Path, *, unit: str = "US Dollars, Millions", cell: object = "245.00 e") -> Path:
    book = Workbook()
    for name, cells in (("Exports, FOB", [cell, 876.602181]), ("Imports, CIF", [None, 935.53336])):
        sheet = book.active if name.startswith("E") else book.create_sheet()
        assert sheet is not None
        sheet.title = name
        sheet["B2"] = f"{name} to Partner Countries"
        sheet["B4"], sheet["B5"] = "Uzbekistan, Rep. of", unit
        for column, year in enumerate(("1995", "2016"), start=3):
            sheet.cell(7, column, year)
        rows = [("World", [1, 2]), ("  Euro Area", [3, 4]), ("    Kazakhstan, Rep. of", cells)]
        for number, (partner, values) in enumerate(rows, start=8):
            sheet.cell(number, 2, partner)
            for column, value in enumerate(values, start=3):
                sheet.cell(number, column, value)
    book.save(path)
    return path


def test_dots(tmp_path: Path) -> None:
    reading = read_statistics(dots(tmp_path / "country.xlsx"), "UZB-KAZ")
    assert [line for line in told(reading) if line[3] == "KAZ"] == [
        ("1995", "export", "UZB", "KAZ", "245000000", "FOB", "estimate"),
        ("2016", "export", "UZB", "KAZ", "876602181", "FOB", "actual"),
        ("2016", "import", "UZB", "KAZ", "935533360", "CIF", "actual"),
        ("2016", "trade_turnover", "UZB", "KAZ", "1812135541", "goods", "actual"),
    ]
    assert any("Exports, FOB!D10" in f.sources[0].quote for f in reading.figures)
    assert_leads_to_its_cell(reading)


def test_dots_names_the_cell_that_it_cannot_read(tmp_path: Path) -> None:
    reading = read_statistics(dots(tmp_path / "bad.xlsx", cell="c. 245"), "UZB-KAZ")
    assert "bad.xlsx Exports, FOB!C10: 'c. 245' is no number" in str(reading.problems[0])
    reading = read_statistics(dots(tmp_path / "unit.xlsx", unit="Tonnes"), "UZB-KAZ")
    assert not reading.figures
    assert "'Tonnes' is not known" in str(reading.problems[0])


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_wits_query(tmp_path: Path, ending: str) -> None:
    names = ["PartnerISO3", "ReporterISO3", "Year", "TradeFlowName", "ProductCode", "Quantity"]
    names += ["TradeValue in 1000 USD"]
    rows = [
        ["UZB", "KAZ", 2016, "Gross Exports", "Total", "", 925198.417],
        ["UZB", "KAZ", 2016, "Import", "Total", "", 587793.107],
        ["UZB", "KAZ", 2016, "Import", "100190", "", 5],
        ["UZB", "KAZ", 2016, "Re-Export", "Total", "", 5],
    ]
    path = tmp_path / f"wits.{ending}"
    if ending == "csv":
        write(tmp_path, "wits.csv", *[",".join(map(str, cells)) for cells in [names, *rows]])
    else:
        book = Workbook()
        for cells in [names, *rows]:
            book.active.append(cells)  # type: ignore[union-attr]
        book.save(path)
    assert told(read_statistics(path, "UZB-KAZ"))[:2] == [
        ("2016", "export", "KAZ", "UZB", "925198417", "FOB", "actual"),
        ("2016", "import", "KAZ", "UZB", "587793107", "CIF", "actual"),
    ]


def test_wits_time_series(tmp_path: Path) -> None:
    path = write(
        tmp_path,
        "series.csv",
        "Reporter Name,Partner Name,Trade Flow,Product Group,Indicator,2015,2016",
        "Uzbekistan,Kazakhstan,Export,All Products,Export (US$ Thousand),239666.138,876602.181",
    )
    reading = read_statistics(path, "UZB-KAZ")
    assert told(reading) == [
        ("2015", "export", "UZB", "KAZ", "239666138", "FOB", "actual"),
        ("2016", "export", "UZB", "KAZ", "876602181", "FOB", "actual"),
    ]
    assert reading.figures[1].sources[0].quote.startswith("line 2 column 7: 2016: Uzbekistan")
    assert_leads_to_its_cell(reading)


def test_baci_adds_up_products_and_is_nobodys_own_number(tmp_path: Path) -> None:
    path = write(
        tmp_path,
        "baci.csv",
        "t,i,j,k,v,q",
        "2016,398,860,100190,1000.5,NA",
        "2016,398,860,270900,2000.25,3",
        "2016,860,398,70200,7,1",
        "2016,398,643,70200,9,1",
        "2017,398,860,70200,oops,1",
        "2017,398,860,70200,5,1",
    )
    reading = read_statistics(path, "UZB-KAZ")
    assert told(reading) == [
        ("2016", "export", "", "UZB", "3000750", "FOB", "estimate"),
        ("2016", "export", "", "KAZ", "7000", "FOB", "estimate"),
    ]
    assert "exports of KAZ" in reading.figures[0].note
    assert "2 products" in reading.figures[0].note
    assert "line 6" in str(reading.problems[0]) and "left out" in str(reading.problems[0])
    assert_leads_to_its_cell(reading)


def siat(path: Path, title: str, rows: list[dict[str, object]], unit: str = "million USD") -> Path:
    names = {"Last modified date": "2026-01-16", "Indicator identification number (code)": "1.2"}
    names |= {"Indicator name": title, "Unit of measurement": unit}
    metadata = [{"name_en": name, "value_en": value} for name, value in names.items()]
    path.write_text(json.dumps([{"metadata": metadata, "data": rows}]), encoding="utf-8-sig")
    return path


def test_siat_months_that_add_up_are_january_to_month(tmp_path: Path) -> None:
    rows: list[dict[str, object]] = [
        {"Code": "1", "Klassifikator_en": "Total", "2024-M01": 900, "2024-M02": 2000.5},
        {"Code": "2", "Klassifikator": "Қозоғистон", "2024-M01": 100, "2024-M12": 1300, "x": 1},
        {"Code": "3", "Klassifikator_en": "China", "2024-M01": 200},
    ]
    path = siat(tmp_path / "2407.json", "Exports of goods, January-December", rows)
    reading = read_statistics(path, "UZB-KAZ")
    assert told(reading) == [
        ("2024-01", "export", "UZB", "WLD", "900000000", "goods", "actual"),
        ("2024-01/2024-02", "export", "UZB", "WLD", "2000500000", "goods", "actual"),
        ("2024-01", "export", "UZB", "KAZ", "100000000", "goods", "actual"),
        ("2024", "export", "UZB", "KAZ", "1300000000", "goods", "actual"),
    ]
    assert str(reading.figures[0].vintage) == "2026-01-16"
    assert [problem.level for problem in reading.problems] == ["note"]
    assert_leads_to_its_cell(reading)


def test_siat_months_that_fall_are_single_months(tmp_path: Path) -> None:
    months = {"2024-M01": 90, "2024-M02": 80, "2024-M03": 85}
    path = siat(tmp_path / "m.json", "Exports of goods", [{"Klassifikator_en": "Total"} | months])
    assert [line[0] for line in told(read_statistics(path, "UZB-KAZ"))] == [
        "2024-01",
        "2024-02",
        "2024-03",
    ]


def test_plain_table(tmp_path: Path) -> None:
    path = write(
        tmp_path,
        "own.csv",
        PLAIN,
        "2025,trade_turnover,UZB,KAZ,4.97,USD billion,goods,actual,Ministry,https://a.example,"
        "2026-02-01,CC BY 4.0,",
        "2016,turnover,,KAZ,1.513,USD billion,unknown,actual,Other source,,,,told once",
        "2016,export,RUS,CHN,1,USD,,,Elsewhere,,,,",
        "2016,export,KAZ,UZB,1,USD,tonnes,,x,,,,",
        "2016,export,KAZ,UZB,1,,FOB,,x,,,,",
        "2016,export,KAZ,Atlantis,1,USD,FOB,,x,,,,",
    )
    reading = read_statistics(path, "UZB-KAZ")
    assert told(reading) == [
        ("2025", "trade_turnover", "UZB", "KAZ", "4970000000", "goods", "actual"),
        ("2016", "trade_turnover", "", "KAZ", "1513000000", "unknown", "actual"),
    ]
    first = reading.figures[0]
    assert (str(first.vintage), first.licence) == ("2026-02-01", "CC BY 4.0")
    assert [document.title for document in reading.documents] == ["Ministry", "Other source"]
    assert [problem.place for problem in reading.problems] == ["line 5", "line 6", "line 7"]
    assert_leads_to_its_cell(reading)


def test_any_table_by_a_mapping(tmp_path: Path) -> None:
    path = write(tmp_path, "office.csv", "Yil;Qiymat", "2016;1 512,9", "2017;1 980,7")
    with_nothing = read_statistics(path, "UZB-KAZ")
    assert "office.csv.toml" in str(with_nothing.problems[0])
    write(
        tmp_path,
        "office.csv.toml",
        'title = "Stat office"\nunit = "USD million"\nvintage = 2022-05-01',
        '[columns]\nperiod = "Yil"\nvalue = "Qiymat"',
        '[fixed]\nindicator = "trade_turnover"\nreporter = "KAZ"\npartner = "UZB"',
    )
    reading = read_statistics(path, "UZB-KAZ")
    assert told(reading)[0] == (
        "2016",
        "trade_turnover",
        "KAZ",
        "UZB",
        "1512900000",
        "unknown",
        "actual",
    )
    assert reading.documents[0].title == "Stat office"
    write(tmp_path, "office.csv.toml", '[columns]\nyear = "Yil"')
    assert "the names are period" in str(read_statistics(path, "UZB-KAZ").problems[0])


def test_hostile_files_are_refused_with_a_reason(tmp_path: Path) -> None:
    bomb = tmp_path / "bomb.xlsx"
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", "<!DOCTYPE x [<!ENTITY a 'b'>]><x/>")
    (tmp_path / "empty.csv").write_bytes(b"")
    (tmp_path / "page.csv").write_text("<html><script>alert(1)</script></html>")
    (tmp_path / "broken.xlsx").write_bytes(b"PK\x03\x04 not a workbook")
    (tmp_path / "deep.json").write_text("[" * 100_000)
    (tmp_path / "binary.csv").write_bytes(b"a,b\x00\x01\n")
    says = {p.file: p.what for p in read_statistics(tmp_path, "UZB-KAZ").problems}
    assert "DOCTYPE" in says["bomb.xlsx"]
    assert "empty" in says["empty.csv"]
    assert "web page" in says["page.csv"]
    assert "no readable workbook" in says["broken.xlsx"]
    assert "no JSON" in says["deep.json"]
    assert "no text" in says["binary.csv"]


def test_one_bad_file_does_not_stop_the_others_and_copies_count_once(tmp_path: Path) -> None:
    lines = (NEW, new_row("X", 5))
    write(tmp_path, "a.csv", *lines)
    write(tmp_path, "b.csv", *lines)
    write(tmp_path, "c.csv", "what,is,this", "1,2,3")
    reading = read_statistics(tmp_path, "UZB-KAZ")
    assert len(reading.figures) == 1
    assert "b.csv: has the same rows as a.csv" in [str(problem) for problem in reading.problems]
    assert any(p.file == "c.csv" and COMTRADE in p.what for p in reading.problems)


def test_wrong_pair_and_path_are_named(tmp_path: Path) -> None:
    with pytest.raises(StatisticsError, match="UZB-KAZ"):
        read_statistics(tmp_path, "uz-kz")
    with pytest.raises(StatisticsError, match="does not exist"):
        read_statistics(tmp_path / "no.csv", "UZB-KAZ")


def test_the_imfs_own_workbooks(shared: Path) -> None:
    figures: list[Figure] = []
    for name in ("DOTS_103.xlsx", "DOTS_210.xlsx"):
        reading = read_statistics(shared / "samples" / name, "UZB-KAZ")
        assert reading.problems == []
        assert_leads_to_its_cell(reading)
        figures += reading.figures
    turnover = {
        f.reporter: f.value
        for f in figures
        if (f.indicator, f.when.edtf) == ("trade_turnover", "2016") and f.partner != "WLD"
    }
    assert {who: round(value / 10**6) for who, value in turnover.items() if value} == {
        "KAZ": 1513,
        "UZB": 1812,
    }


def test_the_stat_offices_own_layout(shared: Path) -> None:
    reading = read_statistics(shared / "samples" / "siat_1292_layout_sample.json", "UZB-KAZ")
    assert told(reading)[0] == (
        "2021",
        "consumer_price_index",
        "UZB",
        "",
        "110.8",
        "unknown",
        "actual",
    )
