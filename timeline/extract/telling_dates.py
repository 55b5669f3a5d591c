"""Which dates of a sentence may tell an event: not those of headings, datelines and terms."""

from __future__ import annotations

from timeline.extract.datelines import is_dateline
from timeline.extract.dates import DateHit
from timeline.extract.kinds import CONTACTS, DOCUMENTS, INSTITUTIONS
from timeline.extract.reading import Reading
from timeline.extract.sentence import Sentence

APPOSED = 16  # code points: `, more exactly on`
NAME = 40  # code points: a name and a bracket
HEADS = 3  # sentences
BESIDE = 90  # code points
# Rules of days counted from another; the day itself beside them is what a reader quotes.
COUNTED = (
    *(".weekday", ".today", ".yesterday", ".tomorrow", ".day_before", ".next_day", ".same_day"),
    *(".this_week", ".last_week", ".year_before", ".years_before"),
)
LABEL = 8  # code points before the day of a page: `Date: `
NEXT = 16  # code points before a word for today in which its verb stands
DEEDS = ("signed", "adopted", "founded", "opened", "met")


def telling_dates(reading: Reading, sentence: Sentence) -> tuple[list[DateHit], list[DateHit]]:
    """Give the dates of a sentence that may tell events, and its words for today."""
    dates = [date for date in sentence.dates if date.role != "base" and not date.latent]
    dates = [date for date in dates if not _is_uncounted(reading, sentence, date)]
    latent = [
        date
        for date in sentence.dates
        if date.latent and date.rule.endswith((".today", ".this_week"))
    ]
    # `Today` is a date only beside the act that it dates: `today we sign the treaty`.
    beside = [
        date
        for date in latent
        if (
            any(h.label in DEEDS for h in sentence.hits("act", date.start, sentence.end))
            and not any(0 <= other.start - date.end <= 3 for other in dates)
        )
        or (
            any(h.label == "held" for h in sentence.hits("act", date.start, sentence.end))
            and any(h.label in INSTITUTIONS for h in sentence.hits("kind", date.start))
        )
        or any(  # `he met this morning with the members of the forum`
            h.label in DEEDS and 0 <= date.start - h.end <= 1
            for h in sentence.hits("act", date.start - NEXT, date.start)
        )
        or any(  # `he will this morning meet with the president`
            h.label in CONTACTS and 0 <= h.start - date.end <= 1 for h in sentence.hits("kind")
        )
        or any(  # `discussed during his telephone conversation with the president today`
            h.label == "call" and not set(sentence.piece(h.end, date.start)) & set(",;:")
            for h in sentence.hits("kind", date.start - BESIDE, date.start)
        )
    ]
    if dates and beside:
        # `They meet today at the 2018 Annual Meeting`: the year only names what they are at.
        dates = [d for d in dates if d.role != "attr" or d.when.precision != "year"]
        dates = sorted([*dates, *beside], key=lambda date: date.start)
    dates = _without_terms(sentence, [d for d in dates if not _is_of_person(sentence, d)])
    if len(dates) > 1 and _is_heading(sentence, dates[0], dates[1]):
        dates = dates[1:]  # `2026: on 5 May …`: the year heads what the others date
    told = sentence.has("act") or sentence.has("kind", "anniversary")
    today = bool(latent) and told  # `WASHINGTON, Oct. 18 - They agreed today …`
    if len(dates) > (0 if today else 1) and (
        is_dateline(reading, sentence, dates[0])
        or _is_of_page(reading, sentence, dates[0])
        or (today and _heads_report(reading, sentence, dates[0]))
    ):
        dates = dates[1:]
    return _without_wider(_without_appositions(sentence, dates)), latent


def _is_uncounted(reading: Reading, sentence: Sentence, date: DateHit) -> bool:
    """Say whether a day of a visit, told as past, would lie behind the publication.

    The text does not say when the visit began: `On the second day of the visit they opened …`.
    """
    published = reading.document.published
    if published is None or not date.rule.endswith(".day_of_visit") or sentence.has("future"):
        return False
    return bool(date.when.start and date.when.start > published)


def _heads_report(reading: Reading, sentence: Sentence, date: DateHit) -> bool:
    """Say whether a town alone stands before a day: `Jakarta, 20 May 2025 - They met today.`"""
    towns = sentence.hits("place", sentence.start, date.start)
    if len(towns) != 1 or towns[0].start != sentence.start:
        return False
    between = sentence.piece(towns[0].end, date.start).strip()
    behind = sentence.piece(date.end, date.end + 3).strip()
    return between == "," and behind[:1] in ("-", ":")


def _is_of_page(reading: Reading, sentence: Sentence, date: DateHit) -> bool:
    """Say whether a day in figures at the head of a text is that of its publication."""
    heads = sentence.index < HEADS and date.start - sentence.start <= 1
    own = date.when.start == reading.document.published and date.when.precision == "day"
    if heads and own and date.rule.endswith("_numeric"):
        return True
    # `date 2022-08-05 The ministers met …`: a page that names its day so
    labelled = sentence.index < HEADS and date.start - sentence.start <= LABEL
    return labelled and own and date.rule.endswith(".iso_day")


