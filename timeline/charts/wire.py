"""A figure with fewer bytes: long columns of a chart say the same again and again.

Lossless for plotly.js; ``unpack`` of the timeline's script undoes it. A list of eight or more
values becomes one of

    {"~as": key}              the list under another key of the same dictionary
    {"~t": [unit, n, …]}      instants, n × unit seconds after 1970 (milliseconds when unpacked)
    {"~v": […], "~i": […]}    the different values, and which of them stands where
    {"~v": [x], "~n": n}      one value n times
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

SHORT = 8  # values below which a list stays as it is
TIMES = ("x", "base")  # columns that may hold instants
UNITS = (43_200, 60, 1)  # seconds


def pack(value: Any) -> Any:
    """Give a figure, or a part of one, with its long lists packed."""
    if isinstance(value, dict):
        lists: list[tuple[str, list[Any]]] = []
        made = {}
        for key, part in value.items():
            twin = next((name for name, other in lists if other == part), "")
            made[key] = {"~as": twin} if twin else _part(key, part)
            if isinstance(part, list) and len(part) >= SHORT and not twin:
                lists.append((key, part))
        return made
    return [pack(part) for part in value] if isinstance(value, list) else value


def _part(key: str, value: Any) -> Any:
    if not isinstance(value, list) or len(value) < SHORT:
        return pack(value)
    if not all(isinstance(one, str | int | float) for one in value):
        return [pack(one) for one in value]
    instants = _instants(value) if key in TIMES else []
    if instants:
        return {"~t": instants}
    places = {one: place for place, one in enumerate(dict.fromkeys(value))}
    if len(places) == 1:
        return {"~v": list(places), "~n": len(value)}
    if len(places) * 2 > len(value):
        return value
    return {"~v": list(places), "~i": [places[one] for one in value]}


def _instants(values: list[Any]) -> list[int]:
    """Seconds by the coarsest unit that holds them, the unit first; empty for other values."""
    try:
        moments = [datetime.fromisoformat(value).replace(tzinfo=UTC) for value in values]
    except (TypeError, ValueError):
        return []
    seconds = [round(moment.timestamp()) for moment in moments]
    unit = next(unit for unit in UNITS if all(second % unit == 0 for second in seconds))
    return [unit, *(second // unit for second in seconds)]
