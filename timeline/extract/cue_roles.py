"""What part a cue plays in its sentence: matter, occasion, place, thing, or what is told."""

from __future__ import annotations

from timeline.extract.kinds import ASIDE
from timeline.extract.reading import Reading
from timeline.extract.sentence import Sentence, known_of_cue
from timeline.language import lexicon
from timeline.language.phrases import Hit

MODE = 60  # code points from how a gathering was held to what it was
NOT = 12  # code points in which a negation stands
GUEST = 60  # code points between `he met` and whom
ASKED = 90  # code points between `he asked` and what for
MET_AT = ("met", "meeting", "other", "founded")  # what happens at a gathering of others


@known_of_cue
def is_mode(sentence: Sentence, hit: Hit) -> bool:
    """Say whether a call is how a gathering was held: `саммит бейнеконференция арқылы өтті`."""
    held = sentence.hits("act", hit.end)[:1]
    before = [other.label for other in sentence.hits("kind", end=hit.start)]
    bodies = ["summit", "council"]
    if lexicon.search(sentence.language, "by_video", sentence.piece(hit.start, hit.end)):
        bodies += ["commission", "meeting"]  # `maslahatlashuv videokonferensiya shaklida o'tdi`
        behind = sentence.piece(hit.end, hit.end + MODE)
        if lexicon.search(sentence.language, "mode_behind", behind):
            return True  # `videokonferensiya shaklida sammit o'tkazildi`
    return bool(held) and held[0].label == "held" and before[-1:] in [[body] for body in bodies]


@known_of_cue
def is_venue(sentence: Sentence, hit: Hit) -> bool:
    """Say whether a gathering is only where others met: `they met at the G7 summit`."""
    if hit.label not in ("summit", "forum") or not is_at(sentence, hit):
        return False
    if sentence.hits("venue_itself", hit.start, hit.start + 1):
        met = any(act.label == "met" for act in sentence.hits("act", hit.end))
        # `Our next meeting will be at the summit in Astana.`
        return met or any(h.label == "meeting" for h in sentence.hits("kind", end=hit.start))
    before = [*sentence.hits("act", end=hit.start), *sentence.hits("kind", end=hit.start)]
    return any(cue.label in MET_AT for cue in before) or (not before and _met_there(sentence, hit))


def _met_there(sentence: Sentence, hit: Hit) -> bool:
    """Say whether one in office met another behind a gathering: `At the summit A's leader met B's`.

    Those who only met there are the gathering itself.
    """
    for met in sentence.hits("kind", hit.end):
        ends = (hit.end, met.start), (met.end, met.end + GUEST)
        if met.label == "meeting" and all(
            sentence.hits("office", *end) or sentence.hits("person", *end) for end in ends
        ):
            return True
    return False


@known_of_cue
def is_aside(sentence: Sentence, hit: Hit) -> bool:
    """Say whether a gathering is only where others met again: `and then on the sidelines of …`."""
    if hit.label not in ("summit", "forum") or not sentence.is_framed(hit):
        return False
    return any(act.label == "met" for act in sentence.hits("act", end=hit.start))


@known_of_cue
def is_apart(sentence: Sentence, hit: Hit) -> bool:
    """Say whether a cue is told as what was before or after: `days after the summit`.

    A verb is told itself: `after seven years they opened the post`.
    """
    if any(act.start == hit.start for act in sentence.hits("act", hit.start, hit.end)):
        return False
    apart = sentence.hits("frame_before", hit.start - 60, hit.start)
    return any(
        frame.label == "apart" and not set(sentence.piece(frame.end, hit.start)) & set(",;:")
        for frame in apart
    )


@known_of_cue
def is_at(sentence: Sentence, hit: Hit) -> bool:
    """Say whether a cue stands behind a preposition of place: `at the Kazakh Embassy`.

    Where cases are endings the word itself may tell (``venue_itself``).
    """
    if sentence.hits("venue_itself", hit.start, hit.start + 1):
        return True
    for venue in sentence.hits("venue", hit.start - 45, hit.start):
        gap = sentence.piece(venue.end, hit.start)
        if gap.count(" ") <= 5 and not set(gap) & set(",;:.(") and " of " not in gap:
            return True
    return False


@known_of_cue
def is_topic(sentence: Sentence, hit: Hit) -> bool:
    """Say whether a cue is what was spoken about: `саммит жөнінде пікір алмасты`."""
    return bool(sentence.hits("about", hit.end, hit.end + 2))


