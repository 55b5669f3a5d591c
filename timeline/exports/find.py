"""The one event that a step of a briefing names, or an error that says what lies near."""

from __future__ import annotations

from typing import Any

import pandas as pd

from timeline.briefing import Step
from timeline.errors import ExportError
from timeline.exports.safe import shorten
from timeline.exports.tables import columns, rows
from timeline.frame import Tables
from timeline.search import fold


def find(tables: Tables, step: Step, place: str) -> dict[str, Any]:
    """Find the one event that a step names; raise ExportError with what lies near."""
    events = tables.events
    if step.event:
        found = events[events["id"] == step.event]
        if found.empty and step.date:  # another build named it otherwise: its date still finds it
            found = _dated(tables, step)
        named = step.event
    else:
        found = _dated(tables, step)
        named = " ".join(part for part in (step.date, step.kind, step.words) if part)
    if len(found) == 1:
        return rows(found, list(columns("events")))[0]
    if len(found) > 1:
        titles = "; ".join(f"{r.id} “{shorten(str(r.title), 50)}”" for r in found.itertuples())
        raise ExportError(
            f"{place} {named} are {len(found)} events: {titles}; "
            "add `words` of its title, or name it by `event`"
        )
    year = step.date[:4] or "?"
    near = events[events["edtf"].str.startswith(year)]
    listed = "; ".join(f"{r.edtf} {r.kind}" for r in near.head(5).itertuples())
    hint = f"the data has in that year: {listed}" if listed else "name it by `date` and `kind`"
    raise ExportError(f"{place} no event {named} in the data; {hint}")


def _dated(tables: Tables, step: Step) -> pd.DataFrame:
    """Events of the date and kind that a step names; of several, those that have its words."""
    found = tables.events[tables.events["edtf"] == step.date]
    if step.kind:
        found = found[found["kind"] == step.kind]
    if not step.words or len(found) < 2:
        return found
    said = {id: [title] for id, title in zip(found["id"], found["title"], strict=True)}
    for row in tables.sources[tables.sources["record_id"].isin(said)].to_dict("records"):
        said[row["record_id"]].append(row["quote"])
    wanted = fold(step.words).split()
    for much in (1, None):  # the title decides, else the sentences
        texts = {id: fold(" ".join(parts[:much])) for id, parts in said.items()}
        keep = [id for id, text in texts.items() if all(word in text for word in wanted)]
        if keep:
            return found[found["id"].isin(keep)]
    return found[:0]
