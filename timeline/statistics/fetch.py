"""Bring official series and store them, each with the day on which it was brought and its terms.

Stored files are never overwritten: a later day makes a further file, so that revisions show. What
was brought for the same question before is used again unless the user asks anew.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

import requests

from timeline.errors import StatisticsError
from timeline.statistics import http
from timeline.statistics.read import read_statistics
from timeline.statistics.services import Service, spell


def fetch(
    service: Service,
    pair: str,
    years: list[int],
    folder: Path,
    today: date,
    *,
    key: str = "",
    base: str = "",
    again: bool = False,
    session: http.Session | None = None,
    sleep: Callable[[float], None] = time.sleep,
) -> Path:
    """Give the file with a service's numbers for a pair and years, asking only if it is not there.

    Raise StatisticsError where the service cannot be asked or its answer holds no usable number;
    then nothing is stored.
    """
    sides = pair.split("-")
    if len(sides) != 2:
        raise StatisticsError(f"pair {pair!r} is not of the form UZB-KAZ")
    stem = f"{service.name}-{pair}-{spell(years)}"
    stored = sorted(folder.glob(f"{stem}-????-??-??.{service.ending}"))
    if stored and not again:
        return stored[-1]
    asked = service.ask((base or service.base).rstrip("/"), (sides[0], sides[1]), years, key)
    own = session or requests.Session()
    bodies = [http.get(own, request, sleep) for request in asked]
    text = service.join(bodies, years)
    path = folder / f"{stem}-{today.isoformat()}.{service.ending}"
    return _store(path, text, asked[0].address, service, pair, today)


def _store(path: Path, text: str, address: str, service: Service, pair: str, today: date) -> Path:
    """Write the file and its mapping, after a trial reading; a half-written file never stays."""
    path.parent.mkdir(parents=True, exist_ok=True)
    trial = path.with_name(f".{path.name}")
    try:
        trial.write_text(text, encoding="utf-8")
        reading = read_statistics(trial, pair)
        if not reading.figures:
            reason = "; ".join(str(problem) for problem in reading.problems[:3])
            raise StatisticsError(
                f"{address} has no number for {pair} in these years ({reason.lstrip('.')})"
            )
        about = path.with_name(path.name + ".toml")
        about.write_text(
            f'url = "{address}"\nlicence = "{service.origin.licence}"\n'
            f"vintage = {today.isoformat()}\n",
            encoding="utf-8",
        )
        trial.replace(path)
    finally:
        trial.unlink(missing_ok=True)
    return path
