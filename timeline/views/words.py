"""Names that a reader sees for the codes of the records."""

from __future__ import annotations

from collections.abc import Callable

from babel import Locale
from babel.core import get_global

KIND_NAMES = {
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
STATUS_NAMES = {
    "happened": "happened",
    "planned": "planned",
    "not_confirmed": "not confirmed",
    "actual": "actual",
    "estimate": "estimate",
    "expected": "expected",
    "target": "target",
    "derived": "derived",
}
BASIS_NAMES = {
    "stated": "publication day stated",
    "inferred": "publication day inferred",
    "assumed": "publication day assumed",
    "unknown": "publication day unknown",
}
ROLE_NAMES = {"since": "since then", "term": "over that span", "deadline": "deadline"}
SCOPE_NAMES = {"bilateral": "bilateral", "multilateral": "multilateral", "other": "third parties"}
INDICATOR_NAMES = {
    "trade_turnover": "Trade turnover",
    "export": "Exports",
    "import": "Imports",
    "balance": "Trade balance",
    "joint_ventures": "Joint ventures",
    "visitors": "Visitors",
    "flights": "Flights",
    "investment": "Investment",
}


def kind(code: str, say: Callable[[str], str]) -> str:
    """The name of a kind of event, in the plural as lanes show it."""
    return say(KIND_NAMES.get(code, code.replace("_", " ").capitalize()))


def status(code: str, say: Callable[[str], str]) -> str:
    """The name of a status."""
    return say(STATUS_NAMES.get(code, code.replace("_", " ")))


def indicator(code: str, say: Callable[[str], str]) -> str:
    """The name of an indicator."""
    return say(INDICATOR_NAMES.get(code, code.replace("_", " ").capitalize()))


def country(code: str, language: str) -> str:
    """The name of a country by its alpha-3 code; the code itself where none is known."""
    alpha2 = get_global("territory_aliases").get(code, [code])[0]
    return str(Locale.parse(language).territories.get(alpha2, code))


def pair_name(pair: str, language: str) -> str:
    """`UZB-KAZ` as the reader's language names the two countries."""
    return " — ".join(country(code, language) for code in pair.split("-"))
