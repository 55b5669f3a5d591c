"""A date, the stretch it speaks for and the cue that names it → one Event record."""

from __future__ import annotations

import re
from bisect import bisect_right
from datetime import date as date_
from operator import itemgetter

from timeline.extract.cue_roles import is_region
from timeline.extract.dates import DateHit
from timeline.extract.reading import Reading
from timeline.extract.sentence import Sentence
from timeline.extract.titles import GOOD, title_of
from timeline.extract.told_verbs import is_verb_last
from timeline.language import lexicon
from timeline.language.phrases import Hit
from timeline.records import Event, Provenance, When

_DATELINE = re.compile(r"(?:, [^-.:]{1,30})?(?: \([^)]{1,30}\))? ?[-:.]")
_AGENCY = re.compile(r"(?:, [^-.:]{1,30})? \([^)]{2,30}\) ?[-:.]")
DONE = ("founded", "opened", "held")  # `founded in 2009, it aims at …` is no plan
PAPERS = ("treaty", "declaration", "agreement", "plan")
CALLED_OFF = ("visit", "meeting", "summit", "forum", "council", "commission", "opening")
BEHIND = 60  # code points between an act and its place
ASIDE = ("purpose", "attribute")  # what is ahead of the act that is told, not the act itself
ROLES = {"since": "since", "until": "term", "term": "term", "by": "deadline"}
BE = 4  # code points: room for `be`
DUE = ("act_by", "coming")  # told of what is ahead these are deadlines, but no part of a title


def compose(
    reading: Reading,
    sentence: Sentence,
    date: DateHit,
    scope: tuple[int, int],
    hit: Hit | None,
    members: tuple[str, ...],
    reach: str,
) -> Event:
    kind = hit.label if hit else "other"
    if not hit and sentence.has("status", "expected", "aim"):
        done = any(act.label in DONE for act in sentence.hits("act", *scope))
        kind = "other" if done else "plan"
    # `A programme for 2024–2034`, `has worked since 1997`: such years belong to the title.
    spans = sentence.once(
        "own dates", lambda: [(d.start, d.end) for d in sentence.dates if d.role not in ROLES]
    )
    focus = (hit.start, hit.end) if hit else None
    named_by = _named_by(reading, date, focus)
    title, quality = title_of(reading, sentence, scope, spans, focus, kind, named_by)
    if quality < GOOD and len(spans) < len(sentence.dates):  # too long with them
        spans = [(d.start, d.end) for d in sentence.dates]
        title, quality = title_of(reading, sentence, scope, spans, focus, kind, named_by)
    start, end = date.start, date.end
    span = reading.norm.to_source(start, end)
    source = Provenance(
        reading.document.id,
        sentence.span,
        reading.quote(sentence),
        span,
        reading.norm.source[span.start : span.end],
        date.when.edtf,
        title,
        date.rule,
    )
    return Event(
        "",
        date.when,
        kind,
        _status(reading, sentence, date, scope, kind),
        reach,
        ROLES.get(date.role, "deadline" if date.role in DUE else "act"),
        members,
        _place(reading, sentence, scope, hit),
        title=title,
        title_language=reading.language.code,
        title_quality=quality,
        sources=(source,),
        pair=reading.pair.id,
        topics=topics_of(sentence, scope),
    )


def topics_of(sentence: Sentence, scope: tuple[int, int]) -> tuple[str, ...]:
    """Name what an event is about in words that no language owns; merging compares them."""
    return tuple(sorted({hit.label for hit in sentence.hits("topic", *scope)}))


def _named_by(reading: Reading, date: DateHit, focus: tuple[int, int] | None) -> int:
    """Give the end of a date that belongs to the noun behind it: `the talks held on 5 April`."""
    if focus is None or date.end > focus[0]:
        return 0
    text = reading.norm.text
    naming = reading.language.data.get("naming_date", "")
    if naming and re.search(naming, text[date.start : date.end]):
        return date.end
    held = lexicon.search(reading.language, "held_on", text[date.end : focus[0]])
    return date.end if held else 0


def _said_before(reading: Reading, sentence: Sentence, date: DateHit) -> int:
    """Give where the last verb of saying before a date begins; 0 where there is none.

    What is ahead before it is only said at that date: `he said during a meeting on Friday`.
    """
    pattern = reading.language.pattern("told_between")
    if pattern is None:
        return 0
    found = pattern.finditer(sentence.text)
    spans = sentence.once("verbs of saying", lambda: [match.span() for match in found])
    last = bisect_right(spans, date.start - sentence.start, key=itemgetter(1))
    return sentence.start + spans[last - 1][0] if last else 0


