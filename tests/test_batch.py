"""Reading many documents: on several cores, and again only what changed."""

from __future__ import annotations

import pickle
from datetime import date
from pathlib import Path

import pytest

from timeline import batch, kept
from timeline.documents import isolate, read_documents
from timeline.documents.extracted import Extracted
from timeline.kept import Kept
from timeline.language import relations as names
from timeline.records import Document

RELATIONS = names.load()


def document(number: int, day: int = 6) -> Document:
    both = "Oʻzbekiston va Qozogʻiston"
    text = f"2021-yil {day}-dekabr kuni Nur-Sultonda {both} {number}-sonli bitimni imzoladi."
    return Document(
        f"{number:04}", f"{number}.txt", text, "uz", "Latn", published=date(2021, 12, 7)
    )


class Counted:
    """Counts the documents that are really read."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.read: list[str] = []
        real = batch.attempt

        def extract(document: Document, relations: names.Relations) -> batch.Extraction:
            self.read.append(document.name)
            return real(document, relations)

        monkeypatch.setattr(batch, "attempt", extract)


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> Counted:
    return Counted(monkeypatch)


def run(path: Path, *documents: Document) -> list[batch.Extraction]:
    store = Kept(path)
    out = list(batch.extract_all(documents, RELATIONS, store))
    store.save()
    return out


def test_a_second_run_reads_what_changed_alone(tmp_path: Path, counted: Counted) -> None:
    store = tmp_path / "tellings.kept"
    first = run(store, document(1), document(2))
    assert counted.read == ["1.txt", "2.txt"]
    second = run(store, document(1), document(2, day=7), document(3))
    assert counted.read[2:] == ["2.txt", "3.txt"]
    assert second[0] == first[0]
    assert second[0].events[0].sources == first[0].events[0].sources
    assert second[0].document.text == document(1).text


def test_a_new_day_or_other_names_are_a_change(tmp_path: Path, counted: Counted) -> None:
    store = tmp_path / "tellings.kept"
    run(store, document(1))
    moved = Document(
        "0001", "moved.txt", document(1).text, "uz", "Latn", published=date(2021, 12, 7)
    )
    assert run(store, moved)[0].document.name == "moved.txt"
    assert counted.read == ["1.txt"]
    later = Document("0001", "1.txt", document(1).text, "uz", "Latn", published=date(2022, 1, 1))
    run(store, later)
    assert counted.read == ["1.txt", "1.txt"]


def test_what_is_gone_is_forgotten(tmp_path: Path, counted: Counted) -> None:
    store = tmp_path / "tellings.kept"
    run(store, document(1), document(2))
    run(store, document(1))
    run(store, document(1), document(2))
    assert counted.read == ["1.txt", "2.txt", "2.txt"]


def test_several_processes_give_the_same_in_the_same_order(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    documents = [document(number) for number in range(6)]
    alone = list(batch.extract_all(documents, RELATIONS))
    monkeypatch.setattr(batch, "WORTH_A_WORKER", 1)
    monkeypatch.setattr(batch, "_CHUNK", 2)
    steps: list[tuple[int, int]] = []
    together = list(
        batch.extract_all(
            documents, RELATIONS, workers=2, progress=lambda *step: steps.append(step)
        )
    )
    assert together == alone
    assert [one.events[0].sources for one in together] == [one.events[0].sources for one in alone]
    assert steps == [(number, 6) for number in range(1, 7)]
    assert all(one.reading is None and one.sentences == 1 for one in together)


def test_texts_of_foreign_files_are_kept_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls: list[str] = []

    def read(self: isolate.Reader, content: bytes, suffix: str) -> Extracted:
        calls.append(suffix)
        return Extracted(content.decode(), {"title": "T"})

    monkeypatch.setattr(isolate.Reader, "read", read)
    folder = tmp_path / "documents"
    folder.mkdir()
    (folder / "a.html").write_text("matn", encoding="utf-8")
    for text in ("matn", "matn", "boshqa"):
        (folder / "a.html").write_text(text, encoding="utf-8")
        store = Kept(tmp_path / "texts.kept")
        [found], _ = read_documents(folder, kept=store, workers=2)
        store.save()
        assert (found.text, found.title) == (text, "T")
    assert calls == [".html", ".html"]


@pytest.mark.parametrize("content", [b"", b"no store", pickle.dumps({"k": print})])
def test_a_store_from_elsewhere_is_none(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "x.kept"
    path.write_bytes(content)
    assert Kept(path).get("k") is None


def test_what_a_store_was_cut_short_of_is_read_anew(tmp_path: Path, counted: Counted) -> None:
    path = tmp_path / "tellings.kept"
    run(path, document(1), document(2))
    path.write_bytes(path.read_bytes()[:-5])
    run(path, document(1), document(2))
    assert counted.read == ["1.txt", "2.txt", "2.txt"]


def test_a_version_changes_with_the_code(tmp_path: Path) -> None:
    module = tmp_path / "module.py"
    module.write_text("a = 1")
    before = kept.version_of(tmp_path)
    assert kept.version_of(tmp_path) == before
    module.write_text("a = 2")
    assert kept.version_of(tmp_path) != before
    assert kept.version_of(tmp_path, also=["x"]) != kept.version_of(tmp_path)
