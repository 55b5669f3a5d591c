"""What an anniversary is of, where its sentence tells the day of it too."""

from __future__ import annotations

from timeline.extract.dates import DateHit
from timeline.extract.kinds import FEASTED
from timeline.extract.reading import Reading
from timeline.extract.sentence import Sentence
from timeline.language import lexicon
from timeline.language.phrases import Hit

OLDEST = 200  # years that an anniversary counts


def feasted(reading: Reading, sentence: Sentence, date: DateHit, kinds: list[Hit]) -> list[Hit]:
    """Leave the anniversary out of what the day dates that it is of.

    `Next year relations turn 34: they were set up on 29 June 1992`: as many years lie between.
    """
    causes = [hit for hit in kinds if hit.label in FEASTED]
    if len(causes) == len(kinds) or not causes or date.when.start is None:
        return kinds
    if not any(hit.label == "anniversary" for hit in kinds):
        return kinds
    years = {int(a.value) for a in sentence.amounts if not a.money and 0 < a.value < OLDEST}
    others = [other.when.start for other in sentence.dates if other is not date]
    published = reading.document.published
    told = [day.year for day in (*others, published) if day]
    told += [published.year + 1] if published and sentence.future else []  # `soon 34 years`
    return causes if any(year - date.when.start.year in years for year in told) else kinds


def is_feast_act(sentence: Sentence, acts: list[Hit]) -> bool:
    """Say whether verbs are those of what is marked: `30 years since relations were set up`."""
    return sentence.has("kind", "anniversary") and any(
        lexicon.search(sentence.language, "feast_act", sentence.piece(hit.start, hit.end))
        for hit in acts
    )
