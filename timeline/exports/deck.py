"""Briefing and tables → Deck: pages as plain data, the same for slides, notes and the presenter."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from timeline.charts.scene import Scene
from timeline.exports.about import About
from timeline.exports.series import Chart


@dataclass(frozen=True, slots=True)
class Source:
    """A document that pages cite by its number."""

    number: int
    text: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class Cover:
    """The first page: what this is, as lines under the title."""

    lines: tuple[str, ...]
    days: tuple[float, ...] = ()  # where its events stand, 0 to 1, for the ornament
    bounds: tuple[date, date] | None = None  # the days that 0 and 1 stand for


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of the timeline; dense ones come in parts."""

    scene: Scene


@dataclass(frozen=True, slots=True)
class Quoted:
    """A sentence and the number of the document that it stands in."""

    text: str
    source: int


@dataclass(frozen=True, slots=True)
class Context:
    """Where an event stands in the whole history: places from 0 to 1 between two years."""

    first: int
    last: int
    here: float
    others: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """One event with the sentences that tell it."""

    when: str
    kind: str
    colour: str
    facts: tuple[str, ...]
    quotes: tuple[Quoted, ...]
    conflicts: tuple[str, ...] = ()
    context: Context | None = None
    event: str = ""


@dataclass(frozen=True, slots=True)
class Quote:
    """A sentence for itself."""

    quote: Quoted
    about: str


@dataclass(frozen=True, slots=True)
class Grid:
    """A table; ``shares`` are the widths of its columns, ``right`` those set to the right."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    shares: tuple[float, ...]
    right: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Listed:
    """The documents that the pages cite."""

    sources: tuple[Source, ...]


Body = Cover | Span | Told | Quote | Grid | Listed | Chart


@dataclass(frozen=True, slots=True)
class Page:
    """One page: ``notes`` are for the speaker, ``sources`` the numbers that it cites.

    ``caution`` says how much of it no person has confirmed; ``marking`` restricts the page.
    """

    title: str
    body: Body
    kicker: str = ""
    notes: str = ""
    sources: tuple[int, ...] = ()
    caution: str = ""
    marking: str = ""


@dataclass(frozen=True, slots=True)
class Deck:
    """A planned briefing; ``records`` are the ids of all events and figures that it shows."""

    title: str
    about: About
    pages: tuple[Page, ...]
    sources: tuple[Source, ...]
    records: tuple[str, ...] = ()
    summary: str = ""
    numbers: Mapping[str, int] = field(default_factory=dict)  # document id → number of the source
    beside: Page | None = None  # the trade chart that the presenter builds up beside events

    def cited(self, page: Page) -> tuple[Source, ...]:
        """Give the documents that a page cites."""
        return tuple(source for source in self.sources if source.number in page.sources)
