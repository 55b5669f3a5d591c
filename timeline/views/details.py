"""What is told about one event: for the hover and for the panel. Plain data, nothing is drawn."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import islice
from typing import Any

import pandas as pd
import streamlit as st

from timeline import edtf, messages
from timeline.charts.text import hover, plain, visible
from timeline.frame import Tables, records
from timeline.language import relations, shown
from timeline.language.by_date import holders, name_on
from timeline.search import marker, pieces
from timeline.views import state, words
from timeline.views.citing import citations
from timeline.views.tellings import marked

CONTEXT = 260  # code points of the document shown before and after the sentence


@st.cache_resource(max_entries=2, show_spinner=False)
def _places(_tables: Tables, stamp: str) -> tuple[dict[str, Any], dict[str, int]]:
    """Where the sources of each record stand in their table, and each document in its own."""
    rows = _tables.sources.groupby("record_id", sort=False).indices
    ids = _tables.documents["id"]
    return {str(id): at for id, at in rows.items()}, {id: index for index, id in enumerate(ids)}


def sources_of(tables: Tables, record_id: str) -> list[dict[str, Any]]:
    """The sources of one record, each with its document (a dictionary too) under `document`."""
    return sources_of_all(tables, [record_id])[record_id]


def sources_of_all(tables: Tables, ids: Iterable[str]) -> dict[str, list[dict[str, Any]]]:
    """The sources of some records by their id; the tables are looked into once for all."""
    rows, places = _places(tables, state.stamp())
    wanted = {id: list(rows.get(id, [])) for id in ids}
    found = records(tables.sources.iloc[[at for mine in wanted.values() for at in mine]])
    names = {row["document_id"] for row in found} & places.keys()
    told = records(tables.documents.iloc[[places[name] for name in names]])
    documents = {document["id"]: document for document in told}
    for row in found:
        row["document"] = documents.get(row["document_id"], {})
    each = iter(found)
    return {id: list(islice(each, len(mine))) for id, mine in wanted.items()}


def origin(source: dict[str, Any], language: str) -> str:
    """Document, publisher and day of a source, on one line."""
    document = source["document"]
    published = document.get("published")
    parts = [
        str(document.get("title") or document.get("name") or source["document_id"]),
        str(document.get("publisher") or ""),
        messages.day(published.date(), language)
        if published is not None and published == published
        else "",
    ]
    return " · ".join(part for part in parts if part)


def hover_text(event: dict[str, Any], sources: list[dict[str, Any]] | None, language: str) -> str:
    """The escaped and wrapped text over a mark of the timeline; without sources its short form."""
    say = messages.translator(language)
    source = sources[0] if sources else None
    dates = messages.period(event["edtf"], language)
    if event["publication_day"]:
        dates += f" ({say('day of publication')})"
    elif source and source["date_quote"]:
        dates += f" · {say('as written: {}').format(source['date_quote'])}"
    facts = [dates]
    kind = words.kind(event["kind"], say)
    facts.append(
        kind if event["status"] == "happened" else f"{kind} · {words.status(event['status'], say)}"
    )
    if len(event["conflicts"]):
        facts.append(say("Sources disagree"))
    return hover(
        event["title"],
        facts,
        source["quote"] if source else "",
        origin(source, language) if source else "",
        hits=marker(state.query()),
    )


def _passage(source: dict[str, Any], text: str) -> list[dict[str, str]]:
    """The sentence in its context, cut into context, sentence and date."""
    start, end = int(source["start"]), int(source["end"])
    quote = str(source["quote"])
    if not text or text[start:end] != quote:
        return [{"text": quote, "role": "sentence"}]
    low = max(start - CONTEXT, 0)
    before = text[low:start]
    if low:  # begin at a word
        before = "… " + before.partition(" ")[2]
    after = text[end : end + CONTEXT]
    if end + CONTEXT < len(text):
        after = after.rpartition(" ")[0] + " …"
    parts = [{"text": before.lstrip(), "role": "context"}]
    first, last = source["date_start"], source["date_end"]
    if pd.notna(first) and start <= first < last <= end:
        parts += [
            {"text": text[start:first], "role": "sentence"},
            {"text": text[first:last], "role": "date"},
            {"text": text[last:end], "role": "sentence"},
        ]
    else:
        parts.append({"text": quote, "role": "sentence"})
    return [*(part for part in parts if part["text"]), {"text": after, "role": "context"}]


def _others(source: dict[str, Any], sources: list[dict[str, Any]]) -> list[str]:
    """What other documents of the same language say of the event."""
    tongue = source["document"].get("language")
    return [
        other["quote"]
        for other in sources
        if other["document_id"] != source["document_id"]
        and other["document"].get("language") == tongue
    ]


def _telling(
    tables: Tables, source: dict[str, Any], others: list[str], language: str
) -> dict[str, Any]:
    say = messages.translator(language)
    document = source["document"]
    facts = []
    if source["date_quote"]:
        facts.append([say("Date as written"), source["date_quote"]])
    read = messages.period(source["edtf"], language) if source["edtf"] else ""
    if read:
        facts.append([say("Date as read"), f"{read} ({source['edtf']})"])
    if not source["date_quote"]:
        facts.append([say("Date"), say("the day of publication stands in")])
    facts.append(
        [
            say("Day of publication"),
            say(words.BASIS_NAMES.get(document.get("published_basis", ""), "")),
        ]
    )
    facts.append([say("Read by"), str(source["rule"] or source["method"])])
    return {
        "document": str(document.get("title") or document.get("name") or source["document_id"]),
        "meta": origin(
            {**source, "document": {**document, "title": document.get("name", "")}}, language
        ),
        "language": str(document.get("language") or ""),
        "id": str(document.get("id") or ""),
        "url": str(document.get("url") or ""),
        "passage": [
            {**part, "text": visible(part["text"])}
            for part in marked(
                _passage(source, str(document.get("text") or "")),
                str(source["quote"]),
                others,
                state.query(),
            )
        ],
        "citations": [list(pair) for pair in citations(tables, source, language, state.as_of())],
        "facts": [[name, visible(value)] for name, value in facts if value],
    }


def _place(event: dict[str, Any], language: str) -> str:
    """The place by the name it bore then, with today's: `Nur-Sultan (Astana)`."""
    id, known = str(event["place"]), relations.load()
    today = words.place(id, language)
    then = name_on(known, id, edtf.parse(event["edtf"]).start)
    return today if then == id else f"{shown.place(known, id, language, then)} ({today})"


