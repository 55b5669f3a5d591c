"""What dateparser.search_dates finds on the same gold: the tool that a reader would try first.

    python -m tests.baseline GOLD… [--documents DIR]

It gives a day and the words that it read; each counts as an event. As it cannot say "2016" or
"14-16 November", a day inside the bounds of the gold date is taken for right, which is generous.
It finds no trade figures and no kinds.
"""

from __future__ import annotations

import argparse
import warnings
from collections.abc import Iterator
from datetime import datetime, time
from pathlib import Path

from dateparser.search import search_dates

from timeline.commands.evaluate import table
from timeline.edtf import parse
from timeline.evaluate import compare, same_date, total
from timeline.findings import Found, FoundEvent
from timeline.gold import Passage, read_gold
from timeline.records import Span

LANGUAGES = {
    "uz-Latn": "uz",
    "uz-Cyrl": "uz-Cyrl",
    "ru": "ru",
    "kk": "kk",
    "kk-latn": "kk",
    "en": "en",
}


def events(passage: Passage) -> Iterator[FoundEvent]:
    """Search one text, its language and its day given."""
    language = LANGUAGES.get(passage.language, LANGUAGES.get(passage.language[:2], "en"))
    settings = (
        {"RELATIVE_BASE": datetime.combine(passage.published, time())} if passage.published else {}
    )
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        found = search_dates(passage.text, languages=[language], settings=settings) or []
    at = 0
    for words, moment in found:
        start = passage.text.find(words, at)
        if start < 0:
            continue
        at = start + len(words)
        yield FoundEvent(moment.date().isoformat(), "", "", "", Span(start, at), words)


def inside(gold: str, found: str) -> bool:
    """Say whether the day lies within the bounds of the gold date."""
    if same_date(gold, found):
        return True
    wide, day = parse(gold), parse(found)
    return bool(wide.start and wide.end and day.start and wide.start <= day.start <= wide.end)


def main() -> None:
    """Print the table of dateparser's figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("gold", type=Path, nargs="+")
    parser.add_argument("--documents", type=Path)
    options = parser.parse_args()
    outcomes = [
        compare(passage, Found(tuple(events(passage))), inside)
        for folder in options.gold
        for passage in read_gold(folder, options.documents)
    ]
    print("dateparser.search_dates, language and day given:")
    print("\n".join(table(total(outcomes), ("dates", "events", "trade"))))


if __name__ == "__main__":
    main()
