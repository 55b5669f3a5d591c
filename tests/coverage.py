"""Hold the built timeline against a chronology that was written apart from it.

Run by ``make coverage`` (``python -m tests.coverage [BUILD] [CHRONOLOGY]``). Each row of the
chronology is found (date, kind and words agree), found with another date, or missed. The script
knows neither the documents nor their wording: it matches on overlapping dates, on families of
kinds, and on a small dictionary of the words of diplomacy in the languages of the press.
"""

from __future__ import annotations

import csv
import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from timeline import edtf
from timeline.frame import Tables, read

ROOT = Path(__file__).parent.parent
BUILD = ROOT / "data" / "build"
CHRONOLOGY = ROOT.parent / "shared" / "facts" / "chronology.csv"
PAIR = "UZB-KAZ"
NEAR = timedelta(days=370)  # farther away, it is another happening
MONTH = timedelta(days=31)

# What the chronology calls a row, and the kinds of event that may stand for it.
FAMILIES = {
    "diplomatic_relations": {"diplomatic_relations", "anniversary"},
    "treaty": {"treaty", "agreement"},
    "border": {"treaty", "agreement", "commission", "other", "opening", "meeting"},
    "agreement": {"agreement", "treaty", "plan", "declaration"},
    "declaration": {"declaration", "treaty", "agreement"},
    "programme": {"plan", "agreement"},
    "ratification": {"ratification", "treaty"},
    "entry_into_force": {"entry_into_force", "ratification"},
    "visit": {"visit", "meeting", "summit"},
    "meeting": {"meeting", "council", "visit", "summit"},
    "summit": {"summit", "meeting"},
    "commission": {"commission", "meeting", "council"},
    "forum": {"forum", "meeting"},
    "call": {"call", "meeting"},
    "year_of": {"other", "anniversary", "plan", "agreement"},
    "planned": {"council", "meeting", "visit", "forum", "commission"},
    "announcement": {"visit", "meeting", "other"},
}

# English word of the chronology: stems that the press writes for it.
WORDS = {
    "diplomatic": "diplomat дипломат",
    "friendship": "do‘stlik dostlik дустлик дружб достық",
    "economic space": "iqtisodiy_makon иқтисодий_макон экономическ_пространств",
    "deepening": "chuqurlashtirish углублен",
    "trips": "borib-kelish safar поездк",
    "tripoint": "tutash стык түйіс",
    "border": "chegara чегара границ шекара",
    "demarcation": "demarkats демаркац шегенде",
    "commission": "komissiya комисси",
    "road transport": "avtomobil автомобил",
    "strategic partnership": "strategik стратегическ стратегиялық стратегик",
    "allied": "ittifoq союзн одақтас иттифоқ",
    "ratif": "ratifikats ратифик бекіт",
    "senate": "senat сенат",
    "force": "kuchga силу күшіне",
    "forum": "forum форум",
    "shymkent": "chimkent шымкент",
    "urgench": "urganch ургенч",
    "tashkent": "toshkent тошкент ташкент",
    "astana": "ostona астана",
    "nur-sultan": "nur-sulton нур-султан",
    "almaty": "olmaota алматы",
    "samarkand": "samarqand самарқанд самарканд",
    "saryagash": "sariog‘och sariag‘ash сарыагаш сарыағаш сариоғоч",
    "khiva": "xiva хив",
    "baku": "boku баку",
    "year of": "yili год жыл",
    "consultative": "maslahat консультативн консультатив кеңес",
    "council": "kengash совет кеңес",
    "programme": "dastur программ бағдарлама",
    "plan": "reja план жоспар",
    "memorandum": "memorandum меморандум",
    "protocol": "protokol bayonnoma протокол хаттама",
    "telephone": "telefon телефон",
    "visit": "tashrif safar визит ташриф сапар keldi",
    "meeting": "uchrash yig‘ilish muzokara встреч учраш кездес",
    "talks": "muzokara uchrash переговор",
    "nazarbayev": "nazarboyev назарбоев назарбаев",
    "mirziyoyev": "mirziyoyev мирзиёев мирзияев",
    "tokayev": "to‘qayev toqayev тўқаев тоқаев токаев",
    "karimov": "karimov каримов",
    "treaty": "shartnoma договор шартнома шарт",
    "declaration": "deklaratsiya декларац",
    "ambassador": "elchi посол елші",
}


def fold(text: str) -> str:
    """Give lower-case text with one apostrophe for all."""
    return re.sub("[ʻʼ‘’'`´]", "‘", text.lower())


