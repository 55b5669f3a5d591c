"""Figures for the tests of comparisons: the IMF's of 2016 and 2017, and ways to add more."""

from __future__ import annotations

import zlib
from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from timeline import edtf
from timeline.frame import Tables, to_tables, validate
from timeline.records import Document, Event, Figure, Provenance, Span
from timeline.statistics.sums import with_sums

PAIR = ("UZB", "KAZ")
IMF = "imf"
FLOWS = [
    ("2016", "export", "KAZ", 925198417),
    ("2016", "import", "KAZ", 587793107),
    ("2016", "export", "UZB", 876602181),
    ("2016", "import", "UZB", 935533360),
    ("2017", "export", "KAZ", 1245756582),
    ("2017", "import", "KAZ", 735029625),
    ("2017", "export", "UZB", 991308924),
    ("2017", "import", "UZB", 975266796),
]


def document(name: str, published: date | None = None, text: str = "") -> Document:
    return Document(
        id=name,
        name=name,
        text=text or name,
        title=name,
        url=f"https://{name}.example/",
        published=published,
        pair="UZB-KAZ",
    )


def figure(name: str, period: str, value: float | None, **changes: object) -> Figure:
    source = str(changes.pop("document", IMF))
    quote = str(changes.pop("quote", f"{name}: {period} {value}"))
    at = int(str(changes.pop("at", zlib.crc32(name.encode()))))  # where its sentence starts
    usual: dict[str, object] = {
        "id": name,
        "when": edtf.parse(period),
        "value": None if value is None else Decimal(str(value)),
        "pair": "UZB-KAZ",
        "origin": "press",
        "sources": (Provenance(source, Span(at, at + len(quote)), quote),),
    }
    return Figure(**(usual | changes))  # type: ignore[arg-type]


def imf() -> list[Figure]:
    basis = {"export": "FOB", "import": "CIF"}
    flows = [
        figure(
            f"{period}-{flow}-{who}",
            period,
            value,
            indicator=flow,
            reporter=who,
            partner="UZB" if who == "KAZ" else "KAZ",
            basis=basis[flow],
            origin="official",
        )
        for period, flow, who, value in FLOWS
    ]
    return with_sums(flows, [document(IMF)])


def tables(
    figures: Iterable[Figure], documents: Iterable[Document] = (), events: Iterable[Event] = ()
) -> Tables:
    made = to_tables([document(IMF), *documents], events, figures)
    validate(made)
    return made
