"""Deck → the briefing note as .docx: text to edit, pictures, a real table, real footnotes."""

from __future__ import annotations

import io
from typing import Any

import docx
from docx.document import Document
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from timeline import messages
from timeline.exports import alt
from timeline.exports.compose import body, stamp
from timeline.exports.deck import Cover, Deck, Grid, Listed, Page, Quote, Quoted, Span, Told
from timeline.exports.drawing import Drawing
from timeline.exports.files import steady_zip
from timeline.exports.footnotes import Footnotes
from timeline.exports.look import ACCENT, ALERT, BAND, CAUTION, INK, MUTED, NOTE_WIDTH
from timeline.exports.picture_timeline import Box, needed
from timeline.exports.safe import clean, runs
from timeline.exports.slides.template import FONT
from timeline.exports.svg import to_png
from timeline.messages import Translate

WIDTH = 174  # mm of text on A4
FOOTNOTES = 3  # documents named in one note; the others by their numbers
TAGS = {"uz": "uz-Latn-UZ", "uz_Cyrl": "uz-Cyrl-UZ", "kk": "kk-KZ", "ru": "ru-RU", "en": "en-GB"}


def to_docx(deck: Deck) -> bytes:
    """Write the note; ``deck`` must be planned for paper (``plan(…, paper="note")``)."""
    document = docx.Document()
    say = messages.translator(deck.about.language)
    _styles(document, deck)
    _sheet(document, deck, say)
    notes = Footnotes(document, FONT, 8.5)
    for page in deck.pages:
        _section(document, deck, page, notes)
    notes.write()
    out = io.BytesIO()
    document.save(out)
    return steady_zip(out.getvalue())


def _styles(document: Document, deck: Deck) -> None:
    language = TAGS[deck.about.language]
    looks = {
        "Normal": (10.5, INK, False),
        "Title": (24, INK, True),
        "Heading 1": (15, INK, True),
        "Quote": (10.5, INK, False),
        "Caption": (9, MUTED, False),
    }
    for name, (size, colour, bold) in looks.items():
        style = document.styles[name]
        style.font.name, style.font.size = FONT, Pt(size)
        style.font.bold, style.font.color.rgb = bold, _rgb(colour)
        properties = style.element.get_or_add_rPr()
        fonts = properties.get_or_add_rFonts()
        for attribute in list(fonts.attrib):  # the theme's font names would win over ours
            del fonts.attrib[attribute]
        for part in ("ascii", "hAnsi", "cs", "eastAsia"):
            fonts.set(qn(f"w:{part}"), FONT)
        lang = OxmlElement("w:lang")
        lang.set(qn("w:val"), language)
        properties.append(lang)
    document.styles["Heading 1"].paragraph_format.space_before = Pt(16)
    document.styles["Heading 1"].paragraph_format.space_after = Pt(3)
    document.styles["Normal"].paragraph_format.space_after = Pt(5)
    document.styles["Quote"].font.italic = True
    document.styles["Quote"].paragraph_format.left_indent = Mm(4)
    border = document.styles["Title"].element.find(".//" + qn("w:pBdr"))
    if border is not None:
        border.getparent().remove(border)
    about = document.core_properties
    about.title, about.language = clean(deck.title)[:255], language
    about.comments, about.keywords = clean(deck.about.line())[:255], deck.about.version
    about.author = about.last_modified_by = ""


def _sheet(document: Document, deck: Deck, say: Translate) -> None:
    """Set A4 with a header for the marking and a footer that says what this is."""
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(18)
    section.top_margin, section.bottom_margin = Mm(20), Mm(20)
    if deck.about.marking:
        head = section.header.paragraphs[0]
        head.alignment = WD_ALIGN_PARAGRAPH.CENTER
        _run(head, deck.about.marking.upper(), 9.5, ALERT, bold=True)
    foot = section.footer.paragraphs[0]
    _run(foot, f"{deck.title} · {stamp(deck, say)} · ", 8, MUTED)
    _field(foot, "PAGE")


def _field(paragraph: Paragraph, code: str) -> None:
    run = paragraph.add_run()
    run.font.size, run.font.bold = Pt(8), True
    for kind in ("begin", "", "end"):
        if kind:
            element = OxmlElement("w:fldChar")
            element.set(qn("w:fldCharType"), kind)
        else:
            element = OxmlElement("w:instrText")
            element.text = code
        run._r.append(element)


def _rgb(colour: str) -> RGBColor:
    return RGBColor.from_string(colour.lstrip("#").upper())


def _run(
    paragraph: Paragraph, text: str, size: float, colour: str, bold: bool = False, up: bool = False
) -> None:
    run = paragraph.add_run(clean(text))
    run.font.size, run.font.color.rgb = Pt(size), _rgb(colour)
    run.font.bold, run.font.superscript = bold or None, up or None


