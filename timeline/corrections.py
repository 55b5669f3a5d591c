"""data/corrections.toml: what a person confirms, changes, splits, merges or rejects.

Each entry says who decided it, when and why, and what it expects to find::

    [[correction]]
    action = "change"              # confirm, change, split, merge or reject
    who = "Name"
    when = 2026-11-22
    why = "the text of the treaty names the day"
    expect = { record = "event", kind = "treaty", date = "2022-12-21", words = "demarkatsiya" }
    set = { date = "2022-12-22" }  # change, split: new values of fields
    # also = [{ … }, { … }]        # merge: the records that join the first
    # documents = ["file.txt"]     # split: whose tellings become a record of their own

``expect`` may name record (event or figure), id, document (file name), date (EDTF, of the record
or of one of its sources), words (in title or quote, case and apostrophes aside), and the fields
kind, status, indicator, reporter, partner, unit, value. It must fit exactly one record: an entry
that fits none, or several, is an error of the report and changes nothing.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

from timeline import edtf
from timeline.errors import CorrectionError, DateError
from timeline.records import (
    BASES,
    BOUNDS,
    DATE_ROLES,
    EVENT_STATUSES,
    FIGURE_STATUSES,
    KINDS,
    SCOPES,
    Document,
    Event,
    Figure,
    Problem,
    When,
)

ACTIONS = ("confirm", "change", "split", "merge", "reject")
NAME = "corrections.toml"
_PLAIN = ("kind", "status", "indicator", "reporter", "partner", "unit")
_EXPECTED = {"record", "id", "document", "date", "words", "value", *_PLAIN}
_CHOICES: dict[str, dict[str, tuple[str, ...]]] = {
    "event": {
        "kind": KINDS,
        "status": EVENT_STATUSES,
        "scope": SCOPES,
        "date_role": DATE_ROLES,
        "title": (),
        "place": (),
    },
    "figure": {
        "status": FIGURE_STATUSES,
        "bound": BOUNDS,
        "basis": BASES,
        "indicator": (),
        "reporter": (),
        "partner": (),
        "unit": (),
        "note": (),
    },
}


@dataclass(frozen=True, slots=True)
class Correction:
    """One entry of the file; ``number`` counts from 1 as a reader of the file would."""

    number: int
    action: str
    who: str
    when: date
    why: str
    expect: Mapping[str, Any]
    set: Mapping[str, Any] = field(default_factory=dict)
    also: tuple[Mapping[str, Any], ...] = ()
    documents: tuple[str, ...] = ()

    def said(self, what: str) -> str:
        """Give the line that the corrected record carries."""
        return f"{what}; {self.who}, {self.when.isoformat()}: {self.why}"


@dataclass(frozen=True, slots=True)
class Corrected:
    """Records after correction, and a problem for each entry that could not be applied."""

    events: tuple[Event, ...]
    figures: tuple[Figure, ...]
    problems: tuple[Problem, ...] = ()


def load(path: Path) -> tuple[list[Correction], list[Problem]]:
    """Read the file; without one there are no corrections. A bad entry is a problem."""
    if not path.is_file():
        return [], []
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        return [], [Problem(path.name, "", str(error), "correct the TOML")]
    corrections, problems = [], []
    for number, entry in enumerate(data.get("correction", []), start=1):
        try:
            corrections.append(_entry(number, entry))
        except CorrectionError as error:
            problems.append(Problem(path.name, f"correction {number}", str(error)))
    return corrections, problems


def _entry(number: int, entry: Mapping[str, Any]) -> Correction:
    for name in ("action", "who", "when", "why", "expect"):
        if not entry.get(name):
            raise CorrectionError(f"{name} is missing; add it")
    if entry["action"] not in ACTIONS:
        raise CorrectionError(f"action {entry['action']!r} is not one of {', '.join(ACTIONS)}")
    if not isinstance(entry["when"], date):
        raise CorrectionError(f"when {entry['when']!r} is not a day; write 2026-11-22 unquoted")
    for expect in (entry["expect"], *entry.get("also", [])):
        unknown = set(expect) - _EXPECTED
        if unknown:
            raise CorrectionError(f"expect names {', '.join(sorted(unknown))}; leave it out")
    needs = {"change": "set", "merge": "also", "split": "documents"}.get(entry["action"])
    if needs and not entry.get(needs):
        raise CorrectionError(f"{entry['action']} needs {needs}; add it")
    return Correction(
        number,
        entry["action"],
        entry["who"],
        entry["when"],
        entry["why"],
        entry["expect"],
        entry.get("set", {}),
        tuple(entry.get("also", [])),
        tuple(entry.get("documents", [])),
    )


def apply(
    corrections: Iterable[Correction],
    events: Sequence[Event],
    figures: Sequence[Figure],
    documents: Iterable[Document],
) -> Corrected:
    """Apply the entries in their order, each to what the ones before left."""
    names = {document.id: document.name for document in documents}
    records: list[Event | Figure] = [*events, *figures]
    problems = []
    for correction in corrections:
        try:
            records = _applied(correction, records, names)
        except (CorrectionError, DateError) as error:
            place = f"correction {correction.number}"
            problems.append(Problem(NAME, place, str(error), "renew the entry or remove it"))
    return Corrected(
        tuple(record for record in records if isinstance(record, Event)),
        tuple(record for record in records if isinstance(record, Figure)),
        tuple(problems),
    )


def _applied(
    correction: Correction, records: list[Event | Figure], names: Mapping[str, str]
) -> list[Event | Figure]:
    target = _one(correction.expect, records, names)
    out: list[Event | Figure]
    if correction.action == "reject":
        out = []
    elif correction.action == "change":
        out = [_changed(correction, target)]
    elif correction.action == "split":
        out = _split(correction, target, names)
    elif correction.action == "merge":
        others = [_one(expect, records, names) for expect in correction.also]
        records = [record for record in records if not any(record is other for other in others)]
        out = [_merged(correction, target, others)]
    else:
        review = replace(target, review="confirmed", correction=correction.said("confirmed"))
        out = [review]
    at = next(index for index, record in enumerate(records) if record is target)
    return [*records[:at], *out, *records[at + 1 :]]


# --- finding what an entry expects -------------------------------------------------------------


def _one(
    expect: Mapping[str, Any], records: Iterable[Event | Figure], names: Mapping[str, str]
) -> Event | Figure:
    found = [record for record in records if _fits(expect, record, names)]
    if len(found) == 1:
        return found[0]
    said = ", ".join(f"{name} {value}" for name, value in expect.items())
    if not found:
        raise CorrectionError(f"expects {said} and finds no such record")
    raise CorrectionError(f"expects {said} and finds {len(found)} such records, not one")


def _fits(expect: Mapping[str, Any], record: Event | Figure, names: Mapping[str, str]) -> bool:
    if expect.get("record", _name(record)) != _name(record):
        return False
    if "id" in expect and expect["id"] != record.id:
        return False
    if any(str(expect[name]) != getattr(record, name, None) for name in _PLAIN if name in expect):
        return False
    if "value" in expect:
        value = record.value if isinstance(record, Figure) else None
        if value is None or value != _decimal(expect["value"]):
            return False
    told = {names.get(source.document, "") for source in record.sources}
    if "document" in expect and expect["document"] not in told:
        return False
    dates = {record.when.edtf, *(source.edtf for source in record.sources)}
    if "date" in expect and str(expect["date"]) not in dates:
        return False
    return "words" not in expect or _fold(str(expect["words"])) in _words(record)


def _name(record: Event | Figure) -> str:
    return "event" if isinstance(record, Event) else "figure"


def _words(record: Event | Figure) -> str:
    title = record.title if isinstance(record, Event) else record.as_written
    told = [part for source in record.sources for part in (source.title, source.quote)]
    return _fold(" ".join([title, *told]))


def _fold(text: str) -> str:
    return re.sub(r"\s+", " ", re.sub("[ʻʼ‘’'`´]", "", text.lower()))


def _decimal(value: object) -> Decimal:
    try:
        return Decimal(str(value))
    except InvalidOperation:
        raise CorrectionError(f"value {value!r} is not a number") from None


# --- the changed records -----------------------------------------------------------------------


def _with(record: Event | Figure, new: Mapping[str, Any]) -> tuple[Event | Figure, str]:
    """Give a record with new values of fields, and what was changed in words."""
    known = _CHOICES[_name(record)]
    said = []
    values: dict[str, Any] = {}
    for name, value in new.items():
        if name == "date":
            said.append(f"date {record.when.edtf} to {value}")
            values["when"] = edtf.parse(str(value))
        elif name == "value" and isinstance(record, Figure):
            said.append(f"value {record.value} to {value}")
            values["value"] = _decimal(value)
        elif name not in known:
            raise CorrectionError(f"set names {name}, which no {_name(record)} has; leave it out")
        elif known[name] and value not in known[name]:
            raise CorrectionError(f"{name} {value!r} is not one of {', '.join(known[name])}")
        else:
            said.append(f"{name} {getattr(record, name) or 'empty'} to {value}")
            values[name] = value
    return replace(record, **values), ", ".join(said)


def _changed(correction: Correction, record: Event | Figure) -> Event | Figure:
    changed, said = _with(record, correction.set)
    return replace(changed, review="changed", correction=correction.said(f"changed {said}"))


def _split(
    correction: Correction, record: Event | Figure, names: Mapping[str, str]
) -> list[Event | Figure]:
    theirs = tuple(s for s in record.sources if names.get(s.document) in correction.documents)
    rest = tuple(s for s in record.sources if s not in theirs)
    if not theirs or not rest:
        raise CorrectionError(
            f"{', '.join(correction.documents)} must tell some, not all, of the record to split"
        )
    said = correction.said("split")
    told = {source.edtf for source in rest}
    conflicts = tuple(line for line in record.conflicts if not edtf.is_date(line) or line in told)
    kept = replace(record, sources=rest, conflicts=conflicts, review="changed", correction=said)
    first = theirs[0]
    apart = replace(record, id=f"{record.id}-{correction.number}", sources=theirs, conflicts=())
    if first.edtf:
        apart = replace(apart, when=edtf.parse(first.edtf))
    if isinstance(apart, Event) and first.title:
        apart = replace(apart, title=first.title)
    apart, _ = _with(apart, correction.set)
    return [kept, replace(apart, review="changed", correction=said)]


def _merged(
    correction: Correction, record: Event | Figure, others: Sequence[Event | Figure]
) -> Event | Figure:
    if any(type(other) is not type(record) or other is record for other in others):
        raise CorrectionError("also must name other records of the same sort")
    sources = [*record.sources]
    conflicts = [*record.conflicts]
    for other in others:
        sources += [source for source in other.sources if source not in sources]
        conflicts += [line for line in other.conflicts if line not in conflicts]
        if _disagree(other.when, record.when) and other.when.edtf not in conflicts:
            conflicts.append(other.when.edtf)
    return replace(
        record,
        sources=tuple(sources),
        conflicts=tuple(conflicts),
        review="changed",
        correction=correction.said(f"merged {len(others) + 1} records"),
    )


def _disagree(one: When, other: When) -> bool:
    """Say whether neither date only says the other less exactly, as a month does its day."""
    return not (_within(one, other) or _within(other, one))


def _within(inner: When, outer: When) -> bool:
    begins = outer.start is None or (inner.start is not None and inner.start >= outer.start)
    return begins and (outer.end is None or (inner.end is not None and inner.end <= outer.end))
