"""Promises without a date, read from the sentences of documents: a centre to be built, a council to
meet each year. What promises is data, see pledges.toml."""

from __future__ import annotations

import hashlib
import re
import tomllib
from collections.abc import Iterator, Mapping
from datetime import date
from functools import lru_cache
from importlib.resources import files
from typing import Any

import pandas as pd

from timeline.extract.sentences import sentences
from timeline.frame import Tables
from timeline.history.words import fold, stems
from timeline.statistics.ledger import Deed
from timeline.statistics.values import Said

DEED, YEARLY = "deed", "yearly"
_LONGEST = 90  # letters of a title, as for events
_SHARED = 2  # words that a report must share with the promise to count as its fulfilment
# What a body is called, in Latin stems as ``history.words.stems`` gives them, by kind of event.
_BODIES = {
    "council": ("kengas", "sovet", "kenes", "counci"),
    "commission": ("komiss", "commis"),
    "forum": ("forum", "forumi"),
    "summit": ("sammit", "summit"),
}


@lru_cache(maxsize=1)
def languages() -> Mapping[str, Mapping[str, list[str]]]:
    """Give the tables of pledges.toml, by language."""
    path = files("timeline.statistics").joinpath("pledges.toml")
    return tomllib.loads(path.read_text(encoding="utf-8"))


@lru_cache(maxsize=1)
def _patterns() -> dict[str, tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]]:
    def any_of(words: list[str]) -> re.Pattern[str]:
        return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, words)) + r")(?!\w)")

    return {
        name: (any_of(table["done"]), any_of(table["held"]), any_of(table["yearly"]))
        for name, table in languages().items()
    }


def pledge(sentence: str, language: str, script: str = "") -> str:
    """Say what a sentence promises: a deed, a meeting each year, or nothing ("")."""
    name = "uz_Cyrl" if (language, script) == ("uz", "Cyrl") else language
    if name not in _patterns():
        return ""
    done, held, yearly = _patterns()[name]
    text = fold(sentence)
    if held.search(text) and yearly.search(text):
        return YEARLY
    return DEED if done.search(text) else ""


def pledges(tables: Tables, pair: str, as_of: date) -> list[Deed]:
    """Give the promises without a date that the documents of a pair tell by a day.

    A sentence that an event was read from is left to the events.
    """
    happened = tables.events[
        (tables.events["pair"] == pair) & (tables.events["status"] == "happened")
    ]
    documents = tables.documents[tables.documents["pair"] == pair]
    told = _told(tables)
    result = []
    for row in documents.to_dict("records"):
        said = None if pd.isna(row["published"]) else row["published"].date()
        if said is not None and said > as_of:
            continue
        for start, end, what in _found(row, told.get(row["id"], [])):
            quote = row["text"][start:end]
            result.append(_deed(row, quote, start, what, said, happened, as_of))
    return result


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


def _deed(
    row: Mapping[Any, Any],
    quote: str,
    start: int,
    what: str,
    said: date | None,
    happened: pd.DataFrame,
    as_of: date,
) -> Deed:
    words = stems(quote)
    kind = next((kind for kind, names in _BODIES.items() if words & set(names)), "opening")
    after = happened[happened["start"] > pd.Timestamp(said)] if said else happened
    yearly = _years(after, kind, said, as_of) if what == YEARLY else ()
    reports = _reports(after, words) if what == DEED else ()
    digest = hashlib.sha256(f"{row['id']}:{start}".encode()).hexdigest()[:12]
    line = " ".join(quote.split())
    title = line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1].rsplit(' ', 1)[0]}…"
    return Deed(
        id=f"pledge-{digest}",
        title=title,
        language=str(row["language"]),
        kind=kind,
        parties=tuple(str(row["pair"]).split("-")),
        said=said,
        start=None,
        deadline=None,
        edtf="",
        status="met" if reports else "open",
        reason=_reason(what, yearly, reports),
        decided_by=reports,
        yearly=yearly,
        document=str(row["id"]),
        quote=quote,
    )


def _years(
    after: pd.DataFrame, kind: str, said: date | None, as_of: date
) -> tuple[tuple[int, bool], ...]:
    """Give for each full year after the promise whether an event of its kind is told."""
    held = {day.year for day in after.loc[after["kind"] == kind, "start"] if not pd.isna(day)}
    years = range(said.year + 1, as_of.year) if said else range(0)
    return tuple((year, year in held) for year in years)


def _reports(after: pd.DataFrame, words: frozenset[str]) -> tuple[str, ...]:
    """Find the openings told later whose titles share words with the promise."""
    openings = after[after["kind"] == "opening"]
    return tuple(
        name
        for name, title in zip(openings["id"], openings["title"], strict=True)
        if len(stems(title) & words) >= _SHARED
    )


def _reason(what: str, yearly: tuple[tuple[int, bool], ...], reports: tuple[str, ...]) -> Said:
    if what == YEARLY:
        held = sum(done for _, done in yearly)
        return Said("told for {held} of {years} years", {"held": held, "years": len(yearly)})
    return Said("told as done") if reports else Said("no document tells that it is done")
