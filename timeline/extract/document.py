"""One document's whole reading: `extract(document, relations)`."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from timeline.extract.events import events_of
from timeline.extract.figures import figures_of
from timeline.extract.reading import Reading, read
from timeline.language.relations import Relations
from timeline.records import Document, Event, Figure


@dataclass(frozen=True, slots=True)
class Extraction:
    """What one document tells; ``document`` carries the language, script and pair found."""

    document: Document
    events: tuple[Event, ...]
    figures: tuple[Figure, ...]
    reading: Reading | None = field(default=None, repr=False, compare=False)
    sentences: int = 0


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
