"""What a match of a pattern begins with and what must follow, so that few places need a try.

Most date rules begin with a number or a word as common as `in`, and need a month or a year a few
letters further on. Both are read off the pattern itself: its ``heads``, which the first token of
any match begins with, and its ``needs``, heads of which one must begin a token within so many
letters.

Python shows the parsed form of a pattern in a module that it does not promise to keep: where it is
gone, or a pattern too free, nothing is known and every place is tried.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from timeline.language.beginnings import (
    ALPHABET,
    ANY,
    EMPTY,
    LETTERS,
    Node,
    forbidden,
    heads_of,
    kind,
    parsed,
    signs_of,
)

_FEW = 6  # branches
FAR = 72  # letters; a need farther off is not looked for
ENDLESS = 1 << 20  # the width of what has no greatest one


@dataclass(frozen=True, slots=True)
class Need:
    """Heads of which one must begin a token at most ``within`` letters behind a match's start."""

    heads: frozenset[str]
    within: int


@dataclass(frozen=True, slots=True)
class Opening:
    """The heads of a pattern (None: it may begin with anything) and its needs."""

    heads: frozenset[str] | None
    needs: tuple[Need, ...] = ()


@cache
def opening(pattern: str) -> Opening:
    """Read off a pattern what its matches begin with and need.

    A language read in several ways (its scripts, what its scans do) has most patterns in common.
    """
    tree = parsed(pattern)
    if tree is None:
        return Opening(None)
    # A match is tried where a token begins: nothing that could belong to it stands before.
    found: dict[int, Need] = {}
    _walk(tree, 0, frozenset(), found)
    return Opening(heads_of(tree), tuple(need for need in found.values() if need.within))


def _walk(
    nodes: Sequence[Node], within: int, before: frozenset[str], found: dict[int, Need]
) -> tuple[int, frozenset[str]]:
    """Find the needs of a sequence that begins ``within`` letters behind the match's start.

    ``before`` are the kinds that the character before it may have: a head counts only where a
    token surely begins. Gives both as they stand behind the sequence.
    """
    for at, (op, value) in enumerate(nodes):
        if within > FAR:
            return ENDLESS, ANY
        name = str(op)
        if name == "ASSERT_NOT":
            before -= forbidden(value, -1)
            continue
        if name == "LITERAL" and kind(chr(value)) in before:
            before = frozenset((kind(chr(value)),))
            within = min(ENDLESS, within + 1)
            continue
        open_ = within not in found and before != ANY and name not in ("AT", "ASSERT")
        heads = heads_of(nodes[at:]) if open_ else None
        if heads and not _is_any_word(heads) and not before & {kind(head[0]) for head in heads}:
            found[within] = Need(heads, within)
        within, before = _behind(name, value, within, before, found)
    return within, before


def _behind(
    name: str, value: Any, within: int, before: frozenset[str], found: dict[int, Need]
) -> tuple[int, frozenset[str]]:
    """Find the needs inside a node that a match cannot go without; give what is behind it."""
    if name == "SUBPATTERN":
        return _walk(value[-1], within, before, found)
    if name == "BRANCH" and len(value[1]) <= _FEW:  # more are a list of words: their heads tell
        _any_of([_needs_of(branch, within, before) for branch in value[1]], found)
    if name in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT") and value[0]:
        _walk(value[2], within, before, found)
    last, empty = _last(name, value)
    return min(ENDLESS, within + _width(name, value)), last | before if empty else last


def _needs_of(nodes: Sequence[Node], within: int, before: frozenset[str]) -> list[Need]:
    found: dict[int, Need] = {}
    _walk(nodes, within, before, found)
    return list(found.values())


def _is_any_word(heads: Iterable[str]) -> bool:
    return sum(len(head) == 1 and kind(head) == LETTERS for head in heads) >= ALPHABET


def _last(name: str, value: Any) -> tuple[frozenset[str], bool]:
    """Give the kinds of the last character that a node matches, and whether it may be empty."""
    if name in EMPTY:
        return frozenset(), True
    if name == "SUBPATTERN":
        return _last_of(value[-1])
    if name == "BRANCH":
        each = [_last_of(branch) for branch in value[1]]
        return frozenset().union(*(kinds for kinds, _ in each)), any(empty for _, empty in each)
    if name in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"):
        kinds, empty = _last_of(value[2])
        return kinds, empty or value[0] == 0
    signs = signs_of(name, value)
    return (ANY, name == "GROUPREF") if signs is None else (frozenset(map(kind, signs)), False)


def _last_of(nodes: Sequence[Node]) -> tuple[frozenset[str], bool]:
    kinds: frozenset[str] = frozenset()
    for op, value in reversed(list(nodes)):
        more, empty = _last(str(op), value)
        kinds |= more
        if not empty:
            return kinds, False
    return kinds, True


def _any_of(branches: Iterable[list[Need]], found: dict[int, Need]) -> None:
    """Find what every branch needs: of each its most telling need, together."""
    if not all(branches):
        return
    best = [max(needs, key=_telling) for needs in branches]
    need = Need(frozenset().union(*(each.heads for each in best)), max(n.within for n in best))
    found.setdefault(need.within, need)


def _telling(need: Need) -> tuple[bool, bool, int]:
    """Order needs by how seldom they are met: words before numbers, long heads before short.

    What stands at the start tells least: the heads of the whole pattern say it too.
    """
    words = all(kind(head[0]) == LETTERS for head in need.heads)
    return need.within > 0, words, min(map(len, need.heads))


def _width(name: str, value: Any) -> int:
    """Give the greatest number of characters that a node matches."""
    if name in EMPTY:
        return 0
    if name == "SUBPATTERN":
        return _width_of(value[-1])
    if name == "BRANCH":
        return max(map(_width_of, value[1]))
    if name in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"):
        return min(ENDLESS, int(value[1]) * _width_of(value[2]))
    return 1 if name in ("LITERAL", "NOT_LITERAL", "IN", "ANY") else ENDLESS


def _width_of(nodes: Any) -> int:
    return min(ENDLESS, int(nodes.getwidth()[1]))  # the parser keeps it
