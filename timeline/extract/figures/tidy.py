"""Figures of one text without their echoes, each with its name."""

from __future__ import annotations

import hashlib
from dataclasses import replace

from timeline.records import Figure


def without_echoes(figures: list[Figure]) -> list[Figure]:
    """Drop an undated figure whose value the same text dates elsewhere: a headline's echo.

    What a text says twice is one figure with both sentences.
    """
    dated = {(f.indicator, f.value, f.status) for f in figures if f.when.known}
    kept: dict[Figure, Figure] = {}
    for f in figures:
        if f.when.known or (f.indicator, f.value, f.status) not in dated:
            held = kept.get(f)
            kept[f] = replace(held, sources=held.sources + f.sources) if held else f
    return list(kept.values())


def figure_id(figure: Figure) -> str:
    """Name a figure by what it says, so that a rebuilt table keeps its names."""
    source = figure.sources[0]
    what = f"{figure.indicator}|{figure.when.edtf}|{figure.value}"
    key = f"{what}|{source.document}|{source.span.start}"
    return "f" + hashlib.sha256(key.encode()).hexdigest()[:12]
