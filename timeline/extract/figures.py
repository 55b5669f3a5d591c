"""A reading → figures: numbers with indicator, period, status and bound; none is invented."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import lru_cache

from timeline import edtf
from timeline.extract.amounts import AmountHit
from timeline.extract.dates import DateHit
from timeline.extract.reading import Reading, Sentence
from timeline.extract.trade_tables import table_figures
from timeline.extract.undated import is_question
from timeline.language import lexicon
from timeline.language.phrases import Hit
from timeline.records import Figure, Provenance, When

FLOWS = ("export", "import")
TRADE = ("trade_turnover", "export", "import", "balance")
MONEY_LEAST = Decimal(100_000)  # a sum without a currency below this is no trade figure
WINDOW = 70  # code points around an amount in which its verb stands
_CLAUSE = re.compile(r"[,;](?!\d)")
LIST = 12  # sentences: how far a list may lie behind the words that lead to it
TARGET_ROLES = ("until", "coming", "by")
REACH = (
    4  # sentences back in which a period may stand: `… 65.9 bn. China: 12 bn. Kazakhstan: 4.2 bn.`
)
ATTACHED = 3  # code points between a sum and a date that belongs to it: `$3.9bn (2021)`


@dataclass(slots=True)
class Topic:
    """What the text speaks of: carried from sentence to sentence for `this figure`."""

    indicator: str = ""
    period: When | None = None
    sentence: int = -9
    figure: int | None = None


@dataclass(frozen=True, slots=True)
class Around:
    """The folded text on both sides of an amount; ``tail`` starts at its case ending."""

    before: str
    after: str
    tail: str


class FigureReader:
    """Reads the figures of one document; ``taken`` collects the starts of dates used as periods."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.figures: list[Figure] = []
        self.taken: set[int] = set()
        self._topic = Topic()
        self._world = -9  # the last sentence that told a country's trade with all others
        self._data = reading.language.data.get("figures", {})

    def read(self) -> list[Figure]:
        """Give the figures in the order of the text."""
        for sentence in self.reading.sentences:
            if is_question(sentence):
                self._ask(sentence)
            else:
                self._trade(sentence)
                self._counts(sentence)
        return [replace(figure, id=figure_id(figure)) for figure in without_echoes(self.figures)]

    # --- trade -------------------------------------------------------------------------------

    def _trade(self, sentence: Sentence) -> None:
        cues = [hit for hit in sentence.hits("indicator") if hit.label in TRADE]
        strong = bool(cues)
        spans = [(hit.start, hit.end) for hit in cues]
        weak = [h for h in sentence.hits("indicator_weak") if h.label in TRADE]
        cues += [h for h in weak if not any(a <= h.start < b for a, b in spans)]
        carried = self._is_near(sentence) and (
            sentence.has("pronoun", "figure") or self._goes_on(sentence)
        )
        if strong and not sentence.amounts:
            self._topic = Topic(cues[0].label, _first_period(sentence), sentence.index)
            return
        levels: list[tuple[AmountHit, int]] = []
        for amount in sentence.amounts:
            indicator = self._indicator(sentence, amount, cues, carried)
            if not indicator or not self._is_trade_sum(sentence, amount, indicator):
                continue
            around = self._around(sentence, amount)
            if base := self._base_of(sentence, amount):
                self._add(sentence, amount, indicator, around, base)
            elif self._is_growth(around) and not self._rises_to(sentence, amount):
                self._add_growth(sentence, amount, around, levels, indicator)
            elif not self._is_old(sentence, amount, around):
                # `$13.7 bn, up 54% from $8.9 bn in 2022`: the old level is a figure, not the topic.
                if not self._matches("old_before", around.before):
                    levels.append((amount, len(self.figures)))
                self._add(sentence, amount, indicator, around)
        self._ratios(sentence, levels, bool(cues) or carried)
        if cues and not levels and not any(a.money or a.magnitude for a in sentence.amounts):
            # `Trade grew by a third last year.` The next sentence may tell the sum.
            held = self._topic.period if self._is_near(sentence) else None
            self._topic = Topic(cues[0].label, _first_period(sentence) or held, sentence.index)
        if levels:
            # A sentence of turnover and its parts stays one on turnover.
            whole = [at for _, at in levels if self.figures[at].indicator == "trade_turnover"]
            at = whole[-1] if whole else levels[-1][1]
            figure = self.figures[at]
            parts = {self.figures[at].indicator for _, at in levels} >= {"export", "import"}
            whole_goes_on = parts and self._topic.indicator == "trade_turnover"
            if (whole_goes_on and self._is_near(sentence)) or self._looks_back(figure.when):
                self._topic.sentence = sentence.index  # the text goes on with its own time
            else:
                self._topic = Topic(figure.indicator, figure.when, sentence.index, at)

    def _looks_back(self, when: When) -> bool:
        """Say whether a time is the same part of an earlier year as what the text speaks of."""
        topic = self._topic.period
        if (
            topic is None
            or topic.precision in ("year", "open")
            or not topic.start
            or not when.start
        ):
            return False
        back = when.start.year < topic.start.year
        return back and when.edtf.replace(str(when.start.year), str(topic.start.year)) == topic.edtf

    def _ask(self, sentence: Sentence) -> None:
        """Take the topic that a question names: what follows answers it."""
        cues = sentence.hits("indicator") + sentence.hits("indicator_weak")
        trade = [hit.label for hit in cues if hit.label in TRADE]
        if trade:
            self._topic = Topic(trade[0], _first_period(sentence), sentence.index)

    def _goes_on(self, sentence: Sentence) -> bool:
        """Say whether a sentence with a sum and no topic of its own goes on with the last one."""
        if sentence.index - self._topic.sentence > 1 or self._topic.indicator not in TRADE:
            return False
        if sentence.has("not_trade") or sentence.has("indicator"):
            return False
        aimed = any(d.role in TARGET_ROLES for d in sentence.dates)
        if aimed and sentence.has("status", "target", "aim"):
            return True
        if sentence.has("kind"):
            return False
        dated = any(_is_period(d) or d.role in (*TARGET_ROLES, "act_by") for d in sentence.dates)
        return dated or sentence.has("status")

    def _is_near(self, sentence: Sentence) -> bool:
        return bool(self._topic.indicator) and sentence.index - self._topic.sentence <= 2

    def _indicator(
        self, sentence: Sentence, amount: AmountHit, cues: list[Hit], carried: bool
    ) -> str:
        """Choose the indicator of an amount: what it counts, the nearest cue before, or after."""
        counted = self._counts_what_follows(sentence, amount, cues)
        if counted:
            return counted
        before = [hit for hit in cues if hit.start < amount.start]
        if before:
            return max(before, key=lambda hit: hit.start).label
        if carried:
            return self._topic.indicator
        after = [hit for hit in cues if hit.start >= amount.start]
        return after[0].label if after else ""

    def _counts_what_follows(self, sentence: Sentence, amount: AmountHit, cues: list[Hit]) -> str:
        """Give the indicator that stands right behind a sum, or that its adjective ending asks for.

        `3.7 bn of exports, 1.3 bn of imports`: each sum has its own word behind it.
        """
        text = self.reading.norm.text
        later = [a.start for a in sentence.amounts if a.start >= amount.end]
        end = min([*later, sentence.end])
        behind = [hit for hit in cues if amount.end <= hit.start < end]
        if not behind:
            return ""
        if not text[amount.end : behind[0].start].strip(" -"):
            return behind[0].label
        tail = text[amount.start : amount.end].rsplit(" ", 1)[-1]
        clause = _CLAUSE.search(text, amount.end, end)
        near = behind[0].start < (clause.start() if clause else end)
        return behind[0].label if near and self._matches("attributive", tail) else ""

    def _is_trade_sum(self, sentence: Sentence, amount: AmountHit, indicator: str) -> bool:
        # `a billion` is a sum only as a mark to reach: `to reach the billion mark`.
        before = self._around(sentence, amount).before
        if amount.bare and not self._matches("bare_before", before):
            return False
        if not amount.money and (amount.unit or not amount.magnitude):
            return False
        if not amount.money and amount.value < MONEY_LEAST:
            return False
        others = [a for a in sentence.amounts if a.end <= amount.start]
        start = others[-1].end if others else sentence.start
        cues = [h.start for h in sentence.hits("indicator", start) if h.label in TRADE]
        nearest = max((at for at in cues if at < amount.start), default=None)
        for hit in sentence.hits("not_trade"):
            if hit.label == "volume" and 0 <= hit.start - amount.end <= 2:
                return False  # `3,8 mlrd kub metr` counts gas
            if hit.label in ("world", "part") and hit.start < amount.start:
                self._world = sentence.index if hit.label == "world" else self._world
                return False
            # A word for investment between the trade cue and the sum takes the sum.
            takes = nearest is None or hit.start > nearest
            end = self._clause_end(sentence, amount)
            if hit.label == "investment" and takes and start <= hit.start < end:
                return False
            if hit.label == "goods" and start <= hit.start <= amount.end + 40:
                return False
        if self._goes_on_with_world(sentence):
            return False
        return self._is_between_two(sentence, amount)

    def _goes_on_with_world(self, sentence: Sentence) -> bool:
        """Say whether a sentence goes on with a country's trade with all others.

        `Its turnover with the world was 81 bn. Exports came to 34 bn.` A sentence that names the
        partner ends it.
        """
        both = len(self.reading.parties(sentence)) > 1 or sentence.has("both")
        if both or self._has_partner(sentence):
            self._world = -9
        if not 0 <= sentence.index - self._world <= 2:
            return False
        self._world = sentence.index
        return True

    def _has_partner(self, sentence: Sentence) -> bool:
        """Say whether a country stands as the partner of the flow that is named beside it."""
        cues = [h for h in sentence.hits("indicator") if h.label in ("export", "import")]
        for hit in sentence.hits("party"):
            before = [cue.label for cue in cues if cue.end <= hit.start]
            if any(self._is_partner(hit, flow) for flow in before[-1:] or ("export", "import")):
                return True
        return False

    def _clause_end(self, sentence: Sentence, amount: AmountHit) -> int:
        """Give where the words behind a sum end: its clause, the next sum, or thirty letters."""
        later = [a.start for a in sentence.amounts if a.start >= amount.end]
        end = min([amount.end + 30, sentence.end, *later])
        clause = _CLAUSE.search(self.reading.norm.text, amount.end, end)
        return clause.start() if clause else end

    def _is_between_two(self, sentence: Sentence, amount: AmountHit) -> bool:
        """Say whether the sentence speaks of trade with the partner, not with the world."""
        if self._is_with_many(sentence, amount):
            return False
        pair = [country for country in self.reading.pair.countries if country]
        named = self.reading.parties(sentence)
        own = self._own_parties(sentence, amount)
        if len(pair) == 2 and own and len(own) < len(named):
            return set(own) <= set(pair)
        if sentence.has("not_trade", "foreign") and not (sentence.has("both") or len(named) > 1):
            self._world = sentence.index
            return False
        if self._is_with_the_world(sentence, amount):
            return False
        if self._has_third_partner(sentence):
            return False
        if not named and self._goes_on_with_third(sentence, pair):
            self._topic.sentence = sentence.index  # a list of partners keeps its period
            return False
        if len(pair) < 2 or not named or sentence.has("both"):
            return True
        inside = [country for country in named if country in pair]
        outside = [country for country in named if country not in pair]
        many = sentence.has("multilateral")  # `trade of Kazakhstan with the Turkic states`
        return not ((outside or many) and len(inside) < 2)

    def _goes_on_with_third(self, sentence: Sentence, pair: list[str]) -> bool:
        """Say whether `the two countries` are one of the pair and a third, named just before.

        `China leads the list of partners. Trade between the two countries came to 994 million.`
        """
        for other in reversed(self.reading.sentences[max(0, sentence.index - 2) : sentence.index]):
            named = self.reading.parties(other)
            if named:
                return not set(named) <= set(pair) and len(set(named) & set(pair)) < 2
        return False

    def _is_past(self, status: str, period: When) -> bool:
        """Say whether a period was over before the year in which something is expected."""
        published = self.reading.document.published
        if status != "expected" or published is None or period.end is None:
            return False
        return period.end.year < published.year

    def _own_parties(self, sentence: Sentence, amount: AmountHit) -> list[str]:
        """Give whom the clause of a sum names: `8 bn with China, 6 with Russia, 3 with us`."""
        before = [a.end for a in sentence.amounts if a.end <= amount.start and a.money]
        later = [a for a in sentence.amounts if a.start >= amount.end and a.money]
        if not before and not later:
            return []
        return self.reading.parties(sentence, max([sentence.start, *before]), amount.start)

    def _is_with_many(self, sentence: Sentence, amount: AmountHit) -> bool:
        """Say whether a sum is trade with a region: `with Central Asia 95 bn, 44 of it with us`."""
        before = [a.end for a in sentence.amounts if a.end <= amount.start and a.money]
        head = sentence.piece(max([sentence.start, *before]), amount.start)
        return self._matches("with_many", head)

    def _is_with_the_world(self, sentence: Sentence, amount: AmountHit) -> bool:
        """Say whether a sum is all foreign trade of a country: no partner stands before the word.

        `Foreign trade was 62 bn, Kazakhstan's share of it 7 %` names both and is the world's.
        """
        if "with_partner" not in self._data:
            return False
        before = sentence.hits("not_trade", sentence.start, amount.start)
        foreign = [hit for hit in before if hit.label == "foreign"]
        if not foreign:
            return False
        cues = sentence.hits("indicator", foreign[-1].end, amount.start)
        if any(hit.label in TRADE for hit in cues):
            return False
        head = sentence.piece(sentence.start, amount.start)
        return not self._matches("with_partner", head)

    def _has_third_partner(self, sentence: Sentence) -> bool:
        """Say whether the trade is with a third country: `both trade more with China`."""
        pair = self.reading.pair.countries
        named = [hit for hit in sentence.hits("party") if hit.label not in pair]
        heads = [sentence.piece(hit.start - 12, hit.start) for hit in named]
        inside = {country for country in self.reading.parties(sentence) if country in pair}
        tails = [sentence.piece(hit.end, hit.end + 40) for hit in named]
        if any(self._matches("third_after", tail) for tail in tails):
            return True  # `China, whose trade with Kazakhstan …`
        return len(inside) < 2 and any(self._matches("third_before", head) for head in heads)

    def _add(
        self,
        sentence: Sentence,
        amount: AmountHit,
        indicator: str,
        around: Around,
        base: DateHit | None = None,
    ) -> None:
        status = "actual" if base else self._status(sentence, amount)
        date, when = (
            (base, self._same_time(base.when)) if base else self._period(sentence, amount, status)
        )
        if date is not None:
            self.taken.add(date.start)
        reporter, partner = self._sides(sentence, amount, indicator)
        inferred = not amount.unit
        quote = self.reading.norm.quote(amount.start, amount.end)
        published = self.reading.document.published
        self.figures.append(
            Figure(
                "",
                indicator,
                when,
                reporter,
                partner,
                amount.value,
                amount.unit or self.reading.pair.unit,
                self._bound(around),
                status,
                unit_inferred=inferred,
                as_written=quote,
                sources=(self._source(sentence, amount, date, when),),
                pair=self.reading.pair.id,
                set_on=published if status == "target" else None,
            )
        )

    def _source(
        self, sentence: Sentence, amount: AmountHit, date: DateHit | None, when: When
    ) -> Provenance:
        norm = self.reading.norm
        span = norm.to_source(date.start, date.end) if date else None
        return Provenance(
            self.reading.document.id,
            sentence.span,
            self.reading.quote(sentence),
            span,
            norm.source[span.start : span.end] if span else "",
            when.edtf,
            norm.quote(amount.start, amount.end),
            amount.rule,
            value=amount.value,
        )

    def _sides(self, sentence: Sentence, amount: AmountHit, indicator: str) -> tuple[str, str]:
        """Give reporter and partner where exports or imports name whose they are.

        `Exports of A to B came to …, while imports came to …`: the second sum is A's too.
        """
        if indicator not in ("export", "import"):
            return "", ""
        pair = self.reading.pair.countries
        for start, end, flow in self._flows(sentence, amount, indicator):
            hits = [hit for hit in sentence.hits("party", start, end) if hit.label in pair]
            for hit in hits:
                if self._is_partner(hit, flow):
                    return pair[1] if hit.label == pair[0] else pair[0], hit.label
            if hits:
                other = pair[1] if hits[0].label == pair[0] else pair[0]
                return hits[0].label, other
        return "", ""

    def _flows(
        self, sentence: Sentence, amount: AmountHit, indicator: str
    ) -> list[tuple[int, int, str]]:
        """Give the stretches that tell whose flow a sum is, its own first, with their flows."""
        cues = [hit for hit in sentence.hits("indicator") if hit.label in ("export", "import")]
        sums = [a for a in sentence.amounts if a.money or a.magnitude]
        own = [hit for hit in cues if hit.label == indicator]
        apart = {hit.label for hit in cues} == {"export", "import"}
        if self._data.get("verb", "after") == "after" and apart:
            # `exports to B were 1 bn, imports 2 bn`: the case of either tells whose both are
            whole = (sentence.start, sentence.end)
            named = [f for f in (indicator, *FLOWS) if self._names_partner(sentence, f)]
            return [(*whole, (named or [indicator])[0])]
        if not apart or not own:
            return [(sentence.start, sentence.end, indicator)]
        cue = max([h for h in own if h.start < amount.start] or own[:1], key=lambda h: h.start)
        later = [h.start for h in cues if h.start > cue.start and h.label != indicator]
        left = max([a.end for a in sums if a.end <= cue.start], default=sentence.start)
        right = max((a.end for a in sums if a.end <= min(later)), default=0) if later else 0
        stretches = [(left, right or sentence.end, indicator)]
        if left > sentence.start:
            flow = "export" if indicator == "import" else "import"
            stretches.append((sentence.start, left, flow))
        return [*stretches, (sentence.start, sentence.end, indicator)]

    def _names_partner(self, sentence: Sentence, flow: str) -> bool:
        pair = self.reading.pair.countries
        hits = [hit for hit in sentence.hits("party") if hit.label in pair]
        return any(self._is_partner(hit, flow) for hit in hits)

    def _is_partner(self, hit: Hit, indicator: str) -> bool:
        """Say whether a country stands in the case, or behind the preposition, of the partner."""
        text = self.reading.norm.text
        behind = text[hit.end : hit.end + 24].strip().split(" ", 1)[0]
        name = f"{text[hit.start : hit.end]}|{behind}"
        before = text[max(0, hit.start - 12) : hit.start]
        return self._matches(f"{indicator}_partner_after", name) or self._matches(
            f"{indicator}_partner_before", before
        )

    # --- what stands around an amount ----------------------------------------------------------

    def _around(self, sentence: Sentence, amount: AmountHit) -> Around:
        text = self.reading.norm.text
        low = max(sentence.start, amount.start - WINDOW)
        high = min(sentence.end, amount.end + WINDOW)
        words = text[amount.start : amount.end].rsplit(" ", 1)[-1]
        return Around(
            text[low : amount.start], text[amount.end : high], words + text[amount.end : high]
        )

    def _matches(self, key: str, text: str) -> bool:
        pattern = self._data.get(key, "")
        return bool(pattern) and bool(_compiled(self.reading, key).search(text))

    def _is_growth(self, around: Around) -> bool:
        if self._matches("over_after", around.tail[:40]):
            return False
        case = self.reading.language.fold(self._data.get("growth_needs", ""))
        ending = around.tail[: len(around.tail) - len(around.after)]
        if not case or re.search(f"(?:{case})$", ending):
            after = around.after.lstrip(" ,")
            pattern = (
                _compiled(self.reading, "growth_after") if "growth_after" in self._data else None
            )
            if pattern and pattern.match(after):
                return True
        return self._matches("growth_before", around.before)

    def _base_of(self, sentence: Sentence, amount: AmountHit) -> DateHit | None:
        """Give the base period whose level stands in brackets: `than in 2023 ($310 million)`."""
        text = self.reading.norm.text
        for hit in sentence.dates:
            gap = text[hit.end : amount.start]
            if hit.role == "base" and hit.end <= amount.start and gap.strip() == "(":
                return hit
        return None

    def _declines(self, around: Around) -> bool:
        near = around.tail
        if self._data.get("verb", "after") == "before":
            near = re.split(r"[,;(]", near, maxsplit=1)[0][:30]
        return self._matches("decline", near) or self._matches("decline_before", around.before)

    def _is_old(self, sentence: Sentence, amount: AmountHit, around: Around) -> bool:
        """Say whether an amount is the former level of another: `from 3 to 4 billion`.

        One with a period of its own is a figure nevertheless.
        """
        is_old = self._matches("old_after", around.tail)
        if not is_old and not self._matches("old_before", around.before):
            return False
        dates = [d for d in sentence.dates if d.role != "base" and not d.latent]
        return not any(self._is_attached(amount, date) for date in dates)

    def _rises_to(self, sentence: Sentence, amount: AmountHit) -> bool:
        """Say whether an amount is the new level behind a former one: `from 5 to 4 billion`."""
        before = [a for a in sentence.amounts if a.end <= amount.start and a.money]
        return bool(before) and self._matches("old_after", self._around(sentence, before[-1]).tail)

    def _bound(self, around: Around) -> str:
        for bound in ("under", "over", "up_to", "about"):
            if self._matches(f"{bound}_before", around.before):
                return bound
            if self._matches(f"{bound}_after", around.tail[:48]):
                return bound
        return "exact"

    def _segment(self, sentence: Sentence, amount: AmountHit) -> tuple[int, int]:
        """Give the stretch in which the verb of an amount stands."""
        same = [a for a in sentence.amounts if a.money or a.magnitude]
        before = [a for a in same if a.end <= amount.start]
        after = [a for a in same if a.start >= amount.end]
        if self._data.get("verb", "after") == "after":
            start = self._clause_between(before[-1], amount) if before else sentence.start
            while after and self._is_elliptic(amount, after[0]):
                amount, after = after[0], after[1:]  # `to 3 bn in 2018, to 5 bn by 2020 to bring`
            ends = [self._clause_between(amount, a) for a in after[:1]]
            # `Last year it was 4 billion, and by 2030 it is to double`: the aim is of 2030.
            if any(date.end <= amount.start for date in sentence.dates):
                aims = [d for d in sentence.dates if d.role in TARGET_ROLES]
                ends += [date.start for date in aims if date.start >= amount.end]
            return start, min(ends, default=sentence.end)
        # `To raise it from 7 to 35 bn`: the verb stands before the former level.
        old = [a for a in before if self._matches("old_before", self._around(sentence, a).before)]
        before = [a for a in before if a not in old]
        start = before[-1].end if before else sentence.start
        # `… reached 4 bn, the task is to bring it to 10 bn`: a sum's words end with its clause.
        end = after[0].start if after else sentence.end
        clause = _CLAUSE.search(self.reading.norm.text, amount.end, end)
        return start, clause.start() if clause else amount.end if after else sentence.end

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

    def _status(self, sentence: Sentence, amount: AmountHit) -> str:
        start, end = self._segment(sentence, amount)
        labels = {hit.label for hit in sentence.hits("status", start, end)}
        if not labels:
            labels = self._shared_labels(sentence, amount)
        if "expected" in labels and "aim" not in labels:
            return "expected"
        if "target" in labels or "aim" in labels:
            return "target"
        if any(d.role in ("coming", "until") and start <= d.start < end for d in sentence.dates):
            return "target"
        published = self.reading.document.published
        dates = [date.when.start for date in sentence.dates if date.when.start]
        if published and dates and min(dates) > published:
            return "expected"
        return "estimate" if "estimate" in labels else "actual"

    def _shared_labels(self, sentence: Sentence, amount: AmountHit) -> set[str]:
        """Give the status cues of the next sum where both stand in one case before one verb.

        `To bring trade to 3 bn this year and to 5 bn by 2020`, where the verb stands last.
        """
        later = [a for a in sentence.amounts if a.start >= amount.end and (a.money or a.magnitude)]
        if self._data.get("verb", "after") != "after":
            return self._earlier_labels(sentence, amount)
        if not later:
            return set()
        text = self.reading.norm.text
        words = [text[a.start : a.end].rsplit(" ", 1)[-1] for a in (amount, later[0])]
        between = list(text[amount.end : later[0].start])
        for hit in sentence.dates:
            if amount.end <= hit.start and hit.end <= later[0].start:
                at = hit.start - amount.end
                between[at : hit.end - amount.end] = [" "] * (hit.end - hit.start)
        if words[0] != words[1] or sum(map(str.isalpha, between)) > 5:
            return set()
        return {hit.label for hit in sentence.hits("status", *self._segment(sentence, later[0]))}

    def _earlier_labels(self, sentence: Sentence, amount: AmountHit) -> set[str]:
        """Give the status cues of the sum before: `to bring it to 5 bn by 2026 and then to 10`."""
        sums = [a for a in sentence.amounts if a.end <= amount.start and (a.money or a.magnitude)]
        between = self.reading.norm.text[sums[-1].end : amount.start] if sums else ","
        if set(between) & set(",;:(") or len(between) > 40:
            return set()
        return {hit.label for hit in sentence.hits("status", *self._segment(sentence, sums[-1]))}

    def _period(
        self, sentence: Sentence, amount: AmountHit, status: str
    ) -> tuple[DateHit | None, When]:
        """Choose the period: the nearest date of the sentence, else that of the topic."""
        dates = [d for d in sentence.dates if d.role != "base" and not d.latent]
        dates = [d for d in dates if self._shares_brackets(sentence, amount, d)]
        if status == "target":
            published = self.reading.document.published
            fit = [
                d
                for d in dates
                if d.role in (*TARGET_ROLES, "act_by")
                or (_is_year(d) and _is_ahead(d, published) and d.start not in self.taken)
            ]
            fit = [d for d in fit if not self._is_of_another(sentence, d, amount)]
        else:
            fit = [d for d in dates if d.role not in TARGET_ROLES and _is_period(d)]
            if status == "expected":
                others = [a.end for a in sentence.amounts if a.end <= amount.start and a.money]
                start = max([sentence.start, *others])
                fit += [d for d in dates if d.role in TARGET_ROLES and start <= d.start]
        if fit:
            date = self._nearest(sentence, fit, amount)
            if date.so_far and self._has_told_part_of(date.when, sentence):
                return date, self._topic.period or date.when
            when = _as_period(date, status)
            opens = self._bracket(sentence, amount.start)
            if status == "actual" and opens is not None:
                heads = [d.when for d in dates if d.role == "period" and d.end <= opens]
                when = self._same_time(when, heads[-1] if heads else None)
            listed = self._listed_under(sentence, date) if status == "actual" else None
            return date, listed or when
        if status == "target":
            return None, edtf.UNKNOWN
        topic = self._topic.period
        if topic and self._is_near(sentence) and not self._is_past(status, topic):
            return None, topic
        before = self._period_before(sentence)
        if before is not None and not self._is_past(status, before.when):
            return before, before.when
        published = self.reading.document.published
        if status == "expected" and published:
            return None, edtf.parse(edtf.point(published.year))
        return None, edtf.UNKNOWN

    def _period_before(self, sentence: Sentence) -> DateHit | None:
        """Give the period of the sentence before, or of one on trade a little farther back."""
        reach = LIST if sentence.text.startswith(("-", "•", "*")) else REACH
        for other in reversed(
            self.reading.sentences[max(0, sentence.index - reach) : sentence.index]
        ):
            near = sentence.index - other.index == 1
            on_trade = other.has("indicator") or other.has("not_trade", "foreign", "world")
            if not (near or on_trade):
                continue
            fit = [
                d
                for d in other.dates
                if d.role in ("act", "period")
                and _is_period(d)
                # `In March 2021 they signed a treaty. Trade reached …`: the month of another thing.
                and (d.role == "period" or not other.has("kind"))
            ]
            if fit:
                return fit[-1]
        return None

    def _bracket(self, sentence: Sentence, at: int) -> int | None:
        """Give where the bracket opens in which a place of the sentence stands, if one does."""
        text = self.reading.norm.text
        opens = text.rfind("(", sentence.start, at)
        return opens if opens >= 0 and text.find(")", opens, at) < 0 else None

    def _shares_brackets(self, sentence: Sentence, amount: AmountHit, date: DateHit) -> bool:
        """Say whether a date may be that of a sum: one in brackets dates what is in them."""
        inside = self._bracket(sentence, date.start)
        if inside is None or inside == self._bracket(sentence, amount.start):
            return True
        # `reached 4 bn (2021)`, `(2019) 3 bn`: the brackets hold the date alone, and dates the sum.
        text = self.reading.norm.text
        closes = text.find(")", date.end, sentence.end)
        return not any(inside < a.start < closes for a in sentence.amounts) and closes >= 0

    def _listed_under(self, sentence: Sentence, date: DateHit) -> When | None:
        """Give the months of another year: `in seven months 2.2 bn: 2.4 bn in 2023`."""
        if date.when.precision != "year":
            return None
        for head in sentence.dates:
            between = self.reading.norm.text[head.end : date.start]
            if head.role == "period" and head.end <= date.start and ": " in between:
                return self._same_time(date.when, head.when)
        return None

    def _same_time(self, when: When, like: When | None = None) -> When:
        """Give the part of a year that the text speaks of, in another year that is named alone."""
        topic = like or self._topic.period
        if topic is None or when.precision != "year" or topic.start is None or when.start is None:
            return when
        if topic.precision in ("year", "open") or topic.start.year == when.start.year:
            return when
        year, other = f"{topic.start.year:04d}", f"{when.start.year:04d}"
        return edtf.parse(topic.edtf.replace(year, other))

    def _has_told_part_of(self, year: When, sentence: Sentence) -> bool:
        """Say whether the text has just told a part of the year: `since January` means it."""
        part = self._topic.period
        if part is None or not self._is_near(sentence) or not (part.start and year.start):
            return False
        return part.start.year == year.start.year

    def _nearest(self, sentence: Sentence, dates: list[DateHit], amount: AmountHit) -> DateHit:
        """Choose the date that belongs to an amount.

        Where the verb stands before the sum, a date that follows a sum at once is that sum's:
        `from $1.5bn in 2016 to $3.9bn in 2021`.
        """
        if self._data.get("verb", "after") == "after":
            return min(dates, key=lambda d: _distance(d, amount))
        sums = [a for a in sentence.amounts if a.money or a.magnitude] or [amount]
        own = {a.start: d for a in sums for d in dates if self._is_attached(a, d)}
        if amount.start in own:
            return own[amount.start]
        if not any(d.end <= sums[0].start for d in dates):
            # No date leads the sentence: dates follow their sums, at a distance if need be.
            stop = min((a.start for a in sums if a.start > amount.start), default=sentence.end)
            behind = [d for d in dates if amount.end <= d.start < stop]
            if behind:
                return behind[0]
        free = [d for d in dates if all(d is not other for other in own.values())]
        return min(free or dates, key=lambda d: _distance(d, amount))

    def _is_of_another(self, sentence: Sentence, date: DateHit, amount: AmountHit) -> bool:
        """Say whether a date follows another sum at once and so belongs to that one."""
        if self._data.get("verb", "after") == "after":
            return False
        others = [a for a in sentence.amounts if a.money or a.magnitude]
        return any(self._is_attached(other, date) for other in others if other is not amount)

    def _is_attached(self, amount: AmountHit, date: DateHit) -> bool:
        between = self.reading.norm.text[amount.end : date.start]
        return 0 <= date.start - amount.end <= ATTACHED and not set(between) & set(",;.")

    # --- growth --------------------------------------------------------------------------------

    def _add_growth(
        self,
        sentence: Sentence,
        amount: AmountHit,
        around: Around,
        levels: list[tuple[AmountHit, int]],
        indicator: str,
    ) -> None:
        """Keep a change told as a sum with the level that it belongs to."""
        at = levels[-1][1] if levels else self._topic.figure if self._is_near(sentence) else None
        if at is None or self.figures[at].indicator != indicator:
            return
        fell = self._matches("decline", around.before + around.after)
        sign = -1 if fell or self._declines(around) else 1
        self.figures[at] = replace(self.figures[at], growth_abs=sign * amount.value)

    def _ratios(self, sentence: Sentence, levels: list[tuple[AmountHit, int]], about: bool) -> None:
        """Keep percentages and multiples with the figure that they speak of."""
        ratios = [a for a in sentence.amounts if a.unit in ("PERCENT", "TIMES") and a.value < 1000]
        near = self._topic.figure is not None and sentence.index - self._topic.sentence <= 1
        for amount in ratios:
            around = self._around(sentence, amount)
            grows = (
                self._is_growth(around)
                or self._matches("growth_near", around.before)
                or self._matches("growth_ratio_after", around.after[:40])
            )
            bases = [date.when.edtf for date in sentence.dates if date.role == "base"]
            has_base = bool(bases)
            if not (grows or has_base) or self._matches("share", around.before + around.tail):
                continue
            at = (
                levels[0][1]
                if levels
                else self._topic.figure
                if near and (about or has_base)
                else None
            )
            if at is None:
                continue
            if levels:
                own = [p for p in levels if self._is_bracket_of(sentence, p[0].end, amount.start)]
                own = own or [
                    p for p in levels if self._is_level_with(sentence, p[0].start, amount.start)
                ]
                own = [p for p in own if self._is_one_clause(p[0], amount)] or own
                level, at = min(own or levels, key=lambda pair: abs(pair[0].start - amount.start))
                if _dated_between(sentence, level, amount):
                    continue  # the change of another period, whose level is not told
            sign = -1 if self._declines(around) else 1
            held, value = self.figures[at], sign * amount.value
            if amount.unit == "PERCENT" and held.growth_pct is None:
                held = replace(held, growth_pct=value)
            elif amount.unit == "TIMES" and held.growth_times is None:
                held = replace(held, growth_times=value)
            else:
                continue
            base = held.growth_base or (bases[0] if len(bases) == 1 else "")
            self.figures[at] = replace(held, growth_base=base)

    def _is_bracket_of(self, sentence: Sentence, end: int, ratio: int) -> bool:
        """Say whether a ratio stands in the bracket behind a sum: `3,1 bn (up 15,4%)`."""
        between = sentence.piece(end, ratio)
        return between.lstrip(" .").startswith("(") and ")" not in between

    def _is_level_with(self, sentence: Sentence, level: int, ratio: int) -> bool:
        """Say whether a level stands as deep in brackets as a ratio that may be its own."""

        def depth(at: int) -> int:
            head = sentence.piece(sentence.start, at)
            return head.count("(") - head.count(")")

        return depth(level) == depth(ratio)

    def _is_one_clause(self, left: AmountHit, right: AmountHit) -> bool:
        low, high = sorted((left, right), key=lambda amount: amount.start)
        return not _CLAUSE.search(self.reading.norm.text, low.end, high.start)

    # --- counted indicators --------------------------------------------------------------------

    def _counts(self, sentence: Sentence) -> None:
        """Read counted things: joint ventures, visitors, flights, documents, agreements."""
        used: set[int] = set()
        for hit in sentence.hits("indicator"):
            if hit.label in TRADE:
                continue
            amount = self._counted(sentence, hit)
            if amount is None or amount.start in used:
                continue
            used.add(amount.start)
            self._add_count(sentence, amount, hit)

    def _counted(self, sentence: Sentence, hit: Hit) -> AmountHit | None:
        money = hit.label.endswith("_usd")
        fit = [
            a
            for a in sentence.amounts
            if a.money == money
            and a.unit != "PERCENT"
            and not (a.unit == "TIMES" and a.value < 100)
        ]
        verb_after = self._data.get("verb", "after") == "after"
        near = [a for a in fit if -8 <= hit.start - a.end <= 60]
        if not near and not verb_after:
            near = [a for a in fit if 0 <= a.start - hit.end <= 25]
        return min(near, key=lambda a: abs(hit.start - a.end)) if near else None

    def _add_count(self, sentence: Sentence, amount: AmountHit, hit: Hit) -> None:
        published = self.reading.document.published
        dates = [
            d for d in sentence.dates if d.role not in ("base", *TARGET_ROLES) and not d.latent
        ]
        date = min(dates, key=lambda d: _distance(d, amount)) if dates else None
        if date is not None:
            when = date.when
            if date.role in ("since", "period"):
                self.taken.add(date.start)
        elif hit.label == "documents_signed" and published:
            when = edtf.parse(edtf.point(published.year, published.month, published.day))
        elif hit.label == "visitors" and self._topic.indicator == "visitors" and self._topic.period:
            when = self._topic.period
        else:
            when = edtf.parse(edtf.point(published.year)) if published else edtf.UNKNOWN
        around = self._around(sentence, amount)
        reporter, partner = self._people(sentence, hit)
        figure = Figure(
            "",
            hit.label,
            when,
            reporter,
            partner,
            amount.value,
            amount.unit if amount.money else "COUNT",
            self._bound(around),
            "actual",
            as_written=self.reading.norm.quote(amount.start, amount.end),
            sources=(self._source(sentence, amount, date, when),),
            pair=self.reading.pair.id,
        )
        self._topic = Topic(hit.label, when, sentence.index, len(self.figures))
        self.figures.append(figure)
        self._ratios(sentence, [(amount, len(self.figures) - 1)], True)

    def _people(self, sentence: Sentence, hit: Hit) -> tuple[str, str]:
        """Visitors: the country whose citizens they are, and the one that they go to."""
        if hit.label != "visitors":
            return "", ""
        pair = self.reading.pair.countries
        named = [h for h in sentence.hits("party") if h.label in pair]
        # `Uzbek citizens came to Kazakhstan 956 thousand times`: whose they are stands first.
        first = min(h.start for h in sentence.hits("indicator") if h.label == hit.label)
        before = [h for h in named if h.end <= first]
        if not before:
            return "", ""
        nearest = max(before, key=lambda h: h.start).label
        return nearest, pair[1] if nearest == pair[0] else pair[0]


