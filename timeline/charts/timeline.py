"""Scene → Plotly figure of the timeline, as the plain dictionary that plotly.js draws."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import Any

import plotly.graph_objects as go

from timeline.charts.measure import text_width
from timeline.charts.scene import CLUSTER, MARK, Mark, Scene
from timeline.charts.style import FONT, Palette, symbol, translucent
from timeline.charts.text import label

ROW = 24  # px
LANE_PAD = 10  # px between two lanes
HEADER = 22  # px of a lane's name where it stands above the lane
AXIS = 34  # px above the lanes
STRIP = 120  # px of trade below the lanes
TIP = 7  # px between the arrow of an open end and the edge
GAP = 34  # px above it
NARROW = 640  # px of width under which lane names stand above their lanes
DAY_MS = 86_400_000


class Places:
    """Vertical places in pixels from the top; lane names above the lanes where it is narrow."""

    def __init__(self, scene: Scene, narrow: bool) -> None:
        self._tops: dict[str, float] = {}
        y = 0.0
        for lane in scene.lanes:
            y += LANE_PAD / 2 + (HEADER if narrow else 0)
            self._tops[lane.id] = y - lane.top * ROW
            y += lane.rows * ROW + LANE_PAD / 2
        self.height = max(y, 2.0 * ROW)
        self.bands = [
            (
                self._tops[lane.id] + lane.top * ROW - LANE_PAD / 2 - (HEADER if narrow else 0),
                self._tops[lane.id] + (lane.top + lane.rows) * ROW + LANE_PAD / 2,
            )
            for lane in scene.lanes
        ]

    def middle(self, mark: Mark) -> float:
        """Middle of a mark's row."""
        return self._tops[mark.lane] + (mark.row + 0.5) * ROW


def _iso(day: date) -> str:
    return day.isoformat()


def _middle(mark: Mark) -> str:
    """The instant in the middle of what is drawn, for Plotly's date axis."""
    hours = ((mark.end - mark.start).days + 1) * 12
    return f"{_iso(mark.start + timedelta(hours=hours))} {'12' if hours % 24 else '00'}:00"


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
        "base": [_iso(m.start) for m in marks],
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
    return _iso(max(min(mark.end, edge), mark.start))


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
            rows.append((mark, _iso(mark.start), "line-ns-open"))
            rows.append((mark, _tip(scene, mark), "triangle-right"))
        elif mark.form == "open-left":
            rows.append((mark, _iso(mark.end), "line-ns-open"))
            rows.append((mark, _iso(mark.start), "triangle-left"))
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


def _labels(scene: Scene, places: Places, look: Palette) -> dict[str, Any]:
    marks = {mark.id: mark for mark in scene.marks}
    days = (scene.end - scene.start).days
    x, y, texts, sides = [], [], [], []
    for item in scene.labels:
        edge = item.left if item.side == "right" else item.right
        seconds = round(edge * days * 86_400)
        at = date.min if seconds < 0 else scene.start + timedelta(seconds=seconds)
        rest = timedelta(seconds=seconds) % timedelta(days=1)
        x.append(f"{_iso(at)} {rest}")
        y.append(places.middle(marks[item.mark]))
        texts.append(label(item.text))
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
    return {
        "type": "scatter",
        "mode": "text",
        "x": [_middle(mark) for mark in marks],
        "y": [places.middle(mark) for mark in marks],
        "text": [f"<b>{'!' if mark.conflict else _short(mark.count)}</b>" for mark in marks],
        "textfont": {"size": 10, "color": look.ground, "family": FONT},
        "hoverinfo": "skip",
    }


def _short(count: int) -> str:
    return str(count) if count < 1000 else f"{count / 1000:.0f}k"


def _name(mark: Mark) -> str:
    """What the browser does with a mark: opens an event, or goes to the stretch of a cluster."""
    if mark.reach:
        return f"span:{_iso(mark.reach[0])}..{_iso(mark.reach[1])}"
    return mark.id


