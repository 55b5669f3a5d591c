"""Deck → the briefing note on A4: sections, figures, tables, and sources as footnotes."""

from __future__ import annotations

import io
from functools import partial
from html import escape
from typing import Any

from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus import (
    BaseDocTemplate,
    CondPageBreak,
    Frame,
    KeepTogether,
    PageTemplate,
    Spacer,
)

from timeline import messages
from timeline.exports import alt, fonts
from timeline.exports.compose import body, stamp
from timeline.exports.deck import Cover, Deck, Grid, Listed, Page, Quote, Quoted, Span, Told
from timeline.exports.drawing import Drawing
from timeline.exports.look import (
    ACCENT,
    ALERT,
    BAND,
    CAUTION,
    HAIRLINE,
    INK,
    MUTED,
    NOTE_WIDTH,
)
from timeline.exports.pdf.canvas import TAGS, labelled
from timeline.exports.pdf.flow import Bar, Mark, Picture, Said, Sheet
from timeline.exports.pdf.tags import Node, Tagged
from timeline.exports.picture_timeline import Box, needed
from timeline.exports.safe import runs

LEFT, TOP, BOTTOM = 18 * mm, 16 * mm, 33 * mm
WIDTH = A4[0] - 2 * LEFT
FOOTNOTES = 4
HEAD_ROOM = 56  # points of heading and caution over a picture
ROW = 22.0  # pixels of a row of the timeline: lower than on a slide


def _style(name: str, size: float, colour: str = INK, **more: Any) -> ParagraphStyle:
    values = {"fontName": "NotoSans", "leading": size * 1.45, "textColor": HexColor(colour)}
    return ParagraphStyle(name, fontSize=size, **(values | more))


TITLE = _style("title", 23, fontName="NotoSans-Bold", leading=29, spaceAfter=4)
KICKER = _style("kicker", 8.5, ACCENT, fontName="NotoSans-Bold", spaceAfter=3)
HEADING = _style("heading", 14, fontName="NotoSans-Bold", leading=18, spaceBefore=15, spaceAfter=4)
TEXT = _style("text", 9.8, spaceAfter=5)
QUIET = _style("quiet", 8.6, MUTED, spaceAfter=3)
CARE = _style("care", 8.4, CAUTION, fontName="NotoSans-Italic", spaceAfter=4)
ALARM = _style("alarm", 8.8, ALERT, spaceAfter=4)
SAID = _style("said", 10, fontName="NotoSans-Italic", leftIndent=10, spaceAfter=5)
CELL = _style("cell", 8.3, leading=11)
NUMBER = _style("number", 8.3, leading=11, alignment=2)
SOURCE = _style("source", 8, leading=10.2, spaceAfter=2.6)
HEAD = _style("head", 8.3, ACCENT, fontName="NotoSans-Bold", leading=11)


def to_note(deck: Deck) -> bytes:
    """Write the note; ``deck`` must be planned for paper (``plan(…, paper="note")``)."""
    fonts.register()
    out = io.BytesIO()
    document = BaseDocTemplate(
        out,
        pagesize=A4,
        invariant=1,
        pageCompression=1,
        lang=TAGS[deck.about.language],
        initialFontName="NotoSans",
    )
    frame = Frame(LEFT, BOTTOM, WIDTH, A4[1] - TOP - BOTTOM, 0, 0, 0, 0)

    def begin(canvas: Tagged, _: Any) -> None:
        canvas.__dict__["cited"] = []
        if canvas.getPageNumber() == 1:
            labelled(canvas, deck)

    def end(canvas: Tagged, _: Any) -> None:
        _furniture(canvas, deck)

    document.addPageTemplates([PageTemplate("note", [frame], onPage=begin, onPageEnd=end)])
    story: list[Any] = []
    for page in deck.pages:
        story += _section(deck, page)
    document.build(story, canvasmaker=partial(Tagged, initialFontName="NotoSans"))
    return out.getvalue()


def _section(deck: Deck, page: Page) -> list[Any]:
    say = messages.translator(deck.about.language)
    if isinstance(page.body, Cover):
        return _opening(deck, page, page.body)
    head: list[Any] = [Mark(page.sources, page.title), _p(page.title, HEADING)]
    if page.caution:
        head.append(_p(page.caution, CARE))
    if page.notes and not isinstance(page.body, (Told, Listed)):
        head += [_p(text, TEXT) for text in page.notes.split("\n\n")]
    match page.body:
        case Told() as told:
            return [KeepTogether([*head, *_told(told, say)])]
        case Quote(quote, about):
            return [KeepTogether([*head, _said(quote), _p(about, QUIET)])]
        case Grid() as grid:
            return [CondPageBreak(60 * mm), *head, _table(grid)]
        case Listed(sources):
            listed = [_source(s.number, s.text, s.url) for s in sources]
            return [CondPageBreak(40 * mm), *head, *listed]
        case _:
            picture = Picture(_picture(deck, page), WIDTH, alt.text(page, deck.about.language))
            return [CondPageBreak(picture.height + HEAD_ROOM), *head, Spacer(0, 4), picture]


