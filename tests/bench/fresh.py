"""One pass of one side over texts that its process has never seen.

    python -m tests.bench.fresh ours|theirs

Rounds in one process read the same texts again, and both sides remember words. Here a process
reads each text once: first the passages of tests/gold, cold, expressions compiled on the way; then
the texts to measure with, warm. It prints both times, in seconds of processor time.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from time import process_time

from tests.bench.texts import passages, search, texts
from timeline.extract import extract
from timeline.language import relations as names
from timeline.records import Document


def main() -> None:
    """Time both passes of the side that the argument names."""
    known = names.load()
    read: Callable[[Document], object] = search
    if sys.argv[1] == "ours":
        read = lambda document: extract(document, known)  # noqa: E731 - one line says it
    others, (_, documents) = passages(), texts()
    print(_time(read, others), _time(read, documents))


def _time(read: Callable[[Document], object], documents: Iterable[Document]) -> float:
    start = process_time()
    for document in documents:
        read(document)
    return process_time() - start


if __name__ == "__main__":
    main()
