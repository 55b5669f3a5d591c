"""What the page draws with Plotly: the timeline of all events of a briefing, and its charts."""

from __future__ import annotations

import math
from typing import Any

from timeline import messages
from timeline.charts import text as gate
from timeline.charts.scene import scene
from timeline.charts.style import FONT, LIGHT
from timeline.charts.timeline import figure
from timeline.exports import words
from timeline.exports.deck import Deck
from timeline.exports.drawing import mixed
from timeline.exports.picture_chart import TOLD, marks
from timeline.exports.series import Chart, Series
from timeline.exports.tables import columns, rows
from timeline.frame import Tables

WIDTH = 1000.0  # pixels that the lanes are packed for


def data(deck: Deck, tables: Tables) -> dict[str, Any]:
    """Give timeline, charts, and what the page says about each event, as plain values."""
    language = deck.about.language
    say = messages.translator(language)
    ids = set(deck.records)
    events = tables.events[tables.events["id"].isin(ids)]
    dated = events[events["start"].notna() | events["end"].notna()]
    listed = {row["id"]: row for row in rows(events, list(columns("events")))}
    told = _told(deck, tables, set(listed))
    result: dict[str, Any] = {
        "language": language,
        "locale": _locale(language),
        "charts": {
            str(number): chart_figure(page.body, language)
            for number, page in enumerate(deck.pages)
            if isinstance(page.body, Chart)
        },
        "events": {
            id: {
                "title": row["title"],
                "kind": row["kind"],
                "when": messages.period(row["edtf"], language),
                "place": words.place(row["place"], language),
                "unreviewed": say("unreviewed") if row["review"] == "unreviewed" else "",
                "told": told.get(id, []),
            }
            for id, row in listed.items()
        },
        "timeline": None,
    }
    if len(dated):
        laid = scene(dated, width=WIDTH, name=lambda kind: words.kind(kind, say))
        hover = {
            id: gate.hover(
                row["title"],
                [messages.period(row["edtf"], language), words.kind(row["kind"], say)],
                told[id][0]["quote"] if told.get(id) else "",
                told[id][0]["source"] if told.get(id) else "",
            )
            for id, row in listed.items()
        }
        drawn = figure(laid, LIGHT, hover=lambda mark: hover[mark.id], as_of=deck.about.as_of)
        result["timeline"] = drawn | {
            "labels": [label.mark for label in laid.labels],
            "conflicts": [mark.id for mark in laid.marks if mark.conflict],
        }
    return result


def _told(deck: Deck, tables: Tables, ids: set[str]) -> dict[str, list[dict[str, Any]]]:
    """Sentences by event, with the document that each stands in; restricted ones as the deck."""
    numbers = {source.number: source for source in deck.sources}
    found: dict[str, list[dict[str, Any]]] = {}
    for row in rows(tables.sources, list(columns("sources"))):
        number = deck.numbers.get(row["document_id"])
        if row["record_id"] in ids and number is not None:
            source = numbers[number]
            entry = {"quote": row["quote"], "source": source.text, "number": number}
            found.setdefault(row["record_id"], []).append(entry | {"url": source.url})
    return found


def _locale(language: str) -> dict[str, Any]:
    return {
        "dictionary": {},
        "format": {
            "days": messages.weekdays(language, "wide"),
            "shortDays": messages.weekdays(language),
            "months": messages.months(language, "wide"),
            "shortMonths": messages.months(language),
            "date": "%d.%m.%Y",
            "decimal": "." if language == "en" else ",",
            "thousands": "," if language == "en" else " ",
        },
    }


def chart_figure(chart: Chart, language: str) -> dict[str, Any]:
    """Give a chart as the dictionary that plotly.js draws, in the styles of the slides."""
    traces = [_trace(chart, item, language) for item in chart.series]
    axis = {"gridcolor": LIGHT.hairline, "zerolinecolor": LIGHT.muted, "automargin": True}
    layout = {
        "height": 420,
        "margin": {"l": 50, "r": 20, "t": 64, "b": 40},
        "font": {"family": FONT, "size": 13, "color": LIGHT.text},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "legend": {"orientation": "h", "x": 0, "y": 1.02, "yanchor": "bottom"},
        "showlegend": len(traces) > 1,
        "bargap": 0.35,
        "hovermode": "closest",
        "dragmode": "pan",
        "xaxis": axis | {"type": "category", "showgrid": False},
        "yaxis": axis
        | {"fixedrange": True, "title": {"text": gate.label(chart.unit)}}
        | (_powers(chart, language) if chart.log else {"rangemode": "tozero"}),
    }
    return {"data": traces, "layout": layout}


def _powers(chart: Chart, language: str) -> dict[str, Any]:
    """Give the settings of a logarithmic axis, marked where the slides mark it."""
    values = marks(chart)
    return {
        "type": "log",
        "range": [math.log10(values[0]), math.log10(values[-1])],
        "tickvals": values,
        "ticktext": [messages.decimal(value, language, 2) for value in values],
    }


def _trace(chart: Chart, item: Series, language: str) -> dict[str, Any]:
    share = {"official": 1.0, "told": TOLD if chart.shape == "column" else 1.0}
    fill = mixed(item.colour, share.get(item.form, 0.1))
    name = gate.label(item.name)
    texts = [
        "" if value is None else messages.decimal(value, language, chart.digits)
        for value in item.values
    ]
    base: dict[str, Any] = {
        "name": name,
        "showlegend": item.listed,
        "x": list(chart.categories),
        "y": [None if value is None else round(value, 4) for value in item.values],
        "text": texts,
        "hovertemplate": "%{x}<br><b>%{text}</b> "
        + gate.label(chart.unit)
        + f"<extra>{name}</extra>",
    }
    edge = {"color": item.colour, "width": 2}
    if chart.shape == "column":
        return base | {
            "type": "bar",
            "textposition": "outside",
            "cliponaxis": False,
            "marker": {"color": fill, "line": edge},
        }
    symbol = "diamond" if item.form == "target" else "circle"
    return base | {
        "type": "scatter",
        "mode": "lines+markers" if item.form == "official" else "markers",
        "connectgaps": False,
        "line": {"color": item.colour, "width": 2.5},
        "marker": {"symbol": symbol, "size": 10, "color": fill, "line": edge},
    }
