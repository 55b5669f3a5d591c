"""Whether a date is that of an utterance, and not of what it tells."""

from __future__ import annotations

from timeline.extract.clauses import clause_of
from timeline.extract.dates import DateHit
from timeline.extract.reading import Reading
from timeline.extract.sentence import Sentence
from timeline.language import lexicon

NEAR = 45  # code points before a day in which its source stands
SPOKEN = 80  # code points between a word of saying and its day
SAID = 14  # code points behind a day in which what was said begins


def is_said(sentence: Sentence, date: DateHit) -> bool:
    """Say whether a date is that of an utterance: `…, the minister said on Tuesday.`"""
    if sentence.told("source_dated") and lexicon.search(
        sentence.language, "source_before", sentence.piece(date.start - NEAR, date.start)
    ):
        return True  # `They will meet, according to a statement released on Sunday.`
    if date.when.precision == "day" and sentence.has("future"):
        behind = sentence.piece(date.end, date.end + SPOKEN)
        if lexicon.search(sentence.language, "said_ahead", behind):
            return True  # `On Thursday, he announced he would visit the country.`
    if not sentence.has("said"):
        return False
    told_on = any(  # `the envoy told the agency in the capital on Thursday that …`
        not set(sentence.piece(hit.end, date.start)) & set(",;:")
        for hit in sentence.hits("said", date.start - SPOKEN, date.start)
    )
    language = sentence.language
    if told_on and lexicon.search(language, "said_that", sentence.piece(date.end, date.end + SAID)):
        return True  # `The newspaper reported on Wednesday that they will meet next week.`
    told = sentence.has("act", "met", "signed", "came") and not sentence.has("planned_act")
    aside = ("purpose", "attribute")  # `they came to discuss`: nothing is ahead
    told = told and all(hit.label in aside for hit in sentence.hits("future"))
    if sentence.index < 2 and len(sentence.dates) == 1 and told:
        return False  # `They have discussed …, the ministry reported on 4 April`: news of that day
    if any(0 <= hit.start - date.end <= 1 for hit in sentence.hits("said")) and sentence.future:
        return True  # `A statement on Wednesday said that they will meet.`
    start, end = clause_of(sentence, date.start)
    if sentence.piece(start, end).strip() == sentence.piece(date.start, date.end):
        start = clause_of(sentence, start - 2)[0]  # `told on Thursday, 19 April, by the ministry`
    if start == sentence.start and lexicon.search(language, "spoken_lead", sentence.text):
        return True  # `Talking to reporters on Thursday, he said that they will meet.`
    if start > sentence.start and _is_speaker(sentence, start, end):
        return True
    led = start == sentence.start and not sentence.told("reported_lead")
    if led or sentence.hits("kind", start, end):
        return False
    return bool(sentence.hits("said", start, end))


def _is_speaker(sentence: Sentence, start: int, end: int) -> bool:
    """Say whether a clause only tells who spoke: `said A. B., the attaché at the embassy, …`."""
    if not lexicon.search(sentence.language, "said_apposed", sentence.piece(start, end)):
        return False
    before = clause_of(sentence, start - 2)
    return bool(sentence.hits("said", *before)) and not sentence.hits("act", start, end)


def is_of_report(reading: Reading, sentence: Sentence, date: DateHit) -> bool:
    """Say whether a date is that of the report itself: `…, the agency reports on 3 July.`"""
    return is_said(sentence, date) and date.when.start == reading.document.published