def _section(document: Document, deck: Deck, page: Page, notes: Footnotes) -> None:
    say = messages.translator(deck.about.language)
    known = {source.number: f"{source.text} [{source.number}]" for source in deck.sources}
    if isinstance(page.body, Cover):
        _opening(document, page, page.body)
        return
    document.add_heading(clean(page.title), 1)
    if page.caution:
        _run(_kept(document), page.caution, 9, CAUTION)
    if page.notes and not isinstance(page.body, (Told, Listed)):
        for text in page.notes.split("\n\n"):
            document.add_paragraph(clean(text))
    match page.body:
        case Told() as told:
            _told(document, told, say)
            for quote in told.quotes:
                notes.mark(_said(document, quote), known[quote.source])
        case Quote(quote, about):
            notes.mark(_said(document, quote), known[quote.source])
            document.add_paragraph(clean(about), style="Caption")
        case Grid() as grid:
            _table(document, grid)
        case Listed(sources):
            for source in sources:
                _source(document, source.number, source.text, source.url)
        case _:
            _picture(document, deck, page)
            if page.sources:
                caption = document.add_paragraph(say("Sources"), style="Caption")
                few = [known[number] for number in page.sources[:FOOTNOTES]]
                if rest := page.sources[FOOTNOTES:]:
                    more = say("further sources: {numbers}; see the last pages")
                    few.append(more.format(numbers=f"[{runs(rest)}]"))
                notes.mark(caption, "; ".join(few))


def _opening(document: Document, page: Page, cover: Cover) -> None:
    _run(document.add_paragraph(), cover.lines[0].upper(), 9.5, ACCENT, bold=True)
    document.add_paragraph(clean(page.title), style="Title")
    document.add_paragraph(clean(" · ".join(cover.lines[1:])), style="Caption")
    if page.notes:
        document.add_paragraph(clean(page.notes))


def _kept(document: Document) -> Paragraph:
    paragraph = document.add_paragraph()
    paragraph.paragraph_format.keep_with_next = True
    return paragraph


def _told(document: Document, told: Told, say: Translate) -> None:
    first = _kept(document)
    _run(first, told.when, 11.5, told.colour, bold=True)
    if told.facts:
        _run(first, " · " + " · ".join(told.facts), 10.5, MUTED)
    if told.conflicts:
        text = say("sources disagree: {others}").format(others="; ".join(told.conflicts))
        _run(_kept(document), text, 9.5, ALERT)


def _said(document: Document, quote: Quoted) -> Paragraph:
    return document.add_paragraph(f"“{clean(quote.text)}”", style="Quote")


def _picture(document: Document, deck: Deck, page: Page) -> None:
    high = needed(page.body.scene) + 34 if isinstance(page.body, Span) else 330.0
    shapes = body(deck, page, Box(0, 4, NOTE_WIDTH, high))
    drawing = Drawing(NOTE_WIDTH, high + 8, "#ffffff", tuple(shapes), title=page.title)
    picture = document.add_picture(io.BytesIO(to_png(drawing, scale=2.5)), width=Mm(WIDTH))
    properties = picture._inline.docPr
    properties.set("descr", alt.text(page, deck.about.language))
    properties.set("name", clean(page.title)[:60])


def _table(document: Document, grid: Grid) -> None:
    table = document.add_table(rows=1 + len(grid.rows), cols=len(grid.header))
    table.alignment, table.autofit = WD_TABLE_ALIGNMENT.LEFT, False
    widths = [Mm(WIDTH * share) for share in grid.shares]
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
    for row, cells in zip(list(table.rows), (grid.header, *grid.rows), strict=True):
        for place, cell in enumerate(row.cells):
            cell.width = widths[place]
            paragraph = cell.paragraphs[0]
            paragraph.paragraph_format.space_after = Pt(1)
            if place in grid.right:
                paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
            head = cells is grid.header
            _run(paragraph, cells[place], 9, ACCENT if head else INK, bold=head)
            if head:
                _edge(cell, ACCENT)
            elif grid.rows.index(cells) % 2:
                _shade(cell, BAND)
    repeat = OxmlElement("w:tblHeader")
    table.rows[0]._tr.get_or_add_trPr().append(repeat)


def _shade(cell: Any, colour: str) -> None:
    shade = OxmlElement("w:shd")
    shade.set(qn("w:val"), "clear")
    shade.set(qn("w:fill"), colour.lstrip("#"))
    cell._tc.get_or_add_tcPr().append(shade)


def _edge(cell: Any, colour: str) -> None:
    borders, bottom = OxmlElement("w:tcBorders"), OxmlElement("w:bottom")
    for name, value in (("val", "single"), ("sz", "8"), ("color", colour.lstrip("#"))):
        bottom.set(qn(f"w:{name}"), value)
    borders.append(bottom)
    cell._tc.get_or_add_tcPr().append(borders)


def _source(document: Document, number: int, text: str, url: str) -> None:
    paragraph = document.add_paragraph()
    _run(paragraph, f"{number}  ", 9.5, ACCENT, bold=True)
    _run(paragraph, text, 9.5, INK)
    if not url:
        return
    paragraph.add_run("\n")
    relation = document.part.relate_to(url, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    link = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), relation)
    inner = Run(OxmlElement("w:r"), paragraph)
    inner.text = clean(url)
    inner.font.size, inner.font.color.rgb = Pt(8.5), _rgb(ACCENT)
    link.append(inner._r)
    paragraph._p.append(link)
