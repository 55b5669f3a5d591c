"""Sentences of the comparisons in the reader's language, and amounts as people read them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from babel.numbers import format_decimal

from timeline import messages
from timeline.statistics.values import Said
from timeline.views import words

# A sign beside each word: verdict and status must not hang on colour or on the language.
SIGNS = {
    "agrees": "✓",
    "one_side": "½",
    "differs": "×",
    "not_comparable": "≠",
    "no_data": "–",
    "met": "★",
    "missed": "×",
    "open": "◇",
    "moved": "→",
    "unknown": "?",
}
VERDICTS = {
    "agrees": "agrees",
    "one_side": "agrees with one side only",
    "differs": "differs",
    "not_comparable": "not comparable",
    "no_data": "no official number",
}
STATUSES = {
    "met": "met",
    "missed": "missed",
    "open": "open",
    "moved": "moved",
    "unknown": "unknown",
}
# What a figure's note may say that a reader should know; other notes are the source's own words.
NOTES = {
    "sum of exports": "sum of exports and imports",
    "adds up from January": "adds up from January",
}
SIZES = {1e9: "{} billion {}", 1e6: "{} million {}", 1e3: "{} thousand {}"}
_DIGITS = {1e9: 3, 1e6: 1, 1e3: 1}


def verdict(code: str, say: Callable[[str], str]) -> str:
    """A verdict with its sign."""
    return f"{SIGNS[code]} {say(VERDICTS[code])}"


def status(code: str, say: Callable[[str], str]) -> str:
    """The status of a promise with its sign."""
    return f"{SIGNS[code]} {say(STATUSES[code])}"


def note(text: str, say: Callable[[str], str]) -> str:
    """A note of ours in the reader's language; another's as it stands."""
    return next((say(name) for start, name in NOTES.items() if text.startswith(start)), text)


def amount(value: float, unit: str, language: str) -> str:
    """An amount in the largest unit that fits: 1.513 billion USD, 25 %."""
    if unit == "PERCENT":
        return messages.percent(value, language)
    for size, text in SIZES.items():
        if abs(value) >= size:
            number = messages.decimal(value / size, language, _DIGITS[size])
            return messages.translator(language)(text).format(number, _unit(unit)).strip()
    return f"{messages.decimal(value, language, 1)} {_unit(unit)}".strip()


def _unit(unit: str) -> str:
    return "" if unit == "COUNT" else unit


def tenths(value: float, language: str) -> str:
    """A number with exactly one digit after the point: 15.0 is more than 15."""
    locale = "en_GB" if language == "en" else language
    return str(format_decimal(value, format="#,##0.0", locale=locale))


def signed(value: float, language: str) -> str:
    """A difference with its sign, one digit: +19.8, −0.7."""
    sign = "+" if value > 0 else "−" if value < 0 else ""
    return sign + tenths(abs(value), language)


def percent(value: float, language: str, signs: str = "+−") -> str:
    """Per cent with one digit, and with its sign unless ``signs`` are none: +19.8%, 15,0 %."""
    number = signed(value, language) if signs else tenths(value, language)
    return number + messages.percent_sign(language)


def sentence(said: Said, language: str, unit: str, say: Callable[[str], str]) -> str:
    """A reason in the reader's language, with countries, amounts and days written out."""
    values = {name: _value(name, value, language, unit, say) for name, value in said.values.items()}
    return say(said.text).format(**values)


def _value(name: str, value: Any, language: str, unit: str, say: Callable[[str], str]) -> str:
    if name in ("who", "other") and isinstance(value, str):
        return words.country(value, language) if value else say("the press")
    if name in ("official", "other_official"):
        return amount(float(value), unit, language)
    if name in ("percent", "points"):
        return tenths(abs(float(value)), language)
    if name in ("flow", "other_flow"):
        return words.indicator(str(value), say)
    if isinstance(value, date):
        return messages.day(value, language)
    return str(value)
