"""Chart → a native chart of PowerPoint, with its numbers in the workbook behind it."""

from __future__ import annotations

from typing import Any

from lxml import etree
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import (
    XL_CHART_TYPE,
    XL_LABEL_POSITION,
    XL_LEGEND_POSITION,
    XL_MARKER_STYLE,
    XL_TICK_LABEL_POSITION,
    XL_TICK_MARK,
)
from pptx.enum.dml import MSO_LINE
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.slide import Slide
from pptx.util import Emu

from timeline.exports import picture_chart
from timeline.exports.drawing import mixed
from timeline.exports.look import HAIRLINE, INK, MUTED
from timeline.exports.picture_chart import TOLD
from timeline.exports.picture_timeline import Box
from timeline.exports.safe import cell
from timeline.exports.series import Chart, Series
from timeline.exports.slides.shapes import PX, Run, fill, paint, text_box

LABELLED = 16  # columns up to which each carries its number
PALE = 0.25  # of the colour inside hollow shapes: LibreOffice draws no outline around markers
SHARES = {"official": 1.0, "told": TOLD, "hollow": 0.0, "target": 0.0}
KINDS = {"column": XL_CHART_TYPE.COLUMN_CLUSTERED, "line": XL_CHART_TYPE.LINE_MARKERS}


def add_chart(slide: Slide, chart: Chart, area: Box, frame: float, about: str) -> None:
    """Add the chart with its unit above and its basis below; ``about`` tells it in words."""
    data = CategoryChartData(number_format="General")
    data.categories = list(chart.categories)
    for item in chart.series:
        data.add_series(cell(item.name), [_rounded(value) for value in item.values])
    unit = PX * frame
    place = (area.x - 6, area.y + 18, area.width + 6, area.height - 44)
    graphic = slide.shapes.add_chart(
        KINDS[chart.shape], *(Emu(round(value * unit)) for value in place), data
    )
    graphic.name = f"chart {chart.name}"
    graphic._element.nvGraphicFramePr.cNvPr.set("descr", about)
    made = graphic.chart
    made.font.size = Emu(round(13 * unit))
    paint(made.font.color, MUTED)
    made.has_title = False
    _legend(made, chart, unit)
    _axes(made, chart, unit)
    _styled(made, chart, unit)
    above = [Run(chart.unit, 12.5, MUTED)]
    text_box(slide.shapes, area.x, area.y - 2, 400, 20, [above], frame, name="unit")
    below = [Run(chart.basis, 12.5, MUTED, italic=True)]
    text_box(
        slide.shapes,
        area.x,
        area.y + area.height - 24,
        area.width,
        22,
        [below],
        frame,
        name="basis",
    )


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 4)


def _legend(made: Any, chart: Chart, unit: float) -> None:
    made.has_legend = sum(item.listed for item in chart.series) > 1
    if made.has_legend:
        made.legend.position = XL_LEGEND_POSITION.TOP
        made.legend.include_in_layout = False
        made.legend.font.size = Emu(round(14 * unit))
        paint(made.legend.font.color, INK)
        for place in reversed([i for i, item in enumerate(chart.series) if not item.listed]):
            entry = parse_xml(
                f'<c:legendEntry {nsdecls("c")}><c:idx val="{place}"/><c:delete val="1"/>'
                "</c:legendEntry>"
            )
            made.legend._element.find(qn("c:legendPos")).addnext(entry)


def _axes(made: Any, chart: Chart, unit: float) -> None:
    values, years = made.value_axis, made.category_axis
    if chart.log:
        ends = picture_chart.marks(chart)
        values.minimum_scale, values.maximum_scale = ends[0], ends[-1]
        base = parse_xml(f'<c:logBase {nsdecls("c")} val="10"/>')
        values._element.find(qn("c:scaling")).insert(0, base)
    values.has_major_gridlines = True
    paint(values.major_gridlines.format.line.color, HAIRLINE)
    values.major_gridlines.format.line.width = Emu(round(unit))
    values.format.line.fill.background()
    values.major_tick_mark = years.major_tick_mark = XL_TICK_MARK.NONE
    years.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    paint(years.format.line.color, MUTED)
    if len(chart.categories) > 20:  # every second year is named, so that none stands askew
        skip = etree.SubElement(years._element, qn("c:tickLblSkip"))
        skip.set("val", str(1 + len(chart.categories) // 20))
        years._element.find(qn("c:noMultiLvlLbl")).addprevious(skip)


def _styled(made: Any, chart: Chart, unit: float) -> None:
    plot = made.plots[0]
    if chart.shape == "column":
        alone = all(
            sum(item.values[i] is not None for item in chart.series) < 2
            for i in range(len(chart.categories))
        )
        plot.overlap = 100 if alone else -8
        plot.gap_width = 55 if len(chart.categories) > 3 else 120
    for item, series in zip(chart.series, plot.series, strict=True):
        if chart.shape == "column":
            _column(item, series, unit)
            if len(chart.categories) * len(chart.series) <= LABELLED * 2:
                _labels(series.data_labels, unit, INK)
        else:
            _line(item, series, unit)
            for index in _told(item):
                label = series.points[index].data_label
                frame = label.text_frame
                frame.text = f"{_rounded(item.values[index]):g}"
                label.position = XL_LABEL_POSITION.ABOVE
                run = frame.paragraphs[0].runs[0]
                run.font.size, run.font.bold = Emu(round(13 * unit)), True
                paint(run.font.color, item.colour)


def _told(item: Series) -> list[int]:
    """Points that carry their number: the last of a line, all of a target."""
    known = [index for index, value in enumerate(item.values) if value is not None]
    if item.form == "target":
        return known
    return known[-1:] if item.listed else []


def _labels(labels: Any, unit: float, colour: str) -> None:
    labels.show_value = True
    labels.number_format, labels.number_format_is_linked = "General", False
    labels.position = XL_LABEL_POSITION.OUTSIDE_END
    labels.font.size, labels.font.bold = Emu(round(12 * unit)), True
    paint(labels.font.color, colour)


def _column(item: Series, series: Any, unit: float) -> None:
    series.invert_if_negative = False
    fill(series.format.fill, mixed(item.colour, SHARES[item.form]))
    line = series.format.line
    line.width = Emu(round(2 * unit))
    paint(line.color, item.colour)
    if item.form == "target":
        line.dash_style = MSO_LINE.DASH


def _line(item: Series, series: Any, unit: float) -> None:
    series.smooth = False
    line = series.format.line
    if item.form == "official":
        line.width = Emu(round(2.5 * unit))
        paint(line.color, item.colour)
    else:
        line.fill.background()
    marker = series.marker
    target = item.form == "target"
    marker.style = XL_MARKER_STYLE.DIAMOND if target else XL_MARKER_STYLE.CIRCLE
    marker.size = 11 if target else 8
    full = item.form in ("official", "told")
    fill(marker.format.fill, item.colour if full else mixed(item.colour, PALE))
    marker.format.line.width = Emu(round(2 * unit))
    paint(marker.format.line.color, item.colour)
