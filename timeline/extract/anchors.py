"""The day that stands in for the one that an act of a report does not tell.

The rule's name tells which: ``lead-day``, ``dateline``, ``page-day`` (the day that stands alone
above the text), ``report-day`` (on which the text says that its lead was told),
``publication-day``.
"""

from __future__ import annotations

import re
import sys
from bisect import bisect_left
from collections.abc import Sequence
from datetime import date as date_
from datetime import timedelta

from timeline import edtf
from timeline.extract.datelines import LEAD, Anchor
from timeline.extract.dates import DateHit
from timeline.extract.kinds import SITTINGS
from timeline.extract.reading import Reading
from timeline.extract.rows import lone_date
from timeline.extract.said import is_of_report
from timeline.extract.sentence import Sentence
from timeline.records import Event, Span, When

_WORD = re.compile(r"[^\W\d_]{2,}")
_PARTED = re.compile(r" [•|·›>] ")
REPORT = 12  # sentences in which a report tells when the visit was that it is about
FRESH = timedelta(days=7)  # a report of something older looks back, and dates what it tells
PAGE_WORDS = 4  # a section's name and a month
NEAR = timedelta(days=3)  # between the day on a page and that of its publication
STALE = timedelta(days=60)


def report_day(reading: Reading) -> Anchor | None:
    """Find the day on which a lead was told: `A and B agreed. Officials said so on Sunday.`"""
    published = reading.document.published
    for sentence in reading.sentences[1 : LEAD + 1]:
        days = [date for date in sentence.dates if date.when.precision == "day"]
        day = days[0].when.start if len(days) == 1 == len(sentence.dates) else None
        if day is None or not sentence.told("reported_then"):
            continue
        if published is None or timedelta(0) <= published - day <= FRESH:
            return Anchor(days[0].when, "report-day", days[0])
    return None


def publication_day(reading: Reading, visit: Event | None) -> Anchor | None:
    """Give the publication day where the lead of a report carries no date at all.

    What it looks back at, or forward to, behind its first two sentences is no date of the report.
    A visit dated farther down is what the report is about: its days stand in.
    """
    if visit is not None:
        return None
    page = _page_day(reading)
    published = reading.document.published or (page.when.start if page else None)
    if published is None:
        return None
    heads = heads_of(reading, LEAD)
    known = page is not None  # whether the text itself says which day it is of
    for number, sentence in enumerate(reading.sentences[: 2 * LEAD]):
        if number >= LEAD and sentence.span not in heads:
            continue
        if sentence.has("indicator") and sentence.amounts:
            continue  # its years are those of figures
        if number > 0 and sentence.told("told_earlier"):
            continue  # `The guest had come the day before.`
        for date in sentence.dates:
            if date is page or is_of_report(reading, sentence, date):
                known = known or number == 0
                continue
            if date.when.start == date.when.end == published and sentence.future:
                continue  # `Today, on 19 February, they are to meet`: told on that day
            if number > 0 and not sentence.sums and _is_year_of(date, published):
                continue  # `he comes for the first time this year`
            idle = sentence.has("noise") or not (sentence.has("kind") or sentence.has("act"))
            if idle and date.when.start == date.when.end == published:
                continue  # the day of a picture beside the report, of the page's last change
            ahead = number > 0 and date.when.start is not None and date.when.start > published
            behind = number > 1 or (number > 0 and reading.sentences[0].text.endswith("."))
            stale = FRESH if known or _is_news(reading) else STALE
            other = ahead or (behind and _is_aside(date, published, stale))
            later = date.when.start is not None and date.when.start > published
            if later and (idle or date is lone_date(sentence)):
                continue  # the day on which a page was kept
            if not date.latent and date.role in ("act", "attr", "since", "until") and not other:
                return None
    if page:
        return Anchor(page.when, "page-day", page)
    return Anchor(_day_of(published), "publication-day")


def _is_news(reading: Reading) -> bool:
    """Say whether a text begins with an act that it tells in full, without a day."""
    for first in reading.sentences[:2]:  # a headline may stand above it
        told = first.has("kind") and first.has("act") and bool(reading.parties(first))
        if first.dates or not told:
            return False
        if first.text.endswith("."):
            return True
    return False


def _is_year_of(date: DateHit, day: date_) -> bool:
    """Say whether a date is no more than the year that a day is in."""
    start, end = date.when.start, date.when.end
    years = date.when.precision == "year" or len(date.when.edtf) == len("2022/2023")
    return years and bool(start and end and start <= day <= end)


