"""What all pages share: sizes in pixels of a 1280 × 720 page, and colours."""

from __future__ import annotations

from timeline.charts.style import LIGHT

WIDTH, HEIGHT = 1280.0, 720.0
LEFT, RIGHT = 64.0, 1216.0
BODY_TOP, BODY_BOTTOM = 158.0, 604.0
NOTES_TOP = 626.0
POINT = 0.75  # points in a pixel
NOTE_WIDTH = 720.0  # pixels of a picture in the note, where the text is 174 mm wide
NOTE_HEIGHT = 560.0

INK = LIGHT.text
MUTED = LIGHT.muted
HAIRLINE = LIGHT.hairline
BAND = LIGHT.band
ALERT = LIGHT.alert
ACCENT = LIGHT.families["law"]
SECOND = LIGHT.families["bodies"]
NIGHT = "#0f2438"  # ground of the cover
PAPER = "#ffffff"
CAUTION = "#7a4b00"  # what no person has confirmed


def kind_colour(kind: str) -> str:
    """Give the colour of a kind of event."""
    return LIGHT.kind(kind)
