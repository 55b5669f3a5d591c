"""Uzbek in its other ways of writing, for tests: the Latin of 1995 in Cyrillic and in that of 2026.

Fit for the plain words of the press, not for every word of the language: loanwords with a sign
that Latin leaves out (`obyekt`, `premyer`) are beyond it.
"""

from __future__ import annotations

import re
from collections.abc import Callable

_SIGNS = {"sh": "ш", "ch": "ч", "yu": "ю", "ya": "я", "yo": "ё", "ye": "е", "o‘": "ў", "g‘": "ғ"}
_PLAIN = dict(zip("abdefghijklmnopqrstuvxyz", "абдефгҳижклмнопқрстувхйз", strict=True)) | {"’": "ъ"}
_REFORM = {"sh": "ş", "ch": "ç", "o‘": "ō", "g‘": "ḡ"}
_MONTHS = "yanvar|fevral|aprel|iyun|iyul|sentabr|oktabr|noyabr|dekabr"
_APOSTROPHES = re.compile(r"['`ʻʼ‘’]")
_LETTERS = re.compile(r"y(?=o‘)|[og]‘|sh|ch|y[uaoe]|[a-z’]", re.IGNORECASE)
_REFORMED = re.compile(r"[og]‘|sh|ch", re.IGNORECASE)
# What Cyrillic writes unlike a letter for a letter, told in Latin letters and Cyrillic ones.
_SPELT = tuple(
    (re.compile(pattern, re.IGNORECASE), piece)
    for pattern, piece in (
        (r"(?<=\d)-(?=yil)", " "),  # `2024 йил`
        (rf"(?<=\d)-(?=(?:{_MONTHS}|mart|may|avgust))", " "),  # `5 май`
        (rf"(?:(?<=\W)|(?<=^))(?:{_MONTHS}|rubl)(?!\w)", r"\g<0>ь"),  # `январь`, but `январда`
        (r"(?<=sent)a(?=br)|(?<=okt)a(?=br)", "я"),
        (r"(?<=ne)ft(?!\w)", "фть"),
        (r"ts(?=[ie])|(?<=[np])s(?=iya|ial)", "ц"),  # `делегация`, but `кетса`
        (r"(?:(?<=[\W\d_])|(?<=^)|(?<=[aeou]))e", "э"),
    )
)


def cyrillic(text: str) -> str:
    """Write the Latin of 1995 in Cyrillic, without the hyphen behind the number of a date."""
    text = _one_apostrophe(text)
    for pattern, piece in _SPELT:
        text = pattern.sub(lambda found, piece=piece: _cased(found, piece), text)
    return _LETTERS.sub(
        lambda found: _like(found[0], _SIGNS.get(found[0].lower()) or _letters(found[0])), text
    )


def reformed(text: str) -> str:
    """Write the Latin of 1995 in that of the reform of 2026."""
    text = _one_apostrophe(text)
    return _REFORMED.sub(lambda found: _like(found[0], _REFORM[found[0].lower()]), text)


WRITINGS: dict[str, Callable[[str], str]] = {"Cyrl": cyrillic, "2026": reformed}


def _one_apostrophe(text: str) -> str:
    """Write every apostrophe behind o or g alike, and every other as the sign of a stop."""
    return re.sub(r"(?<![oOgG])‘", "’", re.sub(r"(?<=[oOgG])’", "‘", _APOSTROPHES.sub("’", text)))


def _letters(found: str) -> str:
    return _PLAIN.get(found.lower(), found)


def _cased(found: re.Match[str], piece: str) -> str:
    return _like(found[0], found.expand(piece))


def _like(found: str, piece: str) -> str:
    return piece.upper() if found.isupper() else piece.capitalize() if found[0].isupper() else piece
