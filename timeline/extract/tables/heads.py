"""What the heads of a table say: a flow and whose, a unit, a period; and what is none of these."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from timeline import edtf
from timeline.extract.amounts import AmountHit
from timeline.extract.coins import coin_of, is_guess
from timeline.extract.dates import DateHit
from timeline.extract.digits import parse_digits
from timeline.extract.partner_words import is_partner
from timeline.extract.reading import Reading, amount_reader, phrases_of, read
from timeline.extract.tables.cells import SAID, Cell
from timeline.language.phrases import Hit
from timeline.records import TRADE, Document, Span, When

LEVELS = ("trade_turnover", "export", "import")
_WORLD = ("world", "foreign")  # trade of one country with all others: rows name the partners
_HARMLESS = (*_WORLD, "nothing", "part")
_YEAR = re.compile(r"(?:19|20)\d\d\Z")
_FISCAL = re.compile(r"((?:19|20)\d\d)[-–/](?:19|20)?(\d\d)\Z")
_YEAR_IN = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)[^\s(),\d]*(?: [^\W\d]\.)?")
_MONTHS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
_ROMAN = re.compile(rf"({'|'.join(_MONTHS)}) ?[-–—] ?({'|'.join(_MONTHS)})")
_ROW = re.compile(r"\W{0,3}(?:19|20)\d\d[^\d:-]{0,12} ?[:-] ?(?=[$€£]?\d)")
_DIGITS = re.compile(r"\d[\d ]*(?:[.,]\d+)*")
_NOTED = re.compile(r"(?<=(?:19|20)\d\d)\s?(?:[*†‡¹²³⁴⁵⁶⁷⁸⁹]+|\[\d{1,2}\]|\([1-9]\)|[pr])\Z")
_ALL_YEAR = re.compile(r"(\d{4})-01/\1-12")  # `2024 (12 months)`
_BRACKETS = re.compile(r"[()]")
_SIGNED = re.compile(r"[$€£] ?(k|mn?|bn)(?!\w)")
_SCALES = {"k": Decimal(10**3), "bn": Decimal(10**9)} | dict.fromkeys(("m", "mn"), Decimal(10**6))
PROSE = 12  # words of a line that is no caption
_LONGEST = 48  # code points of a cell that says a period


@dataclass(frozen=True, slots=True)
class Head:
    """What one head says; ``other`` marks a thing that is no trade, ``world`` all partners."""

    indicator: str = ""
    unit: str = ""
    guessed: bool = False  # its unit is a name that states share, none of whom is of the pair
    scale: Decimal | None = None
    parties: tuple[str, ...] = ()
    partner: str = ""
    home: str = ""  # whose trade with the other a caption tells
    other: bool = False
    world: bool = False

    def over(self, general: Head) -> Head:
        """Give this head, what it leaves open filled from a more general one."""
        return replace(
            self,
            indicator=self.indicator or general.indicator,
            unit=self.unit or general.unit,
            guessed=self.guessed if self.unit else general.guessed,
            scale=general.scale if self.scale is None else self.scale,
            home=self.home or general.home,
            world=self.world or general.world,
        )


@dataclass(frozen=True, slots=True)
class Period:
    """A period and where it stands in the source."""

    when: When
    span: Span


class Heads:
    """Reads the heads of the tables of one document, each text once."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._read: dict[str, Head] = {}
        self._whens: dict[str, When | None] = {}
        self.last: Period | None = None  # of the list above: `Bought from, mln:` tells none

    def head(self, text: str) -> Head:
        """Read a head cell or a caption."""
        if text not in self._read:
            self._read[text] = self._head(self._reading.language.fold(text))
        return self._read[text]

    def caption(self, lines: Iterable[Cell]) -> Head:
        """Read the lines about a table, the nearest first; one of other things ends it."""
        whole = Head()
        for number, line in enumerate(lines):
            head = self.head(line.text[-SAID:])
            if head.other and line.text.endswith(".") and line.text.count(" ") >= PROSE:
                continue  # a paragraph above with shares in it is no caption
            if head.other:
                return whole if number else head
            if len(whole.parties) > 1:
                # Below `Foreign trade by partners` the table's own caption says whose it is.
                head = replace(head, world=False)
            parties = whole.parties or head.parties
            whole = replace(whole.over(head), parties=parties)
        return whole

    def _head(self, text: str) -> Head:
        language = self._reading.language
        if lead := language.pattern("figures", "unit_lead"):
            text = lead.sub(" ", text)  # `Units: million euros` counts no units
        cues = phrases_of(self._reading.relations, language).scan(text)
        labels = {hit.label for hit in cues if hit.group == "not_trade"}
        money = [hit for hit in cues if hit.group == "unit"]
        pair, coins = self._reading.pair.countries, self._reading.relations.coins
        units = [coin_of(hit.label, pair, coins) for hit in money]
        flows = [
            hit.label
            for group in ("indicator", "indicator_weak")
            for hit in cues
            if hit.group == group and hit.label in TRADE
        ]
        if labels.difference(_HARMLESS) or "%" in text or {"PERCENT", "TIMES"} & {*units}:
            return Head(other=True)
        if flows[:1] == ["balance"]:
            return Head(other=True)
        indicator = next((flow for flow in flows if flow in LEVELS), "") or self._sent(text)
        if {"export", "import"} <= {*flows} and "trade_turnover" not in flows:
            indicator = "trade_turnover"  # a caption: `exports and imports, mln dollars`
        if not indicator and self._is_total(text):
            indicator = "trade_turnover"
        names = [  # `US dollars` name no country
            hit
            for hit in cues
            if hit.group == "party" and not any(u.start <= hit.start < u.end for u in money)
        ]
        parties = tuple(dict.fromkeys(hit.label for hit in names))
        return Head(
            indicator,
            units[0] if units else "",
            bool(money) and is_guess(money[0].label, pair, coins),
            self._scale(text),
            parties,
            next((hit.label for hit in names if is_partner(language, text, hit, indicator)), ""),
            self._home(text, names) if len(parties) == 2 else "",
            # `foreign trade of A with B` is theirs alone.
            world=bool(labels.intersection(_WORLD)) and len(parties) < 2,
        )

    def _home(self, text: str, names: list[Hit]) -> str:
        """Give the country of a caption that is told to trade with the other one it names."""
        figures = self._reading.language.data.get("figures", {})
        before = self._reading.language.pattern("figures", "head_partner_before")
        after = self._reading.language.pattern("figures", "head_partner_after")
        if not {"head_partner_before", "head_partner_after"} & set(figures):
            return ""
        partners = {
            hit.label
            for hit in names
            if (before and before.search(text[: hit.start]))
            or (after and after.search(text[hit.end :]))
        }
        homes = {hit.label for hit in names} - partners
        return homes.pop() if len(partners) == len(homes) == 1 else ""

    def _scale(self, text: str) -> Decimal | None:
        """Give the scale of a head: a magnitude without a number, or a sign's short form (`€m`)."""
        if short := _SIGNED.search(text):
            return _SCALES[short[1]]
        hits = amount_reader(self._reading.language).read(text)
        bare = next((hit.value for hit in hits if hit.bare), None)
        return bare or (self._scale_of_row(text, hits[-1]) if hits else None)

    def _scale_of_row(self, text: str, amount: AmountHit) -> Decimal | None:
        """Give the scale of the one row of a list that names it: `2019 - 70.2 million dollars`."""
        row = _ROW.match(text)
        if row is None or not (amount.magnitude and amount.money) or amount.start < row.end():
            return None
        decimal = str(self._reading.language.data.get("decimal", ","))
        digits = _DIGITS.search(text, amount.start, amount.end)
        number = parse_digits(digits[0].strip(), decimal) if digits else None
        ends = not text[amount.end :].strip(" .;,")
        return amount.value / number if number and ends else None

    def _sent(self, text: str) -> str:
        """Give the flow that a head tells by what was done with the goods: `sent out to A`."""
        for flow in ("export", "import"):
            told = self._reading.language.pattern("figures", f"head_{flow}")
            if told and told.search(text):
                return flow
        return ""

    def _is_total(self, text: str) -> bool:
        total = self._reading.language.pattern("figures", "total_head")
        return bool(total and total.search(text))

    def is_value(self, text: str) -> bool:
        """Say whether a head names no more than a value: `Value`, `Amount`."""
        value = self._reading.language.pattern("figures", "value_head")
        return bool(value and value.match(self._reading.language.fold(text)))

    def period(self, cell: Cell) -> Period | None:
        """Read a cell that says a year or a part of one and nothing else."""
        if not cell.text or len(cell.text) > _LONGEST:
            return None
        if cell.text not in self._whens:
            self._whens[cell.text] = self._when(cell)
        when = self._whens[cell.text]
        return Period(when, cell.span) if when else None

    def _when(self, cell: Cell) -> When | None:
        text = _NOTED.sub("", cell.text.strip("*¹²³ :"))
        if _YEAR.match(text):
            return edtf.parse(text)
        if not any(char.isdigit() for char in text):
            return None
        fiscal = _FISCAL.match(text)
        if fiscal and (int(fiscal[1]) + 1) % 100 == int(fiscal[2]):
            return edtf.parse(f"{fiscal[1]}/{int(fiscal[1]) + 1}")
        start, end = self._reading.norm.from_source(cell.span)
        dates = list(self._dates(start, end))
        for date in dates:
            if date.end - date.start >= end - start - 2 and date.when.known:
                whole = _ALL_YEAR.fullmatch(date.when.edtf)
                return edtf.parse(whole[1]) if whole else date.when
        # `2024 (6 months)`: as the language would say it in a line.
        year = _YEAR_IN.search(text)
        if year is None:
            return None
        rest = " ".join(_BRACKETS.sub(" ", text[: year.start()] + " " + text[year.end() :]).split())
        rest = rest.strip(" ,;.-–—")
        if when := self._months(year[1], rest):
            return when
        total = self._reading.language.pattern("figures", "cell_total")
        if total and total.match(self._reading.language.fold(rest)):
            return edtf.parse(year[1])  # `TOTAL 2023`, below its months
        if not rest or (dates and all(date.when.precision == "year" for date in dates)):
            return None
        # `2024 yil, II yarmi`: a comma parts the year from its part.
        if "," in text and (when := self._whole(text.replace(",", ""))):
            return when
        phrase = str(
            self._reading.language.data.get("figures", {}).get("cell_date", "{rest} {year}")
        )
        return self._whole(phrase.format(year=year[1], rest=rest))

    def _dates(self, start: int, end: int) -> Iterator[DateHit]:
        """Give the dates that stand within a stretch of the folded text."""
        for sentence in self._reading.within(start, end):
            for date in sentence.dates:
                if start <= date.start and date.end <= end:
                    yield date

    def _months(self, year: str, rest: str) -> When | None:
        """Read months beside a year: a count of its first ones, or two in Roman letters."""
        if roman := _ROMAN.fullmatch(rest):
            first, last = (_MONTHS.index(roman[at]) + 1 for at in (1, 2))
            return edtf.parse(f"{year}-{first:02}/{year}-{last:02}") if first < last else None
        pattern = self._reading.language.pattern("figures", "cell_months")
        count = pattern.fullmatch(self._reading.language.fold(rest)) if pattern else None
        if count is None or not 1 <= int(count[1]) <= 12:
            return None
        return edtf.parse(year if count[1] == "12" else f"{year}-01/{year}-{int(count[1]):02}")

    def _whole(self, text: str) -> When | None:
        """Give the date that a text says from its beginning to its end."""
        document = replace(_EMPTY, text=text, language=self._reading.language.code)
        reading = read(replace(document, script=self._reading.script), self._reading.relations)
        for sentence in reading.sentences:
            for date in sentence.dates:
                if date.end - date.start >= len(reading.norm.text.strip()) - 2 and date.when.known:
                    return date.when
        return None

    def months_in(self, lines: Iterable[Cell]) -> tuple[str, str] | None:
        """Give the months that a caption names without a year: `Trade, January-November`.

        Not those of a winter, which are of two years.
        """
        for line in lines:
            start, end = self._reading.norm.from_source(line.span)
            for date in self._dates(start, end):
                first, _, last = date.when.edtf.partition("/")
                text = self._reading.norm.text[date.start : date.end]
                within = len(first) == len(last) == len("2024-01") and first[:4] == last[:4]
                within = within and first <= last
                if within and not _YEAR_IN.search(text):
                    return first[4:], last[4:]
        return None

    def said_in(self, lines: Iterable[Cell]) -> Period | None:
        """Give the period that a caption names: the only one of its line."""
        for line in lines:
            start, end = self._reading.norm.from_source(line.span)
            found = [date for date in self._dates(start, end) if date.when.known]
            if len({date.when.edtf for date in found}) == 1:
                date = found[0]
                return Period(date.when, self._reading.norm.to_source(date.start, date.end))
        return None


_EMPTY = Document("", "", "")
