"""Whether two events of one kind and pair can be one happening: by their dates, place and words."""

from __future__ import annotations

from datetime import timedelta

from timeline.extract.alike import likeness
from timeline.records import Event, When

PAPERS = ("treaty", "declaration", "agreement", "plan", "ratification", "entry_into_force", "other")
IN_BOTH_LANGUAGES = ("treaty", "declaration", "ratification")  # told by their day alone
BODIES = ("summit", "council", "commission", "forum")
NEAR = timedelta(days=1)
LONG = timedelta(days=31)  # a longer span is a term, not the days of an act
# The shares of words and of topics that two have in common who speak of one matter.
PAPER_WORDS = 0.4
PAPER_TOPICS = 0.5
EVENT_WORDS = 0.3  # where the dates of both are exact, or of neither


def is_vague(when: When) -> bool:
    """Say whether a date is no day and no few days."""
    if when.precision not in ("day", "range") or when.start is None or when.end is None:
        return True
    return when.end - when.start > LONG


def fits(held: Event, event: Event) -> bool:
    """Say whether two events of one kind can be one happening."""
    if held.date_role != event.date_role or not held.when.known or not event.when.known:
        return held.when == event.when and held.when.known and same_matter(held, event)
    if held.scope != event.scope and "other" in (held.scope, event.scope):
        return False
    if not _dates_fit(held.when, event.when):
        return False
    return same_matter(held, event)


def _dates_fit(left: When, right: When) -> bool:
    if left.edtf.strip("~?") == right.edtf.strip("~?"):
        return True
    if left.start is None or right.start is None or left.end is None or right.end is None:
        return False
    if is_vague(right) or is_vague(left):
        return (left.start >= right.start and left.end <= right.end) or (
            right.start >= left.start and right.end <= left.end
        )
    return left.start - right.end <= NEAR and right.start - left.end <= NEAR


def same_matter(left: Event, right: Event) -> bool:
    """Say whether titles or topics of two events speak of one matter."""
    if left.kind not in PAPERS:
        if left.place and right.place and left.place != right.place:
            return left.when == right.when and not is_vague(left.when)
        if is_vague(left.when) != is_vague(right.when):
            # In a year there are many meetings; only its place or its words tell which one.
            month = "month" in (left.when.precision, right.when.precision)
            there = bool(left.place) and left.place == right.place
            # A body meets in a town once a year: what it is and where tell which session.
            body = left.kind in BODIES and bool(set(left.topics) & set(right.topics))
            return (there and (month or body)) or likeness(left.title, right.title) >= PAPER_WORDS
        exact = left.when == right.when
        return (
            exact
            or bool(set(left.topics) & set(right.topics))
            or likeness(left.title, right.title) >= EVENT_WORDS
        )
    if left.kind == "other" and is_vague(left.when) != is_vague(right.when):
        return False  # what has no name of its own is not found again in a year
    if left.topics and right.topics:
        shared = set(left.topics) & set(right.topics)
        return bool(shared) and (
            len(shared) >= PAPER_TOPICS * min(len(left.topics), len(right.topics))
            or likeness(left.title, right.title) >= PAPER_WORDS
        )
    if left.title_language != right.title_language:
        return left.when == right.when and left.kind in IN_BOTH_LANGUAGES
    return likeness(left.title, right.title) >= PAPER_WORDS
