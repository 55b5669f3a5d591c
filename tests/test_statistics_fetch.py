"""Fetching, against a server of our own that answers as the services do, and as they break."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from datetime import date
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from timeline import cli
from timeline.errors import StatisticsError
from timeline.statistics import read_statistics
from timeline.statistics.countries import m49
from timeline.statistics.fetch import fetch
from timeline.statistics.services import SERVICES, read_years, spell

TODAY = date(2026, 5, 1)
Answer = tuple[int, dict[str, str], bytes]
IMTS_HEADER = (
    "DATAFLOW,COUNTRY,INDICATOR,COUNTERPART_COUNTRY,FREQUENCY,TIME_PERIOD,OBS_VALUE,SCALE,PRECISION,"
    "DECIMALS_DISPLAYED,TRADE_FLOW,VALUATION,UNIT,DERIVATION_TYPE,OVERLAP,STATUS"
)


class Server:
    """Answers from a list, one a request, and remembers what it was asked."""

    def __init__(self) -> None:
        self.answers: list[Answer] = []
        self.asked: list[tuple[str, dict[str, str]]] = []
        self.waited: list[float] = []
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                outer.asked.append((self.path, dict(self.headers)))
                status, headers, body = outer.answers.pop(0)
                self.send_response(status)
                for name, value in headers.items():
                    self.send_header(name, value)
                if "Content-Length" not in headers:
                    self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *args: object) -> None:
                """Keep the test's output clean."""

        self.http = HTTPServer(("127.0.0.1", 0), Handler)
        self.base = f"http://127.0.0.1:{self.http.server_port}"
        threading.Thread(target=self.http.serve_forever, daemon=True).start()

    def query(self, at: int = 0) -> dict[str, str]:
        return {k: v[0] for k, v in parse_qs(urlsplit(self.asked[at][0]).query).items()}


@pytest.fixture
def server() -> Iterator[Server]:
    made = Server()
    yield made
    made.http.shutdown()
    made.http.server_close()


def row(year: int, flow: str, value: object) -> dict[str, object]:
    return {
        "typeCode": "C",
        "freqCode": "A",
        "refYear": year,
        "refMonth": 52,
        "period": str(year),
        "reporterCode": 398,
        "reporterISO": None,
        "flowCode": flow,
        "partnerCode": 860,
        "partnerISO": None,
        "partner2Code": 0,
        "cmdCode": "TOTAL",
        "customsCode": "C00",
        "motCode": 0,
        "cifvalue": value if flow == "M" else None,
        "fobvalue": value if flow == "X" else None,
        "primaryValue": value,
        "isReported": True,
        "isAggregate": False,
    }


def page(*rows: object, **changes: object) -> Answer:
    envelope = {"elapsedTime": "0.2 secs", "count": len(rows), "data": list(rows), "error": ""}
    return 200, {"Content-Type": "application/json"}, json.dumps(envelope | changes).encode()


def bring(server: Server, folder: Path, name: str = "comtrade", **changes: object) -> Path:
    years = changes.pop("years", [2016, 2017])
    usual: dict[str, object] = {"base": server.base, "sleep": server.waited.append}
    return fetch(SERVICES[name], "UZB-KAZ", years, folder, TODAY, **(usual | changes))  # type: ignore[arg-type]


def test_comtrade_is_asked_for_totals_of_both_countries(server: Server, tmp_path: Path) -> None:
    server.answers = [page(row(2016, "X", 925198417.0), row(2016, "M", 587793107.0))]
    path = bring(server, tmp_path)
    assert path.name == "comtrade-UZB-KAZ-2016-2017-2026-05-01.json"
    assert server.asked[0][0].startswith("/public/v1/preview/C/A/HS?")
    assert "Ocp-Apim-Subscription-Key" not in server.asked[0][1]
    query = server.query()
    assert query["reporterCode"] == "860,398"
    assert query["partnerCode"] == "860,398,0"
    assert (query["period"], query["cmdCode"], query["flowCode"]) == ("2016,2017", "TOTAL", "X,M")
    figures = read_statistics(path, "UZB-KAZ").figures
    assert {(f.indicator, int(f.value or 0)) for f in figures} == {
        ("export", 925198417),
        ("import", 587793107),
        ("trade_turnover", 1512991524),
    }
    assert {f.vintage for f in figures} == {TODAY}


