"""A step of a briefing keeps every filter of the page, and means the same by it."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date

import pytest

from tests.relations import tables
from timeline.briefing import Step, dumps, loads
from timeline.errors import ExportError
from timeline.exports import narrow, trade
from timeline.exports.deck import Grid
from timeline.exports.narrow import Filters
from timeline.exports.picture_chart import marks
from timeline.exports.plan import plan
from timeline.messages import translator

HEAD = 'title = "x"\npair = "UZB-KAZ"\n\n[[step]]\nshow = "table"\ntable = "events"\n'


def rows(line: str) -> set[str]:
    """Titles in the table of events that a filter leaves."""
    deck = plan(tables(), loads(HEAD + line), as_of=date(2026, 3, 1), language="en")
    bodies = [page.body for page in deck.pages if isinstance(page.body, Grid)]
    return {row[1] for body in bodies for row in body.rows}


@pytest.mark.parametrize(
    "line",
    [
        'kinds = ["declaration"]',
        'statuses = ["planned"]',
        'places = ["Toshkent"]',
        'languages = ["ru"]',
        'documents = ["d2"]',
        'search = "doʻstlik"',
    ],
)
def test_each_filter_leaves_some_and_takes_some(line: str) -> None:
    left = rows(line)
    assert left and left < rows("")


def test_search_folds_spellings_as_the_page_does() -> None:
    assert rows('search = "doʻstlik"') == rows('search = "дўстлик"')


def test_a_party_must_take_part() -> None:
    assert rows('parties = ["KAZ"]')
    with pytest.raises(ExportError, match="parties FRA"):
        rows('parties = ["FRA"]')


def test_a_chart_takes_the_documents_that_were_chosen() -> None:
    text = HEAD.replace('show = "table"\ntable = "events"', 'show = "chart"\nchart = "turnover"')
    deck = plan(tables(), loads(text + 'documents = ["d2"]'), as_of=date(2026, 3, 1))
    assert {source.text[:6] for source in deck.sources} == {"Пример"}
    assert "Соседи: обзор связей" in deck.pages[1].kicker


def test_the_page_says_what_was_filtered() -> None:
    deck = plan(tables(), loads(HEAD + 'kinds = ["treaty"]'), as_of=date(2026, 3, 1), language="en")
    assert deck.pages[1].kicker.endswith("Treaties")


def test_a_step_has_every_filter_and_is_saved_with_them() -> None:
    values = {item.name: "suv" if item.name == "search" else ("a", "b") for item in fields(Filters)}
    step = Step(show="period", **values)
    assert narrow.filters(step) == Filters(**values)
    briefing = loads(HEAD)
    whole = replace(briefing, steps=(step,))
    assert loads(dumps(whole)) == whole


def test_filters_are_said_in_words() -> None:
    by = Filters(statuses=("not_confirmed",), scopes=("other",), parties=("KAZ",), search="suv")
    told = narrow.said(by, tables(), "en", translator("en"))
    assert told == ["not confirmed", "third parties", "Kazakhstan", "“suv”"]


def test_an_export_says_which_step_has_which_filters() -> None:
    text = HEAD + 'kinds = ["declaration"]\nsince = 1998-01-01\n\n[[step]]\n'
    text += 'show = "table"\ntable = "figures"\n'
    about = plan(tables(), loads(text), as_of=date(2026, 3, 1), language="en").about
    assert about.filters == (("step 1", "since: 1 January 1998, Declarations"),)
    assert "filters: step 1: since: 1 January 1998, Declarations" in about.line()
    russian = plan(tables(), loads(text), as_of=date(2026, 3, 1), language="ru").about
    assert [name for name, _ in russian.filters] == ["шаг 1"]


def test_a_scale_is_kept_and_one_that_is_none_is_refused() -> None:
    text = HEAD.replace('"table"\ntable = "events"', '"chart"\nchart = "turnover"')
    kept = loads(text + 'scale = "log"\n')
    assert loads(dumps(kept)).steps[0].scale == "log"
    with pytest.raises(ExportError, match="no scale 'square'"):
        loads(text + 'scale = "square"\n')


def test_a_logarithmic_chart_is_marked_by_one_two_and_five() -> None:
    figures = tables().figures
    chart = trade.build("exports_imports", figures, "en", log=True)
    values = [v for item in chart.series for v in item.values if v is not None]
    told = marks(chart)
    assert chart.shape == "line" and "logarithmic scale" in chart.basis
    assert told[0] <= min(values) and max(values) < told[-1]
    assert {str(value).strip("0.")[:1] for value in told} <= {"1", "2", "5"}


def test_what_is_not_above_zero_has_no_logarithmic_scale() -> None:
    figures = tables().figures.copy()
    figures["value"] = -1.0
    assert not trade.build("exports_imports", figures, "en", log=True).log
