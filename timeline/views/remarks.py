"""Remarks of reading and building in the reader's language; those not listed here stay English.

Remarks are written where they arise, in the English of the command line. What a reader of the app
meets most is told again here: a pattern of the remark → the message with its places.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from timeline import messages
from timeline.records import Problem
from timeline.views import words

SAID = {
    r"states no publication day": "states no day of publication",
    r"has (?:1 date|(?P<n>\d+) dates) without a year": "has dates without a year: {n}",
    r"no dated event and no figure was found": "no dated event and no figure was found",
    r"no number about (?P<pair>\S+)": "holds no number about {pair}",
    r"series (?P<series>\S+) has no document on (?P<numbers>[\d, ]+) \(told: (?P<told>.*)\)": (
        "{series}: no document tells of number {numbers} (told: {told})"
    ),
    r"series (?P<series>\S+): session (?P<numbers>\d+) is told on (?P<days>.*)": (
        "{series}: number {numbers} is told on {days}"
    ),
    r"is a picture and is not read": "is a picture and is not read",
    r"has the same content as (?P<file>.*) and counts once": (
        "has the same content as {file} and counts once"
    ),
    r"is empty": "is empty",
    r"has no text on its (?:only page|\d+ pages): a scan": "has no text: its pages are pictures",
    r"pages? (?P<n>[\d, -]+) (?:is a picture|are pictures) without text and not read": (
        "pages without text, not read: {n}"
    ),
    r"is encrypted": "is locked by a password",
    r"is damaged or cut short": "is damaged or cut short",
}
REMEDIES = {
    r"(add it to|give the document's publication day in) manifest\.csv.*": (
        "give the day of publication, here or in manifest.csv"
    ),
    r"check countries and totals": "check countries and totals",
    r"add a document that tells it": "add a document that tells it",
    r"compare the documents": "compare the documents",
    r"recognise (?:its|the) text by OCR.*": "recognise its text first (OCR)",
    r"save a copy without a password.*": "save a copy without a password",
    r"fetch the file again": "fetch the file again",
    r"remove one of them": "remove one of them",
    r"remove it, or save the text into it": "remove it, or save the text into it",
}
_DAY = re.compile(r"\d{4}[-\d/.~?X]*")


def said(problem: Problem, language: str) -> str:
    """A remark with its place and its remedy."""
    where = f"{problem.file} {problem.place}".strip()
    if re.fullmatch(r"[A-Z]{3}-[A-Z]{3}", where):
        where = words.pair_name(where, language)
    what = _told(problem.what, SAID, language)
    remedy = _told(problem.remedy, REMEDIES, language) if problem.remedy else ""
    return f"{where}: {what}" + (f"; {remedy}" if remedy else "")


def _told(text: str, patterns: dict[str, str], language: str) -> str:
    say = messages.translator(language)
    for pattern, message in patterns.items():
        if found := re.fullmatch(pattern, text):
            values = {
                name: _value(name, value or "1", language, say)
                for name, value in found.groupdict().items()
            }
            return say(message).format(**values)
    return text


def _value(name: str, value: str, language: str, say: Callable[[str], str]) -> str:
    if name == "series":
        return say(words.COUNTED_NAMES.get(value, value.replace("-", " ")))
    if name == "pair":
        return words.pair_name(value, language)
    if name == "told":
        return ", ".join(
            f"{number} – {messages.period(day, language)}"
            for number, _, day in (one.partition(" of ") for one in value.split(", "))
        )
    if name == "days":
        return _DAY.sub(lambda day: messages.period(day[0], language), value).replace(" and ", ", ")
    return value
