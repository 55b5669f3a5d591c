"""The page of briefings: collect, put in order, look at, export, save."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import streamlit as st

from timeline import messages
from timeline.briefing import CHARTS, TITLE_LIMIT, Briefing, Step, dumps, said
from timeline.charts.text import plain
from timeline.errors import ExportError
from timeline.exports import trade as charts
from timeline.exports.compose import compose
from timeline.exports.deck import Deck
from timeline.exports.formats import FORMATS, Options, export_briefing
from timeline.exports.plan import plan
from timeline.exports.svg import to_png
from timeline.frame import Tables, records
from timeline.records import KINDS
from timeline.views import collected, frame_parts, parts, state, words

FORMAT_NAMES = {
    "pptx": "Slides (PowerPoint)",
    "pdf": "Briefing note (PDF, A4)",
    "pdf-slides": "Slides (PDF, 16:9)",
    "docx": "Briefing note (Word)",
    "html": "Interactive page (one HTML file)",
    "png": "Pictures (PNG)",
    "svg": "Pictures (SVG)",
    "xlsx": "Data (Excel)",
    "csv": "Data (CSV)",
    "json": "Data (JSON)",
    "parquet": "Data (Parquet)",
    "ics": "Calendar (planned days, anniversaries)",
    "timelinejs": "TimelineJS (JSON)",
    "timelinejs-csv": "TimelineJS (spreadsheet)",
    "bibtex": "Sources (BibTeX)",
    "ris": "Sources (RIS)",
    "csl": "Sources (CSL JSON)",
}
SHOW_NAMES = {
    "event": "Event",
    "period": "Period of the timeline",
    "chart": "Chart",
    "table": "Table",
    "quote": "Quote",
}
PREVIEWS = 12  # pages shown small; the rest is in the export


@dataclass(frozen=True, slots=True)
class Page:
    """What every part of the page needs."""

    tables: Tables
    pair: str
    language: str
    say: Callable[[str], str]
    briefing: Briefing


def page() -> None:
    """Show the page."""
    say, language = state.translate(), state.language()
    tables = state.tables()
    if tables is None or tables.events.empty:
        frame_parts.nothing_yet(tables, say)
        return
    pair = state.pair(tables)
    st.title(say("Briefing"), anchor=False)
    st.caption(
        say(
            "Collect events, periods, charts and tables, and take them with you as slides, "
            "a note, a page or data."
        )
    )
    _open(pair, say, language)
    made = Page(tables, pair, language, say, collected.current(pair, language))
    left, right = st.columns([2, 3], gap="large")
    with left:
        _about(made)
        _steps(made)
        _add(made)
    made = replace(made, briefing=collected.current(pair, language))
    with right:
        _result(made)
    parts.tag(
        [
            (".st-key-briefing-title input", "briefing-title"),
            (".st-key-briefing-steps", "briefing-steps"),
            (".st-key-briefing-format", "briefing-format"),
            (".st-key-briefing-make button", "briefing-make"),
            (".st-key-briefing-file button", "briefing-file"),
            (".st-key-briefing-preview", "briefing-preview"),
        ]
    )


def _open(pair: str, say: Callable[[str], str], language: str) -> None:
    """Start from a briefing that ships, from a saved file, or anew."""
    ready = collected.ready(pair)
    with st.container(horizontal=True, vertical_alignment="bottom", key="briefing-open"):
        for name, briefing in ready.items():
            # A button's label is markdown; ours come out of data/, but may be anybody's.
            label = plain(said(briefing.title, language), 80).replace("[", "(").replace("]", ")")
            if st.button(label, key=f"ready-{name}"):
                collected.keep(replace(briefing, language=language))
                st.rerun()
        if st.button(say("New"), key="briefing-new"):
            collected.keep(Briefing(title={}, pair=pair, language=language))
            st.rerun()
    with st.expander(say("Open a saved briefing"), key="briefing-saved"):
        upload = st.file_uploader(
            say("Saved briefing (.toml)"), type=["toml"], key="briefing-upload"
        )
        if upload and st.session_state.get("briefing-read") != upload.file_id:
            st.session_state["briefing-read"] = upload.file_id
            try:
                collected.keep(collected.read_upload(upload.getvalue(), upload.name))
                st.rerun()
            except ExportError as error:
                st.session_state["briefing-error"] = str(error)
        if told := st.session_state.pop("briefing-error", ""):
            st.error(told.replace("[", "(").replace("]", ")"))


def _about(made: Page) -> None:
    say, briefing, language, turn = made.say, made.briefing, made.language, collected.turn()
    with st.container(key="briefing-title"):
        title = st.text_input(
            say("Title"),
            said(briefing.title, language),
            max_chars=TITLE_LIMIT,
            key=f"b-title-{turn}-{language}",
        )
    notes = st.text_area(
        say("Summary"), said(briefing.notes, language), key=f"b-notes-{turn}-{language}", height=80
    )
    as_of = st.date_input(
        say("As of"), briefing.as_of or state.as_of(), key=f"b-as-of-{turn}", format="DD.MM.YYYY"
    )
    marks = sorted(set(made.tables.documents["restricted"]) - {""})
    restricted = briefing.restricted
    if marks:
        restricted = tuple(
            st.multiselect(
                say("Let out what is restricted"),
                marks,
                [mark for mark in restricted if mark in marks],
                key=f"b-restricted-{turn}",
            )
        )
    changed = replace(
        briefing,
        title=_texts(briefing.title, language, title),
        notes=_texts(briefing.notes, language, notes),
        as_of=as_of if as_of != state.as_of() or briefing.as_of else None,
        restricted=restricted,
    )
    if changed != briefing:
        collected.update(changed)


def _texts(old: Any, language: str, text: str) -> Any:
    return old if text == said(old, language) else collected.said_in(old, language, text)


def _steps(made: Page) -> None:
    """The steps in their order, each with title and notes, to move and to take out."""
    say, turn = made.say, collected.turn()
    with st.container(key="briefing-steps"):
        for place in range(len(made.briefing.steps)):
            briefing = collected.current(made.pair, made.language)
            step = briefing.steps[place]
            with st.container(border=True):
                st.text(f"{place + 1}. {say(SHOW_NAMES[step.show])} · {_what(made, step)}")
                title = st.text_input(
                    say("Title"),
                    said(step.title, made.language),
                    max_chars=TITLE_LIMIT,
                    key=f"s-title-{turn}-{place}-{made.language}",
                    label_visibility="collapsed",
                    placeholder=say("Title"),
                )
                notes = st.text_area(
                    say("Speaker notes"),
                    said(step.notes, made.language),
                    key=f"s-notes-{turn}-{place}-{made.language}",
                    height=68,
                    label_visibility="collapsed",
                    placeholder=say("Speaker notes"),
                )
                changed = replace(
                    step,
                    title=_texts(step.title, made.language, title),
                    notes=_texts(step.notes, made.language, notes),
                )
                if changed != step:
                    steps = (*briefing.steps[:place], changed, *briefing.steps[place + 1 :])
                    collected.update(replace(briefing, steps=steps))
                _moves(made, place)


def _moves(made: Page, place: int) -> None:
    say, turn = made.say, collected.turn()
    briefing = collected.current(made.pair, made.language)
    with st.container(horizontal=True):
        if st.button("↑", key=f"up-{turn}-{place}", help=say("Earlier"), disabled=place == 0):
            collected.keep(collected.moved(briefing, place, -1))
            st.rerun()
        last = place == len(briefing.steps) - 1
        if st.button("↓", key=f"down-{turn}-{place}", help=say("Later"), disabled=last):
            collected.keep(collected.moved(briefing, place, 1))
            st.rerun()
        if st.button(say("Remove"), key=f"out-{turn}-{place}", type="tertiary"):
            collected.keep(collected.without(briefing, place))
            st.rerun()


def _what(made: Page, step: Step) -> str:
    """A step in a few words."""
    if step.show in ("event", "quote"):
        events = made.tables.events
        mine = events[events["id"] == step.event]
        title = str(mine["title"].iloc[0]) if len(mine) else ""
        when = messages.period(step.date, made.language) if step.date else ""
        return plain(" · ".join(part for part in (when, title) if part), 110)
    if step.show == "chart":
        name = made.say(charts.NAMES[step.chart])
        return f"{name} {words.indicator(step.indicator, made.say) if step.indicator else ''}"
    span = "–".join(str(day.year) if day else "" for day in (step.since, step.until))
    kinds = ", ".join(words.kind(kind, made.say) for kind in step.kinds)
    table = made.say(step.table.capitalize()) if step.table else ""
    return plain(" · ".join(part for part in (table, span.strip("–"), kinds) if part), 110)


def _add(made: Page) -> None:
    """Add a step: what it shows, and which one."""
    say, language = made.say, made.language
    events = made.tables.events[made.tables.events["pair"] == made.pair]
    with st.container(border=True, key="briefing-add"):
        show = st.selectbox(
            say("Add"), list(SHOW_NAMES), format_func=lambda s: say(SHOW_NAMES[s]), key="add-show"
        )
        step: Step | None = None
        if show in ("event", "quote"):
            rows = {row["id"]: row for row in records(events)}
            chosen = st.selectbox(
                say("Event"),
                list(rows),
                index=None,
                format_func=lambda id: plain(
                    f"{messages.period(rows[id]['edtf'], language)} · {rows[id]['title']}", 120
                ),
                key="add-event",
            )
            step = replace(collected.event_step(rows[chosen]), show=show) if chosen else None
        elif show == "chart":
            step = _added_chart(made)
        else:
            step = _added_period(made, events, show)
        if st.button(say("Add to the briefing"), key="add-step", disabled=step is None) and step:
            collected.add(collected.current(made.pair, language), step)
            st.rerun()


def _added_chart(made: Page) -> Step:
    say = made.say
    name = st.selectbox(
        say("Chart"), CHARTS, format_func=lambda c: say(charts.NAMES[c]), key="add-chart"
    )
    indicator = reporter = ""
    if name == "indicator":
        figures = made.tables.figures[made.tables.figures["pair"] == made.pair]
        known = sorted(set(figures["indicator"]))
        indicator = st.selectbox(
            say("Indicator"),
            known,
            format_func=lambda code: words.indicator(code, say),
            key="add-indicator",
        )
    if name == "exports_imports":
        reporter = st.selectbox(
            say("Side"),
            made.pair.split("-"),
            format_func=lambda code: words.country(code, made.language),
            key="add-side",
        )
    return Step(show="chart", chart=name, indicator=indicator or "", reporter=reporter or "")


def _added_period(made: Page, events: Any, show: str) -> Step:
    say = made.say
    known = sorted({*events["start"].dropna().dt.year, *events["end"].dropna().dt.year})
    first, last = (int(known[0]), int(known[-1])) if known else (1991, 2026)
    chosen = st.select_slider(
        say("Years"), list(range(first, last + 1)), (first, last), key="add-years"
    )
    present = [kind for kind in KINDS if kind in set(events["kind"])]
    kinds = st.multiselect(
        say("Kinds of event"),
        present,
        format_func=lambda kind: words.kind(kind, say),
        key="add-kinds",
    )
    step = collected.years(chosen[0], chosen[1], tuple(kinds))
    if show == "period":
        return step
    table = st.selectbox(
        say("Table"),
        ["events", "figures"],
        format_func=lambda t: say(t.capitalize()),
        key="add-table",
    )
    return replace(step, show="table", table=table, kinds=step.kinds if table == "events" else ())


def planned(made: Page) -> Deck:
    """Plan the briefing at hand; raise ExportError with what is missing."""
    return plan(
        made.tables,
        made.briefing,
        as_of=state.as_of(),
        language=made.language,
        name=made.say("Briefing"),
    )


def _result(made: Page) -> None:
    """What it looks like, and the files."""
    say = made.say
    if not made.briefing.steps:
        st.info(say("Choose a ready briefing above, or add the first step."))
        return
    if not said(made.briefing.title, made.language).strip():
        st.info(say("Give the briefing a title."))
        return
    try:
        deck = planned(made)
    except ExportError as error:
        st.error(_shown(error))
        return
    _files(made)
    with st.container(key="briefing-preview"):
        columns = st.columns(2)
        for number, shown in enumerate(deck.pages[:PREVIEWS], start=1):
            picture = _small(made, number, state.stamp(), dumps(made.briefing))
            with columns[(number - 1) % 2]:
                st.image(picture, width="stretch", alt=plain(shown.title))
    if len(deck.pages) > PREVIEWS:
        st.caption(say("{n} further pages").format(n=len(deck.pages) - PREVIEWS))


def _small(made: Page, number: int, stamp: str, text: str) -> bytes:
    return _drawn(made, number, stamp, text, made.language, state.as_of().isoformat())


@st.cache_data(max_entries=200, show_spinner=False)
def _drawn(_made: Page, number: int, stamp: str, text: str, language: str, as_of: str) -> bytes:
    """One page small; kept by the build, the briefing, the language and the day."""
    deck = planned(_made)
    return to_png(compose(deck, deck.pages[number - 1], number), scale=0.6)


def _files(made: Page) -> None:
    """Make a file of a format, and give it; the template of one's own for slides."""
    say = made.say
    with st.container(horizontal=True, vertical_alignment="bottom"):
        with st.container(key="briefing-format"):
            form = st.selectbox(
                say("Format"),
                list(FORMATS),
                format_func=lambda name: say(FORMAT_NAMES[name]),
                key="briefing-form",
            )
        with st.container(key="briefing-make"):
            pressed = st.button(say("Make the file"), type="primary", key="briefing-go")
        st.download_button(
            say("Save the briefing"),
            dumps(made.briefing),
            file_name="briefing.toml",
            mime="application/toml",
            key="briefing-save",
            on_click="ignore",
        )
    template = None
    if form == "pptx":
        with st.expander(say("Own slide template"), key="briefing-template-box"):
            template = st.file_uploader(
                say("Template (.pptx)"), type=["pptx"], key="briefing-template"
            )
    if pressed:
        _make(made, form, template)
    _give(made, form)