@lru_cache(maxsize=256)
def _pattern(code: str, script: str, damage: str, key: str) -> re.Pattern[str]:
    language = lexicon.load(code, script, damage)
    return lexicon.compile_pattern(language, str(language.data["figures"][key]))


def _compiled(reading: Reading, key: str) -> re.Pattern[str]:
    language = reading.language
    return _pattern(language.code, language.script, language.damage, key)


def _distance(date: DateHit, amount: AmountHit) -> tuple[bool, int]:
    """Order dates by nearness to an amount; one that stands before it comes first."""
    if date.end <= amount.start:
        return False, amount.start - date.end
    return True, date.start - amount.end


def _is_ahead(hit: DateHit, published: date | None) -> bool:
    """Say whether a date can be a deadline: not before the year of publication."""
    return published is None or (hit.when.end is not None and hit.when.end >= published)


def _dated_between(sentence: Sentence, level: AmountHit, ratio: AmountHit) -> bool:
    low, high = sorted((level, ratio), key=lambda amount: amount.start)
    dates = [d for d in sentence.dates if low.end <= d.start < high.start and _is_period(d)]
    # `$4 bn in 2017, up 32%`: the date at the heels of the level is the level's.
    return any(d.role in ("act", "period") and d.start - low.end > ATTACHED for d in dates)


