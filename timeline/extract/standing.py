"""Which of the cues found in a text mean what they say: not those within a longer name."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence, Set

from timeline.language.normalise import NormText
from timeline.language.phrases import Hit

# What stands in the names of unions of states, and is no act there: `Turkic Council`.
NAMING = tuple(("kind", label) for label in ("council", "treaty", "commission", "agreement"))


def standing(hits: Sequence[Hit], norm: NormText, cased: Set[str]) -> list[Hit]:
    """Give the hits that mean what they say, in order.

    `AQSh dollari` names a currency, not a party; `Shanghai Cooperation Organisation` is no town;
    `US` is a country where `us` is a pronoun; a phrase labelled `nothing` swallows the cue within
    it: `on the eve of the summit`.
    """
    hits_said = _joined([hit for hit in hits if hit.label != "nothing"], norm.text)
    money = [(hit.start, hit.end) for hit in hits if hit.group == "unit"]
    bodies = [(hit.start, hit.end) for hit in hits_said if hit.group == "organisation"]
    out = []
    for hit in hits_said:
        if hit.group == "party" and (_inside(hit.start, money) or _is_small(norm, hit, cased)):
            continue
        if hit.group == "office" and _is_small(norm, hit, cased):
            continue
        if (hit.group == "place" or hit[2:] in NAMING) and _inside(hit.start, bodies):
            continue
        out.append(hit)
    return out


def _joined(hits: list[Hit], text: str) -> list[Hit]:
    """Give the country that stands before another's name for a party: `Sino-Russian`, `англо-…`.

    Such a form is none by itself: Franco ruled, and the Indo-Pacific is no country's.
    """
    if "prefix" not in {hit.group for hit in hits}:
        return hits
    out: list[Hit] = []
    begins = -1  # where a party stands
    for hit in reversed(hits):
        if hit.group == "prefix":
            if hit.end + 1 != begins or text[hit.end] != "-":
                continue
            hit = hit._replace(group="party")
        if hit.group == "party":
            begins = hit.start
        out.append(hit)
    return out[::-1]


def _is_small(norm: NormText, hit: Hit, cased: Set[str]) -> bool:
    word = norm.text[hit.start : hit.end]
    if word not in cased:
        return False
    hour = norm.text[max(0, hit.start - 2) : hit.start].strip().isdigit()  # `at 8 PM`
    return hour or not norm.quote(hit.start, hit.end).isupper()


def _inside(offset: int, stretches: Sequence[tuple[int, int]]) -> bool:
    at = bisect_right(stretches, (offset, 1 << 60)) - 1
    return at >= 0 and stretches[at][0] <= offset < stretches[at][1]
