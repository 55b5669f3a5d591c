"""Whether what a sentence tells is of many: a union of states, or one that the words name so."""

from __future__ import annotations

from typing import NamedTuple

from timeline.extract.cue_roles import is_at
from timeline.extract.kinds import CONTACTS, INSTITUTIONS
from timeline.extract.reading import Reading
from timeline.extract.sentence import Sentence
from timeline.language import lexicon
from timeline.language.phrases import Hit

NAMED = 84  # code points between a gathering and the body whose it is
OWNER = 24  # code points between a union and its gathering
BESIDE = 2  # … where the body stands first: `SCO summit`
MANY = ("multilateral", "organisation")
_STOPS = frozenset(",;:.(")


class _Many(NamedTuple):
    """What words for many states, and names of their bodies, are said of in a sentence.

    ``gatherings`` are theirs by name; ``all_of_it`` says that words for many stand alone, and tell
    of everything, ``but_contacts`` that they belong to a gathering, and tell of any paper;
    ``alone`` is for what no cue names.
    """

    gatherings: frozenset[Hit]
    all_of_it: bool
    but_contacts: bool
    alone: bool


def is_of_many(reading: Reading, sentence: Sentence, hit: Hit | None) -> bool:
    """Say whether words for many states, or the name of a body of theirs, tell whose it is."""
    if hit and hit.label == "summit" and sentence.told("summit_of_union"):
        return True  # `the organisation's tenth summit`
    if not (sentence.has("multilateral") or sentence.has("organisation")):
        return False
    if hit and hit.label == "visit" and _is_of_two(reading, sentence):
        return False  # `he chose the country as the first stop in a tour of the ASEAN states`
    if hit and ";" in sentence.text and not _is_of_part(sentence, hit):
        return False  # `the commission sat in May; the summit of the five in June`
    many = sentence.once("of many", lambda: _many(reading, sentence))
    if hit is None:
        return many.alone
    if hit in many.gatherings or many.all_of_it:
        return True
    if many.but_contacts and hit.label not in CONTACTS:
        return True
    # A body that is only the occasion counts for the very cue that it stands in.
    own = [c for group in MANY for c in sentence.touching(group, hit.start, hit.end)]
    within = [cue for cue in own if sentence.is_framed(cue) and not _met_at(sentence, cue)]
    return any(_counts(reading, sentence, cue, hit) for cue in within)


def _is_of_two(reading: Reading, sentence: Sentence) -> bool:
    """Say whether a sentence names the two of the pair alone, and no gathering of many."""
    named, pair = set(reading.parties(sentence)), set(reading.pair.countries)
    two = named == pair or len(sentence.hits("office") + sentence.hits("person")) > 1
    return bool(named) and named <= pair and two and not sentence.has("kind", *INSTITUTIONS)


def _is_of_part(sentence: Sentence, hit: Hit) -> bool:
    """Say whether a word for many stands between the semicolons that a cue stands between."""
    at = hit.start - sentence.start
    left, right = sentence.text.rfind("; ", 0, max(0, at)) + 1, sentence.text.find("; ", at)
    part = sentence.start + left, sentence.end if right < 0 else sentence.start + right
    return any(sentence.hits(group, *part) for group in MANY)


def _many(reading: Reading, sentence: Sentence) -> _Many:
    cues = [cue for group in MANY for cue in sentence.hits(group)]
    cues = [c for c in cues if not sentence.is_framed(c) and not _met_at(sentence, c)]
    whose = [(cue, _gathering(reading, sentence, cue)) for cue in cues]
    # `The OSCE's chairman came on a visit`: a body by its name is one with its gathering alone.
    bodies = {hit.start for hit in sentence.hits("organisation")}
    wide = [h for cue, h in whose if cue.group == "multilateral" and (h or cue.start not in bodies)]
    return _Many(
        frozenset(held for _, held in whose if held is not None),
        None in wide,
        any(held is not None and not sentence.is_framed(held) for held in wide),
        any(_counts(reading, sentence, cue, None) for cue in cues),
    )


def _met_at(sentence: Sentence, cue: Hit) -> bool:
    """Say whether others met at the gathering of many that a cue is of."""
    met = sentence.has("act", "met")
    return met and (is_at(sentence, cue) or _at(sentence, cue))


def _counts(reading: Reading, sentence: Sentence, cue: Hit, hit: Hit | None) -> bool:
    """Say whether a cue of many states is one of the event that ``hit`` names."""
    whose = _gathering(reading, sentence, cue)
    if whose is not None and sentence.is_framed(whose) and whose != hit:
        return False
    if cue.group == "organisation":
        if hit is whose is None:  # `four countries founded the Turkic Council`
            return sentence.has("act", "founded")
        return whose is not None and (hit is None or whose == hit)
    if hit is None or whose is None:
        return True
    return whose == hit or hit.label not in CONTACTS


def _gathering(reading: Reading, sentence: Sentence, cue: Hit) -> Hit | None:
    """Give what a body or many states hold: `the SCO summit`, `the summit of the SCO`."""
    over = sentence.touching("kind", cue.start, cue.end)
    before = [h for h in sentence.hits("kind", end=cue.start)[-2:] if h.end <= cue.start][-1:]
    before = [hit for hit in before if _is_joined(sentence, hit, cue)]
    behind = sentence.hits("kind", cue.end)[:1]
    behind = [hit for hit in behind if _is_joined(sentence, cue, hit)]
    beside = [hit for hit in behind[:1] if hit.start - cue.end <= BESIDE]
    # `At the UN headquarters the premier met the president`: a verb is no gathering of theirs.
    acts = sentence.hits("act", cue.end)
    verbs = {act.start for act in acts if act.label == "met"}
    behind = [hit for hit in behind if hit.label != "meeting" or hit.start not in verbs]
    if not reading.language.verb_last:
        found = over[:1] or beside or before[-1:] or behind[:1]
    else:
        found = over[:1] or behind[:1] or before[-1:]
    return found[0] if found else None


def _is_joined(sentence: Sentence, left: Hit, right: Hit) -> bool:
    gap = sentence.piece(left.end, right.start)
    if owner := lexicon.search(sentence.language, "owner_between", gap):
        gap = gap[owner.end() :]  # `the Alliance, whose 14th summit`
    if len(gap) > NAMED or set(gap) & _STOPS:
        return False
    # `They held exercises and take part in UN peacekeeping.`
    joint = sentence.language.pattern("clause_and")
    clause = joint.search(gap) if joint else None
    return not (clause and sentence.hits("act", left.end + clause.end(), right.start))


def _at(sentence: Sentence, hit: Hit) -> bool:
    """Say whether those whose gathering others met at stand before it: `ШЫҰ саммитінде`."""
    venues = sentence.hits("venue_itself", hit.end, hit.end + OWNER)
    return any(not set(sentence.piece(hit.end, venue.start)) & set(",;:(") for venue in venues)
