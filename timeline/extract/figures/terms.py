"""Terms of the figure reader: the trade indicators, windows, and the records of its state."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from timeline.records import When

HARD = ("USD", "EUR", "GBP")  # in which no two countries trade for trillions
TRILLION = Decimal(10**12)
UNION = "EU"  # a party of many states
FLOWS = ("export", "import")
THINGS = ("joint_ventures", "documents_signed")  # counted; no sum of money is one of them
RATIOS = ("PERCENT", "TIMES")
MONEY_LEAST = Decimal(100_000)  # a sum without a currency below this is no trade figure
SUM_LEAST = Decimal(5000)  # `105 euros a ton` is a price
OUTGROWN = 10  # times the greatest sum of the two: beyond it one country alone trades with all
WINDOW = 70  # code points around an amount in which its verb stands
_CLAUSE = re.compile(r"[,;](?!\d)")
LIST = 12  # sentences: how far a list may lie behind the words that lead to it
TARGET_ROLES = ("until", "coming", "by")
REACH = 4  # sentences: the period may stand so far back; `… 65.9 bn. China: 12. Kazakhstan: 4.2`
REPORT = 24  # sentences: how far a list may stand below the one period of its report
FAR = 8  # sentences: that of what is not told to be so today
ATTACHED = 3  # code points between a sum and a date that belongs to it: `$3.9bn (2021)`


@dataclass(slots=True)
class Topic:
    """What the text speaks of: carried from sentence to sentence for `this figure`.

    ``part`` is the share of it that was told last, such as exports: growth may be that one's.
    ``third``: it was told of another partner, and goes on for one that is named alone.
    ``asked``: a question named it, and what stands next answers.
    """

    indicator: str = ""
    period: When | None = None
    sentence: int = -9
    figure: int | None = None
    part: int | None = None
    third: bool = False
    asked: bool = False


@dataclass(frozen=True, slots=True)
class Around:
    """The folded text on both sides of an amount; ``tail`` starts at its case ending."""

    before: str
    after: str
    tail: str


def other_flow(flow: str) -> str:
    """Give the flow that goes the other way."""
    return "import" if flow == "export" else "export"
