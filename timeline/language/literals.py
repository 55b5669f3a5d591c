"""What a match of an expression cannot go without, so that few texts need a look at all.

Read off the expression's parsed form, as the openings of ``heads`` are.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from timeline.language.beginnings import EMPTY, Node, parsed

_MOST = 24  # texts; more are sooner found by the expression itself


def literals(pattern: str) -> tuple[str, ...]:
    """Give texts of which each match of an expression holds one; empty where none is known."""
    found = _held(parsed(pattern) or ())
    if len(found) > _MOST:
        return ()
    # What holds another of them says no more than that one.
    return tuple(sorted(t for t in found if not any(o in t for o in found if o != t)))


def _held(nodes: Iterable[Node]) -> frozenset[str]:
    """Give those of a sequence: of all that it cannot go without, the longest."""
    options: list[frozenset[str]] = []
    run = ""
    for op, value in nodes:
        name = str(op)
        if name == "LITERAL":
            run += chr(value)
        elif name not in EMPTY:
            options += [frozenset({run}), _held_in(name, value)]
            run = ""
    options.append(frozenset({run}))
    known = (texts for texts in options if texts and "" not in texts)
    return max(known, key=lambda texts: min(map(len, texts)), default=frozenset())


def _held_in(name: str, value: Any) -> frozenset[str]:
    if name == "SUBPATTERN":
        return _held(value[-1])
    if name == "BRANCH":
        each = [_held(branch) for branch in value[1]]
        return frozenset().union(*each) if all(each) else frozenset()
    if name in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT") and value[0]:
        return _held(value[2])
    return frozenset()
