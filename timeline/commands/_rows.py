"""Rows of a command's answer as CSV, JSON lines or aligned columns."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Sequence

FORMS = ("table", "csv", "jsonl")
_WIDEST = 60  # letters of a column of the table; CSV and JSON have the whole text


def print_rows(rows: Sequence[dict[str, str]], columns: Sequence[str], form: str) -> None:
    """Print rows on stdout; in CSV no text of a file becomes a formula of a spreadsheet."""
    if form == "jsonl":
        for row in rows:
            print(json.dumps(row, ensure_ascii=False))
    elif form == "csv":
        writer = csv.DictWriter(sys.stdout, columns, lineterminator="\n")
        writer.writeheader()
        for row in rows:
            writer.writerow({name: _harmless(text) for name, text in row.items()})
    else:
        shown = [{name: _short(text) for name, text in row.items()} for row in rows]
        widths = [max([len(name), *(len(row[name]) for row in shown)]) for name in columns]
        for row in [dict(zip(columns, columns, strict=True)), *shown]:
            cells = [row[name].ljust(width) for name, width in zip(columns, widths, strict=True)]
            print("  ".join(cells).rstrip())


def _harmless(text: str) -> str:
    """Keep a text from being a formula; a negative number stays one."""
    if text[:1] in "=+@\t\r" or (text[:1] == "-" and not text[1:2].isdigit()):
        return f"'{text}"
    return text


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _WIDEST else f"{line[: _WIDEST - 1]}…"
