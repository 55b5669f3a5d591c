"""A reporter's turnover where it published only exports and imports: their sum, and no other's.

Both numbers come from the same publisher, title and release, for the same period and unit; one
country's exports are never added to the other's imports.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal

from timeline.records import Document, Figure

_FLOWS = ("export", "import")
_BOUNDS = {
    frozenset({"exact"}): "exact",
    frozenset({"about"}): "about",
    frozenset({"exact", "about"}): "about",
    frozenset({"over"}): "over",
    frozenset({"exact", "over"}): "over",
    frozenset({"under"}): "under",
    frozenset({"exact", "under"}): "under",
}
_COUNTED = ("actual", "estimate")


def with_sums(figures: Iterable[Figure], documents: Iterable[Document]) -> list[Figure]:
    """Give the figures, each complete pair of exports and imports followed by its sum.

    A sum carries ``derived_from`` with both ids and a note that begins with ``sum of``; nothing is
    added where the same source gives the turnover itself.
    """
    figures = list(figures)
    titles = {document.id: (document.publisher, document.title) for document in documents}
    groups: dict[tuple[object, ...], dict[str, list[Figure]]] = {}
    for figure in figures:
        if figure.indicator in (*_FLOWS, "trade_turnover") and figure.reporter and figure.partner:
            source = figure.sources[0].document if figure.sources else ""
            key = (
                titles.get(source, (source,)),
                figure.reporter,
                figure.partner,
                figure.when.edtf,
                figure.unit,
                figure.vintage,
                figure.origin,
            )
            groups.setdefault(key, {}).setdefault(figure.indicator, []).append(figure)
    for flows in groups.values():
        # Two values of one flow under one key disagree or repeat: there is no one sum to make.
        if "trade_turnover" in flows or [len(flows.get(flow, [])) for flow in _FLOWS] != [1, 1]:
            continue
        total = _sum(flows["export"][0], flows["import"][0])
        if total is not None:
            figures.append(total)
    return figures


def _sum(out: Figure, into: Figure) -> Figure | None:
    bound = _BOUNDS.get(frozenset({out.bound, into.bound}))
    if bound is None or out.value is None or into.value is None:
        return None
    if out.status not in _COUNTED or into.status not in _COUNTED:
        return None
    if "goods_services" in (out.basis, into.basis) and out.basis != into.basis:
        return None
    name = hashlib.sha256(f"{out.id}+{into.id}".encode()).hexdigest()[:16]
    value: Decimal = out.value + into.value
    return replace(
        out,
        id=f"sum-{name}",
        indicator="trade_turnover",
        value=value,
        bound=bound,
        status="estimate" if "estimate" in (out.status, into.status) else "actual",
        basis="goods_services" if out.basis == "goods_services" else "goods",
        growth_pct=None,
        growth_times=None,
        growth_abs=None,
        growth_base="",
        as_written="",
        derived_from=(out.id, into.id),
        sources=(*out.sources, *into.sources),
        note=f"sum of exports{_said(out)} and imports{_said(into)}",
    )


def _said(figure: Figure) -> str:
    return f" {figure.basis}" if figure.basis in ("FOB", "CIF") else ""
