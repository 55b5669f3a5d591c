"""Which cue names an event: its kind."""

from __future__ import annotations

from timeline.extract.reading import Reading
from timeline.extract.sentence import Sentence
from timeline.language import lexicon
from timeline.language.phrases import Hit

# Which cue names the event where a stretch has several: acts of state before their occasions.
WEIGHT = {
    "diplomatic_relations": 95,
    "recognition": 92,
    "ratification": 91,
    "entry_into_force": 90,
    "treaty": 80,
    "declaration": 75,
    "summit": 72,
    "council": 66,
    "commission": 65,
    "call": 78,
    "forum": 60,
    "plan": 58,
    "visit": 56,
    "agreement": 52,
    "meeting": 50,
    "opening": 48,
    "other": 34,
    "anniversary": 30,
}
STAGES = ("ratification", "entry_into_force")  # what becomes of a paper after it is signed
DOCUMENTS = ("treaty", "declaration", "agreement", "plan", "ratification", "entry_into_force")
FEASTED = ("diplomatic_relations", "treaty", "declaration", "agreement", "plan", "opening")
ASIDE = "attribute"  # a word for what is ahead that stands with a noun: `the coming visit`
CONTACTS = ("visit", "meeting", "call")  # of two; a summit or a forum is of many
INSTITUTIONS = ("commission", "council", "forum", "summit")
SITTINGS = ("meeting", *INSTITUTIONS)
# Only states do these: a chronicle of two countries need not name them on each line.
BETWEEN_STATES = (
    "treaty",
    "declaration",
    "diplomatic_relations",
    "recognition",
    "ratification",
    "entry_into_force",
    "commission",
    "visit",
    "summit",
)


def as_regime(sentence: Sentence, hit: Hit) -> Hit:
    """Make of a regime between two states what comes into force: `введён безвизовый режим`."""
    named = hit.label in ("opening", "other") and sentence.touching("regime", hit.start, hit.end)
    return Hit(hit.start, hit.end, hit.group, "entry_into_force") if named else hit


def presence(sentence: Sentence, start: int, end: int) -> list[Hit]:
    """Read a visit where an office-holder is said to be, or to come, somewhere."""
    where = sentence.hits("place", start, end) or sentence.hits("party", start, end)
    who = sentence.hits("person", start, end) or sentence.hits("office", start, end)
    # `They welcomed the president's reforms`: whose they are stays at home.
    who = [hit for hit in who if not sentence.piece(hit.end - 2, hit.end + 2).count("'s")]
    there = sentence.hits("presence", start, end)
    if who and there and (where or any(hit.label == "here" for hit in there)):
        return [Hit(there[0].start, there[0].end, "kind", "visit")]
    silent = not (sentence.hits("act", start, end) or sentence.hits("said", start, end))
    if silent and who:
        towns = sentence.hits("place", start, end)
        return [Hit(hit.start, hit.end, "kind", "visit") for hit in towns[:1]]
    return []


def deal(sentence: Sentence, start: int, end: int) -> list[Hit]:
    """Read an agreement where something is said to be signed that has no name of a paper."""
    signed = [hit for hit in sentence.hits("act", start, end) if hit.label == "signed"]
    if not signed:
        return []
    near = sentence.hits("not_trade", signed[0].end, signed[0].end + 25)
    if any(hit.label == "investment" for hit in near):
        return []  # contracts and projects
    if sentence.hits("law", signed[0].end, signed[0].end + 40):
        return []  # one side's own decree
    return [Hit(signed[0].start, signed[0].end, "kind", "agreement")]


def spoken(sentence: Sentence, start: int, end: int) -> list[Hit]:
    """Read a meeting where two countries are said to have spoken, and no noun names it."""
    met = [hit for hit in sentence.hits("act", start, end) if hit.label == "met"]
    return [Hit(met[0].start, met[0].end, "kind", "meeting")] if met else []


def partnership(sentence: Sentence, start: int, end: int) -> list[Hit]:
    """Read an event of its own where ties are raised to a partnership, or one is set up."""
    acts = [h for h in sentence.hits("act", start, end) if h.label in ("raised", "founded")]
    pacts = [
        h for h in sentence.hits("topic", start, end) if h.label in ("partnership", "alliance")
    ]
    return [Hit(*pacts[0][:2], "kind", "other")] if acts and pacts else []


def relations_set_up(reading: Reading, sentence: Sentence, start: int, end: int) -> list[Hit]:
    """Read that relations were set up, the states between: `relations of A and B were`."""
    told = lexicon.search(reading.language, "relations_told", sentence.piece(start, end))
    low = start + told.start() if told else 0
    return [Hit(low, low, "kind", "diplomatic_relations")] if told else []


def talks(reading: Reading, sentence: Sentence, scope: tuple[int, int]) -> list[Hit]:
    """Read a meeting where people of two countries are said to have discussed something."""
    met = [hit for hit in sentence.hits("act", *scope) if hit.label == "met"]
    people = sentence.hits("person", *scope) if met else []
    if len({reading.relations.country_of_person(hit.label) for hit in people}) < 2:
        # `The minister discussed it with his Turkish colleague`: of whom one is named alone.
        named = met and sentence.has("office") and len(reading.parties(sentence, *scope)) > 1
        behind = sentence.piece(met[0].end, met[0].end + 40) if named else ""
        if not (behind and lexicon.search(reading.language, "met_with", behind)):
            return []
    return [Hit(met[0].start, met[0].end, "kind", "meeting")]


def is_idle_coming(sentence: Sentence, hit: Hit) -> bool:
    """Say whether a verb of coming has no traveller of state: `merchants came to the fair`.

    A noun such as `visit` needs none, the bare verbs that a language lists as ``coming`` do.
    """
    if hit.label not in ("visit", "meeting"):
        return False
    if not sentence.hits("coming", hit.start, hit.start + 1):
        return False
    return not (sentence.has("person") or sentence.has("office"))
