"""Planned days and anniversaries as a calendar file (RFC 5545).

Only what has days goes into a calendar; everything else planned is listed as problems, so that the
reader of the report knows what is not in the file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from timeline import messages
from timeline.exports import words
from timeline.exports.about import About
from timeline.exports.safe import clean, one_line
from timeline.exports.tables import columns, rows
from timeline.frame import Tables
from timeline.records import Problem

REMEMBERED = ("treaty", "declaration", "diplomatic_relations", "recognition")
_DAY = r"\d{4}-\d{2}-\d{2}"
_DAYS = re.compile(rf"{_DAY}(/{_DAY})?\Z")


def to_ics(tables: Tables, about: About) -> tuple[bytes, tuple[Problem, ...]]:
    """Write the calendar, and name the planned events that have no day to stand on."""
    quotes = {
        row["record_id"]: row for row in reversed(rows(tables.sources, list(columns("sources"))))
    }
    documents = {row["id"]: row for row in rows(tables.documents, list(columns("documents")))}
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//bilateral-timeline//export//EN",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"X-WR-CALNAME:{_text(about.heading)}",
        f"X-WR-CALDESC:{_text(about.line())}",
    ]
    problems = []
    for row in rows(tables.events, list(columns("events"))):
        source = quotes.get(row["id"], {})
        document = documents.get(source.get("document_id", ""), {})
        if row["status"] == "planned":
            if _DAYS.match(row["edtf"]):
                lines += _planned(row, source, document, about)
            else:
                what = f"planned for {row['edtf']}, not for a day: not in the calendar"
                remedy = "name the day in data/corrections.toml once it is known"
                problems.append(Problem(row["id"], one_line(row["title"]), what, remedy, "note"))
        elif row["kind"] in REMEMBERED and row["precision"] == "day" and row["start"]:
            lines += _anniversary(row, source, document, about)
    lines.append("END:VCALENDAR")
    folded = "".join(part + "\r\n" for line in lines for part in _fold(line))
    return folded.encode(), tuple(problems)


def _planned(
    row: dict[str, Any], source: dict[str, Any], document: dict[str, Any], about: About
) -> list[str]:
    first, last = date.fromisoformat(row["start"]), date.fromisoformat(row["end"])
    where = words.place(row["place"], about.language)
    place = [f"LOCATION:{_text(where)}"] if where else []
    return [
        *_head(row["id"], about),
        f"DTSTART;VALUE=DATE:{first:%Y%m%d}",
        f"DTEND;VALUE=DATE:{last + timedelta(days=1):%Y%m%d}",
        f"SUMMARY:{_text(row['title'])}",
        "STATUS:TENTATIVE",
        *place,
        *_tail(row, source, document, about),
    ]


def _anniversary(
    row: dict[str, Any], source: dict[str, Any], document: dict[str, Any], about: About
) -> list[str]:
    """Repeat each year, from the first return of the day at or after the day of the export."""
    say = messages.translator(about.language)
    then = date.fromisoformat(row["start"])
    rule, leap = "RRULE:FREQ=YEARLY", (then.month, then.day) == (2, 29)
    if leap:  # 29 February comes back on the last day of the month
        rule += ";BYMONTH=2;BYMONTHDAY=-1"
    year = max(about.as_of.year, then.year + 1)
    while _in_year(then, year) < about.as_of:
        year += 1
    first = _in_year(then, year)
    title = say("Anniversary ({year}): {title}").format(year=then.year, title=row["title"])
    return [
        *_head(f"{row['id']}-anniversary", about),
        f"DTSTART;VALUE=DATE:{first:%Y%m%d}",
        f"DTEND;VALUE=DATE:{first + timedelta(days=1):%Y%m%d}",
        rule,
        f"SUMMARY:{_text(title)}",
        "TRANSP:TRANSPARENT",
        *_tail(row, source, document, about),
    ]


def _in_year(then: date, year: int) -> date:
    if (then.month, then.day) == (2, 29):
        return date(year, 3, 1) - timedelta(days=1)
    return then.replace(year=year)


def _head(uid: str, about: About) -> list[str]:
    return [
        "BEGIN:VEVENT",
        f"UID:{_text(uid)}@bilateral-timeline",
        f"DTSTAMP:{about.as_of:%Y%m%d}T000000Z",
    ]


def _tail(
    row: dict[str, Any], source: dict[str, Any], document: dict[str, Any], about: About
) -> list[str]:
    say = messages.translator(about.language)
    told = ", ".join(
        part for part in (document.get("publisher"), document.get("published")) if part
    )
    note = [
        about.marking if row["restricted"] else "",
        messages.period(row["edtf"], about.language),
        f"«{clean(source['quote'])}»" if source.get("quote") else "",
        told,
        say("unreviewed") if row["review"] == "unreviewed" else "",
    ]
    address = document.get("url") or ""
    return [
        f"DESCRIPTION:{_text(chr(10).join(part for part in note if part))}",
        *([f"URL:{_uri(address)}"] if address else []),
        *(["CLASS:CONFIDENTIAL"] if row["restricted"] else []),
        "END:VEVENT",
    ]


def _uri(address: str) -> str:
    return "".join(address.split())


def _text(value: str) -> str:
    """Escape a TEXT value (RFC 5545, 3.3.11)."""
    value = clean(value).replace("\r\n", "\n").replace("\r", "\n")
    for letter in "\\;,":
        value = value.replace(letter, "\\" + letter)
    return value.replace("\n", "\\n")


def _fold(line: str) -> Iterator[str]:
    """Fold a line at 75 octets (RFC 5545, 3.1), never inside a letter."""
    part, size, limit = "", 0, 75
    for letter in line:
        octets = len(letter.encode())
        if size + octets > limit:
            yield part
            part, size, limit = " ", 1, 75
        part += letter
        size += octets
    yield part
