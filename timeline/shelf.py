"""What a build has read and been told, laid on the disk, so that memory need not hold it.

A shelf is a database of SQLite without a name: a file that is gone when its build ends, however it
ends. Documents lie on it in the order in which they came, the tellings of events in the order in
which they are merged. A record that is taken down has its sources as ``Filed``: places on the
shelf, which are read when somebody asks what stands there.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import fields, replace
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Any

from timeline.extract import Extraction
from timeline.kept import pickled, unpickled
from timeline.records import Document, Event, Figure, Provenance, Span, When

# The group that an event is merged in, and its place there: pair and kind, rank, date, name.
Order = Callable[[Event], tuple[str, str, int, str, str]]

READ = 1_024  # sources that stay at hand after they were asked for
SHARED = 8_192  # words
_TABLES = """
PRAGMA journal_mode = OFF;
PRAGMA temp_store = FILE;
CREATE TABLE documents (number INTEGER PRIMARY KEY, about BLOB, text BLOB);
CREATE TABLE found (number INTEGER PRIMARY KEY, language TEXT, script TEXT, pair TEXT);
CREATE TABLE records (number INTEGER PRIMARY KEY, value BLOB, document INTEGER, first INTEGER,
                      pair TEXT, kind TEXT, rank INTEGER, edtf TEXT, id TEXT);
CREATE TABLE sources (number INTEGER PRIMARY KEY, start INTEGER, end INTEGER, quote TEXT,
                      date_start INTEGER, date_end INTEGER, date_quote TEXT, edtf TEXT, title TEXT,
                      rule TEXT, method TEXT, value TEXT);
