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
from dataclasses import dataclass, field
from functools import lru_cache
from operator import attrgetter
from typing import NamedTuple

from timeline.language.markup import FILL, blank
from timeline.records import Span

# Look-alike letters of the other script, for words in which both are mixed (`AҚШ`, `aprelь`).
LATIN_TO_CYRILLIC = str.maketrans("aceopxyktmhbi", "асеорхуктмнві")
CYRILLIC_TO_LATIN = str.maketrans("асеорхуктмнві", "aceopxyktmhbi")
_DIGITS = str.maketrans("liіoо", "11100")
# Expressions begin with one set, the look back behind it: Python then skips what cannot begin one.
_MEETING = re.compile(r"[\u0400-\u052f](?:[a-z]|(?<=[a-z][\u0400-\u052f]))")
_LETTERS = re.compile(r"[^\W\d_]+")
# Digits among which a scan has read a nought as a letter; a letter alone is none.
_NOUGHT = re.compile(r"\d(?<![\w.]\d)[\doо]{0,5}[oо]\d{0,4}(?![\w'])")
# A letter or an apostrophe that an old page has lost: `O?zbekiston`, `?кки давлат`.
_LOST = re.compile(r"\?(?<=[^\W\d_]\?)(?=[^\W\d_])")
# Years in which a scan has read a one as a letter: `l992`, `20l7`.
_YEAR = re.compile(
    r"[12liі](?<![\w.,][12liі])(?:(?<=[liі])|(?=\d*[liі]))(?:(?<=[1liі])9|(?<=2)0)[\dliіoо]{2}(?!\w)"
)
# A lone Latin letter in a Cyrillic text is the Cyrillic preposition: `c 2020 года`.
_LONE = re.compile(r"[acoyk](?<![\w.][acoyk])(?= [\d\u0400-\u052f])")

COMMON: dict[str, str] = {
    FILL: "",
    **dict.fromkeys("‐‑‒–—―−﹘﹣－", "-"),
    **dict.fromkeys("\xad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff️́", ""),
    **dict.fromkeys("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069", ""),
    **dict.fromkeys("«»“”„‟″", '"'),
    **dict.fromkeys("‘’ʼʻ`´ʹ′‛＇", "'"),
    "ё": "е",
    "№": "no ",
    "×": "x",
}


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


@dataclass(frozen=True, slots=True)
class NormText:
    """A folded text that knows the source of each of its characters.

    Between two edits both texts run in step, so the edits alone lead back. ``wider`` names the
    characters whose quote reaches further than themselves, with its end: what is dropped behind a
    letter belongs to it (`aprelʻ`).
    """

    source: str
    text: str
    edits: Sequence[Edit] = field(default=(), repr=False)
    wider: Mapping[int, int] = field(default_factory=dict, repr=False)

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
        number = bisect_right(self.edits, at, key=_AT) - 1
        start, end = at, at + 1
        if number >= 0:
            edit = self.edits[number]
            behind = at - edit.at - edit.size
            start, end = (edit.start, edit.end) if behind < 0 else (edit.end + behind,) * 2
            end += behind >= 0
        return start, self.wider.get(at, end)

    def _place(self, at: int) -> int:
        """Give the first folded character that was written from a place of the source or behind."""
        number = bisect_left(self.edits, at, key=_START) - 1
        if number >= 0:
            edit = self.edits[number]
            at = edit.at + edit.size + max(0, at - edit.end)
        return min(at, len(self.text))


_AT, _START = attrgetter("at"), attrgetter("start")


