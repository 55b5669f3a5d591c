"""What of a text a reader sees, with the way back: soft hyphens and blanked tags part nothing."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from timeline.language.folds import FILL
from timeline.records import Span

# What the folds drop, too. A soft hyphen that ends a line has cut a word, as others do.
_SIGNS = f"{FILL}\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff"
_ANY = re.compile(rf"[{_SIGNS}\xad]")  # of most texts that is all there is to see
# One set comes first, and the look back behind it: Python then skips what cannot begin a match.
_LINE = rf"(?![{_SIGNS}]*\r?\n)"
_UNSEEN = re.compile(rf"[{_SIGNS}\xad](?:(?<=[{_SIGNS}])|{_LINE})(?:[{_SIGNS}]|\xad{_LINE})*")


@dataclass(frozen=True, slots=True)
class Seen:
    """A text without what is not seen, and where in the whole text each of its letters stands."""

    text: str
    places: list[int]
    gaps: list[int]  # where in the text that is seen something was left out before

    def span(self, span: Span) -> Span:
        """Give the stretch of the whole text for one of the text that is seen."""
        if span.start < span.end:
            return Span(self.places[span.start], self.places[span.end - 1] + 1)
        at = self.places[span.start] if span.start < len(self.places) else 0
        return Span(at, at)


@lru_cache(maxsize=2)  # asked three times of each text
def seen(text: str) -> Seen | None:
    """Give what is seen of a text; None where that is all of it."""
    if not (_ANY.search(text) and _UNSEEN.search(text)):
        return None
    places: list[int] = []
    gaps: list[int] = []
    at = 0
    for match in _UNSEEN.finditer(text):
        places += range(at, match.start())
        gaps.append(len(places))
        at = match.end()
    places += range(at, len(text))
    return Seen(_UNSEEN.sub("", text), places, gaps)
