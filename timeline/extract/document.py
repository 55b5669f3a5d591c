"""One document's whole reading: `extract(document, relations)`.

``attempt`` is the same where other documents wait: a fault of ours costs one document, not all.
"""

from __future__ import annotations

import traceback
from dataclasses import dataclass, field, replace
from pathlib import PurePath

from timeline.extract.events import events_of
from timeline.extract.figures import figures_of
from timeline.extract.reading import Reading, read
from timeline.language.relations import Relations
from timeline.records import Document, Event, Figure, Problem


@dataclass(frozen=True, slots=True)
class Extraction:
    """What one document tells; ``document`` carries the language, script and pair found.

    ``fault`` names a fault of ours that kept it from being read.
    """

    document: Document
    events: tuple[Event, ...]
    figures: tuple[Figure, ...]
    reading: Reading | None = field(default=None, repr=False, compare=False)
    sentences: int = 0
    fault: str = ""

    @property
    def problem(self) -> Problem | None:
        """Give the line of the report for a document that could not be read; else None."""
        if not self.fault:
            return None
        what = f"could not be read, by a fault of the program ({self.fault})"
        remedy = "the other documents are read; report this line, with the document if you may"
        return Problem(self.document.name, "", what, remedy)


def extract(document: Document, relations: Relations) -> Extraction:
    """Read one document: a pure function of its arguments; never raises on any text."""
    reading = read(document, relations)
    figures, periods = figures_of(reading)
    events = events_of(reading, periods)
    known = replace(
        document,
        language=reading.language.code,
        script=reading.script,
        pair=document.pair or reading.pair.id,
    )
    return Extraction(known, tuple(events), tuple(figures), reading, len(reading.sentences))


def attempt(document: Document, relations: Relations) -> Extraction:
    """Read one document; where that fails, give nothing but the ``fault``, and raise nothing."""
    try:
        return extract(document, relations)
    except Exception as error:
        place = traceback.extract_tb(error.__traceback__)[-1]
        where = f"{PurePath(place.filename).name}:{place.lineno}"
        return Extraction(document, (), (), fault=f"{type(error).__name__} at {where}: {error}")
