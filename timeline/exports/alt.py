"""What a picture shows, in words: for those who listen, and where pictures do not load."""

from __future__ import annotations

from timeline import messages
from timeline.charts.scene import Mark
from timeline.exports.deck import Page, Span
from timeline.exports.safe import one_line
from timeline.exports.series import Chart

MOST = 1800  # letters: longer, nobody listens to the end


def text(page: Page, language: str) -> str:
    """Say in words what a chart or a stretch of the timeline shows; else the title."""
    parts = [page.title]
    match page.body:
        case Chart() as chart:
            parts += [chart.unit, *_series(chart, language)]
        case Span(scene):
            marks = sorted(scene.marks, key=lambda mark: (mark.start, mark.end))
            parts.append(page.kicker)
            parts += [f"{_when(mark, language)}: {mark.title}" for mark in marks]
    said = ". ".join(one_line(part).rstrip(".") for part in parts if part)
    return said if len(said) <= MOST else said[: MOST - 1].rsplit(" ", 1)[0] + "…"


def _when(mark: Mark, language: str) -> str:
    day = mark.end if mark.form == "open-left" else mark.start
    return str(day.year) if mark.vague else messages.day(day, language)


def _series(chart: Chart, language: str) -> list[str]:
    out = []
    for item in chart.series:
        values = [
            f"{category}: {messages.decimal(value, language, chart.digits)}"
            for category, value in zip(chart.categories, item.values, strict=True)
            if value is not None
        ]
        out.append(f"{item.name} – {', '.join(values)}")
    return out