def is_matter(sentence: Sentence, hit: Hit, at: int) -> bool:
    """Say whether a cue is what was spoken of: `the coming visit`, `he asked him to visit`.

    A date (``at``) behind such words is that of the visit.
    """
    words = sentence.once(("matter", hit.start), lambda: _words_of_matter(sentence, hit))
    # `The coming visit he discussed on 17 August`: the day is that of the talks.
    spoken = words >= 0 and any(act.label == "met" for act in sentence.hits("act", hit.end, at))
    return at < words or spoken


def _words_of_matter(sentence: Sentence, hit: Hit) -> int:
    """Give where the last words begin that make of a cue what was spoken of; -1 where none do."""
    ahead = (a for a in sentence.hits("future", hit.start - 30, hit.start) if a.label == ASIDE)
    asked = sentence.hits("asked", hit.start - ASKED, hit.start)
    stops = set(",;:.")
    return max(
        (
            one.start
            for one in (*ahead, *asked)
            if not set(sentence.piece(one.end, hit.start)) & stops
        ),
        default=-1,
    )


def is_thing(sentence: Sentence, hit: Hit) -> bool:
    """Say whether a cue may name a thing as well as an act: an embassy, a border post."""
    return bool(sentence.hits("thing", hit.start, hit.start + 1))


def is_house(reading: Reading, sentence: Sentence, hit: Hit) -> bool:
    """Say whether a cue is the building where something happened, not one that was opened.

    Or whoever works in it: `the embassy in Ankara congratulated …`.
    """
    if hit.label != "opening" or not is_thing(sentence, hit):
        return False
    language = reading.language
    if "house_opens" in language.data:  # where cases tell the place, and the verb stands last
        at = lexicon.search(language, "house_place", sentence.piece(hit.start, hit.end))
        return at is not None or sentence.told("house_opens") is None
    behind = sentence.piece(hit.end, hit.end + ASKED)
    return is_at(sentence, hit) or bool(lexicon.search(language, "house_acts", behind))


@known_of_cue
def is_occasion(sentence: Sentence, hit: Hit) -> bool:
    """Say whether a cue names only the occasion: `on the sidelines of the forum`."""
    if hit.label == "call" and lexicon.search(
        sentence.language, "call_means", sentence.piece(hit.start, hit.end)
    ):
        return False  # `they discussed it by telephone`
    deeds = ("signed", "adopted", "met", "opened", "founded")
    behind = sentence.frames_behind(hit)
    if not behind:
        return sentence.is_framed(hit) or is_venue(sentence, hit)
    if any(frame.label == "aside" for frame in behind):
        return True  # `on the summit's sidelines`
    # Behind its noun the word frames only what a deed follows: else the occasion is the news.
    # `He came to take part in the summit`: coming is a deed where a purpose is told; holding talks
    # is one where a coming only tells who it was: `with the minister who came on a visit`.
    return any(
        any(
            act.label in deeds
            or (act.label == "came" and frame.label == "purpose")
            or (
                act.label == "held"
                and (frame.label == "attribute" or _is_sat(sentence, hit, frame, act))
            )
            for act in sentence.hits("act", frame.end)
        )
        and "," not in sentence.piece(hit.end, frame.start)
        for frame in behind
    )


def _is_sat(sentence: Sentence, hit: Hit, frame: Hit, act: Hit) -> bool:
    """Say whether talks stand beside the words of an occasion, ahead of their verb.

    `Конференция кезінде президенттер кездесу өткізді`, `… кездесуі саммит аясында болады`.
    """
    told = *sentence.hits("kind", end=hit.start), *sentence.hits("kind", frame.end, act.start)
    return frame.label == "within" and any(one.label == "meeting" for one in told)


def is_negated(sentence: Sentence, hit: Hit) -> bool:
    """Say whether a verb is told as not done: `why the president has not met him`."""
    if "negated_behind" in sentence.language.data:  # where verbs stand last: `кездескен жоқ`
        behind = sentence.piece(hit.end, hit.end + NOT)
        return lexicon.search(sentence.language, "negated_behind", behind) is not None
    before = sentence.piece(hit.start - NOT, hit.start)
    return lexicon.search(sentence.language, "negated_before", before) is not None


def is_region(sentence: Sentence, hit: Hit) -> bool:
    """Say whether a name is that of a region: `Turkiston viloyati`, `Toshkent va … viloyatlari`."""
    rest = sentence.piece(hit.start, hit.end + 40).partition(" ")[2]
    return lexicon.search(sentence.language, "region_word", f" {rest}") is not None
