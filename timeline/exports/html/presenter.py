"""Deck → the presenter: slides as SVG in layers, the speaker's notes, and where each step stands.

The same markup serves the exported file and the page of the app.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from html import escape
from typing import Any

from timeline import messages
from timeline.exports.compose import body, compose, layers
from timeline.exports.deck import Cover, Deck, Page, Span, Told
from timeline.exports.drawing import Drawing
from timeline.exports.html.world import TELLING, area, world
from timeline.exports.look import HEIGHT, PAPER, WIDTH
from timeline.exports.picture_timeline import Box
from timeline.exports.safe import clean
from timeline.exports.series import Chart
from timeline.exports.svg import to_svg


@dataclass(frozen=True, slots=True)
class Shown:
    """The slides as HTML, and what the script needs to know of them."""

    markup: str
    data: dict[str, Any]


def presenter(deck: Deck) -> Shown:
    """Draw each page in two layers, so that the body can build up over its head and foot."""
    say = messages.translator(deck.about.language)
    whole = _whole(deck)
    shared = world(deck)
    slides, steps = [], []
    for number, page in enumerate(deck.pages, start=1):
        slides.append(_slide(deck, page, number, shared.steps[number - 1] is not None))
        steps.append(
            {
                "title": page.title,
                "notes": page.notes,
                "here": _here(page, whole),
                "caution": page.caution,
                "world": shared.steps[number - 1],
            }
        )
    dots = "".join(f'<i style="left:{100 * place:.2f}%"></i>' for place in _dots(deck, whole))
    markup = (
        f'<div id="presenter" hidden tabindex="-1" role="dialog" aria-label="{_t(say("Present"))}">'
        f'<div class="stage">{"".join(slides)}{shared.markup}'
        f'<div class="history">{dots}<b></b></div></div></div>'
    )
    spoken = {
        "notes": say("Speaker notes"),
        "next": say("Next"),
        "end": say("End"),
        "clock": say("Clock"),
        "since": say("Since the start"),
        "keys": say("Arrows or space: step · number: go to · B: blank · F: full screen · Esc: end"),
    }
    data = {"steps": steps, "words": spoken, "title": deck.title}
    return Shown(markup, data | {"events": shared.events, "others": shared.others})


def _t(text: str) -> str:
    return escape(clean(text))


def _slide(deck: Deck, page: Page, number: int, shared: bool) -> str:
    """One step; ``shared``: its timeline and trade chart are those that stay on the stage."""
    kind = type(page.body).__name__.lower()
    if isinstance(page.body, Cover) or not (shared or isinstance(page.body, (Chart, Span))):
        drawing = compose(deck, page, number)
        return f'<div class="slide {kind}">{to_svg(drawing, embed=False).decode()}</div>'
    head, inner, foot = layers(deck, page, number)
    over = ""
    if isinstance(page.body, Told):
        low = replace(page.body, context=None, quotes=page.body.quotes[:1])
        place = area(deck.beside is not None)
        box = Box(place.x, place.y, place.width, TELLING - 12)
        head += body(deck, replace(page, body=low), box)
    elif not shared:
        drawn = Drawing(WIDTH, HEIGHT, "", tuple(inner))
        over = f'<div class="layer">{to_svg(drawn, embed=False).decode()}</div>'
    frame = Drawing(WIDTH, HEIGHT, PAPER, (*head, *foot), title=page.title)
    return f'<div class="slide {kind}">{to_svg(frame, embed=False).decode()}{over}</div>'


def _whole(deck: Deck) -> tuple[date, date]:
    """First and last day of all that the deck shows, at new years."""
    days: list[date] = []
    for page in deck.pages:
        if isinstance(page.body, Span):
            days += [page.body.scene.start, page.body.scene.end]
        elif isinstance(page.body, Told) and page.body.context:
            days += [date(page.body.context.first, 1, 1), date(page.body.context.last, 1, 1)]
        elif isinstance(page.body, Chart):
            years = [int(name) for name in page.body.categories if name.isdigit()]
            days += [date(year, 1, 1) for year in years]
    if not days:
        return date(deck.about.as_of.year - 1, 1, 1), date(deck.about.as_of.year + 1, 1, 1)
    return min(days), max(days)


def _here(page: Page, whole: tuple[date, date]) -> tuple[float, float] | None:
    """Where a step stands in the whole, as two fractions; None where it stands nowhere."""
    span = max((whole[1] - whole[0]).days, 1)

    def at(day: date) -> float:
        return round(min(max((day - whole[0]).days / span, 0.0), 1.0), 4)

    match page.body:
        case Span(scene):
            return at(scene.start), at(scene.end)
        case Told(context=context) if context is not None:
            first, last = date(context.first, 1, 1), date(context.last, 1, 1)
            day = first + (last - first) * context.here
            return at(day), at(day)
        case Chart() as chart:
            years = [int(name) for name in chart.categories if name.isdigit()]
            return (at(date(min(years), 1, 1)), at(date(max(years), 12, 31))) if years else None
        case _:
            return None


def _dots(deck: Deck, whole: tuple[date, date]) -> list[float]:
    """Where the events of the deck stand in the whole."""
    cover = next((page.body for page in deck.pages if isinstance(page.body, Cover)), None)
    if cover is None or cover.bounds is None:
        return []
    first, last = cover.bounds
    span = max((whole[1] - whole[0]).days, 1)
    days = [first + (last - first) * place for place in cover.days]
    return sorted({round(min(max((day - whole[0]).days / span, 0), 1), 4) for day in days})
