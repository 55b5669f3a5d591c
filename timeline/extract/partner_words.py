"""How a language shows that a country is the partner of a flow: by its case or a preposition."""

from __future__ import annotations

from timeline.language.lexicon import Language
from timeline.language.phrases import Hit

BEHIND, BEFORE = 24, 30  # code points about a name: `to the Republic of`
BETWEEN = 60  # code points from the first name to the word for between behind the second


def is_partner(language: Language, text: str, hit: Hit, flow: str) -> bool:
    """Say whether a name in a folded text stands as the partner of a flow: `exports to B`."""
    behind = text[hit.end : hit.end + BEHIND].strip().split(" ", 1)[0]
    name = f"{text[hit.start : hit.end]}|{behind}"
    between = language.pattern("figures", "between_after")
    if between and between.search(text[hit.end : hit.end + BETWEEN]):
        return False  # `A bilan B o'rtasidagi savdo`: neither is the other's
    after = language.pattern("figures", f"{flow}_partner_after")
    before = language.pattern("figures", f"{flow}_partner_before")
    return bool(
        (after and after.search(name))
        or (before and before.search(text[max(0, hit.start - BEFORE) : hit.start]))
    )
