"""Many word patterns, found in one pass over a folded text.

A phrase is words parted by one space. A word may end in ``*`` (any letters may follow) or in ``~``
(one of the language's listed case suffixes may follow); otherwise it stands alone. ``may~`` matches
`mayda` where ``da`` is listed and never `maydon`.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from itertools import groupby
from typing import NamedTuple

SIGNS = "$€£¥₽₸%№"
_WORD = re.compile(rf"\w+|[{SIGNS}]")
_HEAD = re.compile(r"\w*")
_SECOND = re.compile(r" \w+")
_PREFIX = 3
_NEXT = 5  # the space and four letters of a phrase's second word
_MOST = 24  # letters that `*` stands for
_REMEMBERED = 10_000  # words; a full memory is emptied, so that it stays flat


class Hit(NamedTuple):
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
            parts.append(re.escape(word[:-1]) + rf"\w{{0,{_MOST}}}")
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

    __slots__ = ("_bare", "_compiled", "_mark", "_pattern", "group", "is_word", "label", "second")

    def __init__(self, phrase: str, suffix: str, group: str, label: str) -> None:
        first = _WORD.match(phrase)
        self._bare = first[0] if first else ""
        rest = phrase[len(self._bare) :]
        self._mark = rest[:1] if rest[:1] in ("*", "~") else ""
        self.is_word = rest == self._mark
        second = _SECOND.match(rest, len(self._mark))
        self.second = second[0] if second else ""  # how it begins, the space before it
        tail = r"(?!\w)" if phrase[-1] not in "$€£¥₽₸%" else ""
        self._pattern = word_pattern(phrase, suffix) + tail
        self.group, self.label = group, label
        self._compiled: re.Pattern[str] | None = None

    @property
    def prefix(self) -> str:
        """Give the letters by which the phrase is found."""
        return self._bare[:_PREFIX]

    def may_begin(self, word: str, endings: frozenset[str]) -> bool:
        """Say whether a word of the text, up to its last letter, can be the phrase's first one."""
        if not word.startswith(self._bare):
            return False
        rest = word[len(self._bare) :]
        if self._mark == "*":
            return len(rest) <= _MOST
        return not rest or (self._mark == "~" and rest in endings)

    def end(self, text: str, at: int) -> int:
        """Give where the phrase that starts at an offset ends; -1 where it does not start there."""
        if self._compiled is None:
            self._compiled = re.compile(self._pattern)
        match = self._compiled.match(text, at)
        return match.end() if match else -1


class Known(NamedTuple):
    """What a word may begin: all of it, its labels where it stands alone, longer phrases.

    Those stand by what must follow the word, up to ``_NEXT`` characters; ``sizes`` are the lengths
    of these keys.
    """

    entries: tuple[_Entry, ...]
    alone: tuple[tuple[str, str], ...]
    longer: dict[str, list[_Entry]]
    sizes: tuple[int, ...]


class Phrases:
    """A dictionary of phrases by their first letters; ``scan`` costs one look-up a word."""

    def __init__(self, suffix: str, endings: Iterable[str] = ()) -> None:
        self._suffix = suffix
        self._endings = frozenset(match[0] for end in endings if (match := _HEAD.match(end)))
        self._by_prefix: dict[str, list[_Entry]] = defaultdict(list)
        self._known: dict[str, Known] = {}

    def add(self, group: str, label: str, phrases: Iterable[str]) -> None:
        """Add phrases that stand for a label of a group."""
        for phrase in phrases:
            entry = _Entry(phrase, self._suffix, group, label)
            self._by_prefix[entry.prefix].append(entry)
        self._known.clear()

    def copy(self) -> Phrases:
        """Give a dictionary of the same phrases, for more to be added."""
        other = Phrases(self._suffix, self._endings)
        for prefix, entries in self._by_prefix.items():
            other._by_prefix[prefix] = list(entries)
        return other

    def scan(self, text: str) -> list[Hit]:
        """Find each phrase at each word; of one group the longest hit at a place wins."""
        hits: list[Hit] = []
        until: dict[str, int] = {}
        for word in _WORD.finditer(text):
            known = self._known.get(word[0]) or self._learn(word[0])
            if known.entries:
                self.hits_at(text, *word.span(), known, until, hits)
        return hits

    def hits_at(
        self, text: str, at: int, end: int, known: Known, until: dict[str, int], hits: list[Hit]
    ) -> None:
        """Add to the hits those that begin at a word; ``until`` tells where those before end."""
        best: list[Hit] = []
        # An ending may stand behind a hyphen: then only the expression tells where it ends.
        if text[end : end + 1] in ("-", "'"):
            best = _longest(known.entries, text, at, {})
        else:
            for size in known.sizes:
                if near := known.longer.get(text[end : end + size]):
                    alone = {group: Hit(at, end, group, label) for group, label in known.alone}
                    alone |= {hit.group: hit for hit in best}
                    best = _longest(near, text, at, alone)
            if not best:
                for group, label in known.alone:
                    if at >= until.get(group, 0):
                        until[group] = end
                        hits.append(Hit(at, end, group, label))
        for hit in best:
            if at >= until.get(hit.group, 0):
                until[hit.group] = hit.end
                hits.append(hit)

    def begun_by(self, word: str) -> Known:
        """Work out which phrases a word may begin."""
        starts = [word[:size] for size in range(1, min(_PREFIX, len(word)) + 1)]
        near = [entry for start in starts for entry in self._by_prefix.get(start, ())]
        entries = tuple(entry for entry in near if entry.may_begin(word, self._endings))
        alone: dict[str, str] = {}
        for entry in entries:
            if entry.is_word:
                alone.setdefault(entry.group, entry.label)
        longer: dict[str, list[_Entry]] = defaultdict(list)
        for entry in entries:
            if not entry.is_word:
                longer[entry.second[:_NEXT]].append(entry)
        sizes = tuple({len(key) for key in longer})
        return Known(entries, tuple(alone.items()), dict(longer), sizes)

    def _learn(self, word: str) -> Known:
        """Keep what a word may begin: words come again and again."""
        found = self.begun_by(word)
        if len(self._known) >= _REMEMBERED:
            self._known.clear()
        self._known[word] = found
        return found


def _longest(entries: Iterable[_Entry], text: str, at: int, best: dict[str, Hit]) -> list[Hit]:
    """Give the longest hit of each group at a place; ``best`` are those that are known."""
    for entry in entries:
        stop = entry.end(text, at)
        held = best.get(entry.group)
        if stop > at and (held is None or stop > held.end):
            best[entry.group] = Hit(at, stop, entry.group, entry.label)
    return list(best.values())
