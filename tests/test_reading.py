"""The reader: its parts are the text, letter for letter, with each reading where it stands."""

from __future__ import annotations

from tests import sample
from timeline.views.reading import parts

TABLES = sample.tables(hostile=True)


def test_the_parts_joined_are_the_text() -> None:
    for id, text in zip(TABLES.documents["id"], TABLES.documents["text"], strict=True):
        if id == "d5":
            continue  # its direction marks are made visible, see below
        assert "".join(part["text"] for part in parts(TABLES, id, "en")) == text


def test_every_reading_is_marked_with_its_record() -> None:
    sources = TABLES.sources[TABLES.sources["document_id"] == "d1"]
    dates = [part for part in parts(TABLES, "d1", "en") if part["role"] == "date"]
    assert [part["text"] for part in dates] == list(
        sources["date_quote"][sources["date_quote"] != ""]
    )
    assert {part["record"] for part in dates} == set(sources["record_id"])
    assert dates[0]["title"] == "January 1993 · Openings"


def test_direction_marks_are_made_visible() -> None:
    shown = "".join(part["text"] for part in parts(TABLES, "d5", "en"))
    text = TABLES.documents.set_index("id")["text"]["d5"]
    assert "\u202e" in text and "\u202e" not in shown
    assert len(shown) == len(text)


def test_an_unknown_document_has_no_parts() -> None:
    assert parts(TABLES, "none", "en") == []
