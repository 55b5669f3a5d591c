"""Documents added in the app: looked at first, then kept beside the others and built with them.

Nothing of an upload's name is trusted: what is written is a name of our own making, inside the
folder `added` below the documents of the build.
"""

from __future__ import annotations

import csv
import hashlib
import os
import re
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path

from timeline import builds, frame
from timeline.documents import manifest, read_documents
from timeline.documents.find import SUFFIXES
from timeline.extract import attempt
from timeline.language import relations
from timeline.pipeline import build_into
from timeline.records import Document, Event, Figure, Problem

FOLDER = "added"


@dataclass(frozen=True, slots=True)
class Upload:
    """A file as the reader dropped it, with what the reader says of it."""

    name: str
    content: bytes
    pair: str
    published: date | None = None


@dataclass(frozen=True, slots=True)
class Seen:
    """What was found in uploads before any is kept."""

    documents: tuple[Document, ...]
    events: tuple[Event, ...]
    figures: tuple[Figure, ...]
    problems: tuple[Problem, ...]


def allowed() -> bool:
    """Say whether the app may keep documents: TIMELINE_KEEP=0 switches it off."""
    return os.environ.get("TIMELINE_KEEP", "1") != "0"


def safe_name(upload: Upload) -> str:
    """A file name of plain letters that tells the upload and can name no other place."""
    base = Path(upload.name.replace("\\", "/")).name
    ending = Path(base).suffix.lower()
    stem = re.sub(r"[^\w-]+", "-", Path(base).stem, flags=re.ASCII).strip("-_")[:60] or "document"
    mark = hashlib.sha256(upload.content).hexdigest()[:8]
    return f"{stem}-{mark}{ending if ending in SUFFIXES else '.txt'}"


def _write(folder: Path, uploads: Sequence[Upload]) -> None:
    """Write uploads with the lines of their manifest; those of other files stay as they are."""
    for upload in uploads:
        home = folder / upload.pair.lower()
        home.mkdir(parents=True, exist_ok=True)
        name, day = safe_name(upload), upload.published
        (home / name).write_bytes(upload.content)
        title = "" if name.endswith(".zip") else Path(upload.name).stem[:200]
        line = {
            "file": name,
            "published": str(day or ""),
            "published_basis": "stated" if day else "",
            "title": title,
        }
        columns, lines = _listed(home / manifest.NAME)
        lines = [*(each for each in lines if each.get("file") != name), line]
        with (home / manifest.NAME).open("w", encoding="utf-8", newline="") as file:
            rows = csv.DictWriter(file, list(dict.fromkeys([*columns, *line])))
            rows.writeheader()
            rows.writerows(lines)


def _listed(path: Path) -> tuple[list[str], list[dict[str, str]]]:
    """Give the columns and the lines of a manifest of ours; nothing where there is none yet."""
    if not path.exists():
        return [], []
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = csv.DictReader(file, restkey="further")
        lines = [{name: value for name, value in row.items() if name != "further"} for row in rows]
        return list(rows.fieldnames or ()), lines


def _place(upload: Upload) -> str:
    return f"{upload.pair.lower()}/{safe_name(upload)}"


def read_of(uploads: Sequence[Upload], seen: Seen) -> list[Upload]:
    """Give the uploads of which a document was read; each content once."""
    names = [document.name for document in seen.documents]
    read = {
        _place(upload): upload
        for upload in uploads
        if any(name == _place(upload) or name.startswith(f"{_place(upload)}/") for name in names)
    }
    return list(read.values())


def _as_dropped(problem: Problem, uploads: Sequence[Upload]) -> Problem:
    """Name a file as the reader knows it, not by the name that it is written under."""
    for upload in uploads:
        place = _place(upload)
        what = problem.what.replace(place, upload.name)
        file = problem.file
        if file == place or file.startswith(f"{place}/"):
            file = upload.name + file.removeprefix(place)
        problem = replace(problem, file=file, what=what)
    return problem


def look(uploads: Sequence[Upload]) -> Seen:
    """Read uploads without keeping anything."""
    known = relations.load()
    with tempfile.TemporaryDirectory() as folder:
        _write(Path(folder), uploads)
        documents, problems = read_documents(Path(folder))
    found = [attempt(document, known) for document in documents]
    wrong = [one.problem for one in found if one.problem]
    return Seen(
        tuple(documents),
        tuple(event for one in found for event in one.events),
        tuple(figure for one in found for figure in one.figures),
        tuple(_as_dropped(problem, uploads) for problem in (*problems, *wrong)),
    )


def keep(uploads: Sequence[Upload], folders: dict[str, str], out: Path) -> frame.Tables:
    """Keep uploads beside the documents of a build and build again; returns the new tables.

    ``folders`` names documents, statistics and corrections as the report of the build does.
    """
    documents = Path(folders["documents"])
    _write(documents / FOLDER, uploads)
    build_into(
        out,
        documents,
        Path(folders["statistics"]),
        corrections=Path(folders["corrections"]),
        kept=out / "kept",
        more={"folders": folders},
    )
    builds.note(out, out, datetime.now().astimezone())
    return frame.read(out)