def _make(made: Page, form: str, template: Any) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = None
        if template is not None:
            path = Path(folder) / "template.pptx"
            path.write_bytes(template.getvalue())
        options = Options(
            as_of=state.as_of(),
            language=made.language,
            template=path,
            name=made.say("Briefing"),
        )
        try:
            with st.spinner(made.say("Making the file …")):
                result = export_briefing(made.tables, made.briefing, form, options)
        except ExportError as error:
            text = str(error).replace(f"{folder}/", "")
            st.error(_shown(ExportError(text)))
            return
    st.session_state["briefing-made"] = (form, dumps(made.briefing), made.language, result)


def _give(made: Page, form: str) -> None:
    held = st.session_state.get("briefing-made")
    if not held or held[:3] != (form, dumps(made.briefing), made.language):
        return
    result = held[3]
    with st.container(key="briefing-file"):
        st.download_button(
            made.say("Download"),
            result.data,
            file_name=f"briefing{result.suffix}",
            mime=result.media,
            key="briefing-download",
            on_click="ignore",
        )
    for problem in result.problems:
        st.text(str(problem))


def _shown(error: ExportError) -> str:
    """A message for st.error, which reads markdown: no links, no pictures out of data."""
    text = plain(str(error), 600)
    for letter in "\\`*_{}[]<>#!|$~:":
        text = text.replace(letter, "\\" + letter)
    return text
