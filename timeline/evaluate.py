"""Compare what was extracted with gold: precision, recall and F1 a way of writing.

Pure functions. A gold event is found by an event of the same date whose date expression overlaps
the gold quote, one to one. Optional gold is neither missed nor a false alarm. A trade figure is
found by its value (2 per cent), its period, its status and the direction of the flow.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from timeline.edtf import parse
from timeline.errors import DateError
from timeline.findings import Found, FoundEvent, FoundFigure
from timeline.gold import GoldEvent, GoldFigure, Passage

MEASURES = ("dates", "events", "kinds", "statuses", "scopes", "others", "trade")
TOLERANCE = 0.02


@dataclass(slots=True)
class Tally:
    """Counts of one measure: ``hits`` of ``gold`` rows, ``alarms`` for which there is no gold."""

    gold: int = 0
    hits: int = 0
    alarms: int = 0

    @property
    def precision(self) -> float:
        """Give the share of the found that is right; 1 where nothing was found."""
        return self.hits / (self.hits + self.alarms) if self.hits + self.alarms else 1.0

    @property
    def recall(self) -> float:
        """Give the share of the gold that was found; 1 where there is none."""
        return self.hits / self.gold if self.gold else 1.0

    @property
    def f1(self) -> float:
        """Give the harmonic mean of precision and recall."""
        total = self.gold + self.hits + self.alarms
        return 2 * self.hits / total if total else 1.0

    def add(self, other: Tally) -> None:
        """Count the other's rows too."""
        self.gold += other.gold
        self.hits += other.hits
        self.alarms += other.alarms


@dataclass(slots=True)
class Outcome:
    """One text compared: its tallies, and by name what was missed and what was too much."""

    passage: Passage
    tallies: dict[str, Tally] = field(default_factory=dict)
    missed: list[GoldEvent | GoldFigure] = field(default_factory=list)
    alarms: list[FoundEvent | FoundFigure] = field(default_factory=list)
    wrong: list[tuple[GoldEvent, FoundEvent]] = field(default_factory=list)
    astray: list[tuple[GoldEvent, FoundEvent]] = field(default_factory=list)  # of another scope


def _plain(text: str) -> str:
    """Drop the marks of doubt and unknown endings: ``XXXX-XX-XX`` is no more than ``XXXX``."""
    return "".join(mark for mark in text if mark not in "~?%").replace("-XX", "")


def same_date(gold: str, found: str) -> bool:
    """Say whether two EDTF texts mean the same days: ``2021-01/2021-12`` is ``2021``.

    Where gold has no year, a reading that gives one and says ``?`` is taken for right.
    """
    left, right = _plain(gold), _plain(found)
    if left == right or (
        left.startswith("XXXX-") and found.endswith("?") and left[4:] == right[4:]
    ):
        return True
    try:
        one, two = parse(left), parse(right)
    except DateError:
        return False
    return one.known and two.known and (one.start, one.end) == (two.start, two.end)


SameDate = Callable[[str, str], bool]


def _fits(gold: GoldEvent, found: FoundEvent, same: SameDate) -> bool:
    if not any(same(date, found.date) for date in gold.dates):
        return False
    if not gold.spans or found.date_span is None:
        return not gold.spans
    return any(span.overlaps(found.date_span) for span in gold.spans)


def _kind_fits(gold: GoldEvent, found: FoundEvent) -> bool:
    return found.kind in gold.kinds


def _scope_fits(gold: GoldEvent, found: FoundEvent) -> bool:
    """Say whether a scope is right: the very one where gold names it, else bilateral or not."""
    if gold.scope and found.scope != "bilateral":
        return found.scope == gold.scope
    return gold.bilateral == (found.scope == "bilateral")


def _value_fits(gold: GoldFigure, found: FoundFigure) -> bool:
    if gold.value is None or found.value is None:
        return (
            gold.value is found.value
            and gold.growth_pct is not None
            and found.growth_pct is not None
            and abs(gold.growth_pct - found.growth_pct) < 1
        )
    return gold.unit == found.unit and abs(found.value - gold.value) <= TOLERANCE * gold.value


def _exporter(flow: str, reporter: str, pair: tuple[str, ...]) -> str:
    """Name who sells: exports of one country are imports of the other."""
    if flow == "turnover" or reporter not in pair:
        return ""
    if flow == "export":
        return reporter
    return next(country for country in pair if country != reporter)


def _flow_fits(gold: GoldFigure, found: FoundFigure, pair: tuple[str, ...]) -> bool:
    sellers = {_exporter(row.flow, row.reporter, pair) for row in (gold, found)}
    return gold.flow == found.flow if "" in sellers else len(sellers) == 1


