"""The names of figures: by what they say, so that a rebuilt table keeps them."""

from __future__ import annotations

import hashlib
from decimal import Decimal

from timeline.records import Figure, Provenance, When


def figure_id(figure: Figure) -> str:
    """Name a figure by what it says, so that a rebuilt table keeps its names."""
    return name_of(figure.indicator, figure.when, figure.value, figure.sources[0])


def name_of(indicator: str, when: When, value: Decimal | None, source: Provenance) -> str:
    """Name a figure of an indicator, a time and a value that a source tells."""
    what = f"{indicator}|{when.edtf}|{value}"
    key = f"{what}|{source.document}|{source.span.start}"
    return "f" + hashlib.sha256(key.encode()).hexdigest()[:12]
