"""Entries applied to records: confirmed, changed, split, merged or rejected."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from timeline import edtf
from timeline.corrections.entries import NAME, Correction
from timeline.corrections.finding import decimal, sort_of, the_one
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
class Corrected:
    """Records after correction, and a problem for each entry that could not be applied."""

    events: tuple[Event, ...]
    figures: tuple[Figure, ...]
    problems: tuple[Problem, ...] = ()


def apply(
    corrections: Iterable[Correction],
    events: Sequence[Event],
    figures: Sequence[Figure],
    documents: Iterable[Document],
) -> Corrected:
    """Apply the entries in their order, each to what the ones before left."""
    corrections = list(corrections)
    names = {document.id: document.name for document in documents} if corrections else {}
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
    target = the_one(correction.expect, records, names)
    out: list[Event | Figure]
    if correction.action == "reject":
        out = []
    elif correction.action == "change":
        out = [_changed(correction, target)]
    elif correction.action == "split":
        out = _split(correction, target, names)
    elif correction.action == "merge":
        others = [the_one(expect, records, names) for expect in correction.also]
        records = [record for record in records if not any(record is other for other in others)]
        out = [_merged(correction, target, others)]
    else:
        review = replace(target, review="confirmed", correction=correction.said("confirmed"))
        out = [review]
    at = next(index for index, record in enumerate(records) if record is target)
    return [*records[:at], *out, *records[at + 1 :]]


def _with(record: Event | Figure, new: Mapping[str, Any]) -> tuple[Event | Figure, str]:
    """Give a record with new values of fields, and what was changed in words."""
    known = _CHOICES[sort_of(record)]
    said = []
    values: dict[str, Any] = {}
    for name, value in new.items():
        if name == "date":
            said.append(f"date {record.when.edtf} to {value}")
            values["when"] = edtf.parse(str(value))
        elif name == "value" and isinstance(record, Figure):
            said.append(f"value {record.value} to {value}")
            values["value"] = decimal(value)
        elif name not in known:
            raise CorrectionError(f"set names {name}, which no {sort_of(record)} has; leave it out")
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
