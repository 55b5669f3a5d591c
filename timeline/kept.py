"""What an earlier run worked out and this run need not: values by the content they were made from.

A store is one file. A key names everything that its value depends on: what was read, and the code
and the data that read it (``version_of``); so a value is never stale, and nothing has to be
cleaned by hand. What a run did not ask for is dropped when the store is saved.
"""

from __future__ import annotations

import hashlib
import io
import pickle
import sys
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Any, BinaryIO

# A store is a file of ours, but a file: it may name these classes and no other code.
_ALLOWED = {
    "datetime": {"date"},
    "decimal": {"Decimal"},
    "timeline.records": None,
    "timeline.documents.extracted": {"Extracted"},
    "timeline.extract.document": {"Extraction"},
}


_MAGIC = b"timeline kept 2\n"  # another number is another form
_KEY, _LENGTH = 64, 8  # bytes


class _Careful(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> Any:
        names = _ALLOWED.get(module, set())
        if names is None or name in names:
            return super().find_class(module, name)
        raise pickle.UnpicklingError(f"{module}.{name} has no place in a store")


class Kept:
    """A store of values by key; without a path it keeps nothing.

    The file is one value after the other, so that memory holds where each begins and no value:
    the key (64 letters), the length in eight bytes, the value pickled by itself. What is put in is
    written at once to a file beside it, which takes its place when the store is saved.
    """

    def __init__(self, path: Path | None) -> None:
        self._path = path
        self._old: dict[str, tuple[int, int]] = {}  # where a value stands, and its length
        self._asked: set[str] = set()
        self._is_new = False
        if path is not None:
            # A store that is absent, cut short or from elsewhere costs time, nothing else.
            with suppress(Exception), path.open("rb") as file:
                self._old = _places(file, path.stat().st_size)

    def get(self, key: str) -> Any:
        """Give the value of a key; None where there is none."""
        if key not in self._old:
            return None
        try:
            value = _Careful(io.BytesIO(self._pickled(key))).load()
        except Exception:  # of another shape than the code of today: read it again
            return None
        self._asked.add(key)
        return value

    def put(self, key: str, value: Any) -> None:
        """Keep a value for the next run."""
        self._write(key, pickle.dumps(value, protocol=pickle.HIGHEST_PROTOCOL))

    def save(self) -> None:
        """Keep what was asked for and what was put in; a store that cannot be written is none."""
        if self._path is None or not (self._is_new or self._asked != self._old.keys()):
            return
        with suppress(OSError):
            for key in sorted(self._asked):
                self._write(key, self._pickled(key))
            self._path.with_suffix(".part").replace(self._path)

    def _pickled(self, key: str) -> bytes:
        if self._path is None:
            return b""
        start, size = self._old[key]
        with self._path.open("rb") as file:
            file.seek(start)
            return file.read(size)

    def _write(self, key: str, pickled: bytes) -> None:
        if self._path is None:
            return
        with suppress(OSError):
            self._path.parent.mkdir(parents=True, exist_ok=True)
            with self._path.with_suffix(".part").open("ab" if self._is_new else "wb") as file:
                file.write(b"" if self._is_new else _MAGIC)
                file.write(key.encode() + len(pickled).to_bytes(_LENGTH, "big") + pickled)
            self._is_new = True


def _places(file: BinaryIO, size: int) -> dict[str, tuple[int, int]]:
    """Give where each value of a store stands; what is cut short at its end is left out."""
    places: dict[str, tuple[int, int]] = {}
    if file.read(len(_MAGIC)) != _MAGIC:
        return places
    at = len(_MAGIC)
    while at < size:
        head = file.read(_KEY + _LENGTH)
        at, length = at + len(head), int.from_bytes(head[_KEY:], "big")
        if at + length > size:
            break
        places[head[:_KEY].decode()] = at, length
        at = file.seek(length, io.SEEK_CUR)
    return places


def key(*parts: str) -> str:
    """Make a key out of all that a value depends on."""
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()


def version_of(*places: Path, also: Iterable[str] = ()) -> str:
    """Name the state of code and data: the modules and TOML files below folders, and words."""
    digest = hashlib.sha256(sys.version.encode())
    for place in places:
        files = [place] if place.is_file() else sorted(place.rglob("*"))
        for file in files:
            if file.suffix in (".py", ".toml"):
                digest.update(file.name.encode() + b"\0" + file.read_bytes())
    for word in also:
        digest.update(b"\0" + word.encode())
    return digest.hexdigest()
