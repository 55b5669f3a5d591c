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
from typing import Any

# A store is a file of ours, but a file: it may name these classes and no other code.
_ALLOWED = {
    "datetime": {"date"},
    "decimal": {"Decimal"},
    "timeline.records": None,
    "timeline.documents.extracted": {"Extracted"},
    "timeline.extract.document": {"Extraction"},
}


class _Careful(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> Any:
        names = _ALLOWED.get(module, set())
        if names is None or name in names:
            return super().find_class(module, name)
        raise pickle.UnpicklingError(f"{module}.{name} has no place in a store")


class Kept:
    """A store of values by key; without a path it keeps nothing."""

    def __init__(self, path: Path | None) -> None:
        self._path = path
        # Values stay pickled, each by itself: smaller than the objects, and than the list of all
        # objects that one pickle of ten thousand values would need.
        self._old: dict[str, bytes] = {}
        self._new: dict[str, bytes] = {}
        if path is not None:
            # A store that is absent, cut short or from elsewhere costs time, nothing else.
            with suppress(Exception), path.open("rb") as handle:
                self._old = dict(_Careful(handle).load())

    def get(self, key: str) -> Any:
        """Give the value of a key; None where there is none."""
        pickled = self._old.get(key)
        if pickled is None:
            return None
        try:
            value = _Careful(io.BytesIO(pickled)).load()
        except Exception:  # of another shape than the code of today: read it again
            return None
        self._new[key] = pickled
        return value

    def put(self, key: str, value: Any) -> None:
        """Keep a value for the next run."""
        if self._path is not None:
            self._new[key] = pickle.dumps(value, protocol=pickle.HIGHEST_PROTOCOL)

    def save(self) -> None:
        """Write what was asked for and what was put in; a store that cannot be written is none."""
        if self._path is None or self._new == self._old:
            return
        part = self._path.with_suffix(".part")
        with suppress(OSError):
            self._path.parent.mkdir(parents=True, exist_ok=True)
            with part.open("wb") as handle:
                pickle.dump(self._new, handle, protocol=pickle.HIGHEST_PROTOCOL)
            part.replace(self._path)


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
