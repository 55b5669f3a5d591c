"""Many documents → what each tells: on all cores, and only what changed since the last time."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import replace
from itertools import islice
from multiprocessing import get_context
from pathlib import Path

from timeline.extract import Extraction, attempt
from timeline.kept import Kept, key, pickled, unpickled, version_of
from timeline.language.relations import Relations
from timeline.records import Document

Progress = Callable[[int, int], None]

# A worker takes two seconds to compile its languages, the time of some two hundred documents.
WORTH_A_WORKER = 200
_CHUNK = 50
_AHEAD = 3  # chunks a worker: more would lie in memory until their turn
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

    The documents are asked for one by one, and more than once: they may lie on the disk. ``kept``
    holds the extractions of an earlier run by content; ``workers`` is the greatest number of
    processes; ``progress`` is called with (done, all) after each document.
    """
    kept = kept or Kept(None)
    keys = _keys(documents, relations)
    todo = [at for at, name in enumerate(keys) if name not in kept]
    workers = min(workers, len(todo) // WORTH_A_WORKER)
    fresh = _extracted((documents[at] for at in todo), relations, workers)
    for at, (document, name) in enumerate(zip(documents, keys, strict=True)):
        if name not in kept:
            content = next(fresh)
            kept.put_pickled(name, content)
            found = unpickled(content)
        elif (found := kept.get(name)) is None:  # kept in another shape than that of today
            found = _one(document, relations)
            kept.put(name, found)
        if progress:
            progress(at + 1, len(keys))
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
    documents: Iterable[Document], relations: Relations, workers: int
) -> Iterator[bytes]:
    """Extract documents in their order, each as a store keeps it."""
    if workers < 2:
        for document in documents:
            yield from _many([document], relations)
        return
    rest = iter(documents)
    waiting: deque[Future[list[bytes]]] = deque()
    # Spawned, not forked: the same on every system, and safe beside threads.
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        while chunk := list(islice(rest, _CHUNK)):
            waiting.append(pool.submit(_many, chunk, relations))
            if len(waiting) > _AHEAD * workers:
                yield from waiting.popleft().result()
        while waiting:
            yield from waiting.popleft().result()


def _many(documents: Iterable[Document], relations: Relations) -> list[bytes]:
    return [pickled(_one(document, relations)) for document in documents]


def _one(document: Document, relations: Relations) -> Extraction:
    """Extract a document; its text stays behind, for whoever asks has it."""
    found = attempt(document, relations)
    return replace(found, reading=None, document=replace(found.document, text=""))