def _opening(deck: Deck, page: Page, cover: Cover) -> list[Any]:
    out: list[Any] = [Bar(), Mark((), page.title), _p(cover.lines[0].upper(), KICKER)]
    out.append(_p(page.title, TITLE))
    out.append(_p(" · ".join(cover.lines[1:]), QUIET))
    if page.notes:
        out += [Spacer(0, 6), _p(page.notes, TEXT)]
    return out


def _p(text: str, style: ParagraphStyle, node: Node | None = None) -> Said:
    return Said(escape(fonts.covered(text), quote=False), style, node=node)


def _number(number: int) -> str:
    return f'<super size="6.5"><font color="{ACCENT}">{number}</font></super>'


def _said(quote: Quoted) -> Said:
    text = escape(fonts.covered(quote.text), quote=False)
    return Said(f"“{text}” {_number(quote.source)}", SAID)


def _told(told: Told, say: messages.Translate) -> list[Any]:
    facts = " · ".join(told.facts)
    when = f'<font name="NotoSans-Bold" color="{told.colour}">{escape(told.when)}</font>'
    rest = f" · {escape(fonts.covered(facts), quote=False)}" if facts else ""
    out: list[Any] = [Said(when + rest, TEXT)]
    if told.conflicts:
        text = say("sources disagree: {others}").format(others="; ".join(told.conflicts))
        out.append(_p(text, ALARM))
    return out + [_said(quote) for quote in told.quotes]


def _picture(deck: Deck, page: Page) -> Drawing:
    high = 268.0
    if isinstance(page.body, Span):
        high = needed(page.body.scene, ROW) + 34
    shapes = body(deck, page, Box(0, 4, NOTE_WIDTH, high))
    return Drawing(NOTE_WIDTH, high + 8, "", tuple(shapes), title=page.title)


def _table(grid: Grid) -> Sheet:
    table = Node("Table")
    first = table.add("TR")
    rows = [[_p(text, HEAD, first.add("TH")) for text in grid.header]]
    for cells in grid.rows:
        row = table.add("TR")
        rows.append(
            [
                _p(text, NUMBER if i in grid.right else CELL, row.add("TD"))
                for i, text in enumerate(cells)
            ]
        )
    made = Sheet(rows, [WIDTH * share for share in grid.shares], repeatRows=1)
    made.setStyle(
        [
            ("LINEBELOW", (0, 0), (-1, 0), 1, HexColor(ACCENT)),
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ("LEFTPADDING", (0, 0), (-1, -1), 3),
            ("RIGHTPADDING", (0, 0), (-1, -1), 5),
            ("TOPPADDING", (0, 0), (-1, -1), 2.5),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 3.5),
            ("ROWBACKGROUNDS", (0, 1), (-1, -1), [HexColor("#ffffff"), HexColor(BAND)]),
        ]
    )
    return made


def _source(number: int, text: str, url: str) -> Said:
    said = f"<b>{number}</b>  {escape(fonts.covered(text), quote=False)}"
    if url:
        shown = escape(fonts.cut(url, 6.6, WIDTH - 12))
        said += f'<br/><a href="{escape(url)}"><font size="6.6" color="{ACCENT}">{shown}</font></a>'
    return Said(said, SOURCE)


def _furniture(canvas: Tagged, deck: Deck) -> None:
    """Draw what each page carries: marking, footnotes, what this is, page number."""
    say = messages.translator(deck.about.language)
    canvas.saveState()
    if deck.about.marking:
        canvas.setFillColor(HexColor(ALERT))
        canvas.setFont("NotoSans-Bold", 9)
        text = fonts.cut(fonts.covered(deck.about.marking.upper()), 9, WIDTH, bold=True)
        with canvas.tag(Node("P")):
            canvas.drawCentredString(A4[0] / 2, A4[1] - 12 * mm, text)
    cited = sorted(canvas.__dict__.get("cited", []))
    known = {source.number: source for source in deck.sources}
    few = cited if len(cited) <= FOOTNOTES else cited[: FOOTNOTES - 1]
    lines = [f"{number}  {known[number].text}" for number in few]
    if len(few) < len(cited):
        rest = runs(cited[len(few) :])
        lines.append(say("further sources: {numbers}; see the last pages").format(numbers=rest))
    canvas.setFillColor(HexColor(MUTED))
    canvas.setStrokeColor(HexColor(HAIRLINE))
    if lines:
        with canvas.tag(None):
            canvas.line(LEFT, BOTTOM - 4 * mm, LEFT + 50 * mm, BOTTOM - 4 * mm)
    for i, line in enumerate(lines):
        canvas.setFont("NotoSans", 7.3)
        text = fonts.cut(fonts.covered(line), 7.3, WIDTH)
        with canvas.tag(Node("Note")):
            canvas.drawString(LEFT, BOTTOM - 8 * mm - i * 10, text)
    canvas.setFont("NotoSans", 7.3)
    text = fonts.cut(fonts.covered(f"{deck.title} · {stamp(deck, say)}"), 7.3, WIDTH - 20 * mm)
    with canvas.tag(None):
        canvas.drawString(LEFT, 10 * mm, text)
        canvas.setFont("NotoSans-Bold", 8)
        canvas.drawRightString(LEFT + WIDTH, 10 * mm, str(canvas.getPageNumber()))
    canvas.restoreState()
