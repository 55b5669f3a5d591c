"""Pages in a text that a program has printed into a file: their numbers and running heads.

A number between two halves of a sentence costs what they tell. As in all that is blanked, each
letter becomes a filling, so that offsets stay what they were.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise

from timeline.language.folds import FILL

_NUMBER = re.compile(r"[ \t\f]*(?:[-–—] ?)?\d{1,3}(?: ?[-–—])?[ \t]*")
_MAY_HOLD = re.compile(r"\f|\n[ \t]*(?:[-–—] ?)?\d{1,3}(?: ?[-–—])?[ \t]*\n")
_DIGITS = re.compile(r"\d+")
_GOES_ON = re.compile(r"[\w,;–—-]\Z")
LINE = 40  # code points: the last line of a page is one of prose, and no cell
HEAD = 70  # code points of a running head
MOST = 5  # lines between two pages, empty ones among them


def without_pages(text: str) -> str:
    """Blank the lines between two halves of a sentence that are a page's number and head."""
    if not _MAY_HOLD.search(text):
        return text
    lines = text.split("\n")
    heads = Counter(_key(line) for line in lines if 0 < len(line) <= HEAD)
    counted = _is_counted(lines)
    out: list[str] = []
    at = 0
    while at < len(lines):
        end = _end_of_gap(lines, heads, at, counted) if len(lines[at]) >= LINE else at + 1
        out.append(lines[at] + "\n" + FILL * sum(len(line) + 1 for line in lines[at + 1 : end]))
        at = end
    return "".join(out)[: len(text)]


def _is_counted(lines: list[str]) -> bool:
    """Say whether the numbers that stand alone on lines are those of pages, one after the other."""
    numbers = [int(_DIGITS.findall(line)[0]) for line in lines if _NUMBER.fullmatch(line)]
    return len(numbers) > 1 and all(right == left + 1 for left, right in pairwise(numbers))


def _end_of_gap(lines: list[str], heads: Counter[str], at: int, counted: bool) -> int:
    """Give the line on which the sentence at the end of a page goes on, else the next one."""
    if not (counted or _GOES_ON.search(lines[at].rstrip())):
        return at + 1
    parted = False
    for number in range(at + 1, min(at + 1 + MOST, len(lines))):
        line = lines[number].strip()
        parted = parted or "\f" in lines[number] or bool(_NUMBER.fullmatch(line))
        if not line or _NUMBER.fullmatch(line) or (len(line) <= HEAD and heads[_key(line)] > 1):
            continue
        return number if parted and (counted or line[0].islower()) else at + 1
    return at + 1


def _key(line: str) -> str:
    return _DIGITS.sub("#", " ".join(line.split()))
