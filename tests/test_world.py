"""What stays on the presenter's stage: one timeline and one chart for all steps."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from tests.relations import tables
from tests.test_exports_pages import TEXT, briefing
from timeline.exports.deck import Chart, Deck, Span, Told
from timeline.exports.html.presenter import presenter
from timeline.exports.html.world import world
from timeline.exports.plan import plan


@lru_cache
def deck(text: str = TEXT, paper: str = "screen") -> Deck:
    return plan(tables(), briefing(text), as_of=date(2026, 3, 1), language="en", paper=paper)


def test_each_event_stands_once_with_the_title_that_its_step_gives_it() -> None:
    made = world(deck(TEXT.replace('date = "2021-12-06"', 'date = "2021-12-06"\ntitle = "Allies"')))
    ids = [event["id"] for event in made.events]
    assert len(ids) == len(set(ids)) >= 10
    assert [event["title"] for event in made.events].count("Allies") == 1


def test_an_event_stands_inside_the_window_of_its_step() -> None:
    made = world(deck())
    by_id = {event["id"]: event for event in made.events}
    told = [step for step in made.steps if step and step["here"]]
    assert len(told) == 2
    for step in told:
        first, last = step["window"]
        assert first < by_id[step["here"]]["a"] < last


def test_the_chart_is_built_up_to_the_year_of_the_step() -> None:
    shown = deck()
    made = world(shown)
    until = {
        date.fromordinal(sum(step["window"]) // 2).year: step["until"]
        for step in made.steps
        if step and step["here"]
    }
    assert 0 < until[2021] < until[2023] < 1


def test_only_events_and_periods_share_the_stage() -> None:
    shown = deck()
    for page, step in zip(shown.pages, world(shown).steps, strict=True):
        assert (step is not None) == isinstance(page.body, (Span, Told))


def test_a_briefing_without_a_chart_gets_one_beside_its_events_and_cites_it() -> None:
    head, *steps = TEXT.split("[[step]]")
    bare = "[[step]]".join([head, *[step for step in steps if "chart" not in step]])
    shown = deck(bare)
    assert shown.beside is not None and isinstance(shown.beside.body, Chart)
    assert shown.beside not in shown.pages
    assert set(shown.beside.sources) <= {source.number for source in shown.sources}
    assert deck(bare, "slide").beside is None


def test_without_events_nothing_stays() -> None:
    head, *steps = TEXT.split("[[step]]")
    charts = "[[step]]".join([head, *[step for step in steps if "chart" in step]])
    assert deck(charts).beside is None
    assert 'class="world"' not in presenter(deck(charts)).markup
    assert 'class="world"' in presenter(deck()).markup