def _layout(
    scene: Scene, places: Places, look: Palette, narrow: bool, as_of: date | None
) -> dict[str, Any]:
    names = [label(lane.name, 40) for lane in scene.lanes]
    widest = max((text_width(lane.name, 13) for lane in scene.lanes), default=0)
    shapes: list[dict[str, Any]] = [
        {
            "type": "rect",
            "xref": "paper",
            "yref": "y",
            "x0": 0,
            "x1": 1,
            "y0": top,
            "y1": bottom,
            "fillcolor": look.band if index % 2 == 0 else look.ground,
            "line": {"width": 0},
            "layer": "below",
        }
        for index, (top, bottom) in enumerate(places.bands)
    ]
    if as_of:
        shapes.append(
            {
                "type": "line",
                "xref": "x",
                "yref": "paper",
                "x0": _iso(as_of),
                "x1": _iso(as_of),
                "y0": 0,
                "y1": 1,
                "line": {"color": look.muted, "width": 1, "dash": "dot"},
                "layer": "below",
            }
        )
    middles = [(top + bottom) / 2 for top, bottom in places.bands]
    annotations = [
        {
            "xref": "paper",
            "yref": "y",
            "x": 0,
            "y": top + 2,
            "xanchor": "left",
            "yanchor": "top",
            "text": f"<b>{name}</b>",
            "showarrow": False,
            "font": {"size": 12, "color": look.muted},
        }
        for name, (top, _) in zip(names, places.bands, strict=True)
        if narrow
    ]
    return {
        "height": places.height + AXIS + 4,
        "margin": {"l": 4 if narrow else int(widest) + 22, "r": 4, "t": AXIS, "b": 4, "pad": 0},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "font": {"family": FONT, "size": 13, "color": look.text},
        "showlegend": False,
        "bargap": 0,
        "dragmode": "pan",
        "hovermode": "closest",
        "hoverdistance": 12,
        "hoverlabel": {
            "align": "left",
            "bgcolor": look.raised,
            "bordercolor": look.muted,
            "font": {"family": FONT, "size": 13, "color": look.text},
        },
        "xaxis": {
            "type": "date",
            "range": [_iso(scene.start), _iso(scene.end)],
            "gridcolor": look.hairline,
            "gridwidth": 1,
            "showline": False,
            "zeroline": False,
            "ticks": "outside",
            "ticklen": 6,
            "tickcolor": look.hairline,
            "side": "top",
            "tickfont": {"size": 12, "color": look.muted},
            "nticks": max(int(scene.width / 90), 3),
            "layer": "below traces",
        },
        "yaxis": {
            "range": [places.height, 0],
            "fixedrange": True,
            "showgrid": False,
            "zeroline": False,
            "tickmode": "array",
            "tickvals": [] if narrow else middles,
            "ticktext": [] if narrow else names,
            "tickfont": {"size": 13, "color": look.text},
            "ticks": "",
            "ticklabelstandoff": 10,
        },
        "shapes": shapes,
        "annotations": annotations,
    }


def figure(
    scene: Scene,
    look: Palette,
    *,
    hover: Callable[[Mark], str],
    as_of: date | None = None,
    whole: tuple[date, date] | None = None,
    trade: Sequence[dict[str, Any]] = (),
    trade_name: str = "",
) -> dict[str, Any]:
    """Draw a scene: ``hover`` gives the text over a mark (through charts.text).

    The traces carry the ids of marks in ``ids`` and what a click does in ``customdata``;
    ``layout.height`` is in pixels. ``whole`` bounds how far the reader can go; ``trade`` are
    traces for the axes x and y2 (from charts.trade_strip), drawn below under ``trade_name``.
    """
    narrow = scene.width < NARROW
    places = Places(scene, narrow)
    marks = {mark.id: mark for mark in scene.marks}
    traces = [_bars(scene, places, look), _points(scene, places, look)]
    for trace in traces:
        trace["hovertext"] = [hover(marks[id]) for id in trace["ids"]]
        trace["hoverinfo"] = "text"
        trace["customdata"] = [_name(marks[id]) for id in trace["ids"]]
    traces += [_labels(scene, places, look), _inside(scene, places, look)]
    layout = _layout(scene, places, look, narrow, as_of)
    if whole:
        layout["xaxis"] |= {"minallowed": _iso(whole[0]), "maxallowed": _iso(whole[1])}
    if trade:
        _add_strip(layout, places, look, trade_name)
    # plotly.py checks every name and value here, so that a typing error fails in a test, not in
    # the reader's browser; the template is emptied because Streamlit sets one of its own.
    made = go.Figure([*traces, *trade], {**layout, "template": None})
    plain: dict[str, Any] = made.to_plotly_json()
    return {"data": list(plain["data"]), "layout": plain["layout"]}


def _add_strip(layout: dict[str, Any], places: Places, look: Palette, name: str) -> None:
    """Make room for trade below the lanes, on the same time axis."""
    inner = places.height + GAP + STRIP
    layout["height"] += GAP + STRIP
    layout["yaxis"]["domain"] = [(STRIP + GAP) / inner, 1]
    layout["yaxis2"] = {
        "domain": [0, STRIP / inner],
        "anchor": "x",
        "fixedrange": True,
        "rangemode": "tozero",
        "nticks": 4,
        "gridcolor": look.hairline,
        "zerolinecolor": look.muted,
        "tickfont": {"size": 11, "color": look.muted},
    }
    layout["xaxis"]["anchor"] = "y"
    layout["annotations"] = [
        *layout["annotations"],
        {
            "xref": "paper",
            "yref": "paper",
            "x": 0,
            "y": (STRIP + GAP * 0.8) / inner,
            "xanchor": "left",
            "yanchor": "top",
            "text": label(name, 80),
            "showarrow": False,
            "font": {"size": 12, "color": look.muted},
        },
    ]
