"""Files → Documents: each file is read on its own, and a file that cannot be read stops nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from timeline import settings
from timeline.documents import archive, front_matter
from timeline.documents.about import check
from timeline.documents.decode import decode
from timeline.documents.extracted import Extracted
from timeline.documents.files import check_size, digest, load, megabytes
from timeline.documents.find import ARCHIVES, TEXTS, Found, find
from timeline.documents.readers import Readers
from timeline.errors import DocumentError
from timeline.kept import Kept
from timeline.records import Document, Problem


def read_documents(
    *paths: Path, kept: Kept | None = None, workers: int = 1
) -> tuple[list[Document], list[Problem]]:
    """Read files, or folders of files, into Documents sorted as found, and what went wrong.

    Two files with the same content are one Document, and a note names both. ``kept`` holds the
    texts of an earlier run; ``workers`` is the greatest number of processes that read web pages,
    PDF and Word files. Raises DocumentError only where a path does not exist.
    """
    documents: dict[str, Document] = {}
    problems: list[Problem] = []
    with Readers(workers, kept or Kept(None)) as readers:
        for path in paths:
            found, wrong = find(path)
            problems += wrong
            for document in _read_all(found, readers, problems):
                first = documents.setdefault(document.id, document)
                if first is not document:
                    what = f"has the same content as {first.name} and counts once"
                    problems.append(Problem(document.name, "", what, "remove one of them", "note"))
    return list(documents.values()), problems


def _read_all(
    files: Sequence[Found], readers: Readers, problems: list[Problem], depth: int = 0
) -> Iterator[Document]:
    """Read files and the files in archives; what goes wrong with one is added to the problems."""
    foreign = [each for each in files if each.path.suffix.lower() not in (*TEXTS, *ARCHIVES)]
    texts = {each.name: readers.start(each.path) for each in foreign}
    for found in files:
        try:
            if found.path.suffix.lower() in ARCHIVES:
                yield from _read_archive(found, readers, problems, depth)
            elif found.name in texts:
                yield _document(found, *texts.pop(found.name).result(), problems)
            else:
                content = load(found.path)
                yield _document(found, digest(content), _plain(content), problems)
        except DocumentError as error:
            what, _, remedy = str(error).partition("; ")
            problems.append(Problem(found.name, "", what, remedy))
        except OSError as error:
            what = f"cannot be opened: {error.strerror or error}"
            problems.append(Problem(found.name, "", what))


def _read_archive(
    found: Found, readers: Readers, problems: list[Problem], depth: int
) -> Iterator[Document]:
    """Read an archive as the folder that it is, with a manifest of its own."""
    if depth > settings.MAX_ZIP_DEPTH:
        raise DocumentError("is an archive too deep inside archives; unpack it and add its files")
    check_size(found.path)
    with archive.unpacked(found.path, found.name) as (folder, wrong):
        problems += wrong
        inside, wrong = find(folder)
        problems += [replace(each, file=_below(found.name, each.file, folder)) for each in wrong]
        files = [
            replace(each, name=f"{found.name}/{each.name}", about=each.about.over(found.about))
            for each in inside
        ]
        yield from _read_all(files, readers, problems, depth + 1)


def _below(name: str, file: str, folder: Path) -> str:
    return name if file == str(folder) else f"{name}/{file}"


def _document(found: Found, name: str, extracted: Extracted, problems: list[Problem]) -> Document:
    """Put what is known of a file to its text; the manifest goes before the file's own word."""
    if not extracted.text.strip():
        raise DocumentError("is empty; remove it, or save the text into it")
    place = "first lines" if found.path.suffix.lower() in TEXTS else ""
    said, wrong = check(extracted.fields, found.name, place)
    problems += wrong
    document = found.about.over(said).document(found.name, name, extracted.text)
    if document.published is None:
        what = "states no publication day"
        remedy = "add it to manifest.csv as published, or begin the text with a --- block"
        problems.append(Problem(found.name, "", what, remedy, "note"))
    return document


def _plain(content: bytes) -> Extracted:
    """Read a text in this process: there is nothing in it to unpack."""
    if len(content) > settings.MAX_TEXT:
        size, limit = megabytes(len(content)), megabytes(settings.MAX_TEXT)
        raise DocumentError(f"has {size} of text, more than {limit}; split it")
    fields, text = front_matter.split(decode(content))
    return Extracted(text, fields)
