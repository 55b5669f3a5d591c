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
SECTION = 48  # code points of a line that heads a section of lists
QUOTED = 240  # code points of a line whose cells commas part
SHORT = 60  # code points of a cell where semicolons, which prose has too, part the cells
RULE = re.compile(r"[\s|:+=–—-]*\Z")
YEARS = "years"  # the way of lines that hold a year and its numbers
WALLS = "|\t"
_JOINT = re.compile("[–—:=-]")  # between a name and its number
_NOT_COMMAS = re.compile(r", |;|  |\d \d|[^,\w\s.()%*$€£/&-]")  # lines that commas part hold none
_QUOTED = re.compile(r'"([^"\n]*)"')
_LONE_YEAR = re.compile(r"\W*((?:19|20)\d\d)\W*")
_LETTERS = re.compile(r"[^\W\d_]{2}|(?<!\d)(?:19|20)\d\d(?!\d)")  # a list's number heads nothing
_GAP = re.compile(r"[ \xa0]{2,}")
_ITEM = re.compile(
    r"(?:^|[:;,•]| /)[ \xa0]*[-*–—•●▪◦‣►■]?[ \xa0]*(?P<name>[^\s|:;–—][^|:;\n–—]{1,40}?)[ \xa0]*"
    r"(?:[–—:=]|-(?=[ \xa0]))[ \xa0]*(?P<number>\d[\d.,]*(?:[ \xa0]\d{3}(?!\d)[\d.,]*)*)"
    r"(?![.,]?\d)(?P<aside>[ \xa0]*\([^()\n]{1,120}\))?"
    r"(?=[ \xa0]*(?:[;.,]?[ \xa0]*$|[;,]|/ |\.[ \xa0]+[^\W\d_a-zа-я]))"
)
_AMOUNT = r"(?P<number>\d[\d.,]*(?:[ \xa0]\d{3}(?!\d)[\d.,]*)*)"
_OF_YEAR = r"(?P<name>(?:19|20)\d\d(?!\d)[^()\d,;:/]{0,12}?)"
# Years in brackets behind their numbers, or numbers in brackets behind their years.
_BRACKETED = (
    re.compile(rf"(?:^|[:;,/]|[^\W\d]) *{_AMOUNT}[ \xa0]*\({_OF_YEAR}\)"),
    re.compile(rf"(?<![\d-]){_OF_YEAR}[ \xa0]*\({_AMOUNT}\)"),
)
_OPENED = re.compile(r"\d[^()\d,;:/]{0,12}\(\d")
# What a bracket behind a number parts it into: `458,2 (exports – 337,1; imports – 121,1)`.
_PART = re.compile(
    r"(?P<name>[^\W\d][^()–—:;=\d]{0,30}?)[ \xa0]*[–—:=-]?[ \xa0]*"
    r"(?P<number>\d[\d.,]*(?:[ \xa0]\d{3}(?!\d)[\d.,]*)*)(?![\d.,]*[%\d])"
)


def grids(source: str) -> Iterator[Grid]:
    """Give each run of two rows or more of one way of parting, with the lines about it."""
    run = _Run(source)
    start = 0
    for line in source.splitlines(keepends=True):
        at, start = start, start + len(line)
        if RULE.match(line):
            continue
        way, parted = _parted(line, at)
        if not way and run.holds(line):
            continue  # `2022`, between the months of 2023 and those of 2022
        if run.rows and way != run.way:
            yield from run.ended(None if way else cell_of(line, at))
            run.close(kept=bool(way))
        if way == "list":
            yield from run.listed(parted, at, start)
        elif way:
            run.rows, run.way = run.rows + run.of_year(parted), way
        else:
            run.told(cell_of(line, at))
    yield from run.ended(None)


