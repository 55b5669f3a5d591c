"""The whole line over a folder: one bad file is a line of the report, the others are built."""

from __future__ import annotations

import pytest

from timeline import frame
from timeline.cli import main
from timeline.documents import isolate
from timeline.documents.extracted import Extracted
from timeline.extract import document as document_reading
from timeline.pipeline import build

GOOD = "2021-yil 6-dekabr kuni Nur-Sultonda O‘zbekiston va Qozog‘iston deklaratsiya imzoladi."


def write(folder, **files):
    for name, content in files.items():
        path = folder / f"{name}.txt"
        path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
    return folder


def told(tables):
    return {problem.file.rsplit("/", 1)[-1]: str(problem) for problem in tables.problems}


def test_a_good_document_is_built_beside_bad_ones(tmp_path):
    write(
        tmp_path,
        good=GOOD,
        empty="",
        binary=bytes(range(256)) * 40,
        hostile="<script>alert(1)</script> =HYPERLINK(1) 2020-yil 5-may kuni Toshkentda ikki "
        "davlat <img src=x onerror=alert(1)> bitim imzoladi.",
        undated="Ikki davlat hamkorligi rivojlanmoqda.",
    )
    (tmp_path / "manifest.csv").write_text(
        "file,language,published,pair\ngood.txt,uz,2021-12-07,UZB-KAZ\ngone.txt,uz,,UZB-KAZ\n"
        "hostile.txt,uz,5.05.20,UZB-KAZ\n",
        encoding="utf-8",
    )
    tables = build(tmp_path)
    problems = told(tables)
    assert "empty" in problems["empty.txt"]
    assert "binary.txt" in problems
    text = "\n".join(str(problem) for problem in tables.problems)
    assert "gone.txt" in text
    assert '"5.05.20" is not a date' in text
    assert set(tables.events["edtf"]) == {"2021-12-06", "2020-05-05"}


def test_a_text_in_no_known_language_is_kept_and_named(tmp_path):
    tables = build(write(tmp_path, odd="Lorem ipsum dolor sit amet consectetur."))
    assert len(tables.documents) == 1 and tables.events.empty
    assert "no dated event" in told(tables)["odd.txt"]


def test_a_year_that_nothing_tells_keeps_its_x_and_the_report_says_how_to_mend_it(tmp_path):
    text = "25-sentabr kuni O‘zbekiston va Qozog‘iston prezidentlari Sariag‘ashda uchrashdi."
    tables = build(write(tmp_path, a=text))
    assert list(tables.events["edtf"]) == ["XXXX-09-25"]
    assert any("publication day" in str(problem) for problem in tables.problems)


def test_what_is_built_is_written_and_read_again(tmp_path):
    folder = tmp_path / "in"
    folder.mkdir()
    tables = build(write(folder, a=GOOD))
    frame.write(tables, tmp_path / "out")
    again = frame.read(tmp_path / "out")
    frame.validate(again)
    assert list(again.events["title"]) == list(tables.events["title"])
    assert again.report["events"] == tables.report["events"]


def test_an_empty_folder_builds_empty_tables(tmp_path):
    tables = build(tmp_path)
    assert tables.events.empty and tables.figures.empty


def test_documents_on_a_union_are_built_beside_official_series(tmp_path):
    documents, statistics = tmp_path / "uzb-eu", tmp_path / "statistics"
    documents.mkdir()
    statistics.mkdir()
    write(documents, a="On 5 May 2021 Uzbekistan and the European Union signed an agreement.")
    (documents / "manifest.csv").write_text("file,pair\na.txt,UZB-EU\n", encoding="utf-8")
    assert list(build(documents, statistics).documents["pair"]) == ["UZB-EU"]


def test_a_name_that_is_no_text_stops_nothing(tmp_path):
    folder = write(tmp_path, a=GOOD)
    try:
        (folder / "a.txt").rename(folder / "a\udcff.txt")
        (folder / "b\udcff.odt").touch()
    except OSError:
        pytest.skip("this system takes no such names")
    tables = build(tmp_path)
    assert list(tables.documents["name"]) == ["a?.txt"] and len(tables.events) == 1
    assert "b?.odt" in told(tables)


def test_half_a_letter_in_a_foreign_text_is_marked(monkeypatch):
    answer = {"text": "Bitim \ud835 imzolandi.", "fields": {"title": "\udc9c"}}
    monkeypatch.setattr(isolate, "_ask", lambda *_: answer)
    with isolate.Reader() as reader:
        assert reader.read(b"", ".pdf") == Extracted("Bitim ? imzolandi.", {"title": "?"})


def test_a_fault_of_ours_costs_one_document_and_is_named(tmp_path, monkeypatch, capsys):
    def faulty(document, relations):
        if "odd" in document.name:
            raise ValueError("ends before it starts")
        return reading(document, relations)

    reading = document_reading.read
    monkeypatch.setattr(document_reading, "read", faulty)
    write(tmp_path, good=GOOD, odd=GOOD.replace("2021", "2022"))
    tables = build(tmp_path)
    assert set(tables.events["edtf"]) == {"2021-12-06"} and len(tables.documents) == 2
    told_of = told(tables)["odd.txt"]
    assert "a fault of the program (ValueError at test_pipeline.py" in told_of
    assert "ends before it starts" in told_of and "the other documents are read" in told_of
    assert main(["extract", str(tmp_path), "--format", "table"]) == 1
    seen = capsys.readouterr()
    assert "2021-12-06" in seen.out and "odd.txt: could not be read" in seen.err
