"""Two tellings of one event side by side: what each says and the others do not, and search hits."""

from __future__ import annotations

import re
from collections.abc import Iterable

from timeline.search import fold, hits

_WORD = re.compile(r"[^\W_]+(?:['’‘ʻʼ`-][^\W_]+)*")
_SHORT = 4  # letters below which a word says little alone
_STEM = 5  # letters that two forms of one word share: imzoladi, imzolandi


def _stem(word: str) -> str:
    return fold(word)[:_STEM]


def stems(text: str) -> set[str]:
    """The stems of the words of a text; suffixes of case and tense do not count."""
    return {_stem(match[0]) for match in _WORD.finditer(text)}


def only_here(text: str, others: Iterable[str]) -> list[tuple[int, int]]:
    """Half-open stretches of words that no other telling has; none where there is no other."""
    told = [stems(other) for other in others]
    if not told:
        return []
    known = set().union(*told)
    return [
        match.span()
        for match in _WORD.finditer(text)
        if len(match[0]) >= _SHORT and _stem(match[0]) not in known
    ]


def cut(
    parts: list[dict[str, str]], spans: list[tuple[int, int]], role: str
) -> list[dict[str, str]]:
    """Cut the parts of the role `sentence` along spans that count over those parts alone."""
    out: list[dict[str, str]] = []
    at = 0
    for part in parts:
        if part["role"] not in ("sentence", "date", "only"):
            out.append(part)
            continue
        start, end = at, at + len(part["text"])
        at = end
        if part["role"] == "date":
            out.append(part)
            continue
        place = start
        for left, right in spans:
            left, right = max(left, place), min(right, end)
            if left >= right:
                continue
            out += _piece(part, start, place, left, part["role"])
            out += _piece(part, start, left, right, role)
            place = right
        out += _piece(part, start, place, end, part["role"])
    return out


def _piece(
    part: dict[str, str], start: int, left: int, right: int, role: str
) -> list[dict[str, str]]:
    text = part["text"][left - start : right - start]
    return [{**part, "text": text, "role": role}] if text else []


def marked(
    parts: list[dict[str, str]], sentence: str, others: Iterable[str], query: str
) -> list[dict[str, str]]:
    """A passage with what only this telling says, and with the hits of a search."""
    parts = cut(parts, only_here(sentence, others), "only")
    return cut(parts, hits(sentence, query), "hit") if query else parts
