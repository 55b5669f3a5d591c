"""Money whose name several states share: `5 billion crowns` are those of the two who trade."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from timeline.extract.amounts import AmountHit
from timeline.language.phrases import Hit

Coins = Mapping[str, Mapping[str, str]]  # label → state → code


def coin_of(unit: str, named: Iterable[str], coins: Coins) -> str:
    """Give the ISO 4217 code of a unit.

    A name that states share, as ``coins`` of relations.toml has them, is the money of the first
    named state to have it; of the first that the file lists where none has (see ``is_guess``).
    """
    of_states = coins.get(unit)
    if of_states is None:
        return unit
    own = (of_states[state] for state in named if state in of_states)
    return next(own, next(iter(of_states.values())))


def is_guess(unit: str, named: Iterable[str], coins: Coins) -> bool:
    """Say whether a unit is a name that states share, and no named state has such money."""
    return unit in coins and coins[unit].keys().isdisjoint(named)


def in_coins(
    amounts: Sequence[AmountHit], cues: Sequence[Hit], pair: Sequence[str], coins: Coins
) -> list[AmountHit]:
    """Give amounts whose money is that of the pair, else of a state that the text names."""
    if not any(amount.unit in coins for amount in amounts):
        return list(amounts)
    named = [*pair, *dict.fromkeys(hit.label for hit in cues if hit.group == "party")]
    return [
        amount._replace(
            unit=coin_of(amount.unit, named, coins), guessed=is_guess(amount.unit, named, coins)
        )
        for amount in amounts
    ]
