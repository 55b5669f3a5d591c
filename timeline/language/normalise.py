"""Source text → one folded form for the rules, with the way back to the source.

The folded text is lower case; white space is single, dashes are ``-``, and each language's own
folds (apostrophes, scripts, scan damage) are applied. Offsets are recorded while writing, never
recovered by a diff: ``starts[i]`` and ``ends[i]`` are the source code points that the folded
character i was written from, so a quote always comes from the source, letter for letter.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from timeline.language.markup import FILL, blank
from timeline.records import Span

# Look-alike letters of the other script, for words in which both are mixed (`AҚШ`, `aprelь`).
LATIN_TO_CYRILLIC = str.maketrans("aceopxyktmhbi", "асеорхуктмнві")
CYRILLIC_TO_LATIN = str.maketrans("асеорхуктмнві", "aceopxyktmhbi")
_MEETING = re.compile(r"[a-z][\u0400-\u052f]|[\u0400-\u052f][a-z]")
_DIGITS = str.maketrans("liіoо", "11100")
_LETTERS = re.compile(r"[^\W\d_]+")
# Digits among which a scan has read a nought as a letter; a letter alone is none.
_NOUGHT = re.compile(r"(?<![\w.])\d[\doо]{0,5}[oо]\d{0,4}(?![\w'])")
# A letter or an apostrophe that an old page has lost: `O?zbekiston`, `?кки давлат`.
_LOST = re.compile(r"(?<=[^\W\d_])\?(?=[^\W\d_])")
# Years in which a scan has read a one as a letter: `l992`, `20l7`.
_YEAR = re.compile(r"(?<![\w.,])(?=\d*[liі])(?:[1liі]9[\dliіoо]{2}|20[\dliіoо]{2})(?!\w)")
# A lone Latin letter in a Cyrillic text is the Cyrillic preposition: `c 2020 года`.
_LONE = re.compile(r"(?<![\w.])[acoyk](?= [\d\u0400-\u052f])")

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


@dataclass(frozen=True, slots=True)
class NormText:
    """A folded text with, for each of its characters, where in the source it came from."""

    source: str
    text: str
    starts: array[int] = field(repr=False)
    ends: array[int] = field(repr=False)

    def to_source(self, start: int, end: int) -> Span:
        """Give the source span of a half-open stretch of the folded text."""
        if not self.starts or start >= end:
            at = self.starts[start] if start < len(self.starts) else len(self.source)
            return Span(at, at)
        return Span(self.starts[start], self.ends[end - 1])

    def quote(self, start: int, end: int) -> str:
        """Give the source text of a half-open stretch of the folded text, letter for letter."""
        span = self.to_source(start, end)
        return self.source[span.start : span.end]

    def from_source(self, span: Span) -> tuple[int, int]:
        """Give the stretch of the folded text that a source span was folded to."""
        return bisect_left(self.starts, span.start), bisect_right(self.starts, span.end - 1)


@lru_cache(maxsize=64)
def _folder(folds: tuple[tuple[str, str], ...]) -> tuple[re.Pattern[str], dict[str, str]]:
    table = dict(folds)
    many = sorted((key for key in table if len(key) > 1), key=len, reverse=True)
    single = "".join(re.escape(key) for key in table if len(key) == 1)
    # A word cut at the end of a line (`sen-\ntabr`) is one word again, its hyphen on a line of
    # its own or not.
    cut = r"(?<=[^\W\d_])(?:\r?\n)?[-\u2010]\r?\n[ \t]*(?=[^\W\d_])"
    # White space but for the single space, which is the most frequent letter and stays as it is.
    parts = [cut, r"[^\S ]\s*| \s+", *map(re.escape, many)] + ([f"[{single}]"] if single else [])
    return re.compile("|".join(parts)), table


def _piece(match: re.Match[str], table: Mapping[str, str], source: str) -> str:
    """Give what a match is folded to; a hyphen at the end of a line before a capital stays."""
    found = match[0]
    if len(found) > 1 and "\n" in found and ("-" in found or "\u2010" in found):
        return "" if source[match.end() : match.end() + 1].islower() else "-"
    return table.get(found, " ")


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
    pattern, table = _folder(tuple({**COMMON, **folds}.items()))
    out: list[str] = []
    starts, ends = array("l"), array("l")
    at = 0
    for match in pattern.finditer(low):
        start, end = match.span()
        if start > at:
            out.append(low[at:start])
            starts.extend(range(at, start))
            ends.extend(range(at + 1, start + 1))
        at = end
        piece = _piece(match, table, source)
        if not piece:
            # What is dropped behind a letter belongs to its quote: `aprelʻ`.
            if ends and ends[-1] == start and match[0] != FILL:
                ends[-1] = end
            continue
        out.append(piece)
        starts.extend([start] * len(piece))
        ends.extend([end] * len(piece))
    if at < len(low):
        out.append(low[at:])
        starts.extend(range(at, len(low)))
        ends.extend(range(at + 1, len(low) + 1))
    return NormText(source, "".join(out), starts, ends)


def fold(text: str, folds: Mapping[str, str], script: str = "Latn") -> str:
    """Fold a short text, such as a word of the lexicon, by the same table."""
    pattern, table = _folder(tuple({**COMMON, **folds}.items()))
    low = repair_scripts(_lower(text), script)
    return pattern.sub(lambda match: _piece(match, table, text), low)
