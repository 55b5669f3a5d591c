"""The app: page settings and navigation, no logic."""

from __future__ import annotations

import streamlit as st

from timeline.views import (
    add_page,
    briefing_page,
    claims_page,
    documents_page,
    frame_parts,
    method_page,
    outlook_page,
    parts,
    present_page,
    promises_page,
    state,
    story_page,
    timeline_page,
    trade_page,
)

say = state.translate()
st.set_page_config(
    page_title=say("Bilateral timeline"), layout="wide", initial_sidebar_state="collapsed"
)
pages = {
    "timeline": st.Page(
        timeline_page.page, title=say("Timeline"), url_path="timeline", default=True
    ),
    "story": st.Page(story_page.page, title=say("Story"), url_path="story"),
    "trade": st.Page(trade_page.page, title=say("Trade"), url_path="trade"),
    "claims": st.Page(claims_page.page, title=say("Claims"), url_path="claims"),
    "promises": st.Page(promises_page.page, title=say("Promises"), url_path="promises"),
    "outlook": st.Page(outlook_page.page, title=say("Outlook"), url_path="outlook"),
    "briefing": st.Page(briefing_page.page, title=say("Briefing"), url_path="briefing"),
    "present": st.Page(present_page.page, title=say("Present"), url_path="present"),
    "documents": st.Page(documents_page.page, title=say("Documents"), url_path="documents"),
    "add": st.Page(add_page.page, title=say("Add documents"), url_path="add"),
    "method": st.Page(method_page.page, title=say("Method"), url_path="method"),
}
st.session_state["pages"] = pages
page = st.navigation(list(pages.values()), position="top")
state.keep_address(page.url_path)
parts.style()
frame_parts.preferences()
page.run()
state.remember_address()
