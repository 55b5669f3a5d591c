"""Corrections by hand: each action, and an entry that finds nothing fails loudly."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from timeline import edtf
from timeline.corrections import Correction, apply, load
from timeline.records import Document, Event, Figure, Provenance, Span

DOCUMENTS = [Document("d1", "bir.txt", ""), Document("d2", "ikki.txt", "")]


def source(document: str, day: str, title: str, quote: str = "") -> Provenance:
    return Provenance(document, Span(0, 1), quote or title, edtf=day, title=title)


def event(name: str, day: str, title: str, *sources: Provenance, kind: str = "treaty") -> Event:
    mine = sources or (source("d1", day, title),)
    return Event(name, edtf.parse(day), kind, title=title, sources=mine)


def entry(action: str, expect: Mapping[str, Any], **more: Any) -> Correction:
    return Correction(1, action, "Muharrir", date(2026, 11, 22), "matn ko'rildi", expect, **more)


BORDER = event("e1", "2022-12-21", "Chegara shartnomasi")
FORUM = event("e2", "2018-11-15", "Hududlar forumi", kind="forum")
TRADE = Figure(
    "f1",
    when=edtf.parse("2024"),
    value=Decimal(4_200_000_000),
    sources=(source("d2", "2024", ""),),
)


def test_confirm_keeps_the_record_and_says_who_confirmed_it() -> None:
    done = apply([entry("confirm", {"kind": "forum"})], [BORDER, FORUM], [], DOCUMENTS)
    assert done.events == (BORDER, FORUM)
    assert done.events[1].review == "confirmed"
    assert done.events[1].correction == "confirmed; Muharrir, 2026-11-22: matn ko'rildi"
    assert done.events[0].review == "unreviewed"


def test_change_gives_new_values_and_names_the_old_ones() -> None:
    change = entry(
        "change", {"date": "2022-12-21"}, set={"date": "2022-12-22", "place": "Tashkent"}
    )
    (changed,) = apply([change], [BORDER], [], DOCUMENTS).events
    assert (changed.when.edtf, changed.place, changed.id) == ("2022-12-22", "Tashkent", "e1")
    assert changed.review == "changed"
    assert "date 2022-12-21 to 2022-12-22, place empty to Tashkent" in changed.correction
    assert changed.sources[0].edtf == "2022-12-21"


def test_change_of_a_figure_is_exact() -> None:
    change = entry(
        "change", {"record": "figure", "value": 4_200_000_000}, set={"value": "4461000000.5"}
    )
    (changed,) = apply([change], [], [TRADE], DOCUMENTS).figures
    assert changed.value == Decimal("4461000000.5")


def test_reject_takes_the_record_away() -> None:
    done = apply([entry("reject", {"words": "hududlar FORUMI"})], [BORDER, FORUM], [], DOCUMENTS)
    assert done.events == (BORDER,)


def test_merge_joins_sources_and_shows_the_other_date() -> None:
    other = event(
        "e3", "2022-12-22", "Chegara shartnomasi", source("d2", "2022-12-22", "Shartnoma")
    )
    merge = entry("merge", {"id": "e1"}, also=({"id": "e3"},))
    (merged,) = apply([merge], [BORDER, other], [], DOCUMENTS).events
    assert [told.document for told in merged.sources] == ["d1", "d2"]
    assert merged.conflicts == ("2022-12-22",)
    assert merged.correction.startswith("merged 2 records; Muharrir")


def test_merge_sees_no_conflict_where_a_date_is_only_less_exact() -> None:
    other = event("e3", "2022-12", "Chegara shartnomasi", source("d2", "2022-12", "Shartnoma"))
    merge = entry("merge", {"id": "e1"}, also=({"id": "e3"},))
    (merged,) = apply([merge], [BORDER, other], [], DOCUMENTS).events
    assert merged.conflicts == ()


def test_split_gives_the_tellings_of_a_document_a_record_of_their_own() -> None:
    both = event(
        "e1",
        "2020-09-25",
        "Uchrashuv",
        source("d1", "2020-09-25", "Uchrashuv"),
        source("d2", "2018-10", "Uch prezident uchrashuvi"),
        kind="meeting",
    )
    split = entry("split", {"id": "e1"}, documents=("ikki.txt",), set={"scope": "multilateral"})
    first, second = apply([split], [both], [], DOCUMENTS).events
    assert (first.id, first.when.edtf, len(first.sources)) == ("e1", "2020-09-25", 1)
    assert (second.when.edtf, second.title) == ("2018-10", "Uch prezident uchrashuvi")
    assert second.scope == "multilateral" and second.id != first.id
    assert {first.review, second.review} == {"changed"}


def test_split_leaves_no_conflict_with_what_it_took_away() -> None:
    day, month = source("d1", "2018-07-06", "Uchrashuv"), source("d2", "2018", "Sammit")
    both = replace(event("e1", "2018", "Sammit", day, month), conflicts=("2018-07-06",))
    first, second = apply(
        [entry("split", {"id": "e1"}, documents=("bir.txt",))], [both], [], DOCUMENTS
    ).events
    assert (first.when.edtf, first.conflicts) == ("2018", ())
    assert (second.when.edtf, second.conflicts) == ("2018-07-06", ())


def test_a_target_that_is_gone_is_an_error_and_changes_nothing() -> None:
    done = apply([entry("reject", {"kind": "treaty", "date": "1998"})], [BORDER], [], DOCUMENTS)
    assert done.events == (BORDER,)
    (problem,) = done.problems
    assert problem.level == "error" and problem.place == "correction 1"
    assert "finds no such record" in problem.what


def test_a_target_that_is_not_one_is_an_error() -> None:
    done = apply([entry("reject", {"record": "event"})], [BORDER, FORUM], [], DOCUMENTS)
    assert len(done.events) == 2
    assert "finds 2 such records" in done.problems[0].what


def test_the_document_must_be_the_one_expected() -> None:
    done = apply([entry("confirm", {"document": "ikki.txt"})], [BORDER], [TRADE], DOCUMENTS)
    assert done.figures[0].review == "confirmed" and done.events[0].review == "unreviewed"


def test_an_unknown_value_is_an_error() -> None:
    done = apply([entry("change", {"id": "e1"}, set={"kind": "party"})], [BORDER], [], DOCUMENTS)
    assert "kind 'party' is not one of treaty" in done.problems[0].what
    assert done.events == (BORDER,)


FILE = """
[[correction]]
action = "change"
who = "Muharrir"
when = 2026-11-22
why = "shartnoma matni"
expect = { kind = "treaty", date = "2022-12-21" }
set = { date = "2022-12-22" }

[[correction]]
action = "erase"
who = "Muharrir"
when = 2026-11-22
why = "xato"
expect = { id = "e1" }

[[correction]]
action = "merge"
who = "Muharrir"
when = 2026-11-22
why = "xato"
expect = { id = "e1" }
"""


def test_the_file_is_read_and_each_bad_entry_is_named(tmp_path: Path) -> None:
    path = tmp_path / "corrections.toml"
    path.write_text(FILE, encoding="utf-8")
    corrections, problems = load(path)
    assert [one.number for one in corrections] == [1]
    assert [str(problem) for problem in problems] == [
        "corrections.toml correction 2: action 'erase' is not one of "
        "confirm, change, split, merge, reject",
        "corrections.toml correction 3: merge needs also; add it",
    ]


def test_a_missing_file_is_no_corrections_and_a_broken_one_is_a_problem(tmp_path: Path) -> None:
    assert load(tmp_path / "none.toml") == ([], [])
    broken = tmp_path / "corrections.toml"
    broken.write_text("[[correction", encoding="utf-8")
    assert load(broken)[1][0].remedy == "correct the TOML"


def test_the_file_that_ships_is_sound() -> None:
    path = Path(__file__).parent.parent / "data" / "corrections.toml"
    assert load(path)[1] == []
