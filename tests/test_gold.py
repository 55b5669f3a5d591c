"""The gold set holds together: quotes stand in their texts, and the words are our own."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from pathlib import Path

import pytest

from timeline.errors import DocumentError
from timeline.gold import read_gold
from timeline.records import EVENT_STATUSES, FIGURE_STATUSES, KINDS

GOLD = Path(__file__).parent / "gold"
DOCUMENTS = Path(__file__).resolve().parents[2] / "shared" / "documents"
PASSAGES = read_gold(GOLD)
ROWS = [
    (path.name, row)
    for path in sorted(GOLD.rglob("*.toml"))
    for row in tomllib.loads(path.read_text(encoding="utf-8"))["passage"]
]
RUN = 9  # as many equal words in a row count as copied


def runs(text: str) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", text.casefold())
    return {tuple(words[i : i + RUN]) for i in range(len(words) - RUN + 1)}


def test_the_set_is_large_and_even() -> None:
    ways = Counter(passage.writing for passage in PASSAGES)
    assert len(PASSAGES) >= 180
    assert min(number for way, number in ways.items() if way != "kk-latn") >= 14
    assert 0.1 <= sum(passage.held_out for passage in PASSAGES) / len(PASSAGES) <= 0.4
    assert len({passage.pair for passage in PASSAGES}) >= 25
    assert {passage.writing for passage in PASSAGES if passage.figures} == set(ways)
    assert len({passage.name for passage in PASSAGES}) == len(PASSAGES)


def test_the_held_out_passages_are_of_many_kinds() -> None:
    mine = [passage for passage in PASSAGES if passage.held_out]
    by_language = Counter(passage.writing.split("-")[0] for passage in mine)
    with_figures = Counter(passage.writing.split("-")[0] for passage in mine if passage.figures)
    assert len(mine) >= 40
    assert min(by_language.values()) >= 8
    assert all(2 * with_figures[language] >= number for language, number in by_language.items())
    assert len({passage.pair for passage in mine}) >= 30


@pytest.mark.parametrize("passage", PASSAGES, ids=lambda passage: passage.name)
def test_every_passage_can_be_judged(passage) -> None:
    assert 100 <= len(passage.text) <= 2500
    assert all(figure.quote in passage.text for figure in passage.figures)
    assert all(event.spans for event in passage.events if event.quote)
    assert all(set(event.kinds) <= set(KINDS) for event in passage.events)
    assert all(set(event.statuses) <= set(EVENT_STATUSES) for event in passage.events)
    assert all(set(figure.statuses) <= set(FIGURE_STATUSES) for figure in passage.figures)


@pytest.mark.parametrize("name, row", ROWS, ids=[f"{name}-{row['id']}" for name, row in ROWS])
def test_decoys_and_indicators_stand_in_the_text(name, row) -> None:
    quotes = [*row.get("decoys", ()), *(item["quote"] for item in row.get("indicators", ()))]
    assert all(quote in row["text"] for quote in quotes)


def test_the_words_are_our_own() -> None:
    if not DOCUMENTS.is_dir():
        pytest.skip(f"{DOCUMENTS} is not there to compare with")
    theirs = set().union(*(runs(path.read_text("utf-8")) for path in DOCUMENTS.glob("*.txt")))
    copied = {passage.name: sorted(runs(passage.text) & theirs) for passage in PASSAGES}
    assert not {name: found for name, found in copied.items() if found}


def test_a_quote_that_is_not_in_the_text_is_named(tmp_path) -> None:
    (tmp_path / "en.toml").write_text(
        '[[passage]]\nid = "a"\ntext = "They met on 5 May 2020."\n'
        'events = [{ date = "2020-05-05", type = "meeting", quote = "6 May 2020" }]\n',
        encoding="utf-8",
    )
    with pytest.raises(DocumentError, match="a: the text has no '6 May 2020'"):
        read_gold(tmp_path)


def test_a_gold_file_without_its_document_says_so(tmp_path) -> None:
    (tmp_path / "x.json").write_text('{"lang": "ru", "events": [], "trade": []}', encoding="utf-8")
    with pytest.raises(DocumentError, match="--documents"):
        read_gold(tmp_path)
