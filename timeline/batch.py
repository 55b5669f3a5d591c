"""Many documents → what each tells: on all cores, and only what changed since the last time."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from functools import partial
from multiprocessing import get_context
from pathlib import Path

from timeline.extract import Extraction, extract
from timeline.kept import Kept, key, version_of
from timeline.language.relations import Relations
from timeline.records import Document

Progress = Callable[[int, int], None]

# A worker takes two seconds to compile its languages, the time of some two hundred documents.
WORTH_A_WORKER = 200
_CHUNK = 50
_HERE = Path(__file__).parent
_CODE = ("records.py", "edtf.py", "extract", "language")


def extract_all(
    documents: Sequence[Document],
    relations: Relations,
    kept: Kept | None = None,
    workers: int = 1,
    progress: Progress | None = None,
) -> Iterator[Extraction]:
    """Extract documents in their order, without their readings, which are large.

    ``kept`` holds the extractions of an earlier run by content; ``workers`` is the greatest
    number of processes; ``progress`` is called with (done, all) after each document.
    """
    kept = kept or Kept(None)
    keys = _keys(documents, relations)
    known = {name: found for name in keys if (found := kept.get(name)) is not None}
    todo = [document for document, name in zip(documents, keys, strict=True) if name not in known]
    fresh = _extracted(todo, relations, min(workers, len(todo) // WORTH_A_WORKER))
    for number, (document, name) in enumerate(zip(documents, keys, strict=True), start=1):
        found = known.get(name)
        if found is None:
            found = next(fresh)
            kept.put(name, found)
        if progress:
            progress(number, len(documents))
        yield _as_told(found, document)


def _as_told(found: Extraction, document: Document) -> Extraction:
    """Put a document's text and name of today to what was kept of it."""
    seen = found.document
    return replace(
        found,
        document=replace(document, language=seen.language, script=seen.script, pair=seen.pair),
    )


def _keys(documents: Iterable[Document], relations: Relations) -> list[str]:
    """Name all that an extraction depends on: the document, the names, and the code itself."""
    said = repr(replace(relations, key=""))
    version = version_of(*(_HERE / name for name in _CODE), also=[said])
    return [key(version, repr(replace(document, name=""))) for document in documents]


def _extracted(
    documents: Sequence[Document], relations: Relations, workers: int
) -> Iterator[Extraction]:
    one = partial(_one, relations=relations)
    if workers < 2:
        yield from map(one, documents)
        return
    # Spawned, not forked: the same on every system, and safe beside threads.
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        yield from pool.map(one, documents, chunksize=_CHUNK)


def _one(document: Document, relations: Relations) -> Extraction:
    """Extract a document; its text stays behind, for whoever asks has it."""
    found = extract(document, relations)
    return replace(found, reading=None, document=replace(found.document, text=""))
