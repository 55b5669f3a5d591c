"""The dates of a whole text in order, each resolved in the light of those before it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from timeline import edtf
from timeline.extract.dates import Context, DateHit, Reader
from timeline.extract.matches import Match, match_dates
from timeline.language.lexicon import Language
from timeline.language.places import Token
from timeline.records import When

NOT_ANCHORS = ("base", "period", "coming", "until", "since", "act_by")
BESIDE = 110  # code points
ASIDE = 80  # code points within which a bracket opens before what is said in it
NEAREST = 4  # dates
RECENT = 12  # dates
SOON = 150  # code points within which a text goes on with the year that it told
LINE = 400  # code points of a line of a chronicle, all of the year that heads it
HEAD = 400  # code points in which a dateline stands
NOUN = 40  # code points of a participle and the noun behind it
LATE = 3  # days that a report may come out after it was written
NOT_YET = 60  # code points before `until` in which something is told as not done
_PLACED = re.compile(r"[^\W\d_]{3,}[,.] ?(?:\w+, )?\Z")
_SUM = re.compile(r"\W[^.;:\d]{0,60}[$€£]?\d[\d.,]* ?(?:ml|mi|bn|bi|tr|мл|ми|тр)")
_DATELINE = re.compile(r"\.? ?(?:/[^/]{2,20}/|\([^)]{2,20}\))?[.,]? ?[-/]|\.? ?/[^/]{2,20}/")
_APART = re.compile(r"[.;|](?!\d)")  # `27.4 billion` parts no sentence
_CLOCK = re.compile(r",? ?(?:[01]?\d|2[0-3]):[0-5]\d(?!\d)")
FLOWING = ("day", "month", "year", "range")
PERIODS = ("year", "month", "quarter", "half", "range")


@dataclass(frozen=True, slots=True)
class Asks:
    """What the dates ask about the text around them; each question is asked only where it counts.

    ``future`` tells the tense of a stretch. ``over`` says of an offset whether its sentence ends in
    the past, ``timeless`` whether it has no verb, ``parted`` whether a paragraph ends within a
    stretch, ``torn`` whether one does behind a line that says more than its date. ``heading`` gives
    the year on a line of its own above an offset at the head of another, ``leads`` says whether
    one is at the head of any.
    """

    future: Callable[[int, int], bool] = lambda start, end: False
    over: Callable[[int], bool] = lambda at: False
    parted: Callable[[int, int], bool] = lambda start, end: False
    torn: Callable[[int, int], bool] = lambda start, end: False
    timeless: Callable[[int], bool] = lambda at: False
    heading: Callable[[int], int | None] = lambda at: 0
    leads: Callable[[int], bool] = lambda at: False


def read_dates(
    text: str,
    language: Language,
    published: date | None = None,
    asks: Asks | None = None,
    tokens: Sequence[Token] | None = None,
    fiscal: int = 0,
) -> list[DateHit]:
    """Read the dates of a folded text.

    ``tokens`` are those of ``language.places``, if already known; ``fiscal`` is the month in which
    the fiscal year of the pair begins, 0 where they have none.
    """
    reader = language.once("dates", lambda: Reader(language))
    told = _Told(text, language, published, asks or Asks(), fiscal)
    torn = asks.torn if asks else None
    for match in match_dates(text, language, tokens, torn):
        told.add(match, reader.read(match, told.context(match)))
    return told.hits


class _Told:
    """The dates of a text up to a place: what the next one is resolved by."""

    def __init__(
        self, text: str, language: Language, published: date | None, asks: Asks, fiscal: int
    ) -> None:
        self.hits: list[DateHit] = []
        self._heard: list[DateHit] = []  # but for the day on which a page was looked at
        self._text, self._published, self._asks, self._fiscal = text, published, asks, fiscal
        naming = language.data.get("naming_date")
        self._naming = re.compile(naming) if naming is not None else None
        self._not_until = language.pattern("not_until")
        self._of_noun = language.pattern("year_of_participle")
        self._today = published
        self._last: When | None = None
        self._seen: list[When] = []
        self._period: When | None = None
        self._flow: DateHit | None = None
        self._goes_on: DateHit | None = None  # the flow, where the next date is still in it

    def context(self, match: Match) -> Context:
        """Give what a date is resolved by, where nothing of it is read yet."""
        asks, start, groups = self._asks, match.start, match.groups
        self._goes_on = told = self._told_before(start)
        bare_month = "m" in groups and groups.keys().isdisjoint(("d", "y", "yr"))
        named = "m" in groups or match.rule.settings.get("unit") == "months"  # or a season
        yearless = self._published and named and groups.keys().isdisjoint(("y", "yr"))
        heading = _heading(groups, start, asks.heading)
        return Context(
            self._today,
            asks.future(start, match.end),
            bare_month and asks.over(start),
            bool(yearless) and asks.timeless(start),
            self._last,
            tuple(self._seen[-RECENT:]),
            self._period,
            _year_beside(self._text, self._heard, start),
            _year_before(self._text, self._heard),
            told.when if told else None,
            heading or _of_line(told) or heading,
            bool(match.rule.settings.get("headed")) and asks.leads(start),
            self._fiscal,
            self._published is None and _names_years(self._text, self._heard, start),
        )

    def _told_before(self, start: int) -> DateHit | None:
        """Give the date in whose time the text still is at an offset."""
        flow = self._flow
        if flow is None:
            return None
        reach = LINE if flow.rule.endswith(".year_entry") else SOON
        near = start - flow.end <= reach and not self._asks.parted(flow.end, start)
        return flow if near else None

    def add(self, match: Match, found: Sequence[DateHit]) -> None:
        """Take the dates that one match reads."""
        found = [self._reached(hit) if hit.role == "until" else hit for hit in found]
        self.hits.extend(found)
        if self._published and self._today == self._published and match.start < HEAD:
            self._today = _day_of_writing(self._text, found, self._published)
        for hit in found:
            if not self._is_of_page(hit):
                self._heard.append(hit)
                self._go_on(hit)

    def _reached(self, hit: DateHit) -> DateHit:
        """Give the time at which something was done at last: `it was not signed until 2014`."""
        text = hit.when.edtf.removeprefix("../")
        head = self._text[max(0, hit.start - NOT_YET) : hit.start]
        if self._not_until is None or "X" in text or not self._not_until.search(head):
            return hit
        return replace(hit, role="act", when=edtf.parse(text))

    def _is_of_noun(self, hit: DateHit) -> bool:
        """Say whether a year is a noun's by its participle: `ties that were cut in 2016`."""
        if self._of_noun is None or hit.when.precision != "year":
            return False
        return self._of_noun.match(self._text[hit.end : hit.end + NOUN]) is not None

    def _is_of_page(self, hit: DateHit) -> bool:
        """Say whether a day is that on which a page was looked at: later than it, with a clock."""
        day = hit.when.start if hit.when.precision == "day" else None
        if self._published is None or day is None or day <= self._published:
            return False
        return bool(_CLOCK.match(self._text, hit.end))

    def _go_on(self, hit: DateHit) -> None:
        """Say in which time the text is behind a date."""
        when = hit.when
        if when.precision == "year" and _in_brackets(self._text, hit.start):
            return  # `(last year 400 mln)` is said aside: the text stays in its own time
        named = self._naming if when.precision == "day" else None
        if named and named.search(self._text[hit.start : hit.end]):
            return  # `the agreement of 20 March 2006` names a paper: `that day` is another
        goes_on = self._flow if self._goes_on else None
        if self._is_of_noun(hit):
            self._flow = goes_on
            return
        self._flow = _flow(self._text, hit, goes_on, self._published)
        if hit.role not in NOT_ANCHORS and when.start is not None:
            self._last = when
            self._seen.append(when)
        own = hit.role in ("act", "attr", "period", "act_by") and not hit.compared
        if own and when.precision in PERIODS and not _is_compared(when, self._period):
            self._period = when


