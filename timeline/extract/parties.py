"""Who takes part in what a sentence tells: the two countries, many, or others."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from timeline.extract.asides import LISTED, mentioned
from timeline.extract.clauses import clause_of
from timeline.extract.kinds import CONTACTS
from timeline.extract.many import NAMED, is_of_many
from timeline.extract.reading import Reading
from timeline.extract.sentence import Sentence
from timeline.language import lexicon
from timeline.language.phrases import Hit

Stretch = tuple[int, int]
Told = tuple[tuple[str, ...], str]

OFFICE = 48  # code points between a country and the office of its minister
WITH = 24  # code points before a country that say that it is a partner
BACK = 2  # sentences in which stands who `the two countries` are


def parties_of(
    reading: Reading, sentence: Sentence, stretch: Stretch | None = None, hit: Hit | None = None
) -> tuple[tuple[str, ...], str, bool]:
    """Give the parties of what a sentence tells, its scope, and whether anything names them.

    A sentence that names nobody, or one of the pair alone, speaks of the pair whose document it
    stands in; one that names a third country beside one of the pair does not. Where the stretch
    of a date names both, a gathering that the rest of the sentence tells is another thing; so is
    one that ``hit``, the cue of the event, does not name: `they met at the summit`.
    """
    named = _named(reading, sentence, stretch)
    pair = [country for country in reading.pair.countries if country]
    both = sentence.has("both")
    evidence = bool(named) or both or sentence.has("multilateral")
    evidence = evidence or sentence.once("stands in", lambda: _stands_in(reading, sentence))
    if hit is not None and _is_of_two_before(reading, sentence, hit):
        return tuple(pair), "bilateral", evidence
    inside = [country for country in named if country in pair]
    outside = _outside(reading, sentence, named, hit)
    many = is_of_many(reading, sentence, hit)
    strangers = [country for country in named if country not in pair]
    apart = bool(strangers) and all(hit and _is_of_other(sentence, hit, c) for c in strangers)
    listed = not apart and sentence.once("listed", lambda: _are_listed(reading, sentence))
    many = many or listed
    union = (
        many
        and stretch
        and sentence.hits("multilateral", *stretch) + sentence.hits("organisation", *stretch)
    )
    if stretch and many and not union:
        own = reading.parties(sentence, *stretch)
        if set(own) == set(pair):
            return tuple(pair), "bilateral", True
    many = many or _is_next_of_many(reading, sentence)
    if len(inside) == 2 and hit is not None and _meets_each(sentence, hit):
        return tuple(pair), "bilateral", evidence
    if len(inside) == 2 and len(outside) == 1 and not many:
        third = outside[0]
        many = _is_present(sentence, third) or _is_partner_too(reading, sentence, third)
    if len(inside) == 2 and len(outside) == 1 and not many:
        return tuple(pair), "bilateral", evidence  # the third one is a road, not a party
    if hit is not None and not many:
        many = _is_joining(sentence, hit) or _is_the_summit(reading, sentence, hit, named)
    if many or len(set(inside)) + len(outside) > 2:
        members = list(dict.fromkeys([*inside, *outside])) if named else pair
        return tuple(members), "multilateral", evidence
    if outside:  # `the embassy of France was opened`: `bilateral` words are of those it names
        return tuple(inside + outside), "other", evidence
    if not named:
        told = sentence.once("told of others", lambda: _told_of_others(reading, sentence))
        if told:
            return *told, evidence
    return tuple(pair or named), "bilateral", evidence


def _meets_each(sentence: Sentence, hit: Hit) -> bool:
    """Say whether one met several in turn: `he met the ministers of A and B on the sidelines`."""
    aside = any(frame.label == "aside" for frame in sentence.hits("frame", hit.end))
    verb = any(act.start == hit.start for act in sentence.hits("act", hit.start, hit.end))
    return aside and verb and hit.label == "meeting" and len(sentence.hits("office")) > 2


def _is_of_two_before(reading: Reading, sentence: Sentence, hit: Hit) -> bool:
    """Say whether others stand only in a clause behind a visit of the two.

    `He was in Bucharest on 17 December, where an accord of four countries was signed.`
    """
    if hit.label not in CONTACTS:
        return False
    clause = lexicon.search(
        reading.language, "relative_clause", sentence.piece(hit.end, sentence.end)
    )
    if clause is None:
        return False
    low, high = sentence.start, hit.end + clause.start()
    many = sentence.hits("multilateral", low, high) + sentence.hits("organisation", low, high)
    named = set(reading.parties(sentence, low, high))
    return bool(named) and named <= set(reading.pair.countries) and not many


def _stands_in(reading: Reading, sentence: Sentence) -> bool:
    """Say whether a place named lies in one of the two countries."""
    places = {reading.relations.country_of_place(hit.label) for hit in sentence.hits("place")}
    return bool(places & {country for country in reading.pair.countries if country})


def _named(reading: Reading, sentence: Sentence, stretch: Stretch | None) -> list[str]:
    """Name the countries of a sentence, of several dates those of the head and of a date's own.

    `Putin spoke on 3 December with the president of Turkey and today with that of Hungary.`
    """
    named = reading.parties(sentence)
    said = sentence.hits("said") if stretch and len(named) > 1 else []
    if said or (stretch and len(named) > 2):
        said = sorted([*said, *sentence.hits("spoken_of")])
    if said and sentence.hits("act", sentence.start, said[0].start):
        # `He met the minister of A and said that B must …`: those who are spoken of did not meet.
        told = reading.parties(sentence, sentence.start, said[0].start)
        pair = set(reading.pair.countries)
        if set(told) & pair and (len(told) > 1 or not pair <= set(named)):
            named = told
    if stretch is None or len(sentence.dates) < 2 or len(named) < 2:
        return named
    first = min(date.start for date in sentence.dates)
    head = reading.parties(sentence, sentence.start, max(first, sentence.start))
    own = list(dict.fromkeys([*head, *reading.parties(sentence, *stretch)]))
    if len(named) > 2:
        return own if len(own) > 1 else named
    # `He came on the 15th, …, and left for Astana`: a third country of another date alone.
    return [c for c in named if c in own or c in reading.pair.countries]


def _told_of_others(reading: Reading, sentence: Sentence) -> Told | None:
    """Give who `the two countries` are where the sentences before speak of others than the pair.

    `He came to Ashgabat. The two presidents signed a treaty.`
    """
    if not sentence.has("both") and not sentence.has("office"):
        return None
    before = reading.sentences[max(0, sentence.index - BACK) : sentence.index]
    for other in reversed(before):
        if reading.parties(other):
            went = next((hit for hit in other.hits("kind") if hit.label == "visit"), None)
            members, reach, _ = parties_of(reading, other, None, went)
            return (members, reach) if reach == "other" and len(members) == 2 else None
    return None


def _is_next_of_many(reading: Reading, sentence: Sentence) -> bool:
    """Say whether a gathering is the next, or the last, of one of many that the text just told.

    `They spoke of the summit of the five. The next one will be held in Dushanbe.`
    """
    known: dict[int, bool] = reading.once("next of many", dict)
    asked = sentence.index
    going_on = []  # back to a sentence that is known: a whole text may go on
    while sentence.index not in known:
        known[sentence.index] = False
        if not sentence.index or not sentence.told("next_gathering"):
            break
        going_on.append(sentence.index)
        sentence = reading.sentences[sentence.index - 1]
    for index in reversed(going_on):
        before = reading.sentences[index - 1]
        gathers = before.has("kind", "summit", "meeting", "forum", "council")
        known[index] = gathers and parties_of(reading, before)[1] == "multilateral"
    return known[asked]


def _is_present(sentence: Sentence, third: str) -> bool:
    """Say whether each of three countries has an office of its own: `the ministers of A, B and C`.

    The third is then no road and no matter, it sits at the table.
    """
    hits = sentence.hits("party")
    offices = sentence.hits("office")
    if len(offices) < 3 or not any(hit.label == third for hit in hits):
        return False
    ends = [hit.start for hit in hits[1:]] + [sentence.end]
    with_office = {
        hit.label
        for hit, end in zip(hits, ends, strict=True)
        if any(hit.end <= office.start < min(end, hit.end + OFFICE) for office in offices)
    }
    return len(with_office) >= 3


def _is_joining(sentence: Sentence, hit: Hit) -> bool:
    """Say whether a state becomes one of many: `it joined the Cooperation Council`."""
    joined = hit.label == "other" and any(j.start == hit.start for j in sentence.hits("joining"))
    return joined and (sentence.has("organisation") or sentence.has("multilateral"))


def _is_the_summit(reading: Reading, sentence: Sentence, hit: Hit, named: Sequence[str]) -> bool:
    """Say whether `the summit was held in Astana` goes on with one of many named right before."""
    if hit.label != "summit" or not sentence.index or len(named) > 1:
        return False
    before = reading.sentences[sentence.index - 1]
    many = before.has("organisation") or before.has("multilateral")
    return many and len(reading.parties(before)) <= 1


def _is_partner_too(reading: Reading, sentence: Sentence, third: str) -> bool:
    """Say whether a third country stands beside one of the pair: `A signed it with B and C`."""
    hits = sentence.hits("party")
    for left, right in pairwise(hits):
        both = {left.label, right.label}
        if third not in both or len(both) < 2 or not both & set(reading.pair.countries):
            continue
        beside = LISTED.match(sentence.piece(left.end, right.start))
        head = sentence.piece(left.start - WITH, left.start)
        if beside and lexicon.search(reading.language, "partners_before", head):
            return True
    return False


def _outside(
    reading: Reading, sentence: Sentence, named: Sequence[str], hit: Hit | None
) -> list[str]:
    """Give the third countries that take part, not those that are a place or a topic alone."""
    pair = set(reading.pair.countries)
    third = [country for country in named if country not in pair]
    third = [country for country in third if not _is_of_clause(reading, sentence, country)]
    if not third:
        return third
    goes = hit is not None and hit.label == "visit" and not pair <= set(named)
    if hit is not None and pair <= set(named):
        third = [c for c in third if not _is_of_other(sentence, hit, c)]
    if goes:
        return third
    aside = mentioned(reading, sentence)
    return [country for country in third if country not in aside]


def _is_of_clause(reading: Reading, sentence: Sentence, country: str) -> bool:
    """Say whether a country is where somebody was before: `…, побывавший до этого в Германии`."""
    if reading.language.pattern("participle_clause") is None:
        return False
    names = [hit for hit in sentence.cues if reading.country_of(hit) == country]
    clauses = [sentence.piece(*clause_of(sentence, hit.start)) for hit in names]
    return bool(names) and all(
        lexicon.search(reading.language, "participle_clause", clause) for clause in clauses
    )


def _is_of_other(sentence: Sentence, hit: Hit, country: str) -> bool:
    """Say whether a country stands only in the list of those whose other gathering is named.

    `He met the president, who had come for the trilateral summit of A, B and C.`
    """
    if hit.label not in CONTACTS:
        return False
    others = [h for h in sentence.hits("kind") if h.label in ("summit", "forum", "council")]
    others = [h for h in others if h.start > hit.end and sentence.is_framed(h)]
    named = [h for h in sentence.hits("party") if h.label == country]
    return bool(others) and all(
        any(0 < h.start - other.end <= NAMED for other in others) for h in named
    )


def _are_listed(reading: Reading, sentence: Sentence) -> bool:
    """Say whether three countries stand in one list: `Kazakhstan, Kyrgyzstan and Uzbekistan`."""
    run: list[str] = []
    end = -1
    for hit in sentence.hits("party"):
        between = reading.norm.text[end : hit.start] if end >= 0 else "."
        if state := lexicon.search(reading.language, "state_before", between):
            between = between[: state.start()]  # `… и Республики Узбекистан`
        run = [*run, hit.label] if LISTED.match(between) else [hit.label]
        end = hit.end
        if len(set(run)) >= 3:
            return True
    return False
