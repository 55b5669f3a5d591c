"""What a build lays on the disk comes back as it was, and memory does not grow with its texts."""

from __future__ import annotations

import tracemalloc
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from timeline import batch, edtf, frame
from timeline.errors import FrameError
from timeline.extract import Extraction, extract
from timeline.frame import to_tables
from timeline.gold import read_gold
from timeline.language import relations as names
from timeline.merge import merge_events, merge_ordered, order
from timeline.pipeline import build_into
from timeline.records import Document, Event, Figure, Provenance, Span
from timeline.shelf import Shelf

GOLD = Path(__file__).parent / "gold"
RELATIONS = names.load()


@pytest.fixture(scope="module")
def told() -> list[Extraction]:
    """What the passages of tests/gold tell."""
    passages = {passage.name: passage for passage in read_gold(GOLD, None)}.values()
    documents = [
        Document(one.name, one.name, one.text, one.language[:2], pair="UZB-KAZ", title="T")
        for one in passages
    ]
    return [extract(document, RELATIONS) for document in documents]


def laid(shelf: Shelf, told: list[Extraction]) -> None:
    for one in told:
        shelf.add(one.document)
    for one in told:
        shelf.tell(one)


def whole(record: Event | Figure) -> tuple[object, ...]:
    fields = tuple(getattr(record, name) for name in record.__slots__ if name != "sources")
    when = record.when
    return *fields, (when.start, when.end, when.precision), tuple(record.sources)


def test_records_come_back_as_they_were(told: list[Extraction]) -> None:
    events = sorted((event for one in told for event in one.events), key=order)
    figures = [figure for one in told for figure in one.figures]
    with Shelf(order) as shelf:
        laid(shelf, told)
        assert list(map(whole, shelf.events())) == list(map(whole, events))
        assert list(map(whole, shelf.figures())) == list(map(whole, figures))
        assert list(shelf.documents) == list(shelf.read()) == [one.document for one in told]
        assert not any(document.text for document in shelf.abouts())
        assert len(shelf.documents) == len(told) > 60


def test_events_merge_off_the_shelf_as_out_of_a_list(told: list[Extraction]) -> None:
    twice = [*told, *told]  # a second telling of each, to be merged
    plain = merge_events(event for one in twice for event in one.events)
    with Shelf(order) as shelf:
        laid(shelf, twice)
        assert list(map(whole, merge_ordered(shelf.events()))) == list(map(whole, plain))


def test_what_is_hostile_lies_still() -> None:
    text = "'); DROP TABLE records; -- \x00 \U0001f600"
    source = Provenance("d", Span(0, 3), text, None, text, "2021", text, text, "rule", None)
    figure = Figure(text, value=Decimal("1E+3"), growth_pct=Decimal("0.10"), sources=(source,))
    event = Event("e", edtf.parse("../2030"), title=text, sources=(source, source))
    one = Extraction(Document("d", text, text + "\ud800", title=text), (event,), (figure,))
    with Shelf(order) as shelf:
        laid(shelf, [one])
        (event_again,), (figure_again,) = shelf.events(), shelf.figures()
        assert (whole(event_again), whole(figure_again)) == (whole(event), whole(figure))
        assert str(figure_again.value) == "1E+3"
        assert next(shelf.read()).text == one.document.text


def test_records_are_written_as_their_tables_are(told: list[Extraction], tmp_path: Path) -> None:
    documents = [one.document for one in told]
    events = merge_events(event for one in told for event in one.events)
    figures = [figure for one in told for figure in one.figures]
    tables = to_tables(documents, events, figures, (), {"documents": 1})
    frame.write(tables, tmp_path / "whole")
    frame.write_records(
        tmp_path / "pieces", documents, documents, events, figures, (), {"documents": 1}
    )
    plain, again = frame.read(tmp_path / "whole"), frame.read(tmp_path / "pieces")
    frame.validate(again)
    for name in frame.SCHEMA:
        assert frame.records(getattr(plain, name).astype(object).fillna("")) == frame.records(
            getattr(again, name).astype(object).fillna("")
        )
    assert plain.report == again.report
    assert sorted(path.name for path in (tmp_path / "pieces").iterdir()) == sorted(
        ["report.json", *(f"{name}.parquet" for name in frame.SCHEMA)]
    )


def test_a_build_that_fails_leaves_the_one_before(tmp_path: Path) -> None:
    one = Document("d", "d", "text")
    frame.write_records(tmp_path, [one], [one], [], [], (), {})
    event = Event("e", edtf.parse("2021"))
    with pytest.raises(FrameError, match="same id twice: e"):
        frame.write_records(tmp_path, [one], [one], [event, event], [], (), {})
    assert frame.read(tmp_path).events.empty
    assert not list(tmp_path.glob("*.part"))


def test_memory_does_not_grow_with_the_texts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    size, few, many = 100_000, 20, 80

    def tells(document: Document, relations: names.Relations) -> Extraction:
        """Tell one event of each text, in a sentence that is the whole of it."""
        day = edtf.parse(date(1992, 1, 1 + int(document.name[:2]) % 28).isoformat())
        source = Provenance(document.id, Span(0, size), document.text, title=document.name)
        event = Event(f"e{document.id}", day, "treaty", title=document.name, sources=(source,))
        return Extraction(document, (event,), ())

    monkeypatch.setattr(batch, "attempt", tells)

    def peak(number: int) -> int:
        folder = tmp_path / str(number)
        folder.mkdir()
        for at in range(number):
            (folder / f"{at:02}.txt").write_text(f"{at} " * (size // 3), encoding="utf-8")
        tracemalloc.start()
        try:
            build_into(tmp_path / "out", folder, kept=tmp_path / "kept", relations=RELATIONS)
            return tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()

    peak(2)
    monkeypatch.setattr("timeline.frame.rows.PIECE_TEXT", size)
    monkeypatch.setattr("timeline.shelf.READ", 4)
    assert peak(many) - peak(few) < (many - few) * size / 10
