"""Show each sentence with what was read in it, what was not, and by which rule."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

from timeline.commands.extract import told
from timeline.documents import read_documents
from timeline.extract import Extraction, attempt
from timeline.extract.reading import Reading
from timeline.extract.sentence import Sentence
from timeline.language import relations as names
from timeline.records import Figure

NAME = "explain"
HELP = "Show what was read in each sentence of a document, and the rule that read it."
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
    day = document.published or "unknown"
    yield f"{document.name}: {document.language}-{document.script}{damage}, published {day}"
    for sentence in reading.sentences:
        yield ""
        yield "  " + " ".join(reading.quote(sentence).split())
        yield from _mentions(reading, sentence)
        yield from _records(one, sentence)


def _mentions(reading: Reading, sentence: Sentence) -> Iterator[str]:
    for date in sentence.dates:
        quote = " ".join(reading.norm.quote(date.start, date.end).split())
        latent = ", weak" if date.latent else ""
        yield f"    date    {quote!r} → {date.when.edtf}  [{date.rule}, {date.role}{latent}]"
    for amount in sentence.amounts:
        quote = " ".join(reading.norm.quote(amount.start, amount.end).split())
        yield f"    amount  {quote!r} → {amount.value:f} {amount.unit}  [{amount.rule}]"
    cues = sorted({f"{hit.group}:{hit.label}" for hit in sentence.cues})
    if cues:
        yield f"    cues    {' '.join(cues)}"


def _told(figure: Figure) -> str:
    """Write a figure's value, or the growth that is told without one."""
    if figure.value is not None:
        return f"{figure.value:f} {figure.unit}"
    if figure.growth_pct is not None:
        return f"{figure.growth_pct:+f} %"
    if figure.growth_abs is not None:
        return f"{figure.growth_abs:+f} {figure.unit}"
    return f"× {figure.growth_times:f}" if figure.growth_times is not None else "no value"


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
