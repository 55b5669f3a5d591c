"""Dates that stand alone in a cell of a table or on a line of a chronicle, and what they date."""

from __future__ import annotations

from collections.abc import Iterator

from timeline.extract.dates import DateHit
from timeline.extract.reading import Reading, Sentence

CHRONICLE = 2  # lone dates on lines of their own, from which on a text is a chronicle


def lone_date(sentence: Sentence) -> DateHit | None:
    """Give the date that is all that a sentence says; None where it says more or less."""
    dates = [d for d in sentence.dates if d.role == "act" and not d.latent and d.when.known]
    if len(dates) != 1:
        return None
    date = dates[0]
    rest = sentence.piece(sentence.start, date.start) + sentence.piece(date.end, sentence.end)
    return None if any(sign.isalnum() for sign in rest) else date


def dated_rows(reading: Reading) -> Iterator[tuple[DateHit, Sentence]]:
    """Pair each lone date with the sentence that it dates.

    In a row of a table that is the first sentence with a kind of event in a cell behind it; in a
    chronicle, whose dates have lines of their own, the first one below it.
    """
    lone = {s.index: date for s in reading.sentences if (date := lone_date(s))}
    cells = {at for at in lone if _is_cell(reading, reading.sentences[at])}
    for at, date in lone.items():
        if at not in cells and len(lone) - len(cells) < CHRONICLE:
            continue
        for other in reading.sentences[at + 1 :]:
            if other.index in lone or (at in cells and not _same_line(reading, at, other)):
                break
            if other.has("kind") and not _begins_dated(other):
                yield date, other
                break
            if at not in cells:
                break


def _begins_dated(sentence: Sentence) -> bool:
    return any(d.start - sentence.start < 3 and d.role == "act" for d in sentence.dates)


def _is_cell(reading: Reading, sentence: Sentence) -> bool:
    source, span = reading.norm.source, sentence.span
    behind = source[span.end : span.end + 200].lstrip(" \t\xa0")
    return behind.startswith("|")


def _same_line(reading: Reading, at: int, other: Sentence) -> bool:
    start = reading.sentences[at].span.end
    return "\n" not in reading.norm.source[start : other.span.start]
