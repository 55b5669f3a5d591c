"""The letters of a PDF whose fonts do not tell them: repaired where possible, else refused.

A font holds pictures of letters, and a table of what they are. Old programs wrote windows-1251
into a font that calls itself Latin, `Äîãîâîð`; others leave the table out, `CB64DBB5BDBF`.
"""

from __future__ import annotations

import re

from timeline.documents.decode import plausible

_WORD = re.compile(r"\S{4,}")
# No word has a digit or such a sign between two letters; addresses do, and are few.
_MIXED = re.compile(r"[^\W\d_][\d@<>=?:;{}\\^_~|]+[^\W\d_]")
_UNKNOWN = re.compile(r"[\ue000-\uf8ff\ufffd\x00-\x08\x0e-\x1f]")
_LATIN = re.compile(r"[À-ÿ]")
_LETTER = re.compile(r"[^\W\d_]")
_ENOUGH_WORDS = 10
_GARBLED = 0.2  # of the words, or of the signs
_FOREIGN = 0.5  # of the letters; French has about one in ten


def repaired(text: str) -> str:
    """Read Cyrillic that was written as accented Latin letters; any other text comes back as is."""
    if len(_LATIN.findall(text)) < _FOREIGN * len(_LETTER.findall(text)) or text.isascii():
        return text
    out = "".join(_cyrillic(sign) for sign in text)
    return out if plausible(out) else text


def is_garbled(text: str) -> bool:
    """Say whether the words of a text are no words, for its fonts do not tell their letters."""
    words = _WORD.findall(text)
    mixed = sum(bool(_MIXED.search(word)) for word in words)
    if len(words) >= _ENOUGH_WORDS and mixed > _GARBLED * len(words):
        return True
    return len(_UNKNOWN.findall(text)) > _GARBLED * len(text)


def _cyrillic(sign: str) -> str:
    try:
        return sign.encode("cp1252").decode("cp1251")
    except UnicodeError:
        return sign