def _of_line(told: DateHit | None) -> int | None:
    """Give the year that heads the line of a chronicle: `1997: The minister came. In June …`."""
    if told is None or not told.rule.endswith(".year_entry"):
        return None
    return told.when.start.year if told.when.start else None


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
        year = hit.when.precision == "year" and hit.role in ("act", "attr") and hit.when.start
        if year and at - hit.end <= BESIDE and not _APART.search(text, hit.end, at):
            return year.year
    return None


def _names_years(text: str, hits: Sequence[DateHit], at: int) -> bool:
    """Say whether the date before a place, in its sentence, is of years: `from … in 2013-14`."""
    hit = hits[-1] if hits else None
    if hit is None or hit.when.precision not in ("year", "range") or at - hit.end > BESIDE:
        return False
    return not _APART.search(text, hit.end, at)


def _year_before(text: str, hits: Sequence[DateHit]) -> int | None:
    """Give the year that the text named last but for what it compares and says aside."""
    for hit in reversed(hits[-NEAREST:]):
        aside = hit.role == "base" or hit.compared or _in_brackets(text, hit.start)
        last = hit.role in ("until", "coming") or hit.rule.endswith("year_range_period")
        start = hit.when.end if last else hit.when.start
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
    if period is None or when.precision == "year":
        return False
    return edtf.is_same_part_before(when, period)


def _in_brackets(text: str, at: int) -> bool:
    opens = text.rfind("(", max(0, at - ASIDE), at)
    return opens >= 0 and ")" not in text[opens:at]
