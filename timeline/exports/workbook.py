"""The tables as an Excel workbook: a README sheet with label and schema, then a sheet a table."""

from __future__ import annotations

import io
from datetime import date, datetime
from typing import Any

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from timeline.exports.about import About
from timeline.exports.safe import cell
from timeline.exports.tables import HARMLESS, NAMES, columns, rows
from timeline.frame import DAY, Tables

_WIDTHS = {"title": 56, "quote": 80, "url": 44, "note": 40, "name": 30, "publisher": 26, "edtf": 22}
_FIRST_DAY = "1900-03-01"  # Excel counts a 29 February 1900; older days are written as text


def to_xlsx(tables: Tables, about: About) -> bytes:
    """Write the workbook; days are days, numbers are numbers, texts are never formulas."""
    out = io.BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
        "default_date_format": "yyyy-mm-dd",
    }
    book = xlsxwriter.Workbook(out, options)
    book.set_properties(
        {
            "title": cell(about.heading),
            "comments": cell(about.line()),
            "created": datetime(2000, 1, 1),
        }
    )
    forms = _forms(book)
    _readme(book.add_worksheet("README"), about, forms)
    for name in NAMES:
        sheet = book.add_worksheet(name)
        _page(sheet, about)
        _table(sheet, name, rows(getattr(tables, name), list(columns(name))), forms)
    book.close()
    return out.getvalue()


def _forms(book: xlsxwriter.Workbook) -> dict[str, Format]:
    base = {"font_name": "Arial", "font_size": 10, "valign": "top"}
    head = base | {
        "bold": True,
        "font_color": "#FFFFFF",
        "bg_color": "#12344D",
        "valign": "vcenter",
    }
    return {
        "text": book.add_format(base),
        "wrap": book.add_format(base | {"text_wrap": True}),
        "day": book.add_format(base | {"num_format": "yyyy-mm-dd", "align": "left"}),
        "number": book.add_format(base | {"num_format": "#,##0.##"}),
        "whole": book.add_format(base | {"num_format": "#,##0"}),
        "head": book.add_format(head),
        "title": book.add_format(base | {"bold": True, "font_size": 16, "font_color": "#12344D"}),
        "bold": book.add_format(base | {"bold": True}),
        "marking": book.add_format(base | {"bold": True, "font_color": "#B3261E"}),
        "unreviewed": book.add_format(base | {"italic": True, "font_color": "#8A5A00"}),
    }


def _page(sheet: Worksheet, about: About) -> None:
    sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.fit_to_pages(1, 0)
    marking = about.marking.replace("&", "&&")[:200]
    sheet.set_header(f"&C&B{marking}" if marking else "")
    sheet.set_footer(f"&L{about.pair} · {about.as_of} · {about.version}&R&P / &N")


def _readme(sheet: Worksheet, about: About, forms: dict[str, Format]) -> None:
    _page(sheet, about)
    sheet.hide_gridlines(2)
    sheet.set_column(0, 0, 16)
    sheet.set_column(1, 1, 20)
    sheet.set_column(2, 3, 26)
    sheet.set_column(4, 4, 80)
    line = 0
    if about.markings:
        sheet.write_string(line, 0, cell(about.marking), forms["marking"])
        line += 1
    sheet.write_string(line, 0, cell(about.heading), forms["title"])
    line += 2
    for name, value in about.rows():
        sheet.write_string(line, 0, name, forms["bold"])
        sheet.write_string(line, 1, cell(value), forms["text"])
        line += 1
    sheet.write_string(line, 0, "cells", forms["bold"])
    sheet.write_string(line, 1, HARMLESS, forms["text"])
    line += 2
    for place, word in enumerate(("table", "column", "dtype", "unit", "meaning")):
        sheet.write_string(line, place, word, forms["head"])
    for name in NAMES:
        for column, spec in columns(name).items():
            line += 1
            for place, word in enumerate((name, column, spec.dtype, spec.unit, spec.meaning)):
                sheet.write_string(line, place, word, forms["text"])


def _table(
    sheet: Worksheet, name: str, listed: list[dict[str, Any]], forms: dict[str, Format]
) -> None:
    specs = columns(name)
    sheet.freeze_panes(1, 1)
    sheet.set_row(0, 20)
    for place, (column, spec) in enumerate(specs.items()):
        sheet.write_string(0, place, column, forms["head"])
        width = _WIDTHS.get(column, 12 if spec.dtype == DAY else 14)
        sheet.set_column(place, place, width)
        wrap = column in ("quote", "title")
        for line, row in enumerate(listed, start=1):
            _cell(sheet, line, place, row[column], spec.dtype, forms, wrap)
    if listed:
        sheet.autofilter(0, 0, len(listed), len(specs) - 1)


def _cell(
    sheet: Worksheet,
    line: int,
    place: int,
    value: Any,
    dtype: str,
    forms: dict[str, Format],
    wrap: bool,
) -> None:
    if value is None or value == "" or value == []:
        return
    if isinstance(value, bool):
        sheet.write_boolean(line, place, value, forms["text"])
    elif isinstance(value, (int, float)):
        whole = float(value).is_integer()
        sheet.write_number(line, place, value, forms["whole" if whole else "number"])
    elif dtype == DAY and value >= _FIRST_DAY:
        sheet.write_datetime(line, place, date.fromisoformat(value), forms["day"])
    else:
        text = "; ".join(map(str, value)) if isinstance(value, list) else str(value)
        form = "unreviewed" if text == "unreviewed" else "wrap" if wrap else "text"
        sheet.write_string(line, place, cell(text), forms[form])
