"""When a number holds of another: by the digits it was written in, its bound, its revisions."""

from __future__ import annotations

import re

from timeline.statistics.values import Value

# "3 bn" stands for 2.5 to 3.5 by its digits alone; nobody reads it so, hence a cap.
MOST_ROUNDING = 0.05
REVISION = 0.001  # statistics are revised by as much without anybody having been wrong
ABOUT = 0.05  # "about", "almost": five per cent either way
POINTS = 0.5  # growth in percentage points: later revisions move it by as much
MULTIPLE_POINTS = 5.0  # "doubled", "2.5 times": told in steps of a tenth
_NUMBER = re.compile(r"\d[\d\s\u00a0.,]*")


def rounds_to(actual: float, value: float, figure: Value) -> bool:
    """Say whether a claim holds of an actual number, by its bound and the digits it is given in."""
    if figure.bound == "over":
        return actual >= value
    if figure.bound in ("under", "up_to"):
        return actual <= value
    digit = step(value, figure.written)
    below = max(min(digit / 2, MOST_ROUNDING * abs(value)), REVISION * abs(value))
    # 703.8 million is told as 704 by some and as 703 by others: digits are rounded or cut.
    above = max(min(digit, MOST_ROUNDING * abs(value)), REVISION * abs(value))
    if figure.bound == "about" or figure.status == "derived":
        below = above = max(above, ABOUT * abs(value))
    return value - below * (1 + 1e-9) <= actual <= value + above * (1 + 1e-9)


def step(value: float, written: str = "") -> float:
    """Give the size of the last digit of a number as it was written: 4.27 bn → 10 million.

    Where the writing does not fit the value, the zeros at the end of the value decide.
    """
    match = _NUMBER.search(written)
    if match:
        bare = re.sub(r"[\s\u00a0]", "", match[0]).strip(".,").replace(",", ".")
        if bare.count(".") <= 1:
            decimals = len(bare.partition(".")[2])
            number = float(bare)
            scale = value / number if number and decimals else 0.0
            if any(abs(scale - 10.0**power) < 1e-6 * 10.0**power for power in (0, 3, 6, 9, 12)):
                return float(scale * 10.0**-decimals)
    size = 1.0
    while value and value % (size * 10) == 0:
        size *= 10
    return size


def growth_agrees(actual: float, percent: float, figure: Value) -> bool:
    """Say whether growth agrees: within half a point, or five where it was told as a multiple.

    A bound is the growth's own only where no level is told beside it: `grew by over 40 per cent`.
    """
    multiple = figure.growth_pct is None
    if figure.value is None and figure.bound == "over":
        return actual >= percent - POINTS
    return abs(actual - percent) <= (MULTIPLE_POINTS if multiple else POINTS)
