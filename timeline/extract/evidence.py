"""Whether a dated sentence tells an event of relations, and not a statistic or a memory."""

from __future__ import annotations

import re

from timeline.extract.amounts import AmountHit
from timeline.extract.at_home import is_at_home, is_own_plan
from timeline.extract.clauses import clause_of, part_of
from timeline.extract.cue_roles import is_negated
from timeline.extract.dates import DateHit
from timeline.extract.kinds import BETWEEN_STATES, DOCUMENTS, INSTITUTIONS, WEIGHT
from timeline.extract.reading import Reading
from timeline.extract.scopes import is_bracketed
from timeline.extract.sentence import Sentence
from timeline.language import lexicon
from timeline.language.phrases import Hit

# `more than 30 high-level meetings`, and where cases tell: `30 dan ortiq … uchrashuv`
_MORE = r"(?:(?:dan|дан|ден|тан|тен|нан|нен) [\w-]+ )?"
_COUNT = re.compile(rf"(?<![\w.,'-])\d{{1,4}} {_MORE}(?:[\w-]+ ){{0,2}}\Z")
NEAR = 45  # code points
OTHER = 80  # code points between what is another thing and its date
FAR = 8  # sentences
TELLING = ("act", "attr", "since", "coming", "term")
DONE = ("signed", "opened", "founded")  # what a head may tell without its parties
WORDS = 3  # between a number in words and what it counts
ERA = 8  # years
YEARS = range(1900, 2100)  # numbers that may be years: `President A. B. (1991–2016)`
MANY = 1000  # no delegation has as many members
WORKS = ("demarcation", "border")  # what two states do on their border, name themselves or not


def is_event(
    reading: Reading,
    sentence: Sentence,
    date: DateHit,
    kinds: list[Hit],
    acts: list[Hit],
    members: tuple[str, ...],
    evidence: bool,
) -> bool:
    """Say whether a dated sentence tells an event of relations between countries."""
    if _is_ruled_out(reading, sentence, date, kinds):
        return False
    if acts and date.rule.endswith((".yesterday", ".today")):
        # News of the day is about the pair whose report it is; `as things stand today` is no news.
        past = date.rule.endswith(".yesterday") and not _is_news(sentence, date)
        return past or bool(kinds) or any(hit.label != "held" for hit in acts)
    strong = [hit for hit in kinds if hit.label in WEIGHT]
    if sentence.has("noise") and not strong and not _is_of_days(date):
        return False  # `in 1992–1996 the war harmed the ties of the two`
    if strong:
        listed = is_bracketed(sentence, date) or date.rule.endswith(".tomorrow")
        # `Tomorrow a forum` is news of the pair whose report it is.
        if reading.pair.id and (listed or any(hit.label in BETWEEN_STATES for hit in strong)):
            return True
        return evidence or _nearby(reading, sentence) or _goes_on(reading, sentence, date)
    return _is_told_by_verb(reading, sentence, date, acts)


def _is_of_days(date: DateHit) -> bool:
    """Say whether a date is a day, or a range of days or months."""
    return date.when.precision == "day" or (
        date.when.precision == "range" and "-" in date.when.edtf
    )


def _is_ruled_out(reading: Reading, sentence: Sentence, date: DateHit, kinds: list[Hit]) -> bool:
    """Say whether a sentence tells no event at a date whatever cues it holds."""
    noise = sentence.has("noise") and not _is_apart_of_noise(sentence, date)
    if noise and (len(reading.parties(sentence)) < 2 or _is_of_noise(sentence, date)):
        return True
    days = _is_of_days(date)
    if not days and _is_statistic(sentence, date, kinds):
        return True
    if _is_era(date) and not any(hit.label in DOCUMENTS for hit in kinds):
        return True  # `ties in 1991–2018 may be told in three stages`
    if _is_of_many(sentence, kinds) or _is_asked(reading, sentence, date):
        return True
    if is_at_home(reading, sentence, kinds) or is_own_plan(reading, sentence, kinds):
        return True
    # `This meeting was their fourth this year.`, `In 2020 they met regularly.`
    year = date.when.precision == "year"
    return year and bool(sentence.told("counted_occasion") or sentence.told("habit"))


