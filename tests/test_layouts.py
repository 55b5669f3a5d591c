"""One text told in other layouts is read alike: what a copy, an editor or a machine puts in it.

Each change leaves what a reader sees as it was; what is read may not differ. Every layout is tried
on some of the open gold passages, each passage on some of the layouts.
"""

from __future__ import annotations

import re
import textwrap
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest

from tests import rows
from timeline.extract import extract
from timeline.gold import read_gold
from timeline.language import relations
from timeline.records import Document

SHARE = 24  # every so many passages of the gold, a layout
LAYOUTS: dict[str, Callable[[str], str]] = {}
GOLD = [passage for passage in read_gold(Path(__file__).parent / "gold") if not passage.held_out]


def layout(change: Callable[[str], str]) -> Callable[[str], str]:
    LAYOUTS[change.__name__] = change
    return change


def noted(text: str, note: Callable[[int], str]) -> str:
    """Put a note's mark behind each sentence."""
    count = iter(range(1, 999))
    return re.sub(r"(?<=[a-zа-яі]\.)(?=\s)", lambda _: note(next(count)), text)


@layout
def windows_line_ends(text: str) -> str:
    return text.replace("\n", "\r\n")


@layout
def marks_of_byte_order(text: str) -> str:
    return "\ufeff" + text


@layout
def accents_apart(text: str) -> str:
    return unicodedata.normalize("NFD", text)


@layout
def soft_hyphens(text: str) -> str:
    return re.sub(r"([^\W\d_]{3})(?=[^\W\d_]{3})", "\\1\xad", text)


@layout
def bold_numbers(text: str) -> str:
    return re.sub(r"(?<![\w-])(\d[\d ,.]*\d|\d)(?![\w-])", r"**\1**", text)


@layout
def links_on_years(text: str) -> str:
    return re.sub(r"(?<![\w*])((?:19|20)\d\d)(?![\w*])", r"[\1](https://example.org/a_(\1))", text)


@layout
def notes_in_brackets(text: str) -> str:
    return noted(text, lambda number: f"[{number}]")


@layout
def notes_raised(text: str) -> str:
    return noted(text, lambda number: "¹²³⁴⁵"[number % 5])


@layout
def entities(text: str) -> str:
    return re.sub(r"(?<=\d) ", "&nbsp;", text.replace("–", "&ndash;"))


@layout
def narrow_blanks(text: str) -> str:
    return re.sub(r"(?<=\d) ", "\u202f", text.replace(" – ", "\xa0– "))


@layout
def blanks_at_the_ends_of_lines(text: str) -> str:
    return text.replace("\n", " \n")


@layout
def two_hyphens_for_a_dash(text: str) -> str:
    return re.sub(" [–—] ", " -- ", text)


@layout
def bars_for_dashes(text: str) -> str:
    return re.sub("[–—]", "\u2015", text)


@layout
def lines_of_78(text: str) -> str:
    """Wrap a text of long paragraphs, with a blank line behind each."""
    paragraphs = [line for line in text.split("\n") if line.strip()]
    if min(map(len, paragraphs)) < 90 or "|" in text:
        return text
    wrapped = (textwrap.fill(each, 78, break_on_hyphens=False) for each in paragraphs)
    return "\n\n".join(wrapped)


@layout
def quoted_lines(text: str) -> str:
    return re.sub(r"^(?=.)", "> ", text, flags=re.M) if "  " not in text else text


@layout
def blanks_before_per_cent(text: str) -> str:
    return re.sub(r"(?<=\d)%", " %", text)


@layout
def latin_letters_in_kazakh(text: str) -> str:
    return text.replace("і", "i") if re.search("[әғқңөұү]", text) else text


@layout
def other_quotes(text: str) -> str:
    return re.sub("[«»“”„]", '"', text)


@pytest.fixture(scope="module")
def known():
    return relations.load()


@pytest.mark.parametrize("name", LAYOUTS)
def test_a_layout_changes_nothing(name: str, known) -> None:
    begin = list(LAYOUTS).index(name) % SHARE
    wrong = {}
    changed = [it for it in GOLD if LAYOUTS[name](it.text) != it.text]
    for passage in changed[begin % max(1, len(changed) // 4) :: min(SHARE, len(changed) // 4)]:
        text = LAYOUTS[name](passage.text)
        if _told(passage, passage.text, known) != (found := _told(passage, text, known)):
            wrong[passage.name] = found
    assert not wrong


def _told(passage, text: str, known) -> tuple[list[str], list[str]]:
    found = extract(
        Document(
            "x",
            "x",
            text,
            language=passage.language,
            published=passage.published,
            pair="-".join(passage.pair),
        ),
        known,
    )
    return sorted(rows.events(found)), sorted(rows.trade(found))
