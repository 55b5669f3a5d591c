"""The frame of the timeline's figure: bands of lanes, axes, the room for trade below."""

from __future__ import annotations

from datetime import date
from typing import Any

from timeline.charts.measure import text_width
from timeline.charts.scene import Mark, Scene
from timeline.charts.style import FONT, Palette
from timeline.charts.text import label

ROW = 24  # px
LANE_PAD = 10  # px between two lanes
HEADER = 22  # px of a lane's name where it stands above the lane
AXIS = 46  # px above the lanes: two lines of dates
STRIP = 120  # px of trade below the lanes
GAP = 34  # px above it
NARROW = 640  # px of width under which lane names stand above their lanes


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


def iso(day: date) -> str:
    """A day as Plotly's date axis takes it."""
    return day.isoformat()


def layout_of(
    scene: Scene, places: Places, look: Palette, narrow: bool, as_of: date | None
) -> dict[str, Any]:
    """The layout of a scene: lanes as bands, their names, the time axis on top."""
    names = [label(lane.name, 40) for lane in scene.lanes]
    widest = max((text_width(lane.name, 13) for lane in scene.lanes), default=0)
    left, right = (4, 4) if narrow else (int(widest) + 22, 20)  # a year's half stands outside
    return {
        "height": places.height + AXIS + 4,
        "margin": {"l": left, "r": right, "t": AXIS, "b": 4, "pad": 0},
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
        "xaxis": _time_axis(scene, look, narrow),
        "yaxis": _lane_axis(places, look, [] if narrow else names),
        "shapes": [*_bands(places, look), *([_day(as_of, look)] if as_of else [])],
        "annotations": _names_above(places, look, names) if narrow else [],
    }


def _time_axis(scene: Scene, look: Palette, narrow: bool) -> dict[str, Any]:
    return {
        "type": "date",
        "range": [iso(scene.start), iso(scene.end)],
        "gridcolor": look.hairline,
        "gridwidth": 1,
        "showline": False,
        "zeroline": False,
        "ticks": "outside",
        "ticklen": 6,
        "tickcolor": look.hairline,
        "side": "top",
        "tickfont": {"size": 12, "color": look.muted},
        # Else plotly.js has the page laid out once more for every text, to see what collides.
        "tickangle": 0,
        "ticklabeloverflow": "hide past div" if narrow else "allow",
        "nticks": max(int(scene.width / 90), 3),
        "layer": "below traces",
    }


def _lane_axis(places: Places, look: Palette, names: list[str]) -> dict[str, Any]:
    """The axis of the lanes; ``names`` stand at it, none where they stand above their lanes."""
    middles = [(top + bottom) / 2 for top, bottom in places.bands]
    return {
        "range": [places.height, 0],
        "fixedrange": True,
        "showgrid": False,
        "zeroline": False,
        "tickmode": "array",
        "tickvals": middles if names else [],
        "ticktext": names,
        "tickfont": {"size": 13, "color": look.text},
        "tickangle": 0,
        "ticklabeloverflow": "allow",
        "ticks": "",
        "ticklabelstandoff": 10,
    }


def _bands(places: Places, look: Palette) -> list[dict[str, Any]]:
    """The ground of each lane, of two shades in turn."""
    return [
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


def _day(as_of: date, look: Palette) -> dict[str, Any]:
    """The line of the day that the figure shows."""
    return {
        "type": "line",
        "xref": "x",
        "yref": "paper",
        "x0": iso(as_of),
        "x1": iso(as_of),
        "y0": 0,
        "y1": 1,
        "line": {"color": look.muted, "width": 1, "dash": "dot"},
        "layer": "below",
    }


def _names_above(places: Places, look: Palette, names: list[str]) -> list[dict[str, Any]]:
    """The names of the lanes, each at the top of its own."""
    return [
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
    ]


def add_strip(layout: dict[str, Any], places: Places, look: Palette, name: str) -> None:
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
