"""events frame → Scene: lanes, rows, marks and labels as plain data, before any drawing library.

The page, the slides and the images all draw this scene, so they agree on what stands where.
Days are days; places within the window are fractions of its width (0 left, 1 right). Pixels only
decide what would touch: rows are packed at the scale of the whole history, so a mark keeps its row
while the reader zooms; labels are placed at the scale of the window in view.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

import pandas as pd

from timeline.charts.labels import Label, place_labels
from timeline.charts.packing import Box, pack
from timeline.charts.ticks import Tick, ticks
from timeline.records import KINDS

MARK = 13.0  # px across a point, its outline included
TAIL = 46.0  # px of the fading tail of an open start
ROWS_WITH_LABELS = 30  # rows that may be spent so that more labels find room

FORMS = ("point", "bar", "open-right", "open-left")


@dataclass(frozen=True, slots=True)
class Lane:
    """A horizontal band; its rows are ``top`` … ``top + rows - 1``, counted from the top."""

    id: str
    name: str
    top: int
    rows: int


@dataclass(frozen=True, slots=True)
class Mark:
    """One event as it is drawn.

    ``start`` and ``end`` are the first and last day of what is drawn, inclusive; for an open form
    the open side is where the drawing stops, not a date of the event. ``vague``: the date is
    coarser than a day, or approximate.
    """

    id: str
    lane: str
    row: int
    start: date
    end: date
    form: str
    kind: str = "other"
    planned: bool = False
    vague: bool = False
    approximate: bool = False
    publication_day: bool = False
    conflict: bool = False
    title: str = ""
    weight: float = 0.0
    count: int = 1


@dataclass(frozen=True, slots=True)
class Scene:
    """Everything that stands in one picture of the timeline.

    ``start`` and ``end`` are the window (first day, and the day after the last); ``width`` the
    pixels that were assumed for it; ``undated`` the ids of events without a known year.
    """

    lanes: tuple[Lane, ...]
    marks: tuple[Mark, ...]
    labels: tuple[Label, ...]
    ticks: tuple[Tick, ...]
    start: date
    end: date
    width: float
    rows: int
    undated: tuple[str, ...] = ()

    def at(self, day: date) -> float:
        """Where a day begins, as a fraction of the window's width; outside it <0 or >1."""
        return (day - self.start).days / max((self.end - self.start).days, 1)

    def span(self, mark: Mark) -> tuple[float, float]:
        """Where a mark begins and ends, as fractions; a point has its middle twice."""
        left, right = self.at(mark.start), self.at(mark.end + timedelta(days=1))
        return ((left + right) / 2,) * 2 if mark.form == "point" else (left, right)


def extent(events: pd.DataFrame) -> tuple[date, date] | None:
    """First day and day after the last of all dated events, with a margin; None without any."""
    days = pd.concat([events["start"], events["end"]]).dropna()
    if days.empty:
        return None
    first, last = days.min().date(), days.max().date()
    margin = timedelta(days=max(int((last - first).days * 0.025), 20))
    return first - margin, last + margin


def _importance(row: pd.Series) -> float:
    """Order for labels: what binds states before what happens often; well-attested first."""
    rank = 1.0 - KINDS.index(row["kind"]) / len(KINDS) if row["kind"] in KINDS else 0.0
    both = 0.5 if row["scope"] == "bilateral" else 0.0
    return rank + both + 0.1 * min(int(row["documents"]), 5)


def lane_of(row: pd.Series, by: str) -> str:
    """Name the lane of an event: its kind, its parties or its place."""
    if by == "place":
        return str(row["place"] or "")
    if by == "party":
        parties = sorted(row["parties"])
        return " ".join(parties) if len(parties) <= 2 else "+"
    return str(row["kind"])


