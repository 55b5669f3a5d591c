"""Names that a reader sees for the codes of the records; exports share the first three."""

from __future__ import annotations

from collections.abc import Callable

from timeline.exports.narrow import SCOPES as SCOPE_NAMES
from timeline.exports.words import country, indicator, kind, place

__all__ = ["SCOPE_NAMES", "country", "indicator", "kind", "pair_name", "place", "status"]

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
COUNTED_NAMES = {
    "visits_of_heads_of_state": "visits of heads of state",
    "visits": "visits",
    "commission": "intergovernmental commission",
    "supreme-council": "supreme interstate council",
    "foreign-ministers-council": "council of foreign ministers",
    "parliamentary-council": "interparliamentary council",
    "regions-council": "council of heads of regions",
    "regions-forum": "interregional forum",
    "consultative-meeting": "consultative meeting of heads of state",
    "demarcation": "demarcation commission",
}
ROLE_NAMES = {"since": "since then", "term": "over that span", "deadline": "deadline"}


def status(code: str, say: Callable[[str], str]) -> str:
    """The name of a status."""
    return say(STATUS_NAMES.get(code, code.replace("_", " ")))


def pair_name(pair: str, language: str) -> str:
    """`UZB-KAZ` as the reader's language names the two countries."""
    return " — ".join(country(code, language) for code in pair.split("-"))
