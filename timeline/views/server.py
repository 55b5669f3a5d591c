"""What is served: the app, and its page dressed before the browser paints it."""

from __future__ import annotations

import streamlit as st
from starlette.middleware import Middleware

from timeline import settings
from timeline.views.first_paint import Dressed

app = st.App(settings.PAGES, middleware=[Middleware(Dressed)])
