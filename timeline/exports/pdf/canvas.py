"""Drawing → a reportlab canvas, and what every PDF of ours says of itself."""

from __future__ import annotations

from reportlab.lib.colors import HexColor
from reportlab.pdfgen.canvas import Canvas

from timeline.exports import fonts, words
from timeline.exports.deck import Deck
from timeline.exports.drawing import Circle, Drawing, Line, Rect, Shape, Text
from timeline.exports.look import POINT
from timeline.exports.safe import one_line

TAGS = {"uz": "uz-Latn", "uz_Cyrl": "uz-Cyrl", "kk": "kk", "ru": "ru", "en": "en"}


def labelled(canvas: Canvas, deck: Deck) -> None:
    """Write title, subject and the label of the export into the file's properties."""
    fonts.register()
    about = deck.about
    canvas.setTitle(one_line(deck.title))
    canvas.setSubject(one_line(about.line()))
    canvas.setKeywords([words.pair(about.pair, about.language), about.version])
    canvas.setAuthor("")
    canvas.setCreator("bilateral-timeline")
    canvas.setProducer("bilateral-timeline")
    canvas.setViewerPreference("DisplayDocTitle", "true")
    canvas.showOutline()


def paint(canvas: Canvas, drawing: Drawing, scale: float = POINT) -> None:
    """Draw a picture with its lower left corner at the canvas's origin; ``scale`` in points."""
    canvas.saveState()
    canvas.scale(scale, scale)
    if drawing.ground:
        canvas.setFillColor(HexColor(drawing.ground))
        canvas.rect(0, 0, drawing.width, drawing.height, stroke=0, fill=1)
    for shape in drawing.shapes:
        _shape(canvas, shape, drawing.height)
    canvas.restoreState()
    for shape in drawing.shapes:
        if isinstance(shape, Text) and shape.link:
            _link(canvas, shape, drawing.height, scale)


def _shape(canvas: Canvas, shape: Shape, height: float) -> None:
    if isinstance(shape, Text):
        _text(canvas, shape, height)
        return
    canvas.setLineWidth(shape.thick)
    dash = () if isinstance(shape, Circle) else shape.dash
    canvas.setDash(list(dash))
    stroke, fill = int(bool(shape.stroke)), 0
    if shape.stroke:
        canvas.setStrokeColor(HexColor(shape.stroke))
    if not isinstance(shape, Line) and shape.fill:
        canvas.setFillColor(HexColor(shape.fill))
        fill = 1
    if isinstance(shape, Line):
        canvas.line(shape.x, height - shape.y, shape.to_x, height - shape.to_y)
    elif isinstance(shape, Rect):
        low = height - shape.y - shape.height
        radius = min(shape.radius, shape.width / 2, shape.height / 2)
        canvas.roundRect(shape.x, low, shape.width, shape.height, radius, stroke, fill)
    elif isinstance(shape, Circle):
        canvas.circle(shape.x, height - shape.y, shape.radius, stroke, fill)
    else:
        path = canvas.beginPath()
        first, *rest = shape.points
        path.moveTo(first[0], height - first[1])
        for x, y in rest:
            path.lineTo(x, height - y)
        if shape.closed:
            path.close()
        canvas.drawPath(path, stroke, fill if shape.closed else 0)


def _text(canvas: Canvas, text: Text, height: float) -> None:
    said = fonts.covered(text.text)
    wide = fonts.width(said, text.size, text.bold, text.italic)
    x = text.x - {"start": 0.0, "middle": wide / 2, "end": wide}[text.anchor]
    canvas.setFillColor(HexColor(text.fill))
    canvas.setFont(fonts.name(text.bold, text.italic), text.size)
    canvas.drawString(x, height - text.y, said)


def _link(canvas: Canvas, text: Text, height: float, scale: float) -> None:
    wide = fonts.width(text.text, text.size, text.bold, text.italic)
    low = height - text.y - text.size * 0.25
    corners = (text.x, low, text.x + wide, low + text.size * 1.2)
    canvas.linkURL(text.link, tuple(value * scale for value in corners), relative=1)