def test_a_key_asks_the_full_service_and_is_never_stored(server: Server, tmp_path: Path) -> None:
    server.answers = [page(row(2016, "X", 1.0))]
    path = bring(server, tmp_path, key="s3cret")
    assert server.asked[0][0].startswith("/data/v1/get/C/A/HS?")
    assert server.asked[0][1]["Ocp-Apim-Subscription-Key"] == "s3cret"
    assert "s3cret" not in path.read_text() + path.with_name(path.name + ".toml").read_text()


def test_many_years_are_asked_in_parts_and_empty_pages_are_no_error(
    server: Server, tmp_path: Path
) -> None:
    server.answers = [page(), page(row(2010, "X", 3.0)), page()]
    path = bring(server, tmp_path, years=list(range(1994, 2021)))
    assert [len(server.query(at)["period"].split(",")) for at in range(3)] == [10, 10, 7]
    assert len(read_statistics(path, "UZB-KAZ").figures) == 1


def test_what_is_stored_is_used_again_and_a_later_day_is_kept_beside(
    server: Server, tmp_path: Path
) -> None:
    server.answers = [page(row(2016, "X", 1.0)), page(row(2016, "X", 2.0))]
    first = bring(server, tmp_path)
    assert bring(server, tmp_path) == first
    assert len(server.asked) == 1
    second = fetch(
        SERVICES["comtrade"],
        "UZB-KAZ",
        [2016, 2017],
        tmp_path,
        date(2026, 6, 1),
        base=server.base,
        again=True,
    )
    assert second != first and first.exists()
    values = {(f.vintage, int(f.value or 0)) for f in read_statistics(tmp_path, "UZB-KAZ").figures}
    assert values == {(TODAY, 1), (date(2026, 6, 1), 2)}


BUSY: Answer = (429, {"Retry-After": "7"}, b"slow down")
BROKEN: Answer = (500, {}, b"oops")
CUT: Answer = (200, {"Content-Length": "5000"}, b'{"data": [')


def test_busy_broken_and_cut_answers_are_asked_again(server: Server, tmp_path: Path) -> None:
    server.answers = [BUSY, BROKEN, CUT, page(row(2016, "X", 1.0))]
    assert bring(server, tmp_path).exists()
    assert server.waited == [7.0, 2.0, 4.0]


@pytest.mark.parametrize(
    ("answers", "says"),
    [
        ([BROKEN] * 4, "answer 500, 4 times; try again later"),
        ([CUT] * 4, "the connection was cut, 4 times"),
        ([BUSY] * 4, "answer 429, 4 times"),
        ([(401, {}, b"")], r"refuses access \(401\); check the key"),
        ([(404, {}, b"")], "answers 404"),
        ([(302, {"Location": "http://other.example/"}, b"")], "has moved"),
        ([(200, {}, b"<html>maintenance</html>")], "no JSON"),
        ([(200, {}, b"[1, 2]")], "no object"),
        ([page(data=None)], "no list `data`"),
        ([page(data=["x"])], "no list `data`"),
        ([page(error="Invalid period")], "Invalid period"),
        ([page()], "no number for UZB-KAZ"),
        ([page(row(2016, "X", "many"))], "'many' is no number"),
        ([page(*[row(2016, "X", 1.0)] * 500)], "500 rows, where its preview ends"),
    ],
)
def test_what_cannot_be_used_is_an_error_and_stores_nothing(
    server: Server, tmp_path: Path, answers: list[Answer], says: str
) -> None:
    server.answers = list(answers)
    with pytest.raises(StatisticsError, match=says):
        bring(server, tmp_path, key="s3cret")
    assert list(tmp_path.iterdir()) == []


def test_a_service_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(StatisticsError, match="the connection was cut, 4 times"):
        fetch(
            SERVICES["imts"],
            "UZB-KAZ",
            [2016],
            tmp_path,
            TODAY,
            base="http://127.0.0.1:9",
            sleep=lambda seconds: None,
        )


def imts(*rows: str) -> Answer:
    return 200, {"Content-Type": "text/csv"}, "\n".join([IMTS_HEADER, *rows]).encode()


