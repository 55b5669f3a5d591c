"""What each build brought: kept beside its tables, so that a reader may ask what is new since one.

An event's name changes with what it says, so tellings are followed instead: sentences of a file.
For each the journal holds by which build it came, by which it last said something else (another
date, kind or status), and by which people last changed it.
"""

from __future__ import annotations

import json
import zlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from timeline.frame import Tables, each_row

NAME = "builds.json"
MOST = 50  # builds that are remembered


@dataclass(slots=True)
class Telling:
    """Numbers of the builds that brought, restated and corrected a telling, and what it said."""

    first: int
    restated: int
    corrected: int
    said: int
    by_hand: int


@dataclass(slots=True)
class Journal:
    """The times of the builds, the oldest first, and the tellings of the last by their place.

    ``forgotten`` builds came before the first that is remembered; numbers count them too.
    """

    times: list[str] = field(default_factory=list)
    forgotten: int = 0
    tellings: dict[str, Telling] = field(default_factory=dict)

    def last(self) -> int:
        """The number of the last build; -1 where there is none."""
        return self.forgotten + len(self.times) - 1


@dataclass(frozen=True, slots=True)
class News:
    """Ids of events, in the order of the table: new ones, and known ones that changed.

    ``restated`` is None where it cannot be known.
    """

    added: list[str]
    told_again: list[str]
    restated: list[str] | None
    corrected: list[str]


def read(folder: Path) -> Journal:
    """The journal beside the tables of a build; an empty one where there is none to read."""
    try:
        told = json.loads((folder / NAME).read_text(encoding="utf-8"))
        times = [datetime.fromisoformat(time).isoformat() for time in told["times"]]
        tellings: dict[str, Telling] = {}
        while told["tellings"]:  # one after the other: memory holds them once
            place, numbers = told["tellings"].popitem()
            tellings[place] = Telling(*(int(number) for number in numbers))
        return Journal(times, int(told["forgotten"]), tellings)
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return Journal()


def note(folder: Path, tables: Tables | Path, at: datetime) -> None:
    """Write down what a build brought that was made ``at`` a time; one that brought nothing, not.

    ``tables`` may be the folder that they were written to: they are then read row by row. The
    journal of the build before it must still lie in the folder.
    """
    before = read(folder)
    number = before.last() + 1
    times = [*before.times, at.replace(second=0, microsecond=0).isoformat()]
    forgotten = before.forgotten + max(0, len(times) - MOST)
    head = {"times": times[-MOST:], "forgotten": forgotten}
    part = folder / f"{NAME}.part"
    same = tellings = 0
    with part.open("w", encoding="utf-8") as file:  # one telling after the other: there are many
        file.write(f'{_plain(head)[:-1]},"tellings":{{')
        for _, place, said, by_hand in _told(tables):
            old = before.tellings.get(place)
            new = _followed(old, number, said, by_hand)
            numbers = [new.first, new.restated, new.corrected, new.said, new.by_hand]
            file.write(f"{',' if tellings else ''}{_plain(place)}:{_plain(numbers)}")
            same += new == old
            tellings += 1
        file.write("}}")
    if before.times and same == tellings == len(before.tellings):
        part.unlink()
    else:
        part.replace(folder / NAME)


def _plain(value: object) -> str:
    return json.dumps(value, separators=(",", ":"))


def since(tables: Tables, pair: str, journal: Journal, number: int) -> News:
    """What the builds after one brought of a pair; one event may stand in several lists.

    Told again is an event that was known and has got a further telling.
    """
    ids: dict[str, list[Telling]] = {}
    for id, place, _, _ in _told(tables):
        if place in journal.tellings:
            ids.setdefault(id, []).append(journal.tellings[place])
    mine = [id for id in tables.events.loc[tables.events["pair"] == pair, "id"] if id in ids]
    known = {id: [one for one in ids[id] if one.first <= number] for id in mine}
    return News(
        [id for id in mine if not known[id]],
        [id for id in mine if known[id] and len(known[id]) < len(ids[id])],
        [id for id in mine if any(one.restated > number for one in known[id])],
        [id for id in mine if any(one.corrected > number for one in known[id])],
    )


def _followed(old: Telling | None, number: int, said: int, by_hand: int) -> Telling:
    if old is None:
        return Telling(number, number, number, said, by_hand)
    return Telling(
        old.first,
        old.restated if old.said == said else number,
        old.corrected if old.by_hand == by_hand else number,
        said,
        by_hand,
    )


def _told(tables: Tables | Path) -> Iterator[tuple[str, str, int, int]]:
    """For each telling its event, its place, and fingerprints of what is said and of corrections.

    A place is the file and the sentence: a document that grows keeps those of its old tellings.
    """
    about = ("id", "edtf", "kind", "status", "correction", "review")
    prints = {
        id: (
            zlib.crc32(f"{edtf}|{kind}|{status}".encode()),
            zlib.crc32(f"{correction}|{review}".encode()),
        )
        for id, edtf, kind, status, correction, review in each_row(tables, "events", about)
    }
    names = dict(each_row(tables, "documents", ("id", "name")))
    seen: Counter[str] = Counter()
    columns = ("record", "record_id", "document_id", "quote")
    for record, id, document, quote in each_row(tables, "sources", columns):
        if record != "event" or id not in prints:
            continue
        place = f"{names.get(document, document)}:{zlib.crc32(quote.encode())}"
        seen[place] += 1
        if seen[place] > 1:  # one sentence tells several events
            place += f":{seen[place]}"
        yield id, place, *prints[id]
