"""Money whose name several states share is that of the two who trade."""

from __future__ import annotations

import pytest

from timeline.extract import extract
from timeline.extract.coins import coin_of
from timeline.language import relations
from timeline.records import Document


@pytest.fixture(scope="module")
def known():
    return relations.load()


@pytest.mark.parametrize(
    ("pair", "text", "unit"),
    [
        ("CZE-DEU", "Czech exports to Germany came to 118 billion crowns in 2023.", "CZK"),
        ("SWE-FIN", "Trade between Sweden and Finland was 5 billion kronor in 2020.", "SEK"),
        ("SWE-FIN", "Sweden and Finland: trade was 5 billion Danish kroner in 2020.", "DKK"),
        ("PAK-LKA", "Trade between Pakistan and Sri Lanka was Rs 5 billion in 2020.", "PKR"),
        ("IND-LKA", "Trade between India and Sri Lanka was 5 billion rupees in 2020.", "INR"),
        ("EGY-JOR", "Trade between Egypt and Jordan was 5 billion pounds in 2020.", "EGP"),
        ("HUN-POL", "Trade between Hungary and Poland was 5 billion forints in 2020.", "HUF"),
        ("HUN-POL", "Trade between Hungary and Poland was 5 billion zlotys in 2020.", "PLN"),
        ("CZE-POL", "Товарооборот Чехии и Польши в 2023 году составил 120 млрд крон.", "CZK"),
        ("IND-UZB", "Товарооборот Индии и Узбекистана в 2023 году был 5 млрд рупий.", "INR"),
        ("NGA-ZAF", "Trade between Nigeria and South Africa was N1.3 trillion in 2016.", "NGN"),
        ("MWI-ZAF", "Malawi's exports to South Africa were K5.2 billion in 2020.", "MWK"),
        ("LVA-LTU", "Trade between Latvia and Lithuania was 1.2 billion lats in 2010.", "LVL"),
        ("LVA-BLR", "В 2010 году товарооборот Латвии и Белоруссии составил 200 млн латов.", "LVL"),
        (
            "DEU-KAZ",
            "Қазақстан мен Германия саудасы 2000 жылы 300 млн неміс маркасын құрады.",
            "DEM",
        ),
        (
            "CZE-POL",
            "Chexiya va Polsha o‘rtasidagi savdo hajmi 2023-yilda 120 mlrd kronni tashkil etdi.",
            "CZK",
        ),
        ("CZE-POL", "Чехия мен Польша саудасы 2023 жылы 120 млрд кронды құрады.", "CZK"),
    ],
)
def test_a_shared_name_is_money_of_the_pair(known, pair, text, unit):
    found = extract(Document("x", "x", text, pair=pair), known).figures
    assert [figure.unit for figure in found] == [unit]


def test_a_crown_prince_is_no_money(known):
    text = "The Crown Prince of Denmark visited Sweden on 5 May 2020."
    found = extract(Document("x", "x", text, pair="DNK-SWE"), known)
    assert not found.figures
    assert [event.kind for event in found.events] == ["visit"]


@pytest.mark.parametrize("text", ["The K2 team met 5 million people.", "Article N 5 of 2016"])
def test_a_letter_that_touches_no_sum_is_no_money(known, text):
    assert not extract(Document("x", "x", text, "en", pair="NGA-ZAF"), known).figures


def test_codes_stand_and_shared_names_never_stay(known):
    assert coin_of("USD", ["CZE"], known.coins) == "USD"
    assert all(len(coin_of(name, [], known.coins)) == 3 for name in known.coins)


@pytest.mark.parametrize(("pair", "guessed"), [("UZB-KAZ", True), ("CZE-KAZ", False)])
@pytest.mark.parametrize(
    "text",
    ["Trade came to 5 billion crowns in 2020.", "Trade, mn crowns\n2019 | 2020\n410 | 432"],
)
def test_money_of_neither_state_is_a_guess(known, text, pair, guessed):
    found = extract(Document("x", "x", text, "en", pair=pair), known).figures
    assert found and {figure.unit for figure in found} == {"CZK"}
    assert {figure.unit_inferred for figure in found} == {guessed}


def test_a_fiscal_year_is_that_of_the_pair(known):
    assert known.fiscal_month(["IND", "JPN"]) == known.fiscal_month(["IND", "UZB"]) == 4
    assert known.fiscal_month(["IND", "PAK"]) == known.fiscal_month(["UZB", "KAZ"]) == 0