def _pairs(edges: Sequence[Sequence[int]], taken: dict[int, int]) -> dict[int, int]:
    """Give to each row of ``edges`` one of its columns (Kuhn): as many rows as possible.

    ``taken`` is column → row so far; a row that has a column keeps one.
    """

    def settle(row: int, seen: set[int]) -> bool:
        for column in edges[row]:
            if column not in seen:
                seen.add(column)
                if column not in taken or settle(taken[column], seen):
                    taken[column] = row
                    return True
        return False

    for row in range(len(edges)):
        if row not in taken.values():
            settle(row, set())
    return taken


def _matched(
    gold: Sequence[Any],
    found: Sequence[Any],
    fits: Callable[[Any, Any], bool],
    better: Callable[[Any, Any], bool],
) -> dict[int, int]:
    """Match found (key) with gold (value): required gold first, the better pairs first."""
    edges = [[at for at, it in enumerate(found) if fits(row, it)] for row in gold]
    good = [[at for at in row if better(gold[i], found[at])] for i, row in enumerate(edges)]
    must = [not row.optional for row in gold]
    taken = _pairs([row if must[i] else [] for i, row in enumerate(good)], {})
    taken = _pairs([row if must[i] else [] for i, row in enumerate(edges)], taken)
    return _pairs(edges, taken)


def _dates(passage: Passage, found: Found, same: SameDate) -> Tally:
    """Compare the sets of dates alone, whatever they are said of."""
    wanted = {event.dates for event in passage.events if not event.optional}
    known = [date for event in passage.events for date in event.dates]
    given = {event.date for event in found.events}
    return Tally(
        gold=len(wanted),
        hits=sum(any(same(date, it) for date in dates for it in given) for dates in wanted),
        alarms=sum(not any(same(date, it) for date in known) for it in given),
    )


def _events(outcome: Outcome, found: Found, same: SameDate) -> Iterator[tuple[str, Tally]]:
    gold = outcome.passage.events
    taken = _matched(gold, found.events, lambda a, b: _fits(a, b, same), _kind_fits)
    required = [row for row in gold if not row.optional]
    hits = [(gold[i], found.events[at]) for at, i in taken.items() if not gold[i].optional]
    alarms = [event for at, event in enumerate(found.events) if at not in taken]
    outcome.missed += [
        row for i, row in enumerate(gold) if not row.optional and i not in taken.values()
    ]
    outcome.alarms += alarms
    outcome.wrong += [pair for pair in hits if not _kind_fits(*pair)]
    outcome.astray += [pair for pair in hits if not _scope_fits(*pair)]
    right = {
        "events": len(hits),
        "kinds": sum(_kind_fits(*pair) for pair in hits),
        "statuses": sum(not a.statuses or b.status in a.statuses for a, b in hits),
        "scopes": sum(_scope_fits(*pair) for pair in hits),
    }
    for measure, number in right.items():
        yield measure, Tally(len(required), number, len(alarms) + len(hits) - number)
    yield "others", _others(required, hits, alarms)


def _others(
    required: list[GoldEvent], hits: list[tuple[GoldEvent, FoundEvent]], alarms: list[FoundEvent]
) -> Tally:
    """Compare the events that are not the pair's own alone: a few among many, they tell scopes."""
    found = [it for _, it in hits] + alarms
    right = sum(not a.bilateral and _scope_fits(a, b) for a, b in hits)
    said = sum(it.scope != "bilateral" for it in found)
    return Tally(sum(not row.bilateral for row in required), right, said - right)


def _trade(outcome: Outcome, found: Found) -> Tally:
    pair = outcome.passage.pair

    def fits(gold: GoldFigure, it: FoundFigure) -> bool:
        return (
            _value_fits(gold, it)
            and it.status in gold.statuses
            and _flow_fits(gold, it, pair)
            and any(same_date(period, it.period) for period in gold.periods)
        )

    gold = outcome.passage.figures
    taken = _matched(gold, found.figures, fits, lambda a, b: a.flow == b.flow)
    alarms = [figure for at, figure in enumerate(found.figures) if at not in taken]
    missed = [row for i, row in enumerate(gold) if not row.optional and i not in taken.values()]
    outcome.alarms += alarms
    outcome.missed += missed
    required = sum(not row.optional for row in gold)
    return Tally(required, required - len(missed), len(alarms))


def compare(passage: Passage, found: Found, same: SameDate = same_date) -> Outcome:
    """Compare what was found in one text with its gold."""
    outcome = Outcome(passage)
    outcome.tallies["dates"] = _dates(passage, found, same)
    outcome.tallies.update(_events(outcome, found, same))
    outcome.tallies["trade"] = _trade(outcome, found)
    return outcome


Scores = dict[str, dict[str, Tally]]


def total(outcomes: Iterable[Outcome]) -> Scores:
    """Add up the tallies: writing → measure → Tally, with a last row ``all``."""
    scores: Scores = {}
    for outcome in outcomes:
        for writing in (outcome.passage.writing, "all"):
            row = scores.setdefault(writing, {name: Tally() for name in MEASURES})
            for measure, tally in outcome.tallies.items():
                row[measure].add(tally)
    return {name: scores[name] for name in sorted(scores, key=lambda name: (name == "all", name))}
