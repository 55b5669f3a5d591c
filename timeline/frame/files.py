"""The tables as files of a folder: Parquet, and the report as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import pandas as pd
from pandas.api.types import pandas_dtype

from timeline.errors import FrameError
from timeline.frame.schema import SCHEMA, Tables
from timeline.records import Problem


def write(tables: Tables, folder: Path) -> None:
    """Write the tables as Parquet and the report as report.json into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in SCHEMA:
        getattr(tables, name).to_parquet(folder / f"{name}.parquet", index=False)
    write_report(folder, tables.problems, tables.report)


def write_report(folder: Path, problems: Iterable[Problem], report: Mapping[str, Any]) -> None:
    """Write the report of a build, with its problems, as report.json."""
    told = [
        {
            "file": problem.file,
            "place": problem.place,
            "what": problem.what,
            "remedy": problem.remedy,
            "level": problem.level,
        }
        for problem in problems
    ]
    with (folder / "report.json").open("w", encoding="utf-8") as file:
        whole = {**report, "problems": told}
        json.dump(whole, file, ensure_ascii=False, indent=1, sort_keys=True)
        file.write("\n")


def read(folder: Path) -> Tables:
    """Read what ``write`` wrote; raise FrameError where the folder holds no build."""
    frames = {}
    for name, columns in SCHEMA.items():
        path = folder / f"{name}.parquet"
        if not path.exists():
            raise FrameError(f"{path} does not exist; run `python -m timeline build` first")
        frame = pd.read_parquet(path)
        for column, spec in columns.items():
            if column not in frame.columns:
                raise FrameError(f"{path} lacks the column {column}; run `timeline build` again")
            if spec.dtype == "object":
                frame[column] = frame[column].map(list).astype("object")
            elif str(frame[column].dtype) != spec.dtype:
                frame[column] = frame[column].astype(pandas_dtype(spec.dtype))
        frames[name] = frame[list(columns)]
    report = json.loads((folder / "report.json").read_text(encoding="utf-8"))
    problems = tuple(Problem(**problem) for problem in report.pop("problems", []))
    return Tables(**frames, problems=problems, report=report)
