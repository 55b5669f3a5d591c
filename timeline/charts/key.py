"""The key to the forms of the timeline: an outline to draw and what it says."""

from __future__ import annotations

from typing import Any

_CIRCLE = "M-5.5,0 a5.5,5.5 0 1,0 11,0 a5.5,5.5 0 1,0 -11,0 Z"
_SQUARE = "M-5,-5 H5 V5 H-5 Z"
_DIAMOND = "M0,-7 L7,0 L0,7 L-7,0 Z"
_BAR = "M-8,-4.5 H8 V4.5 H-8 Z"
_SINCE = "M-8,-7 V7 M-8,0 H8 M3,-4 L8,0 L3,4"

FORMS = (
    (_CIRCLE, True, "day"),
    (_DIAMOND, True, "month or year"),
    (_BAR, True, "span"),
    (_SINCE, False, "since, until"),
    (_SQUARE, True, "day of publication"),
    (_CIRCLE, False, "planned or not confirmed"),
)


def key(say: Any) -> list[dict[str, Any]]:
    """Path (SVG, within ±9 by ±8), whether it is filled, and its text in the reader's language."""
    return [{"path": path, "filled": filled, "text": say(text)} for path, filled, text in FORMS]
