"""Words, dates and numbers in the reader's language: gettext catalogues and CLDR through Babel.

English is the language of the message ids; a catalogue is ``locale/<code>.po``. What a catalogue
lacks is shown in English.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from functools import lru_cache
from pathlib import Path

from babel import Locale
from babel.dates import format_date, format_interval, format_skeleton
from babel.messages.pofile import read_po
from babel.numbers import format_decimal, format_percent

from timeline import edtf
from timeline.errors import DateError

LANGUAGES = {
    "uz": "Oʻzbekcha",
    "uz_Cyrl": "Ўзбекча",
    "kk": "Қазақша",
    "ru": "Русский",
    "en": "English",
}
FOLDER = Path(__file__).parent / "locale"

Translate = Callable[[str], str]


def _cldr(language: str) -> str:
    """The CLDR locale of a language; international English writes 6 December 2021."""
    return "en_GB" if language == "en" else language


@lru_cache(maxsize=8)
def _catalogue(language: str) -> dict[str, str | tuple[str, ...] | list[str]]:
    path = FOLDER / f"{language}.po"
    if not path.exists():
        return {}
    with path.open("rb") as file:
        catalogue = read_po(file, locale=language)
    return {
        str(item.id[0] if isinstance(item.id, list | tuple) else item.id): item.string
        for item in catalogue
        if item.id and item.string
    }


def translator(language: str) -> Translate:
    """Give the function that turns an English message into one language."""
    catalogue = _catalogue(language)

    def translate(message: str) -> str:
        found = catalogue.get(message)
        return found if isinstance(found, str) and found else message

    return translate


def counted(language: str, number: int, one: str, many: str) -> str:
    """A message with a number in the plural form of the language, e.g. `{n} events`."""
    found = _catalogue(language).get(one)
    forms = found if isinstance(found, tuple | list) else ()
    rule = Locale.parse(language).plural_form(number)
    order = {"ru": ("one", "few", "many"), "en": ("one", "other")}.get(language, ("other",))
    index = order.index(rule) if rule in order else len(order) - 1
    text = forms[min(index, len(forms) - 1)] if any(forms) else (one if number == 1 else many)
    return text.replace("{n}", decimal(number, language))


def choose(wanted: str | None) -> str:
    """The best language for an Accept-Language header or a browser's locale; English at last."""
    for part in (wanted or "").split(","):
        code = part.split(";")[0].strip().replace("-", "_")
        if code.lower().startswith("uz_cyrl"):
            return "uz_Cyrl"
        if code[:2].lower() in LANGUAGES:
            return code[:2].lower()
    return "en"


def language_name(code: str, language: str) -> str:
    """The name of a language by its code, in the reader's language."""
    return str(Locale.parse(language).languages.get(code, code))


def decimal(value: float, language: str, digits: int = 0) -> str:
    """A number with the separators of the language."""
    pattern = "#,##0" + ("." + "#" * digits if digits else "")
    return str(format_decimal(value, format=pattern, locale=_cldr(language)))


def percent(value: float, language: str) -> str:
    """Per cent, given in per cent (not as a share)."""
    pattern = "#,##0.#" + percent_sign(language)
    return str(format_percent(value / 100, format=pattern, locale=_cldr(language)))


def percent_sign(language: str) -> str:
    """The sign with the space that the language puts before it, if any."""
    return str(Locale.parse(language).percent_formats[None].pattern).lstrip("#,0")


# CLDR writes the months of Uzbek in Cyrillic without the soft sign that its spelling has.
_UNSOFTENED = re.compile(r"\b(январ|феврал|апрел|июн|июл|сентябр|октябр|ноябр|декабр)\b")


def _spelled(text: object, language: str) -> str:
    return _UNSOFTENED.sub(r"\1ь", str(text)) if language == "uz_Cyrl" else str(text)


def day(value: date, language: str) -> str:
    """A day written out: 6 December 2021."""
    return _spelled(format_date(value, format="long", locale=_cldr(language)), language)


def month(value: date, language: str) -> str:
    """A month with its year."""
    return _spelled(format_skeleton("yMMMM", value, locale=_cldr(language)), language)


def days(first: date, last: date, language: str) -> str:
    """Two days as one stretch: 14–16 November 2025."""
    said = format_interval(first, last, skeleton="yMMMMd", locale=_cldr(language))
    return _in_full(said, language)


