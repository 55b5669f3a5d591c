"""Reading is linear in the length of a text, and merging in the number of tellings.

Counted in steps of the program, not in seconds: a step that looks through all the others shows.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from types import FrameType
from typing import Any

import pytest

from timeline import edtf
from timeline.extract import Extraction, extract
from timeline.extract.occasions import occasions
from timeline.extract.undated import undated_events
from timeline.language import relations
from timeline.merge import merge_events
from timeline.merge_figures import merge_figures
from timeline.records import Document, Event, Figure, Provenance, Span

FEW, MANY = 30, 120
CROWD = 1.5  # of the steps a piece of a sentence four times as long
GROWTH = 1.35  # of the steps a sentence; a look through all the others would add more
PUBLISHED = date(2022, 3, 4)


def steps(work: Callable[[], object]) -> int:
    """Count the lines that some work runs through, each turn of a comprehension among them."""
    count = 0

    def line(frame: FrameType, event: str, arg: Any) -> Any:
        nonlocal count
        count += 1
        return line

    before = sys.gettrace()
    sys.settrace(line)
    try:
        work()
    finally:
        sys.settrace(before)
    return count


def day(at: int) -> date:
    return date(1995, 1, 1) + timedelta(days=at * 40)


TEXTS: dict[str, Callable[[int], str]] = {
    "one act": lambda at: "On 5 May 2021 Kazakhstan and Uzbekistan signed a treaty on trade. ",
    "meetings": lambda at: f"On {day(at):%d %B %Y} Kazakhstan and Uzbekistan held talks. ",
    "visits": lambda at: f"On {day(at):%d %B %Y} the president of Kazakhstan visited Uzbekistan. ",
    "visits of years": lambda at: (
        f"In {1992 + at % 30} the president of Kazakhstan visited Uzbekistan. "
    ),
    "bare papers": lambda at: (
        f"On {day(at):%d %B %Y} Kazakhstan and Uzbekistan signed the treaty. They plan a border "
        "treaty. "
    ),
    "plans": lambda at: f"In {2027 + at % 20} Kazakhstan and Uzbekistan will hold a summit. ",
    "undated acts": lambda at: "Kazakhstan and Uzbekistan signed a treaty on trade. ",
    "trade": lambda at: f"In {1992 + at % 30} their trade came to ${at}.5 million. ",
    "table": lambda at: f"{1992 + at % 30} | {at} | {at + 1}\n",
}


@pytest.mark.parametrize("published", [PUBLISHED, None], ids=["dated", "undated"])
@pytest.mark.parametrize("name", TEXTS)
def test_a_sentence_takes_as_many_steps_in_a_long_text(name: str, published: date | None) -> None:
    names = relations.load()
    head = "Year | Trade turnover, mln USD | Exports\n" if name == "table" else ""

    def a_sentence(number: int) -> float:
        text = head + "".join(TEXTS[name](at) for at in range(number))
        document = Document("d", "d", text, "en", published=published, pair="UZB-KAZ")
        return steps(lambda: extract(document, names)) / number

    a_sentence(3)  # compiles the language
    assert a_sentence(MANY) < GROWTH * a_sentence(FEW)


def town(at: int) -> str:
    return chr(65 + at % 26) * 3 + chr(97 + at // 26) * 3


WHOLE: dict[str, tuple[str, Callable[[int], str]]] = {
    "one endless line": (
        "en",
        lambda number: "".join(f"{day(at):%d %B %Y} | Embassy {at} | " for at in range(number)),
    ),
    "a head for each row": (
        "en",
        lambda number: (
            "Recognised on | " * number
            + "".join(f"\n| {day(at):%d %B %Y} | Embassy {at} |" for at in range(number))
        ),
    ),
    "papers of one day": (
        "en",
        lambda number: "".join(
            f"On 5 May 2021 Kazakhstan and Uzbekistan signed a treaty on {town(at)}, {town(-at)}. "
            for at in range(number)
        ),
    ),
    "the next of the next": (
        "en",
        lambda number: (
            "The presidents of the five states held a summit. "
            + "The next summit will be held in Tashkent. " * number
        ),
    ),
}


@pytest.mark.parametrize("name", WHOLE)
def test_what_one_sentence_asks_of_others_is_bounded(name: str) -> None:
    names = relations.load()
    language, whole = WHOLE[name]

    def a_piece(number: int) -> float:
        document = Document("d", "d", whole(number), language, published=PUBLISHED, pair="UZB-KAZ")
        return steps(lambda: extract(document, names)) / number

    a_piece(3)
    assert a_piece(4 * MANY) < GROWTH * a_piece(MANY)


def read(language: str, text: str) -> Extraction:
    document = Document("d", "d", text, language, published=PUBLISHED, pair="UZB-KAZ")
    return extract(document, relations.load())


def of_sittings(number: int) -> Callable[[], object]:
    """Bodies founded on no day, and as many meetings of known days below them."""
    text = "Good morning. " * 9 + "Kazakhstan and Uzbekistan founded a commission. " * number
    reading = read("en", text).reading
    assert reading is not None
    found = []
    for at in range(number):
        source = Provenance("d", Span(len(text) + at, len(text) + at + 9), f"Talks in {town(at)}.")
        found.append(Event("", edtf.parse(day(at).isoformat()), "meeting", sources=(source,)))
    return lambda: undated_events(reading, found)


def of_occasions(number: int) -> Callable[[], object]:
    """Papers of as many years, each signed within a visit."""
    told = "Qozogʻiston prezidentining Oʻzbekistonga tashrifi doirasida {}-yilda bitim imzolandi. "
    whole = read("uz", "".join(told.format(1800 + at) for at in range(number)))
    reading, papers = whole.reading, [event for event in whole.events if event.kind != "visit"]
    assert reading is not None and len(papers) == number
    return lambda: occasions(reading, papers)


STEPS = {"sittings dated below": of_sittings, "visits as occasions": of_occasions}


@pytest.mark.parametrize("name", STEPS)
def test_a_step_takes_as_long_for_each_of_many(name: str) -> None:
    def a_piece(number: int) -> float:
        return steps(STEPS[name](number)) / number

    a_piece(3)
    assert a_piece(200) < GROWTH * a_piece(40)


# Of what stands in one sentence each may be held against the others once, but not each pair again.
CROWDED = {
    "sums and years": ("en", "trade was $5 million in 2021, "),
    "sums in brackets": ("en", "exports (5 million dollars), "),
    "numbers of a series": ("en", "in 2021 5, "),
    "treaties of years": ("en", "the treaty of 2021, "),
    "signings": ("en", "the treaty was signed on May 5, 2021, "),
    "bodies": ("ru", "5 мая саммит ШОС, "),
    "places": ("kk", "5 мамыр Ташкент саммиті, "),
    "shares": ("uz", "savdo 5 foizga oshdi, "),
}


@pytest.mark.parametrize("name", CROWDED)
def test_a_crowded_sentence_takes_no_more_than_its_pairs(name: str) -> None:
    names = relations.load()
    language, piece = CROWDED[name]

    def a_piece(number: int) -> float:
        document = Document("d", "d", piece * number + ".", language, pair="UZB-KAZ")
        return steps(lambda: extract(document, names)) / number

    a_piece(3)
    assert a_piece(40) < CROWD * a_piece(10)


def telling(at: int, when: str, kind: str, title: str = "Border treaty signed") -> Event:
    source = Provenance(f"d{at}", Span(0, 9), "sentence", Span(0, 4), when, when)
    return Event(f"e{at}", edtf.parse(when), kind, title=title, sources=(source,))


def figure(at: int, when: str, value: Decimal | None) -> Figure:
    source = Provenance(f"d{at}", Span(0, 9), "sentence", value=value)
    grown = None if value else Decimal(at)
    return Figure(f"f{at}", when=edtf.parse(when), value=value, growth_pct=grown, sources=(source,))


TOLD: dict[str, Callable[[int], Event]] = {
    "one day": lambda at: telling(at, "2021-05-05", "treaty"),
    "two days": lambda at: telling(at, f"2021-05-0{5 + at % 2}", "treaty"),
    "days": lambda at: telling(at, day(at).isoformat(), "treaty"),
    "meetings": lambda at: telling(at, day(at).isoformat(), "meeting"),
    "papers of one day": lambda at: telling(at, "2021-05-05", "agreement", other_words(at)),
    "papers of one year": lambda at: telling(at, "2021", "treaty", other_words(at)),
    "other acts of one month": lambda at: telling(at, "2021-05", "other", other_words(at)),
    "meetings of one year": lambda at: telling(at, year_of(at), "meeting"),
    "meetings of other words": lambda at: telling(at, year_of(at), "meeting", other_words(at)),
}


def other_words(at: int) -> str:
    """A title that has two words in common with all others, and four with none."""
    return " ".join(["Agreement signed on", *(word(at + 10_000 * n) for n in range(4))])


def word(at: int) -> str:
    return "".join(chr(97 + int(digit)) for digit in f"{at:05}")


def year_of(at: int) -> str:
    """Two days of a year that a telling of the year cannot choose from, and then the year."""
    return ("2021-03-03", "2021-09-09")[at] if at < 2 else "2021"


@pytest.mark.parametrize("name", TOLD)
def test_a_telling_takes_as_many_steps_among_many(name: str) -> None:
    def a_telling(number: int) -> float:
        events = [TOLD[name](at) for at in range(number)]
        return steps(lambda: merge_events(events)) / number

    a_telling(3)
    assert a_telling(MANY) < GROWTH * a_telling(FEW)


@pytest.mark.parametrize("value", [Decimal(5), None], ids=["levels", "growth alone"])
def test_a_figure_takes_as_many_steps_among_many(value: Decimal | None) -> None:
    def a_figure(number: int) -> float:
        figures = [figure(at, day(at).isoformat(), value) for at in range(number)]
        return steps(lambda: merge_figures(figures)) / number

    a_figure(3)
    assert a_figure(MANY) < GROWTH * a_figure(FEW)


APART: dict[str, Callable[[int], Figure]] = {
    "growth told otherwise": lambda at: replace(
        figure(at, "2021", Decimal(5)), growth_pct=Decimal(at)
    ),
    "of no known year": lambda at: figure(at, "XXXX", Decimal(5)),
}


@pytest.mark.parametrize("name", APART)
def test_a_figure_apart_takes_as_many_steps_among_many(name: str) -> None:
    def a_figure(number: int) -> float:
        figures = [replace(APART[name](at), origin="official") for at in range(number)]
        return steps(lambda: merge_figures(figures)) / number

    a_figure(3)
    assert a_figure(MANY) < GROWTH * a_figure(FEW)
