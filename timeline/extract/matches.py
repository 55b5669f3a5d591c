"""Where the date rules of a language match a folded text; overlaps are dropped here, once."""

from __future__ import annotations

from dataclasses import dataclass

from timeline.language.heads import Tokens
from timeline.language.lexicon import Language, Rule


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


def drop_overlaps(found: list[Match]) -> list[Match]:
    """Keep, from left to right, the longest of those that start together."""
    out: list[Match] = []
    for match in sorted(found, key=lambda m: (m.start, -m.end)):
        if not out or match.start >= out[-1].end:
            out.append(match)
    return out


def match_dates(text: str, language: Language) -> list[Match]:
    """Match every date rule anywhere in a folded text; matches do not overlap."""
    found = []
    tokens = Tokens(text)
    for rule in language.rules:
        for match in tokens.matches(rule.pattern):
            # Other orders of the same parts are named apart: `m_b` is the month of the second one.
            groups = {
                key.partition("_")[0]: value
                for key, value in match.groupdict().items()
                if value is not None
            }
            start, end = match.span()
            if "list" in groups:
                groups["_list"] = str(match.start("list") - start)
            while end > start and text[end - 1] in " ,":
                end -= 1
            if end > start:
                found.append(Match(start, end, rule, groups))
    return [match for match in drop_overlaps(found) if match.rule.reads != "nothing"]
