"""Lines whose cells single blanks or commas part.

`1 Exports 7,766.2 7,160.4` below its years, as a PDF gives it; `2022: exports 9.7, imports 6.2`;
`1975 235.8 211.4` below `Imports Exports`.
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
_YEARS = re.compile(r"(?:19|20)\d\d(?:[-/]\d\d(?:\d\d)?)?[*.:]?")
_PAIR = re.compile(
    r"((?:19|20)\d\d[*.:]?)[ .]+(?!(?:19|20)\d\d\Z)(\d{1,6}(?:[., ]\d{3})*(?:[.,]\d{1,2})?)"
)
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
    if len(numbers) < 2 or first > LABEL:
        return []
    told = [word[0] for word in numbers]
    if not first:  # a line of years or of numbers alone lacks its label
        years = sum(bool(_YEARS.fullmatch(cell)) for cell in told)
        few = len(told) < 3 and not any(set(cell) & set(".,") for cell in told)
        if 0 < years < len(told) or (few and not years):
            return []
    if any(_HEAD.fullmatch(left) and _THOUSANDS.fullmatch(right) for left, right in pairwise(told)):
        return []
    if not first:
        none = cell_of("", start)
        return [none, *(cell_of(word[0], start + word.start()) for word in numbers)]
    lead = first > 1 and bool(_ORDINAL.fullmatch(words[0][0]))
    at = words[lead].start()
    label = cell_of(line[at : words[first - 1].end()], start + at)
    return [label, *(cell_of(word[0], start + word.start()) for word in numbers)]


def year_row(line: str, start: int) -> Row:
    """Give the year and the number or numbers of a line that holds nothing else."""
    words = list(_WORD.finditer(line))
    if pair := _PAIR.fullmatch(line.strip()):
        at = start + len(line) - len(line.lstrip())
        return [cell_of(pair[n], at + pair.start(n)) for n in (1, 2)]
    if not 2 < len(words) <= LABEL or not _YEARS.fullmatch(words[0][0]):
        return []
    told = [word[0] for word in words[1:]]
    if not all(_CELL.fullmatch(cell) for cell in told) or all(map(_YEARS.fullmatch, told)):
        return []
    if any(_HEAD.fullmatch(left) and _THOUSANDS.fullmatch(right) for left, right in pairwise(told)):
        return []
    return [cell_of(word[0], start + word.start()) for word in words]


def heads_of(line: Cell, count: int) -> Row:
    """Give the heads of so many columns of numbers, one word each: `(Year) Imports Exports`."""
    words = list(_WORD.finditer(line.text))
    if len(words) not in (count, count + 1) or any(map(str.isdigit, line.text)):
        return []
    cells = [cell_of(word[0], line.span.start + word.start()) for word in words]
    corner = [] if len(words) > count else [Cell("", line.span)]
    return [*corner, *cells]


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
