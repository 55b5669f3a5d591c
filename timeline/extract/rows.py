"""Dates that stand alone in a cell of a table or on a line of a chronicle, and what they date."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from timeline.extract.columns import Columns
from timeline.extract.dates import DateHit
from timeline.extract.headed import headed_kind
from timeline.extract.kinds import presence
from timeline.extract.reading import Reading
from timeline.extract.sentence import Sentence
from timeline.language.folds import FILL
from timeline.language.phrases import Hit

_CLOCK = re.compile(r"(?<!\d)\d\d?:\d\d(?::\d\d)?(?!\d)")
_NOTE = re.compile(r"\[\w{1,3}\]")  # of a footnote
_SAID = re.compile(r"[^\W_]")
BELOW = 2  # sentences below a day in which its act is told
CELLS = 4  # before the one that dates a row
LINE = 90  # code points
LONG = 5  # lone days from which on a chronicle tells more than acts of state
TOLD = 24  # code points of a line that tells something
CHRONICLE = 2  # lone dates on lines of their own, from which on a text is a chronicle


@dataclass(frozen=True, slots=True)
class Row:
    """A lone date, the sentence that it dates, and the cue where the table names the kind."""

    date: DateHit
    sentence: Sentence
    cue: Hit | None = None


def lone_date(sentence: Sentence, yearless: bool = False) -> DateHit | None:
    """Give the date that is all that a sentence says, a clock beside it or not; else None.

    ``yearless``: also a day whose year nothing tells, as above the days of a visit.
    """
    if not sentence.dates:
        return None
    dates = [d for d in sentence.dates if d.role == "act" and not d.latent]
    dates = [d for d in dates if d.when.known or yearless]
    if len(dates) != 1:
        return None
    date = dates[0]
    rest = sentence.piece(sentence.start, date.start) + sentence.piece(date.end, sentence.end)
    rest = _NOTE.sub("", rest) if "[" in rest else rest
    return None if _SAID.search(_CLOCK.sub("", rest) if ":" in rest else rest) else date


def dated_rows(reading: Reading) -> Iterator[Row]:
    """Pair each lone date with the sentence that it dates.

    In a row of a table that is the cell behind it; in a chronicle, whose dates have lines of
    their own, the first sentence below it.
    """
    lone = {s.index: date for s in reading.sentences if (date := lone_date(s, yearless=True))}
    known = {at: date for at, date in lone.items() if date.when.known}
    if len(lone) - len(known) < CHRONICLE:
        lone = known  # `7 February`, `8 February`: the days of a visit, each on a line of its own
    cells = {at for at in lone if _is_cell(reading, reading.sentences[at])}
    columns = Columns(reading) if cells else None
    # `Published: 10 February 2023`, `Modified: 10 February 2023`: one day, no chronicle.
    days = len({date.when for at, date in lone.items() if at not in cells})
    of_two = days >= LONG and _tells_of_two(reading, lone)
    for at, date in lone.items():
        cell = reading.sentences[at]
        in_table = columns if at in cells else None
        if in_table and (kind := in_table.kind(cell)):
            # A column whose head names what its dates are of: `Recognised on | Relations since`.
            yield Row(date, cell, Hit(cell.start, cell.end, "kind", kind))
            continue
        below = list(reading.sentences[at + 1 : at + 2])
        if at not in cells and days < CHRONICLE:
            # `July 2015. Visit of the Prime Minister`: what stands on the line of the month.
            one_line = date.when.precision in ("year", "month")
            below = [s for s in below if one_line and not s.dates and _same_line(reading, at, s)]
        if guest := _guest_before(reading, at, date):
            yield Row(date, guest)
            continue
        if at not in cells and days >= CHRONICLE and date.when.precision == "day":
            below = _until_told(reading, at, lone)
        for other in below:
            if other.index in lone or (at in cells and not _same_line(reading, at, other)):
                continue
            cue = _relations_cue(cell, other, in_table) if in_table else None
            told = other.has("kind") or bool(headed_kind(reading, other, date))
            told = told or (at not in cells and bool(presence(other, other.start, other.end)))
            told = told or (at not in cells and other.has("topic", "year_of"))
            cue = cue or (None if told or at in cells else _pact(other))
            cue = cue or (None if told or at in cells or not of_two else _happening(other))
            if cue or (told and not _begins_dated(other)):
                yield Row(date, other, cue)


def _tells_of_two(reading: Reading, lone: Mapping[int, DateHit]) -> bool:
    """Say whether most lines below the days of a chronicle name one of the two, or their towns."""
    pair, named = set(reading.pair.countries), 0
    for at in lone:
        for other in reading.sentences[at + 1 : at + 2]:
            places = {reading.relations.country_of_place(h.label) for h in other.hits("place")}
            named += bool(pair & {*reading.parties(other), *places})
    return 2 * named >= len(lone)


def _happening(sentence: Sentence) -> Hit | None:
    """Read what a line of a chronicle of the two tells without a word for its kind."""
    idle = any(a.money for a in sentence.sums) or sentence.has("noise") or len(sentence.text) < TOLD
    return None if idle else Hit(sentence.start, sentence.start, "kind", "other")


def _until_told(reading: Reading, at: int, lone: Mapping[int, DateHit]) -> list[Sentence]:
    """Give the first sentence below a day that tells an act: a lead may stand before it."""
    for other in reading.sentences[at + 1 : at + 1 + BELOW]:
        if other.index in lone or _begins_dated(other):
            break
        if other.has("kind") or presence(other, other.start, other.end):
            return [other]
    return list(reading.sentences[at + 1 : at + 2])


def _guest_before(reading: Reading, at: int, date: DateHit) -> Sentence | None:
    """Give the cell before a date that names who came, in a table below a heading of visits.

    `Presidential visits`, and below it `President A | President B | Ankara | April 2012`.
    """
    first = None
    for number in range(at - 1, max(-1, at - 1 - CELLS), -1):
        other = reading.sentences[number]
        if other.dates or not _same_line(reading, number, reading.sentences[at]):
            break
        first = other
    if first is None or "|" not in reading.plain[first.span.end : reading.sentences[at].span.start]:
        return None
    return first if headed_kind(reading, first, date) else None


def _pact(sentence: Sentence) -> Hit | None:
    """Read a line that names a partnership and nothing else: `Extended strategic partnership`."""
    pacts = sentence.hits("topic")
    pacts = [hit for hit in pacts if hit.label in ("partnership", "alliance")]
    alone = pacts and not sentence.has("act") and len(sentence.text) <= LINE
    return Hit(*pacts[0][:2], "kind", "other") if alone else None


def _relations_cue(cell: Sentence, other: Sentence, columns: Columns) -> Hit | None:
    """Read a cell that points at a page on relations, or stands beside a column headed so."""
    told = other.told("relations_cell")
    end = other.start + told.end() if told else 0
    if not told and columns.tells_relations(cell):
        end = other.end
    return Hit(other.start, end, "kind", "diplomatic_relations") if end else None


def _begins_dated(sentence: Sentence) -> bool:
    return any(d.start - sentence.start < 3 and d.role == "act" for d in sentence.dates)


def _is_cell(reading: Reading, sentence: Sentence) -> bool:
    behind = reading.plain[sentence.span.end : sentence.span.end + 200]
    return behind.lstrip(f" \t\xa0{FILL}").startswith("|")


def _same_line(reading: Reading, at: int, other: Sentence) -> bool:
    start = reading.sentences[at].span.end
    return "\n" not in reading.plain[start : other.span.start]
