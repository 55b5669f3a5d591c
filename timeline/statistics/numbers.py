"""Read the number in a cell of a statistics file: value, gap or estimate, never a guess."""

from __future__ import annotations

import math
import re
from decimal import Decimal, InvalidOperation

from timeline.errors import StatisticsError

_MISSING = {
    "",
    "-",
    "–",
    "—",
    ".",
    "..",
    "...",
    "…",
    "n/a",
    "n.a.",
    "na",
    "nan",
    "null",
    "none",
    ":",
}
_SPACES = str.maketrans("", "", " \u00a0\u202f\u2009'")
# The IMF writes `245.00 e` and stat offices `245,0*` or `(p)` for numbers that may still change.
_FLAG = re.compile(r"[\s(]*(?:[ep]|est\.?|\*)\)?\Z", re.IGNORECASE)
_PLAIN = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d{1,2})?\Z")
_GROUPS = re.compile(r"[+-]?[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?\Z")
_COMMA = re.compile(r"[+-]?\d+,\d+\Z")
_LONGEST = 40


def read_number(cell: object) -> tuple[Decimal | None, bool]:
    """Give (value, is an estimate) of one cell; None where the cell says that there is no number.

    Binary noise of spreadsheets (117.20000000000003) is cut at 15 significant digits, the
    precision that such a cell holds. Raise StatisticsError for anything else than a number,
    also for ``1,234``, which is a thousand to one reader and one and a quarter to another.
    """
    if cell is None:
        return None, False
    if isinstance(cell, bool):
        raise StatisticsError(f"{cell} is no number; write the value in figures")
    if isinstance(cell, (int, float, Decimal)):
        return _finite(cell), False
    text = str(cell).strip()
    if text.lower() in _MISSING:
        return None, False
    if len(text) > _LONGEST:
        raise StatisticsError(f"{text[:_LONGEST]!r}… is no number; write the value in figures")
    bare = _FLAG.sub("", text) if text[0].isdigit() or text[0] in "+-." else text
    return _decimal(bare.translate(_SPACES), text), bare != text


def _finite(cell: int | float | Decimal) -> Decimal | None:
    if isinstance(cell, float):
        if math.isnan(cell):
            return None
        if math.isinf(cell):
            raise StatisticsError("an endless number; write the value in figures")
        return Decimal(f"{cell:.15g}")
    return Decimal(cell)


def _decimal(bare: str, text: str) -> Decimal:
    if _PLAIN.match(bare):
        pass
    elif _GROUPS.match(bare):
        if bare.count(",") == 1 and "." not in bare:
            whole, part = bare.split(",")
            raise StatisticsError(
                f"{text!r} can be {whole}{part} or {whole}.{part}; write one of the two"
            )
        bare = bare.replace(",", "")
    elif _COMMA.match(bare):
        bare = bare.replace(",", ".")
    else:
        raise StatisticsError(f"{text!r} is no number; write the value in figures")
    try:
        return Decimal(bare)
    except InvalidOperation:
        raise StatisticsError(f"{text!r} is no number; write the value in figures") from None
