"""Files → Documents: each file is read on its own, and a file that cannot be read stops nothing."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future
from dataclasses import replace
from datetime import date
from pathlib import Path

from timeline import settings
from timeline.documents import archive, days, front_matter, kinds
from timeline.documents.about import About, check
from timeline.documents.decode import decoded
from timeline.documents.extracted import Extracted
from timeline.documents.files import check_size, digest, load, megabytes, writable
from timeline.documents.find import ARCHIVES, FORMATS, SUFFIXES, TEXTS, Found, find
from timeline.documents.readers import Readers
from timeline.errors import DocumentError
from timeline.kept import Kept
from timeline.records import Document, Problem

AHEAD = 32  # files that are read before their turn

# A file, the suffix to read it by, where its name errs, its id and text where a worker reads it.
_Begun = tuple[Found, str, list[Problem], Future[tuple[str, Extracted]] | None]


def read_documents(
    *paths: Path, kept: Kept | None = None, workers: int = 1
) -> tuple[list[Document], list[Problem]]:
    """Read files, or folders of files, into Documents sorted as found, and what went wrong.

    Two files with the same content are one Document, and a note names both. ``kept`` holds the
    texts of an earlier run; ``workers`` is the greatest number of processes that read web pages,
    PDF and Word files. Raises DocumentError only where the one path does not exist; of several
    each that does not is a problem.
    """
    problems: list[Problem] = []
    return list(each_document(*paths, problems=problems, kept=kept, workers=workers)), problems


def each_document(
    *paths: Path,
    problems: list[Problem],
    kept: Kept | None = None,
    workers: int = 1,
    progress: Callable[[int, int], None] | None = None,
) -> Iterator[Document]:
    """Read as ``read_documents`` does, one document after the other; problems are added.

    ``progress`` is called with (done, all) after each file of a folder.
    """
    names: dict[str, str] = {}
    with Readers(workers, kept or Kept(None)) as readers:
        for path in paths:
            try:
                found, wrong = find(path)
            except DocumentError:
                if len(paths) == 1:
                    raise
                what, remedy = "does not exist", "name a file or a folder of documents"
                problems.append(Problem(writable(str(path)), "", what, remedy))
                continue
            problems += wrong
            for document in _read_all(found, readers, problems, progress=progress):
                if document.id in names:
                    what = f"has the same content as {names[document.id]} and counts once"
                    problems.append(Problem(document.name, "", what, "remove one of them", "note"))
                else:
                    names[document.id] = document.name
                    yield document


def _read_all(
    files: Sequence[Found],
    readers: Readers,
    problems: list[Problem],
    depth: int = 0,
    progress: Callable[[int, int], None] | None = None,
) -> Iterator[Document]:
    """Read files and the files in archives; what goes wrong with one is added to the problems."""
    for number, (found, suffix, wrong, text) in enumerate(_begun(files, readers), start=1):
        problems += wrong
        try:
            if suffix in ARCHIVES:
                yield from _read_archive(found, readers, problems, depth)
            elif text is not None:
                yield _document(found, *text.result(), suffix, problems)
            elif suffix in TEXTS:
                content = load(found.path)
                yield _document(found, digest(content), _plain(content), suffix, problems)
        except DocumentError as error:
            problems.append(_problem(found, str(error)))
        except OSError as error:
            problems.append(_closed(found, error))
        if progress:
            progress(number, len(files))


def _begun(files: Iterable[Found], readers: Readers) -> Iterator[_Begun]:
    """Begin to read the next files while one is waited for; no more, for memory holds them."""
    waiting: deque[_Begun] = deque()
    for found in files:
        suffix, wrong = _told_apart(found)
        text = readers.start(found.path, suffix) if suffix in FORMATS else None
        waiting.append((found, suffix, wrong, text))
        if len(waiting) > AHEAD:
            yield waiting.popleft()
    yield from waiting


def _told_apart(found: Found) -> tuple[str, list[Problem]]:
    """Give the suffix to read a file by, empty where it cannot be read, and where its name errs.

    A Word file under a password has the bytes of the old format: its own reader knows.
    """
    named = found.path.suffix.lower()
    try:
        kind = kinds.of(found.path)
        if not found.path.stat().st_size:
            save = "save the text into it" if named in TEXTS else "fetch the file again"
            return "", [_problem(found, f"is empty; remove it, or {save}")]
        if not kind and named in (".pdf", *ARCHIVES, ".docx"):
            kind = kinds.TEXT if kinds.is_text(found.path, settings.MAX_TEXT) else named
    except OSError as error:
        return "", [_closed(found, error)]
    same = not kind or kind == named or (kind == kinds.PAGE and named in FORMATS[:3])
    if same or (kind, named) == (".doc", ".docx"):
        return named, []
    what = f"is {kinds.NAMES[kind]} by its content"
    if kind in SUFFIXES:
        note = f"{what} and is read as one; rename it to end in {kind}"
        return kind, [_problem(found, note, "note")]
    return "", [_problem(found, f"{what}; {kinds.REMEDIES.get(kind, kinds.SAVE)}")]


def _problem(found: Found, message: str, level: str = "error") -> Problem:
    what, _, remedy = message.partition("; ")
    return Problem(found.name, "", what, remedy, level)


def _closed(found: Found, error: OSError) -> Problem:
    what = f"cannot be opened: {(error.strerror or str(error)).lower()}"
    return Problem(found.name, "", what, "see who may read it, and whether it is still there")


def _read_archive(
    found: Found, readers: Readers, problems: list[Problem], depth: int
) -> Iterator[Document]:
    """Read an archive as the folder that it is, with a manifest of its own."""
    if depth > settings.MAX_ZIP_DEPTH:
        raise DocumentError("is an archive too deep inside archives; unpack it and add its files")
    check_size(found.path)
    with archive.unpacked(found.path, found.name) as (folder, wrong):
        problems += wrong
        inside, more = find(folder)
        if wrong:  # what was left out is named: an empty folder is no news
            more = [each for each in more if each.file != str(folder)]
        problems += [replace(each, file=_below(found.name, each.file, folder)) for each in more]
        files = [
            replace(each, name=f"{found.name}/{each.name}", about=each.about.over(found.about))
            for each in inside
        ]
        yield from _read_all(files, readers, problems, depth + 1)


def _below(name: str, file: str, folder: Path) -> str:
    return name if file == str(folder) else f"{name}/{file}"


def _document(
    found: Found, name: str, extracted: Extracted, suffix: str, problems: list[Problem]
) -> Document:
    """Put what is known of a file to its text; the manifest goes before the file's own word."""
    if not extracted.text.strip():
        raise DocumentError("is empty; remove it, or save the text into it")
    place = "first lines" if suffix in TEXTS else ""
    said, wrong = check(extracted.fields, found.name, place)
    problems += wrong
    problems += [_problem(found, remark, "warning") for remark in extracted.remarks]
    about = found.about.over(said)
    if about.published is None and suffix not in FORMATS[:3]:  # the reader of pages has looked
        day = days.of_text(extracted.text)
        if day:
            about = about.over(About(published=date.fromisoformat(day), published_basis="inferred"))
    document = about.document(found.name, name, extracted.text)
    if document.published is None:
        what = "states no publication day"
        remedy = "add it to manifest.csv as published"
        remedy += ", or begin the text with a --- block" if suffix in TEXTS else ""
        problems.append(Problem(found.name, "", what, remedy, "note"))
    return document


def _plain(content: bytes) -> Extracted:
    """Read a text in this process: there is nothing in it to unpack."""
    if len(content) > settings.MAX_TEXT:
        size, limit = megabytes(len(content)), megabytes(settings.MAX_TEXT)
        raise DocumentError(f"has {size} of text, more than {limit}; split it")
    told, remarks = decoded(content)
    fields, text = front_matter.split(told)
    return Extracted(text, fields, remarks)
