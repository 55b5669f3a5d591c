"""Shapes of a Drawing → shapes of a slide, in the colours of the slide's theme where it has them.

Pixels are those of a page 1280 wide; ``frame`` is how many of the slide's own go into one of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from pptx.dml.color import RGBColor
from pptx.dml.fill import FillFormat
from pptx.dml.line import LineFormat
from pptx.enum.dml import MSO_LINE, MSO_THEME_COLOR
from pptx.enum.shapes import MSO_CONNECTOR, MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, MSO_AUTO_SIZE, PP_ALIGN
from pptx.oxml.ns import qn
from pptx.util import Emu

from timeline.charts.style import LIGHT
from timeline.exports import fonts
from timeline.exports.drawing import Circle, Line, Polygon, Rect, Shape, Text, mixed
from timeline.exports.look import INK, PAPER
from timeline.exports.safe import clean

PX = 9525.0  # EMU in a pixel
_ALIGN = {"left": PP_ALIGN.LEFT, "centre": PP_ALIGN.CENTER, "right": PP_ALIGN.RIGHT}
_FAMILIES = ("law", "bodies", "contact", "bond", "life")
_ACCENTS = (
    MSO_THEME_COLOR.ACCENT_1,
    MSO_THEME_COLOR.ACCENT_2,
    MSO_THEME_COLOR.ACCENT_3,
    MSO_THEME_COLOR.ACCENT_4,
    MSO_THEME_COLOR.ACCENT_5,
)


def _themed() -> dict[str, tuple[Any, float]]:
    """Colours of the drawing that the theme of a slide has: {hex: (theme colour, brightness)}."""
    found: dict[str, tuple[Any, float]] = {
        INK: (MSO_THEME_COLOR.TEXT_1, 0.0),
        PAPER: (MSO_THEME_COLOR.BACKGROUND_1, 0.0),
        "accent": (MSO_THEME_COLOR.ACCENT_1, 0.0),
        LIGHT.alert: (MSO_THEME_COLOR.ACCENT_6, 0.0),
    }
    for family, accent in zip(_FAMILIES, _ACCENTS, strict=True):
        colour = LIGHT.families[family]
        found[colour] = (accent, 0.0)
        for share in (0.55, 0.45):
            found.setdefault(mixed(colour, share), (accent, 1 - share))
    return found


THEMED = _themed()


def paint(colour: Any, value: str) -> None:
    """Set a python-pptx colour: to the theme's where it has this one."""
    if value in THEMED:
        theme, brightness = THEMED[value]
        colour.theme_color = theme
        if brightness:
            colour.brightness = brightness
    else:
        colour.rgb = RGBColor.from_string(value.lstrip("#").upper())


def fill(target: FillFormat, value: str) -> None:
    """Fill with a colour, or with nothing."""
    if value:
        target.solid()
        paint(target.fore_color, value)
    else:
        target.background()


