"""Tables whose cells a copy has stacked, each on a line of its own → grids.

A run of short lines is a table where years come at equal steps with numbers between them (a column
of years), or one behind the other with as many numbers behind each label (a row of years).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from timeline.extract.tables.cells import ABOVE, Cell, Grid, Row, cell_of

SHORT = 48  # code points of a line that may be a cell
MOST = 12  # columns
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_NUMBER = re.compile(r"[+-]?\d[\d\s.,]*%?\Z|[-–—]\Z")


def stacked(source: str) -> Iterator[Grid]:
    """Give the tables of all runs of short lines; one table a run of years."""
    run: list[Cell] = []
    above: list[Cell] = []
    start = 0
    for line in source.splitlines(keepends=True):
        cell = cell_of(line, start)
        start += len(line)
        if not cell.text:
            continue
        if len(cell.text) <= SHORT and "|" not in line and "\t" not in line:
            run.append(cell)
            continue
        yield from _of_run(run, above)
        run, above = [], [cell, *above][:ABOVE]
    yield from _of_run(run, above)


def _of_run(run: Sequence[Cell], above: Sequence[Cell]) -> Iterator[Grid]:
    at = 0
    dated = [_is_period(cell) for cell in run]
    while at < len(run):
        if not dated[at]:
            at += 1
            continue
        rows, begin, end = _down(run, dated, at)
        if len(rows) < 2:
            rows, begin, end = _across(run, dated, at)
        if len(rows) > 1:
            yield Grid(rows, (*reversed(run[max(0, begin - ABOVE) : begin]), *above)[:ABOVE])
        at = max(end, at + 1)


def _down(run: Sequence[Cell], dated: Sequence[bool], at: int) -> tuple[list[Row], int, int]:
    """Read a column of years, which ``dated`` marks, the heads before the first of them."""
    step = next((n for n in range(1, MOST) if at + n < len(run) and dated[at + n]), 0)
    if step < 2 or 2 < step > at + 1:
        return [], at, at
    rows: list[Row] = []
    end = at
    while end + step <= len(run) and dated[end]:
        if not all(_NUMBER.match(cell.text) for cell in run[end + 1 : end + step]):
            break
        rows.append(list(run[end : end + step]))
        end += step
    # The line before the heads is their corner or the caption: either says what all is of.
    begin = max(0, at - step)
    heads = [*[Cell("", run[at].span)] * (step - (at - begin)), *run[begin:at]]
    return ([heads, *rows] if rows else []), begin, end


def _across(run: Sequence[Cell], dated: Sequence[bool], at: int) -> tuple[list[Row], int, int]:
    """Read a row of years, and behind it each label with its numbers."""
    end = at
    while end < len(run) and end - at < MOST and dated[end]:
        end += 1
    years = list(run[at:end])
    rows: list[Row] = []
    none = Cell("", years[0].span)
    bare = run[end : end + len(years)]  # `2019`, `2020`, `70.2`, `81.5`
    if len(bare) == len(years) > 1 and all(_NUMBER.match(cell.text) for cell in bare):
        rows.append([none, *bare])
        end += len(years)
    while len(years) > 1 and end + len(years) < len(run):
        label, numbers = run[end], run[end + 1 : end + 1 + len(years)]
        if _NUMBER.match(label.text) or not all(_NUMBER.match(cell.text) for cell in numbers):
            break
        rows.append([label, *numbers])
        end += 1 + len(years)
    if not rows:
        return [], at, at
    return [[none, *years], *rows], at, end


def _is_period(cell: Cell) -> bool:
    return bool(_YEAR.search(cell.text)) and len(cell.text) <= SHORT / 2
