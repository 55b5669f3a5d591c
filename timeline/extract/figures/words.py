"""What the words around a sum make of it: its status, decided in its own clause."""

from __future__ import annotations

import re

from timeline.extract.amounts import AmountHit
from timeline.extract.dates import DateHit
from timeline.extract.figures.bounds import Bounds
from timeline.extract.figures.spans import amounts_before, amounts_behind, is_ahead
from timeline.extract.figures.terms import (
    _CLAUSE,
    TARGET_ROLES,
)
from timeline.extract.sentence import Sentence
from timeline.language.phrases import Hit

WITHIN = ".within_years"  # ends the name of the rule of `in six years`
DUE = ("act_by", "by")  # roles of deadlines
GAP = 50  # code points between two sums that share a verb
NOUN = 32  # code points of the noun between a sum and its date: `of bilateral trade`
APART = 4  # code points: `expected to increase` is one verb


class Words(Bounds):
    """Reads the status."""

    def _status(self, sentence: Sentence, amount: AmountHit) -> str:
        if self._is_former(sentence, amount):
            return "actual"
        before = self._around(sentence, amount).before
        if self._matches("told_before", before) and not self._matches("hoped_before", before):
            return self._told_status(sentence, amount)
        tail = self.reading.norm.text[amount.end : sentence.end]
        if self._matches("told_after", tail[:40]):
            return self._told_status(sentence, amount)
        if self._matches("target_before", before):
            return "target"
        if self._matches("target_after", self._around(sentence, amount).tail):
            return "target"
        if self._is_whole(sentence, amount) and not self._has_deadline(sentence, amount):
            return self._told_status(sentence, amount)  # `…, bringing total trade to 5 bn`
        start, end = self._segment(sentence, amount)
        cues = sentence.hits("status", start, end)
        labels = {hit.label for hit in cues}
        if _is_aimed(cues, amount):
            labels.discard("expected")  # `they are expected to seek ways to raise it to 1 bn`
        if not labels:
            labels = self._shared_labels(sentence, amount)
        if "expected" in labels and "aim" not in labels:
            return "expected"
        if "target" in labels or "aim" in labels:
            return "actual" if self._is_past_behind(sentence, amount) else "target"
        if "ahead" in labels:
            return "expected"  # `oshishi aytildi`: that it will, they said
        ahead_of = [d for d in sentence.dates if d.role in ("coming", "until")]
        ahead_of = [d for d in ahead_of if start <= d.start < end]
        if ahead_of and not self._is_passed(sentence, amount, ahead_of[-1]):
            # `by the end of the year it comes to 12 bn` is foretold, and no aim
            told = self._matches("comes_to", self.reading.norm.text[amount.end : end])
            return "expected" if told else "target"
        published = self.reading.document.published
        own = [d.when.end for d in sentence.dates if d.role in DUE and start <= d.start < end]
        ahead = published and any(day and day > published for day in own)
        aims = (d for d in sentence.dates if d.role == "by" and start <= d.start < end)
        if self._matches("aim_before", before) and self._has_deadline(sentence, amount):
            return "target"  # `they signed it in 2006 to reach 5 bn by 2021`
        aimed = ahead or any(is_ahead(d, published) for d in aims)
        if aimed and self._matches("goal_before", before):
            return "target"  # `the programme (to 10 bn by 2030)`
        if ahead and (sentence.future or self._matches("comes_to", tail)):
            return "expected"  # `by the end of this year it comes to 4 bn`
        if self._told(sentence, "soon") and self._matches("comes_to", tail):
            return "expected"  # `before long it comes to 4 bn`
        dates = [date.when.start for date in sentence.dates if date.when.start and date.start < end]
        if published and dates and min(dates) > published:
            return "expected"
        return "estimate" if "estimate" in labels else "actual"

    def _is_passed(self, sentence: Sentence, amount: AmountHit, until: DateHit) -> bool:
        """Say whether a sum has a later date of its own: `it fell through 2016 to 3 bn in 2017`."""
        own = [d.when.start for d in sentence.dates if self._is_attached(amount, d)]
        last = until.when.end
        if own and own[0] and last and until.end <= amount.start and own[0] > last:
            return True
        # `it has grown six times, rising to 6 bn in six years`
        within = until.rule.endswith(WITHIN) and not sentence.has("status")
        head = sentence.piece(sentence.start, amount.start)
        return within and not sentence.future and self._matches("grown_past", head)

    def _is_past_behind(self, sentence: Sentence, amount: AmountHit) -> bool:
        """Say whether a year that is over dates a sum from behind, in its clause, and no other.

        `They want to build on the 450 million of trade last year.`
        """
        published = self.reading.document.published
        if published is None or self._data.get("verb", "after") != "before":
            return False
        behind = [d for d in sentence.dates if d.start >= amount.end and d.role != "base"]
        end = behind[0].when.end if behind else None
        if end is None or end >= published or behind[0].role not in ("act", "attr", "period"):
            return False
        gap = sentence.piece(amount.end, behind[0].start)
        return len(gap) <= NOUN and not set(gap) & set(",;:(")

    def _told_status(self, sentence: Sentence, amount: AmountHit) -> str:
        """Tell an estimate from a count: `it passed 3 bn, and then, by first estimates, 5 bn`."""
        later = amounts_behind(sentence.sums, amount)
        end = later[0].start if later else sentence.end
        if later and (clause := _CLAUSE.search(self.reading.norm.text, amount.end, end)):
            end = clause.start()
        hits = sentence.hits("status", end=end)
        return "estimate" if any(hit.label == "estimate" for hit in hits) else "actual"

    def _is_former(self, sentence: Sentence, amount: AmountHit) -> bool:
        """Say whether a sum is a level that something starts from: `from $1 bn reached in 2017`."""
        if not self._follows_old(sentence, amount):
            return False
        published = self.reading.document.published
        own = [
            d
            for d in sentence.dates
            if self._is_attached(amount, d) and d.role in ("act", "period")
        ]
        if published is None:
            return bool(own)  # `from 78 bn last year to 100 bn`, whenever that was
        return any(d.when.end and d.when.end < published for d in own)

    def _shared_labels(self, sentence: Sentence, amount: AmountHit) -> set[str]:
        """Give the status cues of the next sum where both stand in one case before one verb.

        `To bring trade to 3 bn this year and to 5 bn by 2020`, where the verb stands last.
        """
        if self._data.get("verb", "after") != "after":
            return self._earlier_labels(sentence, amount)
        later = amounts_behind(sentence.sums, amount)
        before = amounts_before(sentence.sums, amount)[-1:]
        if before and self._leads_on(before[0], amount):
            around = self._around(sentence, before[0])
            if self._matches("target_after", around.tail):
                return {"target"}
            return {h.label for h in sentence.hits("status", *self._segment(sentence, before[0]))}
        if not sentence.has("status"):
            return set()
        if later and self._leads_on(amount, later[0]):
            return {h.label for h in sentence.hits("status", *self._segment(sentence, later[0]))}
        if not later:
            return set()
        text = self.reading.norm.text
        words = [text[a.start : a.end].rsplit(" ", 1)[-1] for a in (amount, later[0])]
        alike = words[0] == words[1] or not amount.unit
        if alike and self._is_verbless(sentence, amount, later[0]):
            return {h.label for h in sentence.hits("status", *self._segment(sentence, later[0]))}
        between = list(text[amount.end : later[0].start])
        for hit in sentence.dates:
            if amount.end <= hit.start and hit.end <= later[0].start:
                at = hit.start - amount.end
                between[at : hit.end - amount.end] = [" "] * (hit.end - hit.start)
        if words[0] != words[1] or sum(map(str.isalpha, between)) > 5:
            return set()
        return {hit.label for hit in sentence.hits("status", *self._segment(sentence, later[0]))}

    def _is_verbless(self, sentence: Sentence, left: AmountHit, right: AmountHit) -> bool:
        """Say whether no verb stands between two sums of one clause, so that both share theirs."""
        between = self.reading.norm.text[left.end : right.start]
        if (
            len(between) > GAP
            or set(between) & set(";:.()")
            or self._matches("verb_within", between)
        ):
            return False
        groups = ("status", "past", "future", "indicator")
        return not any(sentence.hits(group, left.end, right.start) for group in groups)

    def _leads_on(self, left: AmountHit, right: AmountHit) -> bool:
        """Say whether a word such as `then` leads from one sum to the next."""
        return self._matches("then_between", self.reading.norm.text[left.end : right.start])

    def _earlier_labels(self, sentence: Sentence, amount: AmountHit) -> set[str]:
        """Give the status cues of the sum before: `to bring it to 5 bn by 2026 and then to 10`."""
        if not sentence.has("status"):
            return set()
        sums = amounts_before(sentence.sums, amount)
        between = self.reading.norm.text[sums[-1].end : amount.start] if sums else ","
        goes_on = self._matches("then_between", between) or (
            self._matches("and_before", between) and self._is_due(sentence, amount)
        )
        # `to increase trade, which was 3 bn last year, to 8 bn by 2030`
        goes_on = goes_on or self._matches("aside_goal", between)
        if sums and not goes_on:
            leads = [
                text.rsplit(" ", 2)[-2:]
                for text in (self._around(sentence, a).before for a in (sums[-1], amount))
            ]
            goes_on = leads[0] == leads[1] and self._is_verbless(sentence, sums[-1], amount)
        if (set(between) & set(",;:(") or len(between) > 40) and not goes_on:
            return set()
        return {hit.label for hit in sentence.hits("status", *self._segment(sentence, sums[-1]))}

    def _has_deadline(self, sentence: Sentence, amount: AmountHit) -> bool:
        """Say whether a deadline, of whatever time, stands behind a sum before the next one."""
        later = amounts_behind(sentence.sums, amount)[:1]
        end = later[0].start if later else sentence.end
        return any(d.role == "act_by" and amount.end <= d.start < end for d in sentence.dates)

    def _is_due(self, sentence: Sentence, amount: AmountHit) -> bool:
        """Say whether a sum has a deadline at its heels: `… this year, and 150 bn by 2030`."""
        published = self.reading.document.published
        own = (d for d in sentence.dates if d.role in DUE)
        return any(self._is_attached(amount, d) and is_ahead(d, published) for d in own)

    def _segment(self, sentence: Sentence, amount: AmountHit) -> tuple[int, int]:
        """Give the stretch in which the verb of an amount stands."""
        key = "segment", amount.start, amount.end
        return sentence.once(key, lambda: self._stretch_of_verb(sentence, amount))

    def _stretch_of_verb(self, sentence: Sentence, amount: AmountHit) -> tuple[int, int]:
        left, after = amounts_before(sentence.sums, amount), amounts_behind(sentence.sums, amount)
        if self._data.get("verb", "after") == "after":
            start = self._clause_between(left[-1], amount) if left else sentence.start
            while after and self._is_elliptic(amount, after[0]):
                amount, after = after[0], after[1:]  # `to 3 bn in 2018, to 5 bn by 2020 to bring`
            ends = [self._clause_between(amount, a) for a in after[:1]]
            # `Last year it was 4 billion, and by 2030 it is to double`: the aim is of 2030.
            if any(date.end <= amount.start for date in sentence.dates):
                aims = [d for d in sentence.dates if d.role in TARGET_ROLES]
                ends += [date.start for date in aims if date.start >= amount.end]
            if (stop := sentence.text.find(";", amount.end - sentence.start)) >= 0:
                ends.append(sentence.start + stop)
            return start, min(ends, default=sentence.end)
        # `To raise it from 7 to 35 bn`: the verb stands before the former level.
        new = (a for a in reversed(left) if not self._follows_old(sentence, a))
        start = self._start_behind(sentence, amount, next(new, None))
        # `… reached 4 bn, the task is to bring it to 10 bn`: a sum's words end with its clause.
        end = after[0].start if after else sentence.end
        clause = _CLAUSE.search(self.reading.norm.text, amount.end, end)
        return start, clause.start() if clause else amount.end if after else sentence.end

    def _start_behind(self, sentence: Sentence, amount: AmountHit, last: AmountHit | None) -> int:
        """Give where the words before a sum begin: behind the last one, or in its own clause.

        `To bring trade, which was 3 bn in 2023, to 10 bn`: the first has a clause of its own,
        and the second the verb before it.
        """
        if "aside_before" not in self._data or "," not in sentence.text:
            return last.end if last else sentence.start
        if last and self._matches("aside_after", sentence.piece(last.end, amount.start)):
            opened = self._aside_of(sentence, last)
            return sentence.start if opened else last.end
        start = last.end if last else sentence.start
        return max(start, self._aside_of(sentence, amount))

    def _aside_of(self, sentence: Sentence, amount: AmountHit) -> int:
        """Give where the relative or participle clause begins whose sum one is; 0 for none."""
        pattern = self.reading.language.pattern("figures", "aside_before")
        head = sentence.piece(sentence.start, amount.start)
        found = pattern.search(head) if pattern else None
        return sentence.start + found.start() if found else 0

    def _clause_between(self, left: AmountHit, right: AmountHit) -> int:
        """Give where the clause of the right sum begins: behind the last comma between both."""
        commas = [m.end() for m in _CLAUSE.finditer(self.reading.norm.text, left.end, right.start)]
        return commas[-1] if commas else right.start

    def _is_elliptic(self, left: AmountHit, right: AmountHit) -> bool:
        """Say whether two sums in the same case share the verb behind the second."""
        text = self.reading.norm.text
        case = self.reading.language.fold(self._data.get("growth_needs", ""))
        if not case or not re.match(r" ?[,;]|,? (?:va|hamda) ", text[left.end : right.start]):
            return False
        ends = [re.search(f"(?:{case})$", text[a.start : a.end]) for a in (left, right)]
        return all(ends)


def _is_aimed(cues: list[Hit], amount: AmountHit) -> bool:
    """Say whether an aim stands between what is expected and the sum, apart from both verbs."""
    expected = [hit for hit in cues if hit.label == "expected" and hit.end <= amount.start]
    aims = [hit for hit in cues if hit.label == "target" and hit.end <= amount.start]
    return bool(expected and aims) and aims[-1].start - expected[-1].end > APART
