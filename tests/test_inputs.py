"""A build is made anew where what it came from changed, and only there."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from timeline.cli import main
from timeline.inputs import NAME, changed, note, state


@pytest.fixture
def data(tmp_path: Path) -> Path:
    documents = tmp_path / "documents"
    documents.mkdir()
    (documents / "one.txt").write_text("6 December 2021: a treaty was signed.", encoding="utf-8")
    build = tmp_path / "build"
    build.mkdir()
    for name in ("report.json", "events.parquet"):
        (build / name).touch()
    note(build, state([documents]))
    return tmp_path


def asked(data: Path) -> bool:
    return changed(data / "build", state([data / "documents"]))


def test_nothing_changed(data: Path) -> None:
    assert not asked(data)


@pytest.mark.parametrize("what", ["new", "gone", "longer", "touched"])
def test_a_change_of_a_document_asks_for_a_build(data: Path, what: str) -> None:
    one = data / "documents" / "one.txt"
    if what == "new":
        (data / "documents" / "two.txt").touch()
    elif what == "gone":
        one.unlink()
    elif what == "longer":
        one.write_text("much longer than it was before, by some words", encoding="utf-8")
    else:
        os.utime(one, (1, 1))
    assert asked(data)


@pytest.mark.parametrize("name", ["report.json", "events.parquet", NAME])
def test_a_build_that_lacks_a_file_is_made_anew(data: Path, name: str) -> None:
    (data / "build" / name).unlink()
    assert asked(data)


def test_the_command_builds_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    documents = tmp_path / "documents"
    documents.mkdir()
    (documents / "a.txt").write_text(
        "On 6 December 2021 Uzbekistan and Kazakhstan signed a treaty.", encoding="utf-8"
    )
    command = ["build", "--if-changed", "--jobs", "1", "--documents", str(documents)]
    command += ["--out", str(tmp_path / "build")]
    assert main(command) == 0
    assert "events" in capsys.readouterr().out
    assert main(command) == 0
    assert "nothing changed" in capsys.readouterr().out