def outline(line: LineFormat, value: str, thick: float, dash: tuple[float, ...] = ()) -> None:
    """Draw an outline, or none."""
    if not value:
        line.fill.background()
        return
    line.width = Emu(round(thick * PX))
    line.fill.solid()
    paint(line.fill.fore_color, value)
    if dash:
        line.dash_style = MSO_LINE.DASH


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text of one look; ``field`` names what the program fills in, e.g. slidenum."""

    text: str
    size: float
    colour: str
    bold: bool = False
    italic: bool = False
    link: str = ""
    field: str = ""


def text_box(
    shapes: Any,
    x: float,
    y: float,
    width: float,
    height: float,
    lines: Sequence[Sequence[Run]],
    frame: float = 1.0,
    *,
    align: str = "left",
    cut: bool = False,
    middle: bool = False,
    wrap: bool = True,
    spacing: float = 0.0,
    name: str = "",
) -> Any:
    """Put a box of text: a paragraph for each of ``lines``; ``cut`` shortens it to one line."""
    unit = PX * frame
    place = (Emu(round(value * unit)) for value in (x, y, width, height))
    box = shapes.add_textbox(*place)
    if name:
        box.name = name
    body = box.text_frame
    body.margin_left = body.margin_right = body.margin_top = body.margin_bottom = 0
    body.word_wrap = wrap
    body.auto_size = MSO_AUTO_SIZE.NONE
    if middle:
        body.vertical_anchor = MSO_ANCHOR.MIDDLE
    for number, runs in enumerate(lines):
        paragraph = body.paragraphs[0] if number == 0 else body.add_paragraph()
        paragraph.alignment = _ALIGN[align]
        if spacing:
            paragraph.space_after = Emu(round(spacing * unit))
        for run in runs:
            text = fonts.cut(run.text, run.size, width, run.bold) if cut else run.text
            _run(paragraph, run, text, frame)
    return box


def _run(paragraph: Any, run: Run, text: str, frame: float) -> None:
    made = paragraph.add_run()
    made.text = clean(text)
    made.font.size = Emu(round(run.size * PX * frame))
    if run.bold:
        made.font.bold = True
    if run.italic:
        made.font.italic = True
    paint(made.font.color, run.colour)
    if run.link.startswith(("https://", "http://")):
        made.hyperlink.address = run.link
    if run.field:
        element = made._r
        element.tag = qn("a:fld")
        element.set("id", "{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}")
        element.set("type", run.field)
        element.find(qn("a:t")).text = "‹#›"


def draw(
    shapes: Any,
    drawn: Iterable[Shape],
    frame: float,
    ground: str = PAPER,
    x: float = 0.0,
    y: float = 0.0,
    name: str = "",
    about: str = "",
) -> None:
    """Draw shapes as one group, moved by x and y; ``about`` is read out for those who listen."""
    group = shapes.add_group_shape()
    unit = PX * frame
    inner = group.shapes
    inner._recalculate_extents = lambda: None  # once at the end: after each shape takes squares
    for shape in drawn:
        if isinstance(shape, Text):
            _text(inner, shape, frame, x, y)
        else:
            _draw(inner, shape, unit, x, y)
    group._element.recalculate_extents()
    if name:
        group.name = name
    if about:
        group._element.nvGrpSpPr.cNvPr.set("descr", clean(about))


def _text(shapes: Any, text: Text, frame: float, x: float, y: float) -> None:
    """A line of text in a box of its own, its middle where the middle of the letters is."""
    wide = fonts.width(text.text, text.size, text.bold, text.italic) * 1.06 + 2
    high = text.size * 1.5
    left = {"start": 0.0, "middle": wide / 2, "end": wide}[text.anchor]
    run = Run(text.text, text.size, text.fill, text.bold, text.italic, text.link)
    text_box(
        shapes,
        x + text.x - left,
        y + text.y - text.size * 0.34 - high / 2,
        wide,
        high,
        [[run]],
        frame,
        align={"start": "left", "middle": "centre", "end": "right"}[text.anchor],
        middle=True,
        wrap=False,
    )


def _draw(
    shapes: Any, shape: Rect | Line | Circle | Polygon, unit: float, x: float, y: float
) -> None:
    def emu(value: float) -> Emu:
        return Emu(round(value * unit))

    if isinstance(shape, Line):
        ends = (shape.x + x, shape.y + y, shape.to_x + x, shape.to_y + y)
        made = shapes.add_connector(MSO_CONNECTOR.STRAIGHT, *(emu(value) for value in ends))
        outline(made.line, shape.stroke, shape.thick, shape.dash)
        _flat(made)
        return
    if isinstance(shape, Polygon):
        first, *rest = ((emu(a + x), emu(b + y)) for a, b in shape.points)
        builder = shapes.build_freeform(*first)
        builder.add_line_segments(rest, close=shape.closed)
        made = builder.convert_to_shape()
        dash: tuple[float, ...] = shape.dash
    elif isinstance(shape, Circle):
        corner = (shape.x - shape.radius + x, shape.y - shape.radius + y)
        size = (2 * shape.radius, 2 * shape.radius)
        made = shapes.add_shape(MSO_SHAPE.OVAL, *(emu(value) for value in (*corner, *size)))
        dash = ()
    else:
        kind = MSO_SHAPE.ROUNDED_RECTANGLE if shape.radius else MSO_SHAPE.RECTANGLE
        place = (shape.x + x, shape.y + y, shape.width, shape.height)
        made = shapes.add_shape(kind, *(emu(value) for value in place))
        if shape.radius:
            small = min(shape.width, shape.height) or 1.0
            made.adjustments[0] = min(shape.radius / small, 0.5)
        dash = shape.dash
    fill(made.fill, shape.fill)
    outline(made.line, shape.stroke, shape.thick, dash)
    _flat(made)
    if shape.name:
        made.name = clean(shape.name)[:120]


def _flat(shape: Any) -> None:
    """Take off the effects that the theme's style would give: shadows, bevels."""
    style = shape._element.find(qn("p:style"))
    if style is not None:
        shape._element.remove(style)


def put(presentation: Any, tag: str) -> None:
    """Name the language of every stretch of text, so that no proof-reader underlines it."""
    for slide in presentation.slides:
        for element in slide._element.iter(qn("a:rPr")):
            element.set("lang", tag)
            element.set("noProof", "1")
