"""Measure and print; exit 1 where a promise is broken.

    python -m tests.bench

A figure of seconds says more about the machine than about the program, so everything is a ratio
to something else timed in the same run: extraction to ``dateparser.search_dates`` alone, which is
told the language; a hostile text to prose of its length. Runs of both sides alternate, and the
fastest of each counts, in processor time. Nothing is kept of a document between rounds; what both
sides keep of its words is left out where a fresh process reads each text once (see fresh.py). The
texts are ../shared/documents where they lie beside the project, else the passages of tests/gold.
"""

from __future__ import annotations

import gc
import subprocess
import sys
from collections.abc import Callable, Sequence
from time import process_time

from tests.bench.hostile import empty, full
from tests.bench.texts import search, texts
from timeline.extract import extract
from timeline.language import relations as names
from timeline.records import Document

ROUNDS = 5
FASTER = 5.0  # promised; 10 is the aim
NOTHING = 1.5  # a text that tells nothing may take that many times as long as prose of its length
SLOWER = 5.0  # and one with a date or a sum every few letters
LINEAR = 2.0  # a letter of a text may take that many times as long as one of a quarter of it
LENGTH = 100_000
THEIRS = "dateparser.search_dates alone, language given"


def fastest(*sides: Callable[[], object], rounds: int = ROUNDS) -> list[float]:
    """Time the sides in turns and give the seconds of each one's fastest round."""
    best = [float("inf")] * len(sides)
    for _ in range(rounds):
        for number, side in enumerate(sides):
            gc.collect()  # what earlier texts left is not this one's to clear away
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
        row(THEIRS, theirs, 1.0, ""),
        row("our whole extraction", ours, ratio, f"times as fast; promised {FASTER:.0f}"),
    ]


def unseen() -> list[str]:
    """Compare both sides on texts that their processes have never seen."""
    times = {
        side: [min(each) for each in zip(*(fresh(side) for _ in range(3)), strict=True)]
        for side in ("theirs", "ours")
    }
    lines = []
    for number, what in enumerate(("cold, tests/gold", "warm, texts never seen")):
        theirs, ours = times["theirs"][number], times["ours"][number]
        lines.append(row(f"{THEIRS}, {what}", theirs, 1.0, ""))
        lines.append(row(f"our whole extraction, {what}", ours, theirs / ours, "times as fast"))
    return lines


def fresh(side: str) -> list[float]:
    """Time a side in a process of its own: cold, then warm."""
    told = subprocess.run(
        [sys.executable, "-m", "tests.bench.fresh", side],
        capture_output=True,
        text=True,
        check=True,
    )
    return [float(number) for number in told.stdout.split()]


def attacks(documents: Sequence[Document]) -> tuple[list[str], list[str]]:
    """Compare a long text of one thing with as much prose; give the lines and what is broken."""
    known = names.load()
    prose = "\n".join(document.text for document in documents)
    prose = (prose * (LENGTH // len(prose) + 1))[:LENGTH]

    def read(code: str, text: str) -> float:
        document = Document("x", "x", text, code)
        return fastest(lambda: extract(document, known), rounds=2)[0] / len(text) * LENGTH

    usual = read("uz", prose)
    lines = [row(f"{LENGTH // 1000} kB of prose", usual, 1.0, "times as long as prose")]
    broken = []
    for make, bound in ((empty, NOTHING), (full, SLOWER)):
        short = make(LENGTH // 4)
        for name, (code, text) in make(LENGTH).items():
            seconds = read(code, text)
            growth = seconds / read(*short[name])
            lines.append(row(name, seconds, seconds / usual, f"times; a letter {growth:.1f}"))
            if seconds > bound * usual:
                broken.append(f"{name} takes {seconds / usual:.1f} times as long as prose")
            if growth > LINEAR and seconds > usual / 10:
                broken.append(f"a letter of {name} takes {growth:.1f} times as long in a long text")
    return lines, broken


def main() -> int:
    """Print the table; 1 where a promise is broken."""
    where, documents = texts()
    size = sum(len(document.text) for document in documents)
    print(f"{len(documents)} texts of {where}, {size:,} characters, {sys.version.split()[0]}\n")
    print("| what | time | ratio | |\n|---|---|---|---|")
    ratio, lines = speed(documents)
    print("\n".join([*lines, *unseen()]), flush=True)
    lines, broken = attacks(documents)
    print("\n".join(lines))
    if ratio < FASTER:
        broken.append(f"extraction is {ratio:.1f} times as fast, not {FASTER:.0f}")
    print("\n" + ("\n".join(broken) or "every promise holds"))
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