def concepts(title: str) -> list[tuple[str, ...]]:
    """Give, for each known word of an English title, the stems that may stand for it."""
    low = title.lower()
    return [
        tuple(fold(stem).replace("_", " ") for stem in stems.split())
        for word, stems in WORDS.items()
        if word in low
    ]


def numbers(title: str) -> list[str]:
    """Give the numbers by which a row names its session: `18th`, `100th`."""
    return re.findall(r"(\d+)(?:st|nd|rd|th)\b", title)


@dataclass(frozen=True, slots=True)
class Told:
    """An event of the build: every date that one of its sources gives, and all its words."""

    kind: str
    dates: tuple[str, ...]
    title: str
    words: str


@dataclass(frozen=True, slots=True)
class Match:
    """A row of the chronology with what was found for it."""

    state: str
    row: dict[str, str]
    told: Told | None = None
    day: str = ""


def _bounds(text: str) -> tuple[date, date] | None:
    when = edtf.parse(text)
    low, high = when.start or when.end, when.end or when.start
    return (low, high) if low and high else None


def _agree(row: str, told: str) -> bool:
    """Say whether two dates overlap, the second being no vaguer than a month beyond the first."""
    wanted, given = _bounds(row), _bounds(told)
    if not wanted or not given or told.startswith("..") or told.endswith(".."):
        return False
    length = max(wanted[1] - wanted[0], MONTH)
    return given[0] <= wanted[1] and wanted[0] <= given[1] and given[1] - given[0] <= length


def _near(row: str, told: str) -> bool:
    wanted, given = _bounds(row), _bounds(told)
    if not wanted or not given:
        return False
    return given[0] - NEAR <= wanted[1] and wanted[0] <= given[1] + NEAR


def _shared(row: dict[str, str], told: Told) -> int:
    stems = sum(any(stem in told.words for stem in choice) for choice in concepts(row["title_en"]))
    return stems + 2 * sum(number in told.words for number in numbers(row["title_en"]))


def match(row: dict[str, str], events: Iterable[Told]) -> Match:
    """Find the event that tells a row of the chronology, if any does."""
    wanted = concepts(row["title_en"])
    best = Match("missed", row)
    rank = (0, 0)
    for told in events:
        if told.kind not in FAMILIES.get(row["type"], {row["type"]}):
            continue
        shared = _shared(row, told)
        exact = next((day for day in told.dates if _agree(row["date_edtf"], day)), "")
        near = next((day for day in told.dates if _near(row["date_edtf"], day)), "")
        if exact and shared >= min(1, len(wanted)) and (2, shared) > rank:
            best, rank = Match("found", row, told, exact), (2, shared)
        elif near and shared >= max(2, (len(wanted) + 1) // 2) and (1, shared) > rank:
            best, rank = Match("other date", row, told, near), (1, shared)
    return best


def events_of(tables: Tables) -> Iterator[Told]:
    """Give the events of the pair with the dates and words of all their sources."""
    for event in tables.events[tables.events["pair"] == PAIR].to_dict("records"):
        mine = tables.sources[tables.sources["record_id"] == event["id"]]
        dates = dict.fromkeys([event["edtf"], *mine["edtf"]])
        words = " ".join([event["title"], *mine["title"], *mine["quote"]])
        yield Told(event["kind"], tuple(filter(None, dates)), event["title"], fold(words))


def main(arguments: list[str]) -> int:
    """Print each row with what was found; the exit code says whether it could be checked."""
    build = Path(arguments[0]) if arguments else BUILD
    chronology = Path(arguments[1]) if len(arguments) > 1 else CHRONOLOGY
    if not chronology.is_file():
        print(f"coverage: skipped, {chronology} is not there; name a chronology to compare with")
        return 0
    if not (build / "events.parquet").is_file():
        print(f"coverage: {build} holds no build; run `make build` first", file=sys.stderr)
        return 1
    events = list(events_of(read(build)))
    with chronology.open(encoding="utf-8", newline="") as handle:
        found = [match(row, events) for row in csv.DictReader(handle)]
    for one in found:
        print(f"{one.state:10}  {one.row['date_edtf']:22}  {one.row['title_en'][:70]}")
        if one.told:
            print(f"{'':12}{one.day:22}  {one.told.kind}: {one.told.title}")
    count = {state: sum(one.state == state for one in found) for state in ("found", "other date")}
    print(
        f"{count['found']} of {len(found)} found, {count['other date']} with another date, "
        f"{len(found) - sum(count.values())} missed"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