def _mark(row: pd.Series, by: str, window: tuple[date, date], scale: float) -> Mark | None:
    first, last = row["start"], row["end"]
    if pd.isna(first) and pd.isna(last):
        return None
    if pd.isna(last):
        start, form = first.date(), "open-right"
        end = max(window[1] - timedelta(days=1), start)
    elif pd.isna(first):
        end, form = last.date(), "open-left"
        start = end - timedelta(days=max(int(TAIL / scale), 1))
    else:
        start, end = first.date(), last.date()
        form = "point" if start == end else "bar"
    approximate = str(row["edtf"]).rstrip()[-1:] in ("~", "?", "%")
    return Mark(
        id=str(row["id"]),
        lane=lane_of(row, by),
        row=0,
        start=start,
        end=end,
        form=form,
        kind=str(row["kind"]),
        planned=row["status"] != "happened",
        vague=approximate
        or row["precision"] in ("month", "quarter", "half", "year", "decade", "unknown"),
        approximate=approximate,
        publication_day=bool(row["publication_day"]),
        conflict=len(row["conflicts"]) > 0,
        title=str(row["title"]),
        weight=_importance(row),
    )


def _boxes(marks: Sequence[Mark], start: date, scale: float) -> dict[str, Box]:
    """Pixels that each mark takes at a scale of pixels a day; never narrower than a point."""
    boxes = {}
    for mark in marks:
        left = (mark.start - start).days * scale
        right = ((mark.end - start).days + 1) * scale
        middle, half = (left + right) / 2, max((right - left) / 2, MARK / 2)
        boxes[mark.id] = Box(mark.id, middle - half, middle + half)
    return boxes


def _lane_order(by: str, lanes: set[str]) -> list[str]:
    if by == "kind":
        return [kind for kind in KINDS if kind in lanes] + sorted(lanes - set(KINDS))
    return sorted(lanes - {"", "+"}) + [name for name in ("+", "") if name in lanes]


def _rows(marks: list[Mark], by: str, boxes: dict[str, Box]) -> dict[str, dict[str, int]]:
    """Pack each lane: with room for the labels of the weightiest while the rows are few enough."""
    order = _lane_order(by, {mark.lane for mark in marks})
    ranked = sorted(marks, key=lambda mark: -mark.weight)
    for share in (1.0, 0.5, 0.25, 0.0):
        labelled = {mark.id for mark in ranked[: int(len(ranked) * share)]}
        packed = {}
        for lane in order:
            mine = [mark for mark in marks if mark.lane == lane]
            wide = [
                Box(m.id, boxes[m.id].left, boxes[m.id].right + (150.0 if m.id in labelled else 0))
                for m in mine
            ]
            packed[lane] = pack(wide)
        if sum(max(rows.values()) + 1 for rows in packed.values()) <= ROWS_WITH_LABELS:
            break
    return packed


def scene(
    events: pd.DataFrame,
    *,
    width: float = 1280.0,
    window: tuple[date, date] | None = None,
    whole: tuple[date, date] | None = None,
    by: str = "kind",
    name: Callable[[str], str] = str,
) -> Scene:
    """Lay out events in lanes by ``kind``, ``party`` or ``place``.

    ``width`` is the width of the plot in pixels, ``window`` the days in view (the whole history
    where not given), ``whole`` the stretch at whose scale rows are packed (that of these events
    where not given), ``name`` turns a lane's id into what the reader sees.
    """
    whole = whole or extent(events) or window or (date(1991, 1, 1), date(2026, 1, 1))
    window = window or whole
    scale = width / max((whole[1] - whole[0]).days, 1)
    made = [(str(row["id"]), _mark(row, by, whole, scale)) for _, row in events.iterrows()]
    marks = [mark for _, mark in made if mark]
    packed = _rows(marks, by, _boxes(marks, whole[0], scale))
    lanes, top = [], 0
    for lane, rows in packed.items():
        lanes.append(Lane(lane, name(lane), top, max(rows.values()) + 1))
        top += lanes[-1].rows
    tops = {lane.id: lane.top for lane in lanes}
    placed = tuple(
        replace(mark, row=tops[mark.lane] + packed[mark.lane][mark.id]) for mark in marks
    )
    zoomed = width / max((window[1] - window[0]).days, 1)
    return Scene(
        lanes=tuple(lanes),
        marks=placed,
        labels=place_labels(placed, _boxes(placed, window[0], zoomed), width),
        ticks=ticks(window[0], window[1], width),
        start=window[0],
        end=window[1],
        width=width,
        rows=top,
        undated=tuple(id for id, mark in made if mark is None),
    )
