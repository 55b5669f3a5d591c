"""A picture as plain data: a handful of shapes, which SVG, PDF and slides all draw.

Units are pixels of a page of 1280 × 720 (one is 0.75 points), y grows downwards, a text stands on
its baseline. Colours are hex (#1c5aa6); an empty one is not drawn.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace


@dataclass(frozen=True, slots=True)
class Rect:
    """A rectangle; ``dash`` are lengths of strokes and gaps, ``name`` says what it stands for."""

    x: float
    y: float
    width: float
    height: float
    fill: str = ""
    stroke: str = ""
    thick: float = 1.0
    radius: float = 0.0
    dash: tuple[float, ...] = ()
    name: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A straight line."""

    x: float
    y: float
    to_x: float
    to_y: float
    stroke: str
    thick: float = 1.0
    dash: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Circle:
    """A circle about its middle."""

    x: float
    y: float
    radius: float
    fill: str = ""
    stroke: str = ""
    thick: float = 1.0
    name: str = ""


@dataclass(frozen=True, slots=True)
class Polygon:
    """A closed outline, or with ``closed=False`` a line through points."""

    points: tuple[tuple[float, float], ...]
    fill: str = ""
    stroke: str = ""
    thick: float = 1.0
    closed: bool = True
    dash: tuple[float, ...] = ()
    name: str = ""


@dataclass(frozen=True, slots=True)
class Text:
    """One line of text; ``anchor`` is start, middle or end; ``link`` an address it leads to.

    For those who listen: ``title`` heads the page, ``cell`` is row and column of a table.
    """

    x: float
    y: float
    text: str
    size: float
    fill: str
    bold: bool = False
    italic: bool = False
    anchor: str = "start"
    link: str = ""
    title: bool = False
    cell: tuple[int, int] | None = None


Shape = Rect | Line | Circle | Polygon | Text


@dataclass(frozen=True, slots=True)
class Drawing:
    """A picture: its size, its ground and its shapes from back to front."""

    width: float
    height: float
    ground: str = "#ffffff"
    shapes: tuple[Shape, ...] = ()
    title: str = ""
    marks: tuple[str, ...] = field(default=())


def moved(shapes: Iterable[Shape], x: float, y: float) -> list[Shape]:
    """Give shapes moved by x and y."""
    out: list[Shape] = []
    for shape in shapes:
        if isinstance(shape, Line):
            to_x, to_y = shape.to_x + x, shape.to_y + y
            out.append(replace(shape, x=shape.x + x, y=shape.y + y, to_x=to_x, to_y=to_y))
        elif isinstance(shape, Polygon):
            out.append(replace(shape, points=tuple((a + x, b + y) for a, b in shape.points)))
        else:
            out.append(replace(shape, x=shape.x + x, y=shape.y + y))
    return out


def mixed(colour: str, share: float, ground: str = "#ffffff") -> str:
    """Give a colour laid over a ground with an opacity, as an opaque one."""
    over, under = _channels(colour), _channels(ground)
    return "#" + "".join(
        f"{round(a * share + b * (1 - share)):02x}" for a, b in zip(over, under, strict=True)
    )


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)
