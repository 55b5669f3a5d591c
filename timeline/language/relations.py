"""data/relations.toml: pairs, and the names of countries, places, people and organisations."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

from timeline.errors import LanguageError
from timeline.language.lexicon import Language
from timeline.language.phrases import Phrases

DEFAULT = Path(__file__).resolve().parents[2] / "data" / "relations.toml"


@dataclass(frozen=True, slots=True)
class Pair:
    """Two countries whose relations are shown; ``unit`` is their usual unit of trade."""

    id: str
    countries: tuple[str, str]
    unit: str = "USD"
    since: int = 1991
    folder: str = ""


@dataclass(frozen=True, slots=True)
class Relations:
    """What the file says; entries stay as they are written there."""

    pairs: tuple[Pair, ...] = ()
    countries: Mapping[str, Mapping[str, Any]] = field(default_factory=dict, repr=False)
    places: tuple[Mapping[str, Any], ...] = field(default=(), repr=False)
    people: tuple[Mapping[str, Any], ...] = field(default=(), repr=False)
    organisations: tuple[Mapping[str, Any], ...] = field(default=(), repr=False)
    key: str = ""
    coins: Mapping[str, Mapping[str, str]] = field(default_factory=dict, repr=False)
    fiscal_months: Mapping[str, int] = field(default_factory=dict, repr=False)
    _entries: Mapping[str, Mapping[str, Mapping[str, Any]]] = field(
        init=False, repr=False, compare=False
    )  # of each group by their ids

    def __post_init__(self) -> None:
        named = {
            "place": self.places,
            "person": self.people,
            "organisation": self.organisations,
            "capital": [entry for entry in self.places if entry.get("capital")],
        }
        tables = {
            name: {str(entry["id"]): entry for entry in reversed(entries)}
            for name, entries in named.items()
        }
        object.__setattr__(self, "_entries", tables)

    def name_of(self, group: str, id: str, language: str) -> str:
        """Give the first name of a place, person or organisation in a language; else its id."""
        names = self._entries[group].get(id, {}).get(language) or [id]
        return str(names[0])

    def _country_of(self, group: str, id: str) -> str:
        return str(self._entries[group].get(id, {}).get("country", ""))

    def pair(self, name: str) -> Pair:
        """Give a pair by its id, in either order; an unknown one is made of its two codes."""
        left, _, right = name.partition("-")
        for pair in self.pairs:
            if set(pair.countries) == {left, right}:
                return pair
        return Pair(name, (left, right))

    def country_of_place(self, place: str) -> str:
        """Give the country of a place by its id; empty where unknown."""
        return self._country_of("place", place)

    def fiscal_month(self, countries: Iterable[str]) -> int:
        """Give the month in which a pair's fiscal year begins; 0 for none or two."""
        months = {self.fiscal_months[each] for each in countries if each in self.fiscal_months}
        return months.pop() if len(months) == 1 else 0

    def is_capital(self, place: str) -> bool:
        """Say whether a place is a capital: capitals stand for their states in press prose."""
        return place in self._entries["capital"]

    def country_of_person(self, person: str) -> str:
        """Give the country of a person by id; empty where unknown."""
        return self._country_of("person", person)


@lru_cache(maxsize=8)
def load(path: Path = DEFAULT) -> Relations:
    """Read relations.toml; raise LanguageError naming the file and the entry that is wrong."""
    if not path.exists():
        return Relations(key=str(path))
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise LanguageError(f"{path.name}: {error}; correct the TOML") from None
    pairs = []
    for entry in data.get("pair", []):
        countries = entry.get("countries", [])
        if len(countries) != 2 or not entry.get("id"):
            raise LanguageError(
                f"{path.name}: pair {entry.get('id', '?')} needs an id and two countries"
            )
        pairs.append(
            Pair(
                entry["id"],
                (countries[0], countries[1]),
                entry.get("unit", "USD"),
                int(entry.get("since", 1991)),
                entry.get("folder", ""),
            )
        )
    return Relations(
        tuple(pairs),
        data.get("country", {}),
        tuple(data.get("place", [])),
        tuple(data.get("person", [])),
        tuple(data.get("organisation", [])),
        str(path),
        data.get("coin", {}),
        data.get("fiscal_month", {}),
    )


def with_names(relations: Relations, language: Language) -> Phrases:
    """Give the cues of a language and its names: party, prefix, place, person, organisation."""
    phrases = language.phrases.copy()

    def add(group: str, label: str, words: Any) -> None:
        phrases.add(group, label, [language.fold(word) for word in words or []])

    code = language.code
    for country, entry in relations.countries.items():
        add("party", country, entry.get("name", {}).get(code))
        add("party", country, entry.get("adjective", {}).get(code))
        add("prefix", country, entry.get("prefix", {}).get(code))
    for place in relations.places:
        add("place", str(place["id"]), place.get(code))
    for person in relations.people:
        add("person", str(person["id"]), person.get(code))
    for body in relations.organisations:
        add("organisation", str(body["id"]), body.get(code))
    return phrases
