"""A mapping tells what a table's own columns mean: a TOML file beside it, `name.csv.toml`.

title = "Trade by country"        # also publisher, url, licence, vintage, unit
[columns]                         # name in the plain table = name in the file
period = "Year"
value = "Amount, thousand USD"
[fixed]                           # what holds for every row
indicator = "export"
reporter = "KAZ"
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from timeline.errors import StatisticsError
from timeline.statistics.plain import COLUMNS, OPTIONAL
from timeline.statistics.reading import Context

_WORDS = ("title", "publisher", "url", "licence", "unit")
_LARGEST = 100_000  # bytes


def beside(path: Path) -> Path | None:
    """Give the mapping that lies beside a file, if there is one."""
    found = path.with_name(path.name + ".toml")
    return found if found.is_file() else None


def apply(context: Context, path: Path) -> Context:
    """Give the context with what a mapping says; raise StatisticsError where it is wrong."""
    try:
        if path.stat().st_size > _LARGEST:
            raise StatisticsError(f"{path.name} is no mapping: {_LARGEST:,} bytes are the most")
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise StatisticsError(
            f"{path.name} cannot be read: {error}; see docs/statistics.md"
        ) from None
    unknown = set(data) - {*_WORDS, "vintage", "columns", "fixed"}
    if unknown:
        raise StatisticsError(
            f"{path.name}: {', '.join(sorted(unknown))} is not known in a mapping"
        )
    vintage = data.get("vintage")
    if vintage is not None and not isinstance(vintage, date):
        try:
            vintage = date.fromisoformat(str(vintage))
        except ValueError:
            raise StatisticsError(f"{path.name}: vintage is not a day; write 2024-04-05") from None
    return replace(
        context,
        title=context.title or str(data.get("title", "")),
        publisher=context.publisher or str(data.get("publisher", "")),
        url=context.url or str(data.get("url", "")),
        licence=context.licence or str(data.get("licence", "")),
        unit=context.unit or str(data.get("unit", "")),
        vintage=context.vintage or vintage,
        columns=_names(data.get("columns", {}), "columns", path),
        fixed=_names(data.get("fixed", {}), "fixed", path),
    )


def _names(found: Any, section: str, path: Path) -> Mapping[str, str]:
    if not isinstance(found, Mapping) or set(found) - {*COLUMNS, *OPTIONAL}:
        known = ", ".join((*COLUMNS, *OPTIONAL))
        raise StatisticsError(f"{path.name} [{section}]: the names are {known}")
    return {str(name): str(value) for name, value in found.items()}
