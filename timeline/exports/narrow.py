"""The filters of the app, as a step of a briefing keeps them: one meaning in both places.

Several values of one filter widen it, several filters narrow it.
"""

from __future__ import annotations

from dataclasses import dataclass, fields

import pandas as pd

from timeline import messages, search
from timeline.briefing import Step
from timeline.exports import words
from timeline.frame import Tables
from timeline.messages import Translate

SCOPES = {"bilateral": "bilateral", "multilateral": "multilateral", "other": "third parties"}


@dataclass(frozen=True, slots=True)
class Filters:
    """What must hold of an event or figure; what is empty lets everything through."""

    kinds: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    scopes: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    search: str = ""


def filters(step: Step) -> Filters:
    """Give the filters of a step of a briefing: its fields have the same names."""
    return Filters(**{item.name: getattr(step, item.name) for item in fields(Filters)})


def events(frame: pd.DataFrame, tables: Tables, by: Filters) -> pd.DataFrame:
    """Give the events that pass; ``tables`` hold their sources and documents."""
    for column, wanted in (
        ("kind", by.kinds),
        ("status", by.statuses),
        ("scope", by.scopes),
        ("place", by.places),
    ):
        if wanted:
            frame = frame[frame[column].isin(wanted)]
    if by.parties:
        parties = set(by.parties)
        frame = frame[[bool(parties & set(codes)) for codes in frame["parties"]]]
    frame = told_by(frame, tables, by)
    return search.matching(frame, lambda: search.corpus(tables), by.search)


def told_by(frame: pd.DataFrame, tables: Tables, by: Filters) -> pd.DataFrame:
    """Give the events or figures that the chosen documents tell, of the chosen languages."""
    if not (by.documents or by.languages):
        return frame
    documents = tables.documents
    keep = pd.Series(True, index=documents.index)
    if by.documents:
        keep &= documents["id"].isin(by.documents)
    if by.languages:
        keep &= documents["language"].isin(by.languages)
    told = tables.sources["document_id"].isin(documents.loc[keep, "id"])
    return frame[frame["id"].isin(tables.sources.loc[told, "record_id"])]


def said(by: Filters, tables: Tables, language: str, say: Translate) -> list[str]:
    """Say the filters that are set, a few words each."""
    documents = tables.documents[tables.documents["id"].isin(by.documents)]
    titles = [str(row["title"] or row["name"]) for row in documents.to_dict("records")]
    groups = (
        [words.kind(code, say) for code in by.kinds],
        [say(code.replace("_", " ")) for code in by.statuses],
        [say(SCOPES.get(code, code)) for code in by.scopes],
        [words.place(id, language) for id in by.places],
        [words.country(code, language) for code in by.parties],
        [messages.language_name(code, language) for code in by.languages],
        titles,
        [f"“{by.search}”"] if by.search else [],
    )
    return [", ".join(group) for group in groups if group]
