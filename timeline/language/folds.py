"""A table of folds put to use: what becomes of each letter and of each group of letters.

Most folds put one letter for another and change no offset: they are made over the whole text at
once. The rest is found by one expression, which cuts the text where something is folded, so that
between two cuts the text stays as it is.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

FILL = "\u2063"  # stands for nothing: the folds drop it
COMMON: dict[str, str] = {
    FILL: "",
    **dict.fromkeys("‐‑‒–—―−﹘﹣－", "-"),
    **dict.fromkeys("\xad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff️́", ""),
    **dict.fromkeys("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069", ""),
    **dict.fromkeys("«»“”„‟″", '"'),
    **dict.fromkeys("‘’ʼʻ`´ʹ′‛＇", "'"),
    "‚": ",",
    "․": ".",
    "ё": "е",
    "№": "no ",
    "×": "x",
}
_BLANKS = {sign for sign in map(chr, range(0x3001)) if sign.isspace()} - {" "}  # there are no more
_SHORT = 200  # letters; in a longer text it is faster to replace one letter after the other
_LETTER, _HYPHEN = r"[^\W\d_]", r"[-\u2010\xad]"
_LINE = rf"(?:\r?\n[ \t]*){{1,2}}(?={_LETTER})"
# A word cut at the end of a line (`sen-\ntabr`) is one word again, its hyphen on a line of its own
# or not.
_CUT_WORD = (
    rf"(?<={_LETTER}{_HYPHEN}){_LINE}|(?<=[gGoO]['‘’ʻʼ`]{_HYPHEN}){_LINE}|(?<={_LETTER}\n){_HYPHEN}{_LINE}"
    rf"|(?<={_LETTER}\r)\n{_HYPHEN}{_LINE}"
)


class Folds:
    """Folds as a table, and the expression that finds what is not one letter for another.

    The expression begins with one set of characters, because Python skips the places that a set
    does not hold far faster than it tries alternatives at each; what stood there is asked of the
    alternatives by looking back.
    """

    def __init__(self, own: Mapping[str, str]) -> None:
        table = {**COMMON, **own}
        ones = {key: piece for key, piece in table.items() if len(key) == len(piece) == 1}
        self._ones = ones | dict.fromkeys(_BLANKS, " ")
        self._at_once = {ord(key): piece for key, piece in self._ones.items()}
        self._is_chain = not ones.keys().isdisjoint(ones.values())
        self._table = {key: piece for key, piece in table.items() if key not in ones}
        longer: dict[str, list[str]] = {}
        for key in sorted((key for key in self._table if len(key) > 1), key=len, reverse=True):
            longer.setdefault(key[0], []).append(re.escape(key[1:]))
        singles = "".join(re.escape(key) for key in self._table if len(key) == 1)
        parts = [
            _CUT_WORD,
            r"(?<=\s)\s+",
            *(f"(?<={re.escape(key)})(?:{'|'.join(rest)})" for key, rest in longer.items()),
            *([f"(?<=[{singles}])"] if singles else []),
        ]
        firsts = "".join(map(re.escape, sorted({key[0] for key in self._table} | {"-", "\u2010"})))
        # Most of what the set holds are the single spaces between words: they are let go at once.
        self.cuts = re.compile(rf"([\s{firsts}](?:(?<! )|(?=\s))(?:{'|'.join(parts)}))")

    def one_for_one(self, text: str) -> str:
        """Fold what is one letter for another; the length stays."""
        # What one letter becomes may be a letter that is folded itself, and must not be.
        if self._is_chain or len(text) < _SHORT:
            return text.translate(self._at_once)
        for sign, piece in self._ones.items():
            if sign in text:
                text = text.replace(sign, piece)
        return text

    def piece(self, found: str, behind: str) -> str:
        """Give what is written for something found; ``behind`` is what the source goes on with.

        A hyphen at the end of a line before a capital stays.
        """
        piece = self._table.get(found)
        if piece is None:
            piece = " " if found.isspace() else "" if behind.islower() else "-"
        return piece
