"""The events for TimelineJS: its JSON, and the rows of its spreadsheet.

TimelineJS knows points and spans alone; what is vague is said by ``display_date``, and EDTF keeps
the date as read. Its texts are HTML, so everything from documents is escaped.
"""

from __future__ import annotations

import csv
import html
import io
from datetime import date
from typing import Any

from timeline import messages
from timeline.exports import words
from timeline.exports.about import About, as_json
from timeline.exports.safe import cell, clean, one_line
from timeline.exports.tables import columns, rows
from timeline.frame import Tables
from timeline.records import Problem

SHEET = (
    "Year Month Day Time|End Year|End Month|End Day|End Time|Display Date|Headline|Text|Media|"
    "Media Credit|Media Caption|Media Thumbnail|Type|Group|Background|Link|EDTF"
)
HEADER = (*SHEET.split("|")[0].split(), *SHEET.split("|")[1:])


def to_timelinejs(tables: Tables, about: About) -> tuple[bytes, tuple[Problem, ...]]:
    """Write the JSON that TimelineJS3 opens; events without a year are named as problems."""
    dated, problems = _dated(tables)
    whole = {
        "title": {"text": {"headline": _html(about.heading), "text": _html(about.line())}},
        "events": [_slide(row, told, about) for row, told in dated],
        "scale": "human",
        "about": about.as_dict(),
    }
    return (as_json(whole) + "\n").encode(), problems


def to_sheet(tables: Tables, about: About) -> tuple[bytes, tuple[Problem, ...]]:
    """Write the rows of the TimelineJS spreadsheet as CSV, with EDTF in a further column."""
    dated, problems = _dated(tables)
    out = io.StringIO()
    writer = csv.DictWriter(out, HEADER, restval="", lineterminator="\r\n")
    writer.writeheader()
    title = {"Headline": cell(_html(about.heading)), "Text": cell(_html(about.line()))}
    writer.writerow(title | {"Type": "title"})
    for row, told in dated:
        slide = _slide(row, told, about)
        line: dict[str, Any] = {
            "Display Date": cell(slide["display_date"]),
            "Headline": cell(slide["text"]["headline"]),
            "Text": cell(slide["text"]["text"]),
            "Group": cell(slide["group"]),
            "Link": cell(slide.get("link", "")),
            "EDTF": cell(row["edtf"]),
        }
        for prefix, key in (("", "start_date"), ("End ", "end_date")):
            for part, value in slide.get(key, {}).items():
                line[f"{prefix}{part.title()}"] = value
        writer.writerow(line)
    return b"\xef\xbb\xbf" + out.getvalue().encode(), problems


def _html(text: str) -> str:
    return html.escape(clean(text))


def _dated(
    tables: Tables,
) -> tuple[list[tuple[dict[str, Any], list[dict[str, Any]]]], tuple[Problem, ...]]:
    documents = {row["id"]: row for row in rows(tables.documents, list(columns("documents")))}
    told: dict[str, list[dict[str, Any]]] = {}
    for source in rows(tables.sources, list(columns("sources"))):
        about = documents.get(source["document_id"], {})
        told.setdefault(source["record_id"], []).append(source | {"document": about})
    dated, problems = [], []
    for row in rows(tables.events, list(columns("events"))):
        if row["start"] or row["end"]:
            dated.append((row, told.get(row["id"], [])))
        else:
            what = f"dated {row['edtf']}: TimelineJS cannot place it"
            remedy = "name the year in data/corrections.toml"
            problems.append(Problem(row["id"], one_line(row["title"]), what, remedy, "note"))
    return dated, tuple(problems)


def _parts(day: str, precision: str) -> dict[str, int]:
    value = date.fromisoformat(day)
    if precision in ("year", "decade"):
        return {"year": value.year}
    if precision == "month":
        return {"year": value.year, "month": value.month}
    return {"year": value.year, "month": value.month, "day": value.day}


def _slide(row: dict[str, Any], told: list[dict[str, Any]], about: About) -> dict[str, Any]:
    say = messages.translator(about.language)
    first, last = row["start"] or row["end"], row["end"] or row["start"]
    slide: dict[str, Any] = {
        "start_date": _parts(first, row["precision"]),
        "display_date": messages.period(row["edtf"], about.language),
        "unique_id": row["id"],
        "group": words.kind(row["kind"], say),
        "edtf": row["edtf"],
    }
    if last != first and row["precision"] not in ("month", "year"):
        slide["end_date"] = _parts(last, row["precision"])
    said = [f"<p>{_html(source['quote'])}<br><cite>{_cite(source)}</cite></p>" for source in told]
    marks = [about.marking] if row["restricted"] else []
    marks += [say("planned")] if row["status"] == "planned" else []
    marks += [say("unreviewed")] if row["review"] == "unreviewed" else []
    marked = f"<p><em>{_html(' · '.join(marks))}</em></p>" if marks else ""
    slide["text"] = {"headline": _html(row["title"]), "text": "".join(said) + marked}
    links = [source["document"].get("url") for source in told]
    if safe := [link for link in links if link and link.startswith(("http://", "https://"))]:
        slide["link"] = safe[0]
    return slide


def _cite(source: dict[str, Any]) -> str:
    document = source["document"]
    parts = [document.get(key) for key in ("title", "publisher", "published")]
    return _html(", ".join(part for part in parts if part))
