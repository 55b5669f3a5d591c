"""Source text → grids: runs of lines that are parted into cells in one way.

Eight ways are known: walls (``|``), tabs, semicolons, gaps of two spaces or more, lists that name
each number (``2023 – 196,8``), one a line or several on one, and the three of ``spaced``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from timeline.extract.tables.cells import ABOVE, SAID, Cell, Grid, Row, cell_of
from timeline.extract.tables.spaced import PARTS, heads_of, named_parts, spaced_row, year_row

LINE = 1_000  # code points of a line that may be a list
SHORT = 60  # code points of a cell where semicolons, which prose has too, part the cells
RULE = re.compile(r"[\s|:+=–—-]*\Z")
YEARS = "years"  # the way of lines that hold a year and its numbers
_JOINT = re.compile("[–—:=-]")  # between a name and its number
_GAP = re.compile(r"[ \xa0]{2,}")
_ITEM = re.compile(
    r"(?:^|[:;,•])[ \xa0]*[-*–—]?[ \xa0]*(?P<name>[^\s|:;–—][^|:;\n–—]{1,40}?)[ \xa0]*"
    r"(?:[–—:=]|-(?=[ \xa0]))[ \xa0]*(?P<number>\d[\d.,]*(?:[ \xa0]\d{3}(?!\d)[\d.,]*)*)"
    r"(?![.,]?\d)(?P<aside>[ \xa0]*\([^()\n]{1,120}\))?"
    r"(?=[ \xa0]*(?:[;.,]?[ \xa0]*$|[;,]|\.[ \xa0]+[^\W\d_a-zа-я]))"
)
# What a bracket behind a number parts it into: `458,2 (exports – 337,1; imports – 121,1)`.
_PART = re.compile(
    r"(?P<name>[^\W\d][^()–—:;=\d]{0,30}?)[ \xa0]*[–—:=-]?[ \xa0]*"
    r"(?P<number>\d[\d.,]*(?:[ \xa0]\d{3}(?!\d)[\d.,]*)*)(?![\d.,]*[%\d])"
)


def grids(source: str) -> Iterator[Grid]:
    """Give each run of two rows or more of one way of parting, with the lines about it."""
    above: list[Cell] = []
    rows: list[Row] = []
    way = ""
    start = 0
    for line in source.splitlines(keepends=True):
        start += len(line)
        if RULE.match(line):
            continue
        mine, parted = _parted(line, start - len(line))
        if rows and mine != way:
            yield from _whole(rows, above, None if mine else cell_of(line, start - len(line)), way)
            if not mine or len(rows) > 1:
                above = []
            rows = []
        if mine:
            if mine == "list" and not rows and parted[0][0].span.start > start - len(line) + 2:
                head = source[start - len(line) : parted[0][0].span.start]
                above = [cell_of(head, start - len(line)), *above][:ABOVE]
            if mine == "list" and not rows and above:
                above = _with_tail(above, source, parted[-1][-1].span.end, start)
            rows += parted
            way = mine
        else:
            above = [cell_of(line, start - len(line)), *above][:ABOVE]
            way = ""
    yield from _whole(rows, above, None, way)


def _with_tail(above: list[Cell], source: str, end: int, stop: int) -> list[Cell]:
    """Give the words about a list with what ends its line: `2023 – 250; 2024 – 280 (mln)`."""
    tail = cell_of(source[end:stop], end)
    if not tail.text.startswith("(") or len(tail.text) > SHORT:
        return above
    return [above[0], tail, *above[1:]][:ABOVE]


def _whole(rows: list[Row], above: list[Cell], below: Cell | None, way: str) -> Iterator[Grid]:
    if way.startswith(PARTS):  # each line came with its heads
        rows = [] if len(rows) < 4 else [rows[0], *rows[1::2]]
    if way == YEARS and above and (heads := heads_of(above[0], len(rows[0]) - 1)):
        rows, above = [heads, *rows], above[1:]
    if len(rows) > 1:
        if way == "list":
            rows = _with_heads(rows, above)
        noted = [below] if below and len(below.text) <= SAID / 2 else []
        yield Grid(rows, (*above, *noted))


def _parted(line: str, start: int) -> tuple[str, list[Row]]:
    """Name the way in which a line is parted, and give its rows; empty where it is prose."""
    for sign in "|\t":
        if sign in line:
            cells = list(_split(line, start, sign))
            if sign == "|" and len(line) <= LINE and _JOINT.search(line):
                # `2021 – 826,7 | 2022 – 1 303,9`: walls that part a list
                items = list(_items(line.replace(sign, ";"), start))
                if len(items) == len(cells) > 1:
                    return "list", items
            return (sign, [cells]) if len(cells) > 1 else ("", [])
    if len(line) <= LINE:
        items = list(_items(line, start)) if _JOINT.search(line) else []
        cells = list(_split(line, start, ";")) if line.count(";") > 1 else []
        parted = len(items) > 1 or any(len(item) > 2 for item in items)
        if len(cells) > 2 and not parted and all(len(cell.text) <= SHORT for cell in cells):
            return ";", [cells]
        body = line.strip(" \xa0-•*;.,\r\n")
        body = body[: body.rfind("(")].rstrip() if body.endswith(")") else body
        if len(items) > 1 or (items and body.endswith(items[0][1].text)):
            return "list", items
        if "  " in line.strip() or "\xa0\xa0" in line.strip():
            return "gap", [list(_gaps(line, start))]
        way, rows = named_parts(line, start)
        if rows:
            return way, rows
        if row := spaced_row(line, start):
            return "blank", [row]
        if row := year_row(line, start):
            return YEARS, [row]
    return "", []


def _split(line: str, start: int, sign: str) -> Iterator[Cell]:
    """Give the cells of a line; the walls at its edges bound no cell of their own."""
    pieces = line.rstrip("\r\n").split(sign)
    first = sign == "|" and not pieces[0].strip()
    last = len(pieces) - (sign == "|" and not pieces[-1].strip())
    at = start
    for number, piece in enumerate(pieces):
        if first <= number < last:
            yield cell_of(piece, at)
        at += len(piece) + 1


def _gaps(line: str, start: int) -> Iterator[Cell]:
    at = len(line) - len(line.lstrip())
    end = len(line.rstrip())
    for gap in _GAP.finditer(line, at, end):
        yield cell_of(line[at : gap.start()], start + at)
        at = gap.end()
    yield cell_of(line[at:end], start + at)


def _items(line: str, start: int) -> Iterator[Row]:
    """Give the named numbers of a list; the words before its first colon stay out of its names."""
    for item in _ITEM.finditer(line.rstrip()):
        number = item["number"].rstrip(".,")
        row = [
            cell_of(item["name"], start + item.start("name")),
            cell_of(number, start + item.start("number")),
        ]
        at = start + item.start("aside")
        for part in _PART.finditer(item["aside"] or ""):
            row.append(cell_of(part["name"], at + part.start("name")))
            row.append(cell_of(part["number"].rstrip(".,"), at + part.start("number")))
        yield row


def _with_heads(rows: list[Row], above: list[Cell]) -> list[Row]:
    """Give a list whose brackets part its numbers as a table: a column for each name in them.

    The column of the numbers themselves is headed by the line above the list.
    """
    names = list(dict.fromkeys(cell.text for row in rows for cell in row[2::2]))
    if not (names and above):
        return [row[:2] for row in rows]
    none = Cell("", rows[0][0].span)
    whole = [none, above[0], *(Cell(name, none.span) for name in names)]
    parted = []
    for row in rows:
        told = {name.text: number for name, number in zip(row[2::2], row[3::2], strict=True)}
        parted.append([*row[:2], *(told.get(name, none) for name in names)])
    return [whole, *parted]
