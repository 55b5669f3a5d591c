"""Names that change with time: what a place was called on a day, and who held an office then."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from timeline.language.relations import Relations


def name_on(relations: Relations, place: str, day: date | None) -> str:
    """Give the name that a place (by its id) bore on a day; the id where it never changed."""
    for entry in relations.places:
        if entry["id"] == place and day is not None:
            for name, since, until in entry.get("names_by_date", ()):
                if _within(day, since, until):
                    return str(name)
    return place


def holders(relations: Relations, country: str, day: date | None, office: str) -> list[str]:
    """Give who held an office of a country (`president`) on a day, by id.

    On a day of change both are given. People whose term the file does not say are left out.
    """
    if day is None:
        return []
    return [
        str(person["id"])
        for person in relations.people
        if person.get("country") == country
        and person.get("office") == office
        and person.get("from")
        and _term_holds(person, day)
    ]


def _term_holds(person: Mapping[str, Any], day: date) -> bool:
    return _within(day, str(person["from"]), str(person.get("to") or ""), last=True)


def _within(day: date, since: str, until: str, last: bool = False) -> bool:
    """Say whether a day lies in a term; its last day belongs to it where ``last`` says so."""
    if since and day < date.fromisoformat(since):
        return False
    end = date.fromisoformat(until) if until else None
    return end is None or day < end or (last and day == end)