def _presidents(event: dict[str, Any], language: str) -> str:
    """Who was president of each country on the day of an event; empty where the day is unknown."""
    when = edtf.parse(event["edtf"])
    if event["date_role"] != "act" or when.precision not in ("day", "range"):
        return ""
    known = relations.load()
    held = [holders(known, code, when.start, "president") for code in event["parties"]]
    return ", ".join(shown.person(known, names[-1], language) for names in held if names)


def panel(
    tables: Tables,
    event: dict[str, Any],
    sources: list[dict[str, Any]],
    language: str,
    count: Callable[[int], str],
) -> dict[str, Any]:
    """Everything that the panel of an event shows."""
    say = messages.translator(language)
    tags = [words.kind(event["kind"], say), words.status(event["status"], say)]
    if event["date_role"] != "act":
        tags.append(say(words.ROLE_NAMES[event["date_role"]]))
    if event["publication_day"]:
        tags.append(say("day of publication"))
    if event["scope"] != "bilateral":
        tags.append(say(event["scope"]))
    tags.append(_place(event, language))
    tags.append(", ".join(words.country(code, language) for code in event["parties"]))
    presidents = _presidents(event, language)
    if presidents:
        tags.append(say("presidents then: {names}").format(names=presidents))
    return {
        "id": event["id"],
        "title": pieces(plain(event["title"]), state.query()),
        "when": messages.period(event["edtf"], language),
        "tags": [plain(tag, 120) for tag in tags if tag],
        "conflicts": [
            plain(messages.period(str(item), language), 200) for item in event["conflicts"]
        ],
        "sources": [
            _telling(tables, source, _others(source, sources), language) for source in sources
        ],
        "words": {
            "close": say("Close"),
            "previous": say("Previous event"),
            "next": say("Next event"),
            "list": say("Back to the list"),
            "conflict": say("Sources disagree"),
            "sources": count(len(sources)),
            "link": say("Copy link"),
            "cite": say("Cite"),
            "copied": say("Copied"),
            "read": say("Read the document"),
            "only": say("Dotted: what no other source in this language says."),
        },
    }
