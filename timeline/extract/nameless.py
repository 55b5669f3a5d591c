"""Acts that no noun of a kind names: a state recognised, a thing at work, partners since a day."""

from __future__ import annotations

from timeline.extract.dates import DateHit
from timeline.extract.reading import Reading
from timeline.extract.sentence import Sentence
from timeline.language import lexicon
from timeline.language.phrases import Hit

COUNTED = 30  # code points between a verb and the number of what is at work
WHO = 32  # code points between somebody in office and the verb
BACK = 2  # sentences in which whoever goes is named
PACTS = ("treaty", "agreement")
PAPERS = (*PACTS, "declaration", "plan", "ratification")
ENDING = 12  # code points of the case of a paper before its verb
RANK = 40  # code points before a partnership that say that ties have its rank


def nameless(
    reading: Reading, sentence: Sentence, date: DateHit, scope: tuple[int, int]
) -> list[Hit]:
    """Read what a verb of its own tells at a date; nothing where it has none."""
    words = reading.norm.text[date.start : date.end]
    if date.role == "since" or lexicon.search(reading.language, "from_day", words):
        return (
            _at_work(reading, sentence, scope)
            or _partners(reading, sentence, scope)
            or _resumed(sentence, date)
        )
    return (
        _recognised(reading, sentence, scope)
        or _approved(reading, sentence, scope)
        or _went(reading, sentence, scope)
        or _flown(sentence, scope)
    )


def _resumed(sentence: Sentence, date: DateHit) -> list[Hit]:
    """Read an opening where flights begin on a day: `parvozlar 20-apreldan tiklanadi`."""
    flights = [hit for hit in sentence.hits("indicator") if hit.label == "flights_per_week"]
    if not flights or sentence.amounts:
        return []
    # `20-apreldan tiklanadi`, `2019 жылдан бері … арасында рейс бар`
    behind = (sentence.piece(end, end + COUNTED) for end in (date.end, flights[0].end))
    if not any(lexicon.search(sentence.language, "resumes", piece) for piece in behind):
        return []
    return [Hit(flights[0].start, flights[0].end, "kind", "opening")]


def _flown(sentence: Sentence, scope: tuple[int, int]) -> list[Hit]:
    """Read an opening where flights begin: `рейсі 2021 жылы қайта жанданды`."""
    flights = [h for h in sentence.hits("indicator", *scope) if h.label == "flights_per_week"]
    if not flights or sentence.amounts:
        return []
    begun = (act for act in sentence.hits("act", flights[0].end, scope[1]))
    return [Hit(*act[:2], "kind", "opening") for act in begun if act.label == "opened"][:1]


def _approved(reading: Reading, sentence: Sentence, scope: tuple[int, int]) -> list[Hit]:
    """Read a ratification where a parliament stands before its verb: `Senat uni ma'qullagan`."""
    houses = [hit for hit in sentence.hits("topic", *scope) if hit.label == "parliament"]
    before = reading.sentences[max(0, sentence.index - BACK) : sentence.index + 1]
    if not any(other.has("kind", *PAPERS) for other in before):
        return []  # `parliament approved the budget`
    for act in sentence.hits("act", houses[0].end, scope[1]) if houses else ():
        words = reading.norm.text[act.start : act.end]
        if act.label == "adopted" and lexicon.search(reading.language, "approves", words):
            return [Hit(act.start, act.end, "kind", "ratification")]
    return []


def as_approved(reading: Reading, sentence: Sentence, hit: Hit) -> Hit:
    """Give a paper right before `approved` as a ratification, where a parliament approves it."""
    if hit.label not in PACTS or not sentence.has("topic", "parliament"):
        return hit
    houses = [one for one in sentence.hits("topic", end=hit.start) if one.label == "parliament"]
    for act in sentence.hits("act", hit.end, hit.end + ENDING) if houses else ():
        words = reading.norm.text[act.start : act.end]
        if act.label == "adopted" and lexicon.search(reading.language, "approves", words):
            return Hit(hit.start, hit.end, "kind", "ratification")
    return hit


def _went(reading: Reading, sentence: Sentence, scope: tuple[int, int]) -> list[Hit]:
    """Read a visit of whoever the sentence before named, or of the speaker: `U Moskvaga bordi`."""
    verbs = sentence.hits("presence", *scope)
    if not (verbs and sentence.index) or sentence.has("person") or sentence.has("office"):
        return []
    if not (sentence.hits("place", *scope) or sentence.hits("party", *scope)):
        return []
    spoken = lexicon.search(reading.language, "speaker_went", sentence.piece(*scope))
    before = reading.sentences[max(0, sentence.index - BACK) : sentence.index]
    named = any(other.has("person") or other.has("office") for other in before)
    if not (spoken or (named and not sentence.amounts)):
        return []
    for verb in verbs:
        words = reading.norm.text[verb.start : verb.end]
        if lexicon.search(reading.language, "went", words):
            return [Hit(verb.start, verb.end, "kind", "visit")]
    return []


def _recognised(reading: Reading, sentence: Sentence, scope: tuple[int, int]) -> list[Hit]:
    """Read a recognition where a state stands right behind its verb: `Иран признал Грузию`."""
    for act in sentence.hits("act", *scope):
        words = reading.norm.text[act.start : act.end]
        if act.label == "agreed" and lexicon.search(reading.language, "recognises", words):
            whom = [hit for hit in sentence.hits("party", act.end) if hit.start - act.end <= 1]
            others = set(reading.parties(sentence)) - {hit.label for hit in whom}
            if whom and others:
                return [Hit(act.start, act.end, "kind", "recognition")]
    return []


def _at_work(reading: Reading, sentence: Sentence, scope: tuple[int, int]) -> list[Hit]:
    """Read an opening where something works since a day: `с 2016 г. работает завод`.

    So many firms at work are counted, not opened.
    """
    for act in sentence.hits("act", *scope):
        words = reading.norm.text[act.start : act.end]
        if act.label == "held" and lexicon.search(reading.language, "at_work", words):
            if sentence.hits("office", act.start - WHO, act.start):
                continue  # `the ambassador has worked there since 2021`
            behind = (a.start - act.end for a in sentence.amounts if not a.money)
            if not any(0 <= gap <= COUNTED for gap in behind):
                return [Hit(act.start, act.end, "kind", "opening")]
    return []


def _partners(reading: Reading, sentence: Sentence, scope: tuple[int, int]) -> list[Hit]:
    """Read ties of their own rank since a year: `с 2014 года страны - стратегические партнёры`.

    What was done `within the partnership since 2014` is no such rank.
    """
    pacts = sentence.hits("topic", *scope)
    for pact in (hit for hit in pacts if hit.label in ("partnership", "alliance")):
        around = sentence.piece(pact.start - RANK, pact.end + 1)
        if lexicon.search(reading.language, "of_rank", around):
            return [Hit(*pact[:2], "kind", "other")]
    return []
