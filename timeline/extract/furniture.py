"""What is no part of a page's text: other headlines at its foot, lines of counters and days."""

from __future__ import annotations

from collections.abc import Sequence

from timeline.extract.reading import Reading
from timeline.extract.sentence import Sentence

SHORT = 40  # code points: the line that heads the foot of a page
LINE = 90  # code points: the line of a page that tells its day and how often it was read
_CLOSES = (".", "!", "?", "…", ":", ";")


def foot_of(reading: Reading) -> int:
    """Give where the other headlines of a page begin: behind `Related`; past the end if nowhere."""
    for sentence in reading.sentences:
        short = len(sentence.text) <= SHORT and sentence.index
        if short and sentence.told("page_foot"):
            return sentence.index
    return len(reading.sentences)


def is_page_line(sentence: Sentence) -> bool:
    """Say whether a line tells of the page itself: `Interview • 27 August 2024 • 315 views`."""
    return len(sentence.text) <= LINE and sentence.told("page_line") is not None


def without_foot(reading: Reading) -> Sequence[Sentence]:
    """Give the sentences of the text: not headlines at its foot that do not name both countries.

    A sentence that ends as one belongs to the text, which may go on below such a line.
    """
    foot = foot_of(reading)
    below = [s for s in reading.sentences[foot:] if not _is_headline(reading, s)]
    return [*reading.sentences[:foot], *below]


def _is_headline(reading: Reading, sentence: Sentence) -> bool:
    if sentence.text.rstrip("\"') ").endswith(_CLOSES):
        return False
    pair = {country for country in reading.pair.countries if country}
    named = set(reading.parties(sentence))
    return not (sentence.has("both") or (pair <= named and len(named) > 1))
