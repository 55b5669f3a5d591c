"""The examiner examined: each rule of counting on texts and findings made for it."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from timeline import edtf
from timeline.cli import main
from timeline.errors import DocumentError
from timeline.evaluate import compare, same_date, total
from timeline.findings import Found, FoundEvent, FoundFigure, from_lines, from_records
from timeline.gold import GoldEvent, GoldFigure, Passage, places, read_gold
from timeline.records import Event, Figure, Provenance, Span

TEXT = "They met on 5 May 2020. The treaty of 7 May 2020 was signed. Trade reached $3 billion."


def gold(date="2020-05-05", kinds=("meeting",), quote="5 May 2020", **more) -> GoldEvent:
    row = GoldEvent((date,), kinds, ("happened",), True, False, quote, places(TEXT, quote), "")
    return replace(row, **more)


def figure(**more) -> GoldFigure:
    row = GoldFigure(("2019",), 3e9, "USD", "turnover", "", ("actual",), None, False, "$3 billion")
    return replace(row, **more)


def passage(*events: GoldEvent, figures: tuple[GoldFigure, ...] = ()) -> Passage:
    return Passage("a", "en", "en", ("UZB", "KAZ"), None, TEXT, events, figures, False)


def event(date="2020-05-05", words="5 May 2020", kind="meeting", **more) -> FoundEvent:
    at = places(TEXT, words)[0] if words else None
    return replace(FoundEvent(date, kind, "happened", "bilateral", at), **more)


def trade(**more) -> FoundFigure:
    row = FoundFigure("2019", 3e9, "USD", "turnover", "", "actual", None)
    return replace(row, **more)


def counts(outcome, measure="events") -> tuple[int, int, int]:
    tally = outcome.tallies[measure]
    return tally.gold, tally.hits, tally.alarms


def test_date_and_place_make_a_hit() -> None:
    assert counts(compare(passage(gold()), Found((event(),)))) == (1, 1, 0)


@pytest.mark.parametrize(
    "wrong",
    [event(date="2020-05-06"), event(words="7 May 2020"), event(words="")],
    ids=["another date", "read elsewhere", "read nowhere"],
)
def test_another_date_or_place_is_missed_and_too_much(wrong) -> None:
    assert counts(compare(passage(gold()), Found((wrong,)))) == (1, 0, 1)


def test_gold_without_a_quote_is_found_anywhere() -> None:
    for found in (event(), event(words="")):
        assert counts(compare(passage(gold(quote="")), Found((found,)))) == (1, 1, 0)


def test_one_event_finds_one_gold_row() -> None:
    twice = passage(gold(), gold(kinds=("treaty",)))
    assert counts(compare(twice, Found((event(),)))) == (2, 1, 0)
    assert counts(compare(passage(gold()), Found((event(), event())))) == (1, 1, 1)


def test_the_better_pair_is_matched_whatever_the_order() -> None:
    both = passage(gold(quote=""), gold(kinds=("treaty",)))
    for found in ((event(), event(kind="treaty")), (event(kind="treaty"), event())):
        assert counts(compare(both, Found(found)), "kinds") == (2, 2, 0)


def test_optional_gold_counts_for_nothing() -> None:
    spare = passage(gold(optional=True))
    assert counts(compare(spare, Found())) == (0, 0, 0)
    assert counts(compare(spare, Found((event(),)))) == (0, 0, 0)
    assert counts(compare(spare, Found((event(),))), "dates") == (0, 0, 0)


def test_required_gold_comes_before_optional() -> None:
    both = passage(gold(optional=True), gold(kinds=("treaty",)))
    assert counts(compare(both, Found((event(),)))) == (1, 1, 0)


def test_kind_status_and_scope_are_measured_of_their_own() -> None:
    found = Found((event(kind="visit", status="planned", scope="multilateral"),))
    outcome = compare(passage(gold()), found)
    assert counts(outcome) == (1, 1, 0)
    assert [counts(outcome, name) for name in ("kinds", "statuses", "scopes")] == [(1, 0, 1)] * 3


def test_alternatives_are_as_right() -> None:
    row = gold(dates=("2020-05-05", "2020-05"), kinds=("meeting", "visit"))
    outcome = compare(passage(row), Found((event(date="2020-05", kind="visit"),)))
    assert counts(outcome, "kinds") == (1, 1, 0) == counts(outcome, "dates")


def test_dates_are_sets() -> None:
    both = passage(gold(), gold(kinds=("treaty",)))
    found = Found((event(), event(), event(date="2020-06-01")))
    assert counts(compare(both, found), "dates") == (1, 1, 1)


@pytest.mark.parametrize(
    "one, other, same",
    [
        ("2021", "2021-01/2021-12", True),
        ("2021-05", "2021-05~", True),
        ("XXXX-XX-XX", "XXXX", True),
        ("XXXX-06-21", "2019-06-21?", True),
        ("XXXX-06-21", "2019-06-21", False),
        ("2016", "2016/..", False),
        ("../2030", "2030", False),
        ("2021", "not a date", False),
    ],
)
def test_same_date(one, other, same) -> None:
    assert same_date(one, other) is same


@pytest.mark.parametrize(
    "found, hit",
    [
        (trade(), True),
        (trade(value=3.05e9), True),
        (trade(value=3.1e9), False),
        (trade(period="2020"), False),
        (trade(status="target"), False),
        (trade(unit="EUR"), False),
        (trade(flow="export", reporter="UZB"), False),
    ],
)
def test_a_figure_needs_value_period_status_and_flow(found, hit) -> None:
    outcome = compare(passage(figures=(figure(),)), Found(figures=(found,)))
    assert counts(outcome, "trade") == ((1, 1, 0) if hit else (1, 0, 1))


def test_exports_of_one_are_imports_of_the_other() -> None:
    row = figure(flow="export", reporter="UZB")
    mirrored = trade(flow="import", reporter="KAZ")
    outcome = compare(passage(figures=(row,)), Found(figures=(mirrored,)))
    assert counts(outcome, "trade") == (1, 1, 0)
    outcome = compare(passage(figures=(row,)), Found(figures=(replace(mirrored, reporter="UZB"),)))
    assert counts(outcome, "trade") == (1, 0, 1)


def test_a_rise_alone_is_found_by_its_per_cent() -> None:
    row = figure(value=None, growth_pct=15.5)
    outcome = compare(passage(figures=(row,)), Found(figures=(trade(value=None, growth_pct=15.4),)))
    assert counts(outcome, "trade") == (1, 1, 0)


def test_the_total_adds_rows_and_knows_empty_ones() -> None:
    one = compare(passage(gold()), Found((event(),)))
    none = compare(replace(passage(gold()), writing="ru"), Found())
    scores = total([one, none])
    assert list(scores) == ["en", "ru", "all"]
    tally = scores["all"]["events"]
    assert (tally.precision, tally.recall, round(tally.f1, 4)) == (1.0, 0.5, 0.6667)
    assert scores["ru"]["trade"].f1 == 1.0


def test_records_and_lines_give_the_same() -> None:
    source = Provenance("id", Span(0, 23), TEXT[:23], Span(12, 22), "5 May 2020", rule="en.day")
    record = Event("e", edtf.parse("2020-05-05"), "meeting", sources=(source,))
    number = Figure("f", "export", edtf.parse("2019"), "UZB", "KAZ", Decimal(3000000000))
    other = replace(number, indicator="visitors")
    lines = [
        {
            "record": "event",
            "document": "a.txt",
            "date": "2020-05-05",
            "kind": "meeting",
            "status": "happened",
            "scope": "bilateral",
            "date_span": [12, 22],
            "quote": TEXT[:23],
            "rule": "en.day",
        },
        {
            "record": "trade",
            "document": "a.txt",
            "period": "2019",
            "flow": "export",
            "reporter": "UZB",
            "value": 3000000000,
            "unit": "USD",
            "status": "actual",
        },
        {"record": "indicator", "document": "a.txt", "indicator": "visitors"},
    ]
    assert from_lines(lines) == {"a": from_records([record], [number, other])}


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "en.toml").write_text(
        'status = "happened"\n[[passage]]\nid = "a"\ntext = "They met on 5 May 2020."\n'
        'events = [{ date = "2020-05-05", type = "meeting", quote = "5 May 2020" }]\n',
        encoding="utf-8",
    )
    return tmp_path


def lines(folder, *rows):
    path = folder / "lines.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return ["evaluate", str(folder), "--lines", str(path)]


HIT = {"record": "event", "document": "a.txt", "date": "2020-05-05", "date_span": [12, 22]}


def test_a_drop_is_named_and_fails(folder, capsys) -> None:
    last = folder / "figures" / "last.json"
    assert main([*lines(folder, {**HIT, "kind": "meeting"}), "--write", str(last)]) == 0
    assert json.loads(last.read_text())["en"]["events"] == 1.0
    assert main([*lines(folder, {**HIT, "kind": "visit"}), "--against", str(last)]) == 1
    printed = capsys.readouterr().out
    assert "drop: en kinds 1.0000 -> 0.0000" in printed
    assert "drop: en events" not in printed


def test_misses_are_named_but_never_those_held_out(folder, capsys) -> None:
    assert main([*lines(folder), "--misses"]) == 0
    assert "missed  2020-05-05 meeting '5 May 2020'" in capsys.readouterr().out
    (folder / "held_out").mkdir()
    (folder / "en.toml").rename(folder / "held_out" / "en.toml")
    assert main([*lines(folder), "--misses"]) == 0
    assert "5 May 2020" not in capsys.readouterr().out


def test_figures_that_cannot_be_read_are_an_error(folder, capsys) -> None:
    assert main([*lines(folder), "--against", str(folder / "none.json")]) == 1
    assert "write it with --write" in capsys.readouterr().err


def test_events_of_others_are_measured_apart() -> None:
    rows = passage(gold(), gold(dates=("2020-06-01",), quote="", bilateral=False))
    found = Found((event(scope="other"), event(date="2020-06-01", words="", scope="multilateral")))
    assert counts(compare(rows, found), "others") == (1, 1, 1)
    named = passage(gold(bilateral=False, scope="other"))
    assert counts(compare(named, Found((event(scope="multilateral"),))), "others") == (1, 0, 1)


@pytest.mark.parametrize(
    ("content", "what"), [("[table]\n", "has no [[passage]]"), ("= 1", "correct the TOML")]
)
def test_a_table_that_is_no_gold_is_named(tmp_path: Path, content: str, what: str) -> None:
    (tmp_path / "other.toml").write_text(content)
    with pytest.raises(DocumentError, match=re.escape(what)):
        read_gold(tmp_path)
