"""Scene → Plotly figure of the timeline, as the plain dictionary that plotly.js draws."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

from timeline.charts.scene import CLUSTER, MARK, Mark, Scene
from timeline.charts.style import FONT, Palette, symbol, translucent
from timeline.charts.text import Hits, label
from timeline.charts.timeline_layout import NARROW, Places, add_strip, iso, layout_of

TIP = 7  # px between the arrow of an open end and the edge
DAY_MS = 86_400_000


def _middle(mark: Mark) -> str:
    """The instant in the middle of what is drawn, for Plotly's date axis."""
    hours = ((mark.end - mark.start).days + 1) * 12
    return f"{iso(mark.start + timedelta(hours=hours))} {'12' if hours % 24 else '00'}:00"


def _pixels(scene: Scene, mark: Mark) -> float:
    left, right = scene.span(mark)
    return (right - left) * scene.width


def is_bar(scene: Scene, mark: Mark) -> bool:
    """Say whether a mark is long enough in this window to be drawn as a bar."""
    return mark.form in ("bar", "open-left", "open-right") and (
        _pixels(scene, mark) > MARK or mark.form.startswith("open")
    )


def _bars(scene: Scene, places: Places, look: Palette) -> dict[str, Any]:
    marks = [mark for mark in scene.marks if is_bar(scene, mark)]
    open_ = {m.id for m in marks if m.form.startswith("open")}
    hollow = {m.id for m in marks if m.planned}
    colours = [look.kind(m.kind) for m in marks]
    return {
        "type": "bar",
        "orientation": "h",
        "base": [iso(m.start) for m in marks],
        "x": [((m.end - m.start).days + 1) * DAY_MS for m in marks],
        "y": [places.middle(m) for m in marks],
        "width": [5.0 if m.id in open_ else MARK - 2 for m in marks],
        "ids": [m.id for m in marks],
        "marker": {
            "color": [
                translucent(c, 0.06 if m.id in hollow else 0.45 if m.vague or m.id in open_ else 1)
                for m, c in zip(marks, colours, strict=True)
            ],
            "line": {"color": colours, "width": [0 if m.id in open_ else look.line for m in marks]},
            "pattern": {
                "shape": ["/" if m.vague and m.id not in open_ else "" for m in marks],
                "fgcolor": colours,
                "size": 5,
                "solidity": 0.25,
            },
            "cornerradius": 4,
        },
    }


def _tip(scene: Scene, mark: Mark) -> str:
    """Where the arrow of an open end stands: just inside the window, so that it is seen."""
    days = (scene.end - scene.start).days
    edge = scene.end - timedelta(days=max(round(days * TIP / scene.width), 1))
    return iso(max(min(mark.end, edge), mark.start))


def _size(mark: Mark, name: str) -> float:
    """Pixels across a marker; diamonds and triangles look smaller than they measure."""
    if mark.form == "cluster":
        return CLUSTER - 3
    return 13 if name.startswith("diamond") else 9 if "triangle" in name else 11


def _points(scene: Scene, places: Places, look: Palette) -> dict[str, Any]:
    rows: list[tuple[Mark, str, str]] = []
    for mark in scene.marks:
        if mark.form == "cluster":
            rows.append((mark, _middle(mark), "circle"))
        elif not is_bar(scene, mark):
            name = symbol(
                vague=mark.vague,
                approximate=mark.approximate,
                publication_day=mark.publication_day,
                planned=mark.planned,
            )
            rows.append((mark, _middle(mark), name))
        elif mark.form == "open-right":
            rows.append((mark, iso(mark.start), "line-ns-open"))
            rows.append((mark, _tip(scene, mark), "triangle-right"))
        elif mark.form == "open-left":
            rows.append((mark, iso(mark.end), "line-ns-open"))
            rows.append((mark, iso(mark.start), "triangle-left"))
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [x for _, x, _ in rows],
        "y": [places.middle(m) for m, _, _ in rows],
        "ids": [m.id for m, _, _ in rows],
        "marker": {
            "symbol": [name for _, _, name in rows],
            "color": [look.kind(m.kind) for m, _, _ in rows],
            "size": [_size(mark, name) for mark, _, name in rows],
            "opacity": 1,
            "line": {
                "width": [2.2 if "open" in name else 0 for _, _, name in rows],
                "color": [look.kind(m.kind) for m, _, _ in rows],
            },
        },
        "cliponaxis": True,
    }


