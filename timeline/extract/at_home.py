"""What one of the two does at home, with nobody of the other: it is no event between them."""

from __future__ import annotations

from timeline.extract.reading import Reading
from timeline.extract.sentence import Sentence
from timeline.language import lexicon
from timeline.language.phrases import Hit


def is_at_home(reading: Reading, sentence: Sentence, kinds: list[Hit]) -> bool:
    """Say whether somebody goes to a town of the own country: `the leader came to Namangan`."""
    if any(hit.label != "visit" for hit in kinds):
        return False
    people = sentence.hits("person")
    if (
        kinds
        and sentence.told("region_goal")
        and not (sentence.has("party") or sentence.has("both"))
    ):
        return True  # `Prezident Xorazm viloyatiga tashrif buyurdi`
    if not people:
        return False
    if not sentence.has("place") or sentence.has("both") or sentence.has("multilateral"):
        return False
    goals = (sentence.piece(hit.start, hit.end) for hit in sentence.hits("place"))
    if not all(lexicon.search(reading.language, "goal_after", goal) for goal in goals):
        return False  # where a guest may be met: `he was welcomed in Tashkent by the president`
    towns = [reading.relations.country_of_place(hit.label) for hit in sentence.hits("place")]
    home = {reading.country_of(hit) for hit in people} | {*towns} | {*reading.parties(sentence)}
    return len(home) == 1 and not sentence.has("party")


def is_own_plan(reading: Reading, sentence: Sentence, kinds: list[Hit]) -> bool:
    """Say whether one government alone adopted a plan: `the cabinet adopted an export strategy`."""
    if not kinds or any(hit.label != "plan" for hit in kinds) or sentence.has("both"):
        return False
    if len(reading.parties(sentence)) > 1 or sentence.has("multilateral"):
        return False
    return sentence.told("own_plan") is not None
