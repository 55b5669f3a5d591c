"""The bytes of a file, within the limits, and names and texts that another file can hold."""

from __future__ import annotations

import hashlib
from pathlib import Path

from timeline import settings
from timeline.errors import DocumentError


def load(path: Path) -> bytes:
    """Give the content of a file; raise DocumentError where it is too large."""
    check_size(path)
    return path.read_bytes()


def digest(content: bytes) -> str:
    """Give a document's id: the first 16 hexadecimal digits of the SHA-256 of its file."""
    return hashlib.sha256(content).hexdigest()[:16]


def check_size(path: Path) -> None:
    """Raise DocumentError where a file is larger than one is read."""
    size = path.stat().st_size
    if size > settings.MAX_FILE:
        limit = megabytes(settings.MAX_FILE)
        raise DocumentError(f"has {megabytes(size)}, more than {limit}; split it")


def megabytes(size: int) -> str:
    """Write a size, rounded up."""
    return f"{-(-size // settings.MEGABYTE)} MB"


def writable(text: str) -> str:
    """Put a mark for each half of a letter: some systems name files so, and some PDFs hold it."""
    return text if text.isascii() else text.encode("utf-8", "replace").decode("utf-8")
