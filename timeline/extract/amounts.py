"""Folded text → amounts: numbers with their unit, in digits, words or both.

Only numbers with a unit that the language file knows are amounts here; a bare number is read where
an indicator asks for it (``6 mingdan ziyod qo‘shma korxona``).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import Any, NamedTuple

from timeline.extract.digits import of_next_scale, parse_digits
from timeline.extract.units import Units
from timeline.language.lexicon import Language
from timeline.language.phrases import alternatives
from timeline.language.places import LONG, REMEMBERED, Places, Token

LEAST_TOLD = 500_000  # from which on a number in one word counts by itself
MULTIPLE = ".multiple"  # ends the name of the rule that reads `doubled`
_NUMBER = 1  # the first of the patterns that may begin at a token


class AmountHit(NamedTuple):
    """A number at a stretch of the folded text; ``tail`` is the end of its last case ending."""

    start: int
    end: int
    value: Decimal
    unit: str
    magnitude: bool
    rule: str
    bare: bool = False  # `a billion dollars`: a magnitude without a number
    guessed: bool = False  # money of a name that states share, none of whom the text names

    @property
    def money(self) -> bool:
        """Say whether its unit is a currency."""
        return len(self.unit) == 3 and self.unit.isupper()


class _Number(NamedTuple):
    """What the words of a number say; ``is_one`` where its parts make one."""

    value: Decimal | None
    magnitude: bool
    bare: bool
    is_one: bool
    first: int  # where its first magnitude ends


class AmountReader:
    """Finds the amounts of one language."""

    def __init__(self, language: Language) -> None:
        self._language = language
        self._decimal = language.data.get("decimal", ",")
        self._spoken: dict[str, _Number] = {}  # number words, which come again and again
        self._units = Units(language)
        self._fractions = self._told_fractions()
        self._stems = self._told_stems()
        self._pattern = self._any()
        self._multiples = self._verbs()
        patterns = [self._pattern, *(pattern for _, pattern in self._multiples)]
        self.places = Places([language.opening(pattern.pattern) for pattern in patterns])
        self._piece: re.Pattern[str] | None = None  # made when a number is first told in words

    def _any(self) -> re.Pattern[str]:
        suffix = self._language.suffix
        group, point = ("[ .]", ",") if self._decimal == "," else ("[ ,]", r"\.")
        digits = rf"(?<![\d.,])\d{{1,3}}(?:{group}\d{{3}})+(?:{point}\d{{1,3}})?(?!\d)"
        if self._decimal == ".":
            digits += r"|(?<![\d.,])\d{1,2}(?:,\d\d)+,\d{3}(?:\.\d{1,3})?(?!\d)"
        digits += r"|(?<![\d.,])\d{1,15}(?:[.,]\d{1,4})?(?![\d])"
        words = alternatives(list(self._language.numbers), suffix)
        scales = list(self._language.magnitudes)
        # A letter is a magnitude only where it touches its number: `$4.3b`; `120 m` is a length.
        long = alternatives([word for word in scales if len(word) > 1], suffix)
        letter = alternatives([word for word in scales if len(word) == 1], "")
        point = self._language.data.get("point", "")
        spoken = rf"(?: {point}(?: (?:{words}))+)?" if point else ""
        joint = r"\.?[ -]?"
        half = alternatives([w for w, n in self._language.numbers.items() if n == "0.5"], "")
        joined = f"|{told}" if (told := self._language.data.get("number_joint")) else ""
        number = rf"(?:(?:{digits})(?: (?:{half})(?!\w))?"
        number += rf"|(?<!\w)(?:{words})(?:(?:[ -]{joined})(?:{words})){{0,4}}(?!\w){spoken})"
        # Behind a currency's code or sign the letter may stand apart: `EUR 690 m`.
        apart = rf"(?(iso) (?:{letter})|(?!))|(?(sign) (?:{letter})|(?!))"
        scale = rf"(?:{joint}(?:{long})|(?<=\d)(?:{letter})|{apart})(?!\w)"
        # `4 bln 270 mln`, `2 thousand 300`: what follows a magnitude has one of its own or three
        # digits; `16.95 bln two years before` is not a sum of both.
        more = rf"{number}{scale}|(?<!\d)\d{{3}}(?![\d%]|[.,]\d)" + self._hundreds(words, suffix)
        joint_word = self._language.data.get("sum_joint", "")
        and_ = f"(?:{joint_word})?" if joint_word else ""
        of = f"|{told}" if (told := self._language.data.get("unit_joint")) else ""
        magnitude_only = rf"(?<!\w)(?:{long})(?!\w)"
        parts = rf"(?P<fraction>(?<!\w)(?:{alternatives(self._fractions, suffix)})(?!\w))|"
        return re.compile(
            (parts if self._fractions else "") + rf"(?:(?!\d)(?:{self._units.signs}))?"
            rf"(?P<number>{number}(?:{scale}(?: {and_}(?:{more})){{0,2}})?"
            rf"|{magnitude_only}(?: {and_}{number}{scale})?)"  # `миллиард 200 миллионов`
            # Scans leave a blank before the stop: `236,7 млн . руб .`
            rf"(?:(?: \. |{joint}{of})(?P<unit>{self._units.words})(?!\w|\.\d))?"
        )

    def _hundreds(self, words: str, suffix: str) -> str:
        """Give an alternative for number words that end a number: `ikki ming besh yuz`."""
        hundred = alternatives([w for w, n in self._language.numbers.items() if n == "100"], suffix)
        return rf"|(?<!\w)(?:(?:{words})[ -])?(?:{hundred})(?:[ -](?:{words})){{0,2}}(?!\w)"

    def _told_fractions(self) -> dict[str, str]:
        """Give the fractions of the language with their per cent: `by a third` is by 33.3."""
        table = self._language.data.get("fractions", {})
        return {self._language.fold(w): str(k) for k, words in table.items() for w in words}

    def _pieces(self) -> re.Pattern[str]:
        suffix = self._language.suffix
        words = alternatives(list(self._language.numbers), suffix)
        magnitudes = alternatives(list(self._language.magnitudes), suffix)
        point = self._language.data.get("point", "")
        return re.compile(
            rf"(?P<digits>\d[\d., ]*)|(?P<magnitude>(?<!\w)?(?:{magnitudes})(?!\w))"
            rf"|(?P<word>(?:{words})(?!\w))" + (rf"|(?P<point>{point}(?!\w))" if point else "")
        )

    def read(self, text: str, tokens: Sequence[Token] | None = None) -> list[AmountHit]:
        """Give the amounts of a folded text, in order; dates in it are the caller's to exclude.

        ``tokens`` are those of ``places``, if already known.
        """
        tokens = self.places.tokens(text) if tokens is None else tokens
        found = self._numbers(text, tokens)
        ends = {hit.end for hit in found}
        told = [hit for hit in self._told_multiples(text, tokens) if hit.end not in ends]
        return sorted([*found, *told], key=lambda hit: hit.start) if told else found

    def _verbs(self) -> list[tuple[Decimal, re.Pattern[str]]]:
        """Verbs that are multiples by themselves, out of [multiples]: `doubled`."""
        table = self._language.data.get("multiples", {})
        return [
            (Decimal(number), re.compile(rf"(?<!\w)(?:{alternatives(words, '')})(?!\w)"))
            for number, listed in table.items()
            if (words := [self._language.fold(word) for word in listed])
        ]

    def _told_multiples(self, text: str, tokens: Iterable[Token]) -> list[AmountHit]:
        name = f"{self._language.code}{MULTIPLE}"
        return [
            AmountHit(*match.span(), value, "TIMES", False, name)
            for start, begins, _ in tokens
            if begins > _NUMBER
            for value, pattern in self._multiples
            if (match := pattern.match(text, start))
        ]

    def _numbers(self, text: str, tokens: Iterable[Token]) -> list[AmountHit]:
        out = []
        at = 0
        name = f"{self._language.code}.amount"
        for start, begins, _ in tokens:
            is_number = begins & _NUMBER and start >= at
            match = self._pattern.match(text, start) if is_number else None
            if not match:
                continue
            if self._fractions and match["fraction"]:
                at = match.end()
                out.append(self._fraction(match))
                continue
            number = match["number"]
            if number.isdecimal():  # most are
                told = _Number(Decimal(number), False, False, True, 0)
            else:
                told = self._read(number)
                if not told.is_one:
                    # What begins there, up to its first magnitude with the unit behind it.
                    end = match.start("number") + told.first
                    match = self._pattern.match(text, start, end) or match
                    told = self._read(match["number"])
            at = match.end()
            if told.value is None:
                continue
            unit = self._units.of(match)
            digits = any(c.isdigit() for c in match[0])
            magnitude = told.magnitude or (not digits and told.value >= LEAST_TOLD)
            if not unit and not magnitude and not digits:
                continue  # a word such as `bir` alone counts nothing
            # `полмиллиарда` is one word that holds its magnitude.
            hit = AmountHit(*match.span(), told.value, unit, magnitude, name, told.bare)
            out.append(hit)
        return out

    def count(self, text: str) -> tuple[Decimal | None, bool]:
        """Give the value of a number that a rule found, and whether it has a magnitude."""
        value, magnitude, *_ = self._read(text)
        return value, magnitude

    def _read(self, text: str) -> _Number:
        """Read the words and digits of a number."""
        known = self._spoken.get(text)
        if known is None:
            if self._piece is None:
                self._piece = self._pieces()
            pieces = list(self._piece.finditer(text))
            bare = all(piece["magnitude"] for piece in pieces)
            first = next((piece.end() for piece in pieces if piece["magnitude"]), 0)
            known = _Number(*self._value(pieces), bare, self._is_one_number(pieces), first)
            if len(text) <= LONG and not any(sign.isdigit() for sign in text):
                if len(self._spoken) >= REMEMBERED:
                    self._spoken.clear()
                self._spoken[text] = known
        return known

    def _fraction(self, match: re.Match[str]) -> AmountHit:
        value = Decimal(self._lookup("fractions", match["fraction"]))
        name = f"{self._language.code}.fraction"
        return AmountHit(*match.span(), value, "PERCENT", False, name)

    def _is_one_number(self, pieces: list[re.Match[str]]) -> bool:
        """Say whether the parts of a number make one: `4 bln 270 mln`, not `1.9 blndan 1.7 bln`.

        Each magnitude is smaller than the one before. Where cases are endings of their own (in
        languages whose verb stands last), only the last takes one.
        """
        found = [piece["magnitude"] for piece in pieces if piece["magnitude"]]
        if len(found) < 2:
            return True
        scales = [self._lookup("magnitudes", word) for word in found]
        if not all(left > right for left, right in pairwise(scales)):
            return False
        if self._language.data.get("figures", {}).get("verb", "after") != "after":
            return True
        return all(word in self._stems["magnitudes"] for word in found[:-1])

    def _value(self, pieces: list[re.Match[str]]) -> tuple[Decimal | None, bool]:
        """Add up the pieces of a number: `4 mlrd 270 mln` is 4.27 thousand million."""
        total, current, seen, scaled, scale = Decimal(0), Decimal(0), False, False, 0
        place = Decimal(0)  # of the next spoken decimal: `three point one four`
        for piece in pieces:
            if piece.lastgroup == "point":
                place = Decimal("0.1")
            elif place and piece["word"]:
                current += place * Decimal(self._lookup("numbers", piece["word"]))
                place /= 10
            elif piece["magnitude"]:
                scale = self._lookup("magnitudes", piece["magnitude"])
                total += (current if seen else Decimal(1)) * scale
                current, seen, scaled, place = Decimal(0), False, True, Decimal(0)
            elif piece["word"]:
                number = Decimal(self._lookup("numbers", piece["word"]))
                current = current * number if number == 100 and seen else current + number
                seen = True
            else:
                digits = parse_digits(piece["digits"], self._decimal)
                if digits is None:
                    return None, False
                current, seen = current + digits, True
        if not (seen or scaled):
            return None, False
        return total + of_next_scale(pieces[-1][0], current, scale), scaled

    def _told_stems(self) -> dict[str, dict[str, Any]]:
        """The words of each table without their marks, so that the longest one is found at once."""
        tables: dict[str, Mapping[str, Any]] = {
            "numbers": self._language.numbers,
            "magnitudes": self._language.magnitudes,
            "fractions": self._fractions,
        }
        return {
            name: {word.rstrip("*~"): value for word, value in list(table.items())[::-1]}
            for name, table in tables.items()
        }

    def _lookup(self, name: str, text: str) -> Any:
        """Give what the longest word of a table stands for that a text begins with."""
        stems = self._stems[name]
        if text in stems:
            return stems[text]
        return next(stems[text[:size]] for size in range(len(text), 0, -1) if text[:size] in stems)