class _Run:
    """The rows of one way that are being gathered, and the lines above them, the nearest first."""

    def __init__(self, source: str) -> None:
        self._source = source
        self.rows: list[Row] = []
        self.way = ""
        self._lines: list[Cell] = []
        self._caption: list[Cell] = []  # the lines above the list before, for its next section
        self._head: Cell | None = None  # of a section of lists: `2020`, `Imports:`
        self._year = ""  # of a line within a table, for the rows below
        self._tail: Cell | None = None  # what ends a line of a list: `… 2024 – 280 (mln)`

    def holds(self, line: str) -> bool:
        """Say whether a line is a year alone, within a table: that of the rows below it."""
        year = _LONE_YEAR.fullmatch(line)
        self._year = year[1] if year else ""
        return bool(year) and bool(self.rows) and self.way in WALLS

    def of_year(self, rows: list[Row]) -> list[Row]:
        """Give rows whose names lack their year with that of the line above them."""
        if not self._year:
            return rows
        named = [(row, row[0].text) for row in rows]
        return [
            [Cell(f"{name} {self._year}", row[0].span), *row[1:]]
            if name and not any(map(str.isdigit, name))
            else row
            for row, name in named
        ]

    def told(self, line: Cell) -> None:
        """Keep a line that is no row; a short one below a list heads the next section of it."""
        self.way, self._head = "", None
        if self._caption and len(line.text) <= SECTION and not line.text.endswith("."):
            self._head, self._lines = line, self._caption
        else:
            self._lines, self._caption = [line, *self._lines][:ABOVE], []

    def listed(self, parted: list[Row], start: int, end: int) -> Iterator[Grid]:
        """Keep the rows of a line of a list; words before one of them head what follows."""
        at = start
        for row in parted:
            head = self._source[at : min(cell.span.start for cell in row)]
            if _LETTERS.search(head):
                yield from self.ended(None)
                self.rows = []
                self._head = cell_of(head, at)
                self._tail = None
            self.rows.append(row)
            self.way, at = "list", max(cell.span.end for cell in row)
        self._tail = self._tail or _tail(self._source, at, end)

    def ended(self, below: Cell | None) -> Iterator[Grid]:
        """Give the rows as a grid, if they are one."""
        above = [line for line in (self._head, *self._lines[:1], self._tail) if line]
        above += self._lines[1:]
        yield from _whole(self.rows, above, below, self.way, self._head is not None)

    def close(self, kept: bool) -> None:
        """Begin anew; the lines above are ``kept`` for what one row alone has parted from them."""
        self._caption = self._lines if self.way == "list" else []
        if not kept or len(self.rows) > 1:
            self._lines = []
        self.rows, self._head, self._tail = [], None, None


def _tail(source: str, start: int, end: int) -> Cell | None:
    """Give the bracket that ends a line of a list: `2023 – 250; 2024 – 280 (mln)`."""
    tail = cell_of(source[start:end], start)
    return tail if tail.text.startswith("(") and len(tail.text) <= SHORT else None


def _whole(
    rows: list[Row], above: list[Cell], below: Cell | None, way: str, headed: bool
) -> Iterator[Grid]:
    if way.startswith(PARTS):  # each line came with its heads
        rows = [] if len(rows) < 4 else [rows[0], *rows[1::2]]
    if way == YEARS and above and (heads := heads_of(above[0], len(rows[0]) - 1)):
        rows, above = [heads, *rows], above[1:]
    if way == "blank" and len(rows) == 2 and _are_years(rows[1]) and not _are_years(rows[0]):
        rows = rows[::-1]  # `70.2 81.5`, then `2019 2020`: a chart, its axis below
    if len(rows) > 1:
        if way == "list":
            rows = _with_heads(rows, above)
        noted = [below] if below and len(below.text) <= SAID / 2 else []
        yield Grid(rows, (*above, *noted), way == "list", headed)


def _are_years(row: Row) -> bool:
    return all(_LONE_YEAR.fullmatch(cell.text) for cell in row[1:])


def _parted(line: str, start: int) -> tuple[str, list[Row]]:
    """Name the way in which a line is parted, and give its rows; empty where it is prose."""
    for sign in WALLS:
        if sign in line:
            cells = list(_split(line, start, sign))
            if sign == "|" and len(line) <= LINE and _JOINT.search(line):
                # `2021 – 826,7 | 2022 – 1 303,9`: walls that part a list
                items = list(_items(line.replace(sign, ";"), start))
                if len(items) == len(cells) > 1:
                    return "list", items
            return (sign, [cells]) if len(cells) > 1 else ("", [])
    if line.count(" / ") > 1 and len(line) <= QUOTED and not _JOINT.search(line):
        return "/", [list(_split(line, start, "/"))]
    if line.startswith('"') and '","' in line:
        return '"', [list(_quoted(line, start))]
    if line.count(",") > 1 and len(line) <= QUOTED and not _NOT_COMMAS.search(line):
        return ",", [list(_split(line, start, ","))]
    if len(line) <= LINE:
        items = list(_items(line, start)) if _JOINT.search(line) else []
        pairs = _bracketed(line, start) if len(items) < 2 and _OPENED.search(line) else []
        if pairs:
            return "list", pairs
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
        if row := year_row(line, start):
            return YEARS, [row]
        if row := spaced_row(line, start):
            return "blank", [row]
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


def _quoted(line: str, start: int) -> Iterator[Cell]:
    """Give the cells of a line of quoted ones: `"2021","1 210,4"`."""
    for cell in _QUOTED.finditer(line):
        yield cell_of(cell[1], start + cell.start(1))


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
        if _GAP.search(item["name"]):
            continue  # `2022   1,563.8   —   763.3`: cells, one of them empty
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


def _bracketed(line: str, start: int) -> list[Row]:
    """Give the years and numbers of a list that brackets part: `70.2 (2019), 81.5 (2020)`."""
    for way in _BRACKETED:
        found = list(way.finditer(line))
        alone = found and found[0][0].strip() == line.strip(" \xa0-–—•*;.,\r\n")
        if len(found) > 1 or alone:
            return [
                [
                    cell_of(item["name"], start + item.start("name")),
                    cell_of(item["number"], start + item.start("number")),
                ]
                for item in found
            ]
    return []


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
