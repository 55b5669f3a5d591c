"""Two lines of heads: flows above years, years above flows, heads above their units."""

from __future__ import annotations

from timeline.extract.tables.cells import Cell, Row
from timeline.extract.tables.heads import Head, Heads, Period

LEAST = 2  # periods of a line that heads columns


def with_units(heads: Heads, rows: list[Row]) -> list[Row]:
    """Give the rows with the units below their heads joined to these: `Exports`, then `USD mn`."""
    top, units, *rest = rows
    told = [cell for cell in units if cell.text]
    if not rest or len(top) != len(units) or not told or units[0].text == top[0].text:
        return rows
    read = [heads.head(cell.text) for cell in told]
    if any(_is_head(head, cell) for head, cell in zip(read, told, strict=True)):
        return rows
    if not any(h.scale is not None for h in read) or any(heads.period(cell) for cell in told):
        return rows
    joined = [
        Cell(f"{head.text}, {unit.text}" if unit.text else head.text, head.span)
        for head, unit in zip(top, units, strict=True)
    ]
    return [joined, *rest]


def _is_head(head: Head, cell: Cell) -> bool:
    """Say whether a cell tells more than a unit."""
    return bool(head.indicator or head.parties or (head.other and "%" not in cell.text))


def layered(heads: Heads, top: Row, below: Row) -> list[tuple[Period, Head] | None] | None:
    """Give the period and the flow of each column below two lines of heads; None for one line.

    One of the lines names flows, the other periods; the upper stands over several columns each.
    """
    upper = _spread(top, len(below))
    if upper is None:
        return None
    columns: list[tuple[Period, Head] | None] = []
    for over, under in zip(upper, below, strict=True):
        above, own = heads.period(over), heads.period(under)
        period, flow = (own, over) if own else (above, under)
        head = heads.head(flow.text)
        told = period is not None and bool(head.indicator) and not head.other
        columns.append((period, head) if told and period is not None else None)
    alike = {period.when for period, _ in filter(None, columns)}
    return columns if len(alike) >= LEAST else None


def _spread(top: Row, count: int) -> Row | None:
    """Give the heads of so many columns: each stands over the empty cells behind it."""
    if len(top) == count:
        out, last = [], top[0]
        for cell in top:
            last = cell if cell.text else last
            out.append(last)
        return out if any(not cell.text for cell in top[1:]) else None
    lead, named = top[0], top[1:]
    if len(named) < 1 or len(top) > count or (count - 1) % len(named):
        return None
    each = (count - 1) // len(named)
    return [lead, *(cell for cell in named for _ in range(each))]
