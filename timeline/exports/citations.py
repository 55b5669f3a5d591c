"""The source documents as citations: BibTeX, RIS and CSL JSON."""

from __future__ import annotations

import re
from typing import Any

from timeline.exports.about import About, as_json
from timeline.exports.safe import one_line
from timeline.exports.tables import columns, rows
from timeline.frame import Tables

# Letters that BibTeX would take for its own signs.
_BIBTEX = {
    "\\": r"\textbackslash{}",
    "{": r"\{",
    "}": r"\}",
    "%": r"\%",
    "&": r"\&",
    "#": r"\#",
    "$": r"\$",
    "_": r"\_",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
}
_LANGUAGES = {"uz": "uz", "ru": "ru", "kk": "kk", "en": "en"}


def _documents(tables: Tables) -> list[dict[str, Any]]:
    listed = rows(tables.documents, list(columns("documents")))
    for row in listed:
        row["heading"] = one_line(row["title"] or row["name"])
        row["publisher"] = one_line(row["publisher"] or "")
        row["url"] = "".join((row["url"] or "").split())
    return sorted(listed, key=lambda row: (row["published"] or "9999", row["id"]))


def _key(row: dict[str, Any]) -> str:
    """Make a key of letters that every tool takes: year and id, for titles may be in any script."""
    year = (row["published"] or "nd")[:4]
    return f"{year}-{re.sub('[^A-Za-z0-9]', '', row['id'])}"


def _notes(row: dict[str, Any]) -> list[str]:
    notes = [row["restricted"]] if row["restricted"] else []
    if row["published"] and row["published_basis"] != "stated":
        notes.append(f"publication day {row['published_basis']}")
    return notes


def to_bibtex(tables: Tables, about: About) -> bytes:
    """Write BibTeX (UTF-8), one @misc a document."""
    entries = [f"% {one_line(about.line())}\n"]
    for row in _documents(tables):
        fields = {
            "title": "{" + _tex(row["heading"]) + "}",
            "author": "{" + _tex(row["publisher"]) + "}" if row["publisher"] else "",
            "year": (row["published"] or "")[:4],
            "date": row["published"] or "",
            "month": str(int(row["published"][5:7])) if row["published"] else "",
            "url": re.sub(r"[{}\\%\"]", _percent, row["url"]),
            "langid": _LANGUAGES.get(row["language"], ""),
            "note": _tex("; ".join(_notes(row))),
        }
        body = ",\n".join(f"  {name} = {{{text}}}" for name, text in fields.items() if text)
        entries.append(f"@misc{{{_key(row)},\n{body}\n}}\n")
    return "\n".join(entries).encode()


def _percent(match: re.Match[str]) -> str:
    letter = match[0]
    return letter if letter == "%" else f"%{ord(letter):02X}"


def _tex(text: str) -> str:
    return "".join(_BIBTEX.get(letter, letter) for letter in text)


def to_ris(tables: Tables, about: About) -> bytes:
    """Write RIS, one record a document, type NEWS."""
    records = []
    for row in _documents(tables):
        lines = ["TY  - NEWS", f"ID  - {_key(row)}", f"TI  - {row['heading']}"]
        if row["publisher"]:
            lines.append(f"PB  - {row['publisher']}")
        if row["published"]:
            lines.append(f"PY  - {row['published'][:4]}")
            lines.append(f"DA  - {row['published'].replace('-', '/')}/")
        if row["url"]:
            lines.append(f"UR  - {row['url']}")
        if row["language"]:
            lines.append(f"LA  - {row['language']}")
        lines += [f"N1  - {note}" for note in [*_notes(row), one_line(about.line())]]
        records.append("\r\n".join([*lines, "ER  - "]) + "\r\n")
    return "\r\n".join(records).encode()


def to_csl(tables: Tables, about: About) -> bytes:
    """Write CSL JSON, the list of items that Zotero and citeproc read."""
    items = []
    for row in _documents(tables):
        item: dict[str, Any] = {"id": _key(row), "type": "article-newspaper"}
        item["title"] = row["heading"]
        if row["publisher"]:
            item["publisher"] = row["publisher"]
            item["container-title"] = row["publisher"]
        if row["published"]:
            day = [int(part) for part in row["published"].split("-")]
            item["issued"] = {"date-parts": [day]}
        if row["url"]:
            item["URL"] = row["url"]
        if row["language"]:
            item["language"] = row["language"]
        item["note"] = "; ".join([*_notes(row), one_line(about.line())])
        items.append(item)
    return (as_json(items) + "\n").encode()
