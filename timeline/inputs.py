"""Has anything changed since a build was made? By names, sizes and times of the files it came from.

Reading nothing makes the answer quick: a start of the app need not load what builds the tables. It
errs to the side of building anew; the build itself then reads again only what differs in content.
"""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

NAME = "inputs.txt"
CODE = Path(__file__).resolve().parent


def _entries(place: Path) -> Iterator[str]:
    if not place.is_dir():
        yield _entry(place)
        return
    for folder, folders, names in os.walk(place, followlinks=True):
        folders[:] = sorted(name for name in folders if name != "__pycache__")
        yield from (_entry(Path(folder) / name) for name in sorted(names))


def _entry(file: Path) -> str:
    try:
        about = file.stat()
    except OSError:
        return f"{file} is not there"
    return f"{file} {about.st_size} {about.st_mtime_ns}"


def state(inputs: Iterable[Path]) -> str:
    """A name of the state of files and folders, and of the code that reads them."""
    digest = hashlib.sha256(sys.version.encode())
    for place in (*inputs, CODE):
        for entry in _entries(place.resolve()):
            digest.update(b"\0" + entry.encode("utf-8", "surrogateescape"))
    return digest.hexdigest()


def changed(build: Path, now: str) -> bool:
    """Say whether a build is missing, or was made from another state than that of ``now``."""
    try:
        return (build / NAME).read_text(encoding="ascii") != now or not all(
            (build / name).exists() for name in ("report.json", "events.parquet")
        )
    except (OSError, UnicodeDecodeError):
        return True


def note(build: Path, made_from: str) -> None:
    """Note in a build's folder the state that it was made from."""
    (build / NAME).write_text(made_from, encoding="ascii")
