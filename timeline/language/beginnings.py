"""What the matches of a parsed pattern begin with: the keys of their first tokens.

A token is a run of letters, a run of digits, or any other sign; its key is its text, each digit
written as DIGIT, with END behind it, so that the head ``in`` + END is the word `in` alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any

_parser: Any = getattr(re, "_parser", None)
DIGIT = "0"
END = "\0"
LETTERS, DIGITS, SIGNS = "letters", "digits", "signs"  # the kinds of characters
ANY = frozenset((LETTERS, DIGITS, SIGNS))
LONGEST = 6  # letters of a head: enough to tell words apart
_WIDEST = 64  # characters of a range; a wider one counts as anything
_MOST = 600  # heads of a pattern; more tell nothing
EMPTY = ("AT", "ASSERT", "ASSERT_NOT", "FAILURE")  # what takes no character
ALPHABET = 16  # letters; a need that as many meet alone is met everywhere
Node = tuple[Any, Any]
_CATEGORIES = {
    f"CATEGORY_{no}{name}": f"\\{sign.upper() if no else sign}"
    for name, sign in (("DIGIT", "d"), ("SPACE", "s"), ("WORD", "w"))
    for no in ("", "NOT_")
}


class _UnknownError(Exception):
    """The pattern may begin with anything here."""


def parsed(pattern: str) -> list[Node] | None:
    """Give a pattern as Python parses it; None where it does not show."""
    return None if _parser is None else list(_parser.parse(pattern))


@lru_cache(maxsize=1024)
def kind(sign: str) -> str:
    """Give the kind of token that a character belongs to."""
    if sign.isdecimal():
        return DIGITS
    return LETTERS if sign.isalnum() else SIGNS


def heads_of(nodes: Sequence[Node]) -> frozenset[str] | None:
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
        if name == "AT":
            continue
        if name == "ASSERT":
            ended = {stem for stem in stems if stem and kind(stem[-1]) not in _asked(value)}
            done |= {stem + END for stem in ended}
            stems -= ended
            continue
        if name == "FAILURE" or (name == "ASSERT_NOT" and not value[1]):
            return done, set()  # `(?!)`, an empty list of words: nothing matches
        if name == "ASSERT_NOT":
            ended = {stem for stem in stems if stem and kind(stem[-1]) in forbidden(value, 1)}
            done |= {stem + END for stem in ended}
            stems -= ended
            continue
        if name == "LITERAL" and len(stems) == 1:  # of most words that is every letter
            (stem,) = stems
            grown = _with(stem, chr(value))
            whole = _is_whole(grown)
            done |= {grown} if whole else set()
            stems = set() if whole else {grown}
        else:
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
    signs = signs_of(name, value)
    if signs is None or len(stems) * len(signs) > _MOST:
        if "" in stems:
            raise _UnknownError
        return stems, set()
    done: set[str] = set()
    growing: set[str] = set()
    for stem in stems:
        for sign in signs:
            grown = _with(stem, sign)
            (done if _is_whole(grown) else growing).add(grown)
    return done, growing


def _is_whole(head: str) -> bool:
    return head.endswith(END) or len(head) >= LONGEST or kind(head[0]) == SIGNS


def _grow_repeat(stems: set[str], least: int, most: int, inner: Any) -> tuple[set[str], set[str]]:
    done: set[str] = set()
    for _ in range(min(least, LONGEST)):
        more, stems = _grow(stems, inner)
        done |= more
    if most == 1 and least == 0 and len(inner) == 1 and "" not in stems:
        signs = signs_of(str(inner[0][0]), inner[0][1])
        if signs is not None and len(stems) * len(signs) <= ALPHABET:  # `со`, `in-`
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


def signs_of(name: str, value: Any) -> set[str] | None:
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


def forbidden(value: Any, direction: int) -> frozenset[str]:
    """Give the kinds of which an assertion allows no character, such as ``(?!\\w)``."""
    ahead, nodes = value
    if ahead != direction or len(nodes) != 1:
        return frozenset()
    name, items = str(nodes[0][0]), nodes[0][1]
    if name == "BRANCH" and direction > 0:  # `(?!\w| \w)`: each branch forbids for itself
        each = (forbidden((ahead, branch), direction) for branch in items[1])
        return frozenset().union(*each)
    if name != "IN":
        return frozenset()
    matches = re.compile(_set(items)).match
    return frozenset(
        what
        for what, samples in ((LETTERS, "azяіұ²"), (DIGITS, "059"))
        if all(map(matches, samples))
    )


def _asked(value: Any) -> frozenset[str]:
    """Give the kinds of which an assertion asks one behind a place, such as ``(?=\\d)``."""
    ahead, nodes = value
    signs = signs_of(str(nodes[0][0]), nodes[0][1]) if ahead > 0 and len(nodes) == 1 else None
    return ANY if signs is None else frozenset(map(kind, signs))


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
