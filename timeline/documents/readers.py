"""Several readers of foreign formats side by side, and the texts that an earlier run took out."""

from __future__ import annotations

from concurrent.futures import Future, ThreadPoolExecutor
from importlib.metadata import version
from pathlib import Path
from queue import SimpleQueue

from timeline.documents.extracted import Extracted
from timeline.documents.files import digest, load
from timeline.documents.isolate import Reader
from timeline.kept import Kept, key, version_of

_LIBRARIES = ("htmldate", "lxml", "pypdf", "python-docx", "trafilatura")


class Readers:
    """So many workers at most; a context that ends with them. Workers start when needed."""

    def __init__(self, workers: int, kept: Kept) -> None:
        self._readers = [Reader() for _ in range(max(1, workers))]
        self._idle: SimpleQueue[Reader] = SimpleQueue()
        for reader in self._readers:
            self._idle.put(reader)
        self._threads = ThreadPoolExecutor(len(self._readers))
        self._kept = kept
        self._version = version_of(
            Path(__file__).parent, also=[f"{name} {version(name)}" for name in _LIBRARIES]
        )

    def __enter__(self) -> Readers:
        return self

    def __exit__(self, *_: object) -> None:
        self._threads.shutdown(cancel_futures=True)
        for reader in self._readers:
            reader.close()

    def start(self, path: Path, suffix: str) -> Future[tuple[str, Extracted]]:
        """Begin to read a file as one of this suffix: its id and its text, or a DocumentError."""
        return self._threads.submit(self._read, path, suffix)

    def _read(self, path: Path, suffix: str) -> tuple[str, Extracted]:
        content = load(path)
        name = digest(content)
        place = key(self._version, suffix, name)
        extracted = self._kept.get(place)
        if extracted is None:
            reader = self._idle.get()
            try:
                extracted = reader.read(content, suffix)
            finally:
                self._idle.put(reader)
            self._kept.put(place, extracted)
        return name, extracted
