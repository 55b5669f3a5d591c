"""The journal of builds: what each brought, restated and corrected."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pandas as pd
import pytest

from tests import sample
from timeline import builds
from timeline.frame import Tables

TABLES = sample.tables()
TITLES = dict(zip(TABLES.events["id"], TABLES.events["title"], strict=True))
IDS = {title: id for id, title in TITLES.items()}
LATE = "Oliy kengashning navbatdagi majlisi"
TWICE = "Договор о стратегическом партнёрстве"


def at(day: int) -> datetime:
    return datetime(2026, 1, day, 12, tzinfo=UTC)


def without(ids: set[str], sources: set[int] = frozenset()) -> Tables:  # type: ignore[assignment]
    """The tables before some events, and some lines of sources, came."""
    events = TABLES.events[~TABLES.events["id"].isin(ids)]
    gone = TABLES.sources["record_id"].isin(ids) | TABLES.sources.index.isin(sources)
    return replace(TABLES, events=events, sources=TABLES.sources[~gone])


def test_what_a_build_adds_and_tells_again_is_new_since_the_one_before(tmp_path: Path) -> None:
    second = TABLES.sources.index[TABLES.sources["record_id"] == IDS[TWICE]][1]
    builds.note(tmp_path, without({IDS[LATE]}, {int(second)}), at(1))
    builds.note(tmp_path, TABLES, at(2))
    journal = builds.read(tmp_path)
    assert [time[:10] for time in journal.times] == ["2026-01-01", "2026-01-02"]
    news = builds.since(TABLES, "UZB-KAZ", journal, 0)
    assert [TITLES[id] for id in news.added] == [LATE]
    assert [TITLES[id] for id in news.told_again] == [TWICE]
    assert news.restated == news.corrected == []
    assert builds.since(TABLES, "UZB-KAZ", journal, 1).added == []


def test_another_date_or_kind_is_a_restatement_and_a_persons_change_a_correction(
    tmp_path: Path,
) -> None:
    builds.note(tmp_path, TABLES, at(1))
    events = TABLES.events.copy()
    events.loc[events["id"] == IDS[LATE], "kind"] = "meeting"
    events.loc[events["id"] == IDS[TWICE], "correction"] = "a reader, 2026: checked"
    changed = replace(TABLES, events=events)
    builds.note(tmp_path, changed, at(2))
    journal = builds.read(tmp_path)
    news = builds.since(changed, "UZB-KAZ", journal, 0)
    assert (news.added, news.told_again) == ([], [])
    assert [TITLES[id] for id in news.restated or []] == [LATE]
    assert [TITLES[id] for id in news.corrected] == [TWICE]


def test_a_build_that_brings_nothing_is_not_remembered(tmp_path: Path) -> None:
    builds.note(tmp_path, TABLES, at(1))
    first = builds.read(tmp_path)
    builds.note(tmp_path, TABLES, at(2))
    assert len(first.times) == 1 and builds.read(tmp_path) == first


def test_only_the_last_builds_are_remembered_and_numbers_go_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(builds, "MOST", 2)
    ids = list(TABLES.events["id"])
    for day in (1, 2, 3):
        builds.note(tmp_path, without(set(ids[day:])), at(day))
    journal = builds.read(tmp_path)
    assert len(journal.times) == 2 and journal.forgotten == 1 and journal.last() == 2
    told = without(set(ids[3:]))
    assert builds.since(told, "UZB-KAZ", journal, 1).added == [ids[2]]


@pytest.mark.parametrize("text", ["", "[]", '{"times": ["x"], "forgotten": 0, "tellings": {}}'])
def test_a_journal_that_cannot_be_read_begins_anew(tmp_path: Path, text: str) -> None:
    (tmp_path / builds.NAME).write_text(text, encoding="utf-8")
    assert builds.read(tmp_path) == builds.Journal()
    builds.note(tmp_path, TABLES, at(1))
    assert len(builds.read(tmp_path).times) == 1


def test_places_hold_when_a_document_grows() -> None:
    moved = TABLES.sources.assign(start=TABLES.sources["start"] + 100)
    grown = replace(TABLES, sources=moved)
    assert list(builds._told(grown)) == list(builds._told(TABLES))
    assert pd.Series([place for _, place, _, _ in builds._told(TABLES)]).is_unique
