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
        self._old: dict[bytes, int] = {}  # by the key: where a value's length stands
        self._asked: set[bytes] = set()
        self._is_new = False
        if path is not None:
            # A store that is absent, cut short or from elsewhere costs time, nothing else.
            with suppress(Exception), path.open("rb") as file:
                self._old = _places(file, path.stat().st_size)

    def __contains__(self, key: str) -> bool:
        """Say whether there is a value of a key, were it of another shape than today's."""
        return key.encode() in self._old

    def get(self, key: str) -> Any:
        """Give the value of a key; None where there is none."""
        place = key.encode()
        if place not in self._old:
            return None
        try:
            value = unpickled(self._pickled(place))
        except Exception:  # of another shape than the code of today: read it again
            return None
        self._asked.add(place)
        return value

    def put(self, key: str, value: Any) -> None:
        """Keep a value for the next run."""
        self.put_pickled(key, pickled(value))

    def put_pickled(self, key: str, value: bytes) -> None:
        """Keep a value that somebody else has pickled."""
        self._write(key.encode(), value)

    def save(self) -> None:
        """Keep what was asked for and what was put in; a store that cannot be written is none."""
        if self._path is None or not (self._is_new or self._asked != self._old.keys()):
            return
        with suppress(OSError):
            for key in sorted(self._asked):
                self._write(key, self._pickled(key))
            self._path.with_suffix(".part").replace(self._path)

    def _pickled(self, key: bytes) -> bytes:
        if self._path is None:
            return b""
        with self._path.open("rb") as file:
            file.seek(self._old[key])
            return file.read(int.from_bytes(file.read(_LENGTH), "big"))

    def _write(self, key: bytes, pickled: bytes) -> None:
        if self._path is None:
            return
        with suppress(OSError):
            self._path.parent.mkdir(parents=True, exist_ok=True)
            with self._path.with_suffix(".part").open("ab" if self._is_new else "wb") as file:
                file.write(b"" if self._is_new else _MAGIC)
                file.write(key + len(pickled).to_bytes(_LENGTH, "big") + pickled)
            self._is_new = True


def pickled(value: Any) -> bytes:
    """Write a value as a store does."""
    return pickle.dumps(value, protocol=pickle.HIGHEST_PROTOCOL)


def unpickled(content: bytes) -> Any:
    """Read a value of a store: of the classes that may stand in one, and of no others."""
    return _Careful(io.BytesIO(content)).load()


def _places(file: BinaryIO, size: int) -> dict[bytes, int]:
    """Give where each value of a store stands; what is cut short at its end is left out."""
    places: dict[bytes, int] = {}
    if file.read(len(_MAGIC)) != _MAGIC:
        return places
    at = len(_MAGIC)
    while at < size:
        head = file.read(_KEY + _LENGTH)
        end = at + len(head) + int.from_bytes(head[_KEY:], "big")
        if end > size:
            break
        places[head[:_KEY]] = at + _KEY
        at = file.seek(end)
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