def _page_day(reading: Reading) -> DateHit | None:
    """Find the day that stands alone above a report: that of the page, near its publication."""
    dated = (sentence for sentence in reading.sentences if sentence.dates)
    lone = [date for sentence in dated if (date := _page_date(sentence))]
    head = reading.sentences[LEAD].start if len(reading.sentences) > LEAD else sys.maxsize
    if len(lone) != 1 or lone[0].start >= head or lone[0].when.precision != "day":
        return None
    published, day = reading.document.published, lone[0].when.start
    near = day is not None and (published is None or abs(published - day) <= NEAR)
    return lone[0] if near else None


def _page_date(sentence: Sentence) -> DateHit | None:
    """Give the date of a line of page furniture: `Politics 21.06.2022, 18:59`."""
    if date := lone_date(sentence):
        return date
    dates = [date for date in sentence.dates if date.when.precision == "day"]
    if len(dates) != 1 or len(_WORD.findall(sentence.text)) > PAGE_WORDS:
        return None
    told = sentence.has("kind") or sentence.has("act")
    named = any(sentence.has(group) for group in ("party", "person", "place"))
    # `Kazakhstan • 16 October 2019`: a section and a day.
    return None if told or (named and not _PARTED.search(sentence.text)) else dates[0]


def _is_aside(date: DateHit, published: date_, stale: timedelta) -> bool:
    start, end = date.when.start, date.when.end
    last = end or (start if date.role == "since" else None)  # `it has worked since 2002`
    return bool(last and published - last > stale) or bool(start and start > published)


def lead_day(reading: Reading, found: list[Event]) -> Anchor | None:
    """Give the day of the happening that a fresh report leads with."""
    published = reading.document.published
    heads = heads_of(reading, LEAD)
    led = [event for event in found if event.sources[0].span in heads and _is_fresh(reading, event)]
    event = led[0] if led else fresh_visit(reading, found)
    if event is None or published is None or event.when.end is None:
        return None
    return Anchor(_day_of(published) if published <= event.when.end else event.when, "lead-day")


def heads_of(reading: Reading, number: int) -> set[Span]:
    """Give the spans of the first sentences: a clock and a counter are none."""
    told = [sentence for sentence in reading.sentences if sentence.text.count(" ") >= 3]
    return {sentence.span for sentence in told[:number]}


def fresh_visit(reading: Reading, found: list[Event]) -> Event | None:
    """Find the visit of these days that a report is about, wherever it tells its days."""
    heads = heads_of(reading, REPORT)
    for event in found:
        span = event.sources[0].span
        if event.kind != "visit" or span not in heads or not _is_fresh(reading, event):
            continue
        sentence = reading.sentence_at(span)
        if sentence is None or not sentence.told("told_earlier"):
            return event  # `the guest had come on Monday` is not the news
    return None


def _is_fresh(reading: Reading, event: Event) -> bool:
    """Say whether a happening of known days was new when the report came out."""
    published, start, end = reading.document.published, event.when.start, event.when.end
    if event.status != "happened" or event.when.precision not in ("day", "range"):
        return False
    if event.when.precision == "range" and event.when.edtf.count("-") < 4:
        return False  # `last summer` tells no days
    if published is None or start is None or end is None:
        return False
    return start <= published and published - end <= FRESH


def fresh_days(reading: Reading, found: list[Event]) -> list[Event]:
    """Give what happened on a day just before the report came out, in the order of the text."""
    published = reading.document.published
    days = [e for e in found if e.when.precision == "day" and e.status == "happened"]
    days = [e for e in days if not _is_told_earlier(reading, e)]
    fresh = [e for e in days if published and e.when.end and abs(published - e.when.end) <= FRESH]
    fresh.reverse()  # of what one sentence tells the first counts
    return sorted(fresh, key=_told_at)


def _is_told_earlier(reading: Reading, event: Event) -> bool:
    """Say whether an event is told as what had been before: `u kecha kelgan edi`."""
    sentence = reading.sentence_at(event.sources[0].span)
    return sentence is not None and sentence.told("told_earlier") is not None


def last_day(sentence: Sentence, days: Sequence[Event], signed: bool = False) -> Anchor | None:
    """Give which of ``fresh_days`` was told last before a sentence: it goes on from there.

    What is ``signed`` is so at the talks: `he landed on Monday and held talks on Tuesday`.
    """
    before = bisect_left(days, sentence.span.start, key=_told_at)
    if not before:
        return None
    last = days[before - 1]
    if signed and last.kind == "visit" and sentence.told("the_meeting"):
        sat = [day for day in days[:before] if day.kind in SITTINGS]
        last = sat[-1] if sat else last  # `… Uchrashuv yakunida memorandum imzolandi`
    elif signed and last.kind == "visit":
        beside = [day for day in days[:before] if _told_at(day) == _told_at(last)]
        last = next((day for day in beside if day.kind in SITTINGS), last)
    return Anchor(last.when, "lead-day")


def _told_at(event: Event) -> int:
    return event.sources[-1].span.start


def _day_of(day: object) -> When:
    return edtf.parse(str(day))
