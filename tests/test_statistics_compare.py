"""Mirror data, growth, the guard, claims and promises over a figures frame made here.

The numbers of 2016 and 2017 are those of the IMF's country files; the targets are public facts.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.trade import IMF, PAIR, document, figure, imf, tables
from timeline import edtf
from timeline.frame import to_tables, validate
from timeline.records import Document, Event, Figure, Provenance, Span
from timeline.statistics import read_statistics
from timeline.statistics.beside import beside
from timeline.statistics.claims import Claim, claims
from timeline.statistics.deflate import deflate, deflators
from timeline.statistics.growth import growths, year_before, yearly_growth_needed
from timeline.statistics.guard import refusal, why_not
from timeline.statistics.ledger import coverage, deeds
from timeline.statistics.mirror import mirror
from timeline.statistics.promises import Promise, promises
from timeline.statistics.rounding import step
from timeline.statistics.shares import shares
from timeline.statistics.sums import with_sums
from timeline.statistics.values import FLOWS, Value, official, values, world
from timeline.views.promise_marks import tellings

TRADE = (*FLOWS, "deflator")


def found(figures: Iterable[Figure], documents: Iterable[Document] = ()) -> list[Value]:
    return values(tables(figures, documents), "UZB-KAZ")


def test_a_sum_is_one_reporters_own_and_names_both_flows() -> None:
    sums = {(f.when.edtf, f.reporter): f for f in imf() if f.indicator == "trade_turnover"}
    assert len(sums) == 4
    mine = sums["2016", "KAZ"]
    assert mine.value == 1512991524
    assert mine.derived_from == ("2016-export-KAZ", "2016-import-KAZ")
    assert (mine.status, mine.basis) == ("actual", "goods")
    assert mine.note == "sum of exports FOB and imports CIF"


def test_no_sum_of_two_reporters_two_releases_or_beside_a_turnover() -> None:
    flow = {"reporter": "KAZ", "partner": "UZB", "origin": "official"}
    out = figure("a", "2016", 1, indicator="export", **flow)
    into = figure("b", "2016", 2, indicator="import", **flow)
    other = figure("b", "2016", 2, indicator="import", **(flow | {"reporter": "UZB"}))
    later = figure("b", "2016", 2, indicator="import", vintage=date(2020, 1, 1), **flow)
    total = figure("c", "2016", 4, **flow)
    estimate = figure("b", "2016", 2, indicator="import", status="estimate", **flow)
    documents = [document(IMF)]
    assert len(with_sums([out, into], documents)) == 3
    assert len(with_sums([out, other], documents)) == 2
    assert len(with_sums([out, later], documents)) == 2
    assert len(with_sums([out, into, total], documents)) == 3
    assert with_sums([out, estimate], documents)[-1].status == "estimate"


def test_mirror_turnover_of_2016() -> None:
    rows = mirror(found(imf()), ("UZB", "trade_turnover"), ("KAZ", "trade_turnover"))
    first = rows[0]
    assert first.period == "2016"
    assert first.a is not None and first.b is not None
    assert (first.a.value, first.b.value) == (1812135541, 1512991524)
    assert first.gap_percent == pytest.approx(19.8, abs=0.05)


def test_mirror_of_one_flow_sets_cif_against_fob() -> None:
    rows = mirror(found(imf()), ("UZB", "import"), ("KAZ", "export"))
    assert [(row.a and row.a.basis, row.b and row.b.basis) for row in rows] == [("CIF", "FOB")] * 2
    assert rows[0].ratio == pytest.approx(935533360 / 925198417)


def test_mirror_keeps_the_two_sides_of_one_source_and_shows_the_others() -> None:
    quoted = figure(
        "q", "2016", 2e9, reporter="KAZ", origin="official", vintage=date(2026, 1, 1), document="q"
    )
    rows = mirror(
        found([*imf(), quoted], [document("q")]),
        ("UZB", "trade_turnover"),
        ("KAZ", "trade_turnover"),
    )
    assert rows[0].b is not None and rows[0].b.value == 1512991524
    assert [value.id for value in rows[0].others] == ["q"]


def test_a_missing_side_stays_open() -> None:
    alone = [value for value in found(imf()) if value.reporter == "KAZ"]
    rows = mirror(alone, ("UZB", "trade_turnover"), ("KAZ", "trade_turnover"))
    assert rows[0].a is None and rows[0].gap is None and rows[0].gap_percent is None


def test_the_series_as_known_on_a_day() -> None:
    early = figure("e", "2024", 4.2e9, origin="official", vintage=date(2025, 1, 21))
    late = figure("l", "2024", 4.46e9, origin="official", vintage=date(2026, 2, 1))
    known = official(found([early, late]), known_on=date(2025, 6, 1))
    assert [value.id for value in known] == ["e"]
    assert {value.id for value in official(found([early, late]))} == {"e", "l"}


def test_growth_of_2017_by_either_side() -> None:
    by = {
        who: [(g.value.period, round(g.percent, 1)) for g in growths(found(imf()), who, flow)]
        for who, flow in (("KAZ", "trade_turnover"), ("UZB", "trade_turnover"))
    }
    assert by == {"KAZ": [("2017", 30.9)], "UZB": [("2017", 8.5)]}


@given(st.dates(date(1901, 1, 1), date(2100, 12, 31)), st.integers(1, 12))
def test_the_year_before_has_the_same_months(day: date, months: int) -> None:
    span = edtf.parse(f"{day.year}-01/{day.year}-{months:02d}")
    assert span.start is not None and span.end is not None
    before = year_before((span.start, span.end))
    same = edtf.parse(f"{day.year - 1}-01/{day.year - 1}-{months:02d}")
    assert before == (same.start, same.end)


def test_what_cannot_be_compared_is_refused() -> None:
    year = figure("y", "2016", 1, origin="official", basis="goods")
    cases = {
        "9 of 12 months beside a full year": figure("a", "2016-01/2016-09", 1),
        "USD and UZS without a conversion": figure("b", "2016", 1, unit="UZS"),
        "goods and services beside goods alone": figure("c", "2016", 1, basis="goods_services"),
        "one is trade_turnover, the other export": figure("d", "2016", 1, indicator="export"),
        "a period that ends within a month": figure("e", "2016-01/2016-11-15", 1),
        "a period without a known first and last day": figure("f", "../2016", 1),
    }
    base = found([year])[0]
    for reason, other in cases.items():
        assert str(why_not(base, found([other])[0])) == reason
    assert str(why_not(*found([year, figure("g", "2017", 1)]))) == "different periods"
    assert why_not(*found([year, figure("g", "2017", 1)]), over_time=True) is None
    mixed = found([year, cases["9 of 12 months beside a full year"]])
    refused = refusal(mixed)
    assert refused is not None
    assert str(refused[2]) == "9 of 12 months beside a full year"
    assert refusal(found([year, figure("g", "2018", 1)])) is None


def said(*figures: Figure) -> list[Claim]:
    return claims(found([*imf(), *figures]), PAIR)


def verdict(*figures: Figure) -> str:
    return said(*figures)[0].verdict


def test_the_growth_of_2017_told_three_ways() -> None:
    told = said(
        figure("kaz", "2017", None, growth_pct=Decimal("31.2")),
        figure("uzb", "2017", None, growth_pct=Decimal("8.6")),
        figure("two", "2017", None, growth_times=Decimal(2)),
    )
    by = {claim.figure.id: claim for claim in told}
    assert (by["kaz"].verdict, str(by["kaz"].reason)[:15]) == ("one_side", "agrees with KAZ")
    assert (by["uzb"].verdict, str(by["uzb"].reason)[:15]) == ("one_side", "agrees with UZB")
    assert by["two"].verdict == "differs"
    assert {round(check.official, 1) for check in by["two"].checks} == {30.9, 8.5}


def test_nine_months_are_told_apart_from_the_whole_year() -> None:
    claim = said(figure("n", "2016-01/2016-09", 1.548e9))[0]
    assert claim.verdict == "not_comparable"
    assert str(claim.reason).startswith(
        "9 of 12 months, yet more than all of 2016 as KAZ counts it"
    )


@pytest.mark.parametrize(
    ("value", "written", "bound", "expected"),
    [
        (1.5e9, "1.5 bn", "exact", "one_side"),
        (1.51e9, "1,51 mlrd", "exact", "one_side"),
        (1.55e9, "1,55 mlrd", "exact", "differs"),
        (1.81e9, "1,81 mlrd", "exact", "one_side"),
        (1.82e9, "1,82 mlrd", "exact", "differs"),
        (1.8109e9, "1810,9 mln", "exact", "one_side"),
        (1.8089e9, "1808,9 mln", "exact", "differs"),
        (1.5e9, "1,5 mlrd", "over", "agrees"),
        (1.6e9, "1,6 mlrd", "over", "one_side"),
        (1.9e9, "1,9 mlrd", "over", "differs"),
        (1.9e9, "1,9 mlrd", "under", "agrees"),
        (1.74e9, "1,74 mlrd", "about", "one_side"),
    ],
)
def test_rounding_and_bounds(value: float, written: str, bound: str, expected: str) -> None:
    assert verdict(figure("c", "2016", value, as_written=written, bound=bound)) == expected


def test_our_own_sums_are_nobodys_claims_and_no_base_of_growth() -> None:
    flow = {"reporter": "KAZ", "partner": "UZB", "growth_pct": Decimal("34.6")}
    parts = [
        figure("out", "2017", 1.25e9, indicator="export", as_written="1,25 mlrd", **flow),
        figure("into", "2017", 0.735e9, indicator="import", reporter="KAZ", partner="UZB"),
    ]
    told = said(*with_sums(parts, [document(IMF)]))
    assert {claim.figure.id for claim in told} == {"out", "into"}
    growth = next(claim for claim in told if claim.kind == "growth")
    assert [round(check.official, 1) for check in growth.checks] == [34.6, 4.2]


def test_growth_as_a_multiple_counts_from_the_year_that_it_names() -> None:
    told = figure("now", "2017", None, growth_times=Decimal("1.3"))
    base = figure("then", "2016", 1.5e9, status="derived", derived_from=("now",), bound="about")
    claim = next(claim for claim in said(told, base) if claim.kind == "growth")
    assert claim.verdict == "one_side"


def test_a_table_of_statistics_goes_before_a_number_quoted_by_the_press() -> None:
    quoted = {"reporter": "KAZ", "partner": "UZB", "origin": "official", "document": "q"}
    early = figure("e", "2016", 1.3e9, vintage=date(2017, 1, 1), **quoted)
    late = figure("l", "2023", 4.4e9, vintage=date(2024, 7, 1), **quoted)
    other = figure("o", "2023", 4.5e9, **quoted)
    told = [figure("a", "2016", 1.3e9), figure("b", "2023", 4.5e9), figure("c", "2023", 4.4e9)]
    made = claims(found([*imf(), early, late, other, *told], [document("q")]), PAIR)
    assert [claim.verdict for claim in made] == ["differs", "agrees", "agrees"]


def test_flows_are_held_against_the_sellers_and_the_buyers_count() -> None:
    sold = {"indicator": "export", "reporter": "KAZ", "partner": "UZB"}
    assert verdict(figure("c", "2016", 0.9e9, as_written="0,9 mlrd", **sold)) == "agrees"
    assert verdict(figure("c", "2016", 0.92e9, as_written="920 mln", **sold)) == "one_side"
    assert verdict(figure("c", "2016", 0.88e9, as_written="880 mln", **sold)) == "differs"
    assert verdict(figure("c", "2016", 0.93e9, indicator="export")) == "not_comparable"


def test_without_numbers_nothing_is_said_to_agree() -> None:
    assert verdict(figure("c", "2030", 1)) == "no_data"
    assert verdict(figure("c", "2016", 1, unit="UZS")) == "not_comparable"
    assert verdict(figure("c", "XXXX", 1)) == "not_comparable"
    assert said(figure("c", "../2030", 1e10, status="target")) == []


@given(st.integers(1, 999), st.integers(0, 2), st.sampled_from([10**6, 10**9]))
def test_the_step_of_a_number_is_its_last_digit(digits: int, decimals: int, scale: int) -> None:
    number = Decimal(digits).scaleb(-decimals)
    size = step(float(number * scale), f"{number:f} units" if decimals else "")
    assert size >= scale * 10.0**-decimals * (1 - 1e-9)
    assert (float(number * scale) / size) == pytest.approx(round(float(number * scale) / size))


TARGETS = [
    ("a", "../2018", 3e9, date(2018, 3, 14)),
    ("b", "../2020", 5e9, date(2018, 3, 14)),
    ("c", "../2026", 10e9, date(2021, 12, 6)),
    ("u", "XXXX", 10e9, date(2024, 8, 8)),
    ("d", "../2030", 10e9, date(2025, 11, 13)),
    ("e", "../2030", 10e9, date(2026, 1, 30)),
]


def ledger(as_of: date) -> dict[str, Promise]:
    years = [("2018", 2.5e9), ("2020", 2.9e9), ("2025", 4.97e9)]
    facts = [figure(y, y, v, origin="official", reporter="UZB", document=y) for y, v in years]
    # The first two stand in one sentence.
    targets = [
        figure(n, p, v, status="target", set_on=day, **({"at": 0} if n in "ab" else {}))
        for n, p, v, day in TARGETS
    ]
    made = found([*facts, *targets], [document(y) for y, _ in years])
    return {promise.id: promise for promise in promises(made, as_of)}


def test_stages_and_restatements_are_told_apart() -> None:
    by = ledger(date(2026, 5, 1))
    told = [(by[n].status, by[n].relation) for n in "abcude"]
    assert told == [
        ("missed", ""),
        ("missed", "stage"),
        ("moved", ""),
        ("moved", "repeated"),
        ("open", "restated"),
        ("open", "repeated"),
    ]
    assert by["a"].plan == by["b"].plan == "a" and by["c"].plan == ""
    assert by["c"].chain == by["d"].chain == by["e"].chain == "c" != by["b"].chain
    assert by["c"].moved_to == "d"
    assert by["b"].decided_by == ("2020",)
    assert str(by["c"].reason) == "restated on 2025-11-13 for 2030"


def test_a_goal_named_without_a_deadline_belongs_to_the_first_that_has_one() -> None:
    days = {"n": ("XXXX", date(2021, 4, 13)), "c": ("../2026", date(2021, 12, 6))}
    days |= {"d": ("../2030", date(2025, 3, 20)), "m": ("XXXX", date(2025, 6, 1))}
    targets = [
        figure(name, period, 10e9, status="target", set_on=day)
        for name, (period, day) in days.items()
    ]
    by = {promise.id: promise for promise in promises(found(targets), date(2026, 5, 1))}
    assert {name: by[name].relation for name in "ncdm"} == {
        "n": "", "c": "", "d": "restated", "m": "repeated",
    }  # fmt: skip
    assert (by["n"].told_of, by["m"].told_of) == ("c", "d")
    assert str(by["n"].reason) == "told without a deadline; that of 2026 was set"
    entries = [(one.id, [other.id for other in others]) for one, others in tellings(by.values())]
    assert entries == [("c", ["n"]), ("d", ["m"])]


def test_a_goal_that_never_had_a_deadline_stays_an_entry_of_its_own() -> None:
    days = [date(2021, 4, 13), date(2022, 4, 13)]
    targets = [figure(str(d), "XXXX", 10e9, status="target", set_on=d) for d in days]
    ((first, others),) = tellings(promises(found(targets), date(2026, 5, 1)))
    assert (first.status, first.told_of, len(others)) == ("open", "", 1)


def test_two_targets_of_one_day_in_two_sentences_are_no_stages() -> None:
    day = date(2020, 1, 1)
    apart = [figure(n, p, v, status="target", set_on=day) for n, p, v, _ in TARGETS[:2]]
    assert [promise.plan for promise in promises(found(apart), day)] == ["", ""]


def test_the_growth_that_an_open_target_needs() -> None:
    need = ledger(date(2026, 5, 1))["d"].needs[0]
    assert (need.base.period, need.years) == ("2025", 5)
    assert need.percent == pytest.approx(15.0, abs=0.05)


def test_the_ledger_of_an_earlier_day_knows_no_later_facts() -> None:
    by = ledger(date(2019, 6, 1))
    assert set(by) == {"a", "b"}
    assert (by["a"].status, by["b"].status) == ("missed", "open")


def test_a_target_that_only_one_side_reached_is_not_called_met() -> None:
    target = figure("t", "../2017", 1.97e9, status="target", set_on=date(2016, 1, 1))
    promise = promises(found([*imf(), target]), date(2020, 1, 1))[0]
    assert promise.status == "unknown"
    assert str(promise.reason) == "reached as KAZ counts it, not as UZB does"
    low = figure("t", "../2017", 1.9e9, status="target", set_on=date(2016, 1, 1))
    assert promises(found([*imf(), low]), date(2020, 1, 1))[0].status == "met"


def test_a_target_without_figures_is_unknown() -> None:
    target = figure("t", "../2011", 1e9, status="target", set_on=date(2010, 1, 1))
    assert promises(found([*imf(), target]), date(2020, 1, 1))[0].status == "unknown"


@given(st.floats(1e6, 1e10), st.floats(1.0, 5.0), st.integers(1, 30), st.floats(-1e9, 0, width=32))
def test_needed_growth_leads_to_the_target(
    base: float, factor: float, years: int, nothing: float
) -> None:
    percent = yearly_growth_needed(base, base * factor, years)
    assert percent is not None
    assert base * (1 + percent / 100) ** years == pytest.approx(base * factor)
    assert yearly_growth_needed(nothing, base, years) is None


def event(name: str, when: str, **changes: object) -> Event:
    usual: dict[str, object] = {
        "id": name,
        "when": edtf.parse(when),
        "title": name,
        "pair": "UZB-KAZ",
        "parties": PAIR,
        "sources": (Provenance("d", Span(0, 1), str(changes.pop("quote", "q"))),),
    }
    return Event(**(usual | changes))  # type: ignore[arg-type]


def test_promised_events_and_what_became_of_them() -> None:
    events = [
        event("programme", "2024/2034", kind="plan", date_role="term"),
        event("visit-1", "2022-12-21/2022-12-22", kind="visit", status="planned", place="Tashkent"),
        event("visit-1-held", "2022-12-22", kind="visit", place="Tashkent"),
        event("visit-2", "2023-03-01", kind="visit", status="planned"),
        event("centre", "../2027", kind="opening", status="planned", date_role="deadline"),
        event("council", "2022/..", kind="council", status="planned", quote="yearly meetings"),
        event("council-1", "2024-08-08", kind="council"),
    ]
    made = tables([], [document("d", date(2022, 12, 1))], events)
    by = {deed.id: deed for deed in deeds(made, "UZB-KAZ", date(2026, 1, 1))}
    assert set(by) == {"programme", "visit-1", "visit-2", "centre", "council"}
    assert [by[n].status for n in ("programme", "visit-1", "visit-2", "centre")] == [
        "open",
        "met",
        "unknown",
        "open",
    ]
    assert by["visit-1"].decided_by == ("visit-1-held",)
    assert by["council"].yearly == ((2023, False), (2024, True), (2025, False))
    assert str(by["council"].reason) == "told for 1 of 3 years"


def test_coverage_says_how_many_of_the_counted_are_held() -> None:
    events = [
        event("v1", "2017-03-22/2017-03-23", kind="visit"),
        event("v2", "2015-03-22", kind="visit"),
        event("v3", "2018-01-01", kind="visit", status="planned"),
        event("c1", "2023-05-05", kind="commission", series="commission:20"),
        event("c2", "2024", kind="commission", series="commission:21"),
    ]
    count = figure("n", "2016/..", 25, indicator="visits_of_heads_of_state", unit="COUNT")
    year = figure("y", "2015", 2, indicator="visits_of_heads_of_state", unit="COUNT")
    rows = coverage(tables([count, year], [document("d")], events), "UZB-KAZ")
    assert [(row.what, row.held, row.of, row.within) for row in rows] == [
        ("visits_of_heads_of_state", 1, 2, "2015"),
        ("visits_of_heads_of_state", 1, 25, ""),
        ("series:commission", 2, 21, ""),
    ]


def test_the_imfs_own_workbooks_side_by_side(shared: Path) -> None:
    reading = read_statistics(shared / "samples", "UZB-KAZ")
    made = to_tables(reading.documents, [], reading.figures)
    validate(made)
    mine = values(made, "UZB-KAZ")
    rows = {
        row.period: row
        for row in mirror(mine, ("UZB", "trade_turnover"), ("KAZ", "trade_turnover"))
    }
    assert rows["2016"].gap_percent == pytest.approx(19.8, abs=0.05)
    grown = {
        who: round(g.percent, 1)
        for who in PAIR
        for g in growths(mine, who, "trade_turnover")
        if g.value.period == "2017"
    }
    assert grown == {"KAZ": 30.9, "UZB": 8.5}


def test_a_reading_is_laid_beside_a_build_once(tmp_path: Path) -> None:
    table = tmp_path / "own.csv"
    table.write_text(
        "period,indicator,reporter,partner,value,unit,basis,source\n"
        "2018,export,KAZ,UZB,1637.5,USD million,FOB,Office\n"
        "2018,import,KAZ,UZB,844.5,USD million,CIF,Office\n"
    )
    reading = read_statistics(table, "UZB-KAZ")
    build = tables(imf())
    more = beside(build, reading)
    validate(more)
    assert len(more.figures) == len(build.figures) + 3
    assert beside(more, reading).figures.equals(more.figures)
    rows = mirror(values(more, "UZB-KAZ"), ("UZB", "trade_turnover"), ("KAZ", "trade_turnover"))
    assert [row.period for row in rows] == ["2016", "2017", "2018"]
    assert beside(build, read_statistics(table, "KAZ-CHN")) is build


def test_prices_are_taken_out_by_a_supplied_series_and_never_kept_by_halves() -> None:
    index = [
        figure(f"i{y}", y, v, indicator="deflator", unit="PERCENT", origin="official", document="i")
        for y, v in (("2016", 100), ("2017", 125))
    ]
    later = figure("z", "2018", 5e9, reporter="KAZ", origin="official")
    made = values(tables([*imf(), later, *index], [document("i")]), "UZB-KAZ", TRADE)
    series = deflators(made)
    assert series == {"i": {2016: 100.0, 2017: 125.0}}
    real = {v.id: v.value for v in deflate(made, series["i"], 2017) if v.indicator != "deflator"}
    assert real["2017-export-KAZ"] == 1245756582
    assert real["2016-export-KAZ"] == pytest.approx(925198417 * 1.25)
    assert "z" not in real


def test_shares_take_both_numbers_from_one_source() -> None:
    whole = figure(
        "w", "2016", 60e9, reporter="KAZ", partner="WLD", origin="official", basis="goods"
    )
    strange = figure(
        "s", "2017", 60e9, reporter="KAZ", partner="WLD", origin="official", document="other"
    )
    made = tables([*imf(), whole, strange], [document("other")])
    told = shares(values(made, "UZB-KAZ"), world(made, "UZB-KAZ"), "KAZ", "trade_turnover")
    assert [(share.value.period, round(share.percent, 2)) for share in told] == [("2016", 2.52)]
