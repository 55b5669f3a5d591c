"""An expression that is asked of text after text, most of which hold no word of it.

What each match cannot go without is looked for first, which is far faster; the expression itself
is compiled when the first text holds it.
"""

from __future__ import annotations

import re

from timeline.language.literals import literals

FEW = 16  # words; to look for more of them takes as long as the expression does
_ANY = ("",)  # in every text


class Asked:
    """An expression, and words of which each match of it holds one.

    ``plain`` is the same with fewer endings of words: they tell nothing.
    """

    __slots__ = ("_compiled", "_plain", "_text", "_words")

    def __init__(self, text: str, plain: str) -> None:
        self._text, self._plain = text, plain
        self._words: tuple[str, ...] = ()
        self._compiled: re.Pattern[str] | None = None

    @property
    def pattern(self) -> re.Pattern[str]:
        """Give the expression compiled."""
        if self._compiled is None:
            self._compiled = re.compile(self._text)
        return self._compiled

    def may_match(self, text: str) -> bool:
        """Say whether a text holds a word of it: without one nothing in the text matches."""
        return any(word in text for word in self._words or self._learn())

    def search(self, text: str) -> re.Match[str] | None:
        """Find the first match in a text."""
        for word in self._words or self._learn():
            if word in text:
                return (self._compiled or self.pattern).search(text)
        return None

    def _learn(self) -> tuple[str, ...]:
        """Read the words off the expression; one that stands at the head of a text needs none."""
        words = () if self._text.startswith("^") else literals(self._plain)
        self._words = words if 0 < len(words) <= FEW else _ANY
        return self._words
