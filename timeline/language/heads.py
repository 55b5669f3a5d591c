"""Which characters a match of a pattern can begin with, so that most places need no try.

A date rule begins with a digit or one of a few words. Trying it only where such a token begins,
rather than at every letter, is what makes reading fast. Python shows the parsed form of a pattern
in a module that it does not promise to keep: where it is gone, every place is tried.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any

_parser: Any = getattr(re, "_parser", None)

DIGIT = "0"
_NUMBER = re.compile(r"\d+")
_TOKEN = re.compile(r"[^\W\d_]+|[^\w\s]|_")
_WIDEST = 64  # characters; a wider range counts as anything


@lru_cache(maxsize=4096)
def heads(pattern: re.Pattern[str]) -> frozenset[str] | None:
    """Give the characters that a match can begin with, digits as DIGIT; None for any."""
    if _parser is None or pattern.flags & re.IGNORECASE:
        return None
    found, empty = _first(_parser.parse(pattern.pattern))
    return None if empty or found is None or any(c.isspace() for c in found) else frozenset(found)


class Tokens:
    """A text with the places where its digits, words and signs begin."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._by_letter: dict[str, list[int]] = defaultdict(list)
        self._by_heads: dict[frozenset[str], list[int]] = {}
        self._by_letter[DIGIT] = [number.start() for number in _NUMBER.finditer(text)]
        for token in _TOKEN.finditer(text):
            at = token.start()
            self._by_letter[text[at]].append(at)

    def matches(self, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
        """Give the matches that begin at a token, in order and apart, as ``finditer`` does."""
        starts = heads(pattern)
        if starts is None:
            yield from pattern.finditer(self._text)
            return
        match_at, at = pattern.match, 0
        for place in self._places(starts):
            if place >= at and (match := match_at(self._text, place)):
                yield match
                at = max(match.end(), place + 1)

    def _places(self, starts: frozenset[str]) -> list[int]:
        """Give the tokens that begin with one of these; many rules begin alike."""
        found = self._by_heads.get(starts)
        if found is None:
            found = sorted(at for start in starts for at in self._by_letter.get(start, ()))
            self._by_heads[starts] = found
        return found


def _first(tree: Iterable[tuple[Any, Any]]) -> tuple[set[str] | None, bool]:
    """Give the first characters of a parsed pattern (None: any) and whether it can be empty."""
    found: set[str] = set()
    for op, value in tree:
        name = str(op)
        if name in ("AT", "ASSERT", "ASSERT_NOT"):
            continue
        more, empty = _of_node(name, value)
        if more is None:
            return None, False
        found |= more
        if not empty:
            return found, False
    return found, True


def _of_node(name: str, value: Any) -> tuple[set[str] | None, bool]:
    if name == "LITERAL":
        return {_key(chr(value))}, False
    if name == "IN":
        return _of_set(value), False
    if name == "SUBPATTERN":
        return _first(value[-1])
    if name in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"):
        found, empty = _first(value[2])
        return found, empty or value[0] == 0
    if name == "BRANCH":
        found, empty = set(), False
        for branch in value[1]:
            more, bare = _first(branch)
            if more is None:
                return None, False
            found, empty = found | more, empty or bare
        return found, empty
    return None, False


def _of_set(items: Iterable[tuple[Any, Any]]) -> set[str] | None:
    found = set()
    for op, value in items:
        name = str(op)
        if name == "LITERAL":
            found.add(_key(chr(value)))
        elif name == "RANGE" and value[1] - value[0] < _WIDEST:
            found |= {_key(chr(code)) for code in range(value[0], value[1] + 1)}
        elif name == "CATEGORY" and str(value) == "CATEGORY_DIGIT":
            found.add(DIGIT)
        else:
            return None
    return found


def _key(letter: str) -> str:
    return DIGIT if letter.isdecimal() else letter
