"""Where in a text each of many patterns is worth a try: the openings of heads.py, put to use.

One pass over a text finds the tokens that begin some pattern or are what some pattern needs. At a
token only those patterns are tried that can begin there and whose needs stand near enough behind
it; for most tokens that is none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from timeline.language.beginnings import DIGIT, END, LETTERS, LONGEST, SIGNS, kind
from timeline.language.heads import FAR, Opening

NEAR = (12, 30, FAR)  # letters: a need counts as met within the next of these
REMEMBERED = 10_000  # words; a full memory is emptied, so that it stays flat
_NEAREST = [min(at for at, most in enumerate(NEAR) if far <= most) for far in range(NEAR[-1] + 1)]
_ALL = (1 << len(NEAR)) - 1
LONG = 40  # letters; longer words are not remembered

# Where a token stands, the patterns that it may begin, and by its distance the needs that it meets:
# sets of numbers, as the bits of one integer.
Token = tuple[int, int, tuple[int, ...]]


class Places:
    """The openings of a list of patterns, by the tokens that they begin with and need."""

    def __init__(self, openings: Sequence[Opening]) -> None:
        self._anywhere = 0
        self._begins: dict[str, int] = {}  # head → patterns
        self._meets: dict[str, int] = {}  # head → needs
        self._wants: list[int] = []  # of each pattern, its needs
        numbers: dict[frozenset[str], int] = {}
        for number, opening in enumerate(openings):
            if opening.heads is None:
                self._anywhere |= 1 << number
            for head in opening.heads or ():
                self._begins[head] = self._begins.get(head, 0) | 1 << number
            wants = 0
            for need in opening.needs:
                near = next((at for at, most in enumerate(NEAR) if need.within <= most), None)
                if near is not None:
                    wants |= 1 << numbers.setdefault(need.heads, len(numbers)) * len(NEAR) + near
            self._wants.append(wants)
        for of_need, number in numbers.items():
            for head in of_need:
                self._meets[head] = self._meets.get(head, 0) | 1 << number * len(NEAR)
        heads = {*self._begins, *self._meets}
        self.signs = "".join(sorted(head for head in heads if kind(head[0]) == SIGNS))
        signs = r"[^\w\s]|_" if self._anywhere else f"[{re.escape(self.signs)}]"
        self._token = re.compile(r"[^\W\d_]+|\d+" + (f"|{signs}" if signs != "[]" else ""))
        self._all = sum(1 << number * len(NEAR) for number in range(len(numbers)))
        self._wanted: dict[int, tuple[int, int]] = {}  # patterns → all their needs, their reach
        self._allowed: dict[int, int] = {}  # needs met → patterns
        self._lists: dict[int, Sequence[int]] = {}  # patterns → their numbers

    def tokens(self, text: str) -> list[Token]:
        """Give the tokens of a text that begin a pattern or meet a need, in order."""
        out = []
        for match in self._token.finditer(text):
            begins, meets = self._powers(match[0])
            if begins or meets:
                # Met within a distance is met within each greater one.
                nearer = tuple(meets * (_ALL >> at << at) for at in range(len(NEAR)))
                out.append((match.start(), begins, nearer))
        return out

    def candidates(self, tokens: Sequence[Token], number: int) -> Sequence[int]:
        """Give the patterns, by their numbers, that are worth a try at a token."""
        start, patterns, _ = tokens[number]
        wanted, reach = self._wanted.get(patterns) or self._want(patterns)
        met = 0
        for other in range(number, len(tokens)):
            at, _, meets = tokens[other]
            distance = at - start
            if distance > reach or met == wanted:
                break
            met |= meets[_NEAREST[distance]] & wanted
        return self._listed_in(patterns & self._allowed_by(met))

    def _want(self, patterns: int) -> tuple[int, int]:
        """Give all that some patterns need, and how far off any of it may stand."""
        wanted = 0
        for number in self._listed_in(patterns):
            wanted |= self._wants[number]
        nearest = [at for at in range(len(NEAR)) if wanted & self._all << at]
        if len(self._wanted) >= REMEMBERED:
            self._wanted.clear()
        self._wanted[patterns] = wanted, NEAR[max(nearest)] if nearest else -1
        return self._wanted[patterns]

    def _allowed_by(self, met: int) -> int:
        """Give the patterns whose needs are among those met."""
        allowed = self._allowed.get(met)
        if allowed is None:
            numbers = (number for number, wants in enumerate(self._wants) if not wants & ~met)
            allowed = sum(1 << number for number in numbers)
            if len(self._allowed) >= REMEMBERED:
                self._allowed.clear()
            self._allowed[met] = allowed
        return allowed

    def _listed_in(self, patterns: int) -> Sequence[int]:
        listed = self._lists.get(patterns)
        if listed is None:
            listed = tuple(at for at in range(patterns.bit_length()) if patterns >> at & 1)
            if len(self._lists) >= REMEMBERED:
                self._lists.clear()
            self._lists[patterns] = listed
        return listed

    def _powers(self, token: str) -> tuple[int, int]:
        """Give the patterns that a token may begin, and the needs that it meets."""
        what = kind(token[0])
        key = token[:LONGEST] if what == LETTERS else DIGIT * min(len(token), LONGEST)
        key = token if what == SIGNS else key + END if len(token) < LONGEST else key
        begins, meets = self._anywhere, 0
        for size in range(1, len(key) + 1):
            begins |= self._begins.get(key[:size], 0)
            meets |= self._meets.get(key[:size], 0)
        return begins, meets
