"""The clause, and the part between semicolons, that a date stands in."""

from __future__ import annotations

import re
from bisect import bisect_left

from timeline.extract.dates import DateHit
from timeline.extract.sentence import Sentence

_STOPS = ',;"'
_CLAUSE = re.compile(rf"(?=[{_STOPS}](?!\d)| - )")


def part_of(sentence: Sentence, date: DateHit) -> tuple[int, int]:
    """Give the part of a sentence around a date that semicolons set off, if any do."""
    text, at = sentence.text, sentence.start
    left = text.rfind("; ", 0, max(0, date.start - at))
    right = text.find("; ", max(0, date.end - at))
    start = at if left < 0 else at + left + 1
    return start, sentence.end if right < 0 else at + right


def clause_of(sentence: Sentence, at: int) -> tuple[int, int]:
    """Give the clause around an offset: from comma to comma."""
    text = sentence.text
    here = min(max(0, at - sentence.start), len(text))
    marks = sentence.once("marks", lambda: [mark.start() for mark in _CLAUSE.finditer(text)])
    right = left = bisect_left(marks, here)
    start = here if here and text[here - 1] in _STOPS else 0
    while left and not start:
        left -= 1
        end = marks[left] + (1 if text[marks[left]] in _STOPS else len(" - "))
        start = end if end <= here else 0
    stop = marks[right] if right < len(marks) else len(text)
    return sentence.start + start, sentence.start + stop