def _status(
    reading: Reading, sentence: Sentence, date: DateHit, scope: tuple[int, int], kind: str
) -> str:
    when, role = date.when, date.role
    off = sentence.hits("called_off", date.start, sentence.end)
    if kind not in CALLED_OFF:
        off = [hit for hit in off if hit.label == "unsigned" and kind in PAPERS]
    if off and off[0].label == "off" and _is_new_day(sentence, date, off[0].start):
        off = []  # `was put off to 20 May`, not `had been set for 20 May, but …`
    if off and ";" not in sentence.piece(date.end, off[0].start):
        return "not_confirmed"  # `the visit set for 5 May was put off`
    if kind in CALLED_OFF and _is_called_off(reading, sentence, date, kind):
        return "not_confirmed"
    hits = sentence.hits("future")
    said = _said_before(reading, sentence, date) if hits else 0
    coming = [hit for hit in sentence.hits("future", *scope) if hit.end > said]
    ahead = sentence.future and not (hits and hits[-1].end <= said)
    words = [hit.start for hit in sentence.hits("said", date.end)] if hits else []
    if words and sentence.hits("past", sentence.start, words[0]):
        # `They met on Tuesday and said that trade is to grow`: of what was said nothing is ahead.
        coming = [hit for hit in coming if hit.start < words[0]]
        ahead = ahead and any(hit.start < words[0] for hit in hits)
    if sentence.has("past"):  # `he came to attend the forum`, `they discussed the coming visit`
        coming = [hit for hit in coming if hit.label not in ASIDE]
        ahead = ahead and not all(hit.label in ASIDE for hit in hits)
    if coming and _is_told_before(reading, sentence, date, coming):
        coming, ahead = [], False  # `they signed it on Tuesday in the hope that trade will grow`
    if coming and _is_told(reading, sentence, coming):
        coming, ahead = [], False  # `the next session was held`: the coming one is past
    aims = sentence.hits("status", *scope)
    if aims and any(not _is_over(past, aims) for past in sentence.hits("past", *scope)):
        aims = []
    future = bool(coming) or bool(aims)  # `the visit was fruitful and helped to expand trade`
    published = reading.document.published
    if (role in DUE or role == "by") and published and when.end and when.end > published:
        return "planned"
    if role == "since" and published and when.start and when.start <= published:
        return "happened"  # `Since 2019 it meets every year` has begun, whatever the tense
    if role in ("until", "term", "by"):
        adopted = any(
            h.label in ("adopted", "signed") or (role == "by" and h.label == "agreed")
            for h in sentence.hits("act", *scope)
            if not _is_over(h, coming)  # `they will sign it by 1 July`
        )
        planned = bool(sentence.hits("planned_act", *scope))
        begun = bool(published and when.start and when.start <= published)
        over = bool(published and when.end and when.end < published)
        gone = begun if role == "term" else over
        is_told = role != "until" and not future and (gone or published is None)
        return "happened" if (adopted or is_told) and not planned else "planned"
    if published and when.start:
        if when.start > published:
            return "planned"
        back = lexicon.search(
            reading.language, "past_date", reading.norm.text[date.start : date.end]
        )
        if back or (when.end and when.end < published):
            return "happened"
        if is_verb_last(reading) and lexicon.search(
            reading.language, "past_after", sentence.piece(date.end, date.end + BEHIND)
        ):
            return "happened"  # `early in March, at talks that were held, they agreed to …`
        soon = bool(coming) or (ahead and scope[1] == sentence.end)
        return "planned" if soon or (future and when.precision != "day") else "happened"
    if not reading.language.data.get("future_ending"):
        return "planned" if future else "happened"
    # Where the verb stands last it tells the tense of what the end of the sentence speaks of.
    told = bool(sentence.told("coming_ending"))
    ahead = role == "act" and scope[1] == sentence.end  # `it has met since 2004` is no plan
    past = bool(lexicon.search(reading.language, "past_participle", sentence.piece(*scope)))
    plan = told and ahead and not past and _is_last(reading, when)
    return "planned" if plan else "happened"


def _is_new_day(sentence: Sentence, date: DateHit, off: int) -> bool:
    """Say whether a date right before `was put off`, at ``off``, is the one to which it was."""
    words = sentence.piece(date.start, date.end)
    return off - date.end <= 1 and bool(lexicon.search(sentence.language, "new_day", words))


