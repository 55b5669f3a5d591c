"""Build the tables out of a folder of documents."""

from __future__ import annotations

import argparse
import os
import sys
from collections import Counter
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from timeline import settings
from timeline.inputs import changed, note, state

if TYPE_CHECKING:
    from timeline.pipeline import Built

NAME = "build"
HELP = "Read a folder of documents and write the tables of events and figures."
EXAMPLE = "python -m timeline build --documents my-press-releases"
WARNINGS = 10  # printed; more of them are counted
BAR = 40  # characters of the progress bar


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the folders that are read and written."""
    parser.add_argument("--documents", type=Path, default=settings.DOCUMENTS, help="folder to read")
    parser.add_argument(
        "--statistics", type=Path, help="folder of official series (default: beside the documents)"
    )
    parser.add_argument(
        "--corrections",
        type=Path,
        help="file of corrections by hand (default: beside the documents)",
    )
    parser.add_argument("--out", type=Path, default=settings.BUILD, help="folder to write")
    parser.add_argument(
        "--jobs", type=int, default=cores(), help="processes at most (default: all cores)"
    )
    parser.add_argument(
        "--if-changed", action="store_true", help="do nothing where nothing changed since the last"
    )
    parser.add_argument("--quiet", action="store_true", help="print errors only")
    parser.add_argument("--notes", action="store_true", help="print each note, not their number")


def run(options: argparse.Namespace) -> int:
    """Build, write, and print what was read, found, merged and left unread."""
    if options.documents == settings.DOCUMENTS:  # an emptied data/ is no mistake: the app explains
        options.documents.mkdir(parents=True, exist_ok=True)
    statistics = options.statistics
    if statistics is None:
        statistics = options.documents.parent / "statistics"
    corrections = options.corrections or options.documents.parent / "corrections.toml"
    places = (options.documents, statistics, corrections, settings.DATA / "relations.toml")
    now = state(places)  # before anything is read: what changes meanwhile is read next time
    if options.if_changed and not changed(options.out, now):
        if not options.quiet:
            print(f"nothing changed since {options.out} was built")
        return 0
    from timeline import builds
    from timeline.pipeline import build_into

    if options.documents.exists():  # before an hour of reading, not after it
        options.out.mkdir(parents=True, exist_ok=True)
    folders = {"documents": options.documents, "statistics": statistics, "corrections": corrections}
    built = build_into(
        options.out,
        options.documents,
        statistics,
        opening=None if options.quiet else partial(_progress, "opening"),
        progress=None if options.quiet else partial(_progress, "reading"),
        corrections=corrections,
        kept=options.out / "kept",
        workers=max(1, options.jobs),
        # the app adds documents to the same folders
        more={"folders": {name: str(path.resolve()) for name, path in folders.items()}},
    )
    builds.note(options.out, options.out, datetime.now().astimezone())
    note(options.out, now)
    _print_problems(built, options)
    if not options.quiet:
        _print_report(built, options.out)
    return 0


def cores() -> int:
    """Count the processors that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _progress(verb: str, done: int, total: int) -> None:
    if sys.stderr.isatty() and (done == total or done % max(1, total // 200) == 0):
        bar = "█" * (BAR * done // total)
        end = "\n" if done == total else "\r"
        print(f"{verb} {bar:░<{BAR}} {done:,} of {total:,}", end=end, file=sys.stderr, flush=True)


def _print_problems(built: Built, options: argparse.Namespace) -> None:
    """Print errors, the first warnings, and notes where asked for; the report holds all."""
    warned = 0
    for problem in built.problems:
        warned += problem.level == "warning"
        few = problem.level == "warning" and warned <= WARNINGS
        if problem.level == "error" or (not options.quiet and (few or options.notes)):
            print(f"{problem.level}: {problem}", file=sys.stderr)


def _print_report(built: Built, out: Path) -> None:
    say = built.report
    languages = ", ".join(f"{code} {count}" for code, count in sorted(say["languages"].items()))
    documents = "1 document" if say["documents"] == 1 else f"{say['documents']} documents"
    print(f"read      {documents}, {say['sentences']} sentences ({languages})")
    print(f"events    {say['events']}, out of {say['events_found']} tellings")
    print(f"figures   {say['figures']} told, {say['official_figures']} official")
    print(f"conflicts {say['conflicts']} events that sources date differently")
    levels = Counter(problem.level for problem in built.problems)
    if levels:
        counted = ", ".join(f"{level} {count}" for level, count in sorted(levels.items()))
        print(f"remarks   {counted}; each with its remedy in {out / 'report.json'}")
    print(f"wrote     {out}")
