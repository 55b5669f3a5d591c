"""The names of relations.toml: complete in four languages, valid, and free of double meanings."""

from __future__ import annotations

import re
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from babel import Locale
from babel.core import get_global

PATH = Path(__file__).parent.parent / "data" / "relations.toml"
DATA: dict[str, Any] = tomllib.loads(PATH.read_text(encoding="utf-8"))
LANGUAGES = ("uz", "ru", "kk", "en")
LISTS = ("place", "person", "organisation")
TERRITORIES = Locale("en").territories
# CLDR's aliases lead from the three letters of ISO 3166 (KAZ) to the two (KZ).
ALPHA2: Mapping[str, Any] = get_global("territory_aliases")
UNIONS = {"EU"}
ASSIGNED = {"XKX"}  # codes that ISO leaves to its users, and CLDR uses
# Of the United Nations, in 2025.
MEMBERS = """
    AFG AGO ALB AND ARE ARG ARM ATG AUS AUT AZE BDI BEL BEN BFA BGD BGR BHR BHS BIH BLR BLZ BOL
    BRA BRB BRN BTN BWA CAF CAN CHE CHL CHN CIV CMR COD COG COL COM CPV CRI CUB CYP CZE DEU DJI
    DMA DNK DOM DZA ECU EGY ERI ESP EST ETH FIN FJI FRA FSM GAB GBR GEO GHA GIN GMB GNB GNQ GRC
    GRD GTM GUY HND HRV HTI HUN IDN IND IRL IRN IRQ ISL ISR ITA JAM JOR JPN KAZ KEN KGZ KHM KIR
    KNA KOR KWT LAO LBN LBR LBY LCA LIE LKA LSO LTU LUX LVA MAR MCO MDA MDG MDV MEX MHL MKD MLI
    MLT MMR MNE MNG MOZ MRT MUS MWI MYS NAM NER NGA NIC NLD NOR NPL NRU NZL OMN PAK PAN PER PHL
    PLW PNG POL PRK PRT PRY QAT ROU RUS RWA SAU SDN SEN SGP SLB SLE SLV SMR SOM SRB SSD STP SUR
    SVK SVN SWE SWZ SYC SYR TCD TGO THA TJK TKM TLS TON TTO TUN TUR TUV TZA UGA UKR URY USA UZB
    VCT VEN VNM VUT WSM YEM ZAF ZMB ZWE
"""
FORMATS = {"C5+1", "G20"}  # written in Latin letters in every language
LETTERS = {
    "uz": r"[A-Za-z'0-9 .+–-]+",
    "ru": r"[А-Яа-я'0-9 .+–-]+",
    "kk": r"[А-Яа-яӘәҒғҚқҢңӨөҰұҮүҺһІі0-9 .+–-]+",
    "en": r"[A-Za-zÀ-ɏ'0-9 .+–-]+",
}


