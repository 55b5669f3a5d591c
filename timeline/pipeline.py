"""The whole line, one named step a line: documents → tables."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import chain
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from timeline import corrections as by_hand
from timeline import frame
from timeline.batch import Progress, extract_all
from timeline.derived import derive, so_far, with_partners
from timeline.documents import each_document
from timeline.extract import Extraction
from timeline.history import gaps, settle, with_best_telling, with_series, with_threads
from timeline.kept import Kept
from timeline.language import relations as names
from timeline.language.relations import Relations
from timeline.merge import merge_ordered, order
from timeline.merge_figures import merge_figures
from timeline.records import Document, Event, Figure, Problem
from timeline.shelf import Shelf
from timeline.statistics import read_statistics
from timeline.statistics.sums import with_sums


@dataclass(frozen=True, slots=True)
class Built:
    """What a build has to say; its tables are in the folder that it wrote."""

    problems: tuple[Problem, ...]
    report: Mapping[str, Any]


def build(documents: Path, statistics: Path | None = None, **options: Any) -> frame.Tables:
    """Build as ``build_into`` does and hand over the four tables, which no folder keeps."""
    with TemporaryDirectory() as out:
        build_into(Path(out), documents, statistics, **options)
        tables = frame.read(Path(out))
    frame.validate(tables)
    return tables


def build_into(
    out: Path,
    documents: Path,
    statistics: Path | None = None,
    relations: Relations | None = None,
    progress: Progress | None = None,
    corrections: Path | None = None,
    kept: Path | None = None,
    workers: int = 1,
    more: Mapping[str, Any] | None = None,
    opening: Progress | None = None,
) -> Built:
    """Read a folder of documents and one of statistics, and write the four tables into ``out``.

    ``corrections`` is the file of what a person decided about single records. ``kept`` is a folder
    for what the next build need not read again; ``workers`` the greatest number of processes;
    ``opening`` and ``progress`` are called with (done, all) as files are opened, and then read;
    ``more`` goes into the report. Texts and sentences lie on the disk: memory holds the events and
    figures that are merged already, and no more of a document than its name.

    Raises DocumentError where the folder does not exist; whatever is wrong with one file is a line
    of the report and the others are read.
    """
    relations = relations or names.load()
    with Shelf(order) as shelf:
        problems, tally = _read(shelf, documents, relations, kept, workers, opening, progress)
        events = merge_ordered(shelf.events())
        events = with_best_telling(with_series(events), shelf.abouts())
        events = settle(events, _newest(shelf.abouts()))
        told = merge_figures(so_far(shelf.figures(), shelf.abouts()))
        told = with_sums(with_partners(told), shelf.abouts())
        files, official, wrong = _official(statistics, tally.pairs)
        entries, unsound = by_hand.load(corrections) if corrections else ([], [])
        done = by_hand.apply(entries, events, [*told, *official], chain(shelf.abouts(), files))
        events = with_threads(done.events)
        figures = [*done.figures, *derive(done.figures)]
        problems += [*wrong, *tally.unread, *unsound, *done.problems, *gaps(events)]
        report = {**tally.report(events, told, official), **(more or {})}
        abouts, read = chain(shelf.abouts(), files), chain(shelf.read(), files)
        frame.write_records(out, abouts, read, events, figures, problems, report)
    return Built(tuple(problems), report)


def _read(
    shelf: Shelf,
    documents: Path,
    relations: Relations,
    kept: Path | None,
    workers: int,
    opening: Progress | None,
    progress: Progress | None,
) -> tuple[list[Problem], _Tally]:
    """Lay the documents and what each tells on a shelf."""
    texts, tellings = (Kept(kept and kept / f"{name}.kept") for name in ("texts", "tellings"))
    problems: list[Problem] = []
    for document in each_document(
        documents, problems=problems, kept=texts, workers=workers, progress=opening
    ):
        shelf.add(document)
    tally = _Tally()
    for one in extract_all(shelf.documents, relations, tellings, workers, progress):
        shelf.tell(one)
        tally.add(one)
    for store in (texts, tellings):
        store.save()
    return problems, tally


def _newest(documents: Iterable[Document]) -> date | None:
    """Give the day up to which the documents can know: plans before it were held, or not."""
    return max((one.published for one in documents if one.published), default=None)


def _official(
    statistics: Path | None, pairs: Iterable[str]
) -> tuple[list[Document], list[Figure], list[Problem]]:
    """Read the official series of each pair that the documents speak of."""
    files: dict[str, Document] = {}
    figures: dict[str, Figure] = {}
    problems: list[Problem] = []
    if statistics is None or not statistics.is_dir():
        return [], [], []
    for pair in sorted(pairs):
        if any(len(side) != 3 for side in pair.split("-")):
            continue  # a union, `UZB-EU`: the series are those of countries
        reading = read_statistics(statistics, pair)
        files |= {document.id: document for document in reading.documents}
        figures |= {figure.id: figure for figure in reading.figures}
        problems += reading.problems
    return list(files.values()), list(figures.values()), list(dict.fromkeys(problems))


@dataclass(slots=True)
class _Tally:
    """What is counted while documents are read, for their report."""

    documents: int = 0
    sentences: int = 0
    events: int = 0
    figures: int = 0
    pairs: set[str] = field(default_factory=set)
    languages: Counter[str] = field(default_factory=Counter)
    unread: list[Problem] = field(default_factory=list)

    def add(self, one: Extraction) -> None:
        self.documents += 1
        self.sentences += one.sentences
        self.events += len(one.events)
        self.figures += len(one.figures)
        self.pairs |= {one.document.pair} - {""}
        self.languages[one.document.language] += 1
        self.unread += _unread(one)

    def report(
        self, events: Sequence[Event], told: Sequence[Figure], official: Sequence[Figure]
    ) -> dict[str, Any]:
        return {
            "documents": self.documents,
            "languages": dict(self.languages),
            "sentences": self.sentences,
            "events_found": self.events,
            "events": len(events),
            "events_merged": self.events - len(events),
            "figures_found": self.figures,
            "figures": len(told),
            "figures_merged": self.figures - len(told),
            "official_figures": len(official),
            "kinds": dict(Counter(event.kind for event in events)),
            "conflicts": sum(bool(event.conflicts) for event in events),
        }


def _unread(one: Extraction) -> list[Problem]:
    """Name what could not be read, or not be dated, with the way to mend it."""
    if one.problem:
        return [one.problem]
    problems = []
    vague = [e for e in one.events if not e.when.known] + [
        f for f in one.figures if not f.when.known
    ]
    if vague and one.document.published is None:
        what = "1 date" if len(vague) == 1 else f"{len(vague)} dates"
        what = f"has {what} without a year"
        remedy = "give the document's publication day in manifest.csv"
        problems.append(Problem(one.document.name, "", what, remedy, "warning"))
    if not one.events and not one.figures:
        what = "no dated event and no figure was found"
        problems.append(Problem(one.document.name, "", what, "see `timeline explain`", "note"))
    return problems
