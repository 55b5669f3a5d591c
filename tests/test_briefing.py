"""The saved briefing: read back as written, and each mistake named with its remedy."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.briefing import Briefing, Step, dumps, loads, said
from timeline.errors import ExportError

FILE = """
title = {uz = "Savdo", en = "Trade"}
pair = "UZB-KAZ"
as_of = 2026-02-01

[[step]]
show = "event"
date = 2021-12-06
kind = "declaration"

[[step]]
show = "chart"
chart = "turnover"
title = "Turnover"
since = 2016-01-01
"""


def test_reads_a_file() -> None:
    briefing = loads(FILE)
    assert said(briefing.title, "uz") == "Savdo"
    assert said(briefing.title, "kk") == "Trade"
    assert briefing.as_of == date(2026, 2, 1)
    assert [step.show for step in briefing.steps] == ["event", "chart"]
    assert briefing.steps[0].date == "2021-12-06"
    assert briefing.steps[1].since == date(2016, 1, 1)


def test_is_written_as_it_was_read() -> None:
    assert loads(dumps(loads(FILE))) == loads(FILE)


@given(st.text(max_size=100), st.text(max_size=200))
def test_any_text_comes_back(title: str, notes: str) -> None:
    title = "T" + title.encode("utf-8", "ignore").decode()
    notes = notes.encode("utf-8", "ignore").decode()
    step = Step(show="period", title={"": title}, notes={"ru": notes, "en": "x"})
    briefing = Briefing(title={"": title}, pair="UZB-KAZ", steps=(step,))
    assert loads(dumps(briefing)) == briefing


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (("[[step]]", "[[[step]"), "not a readable briefing"),
        (('show = "chart"', 'show = "film"'), "step 2: cannot show 'film'; choose one of event"),
        (('chart = "turnover"', 'chart = "pie"'), "step 2: no chart 'pie'; choose one of turnover"),
        (("since = 2016-01-01", 'since = "2016"'), "step 2: since is not a day; write since ="),
        (("since = 2016-01-01", "until = 2015-01-01\nsince = 2016-01-01"), "until is before since"),
        (('kind = "declaration"', 'sort = "declaration"'), "step 1: no field 'sort'; known are"),
        (("date = 2021-12-06", ""), "step 1: names no event"),
        (("date = 2021-12-06", 'date = "6.12.21"'), "step 1: '6.12.21' is not a date; write 2021"),
        (('title = "Turnover"', f'title = "{"x" * 500}"'), "step 2: title has 500 letters"),
        (('title = {uz = "Savdo", en = "Trade"}', 'title = " "'), "has no title"),
        (('pair = "UZB-KAZ"', ""), "'pair' is missing"),
    ],
)
def test_a_mistake_is_named(change: tuple[str, str], message: str) -> None:
    with pytest.raises(ExportError, match=r"^b\.toml") as caught:
        loads(FILE.replace(*change, 1), "b.toml")
    assert message in str(caught.value)


def test_an_empty_briefing_is_refused() -> None:
    with pytest.raises(ExportError, match="no steps"):
        loads('title = "x"\npair = "UZB-KAZ"\n')
