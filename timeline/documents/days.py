"""A line that tells a day and little else, `Четверг, 14 ноября 2024 г.`, and the day of a text.

The names of months and weekdays are those of the language files: a language that is added there is
read here. No day is better than a wrong one.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache, lru_cache

from timeline import settings

LONGEST = 60  # characters of a line that is no sentence
_HEAD = 6  # lines at the head of a text, its heading among them
_FOOT = 2  # lines at its end
_FIRST = 1990  # year of a publication; earlier days are history
_CENTURY = 90
_LATER = 3  # years; plans name fewer
_BESIDE = 1  # word beside a day: `14 ноября 2024 года`

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_CLOCK = re.compile(
    r"(?<![\d.])\d{1,2}[:.]\d{2}(?::\d{2})?(?: ?[AaPp]\.?[Mm]\b\.?)?(?!\.?\d)|GMT.*|UTC.*"
)
_NUMERIC = re.compile(r"(?<!\d)(\d{1,2})([./-])(\d{1,2})\2((?:19|20)\d\d|\d\d)(?!\d)")
_ISO = re.compile(r"(?<!\d)((?:19|20)\d\d)([./-])(\d{1,2})\2(\d{1,2})(?!\d)(?:T\d\d:\d\d\S*)?")
_NUMBER = re.compile(r"\d+")
_WORD = re.compile(r"[^\W\d_]{2,}(?:[-'`’‘ʻʼ][^\W\d_]+)*")
# What a page calls its day. `Next issue:` and `Relations since:` call other days so.
_LABEL = re.compile(
    r"\A(?:дата(?: публикации| размещения)?|опубликовано|размещено|(?:date|day)(?: of publication)?"
    r"|published(?: on)?|posted(?: on)?|sana|e['`’‘ʻʼ]lon qilin(?:gan|di)|chop etil(?:gan|di)"
    r"|сана|эълон қилин(?:ган|ди)|күні|жарияланған(?: күні)?|жарияланды) ?[:.-]? ?",
    re.IGNORECASE,
)
_TOWN = re.compile(r"\A(?:[гs]\. ?)?[^\W\d_]{2,}(?:[ '’‘ʻ-][^\W\d_]{2,})?, ?")
_DATELINE = re.compile(
    r"(?:[^\W\d_]{3,}(?:[ '’‘ʻ-][^\W\d_]{2,})?)(?<![a-zа-яёўқғҳәіңүұөһ])[,.] "
    r"(?P<day>[^/(–—]{6,40}?)(?:[.,]? ?[/(–—]| - )"
)
_ENTRY = re.compile(r"[^\w\s.,:/'’‘ʻʼ|-]| -|- |:\s*\Z")
_NAMES = re.compile(r"^\[(?:months|weekdays)\]\n.*?(?=^\[)", re.MULTILINE | re.DOTALL)


def day_of(line: str, beside: int = 5) -> str:
    """Give the one day of a short line as `2024-11-14`, with at most so many words beside it."""
    if len(line) > LONGEST or not any(map(str.isdigit, line)):
        return ""
    rest = _CLOCK.sub(" ", line)
    for pattern, places in ((_ISO, (1, 3, 4)), (_NUMERIC, (4, 3, 1))):
        found = list(pattern.finditer(rest))
        if found:
            words = _WORD.findall(rest.replace(found[0][0], " "))
            one = len(found) == 1 and sum(not _weekday(word) for word in words) <= beside
            return _iso(*(found[0][place] for place in places)) if one else ""
    return _written(rest, beside)


def of_text(text: str) -> str:
    """Give the day that stands alone at the head of a text, or at its end; empty where none does.

    A text with several such lines is a chronicle: none of them is its own.
    """
    lines = [line.strip() for line in text.splitlines()]
    lines = [line for line in lines if line]
    for line in lines[:_HEAD]:  # `АСТАНА, 14 ноября 2024 /Агентство/ — Вчера …`
        match = _DATELINE.match(line)
        if match and (day := day_of(match["day"], _BESIDE)):
            return day
    days = dict(_lone(lines))
    if len(set(days.values())) != 1:
        return ""
    place, day = min(days.items())
    at_edge = place < _HEAD or place >= len(lines) - _FOOT
    return day if at_edge and not _looks_back(text, int(day[:4])) else ""


def _looks_back(text: str, day: int) -> bool:
    """Say whether a text tells of years long after a day: the day is what it is about, not from."""
    years = {int(year) for year in _YEAR.findall(text)}
    later = sum(year > day + 1 for year in years)
    return later >= _LATER and later > len(years) - later


def _lone(lines: Sequence[str]) -> Iterator[tuple[int, str]]:
    """Give the lines that are a day and no entry of a list, with or without a town before it."""
    for at, line in enumerate(lines):
        if len(line) <= LONGEST and any(map(str.isdigit, line)):
            plain = _TOWN.sub("", _LABEL.sub("", line, count=1), count=1)
            day = "" if _ENTRY.search(plain) else day_of(plain, _BESIDE)
            if day:
                yield at, day


def _written(line: str, beside: int) -> str:
    """Read a day whose month is a word: one month, one year and one number that is a day."""
    years = _YEAR.findall(line)
    if len(years) != 1:
        return ""
    days = [number for number in _NUMBER.findall(line) if int(number) <= 31 and len(number) < 3]
    words = _WORD.findall(line)
    months = [month for word in words if (month := _month(word))]
    others = sum(not _weekday(word) for word in words) - 1
    if len(days) != 1 or len(months) != 1 or others > beside:
        return ""
    return _iso(years[0], months[0], days[0])


def _iso(year: str, month: int | str, day: str) -> str:
    """Write a day; a month past the twelfth is the day of an American date."""
    one, other, told = int(month), int(day), int(year)
    if one > 12:
        one, other = other, one
    if told < 100:
        told += 2000 if told < _CENTURY else 1900
    try:
        return date(told, one, other).isoformat() if told >= _FIRST else ""
    except ValueError:
        return ""


@lru_cache(10_000)
def _month(word: str) -> int:
    """Give the number of the month that a word names, with any ending of its language; or 0."""
    small = word.lower()
    for stem, (number, bends) in _names()[0].items():
        most = len(stem) + (6 if len(stem) > 3 else 2)  # `maydon` is no May
        if small == stem or (bends and small.startswith(stem) and len(small) <= most):
            return number
    return 0


@lru_cache(10_000)
def _weekday(word: str) -> bool:
    small = word.lower()
    return any(small.startswith(stem) for stem in _names()[1])


@cache
def _names() -> tuple[dict[str, tuple[int, bool]], tuple[str, ...]]:
    """Give the months, each with its number and whether endings follow, and the weekdays."""
    months: dict[str, tuple[int, bool]] = {}
    weekdays: set[str] = set()
    for path in sorted(settings.LANGUAGES.glob("*.toml")):
        tables = "".join(_NAMES.findall(path.read_text(encoding="utf-8")))
        told = tomllib.loads(tables)
        for number, words in enumerate(told.get("months", {}).values(), start=1):
            for word in words:
                months.setdefault(word.rstrip("~."), (number, word.endswith("~")))
        for words in told.get("weekdays", {}).values():
            weekdays |= {word.rstrip("~.") for word in words}
    return dict(sorted(months.items(), key=lambda each: -len(each[0]))), tuple(sorted(weekdays))
