"""The numbers and running heads of pages in a text file part no sentence."""

from __future__ import annotations

import pytest

from timeline.language.folds import FILL
from timeline.language.pages import without_pages

FIRST = "In the first nine months of the year their trade came to 54.9"


@pytest.mark.parametrize(
    "between, behind",
    [
        ("12", "million dollars."),
        ("- 12 -", "million dollars."),
        ("\n12\n", "million dollars."),
        ("\f", "million dollars."),
    ],
)
def test_a_number_within_a_sentence_is_blanked(between: str, behind: str) -> None:
    text = f"{FIRST}\n{between}\n{behind}"
    seen = without_pages(text)
    assert len(seen) == len(text)
    assert seen.replace(FILL, "") == f"{FIRST}\n{behind}"


def test_a_head_that_comes_again_goes_with_its_number() -> None:
    text = f"Herald of Trade\n{FIRST}\n12\nHerald of Trade\nmillion dollars."
    assert without_pages(text).replace(FILL, "") == f"Herald of Trade\n{FIRST}\nmillion dollars."


def test_numbers_that_follow_one_another_are_of_pages_before_a_capital_too() -> None:
    text = f"{FIRST}\n1\nUS dollars, and\n{FIRST} or\n2\nMore."
    seen = f"{FIRST}\nUS dollars, and\n{FIRST} or\nMore."
    assert without_pages(text).replace(FILL, "") == seen


@pytest.mark.parametrize(
    "text",
    [
        "Export\n120\nmillion",  # the cells of a table, one a line
        f"{FIRST}.\n12\nThe ministers met.",
        f"{FIRST}\n12\n15\nThe ministers met.",
        f"{FIRST}\nmillion",
    ],
)
def test_other_numbers_stay(text: str) -> None:
    assert without_pages(text) == text
