"""What is said about a document, by its manifest or its own first lines: checked, one way."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlsplit

from timeline.records import PUBLISHED_BASES, Document, Problem

COLUMNS = (
    "language",
    "published",
    "published_basis",
    "pair",
    "title",
    "publisher",
    "url",
    "restricted",
)
ALIASES = {"date": "published", "lang": "language"}
FREE = ("", "no", "none", "false", "0", "-")  # ways of writing that nothing is restricted

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}(?=\Z|[T ]\d{2}:\d{2})")  # a time of day may follow
_NUMBERS = re.compile(r"\d+")
_LANGUAGE = re.compile(r"(?P<language>[a-z]{2,3})(?:[-_](?P<script>[a-z]{4}))?\Z", re.IGNORECASE)
_PAIR = re.compile(r"[A-Z]{2,3}-[A-Z]{2,3}\Z")  # two letters: a union, as EU


@dataclass(frozen=True, slots=True)
class About:
    """Checked fields, each empty where nothing is said; ``extra`` holds the further columns."""

    language: str = ""
    script: str = ""
    published: date | None = None
    published_basis: str = "unknown"
    pair: str = ""
    title: str = ""
    publisher: str = ""
    url: str = ""
    restricted: str = ""
    extra: tuple[tuple[str, str], ...] = ()

    def over(self, other: About) -> About:
        """Fill the gaps of what is said here by what is said there."""
        dated = self if self.published else other
        spoken = self if self.language else other
        here = dict(self.extra)
        return About(
            spoken.language,
            spoken.script,
            dated.published,
            dated.published_basis,
            self.pair or other.pair,
            self.title or other.title,
            self.publisher or other.publisher,
            self.url or other.url,
            self.restricted or other.restricted,
            tuple((dict(other.extra) | here).items()),
        )

    def document(self, name: str, digest: str, text: str) -> Document:
        """Make the record of a text that this is about."""
        return Document(
            id=digest,
            name=name,
            text=text,
            language=self.language,
            script=self.script,
            title=self.title,
            publisher=self.publisher,
            url=self.url,
            published=self.published,
            published_basis=self.published_basis,
            pair=self.pair,
            restricted=self.restricted,
            extra=self.extra,
        )


NOTHING = About()


def check(fields: Mapping[str, str], file: str, place: str) -> tuple[About, list[Problem]]:
    """Check the fields of one document; what is wrong is left empty and becomes a problem."""
    problems: list[Problem] = []

    def complain(what: str, remedy: str, level: str = "error") -> None:
        problems.append(Problem(file, place, what, remedy, level))

    named = {ALIASES.get(key, key): value.strip() for key, value in fields.items()}
    language, script = _language(named.get("language", ""), complain)
    published = _published(named.get("published", ""), complain)
    restricted = named.get("restricted", "")
    about = About(
        language=language,
        script=script,
        published=published,
        published_basis=_basis(named.get("published_basis", ""), published, complain),
        pair=_pair(named.get("pair", ""), complain),
        title=named.get("title", ""),
        publisher=named.get("publisher", ""),
        url=_url(named.get("url", ""), complain),
        restricted="" if restricted.lower() in FREE else restricted,
        extra=tuple((k, v) for k, v in named.items() if k and v and k not in COLUMNS),
    )
    return about, problems


Complain = Callable[..., None]


def _language(text: str, complain: Complain) -> tuple[str, str]:
    match = _LANGUAGE.match(text)
    if match:
        return match["language"].lower(), (match["script"] or "").title()
    if text:
        complain(f'language "{text}" is not a code', "write uz, uz-Cyrl, ru, kk or en", "warning")
    return "", ""


def _published(text: str, complain: Complain) -> date | None:
    if not text:
        return None
    try:
        if match := _DAY.match(text):
            return date.fromisoformat(match[0])
    except ValueError:
        complain(f'published "{text}" is not a day of the calendar', "write it as 2024-04-05")
        return None
    complain(f'published "{text}" is not a date', f"write {_as_day(text) or 'it as 2024-04-05'}")
    return None


def _as_day(text: str) -> str:
    """Guess, for the remedy alone, the day that somebody meant by 5.04.24; empty if unclear."""
    numbers = [int(number) for number in _NUMBERS.findall(text)]
    if len(numbers) != 3:
        return ""
    year, month, day = numbers if numbers[0] > 31 else reversed(numbers)
    try:
        return date(year + 2000 if year < 100 else year, month, day).isoformat()
    except ValueError:
        return ""


def _basis(text: str, published: date | None, complain: Complain) -> str:
    if published is None:
        return "unknown"
    if not text:
        return "stated"
    if text.lower() in PUBLISHED_BASES:
        return text.lower()
    known = ", ".join(PUBLISHED_BASES[:-1])
    complain(f'published_basis "{text}" is unknown', f"write one of {known}", "warning")
    return "stated"


def _pair(text: str, complain: Complain) -> str:
    pair = text.upper().replace("–", "-").replace("_", "-")
    if pair and not _PAIR.match(pair):
        complain(f'pair "{text}" is not two countries', "write them as UZB-KAZ", "warning")
        return ""
    return pair


def _url(text: str, complain: Complain) -> str:
    """Let web addresses through alone: a page shows them as links."""
    if not text:
        return ""
    try:
        parts = urlsplit(text)
    except ValueError:
        parts = urlsplit("")
    if parts.scheme.lower() in ("http", "https") and parts.netloc:
        return text
    complain(f'url "{text}" is not a web address', "write it with https://", "warning")
    return ""
