"""Which cue names an event: its kind."""

from __future__ import annotations

from timeline.extract.dates import DateHit
from timeline.extract.reading import Reading, Sentence, known_of_cue
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
ASKED = 90  # code points between `he asked` and what for
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


PAPERS = 48  # code points from one paper to the next of a row
JOINED = 48  # code points between a verb of joining and what is joined
MET_AT = ("met", "meeting", "other", "founded")  # what happens at a gathering of others
PLACE = 24  # code points between a day and the participle of what was signed on it
INVITED = 60  # code points from a visit to the verb of asking for it


def presence(sentence: Sentence, start: int, end: int) -> list[Hit]:
    """Read a visit where an office-holder is said to be, or to come, somewhere."""
    where = sentence.hits("place", start, end) or sentence.hits("party", start, end)
    who = sentence.hits("person", start, end) or sentence.hits("office", start, end)
    # `They welcomed the president's reforms`: whose they are stays at home.
    who = [hit for hit in who if not sentence.piece(hit.end - 2, hit.end + 2).count("'s")]
    there = sentence.hits("presence", start, end)
    if where and who and there:
        return [Hit(there[0].start, there[0].end, "kind", "visit")]
    silent = not (sentence.has("act") or sentence.has("said"))
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


def _without_drafts(sentence: Sentence, kinds: list[Hit]) -> list[Hit]:
    """Leave out a paper that is only a draft here: `shartnoma loyihasini yakunladi`."""
    drafts = sentence.hits("draft")
    if not drafts:
        return kinds
    papers = [draft for draft in drafts if draft.label not in ("idea", "invited")]
    invited = [draft.start for draft in drafts if draft.label == "invited"]

    def is_draft(hit: Hit) -> bool:
        if any(d.label == "idea" and 0 <= d.start - hit.end <= 14 for d in drafts):
            return True  # `the idea of the meeting` is no meeting
        if hit.label == "visit" and any(-3 < at - hit.start <= INVITED for at in invited):
            return True  # `he asked him to come on a state visit`
        return hit.label in DOCUMENTS and any(
            0 <= draft.start - hit.end <= 2 or 0 <= hit.start - draft.end <= 2 for draft in papers
        )

    return [hit for hit in kinds if not is_draft(hit)]


def beside(sentence: Sentence, date: DateHit, kinds: list[Hit]) -> list[Hit]:
    """Keep the kinds that the word right before or behind a date allows.

    `Signed on 14 January, it entered into force on 1 June`: each date has a verb of its own, and
    the stretch of the first holds both.
    """

    def is_near(hit: Hit) -> bool:
        near = -3 < date.start - hit.end <= 2 or -3 < hit.start - date.end <= 2
        near = near or hit.start < date.end <= hit.end  # `fevraldan amalda`, in force since then
        return near and ";" not in sentence.piece(hit.end, date.start)  # another clause

    own = [hit for hit in kinds if hit.label in STAGES and is_near(hit)]
    if own:
        return own
    if sentence.told("signed_then") and (papers := _signed_then(sentence, date, kinds)):
        return papers
    coming = [hit for hit in kinds if hit.label == "visit" and 0 <= date.start - hit.end <= 2]
    if coming and all(hit.label in ("visit", "summit", "forum") for hit in kinds):
        return coming  # `invited him to the summit and for a visit on 13-15 June`
    states = [hit for hit in kinds if hit.label in ("recognition", "diplomatic_relations")]
    behind = [hit for hit in states if hit.start >= date.end]
    if len({hit.label for hit in behind}) > 1 and len(behind) == len(states):
        between = sentence.piece(behind[0].end, behind[-1].start)
        if "," in between and sentence.hits("act", date.end, behind[0].end + 1):
            return behind[:1]  # `it recognised it on 2 December, and relations were set up …`
    acts = sentence.touching("act", date.start - 3, date.end + 3)
    # `A treaty was signed, the next day he left`: a comma parts a verb from the date behind it.
    near = {h.label for h in acts if is_near(h) and "," not in sentence.piece(h.end, date.start)}
    relations = [hit for hit in kinds if hit.label == "diplomatic_relations"]
    if "founded" in near and relations:
        return relations  # not the anniversary that the sentence is about
    if "signed" in near:
        papers = [hit for hit in sentence.hits("kind") if hit.label in DOCUMENTS]
        papers = [hit for hit in papers if hit.label not in STAGES]
        within = [hit for hit in papers if hit in kinds]
        # `The Agreement, signed in June during a visit`: the comma cut the paper off.
        before = [hit for hit in papers if hit.start < date.start]
        others = [hit for hit in kinds if hit.label not in STAGES]
        return within or before[-1:] or others or papers or kinds
    return kinds


