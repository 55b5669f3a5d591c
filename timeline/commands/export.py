"""Export a briefing or a selection of the data as a file."""

from __future__ import annotations

import argparse
import sys
from datetime import date
from pathlib import Path

from timeline import briefing, frame, settings
from timeline.errors import ExportError
from timeline.exports import files
from timeline.exports.formats import (
    FORMATS,
    Made,
    Options,
    export_briefing,
    export_selection,
    known,
)
from timeline.exports.selection import Selection
from timeline.messages import LANGUAGES

NAME = "export"
HELP = "Write a briefing (slides, note, page, pictures) or the data (tables, calendar) as a file."
EXAMPLE = (
    "python -m timeline export --briefing data/briefings/relations-one-page.toml --format pptx"
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options: what to export, in which format, and where to."""
    listed = "; ".join(f"{name}: {spec.what}" for name, spec in FORMATS.items())
    parser.add_argument(
        "--format", required=True, metavar="NAME", help=f"several with commas. {listed}"
    )
    parser.add_argument("--briefing", type=Path, metavar="FILE", help="a saved briefing (.toml)")
    parser.add_argument("--pair", default="", help="without a briefing: pair, e.g. UZB-KAZ")
    parser.add_argument("--since", type=_day, metavar="DAY", help="without a briefing: first day")
    parser.add_argument("--until", type=_day, metavar="DAY", help="without a briefing: last day")
    parser.add_argument("--kinds", default="", help="without a briefing: kinds of events, by comma")
    parser.add_argument(
        "--language", default="", help=f"language of the export: {', '.join(LANGUAGES)}"
    )
    parser.add_argument(
        "--as-of", type=_day, metavar="DAY", help="day that the export speaks of (default: today)"
    )
    parser.add_argument(
        "--restricted",
        action="append",
        default=[],
        metavar="MARKING",
        help="let out records with this marking; each page then carries it",
    )
    parser.add_argument("--template", type=Path, metavar="PPTX", help="your own slide template")
    parser.add_argument("--table", default="records", help="csv, parquet: which table")
    parser.add_argument("--page", type=int, default=0, help="svg, png: one page (default: all)")
    parser.add_argument("--scale", type=float, default=2.0, help="png: pixels a unit (default 2)")
    parser.add_argument(
        "--out", type=Path, metavar="PATH", help="file to write, or folder (default: here)"
    )
    parser.add_argument(
        "--build", type=Path, default=settings.BUILD, metavar="DIR", help="folder that build wrote"
    )


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is not a day; write 2026-03-01") from None


def run(options: argparse.Namespace) -> int:
    """Write each format asked for and print where; raise ExportError where one cannot be."""
    forms = [form.strip() for form in options.format.split(",") if form.strip()]
    for form in forms:
        known(form)
    tables = frame.read(options.build)
    saved = _briefing(options.briefing) if options.briefing else None
    stem = options.briefing.stem if options.briefing else (options.pair or "timeline").lower()
    chosen = Options(
        as_of=options.as_of or date.today(),
        language=options.language.replace("-", "_"),
        restricted=tuple(options.restricted),
        template=options.template,
        table=options.table,
        page=options.page,
        scale=options.scale,
        name=options.briefing.name if options.briefing else "selection",
    )
    for form in forms:
        if saved:
            made = export_briefing(tables, saved, form, chosen)
        else:
            made = export_selection(tables, _selection(options), form, chosen)
        path = _path(options.out, stem, made, len(forms))
        files.write(path, made.data)
        print(path)
        for problem in made.problems:
            print(f"  {problem}", file=sys.stderr)
    return 0


def _briefing(path: Path) -> briefing.Briefing:
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise ExportError(f"{path}: cannot be read ({error}); name a saved briefing") from None
    return briefing.loads(text, path.name)


def _selection(options: argparse.Namespace) -> Selection:
    return Selection(
        pair=options.pair,
        since=options.since,
        until=options.until,
        kinds=tuple(kind.strip() for kind in options.kinds.split(",") if kind.strip()),
        restricted=tuple(options.restricted),
    )


def _path(out: Path | None, stem: str, made: Made, count: int) -> Path:
    if out is None:
        return Path(f"{stem}{made.suffix}")
    if out.is_dir() or count > 1 or not out.suffix:
        return out / f"{stem}{made.suffix}"
    return out
