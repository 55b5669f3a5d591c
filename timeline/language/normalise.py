"""Source text → one folded form for the rules, with the way back to the source.

The folded text is lower case; white space is single, dashes are ``-``, and each language's own
folds (apostrophes, scripts, scan damage) are applied. Where a fold changes the length it is
recorded while writing, never recovered by a diff, so a quote always comes from the source, letter
for letter.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from timeline.language.folds import FILL, Folds
from timeline.language.markup import blank
from timeline.language.seen import Seen, seen
from timeline.records import Span

# Look-alike letters of the other script, for words in which both are mixed (`AҚШ`, `aprelь`).
LATIN_TO_CYRILLIC = str.maketrans("aceopxyktmhbi", "асеорхуктмнві")
CYRILLIC_TO_LATIN = str.maketrans("асеорхуктмнві", "aceopxyktmhbi")
_DIGITS = str.maketrans("liіoо", "11100")
# Expressions begin with one set, the look back behind it: Python then skips what cannot begin one.
_MEETING = {
    "Latn": re.compile(r"[\u0400-\u052f](?:[a-z]|(?<=[a-z][\u0400-\u052f]))"),
    "Cyrl": re.compile(r"[a-z](?:[\u0400-\u052f]|(?<=[\u0400-\u052f][a-z]))"),
}  # by the script of the text: letters of the other one are few
_LETTERS = re.compile(r"[^\W\d_]+")
# A digit beside a letter that a scan may have read in its place; few texts have any.
_SPOILT = re.compile(r"[0-9](?:[oоliі]|(?<=[oоliі][0-9]))")
# Digits among which a scan has read a nought as a letter; a letter alone is none.
# Hundreds that a scan has read as letters alone: `ЗОО млн`.
_THREES = re.compile(r"з(?<!\w.)о{1,3}(?= ?м(?:лн|лрд|илл?и))")
_NOUGHT = re.compile(r"\d(?<![\w.]\d)[\doо]{0,5}[oо]\d{0,4}(?![\w'])")
# A letter or an apostrophe that an old page has lost: `O?zbekiston`, `?кки давлат`.
_LOST = re.compile(r"\?(?<=[^\W\d_]\?)(?=[^\W\d_])")
# Years in which a scan has read a one as a letter: `l992`, `20l7`.
_YEAR = re.compile(
    r"[12liі](?<![\w.,][12liі])(?:(?<=[liі])|(?=\d*[liі]))(?:(?<=[1liі])9|(?<=2)0)[\dliіoо]{2}(?!\w)"
)
# A lone Latin letter in a Cyrillic text is the Cyrillic preposition: `c 2020 года`.
_LONE = re.compile(r"[acoyk](?<![\w.][acoyk])(?= [\d\u0400-\u052f])")

# A Latin letter that is all the ending of a number: `18-i`, a Kazakh day.
_ENDING = re.compile(r"(?<=\d-)i(?!\w)")


class Edit(NamedTuple):
    """Where the fold changed the length: the piece written for a stretch of the source."""

    at: int  # of the folded text
    size: int
    start: int  # of the source
    end: int


class Change(NamedTuple):
    """A stretch of the folded text and what is to stand there."""

    start: int
    end: int
    piece: str


class NormText:
    """A folded text that knows the source of each of its characters.

    Between two edits both texts run in step, so the edits alone lead back. ``wider`` names the
    characters whose quote reaches further than themselves, with its end: what is dropped behind a
    letter belongs to it (`aprelʻ`).
    """

    __slots__ = ("_ats", "_starts", "edits", "source", "text", "wider")

    def __init__(
        self,
        source: str,
        text: str,
        edits: Sequence[Edit] = (),
        wider: Mapping[int, int] = MappingProxyType({}),
    ) -> None:
        self.source, self.text, self.edits, self.wider = source, text, edits, wider
        self._ats = [edit.at for edit in edits]
        self._starts = [edit.start for edit in edits]

    def to_source(self, start: int, end: int) -> Span:
        """Give the source span of a half-open stretch of the folded text."""
        if start >= end:
            at = self._stretch(start)[0] if start < len(self.text) else len(self.source)
            return Span(at, at)
        return Span(self._stretch(start)[0], self._stretch(end - 1)[1])

    def quote(self, start: int, end: int) -> str:
        """Give the source text of a half-open stretch of the folded text, letter for letter."""
        span = self.to_source(start, end)
        return self.source[span.start : span.end]

    def from_source(self, span: Span) -> tuple[int, int]:
        """Give the stretch of the folded text that a source span was folded to."""
        return self._place(span.start), self._place(span.end)

    def rewritten(self, changes: Iterable[Change]) -> NormText:
        """Give the text with stretches written anew, which lead back to where those came from."""
        out: list[str] = []
        edits: list[Edit] = []
        wider: dict[int, int] = {}
        places = sorted(self.wider)
        at = shift = 0
        for start, end, piece in (*changes, Change(len(self.text), len(self.text), "")):
            out += [self.text[at:start], piece]
            edits += self._edits(at, start, shift)
            kept = places[bisect_left(places, at) : bisect_left(places, start)]
            wider |= {place + shift: self.wider[place] for place in kept}
            if piece:
                span = self.to_source(start, end)
                edits.append(Edit(start + shift, len(piece), span.start, span.end))
            at, shift = end, shift + len(piece) - (end - start)
        return NormText(self.source, "".join(out), edits, wider)

    def _edits(self, low: int, high: int, shift: int) -> Iterator[Edit]:
        """Give the edits of a stretch of the folded text, clipped to it and moved."""
        first = bisect_left(self.edits, low, key=lambda edit: edit.at + edit.size)
        for number in range(first, len(self.edits)):
            edit = self.edits[number]
            if edit.at > high:
                break
            start, end = max(edit.at, low), min(edit.at + edit.size, high)
            if start < end or not edit.size:
                yield Edit(start + shift, end - start, edit.start, edit.end)

    def _stretch(self, at: int) -> tuple[int, int]:
        """Give the stretch of the source that a folded character was written from."""
        number = bisect_right(self._ats, at) - 1
        start, end = at, at + 1
        if number >= 0:
            edit = self.edits[number]
            behind = at - edit.at - edit.size
            start, end = (edit.start, edit.end) if behind < 0 else (edit.end + behind,) * 2
            end += behind >= 0
        return start, self.wider.get(at, end)

    def _place(self, at: int) -> int:
        """Give the first folded character that was written from a place of the source or behind."""
        number = bisect_left(self._starts, at) - 1
        if number >= 0:
            edit = self.edits[number]
            at = edit.at + edit.size + max(0, at - edit.end)
        return min(at, len(self.text))


def _lower(text: str) -> str:
    low = text.lower()
    if len(low) == len(text):
        return low
    # `İ` grows in lower case; keep one letter for one so that offsets hold.
    return "".join(c.lower() if len(c.lower()) == 1 else c.lower()[0] for c in text)


def repair_scripts(low: str, script: str) -> str:
    """Replace look-alike letters of the other script inside mixed words, one for one."""
    table = LATIN_TO_CYRILLIC if script == "Cyrl" else CYRILLIC_TO_LATIN
    meeting = _MEETING["Cyrl" if script == "Cyrl" else "Latn"].search
    # Words first, then their scripts: one expression for both reads a long word once a letter.
    if meeting(low):
        low = _LETTERS.sub(
            lambda word: word[0].translate(table) if meeting(word[0]) else word[0], low
        )
    if script == "Cyrl":
        if "-i" in low:
            low = _ENDING.sub("і", low)
        low = _LONE.sub(lambda match: match[0].translate(table), low)
    return low


def repair_digits(low: str) -> str:
    """Read the letters O and l in a number as the digits that they are: `2O2O`, `l992`."""
    if not _SPOILT.search(low):
        return low
    low = _THREES.sub(lambda match: f"3{'0' * (len(match[0]) - 1)}", low)
    low = _NOUGHT.sub(lambda match: re.sub("[oо]", "0", match[0]), low)
    return _YEAR.sub(lambda match: match[0].translate(_DIGITS), low)


def normalise(source: str, folds: Folds, script: str = "Latn") -> NormText:
    """Fold a text; white space runs become one space."""
    shown = blank(source)
    part = seen(shown)
    if part is None:
        return NormText(source, *_folded(_repaired(shown, script), source, folds))
    text, edits, wider = _folded(_repaired(part.text, script), part.text, folds)
    ends = {at: part.places[end - 1] + 1 for at, end in wider.items()}
    return NormText(source, text, _led_back(edits, part, len(source)), ends)


def _repaired(text: str, script: str) -> str:
    low = repair_digits(repair_scripts(_lower(text), script))
    return _LOST.sub("'", low) if "?" in low else low


def _led_back(edits: Sequence[Edit], part: Seen, length: int) -> list[Edit]:
    """Give the edits of what is seen of a text as those of all of it: each gap is one, too."""
    out: list[Edit] = []
    places = [*part.places, length]
    gaps = iter(part.gaps)
    gap = next(gaps, None)
    shift = 0  # how far the folded text is behind what is seen
    for edit in (*edits, Edit(0, 0, len(part.places) + 1, 0)):
        while gap is not None and gap <= edit.start:
            out.append(Edit(gap - shift, 0, places[gap - 1] + 1 if gap else 0, places[gap]))
            gap = next(gaps, None)
        if edit.end:
            start, end = places[edit.start], places[edit.end - 1] + 1
            out.append(Edit(edit.at, edit.size, start, end))
            shift = edit.end - edit.at - edit.size
            while gap is not None and gap < edit.end:
                gap = next(gaps, None)  # within what was written anew
    return out


def fold(text: str, folds: Folds, script: str = "Latn") -> str:
    """Fold a short text, such as a word of the lexicon, the same way."""
    return _folded(repair_scripts(_lower(text), script), text, folds)[0]


def _folded(low: str, source: str, folds: Folds) -> tuple[str, list[Edit], dict[int, int]]:
    """Fold a text in small letters, whose offsets are those of its source; see NormText."""
    plain = folds.one_for_one(low)
    parts = folds.cuts.split(low)  # what stays, what is folded, what stays …
    if len(parts) == 1:
        return plain, [], {}
    end = here = last = len(parts[0])  # in the source, in the text, where its last quote ends
    out = [plain[:end]]
    edits: list[Edit] = []
    wider: dict[int, int] = {}
    for found, stays in zip(parts[1::2], parts[2::2], strict=True):
        start, end = end, end + len(found)
        piece = folds.piece(found, source[end : end + 1])
        edits.append(Edit(here, len(piece), start, end))
        if piece:
            out.append(piece)
            here += len(piece)
            last = end
        elif here and last == start and found != FILL:
            wider[here - 1] = last = end
        if stays:
            start, end = end, end + len(stays)
            out.append(plain[start:end])
            here += len(stays)
            last = end
    return "".join(out), edits, wider
