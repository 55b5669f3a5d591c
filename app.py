"""The app: page settings and navigation, no logic."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module

import streamlit as st

from timeline.views import frame_parts, parts, state

say = state.translate()
PAGES = {
    "timeline": say("Timeline"),
    "story": say("Story"),
    "trade": say("Trade"),
    "indicators": say("Indicators"),
    "claims": say("Claims"),
    "promises": say("Promises"),
    "outlook": say("Outlook"),
    "briefing": say("Briefing"),
    "present": say("Present"),
    "documents": say("Documents"),
    "add": say("Add documents"),
    "method": say("Method"),
}


def show(name: str) -> Callable[[], None]:
    """A page by its name; its module is loaded when a reader first comes to it."""
    return lambda: import_module(f"timeline.views.{name}_page").page()


st.set_page_config(
    page_title=say("Bilateral timeline"), layout="wide", initial_sidebar_state="collapsed"
)
pages = {
    name: st.Page(show(name), title=title, url_path="home" if home else name, default=home)
    for name, title in PAGES.items()
    for home in [name == "timeline"]
}
st.session_state["pages"] = pages
# Streamlit serves the first page at / alone: who writes /timeline by hand is led there.
named = st.Page(
    lambda: state.go("timeline"),
    title=PAGES["timeline"],
    url_path="timeline",
    visibility="hidden",
)
page = st.navigation([*pages.values(), named], position="top")
state.keep_address(page.url_path)
parts.style()
frame_parts.preferences()
page.run()
state.remember_address()
