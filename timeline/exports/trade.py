"""Figures → the few charts that a briefing shows.

Nothing is averaged: what two sides or two sources say of one year are two series. Part-years are
compared with the same months only. A missing year is a gap.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pandas as pd

from timeline import messages
from timeline.errors import ExportError
from timeline.exports import words
from timeline.exports.series import Chart, Point, assemble
from timeline.messages import Translate


def build(
    name: str,
    figures: pd.DataFrame,
    language: str,
    *,
    since: date | None = None,
    until: date | None = None,
    reporter: str = "",
    indicator: str = "",
    log: bool = False,
) -> Chart:
    """Make a chart by its name; raise ExportError where no figure fits, naming what was asked.

    ``log`` asks for a logarithmic scale; where a value is not above zero the scale stays plain.
    """
    if name not in _MAKERS:
        raise ExportError(f"no chart {name!r}; choose one of {', '.join(_MAKERS)}")
    if reporter:
        figures = figures[figures["reporter"] == reporter]
    kept = figures[figures["value"].notna()] if name != "growth" else figures
    last = kept["end"].fillna(kept["start"])
    if since is not None:
        kept = kept[last >= pd.Timestamp(since)]
    if until is not None:
        kept = kept[kept["start"].fillna(kept["end"]) <= pd.Timestamp(until)]
    chart = _MAKERS[name](kept, language, indicator)
    if not chart.series:
        asked = [name, indicator, reporter, since and f"since {since}", until and f"until {until}"]
        said = ", ".join(str(part) for part in asked if part)
        raise ExportError(f"no figure for the chart ({said}); widen its period or leave it out")
    return _logarithmic(chart, figures, language) if log else chart


def _logarithmic(chart: Chart, figures: pd.DataFrame, language: str) -> Chart:
    """Give the chart on a logarithmic scale: columns become dots and lines, as they need a zero."""
    if any(v is not None and v <= 0 for item in chart.series for v in item.values):
        return chart
    official = set(figures.loc[figures["origin"] == "official", "id"])
    series = tuple(
        replace(item, form="told")
        if item.form == "official" and not set(item.records) & official
        else item
        for item in chart.series
    )
    say = messages.translator(language)
    basis = f"{chart.basis}; {say('logarithmic scale')}"
    return replace(chart, shape="line", series=series, basis=basis, log=True)


def _yearly(figures: pd.DataFrame) -> pd.DataFrame:
    """Whole years, and deadlines of targets, with their year as a number in ``year``."""
    whole = figures["precision"].eq("year")
    deadline = figures["status"].eq("target") & figures["end"].notna()
    kept = figures[(whole | deadline) & figures["end"].notna()].copy()
    kept["year"] = kept["end"].dt.year
    return kept


def _form(status: str, origin: str) -> str:
    if status == "target":
        return "target"
    if status != "actual":
        return "hollow"
    return "official" if origin == "official" else "told"


def _label(form: str, status: str, reporter: str, language: str) -> str:
    say = messages.translator(language)
    if form == "target":
        return say("target")
    if not reporter:
        name = say("side not stated")
    elif form == "official":
        name = say("{country}, statistics").format(country=words.country(reporter, language))
    elif form == "told":
        name = say("{country}, as said").format(country=words.country(reporter, language))
    else:
        name = words.country(reporter, language)
    return f"{name} ({say(status)})" if form == "hollow" else name


def _points(figures: pd.DataFrame, language: str, scale: float) -> list[Point]:
    """Points by year; the side whose number it is decides colour and label."""
    ordered = figures.sort_values(["reporter", "year", "origin", "documents", "id"])
    points = []
    for row in ordered.to_dict("records"):
        form = _form(row["status"], row["origin"])
        label = _label(form, row["status"], row["reporter"], language)
        value = round(float(row["value"]) / scale, 6)
        points.append(Point(str(row["year"]), value, form, row["reporter"], label, row["id"]))
    return points


def _span(years: pd.Series) -> list[str]:
    if years.empty:
        return []
    return [str(year) for year in range(int(years.min()), int(years.max()) + 1)]


def _billions(say: Translate) -> str:
    return say("billion US dollars")


def _basis(figures: pd.DataFrame, language: str, note: str = "") -> str:
    """Say in one line what the numbers are and what they are not."""
    say = messages.translator(language)
    known = sorted(set(figures["basis"]) - {"unknown", ""})
    named = ", ".join(say(BASES.get(basis, basis)) for basis in known) or say("not stated")
    parts = [say("nominal US dollars"), say("basis: {basis}").format(basis=named)]
    if figures["bound"].isin(["over", "under", "about", "up_to"]).any():
        parts.append(say("some values are bounds (“over”, “about”)"))
    return "; ".join([*parts, *([note] if note else [])])


BASES = {"goods": "goods", "goods_services": "goods and services", "FOB": "FOB", "CIF": "CIF"}


def _dollars(figures: pd.DataFrame, *indicators: str) -> pd.DataFrame:
    return figures[figures["indicator"].isin(indicators) & (figures["unit"] == "USD")]


def _turnover(figures: pd.DataFrame, language: str, _: str) -> Chart:
    say = messages.translator(language)
    trade = _dollars(figures, "trade_turnover")
    yearly = _yearly(trade)
    part = int((trade["status"].eq("actual") & ~trade["id"].isin(yearly["id"])).sum())
    note = say("part-years are left out") if part else ""
    return assemble(
        "turnover",
        "line",
        _points(yearly, language, 1e9),
        _span(yearly["year"]),
        _billions(say),
        _basis(yearly, language, note),
        language,
    )


def _mirror(figures: pd.DataFrame, language: str, _: str) -> Chart:
    """Turnover by the two sides, in the years that both give: the gap is the message."""
    say = messages.translator(language)
    yearly = _yearly(_dollars(figures, "trade_turnover"))
    yearly = yearly[yearly["status"].eq("actual") & yearly["reporter"].ne("")]
    sides = yearly.groupby("year")["reporter"].nunique()
    both = yearly[yearly["year"].isin(sides.index[sides >= 2])]
    return assemble(
        "mirror",
        "line",
        _points(both, language, 1e9),
        _span(both["year"]),
        _billions(say),
        _basis(both, language, say("each side's own count, never averaged")),
        language,
    )


def _exports_imports(figures: pd.DataFrame, language: str, _: str) -> Chart:
    """Exports and imports of one side: the one that was asked for, or that gives more years."""
    say = messages.translator(language)
    flows = _yearly(_dollars(figures, "export", "import"))
    flows = flows[flows["status"].eq("actual") & flows["reporter"].ne("")]
    if flows.empty:
        return assemble("exports_imports", "column", [], [], "", "", language)
    count = flows.groupby("reporter")["year"].nunique()
    whose = str(count.sort_values(kind="stable").index[-1])
    mine = flows[flows["reporter"] == whose].sort_values(["indicator", "year", "documents", "id"])
    points = []
    for row in mine.to_dict("records"):
        form, flow = _form("actual", row["origin"]), words.indicator(row["indicator"], say)
        label = flow if form == "official" else say("{flow}, as said").format(flow=flow)
        value = round(float(row["value"]) / 1e9, 6)
        points.append(Point(str(row["year"]), value, form, flow, label, row["id"]))
    note = say("counted by {country}").format(country=words.country(whose, language))
    return assemble(
        "exports_imports",
        "column",
        points,
        _span(mine["year"]),
        _billions(say),
        _basis(mine, language, note),
        language,
    )


def _part_years(figures: pd.DataFrame, language: str, indicator: str) -> Chart:
    """The same months of several years; the months that most years give."""
    say = messages.translator(language)
    trade = _dollars(figures, indicator or "trade_turnover")
    kept = trade[
        trade["edtf"].str.fullmatch(r"(\d{4})-\d{2}/\1-\d{2}") & trade["status"].ne("target")
    ]
    kept = kept.assign(months=kept["edtf"].str[5:7] + "/" + kept["edtf"].str[13:15])
    kept = kept.assign(year=kept["end"].dt.year)
    if kept.empty:
        return assemble("part_years", "column", [], [], "", "", language)
    years = kept.groupby("months")["year"].nunique()
    chosen = sorted(years.index, key=lambda months: (-years[months], months))[0]
    mine = kept[kept["months"] == chosen]
    names = messages.months(language, "wide")
    months = f"{names[int(chosen[:2]) - 1]} – {names[int(chosen[3:]) - 1]}"
    return assemble(
        "part_years",
        "column",
        _points(mine, language, 1e9),
        _span(mine["year"]),
        _billions(say),
        _basis(mine, language, say("only {months} of each year").format(months=months)),
        language,
    )


def _growth(figures: pd.DataFrame, language: str, _: str) -> Chart:
    say = messages.translator(language)
    told = _yearly(figures[figures["indicator"].eq("trade_turnover")])
    told = told[told["growth_pct"].notna()]
    told = told.assign(value=told["growth_pct"])
    note = say("growth of turnover against the year before, as the sources say it")
    points = _points(told, language, 1.0)
    return assemble(
        "growth", "column", points, _span(told["year"]), say("per cent"), note, language, 1
    )


def _indicator(figures: pd.DataFrame, language: str, indicator: str) -> Chart:
    say = messages.translator(language)
    mine = figures[figures["indicator"].eq(indicator) & figures["end"].notna()]
    mine = mine.assign(year=mine["end"].dt.year)
    money = bool(len(mine)) and bool(mine["unit"].eq("USD").all())
    unit = _billions(say) if money else words.indicator(indicator, say)
    basis = _basis(mine, language) if money else say("as the sources say it")
    points = _points(mine, language, 1e9 if money else 1.0)
    digits = 2 if money else 0
    return assemble(
        "indicator", "column", points, _span(mine["year"]), unit, basis, language, digits
    )


_MAKERS: dict[str, Callable[[pd.DataFrame, str, str], Chart]] = {
    "turnover": _turnover,
    "mirror": _mirror,
    "exports_imports": _exports_imports,
    "part_years": _part_years,
    "growth": _growth,
    "indicator": _indicator,
}

NAMES = {
    "turnover": "Trade turnover by year",
    "mirror": "Turnover as each side counts it",
    "exports_imports": "Exports and imports",
    "part_years": "The same months compared",
    "growth": "Growth of turnover",
    "indicator": "Indicator",
}
