"""The whole line, one named step a line: documents → tables."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from timeline import corrections as by_hand
from timeline.batch import Progress, extract_all
from timeline.derived import derive, so_far, with_partners
from timeline.documents import read_documents
from timeline.extract import Extraction
from timeline.frame import Tables, to_tables, validate
from timeline.history import gaps, settle, with_best_telling, with_series, with_threads
from timeline.kept import Kept
from timeline.language import relations as names
from timeline.language.relations import Relations
from timeline.merge import merge_events
from timeline.merge_figures import merge_figures
from timeline.records import Document, Event, Figure, Problem
from timeline.statistics import read_statistics
from timeline.statistics.sums import with_sums


def build(
    documents: Path,
    statistics: Path | None = None,
    relations: Relations | None = None,
    progress: Progress | None = None,
    corrections: Path | None = None,
    kept: Path | None = None,
    workers: int = 1,
) -> Tables:
    """Read a folder of documents and one of statistics into the four tables.

    ``corrections`` is the file of what a person decided about single records. ``kept`` is a folder
    for what the next build need not read again; ``workers`` the greatest number of processes.

    Raises DocumentError where the folder does not exist; whatever is wrong with one file is a line
    of ``Tables.problems`` and the others are read.
    """
    relations = relations or names.load()
    texts, tellings = (Kept(kept and kept / f"{name}.kept") for name in ("texts", "tellings"))
    read, problems = read_documents(documents, kept=texts, workers=workers)
    extracted = list(extract_all(read, relations, tellings, workers, progress))
    for store in (texts, tellings):
        store.save()
    events = merge_events(event for one in extracted for event in one.events)
    events = with_best_telling(with_series(events), read)
    events = settle(events, _newest(read))
    figures = [figure for one in extracted for figure in one.figures]
    told = merge_figures(so_far(figures, read))
    told = with_sums(with_partners(told), read)
    files, official, wrong = _official(statistics, extracted)
    entries, unsound = by_hand.load(corrections) if corrections else ([], [])
    done = by_hand.apply(entries, events, [*told, *official], [*read, *files])
    events = with_threads(done.events)
    figures = [*done.figures, *derive(done.figures)]
    problems += [*wrong, *_unread(extracted), *unsound, *done.problems, *gaps(events)]
    report = _report(extracted, events, told, official)
    tables = to_tables(
        [*(one.document for one in extracted), *files], events, figures, problems, report
    )
    validate(tables)
    return tables


def _newest(documents: Iterable[Document]) -> date | None:
    """Give the day up to which the documents can know: plans before it were held, or not."""
    return max((one.published for one in documents if one.published), default=None)


def _official(
    statistics: Path | None, extracted: Sequence[Extraction]
) -> tuple[list[Document], list[Figure], list[Problem]]:
    """Read the official series of each pair that the documents speak of."""
    files: dict[str, Document] = {}
    figures: dict[str, Figure] = {}
    problems: list[Problem] = []
    if statistics is None or not statistics.is_dir():
        return [], [], []
    for pair in sorted({one.document.pair for one in extracted if one.document.pair}):
        reading = read_statistics(statistics, pair)
        files |= {document.id: document for document in reading.documents}
        figures |= {figure.id: figure for figure in reading.figures}
        problems += reading.problems
    return list(files.values()), list(figures.values()), list(dict.fromkeys(problems))


def _unread(extracted: Iterable[Extraction]) -> list[Problem]:
    """Name what was found and could not be dated, with the way to mend it."""
    problems = []
    for one in extracted:
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


def _report(
    extracted: Sequence[Extraction],
    events: Sequence[Event],
    told: Sequence[Figure],
    official: Sequence[Figure],
) -> dict[str, Any]:
    found_events = sum(len(one.events) for one in extracted)
    found_figures = sum(len(one.figures) for one in extracted)
    return {
        "documents": len(extracted),
        "languages": dict(Counter(one.document.language for one in extracted)),
        "sentences": sum(one.sentences for one in extracted),
        "events_found": found_events,
        "events": len(events),
        "events_merged": found_events - len(events),
        "figures_found": found_figures,
        "figures": len(told),
        "figures_merged": found_figures - len(told),
        "official_figures": len(official),
        "kinds": dict(Counter(event.kind for event in events)),
        "conflicts": sum(bool(event.conflicts) for event in events),
    }
