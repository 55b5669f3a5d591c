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
from typing import Any

import pandas as pd

from timeline.charts.clusters import MOST, condense
from timeline.charts.labels import Label, place_labels
from timeline.charts.packing import Box, pack
from timeline.charts.prepared import SPAN, prepared
from timeline.charts.ticks import Tick, ticks
from timeline.frame import records
from timeline.records import KINDS

MARK = 13.0  # px across a point, its outline included
TAIL = 46.0  # px of the fading tail of an open start
ROWS_WITH_LABELS = 30  # rows that may be spent so that more labels find room

CLUSTER = 26.0  # px across a counted cluster
SHORT = 60  # days of a window in which events stay alone as long as the screen holds them
DEEPEST = 12  # rows of one lane beyond which a stretch is too dense

FORMS = ("point", "bar", "open-right", "open-left", "cluster")


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
    coarser than a day, or approximate. A cluster stands for ``count`` events between the two days
    of ``reach``; its title is that of the weightiest.
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
    reach: tuple[date, date] | None = None


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


def _mark(row: dict[str, Any], scale: float) -> Mark:
    start, end = row["first"].date(), row["last"].date()
    if pd.isna(row["end"]):
        form, end = "open-right", max(start, end)
    elif pd.isna(row["start"]):
        form, start = "open-left", end - timedelta(days=max(int(TAIL / scale), 1))
    else:
        form = "point" if start == end else "bar"
    approximate = str(row["edtf"])[-1:] in ("~", "?", "%")
    return Mark(
        id=str(row["id"]),
        lane=str(row["lane"]),
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
        weight=float(row["weight"]),
    )


def _cluster(row: dict[str, Any], by: str, window: tuple[date, date], scale: float) -> Mark:
    """A cluster stands in the middle of its bin, as wide as its number needs."""
    middle = (row["left"] + row["right"]) / 2
    half = CLUSTER / 2 - 1
    days = [window[0] + timedelta(days=round((middle + side * half) / scale)) for side in (-1, 1)]
    return Mark(
        id=f"{SPAN}{row['first']:%Y-%m-%d}..{row['last']:%Y-%m-%d}:{row['bin']}:{row['lane']}",
        lane=str(row["lane"]),
        row=0,
        start=days[0],
        end=max(days),
        form="cluster",
        kind=str(row["lane"]) if by == "kind" else "other",
        title=str(row["title"]),
        weight=-1.0,
        count=int(row["count"]),
        reach=(row["first"].date(), row["last"].date()),
    )


def _boxes(marks: Sequence[Mark], start: date, scale: float) -> dict[str, Box]:
    """Pixels that each mark takes at a scale of pixels a day; never narrower than a point."""
    boxes = {}
    for mark in marks:
        left = (mark.start - start).days * scale
        right = ((mark.end - start).days + 1) * scale
        if mark.form == "open-left":
            left = right - TAIL  # the tail is as long at every scale
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
    clusters: bool = False,
) -> Scene:
    """Lay out events in lanes by ``kind``, ``party`` or ``place``.

    ``width`` is the width of the plot in pixels, ``window`` the days in view (the whole history
    where not given), ``whole`` the stretch at whose scale rows are packed (that of these events
    where not given), ``name`` turns a lane's id into what the reader sees. With ``clusters``,
    stretches too dense for the screen become marks of the form ``cluster``.
    """
    whole = whole or extent(events) or window or (date(1991, 1, 1), date(2026, 1, 1))
    window = window or whole
    table = prepared(events, by, whole)
    scales = [width / max((span[1] - span[0]).days, 1) for span in (whole, window)]
    dense = _dense(table, scales[0]) if clusters else set()
    marks = _marks(table, dense, by, window, width, scales)
    boxes = _boxes(marks, whole[0], scales[0])
    boxes |= _boxes([mark for mark in marks if mark.lane in dense], window[0], scales[1])
    packed = _rows(marks, by, boxes)
    lanes, top = [], 0
    for lane, rows in packed.items():
        lanes.append(Lane(lane, name(lane), top, max(rows.values()) + 1))
        top += lanes[-1].rows
    tops = {lane.id: lane.top for lane in lanes}
    placed = tuple(
        replace(mark, row=tops[mark.lane] + packed[mark.lane][mark.id]) for mark in marks
    )
    return Scene(
        lanes=tuple(lanes),
        marks=placed,
        labels=place_labels(placed, _boxes(placed, window[0], scales[1]), width),
        ticks=ticks(window[0], window[1], width),
        start=window[0],
        end=window[1],
        width=width,
        rows=top,
        undated=tuple(events["id"][events["start"].isna() & events["end"].isna()]),
    )


def _dense(table: pd.DataFrame, scale: float) -> set[str]:
    """The lanes that would be too deep or hold too much; their rows follow the window in view."""
    if len(table) > MOST:
        return set(table["lane"].unique())
    bins = ((table["first"] - table["first"].min()).dt.days * scale // MARK).astype("int64")
    counts = table.groupby(["lane", bins])["id"].size()
    return {str(lane) for lane, _ in counts[counts > DEEPEST].index}


def _marks(
    table: pd.DataFrame,
    dense: set[str],
    by: str,
    window: tuple[date, date],
    width: float,
    scales: Sequence[float],
) -> list[Mark]:
    """The marks to draw: every event of the calm lanes, events and clusters of the dense ones."""
    crowded = table["lane"].isin(dense)
    made = [_mark(row, scales[1]) for row in records(table[~crowded])]
    length = window[1] - window[0]
    near = table[
        crowded
        & (table["first"] <= pd.Timestamp(window[1] + length * 0.5))
        & (table["last"] >= pd.Timestamp(window[0] - length * 0.5))
    ]
    if near.empty:
        return made
    zero = pd.Timestamp(window[0])
    near = near.assign(
        left=(near["first"] - zero).dt.days * scales[1],
        right=((near["last"] - zero).dt.days + 1) * scales[1],
    )
    alone, grouped = condense(near, width, alone=40 if length.days <= SHORT else 0)
    made += [_mark(row, scales[1]) for row in records(alone)]
    made += [_cluster(row, by, window, scales[1]) for row in records(grouped)]
    return made
