"""Documents added in the app: looked at, kept under a name of our own, built with the others."""

from __future__ import annotations

import csv
import io
import zipfile
from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests import sample
from timeline import frame
from timeline.views.adding import Upload, keep, look, read_of, safe_name

TEXT = (
    "Yangi uchrashuv\n\n2023-yil 17-may kuni Toshkentda O‘zbekiston va Qozog‘iston tashqi ishlar "
    "vazirlari uchrashdi.\n"
).encode()


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("../../etc/passwd", "passwd-"),
        ("C:\\x\\a b.txt", "a-b-"),
        ("тест.pdf", "document-"),
        ("run.sh", "run-"),
        ("", "document-"),
        (".txt", "txt-"),
        ("x" * 300 + ".md", "x" * 60 + "-"),
    ],
)
def test_the_name_of_an_upload_names_no_other_place(name: str, kept: str) -> None:
    safe = safe_name(Upload(name, b"text", "UZB-KAZ"))
    assert safe.startswith(kept) and Path(safe).name == safe
    assert Path(safe).suffix in (".txt", ".pdf", ".md")


def test_what_is_in_an_upload_is_seen_before_it_is_kept() -> None:
    seen = look([Upload("uchrashuv.txt", TEXT, "UZB-KAZ", date(2023, 5, 18))])
    [event] = seen.events
    assert event.when.edtf == "2023-05-17" and event.pair == "UZB-KAZ"
    assert seen.documents[0].published == date(2023, 5, 18)


def test_an_empty_upload_is_a_problem_not_an_error() -> None:
    seen = look([Upload("empty.txt", b"", "UZB-KAZ")])
    assert not seen.documents and seen.problems


def test_a_problem_names_the_file_that_was_dropped() -> None:
    seen = look([Upload("Отчёт за май.pdf", b"%PDF-1.4 cut", "UZB-KAZ"), archive()])
    lines = [str(problem) for problem in seen.problems if problem.level == "error"]
    assert sorted(lines) == [
        "Отчёт за май.pdf: is damaged or cut short; fetch the file again",
        "всё.zip/пусто.txt: is empty; remove it, or save the text into it",
    ]


def archive() -> Upload:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as packed:
        packed.writestr(zipfile.ZipInfo("встреча.txt"), TEXT)  # of no hour
        packed.writestr(zipfile.ZipInfo("пусто.txt"), b"")
    return Upload("всё.zip", content.getvalue(), "UZB-KAZ", date(2023, 5, 18))


def test_an_archive_is_read_and_what_was_not_read_is_left_out() -> None:
    unread = Upload("cut.pdf", b"%PDF-1.4 cut", "UZB-KAZ")
    seen = look([unread, archive()])
    [document] = seen.documents
    assert (document.published, document.title) == (date(2023, 5, 18), "")
    assert read_of([unread, archive()], seen) == [archive()]


def test_a_file_that_is_kept_twice_is_listed_once_with_its_last_day(tmp_path: Path) -> None:
    folders = {name: str(tmp_path / name) for name in ("documents", "statistics", "corrections")}
    home = tmp_path / "documents" / "added" / "uzb-kaz"
    home.mkdir(parents=True)
    (home / "manifest.csv").write_text("file,url,pair\nold.txt,,UZB-KAZ\n", encoding="utf-8")
    (home / "old.txt").write_text("Muzokaralar davom etadi.", encoding="utf-8")
    for day in (date(2023, 5, 18), date(2023, 5, 19)):
        keep([Upload("uchrashuv.txt", TEXT, "UZB-KAZ", day)], folders, tmp_path / "build")
    tables = frame.read(tmp_path / "build")
    assert not [problem for problem in tables.problems if problem.level == "error"]
    assert "2023-05-19" in " ".join(map(str, tables.documents["published"]))
    with (home / "manifest.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    said = [(row["file"][:9], row["pair"], row["published"]) for row in rows]
    assert said == [("old.txt", "UZB-KAZ", ""), ("uchrashuv", "", "2023-05-19")]


def test_what_is_kept_is_built_with_the_others(tmp_path: Path) -> None:
    documents = tmp_path / "documents"
    documents.mkdir()
    (documents / "old.txt").write_text(
        "2019-yil 15-aprel kuni Toshkentda O‘zbekiston va Qozog‘iston prezidentlari uchrashdi.\n",
        encoding="utf-8",
    )
    folders = {
        "documents": str(documents),
        "statistics": str(tmp_path / "statistics"),
        "corrections": str(tmp_path / "corrections.toml"),
    }
    out = tmp_path / "build"
    first = Upload("uchrashuv, mayda.txt", TEXT, "UZB-KAZ", date(2023, 5, 18))
    keep([first], folders, out)
    keep([Upload("yana.txt", TEXT + b"\nYana bir gap.\n", "UZB-KAZ")], folders, out)
    tables = frame.read(out)
    assert {"2019-04-15", "2023-05-17"} <= set(tables.events["edtf"])
    assert tables.report["folders"] == folders
    with (documents / "added" / "uzb-kaz" / "manifest.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert [row["title"] for row in rows] == ["uchrashuv, mayda", "yana"]
    assert rows[0]["published"] == "2023-05-18" and rows[1]["published"] == ""


@pytest.mark.parametrize(("keep", "offered"), [("0", False), ("1", True)])
def test_keeping_can_be_switched_off(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, keep: str, offered: bool
) -> None:
    frame.write(frame.with_report(sample.tables(), folders={"documents": "x"}), tmp_path)
    monkeypatch.setenv("TIMELINE_BUILD", str(tmp_path))
    monkeypatch.setenv("TIMELINE_KEEP", keep)

    def page() -> None:
        from timeline.views import add_page

        add_page.page()

    app = AppTest.from_function(page, default_timeout=60)
    app.query_params["lang"] = "en"
    app.run()
    app.file_uploader(key="added-files").upload("uchrashuv.txt", TEXT, "text/plain").run()
    assert not app.exception and app.header[0].value == "1 document · 1 event · 0 figures"
    assert [button.label for button in app.button if button.key == "keep"] == (
        ["Keep and build"] if offered else []
    )
    assert offered or "Keeping documents is switched off here." in [c.value for c in app.caption]
