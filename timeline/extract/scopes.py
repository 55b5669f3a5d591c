"""The stretch of a sentence that belongs to a date, and who takes part in what it tells."""

from __future__ import annotations

import re

from timeline.extract.dates import DateHit
from timeline.extract.kinds import is_at
from timeline.extract.reading import Reading, Sentence
from timeline.language import lexicon
from timeline.language.phrases import Hit

OFFICE = 48  # code points between a country and the office of its minister
OWNER = 24  # code points between a union and its gathering


def scope_of(
    sentence: Sentence,
    date: DateHit,
    dates: list[DateHit],
    trailing: bool = False,
    joint: re.Pattern[str] | None = None,
) -> tuple[int, int]:
    """Give the stretch of the folded text that a date speaks for.

    A date in brackets speaks for what stands before it (`… shartnoma (2022)`), any other for what
    follows it; the first and last of a sentence take its head and tail as well. ``trailing`` says
    that dates stand behind their verbs (`signed on …`), unless one heads its clause; ``joint`` is
    the word that joins two clauses.
    """
    place = next(at for at, other in enumerate(dates) if other is date)
    before = dates[place - 1] if place else None
    after = dates[place + 1] if place + 1 < len(dates) else None
    if is_bracketed(sentence, date):
        start = before.end if before else sentence.start
        end = date.end if after else sentence.end
        return start, end
    start = sentence.start if before is None else _border(sentence, before, date, trailing, joint)
    end = _border(sentence, date, after, trailing, joint) if after else sentence.end
    return start, end


def _second_clause(
    sentence: Sentence, left: DateHit, right: DateHit, joint: re.Pattern[str] | None
) -> int:
    """Give where a clause with a verb of its own begins between two dates, else the second date."""
    for match in joint.finditer(sentence.piece(left.end, right.start)) if joint else ():
        at = left.end + match.start()
        if sentence.hits("act", at, right.start) or sentence.hits("kind", at, right.start):
            return at
    return right.start


def _border(
    sentence: Sentence,
    left: DateHit,
    right: DateHit,
    trailing: bool = False,
    joint: re.Pattern[str] | None = None,
) -> int:
    """Give where one date's stretch ends and the next one's begins: at a comma between them."""
    if is_bracketed(sentence, left):
        return left.end
    between = sentence.piece(left.end, right.start)
    head = sentence.piece(sentence.start, left.start)
    if trailing and left.start - sentence.start > 2 and not head.endswith((", ", "; ")):
        # What stands behind `signed on 5 May, …` is told of the date that follows it.
        cuts = [at for at in (between.find(", "), between.find("; ")) if at >= 0]
        return left.end + min(cuts) + 1 if cuts else _second_clause(sentence, left, right, joint)
    cut = max(between.rfind(", "), between.rfind("; "))
    return right.start if cut < 0 else left.end + cut + 1


def is_bracketed(sentence: Sentence, date: DateHit) -> bool:
    """Say whether a date stands in brackets of its own."""
    head = sentence.piece(date.start - 2, date.start + 1)
    tail = sentence.piece(date.end - 1, date.end + 2)
    return "(" in head and (")" in tail or ";" in tail or "," in tail)


def parties_of(
    reading: Reading, sentence: Sentence, stretch: tuple[int, int] | None = None
) -> tuple[tuple[str, ...], str, bool]:
    """Give the parties of what a sentence tells, its scope, and whether anything names them.

    A sentence that names nobody, or one of the pair alone, speaks of the pair whose document it
    stands in; one that names a third country beside one of the pair does not. Where the stretch
    of a date names both, a gathering that the rest of the sentence tells is another thing.
    """
    named = reading.parties(sentence)
    pair = [country for country in reading.pair.countries if country]
    both = sentence.has("both")
    places = {reading.relations.country_of_place(hit.label) for hit in sentence.hits("place")}
    evidence = bool(named) or both or sentence.has("multilateral") or bool(places & set(pair))
    inside = [country for country in named if country in pair]
    outside = [c for c in named if c not in pair and not _is_mentioned(reading, sentence, c)]
    met = sentence.has("act", "met")
    many = any(
        not sentence.is_framed(hit) and not (met and (is_at(sentence, hit) or _at(sentence, hit)))
        for hit in sentence.hits("multilateral")
    ) or _are_listed(reading, sentence)
    if stretch and many and not sentence.hits("multilateral", *stretch):
        own = reading.parties(sentence, *stretch)
        if set(own) == set(pair):
            return tuple(pair), "bilateral", True
    if len(inside) == 2 and len(outside) == 1 and not many and _is_present(sentence, outside[0]):
        many = True
    if len(inside) == 2 and len(outside) == 1 and not many:
        return tuple(pair), "bilateral", evidence  # the third one is a road, not a party
    if many or len(set(inside)) + len(outside) > 2:
        members = list(dict.fromkeys([*inside, *outside])) if named else pair
        return tuple(members), "multilateral", evidence
    if outside and not both:
        return tuple(inside + outside), "other", evidence
    return tuple(pair or named), "bilateral", evidence


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


def _at(sentence: Sentence, hit: Hit) -> bool:
    """Say whether those whose gathering others met at stand before it: `ШЫҰ саммитінде`."""
    venues = sentence.hits("venue_itself", hit.end, hit.end + OWNER)
    return any(not set(sentence.piece(hit.end, venue.start)) & set(",;:(") for venue in venues)


def _is_mentioned(reading: Reading, sentence: Sentence, country: str) -> bool:
    """Say whether a sentence names a country as a place or a topic alone: `talks on Ukraine`."""
    hits = [hit for hit in sentence.cues if reading.country_of(hit) == country]
    language = reading.language

    def is_aside(hit: Hit) -> bool:
        head = sentence.piece(hit.start - 24, hit.start)
        if lexicon.search(language, "mentioned_before", head):
            return True
        # Where cases are endings: `Кореяда өткен кездесу`, a meeting held in Korea.
        itself = reading.norm.text[hit.start : hit.end]
        return hit.group == "party" and bool(lexicon.search(language, "mentioned_itself", itself))

    return all(is_aside(hit) for hit in hits)


_LISTED = re.compile(r"[ ,\-–]*(?:\w{1,5} )?\Z")


def _are_listed(reading: Reading, sentence: Sentence) -> bool:
    """Say whether three countries stand in one list: `Kazakhstan, Kyrgyzstan and Uzbekistan`."""
    run: list[str] = []
    end = -1
    for hit in sentence.hits("party"):
        between = reading.norm.text[end : hit.start] if end >= 0 else "."
        run = [*run, hit.label] if _LISTED.match(between) else [hit.label]
        end = hit.end
        if len(set(run)) >= 3:
            return True
    return False
