"""The stretch of a sentence that belongs to a date."""

from __future__ import annotations

import re

from timeline.extract.dates import DateHit
from timeline.extract.reading import Reading
from timeline.extract.sentence import Sentence
from timeline.language import lexicon
from timeline.language.phrases import Hit

LISTED = 24  # code points between two dates of a list
GOING_ON = (".next_day", ".same_day", ".nth_day")
# What is counted from the date before is in no list with it.
COUNTED_ON = (
    *(".year_after", ".years_after", "_after_that", "_before_that", "_apart_after"),
    *("_apart_before", ".day_before", ".that_year", ".that_year_month", ".that_month", *GOING_ON),
)
TOLD = 5  # words in brackets that tell something of their own


def scope_of(
    sentence: Sentence,
    dates: list[DateHit],
    place: int,
    trailing: bool = False,
    joint: re.Pattern[str] | None = None,
) -> tuple[int, int]:
    """Give the stretch of the folded text that the date at a ``place`` among dates speaks for.

    A date in brackets speaks for what stands before it (`… shartnoma (2022)`), any other for what
    follows it; the first and last of a sentence take its head and tail as well. ``trailing`` says
    that dates stand behind their verbs (`signed on …`), unless one heads its clause; ``joint`` is
    the word that joins two clauses.
    """
    date = dates[place]
    before = dates[place - 1] if place else None
    later = dates[place + 1 :]
    if later and not trailing and _is_of_noun(sentence, date, later[0]):
        later = later[1:]
    after = later[0] if later else None
    if is_bracketed(sentence, date):
        start = _border(sentence, before, date) if before else sentence.start
        end = date.end if after else sentence.end
        return start, end
    start = sentence.start if before is None else _border(sentence, before, date, trailing, joint)
    if before is None and trailing:
        start = _after_semicolon(sentence, date)
    if before is None and after is None and not trailing and is_after_clause(sentence, date):
        start = date.start
    end = _border(sentence, date, after, trailing, joint) if after else sentence.end
    colon = sentence.piece(date.end, end).find(": ") if after and not trailing else -1
    if colon > 0 and sentence.hits("presence", date.end, date.end + colon):
        end = date.end + colon  # `31-avgust kuni Xitoyda bo'ldi: sammitda qatnashdi, 2-sentabrda …`
    return start, end


def _is_of_noun(sentence: Sentence, date: DateHit, after: DateHit) -> bool:
    """Say whether a term behind a date is that of a noun: `ertasi kuni 2007 yilgacha dastur …`.

    What is told behind it is of the date before.
    """
    if after.role not in ("until", "term") or "," in sentence.piece(date.end, after.start):
        return False
    between = [sentence.hits(group, date.end, after.start) for group in ("act", "kind")]
    return not any(between)


def _after_semicolon(sentence: Sentence, date: DateHit) -> int:
    """Give where the part of a date begins that a semicolon sets off: `no council sits; they met`.

    Only where that part names something before the date.
    """
    cut = sentence.piece(sentence.start, date.start).rfind("; ")
    at = sentence.start + cut + 1
    return at if cut >= 0 and sentence.hits("kind", at, date.start) else sentence.start


def is_after_clause(sentence: Sentence, date: DateHit) -> bool:
    """Say whether a finite clause stands before a date: `bitim imzolandi, ertasi kuni …`.

    What it tells is of another day; only for dates that go on from one told before.
    """
    if not date.rule.endswith(GOING_ON):
        return False
    head = sentence.piece(sentence.start, date.start).rstrip()
    if not head.endswith(","):
        return False
    return bool(lexicon.search(sentence.language, "told_ending", head[:-1]))


def listed_scopes(
    reading: Reading, sentence: Sentence, dates: list[DateHit], scopes: list[tuple[int, int]]
) -> list[tuple[int, int]]:
    """Give dates that stand in a list one stretch: `clashes in April 2021 and in May 2022`."""
    if len(dates) < 2:
        return scopes
    out = scopes.copy()
    run = 0  # where the list begins
    for at in range(1, len(dates)):
        gap = sentence.piece(dates[at - 1].end, dates[at].start)
        if are_listed(reading, gap) and not _goes_on(sentence, gap, dates[at]):
            out[run : at + 1] = [(scopes[run][0], scopes[at][1])] * (at + 1 - run)
        else:
            run = at
    return out


