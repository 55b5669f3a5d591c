"""Which later event fulfils a promise that names no date, and by what they are one.

A body is known by its name (see history/series.toml). Anything else is found by what it is (a
centre, a bridge: ``[things]`` of pledges.toml), by its parties and by its place or its matter: the
labels of the language files, so that a promise told in Uzbek finds a report told in Russian.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

import pandas as pd

from timeline.history.series import bodies
from timeline.history.words import fold, stems
from timeline.language import lexicon
from timeline.language.phrases import Phrases
from timeline.language.relations import load as relations
from timeline.language.relations import with_names
from timeline.statistics.values import Said

SHARED = 2  # words that a report shares with a promise where no matter is labelled
KINDS = ("opening", "other")  # what tells that a thing was built, founded or set to work


@dataclass(frozen=True, slots=True)
class Sought:
    """What a promise looks for: a body, or a thing with its matters, words and places."""

    body: str
    things: frozenset[str]
    matters: frozenset[str]
    words: frozenset[str]
    place: str = ""


def sought(
    quote: str, language: str, script: str, things: Mapping[str, list[str]], body: str = ""
) -> Sought:
    """Read what a promise is about out of its sentence."""
    words, place = stems(quote), place_of(quote, language, script)
    return Sought(body, labels(words, things), matters(quote, language, script), words, place)


def labels(words: Iterable[str], things: Mapping[str, list[str]]) -> frozenset[str]:
    """Give the labels of things whose stems begin a word."""
    return frozenset(
        name for name, heads in things.items() if any(w.startswith(h) for w in words for h in heads)
    )


def matters(text: str, language: str, script: str) -> frozenset[str]:
    """Give the topics that a text names, by the labels that all language files share."""
    return frozenset(label for group, label in _named(text, language, script) if group == "topic")


def place_of(text: str, language: str, script: str) -> str:
    """Give the place that a text names; none where it names several or no place."""
    places = {label for group, label in _named(text, language, script) if group == "place"}
    return places.pop() if len(places) == 1 else ""


@lru_cache(maxsize=4096)
def _named(text: str, language: str, script: str) -> tuple[tuple[str, str], ...]:
    if language not in lexicon.codes():
        return ()
    script = script if script in ("Latn", "Cyrl") else ""
    known = lexicon.load(language, script)
    hits = _phrases(language, script).scan(known.normalise(text).text)
    return tuple((hit.group, hit.label) for hit in hits)


@lru_cache(maxsize=16)
def _phrases(language: str, script: str) -> Phrases:
    return with_names(relations(), lexicon.load(language, script))


@dataclass(frozen=True, slots=True)
class Report:
    """An event that happened, with the sentences that tell it and their language."""

    id: str
    kind: str
    day: date
    parties: frozenset[str]
    place: str
    series: str
    text: str
    language: str
    script: str


def reports(happened: pd.DataFrame, sources: pd.DataFrame, documents: pd.DataFrame) -> list[Report]:
    """Give the events that happened as reports, by their day."""
    quotes = sources.groupby("record_id")["quote"].agg(" ".join)
    first = sources.drop_duplicates("record_id").set_index("record_id")["document_id"]
    about = documents.set_index("id")[["language", "script"]]
    found = []
    for row in happened[happened["start"].notna()].to_dict("records"):
        paper = first.get(row["id"])
        known: Any = about.loc[paper] if paper in about.index else {"language": "", "script": ""}
        found.append(
            Report(
                id=row["id"],
                kind=row["kind"],
                day=row["start"].date(),
                parties=frozenset(row["parties"]),
                place=row["place"],
                series=str(row["series"]).partition(":")[0],
                text=f"{row['title']} {quotes.get(row['id'], '')}",
                language=str(known["language"]).partition("-")[0],
                script=str(known["script"]),
            )
        )
    return sorted(found, key=lambda report: report.day)


def fulfilled(
    wanted: Sought,
    after: Iterable[Report],
    parties: frozenset[str],
    things: Mapping[str, list[str]],
) -> tuple[str, Said] | None:
    """Give the first event that fulfils a promise, and by what it does."""
    for report in after:
        if report.parties and not parties & report.parties:
            continue
        if wanted.place and report.place and wanted.place != report.place:
            continue
        said = _body(wanted, report) if wanted.body else _thing(wanted, report, things)
        if said is not None:
            return report.id, said
    return None


def _body(wanted: Sought, report: Report) -> Said | None:
    body = next(one for one in bodies() if one.id == wanted.body)
    named = any(stem in fold(report.text) for stem in body.stems)
    if report.kind not in body.kinds or not (report.series == wanted.body or named):
        return None
    return Said("told as done on {day}: the same body and parties", {"day": report.day})


def _thing(wanted: Sought, report: Report, things: Mapping[str, list[str]]) -> Said | None:
    words = stems(report.text)
    same = wanted.things & labels(words, things)
    if report.kind not in KINDS or (report.kind == "other" and not same):
        return None
    day = {"day": report.day}
    if same and wanted.place and wanted.place == report.place:
        return Said("told as done on {day}: the same thing, parties and place", day)
    shared = wanted.matters & matters(report.text, report.language, report.script)
    if same and shared:
        return Said("told as done on {day}: the same thing, parties and matter", day)
    count = len(words & wanted.words)
    if report.kind == "opening" and count >= SHARED:
        return Said("told as done on {day}: {count} words shared", {**day, "count": count})
    return None
