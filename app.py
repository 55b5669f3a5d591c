"""The app: page settings and navigation, no logic."""

from __future__ import annotations

import streamlit as st

from timeline.views import (
    claims_page,
    documents_page,
    frame_parts,
    promises_page,
    state,
    timeline_page,
    trade_page,
)

say = state.translate()
st.set_page_config(
    page_title=say("Bilateral timeline"), layout="wide", initial_sidebar_state="collapsed"
)
pages = [
    st.Page(timeline_page.page, title=say("Timeline"), url_path="timeline", default=True),
    st.Page(trade_page.page, title=say("Trade"), url_path="trade"),
    st.Page(claims_page.page, title=say("Claims"), url_path="claims"),
    st.Page(promises_page.page, title=say("Promises"), url_path="promises"),
    st.Page(documents_page.page, title=say("Documents"), url_path="documents"),
]
st.navigation(pages, position="top").run()
frame_parts.footer()