def _in_full(text: object, language: str) -> str:
    """Write cut names of months out: CLDR has none of its stretches of days with whole ones."""
    names = Locale.parse(_cldr(language)).months["format"]
    whole = {str(names["abbreviated"][at]): str(names["wide"][at]) for at in range(1, 13)}
    cut = "|".join(re.escape(name) for name in sorted(whole, key=len, reverse=True))
    told = re.sub(rf"(?<!\w)(?:{cut})(?!\w)", lambda found: whole[found[0]], str(text))
    return _spelled(told, language)


def months(language: str, width: str = "abbreviated") -> list[str]:
    """The twelve names of months, standing alone, for the axis."""
    names = Locale.parse(language).months["stand-alone"][width]
    return [_spelled(names[number], language) for number in range(1, 13)]


def weekdays(language: str, width: str = "abbreviated") -> list[str]:
    """The seven names of days, Sunday first."""
    names = Locale.parse(language).days["stand-alone"][width]
    return [str(names[(number - 1) % 7]) for number in range(7)]


def _point(text: str, language: str) -> str:
    bare = text.rstrip("~?%")
    about = {"~": "about {}", "?": "{} (uncertain)", "%": "about {} (uncertain)"}
    when = edtf.parse(text)
    if when.start is None or when.end is None or "X" in bare:
        return bare
    if when.precision == "day":
        said = day(when.start, language)
    elif when.precision == "month":
        said = month(when.start, language)
    else:
        said = str(when.start.year)
    pattern = about.get(text[-1])
    return translator(language)(pattern).format(said) if pattern else said


# An end of a period by how exactly it is told: languages that join the word to the date need each.
SINCE = {
    "day": "since {number} {month} {year}",
    "month": "since {month} {year}",
    "year": "since {year}",
    "about": "since {}",
}
UNTIL = {
    "day": "until {number} {month} {year}",
    "month": "until {month} {year}",
    "year": "until {year}",
    "about": "until {}",
}


def _bound(patterns: dict[str, str], text: str, language: str) -> str:
    """Since or until a day, a month or a year; the month in the case that stands with a day."""
    when = edtf.parse(text)
    if text[-1] in "~?%" or when.start is None or when.precision not in patterns:
        return translator(language)(patterns["about"]).format(_point(text, language))
    name = Locale.parse(language).months["format"]["wide"][when.start.month]
    return translator(language)(patterns[when.precision]).format(
        number=when.start.day,
        month=name,
        year=when.start.year,  # its soft sign falls to an ending
    )


def _yearless(text: str, language: str) -> str:
    """A day or some days of a year that is not known: 19–20 March, year unknown."""
    unknown = translator(language)("year unknown")
    ends = re.findall(r"XXXX-(\d\d)-(\d\d)", text)
    if not ends:
        return unknown + (f" ({text})" if text != "XXXX" else "")
    first, *rest = (date(2000, int(month), int(number)) for month, number in ends)
    locale = _cldr(language)
    if rest and rest[-1] > first:
        told = format_interval(first, rest[-1], skeleton="MMMMd", locale=locale)
    else:
        told = format_skeleton("MMMMd", first, locale=locale)
    return f"{_in_full(told, language)}, {unknown}"


@lru_cache(maxsize=20_000)
def period(text: str, language: str) -> str:
    """An EDTF text in words: a day, a month, a span, since, until, about."""
    try:
        when = edtf.parse(text)
        if text.startswith("XXXX"):
            return _yearless(text, language)
        left, slash, right = text.partition("/")
        if not slash:
            return _point(text, language)
        if left == "..":
            return _bound(UNTIL, right, language)
        if right == "..":
            return _bound(SINCE, left, language)
        if when.precision == "quarter" and when.start:
            return str(format_skeleton("yQQQQ", when.start, locale=_cldr(language)))
        if when.precision == "range" and len(left) == len(right) == 10 and when.start and when.end:
            return days(when.start, when.end, language)
        if len(left) == len(right) == 7 and when.start and when.end:
            return _spelled(
                format_interval(when.start, when.end, skeleton="yMMMM", locale=_cldr(language)),
                language,
            )
        return f"{_point(left, language)} – {_point(right, language)}"
    except DateError:
        return text
