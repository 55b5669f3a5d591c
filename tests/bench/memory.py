"""Build ten thousand documents and a tenth of them, twice over: memory is to stay flat.

    python -m tests.bench.memory

Both are built the way a user builds them, by `timeline build` with its workers and its store of
what is kept, each in a process of its own; the greatest resident size of any of its processes is
printed, beside what the texts themselves weigh. The documents are those of ``texts``, again and
again, each with years and a number of its own. Then the same of documents that tell five acts each
which no other tells: the most that merging has to hold. It takes some minutes, and fails where ten
times the documents take more than ``MOST`` times the memory.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

from tests.bench.texts import texts

FEW, MANY = 1_000, 10_000
MOST = 1.25
_YEAR = re.compile(r"(?<!\d)(?:19[5-9]\d|20[0-4]\d)(?!\d)")
PARTNERS = (
    *(("KAZ", "Kazakhstan"), ("KGZ", "Kyrgyzstan"), ("TJK", "Tajikistan"), ("RUS", "Russia")),
    *(("TKM", "Turkmenistan"), ("AZE", "Azerbaijan"), ("CHN", "China"), ("TUR", "Turkey")),
    *(("JPN", "Japan"), ("KOR", "South Korea")),
)
_DAY = date(1985, 1, 1)
_FILLING = "Their citizens travel, study and work on either side of the common border. " * 5
# The process that builds is a child of one that asks for its size and for that of its workers.
_MEASURE = """
import resource, subprocess, sys
subprocess.run([sys.executable, "-m", "timeline", "build", *sys.argv[1:]], check=True)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""
_UNIT = 1 if sys.platform == "darwin" else 1024  # bytes


def write(folder: Path, number: int) -> int:
    """Write so many documents with a manifest; give their size in characters."""
    _, documents = texts()
    rows, size = ["file,language,published,pair"], 0
    for at in range(number):
        document, back = documents[at % len(documents)], at // len(documents) % 25
        text = _YEAR.sub(lambda year, back=back: str(int(year[0]) - back), document.text)
        name = f"{at:05d}.txt"
        (folder / name).write_text(f"{text}\n\n{at}\n", encoding="utf-8")
        day = document.published
        published = f"{day.year - back}-{day.month:02d}-{min(day.day, 28):02d}" if day else ""
        rows.append(f"{name},{document.language},{published},{document.pair}")
        size += len(text)
    (folder / "manifest.csv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    return size


def write_apart(folder: Path, number: int) -> int:
    """Write so many documents of five acts each, of another pair or day; give their characters."""
    rows, size = ["file,pair"], 0
    for at in range(number):
        code, partner = PARTNERS[at % len(PARTNERS)]
        first = 5 * (at // len(PARTNERS))
        text = "".join(
            f"On {_DAY + timedelta(days=3 * act):%d %B %Y} the presidents of {partner} and "
            f"Uzbekistan signed an agreement on customs and transit. {_FILLING}"
            for act in range(first, first + 5)
        )
        (folder / f"{at:05d}.txt").write_text(f"{text}\n\n{at}\n", encoding="utf-8")
        rows.append(f"{at:05d}.txt,UZB-{code}")
        size += len(text)
    (folder / "manifest.csv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    return size


def peak(number: int, write: Callable[[Path, int], int]) -> tuple[int, int]:
    """Build so many documents; give the peak in bytes, and the characters of their texts."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place, "documents")
        folder.mkdir()
        size = write(folder, number)
        options = ["--documents", str(folder), "--out", f"{place}/out", "--quiet"]
        told = subprocess.run(
            [sys.executable, "-c", _MEASURE, *options],
            capture_output=True,
            text=True,
            check=True,
        )
    return int(told.stdout.split()[-1]) * _UNIT, size


def main() -> int:
    """Print the peaks and their ratios; 1 where one is too high."""
    worst = 0.0
    for name, writer in (("told again and again", write), ("each its own acts", write_apart)):
        print(f"{name}\n\n| documents | characters | peak memory |\n|---|---|---|")
        peaks = []
        for number in (FEW, MANY):
            most, size = peak(number, writer)
            peaks.append(most)
            print(f"| {number:,} | {size:,} | {most / 1e6:.0f} MB |", flush=True)
        ratio, each = peaks[1] / peaks[0], (peaks[1] - peaks[0]) / (MANY - FEW)
        worst = max(worst, ratio)
        print(
            f"\nten times the documents: {ratio:.2f} times the memory, {each / 1e3:.1f} kB each\n"
        )
    return int(worst > MOST)


if __name__ == "__main__":
    sys.exit(main())
