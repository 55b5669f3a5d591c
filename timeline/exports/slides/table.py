"""Grid → a native table of PowerPoint."""

from __future__ import annotations

from typing import Any

from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.slide import Slide
from pptx.util import Emu

from timeline.exports.deck import Grid
from timeline.exports.grids import HEADER, SIZE, row_height
from timeline.exports.look import BAND, INK
from timeline.exports.picture_timeline import Box
from timeline.exports.safe import clean
from timeline.exports.slides.shapes import PX, fill, paint

STYLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"  # no style, no grid: the cells carry the look


def add_table(slide: Slide, grid: Grid, area: Box, frame: float) -> None:
    """Add the table; rows are as high as their longest cell needs."""
    unit = PX * frame
    heights = [HEADER, *(row_height(cells, grid.shares) for cells in grid.rows)]
    place = (area.x, area.y, area.width, sum(heights))
    graphic = slide.shapes.add_table(
        len(heights), len(grid.header), *(Emu(round(value * unit)) for value in place)
    )
    graphic.name = "table"
    table = graphic.table
    style = table._tbl.tblPr.find(qn("a:tableStyleId"))
    style.text = STYLE
    for column, share in zip(table.columns, grid.shares, strict=True):
        column.width = Emu(round(area.width * share * unit))
    for row, height in zip(table.rows, heights, strict=True):
        row.height = Emu(round(height * unit))
    for number, cells in enumerate((grid.header, *grid.rows)):
        for place_, text in enumerate(cells):
            cell = table.cell(number, place_)
            _cell(cell, text, number == 0, place_ in grid.right, unit)
            if number == 0:
                _line_below(cell, unit)
            elif number % 2 == 0:
                fill(cell.fill, BAND)


def _cell(cell: Any, text: str, head: bool, right: bool, unit: float) -> None:
    cell.margin_left = cell.margin_right = Emu(round(6 * unit))
    cell.margin_top = cell.margin_bottom = Emu(round(3 * unit))
    cell.vertical_anchor = MSO_ANCHOR.MIDDLE
    paragraph = cell.text_frame.paragraphs[0]
    paragraph.alignment = PP_ALIGN.RIGHT if right else PP_ALIGN.LEFT
    run = paragraph.add_run()
    run.text = clean(text)
    run.font.size = Emu(round((SIZE if not head else SIZE - 1) * unit))
    run.font.bold = head
    paint(run.font.color, "accent" if head else INK)


def _line_below(cell: Any, unit: float) -> None:
    properties = cell._tc.get_or_add_tcPr()
    line = parse_xml(
        f'<a:lnB {nsdecls("a")} w="{round(1.6 * unit)}"><a:solidFill>'
        '<a:schemeClr val="accent1"/></a:solidFill></a:lnB>'
    )
    properties.insert(0, line)
