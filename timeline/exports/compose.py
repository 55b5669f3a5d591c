"""Page → Drawing of 1280 × 720: what PDF slides, pictures and the presenter show."""

from __future__ import annotations

from timeline import messages
from timeline.exports import fonts, picture_chart, picture_timeline
from timeline.exports.deck import (
    Context,
    Cover,
    Deck,
    Grid,
    Listed,
    Page,
    Quote,
    Source,
    Span,
    Told,
)
from timeline.exports.drawing import Circle, Drawing, Line, Rect, Shape, Text, mixed
from timeline.exports.grids import HEADER, LINE, LINES, SIZE, row_height
from timeline.exports.look import (
    ACCENT,
    ALERT,
    BAND,
    BODY_BOTTOM,
    BODY_TOP,
    CAUTION,
    HAIRLINE,
    HEIGHT,
    INK,
    LEFT,
    MUTED,
    NIGHT,
    NOTES_TOP,
    PAPER,
    RIGHT,
    SECOND,
    WIDTH,
)
from timeline.exports.picture_timeline import Box
from timeline.exports.safe import runs
from timeline.exports.series import Chart
from timeline.messages import Translate

FOOTNOTES = 3
SOURCES_A_COLUMN = 12
CONTEXT = 96.0  # pixels for the line of the whole history under an event


def compose(deck: Deck, page: Page, number: int) -> Drawing:
    """Draw one page of a deck; ``number`` counts from 1."""
    language = deck.about.language
    say = messages.translator(language)
    if isinstance(page.body, Cover):
        return _cover(page, page.body, say)
    head, shown, foot = layers(deck, page, number)
    return Drawing(WIDTH, HEIGHT, PAPER, (*head, *shown, *foot), title=page.title)


def layers(deck: Deck, page: Page, number: int) -> tuple[list[Shape], list[Shape], list[Shape]]:
    """Draw head, body and foot of a page that is no cover."""
    say = messages.translator(deck.about.language)
    box = Box(LEFT, BODY_TOP, RIGHT - LEFT, BODY_BOTTOM - BODY_TOP)
    return _head(page), body(deck, page, box), _foot(deck, page, number, say)


def body(deck: Deck, page: Page, box: Box) -> list[Shape]:
    """Draw what a page shows, without its head and foot, into a box."""
    language = deck.about.language
    say = messages.translator(language)
    match page.body:
        case Span(scene):
            high = picture_timeline.needed(scene, picture_timeline.TALL)
            low = Box(box.x, box.y, box.width, min(high, box.height - 26))
            drawn = picture_timeline.shapes(scene, low, language)
            return drawn + picture_timeline.legend(scene, box.x, low.y + low.height + 24, say)
        case Chart() as chart:
            drawn = picture_chart.shapes(
                chart, Box(box.x, box.y, box.width, box.height - 26), language
            )
            basis = fonts.cut(chart.basis, 12.5, box.width)
            return [*drawn, Text(box.x, box.y + box.height - 4, basis, 12.5, MUTED, italic=True)]
        case Told() as told:
            return _told(told, box, say)
        case Quote(quote, about):
            return _quote(quote.text, quote.source, about, box)
        case Grid() as grid:
            return _grid(grid, box)
        case Listed(sources):
            return _listed(sources, box)
        case Cover():
            return []


def _head(page: Page) -> list[Shape]:
    kicker = fonts.cut(page.kicker.upper(), 13, 760, bold=True)
    out: list[Shape] = [
        Rect(LEFT, 44, 36, 4, fill=ACCENT),
        Text(LEFT, 72, kicker, 13, ACCENT, bold=True),
    ]
    size = 32.0 if fonts.width(page.title, 32, bold=True) <= RIGHT - LEFT else 25.0
    lines = fonts.wrap(page.title, size, RIGHT - LEFT, bold=True, most=2)
    y = 112.0 if len(lines) == 1 else 103.0
    for line in lines:
        out.append(Text(LEFT, y, line, size, INK, bold=True, title=True))
        y += size * 1.24
    if page.caution:
        out.append(Text(RIGHT, 72, page.caution, 13, CAUTION, italic=True, anchor="end"))
    if page.marking:
        out.append(_marking(page.marking))
    return out


def _marking(text: str, colour: str = ALERT) -> Text:
    text = fonts.cut(text.upper(), 13, 700, bold=True)
    return Text(WIDTH / 2, 28, text, 13, colour, bold=True, anchor="middle")


