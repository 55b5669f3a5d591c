"""What stays on the stage from step to step: the timeline that glides, and the trade beside it.

Places are pixels of a stage of 1280 × 720, days are ordinals; the script turns a window of days
into places, so that every mark moves to where the next step has it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from html import escape
from typing import Any

from timeline import messages
from timeline.charts.scene import Mark, Scene
from timeline.charts.style import LIGHT
from timeline.exports import picture_chart, words
from timeline.exports.deck import Context, Deck, Page, Span, Told
from timeline.exports.drawing import Drawing, Shape, Text
from timeline.exports.fonts import cut
from timeline.exports.look import BODY_BOTTOM, BODY_TOP, LEFT, MUTED, RIGHT
from timeline.exports.picture_timeline import Box
from timeline.exports.safe import clean, runs
from timeline.exports.series import Chart
from timeline.exports.svg import to_svg

YEAR = 365.25
NEAR, FAR = 2 * YEAR, 6 * YEAR  # days on either side of an event: the least, the most
LARGER = 1.08  # times the size of a chart on a slide: it is read from the last row
SPLIT = 706.0  # where the chart begins
GAP = 36.0
TELLING = 232.0  # pixels for the sentences of an event over the timeline


@dataclass(slots=True)
class World:
    """Markup of what stays, and for the script its events and each step's window."""

    markup: str = ""
    events: list[dict[str, Any]] = field(default_factory=list)
    others: list[int] = field(default_factory=list)
    steps: list[dict[str, Any] | None] = field(default_factory=list)


def world(deck: Deck) -> World:
    """Gather the events of a deck into one timeline, with the window that each step looks at."""
    made = World()
    listed: dict[str, dict[str, Any]] = {}
    for page in deck.pages:
        if isinstance(page.body, Span):
            for mark in page.body.scene.marks:
                listed.setdefault(mark.id, _event(mark))
    for page in deck.pages:
        if isinstance(page.body, Told) and (day := _day(page.body)):
            known = listed.get(page.body.event, {})
            told = {"id": page.body.event, "title": page.title, "colour": page.body.colour}
            day_only = {"a": day.toordinal(), "b": day.toordinal(), "form": "point", "look": ""}
            listed[page.body.event] = day_only | known | told
            if not made.others and page.body.context:
                made.others = sorted(
                    {_placed(page.body.context, p) for p in page.body.context.others}
                )
    made.events = sorted(listed.values(), key=lambda event: (event["a"], event["id"]))
    chart = deck.beside.body if deck.beside and isinstance(deck.beside.body, Chart) else None
    made.steps = [_step(deck, page, made, chart) for page in deck.pages]
    if any(made.steps):
        made.markup = _markup(deck, chart)
    return made


def area(beside: bool) -> Box:
    """Give the place of the timeline on the stage."""
    right = SPLIT - GAP if beside else RIGHT
    return Box(LEFT, BODY_TOP, right - LEFT, BODY_BOTTOM - BODY_TOP)


def _event(mark: Mark) -> dict[str, Any]:
    look = "planned" if mark.planned else "vague" if mark.vague else ""
    return {
        "id": mark.id,
        "title": mark.title,
        "colour": LIGHT.kind(mark.kind),
        "kind": mark.kind,
        "a": mark.start.toordinal(),
        "b": mark.end.toordinal(),
        "form": mark.form,
        "look": look,
    }


def _placed(context: Context, place: float) -> int:
    first, last = date(context.first, 1, 1), date(context.last, 1, 1)
    return round(first.toordinal() + (last - first).days * place)


def _day(told: Told) -> date | None:
    return date.fromordinal(_placed(told.context, told.context.here)) if told.context else None


def _step(deck: Deck, page: Page, made: World, chart: Chart | None) -> dict[str, Any] | None:
    box = area(chart is not None)
    say = messages.translator(deck.about.language)
    if isinstance(page.body, Span):
        scene = page.body.scene
        kinds = [
            [words.kind(kind, say), LIGHT.kind(kind)]
            for kind in dict.fromkeys(mark.kind for mark in scene.marks)
        ]
        return {
            "window": _window(scene),
            "shown": [mark.id for mark in scene.marks],
            "here": "",
            "kinds": kinds,
            "box": [box.x, box.y, box.width, box.height],
            "until": _until(chart, scene.end - timedelta(days=1)),
        }
    if isinstance(page.body, Told) and (day := _day(page.body)):
        at = day.toordinal()
        gaps = [abs(event["a"] - at) for event in made.events if event["id"] != page.body.event]
        half = min(max(NEAR, *(gap * 1.15 for gap in sorted(gaps)[:2]), NEAR), FAR)
        return {
            "window": [round(at - half), round(at + half)],
            "shown": [event["id"] for event in made.events],
            "here": page.body.event,
            "kinds": [],
            "box": [box.x, box.y + TELLING, box.width, box.height - TELLING],
            "until": _until(chart, day),
        }
    return None


def _window(scene: Scene) -> list[int]:
    return [scene.start.toordinal(), scene.end.toordinal()]


def _until(chart: Chart | None, day: date) -> float | None:
    """Say how much of the chart is built up by a year: the share of its width."""
    if chart is None:
        return None
    past = [
        i for i, name in enumerate(chart.categories) if name.isdigit() and int(name) <= day.year
    ]
    plot = picture_chart.plot(chart, _chart_box())
    edge = plot.x + plot.width * (max(past) + 1) / len(chart.categories) if past else plot.x
    return round(edge / _chart_box().width, 4)


def _chart_box() -> Box:
    return Box(0, 0, (RIGHT - SPLIT) / LARGER, (BODY_BOTTOM - BODY_TOP) / LARGER)


def _markup(deck: Deck, chart: Chart | None) -> str:
    parts = ['<div class="world"><div class="line"></div></div>']
    if chart is not None and deck.beside is not None:
        box = _chart_box()
        inner = Box(0, 26, box.width, box.height - 26 - 42)
        frame, built = picture_chart.layers(chart, inner, deck.about.language)
        say = messages.translator(deck.about.language)
        cited = f"{say('Sources')}: {runs(deck.beside.sources)}"
        foot: list[Shape] = [
            Text(0, 14, cut(deck.beside.title, 15, box.width, bold=True), 15, MUTED, bold=True),
            Text(0, box.height - 22, cut(chart.basis, 11, box.width), 11, MUTED, italic=True),
            Text(0, box.height - 6, cut(cited, 11, box.width), 11, MUTED),
        ]
        layers = (
            Drawing(box.width, box.height, "", (*frame, *foot), title=deck.beside.title),
            Drawing(box.width, box.height, "", tuple(built)),
        )
        still, moving = (to_svg(layer, embed=False).decode() for layer in layers)
        about = escape(clean(deck.beside.title))
        parts.append(
            f'<div class="beside" role="img" aria-label="{about}">{still}'
            f'<div class="built">{moving}</div></div>'
        )
    return "".join(parts)
