"""Show each sentence with what was read in it, what was not, and by which rule."""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

from timeline.commands.extract import told
from timeline.documents import read_documents
from timeline.extract import Extraction, attempt
from timeline.extract.reading import Reading
from timeline.extract.sentence import Sentence
from timeline.language import relations as names
from timeline.records import Figure, Span

NAME = "explain"
HELP = "Show what was read in each sentence of a document, and the rule that read it."
_NUMBER = re.compile(r"\d+(?:[.,]\d+)?")
EXAMPLE = "python -m timeline explain release.txt --published 2024-04-05"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the files, and what is known of them that no manifest says."""
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE", help="documents to read")
    parser.add_argument("--published", metavar="DATE", help="publication day, e.g. 2024-04-05")
    parser.add_argument("--pair", help="the two countries, e.g. UZB-KAZ")
    parser.add_argument("--language", help="uz, ru, kk or en (default: detected)")


def run(options: argparse.Namespace) -> int:
    """Print each document sentence by sentence."""
    documents, problems = read_documents(*options.files)
    for problem in problems:
        print(f"{problem.level}: {problem}")
    relations = names.load()
    for document in documents:
        one = attempt(told(document, options), relations)
        if one.problem:
            problems.append(one.problem)
            print(f"error: {one.problem}")
        for line in explained(one):
            print(line)
    return 1 if any(problem.level == "error" for problem in problems) else 0


def explained(one: Extraction) -> Iterator[str]:
    """Give the lines that explain one document."""
    reading, document = one.reading, one.document
    if reading is None:
        return
    damage = f", scan damage {reading.language.damage}" if reading.language.damage else ""
    day = f"{document.published or ''} {document.published_basis}".strip()
    yield f"{document.name}: {document.language}-{document.script}{damage}, published {day}"
    used = _used(one)
    for sentence in reading.sentences:
        yield ""
        yield "  " + " ".join(reading.quote(sentence).split())
        yield from _mentions(reading, sentence, used, _values(one, sentence))
        yield from _unread(reading, sentence)
        yield from _records(one, sentence)


def _used(one: Extraction) -> set[Span]:
    """Give the expressions of dates and sums that stand behind some record."""
    sources = [source for event in one.events for source in event.sources]
    sources += [source for figure in one.figures for source in figure.sources]
    return {source.date_span for source in sources if source.date_span}


def _values(one: Extraction, sentence: Sentence) -> set[Decimal]:
    """Give the values that the figures of a sentence took from it, without their signs."""
    figures = [figure for figure in one.figures if figure.sources[0].span == sentence.span]
    told = [
        (figure.value, figure.growth_pct, figure.growth_abs, figure.growth_times)
        for figure in figures
    ]
    return {abs(value) for values in told for value in values if value is not None}


def _mentions(
    reading: Reading, sentence: Sentence, used: set[Span], values: set[Decimal]
) -> Iterator[str]:
    for date in sentence.dates:
        span = reading.norm.to_source(date.start, date.end)
        quote = " ".join(reading.norm.quote(date.start, date.end).split())
        latent = ", weak" if date.latent else ""
        idle = "" if any(map(span.overlaps, used)) else ", in no record"
        yield f"    date    {quote!r} → {date.when.edtf}  [{date.rule}, {date.role}{latent}{idle}]"
    for amount in sentence.amounts:
        quote = " ".join(reading.norm.quote(amount.start, amount.end).split())
        value = f"{_plain(amount.value)} {amount.unit}".strip()
        idle = "" if amount.value in values else ", in no record"
        yield f"    amount  {quote!r} → {value}  [{amount.rule}{idle}]"
    cues = sorted({f"{hit.group}:{hit.label}" for hit in sentence.cues})
    if cues:
        yield f"    cues    {' '.join(cues)}"


def _unread(reading: Reading, sentence: Sentence) -> Iterator[str]:
    """Name the numbers of a sentence that are no part of a date or a sum: rules may be missing."""
    known = [(date.start, date.end) for date in sentence.dates]
    known += [(amount.start, amount.end) for amount in sentence.amounts]
    left = [
        reading.norm.quote(start, end)
        for match in _NUMBER.finditer(sentence.text)
        for start, end in [(sentence.start + match.start(), sentence.start + match.end())]
        if not any(first < end and start < last for first, last in known)
    ]
    if left:
        yield f"    unread  {' '.join(map(repr, left))}"


def _plain(value: Decimal) -> str:
    return f"{value.normalize():f}"


def _told(figure: Figure) -> str:
    """Write a figure's value, or the growth that is told without one."""
    if figure.value is not None:
        return f"{_plain(figure.value)} {figure.unit}"
    if figure.growth_pct is not None:
        return f"{figure.growth_pct.normalize():+f} %"
    if figure.growth_abs is not None:
        return f"{figure.growth_abs.normalize():+f} {figure.unit}"
    return f"× {_plain(figure.growth_times)}" if figure.growth_times is not None else "no value"


def _records(one: Extraction, sentence: Sentence) -> Iterator[str]:
    found = 0
    for event in one.events:
        for source in event.sources:
            if source.span == sentence.span:
                found += 1
                yield (
                    f"    EVENT   {event.when.edtf} {event.kind} {event.status} {event.scope}: "
                    f"{event.title}  [{source.rule}]"
                )
    for figure in one.figures:
        if figure.sources[0].span == sentence.span:
            found += 1
            yield (
                f"    FIGURE  {figure.when.edtf} {figure.indicator} {_told(figure)} "
                f"{figure.bound} {figure.status}  [{figure.sources[0].rule}]"
            )
    if not found and (sentence.dates or sentence.amounts):
        yield "    nothing recorded: no act between the two countries and no known indicator"