def _is_told_by_verb(reading: Reading, sentence: Sentence, date: DateHit, acts: list[Hit]) -> bool:
    """Say whether a sentence without a noun of an act tells one by its verb and by who acts."""
    named = len(reading.parties(sentence))
    if sentence.has("topic", "year_of") and date.when.precision in ("year", "range") and named >= 2:
        return True  # `2018 was the Year of A in B`
    if date.role == "act" and len(date.when.edtf) == len("2028/2034"):
        return False  # `the budget (2028–2034)`
    if date.when.precision == "year" and lexicon.search(
        reading.language, "year_of_participle", sentence.piece(date.end, date.end + NEAR)
    ):
        return False  # `2016-yilda uzilgan aloqalarni tiklashga kelishdi`
    if sentence.told("ranked"):
        return False  # `In 2022 it became the largest buyer of beef`
    if sentence.has("tenure") or sentence.has("law"):
        return False  # `In 2012–2016 he served as ambassador`, `he signed a decree`
    if any(a.money or (a.unit and sentence.has("indicator")) for a in sentence.amounts):
        return False  # sums, and growth: `trade rose by 9 %`
    if acts and all(hit.label == "came" for hit in acts) and _counted(sentence):
        return False  # `120 ming nafar sayyoh kelgan`
    rates = any(a.unit == "PERCENT" for a in sentence.amounts)
    if rates and sentence.has("indicator_weak") and date.when.precision == "year":
        return False  # `trade in 2012 will grow at no less than 15%`
    if date.role == "since" and acts and all(is_negated(sentence, hit) for hit in acts):
        return False  # `they have not met since 2016`, where verbs stand last
    begun = any(hit.label == "opened" for hit in acts)
    if begun and sentence.has("topic", *WORKS) and reading.pair.id and _nearby(reading, sentence):
        return True  # `The field work on the border began in April 2004.`
    raised = any(hit.label == "raised" for hit in acts)
    pacts = raised and sentence.has("topic", "partnership", "alliance")
    if pacts and reading.pair.id and set(reading.parties(sentence)) <= set(reading.pair.countries):
        return not _is_history(reading, date)  # `In 2015 ties were raised to a partnership.`
    # `In 2000 the community was founded in Astana`: a union of states names itself.
    states = sentence.has("multilateral") or sentence.has("organisation")
    union = states and any(hit.label == "founded" for hit in acts)
    if not (named >= 2 or sentence.has("both") or union):
        return False
    pair = set(reading.pair.countries) - {""}
    if not (not pair or union or sentence.has("both") or pair & set(reading.parties(sentence))):
        return False  # `Turkey's and Hungary's leaders were there that day`
    news = _is_news(sentence, date) or sentence.told("news_told")
    if news and not _acts_told(sentence, acts):
        return False  # `On 21 November the spokesman told the news: …`
    if not acts and date.end >= sentence.end and sentence.start < date.start:
        return sentence.has("future")  # a caption ends in its day, a line without a verb
    if _deeds(date, acts, bool(pacts)) or sentence.has("future"):
        return not _is_history(reading, date)
    if not _is_of_days(date):
        return False  # `in 1994-2001 he was the ambassador`
    if reading.language.data.get("acts_named") and all(hit.label == "came" for hit in acts):
        return False  # `that day A's team beat B's`, `families moved to B`
    # `Ambassador from 1994 to 2001` is no act.
    bare = not reading.language.verb_last
    if bare and not (union or sentence.has("both") or pair <= set(reading.parties(sentence))):
        return False  # `four months before India's independence from Britain on 15 August`
    return not _is_history(reading, date)


def _deeds(date: DateHit, acts: list[Hit], pacts: bool) -> list[Hit]:
    """Give the verbs that tell an act by themselves: `this year we discuss …` tells none.

    `Raised` is one where it tells what to: `stones raised in the 8th century` tell nothing.
    """
    idle = ("held", "came", "met") if date.when.precision == "year" else ("held", "came")
    return [hit for hit in acts if hit.label not in idle and (pacts or hit.label != "raised")]


def _is_era(date: DateHit) -> bool:
    """Say whether a date is a stretch of many years, which no act fills."""
    start, end = date.when.start, date.when.end
    years = date.when.precision == "range" and date.role == "act"
    return bool(years and start and end and end.year - start.year >= ERA)


def _is_news(sentence: Sentence, date: DateHit) -> bool:
    """Say whether the clause of a date tells that something was said."""
    if not (sentence.has("said") or sentence.has("news")):
        return False
    clause = clause_of(sentence, date.start)
    return bool(sentence.hits("said", *clause) or sentence.hits("news", *clause))


def _acts_told(sentence: Sentence, acts: list[Hit]) -> bool:
    """Say whether acts are told beside an utterance: words of agreement alone are said."""
    return any(hit.label not in ("held", "came", "agreed") for hit in acts) or sentence.future


def _is_history(reading: Reading, date: DateHit) -> bool:
    """Say whether a date lies before both of the pair were states: `borders laid out in 1932`."""
    since = [
        int(reading.relations.countries.get(c, {}).get("since", 0)) for c in reading.pair.countries
    ]
    return bool(date.when.end and date.when.end.year < min(since, default=0))


def _is_apart_of_noise(sentence: Sentence, date: DateHit) -> bool:
    """Say whether the clause of a date tells its own: `The visit was on 5 May, after he took …`."""
    clause = clause_of(sentence, date.start)
    own = clause != (sentence.start, sentence.end) and bool(sentence.hits("kind", *clause))
    return own and not sentence.hits("noise", *clause) and date.when.precision == "day"


def _is_of_noise(sentence: Sentence, date: DateHit) -> bool:
    """Say whether a date is that of something else: `after he won the elections in January`."""
    if date.role == "since" and sentence.hits("noise", date.end, date.end + OTHER):
        return True  # `the war that has gone on since 24 February`
    for hit in sentence.hits("noise", date.start - OTHER, date.start):
        if not set(sentence.piece(hit.end, date.start)) & set(",;:("):
            return True
    return False


