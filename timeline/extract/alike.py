"""Titles that are alike by their words, and an index that finds them without asking all."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator
from functools import lru_cache

_WORD = re.compile(r"[^\W\d_]{4,}")


def likeness(left: str, right: str) -> float:
    """Give the share of words, by first five letters, that the shorter text has in common."""
    first, second = stems(left), stems(right)
    least = min(len(first), len(second))
    return len(first & second) / least if least else float(left == right)


@lru_cache(maxsize=4096)
def stems(text: str) -> frozenset[str]:
    """Give the first five letters of the longer words."""
    return frozenset(word[:5] for word in _WORD.findall(text.lower()))


def words(text: str) -> frozenset[str]:
    """Give what a text is found by: its stems; one without any is alike to its equals alone."""
    return stems(text) or frozenset({f"={text}"})


class Alike:
    """Sets of words by number: which of them may have a ``share`` of the smaller set in common.

    Of a set of six words, three of which must be shared, any four hold one that is shared. So a set
    is asked for by its rarest words alone, enough of them that none is missed, and what all texts
    say, `agreement`, brings nobody together. A set larger than the one that is asked for is found
    by all of its words, a smaller one by its own rarest.
    """

    def __init__(self, share: float) -> None:
        self._share = share
        self._by_any: dict[str, list[int]] = defaultdict(list)
        self._by_rare: dict[str, list[int]] = defaultdict(list)

    def add(self, number: int, words: Collection[str]) -> None:
        """Put in a set of words, by its number; an empty one is found by nothing."""
        for word in words:
            self._by_any[word].append(number)
        for word in self._rare(words):
            self._by_rare[word].append(number)

    def near(self, words: Collection[str]) -> Iterator[int]:
        """Give the numbers of all sets that share enough with this one, and of few others."""
        for word in self._rare(words):
            yield from self._by_any.get(word, ())
        for word in words:
            yield from self._by_rare.get(word, ())

    def _rare(self, words: Collection[str]) -> list[str]:
        """Give so many of the rarest words that who shares enough shares one of them."""
        size = len(words)
        least = next((n for n in range(1, size + 1) if n / size >= self._share), 1)
        ranked = sorted(words, key=lambda word: (len(self._by_any.get(word, ())), word))
        return ranked[: size - least + 1]
