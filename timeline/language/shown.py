"""Names of relations.toml as a reader sees them: places and people in the reader's language.

The file lists names as the press writes them, for the parser; the first of a language is the one
to show, without the marks of the parser. Where another is to be shown, the entry says so:
``shown.ru = "Брюссель"``, and for a name of other times ``former.Akmola.ru = "Акмола"``.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from timeline.language.letters import rewrite
from timeline.language.relations import Relations

# Words beside a name that say `town`, for the parser to tell it from a common word.
_TOWN = re.compile(r"^(город~? )|( shahri| қаласы| city)$")


def place(relations: Relations, id: str, language: str, former: str = "") -> str:
    """Give the name of a place in an interface language, by its id; the id where none is known.

    ``former`` is a name that it bore once, as ``names_by_date`` of its entry writes it.
    """
    entry = next((entry for entry in relations.places if entry["id"] == id), {})
    if former and former != id:
        own = {"shown": entry.get("former", {}).get(former, {})}
        return _name(own, language, former)
    return _name(entry, language, id)


def person(relations: Relations, id: str, language: str) -> str:
    """Give the full name of a person in an interface language; the id where none is written."""
    entries = (entry for entry in relations.people if entry["id"] == id and entry.get("shown"))
    return _name({"shown": next(entries, {}).get("shown", {})}, language, id)


def _name(entry: Mapping[str, Any], language: str, id: str) -> str:
    shown = entry.get("shown", {})
    code, _, script = language.partition("_")
    if code == "en" or (script and language in shown):
        return str(shown.get(language, id))
    found = shown.get(code) or next(iter(entry.get(code, ())), "")
    name = _TOWN.sub("", str(found).rstrip("~*")) or id
    if not found or code != "uz":
        return name
    turned = re.sub("(?<=[oOgG])'", "‘", name).replace("'", "’")
    if language == "uz_Cyrl":
        return rewrite(turned, _letters())
    return turned.replace("‘", "ʻ").replace("’", "ʼ")


@cache
def _letters() -> dict[str, str]:
    text = (Path(__file__).parent / "uz.toml").read_text(encoding="utf-8")
    table: dict[str, str] = tomllib.loads(text)["title"]["letters"]["Cyrl"]
    return table
