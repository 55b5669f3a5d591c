"""Tables, calendar, TimelineJS and citations, each opened again with another library."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from dataclasses import replace
from datetime import date, datetime

import bibtexparser
import icalendar
import openpyxl
import pandas as pd
import pyarrow.parquet as pq
import pytest
import rispy

from tests.relations import HOSTILE, tables
from timeline.errors import ExportError
from timeline.exports import citations, timelinejs
from timeline.exports import tables as plain
from timeline.exports.about import About, data_version, describe
from timeline.exports.calendar import to_ics
from timeline.exports.safe import cell, runs, shorten
from timeline.exports.selection import Selection, select
from timeline.exports.workbook import to_xlsx
from timeline.frame import SCHEMA, Tables

AS_OF = date(2026, 3, 1)


def chosen(selection: Selection | None = None, language: str = "en") -> tuple[Tables, About]:
    selection = selection or Selection()
    narrow = select(tables(), selection)
    version = data_version(tables())
    return narrow, describe(narrow, selection, as_of=AS_OF, language=language, version=version)


WRITERS = {
    "xlsx": lambda t, a: to_xlsx(t, a),
    "csv": lambda t, a: plain.to_csv(t, a),
    "json": lambda t, a: plain.to_json(t, a),
    "parquet": lambda t, a: plain.to_parquet(t, a),
    "ics": lambda t, a: to_ics(t, a)[0],
    "timelinejs": lambda t, a: timelinejs.to_timelinejs(t, a)[0],
    "sheet": lambda t, a: timelinejs.to_sheet(t, a)[0],
    "bibtex": citations.to_bibtex,
    "ris": citations.to_ris,
    "csl": citations.to_csl,
}


def readable(name: str, data: bytes) -> str:
    """All text of an export, unpacked where it is packed."""
    if name == "xlsx":
        with zipfile.ZipFile(io.BytesIO(data)) as file:
            return "".join(file.read(part).decode() for part in file.namelist())
    if name == "parquet":
        table = pq.read_table(io.BytesIO(data))
        return str(table.to_pylist()) + str(table.schema.metadata)
    text = data.decode()
    return text.replace("\r\n ", "") if name == "ics" else text


@pytest.mark.parametrize("name", WRITERS)
def test_the_same_input_gives_the_same_bytes(name: str) -> None:
    narrow, about = chosen()
    assert WRITERS[name](narrow, about) == WRITERS[name](narrow, about)


@pytest.mark.parametrize("name", WRITERS)
def test_says_what_it_is(name: str) -> None:
    narrow, about = chosen(Selection(since=date(1990, 1, 1)))
    text = readable(name, WRITERS[name](narrow, about))
    for word in ("UZB-KAZ", "2026-03-01", about.version, "1990-01-01"):
        assert word in text


@pytest.mark.parametrize("name", WRITERS)
def test_restricted_stays_out_unless_asked_for_by_name(name: str) -> None:
    secret = ("Ички маълумотнома", "Ёпиқ учрашув", "note-3.txt", "4100000000")
    text = readable(name, WRITERS[name](*chosen()))
    assert not [word for word in (*secret, "Xizmat uchun") if word in text]
    asked = readable(name, WRITERS[name](*chosen(Selection(restricted=("Xizmat uchun",)))))
    assert "Xizmat uchun" in asked


def test_a_marking_that_no_record_has_is_an_error() -> None:
    with pytest.raises(ExportError, match="Xizmat uchun"):
        chosen(Selection(restricted=("secret",)))


def test_a_record_told_freely_too_stays_without_the_restricted_telling() -> None:
    whole = tables()
    kept, _ = chosen()
    row = kept.events[kept.events["edtf"] == "2018-03-15"].iloc[0]
    assert row["documents"] == 1
    assert set(kept.sources.loc[kept.sources["record_id"] == row["id"], "document_id"]) == {"d1"}
    # The restricted document alone gives this wording; the free one another.
    renamed = whole.sources.copy()
    mine = renamed["record_id"] == row["id"]
    renamed.loc[mine & (renamed["document_id"] == "d1"), "title"] = "Free wording"
    kept = select(replace(whole, sources=renamed), Selection())
    assert kept.events.set_index("id").at[row["id"], "title"] == "Free wording"


def test_period_takes_what_touches_it() -> None:
    kept, _ = chosen(Selection(since=date(2025, 11, 15), until=date(2026, 6, 1)))
    dates = set(kept.events["edtf"])
    assert dates == {"1997/..", "2025-11-14/2025-11-16", "2026-05-20"}


class TestWorkbook:
    def book(self) -> openpyxl.Workbook:
        return openpyxl.load_workbook(io.BytesIO(to_xlsx(*chosen())))

    def test_sheets_and_schema(self) -> None:
        book = self.book()
        assert book.sheetnames == ["README", "events", "figures", "sources", "documents"]
        words = {str(cell.value) for row in book["README"] for cell in row}
        assert {spec.meaning for spec in SCHEMA["events"].values()} <= words
        assert "none" in words

    def test_cells_are_typed_and_complete(self) -> None:
        kept, _ = chosen()
        sheet = self.book()["events"]
        header = [cell.value for cell in sheet[1]]
        read = [dict(zip(header, row, strict=True)) for row in sheet.iter_rows(2, values_only=True)]
        assert [row["id"] for row in read] == kept.events["id"].tolist()
        assert read[0]["start"] == datetime(1992, 11, 23)
        figures = self.book()["figures"]
        header = [cell.value for cell in figures[1]]
        values = [row[header.index("value")] for row in figures.iter_rows(2, values_only=True)]
        assert sorted(values) == sorted(kept.figures["value"])

    def test_no_cell_is_a_formula(self) -> None:
        kinds = {c.data_type for sheet in self.book() for row in sheet.iter_rows() for c in row}
        assert "f" not in kinds
        titles = [row[18] for row in self.book()["events"].iter_rows(2, values_only=True)]
        assert not [title for title in titles if str(title).startswith("=")]


@pytest.mark.parametrize("text", ["=1", "+1", "-1", "@a", "\tx", "\r=1", " =1", "＝1", "\n=1"])
def test_what_a_spreadsheet_would_compute_is_made_text(text: str) -> None:
    assert cell(text).startswith("'")


@pytest.mark.parametrize("text", ["2021-12-06", "a=b", "(-1)", "", "ʻ=", "5 + 5"])
def test_what_it_would_not_compute_stays(text: str) -> None:
    assert cell(text) == text


def test_shorten_cuts_at_a_word() -> None:
    assert shorten("one two three", 9) == "one two…"
    assert shorten("x" * 500, 90) == "x" * 89 + "…"


def test_runs_of_numbers_are_shortened() -> None:
    assert runs((7, 1, 2, 3)) == "1–3, 7"
    assert runs((4, 5)) == "4, 5"


def test_csv_keeps_every_record_and_neutralises_cells() -> None:
    kept, about = chosen()
    text = plain.to_csv(kept, about).decode("utf-8-sig")
    read = list(csv.DictReader(io.StringIO(text)))
    assert len(read) == len(kept.events) + len(kept.figures)
    hostile = next(row for row in read if "HYPERLINK" in row["title"])
    assert hostile["title"] == "'" + HOSTILE
    balance = [row for row in read if row["indicator"] == "export"]
    assert {row["value"] for row in balance} == {
        "1400000000",
        "1370000000",
        "1300000000",
        "1550000000",
    }
    told = json.loads(read[0]["sources"])
    assert told[0]["document_publisher"] == "Namuna gazetasi"


@pytest.mark.parametrize("table", plain.NAMES)
def test_one_table_as_csv_and_parquet(table: str) -> None:
    kept, about = chosen()
    frame = getattr(kept, table)
    read = list(csv.DictReader(io.StringIO(plain.to_csv(kept, about, table).decode("utf-8-sig"))))
    assert len(read) == len(frame)
    again = pd.read_parquet(io.BytesIO(plain.to_parquet(kept, about, table)))
    assert list(again.columns) == [name for name in frame.columns if name != "text"]
    with pytest.raises(ExportError, match="choose one of"):
        plain.to_csv(kept, about, "people")


def test_json_holds_the_frame() -> None:
    kept, about = chosen()
    whole = json.loads(plain.to_json(kept, about))
    assert [row["title"] for row in whole["events"]] == kept.events["title"].tolist()
    assert whole["figures"][0]["value"] == kept.figures["value"].iloc[0]
    assert whole["events"][0]["start"] == "1992-11-23"
    assert "text" not in whole["documents"][0]


def test_parquet_is_typed() -> None:
    kept, about = chosen()
    table = pq.read_table(io.BytesIO(plain.to_parquet(kept, about)))
    assert str(table.schema.field("start").type) == "date32[day]"
    first = table.to_pylist()[0]
    assert first["start"] == date(1992, 11, 23)
    assert first["sources"][0]["document_url"].startswith("https://example.org/")
    assert json.loads(table.schema.metadata[b"about"])["data_version"] == about.version


class TestCalendar:
    def read(self, as_of: date = AS_OF) -> list[icalendar.Event]:
        kept, about = chosen()
        data, self.problems = to_ics(kept, replace(about, as_of=as_of))
        assert all(len(line) <= 75 for line in data.split(b"\r\n"))
        return list(icalendar.Calendar.from_ical(data).walk("VEVENT"))

    def test_planned_days_are_in_and_the_others_listed(self) -> None:
        planned = [event for event in self.read() if "RRULE" not in event]
        assert [event.start for event in planned] == [date(2026, 5, 20)]
        assert planned[0].end == date(2026, 5, 21)
        assert str(planned[0]["LOCATION"]) == "Toshkent"
        assert "unreviewed" in planned[0]["DESCRIPTION"]
        assert sorted(problem.what.split()[2] for problem in self.problems) == [
            "../2034,",
            "2026-10,",
        ]

    def test_anniversaries_come_back_each_year(self) -> None:
        days = {str(e["SUMMARY"]): e.start for e in self.read() if "RRULE" in e}
        title = "Anniversary (1992): Diplomatik munosabatlar oʻrnatildi"
        assert days[title] == date(2026, 11, 23)
        later = {str(e["SUMMARY"]): e.start for e in self.read(date(2026, 11, 24)) if "RRULE" in e}
        assert later[title] == date(2027, 11, 23)

    def test_uids_are_unique(self) -> None:
        uids = [str(event["UID"]) for event in self.read()]
        assert len(uids) == len(set(uids))


class TestTimelineJs:
    def test_json(self) -> None:
        kept, about = chosen()
        data, problems = timelinejs.to_timelinejs(kept, about)
        slides = {slide["edtf"]: slide for slide in json.loads(data)["events"]}
        assert len(slides) >= 18
        assert slides["1997/.."]["display_date"] == "since 1997"
        assert slides["2019-04"]["start_date"] == {"year": 2019, "month": 4}
        assert slides["2025-11-14/2025-11-16"]["end_date"] == {"year": 2025, "month": 11, "day": 16}
        assert slides["../2034"]["start_date"]["year"] == 2034
        assert "<script>" not in slides["2023-07-07"]["text"]["headline"]
        assert [problem.what for problem in problems] == [
            "dated XXXX-09-25: TimelineJS cannot place it"
        ]

    def test_sheet(self) -> None:
        kept, about = chosen()
        data, _ = timelinejs.to_sheet(kept, about)
        read = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))
        assert read[0]["Type"] == "title"
        assert read[1]["Year"] == "1992" and read[1]["EDTF"] == "1992-11-23"
        assert not [row for row in read if row["Headline"].startswith("=")]


class TestCitations:
    def test_bibtex(self) -> None:
        kept, about = chosen()
        read = bibtexparser.parse_string(citations.to_bibtex(kept, about).decode())
        assert not read.failed_blocks
        assert len(read.entries) == len(kept.documents) == 3
        fields = read.entries[0].fields_dict
        assert fields["title"].value.strip("{}") == "Көршілер: жаңа кезең"
        assert "inferred" in fields["note"].value
        assert read.entries[1]["url"].endswith("?a=1&b=%7B2%7D")

    def test_ris(self) -> None:
        kept, about = chosen()
        read = rispy.loads(citations.to_ris(kept, about).decode())
        assert [entry["year"] for entry in read] == ["2024", "2025", "2026"]
        assert read[1]["title"] == "Qoʻshnilar: oʻttiz yil sarhisobi"

    def test_csl(self) -> None:
        kept, about = chosen()
        items = json.loads(citations.to_csl(kept, about))
        assert items[2]["issued"] == {"date-parts": [[2026, 2, 1]]}
        assert len({item["id"] for item in items}) == 3
