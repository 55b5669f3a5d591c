"""`timeline build`: what it writes, what it says, and what it does with nothing to read."""

from __future__ import annotations

from pathlib import Path

import pytest

from timeline import cli, frame, settings
from timeline.documents import each_document

BAD = {
    "empty.txt": b"",
    "binary.txt": bytes(range(256)) * 40,
    "undated.txt": b"Vazirlar 25-sentabr kuni Samarqandda uchrashdi.",
    "formula.txt": b'=HYPERLINK("http://x.test","a") <script>alert(1)</script> '
    b"2024-yil 5-aprel kuni O'zbekiston va Qozog'iston shartnoma imzoladi.",
    "good.txt": "2021-yil 6-dekabr kuni Oʻzbekiston va Qozogʻiston shartnoma imzoladi.".encode(),
    "manifest.csv": b"file,published\ngood.txt,5.04.24\nmissing.txt,2024-04-05\n",
}


def test_an_emptied_data_folder_builds_empty_tables(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(settings, "DOCUMENTS", tmp_path / "data" / "documents")
    assert cli.main(["build", "--out", str(tmp_path / "build")]) == 0
    tables = frame.read(tmp_path / "build")
    assert tables.events.empty and tables.documents.empty
    assert any("holds no document" in problem.what for problem in tables.problems)


def test_a_folder_that_was_named_and_is_not_there_is_an_error(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    missing = tmp_path / "nowhere"
    assert cli.main(["build", "--documents", str(missing), "--out", str(tmp_path / "build")]) == 1
    assert capsys.readouterr().err.startswith(f"timeline: {missing} does not exist; name a file")


def test_bad_files_are_lines_of_the_report_and_the_good_one_builds(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "documents"
    folder.mkdir()
    for name, content in BAD.items():
        (folder / name).write_bytes(content)
    assert cli.main(["build", "--documents", str(folder), "--out", str(tmp_path / "build")]) == 0
    said = capsys.readouterr().err
    for line in (
        "error: empty.txt: is empty; remove it",
        "error: binary.txt: is not a text; remove it",
        'error: manifest.csv line 2: published "5.04.24" is not a date; write 2024-04-05',
        "warning: manifest.csv line 3: names missing.txt",
        "warning: undated.txt: ",
    ):
        assert line in said
    tables = frame.read(tmp_path / "build")
    assert {"2021-12-06", "2024-04-05"} <= set(tables.events["edtf"])
    assert set(tables.documents["name"]) == {"undated.txt", "formula.txt", "good.txt"}


def test_a_second_build_gives_the_same_tables(tmp_path: Path) -> None:
    folder = tmp_path / "documents"
    folder.mkdir()
    (folder / "good.txt").write_bytes(BAD["good.txt"])
    command = ["build", "--documents", str(folder), "--out", str(tmp_path / "build"), "--quiet"]
    written = []
    for _ in range(2):
        assert cli.main(command) == 0
        files = sorted((tmp_path / "build").glob("*.parquet"))
        written.append([path.read_bytes() for path in files])
    assert len(written[0]) == 4
    assert written[0] == written[1]


def test_notes_are_counted_unless_asked_for(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "docs"
    folder.mkdir()
    for n in range(12):
        text = f"On {n + 1} April the two sides met."
        (folder / f"undated-{n}.txt").write_text(text, encoding="utf-8")
    command = ["build", "--documents", str(folder), "--out", str(tmp_path / "build")]
    assert cli.main(command) == 0
    said = capsys.readouterr()
    problems = frame.read(tmp_path / "build").problems
    warnings = [problem for problem in problems if problem.level == "warning"]
    assert len(warnings) > 10
    assert said.err.count("warning: ") == 10
    assert f"warning {len(warnings)}" in said.out and "report.json" in said.out
    assert cli.main([*command, "--notes"]) == 0
    assert len(capsys.readouterr().err.splitlines()) >= len(problems)


def test_a_place_that_cannot_be_written_is_named_before_anything_is_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "documents"
    folder.mkdir()
    (tmp_path / "file").write_text("no folder")
    out = tmp_path / "file" / "build"
    assert cli.main(["build", "--documents", str(folder), "--out", str(out)]) == 1
    [line] = capsys.readouterr().err.splitlines()
    assert line.startswith(f"timeline: {out}: not a directory; see that it is there")


def test_files_are_counted_as_they_are_opened(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt", "c.pdf"):
        (tmp_path / name).write_bytes(b"Talks were held." if name != "c.pdf" else b"")
    steps: list[tuple[int, int]] = []
    documents = list(
        each_document(tmp_path, problems=[], progress=lambda *step: steps.append(step))
    )
    assert len(documents) == 1  # b.txt is a.txt again
    assert steps == [(1, 3), (2, 3), (3, 3)]
