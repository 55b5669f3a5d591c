"""Digits as each language parts them → numbers."""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation
from functools import cache

_INDIAN = re.compile(r"\d{1,2}(?:,\d\d)+,\d{3}(?:\.\d+)?")  # `1,23,456`: hundreds of thousands


MILLION = 1_000_000
THREE = 3  # digits of a number told in the next magnitude


@cache
def _grouped(sign: str, decimal: str) -> re.Pattern[str]:
    """Give the pattern of a number whose thousands a sign parts."""
    return re.compile(rf"\d{{1,3}}(?:{re.escape(sign)}\d{{3}})+(?:{re.escape(decimal)}\d+)?")


def parse_digits(text: str, decimal: str = ",") -> Decimal | None:
    """Read digits with a language's separators; a lone separator before three digits is judged.

    ``4,270`` is four and a bit where the comma is the decimal sign, and 4,270 where it groups
    thousands; ``3.500`` with a decimal comma is three thousand five hundred.
    """
    text = text.strip(" .,").replace(" ", "")
    if text.isdecimal():
        return Decimal(text)
    if decimal == "." and _INDIAN.fullmatch(text):
        text = text.replace(",", "")
    other = "." if decimal == "," else ","
    if _grouped(other, decimal).fullmatch(text):
        text = text.replace(other, "")
    text = text.replace(",", ".")
    try:
        return Decimal(text)
    except InvalidOperation:
        return None


def of_next_scale(told: str, rest: Decimal, scale: int) -> Decimal:
    """Give what three digits behind a magnitude count: of `1 billion 950` they are millions."""
    if scale < MILLION or len(told.strip()) != THREE or not told.strip().isdecimal():
        return rest
    return rest * scale / 1000
