"""A file or folder → the files to read, each with the line of the manifest that speaks of it."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from timeline.documents import manifest
from timeline.documents.about import NOTHING, About
from timeline.documents.files import writable
from timeline.documents.manifest import Manifest
from timeline.errors import DocumentError
from timeline.records import Problem

TEXTS = (".txt", ".md")
FORMATS = (".html", ".htm", ".xhtml", ".pdf", ".docx")
ARCHIVES = (".zip",)
SUFFIXES = (*TEXTS, *FORMATS, *ARCHIVES)
ADVISED = (".txt", ".md", ".html", ".pdf", ".docx", ".zip")
# Somebody means these to be read: they are a warning, with what to do.
OTHERS = {
    **dict.fromkeys((".doc", ".dot", ".rtf", ".odt", ".pages", ".wps"), "save it as .docx"),
    **dict.fromkeys((".djvu", ".epub", ".ppt", ".pptx"), "print it to a PDF"),
    **dict.fromkeys((".mht", ".mhtml", ".eml", ".msg"), "save it as .html or .txt"),
    **dict.fromkeys((".rar", ".7z", ".tar", ".gz", ".tgz"), "pack its files as .zip"),
}
PICTURES = (".jpg", ".jpeg", ".png", ".tif", ".tiff", ".bmp", ".gif", ".webp")
# What systems and office programs leave in folders, and nobody means as a document.
_LITTER = re.compile(r"\.|~\$|thumbs\.db\Z|desktop\.ini\Z", re.IGNORECASE)
_PAIR_FOLDER = re.compile(r"[a-z]{3}-[a-z]{3}\Z", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Found:
    """A file to read; ``name`` is its path below the folder that was asked for."""

    path: Path
    name: str
    about: About = NOTHING


def find(path: Path) -> tuple[list[Found], list[Problem]]:
    """List what to read in a folder, or one file, sorted by name.

    Raises DocumentError where there is nothing at this path. Everything else that is wrong, in
    the manifests or with single files, is a problem.
    """
    if not path.exists():
        raise DocumentError(f"{path} does not exist; name a file or a folder of documents")
    if path.is_file():
        return _one(path)
    problems: list[Problem] = []
    found: list[Found] = []
    manifests: dict[Path, Manifest] = {}
    for file in _walk(path, path.resolve(), problems):
        name = writable(file.relative_to(path).as_posix())
        if file.name.lower() == manifest.NAME:
            manifests[file.parent] = manifest.read(file, name)
        elif _readable(file, name, problems):
            found.append(Found(file, name))
    seen: set[tuple[Path, str]] = set()
    speak = partial(_spoken_of, manifests=manifests, root=path, seen=seen, problems=problems)
    found = [speak(file) for file in found]
    for folder, lines in manifests.items():
        problems += lines.problems
        problems += _missing(lines, {name for place, name in seen if place == folder})
    if not found:
        where = str(path)
        problems.append(
            Problem(where, "", "holds no document", f"add files: {_list(ADVISED)}", "note")
        )
    return found, problems


def _one(path: Path) -> tuple[list[Found], list[Problem]]:
    """One file that was asked for by name; of the manifest beside it, only its own line counts."""
    problems: list[Problem] = []
    name = writable(path.name)
    if not _readable(path, name, problems):
        return [], [replace(problem, level="error") for problem in problems]
    found = Found(path, name)
    beside = path.parent / manifest.NAME
    if beside.is_file():
        lines = manifest.read(beside, beside.name)
        problems += [problem for problem in lines.problems if not problem.place.startswith("line")]
        found = _spoken_of(found, {path.parent: lines}, path.parent, set(), problems)
    return [found], problems


def _walk(folder: Path, root: Path, problems: list[Problem]) -> Iterator[Path]:
    """Give the files below a folder by name; links that lead out of it are not followed."""
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        problems.append(Problem(str(folder), "", f"cannot be opened: {error.strerror}"))
        return
    for entry in entries:
        path = folder / entry.name
        if _LITTER.match(entry.name):
            continue
        if entry.is_symlink() and not _inside(path, root):
            what = "is a link that leads out of the folder and is not followed"
            problems.append(Problem(_name(path, root), "", what, "copy the file here", "warning"))
        elif entry.is_dir(follow_symlinks=False):
            yield from _walk(path, root, problems)
        elif entry.is_file():
            yield path
        elif not entry.is_dir():
            what = "is no ordinary file and is not read"
            problems.append(Problem(_name(path, root), "", what, level="note"))


def _inside(path: Path, root: Path) -> bool:
    """Say whether a link ends at a file inside the folder (a loop of links ends nowhere)."""
    try:
        return path.resolve(strict=True).is_relative_to(root)
    except (OSError, RuntimeError):
        return False


def _name(path: Path, root: Path) -> str:
    absolute = path.parent.resolve() / path.name
    inside = absolute.is_relative_to(root)
    return writable(absolute.relative_to(root).as_posix() if inside else path.name)


def _readable(path: Path, name: str, problems: list[Problem]) -> bool:
    """Say whether a file is of a kind that is read; else note it with what to do."""
    suffix = path.suffix.lower()
    if suffix in SUFFIXES:
        return True
    if suffix in PICTURES:
        what, remedy = "is a picture and is not read", "recognise its text by OCR first"
    else:
        what = f"is not read: {suffix or 'no suffix'} is no kind of document known here"
        remedy = OTHERS.get(suffix, f"save it as {_list(ADVISED)}")
    level = "warning" if suffix in OTHERS else "note"
    problems.append(Problem(name, "", what, remedy, level))
    return False


def _spoken_of(
    found: Found,
    manifests: dict[Path, Manifest],
    root: Path,
    seen: set[tuple[Path, str]],
    problems: list[Problem],
) -> Found:
    """Add what the nearest manifest says, from the file's own folder up to the root."""
    about = NOTHING
    for folder in [found.path.parent, *found.path.parent.parents]:
        if folder in manifests:
            name = manifest.key(found.path.relative_to(folder).as_posix())
            line = manifests[folder].lines.get(name)
            if line:
                seen.add((folder, name))
                problems += line.problems
                about = line.about
                break
        if folder == root:
            break
    if not about.pair and _PAIR_FOLDER.match(found.path.parent.name):
        about = replace(about, pair=found.path.parent.name.upper())
    return replace(found, about=about)


def _missing(lines: Manifest, seen: set[str]) -> Iterator[Problem]:
    for file, line in lines.lines.items():
        if file not in seen:
            what = f"names {file}, which is not here or not read"
            remedy = "add the file, or remove the line"
            yield Problem(lines.name, f"line {line.number}", what, remedy, "warning")


def _list(suffixes: tuple[str, ...]) -> str:
    return f"{', '.join(suffixes[:-1])} or {suffixes[-1]}"
