"""The dates of a whole text in order, each resolved in the light of those before it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date

from timeline.extract.dates import Context, DateHit, Reader
from timeline.extract.matches import match_dates
from timeline.language.lexicon import Language
from timeline.language.places import Token
from timeline.records import When

NOT_ANCHORS = ("base", "period", "coming", "until", "since", "act_by")
BESIDE = 110  # code points
ASIDE = 80  # code points within which a bracket opens before what is said in it
NEAREST = 4  # dates
SOON = 150  # code points within which a text goes on with the year that it told
LINE = 400  # code points of a line of a chronicle, all of the year that heads it
HEAD = 400  # code points in which a dateline stands
LATE = 3  # days that a report may come out after it was written
_PLACED = re.compile(r"[^\W\d_]{3,}[,.] ?(?:\w+, )?\Z")
_SUM = re.compile(r"\W[^.;:\d]{0,60}[$€£]?\d[\d.,]* ?(?:ml|mi|bn|bi|tr|мл|ми|тр)")
_DATELINE = re.compile(r"\.? ?(?:/[^/]{2,20}/|\([^)]{2,20}\))?[.,]? ?[-/]|\.? ?/[^/]{2,20}/")
_APART = re.compile(r"[.;|](?!\d)")  # `27.4 billion` parts no sentence
FLOWING = ("day", "month", "year", "range")
PERIODS = ("year", "month", "quarter", "half", "range")


def read_dates(
    text: str,
    language: Language,
    published: date | None = None,
    is_future: Callable[[int, int], bool] | None = None,
    tokens: Sequence[Token] | None = None,
    is_over: Callable[[int], bool] | None = None,
    is_parted: Callable[[int, int], bool] | None = None,
    is_timeless: Callable[[int], bool] | None = None,
    heading_of: Callable[[int], int | None] | None = None,
    fiscal: int = 0,
) -> list[DateHit]:
    """Read the dates of a folded text; ``is_future`` tells the tense around an offset.

    ``heading_of`` gives the year on a line of its own above an offset at the head of another.
    ``is_over`` says of an offset whether its sentence ends in the past; asked of bare months.
    ``is_parted`` says whether a paragraph ends within a stretch.
    ``is_timeless`` says of an offset whether its sentence has no verb; asked where a year lacks.
    ``fiscal`` is the month in which the fiscal year of the pair begins, 0 where they have none.
    """
    reader = language.once("dates", lambda: Reader(language))
    naming = re.compile(language.data["naming_date"]) if "naming_date" in language.data else None
    hits: list[DateHit] = []
    last: When | None = None
    seen: list[When] = []
    period: When | None = None
    flow: DateHit | None = None
    today = published
    for match in match_dates(text, language, tokens):
        future = bool(is_future and is_future(match.start, match.end))
        beside = _year_beside(text, hits, match.start)
        reach = LINE if flow and flow.rule.endswith(".year_entry") else SOON
        near = flow is not None and match.start - flow.end <= reach
        parted = bool(near and flow and is_parted and is_parted(flow.end, match.start))
        told = flow if near and not parted else None
        month = "m" in match.groups and not {"d", "y", "yr"} & set(match.groups)
        yearless = published and "m" in match.groups and not {"y", "yr"} & set(match.groups)
        heading = _heading(match.groups, match.start, heading_of)
        heading = heading or _of_line(flow, told) or heading
        context = Context(
            today,
            future,
            bool(month and is_over and is_over(match.start)),
            bool(yearless and is_timeless and is_timeless(match.start)),
            last,
            _recent(seen),
            period,
            beside,
            _year_before(text, hits),
            told.when if told else None,
            heading,
            fiscal,
        )
        found = reader.read(match, context)
        hits.extend(found)
        if published and today == published and match.start < HEAD:
            today = _day_of_writing(text, found, published)
        for hit in found:
            if hit.when.precision == "year" and _in_brackets(text, hit.start):
                continue  # `(last year 400 mln)` is said aside: the text stays in its own time
            named = naming and hit.when.precision == "day"
            if named and naming and naming.search(text[hit.start : hit.end]):
                continue  # `the agreement of 20 March 2006` names a paper: `that day` is another
            flow = _flow(text, hit, flow if told else None, published)
            if hit.role not in NOT_ANCHORS and hit.when.start is not None:
                last = hit.when
                seen.append(hit.when)
            own = hit.role in ("act", "attr", "period", "act_by") and not hit.compared
            if own and hit.when.precision in PERIODS and not _is_compared(hit.when, period):
                period = hit.when
    return hits


def _of_line(flow: DateHit | None, told: DateHit | None) -> int | None:
    """Give the year that heads the line of a chronicle: `1997: The minister came. In June …`."""
    entry = told is not None and told is flow and told.rule.endswith(".year_entry")
    return told.when.start.year if entry and told and told.when.start else None


def _heading(
    groups: Mapping[str, str], start: int, heading_of: Callable[[int], int | None] | None
) -> int | None:
    """Give the year above the line that a day without its own begins; 0 where none can be asked."""
    if "m" not in groups or {"y", "yr"} & set(groups):
        return None
    return heading_of(start) if heading_of else 0


def _day_of_writing(text: str, found: Sequence[DateHit], published: date) -> date:
    """Give the day of a dateline, from which `today` and `yesterday` count: `BISHKEK, 27 Jan -`."""
    for hit in found:
        day = hit.when.start
        if hit.when.precision != "day" or day is None or not 0 < (published - day).days <= LATE:
            continue
        place = _PLACED.search(text, max(0, hit.start - 24), hit.start)
        if place and _DATELINE.match(text, hit.end):
            return day
    return published


def _year_beside(text: str, hits: Sequence[DateHit], at: int) -> int | None:
    """Give the year that stands shortly before a day of the same sentence, if one does."""
    for hit in reversed(hits[-2:]):
        year = hit.when.precision == "year" and hit.role == "act" and hit.when.start
        if year and at - hit.end <= BESIDE and not _APART.search(text, hit.end, at):
            return year.year
    return None


def _year_before(text: str, hits: Sequence[DateHit]) -> int | None:
    """Give the year that the text named last but for what it compares and says aside."""
    for hit in reversed(hits[-NEAREST:]):
        aside = hit.role == "base" or hit.compared or _in_brackets(text, hit.start)
        start = hit.when.start if hit.role not in ("until", "coming") else hit.when.end
        if start and not aside:
            return start.year
    return None


def _flow(
    text: str, hit: DateHit, before: DateHit | None, published: date | None
) -> DateHit | None:
    """Give the date of the past that goes on behind this one: of a year written out, or its own.

    A paper named by its day or year, and what is compared, leave the past that is told as it is.
    """
    if hit.latent or hit.role in ("attr", "base") or hit.when.start is None:
        return before
    if hit.when.precision == "year" and _SUM.match(text, hit.end):
        return before  # `in 2023 it was 957 mln`: the year of a sum is not that of the text
    year = hit.when.start.year
    written = str(year) in text[hit.start : hit.end]
    goes_on = before is not None and before.when.start and before.when.start.year == year
    past = published is None or year < published.year
    told = hit.role == "act" and past and hit.when.precision in FLOWING
    return hit if told and (written or goes_on) else None


def _is_compared(when: When, period: When | None) -> bool:
    """Say whether a time is the same part of an earlier year: `84.9 bn from 88.2 in July 2023`."""
    if period is None or when.precision == "year" or not (when.start and period.start):
        return False
    year, told = when.start.year, period.start.year
    return year < told and when.edtf.replace(str(year), str(told)) == period.edtf


def _in_brackets(text: str, at: int) -> bool:
    opens = text.rfind("(", max(0, at - ASIDE), at)
    return opens >= 0 and ")" not in text[opens:at]


def _recent(seen: Sequence[When]) -> tuple[When, ...]:
    return tuple(seen[-12:])
