"""Our components of the page: the timeline, the panel of an event, the tags for tests."""

from __future__ import annotations

import shutil
from functools import lru_cache
from pathlib import Path
from typing import Any

import streamlit as st

from timeline.charts.script import plotly_script, plotly_version
from timeline.views import builtin
from timeline.views import state as address

HERE = Path(__file__).parent / "component"
STATIC = Path(__file__).parents[2] / "static"


def _file(*names: str) -> str:
    return "\n".join((HERE / name).read_text(encoding="utf-8") for name in names)


def _script(*names: str) -> str:
    """Scripts of one component, without indents and lines of comment: each visit sends them."""
    lines = (line.strip() for line in _file(*names).splitlines())
    return "\n".join(line for line in lines if line and not line.startswith("//"))


@lru_cache(maxsize=1)
def plotly_address() -> str:
    """Where the browser finds the plotly.js of the installed plotly package.

    Streamlit serves only the folder static/ beside app.py, so the file is copied there once for
    each version of plotly.
    """
    name = f"plotly-{plotly_version()}.min.js"
    target = STATIC / name
    if not target.exists():
        STATIC.mkdir(exist_ok=True)
        part = target.with_suffix(".part")
        shutil.copyfile(plotly_script(), part)
        part.replace(target)
    base = str(st.get_option("server.baseUrlPath")).strip("/")
    return (f"/{base}" if base else "") + f"/app/static/{name}"


def nothing() -> None:
    """Streamlit gives a component's state only where a callback is named."""


TIMELINE = (
    *("load.js", "tools.js", "unpack.js", "overview.js", "slide.js", "gestures.js", "texts.js"),
    "timeline.js",
)
timeline_part = st.components.v2.component(
    "bilateral_timeline",
    html=_file("timeline.html"),
    css=_file("timeline.css"),
    js=_script(*TIMELINE),
    isolate_styles=False,  # plotly.js writes its own style sheet into the page, not into a shadow
)
panel_part = st.components.v2.component(
    "bilateral_panel",
    html=_file("panel.html"),
    css=_file("panel.css"),
    js=_script("panel.js"),
    isolate_styles=False,
)
texts_part = st.components.v2.component(
    "bilateral_texts", js=_script("answer.js"), isolate_styles=False
)
reader_part = st.components.v2.component(
    "bilateral_reader",
    html=_file("reader.html"),
    css=_file("reader.css"),
    js=_script("reader.js"),
    isolate_styles=False,
)
cards_part = st.components.v2.component(
    "bilateral_cards",
    html=_file("cards.html"),
    css=_file("cards.css"),
    js=_script("cards.js"),
    isolate_styles=False,
)
table_part = st.components.v2.component(
    "bilateral_table",
    html=_file("table.html"),
    css=_file("table.css"),
    js=_script("table.js"),
    isolate_styles=False,
)
_style = st.components.v2.component(
    "bilateral_style",
    css=_file("page.css", "touch.css"),
    js=_script("theme.js", "load.js", "style.js"),
    isolate_styles=False,
)
_tags = st.components.v2.component("bilateral_tags", js=_script("tags.js"), isolate_styles=False)


def style() -> None:
    """Bring the style of the page; called before anything else is shown."""
    data = {
        "plotly": plotly_address(),
        "draws": st.session_state.get("page") in ("", "home"),
        "theme": address.theme(),
        "contrast": address.contrast(),
        "language": address.language().replace("_", "-"),
        "phone": address.PHONE,
        "narrow": address.narrow(),
    }
    _style(data=data, key="style", height=1, on_narrow_change=nothing)


def tag(targets: list[tuple[str, str]]) -> None:
    """Write data-testid onto what CSS selectors find, for tests from outside."""
    data = {
        "targets": [list(target) for target in targets],
        "words": builtin.words(address.translate()),
    }
    _tags(data=data, key="tags", height=1)


def state(key: str) -> dict[str, Any]:
    """What the component of a key last told."""
    return dict(st.session_state.get(key) or {})
