"""manifest.csv: what is known of the documents beside it, a line a document."""

from __future__ import annotations

import csv
import unicodedata
from dataclasses import dataclass, field
from pathlib import Path

from timeline import settings
from timeline.documents.about import About, check
from timeline.documents.decode import decode
from timeline.errors import DocumentError
from timeline.records import Problem

NAME = "manifest.csv"


@dataclass(frozen=True, slots=True)
class Line:
    """One line: its number in the file, what it says, and what is wrong with it."""

    number: int
    about: About
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Manifest:
    """The lines by file, as paths relative to the manifest's folder, and problems of the whole."""

    name: str
    lines: dict[str, Line] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()


def key(file: str) -> str:
    """Write a path as the manifests are searched by: one slash, one form of each letter."""
    plain = unicodedata.normalize("NFC", file.strip()).replace("\\", "/")
    return plain.removeprefix("./")


def read(path: Path, name: str) -> Manifest:
    """Read a manifest; ``name`` is how the problems call it. Never raises for what it says."""
    try:
        if path.stat().st_size > settings.MAX_TEXT:
            raise DocumentError("is too long for a manifest; split the folder")
        text = decode(path.read_bytes())
        return _lines(text, name)
    except (DocumentError, OSError, csv.Error) as error:
        what = error.strerror if isinstance(error, OSError) else str(error)
        problem = Problem(name, "", f"cannot be read: {what}", "its folder is read without it")
        return Manifest(name, problems=(problem,))


def _lines(text: str, name: str) -> Manifest:
    rows = csv.reader(text.splitlines(keepends=True), delimiter=_delimiter(text))
    header = [column.strip().lower() for column in next(rows, [])]
    if "file" not in header:
        problem = Problem(
            name, "line 1", 'has no column "file"', "begin it with file,language,published,…"
        )
        return Manifest(name, problems=(problem,))
    lines: dict[str, Line] = {}
    problems: list[Problem] = []
    number = rows.line_num + 1
    for row in rows:
        place, at, number = f"line {number}", number, rows.line_num + 1
        if not any(cell.strip() for cell in row):
            continue
        fields = dict(zip(header, row, strict=False))
        file = key(fields.pop("file", ""))
        if len(row) > len(header):
            what = f"has {len(row)} fields, the first line {len(header)}"
            remedy = "put quotation marks around a text with a comma"
            problems.append(Problem(name, place, what, remedy, "warning"))
        if not file:
            problems.append(Problem(name, place, "names no file", "fill in the first column"))
        elif file in lines:
            what = f"names {file} again, after line {lines[file].number}"
            problems.append(Problem(name, place, what, "the first line counts; remove one"))
        else:
            about, wrong = check(fields, name, place)
            lines[file] = Line(at, about, tuple(wrong))
    return Manifest(name, lines, tuple(problems))


def _delimiter(text: str) -> str:
    """Tell a comma from the semicolon or tab that spreadsheets write in many countries."""
    first = text.partition("\n")[0]
    return max(",;\t", key=first.count)
