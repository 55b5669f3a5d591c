"""Many word patterns, found in one pass over a folded text.

A phrase is words parted by one space. A word may end in ``*`` (any letters may follow) or in ``~``
(one of the language's listed case suffixes may follow); otherwise it stands alone. ``may~`` matches
`mayda` where ``da`` is listed and never `maydon`.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

_WORD = re.compile(r"\w+|[$€£¥₽₸%№]")
_PREFIX = 3


@dataclass(frozen=True, slots=True, order=True)
class Hit:
    """A phrase found: its stretch of the folded text and what it stands for."""

    start: int
    end: int
    group: str
    label: str


def word_pattern(phrase: str, suffix: str) -> str:
    """Give the regular expression of one phrase, without its outer word borders."""
    parts = []
    for word in phrase.split(" "):
        if word.endswith("*"):
            parts.append(re.escape(word[:-1]) + r"\w{0,24}")
        elif word.endswith("~"):
            parts.append(re.escape(word[:-1]) + suffix)
        else:
            parts.append(re.escape(word))
    # Scans and pages leave a hyphen or a comma's worth of space between the words of a phrase.
    return "[ -]".join(parts)


def alternatives(words: Iterable[str], suffix: str) -> str:
    """Give the regular expression of any of the words, the longer ones tried first.

    Neighbours that take a case suffix share one: a hundred suffixes written out behind each of
    fifty words took seconds to compile.
    """
    ordered = sorted(set(words), key=lambda word: (-len(word), word))
    parts = []
    for bent, run in groupby(ordered, key=lambda word: word.endswith("~")):
        if bent:
            stems = "|".join(word_pattern(word[:-1], suffix) for word in run)
            parts.append(f"(?:{stems}){suffix}")
        else:
            parts += [word_pattern(word, suffix) for word in run]
    return "|".join(parts) or "(?!)"


class _Entry:
    """One phrase; its expression is compiled when a text first has its first word.

    Kazakh has some two hundred endings a word, and thousands of names are never met.
    """

    __slots__ = ("_bare", "_compiled", "_pattern", "group", "label")

    def __init__(self, bare: str, pattern: str, group: str, label: str) -> None:
        self._bare, self._pattern, self.group, self.label = bare, pattern, group, label
        self._compiled: re.Pattern[str] | None = None

    def end(self, text: str, at: int) -> int:
        """Give where the phrase that starts at an offset ends; -1 where it does not start there."""
        if not text.startswith(self._bare, at):
            return -1
        if self._compiled is None:
            self._compiled = re.compile(self._pattern)
        match = self._compiled.match(text, at)
        return match.end() if match else -1


class Phrases:
    """A dictionary of phrases by their first letters; ``scan`` costs one look-up a word."""

    def __init__(self, suffix: str) -> None:
        self._suffix = suffix
        self._by_prefix: dict[str, list[_Entry]] = defaultdict(list)
        self._candidates: dict[str, list[_Entry]] = {}  # of words that begin like this

    def add(self, group: str, label: str, phrases: Iterable[str]) -> None:
        """Add phrases that stand for a label of a group."""
        for phrase in phrases:
            first = _WORD.match(phrase)
            bare = first[0] if first else ""
            tail = r"(?!\w)" if phrase[-1] not in "$€£¥₽₸%" else ""
            pattern = word_pattern(phrase, self._suffix) + tail
            self._by_prefix[bare[:_PREFIX]].append(_Entry(bare, pattern, group, label))
        self._candidates.clear()

    def _candidates_of(self, letters: str) -> list[_Entry]:
        """Give the phrases that a word with these first letters may begin; kept once asked for."""
        found = self._candidates.get(letters)
        if found is None:
            sizes = range(1, len(letters) + 1)
            found = [entry for size in sizes for entry in self._by_prefix.get(letters[:size], ())]
            self._candidates[letters] = found
        return found

    def scan(self, text: str) -> list[Hit]:
        """Find each phrase at each word; of one group the longest hit at a place wins."""
        return list(self._hits(text))

    def _hits(self, text: str) -> Iterator[Hit]:
        until: dict[str, int] = {}
        for word in _WORD.finditer(text):
            at = word.start()
            best: dict[str, Hit] = {}
            for entry in self._candidates_of(word[0][:_PREFIX]):
                end = entry.end(text, at)
                held = best.get(entry.group)
                if end > at and (held is None or end > held.end):
                    best[entry.group] = Hit(at, end, entry.group, entry.label)
            for group, hit in best.items():
                if hit.start >= until.get(group, 0):
                    until[group] = hit.end
                    yield hit
