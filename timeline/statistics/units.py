"""Read the unit that a statistics file states: ``US Dollars, Millions`` → (USD, 1,000,000)."""

from __future__ import annotations

import re
from decimal import Decimal

from timeline.errors import StatisticsError

# Money is recognised by its stem, in the languages in which the stat offices of the region publish.
_MONEY = (
    (
        "USD",
        r"us\s?\$|usd|u\.?s\.? dollars?|aqsh dollari|ақш доллари|долл\w*\.?\s*сша|ақш доллар\w*",
    ),
    ("EUR", r"eur\b|euros?\b|евро"),
    ("CNY", r"cny|yuan|юан\w*"),
    ("RUB", r"rub\b|russian roubles?|руб\w*"),
    ("KZT", r"kzt|tenge|теңге|тенге"),
    ("UZS", r"uzs|so.?m\b|сўм|сум\w*|soums?"),
    ("USD", r"dollars?|dollar\w*|долл\w*|\$"),
)
_FACTORS = (
    (Decimal(10**9), r"billions?|bn\b|mlrd|milliard|млрд|миллиард\w*"),
    (Decimal(10**6), r"millions?|mln|млн|миллион\w*|mn\b"),
    (Decimal(10**3), r"thousands?|thous\b|ths\b|ming\b|минг\b|тыс\w*|мың|\b1\s?000(?!\d)"),
)
_OTHER = (
    ("PERCENT", r"per ?cent|percentage|%|foiz|фоиз|процент\w*|пайыз\w*|index|индекс\w*"),
    ("COUNT", r"count|units?|persons?|people|number|birlik|единиц\w*|человек|kishi|киши|адам"),
)
_CODE = re.compile(r"[A-Z]{3}\Z")


def read_unit(text: str) -> tuple[str, Decimal]:
    """Give (unit, factor to whole units); raise StatisticsError where no unit can be recognised."""
    bare = text.strip()
    if _CODE.match(bare):
        return bare, Decimal(1)
    if bare in {"PERCENT", "COUNT", "TIMES"}:
        return bare, Decimal(1)
    low = bare.lower()
    factor = next((size for size, stems in _FACTORS if re.search(stems, low)), Decimal(1))
    for unit, stems in _MONEY:
        if re.search(stems, low):
            return unit, factor
    for unit, stems in _OTHER:
        if re.search(stems, low):
            return unit, factor if unit == "COUNT" else Decimal(1)
    raise StatisticsError(
        f"unit {bare[:60]!r} is not known; write for example `USD`, `USD million` or `PERCENT`"
    )
