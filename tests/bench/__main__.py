"""Measure and print; exit 1 where a promise is broken.

    python -m tests.bench

A figure of seconds says more about the machine than about the program, so everything is a ratio
to something else timed in the same run: extraction to ``dateparser.search_dates`` alone, which is
told the language; a hostile text to prose of its length. Runs of both sides alternate, and the
fastest of each counts, in processor time. The texts are ../shared/documents where they lie beside
the project, else the passages of tests/gold.
"""

from __future__ import annotations

import sys
import warnings
from collections.abc import Callable, Sequence
from datetime import datetime, time
from pathlib import Path
from time import process_time

from dateparser.search import search_dates

from tests.baseline import LANGUAGES
from timeline.documents import read_documents
from timeline.extract import extract
from timeline.gold import read_gold
from timeline.language import relations as names
from timeline.records import Document

HERE = Path(__file__).resolve().parent.parent
SHARED = HERE.parent.parent / "shared" / "documents"

ROUNDS = 3
FASTER = 5.0  # promised; 10 is the aim
SLOWER = 3.0  # a hostile text may take that many times as long as prose of its length
LENGTH = 500_000

HOSTILE = {
    "digits": "1234567890",
    "apostrophes": "ʻ'’`ʼ",
    "one letter": "o",
    "full stops": ".",
    "spaces": " ",
    "hyphens": "a-",
    "dates": "2024-yil 5-aprel, ",
    "open brackets": "((((",
}


def texts() -> tuple[str, list[Document]]:
    """Give the texts to measure with, and how they are called."""
    if SHARED.is_dir():
        return "../shared/documents", read_documents(SHARED)[0]
    passages = read_gold(HERE / "gold", None)
    return "tests/gold", [
        Document(passage.name, passage.name, passage.text, passage.language[:2])
        for passage in passages
    ]


def search(document: Document) -> None:
    """Do what a reader would try first: dateparser alone, its language given."""
    key = f"{document.language}-{document.script}".rstrip("-")
    language = LANGUAGES.get(key) or LANGUAGES.get(document.language, "en")
    settings = (
        {"RELATIVE_BASE": datetime.combine(document.published, time())}
        if document.published
        else {}
    )
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        search_dates(document.text, languages=[language], settings=settings)


def fastest(*sides: Callable[[], object], rounds: int = ROUNDS) -> list[float]:
    """Time the sides in turns and give the seconds of each one's fastest round."""
    best = [float("inf")] * len(sides)
    for _ in range(rounds):
        for number, side in enumerate(sides):
            start = process_time()
            side()
            best[number] = min(best[number], process_time() - start)
    return best


def row(name: str, seconds: float, ratio: float, promise: str) -> str:
    """Write a line of the table."""
    return f"| {name} | {seconds:.2f} s | {ratio:.1f} | {promise} |"


def speed(documents: Sequence[Document]) -> tuple[float, list[str]]:
    """Compare the whole extraction with dateparser's search; give the ratio and the lines."""
    known = names.load()
    ours, theirs = fastest(
        lambda: [extract(document, known) for document in documents],
        lambda: [search(document) for document in documents],
    )
    ratio = theirs / ours
    return ratio, [
        row("dateparser.search_dates alone, language given", theirs, 1.0, ""),
        row("our whole extraction", ours, ratio, f"times as fast; promised {FASTER:.0f}"),
    ]


def hostile(documents: Sequence[Document]) -> tuple[float, list[str]]:
    """Compare half a megabyte of one thing with as much prose; give the worst and the lines."""
    known = names.load()
    prose = "\n".join(document.text for document in documents)
    prose = (prose * (LENGTH // len(prose) + 1))[:LENGTH]

    def read(text: str) -> Callable[[], object]:
        return lambda: extract(Document("x", "x", text, "uz", "Latn"), known)

    long = {"prose": prose} | {
        name: (unit * (LENGTH // len(unit) + 1))[:LENGTH] for name, unit in HOSTILE.items()
    }
    times = fastest(*map(read, long.values()), rounds=1)
    ratios = [seconds / times[0] for seconds in times]
    lines = [
        row(f"half a megabyte of {name}", seconds, ratio, "times as long as prose")
        for name, seconds, ratio in zip(long, times, ratios, strict=True)
    ]
    return max(ratios), lines


def main() -> int:
    """Print the table; 1 where a promise is broken."""
    where, documents = texts()
    size = sum(len(document.text) for document in documents)
    print(f"{len(documents)} texts of {where}, {size:,} characters, {sys.version.split()[0]}\n")
    print("| what | time | ratio | |\n|---|---|---|---|")
    ratio, lines = speed(documents)
    print("\n".join(lines), flush=True)
    worst, lines = hostile(documents)
    print("\n".join(lines))
    broken = []
    if ratio < FASTER:
        broken.append(f"extraction is {ratio:.1f} times as fast, not {FASTER:.0f}")
    if worst > SLOWER:
        broken.append(f"a hostile text takes {worst:.1f} times as long as prose")
    print("\n" + ("\n".join(broken) or "every promise holds"))
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
