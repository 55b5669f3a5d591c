"""Whose an act without a date is: of the two that a report is about, or of others."""

from __future__ import annotations

from timeline.extract.cue_roles import is_at
from timeline.extract.reading import Reading
from timeline.extract.sentence import Sentence
from timeline.extract.told_verbs import is_verb_last
from timeline.language.phrases import Hit

BODY_TOPICS = ("commission", "partnership", "supreme_council")  # `intergovernmental`, and such
BACK = 2  # sentences in which `he` is named


def is_of_pair(
    reading: Reading, sentence: Sentence, hit: Hit | None, parties: list[str], leads: bool
) -> bool:
    """Say whether an act is told of the pair; ``leads``: by the lead, where one name is enough."""
    pair = set(reading.pair.countries)
    if hit is not None and hit.label == "meeting" and _is_on_visit(reading, sentence, parties):
        return True
    if len(parties) >= 2 or sentence.has("both") or _is_guest_met(reading, sentence, parties):
        return True
    named = bool(set(parties) & pair)
    if not leads or hit is None:
        return False
    if named and (
        sentence.has("multilateral")
        # `The head of state spoke by telephone with the premier of Italy`: his needs no word.
        or (hit.label == "call" and sentence.has("office"))
        # `The head of state received the minister of Italy`: two in office, one of them at home.
        or _is_of_two(reading, sentence)
        # `The president came to Hungary on a visit`: whose president is no question at home.
        or (hit.label == "visit" and not is_at(sentence, hit) and sentence.has("office"))
        # `Anqarada strategik hamkorlik kengashi yig'ilishi o'tdi`: a body of two states names one.
        or _is_body_of_two(sentence, hit)
    ):
        return True
    return _is_host_named(reading, sentence, parties)


def _is_guest_met(reading: Reading, sentence: Sentence, parties: list[str]) -> bool:
    """Say whether a sentence goes on with whom those before named: `Then he met the president`."""
    if not parties or not sentence.index or not sentence.told("traveller_before"):
        return False
    named = set(parties)
    for before in reading.sentences[max(0, sentence.index - BACK) : sentence.index]:
        named.update(reading.parties(before))
    return set(reading.pair.countries) <= named


def _is_on_visit(reading: Reading, sentence: Sentence, parties: list[str]) -> bool:
    """Say whether talks that name nobody were held on the visit of one of the two told before.

    `The president of A arrived in B today. Talks were held in the palace.`
    """
    if parties or sentence.has("organisation") or sentence.has("multilateral"):
        return False
    pair = set(reading.pair.countries)
    before = reading.sentences[max(0, sentence.index - BACK) : sentence.index]
    told = (other for other in before if other.dates and other.has("kind", "visit"))
    return any(pair <= set(reading.parties(other)) for other in told)


def _is_host_named(reading: Reading, sentence: Sentence, parties: list[str]) -> bool:
    """Say whether one of the two acts in a town of the other: `B's goods are shown in A's port`."""
    towns = {reading.relations.country_of_place(hit.label) for hit in sentence.hits("place")}
    return bool(parties) and set(reading.pair.countries) <= towns.union(parties)


def _is_body_of_two(sentence: Sentence, hit: Hit) -> bool:
    """Say whether a session is that of a body that only states have together."""
    body = hit.label in ("council", "commission")
    return body and any(sentence.has("topic", topic) for topic in BODY_TOPICS)


def _is_of_two(reading: Reading, sentence: Sentence) -> bool:
    """Say whether one in office, whose state needs no word at home, is told beside another's.

    `Сенат төрағасы Ресей Думасының төрағасымен кездесті`: where verbs stand last the state of an
    office stands before it.
    """
    offices = sentence.hits("office")
    if len(offices) < 2 or not is_verb_last(reading):
        return False
    first, last = offices[0], offices[-1]
    at_home = not reading.parties(sentence, sentence.start, first.start)
    return at_home and bool(set(reading.parties(sentence, first.end, last.start)))
