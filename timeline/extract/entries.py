"""Lines of a chronicle without a verb: `2003: Prime Minister A. B. in Lisbon` tells a visit."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice, pairwise

from timeline.extract.dates import DateHit
from timeline.extract.headed import names_somebody
from timeline.extract.reading import Reading
from timeline.extract.sentence import Sentence
from timeline.extract.told_verbs import is_verb_last
from timeline.language import lexicon
from timeline.language.phrases import Hit

LONG = 5  # lines from which on a chronicle tells more than acts of state
TOLD = 30  # code points of a line that tells something
CHRONICLE = 2  # lines from which on a text is one
TOP = 5  # lines in which the title of a page stands
MORE = 3  # sentences of a line behind its first
HEAD = 2  # code points before the date that heads a line
LINE = 140  # code points
NAMES = 2  # words with a capital, where nobody is known
SMALL = 4  # letters of a word that may join names: `dos`, `and`
GOAL = 24  # code points before a place in which its preposition stands
_LEAD = " :-–—,."


def is_entry(sentence: Sentence, date: DateHit) -> bool:
    """Say whether a date heads a line of a chronicle, or stands outside the sentence it dates."""
    if not sentence.start <= date.start < sentence.end:
        return True
    behind = sentence.piece(date.end, date.end + 3).lstrip()
    return date.start - sentence.start <= HEAD and behind[:1] in ("-", ":")


def told_on(reading: Reading) -> Iterator[tuple[DateHit, Sentence]]:
    """Give the acts without a day that go on with a line of a chronicle, and the day of the line.

    `August 1995: The embassies opened. The secretary of state came on a visit.`
    """
    yield from _talks_headed(reading)
    heads = [s for s in reading.sentences if s.dates and is_entry(s, s.dates[0])]
    for head in heads if len(heads) >= CHRONICLE else ():
        date, end = head.dates[0], head.span.end
        if date.role != "act" or date.latent or not date.when.known:
            continue
        for other in reading.sentences[head.index + 1 : head.index + 1 + MORE]:
            if other.dates or "\n" in reading.plain[end : other.span.start]:
                break
            if other.has("kind") and other.has("act"):
                yield date, other


def _talks_headed(reading: Reading) -> Iterator[tuple[DateHit, Sentence]]:
    """Give the talks that head a transcript, and the day on the line below: `Meeting with A. B.`"""
    lines = reading.sentences[:TOP]
    for head, below in pairwise(lines):
        talks = head.has("kind", "meeting", "call") and not (head.dates or head.has("act"))
        if not (talks and below.dates and head.told("talks_head")):
            continue
        date = below.dates[0]
        dated = date.start - below.start <= HEAD and date.when.precision == "day"
        if dated and below.end - below.start <= LINE and not below.has("kind"):
            yield date, head
            return


def happening(reading: Reading, sentence: Sentence, date: DateHit) -> list[Hit]:
    """Read what a line of a chronicle of the two tells without a word for its kind.

    `January 1957 - Troops of A take the port`: of long chronicles alone, and of no sum.
    """
    counted = any(a.money or a.unit for a in sentence.amounts)
    if date.role != "act" or counted or not is_entry(sentence, date):
        return []
    if not sentence.start <= date.start or len(sentence.text) < TOLD:
        return []
    named = set(reading.parties(sentence)) & set(reading.pair.countries)
    if not (named or sentence.has("both") or sentence.told("of_war")):
        return []  # `1965: A new war ends`, in a chronicle of the two
    long = reading.once("long chronicle", lambda: _is_long_chronicle(reading))
    return [Hit(date.end, date.end, "kind", "other")] if long else []


def _is_long_chronicle(reading: Reading) -> bool:
    heads = (s for s in reading.sentences if s.dates and is_entry(s, s.dates[0]))
    return sum(1 for _ in islice(heads, LONG)) == LONG


def arrival(reading: Reading, sentence: Sentence, date: DateHit) -> list[Hit]:
    """Read a visit where an entry names people and where they are, and nothing else."""
    if not is_entry(sentence, date):
        return []
    if is_verb_last(reading):
        return _arrived(reading, sentence, date)
    if sentence.has("act") or sentence.has("said"):
        return []
    if sentence.end - sentence.start > LINE:
        return []
    low = date.end if date.start >= sentence.start else sentence.start
    goals = sorted([*sentence.hits("place", low), *sentence.hits("party", low)])
    for hit in goals:
        head = sentence.piece(hit.start - GOAL, hit.start)
        if not any(
            lexicon.search(reading.language, name, head) for name in ("host_before", "goal_before")
        ):
            continue
        told = [h for group in ("kind", "topic", "organisation") for h in sentence.hits(group, low)]
        if any(one.start < hit.start for one in told):
            return []  # `2018: Year of A in B`
        names = reading.shown(low, hit.start).strip(_LEAD).split()[:-1]
        known = sentence.hits("person", low, hit.start) or sentence.hits("office", low, hit.start)
        named = sum(word[:1].isupper() for word in names) >= NAMES  # `Growth in Portugal` is none
        if (named or known) and names[:1] and all(map(_is_of_name, names)):
            return [Hit(hit.start, hit.end, "kind", "visit")]
        return []
    return []


def _arrived(reading: Reading, sentence: Sentence, date: DateHit) -> list[Hit]:
    """Read a visit where an entry's first clause is who is where: `Gruziya bosh vaziri Bokuda, …`.

    Where cases tell, the place stands in that of rest and ends its clause.
    """
    low = max(date.end, sentence.start)
    for hit in sorted([*sentence.hits("place", low), *sentence.hits("party", low)]):
        words = sentence.piece(hit.start, hit.end)
        if not lexicon.search(reading.language, "where", words):
            continue
        ends = sentence.piece(hit.end, hit.end + 1) in ("", ",", ".", ";")
        who: object = sentence.hits("person", low, hit.start)
        who = who or sentence.hits("office", low, hit.start)
        who = who or names_somebody(reading, sentence, low, hit.start)
        told = sentence.hits("kind", low, hit.start) or sentence.hits("act", low, hit.start)
        return [Hit(hit.start, hit.end, "kind", "visit")] if ends and who and not told else []
    return []


def _is_of_name(word: str) -> bool:
    """Say whether a word may stand in a row of names and offices: `Prime Minister`, `dos`."""
    return word[:1].isupper() or (len(word) < SMALL and word.isalpha())
