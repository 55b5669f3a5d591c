"""Events found by what they say: the same events are merged as if each were compared with all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline import edtf
from timeline.extract import tellings
from timeline.extract.alike import Alike, likeness, stems
from timeline.history import plans
from timeline.merge import events as merging
from timeline.merge import merge_events, near
from timeline.merge.matter import fits
from timeline.records import Event, Provenance, Span

WORDS = ("border", "treaty", "trade", "water", "energy", "culture", "railway", "in", "the")
TITLES = st.lists(st.sampled_from(WORDS), max_size=5).map(" ".join)
DATES = st.sampled_from(
    [
        *("2021-05-05", "2021-05-06", "2021-05-05/2021-05-07", "2021-05-31", "2021-06-01"),
        *("2021-05", "2021-01/2021-06", "2021", "2021~", "2020/2022", "2019-12-31", "2021/.."),
        *("../2030", "202X", "XXXX", "XXXX-05-05", "0001-01-01", "9999-12-31", "1990-01/2021-05"),
    ]
)
PACTS = st.sampled_from(((), (), ("alliance",), ("trade",), ("friendship", "trade")))
EVENTS = st.lists(
    st.fixed_dictionaries(
        {
            "when": DATES.map(edtf.parse),
            "kind": st.sampled_from(("treaty", "agreement", "other", "meeting", "council")),
            "scope": st.sampled_from(("bilateral", "multilateral", "other")),
            "date_role": st.sampled_from(("act", "act", "act", "since")),
            "place": st.sampled_from(("", "", "Astana", "Toshkent")),
            "title": TITLES,
            "title_language": st.sampled_from(("uz", "ru")),
            "title_quality": st.integers(0, 2),
            "topics": st.sets(st.sampled_from(("a", "b", "c", "d", "e"))).map(sorted).map(tuple),
        }
    ),
    min_size=2,
    max_size=24,
)


def events(told: list[dict[str, Any]]) -> list[Event]:
    return [
        Event(f"e{at:02}", sources=(source(at, one["when"].edtf),), **one)
        for at, one in enumerate(told)
    ]


def source(at: int, when: str) -> Provenance:
    return Provenance(f"d{at}", Span(0, 9), "sentence", Span(0, 4), when, when)


def compared_with_all(out: Sequence[Event], _: near.Near, event: Event) -> list[int]:
    return [at for at, held in enumerate(out) if fits(held, event)]


def said(merged: list[Event]) -> list[object]:
    return [(one, one.id, one.title, one.topics, one.conflicts, one.sources) for one in merged]


@pytest.mark.parametrize("crowd", [0, 3, 16])
@settings(max_examples=200, deadline=None)
@given(told=EVENTS)
def test_the_same_are_merged_as_if_all_were_compared(
    crowd: int, told: list[dict[str, Any]]
) -> None:
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(near, "CROWD", crowd)
        found = said(merge_events(events(told)))
        patched.setattr(merging, "_fitting", compared_with_all)
        assert found == said(merge_events(events(told)))


@settings(max_examples=200, deadline=None)
@given(told=EVENTS, statuses=st.lists(st.sampled_from(("happened", "planned")), min_size=24))
def test_plans_are_reported_as_if_all_were_compared(
    told: list[dict[str, Any]], statuses: list[str]
) -> None:
    plain = [
        replace(event, status=status) for event, status in zip(events(told), statuses, strict=False)
    ]

    def reports(plan: Event, _: object) -> list[Event]:
        return [event for event in plain if plans._reports(event, plan)]

    found = said(plans.settle(plain, date(2026, 1, 1)))
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(plans, "_reports_of", reports)
        assert found == said(plans.settle(plain, date(2026, 1, 1)))


@settings(max_examples=200, deadline=None)
@given(told=EVENTS, kind=st.sampled_from(tuple(tellings.PAPERS)), starts=st.data())
def test_papers_of_one_text_are_joined_as_if_all_were_compared(
    told: list[dict[str, Any]], kind: str, starts: st.DataObject
) -> None:
    plain = []
    for event in events([{**one, "kind": kind} for one in told]):
        start = starts.draw(st.integers(0, 3))
        dated = starts.draw(st.sampled_from((None, Span(0, 4))))
        source = replace(event.sources[0], span=Span(start, 9), date_span=dated, quote=event.title)
        plain.append(replace(event, sources=(source,), topics=starts.draw(PACTS)))
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(tellings, "MOST", 0)
        found = said(tellings.merge_tellings(plain))
        patched.setattr(tellings, "MOST", len(plain))
        assert found == said(tellings.merge_tellings(plain))


@given(st.lists(TITLES, max_size=20), TITLES, st.sampled_from([0.3, 0.4, 0.5, 0.6, 1.0]))
def test_what_shares_enough_is_found(held: list[str], asked: str, share: float) -> None:
    index = Alike(share)
    for at, title in enumerate(held):
        index.add(at, stems(title))
    alike = {
        at
        for at, title in enumerate(held)
        if stems(title) and stems(asked) and likeness(title, asked) >= share
    }
    assert alike <= set(index.near(stems(asked)))


def test_what_all_say_brings_nobody_together() -> None:
    index = Alike(0.4)
    for at in range(500):
        index.add(at, {"agree", "coope", f"{at}", f"{at} more", f"{at} still", f"{at} again"})
    asked = {"agree", "coope", "7", "other", "words", "apart"}
    assert 7 in set(index.near(asked)) and len(list(index.near(asked))) < 25
