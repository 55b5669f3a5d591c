"""Promises without a date, read from the sentences of documents: a centre to be built, a council to
meet each year. What promises is data, see pledges.toml."""

from __future__ import annotations

import hashlib
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from importlib.resources import files
from typing import Any

import pandas as pd

from timeline.extract.sentences import sentences
from timeline.frame import Tables
from timeline.history.series import bodies, bodies_named
from timeline.history.words import fold
from timeline.statistics.fulfilment import Report, fulfilled, reports, sought
from timeline.statistics.ledger import Deed
from timeline.statistics.values import Said

DEED, YEARLY, NEXT = "deed", "yearly", "next"
_LONGEST = 90  # letters of a title, as for events
# What a body is called, in Latin stems as ``history.words.stems`` gives them, by kind of event.
_BODIES = {
    "council": ("kengas", "sovet", "kenes", "counci"),
    "commission": ("komiss", "commis"),
    "forum": ("forum", "forumi"),
    "summit": ("sammit", "summit"),
}


@lru_cache(maxsize=1)
def _data() -> dict[str, Any]:
    path = files("timeline.statistics").joinpath("pledges.toml")
    return tomllib.loads(path.read_text(encoding="utf-8"))


def languages() -> Mapping[str, Mapping[str, list[str]]]:
    """Give the tables of pledges.toml, by language."""
    return {name: table for name, table in _data().items() if name != "things"}


def things() -> Mapping[str, list[str]]:
    """Give the stems of what is built and founded, by label."""
    table: Mapping[str, list[str]] = _data()["things"]
    return table


@lru_cache(maxsize=1)
def _patterns() -> dict[str, dict[str, re.Pattern[str]]]:
    def any_of(words: list[str]) -> re.Pattern[str]:
        return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, words)) + r")(?!\w)")

    return {
        name: {kind: any_of(table[kind]) for kind in ("done", "held", "yearly", "next", "agreed")}
        for name, table in languages().items()
    }


def pledge(sentence: str, language: str, script: str = "") -> str:
    """Say what a sentence promises: a deed, a meeting each year, the next one, or nothing."""
    name = "uz_Cyrl" if (language, script) == ("uz", "Cyrl") else language
    if name not in _patterns():
        return ""
    cues = _patterns()[name]
    text = fold(sentence)
    held = cues["held"].search(text)
    if held and cues["yearly"].search(text):
        return YEARLY
    if cues["next"].search(text) and (held or cues["agreed"].search(text)):
        return NEXT
    if cues["agreed"].search(text):
        return DEED if not held else ""
    return DEED if cues["done"].search(text) else ""


def pledges(tables: Tables, pair: str, as_of: date) -> list[Deed]:
    """Give the promises without a date that the documents of a pair tell by a day.

    A sentence that an event was read from is left to the events. One that promises several bodies
    (`to found a council of heads of state and one of ministers`) is a promise of each.
    """
    happened = tables.events[
        (tables.events["pair"] == pair) & (tables.events["status"] == "happened")
    ]
    documents = tables.documents[tables.documents["pair"] == pair]
    events = tables.sources[tables.sources["record"] == "event"]
    told = _told(tables)
    known = reports(happened, events, documents)
    met = _bodies_of(events, known)
    result = []
    for row in documents.to_dict("records"):
        said = None if pd.isna(row["published"]) else row["published"].date()
        if said is not None and said > as_of:
            continue
        after = [one for one in known if said and said < one.day <= as_of]
        for start, end, what in _found(row, told.get(row["id"], [])):
            quote = row["text"][start:end]
            named = bodies_named(quote)
            if not named and what == NEXT:
                named = dict.fromkeys(met.get(row["id"], ()), "")
            if what == NEXT and len(named) != 1:
                continue  # the next meeting of what, is not said
            for body, name in (named or {"": ""}).items():
                pledge_ = _Pledge(row, quote, start, what, said, body, name)
                result.append(_deed(pledge_, after, as_of))
    return result


