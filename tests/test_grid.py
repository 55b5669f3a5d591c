"""Tables: what is written over a value, and that the value itself stays for sorting and files."""

from __future__ import annotations

import pandas as pd
import pytest

from timeline.views import grid

TABLE = pd.DataFrame({"when": ["2021-12-06", "../2030", ""], "n": [1234.5, None, 7.0], "y": 2016})


def shown(language: str) -> dict[str, list[str]]:
    """The texts of the cells, as the browser gets them."""
    over = {"when": grid.periods(language), "y": str}
    return {each["name"]: each["texts"] for each in grid.columns(TABLE, language, over)}


@pytest.mark.parametrize(
    ("language", "number", "day"),
    [
        ("en", "1,234.5", "6 December 2021"),
        ("ru", "1\u00a0234,5", "6 декабря 2021\u202fг."),
        ("kk", "1\u00a0234,5", "2021\u202fж. 6 желтоқсан"),
        ("uz", "1\u00a0234,5", "6-dekabr, 2021"),
        ("uz_Cyrl", "1\u00a0234,5", "6 декабрь, 2021"),
    ],
)
def test_numbers_and_days_are_written_by_the_language(language: str, number: str, day: str) -> None:
    said = shown(language)
    assert said["n"] == [number, grid.NONE, "7"]
    assert said["when"][0] == day and said["when"][2] == ""
    assert said["y"][0] == "2016"  # a year is not grouped


def test_the_values_stay_beneath_for_sorting() -> None:
    over = {"when": grid.periods("ru"), "y": str}
    when, number, year = grid.columns(TABLE, "ru", over)
    assert (when["kind"], number["kind"], year["kind"]) == ("when", "number", "number")
    assert when["values"] == ["2021-12-06", "2030", ""]  # a deadline stands at its year
    assert number["values"] == [1234.5, None, 7.0] and year["values"] == [2016, 2016, 2016]


def test_hits_are_marked_in_the_leading_column_alone() -> None:
    table = pd.DataFrame({"title": ["<b>Ўзбек</b> va ozbek"], "place": ["Oʻzbek"]})
    title, place = grid.columns(table, "uz", {}, lead="title", query="özbek")
    assert title["texts"] == [
        [("<b>", False), ("Ўзбек", True), ("</b> va ", False), ("ozbek", True)]
    ]
    assert place["texts"] == ["Oʻzbek"]


def test_a_table_of_several_pages_is_sorted_as_a_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    def order(column: int, down: bool) -> list[int]:
        monkeypatch.setattr(grid.parts, "state", lambda _: {"sorted": [column, down]})
        return grid._order(TABLE, "x", {"y": str})

    assert order(0, False) == [0, 1, 2] and order(0, True) == [1, 0, 2]
    assert order(1, False) == [2, 0, 1] and order(1, True) == [0, 2, 1]
    assert order(9, False) == [0, 1, 2]
