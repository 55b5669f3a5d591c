"""Lay a reading of statistics files beside a build, without writing anything."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd

from timeline.frame import Tables, to_tables
from timeline.statistics.points import Reading


def beside(tables: Tables, reading: Reading) -> Tables:
    """Give the tables with the documents, figures and sources of a reading added.

    What the build holds already (the same id) is not added twice.
    """
    known = set(tables.documents["id"])
    documents = [document for document in reading.documents if document.id not in known]
    held = set(tables.figures["id"])
    figures = [figure for figure in reading.figures if figure.id not in held]
    if not figures:
        return tables
    more = to_tables(documents, [], figures)

    def joined(name: str) -> pd.DataFrame:
        mine: pd.DataFrame = getattr(tables, name)
        new: pd.DataFrame = getattr(more, name)
        return pd.concat([mine, new], ignore_index=True).astype(mine.dtypes)

    return replace(
        tables,
        figures=joined("figures"),
        sources=joined("sources"),
        documents=joined("documents"),
        problems=(*tables.problems, *reading.problems),
    )
