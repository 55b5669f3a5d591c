"""A text → its sentences, as spans of the source.

Press documents come wrapped at a hundred columns, broken in mid-sentence by a page, or one
paragraph a line; a line break ends a sentence only where its neighbours say so.
"""

from __future__ import annotations

import re
from collections.abc import Set
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from timeline.language.seen import seen
from timeline.records import Span

HEAD = 600  # code points that show how a text is written
EVEN = 5  # lines that show that each is filled as far as its words go
UNEVEN = 0.7  # of the width: a line shorter than that was ended by its writer, in any type
MAX_SENTENCE = 2_000  # code points; a longer one is cut at a space, so that no step is quadratic
_EDGE = " \t\r\n\f\v\xa0|\u2063"  # white space and the walls of table cells
_TERMINAL = tuple(".!?…:;")
_CLOSING = "\"»”’')]\ufe0f"
# Each run of stops or of line breaks is tried once, from its beginning, however long it is. One
# set comes first, and the look back behind it: Python then skips what cannot begin a match.
# A stop may lack the space behind it: `…, said the minister.The treaty …`
_STOP = re.compile(
    r"[.!?…\n|](?:(?<=\|)|(?<=\n)\s*"
    r"|(?<=[.!?…])(?<![.!?…][.!?…])[.!?…]*[\"»”’')\]\d\[\ufe0f]{0,8}(?=\s)"
    r"|(?<=[a-zа-яёўқғҳ]{3}[.!?])(?=[A-ZА-ЯЎҚҒҲ][a-zа-яёўқғҳ]{2,}[\s,]|\d\d? [a-zа-я]{3}"
    r"|(?:[ВСКУОИА]|По|На|За|Из|До|Он) [а-яА-Я]))"
)
_BULLET = re.compile(r"(?:[-–—•*●▪➖■]|\d{1,2}[.)]|<\w+[^>]{0,80}>)\s")
_DASH = re.compile(r"[-–—]+\s")
# A word cut at the end of a line whose hyphen has come to stand on the next one.
_LONE_HYPHEN = re.compile(r"[-\u2010]\n[a-z\u0430-\u052f]")
_ISSUE = re.compile(r"(?:№|No\.?) ?\d{1,4}(?: \(\d{2,6}\))?\Z")
_PAGE_NUMBER = re.compile(r"\d{1,4}[ \t]*\n\s*[^\W\d_A-Z\u0400-\u042f]")  # in mid-sentence
_DIGITS = "0123456789"  # `2024ж.` is a year and an abbreviation
_INITIALS = re.compile(r"[^\W\d_](?:\.[^\W\d_]){0,2}")
_STATES = ("u.s", "u.k", "u.n", "e.u", "u.a.e", "u.s.a", "d.c")  # may end a sentence
_YEAR_WORD = re.compile(r"(?:19|20)\d\d[ -]?(?:yil|йил|жыл|jyl|год|г\.|жж?\.)")
# Letters that open a sentence behind an abbreviated unit, unless they name its money.
_ACRONYM = re.compile(r"(?!США|АҚШ|ЕВРО)[А-ЯӘҒҚҢӨҰҮҺІЎҲ]{2,6}[ -][а-яәғқңөұүһіўҳ]")
_LAST_WORD = re.compile(r"[\w'ʻʼ‘’.]{1,24}\Z")


# A line of a chronicle: its date stands first, then a dash or a colon.
# Behind the year a word for it and a day may stand, or months: `1994 ж. 12 мамыр –`.
_ENTRY = re.compile(
    r"^[^\n!?|]{0,24}(?<!\d)(?:1[89]|20)\d\d(?!\d)"
    r"(?:[^\n.!?|]{0,12}?|[ -]?(?:жж?\.|гг?\.|йй?\.|yy?\.|жыл|йил|yil)[^\n.!?|]{0,20}?"
    r"|(?:, [^\W\d_]{3,9}){1,3} ?)(?:(?:(?<![^\W\d_])[-–—]|:)\s|—(?=[^\W_]))",
    re.M,
)
_BREAK = re.compile(r"[^\s.!?…:;]\n(?=[^\W\d_])")


def _is_spaced(text: str) -> bool:
    """Say whether a blank line stands behind each line of a page, in mid-sentence too."""
    if text.count("\n\n") + text.count("\n \n") < 8:
        return False
    lines = [line.strip() for line in text.splitlines()]
    told = [line for line in lines if line]
    small = sum(line[0].islower() for line in told)
    return len(lines) - len(told) >= 0.8 * (len(told) - 1) and small >= 0.3 * len(told)


