"""CEPII BACI: exports by product, reconciled from both countries' reports (t, i, j, k, v, q).

v is in thousands of dollars, FOB. The products of a pair are added up. The numbers are neither
country's own, so no reporter is named, they are estimates and take no part in a reporter's sums.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from timeline.errors import StatisticsError
from timeline.records import Problem
from timeline.statistics.countries import country
from timeline.statistics.periods import read_period
from timeline.statistics.points import Origin, Point
from timeline.statistics.reading import Context, amount, header, records
from timeline.statistics.tables import Table

NAME = "baci"
ORIGIN = Origin(
    title="CEPII BACI",
    publisher="CEPII",
    url="https://www.cepii.fr/CEPII/en/bdd_modele/bdd_modele_item.asp?id=37",
    licence="Etalab Open Licence 2.0",
)
COLUMNS = ("t", "i", "j", "k", "v", "q")
RECONCILED = "exports of {}, reconciled by CEPII from both countries' reports; {} products"


def recognises(table: Table) -> bool:
    """Say whether the six columns of the format are there."""
    return set(COLUMNS) == set(header(table))


def read(table: Table, context: Context) -> Iterator[Point | Problem]:
    """Give exports of either country to the other, one number a year."""
    sums: dict[tuple[str, str, str], tuple[Decimal, int]] = {}
    broken: set[tuple[str, str, str]] = set()
    sheet = table.sheets[0]
    for found in records(sheet, table.name):
        if isinstance(found, Problem):
            yield found
            continue
        line, _, row = found
        exporter, importer = country(row["i"]), country(row["j"])
        if exporter not in context.pair or importer not in context.pair:
            continue
        key = (str(row["t"]), exporter, importer)
        try:
            value, _ = amount(row["v"], Decimal(1000))
            read_period(row["t"])
        except StatisticsError as error:
            broken.add(key)
            yield Problem(table.name, sheet.place(line), f"{error}; its year is left out")
            continue
        total, count = sums.get(key, (Decimal(0), 0))
        sums[key] = (total + (value or 0), count + 1)
    for key in sorted(sums.keys() - broken):
        yield _point(context, key, *sums[key])


def _point(context: Context, key: tuple[str, str, str], total: Decimal, count: int) -> Point:
    year, exporter, importer = key
    return Point(
        indicator="export",
        reporter="",
        partner=importer,
        period=read_period(year),
        value=total,
        unit="USD",
        place=f"t={year} i={exporter} j={importer}",
        quote=f"{year}: {count} products, v adds up to {total / 1000} (thousand USD)",
        origin=context.origin(ORIGIN),
        mark=year,
        basis="FOB",
        status="estimate",
        written=str(total / 1000),
        note=RECONCILED.format(exporter, count),
        rule=NAME,
    )
