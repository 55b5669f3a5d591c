"""Numbered sessions: which body, which number, and which numbers nobody tells."""

from __future__ import annotations

import re
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib.resources import files
from itertools import pairwise
from typing import Any

from timeline.history.words import fold, quotes, titles
from timeline.records import Event, Problem

_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50}
_GAP = 10  # farther apart, the sessions between are a history of their own
_BETWEEN = 2  # words between a number and its session: `birinchi hududlararo hamkorlik forumi`


@dataclass(frozen=True, slots=True)
class Body:
    """A body that meets under numbers; ``stems`` are folded and match inside words."""

    id: str
    kinds: tuple[str, ...]
    stems: tuple[str, ...]
    usual: bool = False

    def fits(self, event: Event, text: str) -> bool:
        """Say whether an event of that text is one of this body's."""
        return event.kind in self.kinds and any(stem in text for stem in self.stems)

    def stands_for(self, event: Event) -> bool:
        """Say whether an event of its first kind that names no body is this body's."""
        return self.usual and event.kind == self.kinds[0]


@lru_cache(maxsize=1)
def _data() -> Mapping[str, Any]:
    return tomllib.loads(files("timeline.history").joinpath("series.toml").read_text("utf-8"))


@lru_cache(maxsize=1)
def bodies() -> tuple[Body, ...]:
    """Give the bodies of series.toml, in its order."""
    return tuple(
        Body(
            entry["id"],
            tuple(entry["kinds"]),
            tuple(map(fold, entry["stems"])),
            entry.get("usual", False),
        )
        for entry in _data()["body"]
    )


def bodies_named(text: str) -> dict[str, str]:
    """Give the bodies that a text names by a name of their own: id → the name as written."""
    folded = fold(text)
    found: dict[str, str] = {}
    for body in bodies():
        for stem in body.stems:
            if body.usual or stem not in folded or body.id in found:
                continue
            words = r"\W+".join(re.escape(word) + r"[^\W\d]*" for word in stem.split())
            match = re.search(rf"[^\W\d]*{words}", folded)
            if match and len(folded) == len(text):
                found[body.id] = text[match.start() : match.end()]
            elif match:
                found[body.id] = match[0]
    return found


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    data = _data()
    longest = sorted(data["ordinals"], key=len, reverse=True)
    ordinals = "|".join(map(re.escape, longest))
    tens = "|".join(map(re.escape, data["tens"]))
    sessions = "|".join(map(re.escape, sorted(data["sessions"]["stems"], key=len, reverse=True)))
    others = "|".join(map(re.escape, data["others"]["stems"]))
    digits = r"(?P<digits>\d{1,3})(?:th|st|nd|rd|-?(?:inchi|nchi|chi|[еоый]{1,2}|го|м|ші|шы))?"
    roman = r"(?P<roman>[ivxl]{1,6})"
    words = rf"(?:(?P<tens>{tens})[ -])?(?P<ordinal>{ordinals})\w{{0,4}}"
    # A numeral stands right before its session: `16-noyabr kuni yig'ilish` counts no sessions.
    between = rf"(?:[ -](?!(?:{others}))[^\W\d]+){{0,{_BETWEEN}}}?"
    return re.compile(rf"(?<![\w.,-])(?:{digits}|(?:{roman}|{words}){between})[ -](?:{sessions})")


def _value(match: re.Match[str]) -> int:
    if match["digits"]:
        return int(match["digits"])
    if match["roman"]:
        worths = [_ROMAN[letter] for letter in match["roman"]]
        signed = zip(worths, [*worths[1:], 0], strict=True)
        return sum(-worth if after > worth else worth for worth, after in signed)
    data = _data()
    return int(data["tens"].get(match["tens"], 0)) + int(data["ordinals"][match["ordinal"]])


def session_numbers(text: str) -> list[int]:
    """Give the numbers of sessions that a text names, in its order, each once."""
    return [number for number, of_the_year in _numbers(text) if not of_the_year]


def _numbers(text: str) -> list[tuple[int, bool]]:
    """Give (number, whether it counts the sessions of one year only), in the order of the text.

    `This year it met for the second time; the first session …` counts the year's sessions.
    """
    folded = fold(text)
    year = _this_year().search(folded)
    found = [
        (_value(match), year is not None and year.start() < match.start() and not match["digits"])
        for match in _pattern().finditer(folded)
    ]
    return list(dict.fromkeys(found))


@lru_cache(maxsize=1)
def _this_year() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, _data()["this_year"]["phrases"])))


def _body(event: Event) -> Body | None:
    """Give the body whose session an event may be."""
    if not any(event.kind in body.kinds for body in bodies()):
        return None
    text = fold(f"{titles(event)} {quotes(event.sources)}")
    named = next((body for body in bodies() if body.fits(event, text)), None)
    return named or next((body for body in bodies() if body.stands_for(event)), None)


def _series(event: Event, body: Body, alone: str) -> str:
    sentences = quotes(event.sources)
    of_the_year = {number for number, only in _numbers(sentences) if only}
    for told in (event.title, titles(event), alone):
        numbers = [number for number in session_numbers(told) if number not in of_the_year]
        if len(numbers) == 1 and numbers[0]:
            return f"{body.id}:{numbers[0]}"
    return ""


def with_series(events: Iterable[Event]) -> list[Event]:
    """Name the body and number of each event that is a numbered session, as `commission:20`.

    The number stands in a title, or in a sentence that tells of this event alone: one that tells of
    two does not say whose number it is.
    """
    out = list(events)
    sessions = {at: body for at, event in enumerate(out) if (body := _body(event))}
    asked = {(s.document, s.span) for at in sessions for s in out[at].sources}
    documents = {document for document, _ in asked}
    told = Counter(
        (s.document, s.span)
        for event in out
        for s in event.sources
        if s.document in documents and (s.document, s.span) in asked
    )
    for at, body in sessions.items():
        alone = [s for s in out[at].sources if told[s.document, s.span] == 1]
        out[at] = replace(out[at], series=_series(out[at], body, quotes(alone)))
    return out


def gaps(events: Sequence[Event]) -> list[Problem]:
    """Give a note for each number of a series that no document tells, between two that are."""
    told: dict[tuple[str, str], dict[int, list[str]]] = defaultdict(lambda: defaultdict(list))
    for event in events:
        if event.series:
            name, _, number = event.series.partition(":")
            told[event.pair, name][int(number)].append(event.when.edtf)
    notes = []
    for (pair, name), sessions in sorted(told.items()):
        for low, high in pairwise(sorted(sessions)):
            if 1 < high - low <= _GAP:
                missing = ", ".join(map(str, range(low + 1, high)))
                what = (
                    f"series {name} has no document on {missing} "
                    f"(told: {low} of {sessions[low][0]}, {high} of {sessions[high][0]})"
                )
                notes.append(Problem(pair, "", what, "add a document that tells it", "note"))
        for session, days in sorted(sessions.items()):
            if len(set(days)) > 1:
                dates = " and ".join(sorted(set(days)))
                what = f"series {name}: session {session} is told on {dates}"
                notes.append(Problem(pair, "", what, "compare the documents", "note"))
    return notes
