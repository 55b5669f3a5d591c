"""What a match of a pattern begins with and what must follow, so that few places need a try.

Most date rules begin with a number or a word as common as `in`, and need a month or a year a few
letters further on. Both are read off the pattern itself: its ``heads``, which the first token of
any match begins with, and its ``needs``, heads of which one must begin a token within so many
letters. A token is a run of letters, a run of digits, or any other sign; its key is its text, each
digit written as DIGIT, with END behind it, so that the head ``in`` + END is the word `in` alone.

Python shows the parsed form of a pattern in a module that it does not promise to keep: where it is
gone, or a pattern too free, nothing is known and every place is tried.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

_parser: Any = getattr(re, "_parser", None)

DIGIT = "0"
END = "\0"
LETTERS, DIGITS, SIGNS = "letters", "digits", "signs"  # the kinds of characters
ANY = frozenset((LETTERS, DIGITS, SIGNS))
LONGEST = 6  # letters of a head: enough to tell words apart
_WIDEST = 64  # characters of a range; a wider one counts as anything
_FEW = 6  # branches
_MOST = 600  # heads of a pattern; more tell nothing
EMPTY = ("AT", "ASSERT", "ASSERT_NOT", "FAILURE")  # what takes no character
_ALPHABET = 16  # letters; a need that as many meet alone is met everywhere
FAR = 72  # letters; a need farther off is not looked for
ENDLESS = 1 << 20  # the width of what has no greatest one

Node = tuple[Any, Any]


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


class _UnknownError(Exception):
    """The pattern may begin with anything here."""


def opening(pattern: str) -> Opening:
    """Read off a pattern what its matches begin with and need."""
    tree = parsed(pattern)
    if tree is None:
        return Opening(None)
    # A match is tried where a token begins: nothing that could belong to it stands before.
    needs = _needs(tree, 0, frozenset())
    return Opening(_heads(tree), tuple(need for need in needs if need.within))


def parsed(pattern: str) -> list[Node] | None:
    """Give a pattern as Python parses it; None where it does not show."""
    return None if _parser is None else list(_parser.parse(pattern))


@lru_cache(maxsize=1024)
def kind(sign: str) -> str:
    """Give the kind of token that a character belongs to."""
    if sign.isdecimal():
        return DIGITS
    return LETTERS if sign.isalnum() else SIGNS


# --- heads ------------------------------------------------------------------------------------


def _heads(nodes: Sequence[Node]) -> frozenset[str] | None:
    """Give the heads of what a sequence matches; None where it may be empty or anything."""
    try:
        done, growing = _grow({""}, nodes)
    except _UnknownError:
        return None
    found = done | growing
    return None if "" in found or len(found) > _MOST else frozenset(found)


def _grow(stems: set[str], nodes: Iterable[Node]) -> tuple[set[str], set[str]]:
    """Lengthen stems by what a sequence can match: those done with, and those still growing."""
    done: set[str] = set()
    for op, value in nodes:
        name = str(op)
        if name in ("AT", "ASSERT"):
            continue
        if name == "FAILURE" or (name == "ASSERT_NOT" and not value[1]):
            return done, set()  # `(?!)`, an empty list of words: nothing matches
        if name == "ASSERT_NOT":
            ended = {stem for stem in stems if stem and kind(stem[-1]) in _forbidden(value, 1)}
            done |= {stem + END for stem in ended}
            stems -= ended
            continue
        more, stems = _grow_one(stems, name, value)
        done |= more
        if not stems:
            break
    return done, stems


def _grow_one(stems: set[str], name: str, value: Any) -> tuple[set[str], set[str]]:
    if name == "SUBPATTERN":
        return _grow(stems, value[-1])
    if name == "BRANCH":
        each = [_grow(set(stems), branch) for branch in value[1]]
        return set().union(*(done for done, _ in each)), set().union(*(more for _, more in each))
    if name in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"):
        return _grow_repeat(stems, *value)
    signs = _signs(name, value)
    if signs is None or len(stems) * len(signs) > _MOST:
        if "" in stems:
            raise _UnknownError
        return stems, set()
    done: set[str] = set()
    growing: set[str] = set()
    for stem in stems:
        for sign in signs:
            grown = _with(stem, sign)
            whole = grown.endswith(END) or len(grown) >= LONGEST or kind(grown[0]) == SIGNS
            (done if whole else growing).add(grown)
    return done, growing


def _grow_repeat(stems: set[str], least: int, most: int, inner: Any) -> tuple[set[str], set[str]]:
    done: set[str] = set()
    for _ in range(min(least, LONGEST)):
        more, stems = _grow(stems, inner)
        done |= more
    if most == 1 and least == 0 and len(inner) == 1 and "" not in stems:
        signs = _signs(str(inner[0][0]), inner[0][1])
        if signs is not None and len(stems) * len(signs) <= _ALPHABET:  # `со`, `in-`
            more, grown = _grow(stems, inner)
            return done | more, stems | grown
    if most > least:
        # What may follow is left open behind a stem; before one it may be the head itself.
        done |= {stem for stem in stems if stem}
        stems &= {""}
        if stems:
            more, grown = _grow({""}, inner)
            done |= more | {stem for stem in grown if stem and most > 1}
            stems |= grown if most == 1 else set()
    return done, stems


def _with(stem: str, sign: str) -> str:
    """Add a character to a stem, or end it where the character belongs to another token."""
    if sign.isspace() and not stem:
        raise _UnknownError
    if stem and (kind(sign) != kind(stem[0]) or kind(sign) == SIGNS):
        return stem + END
    return stem + (DIGIT if kind(sign) == DIGITS else sign)


def _signs(name: str, value: Any) -> set[str] | None:
    """Give the characters that a node matches, digits as DIGIT; None for too many."""
    if name == "LITERAL":
        return {chr(value)}
    if name != "IN":
        return None
    found: set[str] = set()
    for op, item in value:
        what = str(op)
        if what == "LITERAL":
            found.add(chr(item))
        elif what == "RANGE" and item[1] - item[0] < _WIDEST:
            found |= {chr(code) for code in range(item[0], item[1] + 1)}
        elif what == "CATEGORY" and str(item) == "CATEGORY_DIGIT":
            found.add(DIGIT)
        else:
            return None
    return {DIGIT if sign.isdecimal() else sign for sign in found}


# --- needs ------------------------------------------------------------------------------------


def _needs(nodes: Sequence[Node], within: int, before: frozenset[str]) -> list[Need]:
    """Give the needs of a sequence that begins ``within`` letters behind the match's start.

    ``before`` are the kinds that the character before it may have: a head counts only where a
    token surely begins.
    """
    found: dict[int, Need] = {}
    for at, (op, value) in enumerate(nodes):
        if within > FAR:
            break
        name = str(op)
        if name == "ASSERT_NOT":
            before -= _forbidden(value, -1)
            continue
        if name == "LITERAL" and kind(chr(value)) in before:
            before = frozenset((kind(chr(value)),))
            within = min(ENDLESS, within + 1)
            continue
        heads = _heads(nodes[at:]) if before != ANY and name not in ("AT", "ASSERT") else None
        if heads and not _is_any_word(heads) and not before & {kind(head[0]) for head in heads}:
            found.setdefault(within, Need(heads, within))
        for need in _needs_of(name, value, within, before):
            found.setdefault(need.within, need)
        last, empty = _last(name, value)
        before = last | before if empty else last
        within = min(ENDLESS, within + _width(name, value))
    return list(found.values())


def _is_any_word(heads: Iterable[str]) -> bool:
    return sum(len(head) == 1 and kind(head) == LETTERS for head in heads) >= _ALPHABET


def _needs_of(name: str, value: Any, within: int, before: frozenset[str]) -> list[Need]:
    """Give the needs of what stands inside a node that a match cannot go without."""
    if name == "SUBPATTERN":
        return _needs(value[-1], within, before)
    if name == "BRANCH" and len(value[1]) <= _FEW:  # more are a list of words: their heads tell
        return _any_of(_needs(branch, within, before) for branch in value[1])
    if name in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT") and value[0]:
        return _needs(value[2], within, before)
    return []


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
    signs = _signs(name, value)
    return (ANY, name == "GROUPREF") if signs is None else (frozenset(map(kind, signs)), False)


def _last_of(nodes: Sequence[Node]) -> tuple[frozenset[str], bool]:
    kinds: frozenset[str] = frozenset()
    for op, value in reversed(list(nodes)):
        more, empty = _last(str(op), value)
        kinds |= more
        if not empty:
            return kinds, False
    return kinds, True


def _any_of(branches: Iterable[list[Need]]) -> list[Need]:
    """Give what every branch needs: of each its most telling need, together."""
    best = []
    for needs in branches:
        if not needs:
            return []
        best.append(max(needs, key=_telling))
    heads = frozenset().union(*(need.heads for need in best))
    return [Need(heads, max(need.within for need in best))]


def _telling(need: Need) -> tuple[bool, bool, int]:
    """Order needs by how seldom they are met: words before numbers, long heads before short.

    What stands at the start tells least: the heads of the whole pattern say it too.
    """
    words = all(kind(head[0]) == LETTERS for head in need.heads)
    return need.within > 0, words, min(map(len, need.heads))


def _forbidden(value: Any, direction: int) -> frozenset[str]:
    """Give the kinds of which an assertion allows no character, such as ``(?!\\w)``."""
    ahead, nodes = value
    if ahead != direction or len(nodes) != 1:
        return frozenset()
    name, items = str(nodes[0][0]), nodes[0][1]
    if name == "BRANCH" and direction > 0:  # `(?!\w| \w)`: each branch forbids for itself
        each = (_forbidden((ahead, branch), direction) for branch in items[1])
        return frozenset().union(*each)
    if name != "IN":
        return frozenset()
    matches = re.compile(_set(items)).match
    return frozenset(
        what
        for what, samples in ((LETTERS, "azяіұ²"), (DIGITS, "059"))
        if all(map(matches, samples))
    )


def _set(items: Iterable[Node]) -> str:
    """Write a parsed set as a pattern again; what cannot be written matches less."""
    out = []
    for op, item in items:
        name = str(op)
        if name == "NEGATE":
            out.append("^")
        elif name == "LITERAL":
            out.append(re.escape(chr(item)))
        elif name == "RANGE":
            out.append(f"{re.escape(chr(item[0]))}-{re.escape(chr(item[1]))}")
        elif name == "CATEGORY":
            out.append(_CATEGORIES[str(item)])
    return f"[{''.join(out)}]"


_CATEGORIES = {
    f"CATEGORY_{no}{name}": f"\\{sign.upper() if no else sign}"
    for name, sign in (("DIGIT", "d"), ("SPACE", "s"), ("WORD", "w"))
    for no in ("", "NOT_")
}


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


def _width_of(nodes: Iterable[Node]) -> int:
    return min(ENDLESS, sum(_width(str(op), value) for op, value in nodes))