def _foot(deck: Deck, page: Page, number: int, say: Translate) -> list[Shape]:
    out: list[Shape] = [Line(LEFT, NOTES_TOP, RIGHT, NOTES_TOP, HAIRLINE, 1)]
    y = NOTES_TOP + 19
    cited = deck.cited(page)
    few = cited if len(cited) <= FOOTNOTES else cited[: FOOTNOTES - 1]
    for source in few:
        text = fonts.cut(f"{source.number}  {source.text}", 12, RIGHT - LEFT)
        out.append(Text(LEFT, y, text, 12, MUTED, link=source.url))
        y += 16.5
    if len(few) < len(cited):
        rest = runs(source.number for source in cited[len(few) :])
        text = say("further sources: {numbers}; see the last pages").format(numbers=rest)
        out.append(Text(LEFT, y, fonts.cut(text, 12, RIGHT - LEFT), 12, MUTED))
    line = f"{deck.title} · {stamp(deck, say)}"
    out.append(Text(LEFT, 702, fonts.cut(line, 11.5, 1000), 11.5, MUTED))
    out.append(Text(RIGHT, 702, str(number), 12, MUTED, bold=True, anchor="end"))
    return out


def stamp(deck: Deck, say: Translate) -> str:
    """Give the day and the state of the data in a few words, for the foot of each page."""
    day = say("as of {day}").format(day=messages.day(deck.about.as_of, deck.about.language))
    return f"{day} · {say('data version {version}').format(version=deck.about.version)}"


def _cover(page: Page, cover: Cover, say: Translate) -> Drawing:
    soft = mixed("#ffffff", 0.72, NIGHT)
    shapes: list[Shape] = [Rect(LEFT + 16, 150, 64, 6, fill=mixed(SECOND, 0.55, "#ffffff"))]
    size = 54.0 if len(page.title) <= 60 else 40.0 if len(page.title) <= 110 else 32.0
    y = 186 + size
    for line in fonts.wrap(page.title, size, 1020, bold=True, most=4):
        shapes.append(Text(LEFT + 16, y, line, size, "#ffffff", bold=True, title=True))
        y += size * 1.2
    first, *rest = cover.lines
    shapes.append(Text(LEFT + 16, y + 8, fonts.cut(first, 24, 1050), 24, soft))
    y = 560.0
    for line in rest:
        shapes.append(Text(LEFT + 16, y, fonts.cut(line, 15, 1050), 15, soft))
        y += 23
    if page.marking:
        shapes.append(_marking(page.marking, "#ffb4a6"))
    return Drawing(WIDTH, HEIGHT, NIGHT, tuple(ornament(cover) + shapes), title=page.title)


def ornament(cover: Cover) -> list[Shape]:
    """Draw the events of the briefing as a quiet line of dots: the history, to scale."""
    y = 520.0
    faint = mixed("#ffffff", 0.2, NIGHT)
    out: list[Shape] = [Line(0, y, WIDTH, y, faint, 1.5)]
    bright = mixed(SECOND, 0.5, "#ffffff")
    for place in cover.days:
        x = LEFT + 16 + place * (RIGHT - LEFT - 16)
        out.append(Circle(x, y, 4, mixed(bright, 0.75, NIGHT)))
    return out