def _bodies_of(events: pd.DataFrame, known: list[Report]) -> dict[str, tuple[str, ...]]:
    """Give the bodies whose numbered sessions each document tells."""
    series = {report.id: report.series for report in known if report.series}
    met: dict[str, dict[str, None]] = {}
    for record, document in zip(events["record_id"], events["document_id"], strict=True):
        if record in series:
            met.setdefault(document, {})[series[record]] = None
    return {document: tuple(names) for document, names in met.items()}


def _told(tables: Tables) -> dict[str, list[tuple[int, int]]]:
    spans: dict[str, list[tuple[int, int]]] = {}
    events = tables.sources[tables.sources["record"] == "event"]
    for document, start, end in zip(
        events["document_id"], events["start"], events["end"], strict=True
    ):
        spans.setdefault(document, []).append((int(start), int(end)))
    return spans


def _found(row: Mapping[Any, Any], told: list[tuple[int, int]]) -> Iterator[tuple[int, int, str]]:
    language, script = str(row["language"]).partition("-")[0], str(row["script"])
    if language not in _patterns():
        return
    text = str(row["text"])
    for span in sentences(text):
        if any(span.start < end and start < span.end for start, end in told):
            continue
        what = pledge(text[span.start : span.end], language, script)
        if what:
            yield span.start, span.end, what


@dataclass(frozen=True, slots=True)
class _Pledge:
    """A sentence that promises, with its document (a row), its day, and the body it is about."""

    row: Mapping[Any, Any]
    quote: str
    start: int
    what: str
    said: date | None
    body: str = ""
    name: str = ""


def _deed(pledge_: _Pledge, after: list[Report], as_of: date) -> Deed:
    row, quote = pledge_.row, pledge_.quote
    language, script = str(row["language"]).partition("-")[0], str(row["script"])
    parties = frozenset(str(row["pair"]).split("-"))
    body = pledge_.body if pledge_.what != YEARLY else ""
    wanted = sought(quote, language, script, things(), body)
    kind = next((one.kinds[0] for one in bodies() if one.id == pledge_.body), "")
    kind = kind or next((k for k, names in _BODIES.items() if wanted.words & set(names)), "opening")
    yearly: tuple[tuple[int, bool], ...] = ()
    done = None
    if pledge_.what == YEARLY:
        yearly = _years(after, kind, pledge_.said, as_of)
    else:
        done = fulfilled(wanted, after, parties, things())
    digest = hashlib.sha256(f"{row['id']}:{pledge_.start}{pledge_.body}".encode()).hexdigest()[:12]
    return Deed(
        id=f"pledge-{digest}",
        title=_title(quote, pledge_.name),
        language=str(row["language"]),
        kind=kind,
        parties=tuple(str(row["pair"]).split("-")),
        said=pledge_.said,
        start=None,
        deadline=None,
        edtf="",
        status="met" if done else "open",
        reason=done[1] if done else _reason(yearly),
        decided_by=(done[0],) if done else (),
        yearly=yearly,
        document=str(row["id"]),
        quote=quote,
    )


def _title(quote: str, name: str) -> str:
    """Give the sentence, led by the body that is meant where it promises several."""
    line = " ".join(quote.split())
    line = f"{name}: {line}" if name and name not in line[: len(name) + 1] else line
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1].rsplit(' ', 1)[0]}…"


def _years(
    after: list[Report], kind: str, said: date | None, as_of: date
) -> tuple[tuple[int, bool], ...]:
    """Give for each full year after the promise whether an event of its kind is told."""
    held = {report.day.year for report in after if report.kind == kind}
    years = range(said.year + 1, as_of.year) if said else range(0)
    return tuple((year, year in held) for year in years)


def _reason(yearly: tuple[tuple[int, bool], ...]) -> Said:
    if yearly:
        held = sum(done for _, done in yearly)
        return Said("told for {held} of {years} years", {"held": held, "years": len(yearly)})
    return Said("no document tells that it is done")