def names(entry: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Give (language, phrase) of an entry of any kind."""
    for table in (entry, *(entry.get(kind, {}) for kind in ("name", "adjective", "prefix"))):
        for language in LANGUAGES:
            yield from ((language, phrase) for phrase in table.get(language, []))


def entries() -> list[tuple[str, dict[str, Any]]]:
    found = [(f"country {code}", entry) for code, entry in DATA["country"].items()]
    return found + [(f"{kind} {entry['id']}", entry) for kind in LISTS for entry in DATA[kind]]


def folded(phrase: str) -> str:
    """Drop what the comparison of names drops: apostrophes, ye, letter case, the marks ~ and *."""
    return re.sub(r"[~*']", "", phrase.lower()).replace("ye", "e").replace("ё", "е")


def is_country(code: str) -> bool:
    two = ALPHA2.get(code, [])
    return code in UNIONS | ASSIGNED or (
        len(code) == 3 and any(name in TERRITORIES for name in two)
    )


def test_every_entry_is_named_in_all_four_languages() -> None:
    missing = [
        f"{place}: {language}"
        for place, entry in entries()
        for language in LANGUAGES
        if not entry.get("name", entry).get(language)
    ]
    assert not missing, missing


def test_every_country_is_one_of_iso_3166() -> None:
    used = [*DATA["country"], *(entry["country"] for k in LISTS[:2] for entry in DATA[k])]
    assert not {code for code in used if not is_country(code)}
    assert not is_country("XYZ") and not is_country("KZ")


def test_every_member_of_the_united_nations_has_names() -> None:
    members = set(MEMBERS.split())
    assert len(members) == 193
    assert not members - set(DATA["country"])


def test_every_pair_and_place_and_person_is_of_a_country_that_has_names() -> None:
    used = {code for pair in DATA["pair"] for code in pair["countries"]}
    used |= {entry["country"] for kind in LISTS[:2] for entry in DATA[kind]}
    assert used <= set(DATA["country"])


def test_phrases_are_long_enough_to_mean_one_thing() -> None:
    """Two letters pass only as an abbreviation in capitals, exact; a stem needs three."""
    short = [
        f"{place}: {phrase}"
        for place, entry in entries()
        for _, phrase in names(entry)
        if len(re.sub(r"\W", "", phrase)) < 3
        and not re.fullmatch(r"[^\W\d_]{2}|U\.[SK]\.", phrase * phrase.isupper())
    ]
    assert not short, short


def test_phrases_are_in_their_own_alphabet_with_marks_at_the_end_of_words_only() -> None:
    odd = [
        f"{place} {language}: {phrase}"
        for place, entry in entries()
        for language, phrase in names(entry)
        if phrase != " ".join(phrase.split())
        or (
            phrase not in FORMATS
            and not re.fullmatch(LETTERS[language], re.sub(r"(?<=\w)[~*](?= |$)", "", phrase))
        )
    ]
    assert not odd, odd


def test_no_phrase_stands_twice_in_an_entry() -> None:
    twice = [
        f"{place}: {one}"
        for place, entry in entries()
        for one, count in Counter(names(entry)).items()
        if count > 1
    ]
    assert not twice, twice


def owners(found: list[tuple[str, dict[str, Any]]]) -> dict[tuple[str, str], set[str]]:
    """Give the entries that each (language, folded phrase) stands for."""
    whose: dict[tuple[str, str], set[str]] = defaultdict(set)
    for place, entry in found:
        for language, phrase in names(entry):
            whose[language, folded(phrase)].add(place)
    return whose


def test_no_two_countries_share_a_phrase() -> None:
    whose = owners([one for one in entries() if one[0].startswith("country")])
    assert not {key: found for key, found in whose.items() if len(found) > 1}


@pytest.mark.parametrize("kind", ["place", "organisation"])
def test_no_two_of_a_kind_share_a_phrase(kind: str) -> None:
    whose = owners([one for one in entries() if one[0].startswith(kind)])
    assert not {key: found for key, found in whose.items() if len(found) > 1}


def test_ids_are_unique() -> None:
    for kind in ("place", "organisation"):
        found = Counter(entry["id"] for entry in DATA[kind])
        assert max(found.values()) == 1, found.most_common(3)
    terms = Counter((one["id"], one["office"], one.get("from")) for one in DATA["person"])
    assert max(terms.values()) == 1, terms.most_common(3)


def test_every_country_has_at_most_one_capital() -> None:
    capitals = Counter(place["country"] for place in DATA["place"] if place.get("capital"))
    assert max(capitals.values()) == 1, capitals.most_common(3)
    assert set(DATA["country"]) - set(capitals) <= {"EU", "VAT", "PSE", "MCO", "NRU", "SMR"}


def test_terms_of_office_are_days_in_order() -> None:
    for person in DATA["person"]:
        first, last = (person.get(key, "") for key in ("from", "to"))
        for day in filter(None, (first, last)):
            assert date.fromisoformat(day).isoformat() == day, person
        assert not (first and last) or first < last, person


def test_names_by_date_follow_each_other_without_a_gap() -> None:
    for place in DATA["place"]:
        terms = place.get("names_by_date", [])
        for (_, _, end), (_, start, _) in pairwise(terms):
            assert end == start, place["id"]
        for name, first, last in terms:
            assert name in " ".join(place["en"]), place["id"]
            assert not last or date.fromisoformat(first) < date.fromisoformat(last)