def _signed_then(sentence: Sentence, date: DateHit, kinds: list[Hit]) -> list[Hit]:
    """Give the papers of a date whose place and participle follow it: `made in Bishkek on 5 May`.

    What becomes of them is of another day: `5 мамырда Бішкекте жасалған шарт ратификациялансын`.
    """
    stages = [hit for hit in kinds if hit.label in STAGES]
    acts = sentence.hits("act", date.end, date.end + PLACE)
    signed = [hit for hit in acts if hit.label in ("signed", "adopted")]
    if not (stages and signed) or set(sentence.piece(date.end, signed[0].start)) & set(",;:"):
        return []
    return [hit for hit in kinds if hit.label in DOCUMENTS and hit not in stages]


def choose(
    sentence: Sentence, kinds: list[Hit], acts: list[Hit], date: DateHit
) -> list[Hit | None]:
    """Choose the cue that names the event; several treaties signed on a day are several."""
    if not kinds:
        return [None]
    # Where nothing is asked for or ahead, the dates of a sentence that share cues share the choice.
    at = date.start if sentence.has("asked") or sentence.has("future", ASIDE) else -1
    key = "chosen", tuple(kinds), tuple(acts), at
    return list(sentence.once(key, lambda: _chosen(sentence, kinds, acts, at)))


def _chosen(sentence: Sentence, kinds: list[Hit], acts: list[Hit], at: int) -> list[Hit | None]:
    deeds = {hit.label for hit in acts}
    signed = not deeds.isdisjoint(("signed", "adopted"))
    opened = not deeds.isdisjoint(("opened", "founded"))
    met = [act for act in acts if act.label == "met"]
    accords = [hit for hit in kinds if hit.label == "agreement"]
    joint = sentence.language.pattern("clause_and")

    def is_joined(paper: Hit, hit: Hit) -> bool:
        between = sentence.piece(paper.end, hit.start) if paper.end <= hit.start else ""
        return bool(joint and len(between) <= PAPERS and joint.search(between))

    def is_attribute(act: Hit, hit: Hit) -> bool:
        between = sentence.piece(act.end, hit.start) if act.end <= hit.start else ""
        return bool(lexicon.search(sentence.language, "who_clause", between))

    plural, joining = sentence.hits("plural"), sentence.hits("joining")

    def weight(hit: Hit) -> tuple[int, int]:
        base = WEIGHT.get(hit.label, 0)
        if hit.label in ("agreement", "plan") and signed:
            base += 8
        if hit.label == "meeting" and not signed and "met" in deeds:
            base += 4  # `they met and spoke of the agreement`
        if hit.label == "plan" and any(is_joined(paper, hit) for paper in accords):
            base -= 8  # `memorandums and cooperation programmes`
        if is_occasion(sentence, hit):
            base -= 40
        if hit.label == "opening" and not opened and is_thing(sentence, hit):
            base -= 20  # `clashes near the border post`
        if is_matter(sentence, hit, at):
            base -= 70
        if hit.label == "visit" and "came" in deeds:
            base += 12
        if hit.label == "meeting" and any(
            act.label == "held" and (0 <= act.start - hit.end <= 2 or 0 <= hit.start - act.end <= 1)
            for act in sentence.touching("act", hit.start - 2, hit.end + 3)
        ):
            base += 8  # `talks were held between the two with a visit`, `состоялись переговоры`
        if hit.label == "call" and _is_mode(sentence, hit):
            base -= 40
        if hit.label in INSTITUTIONS and any(0 <= hit.start - j.end <= JOINED for j in joining):
            base -= 60  # `it joined the Cooperation Council`
        if any(many.start <= hit.start < many.end for many in plural):
            base -= 40  # `mutual visits have gone on since relations were set up`
        if hit.label == "visit" and any(is_attribute(act, hit) for act in met):
            base -= 25  # `he met the minister, who came on a visit`
        if hit.label == "visit" and sentence.hits("office", hit.start, hit.start + 1):
            base -= 15  # `the talks of the two delegations`
        if hit.label == "visit" and sentence.is_owner(hit):
            base -= 20  # `the high point of his visit is the talks`
        if hit.label == "visit" and is_at(sentence, hit):
            base -= 20  # `they held talks during his visit`
        return base, -hit.start

    kinds = _without_drafts(sentence, kinds)
    # `They met days after the parliament ratified the pact`: of another time.
    kinds = [hit for hit in kinds if not _is_apart(sentence, hit)] or kinds
    if not kinds:
        return [None]
    founded = sentence.has("act", "founded", "agreed")
    others = [hit for hit in kinds if hit.label != "diplomatic_relations"]
    if others and not founded:
        kinds = others  # `in thirty years of diplomatic relations he came twice`
    best = max(kinds, key=weight)
    if _is_venue(sentence, best) or _is_aside(sentence, best):
        # `They met on 5 May and at the summit in June`: the second time they met, too.
        talks = [h for h in sentence.hits("kind", end=best.start) if h.label == "meeting"]
        return list(talks[-1:]) or [best]
    feasts = [hit for hit in kinds if hit.label == "anniversary"]
    # `It is 15 years since the adoption of the statement`: what is marked is not signed now.
    marked = {act for act in acts for hit in feasts if 0 <= act.start - hit.end <= 2}
    signed = any(h.label in ("signed", "adopted") for h in acts if h not in marked)
    if feasts and not signed and best.label in FEASTED:
        return [feasts[0]]
    if best.label in ("treaty", "declaration") and signed:
        same = [hit for hit in kinds if hit.label == best.label]
        apart = [hit for i, hit in enumerate(same) if i == 0 or hit.start - same[i - 1].end > 25]
        # `(in the English text of the treaty: …)` is said of the first.
        apart = [hit for hit in apart if _depth(sentence, hit) <= _depth(sentence, apart[0])]
        if len(apart) > 1:
            return list(apart)
    return [best]