def _is_called_off(reading: Reading, sentence: Sentence, date: DateHit, kind: str) -> bool:
    """Say whether what is dated was called off before: `he cancelled the trip planned for Friday`.

    For languages whose verb stands before what it is said of; `put off to 5 May` gives a new day.
    """
    off = sentence.hits("called_off", sentence.start, date.start)
    if not off or is_verb_last(reading):
        return False
    own = [h for h in sentence.hits("kind", off[-1].end, date.start) if h.label == kind]
    between = sentence.piece(own[-1].end, date.start) if own else ";"
    told = sentence.hits("future", own[-1].end, date.start) if own else []
    return bool(told) and not set(between) & set(",;:")


def _is_over(hit: Hit, others: list[Hit]) -> bool:
    """Say whether a cue is a word of another one: `agreed` of `agreed to`."""
    return any(other.start <= hit.start < other.end for other in others)


def _is_told_before(reading: Reading, sentence: Sentence, date: DateHit, coming: list[Hit]) -> bool:
    """Say whether the verb before a date is past and all that is ahead stands behind it.

    For languages whose verb stands before its time; a clause of its own may look ahead.
    """
    if reading.language.data.get("figures", {}).get("verb") != "before":
        return False
    past = sentence.hits("past", sentence.start, date.start)
    # `It will be held at the end of the year`: what is to come has a participle of the past.
    past = [hit for hit in past if not any(0 <= hit.start - c.end <= BE for c in coming)]
    ahead = [hit for hit in coming if hit.start < date.end]
    # `They will raise trade, it was agreed on Thursday`: the verb right before the date tells.
    return bool(past) and all(hit.end <= past[-1].start for hit in ahead)


def _is_told(reading: Reading, sentence: Sentence, coming: list[Hit]) -> bool:
    """Say whether a sentence ends in a finite past verb of its own, where verbs stand last."""
    if any(hit.end >= sentence.end - 2 for hit in coming):
        return False  # `is planned` may look like a past verb
    told = sentence.told("told_ending")
    return bool(told) and not sentence.told("future_ending")


def _is_last(reading: Reading, when: When) -> bool:
    """Say whether nothing that the text tells lies after a date, as nothing does after a plan.

    `On 5 June he comes`: where no year is known, its verb alone tells.
    """
    if not when.known:
        return True
    last = reading.once("last told", lambda: _last_told(reading))
    return when.end is not None and (last is None or last <= when.end)


def _last_told(reading: Reading) -> date_ | None:
    """Give the last day that a sentence dates which tells no future."""
    told = (d.when.start for s in reading.sentences if s.dates and not s.future for d in s.dates)
    return max((start for start in told if start is not None), default=None)


def _place(
    reading: Reading, sentence: Sentence, scope: tuple[int, int], cue: Hit | None = None
) -> str:
    """Give the place that a stretch names; towns before capitals, which stand for their states."""
    hits = sentence.hits("place", *scope)
    if not hits and len([date for date in sentence.dates if date.role != "base"]) < 2:
        hits = sentence.hits("place")
    towns = sentence.once("towns", lambda: _towns(reading, sentence)) if hits else []
    towns = [hit for hit in towns if hits[0].start <= hit.start <= hits[-1].start]
    if cue and len(towns) > 1 and not is_verb_last(reading):
        # `A man of the embassy in A showed pictures of the meeting in B`: what follows the act.
        towns = [h for h in towns if 0 <= h.start - cue.end <= BEHIND][:1] or towns
    return towns[0].label if towns else ""


def _towns(reading: Reading, sentence: Sentence) -> list[Hit]:
    """Give the names of a sentence that stand for a town where something may have happened."""
    return [
        hit
        for hit in sentence.hits("place")
        if not is_region(sentence, hit)
        and not is_party_place(reading, sentence, hit)
        and not _is_of_dateline(reading, sentence, hit)
    ]


def _is_of_dateline(reading: Reading, sentence: Sentence, hit: Hit) -> bool:
    """Say whether a town is where a report was written: `ASTANA - …`, `Tashkent (Agency) - …`."""
    if hit.start - sentence.start > 1:
        return False
    behind = sentence.piece(hit.end, hit.end + 60)
    told = reading.norm.quote(hit.start, hit.end).isupper()
    return bool(_DATELINE.match(behind)) if told else bool(_AGENCY.match(behind))


def is_party_place(reading: Reading, sentence: Sentence, hit: Hit) -> bool:
    """Say whether two capitals stand side by side for their states (`Toshkent va Ostona`)."""
    others = [h for h in sentence.hits("place") if h != hit]
    return any(abs(h.start - hit.end) < 6 or abs(hit.start - h.end) < 6 for h in others)
