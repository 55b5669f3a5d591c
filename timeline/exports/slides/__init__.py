"""Deck → .pptx that people edit: native charts, tables, shapes and notes, on any template."""

from __future__ import annotations

import io
from pathlib import Path

from pptx.presentation import Presentation
from pptx.slide import Slide
from pptx.util import Pt

from timeline import messages
from timeline.exports import words
from timeline.exports.compose import ornament, stamp
from timeline.exports.deck import Cover, Deck, Page
from timeline.exports.files import steady_zip
from timeline.exports.look import ALERT, CAUTION, LEFT, MUTED, NIGHT, RIGHT, WIDTH
from timeline.exports.safe import clean, runs
from timeline.exports.slides import bodies
from timeline.exports.slides.shapes import Run, draw, put, text_box
from timeline.exports.slides.template import Layouts, opened

FOOTNOTES = 3
LONG = 36  # letters of a title
SOFT = "#c3c8cd"  # quiet text on the ground of the cover
LANGUAGE_TAGS = {
    "uz": "uz-Latn-UZ",
    "uz_Cyrl": "uz-Cyrl-UZ",
    "kk": "kk-KZ",
    "ru": "ru-RU",
    "en": "en-GB",
}


def to_pptx(deck: Deck, template: Path | None = None) -> bytes:
    """Write the slides; ``template`` is an organisation's own .pptx, whose look is then taken.

    Raises ExportError where the template cannot be opened or lacks a needed layout.
    """
    presentation, layouts = opened(template)
    for number, page in enumerate(deck.pages, start=1):
        if isinstance(page.body, Cover):
            slide = _cover(presentation, layouts, deck, page, page.body)
        else:
            slide = _page(presentation, layouts, deck, page)
        _notes(slide, deck, page)
        for shape in slide.placeholders:  # an empty one would show its prompt
            if shape.has_text_frame and not shape.text_frame.text:
                shape._element.getparent().remove(shape._element)
        _marked(slide, layouts, page, number)
    _properties(presentation, deck)
    out = io.BytesIO()
    presentation.save(out)
    return steady_zip(out.getvalue())


def _cover(
    presentation: Presentation, layouts: Layouts, deck: Deck, page: Page, cover: Cover
) -> Slide:
    slide = presentation.slides.add_slide(layouts.cover)
    slide.shapes.title.text = clean(page.title)
    if layouts.house:
        draw(slide.shapes, ornament(cover), layouts.frame, NIGHT)
    for shape in slide.placeholders:
        if shape.placeholder_format.type in layouts.subtitles:
            frame = shape.text_frame
            frame.text = clean(cover.lines[0])
            if layouts.house:
                lines = [[Run(line, 15, SOFT)] for line in cover.lines[1:]]
                text_box(slide.shapes, LEFT + 16, 546, 1040, 130, lines, 1.0, spacing=3)
            else:
                for line in cover.lines[1:]:
                    paragraph = frame.add_paragraph()
                    paragraph.text = clean(line)
                    paragraph.font.size = Pt(13)
            break
    return slide


def _page(presentation: Presentation, layouts: Layouts, deck: Deck, page: Page) -> Slide:
    slide = presentation.slides.add_slide(layouts.content)
    slide.shapes.title.text = clean(page.title)
    if not layouts.house and len(page.title) > LONG:  # a template's title has one size for all
        for run in slide.shapes.title.text_frame.paragraphs[0].runs:
            run.font.size = Pt(26 if len(page.title) < 2 * LONG else 20)
    area = layouts.area
    if layouts.house:
        kicker = [Run(page.kicker.upper(), 13, "accent", bold=True)]
        text_box(slide.shapes, LEFT, 54, 700, 24, [kicker], layouts.frame, cut=True)
    bodies.place(slide, deck, page, area)
    _foot(slide, layouts, deck, page)
    return slide


def _foot(slide: Slide, layouts: Layouts, deck: Deck, page: Page) -> None:
    """Put the sources of the page, what the deck is, and the number of the slide."""
    say = messages.translator(deck.about.language)
    cited = deck.cited(page)
    few = cited if len(cited) <= FOOTNOTES else cited[: FOOTNOTES - 1]
    lines = [[Run(f"{s.number}  {s.text}", 12, MUTED)] for s in few]
    if len(few) < len(cited):
        rest = runs(source.number for source in cited[len(few) :])
        text = say("further sources: {numbers}; see the last pages").format(numbers=rest)
        lines.append([Run(text, 12, MUTED)])
    frame, area = layouts.frame, layouts.area
    top = area.y + area.height + 12
    if lines:
        text_box(slide.shapes, area.x, top, area.width, 56, lines, frame, name="sources")
    line = [Run(f"{deck.title} · {stamp(deck, say)}", 11.5, MUTED)]
    text_box(
        slide.shapes, area.x, layouts.height - 34, area.width - 80, 22, [line], frame, cut=True
    )
    number = [Run("", 12, MUTED, bold=True, field="slidenum")]
    right = area.x + area.width
    text_box(slide.shapes, right - 70, layouts.height - 34, 70, 22, [number], frame, align="right")


def _marked(slide: Slide, layouts: Layouts, page: Page, number: int) -> None:
    """Say on the slide what restricts it, and how much of it no person has confirmed."""
    frame = layouts.frame
    if page.marking:
        run = [Run(page.marking.upper(), 13, ALERT, bold=True)]
        wide = WIDTH - 2 * LEFT
        text_box(slide.shapes, LEFT, 12, wide, 24, [run], frame, align="centre", name="marking")
    if page.caution and number > 1:
        run = [Run(page.caution, 13, CAUTION, italic=True)]
        top = 54 if layouts.house else 6
        text_box(slide.shapes, RIGHT - 420, top, 420, 24, [run], frame, align="right")


def _notes(slide: Slide, deck: Deck, page: Page) -> None:
    cited = [f"[{source.number}] {source.text} {source.url}".strip() for source in deck.cited(page)]
    parts = [page.marking, page.notes, page.caution, "\n".join(cited)]
    text = "\n\n".join(part for part in parts if part)
    if text:
        slide.notes_slide.notes_text_frame.text = clean(text)


def _properties(presentation: Presentation, deck: Deck) -> None:
    about = presentation.core_properties
    about.title = clean(deck.title)[:255]
    about.subject = words.pair(deck.about.pair, deck.about.language)[:255]
    about.comments = clean(deck.about.line())[:255]
    about.keywords = deck.about.version
    about.language = LANGUAGE_TAGS[deck.about.language]
    about.author = about.last_modified_by = ""
    about.revision = 1
    put(presentation, LANGUAGE_TAGS[deck.about.language])
