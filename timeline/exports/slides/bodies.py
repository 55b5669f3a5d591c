"""What stands on a slide under its title: native chart, table, text, or the timeline as shapes."""

from __future__ import annotations

from typing import Any

from pptx.slide import Slide

from timeline import messages
from timeline.exports import alt, fonts
from timeline.exports.compose import CONTEXT, SOURCES_A_COLUMN, body, context
from timeline.exports.deck import Deck, Grid, Listed, Page, Quote, Source, Span, Told
from timeline.exports.drawing import Rect
from timeline.exports.look import ALERT, BODY_BOTTOM, BODY_TOP, INK, LEFT, MUTED, RIGHT
from timeline.exports.picture_timeline import Box
from timeline.exports.series import Chart
from timeline.exports.slides.chart import add_chart
from timeline.exports.slides.shapes import Run, draw, text_box
from timeline.exports.slides.table import add_table


def place(slide: Slide, deck: Deck, page: Page, area: Box) -> None:
    """Put the body of a page into an area of the slide, in pixels of a page 1280 wide."""
    presentation = slide.part.package.presentation_part.presentation
    frame = presentation.slide_width / 1280 / 9525
    say = messages.translator(deck.about.language)
    match page.body:
        case Span():
            _timeline(slide, deck, page, area, frame)
        case Chart() as chart:
            add_chart(slide, chart, area, frame, alt.text(page, deck.about.language))
        case Told() as told:
            _told(slide.shapes, told, area, frame, say("sources disagree: {others}"))
        case Quote(quote, about):
            big = 32.0 if len(quote.text) < 160 else 26.0 if len(quote.text) < 320 else 20.0
            lines = [
                [Run(f"“{quote.text}”", big, INK, italic=True)],
                [Run(f"{about}  [{quote.source}]", 17, MUTED)],
            ]
            inner = Box(area.x + 60, area.y + 30, area.width - 120, area.height - 60)
            text_box(
                slide.shapes,
                *(inner.x, inner.y, inner.width, inner.height),
                lines,
                frame,
                middle=True,
                spacing=18,
                name="quote",
            )
        case Grid() as grid:
            add_table(slide, grid, area, frame)
        case Listed(sources):
            _listed(slide.shapes, sources, area, frame)
        case _:
            return


def _listed(shapes: Any, sources: tuple[Source, ...], area: Box, frame: float) -> None:
    """Write the documents in two boxes side by side, each with its address as a link."""
    split = len(sources) > SOURCES_A_COLUMN
    half = -(-len(sources) // 2) if split else len(sources)
    wide = area.width / 2 - 16 if split else area.width
    for place, part in enumerate((sources[:half], sources[half:])):
        lines = []
        for source in part:
            number = Run(f"{source.number}  ", 13, "accent", bold=True)
            lines.append([number, Run(fonts.cut(source.text, 13, wide - 30), 13, INK)])
            if source.url:
                address = fonts.cut(source.url, 10.5, wide)
                lines.append([Run(address, 10.5, "accent", link=source.url)])
        if lines:
            x = area.x + place * (wide + 32)
            text_box(shapes, x, area.y - 6, wide, area.height + 10, lines, frame, name="sources")


def _timeline(slide: Slide, deck: Deck, page: Page, area: Box, frame: float) -> None:
    """Draw the scene at its own size, then as large as the area allows."""
    wide, high = RIGHT - LEFT, BODY_BOTTOM - BODY_TOP
    fit = min(area.width / wide, area.height / high)
    drawn = body(deck, page, Box(0, 0, wide, high))
    about = alt.text(page, deck.about.language)
    x, y = area.x / fit, area.y / fit
    draw(slide.shapes, drawn, frame * fit, x=x, y=y, name="timeline", about=about)


def _told(shapes: Any, told: Told, area: Box, frame: float, disagree: str) -> None:
    bar = Rect(area.x, area.y + 4, 6, 62, fill=told.colour)
    draw(shapes, [bar], frame, name="bar")
    lines = [[Run(told.when, 27, told.colour, bold=True)]]
    lines.append([Run(" · ".join(told.facts), 17, MUTED)])
    if told.conflicts:
        text = disagree.format(others="; ".join(told.conflicts))
        lines.append([Run(text, 15, ALERT)])
    left, width = area.x + 24, area.width - 24
    text_box(shapes, left, area.y, width, 96, lines, frame, name="date")
    size = 20.0 if len(told.quotes) < 3 else 17.0
    quotes = [
        [Run(f"“{quote.text}” ", size, INK, italic=True), Run(f"[{quote.source}]", 13, told.colour)]
        for quote in told.quotes
    ]
    if quotes:
        top = area.y + 112
        text_box(
            shapes,
            left,
            top,
            width - 60,
            area.height - 112 - (CONTEXT if told.context else 0),
            quotes,
            frame,
            spacing=16,
            name="sentences",
        )
    if told.context:
        drawn = context(told.context, told.colour, area)
        draw(shapes, drawn, frame, name="history")
