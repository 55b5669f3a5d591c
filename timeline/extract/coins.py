"""Money whose name several states share: `5 billion crowns` are those of the two who trade."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from timeline.extract.amounts import AmountHit
from timeline.language.phrases import Hit

# By the label that the language files give the word; the first stands where neither has it.
COINS = {
    "CROWN": {"CZE": "CZK", "DNK": "DKK", "SWE": "SEK", "NOR": "NOK", "ISL": "ISK"},
    "DINAR": {
        "KWT": "KWD", "SRB": "RSD", "DZA": "DZD", "IRQ": "IQD", "JOR": "JOD", "TUN": "TND",
        "LBY": "LYD", "BHR": "BHD", "MKD": "MKD",
    },
    "DIRHAM": {"ARE": "AED", "MAR": "MAD"},
    "FRANC": {"CHE": "CHF", "BEL": "BEF", "FRA": "FRF", "LUX": "LUF", "RWA": "RWF", "BDI": "BIF"},
    "MANAT": {"AZE": "AZN", "TKM": "TMT"},
    "PESO": {
        "MEX": "MXN", "ARG": "ARS", "CHL": "CLP", "COL": "COP", "PHL": "PHP", "URY": "UYU",
        "CUB": "CUP", "DOM": "DOP",
    },
    "POUND": {"GBR": "GBP", "EGY": "EGP", "LBN": "LBP", "SYR": "SYP", "SDN": "SDG", "SSD": "SSP"},
    "LIRA": {"TUR": "TRY", "SYR": "SYP", "LBN": "LBP", "ITA": "ITL"},
    "LEU": {"ROU": "RON", "MDA": "MDL"},
    "RIYAL": {"SAU": "SAR", "IRN": "IRR", "QAT": "QAR", "OMN": "OMR", "YEM": "YER"},
    "RUPEE": {
        "IND": "INR", "PAK": "PKR", "LKA": "LKR", "NPL": "NPR", "MUS": "MUR", "IDN": "IDR",
        "SYC": "SCR", "MDV": "MVR",
    },
    "SHILLING": {"KEN": "KES", "UGA": "UGX", "TZA": "TZS", "SOM": "SOS"},
}  # fmt: skip


def coin_of(unit: str, named: Iterable[str]) -> str:
    """Give the ISO 4217 code of a unit: of a shared name, that of the first state to have it."""
    of_states = COINS.get(unit)
    if of_states is None:
        return unit
    own = (of_states[state] for state in named if state in of_states)
    return next(own, next(iter(of_states.values())))


def in_coins(
    amounts: Sequence[AmountHit], cues: Sequence[Hit], pair: Sequence[str]
) -> list[AmountHit]:
    """Give amounts whose money is that of the pair, else of a state that the text names."""
    if not any(amount.unit in COINS for amount in amounts):
        return list(amounts)
    named = [*pair, *dict.fromkeys(hit.label for hit in cues if hit.group == "party")]
    return [
        amount._replace(unit=coin_of(amount.unit, named)) if amount.unit in COINS else amount
        for amount in amounts
    ]