def _told(told: Told, box: Box, say: Translate) -> list[Shape]:
    out: list[Shape] = [Rect(box.x, box.y + 4, 6, 62, fill=told.colour)]
    when = fonts.cut(told.when, 27, box.width - 30, bold=True)
    out.append(Text(box.x + 24, box.y + 32, when, 27, told.colour, bold=True))
    facts = fonts.cut(" · ".join(told.facts), 17, box.width - 30)
    out.append(Text(box.x + 24, box.y + 61, facts, 17, MUTED))
    y = box.y + 112
    if told.conflicts:
        text = say("sources disagree: {others}").format(others="; ".join(told.conflicts))
        out.append(Text(box.x + 24, y - 10, fonts.cut(text, 15, box.width - 30), 15, ALERT))
        y += 24
    bottom = box.y + box.height - (CONTEXT if told.context else 0)
    size = 20.0 if len(told.quotes) < 3 else 17.0
    share = (bottom - y) / max(len(told.quotes), 1)
    for quote in told.quotes:
        most = max(1, int((share - 22) // (size * 1.42)))
        lines = fonts.wrap(f"“{quote.text}”", size, box.width - 110, italic=True, most=most)
        for line in lines:
            out.append(Text(box.x + 24, y + size * 0.4, line, size, INK, italic=True))
            y += size * 1.42
        wide = fonts.width(lines[-1], size, italic=True) if lines else 0
        number = Text(
            box.x + 30 + wide, y - size * 1.35, str(quote.source), size * 0.62, told.colour
        )
        out.append(number)
        y += 22
    if told.context:
        out += context(told.context, told.colour, box)
    return out


def context(where: Context, colour: str, box: Box) -> list[Shape]:
    """Draw where an event stands in the whole history: a line of dots, its own large."""
    y = box.y + box.height - 44
    quiet = mixed(MUTED, 0.35)
    out: list[Shape] = [Line(box.x, y, box.x + box.width, y, HAIRLINE, 1.5)]
    span = where.last - where.first
    step = next(step for step in (1, 2, 5, 10, 20, 50, 100, 1000) if span / step <= 12)
    for year in range(-(-where.first // step) * step, where.last + 1, step):
        x = box.x + (year - where.first) / span * box.width
        if x <= box.x + box.width - 12:
            out.append(Line(x, y - 4, x, y + 4, HAIRLINE, 1.5))
            anchor = "middle" if x > box.x + 14 else "start"
            out.append(Text(x, y + 28, str(year), 12.5, MUTED, anchor=anchor))
    out += [Circle(box.x + place * box.width, y, 3.5, quiet) for place in where.others]
    here = box.x + where.here * box.width
    out.append(Circle(here, y, 9, colour, PAPER, 3))
    return out


def _quote(text: str, number: int, about: str, box: Box) -> list[Shape]:
    size = 34.0 if len(text) < 160 else 27.0 if len(text) < 320 else 21.0
    most = int((box.height - 90) // (size * 1.4))
    lines = fonts.wrap(text, size, box.width - 120, italic=True, most=most)
    y = box.y + 60 + max(0.0, (box.height - 130 - len(lines) * size * 1.4) / 3)
    out: list[Shape] = [Text(box.x, y + 30, "“", 120, mixed(ACCENT, 0.35), bold=True)]
    for line in lines:
        out.append(Text(box.x + 84, y, line, size, INK, italic=True))
        y += size * 1.4
    out.append(Text(box.x + 84, y + 18, fonts.cut(f"{about}  [{number}]", 17, 900), 17, MUTED))
    return out


def _grid(grid: Grid, box: Box) -> list[Shape]:
    edges = [box.x]
    for share in grid.shares:
        edges.append(edges[-1] + share * box.width)
    out: list[Shape] = []

    def put(cells: tuple[str, ...], row: int, y: float, bold: bool, colour: str) -> None:
        size = SIZE - 1 if bold else SIZE
        for i, cell in enumerate(cells):
            room = edges[i + 1] - edges[i] - 16
            end = i in grid.right
            x = edges[i + 1] - 12 if end else edges[i] + 4
            most = 1 if bold else LINES
            for n, line in enumerate(fonts.wrap(cell, size, room, bold, most=most)):
                anchor, at = "end" if end else "start", y + n * LINE
                out.append(Text(x, at, line, size, colour, bold, anchor=anchor, cell=(row, i)))

    put(grid.header, 0, box.y + 18, True, ACCENT)
    y = box.y + HEADER
    out.append(Line(box.x, y - 4, box.x + box.width, y - 4, ACCENT, 1.6))
    for number, cells in enumerate(grid.rows):
        height = row_height(cells, grid.shares)
        if number % 2:
            out.insert(0, Rect(box.x, y - 3, box.width, height, fill=BAND))
        put(cells, number + 1, y + 20, False, INK)
        y += height
    return out


def _listed(sources: tuple[Source, ...], box: Box) -> list[Shape]:
    """Write the documents in two columns, each with its address."""
    out: list[Shape] = []
    wide = box.width / 2 - 20
    first = -(-len(sources) // 2) if len(sources) > SOURCES_A_COLUMN else len(sources)
    for place, source in enumerate(sources):
        x = box.x if place < first else box.x + box.width / 2 + 20
        y = box.y + 10 + (place if place < first else place - first) * 36
        out.append(Text(x + 22, y, str(source.number), 13, ACCENT, bold=True, anchor="end"))
        text = fonts.cut(source.text, 13, wide - 34)
        out.append(Text(x + 34, y, text, 13, INK, link=source.url))
        if source.url:
            address = fonts.cut(source.url, 10.5, wide - 34)
            out.append(Text(x + 34, y + 15, address, 10.5, ACCENT, link=source.url))
    return out