def test_imts_is_asked_as_csv_and_cut_to_the_years_here(server: Server, tmp_path: Path) -> None:
    line = "IMF.STA:IMTS(1.0.0),UZB,XG_FOB_USD,KAZ,A,{},{},6,,,,,USD,,,"
    server.answers = [imts(line.format(2015, 239666138), line.format(2016, 876602181))]
    path = bring(server, tmp_path, "imts")
    asked, headers = server.asked[0]
    assert asked == (
        "/data/dataflow/IMF.STA/IMTS/+/UZB+KAZ.XG_FOB_USD+MG_CIF_USD+MG_FOB_USD.UZB+KAZ+G001.A"
    )
    assert headers["Accept"] == "application/vnd.sdmx.data+csv"
    figures = read_statistics(path, "UZB-KAZ").figures
    assert [(f.when.edtf, int(f.value or 0)) for f in figures] == [("2016", 876602181)]


@pytest.mark.parametrize(
    ("answer", "says"),
    [
        (imts(), "no number for UZB-KAZ"),
        ((200, {}, b"\xff\xfe\x00"), "no CSV"),
        ((200, {}, b"<xml/>"), "not the expected SDMX-CSV"),
        ((200, {}, b""), "not the expected SDMX-CSV"),
    ],
)
def test_imts_answers_of_the_wrong_shape(
    server: Server, tmp_path: Path, answer: Answer, says: str
) -> None:
    server.answers = [answer]
    with pytest.raises(StatisticsError, match=says):
        bring(server, tmp_path, "imts")
    assert list(tmp_path.iterdir()) == []


def test_years_and_countries_are_read_or_refused() -> None:
    assert read_years("2016-2018") == [2016, 2017, 2018]
    assert read_years("2016, 2018") == [2016, 2018]
    assert (spell([2016, 2017]), spell([2016, 2018]), spell([2016])) == (
        "2016-2017",
        "2016+2018",
        "2016",
    )
    for text in ("", "16-18", "2018-2016", "all"):
        with pytest.raises(StatisticsError):
            read_years(text)
    assert (m49("UZB"), m49("USA")) == ("860", "842")
    with pytest.raises(StatisticsError, match="three letters"):
        m49("QQQ")


def test_the_command_fetches_stores_and_prints(
    server: Server, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    server.answers = [page(row(2016, "X", 925198417.0))]
    words = [
        "statistics",
        "fetch",
        "comtrade",
        "--pair",
        "UZB-KAZ",
        "--years",
        "2016",
        "--format",
        "csv",
        "--base",
    ]
    assert cli.main([*words, server.base, "--folder", str(tmp_path)]) == 0
    told = capsys.readouterr()
    assert told.out.splitlines()[1].startswith("2016,export,KAZ,UZB,925198417,USD,FOB,actual,")
    assert "terms: https://" in told.err
    assert cli.main(["statistics", "fetch", "--pair", "UZB-KAZ"]) == 1
    assert cli.main(["statistics", "fetch", "nobody", "--pair", "UZB-KAZ", "--years", "2016"]) == 1
    assert cli.main(["statistics", "fetch", "imts", "--pair", "UZB-KAZ"]) == 1


def test_the_command_prints_files_and_names_what_is_wrong(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table = tmp_path / "own.csv"
    table.write_text(
        "period,indicator,reporter,partner,value,unit,source\n"
        '2016,export,KAZ,UZB,1.5,USD million,"=HYPERLINK(""http://x"")"\n'
        "2016,import,KAZ,UZB,many,USD,x\n"
    )
    arguments = ["statistics", str(table), "--pair", "UZB-KAZ", "--format"]
    assert cli.main([*arguments, "csv"]) == 1
    told = capsys.readouterr()
    assert told.out.splitlines() == [
        "period,indicator,reporter,partner,value,unit,basis,status,source",
        '2016,export,KAZ,UZB,1500000,USD,unknown,actual,"\'=HYPERLINK(""http://x"")"',
    ]
    assert "own.csv line 3: 'many' is no number" in told.err
    assert cli.main([*arguments, "jsonl"]) == 1
    assert json.loads(capsys.readouterr().out)["value"] == "1500000"
    assert cli.main([*arguments, "table"]) == 1
    assert capsys.readouterr().out.startswith("period  indicator")