def without_echoes(figures: list[Figure]) -> list[Figure]:
    """Drop an undated figure whose value the same text dates elsewhere: a headline's echo.

    What a text says twice is one figure with both sentences.
    """
    dated = {(f.indicator, f.value, f.status) for f in figures if f.when.known}
    kept: dict[Figure, Figure] = {}
    for f in figures:
        if f.when.known or (f.indicator, f.value, f.status) not in dated:
            held = kept.get(f)
            kept[f] = replace(held, sources=held.sources + f.sources) if held else f
    return list(kept.values())


def _is_year(date: DateHit) -> bool:
    return date.role in ("act", "attr") and date.when.precision in ("year", "month")


def _is_period(date: DateHit) -> bool:
    return (
        date.when.precision in ("year", "month", "quarter", "half", "decade")
        or date.role
        in (
            "period",
            "act_by",
        )
        or (date.when.precision == "range" and "-" not in date.when.edtf.replace("/", "")[4:8])
    )


def _as_period(date: DateHit, status: str) -> When:
    """A target's year is its deadline: `by 2030`, `in 2030` give ../2030."""
    text = date.when.edtf
    if status == "target" and "/" not in text and "X" not in text:
        return edtf.parse(f"../{text}")
    return date.when


def _first_period(sentence: Sentence) -> When | None:
    return next((date.when for date in sentence.dates if _is_period(date)), None)


def figure_id(figure: Figure) -> str:
    """Name a figure by what it says, so that a rebuilt table keeps its names."""
    source = figure.sources[0]
    what = f"{figure.indicator}|{figure.when.edtf}|{figure.value}"
    key = f"{what}|{source.document}|{source.span.start}"
    return "f" + hashlib.sha256(key.encode()).hexdigest()[:12]


def figures_of(reading: Reading) -> tuple[list[Figure], frozenset[int]]:
    """Give the figures of a reading, and the starts of the dates that are their periods."""
    reader = FigureReader(reading)
    rows = [replace(figure, id=figure_id(figure)) for figure in table_figures(reading)]
    return reader.read() + rows, frozenset(reader.taken)
