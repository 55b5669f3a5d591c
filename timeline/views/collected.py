"""The briefing that the reader collects: kept for the session, changed by these functions alone."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

import streamlit as st

from timeline import settings
from timeline.briefing import Briefing, Step, loads
from timeline.errors import ExportError
from timeline.frame import Tables
from timeline.views import state
from timeline.views.filters import FIELDS

READY = settings.DATA / "briefings"
SHOW_NAMES = {
    "event": "Event",
    "period": "Period of the timeline",
    "chart": "Chart",
    "table": "Table",
    "quote": "Quote",
}


@dataclass(frozen=True, slots=True)
class Page:
    """What every part of the page of briefings needs."""

    tables: Tables
    pair: str
    language: str
    say: Callable[[str], str]
    briefing: Briefing


_KEY = "collected"


def ready(pair: str) -> dict[str, Briefing]:
    """Give the briefings that ship for a pair, by file name."""
    found = {}
    for path in sorted(READY.glob("*.toml")):
        try:
            read = loads(path.read_text(encoding="utf-8"), path.name)
        except (OSError, UnicodeDecodeError, ExportError):
            continue
        if read.pair == pair:
            found[path.stem] = read
    return found


def current(pair: str, language: str) -> Briefing:
    """Give the briefing at hand; an empty one of the pair where there is none."""
    held = st.session_state.get(_KEY)
    if isinstance(held, Briefing) and held.pair == pair:
        return held
    return Briefing(title={}, pair=pair, language=language)


def keep(made: Briefing) -> None:
    """Hold a briefing for the session; its widgets start anew."""
    st.session_state[_KEY] = made
    st.session_state["collected-turn"] = turn() + 1


def update(made: Briefing) -> None:
    """Hold a briefing whose widgets stay as they are."""
    st.session_state[_KEY] = made


def turn() -> int:
    """A number that changes when the order of steps does: part of the keys of their widgets."""
    return int(st.session_state.get("collected-turn", 0))


def add(made: Briefing, step: Step) -> None:
    """Put a step at the end."""
    keep(replace(made, steps=(*made.steps, step)))


def moved(made: Briefing, place: int, by: int) -> Briefing:
    """Move a step up or down."""
    steps = list(made.steps)
    to = min(max(place + by, 0), len(steps) - 1)
    steps.insert(to, steps.pop(place))
    return replace(made, steps=tuple(steps))


def without(made: Briefing, place: int) -> Briefing:
    """Take a step out."""
    return replace(made, steps=(*made.steps[:place], *made.steps[place + 1 :]))


def said_in(words: Mapping[str, str], language: str, text: str) -> dict[str, str]:
    """Set what a text says in one language; a text for all languages stays one."""
    if not text.strip():
        return {key: value for key, value in words.items() if key not in (language, "")}
    if set(words) <= {""}:
        return {"": text}
    return dict(words) | {language: text}


def event_step(row: Mapping[str, Any]) -> Step:
    """Name an event so that another build finds it too: by id, and by date and kind."""
    return Step(
        show="event",
        event=str(row["id"]),
        date=str(row["edtf"]),
        kind=str(row["kind"]),
    )


def years(first: int, last: int, kinds: tuple[str, ...]) -> Step:
    """Name a period of whole years."""
    return Step(show="period", since=date(first, 1, 1), until=date(last, 12, 31), kinds=kinds)


def read_upload(data: bytes, name: str) -> Briefing:
    """Read an uploaded briefing; raise ExportError where it is none."""
    try:
        return loads(data.decode("utf-8"), Path(name).name)
    except UnicodeDecodeError:
        raise ExportError(f"{Path(name).name}: not a saved briefing; choose a .toml file") from None


def offer(step: Step, label: str, pair: str, key: str) -> None:
    """Show a button that puts a step into the briefing, and says so."""
    say, language = state.translate(), state.language()
    if st.button(say(label), key=key, type="tertiary", icon=":material/add:"):
        add(current(pair, language), step)
        st.toast(say("It is in the briefing now."))


def chosen() -> dict[str, Any]:
    """The filters in the address, as the fields of a step that keep them."""
    return {
        field: tuple(code for code in st.query_params.get(name, "").split(",") if code)
        for name, field in FIELDS.items()
    }


def _within_period(window: tuple[date, date], years: list[str]) -> tuple[date, date]:
    """The window in view, narrowed to the years of the slider where both overlap."""
    if len(years) != 2 or not all(year.isdigit() and len(year) == 4 for year in years):
        return window
    since = max(window[0], date(int(years[0]), 1, 1))
    until = min(window[1], date(int(years[1]), 12, 31))
    return (since, until) if since <= until else window


def offer_view(
    window: tuple[date, date], event: Mapping[str, Any] | None, pair: str, key: str = "collect"
) -> None:
    """Offer the window in view with all filters of the page, and the open event."""
    since, until = _within_period(window, st.query_params.get_all("period"))
    step = Step(show="period", since=since, until=until, **chosen(), search=state.query())
    with st.container(horizontal=True, key=key):
        offer(step, "Add this view to the briefing", pair, f"{key}-view")
        if event is not None:
            offer(event_step(event), "Add this event to the briefing", pair, f"{key}-event")
