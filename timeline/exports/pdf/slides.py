"""Deck → PDF of 16:9 slides, one page a slide, each with its bookmark."""

from __future__ import annotations

import io

from reportlab.pdfgen.canvas import Canvas

from timeline.exports import fonts
from timeline.exports.compose import compose
from timeline.exports.deck import Deck
from timeline.exports.look import HEIGHT, POINT, WIDTH
from timeline.exports.pdf.canvas import TAGS, labelled, paint


def to_slides(deck: Deck) -> bytes:
    """Write the slides as PDF."""
    fonts.register()
    out = io.BytesIO()
    size = (WIDTH * POINT, HEIGHT * POINT)
    lang = TAGS[deck.about.language]
    canvas = Canvas(
        out, pagesize=size, invariant=1, pageCompression=1, lang=lang, initialFontName="NotoSans"
    )
    labelled(canvas, deck)
    for number, page in enumerate(deck.pages, start=1):
        paint(canvas, compose(deck, page, number))
        key = f"page-{number}"
        canvas.bookmarkPage(key)
        canvas.addOutlineEntry(page.title, key, level=0)
        canvas.showPage()
    canvas.save()
    return out.getvalue()
