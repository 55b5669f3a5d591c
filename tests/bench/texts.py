"""The texts to measure with, and what a reader would try first."""

from __future__ import annotations

import warnings
from datetime import datetime, time
from pathlib import Path

from dateparser.search import search_dates

from tests.baseline import LANGUAGES
from timeline.documents import read_documents
from timeline.gold import read_gold
from timeline.records import Document

GOLD = Path(__file__).resolve().parent.parent / "gold"
SHARED = GOLD.parent.parent.parent / "shared" / "documents"


def texts() -> tuple[str, list[Document]]:
    """Give the texts to measure with, and how they are called."""
    if SHARED.is_dir():
        return "../shared/documents", read_documents(SHARED)[0]
    return "tests/gold", passages()


def passages() -> list[Document]:
    """Give the passages of tests/gold as documents."""
    return [
        Document(passage.name, passage.name, passage.text, passage.language[:2])
        for passage in read_gold(GOLD, None)
    ]


def search(document: Document) -> None:
    """Do what a reader would try first: dateparser alone, its language given."""
    key = f"{document.language}-{document.script}".rstrip("-")
    language = LANGUAGES.get(key) or LANGUAGES.get(document.language, "en")
    settings = (
        {"RELATIVE_BASE": datetime.combine(document.published, time())}
        if document.published
        else {}
    )
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        search_dates(document.text, languages=[language], settings=settings)
