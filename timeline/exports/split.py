"""A stretch of the timeline → as many scenes as it takes to read each on a page."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pandas as pd

from timeline.charts.scene import Scene, extent, scene
from timeline.exports.look import BODY_BOTTOM, BODY_TOP, LEFT, RIGHT
from timeline.exports.picture_timeline import needed, scene_width

ROOM = BODY_BOTTOM - BODY_TOP - 26  # pixels; the rest is the legend's
MOST = 8  # pages
NAMED = 0.85  # share of the marks that must carry their title


def parts(
    events: pd.DataFrame,
    since: date | None,
    until: date | None,
    name: Callable[[str], str],
    width: float = RIGHT - LEFT,
    room: float = ROOM,
) -> list[tuple[pd.DataFrame, Scene]]:
    """Split events over pages so that rows fit and titles stand; fewest pages first.

    Gives for each page its events and their scene; where even the most pages are not enough, rows
    get lower.
    """
    whole = extent(events)
    if whole is None:
        return []
    start = max(whole[0], since) if since else whole[0]
    end = min(whole[1], until + timedelta(days=1)) if until else whole[1]
    if end <= start:
        start, end = whole
    made: list[tuple[pd.DataFrame, Scene]] = []
    for count in range(1, MOST + 1):
        made = [
            (
                shown,
                scene(shown, width=scene_width(width), window=window, whole=window, name=name),
            )
            for window in _windows(events, start, end, count)
            for shown in [_touching(events, *window)]
            if len(shown)
        ]
        if all(_readable(laid, room) for _, laid in made):
            break
    return made


def _readable(laid: Scene, room: float) -> bool:
    if needed(laid) > room:
        return False
    return len(laid.marks) < 3 or len(laid.labels) >= NAMED * len(laid.marks)


def _windows(events: pd.DataFrame, start: date, end: date, count: int) -> list[tuple[date, date]]:
    """Cut a period at new years into stretches that hold about as many events each."""
    if count == 1:
        return [(start, end)]
    days = events["start"].fillna(events["end"]).sort_values(ignore_index=True)
    days = days[(days >= pd.Timestamp(start)) & (days < pd.Timestamp(end))].reset_index(drop=True)
    cuts = [start]
    for i in range(1, count):
        if len(days) == 0:
            break
        day = days.iloc[min(len(days) * i // count, len(days) - 1)].date()
        cut = date(day.year, 1, 1)
        if (end - start).days < 365 * count:
            cut = day.replace(day=1)
        if cut > cuts[-1] and cut < end:
            cuts.append(cut)
    return list(zip(cuts, [*cuts[1:], end], strict=True))


def _touching(events: pd.DataFrame, start: date, end: date) -> pd.DataFrame:
    first = events["start"].fillna(events["end"])
    last = events["end"].fillna(events["start"])
    return events[(first < pd.Timestamp(end)) & (last >= pd.Timestamp(start))]
