"""Days of a visit that are no visit of their own: the guest is met, goes about, leaves.

`On the 5th he came to Paris. On the 6th he was met in the palace; on the 7th he went home.`
"""

from __future__ import annotations

from datetime import timedelta

from timeline.extract.reading import Reading
from timeline.records import Event

STAY = timedelta(days=4)  # the longest between the day of a coming and one told behind it


def without_stay_days(reading: Reading, found: list[Event]) -> list[Event]:
    """Leave out the days on which a visit that the text told before only goes on or ends."""
    if "stay_goes_on" not in reading.language.data:
        return found
    visits = [event for event in found if _is_day(event)]
    if len(visits) < 2:
        return found
    visits.sort(key=lambda event: event.sources[0].span)
    days = [
        event
        for at, event in enumerate(visits)
        if _goes_on(reading, event) and any(_is_before(visit, event) for visit in visits[:at])
    ]
    return [event for event in found if not any(event is day for day in days)]


def _is_day(event: Event) -> bool:
    fine = event.when.precision in ("day", "range") and event.status == "happened"
    return event.kind == "visit" and event.scope == "bilateral" and fine


def _goes_on(reading: Reading, event: Event) -> bool:
    sentence = reading.sentence_at(event.sources[0].span)
    return (
        event.when.precision == "day"
        and sentence is not None
        and sentence.told("stay_goes_on") is not None
    )


def _is_before(visit: Event, event: Event) -> bool:
    """Say whether a visit began, or ended, few days before a day."""
    day, last = event.when.start, visit.when.end
    if day is None or last is None or visit.sources[0].span == event.sources[0].span:
        return False
    return timedelta(0) < day - last <= STAY
