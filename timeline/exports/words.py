"""Names that a reader of an export sees, in the reader's language."""

from __future__ import annotations

from functools import lru_cache

from babel import Locale
from babel.core import get_global

from timeline.errors import ExportError
from timeline.language import relations, shown
from timeline.messages import LANGUAGES, Translate, translator

KINDS = {
    "treaty": "Treaties",
    "declaration": "Declarations",
    "agreement": "Agreements",
    "plan": "Plans and programmes",
    "commission": "Commissions",
    "council": "Councils",
    "summit": "Summits",
    "visit": "Visits",
    "meeting": "Meetings",
    "call": "Telephone calls",
    "forum": "Forums",
    "opening": "Openings",
    "ratification": "Ratifications",
    "entry_into_force": "Entry into force",
    "diplomatic_relations": "Diplomatic relations",
    "recognition": "Recognition",
    "anniversary": "Anniversaries",
    "other": "Other events",
}
INDICATORS = {
    "trade_turnover": "Trade turnover",
    "export": "Exports",
    "import": "Imports",
    "balance": "Trade balance",
    "joint_ventures": "Joint ventures",
    "visitors": "Visitors",
    "flights": "Flights",
    "flights_per_week": "Flights a week",
    "investment": "Investment",
    "investment_projects_usd": "Investment projects",
    "documents_signed": "Documents signed",
    "university_agreements": "University agreements",
    "visits_of_heads_of_state": "Visits of heads of state",
}


def language(code: str) -> Translate:
    """Give the translator of an interface language; raise ExportError for another one."""
    code = code.replace("-", "_")
    if code not in LANGUAGES:
        raise ExportError(f"no language {code!r}; choose one of {', '.join(LANGUAGES)}")
    return translator(code)


def kind(code: str, say: Translate) -> str:
    """Name a kind of event, as the lanes of the timeline do."""
    return say(KINDS.get(code, code.replace("_", " ").capitalize()))


def indicator(code: str, say: Translate) -> str:
    """Name an indicator."""
    return say(INDICATORS.get(code, code.replace("_", " ").capitalize()))


def country(code: str, language: str) -> str:
    """Name a country by its alpha-3 code; the code itself where none is known."""
    alpha2 = get_global("territory_aliases").get(code, [code])[0]
    return str(Locale.parse(language).territories.get(alpha2, code))


@lru_cache(maxsize=4096)
def place(id: str, language: str) -> str:
    """Name a place by its id in relations.toml; what is not known there stands as it is."""
    return shown.place(relations.load(), id, language) if id else ""


def pair(code: str, language: str) -> str:
    """Name the two countries of a pair, e.g. UZB-KAZ."""
    return " – ".join(country(part, language) for part in code.split("-") if part)
