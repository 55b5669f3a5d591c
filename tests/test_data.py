"""The documents and statistics that ship: complete, sourced, and in our own words."""

from __future__ import annotations

import csv
import re
from datetime import date
from pathlib import Path

import pytest

DATA = Path(__file__).parent.parent / "data"
SHARED = Path(__file__).parent.parent.parent / "shared"
FOLDERS = sorted(path for path in (DATA / "documents").iterdir() if path.is_dir())
RUN = 9  # as many equal words in a row count as copied


def lines(folder: Path) -> list[dict[str, str]]:
    with (folder / "manifest.csv").open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


def runs(text: str) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", re.sub(r"[ʻʼ‘’'`´“”]", "", text.lower()))
    return {tuple(words[at : at + RUN]) for at in range(len(words) - RUN + 1)}


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_manifest_and_folder_name_the_same_files(folder: Path) -> None:
    listed = [line["file"] for line in lines(folder)]
    assert sorted(listed) == sorted(path.name for path in folder.glob("*.txt"))


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_every_document_names_its_source(folder: Path) -> None:
    for line in lines(folder):
        assert line["publisher"] and line["title"], line["file"]
        known = line["url"].startswith("http") or "address is not known" in line["further_sources"]
        assert known, line["file"]
        assert line["published_basis"] in ("stated", "inferred", "assumed"), line["file"]
        assert date(1991, 1, 1) < date.fromisoformat(line["published"]), line["file"]


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_documents_are_press_texts_of_some_length(folder: Path) -> None:
    for path in folder.glob("*.txt"):
        text = path.read_text(encoding="utf-8")
        assert 50 <= len(text.split()) <= 400, path.name
        assert len(text.split("\n\n")) >= 3, path.name


def test_no_digest_takes_over_sentences_of_the_private_documents() -> None:
    theirs = SHARED / "documents"
    if not theirs.is_dir():
        pytest.skip("../shared/documents is not there: nothing to compare with")
    foreign: set[tuple[str, ...]] = set()
    for path in theirs.glob("*.txt"):
        foreign |= runs(path.read_text(encoding="utf-8", errors="replace"))
    for folder in FOLDERS:
        for path in folder.glob("*.txt"):
            assert not runs(path.read_text(encoding="utf-8")) & foreign, path.name


STATISTICS = sorted((DATA / "statistics").glob("*.csv"))


@pytest.mark.parametrize("path", STATISTICS, ids=lambda path: path.name)
def test_every_statistic_names_its_source(path: Path) -> None:
    with path.open(encoding="utf-8", newline="") as handle:
        rows = list(csv.DictReader(handle))
    assert rows
    for number, row in enumerate(rows, start=2):
        assert row["source"] and row["licence"], number
        assert row["url"].startswith("http") or "without address" in row["note"], number
        assert {row["reporter"], row["partner"]} == {"KAZ", "UZB"}, number
        assert row["unit"] == "USD" and int(row["value"]) > 1_000_000, number


def test_every_row_of_the_imf_is_one_number_for_one_reporter_flow_and_year() -> None:
    with (DATA / "statistics" / "uzb-kaz-imf-dots.csv").open(encoding="utf-8") as handle:
        rows = list(csv.DictReader(handle))
    keys = [(row["period"], row["reporter"], row["indicator"]) for row in rows]
    assert len(keys) == len(set(keys)) == 106
    assert {row["basis"] for row in rows if row["indicator"] == "export"} == {"FOB"}
    assert {row["basis"] for row in rows if row["indicator"] == "import"} == {"CIF"}
    estimates = {row["period"] for row in rows if row["status"] == "estimate"}
    assert estimates == {"1994", "1995", "1996", "1997", "1998", "1999"}
