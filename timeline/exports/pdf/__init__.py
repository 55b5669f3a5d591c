"""Deck → PDF by reportlab: 16:9 slides, and the note on A4; vectors, real text, embedded font."""

from timeline.exports.pdf.note import to_note
from timeline.exports.pdf.slides import to_slides

__all__ = ["to_note", "to_slides"]
