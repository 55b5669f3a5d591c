"""What each cue weighs where several may name the event of a date."""

from __future__ import annotations

from timeline.extract.cue_roles import is_at, is_matter, is_mode, is_occasion, is_thing
from timeline.extract.kinds import INSTITUTIONS, WEIGHT
from timeline.extract.sentence import Sentence
from timeline.language import lexicon
from timeline.language.phrases import Hit

PAPERS = 48  # code points from one paper to the next of a row
JOINED = 48  # code points between a verb of joining and what is joined


class Weights:
    """Weighs the cues of a sentence beside its verbs; ``at`` is as ``cue_roles.is_matter`` has it.

    Of equal ones the first weighs more.
    """

    def __init__(self, sentence: Sentence, kinds: list[Hit], acts: list[Hit], at: int) -> None:
        self._sentence, self._at = sentence, at
        self._deeds = {hit.label for hit in acts}
        self._signed = not self._deeds.isdisjoint(("signed", "adopted"))
        self._opened = not self._deeds.isdisjoint(("opened", "founded"))
        self._met = [act for act in acts if act.label == "met"]
        self._accords = [hit for hit in kinds if hit.label == "agreement"]
        self._joint = sentence.language.pattern("clause_and")
        self._plural, self._joining = sentence.hits("plural"), sentence.hits("joining")

    def of(self, hit: Hit) -> tuple[int, int]:
        """Weigh a cue: its kind, then what the verbs and the words around it make of it."""
        weight = WEIGHT.get(hit.label, 0) + self._by_verbs(hit) + self._by_role(hit)
        if hit.label == "visit":
            weight += self._of_visit(hit)
        return weight, -hit.start

    def _by_verbs(self, hit: Hit) -> int:
        """Weigh what the verbs of the sentence say for or against a cue."""
        sentence, weight = self._sentence, 0
        if hit.label in ("agreement", "plan") and self._signed:
            weight += 8
        if hit.label == "meeting" and not self._signed and "met" in self._deeds:
            weight += 4  # `they met and spoke of the agreement`
        if hit.label == "opening" and not self._opened and is_thing(sentence, hit):
            weight -= 20  # `clashes near the border post`
        if hit.label == "meeting" and any(
            act.label == "held" and (0 <= act.start - hit.end <= 2 or 0 <= hit.start - act.end <= 1)
            for act in sentence.touching("act", hit.start - 2, hit.end + 3)
        ):
            weight += 8  # `talks were held between the two with a visit`, `состоялись переговоры`
        joined = any(0 <= hit.start - verb.end <= JOINED for verb in self._joining)
        if hit.label in INSTITUTIONS and joined:
            weight -= 60  # `it joined the Cooperation Council`
        return weight

    def _by_role(self, hit: Hit) -> int:
        """Weigh down a cue that is an occasion, a matter or a means of something else."""
        sentence, weight = self._sentence, 0
        if hit.label == "plan" and any(self._is_joined(paper, hit) for paper in self._accords):
            weight -= 8  # `memorandums and cooperation programmes`
        if is_occasion(sentence, hit):
            weight -= 40
        if is_matter(sentence, hit, self._at):
            weight -= 70
        if hit.label == "call" and is_mode(sentence, hit):
            weight -= 40
        if any(many.start <= hit.start < many.end for many in self._plural):
            weight -= 40  # `mutual visits have gone on since relations were set up`
        return weight

    def _of_visit(self, hit: Hit) -> int:
        sentence, weight = self._sentence, 0
        if "came" in self._deeds:
            weight += 12
        if any(self._is_attribute(act, hit) for act in self._met):
            weight -= 25  # `he met the minister, who came on a visit`
        if sentence.hits("office", hit.start, hit.start + 1):
            weight -= 15  # `the talks of the two delegations`
        if sentence.is_owner(hit):
            weight -= 20  # `the high point of his visit is the talks`
        if is_at(sentence, hit):
            weight -= 20  # `they held talks during his visit`
        return weight

    def _is_joined(self, paper: Hit, hit: Hit) -> bool:
        between = self._sentence.piece(paper.end, hit.start) if paper.end <= hit.start else ""
        return bool(self._joint and len(between) <= PAPERS and self._joint.search(between))

    def _is_attribute(self, act: Hit, hit: Hit) -> bool:
        between = self._sentence.piece(act.end, hit.start) if act.end <= hit.start else ""
        return bool(lexicon.search(self._sentence.language, "who_clause", between))
