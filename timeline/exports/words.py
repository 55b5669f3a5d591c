"""Dates, numbers and names in the reader's language, for exports (CLDR by Babel)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from babel import Locale
from babel.dates import format_date, format_skeleton
from babel.numbers import format_decimal

from timeline import edtf
from timeline.errors import ExportError

LANGUAGES = {"uz": "uz", "uz-Cyrl": "uz_Cyrl", "ru": "ru", "kk": "kk", "en": "en"}
Translate = Callable[[str], str]


def locale(language: str) -> str:
    """Give Babel's name of an interface language; raise ExportError for another one."""
    if language not in LANGUAGES:
        known = ", ".join(LANGUAGES)
        raise ExportError(f"no interface language {language!r}; choose one of {known}")
    return LANGUAGES[language]


def translator(language: str) -> Translate:
    """Give the function that turns an English message into the language."""
    locale(language)
    return str


def day(value: date, language: str, length: str = "long") -> str:
    """Write a day: 6-dekabr, 2021; 6 декабря 2021 г.; December 6, 2021."""
    return str(format_date(value, length, locale=locale(language)))


def _point(text: str, language: str) -> str:
    _ = translator(language)
    bare = text.rstrip("~?%")
    if "X" in bare:
        if bare.startswith("XXXX"):
            parts = bare.split("-")
            if len(parts) == 3 and "X" not in bare[4:]:
                known = date(2000, int(parts[1]), int(parts[2]))
                named = str(format_skeleton("MMMMd", known, locale=locale(language)))
                return _("{date}, year unknown").format(date=named)
            return _("year unknown")
        if bare.endswith("X"):
            return _("the {decade}s").format(decade=bare[:-1] + "0")
        return bare[:4]
    parts = bare.split("-")
    if len(parts) == 1:
        named = str(int(parts[0]))
    elif len(parts) == 2:
        month = date(int(parts[0]), int(parts[1]), 1)
        named = str(format_skeleton("yMMMM", month, locale=locale(language)))
    else:
        named = day(date.fromisoformat(bare), language)
    return _("about {date}").format(date=named) if text != bare else named


def when(text: str, language: str) -> str:
    """Write an EDTF date in words, vague where it is vague: `1997/..` is "since 1997"."""
    edtf.parse(text)
    _ = translator(language)
    left, slash, right = text.partition("/")
    if not slash:
        return _point(text, language)
    if right == "..":
        pattern = _("since {year}") if left.isdigit() else _("since {date}")
        return pattern.format(year=left, date=_point(left, language))
    if left == "..":
        pattern = _("by {year}") if right.isdigit() else _("by {date}")
        return pattern.format(year=right, date=_point(right, language))
    if left.isdigit() and right.isdigit():
        return f"{left}–{right}"
    if len(left) == 7 and left[:5] == right[:5] and len(right) == 7:
        names = Locale.parse(locale(language)).months["stand-alone"]["wide"]
        pattern = _("{first}–{last} {year}")
        first, last = names[int(left[5:])], names[int(right[5:])]
        return pattern.format(first=first, last=last, year=left[:4])
    return f"{_point(left, language)} – {_point(right, language)}"


def number(value: float, language: str, digits: int = 2) -> str:
    """Write a number with the separators of the language and at most so many decimals."""
    pattern = "#,##0." + "#" * digits if digits else "#,##0"
    return str(format_decimal(value, format=pattern, locale=locale(language)))
