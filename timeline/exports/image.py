"""Pages of a deck as pictures, .svg and .png: title, basis and sources inside the picture."""

from __future__ import annotations

import io
import zipfile

from timeline.errors import ExportError
from timeline.exports.compose import compose
from timeline.exports.deck import Deck
from timeline.exports.files import FIXED
from timeline.exports.svg import to_png, to_svg


def picture(deck: Deck, form: str, page: int, scale: float = 2.0) -> bytes:
    """Draw one page, counted from 1; ``form`` is svg or png."""
    if not 1 <= page <= len(deck.pages):
        raise ExportError(f"no page {page}; the briefing has pages 1 to {len(deck.pages)}")
    drawing = compose(deck, deck.pages[page - 1], page)
    return to_svg(drawing) if form == "svg" else to_png(drawing, scale=scale)


def pictures(deck: Deck, form: str, scale: float = 2.0) -> bytes:
    """Draw all pages into a zip: page-01.png, page-02.png, …"""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for number in range(1, len(deck.pages) + 1):
            entry = zipfile.ZipInfo(f"page-{number:02d}.{form}", FIXED)
            entry.compress_type = zipfile.ZIP_DEFLATED
            file.writestr(entry, picture(deck, form, number, scale))
    return out.getvalue()
