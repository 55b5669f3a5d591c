"""Where the date rules of a language match a folded text; overlaps end here, once."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from timeline.language.lexicon import Language, Rule
from timeline.language.places import Token


@dataclass(frozen=True, slots=True)
class Match:
    """One rule's match: its stretch of the folded text and its groups."""

    start: int
    end: int
    rule: Rule
    groups: dict[str, str]

    def number(self, name: str) -> int | None:
        """Give a group of digits as a number; None where it is absent or no digits."""
        text = self.groups.get(name, "")
        return int(text) if text.isdigit() else None


def match_dates(
    text: str,
    language: Language,
    tokens: Sequence[Token] | None = None,
    is_torn: Callable[[int, int], bool] | None = None,
) -> list[Match]:
    """Match the date rules in a folded text: at each place the longest match, and on behind it.

    Where two are as long the one that stands first in the language's file holds. A rule that reads
    nothing swallows what it matches. ``tokens`` are those of ``language.places``, if already known.
    ``is_torn`` says of a stretch whether it is no expression: a paragraph ends in it.
    """
    found: list[Match] = []
    end = 0
    places = language.places
    tokens = places.tokens(text) if tokens is None else tokens
    for number, (at, begins, _) in enumerate(tokens):
        if at < end or not begins or (text[at - 1 : at] == "." and _is_decimal(text, at)):
            continue
        best: tuple[int, Rule, re.Match[str]] | None = None
        for candidate in places.candidates(tokens, number):
            rule = language.rules[candidate]
            match = rule.pattern.match(text, at)
            if match and (stop := _trimmed(text, match)) > (best[0] if best else at):
                best = best if is_torn and is_torn(at, stop) else (stop, rule, match)
        if best:
            end = best[0]
            if best[1].reads != "nothing":
                found.append(Match(at, end, best[1], _groups(best[2])))
    return found


def _is_decimal(text: str, at: int) -> bool:
    """Say whether digits are those of a fraction: `701.9`, and `February 2023` in the next row."""
    return text[at].isdigit() and text[max(0, at - 2)].isdigit()


def _trimmed(text: str, match: re.Match[str]) -> int:
    """Give the end of a match without the blanks and commas that lead on from it."""
    start, end = match.span()
    while end > start and text[end - 1] in " ,":
        end -= 1
    return end


def _groups(match: re.Match[str]) -> dict[str, str]:
    """Give the groups of a match that took part in it."""
    # Other orders of the same parts are named apart: `m_b` is the month of the second one.
    groups = {
        key.partition("_")[0]: value
        for key, value in match.groupdict().items()
        if value is not None
    }
    if "list" in groups:
        groups["_list"] = str(match.start("list") - match.start())
    return groups