class _Lines(NamedTuple):
    """How the lines of a text are cut: without regard to sentences, at which width (0: at none).

    ``spaced`` ones have a blank line behind each; in a text all ``capital`` letters tell nothing.
    A chronicle is ``wrapped`` only where a line of it is full.
    """

    wrapped: bool
    width: int
    spaced: bool
    capital: bool
    least: float  # the length from which on a line, its next word in it, was ended by the margin


def _lines(text: str) -> _Lines:
    capital = _is_in_capitals(text)
    wrapped, width = _wrap(text, capital)
    least = (1 if wrapped and _is_even(text, width) else UNEVEN) * width
    return _Lines(wrapped, width, wrapped and _is_spaced(text), capital, least)


def _is_even(text: str, width: int) -> bool:
    """Say whether nearly all lines that go on are full: what letters of one width do."""
    lines = text.split("\n")
    goes_on = [
        len(line) + 1 + len(below.split(maxsplit=1)[0]) > width
        for line, below in pairwise(lines)
        if line and below.strip() and below[0].islower()
    ]
    return len(goes_on) >= EVEN and sum(goes_on) >= 0.9 * len(goes_on)


def _is_in_capitals(text: str) -> bool:
    """Say whether a text is one of capitals, as cables and old bulletins were."""
    head = text[:HEAD]
    return not head.islower() and 9 * sum(map(str.islower, head)) < sum(map(str.isupper, head))


