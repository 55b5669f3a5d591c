"""What is served: the app, and its page dressed before the browser paints it."""

from __future__ import annotations

from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware

from timeline.views.first_paint import Dressed

app = st.App(Path(__file__).with_name("app.py"), middleware=[Middleware(Dressed)])
