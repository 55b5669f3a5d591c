"""Files → Documents: each file is read on its own, and a file that cannot be read stops nothing."""

from __future__ import annotations

import hashlib
from pathlib import Path

from timeline import settings
from timeline.documents import front_matter
from timeline.documents.about import check
from timeline.documents.decode import decode
from timeline.documents.find import Found, find
from timeline.errors import DocumentError
from timeline.records import Document, Problem


def read_documents(*paths: Path) -> tuple[list[Document], list[Problem]]:
    """Read files, or folders of files, into Documents sorted as found, and what went wrong.

    Two files with the same content are one Document, and a note names both. Raises DocumentError
    only where a path does not exist.
    """
    documents: dict[str, Document] = {}
    problems: list[Problem] = []
    for path in paths:
        found, wrong = find(path)
        problems += wrong
        for file in found:
            read, wrong = read_file(file)
            problems += wrong
            for document in read:
                first = documents.setdefault(document.id, document)
                if first is not document:
                    what = f"has the same content as {first.name} and counts once"
                    problems.append(Problem(document.name, "", what, "remove one of them", "note"))
    return list(documents.values()), problems


def read_file(found: Found) -> tuple[list[Document], list[Problem]]:
    """Read one file: its documents (one, but for archives) and what is wrong with it."""
    try:
        content = _content(found.path)
        document, problems = _text_document(found, content)
    except DocumentError as error:
        what, _, remedy = str(error).partition("; ")
        return [], [Problem(found.name, "", what, remedy)]
    except OSError as error:
        return [], [Problem(found.name, "", f"cannot be opened: {error.strerror or error}")]
    return [document], problems


def digest(content: bytes) -> str:
    """Give a document's id: the first 16 hexadecimal digits of the SHA-256 of its file."""
    return hashlib.sha256(content).hexdigest()[:16]


def _content(path: Path) -> bytes:
    """Read a file within the limits; raise DocumentError past them."""
    limit = settings.MAX_FILE
    size = path.stat().st_size
    if size > limit:
        raise DocumentError(f"has {_megabytes(size)}, more than {_megabytes(limit)}; split it")
    with path.open("rb") as handle:
        return handle.read(limit + 1)


def _text_document(found: Found, content: bytes) -> tuple[Document, list[Problem]]:
    limit = settings.MAX_TEXT
    if len(content) > limit:
        size = _megabytes(len(content))
        raise DocumentError(f"has {size} of text, more than {_megabytes(limit)}; split it")
    fields, text = front_matter.split(decode(content))
    if not text.strip():
        raise DocumentError("is empty; remove it, or save the text into it")
    said, problems = check(fields, found.name, "first lines")
    document = found.about.over(said).document(found.name, digest(content), text)
    if document.published is None:
        what = "states no publication day"
        remedy = "add it to manifest.csv as published, or begin the text with a --- block"
        problems.append(Problem(found.name, "", what, remedy, "note"))
    return document, problems


def _megabytes(size: int) -> str:
    return f"{-(-size // settings.MEGABYTE)} MB"
