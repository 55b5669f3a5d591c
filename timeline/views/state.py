"""What every page shares: the build that is shown, the reader's language and theme, the pair."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import streamlit as st

from timeline import messages
from timeline.charts.style import THEMES, Palette
from timeline.errors import FrameError
from timeline.frame import Tables, read

SHADES = ("light", "dark")
PHONE = 640  # px of width under which the page is one column


def build_folder() -> Path:
    """The folder of the build: TIMELINE_BUILD, else data/build."""
    return Path(os.environ.get("TIMELINE_BUILD", "data/build"))


@st.cache_resource(max_entries=2, show_spinner=False)
def _tables(folder: str, stamp: float) -> Tables:
    return read(Path(folder))


def tables() -> Tables | None:
    """The tables of the build, read again when it changed; None where there is none."""
    folder = build_folder()
    try:
        stamp = (folder / "report.json").stat().st_mtime
        return _tables(str(folder), stamp)
    except (FrameError, OSError, ValueError):
        return None


def stamp() -> str:
    """A name of the build in view that changes with it: the key of what is worked out from it."""
    path = build_folder() / "report.json"
    return f"{path}:{path.stat().st_mtime_ns}"


def language() -> str:
    """The reader's language: chosen by hand (kept in the address), else by the browser."""
    chosen = st.query_params.get("lang", "") or st.session_state.get("lang", "")
    if chosen in messages.LANGUAGES:
        return str(chosen)
    return messages.choose(st.context.locale or st.context.headers.get("Accept-Language"))


def translate() -> Callable[[str], str]:
    """The function that says an English message in the reader's language."""
    return messages.translator(language())


def contrast() -> bool:
    """Say whether the reader asked for high contrast."""
    return st.query_params.get("contrast") == "1"


def theme() -> str:
    """`light` or `dark` where the reader chose one by hand; empty where the device decides."""
    chosen = str(st.query_params.get("theme", ""))
    return chosen if chosen in SHADES else ""


def shade() -> str:
    """Say whether the page is light or dark."""
    return theme() or ("dark" if st.context.theme.type == "dark" else "light")


def palette() -> Palette:
    """Colours of the theme that the page shows."""
    return THEMES[f"{shade()}-contrast" if contrast() else shade()]


def as_of() -> date:
    """The day that counts as today: `as_of` of the address, else the calendar's."""
    try:
        return date.fromisoformat(st.query_params.get("as_of", ""))
    except ValueError:
        return datetime.now(UTC).date()


def pairs(made: Tables) -> list[str]:
    """The pairs that the build tells events of, the fullest first; then those of figures alone."""
    counted = [made.events["pair"].value_counts(), made.figures["pair"].value_counts()]
    return list(dict.fromkeys(str(pair) for counts in counted for pair in counts.index if pair))


def pair(made: Tables) -> str:
    """The pair in view: `pair` of the address where the build has it, else the fullest."""
    known = pairs(made)
    wanted = st.query_params.get("pair", "")
    return wanted if wanted in known else known[0] if known else ""


def query() -> str:
    """The words that the reader searches for."""
    return str(st.query_params.get("q", ""))


def narrow() -> bool:
    """Say whether the reader's page is a phone's: told by the page, else by the browser."""
    told = dict(st.session_state.get("timeline") or {}).get("width")
    if told:
        return int(told) < PHONE
    measured = dict(st.session_state.get("style") or {}).get("narrow")
    if measured is not None:
        return bool(measured)
    if "phone" in st.session_state:
        return bool(st.session_state["phone"])
    return "Mobile" in (st.context.headers.get("User-Agent") or "")


# What Streamlit writes into the address itself, from a widget, and lets nobody else write: the next
# page takes it out of what was kept.
BOUND = ("q", "period")
# What stands in the address and goes along from page to page.
KEPT: tuple[str, ...] = (
    *(
        "pair",
        "lang",
        "theme",
        "contrast",
        "as_of",
        "view",
        "event",
        "lanes",
        "trade",
        "compare",
        "doc",
    ),
    *("q", "kind", "period", "status", "scope", "place", "party", "language", "document"),
)


def keep_address(page: str) -> None:
    """Carry the address along when the reader changes the page; Streamlit drops it there."""
    kept: dict[str, str] = st.session_state.setdefault("kept", {})
    if st.session_state.get("page", page) != page:
        for name, value in kept.items():
            if name not in st.query_params:
                st.query_params[name] = value
    st.session_state["page"] = page
    remember_address()


def remember_address() -> None:
    """Note what stands in the address now."""
    params = st.query_params
    st.session_state["kept"] = {name: params[name] for name in KEPT if params.get(name)}


def go(name: str, **params: str) -> None:
    """Go to a page by its name, with what the reader had set and some parameters more."""
    kept = {**st.session_state.get("kept", {}), **params}
    st.session_state["kept"] = {key: value for key, value in kept.items() if value}
    along = {key: value for key, value in st.session_state["kept"].items() if key not in BOUND}
    st.switch_page(st.session_state["pages"][name], query_params=along)
