"""Lines whose cells single blanks or commas part.

`1 Exports 7,766.2 7,160.4` below its years, as a PDF gives it; `2022: exports 9.7, imports 6.2`.
"""

from __future__ import annotations

import re
from itertools import pairwise

from timeline.extract.tables.cells import Cell, Row, cell_of

LONGEST = 120  # code points of a line that may be a row
LABEL = 7  # words before its numbers
PARTS = "parts "  # opens the way of rows that name each number
_WORD = re.compile(r"\S+")
_CELL = re.compile(r"[+-]?\d[\d.,]*[*¹²³]?|(?:19|20)\d\d[-/]\d{2,4}|[-–—]|\.\.")
_ENDS = re.compile(r"[\d*¹²³–—.-]\s*\Z")
_ORDINAL = re.compile(r"\d{1,2}[.)]?")
_THOUSANDS = re.compile(r"\d{3}(?:[.,]\d+)?")
_HEAD = re.compile(r"\d{1,3}")
_YEAR = re.compile(r"\W{0,3}(?P<year>(?:19|20)\d\d(?!\d)[^:–—,;]{0,24}?)[ \xa0]*[:–—] ")
_PART = re.compile(r" *(?P<name>[^\W\d][^\d,;:]{1,28}?)[ :=–—-]+(?P<number>\d[\d.,]*\d|\d) *\.?\Z")
_COMMA = re.compile(r", |;")


def spaced_row(line: str, start: int) -> Row:
    """Give the label and the two numbers or more that end a line; empty where it is prose.

    Where blanks may part thousands too (`1 176 500`), no cell is sure and none is given.
    """
    if len(line) > LONGEST or not _ENDS.search(line):
        return []
    words = list(_WORD.finditer(line))
    first = len(words)
    while first and _CELL.fullmatch(words[first - 1][0]):
        first -= 1
    numbers = words[first:]
    if len(numbers) < 2 or not 0 < first <= LABEL:
        return []
    told = [word[0] for word in numbers]
    if any(_HEAD.fullmatch(left) and _THOUSANDS.fullmatch(right) for left, right in pairwise(told)):
        return []
    lead = first > 1 and bool(_ORDINAL.fullmatch(words[0][0]))
    at = words[lead].start()
    label = cell_of(line[at : words[first - 1].end()], start + at)
    return [label, *(cell_of(word[0], start + word.start()) for word in numbers)]


def named_parts(line: str, start: int) -> tuple[str, list[Row]]:
    """Give the way and the rows of a line that names the numbers of its year: heads, and cells."""
    lead = _YEAR.match(line) if len(line) <= LONGEST else None
    if lead is None:
        return "", []
    names, cells, at = [], [], lead.end()
    for piece in _COMMA.split(line[at:].rstrip()):
        part = _PART.match(piece)
        if part is None:
            return "", []
        at = line.find(piece, at)
        names.append(cell_of(part["name"], start + at + part.start("name")))
        cells.append(cell_of(part["number"], start + at + part.start("number")))
        at += len(piece)
    if len(cells) < 2:
        return "", []
    year = cell_of(lead["year"], start + lead.start("year"))
    way = PARTS + "|".join(name.text.casefold() for name in names)
    return way, [[Cell("", year.span), *names], [year, *cells]]
