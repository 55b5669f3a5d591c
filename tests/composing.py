"""Compose sentences from patterns and wordings (tests/composed/*.toml), with what they tell.

A pattern is a sentence with slots, `{year}`; a list of the slot's name holds wordings, each with
what it means. Each pattern is composed as often as its longest list is long, so that every wording
stands in every pattern at least once, each time beside other wordings. A slot that a pattern has
twice is told apart by a number, `{sum.1}` and `{sum.2}`, and holds different wordings. A file may
name further writings of its language (tests/writings.py): its sentences are then read in these too.

    python -m tests.composing en        what is misread, and which patterns and wordings share it
"""

from __future__ import annotations

import re
import sys
import tomllib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

from tests import rows
from tests.writings import WRITINGS
from timeline.extract import extract
from timeline.language import relations
from timeline.records import Document

COMPOSED = Path(__file__).parent / "composed"
_SLOT = re.compile(r"\{([\w.]+)\}")
_PLACED = re.compile(r"((?:^|[.!?] )?)\{([\w.]+)\}")  # a slot, and what ends the sentence before


@dataclass(frozen=True)
class Composed:
    """A sentence, what it tells (the rows of tests/cases) and where it comes from."""

    name: str
    language: str
    pair: str
    published: Any
    text: str
    events: tuple[str, ...] | None
    trade: tuple[str, ...] | None
    wordings: tuple[str, ...]

    def misread(self, known: relations.Relations) -> str:
        """Read the sentence; say what differs from what it tells, or nothing."""
        document = Document(
            "x",
            "x",
            self.text,
            language=self.language,
            published=self.published,
            pair=self.pair,
        )
        found = extract(document, known)
        try:
            if self.events is not None:
                rows.same(rows.events(found), self.events)
            if self.trade is not None:
                rows.same(rows.trade(found), self.trade)
        except AssertionError as wrong:
            return str(wrong).partition("\n")[0]
        return ""


def composed(folder: Path = COMPOSED, every: bool = False) -> Iterator[Composed]:
    """Give every sentence of every file, by turns in one of its writings.

    With ``every`` in all of them.

    Raises:
        KeyError: a pattern or a row names a slot for which the file has no list.
    """
    for path in sorted(folder.glob("*.toml")):
        content = tomllib.loads(path.read_text(encoding="utf-8"))
        for number, pattern in enumerate(content["pattern"], start=1):
            yield from _sentences(path.stem, content, number, pattern, every)


def _sentences(
    stem: str, content: dict[str, Any], number: int, pattern: dict[str, Any], every: bool
) -> Iterator[Composed]:
    slots = list(dict.fromkeys(_SLOT.findall(pattern["text"])))
    lists = {slot: content["slot"][slot.partition(".")[0]] for slot in slots}
    longest = max((len(choices) for choices in lists.values()), default=1)
    for turn in range(longest):
        # Lists of one length would move in step: each pattern and slot starts elsewhere.
        chosen = {
            slot: choices[(turn + at * _step(number, len(choices))) % len(choices)]
            for at, (slot, choices) in enumerate(lists.items())
        }
        worded = {slot: choice[0] for slot, choice in chosen.items()}
        meant = {slot: choice[1] for slot, choice in chosen.items()}
        text = _PLACED.sub(partial(_placed, worded), pattern["text"])
        sentence = Composed(
            f"{stem}-{number}-{turn + 1}",
            stem.partition("-")[0],
            pattern.get("pair", content.get("pair", "")),
            pattern.get("published", content.get("published")),
            text,
            _rows(pattern.get("events"), meant),
            _rows(pattern.get("trade"), meant),
            tuple(worded.values()),
        )
        writings = ["", *content.get("writings", ())]
        for writing in writings if every else [writings[turn % len(writings)]]:
            name = f"{sentence.name}.{writing}" if writing else sentence.name
            text = WRITINGS[writing](sentence.text) if writing else sentence.text
            yield replace(sentence, name=name, text=text)


def _step(number: int, length: int) -> int:
    return 1 + number % (length - 1) if length > 1 else 0


def _rows(rows: list[str] | None, meant: dict[str, str]) -> tuple[str, ...] | None:
    return None if rows is None else tuple(_filled(row, meant) for row in rows)


def _placed(worded: dict[str, str], slot: re.Match[str]) -> str:
    """Give the wording of a slot; one that opens a sentence begins with a capital letter."""
    word, opens = worded[slot[2]], slot[1] or not slot.start()
    return slot[1] + (word[:1].upper() + word[1:] if opens else word)


def _filled(text: str, values: dict[str, str]) -> str:
    return _SLOT.sub(lambda slot: values[slot[1]], text)


def report(language: str) -> None:
    """Print what is misread in a language, and how often by pattern and by wording."""
    known = relations.load()
    total, patterns, wordings = 0, Counter[str](), Counter[str]()
    for sentence in composed(every=True):
        if not sentence.name.startswith(language):
            continue
        total += 1
        if wrong := sentence.misread(known):
            patterns[sentence.name.rpartition("-")[0]] += 1
            wordings.update(sentence.wordings)
            print(f"{sentence.name}: {sentence.text}\n    {wrong}")
    print(f"\n{patterns.total()} of {total} misread")
    print("by pattern:", patterns.most_common(15))
    print("by wording:", wordings.most_common(15))


if __name__ == "__main__":
    report(sys.argv[1])
