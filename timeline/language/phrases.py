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
_REMEMBERED = 50_000  # words; a million documents have more, and memory stays flat


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

    __slots__ = ("_bare", "_compiled", "_exact", "_pattern", "group", "label")

    def __init__(self, bare: str, exact: bool, pattern: str, group: str, label: str) -> None:
        self._bare, self._exact, self._pattern = bare, exact, pattern
        self.group, self.label = group, label
        self._compiled: re.Pattern[str] | None = None

    def may_begin(self, word: str) -> bool:
        """Say whether a word of the text can be the phrase's first one."""
        return word == self._bare if self._exact else word.startswith(self._bare)

    def end(self, text: str, at: int) -> int:
        """Give where the phrase that starts at an offset ends; -1 where it does not start there."""
        if self._compiled is None:
            self._compiled = re.compile(self._pattern)
        match = self._compiled.match(text, at)
        return match.end() if match else -1


class Phrases:
    """A dictionary of phrases by their first letters; ``scan`` costs one look-up a word."""

    def __init__(self, suffix: str) -> None:
        self._suffix = suffix
        self._by_prefix: dict[str, list[_Entry]] = defaultdict(list)
        self._candidates: dict[str, list[_Entry]] = {}  # by the whole word

    def add(self, group: str, label: str, phrases: Iterable[str]) -> None:
        """Add phrases that stand for a label of a group."""
        for phrase in phrases:
            first = _WORD.match(phrase)
            bare = first[0] if first else ""
            tail = r"(?!\w)" if phrase[-1] not in "$€£¥₽₸%" else ""
            pattern = word_pattern(phrase, self._suffix) + tail
            exact = phrase.split(" ", 1)[0] == bare
            self._by_prefix[bare[:_PREFIX]].append(_Entry(bare, exact, pattern, group, label))
        self._candidates.clear()

    def _candidates_of(self, word: str) -> list[_Entry]:
        """Give the phrases that a word may begin; words come again and again, so this is kept."""
        found = self._candidates.get(word)
        if found is None:
            starts = [word[:size] for size in range(1, min(_PREFIX, len(word)) + 1)]
            near = [entry for start in starts for entry in self._by_prefix.get(start, ())]
            found = [entry for entry in near if entry.may_begin(word)]
            if len(self._candidates) < _REMEMBERED:
                self._candidates[word] = found
        return found

    def scan(self, text: str) -> list[Hit]:
        """Find each phrase at each word; of one group the longest hit at a place wins."""
        return list(self._hits(text))

    def _hits(self, text: str) -> Iterator[Hit]:
        until: dict[str, int] = {}
        for word in _WORD.finditer(text):
            candidates = self._candidates_of(word[0])
            if not candidates:
                continue
            at = word.start()
            best: dict[str, Hit] = {}
            for entry in candidates:
                end = entry.end(text, at)
                held = best.get(entry.group)
                if end > at and (held is None or end > held.end):
                    best[entry.group] = Hit(at, end, entry.group, entry.label)
            for group, hit in best.items():
                if hit.start >= until.get(group, 0):
                    until[group] = hit.end
                    yield hit
