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
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from timeline import builds, frame
from timeline.documents import read_documents
from timeline.documents.find import ADVISED
from timeline.extract import attempt
from timeline.language import relations
from timeline.pipeline import build_into
from timeline.records import Document, Event, Figure, Problem

SUFFIXES = tuple(suffix for suffix in ADVISED if suffix != ".zip")
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
    """Write uploads with the lines of their manifest; lines that stand there stay."""
    for upload in uploads:
        home = folder / upload.pair.lower()
        home.mkdir(parents=True, exist_ok=True)
        name = safe_name(upload)
        (home / name).write_bytes(upload.content)
        listed = home / "manifest.csv"
        fresh = not listed.exists()
        with listed.open("a", encoding="utf-8", newline="") as file:
            rows = csv.writer(file)
            if fresh:
                rows.writerow(["file", "published", "published_basis", "title"])
            day = upload.published
            title = Path(upload.name).stem[:200]
            rows.writerow([name, day or "", "stated" if day else "", title])


def look(uploads: Sequence[Upload]) -> Seen:
    """Read uploads without keeping anything."""
    known = relations.load()
    with tempfile.TemporaryDirectory() as folder:
        _write(Path(folder), uploads)
        documents, problems = read_documents(Path(folder))
    found = [attempt(document, known) for document in documents]
    return Seen(
        tuple(documents),
        tuple(event for one in found for event in one.events),
        tuple(figure for one in found for figure in one.figures),
        (*problems, *(one.problem for one in found if one.problem)),
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