def _depth(sentence: Sentence, hit: Hit) -> int:
    """Give how many brackets are open before a cue."""
    head = sentence.piece(sentence.start, hit.start)
    return head.count("(") - head.count(")")


@known_of_cue
def _is_mode(sentence: Sentence, hit: Hit) -> bool:
    """Say whether a call is how a gathering was held: `саммит бейнеконференция арқылы өтті`."""
    held = sentence.hits("act", hit.end)[:1]
    before = [other.label for other in sentence.hits("kind", end=hit.start)]
    return bool(held) and held[0].label == "held" and before[-1:] in (["summit"], ["council"])


@known_of_cue
def _is_venue(sentence: Sentence, hit: Hit) -> bool:
    """Say whether a gathering is only where others met: `they met at the G7 summit`."""
    if hit.label not in ("summit", "forum") or not is_at(sentence, hit):
        return False
    if sentence.hits("venue_itself", hit.start, hit.start + 1):
        met = any(act.label == "met" for act in sentence.hits("act", hit.end))
        # `Our next meeting will be at the summit in Astana.`
        return met or any(h.label == "meeting" for h in sentence.hits("kind", end=hit.start))
    before = [*sentence.hits("act", end=hit.start), *sentence.hits("kind", end=hit.start)]
    return any(cue.label in MET_AT for cue in before)


@known_of_cue
def _is_aside(sentence: Sentence, hit: Hit) -> bool:
    """Say whether a gathering is only where others met again: `and then on the sidelines of …`."""
    if hit.label not in ("summit", "forum") or not sentence.is_framed(hit):
        return False
    return any(act.label == "met" for act in sentence.hits("act", end=hit.start))


@known_of_cue
def _is_apart(sentence: Sentence, hit: Hit) -> bool:
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
    behind = sentence.piece(hit.end, hit.end + ASKED)
    return is_at(sentence, hit) or bool(lexicon.search(reading.language, "house_acts", behind))


@known_of_cue
def is_occasion(sentence: Sentence, hit: Hit) -> bool:
    """Say whether a cue names only the occasion: `on the sidelines of the forum`."""
    deeds = ("signed", "adopted", "met", "opened", "founded")
    behind = sentence.frames_behind(hit)
    if not behind:
        return sentence.is_framed(hit) or _is_venue(sentence, hit)
    if any(frame.label == "aside" for frame in behind):
        return True  # `on the summit's sidelines`
    # Behind its noun the word frames only what a deed follows: else the occasion is the news.
    # `He came to take part in the summit`: coming is a deed where a purpose is told; holding talks
    # is one where a coming only tells who it was: `with the minister who came on a visit`.
    return any(
        any(
            act.label in deeds
            or (act.label == "came" and frame.label == "purpose")
            or (act.label == "held" and frame.label == "attribute")
            for act in sentence.hits("act", frame.end)
        )
        and "," not in sentence.piece(hit.end, frame.start)
        for frame in behind
    )
