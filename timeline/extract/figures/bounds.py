"""The bound of a sum by the words beside it: `over 3 bn`, `up to 3 bn`."""

from __future__ import annotations

import re

from timeline.extract.figures.sums import Sums
from timeline.extract.figures.terms import Around
from timeline.language.lexicon import compile_pattern

BOUNDS = ("under", "over", "up_to", "about")


class Bounds(Sums):
    """Reads the bound."""

    def _bound(self, around: Around) -> str:
        if not self._is_bounded(around):
            return "exact"
        for bound in BOUNDS:
            if self._matches(f"{bound}_before", around.before):
                return bound
            if self._matches(f"{bound}_after", around.tail[:48]):
                return bound
        return "exact"

    def _is_bounded(self, around: Around) -> bool:
        """Say whether any bound stands beside a sum: beside most none does."""
        before, after = self.reading.language.once("bounds", self._bounds)
        return bool(before.search(around.before) or after.search(around.tail[:48]))

    def _bounds(self) -> tuple[re.Pattern[str], re.Pattern[str]]:
        """Give the patterns of all bounds in one, before a sum and behind it."""
        keys = [[f"{bound}_{side}" for bound in BOUNDS] for side in ("before", "after")]
        told = [[self._data[key] for key in side if key in self._data] for side in keys]
        either = ["|".join(f"(?:{pattern})" for pattern in side) or "(?!)" for side in told]
        before, after = (compile_pattern(self.reading.language, pattern) for pattern in either)
        return before, after
