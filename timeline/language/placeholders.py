"""The placeholders of the patterns in a language file, and what they stand for."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

from timeline.errors import LanguageError
from timeline.language.phrases import alternatives

if TYPE_CHECKING:
    from timeline.language.lexicon import Language

_TENS = frozenset(f"{ten}0" for ten in range(2, 10))
_PLACEHOLDER = re.compile(r"\{([a-z_]+)(?::([a-z_0-9]+))?\}")


def expand(pattern: str, table: Mapping[str, tuple[str, str]]) -> str:
    """Put the placeholders of a pattern in; ``{month:m2}`` names its group m2."""

    def put(match: re.Match[str]) -> str:
        name, group = match[1], match[2]
        if name not in table:
            raise LanguageError(f"pattern {pattern!r} uses {{{name}}}, which is not a placeholder")
        default, text = table[name]
        group = group or default
        return f"(?P<{group}>{text})" if group else f"(?:{text})"

    return _PLACEHOLDER.sub(put, pattern)


def placeholders(language: Language) -> dict[str, tuple[str, str]]:
    """Name → (default group, expression); words come from the file's lists of the same name."""
    suffix = language.suffix
    table = {
        "day": ("d", r"(?<!\d)(?:0?[1-9]|[12]\d|3[01])(?!\d)"),
        "year": ("y", r"(?<!\d)(?<!\d[.,])(?:1[89]|20)\d\d(?![\d%])"),
        "monthno": ("m", r"(?<!\d)(?:0?[1-9]|1[0-2])(?!\d)"),
        "month": ("m", r"(?<!\w)(?:" + alternatives(list(language.months), suffix) + r")(?!\w)"),
        "scale": ("", r"(?:" + alternatives(list(language.magnitudes), suffix) + r")(?!\w)"),
        "n": ("n", r"(?<![\d.,])\d{1,3}(?![\d.,]\d|\d)|" + _up_to_hundred(language, suffix)),
        "count": ("count", _counted(language, suffix)),
        "number": ("", _numbers(language, suffix)),
        "dash": ("", " ?- ?"),
        "case": ("", suffix),
    }
    for name, words in language.data.get("words", {}).items():
        folded = [language.fold(word) for word in words]
        # A digit may touch the word behind it: `1992ж.`
        table[name] = ("", r"(?<![^\W\d])(?:" + alternatives(folded, suffix) + r")(?!\w)")
    relative = [language.fold(w) for v in language.data.get("years", {}).values() for w in v]
    table["relyear"] = ("yr", r"(?<!\w)(?:" + alternatives(relative, suffix) + r")(?!\w)")
    table["weekday"] = ("w", r"(?<!\w)(?:" + _weekdays(language, suffix) + r")(?!\w)")
    return table


def _weekdays(language: Language, suffix: str) -> str:
    names = language.data.get("weekdays", {}).values()
    return alternatives([language.fold(word) for words in names for word in words], suffix)


def _counted(language: Language, suffix: str) -> str:
    """Give the expression of a number that counts: digits or cardinal words, and a magnitude.

    An ending may touch a number word (`yettita`); ordinals count nothing.
    """
    ordinal = language.data.get("ordinals", "")
    ends = re.compile(fold_pattern(language, ordinal)) if ordinal else None
    words = [word for word in language.numbers if not (ends and ends.search(word))]
    spoken = alternatives([word.rstrip("~*") for word in words if word[0].isalpha()], "")
    scales = alternatives([word for word in language.magnitudes if len(word) > 1], suffix)
    digits = r"(?<![\d.,])(?:\d{1,3}(?:[ .,]\d{3})+(?!\d)|\d{1,9}(?:[.,]\d{1,3})?(?!\d))"
    number = rf"(?:{digits}|(?<!\w)(?:{spoken})(?:[ -](?:{spoken})){{0,3}})"
    return rf"{number}(?:\.?[ -]?(?:{scales})(?!\w))?"


def _numbers(language: Language, suffix: str) -> str:
    return r"(?<!\w)(?:" + alternatives(list(language.numbers), suffix) + r")(?!\w)"


def _up_to_hundred(language: Language, suffix: str) -> str:
    """Give the expression of a number in words, of two where tens lead: `thirty-two`."""
    tens = [word for word, value in language.numbers.items() if value in _TENS and "~" not in word]
    led = r"(?:(?<!\w)(?:" + alternatives(tens, "") + r")[ -])?" if tens else ""
    return led + _numbers(language, suffix)


def fold_pattern(language: Language, pattern: str) -> str:
    """Fold the runs of letters of a pattern, leaving escapes, groups and placeholders alone."""
    keep = re.compile(
        r"\{[^}]*\}|\\.|\(\?P<\w+>|\(\?P=\w+\)|\(\?[:=!<]*|\[[^\]]*\]|[^\w\s'ʻʼ‘’{\\(\[]|\(|\[|\{|\\|\s+|\d+"
    )
    out, at = [], 0
    for match in keep.finditer(pattern):
        out.append(language.fold(pattern[at : match.start()]))
        out.append(match[0])
        at = match.end()
    return "".join(out) + language.fold(pattern[at:])