def _goes_on(sentence: Sentence, gap: str, date: DateHit) -> bool:
    """Say whether a date opens a part of its own: `initialled on 5 May; a year later he came`."""
    if not gap.strip() or gap.strip() not in ",;":
        return False
    if date.rule.endswith(COUNTED_ON):
        return True
    behind = sentence.piece(date.end - 1, date.end + 2)
    return ";" in gap and not set(behind) & set(",;.)") and date.end < sentence.end


def are_listed(reading: Reading, gap: str) -> bool:
    """Say whether what stands between two dates only makes a list of them: `in 2019 and 2021`."""
    return len(gap) <= LISTED and lexicon.search(reading.language, "dates_joint", gap) is not None


def _second_clause(
    sentence: Sentence, left: DateHit, right: DateHit, joint: re.Pattern[str] | None
) -> int:
    """Give where a clause with a verb of its own begins between two dates, else the second date."""
    for match in joint.finditer(sentence.piece(left.end, right.start)) if joint else ():
        at = left.end + match.start()
        if sentence.hits("act", at, right.start) or sentence.hits("kind", at, right.start):
            return at
    return right.start


def _border(
    sentence: Sentence,
    left: DateHit,
    right: DateHit,
    trailing: bool = False,
    joint: re.Pattern[str] | None = None,
) -> int:
    """Give where one date's stretch ends and the next one's begins: at a comma between them."""
    if is_bracketed(sentence, left):
        return left.end
    if is_bracketed(sentence, right):
        return _named_start(sentence, left, right)
    between = sentence.piece(left.end, right.start)
    led = left.start - sentence.start > 2
    if trailing and led and sentence.piece(left.start - 2, left.start) not in (", ", "; "):
        # What stands behind `signed on 5 May, …` is told of the date that follows it.
        cuts = [at for at in (between.find(", "), between.find("; ")) if at >= 0]
        return left.end + min(cuts) + 1 if cuts else _second_clause(sentence, left, right, joint)
    cut = max(between.rfind(", "), between.rfind("; "))
    return right.start if cut < 0 else left.end + cut + 1


def told_aside(sentence: Sentence, date: DateHit) -> tuple[int, int] | None:
    """Give what brackets around a date hold that tells something: `(it was used up in 1998)`."""
    text, at = sentence.text, max(0, date.start - sentence.start)
    opens = text.rfind("(", 0, at)
    closes = text.find(")", date.end - sentence.start) if opens >= 0 else -1
    if closes < 0 or text.find(")", opens, at) >= 0:
        return None
    start, end = sentence.start + opens + 1, sentence.start + closes
    words = sentence.piece(start, date.start) + sentence.piece(date.end, end)
    if len(words.split()) < TOLD:
        return None
    if any(start <= other.start < end for other in sentence.dates if other is not date):
        return None  # `they came thrice (5 May 2004, …)`
    return start, end


def is_aside_of_other(sentence: Sentence, date: DateHit, hit: Hit) -> bool:
    """Say whether a cue stands in brackets behind another date: `in 2015 and 2016 (a summit)`."""
    text, at = sentence.text, hit.start - sentence.start
    opens = text.rfind("(", 0, max(0, at))
    if opens < 0 or text.find(")", opens, at) >= 0:
        return False
    led = sentence.start + opens
    return any(other is not date and 0 <= led - other.end <= 1 for other in sentence.dates)


def _named_start(sentence: Sentence, left: DateHit, right: DateHit) -> int:
    """Give where the noun that a date in brackets dates begins: the last one before it.

    `Signed on 9 May, it adds to earlier ones: the treaty on friendship (1998).`
    """
    names = sentence.hits("kind", left.end, right.start)
    return names[-1].start if names else left.end


def is_bracketed(sentence: Sentence, date: DateHit) -> bool:
    """Say whether a date stands in brackets of its own."""
    head = sentence.piece(date.start - 2, date.start + 1)
    tail = sentence.piece(date.end - 1, date.end + 2)
    return "(" in head and (")" in tail or ";" in tail or "," in tail)
