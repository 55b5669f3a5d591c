"""Files → Documents: each file is read on its own, and a file that cannot be read stops nothing."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from timeline import settings
from timeline.documents import archive, front_matter
from timeline.documents.about import check
from timeline.documents.decode import decode
from timeline.documents.extracted import Extracted
from timeline.documents.find import ARCHIVES, TEXTS, Found, find
from timeline.documents.isolate import Reader
from timeline.errors import DocumentError
from timeline.records import Document, Problem


def read_documents(*paths: Path) -> tuple[list[Document], list[Problem]]:
    """Read files, or folders of files, into Documents sorted as found, and what went wrong.

    Two files with the same content are one Document, and a note names both. Raises DocumentError
    only where a path does not exist.
    """
    documents: dict[str, Document] = {}
    problems: list[Problem] = []
    with Reader() as reader:
        for path in paths:
            found, wrong = find(path)
            problems += wrong
            for document in _read_all(found, reader, problems):
                first = documents.setdefault(document.id, document)
                if first is not document:
                    what = f"has the same content as {first.name} and counts once"
                    problems.append(Problem(document.name, "", what, "remove one of them", "note"))
    return list(documents.values()), problems


def _read_all(
    files: Iterable[Found], reader: Reader, problems: list[Problem], depth: int = 0
) -> Iterator[Document]:
    """Read files and the files in archives; what goes wrong with one is added to the problems."""
    for found in files:
        try:
            if found.path.suffix.lower() in ARCHIVES:
                yield from _read_archive(found, reader, problems, depth)
            else:
                yield _read_file(found, reader, problems)
        except DocumentError as error:
            what, _, remedy = str(error).partition("; ")
            problems.append(Problem(found.name, "", what, remedy))
        except OSError as error:
            what = f"cannot be opened: {error.strerror or error}"
            problems.append(Problem(found.name, "", what))


def _read_archive(
    found: Found, reader: Reader, problems: list[Problem], depth: int
) -> Iterator[Document]:
    """Read an archive as the folder that it is, with a manifest of its own."""
    if depth > settings.MAX_ZIP_DEPTH:
        raise DocumentError("is an archive too deep inside archives; unpack it and add its files")
    _check_size(found.path)
    with archive.unpacked(found.path, found.name) as (folder, wrong):
        problems += wrong
        inside, wrong = find(folder)
        problems += [replace(each, file=_below(found.name, each.file, folder)) for each in wrong]
        files = [
            replace(each, name=f"{found.name}/{each.name}", about=each.about.over(found.about))
            for each in inside
        ]
        yield from _read_all(files, reader, problems, depth + 1)


def _below(name: str, file: str, folder: Path) -> str:
    return name if file == str(folder) else f"{name}/{file}"


def _read_file(found: Found, reader: Reader, problems: list[Problem]) -> Document:
    _check_size(found.path)
    content = found.path.read_bytes()
    suffix = found.path.suffix.lower()
    extracted = _plain(content) if suffix in TEXTS else reader.read(content, suffix)
    if not extracted.text.strip():
        raise DocumentError("is empty; remove it, or save the text into it")
    said, wrong = check(extracted.fields, found.name, "first lines" if suffix in TEXTS else "")
    problems += wrong
    document = found.about.over(said).document(found.name, digest(content), extracted.text)
    if document.published is None:
        what = "states no publication day"
        remedy = "add it to manifest.csv as published, or begin the text with a --- block"
        problems.append(Problem(found.name, "", what, remedy, "note"))
    return document


def _plain(content: bytes) -> Extracted:
    """Read a text in this process: there is nothing in it to unpack."""
    if len(content) > settings.MAX_TEXT:
        size, limit = _megabytes(len(content)), _megabytes(settings.MAX_TEXT)
        raise DocumentError(f"has {size} of text, more than {limit}; split it")
    fields, text = front_matter.split(decode(content))
    return Extracted(text, fields)


def digest(content: bytes) -> str:
    """Give a document's id: the first 16 hexadecimal digits of the SHA-256 of its file."""
    return hashlib.sha256(content).hexdigest()[:16]


def _check_size(path: Path) -> None:
    size = path.stat().st_size
    if size > settings.MAX_FILE:
        limit = _megabytes(settings.MAX_FILE)
        raise DocumentError(f"has {_megabytes(size)}, more than {limit}; split it")


def _megabytes(size: int) -> str:
    return f"{-(-size // settings.MEGABYTE)} MB"