"""
_TAKEN = "SELECT value, document, first FROM records"


class Filed:
    """A Provenance on a shelf: who asks for more than its document and its date has it read."""

    __slots__ = ("_number", "_shelf", "document", "edtf")

    def __init__(self, shelf: Shelf, number: int, document: str, edtf: str) -> None:
        self._shelf = shelf
        self._number = number
        self.document = document
        self.edtf = edtf

    def whole(self) -> Provenance:
        """Read it from the shelf."""
        return self._shelf.source(self._number, self.document)

    def __getattr__(self, name: str) -> Any:
        return getattr(self.whole(), name)

    def __eq__(self, other: object) -> bool:
        return self.whole() == (other.whole() if isinstance(other, Filed) else other)

    def __hash__(self) -> int:
        return hash(self.whole())


class Shelf:
    """What one build lays aside; a context that ends with it. For one thread alone."""

    def __init__(self, order: Order) -> None:
        self._order = order
        self._base = sqlite3.connect("")  # a file without a name
        self._base.executescript(_TABLES)
        self._sources = 0
        self._ids: list[str] = []  # of the documents, as they came
        self.source = lru_cache(READ)(self._source)
        self.documents: Sequence[Document] = Documents(self._base)

    def __enter__(self) -> Shelf:
        return self

    def __exit__(self, *_: object) -> None:
        self.source.cache_clear()
        self._base.close()

    def add(self, document: Document) -> None:
        """Lay down the next document."""
        text = document.text.encode("utf-8", "surrogatepass")
        about = pickled([getattr(document, name) for name in _ABOUT])
        self._base.execute("INSERT INTO documents VALUES (NULL, ?, ?)", (about, text))

    def tell(self, extraction: Extraction) -> None:
        """Lay down what the next document tells, which is asked in the order of documents."""
        seen = extraction.document
        self._base.execute(
            "INSERT INTO found VALUES (NULL, ?, ?, ?)", (seen.language, seen.script, seen.pair)
        )
        self._ids.append(seen.id)
        for event in extraction.events:
            self._lay(event, self._order(event))
        for figure in extraction.figures:
            self._lay(figure, (None,) * 5)

    def abouts(self) -> Iterator[Document]:
        """Give the documents as they came, without their texts."""
        for (about,) in self._rows("SELECT about FROM documents ORDER BY number"):
            yield _document(about)

    def read(self) -> Iterator[Document]:
        """Give the documents with the language, script and pair that were found, and with texts."""
        for about, text, language, script, pair in self._rows(
            "SELECT about, text, language, script, pair FROM documents "
            "JOIN found USING (number) ORDER BY number"
        ):
            known = _document(about, text)
            yield replace(known, language=language, script=script, pair=pair)

    def events(self) -> Iterator[Event]:
        """Give the tellings of events in the order of the shelf."""
        ordered = " WHERE rank IS NOT NULL ORDER BY pair, kind, rank, edtf, id, number"
        for row in self._rows(_TAKEN + ordered):
            yield Event(**self._taken(_EVENT, *row))

    def figures(self) -> Iterator[Figure]:
        """Give the tellings of figures in the order of their documents."""
        for row in self._rows(f"{_TAKEN} WHERE rank IS NULL ORDER BY number"):
            yield Figure(**self._taken(_FIGURE, *row))

    def _rows(self, question: str) -> Iterator[tuple[Any, ...]]:
        with closing(self._base.execute(question)) as found:
            yield from found

    def _taken(
        self, names: Sequence[str], content: bytes, document: int, first: int
    ) -> dict[str, Any]:
        """Give the fields of a record; of equal words, such as titles, memory holds one."""
        told, when, *values = unpickled(content)
        out = {
            name: _same(value) if isinstance(value, str | tuple) and name != "id" else value
            for name, value in zip(names, values, strict=True)
        }
        name = self._ids[document]
        out["when"] = _same_when(*when)
        out["sources"] = tuple(
            Filed(self, number, name, _same(edtf)) for number, edtf in enumerate(told, start=first)
        )
        return out

    def _lay(self, record: Event | Figure, order: Iterable[object]) -> None:
        """Lay down a record of the last document, and its sources apart."""
        first = self._sources + 1
        self._sources += len(record.sources)
        self._base.executemany(
            "INSERT INTO sources VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                (
                    number,
                    source.span.start,
                    source.span.end,
                    source.quote,
                    source.date_span and source.date_span.start,
                    source.date_span and source.date_span.end,
                    source.date_quote,
                    source.edtf,
                    source.title,
                    source.rule,
                    source.method,
                    None if source.value is None else str(source.value),
                )
                for number, source in enumerate(record.sources, start=first)
            ),
        )
        names = _EVENT if isinstance(record, Event) else _FIGURE
        when = record.when
        told = [source.edtf for source in record.sources]
        dated = when.edtf, when.start, when.end, when.precision
        value = pickled([told, dated, *(getattr(record, name) for name in names)])
        self._base.execute(
            "INSERT INTO records VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?)",
            (value, len(self._ids) - 1, first, *order),
        )

    def _source(self, number: int, document: str) -> Provenance:
        row = self._base.execute("SELECT * FROM sources WHERE number = ?", (number,)).fetchone()
        _, start, end, quote, date_start, date_end, date_quote, edtf, title, rule, method, value = (
            row
        )
        return Provenance(
            document,
            Span(start, end),
            quote,
            None if date_start is None else Span(date_start, date_end),
            date_quote,
            edtf,
            title,
            rule,
            method,
            None if value is None else Decimal(value),
        )


class Documents(Sequence[Document]):
    """The documents of a shelf as they came, each read anew for whoever asks."""

    def __init__(self, base: sqlite3.Connection) -> None:
        self._base = base

    def __len__(self) -> int:
        number: int = self._base.execute("SELECT count(*) FROM documents").fetchone()[0]
        return number

    def __getitem__(self, at: Any) -> Any:
        row = self._base.execute(
            "SELECT about, text FROM documents WHERE number = ?", (at + 1,)
        ).fetchone()
        if row is None:
            raise IndexError(at)
        return _document(*row)


def _document(about: bytes, text: bytes = b"") -> Document:
    said = dict(zip(_ABOUT, unpickled(about), strict=True))
    return Document(**said, text=text.decode("utf-8", "surrogatepass"))


_ABOUT = tuple(each.name for each in fields(Document) if each.name != "text")
_APART = ("when", "sources")
_EVENT = tuple(each.name for each in fields(Event) if each.name not in _APART)
_FIGURE = tuple(each.name for each in fields(Figure) if each.name not in _APART)


@lru_cache(SHARED)
def _same(value: Any) -> Any:
    return value


@lru_cache(SHARED)
def _same_when(edtf: str, start: date | None, end: date | None, precision: str) -> When:
    return When(edtf, start, end, precision)