class _Folds:
    """A table of folds with the expression that finds what to fold.

    The expression begins with one set of characters, because Python skips the places that a set
    does not hold far faster than it tries alternatives at each; what stood there is asked of the
    alternatives by looking back.
    """

    def __init__(self, table: dict[str, str]) -> None:
        self._table = table
        longer: dict[str, list[str]] = {}
        for key in sorted((key for key in table if len(key) > 1), key=len, reverse=True):
            longer.setdefault(key[0], []).append(re.escape(key[1:]))
        letter, hyphen = r"[^\W\d_]", r"[-\u2010]"
        line = rf"\r?\n[ \t]*(?={letter})"
        ones = [key for key, piece in table.items() if len(key) == len(piece) == 1]
        self._ones = {ord(key): table[key] for key in ones}
        alone = "".join(map(re.escape, {*ones} - {*longer, "\u2010"}))
        singles = "".join(re.escape(key) for key in table if len(key) == 1)
        parts = [
            # A word cut at the end of a line (`sen-\ntabr`) is one word again, its hyphen on a
            # line of its own or not.
            rf"((?<={letter}{hyphen}){line}|(?<={letter}\n){hyphen}{line}"
            rf"|(?<={letter}\r)\n{hyphen}{line})",
            # White space but for the single space, the most frequent letter, which stays as it is.
            r"((?<=[^\S ])\s*|(?<= )\s+)",
            *(f"(?<={re.escape(key)})(?:{'|'.join(rest)})" for key, rest in longer.items()),
            *([f"((?<=[{alone}])[{alone}]*)"] if alone else []),
            *([f"(?<=[{singles}])"] if singles else []),
        ]
        firsts = "".join(map(re.escape, {key[0] for key in table} | {"-", "\u2010"}))
        self.pattern = re.compile(rf"[\s{firsts}](?:{'|'.join(parts)})")

    def piece(self, match: re.Match[str], source: str) -> str:
        """Give what a match is folded to; a hyphen at the end of a line before a capital stays."""
        if match.lastindex is None:
            return self._table[match[0]]
        if match.lastindex == 1:
            return "" if source[match.end() : match.end() + 1].islower() else "-"
        return " " if match.lastindex == 2 else match[0].translate(self._ones)


@lru_cache(maxsize=64)
def _folder(folds: tuple[tuple[str, str], ...]) -> _Folds:
    return _Folds(dict(folds))


def _lower(text: str) -> str:
    low = text.lower()
    if len(low) == len(text):
        return low
    # `İ` grows in lower case; keep one letter for one so that offsets hold.
    return "".join(c.lower() if len(c.lower()) == 1 else c.lower()[0] for c in text)


def repair_scripts(low: str, script: str) -> str:
    """Replace look-alike letters of the other script inside mixed words, one for one."""
    table = LATIN_TO_CYRILLIC if script == "Cyrl" else CYRILLIC_TO_LATIN
    # Words first, then their scripts: one expression for both reads a long word once a letter.
    if _MEETING.search(low):
        low = _LETTERS.sub(
            lambda word: word[0].translate(table) if _MEETING.search(word[0]) else word[0], low
        )
    if script == "Cyrl":
        low = _LONE.sub(lambda match: match[0].translate(table), low)
    return low


def repair_digits(low: str) -> str:
    """Read the letters O and l in a number as the digits that they are: `2O2O`, `l992`."""
    low = _NOUGHT.sub(lambda match: re.sub("[oо]", "0", match[0]), low)
    return _YEAR.sub(lambda match: match[0].translate(_DIGITS), low)


def normalise(source: str, folds: Mapping[str, str], script: str = "Latn") -> NormText:
    """Fold a text by a table of strings to strings; white space runs become one space."""
    low = repair_digits(repair_scripts(_lower(blank(source)), script))
    if "?" in low:
        low = _LOST.sub("'", low)
    folder = _folder(tuple({**COMMON, **folds}.items()))
    out: list[str] = []
    edits: list[Edit] = []
    wider: dict[int, int] = {}
    at = here = last = 0  # in the source, in the folded text, where its last letter's quote ends
    for match in folder.pattern.finditer(low):
        start, end = match.span()
        if start > at:
            out.append(low[at:start])
            here += start - at
            last = start
        at = end
        piece = folder.piece(match, source)
        if len(piece) != end - start or (len(piece) > 1 and match.lastindex is None):
            edits.append(Edit(here, len(piece), start, end))
        if piece:
            out.append(piece)
            here += len(piece)
            last = end
        elif here and last == start and match[0] != FILL:
            wider[here - 1] = last = end
    out.append(low[at:])
    return NormText(source, "".join(out), edits, wider)


def fold(text: str, folds: Mapping[str, str], script: str = "Latn") -> str:
    """Fold a short text, such as a word of the lexicon, by the same table."""
    folder = _folder(tuple({**COMMON, **folds}.items()))
    low = repair_scripts(_lower(text), script)
    return folder.pattern.sub(lambda match: folder.piece(match, text), low)
