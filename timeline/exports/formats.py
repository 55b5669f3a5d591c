"""The formats by name, and the one door through which the app and the command line export."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from timeline.briefing import Briefing
from timeline.errors import ExportError
from timeline.exports import citations, image, tables, timelinejs
from timeline.exports.about import About, data_version, describe
from timeline.exports.calendar import to_ics
from timeline.exports.deck import Deck
from timeline.exports.html import to_html
from timeline.exports.note import to_docx
from timeline.exports.pdf import to_note, to_slides
from timeline.exports.plan import plan
from timeline.exports.selection import Selection, narrowed, select
from timeline.exports.slides import to_pptx
from timeline.exports.workbook import to_xlsx
from timeline.frame import Tables
from timeline.records import Problem


@dataclass(frozen=True, slots=True)
class Format:
    """One format: its suffix, its media type, and what it is in a few words."""

    suffix: str
    media: str
    what: str
    briefing: bool = True  # it shows pages, so it needs a briefing


_OFFICE = "application/vnd.openxmlformats-officedocument."
FORMATS: dict[str, Format] = {
    "pptx": Format(
        ".pptx", _OFFICE + "presentationml.presentation", "slides with native charts and notes"
    ),
    "pdf": Format(".pdf", "application/pdf", "briefing note on A4"),
    "pdf-slides": Format(".slides.pdf", "application/pdf", "16:9 slides as PDF"),
    "docx": Format(
        ".docx", _OFFICE + "wordprocessingml.document", "briefing note as a document to edit"
    ),
    "html": Format(".html", "text/html", "one file, offline, interactive, with presenter"),
    "svg": Format(".svg", "image/svg+xml", "one page as a vector picture; all pages as a zip"),
    "png": Format(".png", "image/png", "one page as a picture; all pages as a zip"),
    "xlsx": Format(".xlsx", _OFFICE + "spreadsheetml.sheet", "workbook with schema", False),
    "csv": Format(".csv", "text/csv", "events and figures with their sources", False),
    "json": Format(".json", "application/json", "all tables with schema", False),
    "parquet": Format(".parquet", "application/vnd.apache.parquet", "typed table", False),
    "ics": Format(".ics", "text/calendar", "planned days and anniversaries", False),
    "timelinejs": Format(".timelinejs.json", "application/json", "for TimelineJS3", False),
    "timelinejs-csv": Format(".timelinejs.csv", "text/csv", "spreadsheet of TimelineJS", False),
    "bibtex": Format(".bib", "application/x-bibtex", "source documents as BibTeX", False),
    "ris": Format(".ris", "application/x-research-info-systems", "source documents as RIS", False),
    "csl": Format(".csl.json", "application/vnd.citationstyles.csl+json", "CSL JSON", False),
}

PAPERS = {"pdf": "note", "docx": "note", "html": "screen"}


@dataclass(frozen=True, slots=True)
class Options:
    """What a person may choose beside format and content."""

    as_of: date
    language: str = ""
    restricted: tuple[str, ...] = ()
    template: Path | None = None
    table: str = "records"
    page: int = 0
    scale: float = 2.0
    name: str = "briefing"


@dataclass(frozen=True, slots=True)
class Made:
    """An export: its bytes, its file name's suffix and media type, and what is not in it."""

    data: bytes
    suffix: str
    media: str
    problems: tuple[Problem, ...] = field(default=())


def known(form: str) -> Format:
    """Give a format by its name; raise ExportError naming all of them."""
    if form not in FORMATS:
        raise ExportError(f"no format {form!r}; choose one of {', '.join(FORMATS)}")
    return FORMATS[form]


def export_briefing(whole: Tables, briefing: Briefing, form: str, options: Options) -> Made:
    """Export what a briefing shows, in any format; raise ExportError with what to do."""
    spec = known(form)
    deck = plan(
        whole,
        briefing,
        as_of=options.as_of,
        language=options.language,
        restricted=options.restricted,
        name=options.name,
        paper=PAPERS.get(form, "slide"),
    )
    chosen = Selection(pair=briefing.pair, restricted=(*briefing.restricted, *options.restricted))
    open_ = select(whole, chosen)
    if spec.briefing:
        return _pages(deck, form, options, open_)
    shown = narrowed(
        open_,
        open_.events[open_.events["id"].isin(deck.records)],
        open_.figures[open_.figures["id"].isin(deck.records)],
    )
    return _tables(shown, deck.about, form, options)


def export_selection(whole: Tables, selection: Selection, form: str, options: Options) -> Made:
    """Export what a selection lets through, as a table, a calendar or citations."""
    if known(form).briefing:
        raise ExportError(f"{form} shows pages; name the briefing to show with --briefing FILE")
    shown = select(whole, selection)
    if shown.events.empty and shown.figures.empty:
        pair = [("pair", selection.pair)] if selection.pair else []
        chosen = [*pair, *selection.filters()]
        asked = "; ".join(f"{name} {value}" for name, value in chosen) or "no filter"
        raise ExportError(f"nothing to export ({asked}); widen the selection")
    about = describe(
        shown,
        selection,
        as_of=options.as_of,
        language=options.language or "en",
        version=data_version(whole),
    )
    return _tables(shown, about, form, options)


def _pages(deck: Deck, form: str, options: Options, open_: Tables) -> Made:
    spec = FORMATS[form]
    if form == "pptx":
        return Made(to_pptx(deck, options.template), spec.suffix, spec.media)
    if form == "html":
        return Made(to_html(deck, open_), spec.suffix, spec.media)
    if form in ("svg", "png"):
        if options.page:
            data = image.picture(deck, form, options.page, options.scale)
            return Made(data, f".{options.page}{spec.suffix}", spec.media)
        data = image.pictures(deck, form, options.scale)
        return Made(data, f"{spec.suffix}.zip", "application/zip")
    writers: dict[str, Callable[[Deck], bytes]] = {
        "pdf": to_note,
        "pdf-slides": to_slides,
        "docx": to_docx,
    }
    return Made(writers[form](deck), spec.suffix, spec.media)


def _tables(shown: Tables, about: About, form: str, options: Options) -> Made:
    spec = FORMATS[form]
    if form in ("csv", "parquet"):
        write = tables.to_csv if form == "csv" else tables.to_parquet
        return Made(write(shown, about, options.table), spec.suffix, spec.media)
    if form in ("ics", "timelinejs", "timelinejs-csv"):
        listing = {
            "ics": to_ics,
            "timelinejs": timelinejs.to_timelinejs,
            "timelinejs-csv": timelinejs.to_sheet,
        }
        data, problems = listing[form](shown, about)
        return Made(data, spec.suffix, spec.media, problems)
    writers: dict[str, Callable[[Tables, About], bytes]] = {
        "xlsx": to_xlsx,
        "json": tables.to_json,
        "bibtex": citations.to_bibtex,
        "ris": citations.to_ris,
        "csl": citations.to_csl,
    }
    return Made(writers[form](shown, about), spec.suffix, spec.media)