def _labels(scene: Scene, places: Places, look: Palette, hits: Hits | None) -> dict[str, Any]:
    marks = {mark.id: mark for mark in scene.marks}
    days = (scene.end - scene.start).days
    x, y, texts, sides = [], [], [], []
    for item in scene.labels:
        edge = item.left if item.side == "right" else item.right
        moment = datetime.combine(scene.start, time()) + timedelta(
            minutes=round(edge * days * 1440)
        )
        x.append(moment.isoformat(" ", "minutes"))
        y.append(places.middle(marks[item.mark]))
        texts.append(label(item.text, hits=hits))
        sides.append("middle right" if item.side == "right" else "middle left")
    return {
        "type": "scatter",
        "mode": "text",
        "x": x,
        "y": y,
        "text": texts,
        "textposition": sides,
        "textfont": {"size": 12, "color": look.text, "family": FONT},
        "hoverinfo": "skip",
        "cliponaxis": True,
    }


def _inside(scene: Scene, places: Places, look: Palette) -> dict[str, Any]:
    """What stands inside a mark: how many a cluster holds, and that sources disagree."""
    marks = [mark for mark in scene.marks if mark.conflict or mark.form == "cluster"]
    # A weight for all draws in half the time of a <b> in each text.
    return {
        "type": "scatter",
        "mode": "text",
        "x": [_middle(mark) for mark in marks],
        "y": [places.middle(mark) for mark in marks],
        "text": ["!" if mark.conflict else _short(mark.count) for mark in marks],
        "textfont": {"size": 10, "color": look.ground, "family": FONT, "weight": 700},
        "hoverinfo": "skip",
    }


def _short(count: int) -> str:
    return str(count) if count < 1000 else f"{count / 1000:.0f}k"


def figure(
    scene: Scene,
    look: Palette,
    *,
    hover: Callable[[Mark], str],
    as_of: date | None = None,
    whole: tuple[date, date] | None = None,
    trade: Sequence[dict[str, Any]] = (),
    trade_name: str = "",
    hits: Hits | None = None,
) -> dict[str, Any]:
    """Draw a scene: ``hover`` gives the text over a mark (through charts.text).

    The traces carry the ids of marks in ``ids`` and in ``customdata``, which a click gives;
    ``layout.height`` is in pixels. ``whole`` bounds how far the reader can go; ``trade`` are
    traces for the axes x and y2 (from charts.trade_strip), drawn below under ``trade_name``;
    ``hits`` finds in a title what a search looked for.
    A test holds every name and value against plotly.py; here that would cost what the rest does.
    """
    narrow = scene.width < NARROW
    places = Places(scene, narrow)
    marks = {mark.id: mark for mark in scene.marks}
    traces = [_bars(scene, places, look), _points(scene, places, look)]
    for trace in traces:
        trace["hovertext"] = [hover(marks[id]) for id in trace["ids"]]
        trace["hoverinfo"] = "text"
        trace["customdata"] = trace["ids"]
    traces += [_labels(scene, places, look, hits), _inside(scene, places, look)]
    layout = layout_of(scene, places, look, narrow, as_of)
    if whole:
        layout["xaxis"] |= {"minallowed": iso(whole[0]), "maxallowed": iso(whole[1])}
    if trade:
        add_strip(layout, places, look, trade_name)
    return {"data": [*traces, *trade], "layout": layout}
