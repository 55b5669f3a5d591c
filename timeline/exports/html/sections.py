"""Pages of a deck → sections of the HTML file, as text that a reader can select and search."""

from __future__ import annotations

from dataclasses import replace
from html import escape

from timeline import messages
from timeline.charts.style import LIGHT
from timeline.exports import words
from timeline.exports.compose import body
from timeline.exports.deck import Cover, Deck, Grid, Listed, Page, Quote, Quoted, Span, Told
from timeline.exports.drawing import Drawing
from timeline.exports.picture_timeline import Box, needed
from timeline.exports.safe import clean
from timeline.exports.series import Chart
from timeline.exports.svg import to_svg
from timeline.frame import Tables
from timeline.records import KINDS


def _t(text: str) -> str:
    return escape(clean(text))


def kinds(deck: Deck, tables: Tables) -> str:
    """Give a box to tick for each kind of event that the briefing shows."""
    say = messages.translator(deck.about.language)
    events = tables.events[tables.events["id"].isin(deck.records)]
    present = set(events["kind"])
    return "".join(
        f'<label class="kind" style="--kind:{LIGHT.kind(kind)}">'
        f'<input type="checkbox" value="{kind}" checked>{_t(words.kind(kind, say))}</label>'
        for kind in KINDS
        if kind in present
    )


def render(deck: Deck) -> str:
    """Give all pages but the cover as sections; the numbers are those of the presenter."""
    shown: list[tuple[int, Page]] = []
    for number, page in enumerate(deck.pages):
        if shown and (joined := _joined(shown[-1][1], page)):
            shown[-1] = (shown[-1][0], joined)
        elif not isinstance(page.body, Cover):
            shown.append((number, page))
    return "".join(_section(deck, page, number) for number, page in shown)


def _joined(first: Page, second: Page) -> Page | None:
    """Join the parts into which slides cut a table or a list; None where they are no such parts."""
    one, other = first.body, second.body
    if isinstance(one, Listed) and isinstance(other, Listed):
        return replace(first, body=Listed(one.sources + other.sources))
    if first.title != second.title or not isinstance(one, Grid) or not isinstance(other, Grid):
        return None
    if one.header != other.header:
        return None
    cited = tuple(sorted({*first.sources, *second.sources}))
    return replace(first, body=replace(one, rows=one.rows + other.rows), sources=cited)


def _section(deck: Deck, page: Page, number: int) -> str:
    caution = f'<p class="caution">{_t(page.caution)}</p>' if page.caution else ""
    notes = ""
    if page.notes and not isinstance(page.body, (Told, Listed)):
        notes = "".join(f"<p>{_t(text)}</p>" for text in page.notes.split("\n\n"))
    marking = f'<p class="marking">{_t(page.marking)}</p>' if page.marking else ""
    kicker = f'<p class="kicker">{_t(page.kicker)}</p>' if page.kicker else ""
    return (
        f'<section id="page-{number}">{marking}{kicker}<h2>{_t(page.title)}</h2>{caution}{notes}'
        f"{_body(deck, page, number)}{_cited(deck, page)}</section>"
    )


def _body(deck: Deck, page: Page, number: int) -> str:
    say = messages.translator(deck.about.language)
    match page.body:
        case Chart() as chart:
            about = f'role="img" aria-label="{_t(page.title)}"'
            drawn = f'<div class="chart" data-chart="{number}" {about}></div>'
            return f'{drawn}<p class="basis">{_t(chart.basis)}</p>'
        case Span(scene):
            high = needed(scene) + 34
            wide = 1152.0
            shapes = body(deck, page, Box(0, 4, wide, high))
            drawing = Drawing(wide, high + 8, "", tuple(shapes), title=page.title)
            return f'<div class="drawn">{to_svg(drawing, embed=False).decode()}</div>'
        case Told() as told:
            disagree = say("sources disagree: {others}").format(others="; ".join(told.conflicts))
            alarm = f'<p class="alarm">{_t(disagree)}</p>' if told.conflicts else ""
            facts = f" · {_t(' · '.join(told.facts))}" if told.facts else ""
            first = f'<p><b style="color:{told.colour}">{_t(told.when)}</b>{facts}</p>'
            return first + alarm + "".join(_said(quote) for quote in told.quotes)
        case Quote(quote, about):
            return f'{_said(quote)}<p class="basis">{_t(about)}</p>'
        case Grid() as grid:
            return _table(grid)
        case Listed(sources):
            rows = "".join(
                f'<li value="{source.number}" id="source-{source.number}">{_t(source.text)}'
                + (
                    f'<br><a href="{_t(source.url)}" rel="noopener noreferrer" target="_blank">'
                    f"{_t(source.url)}</a>"
                    if source.url
                    else ""
                )
                + "</li>"
                for source in sources
            )
            return f'<ol class="sources">{rows}</ol>'
        case _:
            return ""


def _said(quote: Quoted) -> str:
    number = f'<a class="number" href="#source-{quote.source}">{quote.source}</a>'
    return f"<blockquote>“{_t(quote.text)}” {number}</blockquote>"


def _table(grid: Grid) -> str:
    def line(cells: tuple[str, ...], tag: str) -> str:
        made = "".join(
            f"<{tag}{' class=right' if i in grid.right else ''}>{_t(cell)}</{tag}>"
            for i, cell in enumerate(cells)
        )
        return f"<tr>{made}</tr>"

    head = line(grid.header, "th")
    rows = "".join(line(cells, "td") for cells in grid.rows)
    return f'<div class="scroll"><table><thead>{head}</thead><tbody>{rows}</tbody></table></div>'


def _cited(deck: Deck, page: Page) -> str:
    if isinstance(page.body, Listed) or not page.sources:
        return ""
    links = " ".join(
        f'<a href="#source-{number}" title="{_t(source.text)}">{number}</a>'
        for source in deck.cited(page)
        for number in [source.number]
    )
    say = messages.translator(deck.about.language)
    return f'<p class="cited">{_t(say("Sources"))}: {links}</p>'