def _wrap(text: str, capital: bool) -> tuple[bool, int]:
    lengths = sorted(len(line) for line in text.splitlines() if line.strip())
    if len(lengths) < 4:
        return False, 0
    if _is_chronicle(text, len(lengths)):
        return False, lengths[-1] if lengths[-1] <= 160 else 0
    if lengths[-1] <= 160 and (capital or lengths[len(lengths) // 2] >= 45):
        return True, lengths[-1]
    breaks = [text[match.end()].islower() for match in _BREAK.finditer(text)]
    if len(breaks) < 3 or sum(breaks) / len(breaks) < 0.3:
        return False, 0
    return True, lengths[-1] if lengths[-1] <= 160 else 0


def _is_chronicle(text: str, lines: int) -> bool:
    """Say whether most lines begin with a date of their own."""
    entries = len(_ENTRY.findall(text))
    return entries >= 3 and 2 * entries >= lines


def _breaks_line(text: str, match: re.Match[str], lines: _Lines) -> bool:
    after = text[match.end() : match.end() + 120]
    if not after:
        return True
    start = match.start()
    while start and text[start - 1].isspace():
        start -= 1
    if _LONE_HYPHEN.match(after) and text[start - 1 : start].isalpha():
        return False
    one = lines.width and match[0].count("\n") == 1
    if one and (told := _is_full_line(text, start, after, lines)) is not None:
        return told
    if _BULLET.match(after) or _ENTRY.match(after):
        return True
    before = text[max(0, start - 200) : start].rstrip(_CLOSING)
    if before.endswith(_TERMINAL):
        return True
    if _PAGE_NUMBER.match(after) and before[-1:].isalnum():
        return False
    if after[0].islower() or before.endswith((",", "-", "–", "—")):
        return False
    if match[0].count("\n") > (2 if lines.spaced else 1):
        return True
    line = before[before.rfind("\n") + 1 :]
    if _ISSUE.search(line):
        return True  # the head of a newspaper's page
    if line.isupper() and len(line) > 3 and not lines.capital:
        return True  # a heading in capitals
    if lines.wrapped:
        # A line far shorter than its page is a heading, or the last one of a paragraph.
        return len(line) + 1 + len(after.split(maxsplit=1)[0]) < lines.least
    return True


def _is_full_line(text: str, end: int, after: str, lines: _Lines) -> bool | None:
    """Say of a line that the margin ended whether it ends its sentence; None of any other.

    The next word would not have found room in it: what stands at its end may be the stop of an
    abbreviation, and a dash or a year behind it no new item of a list.
    """
    word, _, rest = after.partition(" ")
    line = text[text.rfind("\n", 0, end) + 1 : end]
    if _DASH.match(word):
        word += f" {rest.partition(' ')[0]}"
    if len(line) + 1 + len(word.partition("\n")[0]) <= lines.width:
        return None
    ended = line.rstrip(_CLOSING).endswith(_TERMINAL)
    listed = ended or not lines.wrapped or _BULLET.match(line)
    if _BULLET.match(after) and (listed or not _DASH.match(after)):
        return True
    if _ENTRY.match(after) and (ended or not lines.wrapped):
        return True
    if lines.wrapped or after.lstrip("(")[:1].islower():
        return False
    return None if ended or after[0].isdigit() else False  # a chronicle's next line


@dataclass(frozen=True, slots=True)
class Habits:
    """What a language's full stops do: ``abbreviations`` end no sentence by themselves.

    Those of ``closing`` (`mln.`, `г.`) may stand last: an abbreviated unit before a capitalised
    word does, a year's word does where the words before it match ``told``, a finished statement.
    """

    abbreviations: Set[str] = frozenset()
    units: Set[str] = frozenset()
    closing: Set[str] = frozenset()
    told: re.Pattern[str] | None = None

    def closes(self, word: str, before: str, after: str) -> bool:
        """Say whether an abbreviation ends its sentence; letters of `АҚШ` are no new sentence."""
        if word in self.units and _YEAR_WORD.match(after):
            return True  # `imports 1.8 bn. 2024 yilda …`
        if word in self.units and _ACRONYM.match(after):
            return True  # `… 870 млн. РК поставила …`
        if not (after[:1].isupper() and (after[1:2].islower() or after[1:2] in (" ", "0"))):
            return False
        return word in self.units or (
            word in self.closing and bool(self.told and self.told.search(before.lower()))
        )


def _ends_sentence(text: str, match: re.Match[str], habits: Habits, start: int) -> bool:
    after = text[match.end() : match.end() + 40].lstrip()
    if not after:
        return True
    head = after.lstrip("\"«“„'([–—- ")[:1]
    if head == "?" and after[1:2].islower():
        return True  # a capital that an old page has lost: `?кки давлат`
    if head in "lі" and after[1:2].isdigit():
        return True  # a day whose one a scan has read as a letter: `l5 March`
    if not (head.isupper() or head.isdigit() or after[0] in '"«“„([–—•'):
        return False
    if match[0][-1].isdigit() and text[match.start() - 1 : match.start()].isdigit():
        return False  # `31.10.1998`, not a full stop with a footnote's number
    if match[0][0] != "." or len(match[0].rstrip(_CLOSING)) > 1:
        return True
    stop = match.start() - (text[match.start() - 1 : match.start()] == " ")  # `9 мая 2018 г . в`
    word = _LAST_WORD.search(text, max(0, stop - 24), stop)
    if not word:
        return True
    last = word[0].lower()
    short = last if last in habits.abbreviations else last.rsplit(".", 1)[-1].lstrip(_DIGITS)
    if short in habits.abbreviations:
        low = max(start, match.start() - MAX_SENTENCE // 4)
        if after[0] == "(" and short not in habits.units:
            return False  # `on 13 June 2023 (Warsaw) and 5 November`, behind an abbreviated year
        return habits.closes(short, text[low : match.start()], after.lstrip("\"«“„'(—– "))
    if word[0].isupper() and _INITIALS.fullmatch(word[0]) and last not in _STATES:
        return False  # an initial, or two: `A. Hoshimiy`, `A.B. Hoshimiy`
    # `22.` before a capital may be an ordinal in a list; before a digit it is a date or a number.
    return not (last.isdigit() and head.isdigit())


def sentences(text: str, habits: Habits = Habits()) -> list[Span]:
    """Cut a text into sentences; spans are trimmed of white space and in order.

    What no reader sees, such as a soft hyphen or what stands for a tag, changes no cut.
    """
    part = seen(text)
    if part is None:
        return _sentences(text, habits)
    return [part.span(span) for span in _sentences(part.text, habits)]


def _sentences(text: str, habits: Habits) -> list[Span]:
    lines = _lines(text)
    cuts = [0]
    for match in _STOP.finditer(text):
        sign = text[match.start()]
        if sign == "|":
            cuts.append(match.end())
        elif sign == "\n":
            if _breaks_line(text, match, lines):
                cuts.append(match.end())
        elif _ends_sentence(text, match, habits, cuts[-1]):
            cuts.append(match.end())
    cuts.append(len(text))
    out: list[Span] = []
    for start, end in pairwise(cuts):
        out.extend(_trimmed(text, start, end))
    return out


def _trimmed(text: str, start: int, end: int) -> list[Span]:
    out = []
    while start < end:
        stop = end
        if end - start > MAX_SENTENCE:
            space = text.rfind(" ", start + MAX_SENTENCE // 2, start + MAX_SENTENCE)
            stop = space if space > 0 else start + MAX_SENTENCE
        piece = text[start:stop]
        left = start + len(piece) - len(piece.lstrip(_EDGE))
        right = stop - (len(piece) - len(piece.rstrip(_EDGE)))
        if right > left:
            out.append(Span(left, right))
        start = stop
    return out
