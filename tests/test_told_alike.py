"""The same told in four languages is read alike (tests/told/*.toml)."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from tests import rows
from timeline.extract import extract
from timeline.language import relations
from timeline.records import Document

TOLD = Path(__file__).parent / "told"
LANGUAGES = ("en", "ru", "uz", "kk")


def told():
    for path in sorted(TOLD.glob("*.toml")):
        content = tomllib.loads(path.read_text(encoding="utf-8"))
        for number, one in enumerate(content["told"], start=1):
            for language in LANGUAGES:
                text = one[language]
                document = Document(
                    "x",
                    "x",
                    text,
                    language=language,
                    published=content["published"],
                    pair=content["pair"],
                )
                name = f"{path.stem}-{number}-{language}"
                yield pytest.param(document, one["events"], one["trade"], id=name)


@pytest.mark.parametrize(("document", "events", "trade"), list(told()))
def test_it_is_read_alike(document: Document, events: list[str], trade: list[str]) -> None:
    found = extract(document, relations.load())
    rows.same(rows.events(found), events)
    rows.same(rows.trade(found), trade)
