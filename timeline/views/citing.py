"""A source as a citation: footnote, plain text, BibTeX. Text only; the reader copies it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from timeline import messages
from timeline.charts.text import plain
from timeline.exports.about import About
from timeline.exports.citations import to_bibtex
from timeline.frame import Tables


def citations(
    tables: Tables, source: dict[str, Any], language: str, as_of: date
) -> list[tuple[str, str]]:
    """(Name, text) pairs for one source; empty where its document is not in the tables."""
    document = source["document"]
    if not document:
        return []
    say = messages.translator(language)
    title = plain(str(document["title"] or document["name"]), 300)
    publisher = plain(str(document["publisher"]), 200)
    published = document["published"]
    day = messages.day(published.date(), language) if published == published else say("no day")
    url = "".join(str(document["url"]).split())
    seen = say("seen on {}").format(messages.day(as_of, language)) if url else ""
    footnote = ", ".join(part for part in (publisher, f"“{title}”", day, url, seen) if part) + "."
    quote = plain(source["quote"], 1000)
    return [
        (say("Footnote"), footnote),
        (say("Plain"), f"“{quote}” ({', '.join(part for part in (publisher, day, url) if part)})"),
        ("BibTeX", _bibtex(tables, str(document["id"]), language, as_of)),
    ]


def _bibtex(tables: Tables, document: str, language: str, as_of: date) -> str:
    one = replace(tables, documents=tables.documents[tables.documents["id"] == document])
    about = About(pair="", filters=(), as_of=as_of, language=language, version="")
    lines = to_bibtex(one, about).decode().splitlines()
    return "\n".join(line for line in lines if line and not line.startswith("%"))