def _is_of_many(sentence: Sentence, kinds: list[Hit]) -> bool:
    """Say whether visits are those of travellers: `590,000 Mexicans travelled to Canada`."""
    counted = _counted(sentence)
    visits = [hit for hit in kinds if hit.label == "visit"]
    return bool(visits) and all(
        hit.label == "visit" and any(0 <= hit.start - a.end <= NEAR for a in counted)
        for hit in kinds
    )


def _counted(sentence: Sentence) -> list[AmountHit]:
    """Give the numbers that only travellers or goods come in, and that are no years."""
    return [
        a for a in sentence.amounts if not a.unit and a.value >= MANY and int(a.value) not in YEARS
    ]


def _nearby(reading: Reading, sentence: Sentence) -> bool:
    """Say whether the sentence before names the countries that this one leaves out."""
    before = reading.sentences[max(0, sentence.index - 2) : sentence.index]
    return any(reading.parties(other) or other.has("both") for other in before)


def _goes_on(reading: Reading, sentence: Sentence, date: DateHit) -> bool:
    """Say whether a text that names the pair alone farther up is still about the two."""
    if date.role not in TELLING or _is_history(reading, date):
        return False
    before = reading.sentences[max(0, sentence.index - FAR) : sentence.index]
    named = next((named for other in reversed(before) if (named := reading.parties(other))), [])
    if not named and sentence.index < FAR and sentence.has("act", *DONE):
        # A head may leave out of whom it tells: `Traffic on the bridge opened on 10 June. …`.
        behind = reading.sentences[sentence.index : FAR]
        named = next((named for other in behind if (named := reading.parties(other))), [])
    return bool(named) and set(named) <= set(reading.pair.countries)


def _is_asked(reading: Reading, sentence: Sentence, date: DateHit) -> bool:
    """Say whether a date is that of an appeal or a proposal, not of what is asked for."""
    language = reading.language
    if "proposed_before" not in language.data:
        return False
    appeal = sentence.told("appeal")
    if appeal and not sentence.hits("kind", sentence.start, sentence.start + appeal.start()):
        return date.start < sentence.start + appeal.end()
    head = sentence.piece(date.start - NEAR, date.start)
    behind = sentence.piece(date.end, date.end + NEAR)
    return bool(
        lexicon.search(language, "proposed_before", head)
        and lexicon.search(language, "proposed_behind", behind)
    )


def _is_statistic(sentence: Sentence, date: DateHit, kinds: list[Hit]) -> bool:
    """Say whether a sentence counts something instead of telling what happened."""
    if any(hit.label in DOCUMENTS + INSTITUTIONS for hit in kinds):
        return False
    if any(0 <= hit.start - date.end <= 1 for hit in kinds):
        return False  # `at their September 2016 meeting they agreed on 5 billion`
    said = [hit.start for hit in sentence.hits("said") if hit.start >= date.end]
    told = said and kinds and all(hit.start < said[0] for hit in kinds)
    if told and not any(date.end <= a.start < said[0] for a in sentence.amounts):
        return False  # `In January they held talks and said that trade is to reach 6 billion`
    low, high = part_of(sentence, date)
    counted = [a for a in sentence.amounts if (a.unit or a.magnitude) and low <= a.start < high]
    counted = [a for a in counted if not _counts_meetings(a, kinds)]
    if not counted:
        # `In 2021-2024 their trade grew`: told of trade alone, without a word for an event.
        trade = sentence.has("indicator", "trade_turnover")
        return not kinds and trade and not sentence.has("future")
    if sentence.has("indicator"):
        expected = sentence.has("status", "expected", "aim")
        return not expected or sentence.has("status", "target")
    volume = any(hit.label in ("volume", "goods") for hit in sentence.hits("not_trade"))
    return volume and not sentence.has("future")


def _counts_meetings(amount: AmountHit, kinds: list[Hit]) -> bool:
    """Say whether times are those of a meeting: `uch marta uchrashgan: …`, they met thrice."""
    return amount.unit == "TIMES" and any(0 <= hit.start - amount.end <= 1 for hit in kinds)


def is_counted(sentence: Sentence, hit: Hit, in_words: bool = False) -> bool:
    """Say whether a number stands before the noun of a kind: `more than 50 high-level meetings`.

    ``in_words``: a number word counts too, where none of those who meet can be meant.
    """
    if hit.label in INSTITUTIONS:
        return False
    # A year counts nothing: `с 2009 года является стратегическим партнёром`.
    dated = max((date.end for date in sentence.dates if date.end <= hit.start), default=0)
    before = sentence.piece(max(hit.start - 30, dated), hit.start)
    words = before.split()[-WORDS:] if in_words else ()
    if in_words and lexicon.search(sentence.language, "many_before", before):
        return True  # `he has made several visits`
    return bool(_COUNT.search(before)) or any(map(sentence.counts, words))
