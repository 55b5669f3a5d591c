"""One pass over a folded text for everything that begins at a word: cues, names, dates, amounts.

A word that comes again is looked up, not worked out: most words begin nothing at all.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from timeline.language.phrases import SIGNS, Hit, Known, Phrases
from timeline.language.places import LONG, REMEMBERED, Places, Token


class Found(NamedTuple):
    """The phrases of a text, the tokens of its dates, and where its amounts may begin."""

    hits: list[Hit]
    dates: list[Token]
    amounts: list[Token]


class _Word(NamedTuple):
    """What one word may begin; offsets of tokens are those within the word."""

    phrases: Known | None
    dates: tuple[Token, ...]
    amounts: tuple[Token, ...]


_NOTHING = _Word(None, (), ())


class Words:
    """The phrases of a language, its date rules and its amounts, by the words that begin them."""

    def __init__(self, phrases: Phrases, dates: Places, amounts: Places) -> None:
        self._phrases, self._dates, self._amounts = phrases, dates, amounts
        signs = "".join(sorted({*SIGNS, *dates.signs, *amounts.signs}))
        self._word = re.compile(rf"\w+|[{re.escape(signs)}]")
        self._known: dict[str, _Word] = {}

    def scan(self, text: str) -> Found:
        """Find the phrases of a folded text, and where dates and amounts may begin."""
        known, hits_at = self._known, self._phrases.hits_at
        hits: list[Hit] = []
        dates: list[Token] = []
        amounts: list[Token] = []
        until: dict[str, int] = {}
        for match in self._word.finditer(text):
            word = known.get(match[0])
            if word is None:
                word = self._learn(match[0])
            if word is _NOTHING:
                continue
            at, end = match.span()
            phrases, of_dates, of_amounts = word
            if phrases:
                hits_at(text, at, end, phrases, until, hits)
            for offset, begins, meets in of_dates:
                dates.append((at + offset, begins, meets))
            for offset, begins, meets in of_amounts:
                amounts.append((at + offset, begins, meets))
        return Found(hits, dates, amounts)

    def _learn(self, text: str) -> _Word:
        phrases = self._phrases.begun_by(text)
        dates, amounts = self._dates.tokens(text), self._amounts.tokens(text)
        word = _NOTHING
        if phrases.entries or dates or amounts:
            word = _Word(phrases if phrases.entries else None, tuple(dates), tuple(amounts))
        if len(self._known) >= REMEMBERED:
            self._known.clear()
        if len(text) <= LONG:
            self._known[text] = word
        return word
