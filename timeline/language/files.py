"""The shape of a language file: what must stand in it before it is compiled."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from timeline.errors import LanguageError

READS = (
    "date",
    "range",
    "years",
    "months",
    "days",
    "part",
    "as_of",
    "relative",
    "coming",
    "weekday",
    "same",
    "shift",
    "fiscal",
    "nothing",
)


def read_file(path: Path) -> dict[str, Any]:
    """Read one language file and check its shape; raise LanguageError naming file and place."""
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise LanguageError(f"{path.name}: {error}; correct the TOML") from None
    for key in ("code", "months", "suffixes"):
        if key not in data:
            raise LanguageError(f"{path.name} has no {key}; add it")
    if len(data["months"]) != 12:
        raise LanguageError(f"{path.name} names {len(data['months'])} months; name all twelve")
    for rule in data.get("rule", []):
        where = f"{path.name}, rule {rule.get('name', '?')}"
        for key in ("name", "pattern", "reads"):
            if key not in rule:
                raise LanguageError(f"{where} has no {key}; add one")
        if rule["reads"] not in READS:
            raise LanguageError(f"{where} reads {rule['reads']!r}; choose from {', '.join(READS)}")
        for key in ("example", "gives", "counter"):
            if key not in rule:
                raise LanguageError(f"{where} has no {key}; add one")
    for rule in data.get("count", []):
        for key in ("name", "indicator", "pattern", "example", "gives", "counter"):
            if key not in rule:
                where = f"{path.name}, count {rule.get('name', '?')}"
                raise LanguageError(f"{where} has no {key}; add one")
    return data
