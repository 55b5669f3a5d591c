"""A briefing: a titled, ordered list of things from the app, saved as one small TOML file.

It names what to show, not the data, so another person opens it and rebuilds it with newer data.
A text may be one string, or a table by language: title = {uz = "…", en = "…"}.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from datetime import date, datetime
from typing import Any

from timeline import edtf
from timeline.errors import DateError, ExportError

SHOWS = {
    "event": "one event: by `event` (its id) or by `date`, `kind` and `words` of its sentence",
    "period": "the timeline between `since` and `until`",
    "chart": "a chart, named by `chart`",
    "table": "a table, named by `table`: events or figures",
    "quote": "a sentence that an event was read from: named as an event is",
}
CHARTS = ("turnover", "mirror", "exports_imports", "part_years", "growth", "indicator")
TABLES = ("events", "figures")
SCALES = ("", "log")  # of a chart
TITLE_LIMIT = 160  # letters; more does not fit on a slide in a readable size
NOTES_LIMIT = 4000
STEPS_LIMIT = 60
LISTS = (
    *("kinds", "scopes", "statuses", "places", "parties", "languages", "documents"),
    "restricted",
)
Day = date
Words = Mapping[str, str]  # language → text; "" is the text for every language


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to show; the fields that its `show` does not use stay empty."""

    show: str
    title: Words = field(default_factory=dict)
    notes: Words = field(default_factory=dict)
    event: str = ""
    date: str = ""
    kind: str = ""
    words: str = ""
    since: Day | None = None
    until: Day | None = None
    kinds: tuple[str, ...] = ()
    scopes: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    search: str = ""
    chart: str = ""
    indicator: str = ""
    reporter: str = ""
    scale: str = ""
    table: str = ""


@dataclass(frozen=True, slots=True)
class Briefing:
    """A briefing as saved; ``as_of`` None means the day of the export."""

    title: Words
    pair: str
    language: str = "en"
    as_of: date | None = None
    notes: Words = field(default_factory=dict)
    restricted: tuple[str, ...] = ()
    steps: tuple[Step, ...] = ()


def said(words: Words, language: str) -> str:
    """Give a text in a language; else the one for every language, English, or the first."""
    for wanted in (language, "", "en"):
        if wanted in words:
            return words[wanted]
    return next(iter(words.values()), "")


def loads(text: str, name: str = "briefing.toml") -> Briefing:
    """Read a saved briefing; raise ExportError naming file, step and what to write instead."""
    try:
        raw = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ExportError(f"{name}: not a readable briefing: {error}") from None
    place = f"{name}:"
    steps = raw.pop("step", [])
    if not isinstance(steps, list) or not all(isinstance(step, dict) for step in steps):
        raise ExportError(f"{place} steps are written as [[step]] tables")
    if not steps:
        raise ExportError(f"{place} has no steps; add at least one [[step]] with `show = …`")
    if len(steps) > STEPS_LIMIT:
        raise ExportError(f"{place} has {len(steps)} steps; at most {STEPS_LIMIT} make a briefing")
    read = tuple(
        _checked(_record(Step, step, f"{name} step {i}:"), f"{name} step {i}:")
        for i, step in enumerate(steps, start=1)
    )
    briefing: Briefing = _record(Briefing, raw | {"steps": read}, place)
    if not said(briefing.title, briefing.language).strip():
        raise ExportError(f'{place} has no title; write title = "…"')
    return briefing


def _record(kind: type[Any], raw: dict[str, Any], place: str) -> Any:
    known = {item.name for item in fields(kind)}
    if stray := sorted(set(raw) - known):
        raise ExportError(f"{place} no field {stray[0]!r}; known are {', '.join(sorted(known))}")
    for needed in ("show",) if kind is Step else ("title", "pair"):
        if needed not in raw:
            raise ExportError(f"{place} {needed!r} is missing")
    values = {key: _value(key, value, place) for key, value in raw.items()}
    return kind(**values)


def _value(key: str, value: Any, place: str) -> Any:
    if key in ("title", "notes"):
        words = value if isinstance(value, dict) else {"": value}
        limit = TITLE_LIMIT if key == "title" else NOTES_LIMIT
        for text in words.values():
            if not isinstance(text, str):
                raise ExportError(f"{place} {key} is not a text; put it in quotation marks")
            if len(text) > limit:
                size = len(text)
                raise ExportError(f"{place} {key} has {size} letters; shorten it to {limit}")
        return words
    if key in ("since", "until", "as_of"):
        if isinstance(value, datetime) or not isinstance(value, date):
            raise ExportError(f"{place} {key} is not a day; write {key} = 2021-12-06, unquoted")
        return value
    if key in LISTS:
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            raise ExportError(f'{place} {key} is a list of texts, e.g. {key} = ["treaty"]')
        return tuple(value)
    if key == "steps":
        return value
    if key == "date" and isinstance(value, date):
        return value.isoformat()
    if not isinstance(value, str):
        raise ExportError(f"{place} {key} is not a text; put it in quotation marks")
    return value


def _checked(step: Step, place: str) -> Step:
    if step.show not in SHOWS:
        raise ExportError(f"{place} cannot show {step.show!r}; choose one of {', '.join(SHOWS)}")
    if step.show in ("event", "quote") and not (step.event or step.date):
        raise ExportError(f"{place} names no event; write `event` (its id) or `date` and `kind`")
    if step.date:
        try:
            edtf.parse(step.date)
        except DateError as error:
            raise ExportError(f"{place} {error}") from None
    if step.show == "chart" and step.chart not in CHARTS:
        raise ExportError(f"{place} no chart {step.chart!r}; choose one of {', '.join(CHARTS)}")
    if step.chart == "indicator" and not step.indicator:
        raise ExportError(f'{place} names no indicator; write e.g. indicator = "joint_ventures"')
    if step.scale not in SCALES:
        raise ExportError(f'{place} no scale {step.scale!r}; write scale = "log" or leave it out')
    if step.show == "table" and step.table not in TABLES:
        raise ExportError(f"{place} no table {step.table!r}; choose one of {', '.join(TABLES)}")
    if step.since and step.until and step.until < step.since:
        raise ExportError(f"{place} until is before since; swap the two")
    return step


def dumps(briefing: Briefing) -> str:
    """Write a briefing as TOML that ``loads`` reads back the same."""
    lines = _fields(briefing, ("steps",))
    for step in briefing.steps:
        lines += ["", "[[step]]", *_fields(step)]
    return "\n".join(lines) + "\n"


def _fields(record: Briefing | Step, leave: tuple[str, ...] = ()) -> list[str]:
    lines = []
    for item in fields(record):
        value = getattr(record, item.name)
        if item.name not in leave and value not in (None, "", (), {}):
            lines.append(f"{item.name} = {_toml(value)}")
    return lines


def _toml(value: Any) -> str:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return "[" + ", ".join(_toml(item) for item in value) + "]"
    if isinstance(value, Mapping):
        if set(value) == {""}:
            return _toml(value[""])
        return "{" + ", ".join(f"{key} = {_toml(text)}" for key, text in value.items()) + "}"
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
