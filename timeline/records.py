"""The nouns of the product: frozen records, standard library only.

Equality is about meaning, not position: ids, titles and sources take no part in it.
A change is ``dataclasses.replace(record, …)``.
"""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from datetime import date
from decimal import Decimal
from operator import attrgetter
from typing import Any

KINDS = (
    "treaty",
    "declaration",
    "agreement",
    "plan",
    "commission",
    "council",
    "summit",
    "visit",
    "meeting",
    "call",
    "forum",
    "opening",
    "ratification",
    "entry_into_force",
    "diplomatic_relations",
    "recognition",
    "anniversary",
    "other",
)
EVENT_STATUSES = ("happened", "planned", "not_confirmed")
SCOPES = ("bilateral", "multilateral", "other")
DATE_ROLES = ("act", "since", "term", "deadline")
BOUNDS = ("exact", "over", "under", "about", "up_to")
# What two countries trade; other indicators count visitors, flights, papers.
TRADE = ("trade_turnover", "export", "import", "balance")
FIGURE_STATUSES = ("actual", "estimate", "expected", "target", "derived")
BASES = ("goods", "goods_services", "FOB", "CIF", "unknown")
PUBLISHED_BASES = ("stated", "inferred", "assumed", "unknown")


class _Pickled:
    """Pickles a record as its class and its fields in order: twice as fast as dataclasses do."""

    __slots__ = ()

    def __reduce__(self) -> tuple[type, tuple[Any, ...]]:
        return type(self), _IN_ORDER[type(self)](self)


@dataclass(frozen=True, slots=True, order=True)
class Span(_Pickled):
    """A half-open stretch of code points in the source text."""

    start: int
    end: int

    def overlaps(self, other: Span) -> bool:
        """Say whether the two stretches share a code point."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """Say whether the other stretch lies inside this one."""
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class Document(_Pickled):
    """One text with what is known about where it comes from.

    ``published_basis`` says how its publication day is known: stated in the document or its
    manifest, inferred from evidence, assumed, or unknown. ``extra`` keeps the further columns
    of the manifest as (column, value) pairs.
    """

    id: str
    name: str
    text: str
    language: str = ""
    script: str = ""
    title: str = ""
    publisher: str = ""
    url: str = ""
    published: date | None = None
    published_basis: str = "unknown"
    pair: str = ""
    restricted: str = ""
    extra: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class When(_Pickled):
    """A date as EDTF with its inclusive bounds, None where open or unknown.

    ``precision`` is day, month, quarter, half, year, decade, range, open or unknown.
    """

    edtf: str
    start: date | None = field(compare=False)
    end: date | None = field(compare=False)
    precision: str = field(compare=False)

    @property
    def known(self) -> bool:
        """Say whether the year is known."""
        return "X" not in self.edtf


@dataclass(frozen=True, slots=True)
class Provenance(_Pickled):
    """Where a record was read: one sentence of one document.

    ``edtf`` and ``title`` are what this source alone says, so that disagreement between sources
    stays visible after merging. ``date_span`` is None where the publication day stands in.
    ``method`` is rule, manual or official.
    """

    document: str
    span: Span
    quote: str
    date_span: Span | None = None
    date_quote: str = ""
    edtf: str = ""
    title: str = ""
    rule: str = ""
    method: str = "rule"
    value: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Event(_Pickled):
    """Something that happened or is planned at a date.

    ``review`` is unreviewed, confirmed or changed, here as in a figure.
    """

    id: str = field(compare=False)
    when: When = field()
    kind: str = "other"
    status: str = "happened"
    scope: str = "bilateral"
    date_role: str = "act"
    parties: tuple[str, ...] = ()
    place: str = ""
    title: str = field(compare=False, default="")
    title_language: str = field(compare=False, default="")
    title_quality: int = field(compare=False, default=0)
    sources: tuple[Provenance, ...] = field(compare=False, default=())
    pair: str = field(compare=False, default="")
    conflicts: tuple[str, ...] = field(compare=False, default=())
    topics: tuple[str, ...] = field(compare=False, default=())
    thread: str = field(compare=False, default="")
    series: str = field(compare=False, default="")
    review: str = field(compare=False, default="unreviewed")
    correction: str = field(compare=False, default="")


@dataclass(frozen=True, slots=True)
class Figure(_Pickled):
    """A number with a period, as said or as published.

    ``value`` is in whole units of ``unit`` (dollars, not millions). ``growth_pct`` is in per cent,
    ``growth_times`` a factor, ``growth_abs`` in the unit of the value; ``growth_base`` is the EDTF
    of what it is compared with, empty for the same time a year before. ``set_on`` is the day on
    which a target was set; ``vintage`` the day on which a statistic was released.
    """

    id: str = field(compare=False)
    indicator: str = "trade_turnover"
    when: When = field(default=When("XXXX", None, None, "unknown"))
    reporter: str = ""
    partner: str = ""
    value: Decimal | None = None
    unit: str = "USD"
    bound: str = "exact"
    status: str = "actual"
    basis: str = "unknown"
    growth_pct: Decimal | None = None
    growth_times: Decimal | None = None
    growth_abs: Decimal | None = None
    growth_base: str = field(compare=False, default="")
    unit_inferred: bool = False
    as_written: str = field(compare=False, default="")
    derived_from: tuple[str, ...] = field(compare=False, default=())
    sources: tuple[Provenance, ...] = field(compare=False, default=())
    pair: str = field(compare=False, default="")
    origin: str = "press"
    set_on: date | None = field(compare=False, default=None)
    vintage: date | None = field(compare=False, default=None)
    licence: str = field(compare=False, default="")
    conflicts: tuple[str, ...] = field(compare=False, default=())
    review: str = field(compare=False, default="unreviewed")
    correction: str = field(compare=False, default="")
    note: str = field(compare=False, default="")


_IN_ORDER: dict[type, Any] = {
    record: attrgetter(*(each.name for each in fields(record)))
    for record in (Span, Document, When, Provenance, Event, Figure)
}

# A name of a file may hold a newline, or what steers a terminal.
_ONE_LINE = dict.fromkeys((*range(32), *range(127, 160)), "\ufffd")


@dataclass(frozen=True, slots=True)
class Problem:
    """A line of the report: which file, which place, what is wrong, what to do."""

    file: str
    place: str
    what: str
    remedy: str = ""
    level: str = "error"

    def __str__(self) -> str:
        where = f"{self.file} {self.place}".strip()
        line = f"{where}: {self.what}" + (f"; {self.remedy}" if self.remedy else "")
        return line.translate(_ONE_LINE)
