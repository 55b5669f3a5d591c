"""Repairs of a folded text that need a language's words: scans, and years written out.

Each is one expression and what its matches become; offsets keep their way back to the source. A
text without the letters that a repair looks for is left as it is.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from timeline.language.normalise import Change, NormText
from timeline.records import Span

LEAST = 4  # letters of a month's name: a shorter one parted is two words
_NUMERALS = str.maketrans("oоliізz", "0011133")
_LONE = (" з ", " z ", " l ", " зо ", " zo ", " зоо ", " zoo ", " loo ", " lоо ")
# A digit or a decimal point beside a letter that a scan may have put there; few texts have any.
_MISREAD = re.compile(
    r"[0-9.,](?:(?<=\d)(?:[oоliізz]|(?<=[oоliізz]\d))"
    r"|(?<=[oоliізz][.,])\d|(?<=\d[.,])[oоliізz]|(?<=[lзz][.,])[lзzoо])"
)
_DASH = re.compile(r"(?:\u2014|--)(?=\S)")
_CLOSED = re.compile(
    r"(?:(?<=[^\W\d_])|(?<=[.)»”\"%]))(?:\u2014|--)(?=[^\W_]|[$€£«“\"(])"
    r"|(?<=\d)(?:\u2014|--)(?=[^\W\d_]|[$€£«“\"(])"
    r"|(?<=(?:19|20)\d\d)(?:\u2014|--)(?=\d{1,3}[.,]\d|\d{3}(?!\d))"  # `2021—137.1 mn`
)
_PARTED = re.compile(r"[0-9](?: [,.] ?[0-9]|[,.] [0-9])")
_DAY = re.compile(r"\d(?: - |-| )")
_ONE = str.maketrans("liі", "111")
# A digit beside a letter that may be a one; few texts have any.
_SPOILT = re.compile(r"[0-9](?:[liі]|(?<=[liі][0-9]))")


@dataclass(frozen=True, slots=True)
class Repair:
    """What is looked for, what a match becomes, and what a text must hold for a look at all.

    That is one of some words, or a match of an expression that is found sooner.
    """

    pattern: re.Pattern[str]
    write: Callable[[str], str]
    triggers: tuple[str, ...] = ()
    trace: re.Pattern[str] | None = None

    def apply(self, norm: NormText) -> NormText:
        """Give the text repaired; the same one where nothing is found."""
        text = norm.text
        if self.triggers and not any(trigger in text for trigger in self.triggers):
            return norm
        if self.trace and not self.trace.search(text):
            return norm
        changes = [
            Change(*match.span(), piece)
            for match in self.pattern.finditer(text)
            if (piece := self.write(match[0])) not in ("", match[0])
        ]
        return norm.rewritten(changes) if changes else norm


@dataclass(frozen=True, slots=True)
class Dashes:
    """Dashes without blanks that part clauses: `in 2013—a record`. Folds make hyphens of them."""

    def apply(self, norm: NormText) -> NormText:
        """Give the text with blanks around such dashes; between digits they stand for a range."""
        if "\u2014" not in norm.source and "--" not in norm.source:
            return norm
        # Most dashes have blanks around them: the letters at both ends of the others are asked for.
        dashes = (_CLOSED.match(norm.source, dash.start()) for dash in _DASH.finditer(norm.source))
        found = (norm.from_source(Span(*match.span())) for match in dashes if match)
        changes = [Change(start, end, " - ") for start, end in found]
        return norm.rewritten(changes) if changes else norm


def joined_words(words: Iterable[str], endings: Iterable[str]) -> Repair:
    """Join the words that a scan has parted anywhere: `Ўз бекис тон`, with a parted ending."""
    # A last letter behind a blank stands alone: `bitim imzolandi` is not `bitimi` and a rest.
    stems = "|".join(
        " ?".join(map(re.escape, word[:-1])) + rf"(?: (?={word[-1]}(?!\w)))?{re.escape(word[-1])}"
        for word in sorted(words, key=len)[::-1]
    )
    tail = "|".join(map(re.escape, endings))
    behind = rf"(?: (?:{tail})(?!\w))?" if tail else ""
    return Repair(re.compile(rf"(?<!\w)(?:{stems}){behind}"), lambda found: found.replace(" ", ""))


def ones(months: str) -> Repair:
    """Read the letters l and i in a day before its month as the ones that they are: `l5 March`."""
    one = r"(?:[liі]\d|\d[liі]|[liі][liі])"
    first = rf"{one}(?= ?- ?[liі\d]{{2}}(?: - | ?-? ?)(?:{months})(?!\w))"  # `l8-l9 October`
    last = rf"(?:(?<![\w.,-])|(?<=[liі\d]-)|(?<=[liі\d] - )){one}"
    month = rf"(?=(?: - | ?-? ?)(?:{months})(?!\w))"
    pattern = re.compile(rf"{last}{month}|(?<![\w.,-]){first}")
    return Repair(pattern, lambda found: found.translate(_ONE), trace=_SPOILT)


def numerals(scales: Iterable[str]) -> tuple[Repair, Repair]:
    """Read the letters that a scan has put into a number before its scale: `З,9 million`, `l,5`.

    Letters alone are words, but for one that stands for a three or a one, and noughts behind it.
    """
    long = "|".join(sorted((re.escape(word) for word in scales if len(word) > 1), key=len)[::-1])
    year = r"(?<![\w.,'])(?:[1lіi]9|2[0oо])[\doоliі]{2}(?!\w)(?=[- ]?[^\W\d_])"  # `2Ol7-yil`
    mixed = re.compile(rf"{year}|[\doоliізz](?<![\w.,'].)[\doоliізz.,]{{1,11}}(?= ?(?:{long}))")
    alone = re.compile(rf"[зzl](?<= .)[oо]{{0,2}}(?= (?:{long}))")  # `З млн`, `ЗОО млн`

    def write(found: str) -> str:
        plain = not any(sign.isdigit() for sign in found) and not set(found) & set(".,")
        return "" if plain else found.translate(_NUMERALS)

    return (
        Repair(mixed, write, trace=_MISREAD),
        Repair(alone, lambda found: found.translate(_NUMERALS), _LONE),
    )


def parted_decimals(scales: Iterable[str], decimal: str) -> Repair:
    """Join a decimal that a scan has parted before its scale: `4 ,5 млрд`, `4, 5 млрд`, `$4. 5 bn`.

    `In 3, 4 and 5 bn` and `3, 4, 5 bn` stay lists.
    """
    long = "|".join(sorted((re.escape(word) for word in scales if len(word) > 1), key=len)[::-1])
    behind = r"(?<=\d), (?=\d{1,2}(?!\d))" if decimal == "," else r"(?<=[$€£]\d)\. "
    pattern = re.compile(
        rf"(?<![\d.,])(?<!\d, )\d{{1,3}}(?: [,.] ?|{behind})\d{{1,3}}(?= ?(?:{long})(?!\w))"
    )
    return Repair(pattern, lambda found: found.replace(" ", ""), trace=_PARTED)


def parted_months(months: Iterable[str]) -> Repair:
    """Join the name of a month that a scan has parted behind its day: `10 yanva rida`."""
    stems = sorted({word.rstrip("~*.") for word in months}, key=len)[::-1]
    parted = "|".join(" ?".join(map(re.escape, word)) for word in stems if len(word) > LEAST)
    pattern = re.compile(rf"\d(?: - |-| )(?:{parted})\w{{0,7}}(?!\w)")

    def write(found: str) -> str:
        head = _DAY.match(found)
        end = head.end() if head else 0
        return found[:end] + found[end:].replace(" ", "")

    return Repair(pattern, write)


def spoken_years(
    pattern: re.Pattern[str],
    numbers: Mapping[str, str],
    magnitudes: Mapping[str, int],
    triggers: tuple[str, ...],
) -> Repair:
    """Write a year that is told in words in digits: `nineteen hundred and ninety-two`."""

    def value(word: str, table: Mapping[str, int]) -> int | None:
        fits = [stem for stem in table if word.startswith(stem.rstrip("*~"))]
        return table[max(fits, key=len)] if fits else None

    units = {word: int(number) for word, number in numbers.items() if number.isdigit()}

    def write(found: str) -> str:
        total = current = 0
        for word in re.split(r"[ -]+", found):
            scale, number = value(word, magnitudes), value(word, units)
            if scale:
                total, current = total + (current or 1) * scale, 0
            elif number == 100 and current:
                current *= 100
            else:
                current += number or 0
        return str(total + current) if 1800 < total + current < 2100 else ""

    return Repair(pattern, write, triggers)
