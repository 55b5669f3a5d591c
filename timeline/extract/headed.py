"""Lines of a list that the heading above them names: `Visits`, then `March 2013 President …`."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from timeline.extract.dates import DateHit
from timeline.extract.reading import Reading
from timeline.extract.sentence import Sentence
from timeline.extract.title_text import shorten, tidy, without
from timeline.extract.titles import GOOD
from timeline.language.phrases import Hit
from timeline.records import Event

REACH = 60  # sentences: how long a list may be
HEADING = 60  # code points
HEAD = 3  # code points before the date of an entry: a bullet
ABOVE = 3  # lines of a page that stand between the matter of a law and its day
LINE = 160  # code points of a line that ends in its dates
_BULLETS = ("-", "•", "*", "·")
_WORD = re.compile(r"[^\W\d_]{4,}")
_INITIAL = re.compile(r"(?<!\w)[^\W\d_a-zа-я]\. ?[^\W\d_a-zа-я][^\W\d_]{2,}")


def headed_kind(reading: Reading, sentence: Sentence, date: DateHit) -> list[Hit]:
    """Give the kind that the heading of a list names for one of its entries, if it is one.

    An entry begins with its date, or stands below a date on a line of its own, and names somebody.
    """
    own = sentence.start <= date.start < sentence.end
    behind = own and date.start - sentence.start > HEAD and not is_listed_behind(sentence)
    if behind and not _ends_part(sentence, date):
        return []
    named = sentence.has("office") or sentence.has("person") or names_somebody(reading, sentence)
    if not named or sentence.has("act"):
        return []
    for other in reversed(reading.sentences[max(0, sentence.index - REACH) : sentence.index]):
        dated = any(hit.start - other.start <= HEAD for hit in other.dates)
        dated = dated or is_listed_behind(other) or _is_of_guests(other)
        if dated or _is_entry_below(reading, other):
            continue
        if other.text == "!" or other.text.endswith("!!"):
            continue  # the head of a column, as encyclopaedias write it
        if len(other.text) > HEADING or other.text.endswith((".", "!", "?")):
            return []
        kinds = {hit.label for hit in other.hits("kind")}
        if len(kinds) == 1 and (not behind or kinds == {"visit"}):
            return [Hit(sentence.start, sentence.start, "kind", kinds.pop())]
    return []


def _ends_part(sentence: Sentence, date: DateHit) -> bool:
    """Say whether nothing follows a date in its part of a line: `To A: President B (2017), C …`."""
    behind = sentence.piece(date.end, date.end + 2).lstrip()
    return behind[:1] in ("", ")", ";", ",", ".") and len(sentence.text) <= LINE


def _is_of_guests(sentence: Sentence) -> bool:
    """Say whether a line names people and when they came, and tells nothing else."""
    dates, people = sentence.dates, sentence.has("office") or sentence.has("person")
    return bool(dates and people) and not sentence.has("act") and _ends_part(sentence, dates[-1])


def names_somebody(
    reading: Reading, sentence: Sentence, start: int | None = None, end: int | None = None
) -> bool:
    """Say whether an initial and a name stand in a stretch, whoever it is: `M. Ahtisaari`."""
    low = sentence.start if start is None else start
    high = sentence.end if end is None else end
    return bool(_INITIAL.search(reading.shown(low, high)))


def is_listed_behind(sentence: Sentence) -> bool:
    """Say whether a line of a list ends in its dates: `- Prime Minister - 1996, 2004`.

    What the line adds in brackets goes on with it.
    """
    if not sentence.dates or len(sentence.text) > LINE or not sentence.text.startswith(_BULLETS):
        return False
    # Between its dates stands no word; the months of `December 1992, 17–19 April 2007` are theirs.
    between = (sentence.piece(a.end, b.start) for a, b in pairwise(sentence.dates))
    behind = sentence.piece(sentence.dates[-1].end, sentence.end).strip()
    return not any(map(_WORD.search, between)) and (not behind or behind[0] in "(;.")


def law_kind(reading: Reading, sentence: Sentence) -> tuple[list[Hit], Sentence]:
    """Give the kind of a law or decree by what it is on, and the sentence that tells it.

    `Law of the Republic of 5 July 2010 No. 300` stands on a line above `On ratification of …`.
    """
    if len(sentence.text) > 2 * HEADING or not _heads_law(reading, sentence):
        return [], sentence
    above = reading.sentences[max(0, sentence.index - ABOVE) : sentence.index]
    below = reading.sentences[sentence.index + 1 : sentence.index + 2]
    for other in (*below, *reversed(above)):  # the matter may head the page
        if other.told("law_on"):
            return [Hit(sentence.start, sentence.start, "kind", "ratification")], other
    return [], sentence


def _heads_law(reading: Reading, sentence: Sentence) -> bool:
    """Say whether a line names a law or decree: by itself, or as the day and number behind it.

    `Decree of the President of the Republic. 15 June 1995 No. 2331`
    """
    if sentence.told("law_head"):
        return True
    above = reading.sentences[sentence.index - 1] if sentence.index else None
    leads = bool(sentence.dates) and sentence.dates[0].start == sentence.start
    if above is None or not leads or len(sentence.text) > HEADING:
        return False
    return len(above.text) <= 2 * HEADING and above.told("law_head") is not None


def with_heading(reading: Reading, sentence: Sentence, event: Event) -> Event:
    """Give an entry the title that its heading and its own words make: `Visit: President …`."""
    kinds = reading.language.data.get("title", {}).get("kinds", {})
    dates = [(date.start, date.end) for date in sentence.dates]
    end = sentence.end
    if is_listed_behind(sentence):  # what is in brackets tells of the last date alone
        end = sentence.dates[-1].end
        pair = tuple(country for country in reading.pair.countries if country)
        ahead = _is_ahead(reading, event)
        status = "planned" if ahead else "happened"
        event = replace(event, scope="bilateral", parties=pair or event.parties, status=status)
    words = tidy(without(reading, sentence.start, end, dates), reading)
    title = shorten(f"{kinds.get(event.kind, event.kind)}: {words}")
    source = replace(event.sources[0], title=title)
    return replace(event, title=title, title_quality=GOOD, sources=(source,))


def _is_ahead(reading: Reading, event: Event) -> bool:
    published = reading.document.published
    return bool(published and event.when.start and event.when.start > published)


def _is_entry_below(reading: Reading, sentence: Sentence) -> bool:
    """Say whether a sentence stands below a line that is a date and nothing else."""
    above = reading.sentences[sentence.index - 1] if sentence.index else None
    return above is not None and any(
        date.start - above.start <= HEAD and above.end - date.end <= 1 for date in above.dates
    )