def _without_appositions(sentence: Sentence, dates: list[DateHit]) -> list[DateHit]:
    """Keep one of two expressions of a day that stand side by side: `on Tuesday, 5 March`."""
    kept: list[DateHit] = []
    for date in dates:
        beside = bool(kept) and date.start - kept[-1].end <= len(", (")
        beside = beside and ";" not in sentence.piece(kept[-1].end, date.start)
        if beside and kept[-1].when == date.when:
            if kept[-1].rule.endswith(COUNTED):
                kept[-1] = date  # the day itself is what a reader quotes
            continue
        kept.append(date)
    return [date for date in kept if not _is_day_named_too(date, kept)]


def _is_day_named_too(counted: DateHit, dates: list[DateHit]) -> bool:
    """Say whether a day or week that is counted stands beside the day itself, which tells more.

    `on Friday, 13 May`, `yesterday, 29 December`, `this week (March 10-12)`.
    """
    return counted.rule.endswith(COUNTED) and any(
        max(day.start - counted.end, counted.start - day.end) <= len(", (")
        for day in dates
        if day.when.precision in ("day", "range")
        and not day.rule.endswith(COUNTED)
        and (counted.rule.endswith(".weekday") or day.start >= counted.end)
    )


def _without_wider(dates: list[DateHit]) -> list[DateHit]:
    """Leave out a year right before a day of it: `29 years ago, on 6 March 1992`."""

    def is_wider(date: DateHit, after: DateHit) -> bool:
        near = after.start - date.end <= len(", (")
        year = date.when.precision == "year" and after.when.precision == "day"
        if near and year and after.when.edtf.startswith(date.when.edtf):
            return True
        # `This summer, more exactly on 14–15 July`
        wide = ("month", "range", "quarter", "half")
        season = date.when.precision in wide and date.role == "act"
        finer = after.when.precision in ("day", "range") and after.when.edtf[7:8] == "-"
        a, b = date.when, after.when
        if a == b:
            return False  # `he was there on 16-17 June, in those days papers were signed`
        inside = a.start and b.start and a.end and b.end and a.start <= b.start and b.end <= a.end
        return bool(season and finer and inside and after.start - date.end <= APPOSED)

    return [
        d
        for d, after in zip(dates, [*dates[1:], None], strict=False)
        if not (after and is_wider(d, after))
    ]


def _without_terms(sentence: Sentence, dates: list[DateHit]) -> list[DateHit]:
    """Leave out the years that a paper is for, where its day of signing stands beside them."""
    days = [date for date in dates if date.when.precision == "day" or _heads_line(sentence, date)]
    if not days or not any(hit.label in DOCUMENTS for hit in sentence.hits("kind")):
        return dates
    return [d for d in dates if not (d.role == "act" and len(d.when.edtf) == len("1998/2005"))]


def _heads_line(sentence: Sentence, date: DateHit) -> bool:
    """Say whether a year heads a line of a chronicle: `2023: programme 2023-2027 concluded`."""
    colon = sentence.piece(date.end, date.end + 3).lstrip()[:1] in (":", "-")
    return date.when.precision == "year" and date.start - sentence.start <= 2 and colon


def _is_of_person(sentence: Sentence, date: DateHit) -> bool:
    """Say whether years in brackets are those of whom they stand behind: `A. B. (1991–2016)`."""
    years = date.when.precision == "range" and len(date.when.edtf) == len("1991/2016")
    names = sentence.hits("person", date.start - NAME, date.start) if years else []
    return any(sentence.piece(name.end, date.start).strip() == "(" for name in names)


def _is_heading(sentence: Sentence, date: DateHit, after: DateHit) -> bool:
    """Say whether a year heads what the dates behind it date.

    `2026: on 5 May …`; `2005 - visit of the premier (March), …`, where no clause stands between.
    """
    behind = sentence.piece(date.end, date.end + 3).lstrip()
    if date.when.precision != "year":
        return False
    if len(after.when.edtf) == len("1998/2005") and "-" not in after.when.edtf:
        return False  # `2023: a programme for 2023-2027 was concluded`
    finer = after.when.precision in ("month", "day") and after.when.edtf.startswith(date.when.edtf)
    between = sentence.piece(date.end, after.start)
    entry = date.start == sentence.start and behind.startswith("-")
    heads = behind.startswith(":") and not sentence.hits("kind", sentence.start, date.start)
    return heads or (entry and finer and not set(between) & set(";,"))


def is_long_over(
    reading: Reading, sentence: Sentence, date: DateHit, scope: tuple[int, int]
) -> bool:
    """Say whether something went on until a time now past: `until 1991 Moscow held the talks`."""
    published, end = reading.document.published, date.when.end
    if date.role != "until" or not (published and end and end < published):
        return False
    papers = any(hit.label in ("adopted", "signed") for hit in sentence.hits("act", *scope))
    return not papers
