"""The form of a point says how its number is known: told, a bound, about, not reached, aimed at."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

SYMBOLS = {
    "exact": "circle",
    "about": "circle-dot",
    "over": "triangle-up",
    "under": "triangle-down",
    "hollow": "circle-open",
    "target": "diamond-open",
}
NAMES = {
    "exact": "As told",
    "about": "About",
    "over": "More than",
    "under": "Less than, or up to",
    "hollow": "Expected, estimated or derived",
    "target": "Target",
}
SIZES = {"about": 10, "over": 10, "under": 10, "target": 11}


def form_of(row: Mapping[str, Any]) -> str:
    """Name the form of a figure; what was not reached or counted is hollow whatever its bound."""
    if row["status"] == "target":
        return "target"
    if row["status"] != "actual":
        return "hollow"
    return {"over": "over", "under": "under", "up_to": "under", "about": "about"}.get(
        str(row["bound"]), "exact"
    )


def marker(forms: list[str], colour: str, ground: str) -> dict[str, Any]:
    """The markers of points of these forms in one colour."""
    open_ = [SYMBOLS[form].endswith("open") for form in forms]
    return {
        "symbol": [SYMBOLS[form] for form in forms],
        "size": [SIZES.get(form, 8) for form in forms],
        "color": colour,
        "opacity": 1,
        "line": {
            "width": [2 if empty else 1 for empty in open_],
            "color": [colour if empty else ground for empty in open_],
        },
    }


def key(used: set[str], colour: str, ground: str, name: Any) -> list[dict[str, Any]]:
    """Traces without points that explain the used forms in the legend, told values first."""
    return [
        {
            "type": "scatter",
            "mode": "markers",
            "x": [None],
            "y": [None],
            "name": name(form),
            "hoverinfo": "skip",
            "marker": marker([form], colour, ground),
            "legendgroup": form,
        }
        for form in SYMBOLS
        if form in used
    ]
