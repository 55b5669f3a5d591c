"""Deck → PDF of 16:9 slides, one page a slide, each with its bookmark and its tags."""

from __future__ import annotations

import io
from collections.abc import Sequence
from itertools import groupby

from timeline.exports import alt, fonts
from timeline.exports.compose import compose, layers
from timeline.exports.deck import Cover, Deck, Page, Span
from timeline.exports.drawing import Drawing, Shape, Text
from timeline.exports.look import HEIGHT, PAPER, POINT, WIDTH
from timeline.exports.pdf.canvas import TAGS, labelled, paint
from timeline.exports.pdf.tags import Node, Tagged
from timeline.exports.series import Chart

SAME = 1.6  # sizes of the text: lines further apart are paragraphs of their own


def to_slides(deck: Deck) -> bytes:
    """Write the slides as PDF."""
    fonts.register()
    out = io.BytesIO()
    size = (WIDTH * POINT, HEIGHT * POINT)
    lang = TAGS[deck.about.language]
    canvas = Tagged(
        out, pagesize=size, invariant=1, pageCompression=1, lang=lang, initialFontName="NotoSans"
    )
    labelled(canvas, deck)
    for number, page in enumerate(deck.pages, start=1):
        _slide(canvas, deck, page, number)
        key = f"page-{number}"
        canvas.bookmarkPage(key)
        canvas.addOutlineEntry(page.title, key, level=0)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def _slide(canvas: Tagged, deck: Deck, page: Page, number: int) -> None:
    part = canvas.tree.add("Sect")
    if isinstance(page.body, Cover):
        drawing = compose(deck, page, number)
        with canvas.tag(None):
            paint(canvas, Drawing(WIDTH, HEIGHT, drawing.ground))
        _read(canvas, drawing.shapes, part, "H1")
        return
    head, shown, foot = layers(deck, page, number)
    with canvas.tag(None):
        paint(canvas, Drawing(WIDTH, HEIGHT, PAPER))
    _read(canvas, head, part, "H2")
    if isinstance(page.body, (Chart, Span)):
        with canvas.tag(part.add("Figure", alt.text(page, deck.about.language))):
            paint(canvas, Drawing(WIDTH, HEIGHT, "", tuple(shown)))
    else:
        _read(canvas, shown, part)
    _read(canvas, foot, part.add("Note"))


def _read(canvas: Tagged, shapes: Sequence[Shape], part: Node, heading: str = "P") -> None:
    """Draw shapes: lines of text as paragraphs and cells, everything else as an ornament."""
    cells: dict[tuple[int, int], Node] = {}
    rows: list[Node] = []
    last: tuple[Text, Node] | None = None
    for is_text, run in groupby(shapes, lambda shape: isinstance(shape, Text)):
        drawn = list(run)
        if not is_text:
            with canvas.tag(None):
                paint(canvas, Drawing(WIDTH, HEIGHT, "", tuple(drawn)))
        for text in [shape for shape in drawn if isinstance(shape, Text)]:
            if text.cell is not None:
                node = _cell(cells, rows, text.cell, part)
            elif last is not None and _goes_on(last[0], text):
                node = last[1]
            else:
                node = part.add(heading if text.title else "P")
            last = (text, node)
            with canvas.tag(node):
                paint(canvas, Drawing(WIDTH, HEIGHT, "", (text,)))


def _cell(
    cells: dict[tuple[int, int], Node], rows: list[Node], place: tuple[int, int], part: Node
) -> Node:
    """Give the element of a cell; the table and its rows are made as they come up."""
    if place not in cells:
        if not rows:
            rows.append(part.add("Table").add("TR"))
        while len(rows) <= place[0]:
            table = rows[0].parent or part
            rows.append(table.add("TR"))
        cells[place] = rows[place[0]].add("TD" if place[0] else "TH")
    return cells[place]


def _goes_on(above: Text, below: Text) -> bool:
    """Say whether a line belongs to the paragraph of the one above it."""
    same = (above.size, above.bold, above.italic, above.x, above.fill, above.cell)
    return (
        same == (below.size, below.bold, below.italic, below.x, below.fill, None)
        and 0 < below.y - above.y < SAME * above.size
        and above.link == below.link == ""
    )
